// SPDX-License-Identifier: GPL-3.0-or-later
/* Paragraphs that were laid out before, by text, style and width; the least recently used goes
 * first. What a visitor typed may be among them: wiping forgets all and zeroes the texts. */
#pragma once
#include <stddef.h>

struct fontset;
struct para;
struct para_span;
struct para_style;
struct text_cache;

struct text_cache *text_cache_create(struct fontset *fonts);
void text_cache_destroy(struct text_cache *cache);
void text_cache_wipe(struct text_cache *cache);

/* Pages begin: what was asked for since stays, however much it is. */
void text_cache_begin(struct text_cache *cache);

/* The paragraph, lent until the next-but-one text_cache_begin(). Bytes that are not UTF-8 come
 * back as an empty paragraph. */
struct para *text_cache_get(struct text_cache *cache, const struct para_style *style,
	const struct para_span *spans, size_t span_count, const char *utf8, float width_px);
