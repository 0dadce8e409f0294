// SPDX-License-Identifier: GPL-3.0-or-later
// Split off by hand, because a Markdown parser takes the second --- for the line under a heading;
// then libyaml's document of one mapping.
#include "author/front.h"

#include <string.h>
#include <yaml.h>

#include "author/problem.h"
#include "base/arena.h"

#define FRONT_MAX_BYTES 16384

struct reading {
	struct front *front;
	struct arena *arena;
	const char *file;
	struct problems *problems;
	yaml_document_t document;
};

static size_t line_end(const char *text, size_t len, size_t at) {
	const char *end = memchr(text + at, '\n', len - at);
	return end ? (size_t)(end - text) : len;
}

static bool is_fence(const char *text, size_t at, size_t end) {
	while (end > at && strchr(" \t\r", text[end - 1]) && text[end - 1]) {
		end--;
	}
	return end - at == 3 && memcmp(text + at, "---", 3) == 0;
}

/* Finds the two fences; *start and *stop are the bytes between. */
static bool split(struct front *front, const char *text, size_t len, size_t *start, size_t *stop) {
	size_t end = line_end(text, len, 0);
	if (!is_fence(text, 0, end)) {
		return false;
	}
	*start = end < len ? end + 1 : len;
	int line = 2;
	for (size_t at = *start; at < len && at - *start < FRONT_MAX_BYTES; line++) {
		end = line_end(text, len, at);
		if (is_fence(text, at, end)) {
			*stop = at;
			front->body = end < len ? end + 1 : len;
			front->body_line = line + 1;
			return true;
		}
		at = end + 1;
	}
	return false;
}

static int line_of(const yaml_node_t *node) {
	return (int)node->start_mark.line + 2;
}

static const char *word_of(const struct reading *reading, const yaml_node_t *node) {
	if (!node || node->type != YAML_SCALAR_NODE ||
		memchr(node->data.scalar.value, '\0', node->data.scalar.length)) {
		return NULL;
	}
	return arena_copy(
		reading->arena, (const char *)node->data.scalar.value, node->data.scalar.length);
}

static bool read_words(struct reading *reading, yaml_node_t *node, struct front_entry *entry) {
	entry->is_list = node->type == YAML_SEQUENCE_NODE;
	if (!entry->is_list) {
		entry->words = arena_alloc(reading->arena, sizeof *entry->words);
		entry->words[0] = word_of(reading, node);
		entry->word_count = 1;
		return entry->words[0] != NULL;
	}
	yaml_node_item_t *start = node->data.sequence.items.start;
	size_t count = (size_t)(node->data.sequence.items.top - start);
	entry->words = arena_alloc(reading->arena, (count + 1) * sizeof *entry->words);
	for (size_t i = 0; i < count; i++) {
		entry->words[i] =
			word_of(reading, yaml_document_get_node(&reading->document, start[i]));
		if (!entry->words[i]) {
			return false;
		}
	}
	entry->word_count = count;
	return true;
}

static void read_pair(struct reading *reading, const yaml_node_pair_t *pair) {
	yaml_node_t *key = yaml_document_get_node(&reading->document, pair->key);
	yaml_node_t *value = yaml_document_get_node(&reading->document, pair->value);
	struct front *front = reading->front;
	struct front_entry entry = {.key = word_of(reading, key), .line = line_of(key)};
	if (!entry.key || !value || !read_words(reading, value, &entry)) {
		problem_error(reading->problems, reading->file, entry.line,
			"this is neither `name: words` nor `name: [word, word]`; write one of "
			"them");
		return;
	}
	if (front_find(front, entry.key)) {
		problem_error(reading->problems, reading->file, entry.line,
			"\"%s\" is there twice; take one out", entry.key);
		return;
	}
	front->entries[front->count++] = entry;
}

static void read_mapping(struct reading *reading) {
	yaml_node_t *root = yaml_document_get_root_node(&reading->document);
	if (!root || root->type != YAML_MAPPING_NODE) {
		problem_error(reading->problems, reading->file, 2,
			"between the lines --- must stand `name: value` lines; add at least "
			"`title: …`");
		return;
	}
	yaml_node_pair_t *start = root->data.mapping.pairs.start,
			 *end = root->data.mapping.pairs.top;
	reading->front->entries = arena_alloc(
		reading->arena, (size_t)(end - start + 1) * sizeof *reading->front->entries);
	for (yaml_node_pair_t *pair = start; pair < end; pair++) {
		read_pair(reading, pair);
	}
}

bool front_read(struct front *front, struct arena *arena, const char *file, const char *text,
	size_t len, struct problems *problems) {
	*front = (struct front){0};
	size_t start, stop, errors = problems->error_count;
	if (!split(front, text, len, &start, &stop)) {
		problem_error(problems, file, 1,
			"the front matter is missing; begin with a line ---, then `title: …` and "
			"the "
			"rest, then a line ---");
		return false;
	}
	struct reading reading = {
		.front = front, .arena = arena, .file = file, .problems = problems};
	yaml_parser_t parser;
	if (!yaml_parser_initialize(&parser)) {
		abort();
	}
	yaml_parser_set_input_string(&parser, (const unsigned char *)text + start, stop - start);
	if (yaml_parser_load(&parser, &reading.document)) {
		read_mapping(&reading);
		yaml_document_delete(&reading.document);
	} else {
		problem_error(problems, file, (int)parser.problem_mark.line + 2,
			"this is not YAML: %s; put words with : or # into \"quotation marks\"",
			parser.problem ? parser.problem : "unreadable");
	}
	yaml_parser_delete(&parser);
	return problems->error_count == errors;
}

const struct front_entry *front_find(const struct front *front, const char *key) {
	for (size_t i = 0; i < front->count; i++) {
		if (strcmp(front->entries[i].key, key) == 0) {
			return &front->entries[i];
		}
	}
	return NULL;
}
