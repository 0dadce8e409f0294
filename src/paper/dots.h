// SPDX-License-Identifier: GPL-3.0-or-later
/* From ink in greys to dots that a head prints, or leaves out. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

struct raster;

/* Rows above and below those that are asked for, which decide about them too. */
#define DOTS_AROUND 3

/* `pixels`: black on white, 0xRRGGBB, `stride` pixels a row, from row y - DOTS_AROUND of the raster to
 * y + rows + DOTS_AROUND - 1. Where enough of it is black the dots of rows y … y + rows - 1 become black, with
 * `is_white` white. No stroke comes out thinner than two dots: a head loses single ones. */
void dots_add(
	struct raster *raster, int y, int rows, const uint32_t *pixels, int stride, bool is_white);
