// SPDX-License-Identifier: GPL-3.0-or-later
/* The fonts a program lays text out with, loaded when text first needs them, and everything that
 * stays warm between paragraphs: metrics, shape plans, break iterators, the glyph cache.
 * Used from one thread. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

struct fontset;

/* Lends the font file of `face` ("NotoSans-Regular", see text/face.h): one face, no collection,
 * unchanged until the fontset is destroyed. False where there is none: another face stands in. */
typedef bool font_load_fn(void *context, const char *face, const void **data, size_t *len);

struct fontset *fontset_create(font_load_fn *load, void *context);

/* The faces of Debian's fonts-noto-core, fonts-noto-cjk and fonts-materialdesignicons-webfont. */
struct fontset *fontset_create_system(void);

/* Every paragraph made with it must be destroyed before. NULL is fine. */
void fontset_destroy(struct fontset *fonts);

/* Forgets the room that layouts share, where the last texts still stand. */
void fontset_wipe(struct fontset *fonts);

/* Forgets rasterised glyphs (a first visit in measurements; memory is bounded without it). */
void fontset_forget_glyphs(struct fontset *fonts);

/* The built-in limit of the glyph cache in bytes, and what it holds now. */
size_t fontset_glyph_bytes(const struct fontset *fonts);
