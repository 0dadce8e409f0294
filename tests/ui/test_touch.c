// SPDX-License-Identifier: GPL-3.0-or-later
// Scripts of a finger and of keys over one small page.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "text/fontset.h"
#include "ui/element.h"

static struct fontset *fonts;
static struct ui *ui;

/* Four keys in a square, a Rail of one, and a dialog if asked. */
static void build(bool has_dialog) {
	struct box *root = ui_begin(ui);
	struct box *page = box_add(root, (struct box){.kind = BOX_COLUMN});
	struct box *upper = box_add(page, (struct box){.kind = BOX_STACK, .grow = 1});
	struct box *rail = box_add(page, (struct box){.kind = BOX_ROW, .is_rail = true});
	key_add(rail, (struct key_spec){.id = "home", .label = "Home", .w = 200});
	struct box *grid = box_add(upper,
		(struct box){
			.kind = BOX_GRID, .columns = 2, .gap = 100, .self_along = PLACE_START});
	static const char *const ids[] = {"a", "b", "c", "d"};
	for (int i = 0; i < 4; i++) {
		key_add(grid, (struct key_spec){.id = ids[i], .label = ids[i]});
	}
	if (has_dialog) {
		struct box *over =
			box_add(upper, (struct box){.kind = BOX_STACK, .is_modal = true});
		key_add(over, (struct key_spec){.id = "yes", .label = "Yes", .w = 300})->self =
			PLACE_CENTRE;
	}
	assert_true(ui_layout(ui));
}

static int setup(void **state) {
	(void)state;
	fonts = fontset_create_system();
	ui = ui_create(fonts);
	ui_panel(ui, 1000, 1000, 248, 600);
	return 0;
}

static int teardown(void **state) {
	(void)state;
	ui_destroy(ui);
	fontset_destroy(fonts);
	return 0;
}

/* A script: events on key `on`, moved by dx, dy; what is acted on at the end. */
struct event {
	enum touch_kind kind;
	const char *on;
	int dx, dy, finger;
	int64_t ms;
};
static const struct {
	const char *name;
	struct event events[6];
	int count;
	const char *acted; /* by the last event */
	bool is_drag;
} scripts[] = {
	{"a tap", {{TOUCH_PRESS, "a", 0, 0, 1, 0}, {TOUCH_RELEASE, "a", 0, 0, 1, 120}}, 2, "a",
		false},
	{"a small slip", {{TOUCH_PRESS, "a", 0, 0, 1, 0}, {TOUCH_RELEASE, "a", 5, 5, 1, 120}}, 2,
		"a", false},
	{"away", {{TOUCH_PRESS, "a", 0, 0, 1, 0}, {TOUCH_RELEASE, "b", 0, 0, 1, 120}}, 2, NULL,
		false},
	{"away and back",
		{{TOUCH_PRESS, "a", 0, 0, 1, 0}, {TOUCH_MOVE, "b", 0, 0, 1, 50},
			{TOUCH_RELEASE, "a", 0, 0, 1, 120}},
		3, NULL, false},
	{"second finger",
		{{TOUCH_PRESS, "a", 0, 0, 1, 0}, {TOUCH_PRESS, "b", 0, 0, 2, 20},
			{TOUCH_RELEASE, "b", 0, 0, 2, 60}},
		3, NULL, false},
	{"first of two fingers",
		{{TOUCH_PRESS, "a", 0, 0, 1, 0}, {TOUCH_PRESS, "b", 0, 0, 2, 20},
			{TOUCH_RELEASE, "b", 0, 0, 2, 60}, {TOUCH_RELEASE, "a", 0, 0, 1, 90}},
		4, "a", false},
	{"struck twice",
		{{TOUCH_PRESS, "a", 0, 0, 1, 0}, {TOUCH_RELEASE, "a", 0, 0, 1, 90},
			{TOUCH_PRESS, "a", 0, 0, 1, 200}, {TOUCH_RELEASE, "a", 0, 0, 1, 290}},
		4, NULL, false},
	{"slowly twice",
		{{TOUCH_PRESS, "a", 0, 0, 1, 0}, {TOUCH_RELEASE, "a", 0, 0, 1, 90},
			{TOUCH_PRESS, "a", 0, 0, 1, 400}, {TOUCH_RELEASE, "a", 0, 0, 1, 490}},
		4, "a", false},
	{"two keys fast",
		{{TOUCH_PRESS, "a", 0, 0, 1, 0}, {TOUCH_RELEASE, "a", 0, 0, 1, 40},
			{TOUCH_PRESS, "b", 0, 0, 1, 90}, {TOUCH_RELEASE, "b", 0, 0, 1, 140}},
		4, "b", false},
	{"a drag",
		{{TOUCH_PRESS, "a", 0, 0, 1, 0}, {TOUCH_MOVE, "a", 0, 200, 1, 60},
			{TOUCH_RELEASE, "a", 0, 400, 1, 120}},
		3, NULL, true},
};

static struct touch_result play(struct touch *touch, const struct event *event) {
	const struct box *box = ui_find(ui, event->on);
	assert_non_null(box);
	return touch_event(touch, ui, event->kind, box->rect.x + box->rect.w / 2 + event->dx,
		box->rect.y + box->rect.h / 2 + event->dy, event->finger, event->ms);
}

static void test_scripts(void **state) {
	(void)state;
	for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++) {
		struct touch touch = {0};
		struct touch_result result = {0};
		build(false);
		for (int e = 0; e < scripts[i].count; e++) {
			result = play(&touch, &scripts[i].events[e]);
		}
		if (scripts[i].acted) {
			assert_non_null(result.acted);
			assert_string_equal(result.acted, scripts[i].acted);
		} else {
			assert_null(result.acted);
		}
		assert_int_equal(result.is_drag_end, scripts[i].is_drag);
	}
}

static void test_the_same_place_is_not_struck_on_the_next_screen(void **state) {
	(void)state;
	struct touch touch = {0};
	build(false);
	const struct event first[] = {
		{TOUCH_PRESS, "a", 0, 0, 1, 0}, {TOUCH_RELEASE, "a", 0, 0, 1, 90}};
	play(&touch, &first[0]);
	assert_non_null(play(&touch, &first[1]).acted);
	struct box *root = ui_begin(ui); /* another screen with a key in that place */
	key_add(root, (struct key_spec){.id = "delete", .label = "Delete"});
	ui_layout(ui);
	int x = touch.x, y = touch.y;
	touch_event(&touch, ui, TOUCH_PRESS, x, y, 1, 150);
	assert_null(touch_event(&touch, ui, TOUCH_RELEASE, x, y, 1, 240).acted);
}

static void test_a_fast_press_shows_for_80_ms(void **state) {
	(void)state;
	struct touch touch = {0};
	build(false);
	const struct event tap[] = {
		{TOUCH_PRESS, "a", 0, 0, 1, 1000}, {TOUCH_RELEASE, "a", 0, 0, 1, 1010}};
	assert_true(play(&touch, &tap[0]).looks_different);
	play(&touch, &tap[1]);
	assert_int_equal(touch_due_ms(&touch), 1080);
	assert_false(touch_tick(&touch, ui, 1079));
	assert_true(touch_tick(&touch, ui, 1080));
	assert_int_equal(touch_due_ms(&touch), -1);
}

static void test_small_keys_have_a_large_reach(void **state) {
	(void)state;
	struct box *root = ui_begin(ui);
	struct box *box = box_add(root,
		(struct box){.kind = BOX_COLUMN,
			.id = "small",
			.w = 20,
			.h = 20,
			.is_pressable = true,
			.self = PLACE_CENTRE,
			.self_along = PLACE_CENTRE});
	ui_layout(ui);
	int reach = ui_px(ui, TOUCH_MIN_PX) / 2 - 1;
	assert_ptr_equal(ui_hit(ui, box->rect.x + box->rect.w / 2 + reach, box->rect.y), box);
	assert_null(ui_hit(ui, box->rect.x + box->rect.w / 2 + reach + 6, box->rect.y));
	struct touch touch = {0};
	int x = box->rect.x + box->rect.w / 2 + reach, y = box->rect.y;
	touch_event(&touch, ui, TOUCH_PRESS, x, y, 1, 0);
	assert_non_null(touch_event(&touch, ui, TOUCH_RELEASE, x, y, 1, 120).acted);
}

/* "My list" stands on Home and in the Rail, and both act; to the keys it is one stop. */
static void test_two_keys_may_do_the_same(void **state) {
	(void)state;
	struct box *root = ui_begin(ui);
	struct box *column = box_add(root, (struct box){.kind = BOX_COLUMN, .gap = 200});
	const struct box *first = key_add(column, (struct key_spec){.id = "list", .label = "List"});
	key_add(column, (struct key_spec){.id = "other", .label = "Other"});
	const struct box *second =
		key_add(column, (struct key_spec){.id = "list", .label = "List"});
	key_add(column, (struct key_spec){.id = "last", .label = "Last"});
	ui_layout(ui);
	const struct box *both[] = {first, second};
	for (int i = 0; i < 2; i++) {
		struct touch touch = {0};
		int x = both[i]->rect.x + 30, y = both[i]->rect.y + 30;
		touch_event(&touch, ui, TOUCH_PRESS, x, y, 1, 0);
		const char *acted = touch_event(&touch, ui, TOUCH_RELEASE, x, y, 1, 120).acted;
		assert_non_null(acted);
		assert_string_equal(acted, "list");
	}
	static const char *const walk[] = {"list", "other", "last", "list"};
	ui_set_focus(ui, NULL);
	for (size_t i = 0; i < sizeof walk / sizeof *walk; i++) {
		assert_true(focus_move(ui, FOCUS_NEXT));
		assert_string_equal(ui_focus(ui), walk[i]);
	}
	ui_set_focus(ui, NULL);
}

static void test_a_dialog_takes_all_but_the_rail(void **state) {
	(void)state;
	build(true);
	assert_null(ui_find(ui, "a"));
	assert_non_null(ui_find(ui, "yes"));
	assert_non_null(ui_find(ui, "home"));
	assert_null(ui_hit(ui, 10, 10)); /* key a lies under the dialog */
	const struct box *home = ui_find(ui, "home");
	assert_ptr_equal(ui_hit(ui, home->rect.x + 20, home->rect.y + 20), home);
}

static void test_focus_walks(void **state) {
	(void)state;
	static const struct {
		enum focus_move move;
		const char *to;
	} steps[] = {{FOCUS_NEXT, "a"}, {FOCUS_RIGHT, "b"}, {FOCUS_DOWN, "d"}, {FOCUS_LEFT, "c"},
		{FOCUS_LEFT, "c"}, {FOCUS_UP, "a"}, {FOCUS_NEXT, "b"}, {FOCUS_NEXT, "c"},
		{FOCUS_NEXT, "d"}, {FOCUS_NEXT, "home"}, {FOCUS_NEXT, "a"},
		{FOCUS_PREVIOUS, "home"}};
	ui_set_focus(ui, NULL);
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
		build(false); /* kept by id over rebuilds */
		assert_true(focus_move(ui, steps[i].move));
		assert_string_equal(ui_focus(ui), steps[i].to);
		assert_true(ui_focus_is_visible(ui));
	}
	ui_wipe(ui);
	assert_string_equal(ui_focus(ui), "");
}

static void gather(void *ctx, const struct ui_element *element) {
	char *out = ctx;
	strcat(out, element->id);
	strcat(out, element->is_pressable ? "!" : "");
	strcat(out, " ");
}

static void test_list_has_the_rail_last(void **state) {
	(void)state;
	char out[200] = "";
	build(false);
	ui_list(ui, gather, out);
	assert_string_equal(out, "a! b! c! d! home! ");
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_scripts),
		cmocka_unit_test(test_the_same_place_is_not_struck_on_the_next_screen),
		cmocka_unit_test(test_a_fast_press_shows_for_80_ms),
		cmocka_unit_test(test_small_keys_have_a_large_reach),
		cmocka_unit_test(test_two_keys_may_do_the_same),
		cmocka_unit_test(test_a_dialog_takes_all_but_the_rail),
		cmocka_unit_test(test_focus_walks),
		cmocka_unit_test(test_list_has_the_rail_last),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
