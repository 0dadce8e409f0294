// SPDX-License-Identifier: GPL-3.0-or-later
// cairo 1.16 writes everything but the language, which qpdf adds to the catalog afterwards.
#include "paper/pdf.h"

#include <cairo-pdf.h>
#include <qpdf/qpdf-c.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/mem.h"
#include "paper/ink.h"
#include "paper/layout.h"
#include "paper/sheet.h"

#define POINTS_AN_INCH 72.0

struct bytes {
	unsigned char *data;
	size_t len, room;
};

static cairo_status_t append(void *context, const unsigned char *data, unsigned len) {
	struct bytes *bytes = context;
	if (bytes->len + len > bytes->room) {
		size_t room = (bytes->len + len) * 2;
		unsigned char *data_new = mem_zero(room);
		if (bytes->data) {
			memcpy(data_new, bytes->data, bytes->len);
			explicit_bzero(bytes->data, bytes->len);
			free(bytes->data);
		}
		bytes->data = data_new;
		bytes->room = room;
	}
	memcpy(bytes->data + bytes->len, data, len);
	bytes->len += len;
	return CAIRO_STATUS_SUCCESS;
}

static void bytes_finish(struct bytes *bytes) {
	if (bytes->data) {
		explicit_bzero(bytes->data, bytes->len);
		free(bytes->data);
	}
}

static bool draw(
	struct fontset *fonts, const struct layout *layout, struct bytes *bytes, struct err *err) {
	struct ink *ink = ink_create(fonts, err);
	if (!ink) {
		return false;
	}
	double scale = POINTS_AN_INCH / (double)layout_sheet(layout)->dpi;
	cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(append, bytes,
		layout_sheet(layout)->width_dots * scale, layout_height_dots(layout) * scale);
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, layout_title(layout));
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR, layout_author(layout));
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "Foyer");
	cairo_t *cairo = cairo_create(surface);
	cairo_scale(cairo, scale, scale);
	bool ok = true;
	for (int page = 0; ok && page < layout_page_count(layout); page++) {
		ok = ink_draw(ink, cairo, layout, page, INK_ALL, err);
		cairo_show_page(cairo);
	}
	cairo_destroy(cairo);
	cairo_surface_finish(surface);
	cairo_status_t status = cairo_surface_status(surface);
	cairo_surface_destroy(surface);
	ink_destroy(ink);
	return ok &&
		(status == CAIRO_STATUS_SUCCESS ||
			err_set(err, "paper: cannot make a PDF: %s",
				cairo_status_to_string(status)));
}

/* /Lang of the catalog (ISO 32000-1, 14.9.2). */
static unsigned char *add_language(
	const struct bytes *bytes, const char *lang, size_t *len, struct err *err) {
	unsigned char *out = NULL;
	qpdf_data qpdf = qpdf_init();
	qpdf_silence_errors(qpdf);
	bool ok = !(qpdf_read_memory(qpdf, "slip", (const char *)bytes->data, bytes->len, NULL) &
		QPDF_ERRORS);
	if (ok) {
		qpdf_oh_replace_key(
			qpdf, qpdf_get_root(qpdf), "/Lang", qpdf_oh_new_unicode_string(qpdf, lang));
		ok = !(qpdf_init_write_memory(qpdf) & QPDF_ERRORS);
	}
	if (ok) {
		qpdf_set_deterministic_ID(qpdf, QPDF_TRUE);
		ok = !(qpdf_write(qpdf) & QPDF_ERRORS);
	}
	if (ok) {
		*len = qpdf_get_buffer_length(qpdf);
		out = mem_copy(qpdf_get_buffer(qpdf), *len);
	} else {
		qpdf_error error = qpdf_get_error(qpdf);
		err_set(err, "paper: cannot set the language of a PDF: %s",
			error ? qpdf_get_error_message_detail(qpdf, error) : "no reason given");
	}
	qpdf_cleanup(&qpdf);
	return out;
}

unsigned char *pdf_create(
	struct fontset *fonts, const struct layout *layout, size_t *len, struct err *err) {
	struct bytes bytes = {0};
	unsigned char *out = draw(fonts, layout, &bytes, err)
		? add_language(&bytes, layout_lang(layout), len, err)
		: NULL;
	bytes_finish(&bytes);
	return out;
}
