// SPDX-License-Identifier: GPL-3.0-or-later
// Rows, columns, grids, flows and their mirror image, on boxes of known size and on real text.
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

static struct box *begin(const char *lang, bool is_rtl) {
	ui_panel(ui, 1000, 2000, 248, 600);
	ui_set(ui, &(struct ui_settings){.lang = lang, .is_rtl = is_rtl});
	return ui_begin(ui);
}

static struct box *fixed(struct box *parent, int w, int h) {
	return box_add(parent, (struct box){.kind = BOX_COLUMN, .w = w, .h = h});
}

/* Each case: gap and widths or grows of three children in a row 600 wide; their x and w. */
static const struct {
	int gap, w[3], grow[3], x[3], out_w[3];
	enum place along;
} rows[] = {
	{10, {100, 100, 100}, {0, 0, 0}, {0, 110, 220}, {100, 100, 100}, PLACE_START},
	{10, {100, 100, 100}, {0, 0, 0}, {140, 250, 360}, {100, 100, 100}, PLACE_CENTRE},
	{10, {100, 100, 100}, {0, 0, 0}, {280, 390, 500}, {100, 100, 100}, PLACE_END},
	{0, {100, 100, 100}, {0, 0, 0}, {0, 250, 500}, {100, 100, 100}, PLACE_BETWEEN},
	{0, {0, 0, 0}, {1, 1, 1}, {0, 200, 400}, {200, 200, 200}, PLACE_START},
	{0, {0, 0, 0}, {1, 2, 3}, {0, 100, 300}, {100, 200, 300}, PLACE_START},
	{20, {100, 0, 100}, {0, 1, 0}, {0, 120, 500}, {100, 360, 100}, PLACE_START},
};

static void test_rows(void **state) {
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		for (int is_rtl = 0; is_rtl < 2; is_rtl++) {
			struct box *root = begin("en", is_rtl);
			struct box *row = box_add(root,
				(struct box){.kind = BOX_ROW,
					.w = 600,
					.h = 50,
					.gap = rows[i].gap,
					.along = rows[i].along,
					.self = PLACE_START,
					.self_along = PLACE_START});
			struct box *child[3];
			for (int k = 0; k < 3; k++) {
				child[k] = fixed(row, rows[i].w[k], 20);
				child[k]->grow = rows[i].grow[k];
			}
			assert_true(ui_layout(ui));
			assert_int_equal(row->rect.x, is_rtl ? 400 : 0);
			for (int k = 0; k < 3; k++) {
				int x = is_rtl ? 1000 - rows[i].x[k] - rows[i].out_w[k]
					       : rows[i].x[k];
				assert_int_equal(child[k]->rect.x, x);
				assert_int_equal(child[k]->rect.w, rows[i].out_w[k]);
				assert_int_equal(child[k]->rect.h, 50); /* stretched */
			}
		}
	}
}

static void test_a_box_that_does_not_mirror(void **state) {
	(void)state;
	struct box *root = begin("ar", true);
	struct box *row =
		box_add(root, (struct box){.kind = BOX_ROW, .w = 600, .h = 50, .flow = FLOW_LTR});
	struct box *a = fixed(row, 100, 20), *b = fixed(row, 100, 20);
	ui_layout(ui);
	assert_true(a->rect.x < b->rect.x);
}

static void test_column_shares_height(void **state) {
	(void)state;
	struct box *root = begin("en", false);
	struct box *column = box_add(root,
		(struct box){.kind = BOX_COLUMN,
			.gap = 10,
			.h = 500,
			.pad = PAD(20),
			.self_along = PLACE_START});
	struct box *a = fixed(column, 0, 100), *b = fixed(column, 0, 0), *c = fixed(column, 0, 60);
	b->grow = 1;
	ui_layout(ui);
	assert_int_equal(a->rect.y, 20);
	assert_int_equal(b->rect.y, 130);
	assert_int_equal(b->rect.h, 500 - 40 - 20 - 160);
	assert_int_equal(c->rect.y + c->rect.h, 480);
	assert_int_equal(a->rect.w, 960);
	assert_int_equal(ui_overflows(ui, NULL, NULL), 0);
}

static void test_padding_mirrors(void **state) {
	(void)state;
	for (int is_rtl = 0; is_rtl < 2; is_rtl++) {
		struct box *root = begin("en", is_rtl);
		struct box *column =
			box_add(root, (struct box){.kind = BOX_COLUMN, .pad = {0, 10, 0, 90}});
		struct box *a = fixed(column, 100, 20);
		ui_layout(ui);
		assert_int_equal(a->rect.x, is_rtl ? 1000 - 90 - 100 : 90);
	}
}

static void test_text_wraps_and_grows_its_row(void **state) {
	(void)state;
	struct box *root = begin("en", false);
	struct box *row = box_add(root,
		(struct box){.kind = BOX_ROW,
			.w = 450,
			.gap = 12,
			.self = PLACE_START,
			.self_along = PLACE_START});
	struct box *long_key = key_add(row,
		(struct key_spec){.id = "a", .grow = 1, .label = "Appointments for newcomers"});
	struct box *short_key = key_add(row, (struct key_spec){.id = "b", .label = "No", .w = 120});
	ui_layout(ui);
	assert_true(para_line_count(long_key->first->para) > 1);
	assert_true(long_key->rect.h > 84);
	assert_int_equal(short_key->rect.h, long_key->rect.h);
	assert_int_equal(ui_overflows(ui, NULL, NULL), 0);
}

static int columns_of(const char *label, int width) {
	struct box *root = begin("en", false);
	struct box *grid = box_add(root,
		(struct box){.kind = BOX_GRID,
			.columns = 4,
			.gap = 12,
			.w = width,
			.self = PLACE_START,
			.self_along = PLACE_START});
	for (int i = 0; i < 8; i++) {
		key_add(grid, (struct key_spec){.id = "k", .label = i == 5 ? label : "Yes"});
	}
	ui_layout(ui);
	assert_int_equal(ui_overflows(ui, NULL, NULL), 0);
	return grid->drawn_columns;
}

static void test_a_grid_gives_up_columns(void **state) {
	(void)state;
	assert_int_equal(columns_of("No", 800), 4);
	assert_int_equal(columns_of("Unselbstständigkeit", 800), 2); /* one long word */
	assert_int_equal(columns_of("a long label of very many short words in a row", 800), 2);
	assert_int_equal(columns_of("Donaudampfschifffahrtsgesellschaft", 800), 1);
}

static void test_grid_rows_share_the_height(void **state) {
	(void)state;
	struct box *root = begin("en", false);
	struct box *grid = box_add(root,
		(struct box){.kind = BOX_GRID,
			.columns = 2,
			.gap = 10,
			.h = 310,
			.along = PLACE_STRETCH,
			.self_along = PLACE_START});
	struct box *cells[4];
	for (int i = 0; i < 4; i++) {
		cells[i] = fixed(grid, 0, 40);
	}
	ui_layout(ui);
	for (int i = 0; i < 4; i++) {
		assert_int_equal(cells[i]->rect.h, 150);
		assert_int_equal(cells[i]->rect.w, 495);
	}
	assert_int_equal(cells[3]->rect.y, 160);
}

static void test_flow_goes_to_the_next_line(void **state) {
	(void)state;
	struct box *root = begin("en", false);
	struct box *flow = box_add(root,
		(struct box){.kind = BOX_FLOW,
			.gap = 10,
			.w = 320,
			.self = PLACE_START,
			.self_along = PLACE_START});
	struct box *tags[4];
	for (int i = 0; i < 4; i++) {
		tags[i] = fixed(flow, 100, 30);
	}
	ui_layout(ui);
	assert_int_equal(tags[2]->rect.x, 220);
	assert_int_equal(tags[3]->rect.x, 0);
	assert_int_equal(tags[3]->rect.y, 40);
	assert_int_equal(flow->natural_h, 70);
}

static void count_why(void *ctx, const struct box *box, const char *why) {
	(void)box;
	*(const char **)ctx = why;
}

static void test_overflow_is_reported(void **state) {
	(void)state;
	const char *why = NULL;
	struct box *root = begin("en", false);
	struct box *tight = box_add(root,
		(struct box){.kind = BOX_COLUMN,
			.w = 60,
			.h = 300,
			.self = PLACE_START,
			.self_along = PLACE_START});
	box_text(tight, TYPE_BODY, "Aufenthaltserlaubnis");
	ui_layout(ui);
	assert_int_equal(ui_overflows(ui, count_why, &why), 1);
	assert_string_equal(why, "a word is broken between letters");
	root = begin("en", false);
	tight = box_add(root, (struct box){.kind = BOX_COLUMN, .h = 20, .self_along = PLACE_START});
	box_text(tight, TYPE_BODY, "One line");
	ui_layout(ui);
	assert_int_equal(ui_overflows(ui, count_why, &why), 1);
}

/* Keys keep 61 design pixels in both axes at every text size and scale. */
static void test_keys_are_large_enough_to_touch(void **state) {
	(void)state;
	for (int size = 0; size < TEXT_SIZE_COUNT; size++) {
		ui_panel(ui, 1920, 1080, 345.4f, 600);
		ui_set(ui, &(struct ui_settings){.lang = "en", .size = (enum text_size)size});
		struct box *root = ui_begin(ui);
		struct box *row = box_add(
			root, (struct box){.kind = BOX_ROW, .gap = 12, .self_along = PLACE_START});
		struct box *keys[] = {
			key_add(row, (struct key_spec){.id = "a", .label = "I"}),
			key_add(row, (struct key_spec){.id = "b", .icon = "close"}),
			toggle_add(row, (struct toggle_spec){.id = "c", .label = "x"}),
			type_key_add(row, (struct type_key_spec){.id = "d", .label = "q"}),
		};
		ui_layout(ui);
		int least = ui_px(ui, TOUCH_MIN_PX);
		for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
			assert_true(keys[i]->rect.w >= least && keys[i]->rect.h >= least);
		}
	}
}

static struct pager pager;

static int page_of(int blocks, int height, int each) {
	struct box *root = begin("en", false);
	struct box *column = box_add(
		root, (struct box){.kind = BOX_COLUMN, .h = height, .self_along = PLACE_START});
	struct box *paged = pager_add(column, &pager, 10);
	for (int i = 0; i < blocks; i++) {
		fixed(paged, 0, each);
	}
	struct pager_labels labels = {"Previous", "More", "1", false, false};
	pager_bar_add(column, &pager, &labels);
	bool is_settled = ui_layout(ui);
	for (struct box *child = paged->first; child; child = child->next) {
		bool is_shown = !child->is_hidden;
		assert_true(!is_shown || child->rect.h == each); /* whole, or not at all */
		assert_true(!is_shown || child->rect.y + child->rect.h <= height);
	}
	return is_settled;
}

static void test_pager_never_splits_blocks(void **state) {
	(void)state;
	pager = (struct pager){0};
	assert_true(page_of(3, 400, 100)); /* fits: no bar, no second build */
	assert_int_equal(pager.pages, 1);
	pager = (struct pager){0};
	assert_false(page_of(9, 400, 100)); /* the bar must come */
	assert_true(page_of(9, 400, 100) || page_of(9, 400, 100));
	assert_true(pager.pages >= 4);
	int seen = 0;
	for (pager.page = 0; pager.page < pager.pages; pager.page++) {
		page_of(9, 400, 100);
		page_of(9, 400, 100);
		for (struct box *b = ui_root(ui)->first->first->first; b; b = b->next) {
			seen += !b->is_hidden;
		}
	}
	assert_int_equal(seen, 9);
	pager.page = 0;
	assert_true(pager_turn(&pager, 1));
	assert_false(pager_turn(&pager, -2));
}

static void test_pager_divides_a_text_between_lines(void **state) {
	(void)state;
	static char text[4000];
	for (int i = 0; i < 100; i++) {
		strcat(text, "many words in a row ");
	}
	pager = (struct pager){0};
	struct box *root = begin("en", false);
	struct box *column = box_add(
		root, (struct box){.kind = BOX_COLUMN, .h = 300, .self_along = PLACE_START});
	struct box *paged = pager_add(column, &pager, 10);
	box_text(paged, TYPE_BODY, text);
	ui_layout(ui);
	assert_true(pager.pages > 1);
	size_t len = 0;
	for (struct box *child = paged->first; child; child = child->next) {
		assert_true(child->natural_h <= 300);
		len += strlen(child->text);
	}
	assert_int_equal(len, strlen(text));
	assert_true(para_line_count(paged->last->para) >= 2);
}

static void test_pager_keeps_a_heading_with_its_text(void **state) {
	(void)state;
	pager = (struct pager){0};
	struct box *root = begin("en", false);
	struct box *column = box_add(
		root, (struct box){.kind = BOX_COLUMN, .h = 300, .self_along = PLACE_START});
	struct box *paged = pager_add(column, &pager, 0);
	fixed(paged, 0, 200);
	struct box *heading = fixed(paged, 0, 50);
	heading->keeps_next = true;
	struct box *body = fixed(paged, 0, 100);
	ui_layout(ui);
	assert_true(heading->is_hidden && body->is_hidden);
	assert_int_equal(pager.pages, 2);
}

static struct box *text_of_lines(struct box *parent, int lines) {
	static char text[4000];
	*text = '\0';
	for (int i = 0; i < lines; i++) {
		strcat(text, i ? "\nline" : "line");
	}
	return box_text(parent, TYPE_BODY, text);
}

/* Whether nine lines are divided after a heading and something `before` high. */
static const struct {
	int before;
	bool is_divided;
} gaps[] = {{60, true}, {190, true}, {220, false}, {390, false}};

static void test_pager_divides_a_text_rather_than_leave_a_gap(void **state) {
	(void)state;
	for (size_t i = 0; i < sizeof gaps / sizeof *gaps; i++) {
		pager = (struct pager){0};
		struct box *root = begin("en", false);
		struct box *column = box_add(root,
			(struct box){.kind = BOX_COLUMN, .h = 400, .self_along = PLACE_START});
		struct box *paged = pager_add(column, &pager, 0);
		fixed(paged, 0, gaps[i].before);
		struct box *heading = fixed(paged, 0, 20);
		heading->keeps_next = true;
		struct box *text = text_of_lines(paged, 9);
		ui_layout(ui);
		assert_true(heading->is_hidden == !gaps[i].is_divided);
		assert_true(text->is_hidden == !gaps[i].is_divided);
		assert_true((text->next != NULL) == gaps[i].is_divided);
		if (text->next) {
			assert_true(para_line_count(text->para) >= 2);
			assert_true(para_line_count(text->next->para) >= 2);
			assert_int_equal(
				para_line_count(text->para) + para_line_count(text->next->para), 9);
		}
	}
}

static void test_a_divided_text_keeps_its_bold_words(void **state) {
	(void)state;
	static const struct para_span spans[] = {
		{.start = 2, .end = 9, .weight = 700}, {.start = 20, .end = 24, .weight = 700}};
	pager = (struct pager){0};
	struct box *root = begin("en", false);
	struct box *column = box_add(
		root, (struct box){.kind = BOX_COLUMN, .h = 100, .self_along = PLACE_START});
	struct box *paged = pager_add(column, &pager, 0);
	struct box *text = text_of_lines(paged, 5);
	text->spans = spans;
	text->span_count = 2;
	ui_layout(ui);
	size_t bold = 0;
	for (struct box *piece = paged->first; piece; piece = piece->next) {
		for (size_t i = 0; i < piece->span_count; i++) {
			assert_true(piece->spans[i].end <= strlen(piece->text));
			bold += piece->spans[i].end - piece->spans[i].start;
		}
	}
	assert_non_null(paged->first->next);
	assert_in_range(bold, 10, 11); /* but for line ends */
}

static void test_pager_opens_a_grid_of_one_column(void **state) {
	(void)state;
	for (int columns = 1; columns <= 2; columns++) {
		pager = (struct pager){0};
		struct box *root = begin("en", false);
		struct box *column = box_add(root,
			(struct box){.kind = BOX_COLUMN, .h = 150, .self_along = PLACE_START});
		struct box *paged = pager_add(column, &pager, 0);
		struct box *grid = box_add(paged, (struct box){.kind = BOX_GRID, .columns = 2});
		fixed(grid, columns == 2 ? 400 : 700, 100);
		fixed(grid, 400, 100);
		ui_layout(ui);
		assert_int_equal(pager.pages, columns == 2 ? 1 : 2);
		assert_true((paged->first->next != NULL) == (columns == 1));
		assert_int_equal(paged->first->rect.h, 100);
		assert_true(columns == 2 || paged->first->next->is_hidden);
	}
}

static void test_a_row_folds_where_a_word_does_not_fit(void **state) {
	(void)state;
	for (int w = 200; w <= 800; w += 600) {
		struct box *root = begin("en", false);
		struct box *row = box_add(root,
			(struct box){.kind = BOX_ROW,
				.w = w,
				.gap = 10,
				.folds = true,
				.self = PLACE_START});
		struct box *code = fixed(row, 100, 100);
		struct box *words = box_text(row, TYPE_BODY, "Schwangerschaftsberatung");
		words->grow = 1;
		ui_layout(ui);
		assert_true((words->rect.y >= code->rect.y + 100) == (w == 200));
		assert_true((words->rect.x == code->rect.x) == (w == 200));
	}
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rows),
		cmocka_unit_test(test_a_box_that_does_not_mirror),
		cmocka_unit_test(test_column_shares_height),
		cmocka_unit_test(test_padding_mirrors),
		cmocka_unit_test(test_text_wraps_and_grows_its_row),
		cmocka_unit_test(test_a_grid_gives_up_columns),
		cmocka_unit_test(test_grid_rows_share_the_height),
		cmocka_unit_test(test_flow_goes_to_the_next_line),
		cmocka_unit_test(test_overflow_is_reported),
		cmocka_unit_test(test_keys_are_large_enough_to_touch),
		cmocka_unit_test(test_pager_never_splits_blocks),
		cmocka_unit_test(test_pager_divides_a_text_between_lines),
		cmocka_unit_test(test_pager_keeps_a_heading_with_its_text),
		cmocka_unit_test(test_pager_divides_a_text_rather_than_leave_a_gap),
		cmocka_unit_test(test_a_divided_text_keeps_its_bold_words),
		cmocka_unit_test(test_pager_opens_a_grid_of_one_column),
		cmocka_unit_test(test_a_row_folds_where_a_word_does_not_fit),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
