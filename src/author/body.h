// SPDX-License-Identifier: GPL-3.0-or-later
/* Texts as they go into the pack: the translation of a message, without marks, numbers filled in. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

struct arena;
struct article;
struct block;
struct catalogue;
struct message;
struct site;

/* A language of the pack. `catalogue` is NULL for the source language, which has every text. */
struct edition {
	const struct site *site;
	const struct catalogue *catalogue;
	struct arena *arena; /* what is returned is lent from it */
	bool is_rtl;
};

/* The text of a message in this language, NULL where there is none (or no message). *is_checked may
 * be NULL. In right-to-left languages numbers in groups ("116 117") are isolated, because a space
 * between digits would turn their order round (UAX #9, rule N1), and so are German words in their
 * own quotes („…“), because the marks would change sides. */
const char *body_text(
	const struct edition *edition, const struct message *message, bool *is_checked);

/* The same where the text stands at that place (message_place_name()), which may have words of its
 * own. NULL is any place. */
const char *body_text_at(const struct edition *edition, const struct message *message,
	const char *place, bool *is_checked);

/* True if title, summary and every block are there in this language. */
bool body_is_complete(const struct edition *edition, const struct article *article);

/* The blocks of a complete article; *is_checked says whether all of it was. A translation may have
 * more or fewer than the source (author/passage.h). */
struct block *body_blocks(const struct edition *edition, const struct article *article,
	size_t *count, bool *is_checked);
