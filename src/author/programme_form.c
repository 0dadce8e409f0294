// SPDX-License-Identifier: GPL-3.0-or-later
// The form of a programme. Every question says what its answer is for and when it is deleted; one
// that does not is not asked.
#include <string.h>

#include "author/json.h"
#include "author/programme.h"
#include "author/site.h"
#include "base/arena.h"

#define NAME_MAX_BYTES 32
#define KEEP_MAX_DAYS 3650

static const char *const TYPES[] = {[FORM_CHOICE] = "choice",
	[FORM_CHOICES] = "choices",
	[FORM_YESNO] = "yesno",
	[FORM_TEXT] = "text",
	[FORM_PHONE] = "phone",
	[FORM_EMAIL] = "email",
	[FORM_DATE] = "date",
	[FORM_SLOTS] = "slots",
	[FORM_LANGUAGE] = "language",
	[FORM_PERSON] = "person"};

/* 0 after an error. */
static enum form_type read_type(const struct json_node *node) {
	const char *text = json_need_text(node, "type");
	for (size_t i = FORM_CHOICE; text && i < sizeof TYPES / sizeof *TYPES; i++) {
		if (strcmp(TYPES[i], text) == 0) {
			return (enum form_type)i;
		}
	}
	if (text) {
		struct json_node at = json_node_key(node, "type");
		json_node_error(&at,
			"a question cannot be of type \"%s\"; write choice, choices, yesno, text, "
			"phone, email, date, slots, language or person",
			text);
	}
	return (enum form_type)0;
}

/* What an office's files and programs know an answer by. */
static bool is_word(const char *text) {
	size_t len = strlen(text);
	return len && len <= NAME_MAX_BYTES &&
		strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789-") == len;
}

static const char *read_word(const struct json_node *node, const char *key) {
	const char *word = json_need_text(node, key);
	if (word && !is_word(word)) {
		struct json_node at = json_node_key(node, key);
		json_node_error(&at, "\"%s\" cannot be a \"%s\": use at most %d of a-z, 0-9 and -",
			word, key, NAME_MAX_BYTES);
		return NULL;
	}
	return word;
}

static const struct message *need_text(
	struct site *site, const struct json_node *node, const char *key, const char *what) {
	const struct message *message = site_message(site, node, key, what);
	if (!message) {
		json_need_text(node, key);
	}
	return message;
}

/* ---- the answers it offers ---- */

static bool has_value(const struct question *question, const char *value) {
	for (size_t i = 0; i < question->answer_count; i++) {
		if (strcmp(question->answers[i].value, value) == 0) {
			return true;
		}
	}
	return false;
}

static void read_answer(
	struct site *site, const struct json_node *node, struct question *question) {
	if (!json_node_is_object(node)) {
		return;
	}
	json_check_keys(node, "value label icon");
	struct answer answer = {.value = read_word(node, "value"),
		.icon = site_icon(node),
		.label = need_text(site, node, "label", "an answer to choose")};
	if (answer.value && has_value(question, answer.value)) {
		struct json_node at = json_node_key(node, "value");
		json_node_error(&at,
			"the value \"%s\" stands twice in this question; give each answer its own",
			answer.value);
	} else if (answer.value && answer.label) {
		question->answers[question->answer_count++] = answer;
	}
}

static void read_answers(
	struct site *site, const struct json_node *node, struct question *question) {
	struct json_node array = json_get_array(node, "options");
	size_t count = json_node_count(&array);
	if (!form_has_options(question->type)) {
		if (array.value) {
			json_node_error(&array,
				"only choice, choices and slots have \"options\"; take them out, "
				"or "
				"change the type");
		}
		return;
	}
	if (count < 2 || count > FORM_MAX_OPTIONS) {
		json_node_error(array.value ? &array : node,
			"a question of this type needs \"options\", from 2 to %d; it has %zu",
			FORM_MAX_OPTIONS, count);
		return;
	}
	question->answers = arena_alloc(site->arena, count * sizeof *question->answers);
	for (size_t i = 0; i < count; i++) {
		struct json_node item = json_node_item(&array, i);
		read_answer(site, &item, question);
	}
}

/* ---- a question ---- */

static int read_keep_days(const struct json_node *node) {
	double days = 0;
	struct json_node at = json_node_key(node, "keep_days");
	if (!at.value) {
		json_node_error(node,
			"the question does not say when the answer is deleted; add \"keep_days\", "
			"the days it is kept");
	} else if (json_get_number(node, "keep_days", &days) &&
		(days < 1 || days > KEEP_MAX_DAYS || days != (int)days)) {
		json_node_error(&at, "\"keep_days\" must be a whole number of days, from 1 to %d",
			KEEP_MAX_DAYS);
		days = 0;
	}
	return (int)days;
}

static const struct message *read_purpose(struct site *site, const struct json_node *node) {
	const struct message *purpose =
		site_message(site, node, "purpose", "what the answer is used for");
	if (!purpose) {
		json_node_error(node,
			"the question does not say what the answer is for; add \"purpose\", a "
			"short sentence for visitors");
	}
	return purpose;
}

static bool has_name(const struct form *form, const char *name) {
	for (size_t i = 0; i < form->count; i++) {
		if (strcmp(form->items[i].name, name) == 0) {
			return true;
		}
	}
	return false;
}

static void read_question(struct site *site, const struct json_node *node, struct form *form) {
	if (!json_node_is_object(node)) {
		return;
	}
	json_check_keys(node, "name type label purpose keep_days required options");
	struct question question = {.name = read_word(node, "name"),
		.type = read_type(node),
		.label = need_text(site, node, "label", "a question of the form"),
		.purpose = read_purpose(site, node),
		.keep_days = read_keep_days(node),
		.is_required = json_get_bool(node, "required", false)};
	if (question.type) {
		read_answers(site, node, &question);
	}
	if (question.name && has_name(form, question.name)) {
		struct json_node at = json_node_key(node, "name");
		json_node_error(&at, "the name \"%s\" stands twice; give each question its own",
			question.name);
	} else if (question.name && question.type) {
		form->items[form->count++] = question;
	}
}

void programme_read_form(struct site *site, const struct json_node *up, struct form *form) {
	struct json_node array = json_get_array(up, "form");
	size_t count = json_node_count(&array);
	if (count > FORM_MAX_FIELDS) {
		struct json_node first = json_node_item(&array, FORM_MAX_FIELDS);
		json_node_error(&first,
			"a form has at most %d questions, this one has %zu; ask less here and the "
			"rest at the desk",
			FORM_MAX_FIELDS, count);
		count = FORM_MAX_FIELDS;
	}
	for (size_t i = 0; i < count; i++) {
		struct json_node item = json_node_item(&array, i);
		read_question(site, &item, form);
	}
}
