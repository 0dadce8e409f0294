// SPDX-License-Identifier: GPL-3.0-or-later
// A date is cut into numbers, a month's name and the sign between them; what these can mean is a
// small table of cases.
#include "author/import_hsds_date.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* ---- dates ---- */

struct pieces {
	int numbers[3], digits[3]; /* and how many digits each was written with */
	size_t count;
	int month;       /* by name; 0: none */
	size_t month_at; /* numbers before the name */
	char sign;       /* between the first two numbers */
};

static int month_of(const char *word, size_t len) {
	static const char *const NAMES[][2] = {{"january", "januar"}, {"february", "februar"},
		{"march", "märz"}, {"april", "april"}, {"may", "mai"}, {"june", "juni"},
		{"july", "juli"}, {"august", "august"}, {"september", "september"},
		{"october", "oktober"}, {"november", "november"}, {"december", "dezember"}};
	if (len == 4 && strncasecmp(word, "sept", 4) == 0) {
		return 9;
	}
	for (int i = 0; i < 24; i++) {
		const char *name = NAMES[i / 2][i % 2];
		if ((len == 3 || len == strlen(name)) && strncasecmp(name, word, len) == 0) {
			return i / 2 + 1;
		}
	}
	return 0;
}

static bool is_letter(char c) {
	return isalpha((unsigned char)c) || (unsigned char)c >= 0x80;
}

/* True for a weekday or the letters behind a number: they add nothing. */
static bool is_noise(const char *word, size_t len) {
	static const char *const NOISE[] = {"st", "nd", "rd", "th", "of", "the"};
	for (size_t i = 0; i < sizeof NOISE / sizeof *NOISE; i++) {
		if (strlen(NOISE[i]) == len && strncasecmp(NOISE[i], word, len) == 0) {
			return true;
		}
	}
	char day[16] = {0};
	return len < sizeof day && len > 2 && weekday_read(memcpy(day, word, len)) >= 0;
}

/* False where something stands in it that no date has. */
static bool cut(const char *text, struct pieces *pieces) {
	*pieces = (struct pieces){0};
	while (*text) {
		if (isdigit((unsigned char)*text)) {
			size_t len = strspn(text, "0123456789");
			if (pieces->count == 3 || len > 8) {
				return false;
			}
			pieces->numbers[pieces->count] = atoi(text);
			pieces->digits[pieces->count++] = (int)len;
			text += len;
			if (pieces->count == 1) {
				pieces->sign = *text;
			}
		} else if (is_letter(*text)) {
			size_t len = 0;
			while (is_letter(text[len])) {
				len++;
			}
			int month = month_of(text, len);
			if ((!month && !is_noise(text, len)) || (month && pieces->month)) {
				return false;
			}
			pieces->month_at = month ? pieces->count : pieces->month_at;
			pieces->month = month ? month : pieces->month;
			text += len;
		} else if (!strchr(" ,./-", *text++)) {
			return false;
		}
	}
	return true;
}

static bool is_day(int year, int month, int day) {
	static const int DAYS[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 || year <= 1;
	return month >= 1 && month <= 12 && day >= 1 &&
		day <= DAYS[month - 1] - (month == 2 && !is_leap);
}

static enum date_result settle(int year, int digits, int month, int day, struct hsds_date *date) {
	if (digits <= 2 && digits > 0) {
		year += year < 69 ? 2000 : 1900;
	}
	bool is_yearly = digits == 0 || year == 1;
	if (!is_day(is_yearly ? 0 : year, month, day) ||
		(!is_yearly && (year < 1900 || year > 2999))) {
		return DATE_BAD;
	}
	*date = (struct hsds_date){is_yearly ? 0 : year, month, day, is_yearly};
	return DATE_OK;
}

static enum date_result read_named(const struct pieces *pieces, struct hsds_date *date) {
	if (pieces->count == 0 || pieces->count > 2 || pieces->digits[0] > 2) {
		return DATE_BAD;
	}
	return settle(
		pieces->numbers[1], pieces->digits[1], pieces->month, pieces->numbers[0], date);
}

static enum date_result read_numbers(
	const struct pieces *pieces, enum date_order order, struct hsds_date *date) {
	const int *n = pieces->numbers;
	if (pieces->count == 1 && pieces->digits[0] == 8) {
		return settle(n[0] / 10000, 4, n[0] / 100 % 100, n[0] % 100, date);
	}
	if (pieces->count != 3) {
		return DATE_BAD;
	}
	if (pieces->digits[0] == 4) {
		return settle(n[0], 4, n[1], n[2], date);
	}
	bool may_day_first = is_day(0, n[1], n[0]), may_month_first = is_day(0, n[0], n[1]);
	if (pieces->sign == '.' || !may_month_first) {
		return settle(n[2], pieces->digits[2], n[1], n[0], date);
	}
	if (may_day_first && order == ORDER_UNKNOWN && n[0] != n[1]) {
		return DATE_AMBIGUOUS;
	}
	bool is_day_first = may_day_first && order == ORDER_DAY_FIRST;
	return settle(n[2], pieces->digits[2], is_day_first ? n[1] : n[0],
		is_day_first ? n[0] : n[1], date);
}

/* Only the date of "2015-01-24T10:00:00Z" and the like. */
static bool cut_timed(const char *text, struct pieces *pieces) {
	char day[11] = {0};
	if (strlen(text) > 10 && strspn(text, "0123456789-") == 10 && strchr("T ", text[10]) &&
		text[11]) {
		memcpy(day, text, 10);
		return cut(day, pieces);
	}
	return cut(text, pieces);
}

enum date_result date_read(const char *text, enum date_order order, struct hsds_date *date) {
	struct pieces pieces;
	if (!cut_timed(text, &pieces)) {
		return DATE_BAD;
	}
	return pieces.month ? read_named(&pieces, date) : read_numbers(&pieces, order, date);
}

void date_weigh(const char *text, struct date_evidence *evidence) {
	struct pieces pieces;
	if (!cut_timed(text, &pieces) || pieces.month || pieces.count != 3 ||
		pieces.digits[0] > 2 || pieces.sign == '.') {
		return;
	}
	const int *n = pieces.numbers;
	evidence->day_first += n[0] > 12 && n[0] <= 31 && n[1] <= 12;
	evidence->month_first += n[1] > 12 && n[1] <= 31 && n[0] <= 12;
}

enum date_order date_order_of(const struct date_evidence *evidence) {
	if (!evidence->day_first == !evidence->month_first) {
		return ORDER_UNKNOWN;
	}
	return evidence->day_first ? ORDER_DAY_FIRST : ORDER_MONTH_FIRST;
}

/* ---- times ---- */

static const char *skip_spaces(const char *text) {
	return text + strspn(text, " ");
}

/* 0: none; 1: am; 2: pm. */
static int read_half(const char **text) {
	static const char *const HALVES[] = {"a.m.", "am", "a", "p.m.", "pm", "p"};
	for (int i = 0; i < 6; i++) {
		size_t len = strlen(HALVES[i]);
		if (strncasecmp(*text, HALVES[i], len) == 0) {
			*text += len;
			return i / 3 + 1;
		}
	}
	return 0;
}

static bool is_zone(const char *text) {
	size_t len = strlen(text);
	return strcasecmp(text, "z") == 0 || strcasecmp(text, "utc") == 0 ||
		((*text == '+' || *text == '-') && len >= 3 && len <= 6 &&
			strspn(text + 1, "0123456789:") == len - 1);
}

/* Hours and minutes; false where there is none. *is_bare: a number of one or two digits alone. */
static bool read_clock(const char **text, int *hour, int *minute, bool *is_bare) {
	size_t digits = strspn(*text, "0123456789");
	int number = digits && digits <= 4 ? atoi(*text) : -1;
	*text += digits;
	*hour = digits > 2 ? number / 100 : number;
	*minute = digits > 2 ? number % 100 : 0;
	*is_bare = digits <= 2;
	if (number < 0 || digits > 2 || !strchr(":.h", **text) || !**text) {
		return number >= 0;
	}
	if (strspn(*text + 1, "0123456789") != 2) {
		return false;
	}
	*minute = atoi(*text + 1);
	*is_bare = false;
	*text += 3;
	if (**text == ':') { /* seconds, and parts of them */
		size_t len = strspn(*text + 1, "0123456789.");
		*text += 1 + len;
		return len >= 2;
	}
	return true;
}

int time_read(const char *text, bool *has_zone) {
	text = skip_spaces(text);
	if (strcasecmp(text, "noon") == 0 || strcasecmp(text, "12 noon") == 0) {
		return 720;
	}
	if (strcasecmp(text, "midnight") == 0) {
		return 0;
	}
	int hour, minute;
	bool is_bare;
	if (!read_clock(&text, &hour, &minute, &is_bare)) {
		return -1;
	}
	text = skip_spaces(text);
	int half = read_half(&text);
	text = skip_spaces(text);
	if (strncasecmp(text, "uhr", 3) == 0 && !half) {
		is_bare = false;
		text = skip_spaces(text + 3);
	}
	if (*text && !is_zone(text)) {
		return -1;
	}
	if (half ? hour < 1 || hour > 12 : is_bare) {
		return -1;
	}
	hour = half ? hour % 12 + (half == 2 ? 12 : 0) : hour;
	if (minute > 59 || hour > 24 || (hour == 24 && minute)) {
		return -1;
	}
	*has_zone |= *text != 0;
	return hour * 60 + minute;
}

int weekday_read(const char *text) {
	static const char *const NAMES[][7] = {
		{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"},
		{"montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag"}};
	size_t len = strlen(text);
	if (len == 1 && *text >= '1' && *text <= '7') {
		return *text - '1';
	}
	len -= len > 2 && len < 6 && text[len - 1] == '.';
	for (int i = 0; i < 14; i++) {
		const char *name = NAMES[i / 7][i % 7];
		size_t whole = strlen(name);
		/* Mo, Mon, Tues, Thurs: the beginning of a name, from two letters on. */
		if (len >= 2 && (len <= 5 || len == whole) && len <= whole &&
			strncasecmp(name, text, len) == 0) {
			return i % 7;
		}
	}
	return -1;
}
