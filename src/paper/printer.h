// SPDX-License-Identifier: GPL-3.0-or-later
/* A printer: whatever a slip goes to, chosen by a URI. Nothing here ever waits: the owner calls
 * printer_step() with the clock's milliseconds, some twenty times a second while a slip is printed and
 * at least once a second otherwise, because an interrupted printer is cleared in the background.
 * DONE is said by the printer, never concluded. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct err;
struct printer;
struct raster;
struct twin;

enum printer_command {
	PRINTER_GS_V_0,  /* a block of rows */
	PRINTER_ESC_STAR /* strips of 24 rows, for printers without the former */
};

enum printer_cut { PRINTER_CUT_PARTIAL, PRINTER_CUT_FULL, PRINTER_CUT_NONE };

struct printer_options {
	int width_dots, dpi; /* 576 and 203 for 80 mm, 384 and 203 for 58 mm */
	enum printer_command command;
	enum printer_cut cut;
	const char
		*certificate; /* of an ipps: printer: SHA-256 of it in hex, with or without colons;
				    copied; NULL or "" elsewhere */
};

enum printer_state {
	PRINTER_IDLE,
	PRINTER_PRINTING,
	PRINTER_DONE, /* the printer said that all of it was printed, or the file stands on disk */
	PRINTER_PAPER_OUT,
	PRINTER_COVER_OPEN,
	PRINTER_JAM,     /* jam, cutter or another error of the machine */
	PRINTER_BUSY,    /* off line without a reason, or somebody else's */
	PRINTER_OFF,     /* cannot be reached; a folder: cannot be written */
	PRINTER_UNKNOWN, /* no answer, or one that makes no sense */
	PRINTER_DETACHED /* gone in the middle of a slip */
};

/* One slip. The printer takes what it needs and wipes all of it at the end, whatever the end is. */
struct printer_slip {
	struct raster *raster; /* for thermal printers; all pages of a sheet at printer_dpi() */
	unsigned char *pdf;    /* for the others; either may be NULL where it is not needed */
	size_t pdf_len;
	int page_count;    /* of the PDF, for the counter of paper; 0 is taken for 1 */
	const char *sheet; /* "a4" or "a6" as it was laid out, for printers of sheets; lent */
	const char *title; /* of the file, UTF-8; lent until the call returns */
	const char *date;  /* "2026-11-19"; lent likewise */
};

/* "escpos:/dev/usb/lp0", "escpos-tcp://HOST:9100" ([…] around IPv6; port 9100 if left out),
 * "ipp://HOST/ipp/print" or "ipps://…" (port 631 if left out), "pdf:DIR", "twin:DIR". Touches no device
 * yet: one that is off may be switched on later. NULL and one clear line in `err` for any other URI, for
 * options that no printer has, and for ipps: without a certificate. */
struct printer *printer_open(
	const char *uri, const struct printer_options *options, struct err *err);

/* Whether it wants slip->raster rather than slip->pdf. An IPP printer says so in its first answer, which
 * printer_step() fetches; until then it is taken for one of PDF. Ask anew for every slip: what is handed
 * over in the wrong form ends as BUSY, and the next attempt is right. */
bool printer_takes_raster(const struct printer *printer);

/* Whether its paper is a roll, and then how wide a raster may be. */
bool printer_is_roll(const struct printer *printer);
int printer_width_dots(const struct printer *printer);

/* Whether slips are files in a folder, and nothing comes out on paper. */
bool printer_is_folder(const struct printer *printer);

/* Dots an inch that the raster is to have. */
int printer_dpi(const struct printer *printer);

/* The sheet that lies in an IPP printer, "a4" or "a6" (paper/sheet.h), as it said last; NULL where it says
 * neither, and for all others. */
const char *printer_sheet(const struct printer *printer);

/* Takes what *slip points to and begins. False and `err` (and all wiped) while another slip is being
 * printed, or where the raster is missing, empty or wider than the paper. */
bool printer_start(
	struct printer *printer, const struct printer_slip *slip, int64_t now_ms, struct err *err);

/* Does what can be done now. After a fault the slip is wiped and the printer is being cleared. */
void printer_step(struct printer *printer, int64_t now_ms);

/* Whether a step would do nothing: no slip is being printed, and nothing of one is left to be cleared. */
bool printer_is_clear(const struct printer *printer);

enum printer_state printer_state(const struct printer *printer);
bool printer_is_paper_low(const struct printer *printer); /* as it said last */

/* Rows handed over of the slip that was started last; of sheets, their length at options->dpi. */
int printer_rows(const struct printer *printer);

/* Where the slip was saved, lent; "" for printers of paper. */
const char *printer_where(const struct printer *printer);

/* Forgets the slip: wiped here, cleared in the printer. The state is IDLE. */
void printer_cancel(struct printer *printer, int64_t now_ms);

/* As it is on the way out: cancels, clears if that takes no waiting; an IPP printer is given two seconds
 * to hear of it where a slip is under way. NULL is fine. */
void printer_close(struct printer *printer);

/* The stand-in behind "twin:", lent; NULL for real ones. */
struct twin *printer_twin(const struct printer *printer);
