// SPDX-License-Identifier: GPL-3.0-or-later
// Answers as they are typed: the input is a run of lines "name=text" and "name*text,text" (a list).
// Whatever they hold, the JSON must be JSON, of the same answers.
#include <jansson.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "intake/record.h"
#include "seal/wipe.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

static void answer_list(struct record *record, const char *name, char *text) {
	const char *values[RECORD_MAX_VALUES + 2];
	size_t count = 0;
	for (char *at = text; at && count < sizeof values / sizeof *values;) {
		values[count++] = at;
		at = strchr(at, ',');
		if (at) {
			*at++ = '\0';
		}
	}
	record_set_list(record, name, values, count);
}

static void answer(struct record *record, char *line, size_t len) {
	size_t name_len = 0;
	while (name_len < len && line[name_len] != '=' && line[name_len] != '*') {
		name_len++;
	}
	if (name_len == len) {
		return;
	}
	bool is_list = line[name_len] == '*';
	line[name_len] = '\0';
	if (is_list) {
		answer_list(record, line, line + name_len + 1);
	} else {
		record_set(record, line, line + name_len + 1, len - name_len - 1);
	}
}

static void check(const struct record *record, const json_t *answers) {
	if (json_object_size(answers) != record_count(record)) {
		abort();
	}
	for (size_t i = 0; i < record_count(record); i++) {
		const char *name = record_name(record, i);
		const json_t *value = json_object_get(answers, name);
		size_t count = record_value_count(record, name);
		for (size_t n = 0; n < count; n++) {
			const json_t *one = json_is_array(value) ? json_array_get(value, n) : value;
			if (!json_is_string(one) ||
				strcmp(json_string_value(one), record_value(record, name, n)) !=
					0) {
				abort();
			}
		}
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len) {
	static const unsigned char id[BOX_ID_BYTES] = {1, 2, 3};
	struct record *record = record_create();
	char *copy = mem_copy(data, len), *json = wipe_alloc(RECORD_JSON_BYTES);
	for (size_t at = 0; at < len;) {
		char *end = memchr(copy + at, '\n', len - at);
		size_t line_len = end ? (size_t)(end - copy) - at : len - at;
		copy[at + line_len] = '\0';
		answer(record, copy + at, line_len);
		at += line_len + 1;
	}
	copy[len < 50 ? len : 50] = '\0';
	size_t json_len = record_write(record,
		&(struct record_facts){.id = id,
			.reference = "K4-286",
			.programme = copy, // a fact may be anything too
			.lang = "ti",
			.kiosk = copy,
			.day = (int)len,
			.delete_on = -(int)len,
			.privacy = ""},
		json);
	json_t *root = json_loadb(json, json_len, JSON_REJECT_DUPLICATES, NULL);
	if (!root) {
		abort();
	}
	check(record, json_object_get(root, "answers"));
	json_decref(root);
	wipe_free(json);
	free(copy);
	record_destroy(record);
	return 0;
}
