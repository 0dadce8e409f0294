// SPDX-License-Identifier: GPL-3.0-or-later
// Rules first, points after: no number of points outweighs a wish about a person's gender or age.
#include "desk/fit.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "desk/clerk.h"
#include "desk/entry.h"
#include "desk/person.h"
#include "desk/plain.h"
#include "lang/mark.h"

#define LANGUAGE_POINTS 20 /* one that both speak */
#define OWN_POINTS 10      /* and it is the one the mentee signed up in */
#define FIELD_POINTS 40
#define TIME_POINTS 10 /* each, of at most TIMES_COUNTED */
#define TIMES_COUNTED 3
#define SHOWN 8 /* words in one reason */

static bool meets_gender(const struct person *one, const struct person *other) {
	return !*one->wish_gender || strcmp(one->wish_gender, other->gender) == 0;
}

static bool meets_age(const struct person *one, const struct person *other) {
	const struct years *own = &one->age, *theirs = &other->age;
	if (one->wish_age == WISH_AGE_ANY) {
		return true;
	}
	if (own->least < 0 || theirs->least < 0) {
		return false;
	}
	switch (one->wish_age) {
	case WISH_AGE_SAME: return own->least <= theirs->most && theirs->least <= own->most;
	case WISH_AGE_OLDER: return theirs->least > own->most;
	case WISH_AGE_YOUNGER: return theirs->most < own->least;
	default: return false;
	}
}

static bool speaks(const struct person *person, const char *lang) {
	for (size_t i = 0; i < person->languages.count; i++) {
		if (strcasecmp(person->languages.items[i], lang) == 0) {
			return true;
		}
	}
	return false;
}

/* A kiosk's id and the reference on it name a sign-up where the id is missing. */
static bool is_same(const struct entry *a, const struct entry *b) {
	return *a->id && *b->id ? strcmp(a->id, b->id) == 0
				: strcmp(a->ref, b->ref) == 0 && strcmp(a->kiosk, b->kiosk) == 0;
}

enum fit_rule fit_pair(const struct person *mentee, const struct person *mentor, int *points) {
	if (is_same(mentee->entry, mentor->entry)) {
		return FIT_SAME_PERSON;
	}
	if (!words_shared(&mentee->languages, &mentor->languages, NULL, 0)) {
		return FIT_NO_LANGUAGE;
	}
	if (!meets_gender(mentee, mentor) || !meets_gender(mentor, mentee)) {
		return FIT_GENDER;
	}
	if (!meets_age(mentee, mentor) || !meets_age(mentor, mentee)) {
		return FIT_AGE;
	}
	size_t times = words_shared(&mentee->times, &mentor->times, NULL, 0);
	if (!times && mentee->times.count && mentor->times.count) {
		return FIT_NO_TIME;
	}
	*points = LANGUAGE_POINTS + (speaks(mentor, mentee->own_lang) ? OWN_POINTS : 0) +
		(words_shared(&mentee->fields, &mentor->fields, NULL, 0) ? FIELD_POINTS : 0) +
		(int)(times > TIMES_COUNTED ? TIMES_COUNTED : times) * TIME_POINTS;
	return FIT_ALLOWED;
}

typedef const char *name_fn(const struct clerk *clerk, const char *word);

static const char *name_plain(const struct clerk *clerk, const char *word) {
	return plain_line(clerk->arena, word);
}

static const char *shared_list(
	const struct clerk *clerk, const struct words *a, const struct words *b, name_fn *name) {
	const char *words[SHOWN];
	size_t count = words_shared(a, b, words, SHOWN);
	count = count > SHOWN ? SHOWN : count;
	for (size_t i = 0; i < count; i++) {
		words[i] = name(clerk, words[i]);
	}
	return clerk_list(clerk, words, count);
}

static const char *time_reason(
	const struct clerk *clerk, const struct person *mentee, const struct person *mentor) {
	return words_shared(&mentee->times, &mentor->times, NULL, 0)
		? clerk_fill(clerk, N_STAFF("Times that suit both: {times}."), "times",
			  shared_list(clerk, &mentee->times, &mentor->times, clerk_slot))
		: clerk_say(clerk, N_STAFF("One of them gave no times: please ask."));
}

static const char *field_reason(
	const struct clerk *clerk, const struct person *mentee, const struct person *mentor) {
	if (!mentee->fields.count || !mentor->fields.count) {
		return clerk_say(clerk, N_STAFF("One of them gave no field of work: please ask."));
	}
	return words_shared(&mentee->fields, &mentor->fields, NULL, 0)
		? clerk_fill(clerk, N_STAFF("The same field of work: {fields}."), "fields",
			  shared_list(clerk, &mentee->fields, &mentor->fields, name_plain))
		: clerk_say(clerk, N_STAFF("Not the same field of work."));
}

static bool has_wish(const struct person *person) {
	return *person->wish_gender || person->wish_age != WISH_AGE_ANY;
}

size_t fit_reasons(const struct clerk *clerk, const struct person *mentee,
	const struct person *mentor, const char *out[FIT_MAX_REASONS]) {
	size_t count = 0;
	out[count++] = clerk_fill(clerk, N_STAFF("Both speak: {languages}."), "languages",
		shared_list(clerk, &mentee->languages, &mentor->languages, clerk_language));
	if (!speaks(mentor, mentee->own_lang)) {
		out[count++] = clerk_fill(clerk,
			N_STAFF("The mentor does not speak {language}, in which the mentee signed "
				"up."),
			"language", clerk_language(clerk, mentee->own_lang));
	}
	out[count++] = field_reason(clerk, mentee, mentor);
	out[count++] = time_reason(clerk, mentee, mentor);
	if (has_wish(mentee)) {
		out[count++] =
			clerk_say(clerk, N_STAFF("The mentee's wishes about the person are met."));
	}
	if (has_wish(mentor)) {
		out[count++] =
			clerk_say(clerk, N_STAFF("The mentor's wishes about the person are met."));
	}
	return count;
}

const char *fit_refusal(const struct clerk *clerk, const size_t refused[FIT_RULES]) {
	static const char *const sentences[FIT_RULES] = {
		[FIT_ALLOWED] = N_STAFF("Mentors who fit have no place left: {count}."),
		[FIT_NO_LANGUAGE] = N_STAFF("Mentors without a shared language: {count}."),
		[FIT_GENDER] = N_STAFF("Mentors ruled out by a wish about gender: {count}."),
		[FIT_AGE] = N_STAFF("Mentors ruled out by a wish about age: {count}."),
		[FIT_NO_TIME] = N_STAFF("Mentors without a shared time: {count}."),
	};
	const char *all = "";
	for (int rule = 0; rule < FIT_RULES; rule++) {
		if (refused[rule] && sentences[rule]) {
			all = arena_printf(clerk->arena, "%s%s%s", all, *all ? " " : "",
				clerk_count(clerk, sentences[rule], "count", refused[rule]));
		}
	}
	return *all ? all : clerk_say(clerk, N_STAFF("There is no mentor."));
}
