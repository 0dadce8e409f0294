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
	int article_count, service_count; /* whatever the language */
};

struct emergency {
	const char *number, *icon;
	struct text text;
};

struct desk {
	const char *id;
	struct text text;
};

/* All of them, in the site's order. `lang` is a BCP 47 tag; one that the pack does not have gives
 * the source language. Unreadable rows are left out. Never NULL; *count may be 0. */
const struct topic *topics_load(
	struct pack *pack, struct arena *arena, const char *lang, size_t *count);
const struct emergency *emergency_load(
	struct pack *pack, struct arena *arena, const char *lang, size_t *count);
const struct desk *desks_load(
	struct pack *pack, struct arena *arena, const char *lang, size_t *count);

/* The name of the office in a language, the source language's where it is not translated. */
struct text office_name_load(struct pack *pack, struct arena *arena, const char *lang);

/* One topic; NULL if there is none with that id. */
const struct topic *topic_load(
	struct pack *pack, struct arena *arena, const char *id, const char *lang);
