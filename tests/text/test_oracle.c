// SPDX-License-Identifier: GPL-3.0-or-later
// SDL2_ttf as a second opinion, where it is right: runs of one font, script and style in languages
// whose forms are the font's default. Its width must be ours, and so must its ink.
#include "lay.h"

#include "base/geometry.h"

#include <SDL_ttf.h>
#include <math.h>

static const struct {
	const char *lang, *script;
	bool is_rtl;
	const char *family;
	const char *text;
} rows[] = {
	{"en", "Latn", false, "NotoSans", "Register your address at the office first, AV To."},
	{"uk", "Cyrl", false, "NotoSans", "Спершу зареєструйте свою адресу"},
	{"ar", "Arab", true, "NotoSansArabic", "سجل عنوانك أولا في المكتب"},
	{"ar", "Arab", true, "NotoSansArabic", "كُلُّ شَخْصٍ"},
	{"ti", "Ethi", false, "NotoSansEthiopic", "ቅድሚ ኩሉ ናብ ቤት ጽሕፈት"},
	{"th", "Thai", false, "NotoSansThai", "ลงทะเบียนที่อยู่ของคุณก่อนที่นี่"},
	{"zh-Hans", "Hani", false, "NotoSansCJKsc", "请先去居民登记处登记您的住址"},
	{"hi", "Deva", false, "NotoSansDevanagari", "कार्यालय में पता दर्ज करना"},
	{"he", "Hebr", true, "NotoSansHebrew", "לכו קודם כול למשרד"},
	{"km", "Khmr", false, "NotoSansKhmer", "ការិយាល័យចុះបញ្ជី"},
};

/* Its width is floored, and holds what hangs over the advance: measured at most 1.4 px there. */
#define WIDTH_PX 1.5
#define INK_PART 0.004

static SDL_Surface *render(size_t row, int size_px, int *width) {
	char path[256];
	const struct face *face = face_find(rows[row].family);
	TTF_Font *font =
		TTF_OpenFontIndex(face_system_path(face, 400, path), size_px, face->system_index);
	assert_non_null(font);
	TTF_SetFontHinting(font, TTF_HINTING_NONE);
	TTF_SetFontDirection(font, rows[row].is_rtl ? TTF_DIRECTION_RTL : TTF_DIRECTION_LTR);
	TTF_SetFontScriptName(font, rows[row].script);
	SDL_Surface *surface =
		TTF_RenderUTF8_Blended(font, rows[row].text, (SDL_Color){255, 255, 255, 255});
	assert_int_equal(TTF_SizeUTF8(font, rows[row].text, width, NULL), 0);
	TTF_CloseFont(font);
	assert_non_null(surface);
	return surface;
}

static double ink_of_surface(const SDL_Surface *surface) {
	double ink = 0;
	for (int y = 0; y < surface->h; y++) {
		const uint32_t *line =
			(const uint32_t *)((const char *)surface->pixels + y * surface->pitch);
		for (int x = 0; x < surface->w; x++) {
			ink += line[x] >> 24;
		}
	}
	return ink;
}

static double ink_of_para(struct para *para) {
	enum { W = 1400, H = 300 };
	static uint32_t pixels[W * H];
	memset(pixels, 0, sizeof pixels);
	struct pixmap pixmap = {pixels, W, H, W, {0, 0, W, H}};
	const uint32_t white = 0xffffffff;
	double ink = 0;
	para_paint(para, fonts, &pixmap, 40, 80, &white, 1);
	for (size_t i = 0; i < W * H; i++) {
		ink += pixels[i] & 0xff;
	}
	return ink;
}

static void width_and_ink_are_sdl_ttfs(void **state) {
	(void)state;
	assert_int_equal(TTF_Init(), 0);
	for (size_t row = 0; row < sizeof rows / sizeof *rows; row++) {
		int width = 0;
		SDL_Surface *surface = render(row, 28, &width);
		struct para *para = lay(rows[row].lang, rows[row].text, 0);
		assert_int_equal(para_run_count(para), 1);
		double difference = fabs((double)width - floor((double)para_width_px(para)));
		double ours = ink_of_para(para), theirs = ink_of_surface(surface);
		if (difference > WIDTH_PX || fabs(ours / theirs - 1) > INK_PART) {
			print_error("%s: width %.2f and %d, ink %.5f\n", rows[row].lang,
				(double)para_width_px(para), width, ours / theirs);
		}
		assert_true(difference <= WIDTH_PX);
		assert_true(fabs(ours / theirs - 1) <= INK_PART);
		para_destroy(para);
		SDL_FreeSurface(surface);
	}
	TTF_Quit();
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(width_and_ink_are_sdl_ttfs),
	};
	return cmocka_run_group_tests(tests, open_fonts, close_fonts);
}
