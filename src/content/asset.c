// SPDX-License-Identifier: GPL-3.0-or-later
// Fonts, pictures and pinyin. SQLite lends a blob only until the statement moves, and a large one
// lies in scattered pages, so fonts are copied once and kept: those in use for as long as they are,
// the others until the room is needed. Pinyin is read whenever a letter is typed, so it is kept too.
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "base/mem.h"
#include "content/pack.h"
#include "content/reader.h"
#include "store/db.h"

#define MAX_IMAGE_PX 4096
#define MAX_PINYIN_WORDS 20000

struct font {
	char *face;
	void *data;
	size_t len;
	unsigned users;
	uint64_t used; // a count that grows with every use
};

struct fonts {
	VEC(struct font) items;
	uint64_t clock;
	size_t bytes;
};

void fonts_destroy(struct fonts *fonts) {
	if (fonts) {
		for (size_t i = 0; i < fonts->items.count; i++) {
			free(fonts->items.items[i].face);
			free(fonts->items.items[i].data);
		}
		vec_finish(&fonts->items);
		free(fonts);
	}
}

static struct font *find(struct fonts *fonts, const char *face) {
	for (size_t i = 0; i < fonts->items.count; i++) {
		if (strcmp(fonts->items.items[i].face, face) == 0) {
			return &fonts->items.items[i];
		}
	}
	return NULL;
}

// Drops unused fonts, the longest unused first, until all fit. Fonts in use stay, whatever they
// take.
static void make_room(struct fonts *fonts) {
	while (fonts->bytes > PACK_FONT_BYTES) {
		struct font *oldest = NULL;
		for (size_t i = 0; i < fonts->items.count; i++) {
			struct font *font = &fonts->items.items[i];
			if (!font->users && (!oldest || font->used < oldest->used)) {
				oldest = font;
			}
		}
		if (!oldest) {
			return;
		}
		fonts->bytes -= oldest->len;
		free(oldest->face);
		free(oldest->data);
		*oldest = fonts->items.items[--fonts->items.count];
	}
}

static struct font *load(struct pack *pack, const char *face) {
	struct stmt *stmt = pack_query(pack, "SELECT bytes FROM fonts WHERE face = ?1", "t", face);
	struct font font = {0};
	if (row_next(stmt)) {
		const void *data = stmt_blob(stmt, 0, &font.len);
		font.data = data ? mem_copy(data, font.len) : NULL;
	}
	row_end(stmt);
	if (!font.data) {
		return NULL;
	}
	font.face = mem_copy_string(face);
	vec_push(&pack->fonts->items, font);
	pack->fonts->bytes += font.len;
	return &pack->fonts->items.items[pack->fonts->items.count - 1];
}

bool pack_font(struct pack *pack, const char *face, const void **data, size_t *len) {
	if (!pack->fonts) {
		pack->fonts = mem_zero(sizeof *pack->fonts);
	}
	struct font *font = find(pack->fonts, face);
	font = font ? font : load(pack, face);
	if (!font) {
		return false;
	}
	font->users++;
	font->used = ++pack->fonts->clock;
	*data = font->data;
	*len = font->len;
	make_room(pack->fonts);
	return true;
}

void pack_font_release(struct pack *pack, const char *face) {
	struct font *font = pack->fonts ? find(pack->fonts, face) : NULL;
	if (font && font->users) {
		font->users--;
		make_room(pack->fonts);
	}
}

void pack_forget_fonts(struct pack *pack) {
	fonts_destroy(pack->fonts);
	pack->fonts = NULL;
}

// Stored little-endian; a big-endian machine turns each pixel.
static void to_host_order(uint32_t *pixels, size_t count) {
	for (size_t i = 0; i < count; i++) {
		const unsigned char *at = (const unsigned char *)&pixels[i];
		pixels[i] = (uint32_t)at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 |
			(uint32_t)at[3] << 24;
	}
}

uint32_t *pack_image(struct pack *pack, const char *id, int *w, int *h) {
	struct stmt *stmt =
		pack_query(pack, "SELECT w, h, pixels FROM images WHERE id = ?1", "t", id);
	uint32_t *pixels = NULL;
	if (row_next(stmt)) {
		int width = row_int(stmt, 0, 1, MAX_IMAGE_PX, 0);
		int height = row_int(stmt, 1, 1, MAX_IMAGE_PX, 0);
		size_t count = (size_t)width * (size_t)height, len;
		const void *data = stmt_blob(stmt, 2, &len);
		uLongf got = (uLongf)(count * 4);
		if (data && count) {
			pixels = mem_array(count, 4);
			if (uncompress((Bytef *)pixels, &got, data, (uLong)len) != Z_OK ||
				got != count * 4) {
				free(pixels);
				pixels = NULL;
			} else {
				to_host_order(pixels, count);
				*w = width;
				*h = height;
			}
		}
	}
	row_end(stmt);
	return pixels;
}

static void load_pinyin(struct pack *pack) {
	struct stmt *stmt =
		pack_query(pack, "SELECT word, letters FROM pinyin ORDER BY letters, rank LIMIT ?1",
			"i", MAX_PINYIN_WORDS);
	pack->has_pinyin = true;
	while (row_next(stmt)) {
		struct pinyin_row row = {
			row_text(stmt, 0, pack->arena), row_text(stmt, 1, pack->arena)};
		if (*row.word && *row.letters) {
			vec_push(&pack->pinyin, row);
		}
	}
	row_end(stmt);
}

bool pack_pinyin_word(struct pack *pack, size_t i, const char **word, const char **letters) {
	if (!pack->has_pinyin) {
		load_pinyin(pack);
	}
	if (i >= pack->pinyin.count) {
		return false;
	}
	*word = pack->pinyin.items[i].word;
	*letters = pack->pinyin.items[i].letters;
	return true;
}
