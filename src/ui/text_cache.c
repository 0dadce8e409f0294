// SPDX-License-Identifier: GPL-3.0-or-later
// A chained hash table with a use counter instead of a linked order: a page begins a new
// generation, and what no recent page asked for is dropped when the table is over its room.
#include "ui/text_cache.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "text/para.h"

#define BUCKETS 1024
#define ROOM 150 /* paragraphs, each with its picture; a page has 30 to 150 */

struct entry {
	struct entry *next;
	uint64_t hash;
	struct para_style style; /* its lang is `lang` */
	float width_px;
	size_t span_count, len;
	struct para_span *spans;
	char *text, *lang;
	struct para *para;
	unsigned used; /* generation */
};

struct text_cache {
	struct fontset *fonts;
	struct entry *buckets[BUCKETS];
	size_t count;
	unsigned generation;
};

struct text_cache *text_cache_create(struct fontset *fonts) {
	struct text_cache *cache = mem_zero(sizeof *cache);
	cache->fonts = fonts;
	return cache;
}

static void entry_destroy(struct entry *entry) {
	para_destroy(entry->para);
	explicit_bzero(entry->text, entry->len);
	free(entry->text);
	free(entry->lang);
	free(entry->spans);
	free(entry);
}

/* Drops what no page since generation `oldest` used; returns how many are left. */
static void sweep(struct text_cache *cache, unsigned oldest) {
	for (size_t i = 0; i < BUCKETS; i++) {
		for (struct entry **at = &cache->buckets[i]; *at;) {
			struct entry *entry = *at;
			if (entry->used < oldest) {
				*at = entry->next;
				entry_destroy(entry);
				cache->count--;
			} else {
				at = &entry->next;
			}
		}
	}
}

void text_cache_wipe(struct text_cache *cache) {
	sweep(cache, UINT32_MAX);
	cache->generation = 0;
}

void text_cache_destroy(struct text_cache *cache) {
	if (cache) {
		text_cache_wipe(cache);
		free(cache);
	}
}

void text_cache_begin(struct text_cache *cache) {
	cache->generation++;
	/* Halve the age that is kept until there is room; the last two pages always stay. */
	for (unsigned age = 64; cache->count > ROOM && age >= 2; age /= 2) {
		sweep(cache, cache->generation > age ? cache->generation - age : 0);
	}
}

static uint64_t hash_bytes(uint64_t hash, const void *data, size_t len) {
	const unsigned char *bytes = data;
	for (size_t i = 0; i < len; i++) {
		hash = (hash ^ bytes[i]) * 0x100000001B3u; /* FNV-1a */
	}
	return hash;
}

static uint64_t hash_of(const struct para_style *style, const struct para_span *spans,
	size_t span_count, const char *text, size_t len, float width_px) {
	uint64_t hash = hash_bytes(0xCBF29CE484222325u, text, len);
	hash = hash_bytes(hash, style->lang, strlen(style->lang));
	float numbers[] = {style->size_px, (float)style->weight, (float)style->align,
		(float)style->leading, (float)style->dir, (float)style->max_lines, width_px,
		(float)span_count};
	hash = hash_bytes(hash, numbers, sizeof numbers);
	for (size_t i = 0; i < span_count; i++) {
		hash = hash_bytes(hash, &spans[i].start, sizeof spans[i].start);
		hash = hash_bytes(hash, &spans[i].weight, sizeof spans[i].weight);
	}
	return hash;
}

static bool style_is(const struct para_style *a, const struct para_style *b) {
	return a->size_px == b->size_px && a->weight == b->weight && a->align == b->align &&
		a->leading == b->leading && a->dir == b->dir && a->max_lines == b->max_lines &&
		a->has_script_factor == b->has_script_factor && strcmp(a->lang, b->lang) == 0;
}

static bool spans_are(const struct entry *entry, const struct para_span *spans, size_t count) {
	if (entry->span_count != count) {
		return false;
	}
	for (size_t i = 0; i < count; i++) {
		const struct para_span *a = &entry->spans[i], *b = &spans[i];
		if (a->start != b->start || a->end != b->end || a->weight != b->weight ||
			a->colour != b->colour || a->lang != b->lang) {
			return false;
		}
	}
	return true;
}

static struct entry *entry_create(struct text_cache *cache, const struct para_style *style,
	const struct para_span *spans, size_t span_count, const char *text, size_t len,
	float width_px) {
	struct entry *entry = mem_zero(sizeof *entry);
	entry->style = *style;
	entry->lang = mem_copy_string(style->lang);
	entry->style.lang = entry->lang;
	entry->width_px = width_px;
	entry->len = len;
	entry->text = mem_copy(text, len);
	entry->span_count = span_count;
	if (span_count) {
		entry->spans = mem_copy(spans, span_count * sizeof *spans);
	}
	entry->para =
		para_create(cache->fonts, style, spans, span_count, text, len, width_px, NULL);
	if (!entry->para) { /* not UTF-8 */
		entry->para = para_create(cache->fonts, style, NULL, 0, "", 0, width_px, NULL);
	}
	return entry;
}

struct para *text_cache_get(struct text_cache *cache, const struct para_style *style,
	const struct para_span *spans, size_t span_count, const char *utf8, float width_px) {
	size_t len = strlen(utf8);
	uint64_t hash = hash_of(style, spans, span_count, utf8, len, width_px);
	struct entry **bucket = &cache->buckets[hash % BUCKETS];
	for (struct entry *entry = *bucket; entry; entry = entry->next) {
		if (entry->hash == hash && entry->len == len && entry->width_px == width_px &&
			memcmp(entry->text, utf8, len) == 0 && style_is(&entry->style, style) &&
			spans_are(entry, spans, span_count)) {
			entry->used = cache->generation;
			return entry->para;
		}
	}
	struct entry *entry = entry_create(cache, style, spans, span_count, utf8, len, width_px);
	entry->hash = hash;
	entry->used = cache->generation;
	entry->next = *bucket;
	*bucket = entry;
	cache->count++;
	return entry->para;
}
