// SPDX-License-Identifier: GPL-3.0-or-later
// A table for each kind of counter. Two of them are tied: who started a programme and who finished it
// have the same rows, so that a missing row tells nothing either.
#include "desk/report.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "desk/plain.h"
#include "desk/tally.h"

static const char *const names[REPORT_SECTIONS] = {"session", "language", "topic", "article",
	"service", "print", "print-failed", "programme-start", "programme-done", "unmet-language",
	"search-empty", "report-wrong"};

static bool is_programme(size_t section) {
	return section == REPORT_PROGRAMME_START || section == REPORT_PROGRAMME_DONE;
}

static void add_row(struct report_table *table, const char *key, int64_t count) {
	for (size_t i = 0; i < table->count; i++) {
		if (strcmp(table->keys[i], key) == 0) {
			table->rows[i].count += count;
			return;
		}
	}
	size_t at = table->count++;
	table->keys = mem_grow(table->keys, table->count * sizeof *table->keys);
	table->rows = mem_grow(table->rows, table->count * sizeof *table->rows);
	for (; at > 0 && strcmp(table->keys[at - 1], key) > 0; at--) {
		table->keys[at] = table->keys[at - 1];
		table->rows[at] = table->rows[at - 1];
	}
	table->keys[at] = key;
	table->rows[at] = (struct figure){count, SHOWN_FIGURE};
}

static void take(struct report *report, const struct tally_count *item) {
	for (size_t i = 0; i < REPORT_SECTIONS; i++) {
		if (strcmp(names[i], item->kind) != 0) {
			continue;
		}
		if (i == REPORT_SESSION) {
			report->tables[i].total.count += item->count;
		} else if (item->count > 0 || is_programme(i)) {
			add_row(&report->tables[i], item->key, item->count);
		}
		if (is_programme(i)) {
			size_t other = i == REPORT_PROGRAMME_START ? REPORT_PROGRAMME_DONE
								   : REPORT_PROGRAMME_START;
			add_row(&report->tables[other], item->key, 0);
		}
	}
}

void report_init(struct report *report, const struct tally *tally, const char *office) {
	*report = (struct report){
		.month = tally->month, .office = office, .kiosk_count = tally->kiosk_count};
	for (size_t i = 0; i < REPORT_SECTIONS; i++) {
		report->tables[i].name = names[i];
	}
	for (size_t i = 0; i < tally->count; i++) {
		take(report, &tally->items[i]);
	}
	struct report_table *session = &report->tables[REPORT_SESSION];
	for (size_t i = 0; i < REPORT_SECTIONS; i++) {
		struct report_table *table = &report->tables[i];
		if (is_programme(i)) {
			suppress_tied(table->rows, table->count, SUPPRESS_FEW, &table->total);
		} else if (i != REPORT_SESSION) {
			suppress_table(table->rows, table->count, 1, SUPPRESS_FEW, &table->total);
		}
	}
	/* Nearly every session chooses one language: its number is the total that is hidden there. */
	session->total.shown = session->total.count < SUPPRESS_FEW ? SHOWN_FEW : SHOWN_FIGURE;
	if (session->total.shown == SHOWN_FIGURE &&
		report->tables[REPORT_LANGUAGE].total.shown == SHOWN_HIDDEN) {
		session->total.shown = SHOWN_HIDDEN;
	}
}

void report_finish(struct report *report) {
	for (size_t i = 0; i < REPORT_SECTIONS; i++) {
		free(report->tables[i].keys);
		free(report->tables[i].rows);
	}
	*report = (struct report){0};
}

static void write_row(const struct report *report, const char *section, const char *key,
	const char *figure, struct str *out) {
	char month[8];
	month_text(&report->month, month);
	str_append(out, "1,");
	plain_csv(out, report->office);
	str_printf(out, ",%s,%s,", month, section);
	plain_csv(out, key);
	str_printf(out, ",%s\r\n", figure);
}

void report_csv(const struct report *report, struct str *out) {
	char text[SUPPRESS_TEXT_BYTES];
	str_append(out, "version,office,month,section,key,figure\r\n");
	const struct figure kiosks = {(int64_t)report->kiosk_count, SHOWN_FIGURE};
	write_row(report, "kiosks", "", suppress_text(&kiosks, text), out);
	for (size_t i = 0; i < REPORT_SECTIONS; i++) {
		const struct report_table *table = &report->tables[i];
		write_row(report, table->name, "", suppress_text(&table->total, text), out);
		for (size_t k = 0; k < table->count; k++) {
			/* what nobody could name has a word, not a hole */
			const char *key = *table->keys[k] ? table->keys[k] : "unnamed";
			write_row(report, table->name, key, suppress_text(&table->rows[k], text),
				out);
		}
	}
}
