// SPDX-License-Identifier: GPL-3.0-or-later
// A hash table of pointers with open addressing, and a list through the slots by last use.
// FreeType draws without hinting, so that a glyph has the shape and place that paper gives it.
#include "text/glyph.h"

#include "base/mem.h"
#include "text/font.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H
#include <stdlib.h>
#include <string.h>

struct glyph_slot {
	uint64_t key;
	struct glyph_slot *newer, *older;
	size_t bytes;
	struct glyph glyph;
};

static uint64_t key_of(const struct font *font, int size, uint32_t id, int quarter) {
	return (uint64_t)font_id(font) << 50 | (uint64_t)(size & 0xffffff) << 26 |
		(uint64_t)(id & 0xffffff) << 2 | (uint64_t)quarter;
}

static size_t hash(uint64_t key) {
	return (size_t)((key * 0x9e3779b97f4a7c15u) >> 20);
}

static size_t find(const struct glyph_cache *cache, uint64_t key) {
	size_t at = hash(key) & (cache->room - 1);
	while (cache->table[at] && cache->table[at]->key != key) {
		at = (at + 1) & (cache->room - 1);
	}
	return at;
}

static void unlink_slot(struct glyph_cache *cache, struct glyph_slot *slot) {
	*(slot->newer ? &slot->newer->older : &cache->newest) = slot->older;
	*(slot->older ? &slot->older->newer : &cache->oldest) = slot->newer;
}

static void link_newest(struct glyph_cache *cache, struct glyph_slot *slot) {
	slot->newer = NULL;
	slot->older = cache->newest;
	*(cache->newest ? &cache->newest->newer : &cache->oldest) = slot;
	cache->newest = slot;
}

static void grow(struct glyph_cache *cache) {
	struct glyph_slot **old = cache->table;
	size_t room = cache->room;
	cache->room = room ? room * 2 : 1024;
	cache->table = mem_zero(cache->room * sizeof(struct glyph_slot *));
	for (size_t i = 0; i < room; i++) {
		if (old[i]) {
			cache->table[find(cache, old[i]->key)] = old[i];
		}
	}
	free(old);
}

/* Takes the slot out and closes the gap that open addressing leaves. */
static void remove_slot(struct glyph_cache *cache, struct glyph_slot *slot) {
	size_t mask = cache->room - 1, hole = find(cache, slot->key);
	cache->table[hole] = NULL;
	for (size_t i = (hole + 1) & mask; cache->table[i]; i = (i + 1) & mask) {
		struct glyph_slot *moved = cache->table[i];
		cache->table[i] = NULL;
		cache->table[find(cache, moved->key)] = moved;
	}
	unlink_slot(cache, slot);
	cache->count--;
	cache->bytes -= slot->bytes;
	free(slot);
}

static struct glyph_slot *copy_bitmap(const FT_GlyphSlot from) {
	size_t pixels = (size_t)from->bitmap.width * from->bitmap.rows;
	struct glyph_slot *slot = mem_zero(sizeof *slot + pixels);
	slot->bytes = sizeof *slot + pixels;
	slot->glyph.left = from->bitmap_left;
	slot->glyph.top = -from->bitmap_top;
	slot->glyph.w = (int)from->bitmap.width;
	slot->glyph.h = (int)from->bitmap.rows;
	for (int y = 0; y < slot->glyph.h; y++) {
		memcpy(slot->glyph.cover + y * slot->glyph.w,
			from->bitmap.buffer + y * from->bitmap.pitch, (size_t)slot->glyph.w);
	}
	return slot;
}

static struct glyph_slot *draw(struct font *font, int size, uint32_t id, int quarter) {
	FT_Face face = font_raster(font, size);
	if (!face || FT_Load_Glyph(face, id, FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP)) {
		return NULL;
	}
	if (face->glyph->format == FT_GLYPH_FORMAT_OUTLINE && quarter) {
		FT_Outline_Translate(&face->glyph->outline, quarter * 64 / GLYPH_QUARTERS, 0);
	}
	if (FT_Render_Glyph(face->glyph, FT_RENDER_MODE_NORMAL) ||
		face->glyph->bitmap.pixel_mode != FT_PIXEL_MODE_GRAY) {
		return NULL;
	}
	return copy_bitmap(face->glyph);
}

const struct glyph *glyph_get(
	struct glyph_cache *cache, struct font *font, int size, uint32_t id, int quarter) {
	uint64_t key = key_of(font, size, id, quarter);
	if (cache->count * 2 >= cache->room) {
		grow(cache);
	}
	struct glyph_slot *slot = cache->table[find(cache, key)];
	if (slot) {
		if (slot != cache->newest) {
			unlink_slot(cache, slot);
			link_newest(cache, slot);
		}
		return &slot->glyph;
	}
	slot = draw(font, size, id, quarter);
	if (!slot) {
		return NULL;
	}
	while (cache->oldest && cache->bytes + slot->bytes > GLYPH_CACHE_BYTES) {
		remove_slot(cache, cache->oldest);
	}
	slot->key = key;
	cache->table[find(cache, key)] = slot;
	link_newest(cache, slot);
	cache->count++;
	cache->bytes += slot->bytes;
	return &slot->glyph;
}

void glyph_cache_finish(struct glyph_cache *cache) {
	for (struct glyph_slot *slot = cache->newest; slot;) {
		struct glyph_slot *older = slot->older;
		free(slot);
		slot = older;
	}
	free(cache->table);
	*cache = (struct glyph_cache){0};
}
