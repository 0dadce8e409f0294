// SPDX-License-Identifier: GPL-3.0-or-later
/* QR codes (ISO/IEC 18004) of any bytes, error correction M: 15 % of it may be dirty or torn. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

struct arena;
struct err;

#define QR_MAX_BYTES 2331  /* version 40, M, 8-bit */
#define QR_QUIET_MODULES 4 /* white on every side, to be left by whoever draws it */

struct qr {
	int size; /* modules a side, without the quiet zone */
	const unsigned char
		*modules; /* size × size from the top left, 1 = black; lent from the arena */
};

/* The smallest code that holds the bytes; zero bytes are fine. False and `err` for none or too
 * many. Nothing of the bytes stays anywhere but in the arena. */
bool qr_encode(struct arena *arena, const char *data, size_t len, struct qr *qr, struct err *err);

/* The same for a screen full of codes, which nobody tears or soils: error correction L (7 %) where
 * that makes the code smaller, else M. */
bool qr_encode_small(
	struct arena *arena, const char *data, size_t len, struct qr *qr, struct err *err);
