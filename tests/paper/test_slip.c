// SPDX-License-Identifier: GPL-3.0-or-later
// Slips on every paper in scripts of every kind. What stands on them is read back by programs that
// know nothing of us: pdftotext and pdffonts and qpdf the PDF, zbarimg the dots.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
// cmocka needs the four above first
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../folder.h"
#include "base/err.h"
#include "base/file.h"
#include "paper/layout.h"
#include "paper/pdf.h"
#include "paper/raster.h"
#include "paper/sheet.h"
#include "paper/slip.h"
#include "sample.h"
#include "text/fontset.h"

/* cairo 1.16 loses an array for each CFF font it makes a subset of. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void) {
	return "leak:libcairo";
}

static char folder[64];
static struct fontset *fonts;

static int enter(void **state) {
	(void)state;
	folder_enter(folder);
	fonts = fontset_create_system();
	return 0;
}

static int leave(void **state) {
	(void)state;
	fontset_destroy(fonts);
	if (getenv("FOYER_KEEP")) {
		printf("kept: %s\n", folder);
	} else {
		folder_leave(folder);
	}
	return 0;
}

static struct layout *lay_out(const char *lang, const struct sheet *sheet) {
	struct err err;
	struct layout *layout = layout_create(fonts, sheet, sample_slip(lang), &err);
	if (!layout) {
		fail_msg("%s on %s: %s", lang, sheet->name, err.text);
	}
	return layout;
}

static char *read_all(const char *command) {
	FILE *pipe = popen(command, "r");
	static char out[1 << 16];
	size_t len = fread(out, 1, sizeof out - 1, pipe);
	out[len] = '\0';
	if (pclose(pipe) != 0) {
		fail_msg("%s failed:\n%s", command, out);
	}
	return out;
}

static void write_pbm(const struct raster *raster, const char *path) {
	FILE *file = fopen(path, "wb");
	fprintf(file, "P4 %d %d\n", raster->w, raster->h);
	fwrite(raster->bits, (size_t)raster->stride, (size_t)raster->h, file);
	fclose(file);
}

static void nothing_is_cut_or_missing(void **state) {
	(void)state;
	for (int i = 0; sheet_at(i); i++) {
		for (const char *const *lang = sample_langs; *lang; lang++) {
			struct layout *layout = lay_out(*lang, sheet_at(i));
			assert_int_equal(layout_missing(layout), 0);
			for (size_t m = 0; m < layout_mark_count(layout); m++) {
				const struct mark *mark = layout_mark(layout, m);
				bool fits = mark->x >= 0 && mark->y >= 0 &&
					mark->x + mark->w <= (float)sheet_at(i)->width_dots &&
					mark->y + mark->h <= (float)layout_height_dots(layout);
				if (!fits || mark->page >= layout_page_count(layout)) {
					fail_msg("%s on %s: mark %zu stands at %.0f,%.0f %.0f×%.0f",
						*lang, sheet_at(i)->name, m, (double)mark->x,
						(double)mark->y, (double)mark->w, (double)mark->h);
				}
			}
			layout_destroy(layout);
		}
	}
}

static const struct mark *mark_of_code(const struct layout *layout) {
	size_t i = 0;
	while (layout_mark(layout, i)->kind != MARK_QR) {
		i++;
	}
	return layout_mark(layout, i);
}

static void codes_are_read_from_the_dots(void **state) {
	(void)state;
	size_t len;
	const char *code = sample_code(&len);
	for (int i = 0; sheet_at(i); i++) {
		for (const char *const *lang = sample_langs; *lang; lang++) {
			struct err err;
			struct layout *layout = lay_out(*lang, sheet_at(i));
			char name[64], command[160];
			snprintf(name, sizeof name, "%s-%s.pbm", *lang, sheet_at(i)->name);
			struct raster *raster =
				raster_create(fonts, layout, mark_of_code(layout)->page, &err);
			assert_non_null(raster);
			write_pbm(raster, name);
			snprintf(command, sizeof command,
				"zbarimg --nodbus -q --raw --oneshot -Sbinary %s", name);
			char *read = read_all(command);
			assert_memory_equal(read, code, len);
			assert_int_equal(strlen(read), len);
			raster_destroy(raster);
			layout_destroy(layout);
		}
	}
}

/* In the square of the code each run of black is some whole modules long. */
static void assert_on_grid(const struct raster *raster, const struct mark *mark, double scale) {
	int side = (int)(mark->module_dots * scale + 0.001);
	int left = (int)((double)mark->x * scale),
	    right = (int)((double)(mark->x + mark->w) * scale);
	int bottom = (int)((double)(mark->y + mark->h) * scale);
	for (int y = (int)((double)mark->y * scale); y < bottom; y++) {
		const unsigned char *row = raster->bits + (size_t)y * (size_t)raster->stride;
		for (int x = left, run = 0; x < right; x++) {
			bool is_black = row[x / 8] & 0x80 >> x % 8;
			run = is_black ? run + 1 : 0;
			bool is_last = !(row[(x + 1) / 8] & 0x80 >> (x + 1) % 8);
			if (is_black && is_last) {
				assert_int_equal(run % side, 0);
			}
		}
	}
}

/* Pages for printers of sheets: whatever their dots an inch, all pages, and codes that are read. */
static void pages_are_painted_at_any_resolution(void **state) {
	(void)state;
	static const char *const names[] = {"a4", "a6"};
	static const int dpis[] = {200, 300, 360, 600};
	size_t len;
	const char *code = sample_code(&len);
	for (int i = 0; i < 8; i++) {
		struct err err;
		const struct sheet *sheet = sheet_find(names[i / 4]);
		int dpi = dpis[i % 4], count = 0;
		double scale = dpi / (double)sheet->dpi;
		struct layout *layout = lay_out("ar", sheet);
		struct raster *pages = raster_create_pages(fonts, layout, dpi, &err);
		const struct mark *mark = mark_of_code(layout);
		for (const struct raster *page = pages; page; page = page->next, count++) {
			assert_int_equal(page->dpi, dpi);
			assert_true(abs(page->w - (int)(sheet->width_dots * scale)) <= 1);
			if (count != mark->page) {
				continue;
			}
			assert_on_grid(page, mark, scale);
			write_pbm(page, "page.pbm");
			char *read =
				read_all("zbarimg --nodbus -q --raw --oneshot -Sbinary page.pbm");
			assert_int_equal(strlen(read), len);
			assert_memory_equal(read, code, len);
		}
		assert_int_equal(count, layout_page_count(layout));
		raster_destroy(pages);
		layout_destroy(layout);
	}
}

/* Without white space (where lines end is the page's affair) and without the marks that pdftotext
 * wraps what runs from right to left in. */
static void squeeze(char *text) {
	char *out = text;
	while (*text) {
		bool is_nbsp = text[0] == '\xc2' && text[1] == '\xa0';
		bool is_mark = text[0] == '\xe2' &&
			((text[1] == '\x80' && text[2] >= '\xaa' && text[2] <= '\xae') ||
				(text[1] == '\x81' && text[2] >= '\xa6' && text[2] <= '\xa9'));
		if (is_nbsp || is_mark) {
			text += is_nbsp ? 2 : 3;
		} else if (strchr(" \n\r\t\f", *text)) {
			text++;
		} else {
			*out++ = *text++;
		}
	}
	*out = '\0';
}

static void write_pdf(const struct slip *slip, const char *sheet, const char *path) {
	struct err err;
	size_t len;
	struct layout *layout = layout_create(fonts, sheet_find(sheet), slip, &err);
	assert_non_null(layout);
	unsigned char *pdf = pdf_create(fonts, layout, &len, &err);
	assert_non_null(pdf);
	FILE *file = fopen(path, "wb");
	fwrite(pdf, 1, len, file);
	fclose(file);
	free(pdf);
	layout_destroy(layout);
}

/* One sentence under the other: how a reader strings the cells of a table together is its affair. */
static void write_sentences(const char *lang, const char *path) {
	struct slip_block blocks[16] = {0};
	struct slip slip = *sample_slip(lang);
	slip.blocks = blocks;
	slip.block_count = 0;
	for (const char *const *said = sample_sentences(lang); *said; said++) {
		blocks[slip.block_count++] =
			(struct slip_block){.kind = SLIP_TEXT, .text = {*said, NULL}};
	}
	write_pdf(&slip, "a4", path);
}

static void a_pdf_gives_its_text_back(void **state) {
	(void)state;
	for (const char *const *lang = sample_langs; *lang; lang++) {
		if (!strcmp(*lang, "ur")) {
			continue; /* the slope of Nastaliq looks like several lines to pdftotext */
		}
		write_sentences(*lang, "slip.pdf");
		char *read = read_all("pdftotext slip.pdf -");
		squeeze(read);
		for (const char *const *said = sample_sentences(*lang); *said; said++) {
			char wanted[512];
			snprintf(wanted, sizeof wanted, "%s", *said);
			squeeze(wanted);
			if (!strstr(read, wanted)) {
				fail_msg("%s: \"%s\" is not in:\n%s", *lang, *said, read);
			}
		}
	}
}

static void a_pdf_is_sound(void **state) {
	(void)state;
	for (const char *const *lang = sample_langs; *lang; lang++) {
		char wanted[64];
		write_pdf(sample_slip(*lang), "a6", "slip.pdf");
		read_all("qpdf --check slip.pdf 2>&1");
		char *fonts_used = read_all("pdffonts slip.pdf | tail -n +3");
		assert_true(*fonts_used);
		for (char *line = strtok(fonts_used, "\n"); line; line = strtok(NULL, "\n")) {
			if (!strstr(line, " yes yes ")) {
				fail_msg("%s: not embedded as a subset: %s", *lang, line);
			}
		}
		snprintf(wanted, sizeof wanted, "/Lang (%s)", *lang);
		char *raw = read_all(
			"qpdf --qdf --object-streams=disable slip.pdf - | strings 2>&1; true");
		if (!strstr(raw, wanted)) {
			fail_msg("%s: the catalog does not say %s", *lang, wanted);
		}
		assert_non_null(strstr(read_all("pdfinfo slip.pdf"), "Arbeitsamt Weidental"));
	}
}

static void too_long_codes_are_refused(void **state) {
	(void)state;
	struct err err;
	char *much = malloc(2000);
	memset(much, 'x', 2000);
	struct slip slip = *sample_slip("ar");
	struct slip_block block = {.kind = SLIP_QR, .value = much, .value_len = 2000};
	slip.blocks = &block;
	slip.block_count = 1;
	assert_null(layout_create(fonts, sheet_find("58mm"), &slip, &err));
	assert_non_null(strstr(err.text, "58mm"));
	free(much);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_is_cut_or_missing),
		cmocka_unit_test(codes_are_read_from_the_dots),
		cmocka_unit_test(pages_are_painted_at_any_resolution),
		cmocka_unit_test(a_pdf_gives_its_text_back),
		cmocka_unit_test(a_pdf_is_sound),
		cmocka_unit_test(too_long_codes_are_refused),
	};
	return cmocka_run_group_tests(tests, enter, leave);
}
