// SPDX-License-Identifier: GPL-3.0-or-later
/* What a paragraph holds, for the files that make and paint it. */
#pragma once
#include "base/mem.h"
#include "text/para.h"

struct tongue;

struct para {
	struct fontset *fonts;
	struct tongue *tongue;
	char *text;
	size_t len;
	float width_px, box_px, height_px;
	bool breaks_word, is_cut, is_rtl;
	int missing;
	VEC(struct para_line) lines;
	VEC(struct para_run) runs;
	struct para_glyph *glyphs;
	bool has_ink;
	struct rect ink;
	uint8_t *tile; /* cover of the ink box, made by the first painting in one colour */
};
