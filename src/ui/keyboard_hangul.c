// SPDX-License-Identifier: GPL-3.0-or-later
// Korean two-set typing over the last syllable of the text (Unicode 3.12: U+AC00 + (lead * 21 +
// vowel) * 28 + tail). A consonant closes the syllable; a vowel after it takes it along.
#include <string.h>

#include "base/utf8.h"
#include "lang/cluster.h"
#include "ui/keyboard_inner.h"

#define FIRST_VOWEL 0x314F

// In the order of Unicode's conjoining jamo; 0 in tails: no consonant.
static const uint16_t leads[] = {0x3131, 0x3132, 0x3134, 0x3137, 0x3138, 0x3139, 0x3141, 0x3142,
	0x3143, 0x3145, 0x3146, 0x3147, 0x3148, 0x3149, 0x314A, 0x314B, 0x314C, 0x314D, 0x314E};
static const uint16_t tails[] = {0, 0x3131, 0x3132, 0x3133, 0x3134, 0x3135, 0x3136, 0x3137, 0x3139,
	0x313A, 0x313B, 0x313C, 0x313D, 0x313E, 0x313F, 0x3140, 0x3141, 0x3142, 0x3144, 0x3145,
	0x3146, 0x3147, 0x3148, 0x314A, 0x314B, 0x314C, 0x314D, 0x314E};
// Two keys, one jamo: vowels, then consonants that close a syllable together.
static const uint16_t pairs[][3] = {{0x3157, 0x314F, 0x3158}, {0x3157, 0x3150, 0x3159},
	{0x3157, 0x3163, 0x315A}, {0x315C, 0x3153, 0x315D}, {0x315C, 0x3154, 0x315E},
	{0x315C, 0x3163, 0x315F}, {0x3161, 0x3163, 0x3162}, {0x3131, 0x3145, 0x3133},
	{0x3134, 0x3148, 0x3135}, {0x3134, 0x314E, 0x3136}, {0x3139, 0x3131, 0x313A},
	{0x3139, 0x3141, 0x313B}, {0x3139, 0x3142, 0x313C}, {0x3139, 0x3145, 0x313D},
	{0x3139, 0x314C, 0x313E}, {0x3139, 0x314D, 0x313F}, {0x3139, 0x314E, 0x3140},
	{0x3142, 0x3145, 0x3144}};

struct syllable { // as compatibility jamo; 0: none
	uint32_t lead, vowel, tail;
};

static int index_of(const uint16_t *list, size_t count, uint32_t jamo) {
	for (size_t i = 0; i < count; i++) {
		if (list[i] == jamo) {
			return (int)i;
		}
	}
	return -1;
}

static int lead_index(uint32_t jamo) {
	return index_of(leads, sizeof leads / sizeof *leads, jamo);
}

static int tail_index(uint32_t jamo) {
	return index_of(tails, sizeof tails / sizeof *tails, jamo);
}

static uint32_t join(uint32_t first, uint32_t second) {
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		if (pairs[i][0] == first && pairs[i][1] == second) {
			return pairs[i][2];
		}
	}
	return 0;
}

/* The first part of a joined jamo and, in *second, the other; 0 if it is single. */
static uint32_t part(uint32_t jamo, uint32_t *second) {
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		if (pairs[i][2] == jamo) {
			*second = pairs[i][1];
			return pairs[i][0];
		}
	}
	return 0;
}

static bool read_last(const struct str *text, struct syllable *syllable, size_t *start) {
	if (text->len < 3) {
		return false;
	}
	size_t at = *start = text->len - 3;
	uint32_t code = utf8_next(text->data, text->len, &at);
	*syllable = (struct syllable){0, 0, 0};
	if (code >= 0xAC00 && code <= 0xD7A3) {
		uint32_t index = code - 0xAC00;
		*syllable = (struct syllable){
			leads[index / 28 / 21], FIRST_VOWEL + index / 28 % 21, tails[index % 28]};
	} else if (code >= 0x3131 && code < FIRST_VOWEL) {
		syllable->lead = code;
	} else if (code >= FIRST_VOWEL && code <= 0x3163) {
		syllable->vowel = code;
	} else {
		return false;
	}
	return true;
}

static void append(const struct syllable *syllable, struct str *text) {
	char bytes[4];
	uint32_t code = syllable->lead ? syllable->lead : syllable->vowel;
	if (syllable->lead && syllable->vowel) {
		code = 0xAC00 +
			((uint32_t)lead_index(syllable->lead) * 21 + syllable->vowel -
				FIRST_VOWEL) *
				28 +
			(uint32_t)tail_index(syllable->tail);
	}
	str_append_bytes(text, bytes, code ? utf8_put(code, bytes) : 0);
}

/* Joins a vowel to the last syllable; *next is the syllable that begins with it, if any. */
static bool add_vowel(struct syllable *last, uint32_t vowel, struct syllable *next) {
	uint32_t joined = last->tail ? 0 : join(last->vowel, vowel), moved = 0;
	if (joined) {
		last->vowel = joined;
	} else if (last->tail) {
		uint32_t first = part(last->tail, &moved);
		moved = first ? moved : last->tail;
		last->tail = first;
		*next = (struct syllable){moved, vowel, 0};
	} else if (last->lead && !last->vowel && lead_index(last->lead) >= 0) {
		last->vowel = vowel;
	} else {
		return false;
	}
	return true;
}

static bool add_consonant(struct syllable *last, uint32_t jamo) {
	uint32_t joined = last->tail ? join(last->tail, jamo) : jamo;
	if (!last->lead || !last->vowel || !joined || tail_index(joined) < 0) {
		return false;
	}
	last->tail = joined;
	return true;
}

void keyboard_write_jamo(struct keyboard *keyboard, uint32_t jamo, struct str *text) {
	struct syllable last, next = {0, 0, 0};
	size_t start;
	(void)keyboard;
	bool is_vowel = jamo >= FIRST_VOWEL;
	if (read_last(text, &last, &start) &&
		(is_vowel ? add_vowel(&last, jamo, &next) : add_consonant(&last, jamo))) {
		cluster_cut(text, start);
		append(&last, text);
	} else {
		next = is_vowel ? (struct syllable){0, jamo, 0} : (struct syllable){jamo, 0, 0};
	}
	append(&next, text);
}

bool keyboard_erase_jamo(struct str *text) {
	struct syllable last;
	size_t start;
	uint32_t second;
	if (!read_last(text, &last, &start)) {
		return false;
	}
	if (last.tail) {
		last.tail = part(last.tail, &second);
	} else if (last.vowel) {
		last.vowel = part(last.vowel, &second);
	} else {
		last.lead = 0;
	}
	cluster_cut(text, start);
	append(&last, text);
	return true;
}
