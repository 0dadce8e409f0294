// SPDX-License-Identifier: GPL-3.0-or-later
// Draws the demo's slips: slips DIR [LANG|- [PAGE|- [SHEET|-]]] writes LANG-PAGE-SHEET-1.png, dot for
// dot as a thermal head prints them, and LANG-PAGE-SHEET.pdf.
#include "paper.h"

#include <cairo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "paper/layout.h"
#include "paper/pdf.h"
#include "paper/raster.h"
#include "paper/sheet.h"
#include "screens/app.h"

static void stop(const struct err *err) {
	fprintf(stderr, "slips: %s\n", err->text);
	exit(1);
}

/* One bit a dot, white for what is not printed. Cairo has the leftmost dot in the lowest bit. */
static bool write_png(const struct raster *raster, const char *path) {
	cairo_surface_t *surface =
		cairo_image_surface_create(CAIRO_FORMAT_A1, raster->w, raster->h);
	unsigned char *pixels = cairo_image_surface_get_data(surface);
	int stride = cairo_image_surface_get_stride(surface);
	for (int y = 0; y < raster->h; y++) {
		for (int x = 0; x < raster->w; x++) {
			bool is_black = raster->bits[y * raster->stride + x / 8] & 0x80 >> x % 8;
			pixels[y * stride + x / 8] |= (unsigned char)(!is_black << x % 8);
		}
	}
	cairo_surface_mark_dirty(surface);
	bool ok = cairo_surface_write_to_png(surface, path) == CAIRO_STATUS_SUCCESS;
	cairo_surface_destroy(surface);
	return ok;
}

static void write_pictures(struct fontset *fonts, const struct layout *layout, const char *name) {
	struct err err;
	for (int i = 0; i < layout_page_count(layout); i++) {
		char path[4096];
		snprintf(path, sizeof path, "%s-%d.png", name, i + 1);
		struct raster *raster = raster_create(fonts, layout, i, &err);
		if (!raster) {
			stop(&err);
		}
		if (!write_png(raster, path)) {
			err_set(&err, "cannot write %s", path);
			stop(&err);
		}
		raster_destroy(raster);
	}
}

static void write_pdf(struct fontset *fonts, const struct layout *layout, const char *name) {
	struct err err;
	char path[4096];
	size_t len;
	unsigned char *pdf = pdf_create(fonts, layout, &len, &err);
	if (!pdf) {
		stop(&err);
	}
	snprintf(path, sizeof path, "%s.pdf", name);
	FILE *file = fopen(path, "wb");
	if (!file || fwrite(pdf, 1, len, file) != len || fclose(file)) {
		err_set(&err, "cannot write %s", path);
		stop(&err);
	}
	free(pdf);
}

static bool is_wanted(int argc, char **argv, int index, const char *name) {
	return argc <= index || !strcmp(argv[index], "-") || !strcmp(argv[index], name);
}

static void draw(struct paper *paper, const char *folder, const char *lang,
	const struct paper_page *page, const struct sheet *sheet) {
	struct err err;
	struct fontset *fonts = paper_app(paper)->fonts;
	struct layout *layout = layout_create(fonts, sheet, paper_slip(paper, lang, page), &err);
	char name[4000];
	snprintf(name, sizeof name, "%s/%s-%s-%s", folder, lang, page->name, sheet->name);
	if (!layout) {
		fprintf(stderr, "slips: %s: %s\n", name, err.text);
		return;
	}
	write_pictures(fonts, layout, name);
	write_pdf(fonts, layout, name);
	layout_destroy(layout);
}

int main(int argc, char **argv) {
	if (argc < 2) {
		fprintf(stderr, "usage: slips DIR [LANG|- [PAGE|- [SHEET|-]]]\n");
		return 2;
	}
	struct paper *paper = paper_create();
	for (const char *const *lang = paper_langs; *lang; lang++) {
		for (const struct paper_page *page = paper_pages; page->name; page++) {
			for (int i = 0; sheet_at(i); i++) {
				if (is_wanted(argc, argv, 2, *lang) &&
					is_wanted(argc, argv, 3, page->name) &&
					is_wanted(argc, argv, 4, sheet_at(i)->name)) {
					draw(paper, argv[1], *lang, page, sheet_at(i));
				}
			}
		}
	}
	paper_destroy(paper);
	return 0;
}
