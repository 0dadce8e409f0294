// SPDX-License-Identifier: GPL-3.0-or-later
/* A slip as black and white dots: for the heads of thermal printers, or a page each for printers of
 * sheets that take no PDF. */
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
	int dpi;             /* dots an inch; 0 where nobody needs to know */
	struct raster *next; /* the next page, NULL after the last */
};

/* Page `page` of the layout; NULL and `err` when it cannot be drawn. */
struct raster *raster_create(
	struct fontset *fonts, const struct layout *layout, int page, struct err *err);

/* Every page of the layout, painted at `dpi` dots an inch whatever the sheet's own are. */
struct raster *raster_create_pages(
	struct fontset *fonts, const struct layout *layout, int dpi, struct err *err);

/* Zeroes the dots of all pages before they are given back. NULL is fine. */
void raster_destroy(struct raster *raster);
