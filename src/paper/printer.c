// SPDX-License-Identifier: GPL-3.0-or-later
// The URI chooses a table; everything else goes through it.
#include "paper/printer.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/mem.h"
#include "paper/printer_inner.h"
#include "paper/raster.h"
#include "paper/twin.h"

#define MOST_DOTS 2048 /* 833 is the widest of 50 known models */

void printer_slip_finish(const struct printer_slip *slip) {
	raster_destroy(slip->raster);
	if (slip->pdf) {
		explicit_bzero(slip->pdf, slip->pdf_len);
		free(slip->pdf);
	}
}

static const char *after(const char *uri, const char *scheme) {
	size_t len = strlen(scheme);
	return strncmp(uri, scheme, len) == 0 && uri[len] ? uri + len : NULL;
}

static bool is_port(const char *text) {
	size_t len = strspn(text, "0123456789");
	return len && len <= 5 && !text[len] && atoi(text) > 0 && atoi(text) < 65536;
}

static struct printer *open_tcp(
	const char *uri, const char *rest, const struct printer_options *options, struct err *err) {
	char host[256];
	const char *end = *rest == '[' ? strchr(rest, ']') : strchr(rest, ':');
	const char *from = *rest == '[' ? rest + 1 : rest;
	end = end || *rest == '[' ? end : rest + strlen(rest);
	if (!end || end == from || (size_t)(end - from) >= sizeof host || strpbrk(rest, "/ @")) {
		err_set(err,
			"printer %s: write escpos-tcp://HOST:PORT, as in "
			"escpos-tcp://192.0.2.7:9100",
			uri);
		return NULL;
	}
	memcpy(host, from, (size_t)(end - from));
	host[end - from] = '\0';
	end += *end == ']';
	if (*end && (*end != ':' || !is_port(end + 1))) {
		err_set(err, "printer %s: the port is a number from 1 to 65535, mostly 9100", uri);
		return NULL;
	}
	return printer_escpos_create(
		&wire_tcp, wire_tcp_create(host, *end ? end + 1 : "9100"), options);
}

static struct printer *open_twin(
	const char *folder, const struct printer_options *options, struct err *err) {
	struct twin *twin = twin_create(folder, err);
	if (!twin) {
		return NULL;
	}
	struct printer *printer = printer_escpos_create(&wire_twin, twin, options);
	printer->twin = twin;
	return printer;
}

struct printer *printer_open(
	const char *uri, const struct printer_options *options, struct err *err) {
	const char *rest;
	if (options->width_dots < 8 || options->width_dots > MOST_DOTS || options->dpi < 72 ||
		options->dpi > 600) {
		err_set(err,
			"printer %s: %d dots at %d dpi is no printer: mostly 576 or 384 at 203",
			uri, options->width_dots, options->dpi);
		return NULL;
	}
	if ((rest = after(uri, "escpos-tcp://"))) {
		return open_tcp(uri, rest, options, err);
	}
	if ((rest = after(uri, "escpos:")) && *rest == '/') {
		return printer_escpos_create(&wire_file, wire_file_create(rest), options);
	}
	if (after(uri, "ipp://") || after(uri, "ipps://")) {
		return printer_ipp_create(uri, options, err);
	}
	if ((rest = after(uri, "pdf:")) && strlen(rest) < PRINTER_MAX_PATH / 2) {
		return printer_pdf_create(rest);
	}
	if ((rest = after(uri, "twin:"))) {
		return open_twin(rest, options, err);
	}
	err_set(err,
		"printer %s: write escpos:/dev/usb/lp0, escpos-tcp://HOST:9100, "
		"ipp://HOST/ipp/print, ipps://HOST/ipp/print or pdf:FOLDER",
		uri);
	return NULL;
}

bool printer_takes_raster(const struct printer *printer) {
	return printer->table->takes == TAKES_ROLL ||
		(printer->table->takes == TAKES_SHEETS && printer->wants_pages);
}

bool printer_is_roll(const struct printer *printer) {
	return printer->table->takes == TAKES_ROLL;
}

int printer_dpi(const struct printer *printer) {
	return printer->page_dpi ? printer->page_dpi : printer->options.dpi;
}

const char *printer_sheet(const struct printer *printer) {
	return printer->sheet;
}

int printer_width_dots(const struct printer *printer) {
	return printer->options.width_dots;
}

bool printer_is_folder(const struct printer *printer) {
	return printer->table->is_folder;
}

bool printer_is_clear(const struct printer *printer) {
	return printer->state != PRINTER_PRINTING &&
		(!printer->table->is_clear || printer->table->is_clear(printer));
}

static bool fits(const struct printer *printer, const struct printer_slip *slip, struct err *err) {
	if (printer->state == PRINTER_PRINTING) {
		return err_set(err, "printer: a slip is being printed; cancel it first");
	}
	const struct raster *raster = slip->raster;
	bool has_pdf = slip->pdf && slip->pdf_len;
	bool has_raster = raster && raster->h > 0 && raster->w > 0;
	if (printer->table->takes == TAKES_PDF && !has_pdf) {
		return err_set(err, "printer: a slip without a PDF");
	}
	if (printer->table->takes != TAKES_ROLL) {
		return has_pdf || has_raster || err_set(err, "printer: an empty slip");
	}
	if (!has_raster) {
		return err_set(err, "printer: an empty slip");
	}
	if (raster->w > printer->options.width_dots) {
		return err_set(err,
			"printer: a slip of %d dots, the paper has %d; set printer_width",
			raster->w, printer->options.width_dots);
	}
	return true;
}

bool printer_start(
	struct printer *printer, const struct printer_slip *slip, int64_t now_ms, struct err *err) {
	if (!fits(printer, slip, err)) {
		printer_slip_finish(slip);
		return false;
	}
	printer->rows = 0;
	printer->where[0] = '\0';
	printer->now_ms = now_ms;
	return printer->table->start(printer, slip, now_ms, err);
}

void printer_step(struct printer *printer, int64_t now_ms) {
	printer->now_ms = now_ms;
	printer->table->step(printer, now_ms);
}

enum printer_state printer_state(const struct printer *printer) {
	return printer->state;
}

bool printer_is_paper_low(const struct printer *printer) {
	return printer->is_paper_low;
}

int printer_rows(const struct printer *printer) {
	return printer->rows;
}

const char *printer_where(const struct printer *printer) {
	return printer->where;
}

void printer_cancel(struct printer *printer, int64_t now_ms) {
	printer->now_ms = now_ms;
	printer->table->cancel(printer, now_ms);
}

void printer_close(struct printer *printer) {
	if (printer) {
		printer->table->cancel(printer, printer->now_ms);
		printer->table->close(printer);
	}
}

struct twin *printer_twin(const struct printer *printer) {
	return printer->twin;
}
