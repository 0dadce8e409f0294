// SPDX-License-Identifier: GPL-3.0-or-later
// One page or none, and every bar within its column.
#include "paper/chart.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/err.h"
#include "paper/layout.h"
#include "paper/sheet.h"
#include "text/fontset.h"

#define MOST 200

static struct fontset *fonts;

static int enter(void **state) {
	(void)state;
	fonts = fontset_create_system();
	return 0;
}

static int leave(void **state) {
	(void)state;
	fontset_destroy(fonts);
	return 0;
}

static struct layout *lay_out(const char *label, size_t bars, size_t charts, struct err *err) {
	struct chart_bar bar[MOST];
	struct chart chart[MOST];
	for (size_t i = 0; i < bars; i++) {
		bar[i] = (struct chart_bar){label, "12", (float)i / 7 - 0.5f, i % 2};
	}
	for (size_t i = 0; i < charts; i++) {
		chart[i] = (struct chart){"Languages", bar, bars, "and more"};
	}
	const struct chart_page page = {"en", "Title", "Office", "Foot", chart, charts};
	return chart_layout(fonts, &page, err);
}

static void marks_stay_on_the_page(void **state) {
	(void)state;
	struct err err = {{0}};
	struct layout *layout = lay_out("Tigrinya · ትግርኛ", 9, 8, &err);
	if (!layout) {
		fail_msg("%s", err.text);
	}
	const struct sheet *sheet = sheet_find("a4");
	float margin = (float)sheet->margin_dots;
	assert_int_equal(layout_page_count(layout), 1);
	assert_int_equal(layout_missing(layout), 0);
	size_t bars = 0;
	for (size_t i = 0; i < layout_mark_count(layout); i++) {
		const struct mark *mark = layout_mark(layout, i);
		assert_true(mark->x >= margin && mark->y >= margin);
		assert_true(mark->x + mark->w <= (float)sheet->width_dots - margin);
		assert_true(mark->y + mark->h <= (float)sheet->height_dots - margin);
		bars += mark->kind == MARK_FRAME;
	}
	assert_int_equal(bars, 8 * 2); /* those of 9 that are open and have a bar: 5th and 7th */
	layout_destroy(layout);
}

static void too_much_is_said(void **state) {
	(void)state;
	struct err err = {{0}};
	assert_null(lay_out("Tigrinya", 100, 8, &err));
	assert_string_equal(err.text, "paper: there are more charts than one page holds");
	*err.text = '\0';
	assert_null(lay_out("\xff", 2, 2, &err));
	assert_true(*err.text);
	struct layout *empty = lay_out("", 0, 0, &err);
	assert_non_null(empty);
	layout_destroy(empty);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(marks_stay_on_the_page),
		cmocka_unit_test(too_much_is_said),
	};
	return cmocka_run_group_tests(tests, enter, leave);
}
