// SPDX-License-Identifier: GPL-3.0-or-later
// What outlives a page, what helpers are told of it, and that a session's end leaves nothing.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "text/fontset.h"
#include "ui/element.h"
#include "ui/text_cache.h"

static struct fontset *fonts;
static struct ui *ui;

static int setup(void **state) {
	(void)state;
	fonts = fontset_create_system();
	ui = ui_create(fonts);
	return 0;
}

static int teardown(void **state) {
	(void)state;
	ui_destroy(ui);
	fontset_destroy(fonts);
	return 0;
}

static const char *const labels[RAIL_COUNT] = {"Back", "Home", "Language", "Text size", "Contrast",
	"Read aloud", "My list", "Print", "Help", "Lower"};

static struct page begin(bool is_rtl, enum text_size size) {
	ui_set(ui,
		&(struct ui_settings){
			.lang = is_rtl ? "ar" : "en", .is_rtl = is_rtl, .size = size});
	struct rail_spec rail = {.badge = "2", .emergency = "112"};
	for (int i = 0; i < RAIL_COUNT; i++) {
		rail.keys[i].label = labels[i];
	}
	rail.keys[RAIL_PRINT].is_unavailable = true;
	const struct head_spec head = {.host_name = "Arbeitsamt",
		.host_lang = "de",
		.name = "Employment Office",
		.date = "Thursday 19 November",
		.clock = "09:42"};
	return page_begin(ui, &head, &rail);
}

/* The Rail: same keys, one place, whatever the page; whole on every panel and size. */
static void test_rail_is_the_same_everywhere(void **state) {
	(void)state;
	static const struct {
		int w, h;
		enum text_size size;
		int rows, height;
	} panels[] = {
		{1920, 1080, TEXT_NORMAL, 1, 140},
		{1920, 1080, TEXT_LARGE, 1, 140},
		{1920, 1080, TEXT_VERY_LARGE, 2, 248},
		{1080, 1920, TEXT_NORMAL, 2, 252},
		{1080, 1920, TEXT_VERY_LARGE, 3, 348},
	};
	for (size_t i = 0; i < sizeof panels / sizeof *panels; i++) {
		ui_panel(ui, panels[i].w, panels[i].h, 0, 0);
		struct page page = begin(false, panels[i].size);
		assert_true(ui_layout(ui));
		assert_int_equal(page.rail->rect.h, panels[i].height);
		assert_int_equal(page.rail->rect.y + page.rail->rect.h, panels[i].h);
		int rows = 0, last_y = -1;
		for (int key = 0; key < RAIL_COUNT; key++) {
			const struct box *box = ui_find(ui, rail_id((enum rail_key)key));
			bool is_there = key != RAIL_LOWER || panels[i].w < panels[i].h;
			assert_int_equal(box != NULL, is_there);
			assert_true(!box || (box->rect.h >= 61 && box->rect.w >= 61));
		}
		for (const struct box *row = page.rail->first->first; row; row = row->next) {
			rows += row->rect.y != last_y;
			last_y = row->rect.y;
		}
		assert_int_equal(rows, panels[i].rows);
		assert_int_equal(ui_overflows(ui, NULL, NULL), 0);
	}
	ui_panel(ui, 1920, 1080, 0, 0);
}

static void test_rail_mirrors(void **state) {
	(void)state;
	ui_panel(ui, 1920, 1080, 0, 0);
	begin(false, TEXT_NORMAL);
	ui_layout(ui);
	int back = ui_find(ui, "back")->rect.x, help = ui_find(ui, "help")->rect.x;
	int w = ui_find(ui, "back")->rect.w;
	begin(true, TEXT_NORMAL);
	ui_layout(ui);
	assert_true(back < help);
	assert_int_equal(ui_find(ui, "back")->rect.x, 1920 - back - w);
	assert_true(ui_find(ui, "help")->rect.x < ui_find(ui, "back")->rect.x);
}

struct heard {
	struct str all;
};

static void hear(void *ctx, const struct ui_element *element) {
	struct heard *heard = ctx;
	str_printf(&heard->all, "%s|%s|%d\n", element->id, element->label, element->is_unavailable);
}

static void test_helpers_hear_labels(void **state) {
	(void)state;
	struct page page = begin(false, TEXT_NORMAL);
	service_card_add(page.main,
		(struct service_card_spec){.id = "service-a",
			.icon = "stethoscope",
			.name = "Health advice",
			.host_name = "Beratung",
			.host_lang = "de",
			.pill = PILL_OPEN,
			.pill_text = "Open until 16:00"});
	key_add(page.main, (struct key_spec){.id = "x", .label = "X", .spoken = "Close"});
	box_add(page.main, (struct box){.text = "not for ears", .is_silent = true});
	box_add(page.main, (struct box){.text = "only for ears", .is_spoken_only = true});
	ui_layout(ui);
	struct heard heard = {0};
	ui_list(ui, hear, &heard);
	const char *all = str_get(&heard.all);
	assert_non_null(strstr(all, "service-a|Health advice Beratung Open until 16:00|0\n"));
	assert_non_null(strstr(all, "x|Close|0\n"));
	assert_non_null(strstr(all, "print|Print|1\n"));
	assert_non_null(strstr(all, "only for ears"));
	assert_null(strstr(all, "not for ears"));
	assert_true(strstr(all, "x|Close") < strstr(all, "back|Back")); /* the Rail comes last */
	str_finish(&heard.all);
}

static void test_dump_tells_lines(void **state) {
	(void)state;
	struct page page = begin(false, TEXT_NORMAL);
	struct box *named = box_column(page.main, 0);
	named->id = "words";
	box_text(named, TYPE_BODY, "Good morning");
	ui_layout(ui);
	struct str out = {0};
	ui_dump(ui, &out);
	const char *line = strstr(str_get(&out), "#words ");
	assert_non_null(line);
	assert_non_null(strstr(line, " 1 Good morning\n\t0-12 "));
	str_finish(&out);
}

static void test_painting_stays_in_the_dirty_part(void **state) {
	(void)state;
	ui_panel(ui, 400, 300, 0, 0);
	struct box *root = ui_begin(ui);
	key_add(root, (struct key_spec){.id = "a", .label = "A"});
	ui_layout(ui);
	static uint32_t pixels[400 * 300];
	memset(pixels, 0, sizeof pixels);
	struct pixmap pixmap = {pixels, 400, 300, 400, {0, 0, 400, 300}};
	ui_paint(ui, &pixmap, (struct rect){100, 100, 50, 20});
	for (int y = 0; y < 300; y++) {
		for (int x = 0; x < 400; x++) {
			bool inside = x >= 100 && x < 150 && y >= 100 && y < 120;
			assert_int_equal(pixels[y * 400 + x] != 0, inside);
		}
	}
	ui_panel(ui, 1920, 1080, 0, 0);
}

/* Pressing, painting and releasing leave the same picture: no box remembers. */
static void test_pressed_look_comes_and_goes(void **state) {
	(void)state;
	ui_panel(ui, 400, 300, 0, 0);
	size_t bytes = 400 * 300 * sizeof(uint32_t);
	uint32_t *pixels = calloc(3, bytes);
	for (int i = 0; i < 3; i++) {
		struct box *root = ui_begin(ui);
		key_add(root, (struct key_spec){.id = "a", .label = "A"});
		ui_layout(ui);
		ui_press(ui, i == 1 ? "a" : NULL);
		struct pixmap pixmap = {
			pixels + (size_t)i * 400 * 300, 400, 300, 400, {0, 0, 400, 300}};
		ui_paint(ui, &pixmap, pixmap.clip);
	}
	assert_memory_equal(pixels, pixels + 2 * 400 * 300, bytes);
	assert_int_not_equal(memcmp(pixels, pixels + 400 * 300, bytes), 0);
	free(pixels);
	ui_panel(ui, 1920, 1080, 0, 0);
}

static void test_cache_keeps_and_wipes(void **state) {
	(void)state;
	struct text_cache *cache = text_cache_create(fonts);
	struct para_style style = {.lang = "en", .size_px = 20, .weight = 400};
	const struct para *first = text_cache_get(cache, &style, NULL, 0, "secret", 100);
	assert_ptr_equal(text_cache_get(cache, &style, NULL, 0, "secret", 100), first);
	assert_ptr_not_equal(text_cache_get(cache, &style, NULL, 0, "secret", 101), first);
	style.weight = 700;
	assert_ptr_not_equal(text_cache_get(cache, &style, NULL, 0, "secret", 100), first);
	assert_int_equal(para_line_count(text_cache_get(cache, &style, NULL, 0, "\xff", 100)), 1);
	for (int i = 0; i < 2000; i++) { /* pages come and go; the newest stay */
		char text[20];
		snprintf(text, sizeof text, "text %d", i);
		if (i % 50 == 0) {
			text_cache_begin(cache);
		}
		text_cache_get(cache, &style, NULL, 0, text, 0);
	}
	text_cache_wipe(cache);
	text_cache_destroy(cache);
}

static void test_wipe_forgets(void **state) {
	(void)state;
	begin(false, TEXT_VERY_LARGE);
	ui_layout(ui);
	ui_set_focus(ui, "back");
	ui_show_focus(ui, true);
	ui_wipe(ui);
	assert_null(ui_root(ui));
	assert_null(ui_find(ui, "back"));
	assert_null(ui_hit(ui, 100, 1000));
	assert_string_equal(ui_focus(ui), "");
	assert_int_equal(ui_theme(ui)->size, TEXT_NORMAL);
	struct pixmap none = {0};
	ui_paint(ui, &none, (struct rect){0, 0, 10, 10});
	begin(false, TEXT_NORMAL);
	assert_true(ui_layout(ui)); /* and goes on */
}

static void test_windows_are_never_too_small(void **state) {
	(void)state;
	static const int sizes[][2] = {
		{1024, 640}, {1280, 800}, {1366, 768}, {1920, 1080}, {1080, 1920}};
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		ui_panel(ui, sizes[i][0], sizes[i][1], 345, 500);
		bool is_up = sizes[i][0] < sizes[i][1];
		assert_int_equal(ui_is_portrait(ui), is_up);
		assert_true(ui_width(ui) >= (is_up ? 760 : 1200));
		assert_true(ui_height(ui) >= (is_up ? 1280 : 720));
	}
	ui_panel(ui, 1600, 900, 0, 0); /* a window on a desk: the whole design, smaller */
	assert_in_range(ui_width(ui), 1919, 1921);
	assert_in_range(ui_height(ui), 1079, 1081);
	ui_panel(ui, 1280, 800, 0, 0);
	assert_in_range(ui_width(ui), 1919, 1921);
	ui_panel(ui, 1024, 640, 0, 0); /* and no smaller than can be read */
	assert_in_range(ui_width(ui), 1551, 1553);
	ui_panel(ui, 1920, 1080, 0, 0);
}

/* What a page has too much of runs under the Rail: it must not take the way home. */
static void test_rail_keeps_its_keys_under_a_page_too_long(void **state) {
	(void)state;
	ui_panel(ui, 1920, 1080, 0, 0);
	struct page page = begin(false, TEXT_NORMAL);
	for (int i = 0; i < 3; i++) {
		key_add(page.main, (struct key_spec){.id = "long", .label = "Long", .min_h = 600});
	}
	ui_layout(ui);
	for (int key = 0; key < RAIL_COUNT; key++) {
		const struct box *box = ui_find(ui, rail_id((enum rail_key)key));
		if (box) {
			assert_ptr_equal(ui_hit(ui, box->rect.x + box->rect.w / 2,
						 box->rect.y + box->rect.h / 2),
				box);
		}
	}
}

/* The largest texts have the design's page in any window, so that no key is pushed off it. */
static void test_big_text_has_room_in_a_small_window(void **state) {
	(void)state;
	static const struct ui_settings big = {"en", false, TEXT_EXTRA, CONTRAST_DEFAULT};
	static const struct ui_settings usual = {"en", false, TEXT_NORMAL, CONTRAST_DEFAULT};
	ui_panel(ui, 1280, 800, 0, 0);
	float scale = ui_theme(ui)->scale;
	ui_set(ui, &big);
	assert_true(ui_width(ui) >= 1920 && ui_height(ui) >= 1080);
	ui_set(ui, &usual);
	assert_true(ui_theme(ui)->scale == scale);
	ui_panel(ui, 1920, 1080, 0, 0);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rail_is_the_same_everywhere),
		cmocka_unit_test(test_rail_mirrors),
		cmocka_unit_test(test_helpers_hear_labels),
		cmocka_unit_test(test_dump_tells_lines),
		cmocka_unit_test(test_painting_stays_in_the_dirty_part),
		cmocka_unit_test(test_pressed_look_comes_and_goes),
		cmocka_unit_test(test_cache_keeps_and_wipes),
		cmocka_unit_test(test_wipe_forgets),
		cmocka_unit_test(test_windows_are_never_too_small),
		cmocka_unit_test(test_rail_keeps_its_keys_under_a_page_too_long),
		cmocka_unit_test(test_big_text_has_room_in_a_small_window),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
