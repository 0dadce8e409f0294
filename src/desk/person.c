// SPDX-License-Identifier: GPL-3.0-or-later
// From answers to what can be compared. Forms differ a little, so a field may have two names and an
// age may be a number or a span.
#include "desk/person.h"

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

static const struct answer *either(
	const struct entry *entry, const char *name, const char *other) {
	const struct answer *answer = entry_answer(entry, name);
	return answer ? answer : entry_answer(entry, other);
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

/* "26-40", "61+", "61-", "34", and with an en dash. */
static bool read_years(const char *text, struct years *years) {
	char *end;
	long least = strtol(text, &end, 10);
	if (end == text || least < 0 || least > OLDEST) {
		return false;
	}
	long most = least;
	if (strncmp(end, "\xe2\x80\x93", 3) == 0 || *end == '-' || *end == '+') {
		end += *end == '-' || *end == '+' ? 1 : 3;
		const char *from = end;
		most = strtol(from, &end, 10);
		most = end == from ? OLDEST : most;
	}
	*years = (struct years){(int)least, (int)most};
	return !*end && most >= least && most <= OLDEST;
}

static const struct years nobody = {OLDEST + 1, OLDEST + 1};

static struct years years_of(const struct answer *answer, bool is_wish) {
	const char *text = answer && answer->count ? answer->values[0] : "";
	struct years years;
	if (read_years(text, &years)) {
		return years;
	}
	bool is_any = !*text || strcmp(text, "any") == 0;
	return is_wish && !is_any ? nobody : (struct years){-1, -1};
}

/* "female", "male" and "woman", "man" are the same; "any" is none. */
static const char *gender_of(const struct answer *answer) {
	const char *text = answer && answer->count ? answer->values[0] : "";
	return strcmp(text, "any") == 0       ? ""
		: strcmp(text, "female") == 0 ? "woman"
		: strcmp(text, "male") == 0   ? "man"
					      : text;
}

static int capacity_of(const struct answer *answer) {
	int capacity = answer && answer->count ? atoi(answer->values[0]) : 1;
	return capacity < 1 ? 1 : capacity > PERSON_MAX_CAPACITY ? PERSON_MAX_CAPACITY : capacity;
}

struct person *person_read(struct arena *arena, const struct entry *entry) {
	struct person *person = arena_alloc(arena, sizeof *person);
	*person = (struct person){.entry = entry,
		.own_lang = entry->lang,
		.languages = words_of(arena, either(entry, "languages", "language"), entry->lang),
		.fields = words_of(arena, either(entry, "fields", "field"), NULL),
		.slots = words_of(arena, either(entry, "slots", "times"), NULL),
		.gender = gender_of(entry_answer(entry, "gender")),
		.wish_gender = gender_of(either(entry, "wish_gender", "contact")),
		.age = years_of(entry_answer(entry, "age"), false),
		.wish_age = years_of(entry_answer(entry, "wish_age"), true),
		.capacity = capacity_of(entry_answer(entry, "capacity"))};
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
