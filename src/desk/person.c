// SPDX-License-Identifier: GPL-3.0-or-later
// From answers to what can be compared.
#include "desk/person.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "desk/entry.h"

static void add(struct words *words, const char *word) {
	for (size_t i = 0; i < words->count; i++) {
		if (strcasecmp(words->items[i], word) == 0) {
			return;
		}
	}
	if (*word) {
		words->items[words->count++] = word;
	}
}

/* `first` (may be NULL) goes before the values of the answer. */
static struct words words_of(struct arena *arena, const struct answer *answer, const char *first) {
	size_t count = answer ? answer->count : 0;
	struct words words = {.items = arena_alloc(arena, (count + 1) * sizeof *words.items)};
	if (first) {
		add(&words, first);
	}
	for (size_t i = 0; i < count; i++) {
		add(&words, answer->values[i]);
	}
	return words;
}

#define OLDEST 150

/* "26-40", "34", "61+", "61-plus", "61-", "under-25", and with an en dash. */
static struct years years_of(const char *text) {
	struct years years = {-1, -1};
	bool is_under = strncmp(text, "under-", 6) == 0;
	const char *from = text + (is_under ? 6 : 0);
	char *end;
	long least = strtol(from, &end, 10), most = least;
	if (end == from || least < 0 || least > OLDEST) {
		return years;
	}
	if (is_under) {
		return (struct years){0, least ? (int)least - 1 : 0};
	}
	if (*end) {
		end += strspn(end, "-+plus\xe2\x80\x93");
		from = end;
		most = strtol(from, &end, 10);
		most = end == from ? OLDEST : most;
	}
	return *end || most < least || most > OLDEST ? years
						     : (struct years){(int)least, (int)most};
}

static enum wish_age wish_age_of(const char *text) {
	static const char *const words[] = {"any", "same", "older", "younger"};
	for (int i = 0; i < 4; i++) {
		if (strcmp(text, words[i]) == 0) {
			return (enum wish_age)i;
		}
	}
	return *text ? WISH_AGE_UNKNOWN : WISH_AGE_ANY;
}

static const char *wish_gender_of(const char *text) {
	return strcmp(text, "any") == 0 ? "" : text;
}

static int capacity_of(const char *text) {
	int capacity = *text ? atoi(text) : 1;
	return capacity < 1 ? 1 : capacity > PERSON_MAX_CAPACITY ? PERSON_MAX_CAPACITY : capacity;
}

struct person *person_read(struct arena *arena, const struct entry *entry) {
	struct person *person = arena_alloc(arena, sizeof *person);
	*person = (struct person){.entry = entry,
		.own_lang = entry->lang,
		.languages = words_of(arena, entry_answer(entry, "languages"), entry->lang),
		.fields = words_of(arena, entry_answer(entry, "field"), NULL),
		.times = words_of(arena, entry_answer(entry, "times"), NULL),
		.gender = entry_value(entry, "gender"),
		.wish_gender = wish_gender_of(entry_value(entry, "wish-gender")),
		.age = years_of(entry_value(entry, "age")),
		.wish_age = wish_age_of(entry_value(entry, "wish-age")),
		.capacity = capacity_of(entry_value(entry, "capacity"))};
	return person;
}

size_t words_shared(const struct words *a, const struct words *b, const char **out, size_t most) {
	size_t count = 0;
	for (size_t i = 0; i < a->count; i++) {
		for (size_t k = 0; k < b->count; k++) {
			if (strcasecmp(a->items[i], b->items[k]) == 0) {
				if (count < most) {
					out[count] = a->items[i];
				}
				count++;
				break;
			}
		}
	}
	return count;
}
