// SPDX-License-Identifier: GPL-3.0-or-later
// jansson reads, the arena keeps: the tree with a person's words is given back at once.
#include "desk/entry.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/err.h"

#define MAX_ANSWERS 64
#define MAX_VALUES 256

static const char *take_text(struct arena *arena, const json_t *from, const char *key) {
	const char *text = json_string_value(json_object_get(from, key));
	return arena_string(arena, text ? text : "");
}

/* One value as a text; NULL for what no form gives. */
static const char *value_text(struct arena *arena, const json_t *value) {
	switch (json_typeof(value)) {
	case JSON_STRING: return arena_string(arena, json_string_value(value));
	case JSON_INTEGER:
		return arena_printf(arena, "%" JSON_INTEGER_FORMAT, json_integer_value(value));
	case JSON_REAL: return arena_printf(arena, "%g", json_real_value(value));
	case JSON_TRUE: return "yes";
	case JSON_FALSE: return "no";
	default: return NULL;
	}
}

static bool take_answer(struct arena *arena, const char *name, const json_t *value,
	struct answer *answer, struct err *err) {
	size_t count = json_is_array(value) ? json_array_size(value) : 1;
	if (count > MAX_VALUES) {
		return err_set(err, "an answer has more than %d values", MAX_VALUES);
	}
	answer->name = arena_string(arena, name);
	answer->is_list = json_is_array(value);
	answer->values = arena_alloc(arena, (count + 1) * sizeof *answer->values);
	for (size_t i = 0; i < count; i++) {
		const json_t *one = json_is_array(value) ? json_array_get(value, i) : value;
		const char *text = value_text(arena, one);
		if (!text && !json_is_null(one)) {
			return err_set(err, "an answer is neither text, number, yes nor no");
		}
		if (text) {
			answer->values[answer->count++] = text;
		}
	}
	return true;
}

static bool take_answers(struct arena *arena, json_t *from, struct entry *entry, struct err *err) {
	size_t most = json_object_size(from);
	if (!json_is_object(from) || most > MAX_ANSWERS) {
		return err_set(err, "\"answers\" is no object of at most %d answers", MAX_ANSWERS);
	}
	struct answer *answers = arena_alloc(arena, (most + 1) * sizeof *answers);
	const char *name;
	json_t *value;
	json_object_foreach(from, name, value) {
		if (!take_answer(arena, name, value, &answers[entry->answer_count], err)) {
			return false;
		}
		entry->answer_count++;
	}
	entry->answers = answers;
	return true;
}

static bool take(struct arena *arena, const json_t *from, struct entry *entry, struct err *err) {
	*entry = (struct entry){.id = take_text(arena, from, "id"),
		.ref = take_text(arena, from, "ref"),
		.programme = take_text(arena, from, "programme"),
		.lang = take_text(arena, from, "lang"),
		.day = take_text(arena, from, "day"),
		.kiosk = take_text(arena, from, "kiosk"),
		.delete_on = take_text(arena, from, "delete_on"),
		.privacy = take_text(arena, from, "privacy")};
	if (!*entry->ref) {
		return err_set(err, "it has no \"ref\"");
	}
	return take_answers(arena, json_object_get(from, "answers"), entry, err);
}

static json_t *parse(const char *json, size_t len, struct err *err) {
	json_error_t error;
	json_t *root = json_loadb(json, len, JSON_REJECT_DUPLICATES, &error);
	if (!root) { /* never with the text beside the mistake: it may be a person's */
		err_set(err, "it is no JSON (line %d, column %d)", error.line, error.column);
	}
	return root;
}

bool entry_is_day(const char *text) {
	static const int days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	for (int i = 0; i < 10; i++) {
		bool is_dash = i == 4 || i == 7;
		if (is_dash ? text[i] != '-' : text[i] < '0' || text[i] > '9') {
			return false;
		}
	}
	int month = atoi(text + 5), day = atoi(text + 8);
	return !text[10] && month >= 1 && month <= 12 && day >= 1 && day <= days[month - 1];
}

bool entry_parse(
	struct arena *arena, const char *json, size_t len, struct entry *entry, struct err *err) {
	json_t *root = parse(json, len, err);
	if (!root) {
		return false;
	}
	bool ok = json_integer_value(json_object_get(root, "v")) == 1;
	if (!ok) {
		err_set(err, "it is not of version 1: use a newer foyer-desk");
	}
	ok = ok && take(arena, root, entry, err);
	if (ok &&
		(!*entry->id || !*entry->programme || !entry_is_day(entry->day) ||
			!entry_is_day(entry->delete_on))) {
		ok = err_set(err, "it lacks its id, programme, day or day of deletion");
	}
	json_decref(root);
	return ok;
}

bool entry_parse_all(struct arena *arena, const char *json, size_t len, struct entry **entries,
	size_t *count, struct err *err) {
	json_t *root = parse(json, len, err);
	if (!root) {
		return false;
	}
	bool ok = json_is_array(root) || err_set(err, "it is no array of sign-ups");
	size_t size = json_array_size(root);
	struct entry *all = arena_alloc(arena, (size + 1) * sizeof *all);
	for (size_t i = 0; ok && i < size; i++) {
		ok = take(arena, json_array_get(root, i), &all[i], err);
		if (!ok) {
			err_prefix(err, "sign-up %zu", i + 1);
		}
	}
	json_decref(root);
	if (ok) {
		*entries = all;
		*count = size;
	}
	return ok;
}

const struct answer *entry_answer(const struct entry *entry, const char *name) {
	for (size_t i = 0; i < entry->answer_count; i++) {
		if (strcmp(entry->answers[i].name, name) == 0) {
			return &entry->answers[i];
		}
	}
	return NULL;
}

const char *entry_value(const struct entry *entry, const char *name) {
	const struct answer *answer = entry_answer(entry, name);
	return answer && answer->count ? answer->values[0] : "";
}
