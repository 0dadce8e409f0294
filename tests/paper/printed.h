// SPDX-License-Identifier: GPL-3.0-or-later
/* Bitmaps for printers under test. */
#pragma once
#include "base/mem.h"
#include "paper/raster.h"

/* Every byte of it is `fill`. */
static inline struct raster *raster_filled(int w, int h, unsigned char fill) {
	struct raster *raster = mem_zero(sizeof *raster);
	*raster = (struct raster){.w = w, .h = h, .stride = (w + 7) / 8};
	raster->bits = mem_zero((size_t)raster->stride * (size_t)h);
	for (int i = 0; i < raster->stride * h; i++) {
		raster->bits[i] = fill;
	}
	return raster;
}
