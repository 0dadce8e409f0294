// SPDX-License-Identifier: GPL-3.0-or-later
// A folder as a printer: the slip's date and title become a file's name on any system, and a name that is
// taken gets a number. DONE when the file stands on disk.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/err.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/str.h"
#include "paper/printer_inner.h"

#define LOG_MODULE "printer"
#include "base/log.h"

#define MAX_TITLE_BYTES 120 /* with date, number and ending below the 255 of any file system */
#define MAX_NUMBER 9999

struct pdf_printer {
	struct printer base;
	char *folder;
	struct str name; /* without number and ending */
	unsigned char *pdf;
	size_t pdf_len;
};

static void forget(struct pdf_printer *printer) {
	const struct printer_slip slip = {.pdf = printer->pdf, .pdf_len = printer->pdf_len};
	printer_slip_finish(&slip);
	printer->pdf = NULL;
	str_clear(&printer->name);
}

/* U+200E, U+200F, U+2028 … U+202E and U+2066 … U+2069 would turn a name around in a file list. */
static bool is_direction(const char *at) {
	const unsigned char *byte = (const unsigned char *)at;
	if (byte[0] != 0xe2 || (byte[1] != 0x80 && byte[1] != 0x81)) {
		return false;
	}
	return byte[1] == 0x80
		? byte[2] == 0x8e || byte[2] == 0x8f || (byte[2] >= 0xa8 && byte[2] <= 0xae)
		: byte[2] >= 0xa6 && byte[2] <= 0xa9;
}

static void append_safe(struct str *name, const char *title) {
	size_t start = name->len;
	for (const char *at = title; *at; at++) {
		bool is_start = ((unsigned char)*at & 0xc0) != 0x80;
		if (is_start && name->len - start > MAX_TITLE_BYTES - 4) {
			break;
		}
		if (is_direction(at)) {
			at += 2;
		} else if ((unsigned char)*at < 0x20 || *at == 0x7f || strchr("/\\:*?\"<>|", *at)) {
			str_append_char(name, '-');
		} else if (*at != '.' || name->len > start) {
			str_append_char(name, *at);
		}
	}
	/* Windows drops spaces and dots at the end */
	while (name->len > start && strchr(" .", name->data[name->len - 1])) {
		name->data[--name->len] = '\0';
	}
}

static bool start(
	struct printer *base, const struct printer_slip *slip, int64_t now_ms, struct err *err) {
	(void)now_ms;
	(void)err;
	struct pdf_printer *printer = (struct pdf_printer *)base;
	struct printer_slip rest = *slip;
	rest.pdf = NULL;
	printer_slip_finish(&rest);
	printer->pdf = slip->pdf;
	printer->pdf_len = slip->pdf_len;
	append_safe(&printer->name, slip->date ? slip->date : "");
	if (printer->name.len) {
		str_append_char(&printer->name, ' ');
	}
	append_safe(&printer->name, slip->title && slip->title[0] ? slip->title : "slip");
	base->state = PRINTER_PRINTING;
	return true;
}

/* An empty file of a name that nobody has; O_EXCL makes it ours. */
static bool reserve(struct pdf_printer *printer, char path[PRINTER_MAX_PATH], struct err *err) {
	for (int number = 1; number <= MAX_NUMBER; number++) {
		char count[16] = "";
		if (number > 1) {
			snprintf(count, sizeof count, " (%d)", number);
		}
		snprintf(path, PRINTER_MAX_PATH, "%s/%s%s.pdf", printer->folder,
			str_get(&printer->name), count);
		int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
		if (fd >= 0) {
			close(fd);
			return true;
		}
		if (errno != EEXIST) {
			return err_set(
				err, "cannot write into %s: %s", printer->folder, strerror(errno));
		}
	}
	return err_set(err, "%s is full of slips of one name", printer->folder);
}

static bool save(struct pdf_printer *printer, struct err *err) {
	char path[PRINTER_MAX_PATH];
	if (!file_make_folder(printer->folder, err) || !reserve(printer, path, err)) {
		return false;
	}
	if (!file_write(path, printer->pdf, printer->pdf_len, 0600, err)) {
		unlink(path);
		return false;
	}
	memcpy(printer->base.where, path, sizeof path);
	return true;
}

static void step(struct printer *base, int64_t now_ms) {
	(void)now_ms;
	struct pdf_printer *printer = (struct pdf_printer *)base;
	struct err err;
	if (base->state != PRINTER_PRINTING) {
		return;
	}
	bool ok = save(printer, &err);
	if (!ok) {
		log_error("cannot save a slip: %s", err.text);
	}
	base->state = ok ? PRINTER_DONE : PRINTER_OFF;
	forget(printer);
}

static void cancel(struct printer *base, int64_t now_ms) {
	(void)now_ms;
	forget((struct pdf_printer *)base);
	base->state = PRINTER_IDLE;
}

static void close_pdf(struct printer *base) {
	struct pdf_printer *printer = (struct pdf_printer *)base;
	str_finish(&printer->name);
	free(printer->folder);
	free(printer);
}

static const struct printer_table table = {TAKES_PDF, start, step, cancel, close_pdf, NULL, true};

struct printer *printer_pdf_create(const char *folder) {
	struct pdf_printer *printer = mem_zero(sizeof *printer);
	printer->base.table = &table;
	printer->folder = mem_copy_string(folder);
	return &printer->base;
}
