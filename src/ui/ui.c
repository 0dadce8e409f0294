// SPDX-License-Identifier: GPL-3.0-or-later
// Two arenas take turns, so that ids and texts of the page before stay readable while the next one
// is built. Focus and the pressed look are ids and survive any rebuild.
#include "ui/ui.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/mem.h"
#include "base/str.h"
#include "text/face.h"
#include "text/fontset.h"
#include "ui/layout.h"
#include "ui/pager.h"
#include "ui/text_cache.h"
#include "ui/ui_state.h"

#define ID_BYTES 96
#define LANG_BYTES 36
#define KNOWN_LANGS 16
#define MAX_BUILDS 3
/* The least a page is laid out for, in design pixels; a smaller window gets a smaller scale. */
#define SMALL_WINDOW_W 1500 /* pixels; a laptop's window, seen with a mouse in the hand */
#define SMALL_LEAST_W 1400
#define SMALL_LEAST_H 860
#define LEAST_W 1200
#define LEAST_H 720
#define LEAST_PORTRAIT_W 760
#define LEAST_PORTRAIT_H 1280
#define BIG_LEAST_W 1920 /* Very large and Extra; turned in portrait */
#define BIG_LEAST_H 1080
#define WINDOW_LEAST_SCALE 0.66f /* body text of 18 pixels, read from an arm's length */

struct ui {
	struct fontset *fonts;
	struct text_cache *texts;
	struct arena *arenas[2];
	int current, builds;
	struct theme theme;
	int w, h;
	float wanted_scale; /* of the panel, before a page asks for room */
	bool is_window;     /* of unknown size in the hand: the whole design before its true size */
	bool is_rtl, is_sloped, is_focus_visible;
	char lang[LANG_BYTES], focus[ID_BYTES], pressed[ID_BYTES];
	struct {
		char lang[LANG_BYTES];
		bool is_rtl;
	} known[KNOWN_LANGS];
	int known_count;
	struct box *root;
};

struct ui *ui_create(struct fontset *fonts) {
	struct ui *ui = mem_zero(sizeof *ui);
	ui->fonts = fonts;
	ui->texts = text_cache_create(fonts);
	ui->arenas[0] = arena_create();
	ui->arenas[1] = arena_create();
	theme_init(&ui->theme, 0, 0, 0);
	ui_panel(ui, 1920, 1080, 0, 0);
	snprintf(ui->lang, sizeof ui->lang, "en");
	return ui;
}

void ui_destroy(struct ui *ui) {
	if (ui) {
		text_cache_destroy(ui->texts);
		arena_destroy(ui->arenas[0]);
		arena_destroy(ui->arenas[1]);
		free(ui);
	}
}

/* The scale at which a page of this many design pixels fills the window. */
static float scale_for(const struct ui *ui, int design_w, int design_h) {
	float across = (float)ui->w / (float)design_w, down = (float)ui->h / (float)design_h;
	return across < down ? across : down;
}

/* A page needs room for its keys, and in the two largest texts all of the design's. */
static void fit_scale(struct ui *ui) {
	bool is_tall = ui_is_portrait(ui), is_small = ui->w < SMALL_WINDOW_W;
	int least_w = is_tall ? LEAST_PORTRAIT_W : is_small ? SMALL_LEAST_W : LEAST_W;
	int least_h = is_tall ? LEAST_PORTRAIT_H : is_small ? SMALL_LEAST_H : LEAST_H;
	if (ui_is_big(ui)) {
		least_w = is_tall ? BIG_LEAST_H : BIG_LEAST_W;
		least_h = is_tall ? BIG_LEAST_W : BIG_LEAST_H;
	}
	float wanted = ui->wanted_scale;
	if (ui->is_window) {
		float whole = scale_for(ui, is_tall ? BIG_LEAST_H : BIG_LEAST_W,
			is_tall ? BIG_LEAST_W : BIG_LEAST_H);
		whole = whole < WINDOW_LEAST_SCALE ? WINDOW_LEAST_SCALE : whole;
		wanted = whole < wanted ? whole : wanted;
	}
	float most = scale_for(ui, least_w, least_h);
	ui->theme.scale = wanted > most ? most : wanted;
}

void ui_panel(struct ui *ui, int w, int h, float panel_mm, float distance_mm) {
	enum contrast contrast = ui->theme.contrast;
	enum text_size size = ui->theme.size;
	theme_init(&ui->theme, w, panel_mm, distance_mm);
	ui->theme.contrast = contrast;
	ui->theme.size = size;
	ui->wanted_scale = ui->theme.scale;
	ui->is_window = panel_mm <= 0;
	ui->w = w;
	ui->h = h;
	fit_scale(ui);
}

void ui_set(struct ui *ui, const struct ui_settings *settings) {
	snprintf(ui->lang, sizeof ui->lang, "%s", settings->lang);
	ui->is_rtl = settings->is_rtl;
	ui->is_sloped = face_habit(settings->lang) == HABIT_NASTALIQ;
	ui->theme.size = settings->size;
	ui->theme.contrast = settings->contrast;
	fit_scale(ui);
}

float ui_scale(const struct ui *ui) {
	return ui->theme.scale;
}

void ui_squeeze(struct ui *ui, float factor) {
	ui->theme.scale *= factor;
}

void ui_wipe(struct ui *ui) {
	text_cache_wipe(ui->texts);
	arena_reset(ui->arenas[0]);
	arena_reset(ui->arenas[1]);
	explicit_bzero(ui->focus, sizeof ui->focus);
	explicit_bzero(ui->pressed, sizeof ui->pressed);
	ui->root = NULL;
	ui->is_focus_visible = false;
	ui->theme.size = TEXT_NORMAL;
	ui->theme.contrast = CONTRAST_DEFAULT;
	fit_scale(ui);
}

const struct theme *ui_theme(const struct ui *ui) {
	return &ui->theme;
}

const char *ui_lang(const struct ui *ui) {
	return ui->lang;
}

bool ui_is_rtl(const struct ui *ui) {
	return ui->is_rtl;
}

bool ui_is_sloped(const struct ui *ui) {
	return ui->is_sloped;
}

bool ui_is_portrait(const struct ui *ui) {
	return ui->w * 10 < ui->h * 12;
}

bool ui_is_big(const struct ui *ui) {
	return theme_is_big(&ui->theme);
}

bool ui_is_high(const struct ui *ui) {
	return ui->theme.contrast != CONTRAST_DEFAULT;
}

int ui_width(const struct ui *ui) {
	return (int)((float)ui->w / ui->theme.scale + 0.5f);
}

int ui_height(const struct ui *ui) {
	return (int)((float)ui->h / ui->theme.scale + 0.5f);
}

int ui_px(const struct ui *ui, float design_px) {
	return theme_px(&ui->theme, design_px);
}

struct arena *ui_arena(struct ui *ui) {
	return ui->arenas[ui->current];
}

struct text_cache *ui_texts(struct ui *ui) {
	return ui->texts;
}

struct fontset *ui_fonts(struct ui *ui) {
	return ui->fonts;
}

void *ui_scratch(struct ui *ui, size_t bytes) {
	return arena_alloc(ui_arena(ui), bytes);
}

const char *ui_pressed(const struct ui *ui) {
	return ui->pressed;
}

bool ui_lang_is_rtl(struct ui *ui, const char *lang) {
	for (int i = 0; i < ui->known_count; i++) {
		if (strcmp(ui->known[i].lang, lang) == 0) {
			return ui->known[i].is_rtl;
		}
	}
	struct para_style style = {.lang = lang, .size_px = 10, .weight = 400};
	bool is_rtl = para_is_rtl(text_cache_get(ui->texts, &style, NULL, 0, "", 0));
	int at = ui->known_count < KNOWN_LANGS ? ui->known_count++ : KNOWN_LANGS - 1;
	snprintf(ui->known[at].lang, sizeof ui->known[at].lang, "%s", lang);
	ui->known[at].is_rtl = is_rtl;
	return is_rtl;
}

struct box *ui_begin(struct ui *ui) {
	ui->current = !ui->current;
	arena_reset(ui_arena(ui));
	if (ui->builds == 0) {
		text_cache_begin(ui->texts);
	}
	ui->root = box_make(ui, (struct box){.kind = BOX_STACK, .look = LOOK_PAGE});
	return ui->root;
}

struct box *ui_root(struct ui *ui) {
	return ui->root;
}

/* True if every pager's bar says what the pager found. */
static bool bars_agree(const struct box *box) {
	const struct pager *pager = box->kind == BOX_PAGED ? box->pager : NULL;
	if (pager && (pager->pages > 1 || pager->bar_pages > 1) &&
		(pager->pages != pager->bar_pages || pager->page != pager->bar_page)) {
		return false;
	}
	for (const struct box *child = box->first; child; child = child->next) {
		if (!bars_agree(child)) {
			return false;
		}
	}
	return true;
}

bool ui_layout(struct ui *ui) {
	layout_place(ui->root, ui->w);
	layout_arrange(ui->root, 0, 0, ui->h);
	ui->builds++;
	if (bars_agree(ui->root) || ui->builds >= MAX_BUILDS) {
		ui->builds = 0;
		return true;
	}
	return false;
}

/* Visiting */

static struct box *modal_in(struct box *box) {
	struct box *found = box->is_modal && !box->is_hidden ? box : NULL;
	for (struct box *child = box->first; child; child = child->next) {
		struct box *inside = child->is_hidden ? NULL : modal_in(child);
		found = inside ? inside : found;
	}
	return found;
}

struct box *ui_modal(struct ui *ui) {
	return ui->root ? modal_in(ui->root) : NULL;
}

enum visit_part { VISIT_ALL, VISIT_NO_RAIL };

static bool visit(struct box *box, enum visit_part part, ui_visit_fn *fn, void *ctx) {
	if (box->is_hidden || (part == VISIT_NO_RAIL && box->is_rail)) {
		return false;
	}
	bool skip = false;
	if (fn(ctx, box, &skip)) {
		return true;
	}
	for (struct box *child = box->first; child && !skip; child = child->next) {
		if (visit(child, part, fn, ctx)) {
			return true;
		}
	}
	return false;
}

static bool visit_rails(struct box *box, ui_visit_fn *fn, void *ctx) {
	if (box->is_hidden) {
		return false;
	}
	if (box->is_rail) {
		return visit(box, VISIT_ALL, fn, ctx);
	}
	for (struct box *child = box->first; child; child = child->next) {
		if (visit_rails(child, fn, ctx)) {
			return true;
		}
	}
	return false;
}

bool ui_visit(struct ui *ui, ui_visit_fn *fn, void *ctx) {
	if (!ui->root) {
		return false;
	}
	struct box *modal = modal_in(ui->root);
	return visit(modal ? modal : ui->root, VISIT_NO_RAIL, fn, ctx) ||
		visit_rails(ui->root, fn, ctx);
}

/* Hit testing */

struct hit {
	struct ui *ui;
	int x, y;
	struct box *found;
	bool is_inside; /* the point is inside `found` itself, not only near it */
};

static bool contains(struct rect rect, int x, int y) {
	return x >= rect.x && x < rect.x + rect.w && y >= rect.y && y < rect.y + rect.h;
}

static struct rect grown_to(struct rect rect, int least) {
	int dx = rect.w < least ? least - rect.w : 0, dy = rect.h < least ? least - rect.h : 0;
	return (struct rect){rect.x - dx / 2, rect.y - dy / 2, rect.w + dx, rect.h + dy};
}

static bool hit_box(void *ctx, struct box *box, bool *skip) {
	(void)skip;
	struct hit *hit = ctx;
	if (!box->is_pressable || box->rect.w == 0) {
		return false;
	}
	struct rect near = grown_to(box->rect, ui_px(hit->ui, TOUCH_MIN_PX));
	bool is_inside = contains(box->rect, hit->x, hit->y);
	if (!is_inside && (hit->is_inside || !contains(near, hit->x, hit->y))) {
		return false;
	}
	struct rect old = hit->found ? hit->found->rect : (struct rect){0};
	bool is_smaller = (int64_t)box->rect.w * box->rect.h <= (int64_t)old.w * old.h;
	if (!hit->found || (is_inside && !hit->is_inside) || is_smaller) {
		hit->found = box;
		hit->is_inside = is_inside;
	}
	return false;
}

static bool is_on_rail(const struct box *box, int x, int y) {
	if (box->is_hidden || box->is_rail) {
		return !box->is_hidden && contains(box->rect, x, y);
	}
	for (const struct box *child = box->first; child; child = child->next) {
		if (is_on_rail(child, x, y)) {
			return true;
		}
	}
	return false;
}

struct box *ui_hit(struct ui *ui, int x, int y) {
	struct hit hit = {.ui = ui, .x = x, .y = y};
	if (ui->root && is_on_rail(ui->root, x, y)) {
		/* A page too long for its place runs under the Rail, and never takes its keys. */
		visit_rails(ui->root, hit_box, &hit);
	} else {
		ui_visit(ui, hit_box, &hit);
	}
	return hit.found;
}

static bool is_lost(void *ctx, struct box *box, bool *skip) {
	(void)skip;
	const struct ui *ui = ctx;
	int x = box->rect.x + box->rect.w / 2, y = box->rect.y + box->rect.h / 2;
	return box->is_pressable && box->id &&
		(!contains((struct rect){0, 0, ui->w, ui->h}, x, y) || is_on_rail(ui->root, x, y));
}

bool ui_loses_keys(struct ui *ui) {
	struct box *modal = ui_modal(ui);
	return ui->root && visit(modal ? modal : ui->root, VISIT_NO_RAIL, is_lost, ui);
}

struct over {
	struct ui *ui;
	const char *id;
	int x, y, slop_px;
};

static bool is_over_box(void *ctx, struct box *box, bool *skip) {
	(void)skip;
	const struct over *over = ctx;
	if (!box->is_pressable || !box->id || strcmp(box->id, over->id) != 0) {
		return false;
	}
	struct rect near = grown_to(box->rect, ui_px(over->ui, TOUCH_MIN_PX));
	int slop = over->slop_px;
	return contains(
		(struct rect){near.x - slop, near.y - slop, near.w + 2 * slop, near.h + 2 * slop},
		over->x, over->y);
}

bool ui_is_over(struct ui *ui, const char *id, int x, int y, int slop_px) {
	struct over over = {ui, id, x, y, slop_px};
	return ui_visit(ui, is_over_box, &over);
}

struct search {
	const char *id;
	struct box *found;
};

static bool search_box(void *ctx, struct box *box, bool *skip) {
	(void)skip;
	struct search *search = ctx;
	if (box->id && strcmp(box->id, search->id) == 0) {
		search->found = box;
		return true;
	}
	return false;
}

struct box *ui_find(struct ui *ui, const char *id) {
	struct search search = {.id = id};
	ui_visit(ui, search_box, &search);
	return search.found;
}

void ui_press(struct ui *ui, const char *id) {
	snprintf(ui->pressed, sizeof ui->pressed, "%s", id ? id : "");
}

const char *ui_focus(const struct ui *ui) {
	return ui->focus;
}

void ui_set_focus(struct ui *ui, const char *id) {
	snprintf(ui->focus, sizeof ui->focus, "%s", id ? id : "");
}

void ui_show_focus(struct ui *ui, bool is_visible) {
	ui->is_focus_visible = is_visible;
}

bool ui_focus_is_visible(const struct ui *ui) {
	return ui->is_focus_visible;
}

/* Lists */

struct listing {
	struct ui *ui;
	ui_element_fn *fn;
	void *ctx;
};

static void list_one(struct listing *list, struct box *box) {
	struct ui_element element = {.id = box->id ? box->id : "",
		.role = box->role,
		.label = box_label(box),
		.rect = box->rect,
		.is_pressable = box->is_pressable,
		.is_selected = box->is_selected,
		.is_unavailable = box->is_unavailable};
	element.is_focused = *element.id && strcmp(element.id, list->ui->focus) == 0;
	list->fn(list->ctx, &element);
}

static bool has_pressable(const struct box *box) {
	for (const struct box *child = box->first; child; child = child->next) {
		if (child->is_pressable || has_pressable(child)) {
			return true;
		}
	}
	return false;
}

static bool list_box(void *ctx, struct box *box, bool *skip) {
	struct listing *list = ctx;
	if (box->is_silent) {
		*skip = true;
		return false;
	}
	bool speaks = box->is_pressable || box->is_focusable || (box->text && *box->text) ||
		(box->label && *box->label) || box->id;
	if (speaks) {
		list_one(list, box);
	}
	/* A key's texts are its label; a named group's inside is listed on its own. */
	*skip = (box->is_pressable && !has_pressable(box)) || (box->label && !box->first);
	return false;
}

void ui_list(struct ui *ui, ui_element_fn *fn, void *ctx) {
	struct listing list = {ui, fn, ctx};
	ui_visit(ui, list_box, &list);
}

/* Checks */

struct check {
	ui_overflow_fn *fn;
	void *ctx;
	size_t count;
};

static void complain(struct check *check, const struct box *box, const char *why) {
	check->count++;
	if (check->fn) {
		check->fn(check->ctx, box, why);
	}
}

static void check_box(struct check *check, const struct box *box) {
	if (box->is_hidden || box->is_spoken_only) {
		return;
	}
	if (box->does_overflow) {
		complain(check, box, "content does not fit its place");
	}
	if (box->kind == BOX_TEXT && box->para) {
		if (para_breaks_word(box->para) && !layout_has_address(box->text)) {
			complain(check, box, "a word is broken between letters");
		}
		if (box->max_lines && para_line_count(box->para) > box->max_lines) {
			complain(check, box, "more lines than allowed");
		}
		if (para_missing(box->para)) {
			complain(check, box, "a character has no glyph");
		}
	}
	if (box->kind == BOX_QR && box->rect.w < theme_px(ui_theme(box->ui), (float)box->w)) {
		complain(check, box, "a code has no room for its modules");
	}
	for (const struct box *child = box->first; child; child = child->next) {
		check_box(check, child);
	}
}

size_t ui_overflows(struct ui *ui, ui_overflow_fn *fn, void *ctx) {
	struct check check = {fn, ctx, 0};
	if (ui->root) {
		check_box(&check, ui->root);
	}
	return check.count;
}

/* Layout gives no size to what a page hides; it is asked again with nothing hidden. */
static void unhide(struct box *box, const struct pager *pager) {
	for (struct box *child = box->first; child; child = child->next) {
		if (box->kind == BOX_PAGED && box->pager == pager) {
			child->is_hidden = false;
		} else {
			unhide(child, pager);
		}
	}
}

static void arrange_again(struct ui *ui, const struct pager *pager) {
	unhide(ui->root, pager);
	layout_place(ui->root, ui->w);
	layout_arrange(ui->root, 0, 0, ui->h);
}

bool ui_overflows_elsewhere(struct ui *ui, struct pager *pager) {
	struct pager_place place = pager_place(pager);
	bool does_overflow = false;
	for (int page = 0; page < pager->pages && !does_overflow; page++) {
		if (page != place.page) {
			pager->page = page;
			arrange_again(ui, pager);
			does_overflow = ui_overflows(ui, NULL, NULL) > 0;
		}
	}
	pager_return(pager, &place);
	arrange_again(ui, pager);
	return does_overflow;
}

static void dump_line(const struct para *para, int index, struct str *out) {
	const struct para_line *line = para_line(para, index);
	str_printf(out, "\t%zu-%zu %.1f:", line->start, line->end, (double)line->width_px);
	for (size_t r = line->first_run; r < line->first_run + line->run_count; r++) {
		const struct para_run *run = para_run(para, r);
		for (size_t g = 0; g < run->glyph_count; g++) {
			str_printf(out, " %u", run->glyphs[g].id);
		}
		str_append(out, run->level % 2 ? " <" : " >");
	}
	str_append_char(out, '\n');
}

static void dump_box(const struct box *box, const char *id, struct str *out) {
	if (box->is_hidden) {
		return;
	}
	id = box->id ? box->id : id;
	if (box->kind == BOX_TEXT && box->para && !box->is_spoken_only) {
		int lines = para_line_count(box->para);
		str_printf(out, "#%s %d %d %d %d %d %s\n", id, box->rect.x, box->rect.y,
			box->rect.w, box->rect.h, lines, box->text);
		for (int i = 0; i < lines; i++) {
			dump_line(box->para, i, out);
		}
	}
	for (const struct box *child = box->first; child; child = child->next) {
		dump_box(child, id, out);
	}
}

void ui_dump(struct ui *ui, struct str *out) {
	if (ui->root) {
		dump_box(ui->root, "", out);
	}
}
