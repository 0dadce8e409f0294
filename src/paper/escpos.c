// SPDX-License-Identifier: GPL-3.0-or-later
// Pure functions from rows to bytes and from bytes to states. ESC 3 16 before strips of 24 rows: the
// printer feeds by the height of the strip when the spacing is smaller, so that no gap is left.
#include "paper/escpos.h"

#include <string.h>

#include "base/str.h"
#include "paper/raster.h"

#define STRIP_ROWS 24
#define BYTES(out, ...)                                                                            \
	do {                                                                                       \
		const unsigned char bytes[] = {__VA_ARGS__};                                       \
		str_append_bytes(out, (const char *)bytes, sizeof bytes);                          \
	} while (0)

enum { LF = 0x0a, DLE = 0x10, EOT = 0x04, ENQ = 0x05, DC4 = 0x14, ESC = 0x1b, GS = 0x1d };

int escpos_chunk_rows(int left, enum printer_command command) {
	if (command == PRINTER_ESC_STAR) {
		int most = ESCPOS_MAX_ROWS / STRIP_ROWS * STRIP_ROWS;
		return left < most ? left : most;
	}
	int rows = left < ESCPOS_MAX_ROWS ? left : ESCPOS_MAX_ROWS;
	return rows % 48 ? rows : rows - 1;
}

void escpos_begin(struct str *out) {
	BYTES(out, ESC, '@');
}

static void block(struct str *out, const struct raster *raster, int y, int rows) {
	int stride = (raster->w + 7) / 8;
	BYTES(out, GS, 'v', '0', 0, (unsigned char)(stride & 0xff), (unsigned char)(stride >> 8),
		(unsigned char)(rows & 0xff), (unsigned char)(rows >> 8));
	for (int i = y; i < y + rows; i++) {
		str_append_bytes(out,
			(const char *)raster->bits + (size_t)i * (size_t)raster->stride,
			(size_t)stride);
	}
}

static unsigned char column(const struct raster *raster, int x, int y, int end) {
	unsigned char byte = 0;
	for (int i = 0; i < 8 && y + i < end; i++) {
		size_t at = (size_t)(y + i) * (size_t)raster->stride + (size_t)(x / 8);
		byte |= (unsigned char)((raster->bits[at] >> (7 - x % 8) & 1) << (7 - i));
	}
	return byte;
}

static void strip(struct str *out, const struct raster *raster, int y, int end) {
	BYTES(out, ESC, '*', 33, (unsigned char)(raster->w & 0xff),
		(unsigned char)(raster->w >> 8));
	for (int x = 0; x < raster->w; x++) {
		for (int part = 0; part < STRIP_ROWS; part += 8) {
			str_append_char(out, (char)column(raster, x, y + part, end));
		}
	}
	str_append_char(out, LF);
}

void escpos_chunk(struct str *out, const struct raster *raster, int y, int rows,
	enum printer_command command) {
	if (command == PRINTER_GS_V_0) {
		block(out, raster, y, rows);
		return;
	}
	BYTES(out, ESC, '3', 16);
	for (int top = y; top < y + rows; top += STRIP_ROWS) {
		strip(out, raster, top, y + rows);
	}
	BYTES(out, ESC, '2');
}

void escpos_end(struct str *out, enum printer_cut cut) {
	if (cut == PRINTER_CUT_NONE) {
		BYTES(out, ESC, 'd', 5);
	} else {
		/* functions 65 and 66 feed to the knife by themselves */
		BYTES(out, GS, 'V', cut == PRINTER_CUT_FULL ? 65 : 66, 0);
	}
	BYTES(out, GS, 'r', 1);
}

void escpos_ask(struct str *out) {
	BYTES(out, DLE, EOT, 1, DLE, EOT, 2, DLE, EOT, 4);
}

void escpos_clear(struct str *out, int stride) {
	BYTES(out, DLE, DC4, 8, 1, 3, 20, 1, 6, 2, 8, DLE, ENQ, 2);
	escpos_ask(out);
	for (int i = 0; i < ESCPOS_MAX_ROWS * stride + 16; i++) {
		str_append_char(out, 0);
	}
	BYTES(out, ESC, '@', GS, 'r', 1);
}

bool escpos_is_status(unsigned char byte) {
	return (byte & 0x93) == 0x12;
}

bool escpos_is_completion(unsigned char byte) {
	return (byte & 0x90) == 0;
}

bool escpos_is_asb(unsigned char byte) {
	return (byte & 0x93) == 0x10;
}

bool escpos_is_flow(unsigned char byte) {
	return byte == 0x11 || byte == 0x13;
}

bool escpos_is_block(unsigned char byte) {
	return (byte & 0x91) == 0x11 && !escpos_is_flow(byte);
}

enum printer_state escpos_judge(const unsigned char answers[ESCPOS_QUESTIONS], bool *is_paper_low) {
	*is_paper_low = (answers[2] & 0x0c) != 0;
	if (answers[1] & 0x04) {
		return PRINTER_COVER_OPEN;
	}
	if (answers[1] & 0x20 || answers[2] & 0x60) {
		return PRINTER_PAPER_OUT;
	}
	if (answers[1] & 0x40) {
		return PRINTER_JAM;
	}
	return answers[0] & 0x08 ? PRINTER_BUSY : PRINTER_PRINTING;
}

bool escpos_is_paper_out(unsigned char completion) {
	return (completion & 0x0c) != 0;
}
