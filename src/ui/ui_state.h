// SPDX-License-Identifier: GPL-3.0-or-later
/* What the files of the toolkit share about a ui; screens have no need of it. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

struct box;
struct fontset;
struct text_cache;
struct ui;

struct text_cache *ui_texts(struct ui *ui);
struct fontset *ui_fonts(struct ui *ui);

/* Direction of a language's own paragraphs. */
bool ui_lang_is_rtl(struct ui *ui, const char *lang);

/* Zeroed memory of the page, for lists while it is laid out. */
void *ui_scratch(struct ui *ui, size_t bytes);

const char *ui_pressed(const struct ui *ui);

/* The topmost modal box, or NULL. */
struct box *ui_modal(struct ui *ui);

/* Calls `fn` for every shown box that may be reached (see is_modal), in reading order, those of
 * the Rail last; stops and returns true when `fn` does. With `fn` false for a box its inside is
 * visited too, unless it set *skip. */
typedef bool ui_visit_fn(void *ctx, struct box *box, bool *skip);
bool ui_visit(struct ui *ui, ui_visit_fn *fn, void *ctx);

/* True while a finger on box `id` is still on it, or within `slop_px`. Where several boxes do the
 * same and share the id, any of them counts. */
bool ui_is_over(struct ui *ui, const char *id, int x, int y, int slop_px);
