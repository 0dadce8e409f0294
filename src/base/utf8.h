// SPDX-License-Identifier: GPL-3.0-or-later
/* Strict UTF-8 (RFC 3629): no surrogates, no overlong forms, nothing above U+10FFFF. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define UTF8_BAD UINT32_MAX

/* Decodes the code point at *at (< len) and moves *at past it. UTF8_BAD where the bytes are not
 * UTF-8; *at then moves by one byte. */
uint32_t utf8_next(const char *data, size_t len, size_t *at);

/* Writes the code point as 1 to 4 bytes into out[4], unterminated; returns how many. */
size_t utf8_put(uint32_t code, char *out);

/* True if all bytes are UTF-8; else *bad (may be NULL) is the offset of the first wrong byte. */
bool utf8_is_valid(const char *data, size_t len, size_t *bad);
