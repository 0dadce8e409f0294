// SPDX-License-Identifier: GPL-3.0-or-later
/* A slip as black and white dots, for the heads of thermal printers. */
#pragma once
#include <stddef.h>
#include <stdint.h>

struct err;
struct fontset;
struct layout;

/* Rows of `stride` bytes, the leftmost dot in the highest bit, 1 = black. */
struct raster {
	int w, h, stride;
	unsigned char *bits;
};

/* Page `page` of the layout; NULL and `err` when it cannot be drawn. */
struct raster *raster_create(
	struct fontset *fonts, const struct layout *layout, int page, struct err *err);

/* Zeroes the dots before they are given back. NULL is fine. */
void raster_destroy(struct raster *raster);
