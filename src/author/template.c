// SPDX-License-Identifier: GPL-3.0-or-later
// libgettextpo writes it, so that wrapping and escapes are what every PO tool expects.
#include "author/template.h"

#include <gettext-po.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "author/catalogue.h"
#include "author/site.h"
#include "base/err.h"
#include "base/mem.h"
#include "base/str.h"

static struct err *failure; /* where the writer's only way to complain leads */

static void refuse(int severity, po_message_t message, const char *file, size_t line, size_t column,
	int is_multiline, const char *text) {
	(void)message, (void)file, (void)line, (void)column, (void)is_multiline;
	err_set(failure, "cannot write the template: %s", text);
	if (severity == PO_SEVERITY_FATAL_ERROR) {
		fprintf(stderr, "foyer-pack: %s\n", text);
		exit(1);
	}
}

static void refuse_two(int severity, po_message_t one, const char *file, size_t line, size_t column,
	int is_multiline, const char *text, po_message_t two, const char *file2, size_t line2,
	size_t column2, int is_multiline2, const char *text2) {
	(void)two, (void)file2, (void)line2, (void)column2, (void)is_multiline2, (void)text2;
	refuse(severity, one, file, line, column, is_multiline, text);
}

static int compare_places(const struct message_place *a, const struct message_place *b) {
	int by_file = strcmp(a->file, b->file);
	return by_file ? by_file : (a->line > b->line) - (a->line < b->line);
}

static int compare_messages(const void *left, const void *right) {
	const struct message *a = *(struct message *const *)left;
	const struct message *b = *(struct message *const *)right;
	int by_place = compare_places(a->places, b->places);
	return by_place ? by_place : (a->index > b->index) - (a->index < b->index);
}

static po_message_t make_header(const struct site *site) {
	struct str header = {0};
	str_printf(&header,
		"Project-Id-Version: %s\n"
		"Language: \n"
		"MIME-Version: 1.0\n"
		"Content-Type: text/plain; charset=UTF-8\n"
		"Content-Transfer-Encoding: 8bit\n"
		"X-Foyer-Checked: no\n",
		site->id ? site->id : "site");
	po_message_t message = po_message_create();
	po_message_set_msgid(message, "");
	po_message_set_msgstr(message, str_get(&header));
	str_finish(&header);
	return message;
}

static po_message_t make_message(const struct message *source) {
	po_message_t message = po_message_create();
	po_message_set_msgid(message, source->text);
	po_message_set_msgstr(message, "");
	struct str what = {0};
	for (size_t i = 0; i < source->place_count; i++) {
		po_message_add_filepos(
			message, source->places[i].file, (size_t)source->places[i].line);
		if (!strstr(str_get(&what), source->places[i].what)) {
			str_printf(&what, "%s%s", what.len ? "; " : "", source->places[i].what);
		}
	}
	po_message_set_extracted_comments(message, str_get(&what));
	str_finish(&what);
	return message;
}

static int compare_texts(const void *left, const void *right) {
	return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* An entry for each place where some catalogue has words of its own. */
static void insert_own(const struct site *site, struct catalogue *const *catalogues,
	const struct message *message, po_message_iterator_t end) {
	VEC(const char *) places = {0};
	for (size_t i = 0; i < site->language_count; i++) {
		const struct catalogue *catalogue = catalogues[i];
		for (size_t j = 0; catalogue && j < catalogue->own_count; j++) {
			if (catalogue->own[j].message == message->index) {
				vec_push(&places, catalogue->own[j].place);
			}
		}
	}
	if (places.count) {
		qsort(places.items, places.count, sizeof *places.items, compare_texts);
	}
	for (size_t i = 0; i < places.count; i++) {
		if (i == 0 || strcmp(places.items[i], places.items[i - 1]) != 0) {
			po_message_t entry = make_message(message);
			po_message_set_msgctxt(entry, places.items[i]);
			po_message_insert(end, entry);
		}
	}
	vec_finish(&places);
}

bool template_write(const struct site *site, struct catalogue *const *catalogues, const char *path,
	struct err *err) {
	const struct messages *messages = &site->messages;
	struct message **sorted = mem_array(messages->count + 1, sizeof(struct message *));
	memcpy(sorted, messages->items, messages->count * sizeof *sorted);
	qsort(sorted, messages->count, sizeof *sorted, compare_messages);
	po_file_t file = po_file_create();
	po_message_iterator_t end = po_message_iterator(file, NULL);
	po_message_insert(end, make_header(site));
	for (size_t i = 0; i < messages->count; i++) {
		po_message_insert(end, make_message(sorted[i]));
		insert_own(site, catalogues, sorted[i], end);
	}
	po_message_iterator_free(end);
	struct err why = {""};
	failure = &why;
	static const struct po_xerror_handler HANDLER = {refuse, refuse_two};
	bool ok = po_file_write(file, path, &HANDLER) != NULL && !why.text[0];
	failure = NULL;
	po_file_free(file);
	free(sorted);
	return ok ? true : err_set(err, "%s", why.text[0] ? why.text : "cannot write the template");
}
