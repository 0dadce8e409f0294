// SPDX-License-Identifier: GPL-3.0-or-later
// All texts lie one after another in one pool, so that changing an answer moves what is behind it
// and wipes what is left over at the end: nothing of an older answer stays.
#include "intake/record.h"

#include <stdio.h>
#include <string.h>

#include "content/day.h"
#include "lang/clean.h"
#include "seal/sign.h"
#include "seal/wipe.h"

struct answer {
	char name[RECORD_MAX_NAME_BYTES + 1];
	size_t at, bytes; /* in the pool; every value ends with a zero byte */
	size_t count;
	bool is_list;
};

struct record {
	struct answer answers[RECORD_MAX_ANSWERS];
	size_t count, used;
	char pool[RECORD_MAX_ALL_BYTES];
	char clean[RECORD_MAX_ALL_BYTES]; /* where new values are made */
};

/* Every byte of a text or a fact may need a backslash; a value its quotes and a comma, an answer its
 * name, quotes, colon, brackets and a comma; the rest is the facts' names. */
_Static_assert(2 * RECORD_MAX_ALL_BYTES + RECORD_MAX_ANSWERS * (RECORD_MAX_NAME_BYTES + 6) +
			RECORD_MAX_ANSWERS * RECORD_MAX_VALUES * 3 + 3 * 2 * RECORD_MAX_FACT_BYTES +
			400 <=
		RECORD_JSON_BYTES,
	"any record fits into the largest box");

struct record *record_create(void) {
	struct record *record = wipe_alloc(sizeof *record);
	record_clear(record);
	return record;
}

void record_destroy(struct record *record) {
	wipe_free(record);
}

void record_clear(struct record *record) {
	wipe(record, sizeof *record);
}

static bool is_name(const char *name) {
	size_t len =
		strspn(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-");
	return len && len <= RECORD_MAX_NAME_BYTES && !name[len];
}

static size_t find(const struct record *record, const char *name) {
	size_t i = 0;
	while (i < record->count && strcmp(record->answers[i].name, name) != 0) {
		i++;
	}
	return i;
}

static void take_out(struct record *record, size_t i) {
	struct answer *answer = &record->answers[i];
	size_t at = answer->at, bytes = answer->bytes;
	memmove(record->pool + at, record->pool + at + bytes, record->used - at - bytes);
	record->used -= bytes;
	wipe(record->pool + record->used, bytes);
	for (size_t other = 0; other < record->count; other++) {
		record->answers[other].at -= record->answers[other].at > at ? bytes : 0;
	}
	answer->at = record->used;
	answer->bytes = answer->count = 0;
}

void record_remove(struct record *record, const char *name) {
	size_t i = find(record, name);
	if (i < record->count) {
		take_out(record, i);
		memmove(&record->answers[i], &record->answers[i + 1],
			(record->count - i - 1) * sizeof *record->answers);
		wipe(&record->answers[--record->count], sizeof *record->answers);
	}
}

/* Puts `bytes` of clean values in the place of the answer; false if they do not fit. */
static bool put(struct record *record, const char *name, size_t bytes, size_t count, bool is_list) {
	size_t i = find(record, name);
	size_t freed = i < record->count ? record->answers[i].bytes : 0;
	if (i == RECORD_MAX_ANSWERS || record->used - freed + bytes > RECORD_MAX_ALL_BYTES) {
		return false;
	}
	if (i == record->count) {
		record->answers[record->count++] = (struct answer){.at = record->used};
		memcpy(record->answers[i].name, name, strlen(name) + 1);
	} else {
		take_out(record, i);
	}
	struct answer *answer = &record->answers[i];
	answer->at = record->used;
	answer->bytes = bytes;
	answer->count = count;
	answer->is_list = is_list;
	memcpy(record->pool + record->used, record->clean, bytes);
	record->used += bytes;
	return true;
}

/* Appends one clean text at clean[*bytes]; false if it is too long. One that is empty adds nothing. */
static bool add_clean(
	struct record *record, size_t *bytes, size_t *count, const char *utf8, size_t len) {
	// Cleaning takes as much room as the raw text, where it goes.
	if (len > sizeof record->clean - *bytes - 1) {
		return false;
	}
	size_t clean = clean_text(utf8, len, record->clean + *bytes);
	if (clean > RECORD_MAX_VALUE_BYTES) {
		return false;
	}
	if (clean) {
		record->clean[*bytes + clean] = '\0';
		*bytes += clean + 1;
		*count += 1;
	}
	return true;
}

static bool set(struct record *record, const char *name, size_t bytes, size_t count, bool is_list) {
	if (!count) {
		record_remove(record, name);
		return true;
	}
	return put(record, name, bytes, count, is_list);
}

bool record_set(struct record *record, const char *name, const char *utf8, size_t len) {
	size_t bytes = 0, count = 0;
	bool ok = is_name(name) && add_clean(record, &bytes, &count, utf8, len) &&
		set(record, name, bytes, count, false);
	wipe(record->clean, sizeof record->clean);
	return ok;
}

bool record_set_list(
	struct record *record, const char *name, const char *const *values, size_t count) {
	size_t bytes = 0, kept = 0;
	bool ok = is_name(name) && count <= RECORD_MAX_VALUES;
	for (size_t i = 0; ok && i < count; i++) {
		ok = bytes < sizeof record->clean &&
			add_clean(record, &bytes, &kept, values[i], strlen(values[i]));
	}
	ok = ok && set(record, name, bytes, kept, true);
	wipe(record->clean, sizeof record->clean);
	return ok;
}

size_t record_count(const struct record *record) {
	return record->count;
}

const char *record_name(const struct record *record, size_t i) {
	return record->answers[i].name;
}

size_t record_value_count(const struct record *record, const char *name) {
	size_t i = find(record, name);
	return i < record->count ? record->answers[i].count : 0;
}

static const char *value_at(const struct record *record, const struct answer *answer, size_t i) {
	const char *value = record->pool + answer->at;
	for (; i > 0; i--) {
		value += strlen(value) + 1;
	}
	return value;
}

const char *record_value(const struct record *record, const char *name, size_t i) {
	return i < record_value_count(record, name)
		? value_at(record, &record->answers[find(record, name)], i)
		: NULL;
}

bool record_has(const struct record *record, const char *name, const char *value) {
	size_t count = record_value_count(record, name);
	for (size_t i = 0; i < count; i++) {
		if (strcmp(record_value(record, name, i), value) == 0) {
			return true;
		}
	}
	return false;
}

/* ---- JSON (RFC 8259) ---- */

static char *put_text(char *out, const char *text) {
	size_t len = strlen(text);
	memcpy(out, text, len);
	return out + len;
}

/* There are no control bytes in clean text. */
static char *put_string(char *out, const char *text) {
	*out++ = '"';
	for (; *text; text++) {
		if (*text == '"' || *text == '\\') {
			*out++ = '\\';
		}
		*out++ = *text;
	}
	*out++ = '"';
	return out;
}

static char *put_answer(char *out, const struct record *record, const struct answer *answer) {
	out = put_string(out, answer->name);
	*out++ = ':';
	if (answer->is_list) {
		*out++ = '[';
	}
	for (size_t i = 0; i < answer->count; i++) {
		if (i) {
			*out++ = ',';
		}
		out = put_string(out, value_at(record, answer, i));
	}
	if (answer->is_list) {
		*out++ = ']';
	}
	return out;
}

static char *put_fact(char *out, const char *name, const char *fact) {
	char clean[RECORD_MAX_FACT_BYTES + 1];
	clean[clean_text(fact, strnlen(fact, RECORD_MAX_FACT_BYTES), clean)] = '\0';
	out = put_string(put_text(out, name), clean);
	wipe(clean, sizeof clean);
	return out;
}

static char *put_day(char *out, const char *name, int day_number) {
	char date[40];
	int year, month, day;
	day_to_date(day_number, &year, &month, &day);
	snprintf(date, sizeof date, "%04d-%02d-%02d", year, month, day);
	return put_fact(out, name, date);
}

size_t record_write(const struct record *record, const struct record_facts *facts, char *out) {
	char id[BOX_ID_TEXT_BYTES];
	char *at = out;
	box_id_text(facts->id, id);
	at = put_fact(at, "{\"v\":1,\"id\":", id);
	at = put_fact(at, ",\"ref\":", facts->reference);
	at = put_fact(at, ",\"programme\":", facts->programme);
	at = put_fact(at, ",\"lang\":", facts->lang);
	at = put_day(at, ",\"day\":", facts->day);
	at = put_fact(at, ",\"kiosk\":", facts->kiosk);
	at = put_text(at, ",\"answers\":{");
	for (size_t i = 0; i < record->count; i++) {
		if (i) {
			*at++ = ',';
		}
		at = put_answer(at, record, &record->answers[i]);
	}
	at = put_day(at, "},\"delete_on\":", facts->delete_on);
	at = put_fact(at, ",\"privacy\":", facts->privacy);
	*at++ = '}';
	return (size_t)(at - out);
}

void record_privacy(const char *text, size_t len, char hash[RECORD_PRIVACY_BYTES]) {
	unsigned char digest[SIGN_DIGEST_BYTES];
	sign_digest(text, len, digest);
	for (size_t i = 0; i < sizeof digest; i++) {
		snprintf(hash + 2 * i, 3, "%02x", digest[i]);
	}
}
