// SPDX-License-Identifier: GPL-3.0-or-later
// jansson parses and checks; it keeps no positions. So the line of a value is looked up when it is
// needed, by walking the text, which is known to be valid by then, along the node's path.
#include "author/json.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "author/problem.h"
#include "base/mem.h"

struct json_file *json_file_create(
	const char *name, const char *text, size_t len, struct problems *problems) {
	json_error_t why;
	json_t *root = json_loadb(text, len, JSON_REJECT_DUPLICATES, &why);
	if (!root) {
		problem_error(problems, name, why.line > 0 ? why.line : 1,
			"this is not JSON: %s; mend the text around here", why.text);
		return NULL;
	}
	struct json_file *file = mem_zero(sizeof *file);
	*file = (struct json_file){mem_copy_string(name), mem_copy(text, len), len, root, problems};
	return file;
}

void json_file_destroy(struct json_file *file) {
	if (!file) {
		return;
	}
	json_decref(file->root);
	free(file->name);
	free(file->text);
	free(file);
}

struct json_node json_node_root(struct json_file *file) {
	return (struct json_node){.file = file, .value = file->root};
}

struct json_node json_node_key(const struct json_node *up, const char *key) {
	return (struct json_node){up->file, up, key, 0, json_object_get(up->value, key)};
}

struct json_node json_node_item(const struct json_node *up, size_t index) {
	return (struct json_node){up->file, up, NULL, index, json_array_get(up->value, index)};
}

size_t json_node_count(const struct json_node *array) {
	return json_array_size(array->value);
}

static size_t skip_space(const struct json_file *file, size_t at) {
	while (at < file->len && strchr(" \t\r\n", file->text[at]) && file->text[at]) {
		at++;
	}
	return at;
}

static size_t skip_string(const struct json_file *file, size_t at) {
	for (at++; at < file->len && file->text[at] != '"'; at++) {
		at += file->text[at] == '\\';
	}
	return at + 1;
}

/* Past a value: strings are jumped over, so that brackets inside them do not count. */
static size_t skip_value(const struct json_file *file, size_t at) {
	size_t depth = 0;
	while (at < file->len) {
		char c = file->text[at];
		if (c == '"') {
			at = skip_string(file, at);
		} else if (depth == 0 && strchr(",]}", c)) {
			return at;
		} else {
			depth += c == '{' || c == '[';
			depth -= c == '}' || c == ']';
			at++;
		}
		if (depth == 0 && strchr("\"}]", c)) {
			return at;
		}
	}
	return at;
}

struct spot {
	size_t key, value; /* offsets of the key (or item) and of its value */
};

static bool key_is(const struct json_file *file, size_t at, const char *key) {
	size_t len = strlen(key);
	return at + len + 1 < file->len && memcmp(file->text + at + 1, key, len) == 0 &&
		file->text[at + 1 + len] == '"';
}

static bool find_child(const struct json_node *node, size_t at, struct spot *spot) {
	const struct json_file *file = node->file;
	at = skip_space(file, at + 1);
	for (size_t i = 0; at < file->len && file->text[at] != '}' && file->text[at] != ']'; i++) {
		struct spot here = {at, at};
		bool is_found = !node->key && i == node->index;
		if (node->key) {
			is_found = key_is(file, at, node->key);
			at = skip_space(file, skip_string(file, at));
			here.value = skip_space(file, at + 1);
		}
		if (is_found) {
			*spot = here;
			return true;
		}
		at = skip_space(file, skip_value(file, here.value));
		at = skip_space(file, at + (at < file->len && file->text[at] == ','));
	}
	return false;
}

static struct spot locate(const struct json_node *node) {
	if (!node->up) {
		size_t at = skip_space(node->file, 0);
		return (struct spot){at, at};
	}
	struct spot up = locate(node->up);
	find_child(node, up.value, &up);
	return up;
}

int json_node_line(const struct json_node *node) {
	size_t at = locate(node).key;
	int line = 1;
	for (size_t i = 0; i < at && i < node->file->len; i++) {
		line += node->file->text[i] == '\n';
	}
	return line;
}

__attribute__((format(printf, 3, 0))) static void add_problem(
	const struct json_node *node, enum problem_grade grade, const char *format, va_list args) {
	char *text = NULL;
	if (vasprintf(&text, format, args) < 0) {
		abort();
	}
	problem_add(
		node->file->problems, grade, node->file->name, json_node_line(node), "%s", text);
	free(text);
}

void json_node_error(const struct json_node *node, const char *format, ...) {
	va_list args;
	va_start(args, format);
	add_problem(node, PROBLEM_ERROR, format, args);
	va_end(args);
}

void json_node_warning(const struct json_node *node, const char *format, ...) {
	va_list args;
	va_start(args, format);
	add_problem(node, PROBLEM_WARNING, format, args);
	va_end(args);
}

static bool is_absent(const struct json_node *node) {
	return !node->value || json_is_null(node->value);
}

const char *json_get_text(const struct json_node *up, const char *key) {
	struct json_node node = json_node_key(up, key);
	if (is_absent(&node)) {
		return NULL;
	}
	if (!json_is_string(node.value)) {
		json_node_error(&node, "\"%s\" must be text; write it in quotation marks", key);
		return NULL;
	}
	const char *text = json_string_value(node.value);
	return *text ? text : NULL;
}

const char *json_need_text(const struct json_node *up, const char *key) {
	size_t errors = up->file->problems->error_count;
	const char *text = json_get_text(up, key);
	if (!text && errors == up->file->problems->error_count) {
		struct json_node node = json_node_key(up, key);
		json_node_error(&node, "\"%s\" is missing; add \"%s\": \"…\" here", key, key);
	}
	return text;
}

bool json_get_bool(const struct json_node *up, const char *key, bool otherwise) {
	struct json_node node = json_node_key(up, key);
	if (is_absent(&node)) {
		return otherwise;
	}
	if (!json_is_boolean(node.value)) {
		json_node_error(
			&node, "\"%s\" must be true or false, without quotation marks", key);
		return otherwise;
	}
	return json_is_true(node.value);
}

bool json_get_number(const struct json_node *up, const char *key, double *number) {
	struct json_node node = json_node_key(up, key);
	if (is_absent(&node)) {
		return false;
	}
	if (!json_is_number(node.value)) {
		json_node_error(&node, "\"%s\" must be a number, without quotation marks", key);
		return false;
	}
	*number = json_number_value(node.value);
	return true;
}

struct json_node json_get_array(const struct json_node *up, const char *key) {
	struct json_node node = json_node_key(up, key);
	if (!is_absent(&node) && !json_is_array(node.value)) {
		json_node_error(&node, "\"%s\" must be a list; write it in [ ]", key);
		node.value = NULL;
	}
	return node;
}

bool json_node_is_object(const struct json_node *node) {
	if (!json_is_object(node->value)) {
		json_node_error(node, "there must be an object here; write it in { }");
		return false;
	}
	return true;
}

static bool is_among(const char *known, const char *word) {
	size_t len = strlen(word);
	for (const char *at = known; len && (at = strstr(at, word)); at += len) {
		if ((at == known || at[-1] == ' ') && (at[len] == ' ' || !at[len])) {
			return true;
		}
	}
	return false;
}

void json_check_keys(const struct json_node *object, const char *known) {
	const char *key;
	json_t *value;
	json_object_foreach(object->value, key, value) {
		if (!is_among(known, key)) {
			struct json_node node = json_node_key(object, key);
			json_node_warning(&node,
				"\"%s\" is not a name that is used here; look for a slip in "
				"spelling, "
				"or take it out",
				key);
		}
	}
}
