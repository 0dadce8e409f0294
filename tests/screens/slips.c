// SPDX-License-Identifier: GPL-3.0-or-later
// Draws the demo's slips: slips DIR [LANG|- [PAGE|- [SHEET|-]]] writes LANG-PAGE-SHEET-1.png, dot for
// dot as a thermal head prints them, and LANG-PAGE-SHEET.pdf.
#include "paper.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "base/err.h"
#include "base/mem.h"
#include "paper/layout.h"
#include "paper/pdf.h"
#include "paper/raster.h"
#include "paper/sheet.h"
#include "screens/app.h"

static void stop(const struct err *err) {
	fprintf(stderr, "slips: %s\n", err->text);
	exit(1);
}

/* ---- PNG (RFC 2083), one bit a dot ---- */

static void put_number(unsigned char *out, unsigned long number) {
	for (int i = 0; i < 4; i++) {
		out[i] = (unsigned char)(number >> (24 - 8 * i));
	}
}

static void write_chunk(FILE *file, const char *kind, const unsigned char *data, size_t len) {
	unsigned char number[4];
	put_number(number, len);
	fwrite(number, 1, 4, file);
	fwrite(kind, 1, 4, file);
	fwrite(data, 1, len, file);
	unsigned long sum = crc32(0, (const unsigned char *)kind, 4);
	put_number(number, len ? crc32(sum, data, (unsigned)len) : sum);
	fwrite(number, 1, 4, file);
}

static bool write_png(const struct raster *raster, const char *path) {
	FILE *file = fopen(path, "wb");
	if (!file) {
		return false;
	}
	size_t row = (size_t)raster->stride + 1, all = row * (size_t)raster->h;
	unsigned char *rows = mem_zero(all), head[13] = {0};
	for (int y = 0; y < raster->h; y++) {
		for (int i = 0; i < raster->stride; i++) {
			rows[(size_t)y * row + 1 + (size_t)i] =
				(unsigned char)~raster->bits[y * raster->stride + i];
		}
	}
	unsigned long len = compressBound(all);
	unsigned char *packed = mem_alloc(len);
	bool ok = compress2(packed, &len, rows, all, 9) == Z_OK;
	put_number(head, (unsigned long)raster->w);
	put_number(head + 4, (unsigned long)raster->h);
	head[8] = 1; /* bits a dot, in grey */
	fwrite("\x89PNG\r\n\x1a\n", 1, 8, file);
	write_chunk(file, "IHDR", head, sizeof head);
	write_chunk(file, "IDAT", packed, len);
	write_chunk(file, "IEND", NULL, 0);
	free(packed);
	free(rows);
	bool is_written = !ferror(file);
	return !fclose(file) && is_written && ok;
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
