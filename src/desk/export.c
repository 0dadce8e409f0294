// SPDX-License-Identifier: GPL-3.0-or-later
// CSV has the same first columns always, then a column for each field that any of the sign-ups has,
// and one for its Latin form where any has one.
#include "desk/export.h"

#include <jansson.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "desk/clerk.h"
#include "desk/entry.h"
#include "desk/plain.h"
#include "lang/latin.h"

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

/* All values as one text, "a; b". */
static const char *joined(struct arena *arena, const struct answer *answer) {
	const char *all = "";
	for (size_t i = 0; answer && i < answer->count; i++) {
		all = arena_printf(arena, "%s%s%s", all, i ? "; " : "", answer->values[i]);
	}
	return all;
}

static const char *latin_of(
	const struct clerk *clerk, const struct entry *entry, const struct answer *answer) {
	return latin_text(clerk->arena, entry->lang, joined(clerk->arena, answer));
}

/* ---- CSV ---- */

struct columns {
	const char **names;
	bool *has_latin;
	size_t count;
};

static int compare(const void *a, const void *b) {
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool has_column(const struct columns *columns, const char *name) {
	for (size_t i = 0; i < columns->count; i++) {
		if (strcmp(columns->names[i], name) == 0) {
			return true;
		}
	}
	return false;
}

static struct columns columns_of(
	const struct clerk *clerk, const struct entry *entries, size_t count) {
	size_t most = 1;
	for (size_t i = 0; i < count; i++) {
		most += entries[i].answer_count;
	}
	struct columns columns = {.names = arena_alloc(clerk->arena, most * sizeof *columns.names),
		.has_latin = arena_alloc(clerk->arena, most * sizeof *columns.has_latin)};
	for (size_t i = 0; i < count; i++) {
		for (size_t k = 0; k < entries[i].answer_count; k++) {
			if (!has_column(&columns, entries[i].answers[k].name)) {
				columns.names[columns.count++] = entries[i].answers[k].name;
			}
		}
	}
	qsort(columns.names, columns.count, sizeof *columns.names, compare);
	for (size_t i = 0; i < columns.count; i++) {
		for (size_t k = 0; k < count && !columns.has_latin[i]; k++) {
			const struct answer *answer = entry_answer(&entries[k], columns.names[i]);
			columns.has_latin[i] = latin_of(clerk, &entries[k], answer) != NULL;
		}
	}
	return columns;
}

static void csv_field(struct str *out, const char *text) {
	str_append(out, ",");
	plain_csv(out, text);
}

static void csv_head(const struct clerk *clerk, const struct columns *columns, struct str *out) {
	str_append(out,
		BYTE_ORDER_MARK "\"id\",\"ref\",\"kiosk\",\"programme\",\"day\",\"lang\","
				"\"delete_on\"");
	for (size_t i = 0; i < columns->count; i++) {
		csv_field(out, columns->names[i]);
		if (columns->has_latin[i]) {
			csv_field(out,
				arena_printf(
					clerk->arena, "%s (latin, by machine)", columns->names[i]));
		}
	}
	str_append(out, "\r\n");
}

static void csv_row(const struct clerk *clerk, const struct columns *columns,
	const struct entry *entry, struct str *out) {
	const char *const facts[] = {entry->ref, entry->kiosk, entry->programme, entry->day,
		entry->lang, entry->delete_on};
	plain_csv(out, entry->id);
	for (size_t i = 0; i < sizeof facts / sizeof *facts; i++) {
		csv_field(out, facts[i]);
	}
	for (size_t i = 0; i < columns->count; i++) {
		const struct answer *answer = entry_answer(entry, columns->names[i]);
		csv_field(out, joined(clerk->arena, answer));
		if (columns->has_latin[i]) {
			const char *latin = latin_of(clerk, entry, answer);
			csv_field(out, latin ? latin : "");
		}
	}
	str_append(out, "\r\n");
}

void export_csv(
	const struct clerk *clerk, const struct entry *entries, size_t count, struct str *out) {
	const struct columns columns = columns_of(clerk, entries, count);
	csv_head(clerk, &columns, out);
	for (size_t i = 0; i < count; i++) {
		csv_row(clerk, &columns, &entries[i], out);
	}
}

/* ---- JSON ---- */

static void json_set(json_t *object, const char *name, const char *text) {
	json_object_set_new(object, name, json_string(text));
}

static json_t *json_answer(const struct answer *answer) {
	if (!answer->is_list) {
		return json_string(answer->count ? answer->values[0] : "");
	}
	json_t *list = json_array();
	for (size_t i = 0; i < answer->count; i++) {
		json_array_append_new(list, json_string(answer->values[i]));
	}
	return list;
}

static json_t *json_entry(const struct clerk *clerk, const struct entry *entry) {
	json_t *object = json_object(), *answers = json_object(), *latin = json_object();
	json_set(object, "id", entry->id);
	json_set(object, "ref", entry->ref);
	json_set(object, "kiosk", entry->kiosk);
	json_set(object, "programme", entry->programme);
	json_set(object, "day", entry->day);
	json_set(object, "lang", entry->lang);
	json_set(object, "delete_on", entry->delete_on);
	for (size_t i = 0; i < entry->answer_count; i++) {
		const struct answer *answer = &entry->answers[i];
		const char *in_latin = latin_of(clerk, entry, answer);
		json_object_set_new(answers, answer->name, json_answer(answer));
		if (in_latin) {
			json_set(latin, answer->name, in_latin);
		}
	}
	json_object_set_new(object, "answers", answers);
	json_object_set_new(object, "latin_by_machine", latin);
	return object;
}

void export_json(
	const struct clerk *clerk, const struct entry *entries, size_t count, struct str *out) {
	json_t *all = json_array();
	for (size_t i = 0; i < count; i++) {
		json_array_append_new(all, json_entry(clerk, &entries[i]));
	}
	char *text = json_dumps(all, JSON_INDENT(2) | JSON_ENSURE_ASCII);
	json_decref(all);
	for (const char *at = text ? text : "[]"; *at; at++) {
		if (*at == 0x7f) { /* jansson takes it for a letter */
			str_append(out, "\\u007f");
		} else {
			str_append_char(out, *at);
		}
	}
	str_append(out, "\n");
	if (text) {
		explicit_bzero(text, strlen(text));
	}
	free(text);
}
