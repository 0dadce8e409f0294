// SPDX-License-Identifier: GPL-3.0-or-later
/* Articles, loaded for one language into the caller's arena and lent as long as that. An article
 * is in a language as a whole or not at all. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "content/text.h"

struct arena;
struct block;
struct pack;

struct article {
	const char *id;
	const char *topic;            /* its topic's id; NULL: the pages about and privacy */
	struct text title, summary;   /* in the source language where the article is missing */
	bool is_missing;              /* not in the asked language; no blocks then */
	const char *const *languages; /* where is_missing: who has it, in Welcome's order */
	size_t language_count;

	/* The rest is filled by article_load() only. */
	const struct block *blocks;
	size_t block_count;
	bool is_checked;             /* every text of it, in this language */
	int64_t checked;             /* day_time() of the day its facts were checked; 0: never */
	const char *source;          /* where its facts come from; NULL: not said */
	const char *author;          /* who answers for it; NULL: not said */
	const char *const *services; /* ids of related services, in order */
	size_t service_count;
};

/* The articles of a topic in the site's order, missing ones included. Never NULL. */
const struct article *article_list(
	struct pack *pack, struct arena *arena, const char *topic, const char *lang, size_t *count);

/* How many those are, and `most` of them from the one with index `first` on: for a topic of
 * hundreds. */
size_t article_count(struct pack *pack, const char *topic);
const struct article *article_list_part(struct pack *pack, struct arena *arena, const char *topic,
	const char *lang, size_t first, size_t most, size_t *count);

/* NULL if the pack has no such article, or its blocks cannot be read. A pack that does not have
 * `lang` has the article missing in it. */
const struct article *article_load(
	struct pack *pack, struct arena *arena, const char *id, const char *lang);
