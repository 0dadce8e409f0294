// SPDX-License-Identifier: GPL-3.0-or-later
// Letters are cut into syllables from the left, the longest first, but never so that the rest
// cannot be cut: "fangan" is fang'an, "xian" is xian, "xi'an" has its mark.
#include "ui/pinyin.h"

#include <stdint.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"

#define MAX_SYLLABLES 24
#define MAX_SYLLABLE_BYTES 6 // zhuang
#define MOST_LONGER_WORDS 4  // that only begin with the letters

static int compare_letters(
	const char *letters, size_t len, const struct pinyin_syllable *syllable) {
	int order = strncmp(letters, syllable->letters, len);
	return order ? order : syllable->letters[len] ? -1 : 0;
}

static const struct pinyin_syllable *find(
	const struct pinyin_table *table, const char *letters, size_t len) {
	size_t low = 0, high = table->syllable_count;
	while (low < high) {
		size_t middle = (low + high) / 2;
		int order = compare_letters(letters, len, &table->syllables[middle]);
		if (order == 0) {
			return &table->syllables[middle];
		}
		if (order < 0) {
			high = middle;
		} else {
			low = middle + 1;
		}
	}
	return NULL;
}

static bool begins_syllable(const struct pinyin_table *table, const char *letters, size_t len) {
	for (size_t i = 0; i < table->syllable_count; i++) {
		if (strncmp(table->syllables[i].letters, letters, len) == 0) {
			return true;
		}
	}
	return false;
}

/* Cuts the letters; lens[i] are the syllables' lengths, ' not counted but parting. The last may be
 * unfinished. Returns how many, 0 if it cannot be done. */
static size_t cut(const struct pinyin_table *table, const char *letters, size_t lens[MAX_SYLLABLES],
	size_t depth) {
	letters += *letters == '\'';
	size_t most = strcspn(letters, "'");
	if (!*letters || depth == MAX_SYLLABLES) {
		return depth;
	}
	for (size_t len = most < MAX_SYLLABLE_BYTES ? most : MAX_SYLLABLE_BYTES; len > 0; len--) {
		bool is_end = !letters[len];
		if (find(table, letters, len) || (is_end && begins_syllable(table, letters, len))) {
			lens[depth] = len;
			size_t count = cut(table, letters + len, lens, depth + 1);
			if (count) {
				return count;
			}
		}
	}
	return 0;
}

/* As cut(), but what cannot be cut at all counts letter by letter. */
static size_t cut_all(
	const struct pinyin_table *table, const char *letters, size_t lens[MAX_SYLLABLES]) {
	size_t count = cut(table, letters, lens, 0);
	for (size_t i = 0; !count && letters[0] && letters[i] && i < MAX_SYLLABLES; i++) {
		lens[i] = 1;
		if (!letters[i + 1] || i + 1 == MAX_SYLLABLES) {
			return i + 1;
		}
	}
	return count;
}

void pinyin_show(const struct pinyin_table *table, const char *letters, struct str *out) {
	size_t lens[MAX_SYLLABLES], count = cut_all(table, letters, lens);
	for (size_t i = 0; i < count; i++) {
		letters += *letters == '\'';
		str_append(out, i ? " " : "");
		str_append_bytes(out, letters, lens[i]);
		letters += lens[i];
	}
	str_append(out, letters); // a ' just typed
}

struct list {
	struct pinyin_candidate *items;
	size_t count, max;
};

static void add(struct list *list, const char *text, size_t text_len, size_t len) {
	for (size_t i = 0; i < list->count; i++) {
		if (strlen(list->items[i].text) == text_len &&
			memcmp(list->items[i].text, text, text_len) == 0) {
			return;
		}
	}
	if (list->count < list->max && text_len > 0 && text_len < PINYIN_MAX_BYTES) {
		struct pinyin_candidate *candidate = &list->items[list->count++];
		*candidate = (struct pinyin_candidate){.len = len};
		memcpy(candidate->text, text, text_len);
	}
}

/* The letters without ' marks, as the pinyin of words is written. */
static size_t plain(const char *letters, char out[PINYIN_MAX_BYTES]) {
	size_t len = 0;
	for (; *letters && len < PINYIN_MAX_BYTES - 1; letters++) {
		if (*letters != '\'') {
			out[len++] = *letters;
		}
	}
	out[len] = '\0';
	return len;
}

static void add_words(
	struct list *list, const char *letters, pinyin_words_fn *words, void *ctx, bool is_whole) {
	char sound[PINYIN_MAX_BYTES];
	size_t len = plain(letters, sound);
	const char *word, *pinyin;
	size_t most = is_whole ? SIZE_MAX : list->count + MOST_LONGER_WORDS;
	for (size_t i = 0; words && len && words(ctx, i, &word, &pinyin); i++) {
		bool is_same =
			strncmp(pinyin, sound, len) == 0 && (pinyin[len] == '\0') == is_whole;
		if (is_same && list->count < most) {
			add(list, word, strlen(word), strlen(letters));
		}
	}
	explicit_bzero(sound, sizeof sound);
}

static size_t first_character(const char *characters) {
	size_t at = 0;
	utf8_next(characters, strlen(characters), &at);
	return at;
}

/* The words of the table that sound like `len` plain letters, one space between; NULL if none. */
static const char *find_words(const struct pinyin_table *table, const char *letters, size_t len) {
	size_t low = 0, high = table->word_count;
	while (low < high) {
		size_t middle = (low + high) / 2;
		const char *key = table->words + table->word_places[middle];
		int order = strncmp(letters, key, len);
		order = order ? order : key[len] ? -1 : 0;
		if (order == 0) {
			return key + len + 1;
		}
		if (order < 0) {
			high = middle;
		} else {
			low = middle + 1;
		}
	}
	return NULL;
}

/* Plain letters and the bytes of the first `count` syllables, ' marks among them. */
static size_t span(
	const char *letters, const size_t *lens, size_t count, char sound[PINYIN_MAX_BYTES]) {
	size_t at = 0, len = 0;
	for (size_t i = 0; i < count; i++) {
		at += letters[at] == '\'';
		size_t kept = len + lens[i] < PINYIN_MAX_BYTES ? lens[i] : 0;
		memcpy(sound + len, letters + at, kept);
		len += kept;
		at += lens[i];
	}
	sound[len] = '\0';
	return at;
}

static void add_dictionary(const struct pinyin_table *table, struct list *list, const char *letters,
	const size_t *lens, size_t count) {
	char sound[PINYIN_MAX_BYTES];
	size_t used = span(letters, lens, count, sound);
	const char *found = find_words(table, sound, strlen(sound));
	while (found && *found) {
		size_t len = strcspn(found, " ");
		add(list, found, len, used);
		found += len + (found[len] == ' ');
	}
	explicit_bzero(sound, sizeof sound);
}

/* Cuts syllables into words from the end (which goes wrong less often in Chinese than from the
 * beginning): sizes[i] syllables from syllable i on are a word; 1 where none is. */
static void cut_words(const struct pinyin_table *table, const char *letters, const size_t *lens,
	size_t count, size_t sizes[MAX_SYLLABLES]) {
	char sound[PINYIN_MAX_BYTES];
	for (size_t end = count; end > 0;) {
		size_t size = end;
		for (; size > 1; size--) {
			size_t at = span(letters, lens, end - size, sound);
			span(letters + at, lens + end - size, size, sound);
			if (find_words(table, sound, strlen(sound))) {
				break;
			}
		}
		end -= size;
		sizes[end] = size;
	}
	explicit_bzero(sound, sizeof sound);
}

/* The best words for several syllables; the last may be unfinished and is left then. Letters that
 * are no syllable in the midst leave nothing to guess. */
static void add_guess(const struct pinyin_table *table, struct list *list, const char *letters,
	const size_t *lens, size_t count) {
	struct str guess = {0};
	char sound[PINYIN_MAX_BYTES];
	size_t sizes[MAX_SYLLABLES], at = span(letters, lens, count - 1, sound);
	span(letters + at, lens + count - 1, 1, sound);
	count -= find(table, sound, strlen(sound)) == NULL;
	cut_words(table, letters, lens, count, sizes);
	at = 0;
	bool is_whole = count > 1;
	for (size_t i = 0; i < count && is_whole; i += sizes[i]) {
		at += span(letters + at, lens + i, sizes[i], sound);
		const struct pinyin_syllable *syllable = find(table, sound, strlen(sound));
		const char *best = sizes[i] > 1 ? find_words(table, sound, strlen(sound)) : NULL;
		is_whole = best || syllable;
		if (best) {
			str_append_bytes(&guess, best, strcspn(best, " "));
		} else if (syllable) {
			str_append_bytes(&guess, syllable->characters,
				first_character(syllable->characters));
		}
	}
	if (is_whole) {
		add(list, str_get(&guess), guess.len, at);
	}
	explicit_bzero(sound, sizeof sound);
	str_finish(&guess);
}

static void add_characters(struct list *list, const char *characters, size_t most, size_t len) {
	size_t at = 0, all = strlen(characters);
	for (size_t i = 0; i < most && at < all; i++) {
		size_t start = at;
		utf8_next(characters, all, &at);
		add(list, characters + start, at - start, len);
	}
}

size_t pinyin_candidates(const struct pinyin_table *table, const char *letters,
	pinyin_words_fn *words, void *ctx, struct pinyin_candidate *out, size_t max) {
	size_t lens[MAX_SYLLABLES], mark = letters[0] == '\'';
	size_t count = cut_all(table, letters, lens);
	struct list list = {out, 0, max};
	if (!count) {
		return 0;
	}
	const char *first = letters + mark;
	const struct pinyin_syllable *syllable = find(table, first, lens[0]);
	add_words(&list, letters, words, ctx, true);
	if (syllable && count == 1) {
		add_characters(&list, syllable->characters, 2, mark + lens[0]);
	} else {
		add_dictionary(table, &list, letters, lens, count);
		add_guess(table, &list, letters, lens, count);
	}
	add_words(&list, letters, words, ctx, false);
	for (size_t some = count; some > 0; some--) {
		add_dictionary(table, &list, letters, lens, some);
	}
	add_characters(&list, syllable ? syllable->characters : "", max, mark + lens[0]);
	for (size_t i = 0; i < table->syllable_count; i++) {
		if (strncmp(table->syllables[i].letters, first, lens[0]) == 0) {
			add_characters(&list, table->syllables[i].characters, 3, mark + lens[0]);
		}
	}
	return list.count;
}

static const struct pinyin_syllable *reading(const struct pinyin_table *table, uint32_t code) {
	size_t low = 0, high = table->reading_count;
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (table->readings[middle].code == code) {
			return &table->syllables[table->readings[middle].syllable];
		}
		if (table->readings[middle].code < code) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return NULL;
}

bool pinyin_of(const char *word, struct str *out) {
	bool is_whole = *word != '\0';
	for (size_t at = 0, len = strlen(word); at < len;) {
		uint32_t code = utf8_next(word, len, &at);
		const struct pinyin_syllable *syllable = reading(&pinyin_simplified, code);
		syllable = syllable ? syllable : reading(&pinyin_traditional, code);
		is_whole = is_whole && syllable;
		str_append(out, syllable ? syllable->letters : "");
	}
	return is_whole;
}
