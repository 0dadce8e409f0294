// SPDX-License-Identifier: GPL-3.0-or-later
/* One fontset for the tests of a program, and paragraphs made with it. */
#pragma once
#include "base/err.h"
#include "text/font.h"
#include "text/fontset.h"
#include "text/para.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static struct fontset *fonts;

static inline int open_fonts(void **state) {
	(void)state;
	fonts = fontset_create_system();
	return 0;
}

static inline int close_fonts(void **state) {
	(void)state;
	fontset_destroy(fonts);
	return 0;
}

static inline struct para *lay_styled(const struct para_style *style, const char *text,
	float width_px, const struct para_span *spans, size_t span_count) {
	struct err err = {{0}};
	struct para *para =
		para_create(fonts, style, spans, span_count, text, strlen(text), width_px, &err);
	assert_non_null(para);
	return para;
}

static inline struct para *lay(const char *lang, const char *text, float width_px) {
	const struct para_style style = {.lang = lang, .size_px = 28, .weight = 400};
	return lay_styled(&style, text, width_px, NULL, 0);
}

#define GLYPHS_MAX 256

/* All glyph ids of a paragraph from left to right. */
static inline size_t glyph_ids(const struct para *para, uint32_t ids[GLYPHS_MAX]) {
	size_t count = 0;
	for (size_t i = 0; i < para_run_count(para); i++) {
		const struct para_run *run = para_run(para, i);
		for (size_t k = 0; k < run->glyph_count && count < GLYPHS_MAX; k++) {
			ids[count++] = run->glyphs[k].id;
		}
	}
	return count;
}
