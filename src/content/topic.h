// SPDX-License-Identifier: GPL-3.0-or-later
/* Topics, desks and emergency numbers of a pack, loaded for one language into the caller's arena
 * and lent as long as that. */
#pragma once
#include <stddef.h>

#include "content/text.h"

struct arena;
struct pack;

struct topic {
	const char *id, *icon,
		*colour; /* icon: a name of Material Design Icons; colour: of the theme */
	struct text title;
	const char *parent;       /* id of the topic it stands in; NULL: it stands on Home */
	struct text parent_title; /* "" without a parent */
	/* Of it and its sub-topics, whatever the language. */
	int article_count, service_count;
};

struct emergency {
	const char *number, *icon;
	struct text text;
};

struct desk {
	const char *id;
	struct text text;
};

/* Those that stand on Home, in the site's order. `lang` is a BCP 47 tag; one that the pack does not
 * have gives the source language. Unreadable rows are left out. Never NULL; *count may be 0. */
const struct topic *topics_load(
	struct pack *pack, struct arena *arena, const char *lang, size_t *count);

/* The sub-topics of topic `id`, those directly in it, in the site's order. */
const struct topic *topics_load_below(
	struct pack *pack, struct arena *arena, const char *id, const char *lang, size_t *count);

/* All of the following, as above. */
const struct emergency *emergency_load(
	struct pack *pack, struct arena *arena, const char *lang, size_t *count);
const struct desk *desks_load(
	struct pack *pack, struct arena *arena, const char *lang, size_t *count);

/* The name of the office in a language, the source language's where it is not translated. */
struct text office_name_load(struct pack *pack, struct arena *arena, const char *lang);

/* One topic; NULL if there is none with that id. */
const struct topic *topic_load(
	struct pack *pack, struct arena *arena, const char *id, const char *lang);
