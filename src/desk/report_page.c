// SPDX-License-Identifier: GPL-3.0-or-later
// Bars are in the order of what they show, never of what they hide: hidden ones come last, by name.
#include "desk/report_page.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/err.h"
#include "desk/clerk.h"
#include "desk/plain.h"
#include "desk/report.h"
#include "lang/date.h"
#include "lang/mark.h"
#include "lang/tag.h"
#include "paper/chart.h"
#include "paper/layout.h"
#include "paper/pdf.h"
#include "text/fontset.h"

static const struct section {
	enum report_section section;
	const char *title;
	size_t most; /* bars */
} sections[] = {
	{REPORT_LANGUAGE, N_STAFF("Languages chosen"), 9},
	{REPORT_TOPIC, N_STAFF("Topics opened"), 8},
	{REPORT_SERVICE, N_STAFF("Services shown"), 7},
	{REPORT_PRINT, N_STAFF("Printed"), 7},
	{REPORT_PROGRAMME_START, N_STAFF("Programmes: sign-ups started"), 6},
	{REPORT_PROGRAMME_DONE, N_STAFF("Programmes: sign-ups finished"), 6},
	{REPORT_UNMET_LANGUAGE, N_STAFF("Languages asked for that are not there"), 6},
	{REPORT_REPORT_WRONG, N_STAFF("Reports of something wrong"), 5},
};
#define SECTIONS (sizeof sections / sizeof *sections)

static const char *bar_label(
	const struct clerk *clerk, enum report_section section, const char *key) {
	const struct language *language = language_find(key);
	bool is_language = section == REPORT_LANGUAGE || section == REPORT_UNMET_LANGUAGE;
	if (!*key) {
		return clerk_say(clerk, N_STAFF("not named"));
	}
	if (!is_language || !language) {
		return plain_line(clerk->arena, key);
	}
	const char *name = clerk_language(clerk, key);
	return strcmp(name, language->autonym) == 0
		? name
		: arena_printf(clerk->arena, "%s · %s", name, language->autonym);
}

static int rank(const struct figure *figure) {
	return figure->shown == SHOWN_FIGURE ? 0 : figure->shown == SHOWN_HIDDEN ? 1 : 2;
}

static int compare(const void *a, const void *b, void *context) {
	const struct figure *rows = context;
	size_t i = *(const size_t *)a, k = *(const size_t *)b;
	int order = rank(&rows[i]) - rank(&rows[k]);
	if (!order && rows[i].shown == SHOWN_FIGURE) {
		order = (rows[i].count < rows[k].count) - (rows[i].count > rows[k].count);
	}
	return order ? order : (i > k) - (i < k); /* by key */
}

static const char *figure_text(const struct clerk *clerk, const struct figure *figure) {
	char text[SUPPRESS_TEXT_BYTES];
	return arena_string(clerk->arena, suppress_text(figure, text));
}

static struct chart chart_of(
	const struct clerk *clerk, const struct report *report, const struct section *section) {
	const struct report_table *table = &report->tables[section->section];
	struct arena *arena = clerk->arena;
	size_t *order = arena_alloc(arena, (table->count + 1) * sizeof *order);
	int64_t largest = SUPPRESS_FEW;
	for (size_t i = 0; i < table->count; i++) {
		order[i] = i;
		const struct figure *row = &table->rows[i];
		largest = row->shown == SHOWN_FIGURE && row->count > largest ? row->count : largest;
	}
	qsort_r(order, table->count, sizeof *order, compare, table->rows);
	size_t count = table->count < section->most ? table->count : section->most;
	struct chart_bar *bars = arena_alloc(arena, (count + 1) * sizeof *bars);
	for (size_t i = 0; i < count; i++) {
		const struct figure *row = &table->rows[order[i]];
		bars[i] = (struct chart_bar){
			.label = bar_label(clerk, section->section, table->keys[order[i]]),
			.figure = figure_text(clerk, row),
			.part = row->shown == SHOWN_FIGURE ? (float)row->count / (float)largest
				: row->shown == SHOWN_FEW  ? (float)SUPPRESS_FEW / (float)largest
							   : -1,
			.is_open = row->shown != SHOWN_FIGURE};
	}
	size_t more = table->count - count;
	return (struct chart){
		.title = arena_printf(arena, "%s: %s", clerk_say(clerk, section->title),
			figure_text(clerk, &table->total)),
		.bars = bars,
		.bar_count = count,
		.note = more ? clerk_count(clerk, N_STAFF("{count} more are in the table."),
				       "count", more)
			     : NULL};
}

unsigned char *report_page(
	const struct report *report, const struct clerk *clerk, size_t *len, struct err *err) {
	struct arena *arena = clerk->arena;
	char month[8];
	month_text(&report->month, month);
	struct chart charts[SECTIONS];
	for (size_t i = 0; i < SECTIONS; i++) {
		charts[i] = chart_of(clerk, report, &sections[i]);
	}
	const char *counts = clerk_fill2(clerk, N_STAFF("Visits: {sessions}. Kiosks: {kiosks}."),
		"sessions", figure_text(clerk, &report->tables[REPORT_SESSION].total), "kiosks",
		arena_printf(arena, "%zu", report->kiosk_count));
	const char *office = plain_line(arena, report->office);
	const struct chart_page page = {.lang = clerk->lang,
		.title = clerk_fill(
			clerk, N_STAFF("The information kiosk in {month}"), "month", month),
		.office = *office ? arena_printf(arena, "%s · %s", office, counts) : counts,
		.foot = clerk_say(clerk,
			N_STAFF("Counted are visits and pages, never people. “<10” stands for 0 to "
				"9. A figure that would tell such a number is hidden and stands as "
				"“*”; so does a total.")),
		.charts = charts,
		.chart_count = SECTIONS};
	struct fontset *fonts = fontset_create_system();
	struct layout *layout = chart_layout(fonts, &page, err);
	unsigned char *pdf = layout ? pdf_create(fonts, layout, len, err) : NULL;
	layout_destroy(layout);
	fontset_destroy(fonts);
	return pdf;
}
