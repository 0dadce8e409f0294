// SPDX-License-Identifier: GPL-3.0-or-later
// The messages of the conversation, made and read with libcups. Nothing here asks libcups for a default:
// those come from files and variables of the environment.
#include "paper/talk.h"

#include <cups/cups.h>
#include <string.h>

#define USER "foyer"
#define FULL_DPI 300
#define MAX_DPI 600
#define MIN_DPI 200

static ipp_t *message(ipp_op_t operation, const struct talk_address *address) {
	ipp_t *request = ippNew();
	ippSetVersion(request, 2, 0);
	ippSetOperation(request, operation);
	ippSetRequestId(request, 1);
	ippAddString(request, IPP_TAG_OPERATION, IPP_CONST_TAG(IPP_TAG_CHARSET),
		"attributes-charset", NULL, "utf-8");
	ippAddString(request, IPP_TAG_OPERATION, IPP_CONST_TAG(IPP_TAG_LANGUAGE),
		"attributes-natural-language", NULL, "en");
	ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", NULL, address->uri);
	return request;
}

static ipp_t *message_about(ipp_op_t operation, int job_id, const struct talk_address *address) {
	ipp_t *request = message(operation, address);
	if (job_id > 0) {
		ippAddInteger(request, IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", job_id);
	}
	ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_NAME, "requesting-user-name", NULL, USER);
	return request;
}

static void want(ipp_t *request, const char *const *names, int count) {
	ippAddStrings(request, IPP_TAG_OPERATION, IPP_CONST_TAG(IPP_TAG_KEYWORD),
		"requested-attributes", count, NULL, names);
}

static const char *const of_printer[] = {"printer-state", "printer-state-reasons",
	"printer-is-accepting-jobs", "document-format-supported",
	"pwg-raster-document-type-supported", "pwg-raster-document-resolution-supported",
	"media-ready", "media-default", "media-supported", "sides-supported",
	"print-color-mode-supported"};

static const char *sheet_keyword(const char *sheet) {
	return strcmp(sheet, "a6") == 0 ? "iso_a6_105x148mm" : "iso_a4_210x297mm";
}

static const char *mime(enum talk_format format) {
	return format == TALK_PDF ? "application/pdf" : "image/pwg-raster";
}

static void add_job(
	ipp_t *request, const struct talk_order *order, const struct talk_address *address) {
	ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_NAME, "job-name", NULL, address->job_name);
	if (order->sheet) {
		ippAddString(request, IPP_TAG_JOB, IPP_CONST_TAG(IPP_TAG_KEYWORD), "media", NULL,
			sheet_keyword(order->sheet));
	}
	if (order->is_one_sided) {
		ippAddString(request, IPP_TAG_JOB, IPP_CONST_TAG(IPP_TAG_KEYWORD), "sides", NULL,
			"one-sided");
	}
	if (order->is_monochrome) {
		ippAddString(request, IPP_TAG_JOB, IPP_CONST_TAG(IPP_TAG_KEYWORD),
			"print-color-mode", NULL, "monochrome");
	}
}

ipp_t *talk_question(const struct talk_order *order, const struct talk_address *address) {
	static const char *const of_jobs[] = {"job-id", "job-name", "job-state"};
	ipp_t *request;
	switch (order->kind) {
	case TALK_CREATE:
		request = message_about(IPP_OP_CREATE_JOB, 0, address);
		add_job(request, order, address);
		return request;
	case TALK_SEND:
		request = message_about(IPP_OP_SEND_DOCUMENT, order->job_id, address);
		ippAddString(request, IPP_TAG_OPERATION, IPP_CONST_TAG(IPP_TAG_MIMETYPE),
			"document-format", NULL, mime(order->format));
		ippAddBoolean(request, IPP_TAG_OPERATION, "last-document", 1);
		return request;
	case TALK_SWEEP:
		request = message_about(IPP_OP_GET_JOBS, 0, address);
		ippAddBoolean(request, IPP_TAG_OPERATION, "my-jobs", 1);
		ippAddString(request, IPP_TAG_OPERATION, IPP_CONST_TAG(IPP_TAG_KEYWORD),
			"which-jobs", NULL, "not-completed");
		want(request, of_jobs, 3);
		return request;
	default:
		request = message_about(IPP_OP_GET_PRINTER_ATTRIBUTES, 0, address);
		/* while a job is watched only the first three change */
		want(request, of_printer,
			order->kind == TALK_ASK ? (int)(sizeof of_printer / sizeof *of_printer)
						: 3);
		return request;
	}
}

ipp_t *talk_question_job(int job_id, const struct talk_address *address) {
	static const char *const of_job[] = {"job-state", "job-state-reasons"};
	ipp_t *request = message_about(IPP_OP_GET_JOB_ATTRIBUTES, job_id, address);
	want(request, of_job, 2);
	return request;
}

ipp_t *talk_question_cancel(int job_id, const struct talk_address *address) {
	return message_about(IPP_OP_CANCEL_JOB, job_id, address);
}

enum talk_end talk_status(ipp_t *answer) {
	ipp_status_t status = ippGetStatusCode(answer);
	if (status >= IPP_STATUS_OK && status < 0x0100) {
		return TALK_ANSWERED;
	}
	switch ((int)status) {
	case IPP_STATUS_ERROR_NOT_FOUND:
	case IPP_STATUS_ERROR_GONE: return TALK_GONE;
	case IPP_STATUS_ERROR_SERVICE_UNAVAILABLE:
	case IPP_STATUS_ERROR_TEMPORARY:
	case IPP_STATUS_ERROR_NOT_ACCEPTING_JOBS:
	case IPP_STATUS_ERROR_BUSY:
	case IPP_STATUS_ERROR_PRINTER_IS_DEACTIVATED:
	case IPP_STATUS_ERROR_TOO_MANY_JOBS: return TALK_BUSY;
	default: return status >= 0x0400 && status < 0x0600 ? TALK_REFUSED : TALK_NONSENSE;
	}
}

static bool is_text(ipp_tag_t tag) {
	return tag == IPP_TAG_KEYWORD || tag == IPP_TAG_NAME || tag == IPP_TAG_NAMELANG ||
		tag == IPP_TAG_MIMETYPE;
}

/* Text `i` of the attribute; NULL where it has none, whatever it is instead. */
static const char *text_at(ipp_attribute_t *attribute, int i) {
	if (!attribute || !is_text(ippGetValueTag(attribute)) || i >= ippGetCount(attribute)) {
		return NULL;
	}
	return ippGetString(attribute, i, NULL);
}

static bool has_text(ipp_t *answer, const char *name, const char *wanted) {
	ipp_attribute_t *attribute = ippFindAttribute(answer, name, IPP_TAG_ZERO);
	for (int i = 0; text_at(attribute, i); i++) {
		if (strcmp(text_at(attribute, i), wanted) == 0) {
			return true;
		}
	}
	return false;
}

static int enum_of(ipp_t *answer, const char *name) {
	ipp_attribute_t *attribute = ippFindAttribute(answer, name, IPP_TAG_ENUM);
	return attribute && ippGetCount(attribute) > 0 ? ippGetInteger(attribute, 0) : 0;
}

static const struct {
	const char *keyword;
	unsigned reason;
} reasons[] = {
	{"media-empty", TALK_PAPER_OUT},
	{"media-needed", TALK_PAPER_OUT},
	{"media-low", TALK_PAPER_LOW},
	{"cover-open", TALK_COVER_OPEN},
	{"door-open", TALK_COVER_OPEN},
	{"interlock-open", TALK_COVER_OPEN},
	{"media-jam", TALK_JAM},
	{"paused", TALK_PAUSED},
	{"moving-to-paused", TALK_PAUSED},
	{"offline", TALK_PAUSED},
	{"shutdown", TALK_PAUSED},
	{"spool-area-full", TALK_PAUSED},
	{"connecting-to-device", TALK_UNREACHABLE},
	{"timed-out", TALK_UNREACHABLE},
};

/* The suffix tells how grave it is, which printers disagree about: the word alone counts. */
static size_t base_len(const char *keyword) {
	static const char *const suffixes[] = {"-report", "-warning", "-error"};
	size_t len = strlen(keyword);
	for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++) {
		size_t tail = strlen(suffixes[i]);
		if (len > tail && strcmp(keyword + len - tail, suffixes[i]) == 0) {
			return len - tail;
		}
	}
	return len;
}

static unsigned reason_of(const char *keyword) {
	size_t len = base_len(keyword);
	for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++) {
		if (strlen(reasons[i].keyword) == len &&
			strncmp(reasons[i].keyword, keyword, len) == 0) {
			return reasons[i].reason;
		}
	}
	return 0;
}

/* How well a resolution suits: 300 first, then the next above 200, then the finest below. */
static int rank(int dpi) {
	return dpi == FULL_DPI ? 10000 : dpi >= MIN_DPI ? 9000 - dpi : dpi;
}

static int best_dpi(ipp_t *answer) {
	ipp_attribute_t *attribute = ippFindAttribute(
		answer, "pwg-raster-document-resolution-supported", IPP_TAG_RESOLUTION);
	int best = 0;
	for (int i = 0; attribute && i < ippGetCount(attribute); i++) {
		ipp_res_t units;
		int y, x = ippGetResolution(attribute, i, &y, &units);
		if (units == IPP_RES_PER_INCH && x == y && x >= 72 && x <= MAX_DPI &&
			rank(x) > rank(best)) {
			best = x;
		}
	}
	return best ? best : FULL_DPI;
}

static enum talk_format best_format(ipp_t *answer) {
	static const char types[] = "pwg-raster-document-type-supported";
	if (has_text(answer, "document-format-supported", mime(TALK_PDF))) {
		return TALK_PDF;
	}
	if (!has_text(answer, "document-format-supported", mime(TALK_BLACK_1))) {
		return TALK_NO_FORMAT;
	}
	if (has_text(answer, types, "black_1")) {
		return TALK_BLACK_1;
	}
	/* PWG 5100.14 makes this one the least that is there */
	if (has_text(answer, types, "sgray_8") || !ippFindAttribute(answer, types, IPP_TAG_ZERO)) {
		return TALK_SGRAY_8;
	}
	return has_text(answer, types, "srgb_8") ? TALK_SRGB_8 : TALK_NO_FORMAT;
}

static const char *sheet_inside(ipp_t *answer) {
	bool has_a4 = has_text(answer, "media-ready", sheet_keyword("a4"));
	bool has_a6 = has_text(answer, "media-ready", sheet_keyword("a6"));
	bool is_a6 = has_text(answer, "media-default", sheet_keyword("a6"));
	bool is_a4 = has_text(answer, "media-default", sheet_keyword("a4"));
	if (has_a4 || has_a6) {
		return has_a6 && (is_a6 || !has_a4) ? "a6" : "a4";
	}
	return is_a4 ? "a4" : is_a6 ? "a6" : NULL;
}

void talk_read_printer(ipp_t *message, struct talk_answer *answer) {
	ipp_attribute_t *list = ippFindAttribute(message, "printer-state-reasons", IPP_TAG_ZERO);
	ipp_attribute_t *accepting =
		ippFindAttribute(message, "printer-is-accepting-jobs", IPP_TAG_BOOLEAN);
	answer->printer_state = enum_of(message, "printer-state");
	answer->has_printer = answer->printer_state >= IPP_PSTATE_IDLE &&
		answer->printer_state <= IPP_PSTATE_STOPPED;
	answer->is_accepting = !accepting || ippGetBoolean(accepting, 0);
	answer->reasons = 0;
	for (int i = 0; text_at(list, i); i++) {
		answer->reasons |= reason_of(text_at(list, i));
	}
	answer->can = (struct talk_abilities){
		.format = best_format(message),
		.dpi = best_dpi(message),
		.has_a4 = has_text(message, "media-supported", sheet_keyword("a4")),
		.has_a6 = has_text(message, "media-supported", sheet_keyword("a6")),
		.sheet = sheet_inside(message),
		.has_one_sided = has_text(message, "sides-supported", "one-sided"),
		.has_monochrome = has_text(message, "print-color-mode-supported", "monochrome"),
	};
}

void talk_read_job(ipp_t *message, struct talk_answer *answer) {
	ipp_attribute_t *id = ippFindAttribute(message, "job-id", IPP_TAG_INTEGER);
	int state = enum_of(message, "job-state");
	answer->job_id = id && ippGetInteger(id, 0) > 0 ? ippGetInteger(id, 0) : 0;
	answer->job_state =
		state >= IPP_JSTATE_PENDING && state <= IPP_JSTATE_COMPLETED ? state : 0;
	answer->is_successful =
		has_text(message, "job-state-reasons", "job-completed-successfully");
	answer->is_stopping = has_text(message, "job-state-reasons", "processing-to-stop-point");
}

int talk_read_jobs(ipp_t *message, const char *prefix, int *ids, int max) {
	int count = 0, id = 0;
	bool is_ours = false;
	for (ipp_attribute_t *at = ippFirstAttribute(message);; at = ippNextAttribute(message)) {
		const char *name = at ? ippGetName(at) : NULL;
		if (!name) { /* between two jobs, or the end */
			if (is_ours && id > 0 && count < max) {
				ids[count++] = id;
			}
			id = 0;
			is_ours = false;
		}
		if (!at) {
			return count;
		}
		if (name && strcmp(name, "job-id") == 0 && ippGetValueTag(at) == IPP_TAG_INTEGER) {
			id = ippGetInteger(at, 0);
		} else if (name && strcmp(name, "job-name") == 0 && text_at(at, 0)) {
			is_ours = strncmp(text_at(at, 0), prefix, strlen(prefix)) == 0;
		}
	}
}
