// SPDX-License-Identifier: GPL-3.0-or-later
// 500 mentees and 500 mentors who take one to three of them, from their answers to the proposal.
#include "bench.h"

#include <stdio.h>

#include "base/arena.h"
#include "desk/entry.h"
#include "desk/match.h"

#define PEOPLE 500

static unsigned draw(unsigned *state, unsigned below) {
	*state = *state * 1664525u + 1013904223u;
	return (*state >> 8) % below;
}

static const char **values(struct arena *arena, unsigned *state, const char *const *from,
	unsigned many, size_t *count) {
	*count = 1 + draw(state, 3);
	const char **out = arena_alloc(arena, *count * sizeof *out);
	for (size_t i = 0; i < *count; i++) {
		out[i] = from[draw(state, many)];
	}
	return out;
}

static struct entry invent(struct arena *arena, unsigned *state, char letter, int number) {
	static const char *const languages[] = {"ar", "ti", "uk", "fa", "tr", "de"};
	static const char *const fields[] = {"care", "it", "building", "kitchen", "office"};
	static const char *const slots[] = {
		"mon-morning", "tue-evening", "wed-afternoon", "fri-morning", "sat-morning"};
	static const char *const genders[] = {"woman", "man"};
	static const char *const wishes[] = {"any", "any", "any", "woman", "man"};
	struct answer *answers = arena_alloc(arena, 6 * sizeof *answers);
	const char **capacity = arena_alloc(arena, sizeof *capacity);
	*capacity = arena_printf(arena, "%u", 1 + draw(state, 3));
	answers[0].name = "languages";
	answers[0].values = values(arena, state, languages, 6, &answers[0].count);
	answers[1].name = "field";
	answers[1].values = values(arena, state, fields, 5, &answers[1].count);
	answers[2].name = "times";
	answers[2].values = values(arena, state, slots, 5, &answers[2].count);
	answers[3] = (struct answer){
		"gender", values(arena, state, genders, 2, &answers[3].count), 1, false};
	answers[4] = (struct answer){
		"wish-gender", values(arena, state, wishes, 5, &answers[4].count), 1, false};
	answers[5] = (struct answer){"capacity", capacity, 1, false};
	return (struct entry){.id = "",
		.ref = arena_printf(arena, "%c-%d", letter, number),
		.lang = languages[draw(state, 6)],
		.day = "2026-11-19",
		.kiosk = "",
		.answers = answers,
		.answer_count = 6};
}

void bench_match(const struct bench *bench) {
	unsigned state = 2026;
	struct arena *people = arena_create();
	struct entry *mentees = arena_alloc(people, PEOPLE * sizeof *mentees);
	struct entry *mentors = arena_alloc(people, PEOPLE * sizeof *mentors);
	for (int i = 0; i < PEOPLE; i++) {
		mentees[i] = invent(people, &state, 'A', i);
		mentors[i] = invent(people, &state, 'X', i);
	}
	double ms[BENCH_RUNS];
	size_t served = 0;
	for (int run = 0; run < bench->runs; run++) {
		struct arena *arena = arena_create();
		double start = bench_wall_ms();
		served = match_make(arena, mentees, PEOPLE, mentors, PEOPLE)->served;
		ms[run] = bench_wall_ms() - start;
		arena_destroy(arena);
	}
	arena_destroy(people);
	bench_note("%zu of %d mentees have a mentor", served, PEOPLE);
	bench_row("match_500_ms", NULL, bench_median(ms, (size_t)bench->runs));
}
