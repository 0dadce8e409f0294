// SPDX-License-Identifier: GPL-3.0-or-later
/* Bitmaps for printers under test. */
#pragma once
#include "base/mem.h"
#include "base/str.h"
#include "paper/escpos.h"
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

/* Made by a formula, so that a golden file of its bytes needs no picture beside it. */
static inline struct raster *raster_patterned(int w, int h) {
	struct raster *raster = raster_filled(w, h, 0);
	for (int y = 0; y < h; y++) {
		for (int x = 0; x < w; x++) {
			int bit = (x * x * 7 + y * y * 3 + x * y * 5) >> 3 & 1;
			raster->bits[y * raster->stride + x / 8] |=
				(unsigned char)(bit << (7 - x % 8));
		}
	}
	return raster;
}

/* All of it, without what begins and ends a slip. */
static inline void raster_append_chunks(
	struct str *out, const struct raster *raster, enum printer_command command) {
	for (int y = 0, rows; y < raster->h; y += rows) {
		rows = escpos_chunk_rows(raster->h - y, command);
		escpos_chunk(out, raster, y, rows, command);
	}
}
