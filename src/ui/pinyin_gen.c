// SPDX-License-Identifier: GPL-3.0-or-later
// Build time only: bzcat Unihan_Readings… Unihan_Variants… | pinyin_gen OUT.c (UAX 38). Characters
// are those with kTGHZ2013, the readings of the table of general standard characters, and what
// kTraditionalVariant makes of them; kHanyuPinlu counts how often a reading was met and gives the
// order; kMandarin says which reading is the customary one. Words are ICU's, each under all
// readings of its characters that were met.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "lang/cluster.h"
#include "lang/dictionary.h"

#define MAX_READINGS 12
#define MAX_VARIANTS 6
#define MAX_WORD 4
#define MAX_COST 112 // of words in ICU: rarer ones are left out

struct reading {
	char letters[8];
	long count;
};

struct character {
	uint32_t code;
	struct reading readings[MAX_READINGS];
	int reading_count;
	char usual[8];
	uint32_t variants[MAX_VARIANTS]; // traditional forms; the character itself may be one
	int variant_count;
	bool is_in[2]; // of which table: simplified, traditional
};

struct entry { // a character under one of its syllables
	const struct character *character;
	const struct reading *reading;
};

static struct character characters[0x10000];

/* "shēng" as "sheng", "lǜ" as "lv"; stops at anything else. Returns the bytes read. */
static size_t toneless(const char *pinyin, char out[8]) {
	size_t len = 0, used = 0;
	while (((unsigned char)pinyin[used] >= 0x80 ||
		(pinyin[used] >= 'a' && pinyin[used] <= 'z'))) {
		used++;
	}
	uint32_t codes[24];
	size_t count = cluster_decompose(pinyin, used, codes, 24);
	for (size_t i = 0; i < count && len < 7; i++) {
		if (codes[i] == 0x0308 && len) {
			out[len - 1] = 'v';
		} else if (codes[i] >= 'a' && codes[i] <= 'z') {
			out[len++] = (char)codes[i];
		}
	}
	out[len] = '\0';
	return used;
}

static void add_reading(struct character *character, const char *letters, long count) {
	for (int i = 0; i < character->reading_count; i++) {
		if (strcmp(character->readings[i].letters, letters) == 0) {
			character->readings[i].count += count;
			return;
		}
	}
	if (letters[0] && character->reading_count < MAX_READINGS) {
		struct reading *reading = &character->readings[character->reading_count++];
		snprintf(reading->letters, sizeof reading->letters, "%s", letters);
		reading->count = count;
	}
}

/* "yī(460) yì(1)" or "136.100:héng 408.120:xíng". */
static void read_values(struct character *character, char *values, bool has_counts) {
	for (char *save, *value = strtok_r(values, " \n", &save); value;
		value = strtok_r(NULL, " \n", &save)) {
		char letters[8];
		char *colon = strchr(value, ':');
		value = colon ? colon + 1 : value;
		size_t used = toneless(value, letters);
		add_reading(character, letters, has_counts ? atol(value + used + 1) : 0);
	}
}

static void read_line(char *line) {
	char field[32], values[512];
	unsigned code;
	if (sscanf(line, "U+%x\t%31s\t%511[^\n]", &code, field, values) != 3 || code > 0xFFFF) {
		return;
	}
	struct character *character = &characters[code];
	character->code = code;
	if (strcmp(field, "kTGHZ2013") == 0) {
		character->is_in[0] = true;
		read_values(character, values, false);
	} else if (strcmp(field, "kHanyuPinlu") == 0) {
		read_values(character, values, true);
	} else if (strcmp(field, "kMandarin") == 0) {
		toneless(values, character->usual);
		add_reading(character, character->usual, 0);
	} else if (strcmp(field, "kTraditionalVariant") == 0) {
		for (char *save, *value = strtok_r(values, " ", &save);
			value && character->variant_count < MAX_VARIANTS;
			value = strtok_r(NULL, " ", &save)) {
			character->variants[character->variant_count++] =
				(uint32_t)strtoul(value + 2, NULL, 16);
		}
	}
}

/* Gives the readings of simplified characters to their traditional forms. */
static void make_traditional(void) {
	for (uint32_t code = 0; code < 0x10000; code++) {
		const struct character *from = &characters[code];
		for (int v = 0; from->is_in[0] && v < from->variant_count; v++) {
			uint32_t variant = from->variants[v] & 0xFFFF;
			struct character *to = &characters[variant];
			to->code = variant;
			to->is_in[1] = true;
			for (int i = 0; to != from && i < from->reading_count; i++) {
				add_reading(to, from->readings[i].letters, from->readings[i].count);
			}
		}
		if (from->is_in[0] && from->variant_count == 0) {
			characters[code].is_in[1] = true;
		}
	}
}

static int compare(const void *a, const void *b) {
	const struct entry *left = a, *right = b;
	int order = strcmp(left->reading->letters, right->reading->letters);
	if (order) {
		return order;
	}
	if (left->reading->count != right->reading->count) {
		return left->reading->count < right->reading->count ? 1 : -1;
	}
	return (left->character->code > right->character->code) -
		(left->character->code < right->character->code);
}

static const char *usual(const struct character *character) {
	const struct reading *best = &character->readings[0];
	for (int i = 1; i < character->reading_count; i++) {
		if (character->readings[i].count > best->count) {
			best = &character->readings[i];
		}
	}
	return best->count || !character->usual[0] ? best->letters : character->usual;
}

static const char *const names[] = {"simplified", "traditional"};

static void write_characters(FILE *out, int table) {
	static char letters_of[600][8];
	VEC(struct entry) entries = {0};
	unsigned syllables = 0;
	for (unsigned code = 0; code < 0x10000; code++) {
		const struct character *character = &characters[code];
		for (int i = 0; character->is_in[table] && i < character->reading_count; i++) {
			vec_push(&entries, (struct entry){character, &character->readings[i]});
		}
	}
	qsort(entries.items, entries.count, sizeof *entries.items, compare);
	fprintf(out, "static const struct pinyin_syllable %s_syllables[] = {", names[table]);
	for (size_t i = 0; i < entries.count; i++) {
		const char *letters = entries.items[i].reading->letters;
		if (i == 0 || strcmp(letters, letters_of[syllables - 1]) != 0) {
			fprintf(out, "%s{\"%s\", \"", i ? "\"},\n" : "\n", letters);
			snprintf(letters_of[syllables++], sizeof *letters_of, "%s", letters);
		}
		char text[5] = "";
		utf8_put(entries.items[i].character->code, text);
		fputs(text, out);
	}
	fprintf(out, "\"},\n};\nstatic const struct pinyin_reading %s_readings[] = {\n",
		names[table]);
	for (unsigned code = 0; code < 0x10000; code++) {
		for (unsigned i = 0; characters[code].is_in[table] && i < syllables; i++) {
			if (strcmp(letters_of[i], usual(&characters[code])) == 0) {
				fprintf(out, "{0x%X, %u},\n", code, i);
			}
		}
	}
	fprintf(out, "};\n");
	vec_finish(&entries);
}

struct word {
	char *letters, *text;
	int cost;
};

struct words {
	VEC(struct word) list;
	int table;
};

/* Adds the word under each way to read it: the readings that were met, or the customary one. */
static void add_ways(struct words *words, const char *text, int cost,
	const struct character *const *spelt, size_t count, const char *letters) {
	if (count == 0) {
		struct word word = {mem_copy_string(letters), mem_copy_string(text), cost};
		vec_push(&words->list, word);
		return;
	}
	for (int i = 0; i < spelt[0]->reading_count; i++) {
		const struct reading *reading = &spelt[0]->readings[i];
		if (reading->count > 0 || strcmp(reading->letters, usual(spelt[0])) == 0) {
			char longer[MAX_WORD * 8 + 1];
			snprintf(longer, sizeof longer, "%s%s", letters, reading->letters);
			add_ways(words, text, cost, spelt + 1, count - 1, longer);
		}
	}
}

static void take_word(void *ctx, const char *text, int cost) {
	struct words *words = ctx;
	const struct character *spelt[MAX_WORD];
	size_t count = 0, len = strlen(text);
	for (size_t at = 0; at < len; count++) {
		uint32_t code = utf8_next(text, len, &at);
		if (count == MAX_WORD || code > 0xFFFF || !characters[code].is_in[words->table]) {
			return;
		}
		spelt[count] = &characters[code];
	}
	if (count > 1 && cost <= MAX_COST) {
		add_ways(words, text, cost, spelt, count, "");
	}
}

static int compare_words(const void *a, const void *b) {
	const struct word *left = a, *right = b;
	int order = strcmp(left->letters, right->letters);
	order = order ? order : left->cost - right->cost;
	return order ? order : strcmp(left->text, right->text);
}

static bool write_words(FILE *out, int table, struct err *err) {
	struct words words = {.table = table};
	VEC(size_t) places = {0};
	size_t place = 0;
	if (!dictionary_each(take_word, &words, err)) {
		return false;
	}
	qsort(words.list.items, words.list.count, sizeof *words.list.items, compare_words);
	fprintf(out, "static const char %s_words[] =", names[table]);
	for (size_t i = 0; i < words.list.count; i++) {
		const struct word *word = &words.list.items[i];
		bool is_first = i == 0 || strcmp(word->letters, word[-1].letters) != 0;
		if (is_first) {
			place += i ? 1 : 0;
			vec_push(&places, place);
			fprintf(out, "%s\n\"%s\\0", i ? "\\0\"" : "", word->letters);
			place += strlen(word->letters) + 1;
		}
		fprintf(out, "%s%s", is_first ? "" : " ", word->text);
		place += strlen(word->text) + !is_first;
	}
	fprintf(out, "\";\nstatic const uint32_t %s_places[] = {\n", names[table]);
	for (size_t i = 0; i < places.count; i++) {
		fprintf(out, "%zu,\n", places.items[i]);
	}
	fprintf(out, "};\n");
	for (size_t i = 0; i < words.list.count; i++) {
		free(words.list.items[i].letters);
		free(words.list.items[i].text);
	}
	vec_finish(&words.list);
	vec_finish(&places);
	return true;
}

static size_t count_readings(void) {
	size_t count = 0;
	for (unsigned code = 0; code < 0x10000; code++) {
		count += characters[code].is_in[0] ? (size_t)characters[code].reading_count : 0;
	}
	return count;
}

int main(int argc, char **argv) {
	char line[2048];
	struct err err = {""};
	while (fgets(line, sizeof line, stdin)) {
		read_line(line);
	}
	make_traditional();
	FILE *out = argc == 2 ? fopen(argv[1], "w") : NULL;
	if (!out || count_readings() < 8000) {
		fprintf(stderr,
			"pinyin_gen: %zu readings on standard input, expected over 8000: "
			"is the package unicode-data installed?\n",
			count_readings());
		return 1;
	}
	fprintf(out,
		"// Generated by pinyin_gen from Unihan and ICU's words.\n"
		"#include \"ui/pinyin.h\"\n\n"
		"#define COUNT(array) (sizeof(array) / sizeof *(array))\n\n");
	for (int table = 0; table < 2; table++) {
		const char *name = names[table];
		write_characters(out, table);
		if (!write_words(out, table, &err)) {
			fprintf(stderr, "pinyin_gen: %s\n", err.text);
			return 1;
		}
		fprintf(out,
			"const struct pinyin_table pinyin_%s = {\n"
			"%s_syllables, COUNT(%s_syllables), %s_readings, COUNT(%s_readings),\n"
			"%s_words, %s_places, COUNT(%s_places)};\n\n",
			name, name, name, name, name, name, name, name);
	}
	return fclose(out) == 0 ? 0 : 1;
}
