// SPDX-License-Identifier: GPL-3.0-or-later
// From the files of three kiosks to the table and the page. poppler reads the page as people's
// programs do, qpdf says whether it is a PDF.
#include "desk/report.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "../folder.h"
#include "base/arena.h"
#include "base/err.h"
#include "base/file.h"
#include "base/str.h"
#include "content/day.h"
#include "desk/clerk.h"
#include "desk/report_page.h"
#include "desk/tally.h"
#include "intake/counter.h"
#include "lang/catalog.h"

/* cairo 1.16 loses an array for each CFF font it makes a subset of. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void) {
	return "leak:libcairo";
}

static char folder[64];
static struct str skipped;

static int enter(void **state) {
	(void)state;
	folder_enter(folder);
	return 0;
}

static int leave(void **state) {
	(void)state;
	str_finish(&skipped);
	folder_leave(folder);
	return 0;
}

static void pass_over(void *context, const char *sentence) {
	(void)context;
	str_printf(&skipped, "%s\n", sentence);
}

static void write_text(const char *path, const char *text) {
	struct err err;
	if (!file_write(path, text, strlen(text), 0644, &err)) {
		fail_msg("%s", err.text);
	}
}

static char *read_text(const char *path) {
	char *text;
	size_t len;
	struct err err;
	if (!file_read(path, 1 << 20, &text, &len, &err)) {
		fail_msg("%s", err.text);
	}
	return text;
}

/* Without white space and the direction marks that pdftotext adds: where lines end is the page's. */
static char *squeeze(char *text) {
	char *out = text;
	for (const char *in = text; *in;) {
		bool is_mark = strncmp(in, "\xe2\x80", 2) == 0 && (unsigned char)in[2] >= 0xaa &&
			(unsigned char)in[2] <= 0xae;
		if (is_mark) {
			in += 3;
		} else if (strchr(" \n\f", *in)) {
			in++;
		} else {
			*out++ = *in++;
		}
	}
	*out = '\0';
	return text;
}

#define HEAD "kiosk,month,kind,key,count\n"

static const char hall[] = HEAD "hall,2026-11,session,,400\n"
				"hall,2026-11,language,ar,120\n"
				"hall,2026-11,language,ti,48\n"
				"hall,2026-11,language,zh-Hans,14\n"
				"hall,2026-11,language,dz,3\n"
				"hall,2026-11,topic,first,80\n"
				"hall,2026-11,topic,health,31\n"
				"hall,2026-11,service,job-centre,60\n"
				"hall,2026-11,print,service:job-centre,22\n"
				"hall,2026-11,print,list,9\n"
				"hall,2026-11,programme-start,german-a1,30\n"
				"hall,2026-11,programme-start,mentor,12\n"
				"hall,2026-11,programme-done,german-a1,25\n"
				"hall,2026-11,unmet-language,,2\n"
				"hall,2026-11,unmet-language,bo,11\n"
				"hall,2026-11,something-new,,5\n";
static const char annexe[] = HEAD "annexe,2026-11,session,,12\n"
				  "annexe,2026-11,language,ti,20\n"
				  "annexe,2026-11,report-wrong,service:job-centre,1\n";

static struct tally take(const char *path) {
	struct tally tally = {.month = {2026, 11}};
	struct err err;
	if (!tally_take(&tally, path, pass_over, NULL, &err)) {
		fail_msg("%s", err.text);
	}
	return tally;
}

static void make_stick(void) {
	struct err err;
	assert_true(file_make_folder("usb/counters", &err));
	write_text("usb/counters/hall-2026-11.csv", hall);
	write_text("usb/counters/annexe-2026-11.csv", annexe);
	write_text("usb/counters/hall-2026-10.csv", HEAD "hall,2026-10,session,,7000\n");
	write_text("usb/counters/broken.csv", HEAD "hall,2026-11,session,=1,7000\n");
	write_text("usb/counters/copy of hall.csv", hall);
}

static void the_table(void **state) {
	(void)state;
	make_stick();
	struct tally tally = take("usb");
	assert_string_equal(str_get(&skipped),
		"usb/counters/broken.csv: line 2 is not as a kiosk writes it\n"
		"usb/counters/hall-2026-11.csv: the counts of hall are in already: passed over\n");
	tally_sort(&tally);
	struct report report;
	struct str csv = {0};
	report_init(&report, &tally, "Arbeitsamt \"Weidental\"");
	report_csv(&report, &csv);
#define ROW "1,\"Arbeitsamt \"\"Weidental\"\"\",2026-11,"
	assert_string_equal(str_get(&csv),
		"version,office,month,section,key,figure\r\n" ROW "kiosks,\"\",2\r\n" ROW
		"session,\"\",412\r\n" ROW "language,\"\",205\r\n" ROW "language,\"ar\",120\r\n" ROW
		"language,\"dz\",<10\r\n" ROW "language,\"ti\",*\r\n" ROW
		"language,\"zh-Hans\",*\r\n" ROW "topic,\"\",111\r\n" ROW
		"topic,\"first\",80\r\n" ROW "topic,\"health\",31\r\n" ROW
		"article,\"\",<10\r\n" ROW "service,\"\",60\r\n" ROW
		"service,\"job-centre\",60\r\n" ROW "print,\"\",31\r\n" ROW
		"print,\"list\",<10\r\n" ROW "print,\"service:job-centre\",*\r\n" ROW
		"print-failed,\"\",<10\r\n" ROW "programme-start,\"\",42\r\n" ROW
		"programme-start,\"german-a1\",30\r\n" ROW "programme-start,\"mentor\",12\r\n" ROW
		"programme-done,\"\",*\r\n" ROW "programme-done,\"german-a1\",25\r\n" ROW
		"programme-done,\"mentor\",<10\r\n" ROW "unmet-language,\"\",*\r\n" ROW
		"unmet-language,\"unnamed\",<10\r\n" ROW "unmet-language,\"bo\",*\r\n" ROW
		"search-empty,\"\",<10\r\n" ROW "report-wrong,\"\",<10\r\n" ROW
		"report-wrong,\"service:job-centre\",<10\r\n");
	str_finish(&csv);
	report_finish(&report);
	tally_finish(&tally);
}

static void a_copy_of_the_counters(void **state) {
	(void)state;
	struct err err;
	struct counters *counters = counters_open("counters.db", &err);
	for (int i = 0; i < 15; i++) {
		counter_add(counters, COUNTER_SESSION, "");
		counter_add(counters, COUNTER_LANGUAGE, "uk");
	}
	assert_true(counters_write(counters, day_from_date(2026, 11, 30), &err));
	counter_add(counters, COUNTER_SESSION, "");
	assert_true(counters_write(counters, day_from_date(2026, 12, 1), &err));
	counters_close(counters);
	struct tally tally = take("counters.db");
	write_text("hall.csv", hall);
	assert_true(tally_take(&tally, "hall.csv", pass_over, NULL, &err));
	struct report report;
	report_init(&report, &tally, "");
	assert_int_equal(report.kiosk_count, 2);
	assert_int_equal(report.tables[REPORT_SESSION].total.count, 415);
	report_finish(&report);
	write_text("october.csv", HEAD "hall,2026-10,session,,7000\n");
	assert_false(tally_take(&tally, "october.csv", pass_over, NULL, &err));
	assert_string_equal(err.text, "october.csv holds the counts of 2026-10, another month");
	assert_false(tally_take(&tally, "nowhere", pass_over, NULL, &err));
	assert_false(tally_take(&tally, ".", pass_over, NULL, &err));
	tally_finish(&tally);
}

/* Of few visits nothing is told, not even by the number of all visits. */
static void a_quiet_month(void **state) {
	(void)state;
	write_text("k.csv",
		HEAD "k,2026-11,session,,12\nk,2026-11,language,ti,2\nk,2026-11,language,ar,10\n");
	struct tally tally = take("k.csv");
	struct report report;
	report_init(&report, &tally, "");
	assert_int_equal(report.tables[REPORT_LANGUAGE].total.shown, SHOWN_HIDDEN);
	assert_int_equal(report.tables[REPORT_SESSION].total.shown, SHOWN_HIDDEN);
	report_finish(&report);
	tally_finish(&tally);
}

static void the_page(void **state) {
	(void)state;
	struct err err;
	assert_true(catalog_open(BUILD_ROOT "/share/foyer/locale", &err));
	make_stick();
	struct tally tally = take("usb");
	tally_sort(&tally);
	struct report report;
	report_init(&report, &tally, "Arbeitsamt Weidental");
	struct arena *arena = arena_create();
	size_t len;
	unsigned char *pdf = report_page(&report, &(struct clerk){arena, "de"}, &len, &err);
	if (!pdf) {
		fail_msg("%s", err.text);
	}
	assert_true(file_write("report.pdf", pdf, len, 0644, &err));
	free(pdf);
	assert_int_equal(system("qpdf --check report.pdf > check.txt 2>&1"), 0);
	assert_int_equal(system("pdfinfo report.pdf > info.txt && pdftotext report.pdf r.txt"), 0);
	char *info = read_text("info.txt"), *text = squeeze(read_text("r.txt"));
	static const char *const said[] = {"Arbeitsamt Weidental · Besuche: 412. Terminals: 2.",
		"Das Informationsterminal im Monat 2026-11", "Gewählte Sprachen: 205",
		"Arabisch · العربية", "Tigrinya · ትግርኛ", "<10", "Hinweise auf Fehler: <10"};
	assert_non_null(strstr(info, "Pages:           1\n"));
	assert_non_null(strstr(info, "(A4)"));
	for (size_t i = 0; i < sizeof said / sizeof *said; i++) {
		char *wanted = squeeze(arena_string(arena, said[i]));
		if (!strstr(text, wanted)) {
			fail_msg("%s is not in:\n%s", wanted, text);
		}
	}
	/* hidden ones stand by name, in no order that tells */
	assert_true(strstr(text, "Chinesisch") > strstr(text, "Tigrinya"));
	assert_null(strstr(text, "68"));
	free(info);
	free(text);
	arena_destroy(arena);
	report_finish(&report);
	tally_finish(&tally);
}

/* As much as a page can be given, with the longest names. */
static void a_full_page(void **state) {
	(void)state;
	static const char *const kinds[] = {"language", "topic", "service", "print",
		"programme-start", "programme-done", "unmet-language", "report-wrong"};
	struct str file = {0};
	str_append(&file, HEAD);
	for (size_t kind = 0; kind < sizeof kinds / sizeof *kinds; kind++) {
		for (int i = 0; i < 40; i++) { /* the tallest scripts for languages */
			static const char *const tall[] = {"ur", "bo", "my", "ti", "km", "th"};
			if (kind % 6 == 0 && i < 6) {
				str_printf(
					&file, "k,2026-11,%s,%s,2000000\n", kinds[kind], tall[i]);
			}
			str_printf(&file,
				"k,2026-11,%s,a-very-long-name-that-an-editor-gave-%d-and-"
				"then-still-longer-than-that-one,%d\n",
				kinds[kind], i, 1000000 - i);
		}
	}
	write_text("k.csv", str_get(&file));
	str_finish(&file);
	struct tally tally = take("k.csv");
	struct report report;
	report_init(&report, &tally, "Office");
	struct arena *arena = arena_create();
	struct err err;
	size_t len;
	unsigned char *pdf = report_page(&report, &(struct clerk){arena, "en"}, &len, &err);
	if (!pdf) {
		fail_msg("%s", err.text);
	}
	assert_true(file_write("report.pdf", pdf, len, 0644, &err));
	assert_int_equal(system("pdfinfo report.pdf | grep -q 'Pages:           1$'"), 0);
	free(pdf);
	arena_destroy(arena);
	report_finish(&report);
	tally_finish(&tally);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(the_table, enter, leave),
		cmocka_unit_test_setup_teardown(a_copy_of_the_counters, enter, leave),
		cmocka_unit_test_setup_teardown(a_quiet_month, enter, leave),
		cmocka_unit_test_setup_teardown(a_full_page, enter, leave),
		cmocka_unit_test_setup_teardown(the_page, enter, leave),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
