// SPDX-License-Identifier: GPL-3.0-or-later
// A growing list; sorted by the first line of each place, so that a page's lines stand together in
// the order of the pages.
#include "author/import_report.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define LINE_MAX_BYTES 320

/* One line, cut before the character that would be too much. */
static void make_line(char *text) {
	size_t len = strlen(text);
	if (len > LINE_MAX_BYTES) {
		len = LINE_MAX_BYTES;
		while (len && ((unsigned char)text[len] & 0xC0) == 0x80) {
			len--;
		}
		memcpy(text + len, "…", sizeof "…");
	}
	for (char *at = text; *at; at++) {
		if ((unsigned char)*at < ' ' || *at == 0x7F) {
			*at = ' ';
		}
	}
}

void import_report_add(struct import_report *report, const char *place, const char *format, ...) {
	va_list args;
	va_start(args, format);
	char *text = NULL;
	int len = vasprintf(&text, format, args);
	va_end(args);
	if (len < 0) {
		abort();
	}
	text = mem_grow(text, (size_t)len + sizeof "…");
	make_line(text);
	struct import_line line = {mem_copy_string(place), text};
	make_line(line.place);
	vec_push(report, line);
}

struct spot {
	struct import_line line;
	size_t order, first; /* first: the order of the first line of this place */
};

static int compare_places(const void *left, const void *right) {
	const struct spot *a = left, *b = right;
	int by_place = strcmp(a->line.place, b->line.place);
	return by_place ? by_place : (a->order > b->order) - (a->order < b->order);
}

static int compare_orders(const void *left, const void *right) {
	const struct spot *a = left, *b = right;
	if (a->first != b->first) {
		return a->first < b->first ? -1 : 1;
	}
	return (a->order > b->order) - (a->order < b->order);
}

void import_report_sort(struct import_report *report) {
	struct spot *spots = mem_array(report->count + 1, sizeof *spots);
	for (size_t i = 0; i < report->count; i++) {
		spots[i] = (struct spot){report->items[i], i, i};
	}
	qsort(spots, report->count, sizeof *spots, compare_places);
	for (size_t i = 1; i < report->count; i++) {
		if (strcmp(spots[i].line.place, spots[i - 1].line.place) == 0) {
			spots[i].first = spots[i - 1].first;
		}
	}
	qsort(spots, report->count, sizeof *spots, compare_orders);
	size_t kept = 0;
	for (size_t i = 0; i < report->count; i++) {
		bool is_again = false;
		for (size_t j = kept; j-- > 0 && !is_again &&
			strcmp(report->items[j].place, spots[i].line.place) == 0;) {
			is_again = strcmp(report->items[j].text, spots[i].line.text) == 0;
		}
		if (is_again) {
			free(spots[i].line.place);
			free(spots[i].line.text);
		} else {
			report->items[kept++] = spots[i].line;
		}
	}
	report->count = kept;
	free(spots);
}

void import_report_print(const struct import_report *report, FILE *out) {
	for (size_t i = 0; i < report->count; i++) {
		fprintf(out, "%s: %s\n", report->items[i].place, report->items[i].text);
	}
}

void import_report_finish(struct import_report *report) {
	for (size_t i = 0; i < report->count; i++) {
		free(report->items[i].place);
		free(report->items[i].text);
	}
	vec_finish(report);
}
