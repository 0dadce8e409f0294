// SPDX-License-Identifier: GPL-3.0-or-later
// Rows to bytes, checked by a decoder in Python that knows nothing of us, and bytes to states.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
// cmocka needs the four above first
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../folder.h"
#include "base/err.h"
#include "base/file.h"
#include "base/str.h"
#include "paper/escpos.h"
#include "printed.h"

static char folder[64];

static int enter(void **state) {
	(void)state;
	folder_enter(folder);
	return 0;
}

static int leave(void **state) {
	(void)state;
	folder_leave(folder);
	return 0;
}

static void test_chunks(void **state) {
	(void)state;
	for (int height = 1; height < 3000; height++) {
		int left = height;
		while (left > 0) {
			int rows = escpos_chunk_rows(left, PRINTER_GS_V_0);
			assert_in_range(rows, 1, 255);
			assert_int_not_equal(rows % 48, 0);
			left -= rows;
		}
		assert_int_equal(left, 0);
		for (left = height; left > 255; left -= 240) {
			assert_int_equal(escpos_chunk_rows(left, PRINTER_ESC_STAR), 240);
		}
	}
}

static void test_golden_bytes(void **state) {
	(void)state;
	static const unsigned char block[] = {
		0x1d, 'v', '0', 0, 2, 0, 2, 0, 0x80, 0x01, 0xff, 0x10};
	static const unsigned char strip[] = {0x1b, '3', 16, 0x1b, '*', 33, 3, 0, /* 3 columns */
		0xc0, 0, 0, 0x40, 0, 0, 0x40, 0, 0, 0x0a, 0x1b, '2'};
	struct str out = {0};
	struct raster *raster = raster_filled(16, 2, 0);
	memcpy(raster->bits, block + 8, 4);
	escpos_chunk(&out, raster, 0, 2, PRINTER_GS_V_0);
	assert_int_equal(out.len, sizeof block);
	assert_memory_equal(out.data, block, sizeof block);
	str_clear(&out);
	raster->w = 3;
	escpos_chunk(&out, raster, 0, 2, PRINTER_ESC_STAR);
	assert_int_equal(out.len, sizeof strip);
	assert_memory_equal(out.data, strip, sizeof strip);
	raster_destroy(raster);
	str_finish(&out);
}

/* What we and two other encoders (tests/peers) made of a bitmap that a formula gives. */
static void test_golden_files(void **state) {
	(void)state;
	static const struct {
		int w, h;
		enum printer_command command;
		const char *file;
	} rows[] = {{72, 296, PRINTER_GS_V_0, "72x296.gs"}, {72, 48, PRINTER_GS_V_0, "72x48.gs"},
		{72, 1, PRINTER_GS_V_0, "72x1.gs"}, {71, 40, PRINTER_GS_V_0, "71x40.gs"},
		{72, 296, PRINTER_ESC_STAR, "72x296.star"}};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		char path[256], *golden;
		size_t len;
		struct err err;
		struct str out = {0};
		struct raster *raster = raster_patterned(rows[i].w, rows[i].h);
		raster_append_chunks(&out, raster, rows[i].command);
		snprintf(path, sizeof path, TEST_DATA "/golden/%s", rows[i].file);
		assert_true(file_read(path, 1 << 20, &golden, &len, &err));
		assert_int_equal(out.len, len);
		assert_memory_equal(out.data, golden, len);
		free(golden);
		raster_destroy(raster);
		str_finish(&out);
	}
}

static struct raster *noise(int w, int h) {
	struct raster *raster = raster_filled(w, h, 0);
	uint32_t seed = 2463534242u;
	for (int y = 0; y < h; y++) {
		for (int x = 0; x < w; x++) {
			seed = seed * 1664525u + 1013904223u;
			raster->bits[y * raster->stride + x / 8] |=
				(unsigned char)((seed >> 31) << (7 - x % 8));
		}
	}
	return raster;
}

static void write_slip(const struct raster *raster, enum printer_command command) {
	struct str out = {0};
	struct err err;
	escpos_begin(&out);
	for (int y = 0; y < raster->h;) {
		int rows = escpos_chunk_rows(raster->h - y, command);
		escpos_ask(&out);
		escpos_chunk(&out, raster, y, rows, command);
		y += rows;
	}
	escpos_end(&out, PRINTER_CUT_PARTIAL);
	assert_true(file_write("bytes", out.data, out.len, 0600, &err));
	str_finish(&out);
}

/* Rows and columns past the bitmap are the white that fills the last strip or byte. */
static void assert_dots(const struct raster *raster, const char *dots) {
	for (int y = 0; *dots; y++) {
		for (int x = 0; *dots != '\n'; x++, dots++) {
			int bit = x < raster->w && y < raster->h &&
				raster->bits[y * raster->stride + x / 8] >> (7 - x % 8) & 1;
			assert_int_equal(*dots - '0', bit);
		}
		dots++;
		assert_true(*dots || y + 1 >= raster->h);
	}
}

static void test_decoded_by_another(void **state) {
	(void)state;
	static const struct {
		int w, h;
		enum printer_command command;
	} slips[] = {{576, 1000, PRINTER_GS_V_0}, {384, 480, PRINTER_GS_V_0},
		{512, 48, PRINTER_GS_V_0}, {573, 97, PRINTER_GS_V_0}, {576, 1, PRINTER_GS_V_0},
		{1, 1, PRINTER_GS_V_0}, {576, 255, PRINTER_GS_V_0}, {576, 510, PRINTER_GS_V_0},
		{575, 1020, PRINTER_GS_V_0}, {384, 288, PRINTER_GS_V_0},
		{576, 1000, PRINTER_ESC_STAR}, {381, 250, PRINTER_ESC_STAR},
		{576, 1, PRINTER_ESC_STAR}, {1, 25, PRINTER_ESC_STAR},
		{383, 480, PRINTER_ESC_STAR}};
	for (size_t i = 0; i < sizeof slips / sizeof *slips; i++) {
		struct raster *raster = noise(slips[i].w, slips[i].h);
		struct err err;
		char *dots;
		size_t len;
		write_slip(raster, slips[i].command);
		assert_int_equal(system(PYTHON " " TEST_DATA "/escpos_decode.py bytes dots"), 0);
		assert_true(file_read("dots", 1 << 24, &dots, &len, &err));
		assert_true(len > (size_t)(raster->w * raster->h));
		assert_dots(raster, dots);
		free(dots);
		raster_destroy(raster);
	}
}

static void test_states(void **state) {
	(void)state;
	static const struct {
		unsigned char answers[ESCPOS_QUESTIONS];
		enum printer_state state;
		bool is_paper_low;
	} rows[] = {
		{{0x12, 0x12, 0x12}, PRINTER_PRINTING, false},
		{{0x12, 0x12, 0x1e}, PRINTER_PRINTING, true},
		{{0x1a, 0x16, 0x12}, PRINTER_COVER_OPEN, false},
		{{0x1a, 0x32, 0x72}, PRINTER_PAPER_OUT, false},
		{{0x12, 0x12, 0x72}, PRINTER_PAPER_OUT, false},
		{{0x1a, 0x52, 0x12}, PRINTER_JAM, false},
		{{0x1a, 0x12, 0x12}, PRINTER_BUSY, false},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		bool is_paper_low;
		assert_int_equal(escpos_judge(rows[i].answers, &is_paper_low), rows[i].state);
		assert_int_equal(is_paper_low, rows[i].is_paper_low);
	}
}

static void test_no_byte_is_two_things(void **state) {
	(void)state;
	for (int byte = 0; byte < 256; byte++) {
		assert_in_range(escpos_is_status((unsigned char)byte) +
				escpos_is_completion((unsigned char)byte) +
				escpos_is_asb((unsigned char)byte),
			0, 1);
	}
	assert_true(escpos_is_status(0x12) && escpos_is_completion(0x00));
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_chunks),
		cmocka_unit_test(test_golden_bytes),
		cmocka_unit_test(test_golden_files),
		cmocka_unit_test_setup_teardown(test_decoded_by_another, enter, leave),
		cmocka_unit_test(test_states),
		cmocka_unit_test(test_no_byte_is_two_things),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
