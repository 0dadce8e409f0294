// SPDX-License-Identifier: GPL-3.0-or-later
/* An article of the site in its source language: front matter and blocks. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

#include "author/markdown.h"

struct message;
struct site;

struct article {
	const char *id, *file;
	const struct message *title, *summary;   /* summary may be NULL */
	const char *title_place, *summary_place; /* names of where they stand (author/message.h) */
	const char *topic;                       /* NULL: the pages about and privacy */
	int order;
	const char *checked, *source, *author; /* checked is YYYY-MM-DD; each may be NULL */
	const char **services;                 /* ids of related services */
	size_t service_count;
	struct pieces pieces;
	const struct message **texts; /* one a piece; NULL where it has nothing to translate */
	const char **places;          /* and the name of where it stands */
	size_t word_count;
};

/* Reads articles/, about.md and privacy.md, then checks where their links lead. */
void article_read_all(struct site *site);

/* Reads one article from memory (the entry of the fuzz test too); NULL after an error. */
struct article *article_read(
	struct site *site, const char *id, const char *file, const char *text, size_t len);

/* The id of the image that an image block's file is stored under, lent from `target`'s arena copy:
 * the file's name without folder and suffix. */
const char *article_image_id(struct site *site, const char *target);
