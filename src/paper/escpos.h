// SPDX-License-Identifier: GPL-3.0-or-later
/* The bytes that thermal printers understand, after Epson's ESC/POS command reference. */
#pragma once
#include <stdbool.h>

#include "paper/printer.h"

struct str;

#define ESCPOS_MAX_ROWS 255
#define ESCPOS_QUESTIONS 3

/* How many of `left` rows go into the next chunk: at most 255 (clones lose the rest of longer ones),
 * and with GS v 0 never a multiple of 48, from which the POS-5890K prints rubbish. */
int escpos_chunk_rows(int left, enum printer_command command);

void escpos_begin(struct str *out);

/* Rows y … y + rows - 1. ESC * fills its last strip with white. */
void escpos_chunk(struct str *out, const struct raster *raster, int y, int rows,
	enum printer_command command);

/* Feeds, cuts, and asks by GS r 1, which is answered when all before it is done. */
void escpos_end(struct str *out, enum printer_cut cut);

/* DLE EOT 1, 2 and 4: answered at once, one byte each, in this order. */
void escpos_ask(struct str *out);

/* Forgets whatever the printer holds: DLE ENQ 2 and DLE DC4 8 (empty the buffers, at once, where the
 * model knows them), the three questions, zeroes that end an interrupted command of a raster `stride` bytes wide, ESC @, and
 * GS r 1 to know that it is through. */
void escpos_clear(struct str *out, int stride);

bool escpos_is_status(unsigned char byte);     /* an answer to DLE EOT */
bool escpos_is_completion(unsigned char byte); /* an answer to GS r 1 */
bool escpos_is_asb(unsigned char byte); /* the first of four bytes of automatic status (GS a) */
bool escpos_is_block(
	unsigned char byte); /* the first of a block that a zero ends: DLE DC4 8 has one */
bool escpos_is_flow(unsigned char byte); /* XON and XOFF, which may stand between any two bytes */

/* READY is PRINTER_PRINTING; otherwise the fault that the three answers tell. */
enum printer_state escpos_judge(const unsigned char answers[ESCPOS_QUESTIONS], bool *is_paper_low);

/* Whether the answer to GS r 1 says that the paper is at its end. */
bool escpos_is_paper_out(unsigned char completion);
