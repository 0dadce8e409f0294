// SPDX-License-Identifier: GPL-3.0-or-later
// libcups writes the format and keeps a row and its packed form in memory that it does not wipe. So a last
// page goes nowhere: its rows differ in every byte and lie over both.
#include "paper/pwg.h"

#include <cups/cups.h>
#include <cups/raster.h>
#include <string.h>

#include "base/err.h"
#include "base/mem.h"
#include "paper/raster.h"
#include "seal/wipe.h"

#define FIRST_ROOM ((size_t)256 * 1024)

struct sink {
	unsigned char *data;
	size_t len, room;
	bool is_shut;
};

static ssize_t pour(void *context, unsigned char *data, size_t len) {
	struct sink *sink = context;
	if (sink->is_shut) {
		return (ssize_t)len;
	}
	if (sink->len + len > sink->room) {
		size_t room = (sink->room + len) * 2 + FIRST_ROOM;
		unsigned char *more = wipe_alloc(room);
		if (sink->data) {
			memcpy(more, sink->data, sink->len);
			wipe_free(sink->data);
		}
		sink->data = more;
		sink->room = room;
	}
	memcpy(sink->data + sink->len, data, len);
	sink->len += len;
	return (ssize_t)len;
}

static const char *type_of(enum talk_format format) {
	return format == TALK_BLACK_1 ? "black_1" : format == TALK_SGRAY_8 ? "sgray_8" : "srgb_8";
}

/* Row `y` as the header describes it: dots that are black in a row of white. */
static void fill_row(const struct raster *page, unsigned y, const cups_page_header2_t *header,
	unsigned char *row) {
	unsigned bytes = header->cupsBitsPerPixel / 8;
	memset(row, bytes ? 0xff : 0, header->cupsBytesPerLine);
	if (y >= (unsigned)page->h) {
		return;
	}
	const unsigned char *bits = page->bits + (size_t)y * (size_t)page->stride;
	unsigned width =
		header->cupsWidth < (unsigned)page->w ? header->cupsWidth : (unsigned)page->w;
	for (unsigned x = 0; x < width; x++) {
		if (x % 8 == 0 && bits[x / 8] == 0) {
			x += 7; /* most of a page is white */
		} else if ((bits[x / 8] & 0x80 >> x % 8) && bytes) {
			memset(row + (size_t)x * bytes, 0, bytes);
		} else if (bits[x / 8] & 0x80 >> x % 8) {
			row[x / 8] |= (unsigned char)(0x80 >> x % 8);
		}
	}
}

static bool write_page(
	cups_raster_t *stream, const cups_page_header2_t *header, const struct raster *page) {
	cups_page_header2_t copy = *header;
	if (!cupsRasterWriteHeader2(stream, &copy)) {
		return false;
	}
	unsigned char *row = mem_zero(header->cupsBytesPerLine);
	bool ok = true;
	for (unsigned y = 0; ok && y < header->cupsHeight; y++) {
		fill_row(page, y, header, row);
		ok = cupsRasterWritePixels(stream, row, header->cupsBytesPerLine) > 0;
	}
	explicit_bzero(row, header->cupsBytesPerLine);
	free(row);
	return ok;
}

/* Two rows without two equal pixels side by side, and not equal themselves: nothing can be packed. */
static void cover_traces(cups_raster_t *stream, const cups_page_header2_t *header) {
	cups_page_header2_t copy = *header;
	unsigned char *row = mem_zero(header->cupsBytesPerLine);
	copy.cupsHeight = 2;
	if (cupsRasterWriteHeader2(stream, &copy)) {
		for (unsigned y = 0; y < 2; y++) {
			for (unsigned i = 0; i < header->cupsBytesPerLine; i++) {
				row[i] = (unsigned char)(i * 37 + y + 1);
			}
			cupsRasterWritePixels(stream, row, header->cupsBytesPerLine);
		}
	}
	free(row);
}

static bool init_header(cups_page_header2_t *header, const struct raster *page, const char *sheet,
	enum talk_format format) {
	const char *name = strcmp(sheet, "a6") == 0 ? "iso_a6_105x148mm" : "iso_a4_210x297mm";
	return page->dpi > 0 &&
		cupsRasterInitPWGHeader(header, pwgMediaForPWG(name), type_of(format), page->dpi,
			page->dpi, "one-sided", NULL);
}

unsigned char *pwg_create(const struct raster *pages, const char *sheet, enum talk_format format,
	size_t *len, struct err *err) {
	struct sink sink = {0};
	cups_page_header2_t header;
	cups_raster_t *stream = cupsRasterOpenIO(pour, &sink, CUPS_RASTER_WRITE_PWG);
	bool ok = stream != NULL;
	int count = 0;
	for (const struct raster *page = pages; page; page = page->next) {
		count++;
	}
	for (const struct raster *page = pages; ok && page; page = page->next) {
		ok = init_header(&header, page, sheet, format);
		if (ok) {
			header.cupsInteger[CUPS_RASTER_PWG_TotalPageCount] = (unsigned)count;
			ok = write_page(stream, &header, page);
		}
	}
	if (ok) {
		sink.is_shut = true;
		cover_traces(stream, &header);
	}
	cupsRasterClose(stream);
	if (!ok) {
		wipe_free(sink.data);
		err_set(err, "printer: cannot make PWG raster of %s at %d dpi", sheet,
			pages ? pages->dpi : 0);
		return NULL;
	}
	*len = sink.len;
	return sink.data;
}
