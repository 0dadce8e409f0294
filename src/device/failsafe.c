// SPDX-License-Identifier: GPL-3.0-or-later
// The lit doorway, five sentences, a desk and 112. SDL2_ttf draws word by word: it knows no order of
// its own, so words are placed here, from the right where the script runs so, and the desk's number
// is a run of its own.
#include "device/failsafe.h"

#include <SDL.h>
#include <SDL_ttf.h>
#include <math.h>
#include <string.h>

#include "base/err.h"
#include "base/geometry.h"
#include "base/utf8.h"
#include "device/failsafe_font.h"
#include "device/failsafe_text.h"
#include "device/input.h"
#include "device/window.h"

#define WORD_MAX 128
#define DESK_MARK "{desk}"

enum colour {
	PETROL = 0xff0b3f4a,
	PETROL_1 = 0xff114a56,
	PETROL_2 = 0xff175663,
	PETROL_3 = 0xff1e6876,
	GLOW = 0xffffe6ae,
	LAMP = 0xffffc23d,
	STOP = 0xffb3261e,
	WHITE = 0xffffffff,
	PALE = 0xffcfe3e6
};

/* Where things stand, in pixels of the reference screens (1920 × 1080, 1080 × 1920). */
struct frame {
	int w, h;
	int text_x, text_y, text_w, text_end;
	int key_x, key_y;
	int arch_x, arch_y; /* left and top of the outermost arch, 600 wide */
};

static const struct frame landscape = {1920, 1080, 96, 206, 1005, 890, 96, 920, 1200, 300};
static const struct frame portrait = {1080, 1920, 80, 220, 920, 1050, 80, 1072, 240, 1230};

/* The frame as it lies on this pixmap. */
struct page {
	const struct pixmap *pixmap;
	SDL_Surface *view; /* the pixmap, for SDL to blend text on */
	const struct frame *frame;
	float scale;
	int left;
};

static int px(const struct page *page, float reference) {
	return (int)lroundf(reference * page->scale);
}

static int at_x(const struct page *page, int reference) {
	return page->left + px(page, (float)reference);
}

static uint32_t mix(uint32_t under, uint32_t over, float share) {
	uint32_t mixed = 0xff;
	for (int shift = 16; shift >= 0; shift -= 8) {
		float a = (float)(under >> shift & 0xff), b = (float)(over >> shift & 0xff);
		mixed = mixed << 8 | (uint32_t)lroundf(a + (b - a) * share);
	}
	return mixed;
}

/* How much of the pixel at x, y (its middle, from the shape's left and top) the shape covers: a box
 * whose upper corners have the radius `top` and whose lower ones `bottom`. */
static float coverage(float x, float y, float w, float h, float top, float bottom) {
	float radius = y < h / 2 ? top : bottom;
	float from_x = fmaxf(fmaxf(radius - x, x - (w - radius)), 0);
	float from_y = fmaxf(y < h / 2 ? radius - y : y - (h - radius), 0);
	if (from_x <= 0 && from_y <= 0) {
		return 1;
	}
	return fminf(fmaxf(radius - hypotf(from_x, from_y) + .5f, 0), 1);
}

static void fill(
	const struct page *page, struct rect box, float top, float bottom, uint32_t colour) {
	struct rect seen = rect_intersect(box, page->pixmap->clip);
	for (int y = seen.y; y < seen.y + seen.h; y++) {
		uint32_t *row = page->pixmap->pixels + (ptrdiff_t)y * page->pixmap->stride;
		for (int x = seen.x; x < seen.x + seen.w; x++) {
			float share = coverage((float)(x - box.x) + .5f, (float)(y - box.y) + .5f,
				(float)box.w, (float)box.h, top, bottom);
			row[x] = share >= 1 ? colour : mix(row[x], colour, share);
		}
	}
}

static void fill_arch(const struct page *page, int inset, int down, uint32_t colour) {
	const struct frame *frame = page->frame;
	int w = px(page, (float)(600 - 2 * inset)), y = px(page, (float)(frame->arch_y + down));
	struct rect box = {at_x(page, frame->arch_x + inset), y, w, page->pixmap->h - y + w};
	fill(page, box, (float)w / 2, 0, colour);
}

static void paint_doorway(const struct page *page) {
	fill(page, page->pixmap->clip, 0, 0, PETROL);
	fill_arch(page, 0, 0, PETROL_1);
	fill_arch(page, 60, 90, PETROL_2);
	fill_arch(page, 116, 190, PETROL_3);
	fill_arch(page, 168, 300, GLOW);
	int x = at_x(page, page->frame->text_x);
	fill(page, (struct rect){x, px(page, 64), px(page, 44), px(page, 56)},
		(float)px(page, 44) / 2, (float)px(page, 5), WHITE);
	fill(page, (struct rect){x + px(page, 13), px(page, 78), px(page, 18), px(page, 42)},
		(float)px(page, 18) / 2, 0, LAMP);
}

enum face { REGULAR, BOLD, ARABIC, ICONS };

static TTF_Font *open_font(enum face face, int size_px) {
	const struct {
		const unsigned char *data;
		size_t len;
	} files[] = {{failsafe_regular, failsafe_regular_len}, {failsafe_bold, failsafe_bold_len},
		{failsafe_arabic, failsafe_arabic_len}, {failsafe_icons, failsafe_icons_len}};
	SDL_RWops *file = SDL_RWFromConstMem(files[face].data, (int)files[face].len);
	TTF_Font *font = TTF_OpenFontRW(file, 1, size_px > 4 ? size_px : 4);
	if (font) {
		TTF_SetFontHinting(font, TTF_HINTING_LIGHT);
		TTF_SetFontScriptName(font, face == ARABIC ? "Arab" : "Latn");
		TTF_SetFontDirection(font, face == ARABIC ? TTF_DIRECTION_RTL : TTF_DIRECTION_LTR);
	}
	return font;
}

static void close_font(TTF_Font *font) {
	if (font) {
		TTF_CloseFont(font);
	}
}

static int text_width(TTF_Font *font, const char *text) {
	int w = 0;
	return *text && TTF_SizeUTF8(font, text, &w, NULL) == 0 ? w : 0;
}

static void draw_text(const struct page *page, TTF_Font *font, const char *text, int x, int middle,
	uint32_t colour) {
	SDL_Color ink = {colour >> 16 & 0xff, colour >> 8 & 0xff, colour & 0xff, 0xff};
	SDL_Surface *drawn = *text ? TTF_RenderUTF8_Blended(font, text, ink) : NULL;
	if (drawn) {
		SDL_Rect to = {x, middle - drawn->h / 2, 0, 0};
		SDL_BlitSurface(drawn, NULL, page->view, &to);
		SDL_FreeSurface(drawn);
	}
}

static bool can_draw(TTF_Font *font, const char *text) {
	size_t len = strlen(text);
	for (size_t at = 0; at < len;) {
		uint32_t code = utf8_next(text, len, &at);
		if (code == UTF8_BAD || !TTF_GlyphIsProvided32(font, code)) {
			return false;
		}
	}
	return len > 0;
}

/* One line of text, its middle at y; left out where a letter is missing or it is wider than
 * max_w, after shrinking to half. */
static void draw_label(const struct page *page, enum face face, float size, const char *text,
	struct rect box, bool is_centred, uint32_t colour) {
	for (float smaller = size; text && *text && smaller >= size / 2; smaller *= .9f) {
		TTF_Font *font = open_font(face, px(page, smaller));
		int w = font && can_draw(font, text) ? text_width(font, text) : -1;
		bool fits = w >= 0 && w <= box.w;
		if (fits) {
			int x = is_centred ? box.x + (box.w - w) / 2 : box.x;
			draw_text(page, font, text, x, box.y + box.h / 2, colour);
		}
		close_font(font);
		if (fits || w < 0) {
			return;
		}
	}
}

/* A sentence on its way into lines. */
struct flow {
	const struct page *page; /* NULL: only measure */
	TTF_Font *font, *digits; /* digits: for the desk's number where the font is Arabic */
	const char *desk;
	bool is_rtl;
	int left, right, x, y, line_h;
	uint32_t colour;
};

/* A word in at most three runs: before, the desk's number, after. */
struct word {
	char runs[3][WORD_MAX];
	int widths[3];
	int w;
};

static void copy_run(char *run, const char *text, size_t len) {
	len = len < WORD_MAX ? len : WORD_MAX - 1;
	memcpy(run, text, len);
	run[len] = '\0';
}

static struct word read_word(const struct flow *flow, const char *text, size_t len) {
	struct word word = {0};
	const char *mark = memmem(text, len, DESK_MARK, strlen(DESK_MARK));
	if (mark) {
		const char *rest = mark + strlen(DESK_MARK);
		copy_run(word.runs[0], text, (size_t)(mark - text));
		copy_run(word.runs[1], flow->desk, strlen(flow->desk));
		copy_run(word.runs[2], rest, (size_t)(text + len - rest));
	} else {
		copy_run(word.runs[0], text, len);
	}
	for (int i = 0; i < 3; i++) {
		word.widths[i] = text_width(i == 1 ? flow->digits : flow->font, word.runs[i]);
		word.w += word.widths[i];
	}
	return word;
}

static void draw_word(struct flow *flow, const struct word *word) {
	for (int i = 0; i < 3; i++) {
		flow->x -= flow->is_rtl ? word->widths[i] : 0;
		if (flow->page) {
			draw_text(flow->page, i == 1 ? flow->digits : flow->font, word->runs[i],
				flow->x, flow->y + flow->line_h / 2, flow->colour);
		}
		flow->x += flow->is_rtl ? 0 : word->widths[i];
	}
}

static void start_line(struct flow *flow) {
	flow->x = flow->is_rtl ? flow->right : flow->left;
}

/* Greedy lines. flow->y is then below the last one. */
static void flow_sentence(struct flow *flow, const char *text) {
	int space = text_width(flow->font, " ");
	start_line(flow);
	while (*text) {
		size_t len = strcspn(text, " ");
		struct word word = read_word(flow, text, len);
		int used = flow->is_rtl ? flow->right - flow->x : flow->x - flow->left;
		if (used && used + word.w > flow->right - flow->left) {
			flow->y += flow->line_h;
			start_line(flow);
		}
		draw_word(flow, &word);
		flow->x += flow->is_rtl ? -space : space;
		text += len + (text[len] == ' ');
	}
	flow->y += flow->line_h;
}

/* Lays all sentences out at `shrink` times their size; draws them unless it only measures. */
static int flow_all(const struct page *page, const char *desk, float shrink, bool is_drawn) {
	const struct frame *frame = page->frame;
	int y = px(page, (float)frame->text_y);
	for (size_t i = 0; i < FAILSAFE_SENTENCE_COUNT; i++) {
		const struct failsafe_sentence *sentence = &failsafe_sentences[i];
		float size = (i == 0 ? 56 : sentence->is_rtl ? 40 : 38) * shrink;
		struct flow flow = {.page = is_drawn ? page : NULL,
			.font = open_font(i == 0           ? BOLD
					: sentence->is_rtl ? ARABIC
							   : REGULAR,
				px(page, size)),
			.digits = open_font(i == 0 ? BOLD : REGULAR, px(page, size)),
			.desk = desk,
			.is_rtl = sentence->is_rtl,
			.left = at_x(page, frame->text_x),
			.right = at_x(page, frame->text_x + frame->text_w),
			.y = y,
			.line_h = px(page, size * (i == 0 ? 1.25f : 1.42f)),
			.colour = i == 0 ? WHITE : PALE};
		if (flow.font && flow.digits) {
			flow_sentence(&flow, *desk ? sentence->go_to_desk : sentence->ask_staff);
		}
		close_font(flow.font);
		close_font(flow.digits);
		y = flow.y + px(page, 24 * shrink);
	}
	return y;
}

static void paint_sentences(const struct page *page, const char *desk) {
	float shrink = 1;
	while (shrink > .3f &&
		flow_all(page, desk, shrink, false) > px(page, (float)page->frame->text_end)) {
		shrink *= .93f;
	}
	flow_all(page, desk, shrink, true);
}

static struct rect label_box(const struct page *page, int x, int y, int w, int h) {
	return (struct rect){
		at_x(page, x), px(page, (float)y), px(page, (float)w), px(page, (float)h)};
}

static void paint_emergency(const struct page *page, const struct failsafe *facts) {
	int x = page->frame->key_x, y = page->frame->key_y;
	const char *number = facts->emergency ? facts->emergency : "112";
	if (!*number) {
		return;
	}
	fill(page, label_box(page, x, y, 342, 96), (float)px(page, 16), (float)px(page, 16), STOP);
	draw_label(page, BOLD, 64, number, label_box(page, x + 32, y, 124, 96), false, WHITE);
	draw_label(
		page, ICONS, 64, "\xef\x80\xaf", label_box(page, x + 160, y, 72, 96), true, WHITE);
	draw_label(
		page, ICONS, 64, "\xef\x88\xb8", label_box(page, x + 246, y, 72, 96), true, WHITE);
}

static void paint_desk(const struct page *page, const char *desk) {
	int x = page->frame->arch_x + 180, y = page->frame->arch_y;
	draw_label(page, BOLD, 152, desk, label_box(page, x, y + 373, 240, 200), true, PETROL);
	draw_label(page, ICONS, 84, *desk ? "\xef\x81\x94" : "",
		label_box(page, x, y + 550, 240, 104), true, PETROL);
}

static void paint_text(const struct page *page, const struct failsafe *facts) {
	const struct frame *frame = page->frame;
	const char *desk = facts->desk ? facts->desk : "";
	TTF_Font *font = open_font(BOLD, px(page, 56));
	bool has_desk = font && can_draw(font, desk);
	close_font(font);
	desk = has_desk ? desk : "";
	draw_label(page, BOLD, 30, facts->office_name,
		label_box(page, frame->text_x + 64, 64, frame->text_w - 64, 56), false, WHITE);
	paint_sentences(page, desk);
	paint_emergency(page, facts);
	paint_desk(page, desk);
	draw_label(page, REGULAR, 22, facts->note,
		label_box(page, frame->key_x + 404, frame->key_y + 48, frame->text_w - 404, 32),
		false, PALE);
}

bool failsafe_paint(const struct pixmap *pixmap, const struct failsafe *facts, struct err *err) {
	struct pixmap all = *pixmap;
	all.clip = (struct rect){0, 0, pixmap->w, pixmap->h};
	struct page page = {
		.pixmap = &all, .frame = pixmap->w >= pixmap->h ? &landscape : &portrait};
	page.scale = fminf(
		(float)pixmap->w / (float)page.frame->w, (float)pixmap->h / (float)page.frame->h);
	page.left = (pixmap->w - px(&page, (float)page.frame->w)) / 2;
	paint_doorway(&page);
	if (TTF_Init() != 0) {
		return err_set(err, "the fail-safe screen has no text: %s", TTF_GetError());
	}
	page.view = SDL_CreateRGBSurfaceWithFormatFrom(pixmap->pixels, pixmap->w, pixmap->h, 32,
		pixmap->stride * 4, SDL_PIXELFORMAT_ARGB8888);
	if (page.view) {
		paint_text(&page, facts);
		SDL_FreeSurface(page.view);
	}
	TTF_Quit();
	return page.view ? true
			 : err_set(err, "the fail-safe screen has no text: %s", SDL_GetError());
}

bool failsafe_show(struct window *window, const struct failsafe *facts, struct err *err) {
	struct pixmap *pixmap = window_pixmap(window);
	bool ok = failsafe_paint(pixmap, facts, err);
	window_present(window, (struct rect){0, 0, pixmap->w, pixmap->h});
	return ok;
}

void failsafe_stay(struct window *window, const struct failsafe *facts) {
	struct input input = {.kind = INPUT_RESIZE};
	while (input.kind != INPUT_QUIT) {
		if (input.kind == INPUT_RESIZE) {
			failsafe_show(window, facts, NULL);
		} else if (input.kind == INPUT_EXPOSE) {
			const struct pixmap *pixmap = window_pixmap(window);
			window_present(window, (struct rect){0, 0, pixmap->w, pixmap->h});
		}
		if (!window_wait(window, -1, &input)) {
			return; /* a headless window never sleeps */
		}
	}
}
