// SPDX-License-Identifier: GPL-3.0-or-later
// Our layout beside Pango's: the same text, font files, size and width, in one process, turn by
// turn, so that a busy machine slows both. Neither keeps a shaped word between runs: each run makes
// and drops every paragraph.
#include "bench.h"
#include "words.h"

#include "base/mem.h"
#include "text/face.h"
#include "text/fontset.h"
#include "text/para.h"

#include <fontconfig/fontconfig.h>
#include <math.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define WIDTH_PX 1840
#define SIZE_PX 28
#define LEAST_CHARS 5000

static const struct {
	const char *lang, *script;
	const char *family; /* fontconfig's name of the face we take */
} rows[] = {
	{"en", "Latn", "Noto Sans"},
	{"de", "Latn", "Noto Sans"},
	{"ar", "Arab", "Noto Sans Arabic"},
	{"ur", "Arab", "Noto Nastaliq Urdu"},
	{"uk", "Cyrl", "Noto Sans"},
	{"ti", "Ethi", "Noto Sans Ethiopic"},
	{"th", "Thai", "Noto Sans Thai"},
	{"zh-Hans", "Hani", "Noto Sans CJK SC"},
	{"fa", "Arab", "Noto Sans Arabic"},
	{"ps", "Arab", "Noto Sans Arabic"},
	{"am", "Ethi", "Noto Sans Ethiopic"},
	{"hi", "Deva", "Noto Sans Devanagari"},
	{"bn", "Beng", "Noto Sans Bengali"},
	{"ne", "Deva", "Noto Sans Devanagari"},
	{"ta", "Taml", "Noto Sans Tamil"},
	{"si", "Sinh", "Noto Sans Sinhala"},
	{"km", "Khmr", "Noto Sans Khmer"},
	{"my", "Mymr", "Noto Sans Myanmar"},
	{"lo", "Laoo", "Noto Sans Lao"},
	{"bo", "Tibt", "Noto Serif Tibetan"},
	{"ka", "Geor", "Noto Sans Georgian"},
	{"hy", "Armn", "Noto Sans Armenian"},
	{"ja", "Hani", "Noto Sans CJK JP"},
	{"ko", "Hang", "Noto Sans CJK KR"},
	{"ru", "Cyrl", "Noto Sans"},
	{"el", "Grek", "Noto Sans"},
	{"he", "Hebr", "Noto Sans Hebrew"},
};
#define ROWS (sizeof rows / sizeof *rows)
#define SITE_ROWS 8 /* the demo site's own languages come first */

struct text {
	char *data;
	VEC(const char *) paras; /* with their ends, alternating */
};

static size_t characters(const char *start, const char *end) {
	size_t count = 0;
	for (; start < end; start++) {
		count += (*start & 0xc0) != 0x80;
	}
	return count;
}

static size_t add_paras(struct text *text, size_t len) {
	size_t chars = 0;
	for (const char *at = text->data, *end; at < text->data + len; at = end + 1) {
		end = strchr(at, '\n');
		end = end ? end : text->data + len;
		if (end > at) {
			vec_push(&text->paras, at);
			vec_push(&text->paras, end);
			chars += characters(at, end);
		}
	}
	return chars;
}

/* What is there to read in the language, over and over until there is enough. */
static bool read_text(const char *lang, struct text *text) {
	size_t len = 0, chars = 0;
	text->data = words_read(lang, LEAST_CHARS, &len);
	while (text->data && chars < LEAST_CHARS) {
		chars += add_paras(text, len);
	}
	return text->data;
}

static void lay_ours(struct fontset *fonts, const char *lang, const struct text *text) {
	const struct para_style style = {.lang = lang, .size_px = SIZE_PX, .weight = 400};
	for (size_t i = 0; i < text->paras.count; i += 2) {
		const char *at = text->paras.items[i], *end = text->paras.items[i + 1];
		para_destroy(para_create(
			fonts, &style, NULL, 0, at, (size_t)(end - at), WIDTH_PX, NULL));
	}
}

struct pango {
	FcConfig *config;
	PangoFontMap *map;
	PangoContext *context;
	PangoLayout *layout; /* one for all paragraphs, as is quickest */
};

static void lay_pango(const struct pango *pango, const struct text *text) {
	for (size_t i = 0; i < text->paras.count; i += 2) {
		const char *at = text->paras.items[i], *end = text->paras.items[i + 1];
		pango_layout_set_text(pango->layout, at, (int)(end - at));
		pango_layout_get_line_count(pango->layout);
	}
}

static void add_faces(FcConfig *config, const char *script, const char *lang) {
	const struct face *chain[FACE_CHAIN_MAX];
	char path[256];
	int count = face_chain(script, face_habit(lang), chain);
	for (int i = 0; i < count; i++) {
		face_system_path(chain[i], 400, path);
		if (chain[i]->leading != LEADING_CJK || strncmp(lang, "zh", 2) == 0 ||
			strcmp(lang, "ja") == 0 || strcmp(lang, "ko") == 0) {
			FcConfigAppFontAddFile(config, (const FcChar8 *)path);
		}
	}
}

/* Pango with only our Regular faces, unhinted metrics and glyphs at fractions of a pixel. */
static void open_pango(struct pango *pango, size_t row) {
	pango->config = FcConfigCreate();
	add_faces(pango->config, rows[row].script, rows[row].lang);
	pango->map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
	pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(pango->map), pango->config);
	pango->context = pango_font_map_create_context(pango->map);
	cairo_font_options_t *options = cairo_font_options_create();
	cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
	cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
	pango_cairo_context_set_font_options(pango->context, options);
	cairo_font_options_destroy(options);
	pango_context_set_round_glyph_positions(pango->context, FALSE);
	pango_context_set_language(pango->context, pango_language_from_string(rows[row].lang));
	char families[128];
	snprintf(families, sizeof families, "%s,Noto Sans", rows[row].family);
	PangoFontDescription *font = pango_font_description_new();
	pango_font_description_set_family(font, families);
	pango_font_description_set_absolute_size(font, SIZE_PX * PANGO_SCALE);
	pango->layout = pango_layout_new(pango->context);
	pango_layout_set_font_description(pango->layout, font);
	pango_layout_set_width(pango->layout, WIDTH_PX * PANGO_SCALE);
	pango_layout_set_wrap(pango->layout, PANGO_WRAP_WORD_CHAR);
	pango_font_description_free(font);
}

static void close_pango(struct pango *pango) {
	g_object_unref(pango->layout);
	g_object_unref(pango->context);
	g_object_unref(pango->map);
	FcConfigDestroy(pango->config);
}

/* How many of our lines begin where none of Pango's does. */
static int count_differing(struct fontset *fonts, const char *lang, const struct pango *pango,
	const struct text *text) {
	const struct para_style style = {.lang = lang, .size_px = SIZE_PX, .weight = 400};
	int differing = 0;
	for (size_t i = 0; i < text->paras.count; i += 2) {
		const char *at = text->paras.items[i], *end = text->paras.items[i + 1];
		PangoLayout *layout = pango->layout;
		pango_layout_set_text(layout, at, (int)(end - at));
		struct para *para =
			para_create(fonts, &style, NULL, 0, at, (size_t)(end - at), WIDTH_PX, NULL);
		if (pango_layout_get_unknown_glyphs_count(layout) || para_missing(para)) {
			fprintf(stderr,
				"foyer-bench: glyphs are missing in %s, the ratio is worthless\n",
				lang);
		}
		for (int k = 0; k < para_line_count(para); k++) {
			bool is_same = false;
			for (int m = 0; m < pango_layout_get_line_count(layout); m++) {
				PangoLayoutLine *line = pango_layout_get_line_readonly(layout, m);
				is_same |= (size_t)line->start_index == para_line(para, k)->start;
			}
			differing += !is_same;
		}
		para_destroy(para);
	}
	return differing;
}

static double measure(size_t row, const struct text *text) {
	struct fontset *fonts = fontset_create_system();
	struct pango pango;
	double ratios[BENCH_RUNS], ours_ms[BENCH_RUNS];
	open_pango(&pango, row);
	int differing = count_differing(fonts, rows[row].lang, &pango, text);
	for (int run = 0; run < BENCH_RUNS; run++) {
		double start = bench_cpu_ms();
		lay_ours(fonts, rows[row].lang, text);
		double middle = bench_cpu_ms();
		lay_pango(&pango, text);
		double end = bench_cpu_ms();
		ours_ms[run] = middle - start;
		ratios[run] = (end - middle) / (middle - start);
	}
	double ratio = bench_median(ratios, BENCH_RUNS);
	bench_row("layout_vs_pango", rows[row].lang, ratio);
	bench_row("lines_differ", rows[row].lang, differing);
	if (getenv("BENCH_VERBOSE")) {
		fprintf(stderr, "%s: %.2f ms\n", rows[row].lang, bench_median(ours_ms, BENCH_RUNS));
	}
	close_pango(&pango);
	fontset_destroy(fonts);
	return ratio;
}

void bench_layout(const struct bench *bench) {
	double sum = 0, site_sum = 0;
	int count = 0, site_count = 0;
	(void)bench;
	for (size_t row = 0; row < ROWS; row++) {
		struct text text = {0};
		if (!read_text(rows[row].lang, &text)) {
			continue;
		}
		double ratio = log(measure(row, &text));
		sum += ratio;
		count++;
		site_sum += row < SITE_ROWS ? ratio : 0;
		site_count += row < SITE_ROWS;
		vec_finish(&text.paras);
		free(text.data);
	}
	if (count) {
		bench_row("layout_vs_pango", "geomean", exp(sum / count));
	}
	if (site_count) {
		bench_row("layout_vs_pango", "site", exp(site_sum / site_count));
	}
}
