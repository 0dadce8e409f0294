// SPDX-License-Identifier: GPL-3.0-or-later
// Names and content are hostile text. What could reorder a screen or pile marks over it is
// neutralised here, in a copy of the same length, so that every later step may trust its input. Plain
// text, nearly all there is, takes a short loop.
#include "text/decode.h"

#include "base/err.h"
#include "base/utf8.h"
#include "text/char.h"
#include "text/para.h"

#include <stdlib.h>
#include <string.h>

/* U+206A: invisible, BN, and CM to line breaking, as the overrides are, but orders nothing. */
#define NEUTRAL 0x206a

static void make_room(struct decoded *decoded, size_t len) {
	if (decoded->utf8_room < len + 1) {
		decoded->utf8_room = len + len / 2 + 256;
		decoded->unit_room = decoded->utf8_room;
		free(decoded->utf8);
		free(decoded->units);
		free(decoded->byte_at);
		decoded->utf8 = mem_array(decoded->utf8_room, 1);
		decoded->units = mem_array(decoded->unit_room, sizeof *decoded->units);
		decoded->byte_at = mem_array(decoded->unit_room, sizeof *decoded->byte_at);
	}
}

static void drop(struct decoded *decoded, size_t start, size_t end) {
	size_t count = decoded->drops.count;
	if (count && decoded->drops.items[count - 1].end == start) {
		decoded->drops.items[count - 1].end = (uint32_t)end;
	} else {
		vec_push(&decoded->drops, (struct decoded_drop){(uint32_t)start, (uint32_t)end});
	}
}

/* What a character is more than one unit with one property word. */
#define SPECIAL (CHAR_CONTROL | CHAR_EXTENDS | CHAR_OVERRIDE | CHAR_BRACKET)

struct reader {
	struct decoded *decoded;
	size_t unit;
	int extenders; /* since the last character that begins a cluster */
};

static void note_control(
	struct reader *reader, uint32_t code, uint32_t props, size_t start, size_t end) {
	struct decoded *decoded = reader->decoded;
	if (code == '\t') {
		decoded->utf8[start] = ' ';
		return;
	}
	drop(decoded, start, end);
	bool is_pair = code == '\r' && end < decoded->len && decoded->utf8[end] == '\n';
	if ((props & CHAR_NEWLINE) && !is_pair) {
		vec_push(&decoded->newlines, (uint32_t)end);
	}
}

/* What few characters need; returns the code that layout sees. */
static uint32_t note_special(
	struct reader *reader, uint32_t code, uint32_t props, size_t start, size_t end) {
	struct decoded *decoded = reader->decoded;
	if (props & CHAR_OVERRIDE) {
		utf8_put(NEUTRAL, decoded->utf8 + start);
		return NEUTRAL;
	}
	if (props & CHAR_CONTROL) {
		note_control(reader, code, props, start, end);
	} else if ((props & CHAR_EXTENDS) && ++reader->extenders > PARA_MAX_MARKS) {
		drop(decoded, start, end);
	}
	decoded->bracket_count += (props & CHAR_BRACKET) != 0;
	return code;
}

static void put_special(struct reader *reader, uint32_t code, size_t start, size_t end) {
	struct decoded *decoded = reader->decoded;
	uint32_t props = char_props(code);
	if (!(props & CHAR_EXTENDS)) {
		reader->extenders = 0;
	}
	if (props & SPECIAL) {
		code = note_special(reader, code, props, start, end);
		props = char_props(code);
	}
	decoded->flags |= props;
	decoded->byte_at[reader->unit] = (uint32_t)start;
	if (code < 0x10000) {
		decoded->units[reader->unit++] = (uint16_t)code;
		return;
	}
	decoded->units[reader->unit++] = (uint16_t)(0xd7c0 + (code >> 10));
	decoded->byte_at[reader->unit] = (uint32_t)start;
	decoded->units[reader->unit++] = (uint16_t)(0xdc00 + (code & 0x3ff));
}

#define TAIL(byte) (((byte)&0xc0) == 0x80)

/* The forms of up to three bytes, which are nearly all there is, without a call. */
static inline uint32_t next_code(const unsigned char *data, size_t len, size_t *at) {
	size_t i = *at;
	unsigned lead = data[i];
	if (lead < 0x80) {
		*at = i + 1;
		return lead;
	}
	if (lead >= 0xc2 && lead < 0xe0 && i + 1 < len && TAIL(data[i + 1])) {
		*at = i + 2;
		return (lead & 0x1f) << 6 | (data[i + 1] & 0x3f);
	}
	if (lead >= 0xe0 && lead < 0xf0 && i + 2 < len && TAIL(data[i + 1]) && TAIL(data[i + 2])) {
		uint32_t code =
			(lead & 0xf) << 12 | (data[i + 1] & 0x3fu) << 6 | (data[i + 2] & 0x3fu);
		*at = i + 3;
		if (code >= 0x800 && (code < 0xd800 || code > 0xdfff)) {
			return code;
		}
		*at = i;
	}
	return utf8_next((const char *)data, len, at);
}

/* Reads on from `at` as long as nothing special comes; returns where it stopped. */
static size_t put_plain(struct reader *reader, const unsigned char *data, size_t len, size_t at) {
	uint16_t *units = reader->decoded->units;
	uint32_t *byte_at = reader->decoded->byte_at;
	uint32_t flags = 0, held = UINT32_MAX;
	const uint32_t *props = NULL;
	size_t unit = reader->unit, next = at;
	while (next < len) {
		uint32_t code = next_code(data, len, &next);
		if (code > 0xffff) {
			break;
		}
		if (code >> 8 != held) {
			held = code >> 8;
			props = char_page(held);
		}
		uint32_t prop = props[code & 0xff];
		if (prop & SPECIAL) {
			break;
		}
		flags |= prop;
		byte_at[unit] = (uint32_t)at;
		units[unit++] = (uint16_t)code;
		at = next;
	}
	reader->extenders = unit > reader->unit ? 0 : reader->extenders;
	reader->unit = unit;
	reader->decoded->flags |= flags;
	return at;
}

bool decode(struct decoded *decoded, const char *utf8, size_t len, struct err *err) {
	if (len > PARA_MAX_BYTES) {
		return err_set(err, "a paragraph of %zu bytes is too long; divide it", len);
	}
	make_room(decoded, len);
	memcpy(decoded->utf8, utf8, len);
	decoded->utf8[len] = '\0';
	decoded->len = len;
	decoded->flags = 0;
	decoded->bracket_count = 0;
	decoded->drops.count = decoded->newlines.count = 0;
	struct reader reader = {.decoded = decoded};
	const unsigned char *data = (const unsigned char *)utf8;
	for (size_t at = 0; (at = put_plain(&reader, data, len, at)) < len;) {
		size_t start = at;
		uint32_t code = next_code(data, len, &at);
		if (code == UTF8_BAD) {
			return err_set(err, "text is not UTF-8 at byte %zu", start);
		}
		put_special(&reader, code, start, at);
	}
	decoded->unit_count = reader.unit;
	decoded->byte_at[reader.unit] = (uint32_t)len;
	return true;
}

void decoded_finish(struct decoded *decoded) {
	free(decoded->utf8);
	free(decoded->units);
	free(decoded->byte_at);
	vec_finish(&decoded->drops);
	vec_finish(&decoded->newlines);
	*decoded = (struct decoded){0};
}

size_t decoded_unit(const struct decoded *decoded, size_t byte) {
	size_t low = 0, high = decoded->unit_count;
	if (decoded->unit_count == decoded->len) {
		return byte < high ? byte : high;
	}
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (decoded->byte_at[middle] < byte) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return low;
}
