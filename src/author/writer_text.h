// SPDX-License-Identifier: GPL-3.0-or-later
/* What the files of the writer share. Not for others. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct article;
struct catalogue;
struct db;
struct err;
struct location;
struct programme;
struct service;
struct site;

struct writer {
	struct db *db;
	struct site *site;
	struct catalogue *const *catalogues;
	struct err *err;
	bool failed; /* `err` says why; nothing more is written */
	int64_t first_topic, first_article, first_service, first_programme, first_location,
		first_organization, first_emergency,
		first_desk,  /* things.num of the first of each list */
		site_number; /* and of the site itself */
};

/* One value of a row: 'i' number, 'r' real, 't' text (NULL is NULL), 'n' NULL. */
struct value {
	char kind;
	int64_t number;
	double real;
	const char *text;
};

#define INT(n) ((struct value){.kind = 'i', .number = (n)})
#define REAL(r) ((struct value){.kind = 'r', .real = (r)})
#define TEXT(t) ((struct value){.kind = 't', .text = (t)})
#define NONE ((struct value){.kind = 'n'})
#define INSERT(writer, table, ...)                                                                 \
	writer_insert(writer, table, (const struct value[]){__VA_ARGS__},                          \
		sizeof((const struct value[]){__VA_ARGS__}) / sizeof(struct value))

/* After the first failure nothing more is written; the error is reported once at the end. */
void writer_insert(
	struct writer *writer, const char *table, const struct value *values, size_t count);

/* The number of a day written YYYY-MM-DD, or NULL. */
struct value writer_day(const char *date);

/* The topics that a service stands in, each once, as marks by the index of the topic: 2 for those it
 * names itself, 1 for those above. */
void writer_mark_topics(const struct site *site, const struct service *service, char *marks);

/* The rows of a service and its children under the number `num`. */
void writer_put_service(struct writer *writer, const struct service *service, int64_t num);

/* The rows of all programmes. */
void writer_programmes_write(struct writer *writer);

int64_t writer_article(const struct writer *writer, const struct article *article);
int64_t writer_service(const struct writer *writer, const struct service *service);
int64_t writer_programme(const struct writer *writer, const struct programme *programme);
int64_t writer_location(const struct writer *writer, const struct location *location);

/* Writes the texts, bodies and search table of the site's language number `at` (from 0). */
void writer_text_write(struct writer *writer, size_t at);
