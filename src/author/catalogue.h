// SPDX-License-Identifier: GPL-3.0-or-later
/* The translations of a site into one language, read from locales/<tag>.po. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

struct message;
struct problems;
struct site;

struct translation {
	const char *text; /* NULL: none */
	int line;         /* in the PO file */
	bool is_fuzzy, is_checked;
};

/* A translation for one place alone: an entry with msgctxt. */
struct own_text {
	size_t message;
	const char *place; /* as message_place_name() has it */
	struct translation translation;
};

struct catalogue {
	const char *lang, *file;
	bool exists;
	bool is_checked;           /* the header says that a person checked the whole file */
	const char *checked;       /* the day, YYYY-MM-DD; NULL where it is not said */
	struct translation *texts; /* one a message of the site, by its index */
	struct own_text *own;      /* by message, then place */
	size_t own_count;
	size_t unknown_count;                         /* entries that are of no text of the site */
	size_t translated, fuzzy, missing, unchecked; /* of the texts that must be translated */
};

/* Reads the catalogue of `lang`; an entry with msgctxt "articles/x.md" holds for that file alone, with
 * "articles/x.md 2" for the second time that the text stands there. A translator's comment "differs"
 * says that a translation has numbers or links of its own, as texts have that were written in each
 * language by itself; else a lost one is an error. A language without a file has nothing translated. Errors of the
 * file, and translations that lost a link, a placeholder or a number, go to the site's problems.
 * Everything is in the site's arena. */
struct catalogue *catalogue_read(struct site *site, const char *lang);

/* Those of the site's languages in order, NULL for the source language; an array in its arena. */
struct catalogue **catalogue_read_all(struct site *site);

/* Reads PO text from memory (the entry of the fuzz test too). */
void catalogue_parse(struct site *site, struct catalogue *catalogue, const char *text, size_t len);

/* The translation to be shown; NULL where there is none or it is fuzzy. */
const struct translation *catalogue_find(
	const struct catalogue *catalogue, const struct message *message);

/* The same at one place of the site (message_place_name()), which may have words of its own. */
const struct translation *catalogue_find_at(
	const struct catalogue *catalogue, const struct message *message, const char *place);
