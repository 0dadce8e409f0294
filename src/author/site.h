// SPDX-License-Identifier: GPL-3.0-or-later
/* A site folder in memory, in its source language: what an editor keeps in git and a pack is built
 * from. Everything in it is lent as long as the site lives. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

#include "author/ids.h"
#include "author/message.h"

struct arena;
struct article;
struct json_file;
struct json_node;
struct location;
struct organization;
struct problems;
struct programme;
struct service;

#define SITE_MAX_FILE_BYTES ((size_t)4 << 20)

/* The levels of topics that a visitor walks gladly: Home's is the first. */
#define SITE_TOPIC_LEVELS 4

struct site_topic {
	const char *id, *icon, *colour; /* a sub-topic without them has those of the topic above */
	const struct message *title;
	const char *place;               /* the name of where the title stands (author/message.h) */
	const struct site_topic *parent; /* NULL: it stands on Home */
	int line;                        /* in site.json */
};

struct site_emergency {
	const char *number, *icon;
	const struct message *text;
};

struct site_desk {
	const char *id;
	const struct message *text;
};

struct site {
	const char *folder; /* as it was given */
	struct arena *arena;
	struct problems *problems; /* lent by the caller */
	struct messages messages;

	const struct message *title; /* `name`, to be translated */
	const char *id, *name, *host_name, *source_language, *host_language, *time_zone, *country;
	const char *expires, *office_key; /* may be NULL */
	bool has_position;
	double latitude, longitude;
	const char **languages; /* BCP 47 tags in the order of Welcome */
	size_t language_count;
	const char **left_out; /* ISO 15924 scripts whose fonts stay out of the pack */
	size_t left_out_count;
	struct site_topic *topics;
	size_t topic_count;
	struct site_emergency *emergency;
	size_t emergency_count;
	struct site_desk *desks;
	size_t desk_count;

	struct {
		struct organization **items;
		size_t count, room;
	} organizations;
	struct {
		struct location **items;
		size_t count, room;
	} locations;
	struct {
		struct service **items;
		size_t count, room;
	} services;
	struct {
		struct programme **items;
		size_t count, room;
	} programmes;
	struct {
		struct article **items; /* about, privacy and sign-up too */
		size_t count, room;
	} articles;
	struct {
		struct json_file **items;
		size_t count, room;
	} files; /* kept, because texts are lent from them */
	struct ids organization_ids, location_ids, service_ids, article_ids,
		programme_ids; /* follow the lists */
};

/* Reads the whole folder. What is wrong goes to `problems`; the site then holds what could be read.
 * Never NULL. `folder` and `problems` are kept and must outlive the site. */
struct site *site_create(const char *folder, struct problems *problems);
void site_destroy(struct site *site);

/* ---- for the readers of its parts ---- */

/* The text under `key` as a message of that kind; NULL where there is none. */
const struct message *site_message(
	struct site *site, const struct json_node *up, const char *key, const char *what);

/* The name under "icon", which must be in the list of icons; NULL where there is none. */
const char *site_icon(const struct json_node *up);

/* Reads and parses FOLDER/`name`; NULL after an error. The site keeps it. */
struct json_file *site_json(struct site *site, const char *name);

/* True if `id` is made of a-z, 0-9, '-' and '_'. */
bool site_id_is_valid(const char *id);

bool site_has_topic(const struct site *site, const char *id);
const struct site_topic *site_topic(const struct site *site, const char *id);  /* NULL: none */
const struct service *site_service(const struct site *site, const char *id);   /* NULL: none */
const struct article *site_article(const struct site *site, const char *id);   /* NULL: none */
const struct location *site_location(const struct site *site, const char *id); /* NULL: none */
const struct organization *site_organization(const struct site *site, const char *id);
const struct programme *site_programme(const struct site *site, const char *id);

/* The place in its list, from 0; IDS_NONE where none has the id. */
size_t site_service_place(const struct site *site, const char *id);
size_t site_article_place(const struct site *site, const char *id);
size_t site_location_place(const struct site *site, const char *id);
size_t site_organization_place(const struct site *site, const char *id);
size_t site_programme_place(const struct site *site, const char *id);

/* The names of the files in FOLDER/`sub` that end with `suffix`, sorted, without the suffix, in the
 * site's arena; a file that ends otherwise is a warning, a folder that is not there is empty. */
const char **site_list(struct site *site, const char *sub, const char *suffix, size_t *count);

/* A tag as we write it: import maps prs to fa-AF, pes to fa, zh-CN to zh-Hans and the like. */
const char *site_language(struct site *site, const char *tag);
