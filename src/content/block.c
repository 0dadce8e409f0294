// SPDX-License-Identifier: GPL-3.0-or-later
// Blocks as bytes: version, count, then each block's numbers as LEB128 and texts as length and
// bytes. The reader trusts nothing: a count is compared with the bytes that are left before memory
// is taken for it, so that a few bad bytes cannot ask for gigabytes.
#include "content/block.h"

#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "base/utf8.h"

#define BLOCK_VERSION 1
#define MAX_LEVEL 6

enum { FLAG_HEADER = 1, FLAG_UNCHECKED = 2, FLAG_TARGET = 4, FLAG_ALL = 7 };
enum { SPAN_BOLD = 1, SPAN_TARGET = 2, SPAN_ALL = 3 };

static void put_number(struct str *out, uint64_t value) {
	for (; value >= 0x80; value >>= 7) {
		str_append_char(out, (char)(value | 0x80));
	}
	str_append_char(out, (char)value);
}

static void put_text(struct str *out, const char *text) {
	size_t len = strlen(text);
	put_number(out, len);
	str_append_bytes(out, text, len);
}

static void put_marked(
	struct str *out, const char *text, const struct block_span *spans, size_t span_count) {
	put_text(out, text);
	put_number(out, span_count);
	size_t at = 0;
	for (size_t i = 0; i < span_count; i++) {
		const struct block_span *span = &spans[i];
		put_number(out, span->start - at);
		put_number(out, span->end - span->start);
		put_number(out, (span->is_bold ? SPAN_BOLD : 0) | (span->target ? SPAN_TARGET : 0));
		if (span->target) {
			put_text(out, span->target);
		}
		at = span->end;
	}
}

static void put_block(struct str *out, const struct block *block) {
	put_number(out, (uint64_t)block->kind);
	put_number(out, (uint64_t)block->note);
	put_number(out, (uint64_t)block->level);
	put_number(out, (uint64_t)block->number);
	put_number(out,
		(block->is_header ? FLAG_HEADER : 0) | (block->is_unchecked ? FLAG_UNCHECKED : 0) |
			(block->target ? FLAG_TARGET : 0));
	if (block->target) {
		put_text(out, block->target);
	}
	put_marked(out, block->text, block->spans, block->span_count);
	put_number(out, block->cell_count);
	for (size_t i = 0; i < block->cell_count; i++) {
		const struct block_cell *cell = &block->cells[i];
		put_marked(out, cell->text, cell->spans, cell->span_count);
	}
}

void block_encode(struct str *out, const struct block *blocks, size_t count) {
	put_number(out, BLOCK_VERSION);
	put_number(out, count);
	for (size_t i = 0; i < count; i++) {
		put_block(out, &blocks[i]);
	}
}

/* ---- reading ---- */

struct reader {
	struct arena *arena;
	const unsigned char *data;
	size_t len, at;
};

static bool get_number(struct reader *in, uint64_t max, uint64_t *value) {
	uint64_t got = 0;
	for (unsigned shift = 0; shift < 35; shift += 7) {
		if (in->at == in->len) {
			return false;
		}
		unsigned char byte = in->data[in->at++];
		got |= (uint64_t)(byte & 0x7f) << shift;
		if (!(byte & 0x80)) {
			*value = got;
			return got <= max;
		}
	}
	return false;
}

// A count of items that take at least `least` bytes each: what cannot fit is refused before any
// memory is taken for it.
static bool get_count(struct reader *in, size_t least, size_t *count) {
	uint64_t value;
	if (!get_number(in, UINT32_MAX, &value) || value > (in->len - in->at) / least) {
		return false;
	}
	*count = (size_t)value;
	return true;
}

static bool get_text(struct reader *in, const char **text, size_t *len) {
	if (!get_count(in, 1, len)) {
		return false;
	}
	const char *from = (const char *)in->data + in->at;
	if (memchr(from, 0, *len) || !utf8_is_valid(from, *len, NULL)) {
		return false;
	}
	*text = arena_copy(in->arena, from, *len);
	in->at += *len;
	return true;
}

// True at the first byte of a character, and at the end.
static bool is_border(const char *text, size_t at) {
	return ((unsigned char)text[at] & 0xc0) != 0x80;
}

static bool get_span(
	struct reader *in, const char *text, size_t len, size_t after, struct block_span *span) {
	uint64_t skip, bytes, flags;
	if (!get_number(in, len - after, &skip) || !get_number(in, len - after - skip, &bytes) ||
		!get_number(in, SPAN_ALL, &flags) || bytes == 0) {
		return false;
	}
	span->start = after + skip;
	span->end = span->start + bytes;
	span->is_bold = flags & SPAN_BOLD;
	size_t target_len;
	return is_border(text, span->start) && is_border(text, span->end) &&
		(!(flags & SPAN_TARGET) || get_text(in, &span->target, &target_len));
}

static bool get_marked(struct reader *in, struct block_cell *cell) {
	size_t len;
	if (!get_text(in, &cell->text, &len) || !get_count(in, 3, &cell->span_count)) {
		return false;
	}
	struct block_span *spans =
		arena_alloc(in->arena, (cell->span_count + 1) * sizeof *cell->spans);
	for (size_t i = 0, after = 0; i < cell->span_count; after = spans[i++].end) {
		if (!get_span(in, cell->text, len, after, &spans[i])) {
			return false;
		}
	}
	cell->spans = spans;
	return true;
}

static bool get_cells(struct reader *in, struct block *block) {
	if (!get_count(in, 2, &block->cell_count)) {
		return false;
	}
	struct block_cell *cells =
		arena_alloc(in->arena, (block->cell_count + 1) * sizeof *block->cells);
	for (size_t i = 0; i < block->cell_count; i++) {
		if (!get_marked(in, &cells[i])) {
			return false;
		}
	}
	block->cells = cells;
	return true;
}

static bool get_block(struct reader *in, struct block *block) {
	uint64_t kind, note, level, number, flags;
	if (!get_number(in, BLOCK_LINK, &kind) || kind < BLOCK_HEADING ||
		!get_number(in, NOTE_CAUTION, &note) || !get_number(in, MAX_LEVEL, &level) ||
		!get_number(in, INT32_MAX, &number) || !get_number(in, FLAG_ALL, &flags)) {
		return false;
	}
	*block = (struct block){.kind = (enum block_kind)kind,
		.note = (enum note_kind)note,
		.level = (int)level,
		.number = (int)number,
		.is_header = flags & FLAG_HEADER,
		.is_unchecked = flags & FLAG_UNCHECKED};
	size_t len;
	struct block_cell whole;
	if (((flags & FLAG_TARGET) && !get_text(in, &block->target, &len)) ||
		!get_marked(in, &whole) || !get_cells(in, block)) {
		return false;
	}
	block->text = whole.text;
	block->spans = whole.spans;
	block->span_count = whole.span_count;
	bool needs_target = block->kind == BLOCK_IMAGE || block->kind == BLOCK_LINK;
	return needs_target == (block->target != NULL);
}

bool block_decode(struct arena *arena, const void *data, size_t len, const struct block **blocks,
	size_t *count) {
	struct reader in = {.arena = arena, .data = data, .len = len};
	uint64_t version;
	size_t n;
	if (!get_number(&in, BLOCK_VERSION, &version) || version != BLOCK_VERSION ||
		!get_count(&in, 8, &n)) {
		return false;
	}
	struct block *all = arena_alloc(arena, (n + 1) * sizeof *all);
	for (size_t i = 0; i < n; i++) {
		if (!get_block(&in, &all[i])) {
			return false;
		}
	}
	if (in.at != len) {
		return false;
	}
	*blocks = all;
	*count = n;
	return true;
}
