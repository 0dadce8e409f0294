// SPDX-License-Identifier: GPL-3.0-or-later
/* The texts of a site that are translated, each once however often it stands there. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

struct arena;

struct message_place {
	const char *file; /* relative to the site folder */
	int line;
	const char *what; /* for the translator: "article title", "step", … */
};

struct message {
	const char *text; /* in the source language; the msgid */
	size_t index;     /* in the list, from 0 */
	bool is_optional; /* a translation may be left out without being missed */
	struct message_place *places;
	size_t place_count, place_room;
};

struct messages {
	struct message **items;
	size_t count, room;
	size_t *slots; /* open hashing by text: index + 1, 0 where free */
	size_t slot_count;
};

/* The message of that text, made if it is new; strings are copied into `arena`. */
struct message *message_add(struct messages *messages, struct arena *arena, const char *text,
	const char *file, int line, const char *what);

/* The same for a text that may stay as it is, such as a name on a door. */
struct message *message_add_optional(struct messages *messages, struct arena *arena,
	const char *text, const char *file, int line, const char *what);

/* The message of that text; NULL if there is none. */
struct message *message_find(const struct messages *messages, const char *text);

/* The name of the place where the message was added last: its file, with " 2" behind it for the second
 * time in that file, and so on. In `arena`. */
const char *message_place_name(struct arena *arena, const struct message *message);

void messages_finish(struct messages *messages);
