// SPDX-License-Identifier: GPL-3.0-or-later
// What printers say, read: the usual answers, and answers with attributes that are missing, of another type, or
// of no sense. PWG Raster is read back with libcups' own reader, dot for dot.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
// cmocka needs the four above first
#include <cmocka.h>

#include <cups/cups.h>
#include <cups/raster.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/err.h"
#include "paper/pwg.h"
#include "paper/talk.h"
#include "printed.h"
#include "seal/wipe.h"

static ipp_t *answer_new(ipp_status_t status) {
	ipp_t *message = ippNew();
	ippSetStatusCode(message, status);
	return message;
}

/* Words between commas. */
static void add(
	ipp_t *message, ipp_tag_t group, ipp_tag_t tag, const char *name, const char *words) {
	char copy[512];
	const char *values[16];
	int count = 0;
	snprintf(copy, sizeof copy, "%s", words);
	for (char *word = strtok(copy, ","); word; word = strtok(NULL, ",")) {
		values[count++] = word;
	}
	ippAddStrings(message, group, tag, name, count, NULL, values);
}

static void test_statuses(void **state) {
	(void)state;
	static const struct {
		int status;
		enum talk_end end;
	} rows[] = {{0x0000, TALK_ANSWERED}, {0x0001, TALK_ANSWERED}, {0x0400, TALK_REFUSED},
		{0x0404, TALK_REFUSED}, {0x0406, TALK_GONE}, {0x0407, TALK_GONE},
		{0x040a, TALK_REFUSED}, {0x0500, TALK_REFUSED}, {0x0502, TALK_BUSY},
		{0x0505, TALK_BUSY}, {0x0506, TALK_BUSY}, {0x0507, TALK_BUSY}, {0x050a, TALK_BUSY},
		{0x050b, TALK_BUSY}, {0x0508, TALK_REFUSED}, {0x0200, TALK_NONSENSE},
		{0x0300, TALK_NONSENSE}, {0x7fff, TALK_NONSENSE}, {0x6c6c, TALK_NONSENSE}};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		ipp_t *message = answer_new((ipp_status_t)rows[i].status);
		assert_int_equal(talk_status(message), rows[i].end);
		ippDelete(message);
	}
}

static void test_reasons(void **state) {
	(void)state;
	static const struct {
		const char *words;
		unsigned reasons;
	} rows[] = {
		{"none", 0},
		{"media-empty", TALK_PAPER_OUT},
		{"media-empty-report", TALK_PAPER_OUT},
		{"media-empty-warning", TALK_PAPER_OUT},
		{"media-needed-error", TALK_PAPER_OUT},
		{"media-low-report", TALK_PAPER_LOW},
		{"cover-open-error", TALK_COVER_OPEN},
		{"door-open", TALK_COVER_OPEN},
		{"media-jam-warning,media-low", TALK_JAM | TALK_PAPER_LOW},
		{"paused", TALK_PAUSED},
		{"connecting-to-device-report", TALK_UNREACHABLE},
		{"toner-low-report,marker-supply-empty-warning", 0},
		{"media-empty-error-error", 0},
		{"media", 0},
		{"media-emptyness", 0},
		{"-error,-report", 0},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct talk_answer answer = {0};
		ipp_t *message = answer_new(IPP_STATUS_OK);
		add(message, IPP_TAG_PRINTER, IPP_TAG_KEYWORD, "printer-state-reasons",
			rows[i].words);
		talk_read_printer(message, &answer);
		assert_int_equal(answer.reasons, rows[i].reasons);
		assert_false(answer.has_printer);
		assert_true(answer.is_accepting);
		ippDelete(message);
	}
}

static void test_abilities(void **state) {
	(void)state;
	static const struct {
		const char *formats, *types;
		int dpis[3];
		const char *ready, *usual;
		enum talk_format format;
		int dpi;
		const char *sheet;
	} rows[] = {
		{"application/pdf,image/pwg-raster", "black_1", {300}, "iso_a4_210x297mm", "",
			TALK_PDF, 300, "a4"},
		{"image/urf,image/pwg-raster", "srgb_8,sgray_8,black_1", {600, 300, 1200},
			"iso_a6_105x148mm", "iso_a4_210x297mm", TALK_BLACK_1, 300, "a6"},
		{"image/pwg-raster", "srgb_8,sgray_8", {600}, "iso_a4_210x297mm,iso_a6_105x148mm",
			"iso_a6_105x148mm", TALK_SGRAY_8, 600, "a6"},
		{"image/pwg-raster", "srgb_8", {150, 360, 600}, "na_letter_8.5x11in",
			"iso_a4_210x297mm", TALK_SRGB_8, 360, "a4"},
		{"image/pwg-raster", "", {150, 180}, "", "", TALK_SGRAY_8, 180, NULL},
		{"image/pwg-raster", "adobe-rgb_16", {1200}, "", "na_letter_8.5x11in",
			TALK_NO_FORMAT, 300, NULL},
		{"image/jpeg", "black_1", {300}, "", "", TALK_NO_FORMAT, 300, NULL},
		{"", "", {0}, "", "", TALK_NO_FORMAT, 300, NULL},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct talk_answer answer = {0};
		ipp_t *message = answer_new(IPP_STATUS_OK);
		add(message, IPP_TAG_PRINTER, IPP_TAG_MIMETYPE, "document-format-supported",
			rows[i].formats);
		if (rows[i].types[0]) {
			add(message, IPP_TAG_PRINTER, IPP_TAG_KEYWORD,
				"pwg-raster-document-type-supported", rows[i].types);
		}
		ippAddResolutions(message, IPP_TAG_PRINTER,
			"pwg-raster-document-resolution-supported", 3, IPP_RES_PER_INCH,
			rows[i].dpis, rows[i].dpis);
		add(message, IPP_TAG_PRINTER, IPP_TAG_KEYWORD, "media-ready", rows[i].ready);
		add(message, IPP_TAG_PRINTER, IPP_TAG_KEYWORD, "media-default", rows[i].usual);
		talk_read_printer(message, &answer);
		assert_int_equal(answer.can.format, rows[i].format);
		assert_int_equal(answer.can.dpi, rows[i].dpi);
		assert_true(answer.can.sheet == rows[i].sheet ||
			strcmp(answer.can.sheet, rows[i].sheet) == 0);
		ippDelete(message);
	}
}

static void test_jobs(void **state) {
	(void)state;
	struct talk_answer answer = {0};
	ipp_t *message = answer_new(IPP_STATUS_OK);
	ippAddInteger(message, IPP_TAG_JOB, IPP_TAG_INTEGER, "job-id", 12);
	ippAddInteger(message, IPP_TAG_JOB, IPP_TAG_ENUM, "job-state", IPP_JSTATE_COMPLETED);
	add(message, IPP_TAG_JOB, IPP_TAG_KEYWORD, "job-state-reasons",
		"none,job-completed-successfully");
	talk_read_job(message, &answer);
	assert_int_equal(answer.job_id, 12);
	assert_int_equal(answer.job_state, 9);
	assert_true(answer.is_successful);
	ippDelete(message);
	static const char *const not_quite[] = {"job-completed-with-errors",
		"job-completed-with-warnings", "job-completed-successfully-report", "job-completed",
		"none", ""};
	for (size_t i = 0; i < sizeof not_quite / sizeof *not_quite; i++) {
		message = answer_new(IPP_STATUS_OK);
		add(message, IPP_TAG_JOB, IPP_TAG_KEYWORD, "job-state-reasons", not_quite[i]);
		talk_read_job(message, &answer);
		assert_false(answer.is_successful);
		assert_int_equal(answer.job_state, 0);
		assert_int_equal(answer.job_id, 0);
		ippDelete(message);
	}
}

static void test_our_jobs_among_others(void **state) {
	(void)state;
	static const struct {
		int id;
		const char *name;
	} rows[] = {{3, "foyer hall 01"}, {4, "letter"}, {5, "foyer hallway 02"},
		{6, "foyer hall 03"}, {0, "foyer hall 04"}, {-7, "foyer hall 05"}, {8, NULL},
		{9, "foyer hall 06"}};
	ipp_t *message = answer_new(IPP_STATUS_OK);
	int ids[3];
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		ippAddInteger(message, IPP_TAG_JOB, IPP_TAG_INTEGER, "job-id", rows[i].id);
		if (rows[i].name) {
			ippAddString(
				message, IPP_TAG_JOB, IPP_TAG_NAME, "job-name", NULL, rows[i].name);
		}
		ippAddSeparator(message);
	}
	assert_int_equal(talk_read_jobs(message, "foyer hall ", ids, 3), 3);
	assert_int_equal(ids[0], 3);
	assert_int_equal(ids[1], 6);
	assert_int_equal(ids[2], 9);
	assert_int_equal(talk_read_jobs(message, "foyer hall ", ids, 1), 1);
	ippDelete(message);
	message = answer_new(IPP_STATUS_OK);
	assert_int_equal(talk_read_jobs(message, "foyer ", ids, 3), 0);
	ippDelete(message);
}

static uint64_t seed;

static int chance(int of) {
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return (int)(seed % (unsigned)of);
}

static void add_anything(ipp_t *message, const char *name) {
	ipp_tag_t group = chance(2) ? IPP_TAG_PRINTER : IPP_TAG_JOB;
	static const char *const words[] = {"", "none", "media-empty", "iso_a4_210x297mm",
		"black_1", "application/pdf", "-error", "job-completed-successfully",
		"foyer hall 1"};
	static const ipp_tag_t tags[] = {
		IPP_TAG_KEYWORD, IPP_TAG_TEXT, IPP_TAG_NAME, IPP_TAG_URI, IPP_TAG_MIMETYPE};
	ipp_t *inner;
	switch (chance(9)) {
	case 0: ippAddInteger(message, group, IPP_TAG_INTEGER, name, chance(20) - 5); break;
	case 1: ippAddInteger(message, group, IPP_TAG_ENUM, name, chance(20) - 5); break;
	case 2: ippAddBoolean(message, group, name, (char)chance(2)); break;
	case 3: ippAddRange(message, group, name, chance(9), chance(9)); break;
	case 4:
		ippAddResolution(message, group, name,
			chance(2) ? IPP_RES_PER_INCH : IPP_RES_PER_CM, chance(900) - 100,
			chance(900) - 100);
		break;
	case 5: ippAddOutOfBand(message, group, IPP_TAG_NOVALUE, name); break;
	case 6: ippAddOctetString(message, group, name, "\0\xff", 2); break;
	case 7:
		inner = ippNew();
		ippAddCollection(message, group, name, inner);
		ippDelete(inner);
		break;
	default: ippAddString(message, group, tags[chance(5)], name, NULL, words[chance(9)]); break;
	}
}

static void assert_sane(ipp_t *message) {
	struct talk_answer answer = {0};
	int ids[4];
	talk_read_printer(message, &answer);
	talk_read_job(message, &answer);
	assert_true(answer.has_printer == (answer.printer_state >= 3 && answer.printer_state <= 5));
	assert_true(answer.can.dpi >= 72 && answer.can.dpi <= 600);
	assert_true(answer.job_state == 0 || (answer.job_state >= 3 && answer.job_state <= 9));
	assert_true(answer.job_id >= 0);
	assert_in_range(talk_read_jobs(message, "foyer ", ids, 4), 0, 4);
}

static void test_any_type_of_anything(void **state) {
	(void)state;
	static const char *const names[] = {"printer-state", "printer-state-reasons",
		"printer-is-accepting-jobs", "document-format-supported",
		"pwg-raster-document-type-supported", "pwg-raster-document-resolution-supported",
		"media-ready", "media-default", "media-supported", "sides-supported",
		"print-color-mode-supported", "job-id", "job-state", "job-state-reasons",
		"job-name"};
	const char *text = getenv("FOYER_SEED");
	seed = text ? strtoull(text, NULL, 10) : ((uint64_t)time(NULL) << 20 ^ (uint64_t)getpid());
	print_message("FOYER_SEED=%llu\n", (unsigned long long)seed);
	for (int i = 0; i < 5000; i++) {
		ipp_t *message = answer_new(IPP_STATUS_OK);
		for (int n = chance(30); n > 0; n--) {
			add_anything(message, names[chance(15)]);
		}
		assert_sane(message);
		ippDelete(message);
	}
}

static bool says(ipp_t *message, const char *name, const char *value) {
	ipp_attribute_t *attribute = ippFindAttribute(message, name, IPP_TAG_ZERO);
	return attribute && ippContainsString(attribute, value);
}

static void test_questions(void **state) {
	(void)state;
	const struct talk_address address = {"ipp://p/ipp/print", "foyer hall 1"};
	struct talk_order order = {
		.kind = TALK_CREATE, .sheet = "a6", .is_one_sided = true, .is_monochrome = true};
	ipp_t *message = talk_question(&order, &address);
	assert_int_equal(ippGetOperation(message), IPP_OP_CREATE_JOB);
	assert_true(says(message, "attributes-charset", "utf-8"));
	assert_true(says(message, "attributes-natural-language", "en"));
	assert_true(says(message, "printer-uri", "ipp://p/ipp/print"));
	assert_true(says(message, "requesting-user-name", "foyer"));
	assert_true(says(message, "job-name", "foyer hall 1"));
	assert_true(says(message, "media", "iso_a6_105x148mm"));
	assert_true(says(message, "sides", "one-sided"));
	assert_true(says(message, "print-color-mode", "monochrome"));
	ippDelete(message);
	order = (struct talk_order){.kind = TALK_SEND, .job_id = 7, .format = TALK_SGRAY_8};
	message = talk_question(&order, &address);
	assert_true(says(message, "document-format", "image/pwg-raster"));
	assert_int_equal(ippGetInteger(ippFindAttribute(message, "job-id", IPP_TAG_INTEGER), 0), 7);
	assert_true(ippGetBoolean(ippFindAttribute(message, "last-document", IPP_TAG_BOOLEAN), 0));
	assert_null(ippFindAttribute(message, "job-name", IPP_TAG_ZERO));
	ippDelete(message);
}

struct bytes {
	const unsigned char *data;
	size_t len, at;
};

static ssize_t read_bytes(void *context, unsigned char *data, size_t len) {
	struct bytes *bytes = context;
	size_t left = bytes->len - bytes->at;
	len = len < left ? len : left;
	memcpy(data, bytes->data + bytes->at, len);
	bytes->at += len;
	return (ssize_t)len;
}

static struct raster *make_page(int w, int h, int dpi, struct raster *next) {
	struct raster *page = raster_filled(w, h, 0);
	uint32_t noise = (uint32_t)(w * 31 + h);
	for (int y = 0; y < h; y += 1 + y % 7) {
		for (int i = 0; i < page->stride; i++) {
			noise = noise * 1664525 + 1013904223;
			page->bits[y * page->stride + i] =
				(unsigned char)(y % 3 ? noise >> 24 : 0xff);
		}
		/* as painting leaves it: nothing beyond the width */
		page->bits[y * page->stride + page->stride - 1] &=
			(unsigned char)(0xff << (page->stride * 8 - w));
	}
	page->dpi = dpi;
	page->next = next;
	return page;
}

static bool dot(const struct raster *page, unsigned x, unsigned y) {
	return x < (unsigned)page->w && y < (unsigned)page->h &&
		(page->bits[y * (unsigned)page->stride + x / 8] >> (7 - x % 8) & 1);
}

static void assert_page(
	cups_raster_t *stream, const cups_page_header2_t *header, const struct raster *page) {
	static unsigned char row[3 * 8192];
	unsigned bytes = header->cupsBitsPerPixel / 8;
	for (unsigned y = 0; y < header->cupsHeight; y++) {
		assert_int_equal(cupsRasterReadPixels(stream, row, header->cupsBytesPerLine),
			header->cupsBytesPerLine);
		for (unsigned x = 0; x < header->cupsWidth; x++) {
			bool is_black = bytes ? row[x * bytes] == 0 : row[x / 8] >> (7 - x % 8) & 1;
			if (is_black != dot(page, x, y)) {
				fail_msg("dot %u,%u", x, y);
			}
		}
	}
}

static void test_pwg_is_read_back(void **state) {
	(void)state;
	static const struct {
		const char *sheet, *name;
		int w, h, dpi;
		unsigned cups_w, cups_h;
	} rows[] = {
		{"a4", "iso_a4_210x297mm", 2480, 3508, 300, 2480, 3507},
		{"a6", "iso_a6_105x148mm", 1241, 1748, 300, 1240, 1748},
		{"a6", "iso_a6_105x148mm", 827, 1165, 200, 826, 1165},
		{"a6", "iso_a6_105x148mm", 500, 700, 600, 2480, 3496}, /* smaller than the sheet */
	};
	static const enum talk_format formats[] = {TALK_BLACK_1, TALK_SGRAY_8, TALK_SRGB_8};
	for (size_t i = 0; i < 12; i++) {
		size_t r = i / 3;
		unsigned bits = i % 3 == 0 ? 1 : i % 3 == 1 ? 8 : 24;
		struct err err;
		struct bytes bytes = {0};
		struct raster *pages = make_page(rows[r].w, rows[r].h, rows[r].dpi,
			make_page(rows[r].w, rows[r].h, rows[r].dpi, NULL));
		unsigned char *data =
			pwg_create(pages, rows[r].sheet, formats[i % 3], &bytes.len, &err);
		assert_non_null(data);
		bytes.data = data;
		cups_raster_t *stream = cupsRasterOpenIO(read_bytes, &bytes, CUPS_RASTER_READ);
		cups_page_header2_t header;
		for (const struct raster *page = pages; page; page = page->next) {
			assert_true(cupsRasterReadHeader2(stream, &header));
			assert_int_equal(header.cupsWidth, rows[r].cups_w);
			assert_int_equal(header.cupsHeight, rows[r].cups_h);
			assert_int_equal(header.HWResolution[0], rows[r].dpi);
			assert_int_equal(header.cupsBitsPerPixel, bits);
			assert_string_equal(header.cupsPageSizeName, rows[r].name);
			assert_int_equal(header.cupsInteger[CUPS_RASTER_PWG_TotalPageCount], 2);
			assert_page(stream, &header, page);
		}
		assert_false(cupsRasterReadHeader2(stream, &header));
		assert_int_equal(bytes.at, bytes.len);
		cupsRasterClose(stream);
		wipe_free(data);
		raster_destroy(pages);
	}
}

static void test_pages_without_a_resolution(void **state) {
	(void)state;
	struct err err = {""};
	size_t len;
	struct raster *page = raster_filled(100, 100, 0);
	assert_null(pwg_create(page, "a4", TALK_BLACK_1, &len, &err));
	assert_true(strlen(err.text) > 10);
	raster_destroy(page);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_statuses),
		cmocka_unit_test(test_reasons),
		cmocka_unit_test(test_abilities),
		cmocka_unit_test(test_jobs),
		cmocka_unit_test(test_our_jobs_among_others),
		cmocka_unit_test(test_any_type_of_anything),
		cmocka_unit_test(test_questions),
		cmocka_unit_test(test_pwg_is_read_back),
		cmocka_unit_test(test_pages_without_a_resolution),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
