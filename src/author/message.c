// SPDX-License-Identifier: GPL-3.0-or-later
// A list in the order of finding, with a hash beside it that merges equal texts.
#include "author/message.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/mem.h"

/* FNV-1a, 64 bits. */
static uint64_t hash_text(const char *text) {
	uint64_t hash = 14695981039346656037u;
	for (; *text; text++) {
		hash = (hash ^ (unsigned char)*text) * 1099511628211u;
	}
	return hash;
}

static size_t *slot_of(const struct messages *messages, const char *text) {
	size_t mask = messages->slot_count - 1, at = hash_text(text) & mask;
	while (messages->slots[at] &&
		strcmp(messages->items[messages->slots[at] - 1]->text, text) != 0) {
		at = (at + 1) & mask;
	}
	return &messages->slots[at];
}

static void widen(struct messages *messages) {
	free(messages->slots);
	messages->slot_count = messages->slot_count ? messages->slot_count * 2 : 256;
	messages->slots = mem_zero(messages->slot_count * sizeof *messages->slots);
	for (size_t i = 0; i < messages->count; i++) {
		*slot_of(messages, messages->items[i]->text) = i + 1;
	}
}

static struct message *find_or_add(
	struct messages *messages, struct arena *arena, const char *text) {
	if (messages->count * 2 >= messages->slot_count) {
		widen(messages);
	}
	size_t *slot = slot_of(messages, text);
	if (!*slot) {
		struct message *message = arena_alloc(arena, sizeof *message);
		message->text = arena_string(arena, text);
		message->index = messages->count;
		message->is_optional = true;
		vec_push(messages, message);
		*slot = messages->count;
	}
	return messages->items[*slot - 1];
}

struct message *message_add_optional(struct messages *messages, struct arena *arena,
	const char *text, const char *file, int line, const char *what) {
	struct message *message = find_or_add(messages, arena, text);
	if (message->place_count == message->place_room) {
		message->place_room = message->place_room ? message->place_room * 2 : 1;
		message->places =
			mem_grow(message->places, message->place_room * sizeof *message->places);
	}
	message->places[message->place_count++] =
		(struct message_place){arena_string(arena, file), line, arena_string(arena, what)};
	return message;
}

struct message *message_add(struct messages *messages, struct arena *arena, const char *text,
	const char *file, int line, const char *what) {
	struct message *message = message_add_optional(messages, arena, text, file, line, what);
	message->is_optional = false;
	return message;
}

struct message *message_find(const struct messages *messages, const char *text) {
	if (!messages->slot_count) {
		return NULL;
	}
	size_t slot = *slot_of(messages, text);
	return slot ? messages->items[slot - 1] : NULL;
}

const char *message_place_name(struct arena *arena, const struct message *message) {
	size_t count = message->place_count, times = 0;
	const char *file = message->places[count - 1].file;
	while (times < count && strcmp(message->places[count - 1 - times].file, file) == 0) {
		times++;
	}
	return times > 1 ? arena_printf(arena, "%s %zu", file, times) : file;
}

void messages_finish(struct messages *messages) {
	for (size_t i = 0; i < messages->count; i++) {
		free(messages->items[i]->places);
	}
	vec_finish(messages);
	free(messages->slots);
	*messages = (struct messages){0};
}
