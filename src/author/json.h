// SPDX-License-Identifier: GPL-3.0-or-later
/* A JSON file that knows the line of every value, so that a mistake in meaning is named as exactly
 * as one in syntax. Duplicate keys, bad UTF-8 and trailing bytes are refused (RFC 8259, strictly). */
#pragma once
#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

struct problems;

struct json_file {
	char *name; /* relative to the site folder */
	char *text;
	size_t len;
	json_t *root;
	struct problems *problems; /* where its mistakes go */
};

/* A value and the way to it; lives on the stack, `up` is lent. `value` is NULL where absent. */
struct json_node {
	struct json_file *file;
	const struct json_node *up;
	const char *key; /* NULL in an array and at the root */
	size_t index;
	json_t *value;
};

/* Parses `len` bytes, which are copied. NULL after an error in `problems`. */
struct json_file *json_file_create(
	const char *name, const char *text, size_t len, struct problems *problems);
void json_file_destroy(struct json_file *file);

struct json_node json_node_root(struct json_file *file);
struct json_node json_node_key(const struct json_node *up, const char *key);
struct json_node json_node_item(const struct json_node *up, size_t index);
size_t json_node_count(const struct json_node *array); /* 0 where it is no array */

/* The line of the node's key or item; that of its parent where it is absent. */
int json_node_line(const struct json_node *node);

/* Adds a problem at the node's line. */
void json_node_error(const struct json_node *node, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
void json_node_warning(const struct json_node *node, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* The string under `key`; NULL where absent, null or "". Another type is an error. Lent by the file.
 * json_need_* add an error where it is absent. */
const char *json_get_text(const struct json_node *up, const char *key);
const char *json_need_text(const struct json_node *up, const char *key);
bool json_get_bool(const struct json_node *up, const char *key, bool otherwise);
/* False where absent or (with an error) no number. */
bool json_get_number(const struct json_node *up, const char *key, double *number);
/* The array under `key`; a node without value where absent or (with an error) something else. */
struct json_node json_get_array(const struct json_node *up, const char *key);

/* Adds an error and returns false unless the node is an object. */
bool json_node_is_object(const struct json_node *node);

/* A warning for each key that is not among the words of `known` (parted by spaces). */
void json_check_keys(const struct json_node *object, const char *known);
