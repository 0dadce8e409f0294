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
struct service;
struct site;

struct writer {
	struct db *db;
	struct site *site;
	struct catalogue *const *catalogues;
	struct err *err;
	bool failed; /* `err` says why; nothing more is written */
	int64_t first_topic, first_article, first_service, first_location, first_organization,
		first_emergency, first_desk, /* things.num of the first of each list */
		site_number;             /* and of the site itself */
};

int64_t writer_article(const struct writer *writer, const struct article *article);
int64_t writer_service(const struct writer *writer, const struct service *service);
int64_t writer_location(const struct writer *writer, const struct location *location);

/* Writes the texts, bodies and search table of the site's language number `at` (from 0). */
void writer_text_write(struct writer *writer, size_t at);
