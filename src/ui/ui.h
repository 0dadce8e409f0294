// SPDX-License-Identifier: GPL-3.0-or-later
/* The toolkit's own state: theme, language and direction of the page, caches, focus, and the tree
 * that is on screen. A screen does
 *
 *	do {
 *		struct box *root = ui_begin(ui);
 *		… build …
 *	} while (!ui_layout(ui));
 *	ui_paint(ui, pixmap, dirty);
 *
 * and builds again when something changes. Focus is kept by id over rebuilds. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/geometry.h"
#include "ui/box.h"
#include "ui/theme.h"

struct arena;
struct fontset;
struct str;
struct ui;

struct ui_settings {
	const char *lang; /* BCP 47, copied */
	bool is_rtl;
	enum text_size size;
	enum contrast contrast;
};

struct ui *ui_create(struct fontset *fonts); /* `fonts` is lent for the ui's life */
void ui_destroy(struct ui *ui);

/* The panel: pixels of the page, width in mm (0: unknown), viewing distance in mm (0: 600).
 * A page narrower than 1.2 : 1 is portrait. A window too small for its scale (under 1024 × 640
 * design pixels) gets a smaller scale; one of unknown width shows all of the 1920 × 1080 design as
 * long as its scale stays above 0.8. */
void ui_panel(struct ui *ui, int w, int h, float panel_mm, float distance_mm);
void ui_set(struct ui *ui, const struct ui_settings *settings);

/* Pixels of the panel a design pixel. */
float ui_scale(const struct ui *ui);

/* A page that must be built once more and smaller: its scale times `factor` until ui_set(). */
void ui_squeeze(struct ui *ui, float factor);

/* True if a key of the page on screen lies outside the panel or wholly under the Rail, where nobody
 * can touch it. */
bool ui_loses_keys(struct ui *ui);

/* End of a session: tree, texts, paragraphs and focus are zeroed and forgotten. */
void ui_wipe(struct ui *ui);

const struct theme *ui_theme(const struct ui *ui);
const char *ui_lang(const struct ui *ui);
bool ui_is_rtl(const struct ui *ui);
bool ui_is_sloped(const struct ui *ui); /* Nastaliq: lines are high, but with air of their own */
bool ui_is_portrait(const struct ui *ui);
bool ui_is_big(const struct ui *ui);  /* Very large or Extra */
bool ui_is_high(const struct ui *ui); /* one of the high contrasts */
int ui_width(const struct ui *ui);    /* in design pixels */
int ui_height(const struct ui *ui);
int ui_px(const struct ui *ui, float design_px);

/* Memory of the page being built; lent until the next-but-one ui_begin(). */
struct arena *ui_arena(struct ui *ui);

/* Starts a new page; returns its root, a stack as large as the panel. */
struct box *ui_begin(struct ui *ui);
struct box *ui_root(struct ui *ui); /* of the page that was begun last */

/* Lays the page out. False if a pager found another number of pages than its bar was built with:
 * build again (settles by the second time; after the third it is true in any case). */
bool ui_layout(struct ui *ui);

/* Paints what meets `dirty` (all of it: {0, 0, w, h}). */
void ui_paint(struct ui *ui, struct pixmap *pixmap, struct rect dirty);

/* What a finger at x, y means: the smallest pressable box there, none smaller than the touch
 * minimum; NULL for none. Under a modal box only its inside and the Rail count. */
struct box *ui_hit(struct ui *ui, int x, int y);

/* By id, shown boxes only; NULL if not on the page. */
struct box *ui_find(struct ui *ui, const char *id);

/* The pressed look: of this id, or none (NULL). */
void ui_press(struct ui *ui, const char *id);

/* Focus, by id. "" while nothing is focused; the ring is drawn only while it is visible (keys
 * show it, a touch hides it). */
const char *ui_focus(const struct ui *ui);
void ui_set_focus(struct ui *ui, const char *id);
void ui_show_focus(struct ui *ui, bool is_visible);
bool ui_focus_is_visible(const struct ui *ui);

/* The page as a list for reading aloud, journeys and tests, in reading order, the Rail last:
 * headings, texts, images with a label, and everything that presses (its texts are its label). */
struct ui_element {
	const char *id; /* "" if none */
	enum role role;
	const char *label;
	struct rect rect;
	bool is_pressable, is_selected, is_unavailable, is_focused;
};
typedef void ui_element_fn(void *ctx, const struct ui_element *element);
void ui_list(struct ui *ui, ui_element_fn *fn, void *ctx);

/* Everything that does not fit: content higher than its place, a word broken between letters,
 * more lines than max_lines, a glyph that is in no font. Returns how many; `fn` may be NULL. */
typedef void ui_overflow_fn(void *ctx, const struct box *box, const char *why);
size_t ui_overflows(struct ui *ui, ui_overflow_fn *fn, void *ctx);

/* True if something does not fit on a page of `pager` that is not shown now. Every one is arranged in
 * turn, and then the one that is shown. */
bool ui_overflows_elsewhere(struct ui *ui, struct pager *pager);

/* Appends a line for each text: id of the nearest named box, x y w h, line count, text; then a
 * line for each line with its byte range, width and glyph ids. */
void ui_dump(struct ui *ui, struct str *out);
