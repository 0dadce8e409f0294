// SPDX-License-Identifier: GPL-3.0-or-later
/* Cuts a paragraph into items: stretches of one script, font, level and language, which HarfBuzz
 * shapes in one go. Scripts follow UAX #24: shared characters take the script before them, closing
 * brackets that of their opening ones. Fonts fall back per cluster. */
#pragma once
#include "base/mem.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct decoded;
struct font;
struct fontset;
struct para_span;
struct para_style;
struct tongue;

struct item {
	uint32_t start, end; /* bytes */
	struct font *font;
	const struct tongue *tongue;
	uint8_t script; /* UScriptCode */
	uint8_t level;
};

struct item_list {
	VEC(struct item) list;
};

/* Fills `items`. `levels` is one a UTF-16 unit, or NULL where all are `level`. */
void itemise(struct item_list *items, struct fontset *fonts, const struct decoded *text,
	const struct para_style *style, const struct para_span *spans, size_t span_count,
	const uint8_t *levels, int level);
