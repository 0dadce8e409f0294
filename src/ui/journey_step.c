// SPDX-License-Identifier: GPL-3.0-or-later
// A line is split into at most three words, then a table says which kinds of word a verb takes.
#include "ui/journey_step.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/utf8.h"
#include "device/input.h"

#define WORDS_MAX 3

struct word {
	const char *text; /* in the line's buffer */
	bool is_quoted;
};

struct line {
	char bytes[JOURNEY_LINE_MAX];
	size_t len;
	struct word words[WORDS_MAX];
	size_t count;
};

enum takes { TARGET, TARGET_AND_TIME, COUNT, QUOTED, KEY_NAME, PIXELS, TIME, NAME, PLAIN, STAMP };

static const struct {
	const char *name;
	enum takes takes;
	const char *form; /* for the error message */
} verbs[] = {
	[JOURNEY_TAP] = {"tap", TARGET, "tap #home"},
	[JOURNEY_TURN_TO] = {"turn-to", TARGET, "turn-to #service-library"},
	[JOURNEY_HOLD] = {"hold", TARGET_AND_TIME, "hold #logo 5s"},
	[JOURNEY_SEE] = {"see", TARGET, "see #home"},
	[JOURNEY_DONT_SEE] = {"dont-see", TARGET, "dont-see #home"},
	[JOURNEY_TAPS] = {"taps", COUNT, "taps 4"},
	[JOURNEY_TYPE] = {"type", QUOTED, "type \"Amina\""},
	[JOURNEY_KEY] = {"key", KEY_NAME, "key Down"},
	[JOURNEY_DRAG] = {"drag", PIXELS, "drag 400"},
	[JOURNEY_WAIT] = {"wait", TIME, "wait 46s"},
	[JOURNEY_SHOT] = {"shot", NAME, "shot article"},
	[JOURNEY_PRINT_SHOWS] = {"print-shows", QUOTED, "print-shows \"112\""},
	[JOURNEY_SLIPS] = {"slips", COUNT, "slips 2"},
	[JOURNEY_PRINTER] = {"printer", NAME, "printer out-of-paper"},
	[JOURNEY_USB] = {"usb", PLAIN, "usb DIR"},
	[JOURNEY_CLOCK] = {"clock", STAMP, "clock 2026-11-19T09:42"},
};

#define VERB_COUNT (sizeof verbs / sizeof *verbs)

const char *journey_verb_name(enum journey_verb verb) {
	return verb == JOURNEY_NOTHING ? "" : verbs[verb].name;
}

static bool put(struct line *line, const char *data, size_t len) {
	if (line->len + len >= sizeof line->bytes) {
		return false;
	}
	memcpy(line->bytes + line->len, data, len);
	line->len += len;
	return true;
}

/* Copies one byte, \" and \\ inside quotes, or the language for $LANG; moves *at past it. */
static bool copy_piece(struct line *line, const char **at, bool is_quoted, const char *lang) {
	if (strncmp(*at, "$LANG", 5) == 0) {
		*at += 5;
		return put(line, lang, strlen(lang));
	}
	if (is_quoted && **at == '\\' && ((*at)[1] == '"' || (*at)[1] == '\\')) {
		++*at;
	}
	return put(line, (*at)++, 1);
}

static bool read_word(struct line *line, const char **at, const char *lang, struct err *err) {
	if (line->count == WORDS_MAX) {
		return err_set(
			err, "there are too many words; put \"…\" around a text with blanks");
	}
	bool is_quoted = **at == '"';
	struct word *word = &line->words[line->count++];
	*word = (struct word){line->bytes + line->len, is_quoted};
	*at += is_quoted;
	while (**at && (is_quoted ? **at != '"' : !isspace((unsigned char)**at))) {
		if (!copy_piece(line, at, is_quoted, lang)) {
			return err_set(
				err, "the line is longer than %d bytes", JOURNEY_LINE_MAX - 1);
		}
	}
	if (is_quoted && *(*at)++ != '"') {
		return err_set(err, "a closing \" is missing");
	}
	if (is_quoted && **at && !isspace((unsigned char)**at)) {
		return err_set(err, "a blank is missing after the closing \"");
	}
	return put(line, "", 1) ? true : err_set(err, "the line is too long");
}

static bool starts_comment(const char *at, bool is_first) {
	return *at == '#' && (is_first || !at[1] || isspace((unsigned char)at[1]));
}

static bool split(struct line *line, const char *text, const char *lang, struct err *err) {
	const char *at = text;
	for (;;) {
		while (isspace((unsigned char)*at)) {
			at++;
		}
		if (!*at || starts_comment(at, line->count == 0)) {
			return true;
		}
		if (!read_word(line, &at, lang, err)) {
			return false;
		}
	}
}

static bool read_number(const char *text, int least, int most, int *number) {
	char *end;
	long value = strtol(text, &end, 10);
	if (end == text || *end || isspace((unsigned char)*text) || value < least || value > most) {
		return false;
	}
	*number = (int)value;
	return true;
}

/* "46s", "500ms" or "2m"; a week at most. */
static bool read_time(const char *text, int64_t *ms) {
	static const struct {
		const char *unit;
		int64_t ms;
	} units[] = {{"ms", 1}, {"s", 1000}, {"m", 60000}, {"h", 3600000}};
	char *end;
	if (!isdigit((unsigned char)*text)) {
		return false;
	}
	long value = strtol(text, &end, 10);
	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		if (strcmp(end, units[i].unit) == 0 && value <= 604800000 / units[i].ms) {
			*ms = value * units[i].ms;
			return true;
		}
	}
	return false;
}

static bool name_is_plain(const char *text) {
	size_t len =
		strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_");
	return len && !text[len];
}

static bool take_target(const struct word *word, struct journey_step *step) {
	step->is_id = !word->is_quoted && *word->text == '#';
	const char *text = word->text + step->is_id;
	strcpy(step->text, text); /* both hold JOURNEY_LINE_MAX bytes */
	return *text && (step->is_id || word->is_quoted);
}

/* Whether the words after the verb are what it takes; they then stand in `step`. */
static bool take(const struct line *line, struct journey_step *step) {
	enum takes takes = verbs[step->verb].takes;
	const struct word *word = &line->words[1];
	if (line->count != (takes == TARGET_AND_TIME ? 3u : 2u)) {
		return false;
	}
	strcpy(step->text, word->text);
	switch (takes) {
	case TARGET: return take_target(word, step);
	case TARGET_AND_TIME:
		return take_target(word, step) && read_time(line->words[2].text, &step->ms);
	case COUNT: return read_number(word->text, 0, 1000, &step->number);
	case QUOTED: return word->is_quoted && *word->text;
	case KEY_NAME: return input_key_named(word->text) != KEY_NONE;
	case PIXELS: return read_number(word->text, -10000, 10000, &step->number);
	case TIME: return read_time(word->text, &step->ms);
	case NAME: return name_is_plain(word->text);
	case PLAIN: return *word->text;
	case STAMP: return clock_read_stamp(word->text, &step->stamp, NULL);
	}
	return false;
}

static bool read_step(const struct line *line, struct journey_step *step, struct err *err) {
	if (!line->count) {
		return true;
	}
	for (size_t i = 1; i < VERB_COUNT; i++) {
		if (strcmp(verbs[i].name, line->words[0].text) == 0) {
			step->verb = (enum journey_verb)i;
			return take(line, step) ? true
						: err_set(err, "%s cannot be read; write it as: %s",
							  verbs[i].name, verbs[i].form);
		}
	}
	return err_set(err, "\"%.40s\" is no step; steps begin with tap, see, type, wait, shot, …",
		line->words[0].text);
}

bool journey_step_read(
	const char *text, const char *lang, struct journey_step *step, struct err *err) {
	struct line line = {.len = 0};
	*step = (struct journey_step){.verb = JOURNEY_NOTHING};
	bool ok = utf8_is_valid(text, strlen(text), NULL)
		? split(&line, text, lang, err) && read_step(&line, step, err)
		: err_set(err, "the line is not UTF-8");
	explicit_bzero(&line, sizeof line);
	return ok;
}
