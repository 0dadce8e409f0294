// SPDX-License-Identifier: GPL-3.0-or-later
// From the page to what a printer takes, in one go: the slip as data, laid out for the paper at hand, as
// dots or as a PDF. Everything on the way is wiped; the printer wipes what it was given.
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/err.h"
#include "content/pack.h"
#include "lang/date.h"
#include "paper/layout.h"
#include "paper/pdf.h"
#include "paper/printer.h"
#include "paper/raster.h"
#include "paper/sheet.h"
#include "screens/app.h"
#include "screens/print_inner.h"
#include "screens/slip.h"

/* The widest roll that the printer's head can print; the narrowest there is where none fits. */
static const struct sheet *roll_of(int width_dots) {
	const struct sheet *best = sheet_find("58mm");
	for (int i = 0; sheet_at(i); i++) {
		const struct sheet *sheet = sheet_at(i);
		if (!sheet->height_dots && sheet->width_dots <= width_dots &&
			(best->width_dots > width_dots || sheet->width_dots > best->width_dots)) {
			best = sheet;
		}
	}
	return best;
}

/* The configured paper where the printer can have it, else what suits it: a list travels on A4. */
static const struct sheet *sheet_of(const struct app *app) {
	const struct printer *printer = app->print->printer;
	const char *name = app->options->printer_paper;
	const struct sheet *asked = name && *name ? sheet_find(name) : NULL;
	bool is_roll = printer_is_roll(printer);
	if (asked && !asked->height_dots == is_roll) {
		return asked;
	}
	if (is_roll) {
		return roll_of(printer_width_dots(printer));
	}
	if (printer_sheet(printer)) {
		return sheet_find(printer_sheet(printer));
	}
	bool is_small = printer_is_folder(printer) && app->print->scene.kind != SCREEN_MY_LIST;
	return sheet_find(is_small ? "a6" : "a4");
}

/* Without the marks of direction that stand around values, U+2066 … U+2069: nobody sees them. */
static void append_visible(struct str *texts, const char *text) {
	for (const char *at = text; *at; at++) {
		if (!strncmp(at, "\xe2\x81", 2) && (unsigned char)at[2] >= 0xa6 &&
			(unsigned char)at[2] <= 0xa9) {
			at += 2;
		} else {
			str_append_char(texts, *at);
		}
	}
	str_append_char(texts, '\n');
}

static void keep_texts(struct app *app, const struct layout *layout) {
	str_clear(&app->print->handed_over);
	for (size_t i = 0; app->options->keeps_print && i < layout_mark_count(layout); i++) {
		const struct mark *mark = layout_mark(layout, i);
		if (mark->kind == MARK_TEXT && mark->utf8) {
			append_visible(&app->print->handed_over, mark->utf8);
		}
	}
}

/* "2026-11-19"; NULL while the clock is not set. */
static const char *date_of(const struct app *app, struct arena *arena) {
	struct civil civil;
	civil_from_time(app_now(app), app_zone(app), &civil);
	return app_clock_is_set(app)
		? arena_printf(arena, "%04d-%02d-%02d", civil.year, civil.month, civil.day)
		: NULL;
}

/* Dots or a PDF. */
static bool draw(
	struct app *app, const struct layout *layout, struct printer_slip *slip, struct err *err) {
	const struct printer *printer = app->print->printer;
	slip->sheet = layout_sheet(layout)->name;
	slip->page_count = layout_page_count(layout);
	if (printer_is_roll(printer)) {
		slip->raster = raster_create(app->fonts, layout, 0, err);
	} else if (printer_takes_raster(printer)) {
		slip->raster = raster_create_pages(app->fonts, layout, printer_dpi(printer), err);
	} else {
		slip->pdf = pdf_create(app->fonts, layout, &slip->pdf_len, err);
	}
	return slip->raster || slip->pdf;
}

static void wipe_slip(struct printer_slip *slip) {
	raster_destroy(slip->raster);
	if (slip->pdf) {
		explicit_bzero(slip->pdf, slip->pdf_len);
		free(slip->pdf);
	}
}

/* A pack that turned out to be changed gives no slip. */
static bool print_layout(struct app *app, uint64_t what, const struct layout *layout,
	struct arena *arena, int64_t now_ms, struct err *err) {
	struct printer_slip slip = {.title = layout_title(layout), .date = date_of(app, arena)};
	if (!draw(app, layout, &slip, err)) {
		return false;
	}
	if (pack_state(app->pack, err) == PACK_CHANGED) {
		wipe_slip(&slip);
		return false;
	}
	keep_texts(app, layout);
	return job_start(app->print->job, what, &slip, now_ms, err);
}

bool print_make(struct app *app, int64_t now_ms, struct err *err) {
	struct arena *arena = arena_create();
	struct layout *layout = NULL;
	uint64_t what = slip_what(app);
	int copy = job_copy(app->print->job, what);
	const struct slip *slip = slip_here(app, arena, copy, err);
	if (slip) {
		layout = layout_create(app->fonts, sheet_of(app), slip, err);
	}
	bool ok = layout && print_layout(app, what, layout, arena, now_ms, err);
	layout_destroy(layout);
	arena_destroy(arena);
	return ok;
}
