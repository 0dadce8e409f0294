// SPDX-License-Identifier: GPL-3.0-or-later
/* A paragraph's text made safe for layout: checked UTF-8, UTF-16 beside it for ICU, and the
 * characters that layout does not show. */
#pragma once
#include "base/mem.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct err;

struct decoded_drop {
	uint32_t start, end; /* bytes */
};

struct decoded {
	char *utf8; /* the text with overrides made invisible and tabs made spaces; same length */
	size_t len, utf8_room;
	uint16_t *units;   /* UTF-16 */
	uint32_t *byte_at; /* of each unit, and of the end */
	size_t unit_count, unit_room;
	uint32_t flags; /* all characters' properties or-ed (text/char.h) */
	int bracket_count;
	VEC(struct decoded_drop) drops; /* no glyphs: controls, marks beyond PARA_MAX_MARKS */
	VEC(uint32_t) newlines;         /* bytes after which a line must end */
};

/* Reads the bytes into a struct that is zeroed or was used before. False where they are not
 * UTF-8. */
bool decode(struct decoded *decoded, const char *utf8, size_t len, struct err *err);
void decoded_finish(struct decoded *decoded);

/* The first unit at or after `byte`. */
size_t decoded_unit(const struct decoded *decoded, size_t byte);
