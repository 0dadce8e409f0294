// SPDX-License-Identifier: GPL-3.0-or-later
// A dot is printed from 38 % of ink on: with half of it, thin strokes of Nastaliq and Thai break up at
// 203 dpi. What is then still one dot thin grows to the side where more of its ink is. Dots are looked at
// 64 at a time; single ones only where a stroke is thin.
#include "paper/dots.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "paper/raster.h"

#define THRESHOLD 158 /* of 255 */

/* Rows of bits, the leftmost lowest. A word without ink stands at both ends of each row, and a row without
 * ink above and below. */
struct field {
	int w, h, words;
	uint64_t *ink;
	const uint32_t *pixels;
	int stride;
};

static uint64_t *row_of(const struct field *field, uint64_t *rows, int y) {
	return rows + (size_t)(y + 1) * (size_t)field->words + 1;
}

static uint64_t *rows_create(const struct field *field) {
	return mem_zero((size_t)(field->h + 2) * (size_t)field->words * sizeof(uint64_t));
}

static void rows_destroy(const struct field *field, uint64_t *rows) {
	explicit_bzero(rows, (size_t)(field->h + 2) * (size_t)field->words * sizeof(uint64_t));
	free(rows);
}

/* How light the pixel is; white outside. */
static int light(const struct field *field, int x, int y) {
	bool is_outside = x < 0 || y < 0 || x >= field->w || y >= field->h;
	return is_outside ? 255 : (int)(field->pixels[y * field->stride + x] >> 8 & 0xff);
}

static bool find_ink(const struct field *field) {
	uint64_t any = 0;
	for (int y = 0; y < field->h; y++) {
		const uint32_t *pixels = field->pixels + (size_t)y * (size_t)field->stride;
		uint64_t *row = row_of(field, field->ink, y);
		for (int x = 0; x < field->w; x += 64) {
			uint64_t word = 0;
			int most = field->w - x < 64 ? field->w - x : 64;
			for (int bit = 0; bit < most; bit++) {
				word |= (uint64_t)((pixels[x + bit] >> 8 & 0xff) < THRESHOLD)
					<< bit;
			}
			row[x / 64] = word;
			any |= word;
		}
	}
	return any;
}

/* Each dot's left and right neighbour at its place. */
static uint64_t from_left(const uint64_t *word) {
	return word[0] << 1 | word[-1] >> 63;
}

static uint64_t from_right(const uint64_t *word) {
	return word[0] >> 1 | word[1] << 63;
}

/* Squares of two by two, each at its top left dot. */
static void find_squares(const struct field *field, uint64_t *squares) {
	for (int y = 0; y < field->h - 1; y++) {
		const uint64_t *row = row_of(field, field->ink, y);
		const uint64_t *below = row + field->words;
		uint64_t *out = row_of(field, squares, y);
		for (int i = 0; i < field->words - 2; i++) {
			out[i] = row[i] & from_right(row + i) & below[i] & from_right(below + i);
		}
	}
}

/* All dots of the squares. */
static void find_thick(const struct field *field, uint64_t *squares, uint64_t *thick) {
	for (int y = 0; y < field->h; y++) {
		const uint64_t *row = row_of(field, squares, y), *above = row - field->words;
		uint64_t *out = row_of(field, thick, y);
		for (int i = 0; i < field->words - 2; i++) {
			out[i] = row[i] | from_left(row + i) | above[i] | from_left(above + i);
		}
	}
}

/* Ink of word `i` in row `y` with nothing thick around: of a thin stroke, and not the tip of another. */
static uint64_t thin_word(const struct field *field, uint64_t *thick, int y, int i) {
	uint64_t near = 0;
	for (int dy = -1; dy <= 1; dy++) {
		const uint64_t *word = row_of(field, thick, y + dy) + i;
		near |= word[0] | from_left(word) | from_right(word);
	}
	return row_of(field, field->ink, y)[i] & ~near;
}

static void set(const struct field *field, uint64_t *rows, int x, int y) {
	if (x >= 0 && x < field->w) {
		row_of(field, rows, y)[x / 64] |= (uint64_t)1 << x % 64;
	}
}

/* Makes the dot part of the square that has most ink. */
static void thicken(const struct field *field, uint64_t *grown, int x, int y) {
	int least = 3 * 255 + 1, best_dx = 1, best_dy = 1;
	for (int corner = 0; corner < 4; corner++) {
		int dx = corner & 1 ? 1 : -1, dy = corner & 2 ? 1 : -1;
		int sum = light(field, x + dx, y) + light(field, x, y + dy) +
			light(field, x + dx, y + dy);
		if (sum < least) {
			least = sum;
			best_dx = dx;
			best_dy = dy;
		}
	}
	set(field, grown, x + best_dx, y);
	set(field, grown, x, y + best_dy);
	set(field, grown, x + best_dx, y + best_dy);
}

static void thicken_all(const struct field *field, uint64_t *grown) {
	uint64_t *squares = rows_create(field), *thick = rows_create(field);
	find_squares(field, squares);
	find_thick(field, squares, thick);
	for (int y = 0; y < field->h; y++) {
		for (int i = 0; i < field->words - 2; i++) {
			uint64_t thin = thin_word(field, thick, y, i);
			for (; thin; thin &= thin - 1) {
				thicken(field, grown, i * 64 + __builtin_ctzll(thin), y);
			}
		}
	}
	rows_destroy(field, squares);
	rows_destroy(field, thick);
}

/* Eight dots with the leftmost highest. */
static unsigned char turned(uint64_t dots) {
	static const unsigned char nibbles[] = {
		0, 8, 4, 12, 2, 10, 6, 14, 1, 9, 5, 13, 3, 11, 7, 15};
	return (unsigned char)(nibbles[dots & 15] << 4 | nibbles[dots >> 4 & 15]);
}

static void write_row(unsigned char *bits, const uint64_t *row, int bytes, bool is_white) {
	for (int i = 0; i < bytes; i++) {
		unsigned char dots = turned(row[i / 8] >> i % 8 * 8);
		bits[i] = is_white ? bits[i] & (unsigned char)~dots : bits[i] | dots;
	}
}

void dots_add(
	struct raster *raster, int y, int rows, const uint32_t *pixels, int stride, bool is_white) {
	struct field field = {.w = raster->w,
		.h = rows + 2 * DOTS_AROUND,
		.words = (raster->w + 63) / 64 + 2,
		.pixels = pixels,
		.stride = stride};
	field.ink = rows_create(&field);
	if (find_ink(&field)) {
		uint64_t *grown = rows_create(&field);
		size_t words = (size_t)(field.h + 2) * (size_t)field.words;
		memcpy(grown, field.ink, words * sizeof *grown);
		thicken_all(&field, grown);
		for (int row = 0; row < rows; row++) {
			write_row(raster->bits + (size_t)(y + row) * (size_t)raster->stride,
				row_of(&field, grown, row + DOTS_AROUND), raster->stride, is_white);
		}
		rows_destroy(&field, grown);
	}
	rows_destroy(&field, field.ink);
}
