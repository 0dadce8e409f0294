// SPDX-License-Identifier: GPL-3.0-or-later
// Nastaliq's lines lie in each other and never touch: each line is painted by itself where the
// paragraph has it, and the way down from its ink to the next line's is measured.
#include "lay.h"

#include "base/geometry.h"
#include "text/leading.h"

#include <math.h>

enum { W = 700, H = 400, BASE = 200, LEFT = 100 };

static const char *const samples[] = {
	"آپ بیمار ہیں، مگر ایمرجنسی نہیں؟ پہلے فیملی ڈاکٹر کے پاس جائیں۔ دروازے پر جرمن لفظ "
	"Hausarzt یا "
	"Hausärztin ہوتا ہے۔",
	"نستعلیق میں لمبے الفاظ اوپر سے نیچے کو آتے ہیں: تشخیصی، تنقیدی، پیچیدگیوں، سمجھنے میں "
	"مشکلات۔",
	"صفحہ فیملی ڈاکٹر دیکھیں۔ یا صحت سے متعلق مشاورت میں ایسے ڈاکٹر کا پوچھیں جو آپ کی زبان "
	"بولتا ہو۔",
};

static struct para_style style_of(int weight, enum para_leading leading) {
	return (struct para_style){.lang = "ur",
		.size_px = 28,
		.weight = weight,
		.leading = leading,
		.has_script_factor = true};
}

/* Highest and lowest ink of each column, from the baseline; H and -H where there is none. */
static void outline(const struct para_style *style, const struct para *para, int index,
	const char *text, int high[W], int low[W]) {
	const struct para_line *line = para_line(para, index);
	char *copy = strndup(text + line->start, line->end - line->start);
	struct para *alone = lay_styled(style, copy, 0, NULL, 0);
	static uint32_t pixels[W * H];
	memset(pixels, 0, sizeof pixels);
	struct pixmap pixmap = {pixels, W, H, W, {0, 0, W, H}};
	const uint32_t white = 0xffffffff;
	para_paint(alone, fonts, &pixmap, LEFT + (int)line->left_px,
		BASE - (int)para_line(alone, 0)->baseline_px, &white, 1);
	for (int x = 0; x < W; x++) {
		high[x] = H, low[x] = -H;
		for (int y = 0; y < H; y++) {
			if ((pixels[y * W + x] & 0xff) > 64) {
				high[x] = y - BASE < high[x] ? y - BASE : high[x];
				low[x] = y - BASE;
			}
		}
	}
	para_destroy(alone);
	free(copy);
}

/* The least number of empty pixels under a line before the next one's ink. */
static int clearance(
	const struct para_style *style, const struct para *para, int index, const char *text) {
	int high[W], low[W], next_high[W], next_low[W], least = H;
	outline(style, para, index, text, high, low);
	outline(style, para, index + 1, text, next_high, next_low);
	int down = (int)(para_line(para, index + 1)->baseline_px -
		para_line(para, index)->baseline_px);
	for (int x = 0; x < W; x++) {
		int room = down + next_high[x] - low[x] - 1;
		least = next_high[x] < H && low[x] > -H && room < least ? room : least;
	}
	return least;
}

static void lines_lie_in_each_other_without_touching(void **state) {
	(void)state;
	int pairs = 0, nested = 0;
	for (int i = 0; i < 3 * 2 * 2 * 8; i++) {
		const char *text = samples[i % 3];
		struct para_style style =
			style_of(i / 3 % 2 ? 700 : 400, i / 6 % 2 ? LEADING_BODY : LEADING_UI);
		struct para *para = lay_styled(&style, text, (float)(180 + i / 12 * 45), NULL, 0);
		float pitch = leading_factor(LEADING_NASTALIQ, style.leading) *
			leading_size_factor(LEADING_NASTALIQ) * style.size_px;
		for (int k = 0; k + 1 < para_line_count(para); k++) {
			const struct para_line *line = para_line(para, k), *next = line + 1;
			assert_true(next->baseline_px - line->baseline_px >= roundf(pitch));
			assert_true(clearance(&style, para, k, text) >= 1);
			nested += next->top_px < line->top_px + line->height_px;
			pairs++;
		}
		para_destroy(para);
	}
	assert_true(pairs > 200);
	assert_true(nested > pairs / 2);
}

static void the_paragraph_holds_all_its_ink(void **state) {
	(void)state;
	for (int i = 0; i < 3; i++) {
		struct para_style style = style_of(700, LEADING_UI);
		struct para *para = lay_styled(&style, samples[i], 300, NULL, 0);
		struct rect ink = para_ink(para);
		assert_true(ink.y >= 0);
		assert_true((float)(ink.y + ink.h) <= para_height_px(para) + 1);
		para_destroy(para);
	}
}

static void other_scripts_keep_their_lines_apart(void **state) {
	(void)state;
	struct para *para =
		lay("ar", "مكتب العمل في وسط المدينة مفتوح اليوم حتى الساعة الرابعة", 200);
	assert_true(para_line_count(para) > 1);
	for (int i = 0; i + 1 < para_line_count(para); i++) {
		const struct para_line *line = para_line(para, i);
		assert_true(para_line(para, i + 1)->top_px == line->top_px + line->height_px);
	}
	para_destroy(para);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_lie_in_each_other_without_touching),
		cmocka_unit_test(the_paragraph_holds_all_its_ink),
		cmocka_unit_test(other_scripts_keep_their_lines_apart),
	};
	return cmocka_run_group_tests(tests, open_fonts, close_fonts);
}
