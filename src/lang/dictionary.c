// SPDX-License-Identifier: GPL-3.0-or-later
// ICU's file cjdict.dict: eight int32 (offset of the trie first, its kind fifth), then a UCharsTrie.
// ICU reads that trie in C++ only, so it is walked here; the form is told in ucharstrie.h.
#include "lang/dictionary.h"

#include <stdint.h>
#include <string.h>
#include <unicode/udata.h>
#include <unicode/ustring.h>

#include "base/err.h"

#define MAX_WORD_UNITS 32
#define MIN_LINEAR 0x30
#define MIN_VALUE 0x40
#define IS_FINAL 0x8000
#define BRANCH_LINEAR 5 // so few branches stand in a list

struct walk {
	dictionary_fn *word;
	void *ctx;
	UChar units[MAX_WORD_UNITS];
	int32_t len;
};

static void found(struct walk *walk, int cost) {
	char text[MAX_WORD_UNITS * 3 + 1];
	UErrorCode status = U_ZERO_ERROR;
	u_strToUTF8(text, sizeof text, NULL, walk->units, walk->len, &status);
	if (U_SUCCESS(status)) {
		walk->word(walk->ctx, text, cost);
	}
}

/* A final value or a list's delta, whose lead unit (bit 15 off) is read already. */
static int32_t read_value(const uint16_t **at, int32_t lead) {
	int32_t value = lead;
	if (lead >= 0x7FFF) {
		value = (int32_t)((uint32_t)(*at)[0] << 16 | (*at)[1]);
		*at += 2;
	} else if (lead >= 0x4000) {
		value = (lead - 0x4000) << 16 | *(*at)++;
	}
	return value;
}

/* A value before a node that goes on; the lead unit is read already. */
static int32_t read_node_value(const uint16_t **at, int32_t lead) {
	int32_t value = (lead >> 6) - 1;
	if (lead >= 0x7FC0) {
		value = (int32_t)((uint32_t)(*at)[0] << 16 | (*at)[1]);
		*at += 2;
	} else if (lead >= 0x4040) {
		value = ((lead & 0x7FC0) - 0x4040) << 10 | *(*at)++;
	}
	return value;
}

static int32_t read_delta(const uint16_t **at) {
	int32_t delta = *(*at)++;
	if (delta >= 0xFC00) {
		int32_t high = delta == 0xFFFF ? *(*at)++ : delta - 0xFC00;
		delta = (int32_t)((uint32_t)high << 16 | *(*at)++);
	}
	return delta;
}

static void walk_node(struct walk *walk, const uint16_t *at);

static void step(struct walk *walk, uint16_t unit, const uint16_t *next) {
	if (walk->len < MAX_WORD_UNITS) {
		walk->units[walk->len++] = unit;
		walk_node(walk, next);
		walk->len--;
	}
}

static void walk_branch(struct walk *walk, const uint16_t *at, int32_t count) {
	while (count > BRANCH_LINEAR) {
		at++; // the unit to compare with
		int32_t delta = read_delta(&at);
		walk_branch(walk, at + delta, count >> 1);
		count -= count >> 1;
	}
	for (; count > 1; count--) {
		uint16_t unit = *at++;
		int32_t lead = *at++;
		int32_t value = read_value(&at, lead & 0x7FFF);
		if (!(lead & IS_FINAL)) {
			step(walk, unit, at + value);
		} else if (walk->len < MAX_WORD_UNITS) {
			walk->units[walk->len++] = unit;
			found(walk, value);
			walk->len--;
		}
	}
	step(walk, at[0], at + 1);
}

static void walk_node(struct walk *walk, const uint16_t *at) {
	int32_t start = walk->len, lead = *at++;
	if (lead & IS_FINAL) {
		found(walk, read_value(&at, lead & 0x7FFF));
		return;
	}
	if (lead >= MIN_VALUE) {
		found(walk, read_node_value(&at, lead));
		lead &= MIN_VALUE - 1;
	}
	if (lead < MIN_LINEAR) {
		int32_t count = lead ? lead : *at++;
		walk_branch(walk, at, count + 1);
		return;
	}
	int32_t count = lead - MIN_LINEAR + 1;
	if (start + count <= MAX_WORD_UNITS) {
		u_memcpy(walk->units + start, (const UChar *)at, count);
		walk->len += count;
		walk_node(walk, at + count);
		walk->len = start;
	}
}

bool dictionary_each(dictionary_fn *word, void *ctx, struct err *err) {
	UErrorCode status = U_ZERO_ERROR;
	UDataMemory *data =
		udata_open("icudt" U_ICU_VERSION_SHORT "l-brkitr", "dict", "cjdict", &status);
	if (U_FAILURE(status)) {
		return err_set(err, "this ICU (%s) has no dictionary cjdict: %s", U_ICU_VERSION,
			u_errorName(status));
	}
	int32_t indexes[8];
	const char *memory = udata_getMemory(data);
	memcpy(indexes, memory, sizeof indexes);
	bool is_units = (indexes[4] & 7) == 1;
	if (is_units) {
		struct walk walk = {.word = word, .ctx = ctx};
		walk_node(&walk, (const uint16_t *)(const void *)(memory + indexes[0]));
	}
	udata_close(data);
	return is_units ||
		err_set(err, "the dictionary cjdict of ICU %s is not of UTF-16 units",
			U_ICU_VERSION);
}
