// SPDX-License-Identifier: GPL-3.0-or-later
/* What each kind of printer fills in, and the wires that thermal printers hang on. */
#pragma once
#include <stdint.h>
#include <sys/types.h>

#include "paper/printer.h"

#define PRINTER_MAX_PATH 4096

/* The first member of each kind. `slip` of start() is taken over, also when it fails. */
struct printer_table {
	enum { TAKES_ROLL, TAKES_PDF, TAKES_SHEETS } takes; /* SHEETS: a PDF or pages of dots */
	bool (*start)(struct printer *printer, const struct printer_slip *slip, int64_t now_ms,
		struct err *err);
	void (*step)(struct printer *printer, int64_t now_ms);
	void (*cancel)(struct printer *printer, int64_t now_ms);
	void (*close)(struct printer *printer);          /* frees it */
	bool (*is_clear)(const struct printer *printer); /* NULL: unless it is PRINTING */
	bool is_folder;
};

struct printer {
	const struct printer_table *table;
	struct printer_options options;
	enum printer_state state;
	bool is_paper_low;
	int rows;
	int64_t now_ms;    /* of the last step */
	bool wants_pages;  /* of TAKES_SHEETS */
	int page_dpi;      /* likewise; 0 for rolls */
	const char *sheet; /* likewise; NULL: not known */
	struct twin *twin;
	char where[PRINTER_MAX_PATH];
};

enum wire_state { WIRE_OPENING, WIRE_OPEN, WIRE_BUSY, WIRE_OFF };

/* A line to a printer. read() and write() give the number of bytes, 0 for "not now", -1 for "gone".
 * is_holding(): some of what was written has not left this machine. hang_up() throws that away and never
 * waits; open() begins again. */
struct wire_table {
	enum wire_state (*open)(void *line, int64_t now_ms);
	ssize_t (*read)(void *line, unsigned char *data, size_t max, int64_t now_ms);
	ssize_t (*write)(void *line, const unsigned char *data, size_t len, int64_t now_ms);
	bool (*is_holding)(void *line);
	void (*hang_up)(void *line);
	void (*destroy)(void *line);
};

/* A file or character device; a socket. The strings are copied. */
void *wire_file_create(const char *path);
void *wire_tcp_create(const char *host, const char *port);
extern const struct wire_table wire_file, wire_tcp;

/* Takes the line. */
struct printer *printer_escpos_create(
	const struct wire_table *wire, void *line, const struct printer_options *options);
struct printer *printer_pdf_create(const char *folder);

/* "ipp://…" or "ipps://…"; NULL and `err` where the URI or the certificate is not understood. */
struct printer *printer_ipp_create(
	const char *uri, const struct printer_options *options, struct err *err);

/* The same over a line of the caller's (paper/talk.h), which is taken. */
struct talk_table;
struct printer *printer_ipp_create_over(
	const struct talk_table *table, void *line, const struct printer_options *options);

/* Wipes and frees what a slip points to. */
void printer_slip_finish(const struct printer_slip *slip);
