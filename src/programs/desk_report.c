// SPDX-License-Identifier: GPL-3.0-or-later
// foyer-desk: the month's figures. They need no key: nothing in them is anybody's.
#include <stdio.h>
#include <stdlib.h>

#include "base/err.h"
#include "base/str.h"
#include "desk/report.h"
#include "desk/report_page.h"
#include "desk/tally.h"
#include "programs/desk.h"

static void pass_over(void *context, const char *sentence) {
	(void)context;
	fprintf(stderr, "foyer-desk: %s\n", sentence);
}

static bool take_all(const struct desk_options *options, struct tally *tally, struct err *err) {
	if (!options->word_count) {
		return tally_take(tally, options->store, pass_over, NULL, err);
	}
	for (size_t i = 0; i < options->word_count; i++) {
		if (!tally_take(tally, options->words[i], pass_over, NULL, err)) {
			return false;
		}
	}
	return true;
}

static bool write_page(
	const struct desk_options *options, const struct report *report, struct err *err) {
	size_t len;
	unsigned char *pdf = report_page(report, &options->clerk, &len, err);
	bool ok = pdf && desk_write(options->output, pdf, len, err);
	free(pdf);
	return ok;
}

static bool write_table(
	const struct desk_options *options, const struct report *report, struct err *err) {
	struct str csv = {0};
	report_csv(report, &csv);
	bool ok = desk_write(options->output, str_get(&csv), csv.len, err);
	str_finish(&csv);
	return ok;
}

int desk_report(const struct desk_options *options) {
	struct tally tally = {0};
	struct report report;
	struct err err;
	if (!options->month || !month_parse(options->month, &tally.month)) {
		err_set(&err, "report needs --month YYYY-MM");
		return desk_fail(&err);
	}
	bool ok = take_all(options, &tally, &err);
	if (ok && !tally.kiosk_count) {
		ok = err_set(&err, "there are no counts of %s", options->month);
	}
	if (ok) {
		tally_sort(&tally);
		report_init(&report, &tally, options->office);
		ok = (options->format == FORMAT_PDF ? write_page : write_table)(
			options, &report, &err);
		report_finish(&report);
	}
	tally_finish(&tally);
	return ok ? 0 : desk_fail(&err);
}
