// SPDX-License-Identifier: GPL-3.0-or-later
// The pictures see what they are for. Each page is drawn again with one fault at a time, in every
// place where the fault can be made: a directional icon the wrong way round, a mark of a text left
// out, something 3 px off, a label without its last letter. Each must turn the picture red. Faults
// are made in the laid-out tree, so that nothing but the fault changes.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
// cmocka needs the four above first
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "device/shot.h"
#include "device/window.h"
#include "dump.h"
#include "grade.h"
#include "pages.h"
#include "screens/app.h"
#include "text/font.h"
#include "text/para_parts.h"
#include "ui/icons.h"
#include "ui/ui.h"

static const char *const names[] = {
	"ar-home-landscape",
	"ar-article-landscape",
	"ar-article-portrait",
	"th-home-landscape",
	"th-article-portrait",
	"th-service-landscape",
	"ur-service-landscape",
	"en-find-portrait",
	"en-home-landscape-contrast-1",
};

struct test {
	struct app *app;
	struct shot_grey reference;
	const char *page, *fault;
	struct str *dump; /* of the page without a fault, where the dump may see it as well */
	int tried, missed, least; /* the grade of the fault that was hardest to see */
};

typedef void fault_fn(struct test *test, struct box *box);

static void paint(struct test *test, struct shot_grey *grey) {
	struct pixmap *pixmap = window_pixmap(test->app->window);
	ui_paint(test->app->ui, pixmap, (struct rect){0, 0, pixmap->w, pixmap->h});
	shot_grey_init(grey, pixmap);
}

static bool differs(struct test *test) {
	struct str dump = {0};
	dump_page(test->app, &dump);
	bool is_same = !strcmp(str_get(&dump), str_get(test->dump));
	str_finish(&dump);
	return !is_same;
}

/* Draws the page with the fault that was just made in `box`. */
static void judge(struct test *test, const struct box *box) {
	struct shot_grey grey;
	paint(test, &grey);
	struct grade grade = grade_of(&grey, &test->reference);
	bool is_dumped = test->dump && differs(test);
	test->tried++;
	test->least = grade.max < test->least ? grade.max : test->least;
	if (grade_is_same(&grade) && !is_dumped) {
		test->missed++;
		fprintf(stderr, "%s: %s is not seen in #%s \"%.40s\" %s at %d, %d: %d, %.4f\n",
			test->page, test->fault, box->id ? box->id : "", box->text ? box->text : "",
			box->icon ? box->icon : "", box->rect.x, box->rect.y, grade.max,
			grade.mean);
	}
	shot_grey_finish(&grey);
}

static void mirror_icon(struct test *test, struct box *box) {
	bool must_flip = false;
	const struct icon *icon = box->kind == BOX_ICON ? icon_find(box->icon) : NULL;
	if (icon && (icon_in_rtl(icon, &must_flip) != icon || must_flip)) {
		box->is_rtl = !box->is_rtl;
		judge(test, box);
		box->is_rtl = !box->is_rtl;
	}
}

static void shift(struct box *box, int x, int y) {
	box->rect.x += x;
	box->rect.y += y;
	for (struct box *child = box->first; child; child = child->next) {
		shift(child, x, y);
	}
}

static bool is_drawn(const struct box *box) {
	return (box->kind == BOX_TEXT && box->para && box->text && *box->text) ||
		box->kind == BOX_ICON || box->is_pressable;
}

static void move(struct test *test, struct box *box) {
	static const int ways[][2] = {{3, 0}, {-3, 0}, {0, 3}, {0, -3}};
	for (size_t i = 0; is_drawn(box) && i < 4; i++) {
		shift(box, ways[i][0], ways[i][1]);
		judge(test, box);
		shift(box, -ways[i][0], -ways[i][1]);
	}
}

static void forget_tile(struct para *para) {
	free(para->tile);
	para->tile = NULL;
	para->has_ink = false;
}

/* Draws nothing for this glyph; everything else stays where it is. */
static void leave_out(struct test *test, struct box *box, const struct para_run *run, size_t at) {
	struct para_glyph *glyph = (struct para_glyph *)&run->glyphs[at];
	uint32_t id = glyph->id;
	glyph->id = font_glyph((struct font *)run->font, ' ');
	forget_tile(box->para);
	judge(test, box);
	glyph->id = id;
	forget_tile(box->para);
}

static bool has_ink(const struct para_run *run, size_t at) {
	struct font_ink ink = font_glyph_ink((struct font *)run->font, run->glyphs[at].id);
	return ink.x0 < ink.x1 && ink.y0 < ink.y1;
}

static bool is_text(const struct box *box) {
	return box->kind == BOX_TEXT && box->para && !box->is_spoken_only;
}

/* A tone, vowel sign or dot that the font draws with a glyph of its own has no advance. */
static void drop_marks(struct test *test, struct box *box) {
	for (size_t r = 0; is_text(box) && r < para_run_count(box->para); r++) {
		const struct para_run *run = para_run(box->para, r);
		for (size_t i = 0; run->font && i < run->glyph_count; i++) {
			if (run->glyphs[i].advance == 0 && has_ink(run, i)) {
				leave_out(test, box, run, i);
			}
		}
	}
}

/* Arabic dots belong to the letter's glyph: the letter without them takes its place. In small grey
 * texts a single dot is less than a step of the reference, so the dump looks as well. */
static const char *const dotless[][2] = {{"ب", "ٮ"}, {"ت", "ٮ"}, {"ن", "ں"}, {"ف", "ڡ"}, {"ق", "ٯ"},
	{"خ", "ح"}, {"ج", "ح"}, {"ذ", "د"}, {"ز", "ر"}, {"ش", "س"}, {"ض", "ص"}, {"ظ", "ط"},
	{"غ", "ع"}, {"ي", "ى"}, {"ة", "ه"}};

static void replace(struct test *test, struct box *box, size_t at, const char *by) {
	const char *text = box->text;
	struct rect rect = box->rect;
	float width_px = para_width_px(box->para);
	char *changed = strdup(text);
	memcpy(changed + at, by, strlen(by));
	box->text = changed;
	ui_layout(test->app->ui);
	bool is_same_place = !memcmp(&rect, &box->rect, sizeof rect) &&
		para_width_px(box->para) - width_px < 0.1f &&
		width_px - para_width_px(box->para) < 0.1f;
	if (is_same_place) { /* else the fault is more than a mark */
		judge(test, box);
	}
	box->text = text;
	ui_layout(test->app->ui);
	free(changed);
}

static void drop_dots(struct test *test, struct box *box) {
	for (size_t i = 0; is_text(box) && i < sizeof dotless / sizeof *dotless; i++) {
		const char *at = strstr(box->text, dotless[i][0]);
		if (at) {
			replace(test, box, (size_t)(at - box->text), dotless[i][1]);
		}
	}
}

static void cut(struct test *test, struct box *box) {
	if (!is_text(box) || !para_run_count(box->para)) {
		return;
	}
	size_t last = para_is_rtl(box->para) ? 0 : para_run_count(box->para) - 1;
	const struct para_run *run = para_run(box->para, last);
	for (size_t i = 0; run->font && i < run->glyph_count; i++) {
		size_t at = run->level % 2 ? i : run->glyph_count - 1 - i;
		if (run->glyphs[at].advance && has_ink(run, at)) {
			leave_out(test, box, run, at);
			return;
		}
	}
}

static void walk(struct test *test, struct box *box, fault_fn *fault) {
	struct rect page = {
		0, 0, window_pixmap(test->app->window)->w, window_pixmap(test->app->window)->h};
	struct rect shown = rect_intersect(box->rect, page);
	if (box->is_hidden || box->is_spoken_only) {
		return;
	}
	if (shown.w > 0 && shown.h > 0) {
		fault(test, box);
	}
	for (struct box *child = box->first; child; child = child->next) {
		walk(test, child, fault);
	}
}

static int run(const char *what, fault_fn *fault, bool has_dump) {
	int tried = 0, missed = 0, least = 255;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const struct page_case *page = pages_find(names[i]);
		assert_non_null(page);
		struct test test = {.app = pages_open(page->is_tall),
			.page = page->name,
			.fault = what,
			.least = 255};
		pages_show(test.app, page);
		struct str dump = {0};
		dump_page(test.app, &dump);
		test.dump = has_dump ? &dump : NULL;
		paint(&test, &test.reference);
		grade_simplify(&test.reference);
		walk(&test, ui_root(test.app->ui), fault);
		shot_grey_finish(&test.reference);
		str_finish(&dump);
		pages_close(test.app);
		tried += test.tried;
		missed += test.missed;
		least = test.least < least ? test.least : least;
	}
	printf("%s: %d places, %d not seen, the least differs by %d\n", what, tried, missed, least);
	assert_true(tried >= 20);
	return missed;
}

static void a_mirrored_icon_is_seen(void **state) {
	(void)state;
	assert_int_equal(run("a mirrored icon", mirror_icon, false), 0);
}

static void a_dropped_mark_is_seen(void **state) {
	(void)state;
	assert_int_equal(run("a dropped mark", drop_marks, false), 0);
}

static void a_dropped_dot_is_seen(void **state) {
	(void)state;
	assert_int_equal(run("a dropped dot", drop_dots, true), 0);
}

static void a_shift_of_3_px_is_seen(void **state) {
	(void)state;
	assert_int_equal(run("a shift of 3 px", move, false), 0);
}

static void a_cut_label_is_seen(void **state) {
	(void)state;
	assert_int_equal(run("a cut label", cut, false), 0);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_mirrored_icon_is_seen),
		cmocka_unit_test(a_dropped_mark_is_seen),
		cmocka_unit_test(a_dropped_dot_is_seen),
		cmocka_unit_test(a_shift_of_3_px_is_seen),
		cmocka_unit_test(a_cut_label_is_seen),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
