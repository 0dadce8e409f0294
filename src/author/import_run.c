// SPDX-License-Identifier: GPL-3.0-or-later
// White space first, so that the words beside a link can be looked at one by one.
#include "author/import_run.h"

#include <ctype.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "author/import_report.h"
#include "base/arena.h"
#include "base/mem.h"
#include "base/utf8.h"

/* ---- white space ---- */

/* The bytes of a white space at `at`, no-break spaces and the like included; of a mark that has no
 * business in a text (byte order, soft hyphen, bidi control) too, with *is_space false. */
static size_t space_length(const char *at, bool *is_space) {
	const unsigned char *byte = (const unsigned char *)at;
	*is_space = true;
	if (strchr(" \t\r\n\f\v", *at) && *at) {
		return 1;
	}
	if (byte[0] == 0xC2 && byte[1] == 0xA0) { /* no-break space */
		return 2;
	}
	if (byte[0] == 0xE2 && byte[1] == 0x80 &&
		((byte[2] >= 0x80 && byte[2] <= 0x8A) || byte[2] == 0xA8 || byte[2] == 0xA9 ||
			byte[2] == 0xAF)) {
		return 3;
	}
	*is_space = false;
	if ((byte[0] < 0x20 && byte[0]) || byte[0] == 0x7F) {
		return 1;
	}
	if (byte[0] == 0xC2 && (byte[1] == 0xAD || (byte[1] >= 0x80 && byte[1] < 0xA0))) {
		return 2;
	}
	if ((byte[0] == 0xEF && byte[1] == 0xBB && byte[2] == 0xBF) ||
		(byte[0] == 0xE2 && byte[1] == 0x80 &&
			(byte[2] == 0x8E || byte[2] == 0x8F ||
				(byte[2] >= 0xAA && byte[2] <= 0xAE))) ||
		(byte[0] == 0xE2 && byte[1] == 0x81 && byte[2] >= 0xA0 && byte[2] <= 0xAF)) {
		return 3;
	}
	return 0;
}

/* White space as single spaces. */
static const char *squeeze(struct arena *arena, const char *text) {
	struct str out = {0};
	for (const char *at = text; *at;) {
		bool is_space;
		size_t len = space_length(at, &is_space);
		if (!len) {
			str_append_char(&out, *at++);
			continue;
		}
		if (is_space && (!out.len || out.data[out.len - 1] != ' ')) {
			str_append_char(&out, ' ');
		}
		at += len;
	}
	const char *kept = arena_copy(arena, str_get(&out), out.len);
	str_finish(&out);
	return kept;
}

static bool is_like(const struct run *a, const struct run *b) {
	return a->text && b->text && a->is_bold == b->is_bold && a->target == b->target &&
		a->contact == b->contact;
}

/* Joins neighbours of one kind; drops what is empty. */
static void join(struct runs *runs, struct arena *arena) {
	size_t kept = 0;
	for (size_t i = 0; i < runs->count; i++) {
		struct run *run = &runs->items[i];
		struct run *last = kept ? &runs->items[kept - 1] : NULL;
		if (run->text && !*run->text) {
			continue;
		}
		if (last && is_like(last, run)) {
			last->text =
				squeeze(arena, arena_printf(arena, "%s%s", last->text, run->text));
		} else {
			runs->items[kept++] = *run;
		}
	}
	runs->count = kept;
}

/* A bold or linked space is a plain one, between what is bold or linked; a space at a line's end is
 * none. */
static void place_spaces(struct runs *runs, struct arena *arena) {
	struct runs out = {0};
	bool is_pending = false, is_line_start = true;
	for (size_t i = 0; i < runs->count; i++) {
		struct run run = runs->items[i];
		if (!run.text) {
			vec_push(&out, run);
			is_pending = false;
			is_line_start = true;
			continue;
		}
		const char *start = run.text;
		is_pending |= *start == ' ';
		start += *start == ' ';
		size_t len = strlen(start);
		bool ends = len && start[len - 1] == ' ';
		len -= ends;
		if (!len) {
			continue;
		}
		run.text = arena_copy(arena, start, len);
		bool has_space = is_pending && !is_line_start;
		struct run *last = out.count ? &out.items[out.count - 1] : NULL;
		if (has_space && is_like(last, &run) && !run.target) {
			last->text = arena_printf(arena, "%s %s", last->text, run.text);
		} else {
			if (has_space) {
				vec_push(&out, (struct run){.text = " "});
			}
			vec_push(&out, run);
		}
		is_pending = ends;
		is_line_start = false;
	}
	free(runs->items);
	*runs = out;
}

/* ---- links that lost their words ---- */

/* The digits of a telephone number, its country code of Germany as 0. */
static void number_core(struct str *out, const char *text) {
	bool is_abroad = false;
	for (const char *at = text; *at; at++) {
		if (*at == '+' && !out->len) {
			is_abroad = true;
		} else if (isdigit((unsigned char)*at)) {
			str_append_char(out, *at);
		}
	}
	const char *digits = str_get(out);
	size_t cut = 0;
	if (is_abroad && strncmp(digits, "49", 2) == 0) {
		cut = 2;
	} else if (strncmp(digits, "0049", 4) == 0) {
		cut = 4;
	}
	if (cut) {
		const char *rest = digits + cut + (digits[cut] == '0');
		char *kept = mem_copy_string(rest);
		str_clear(out);
		str_printf(out, "0%s", kept);
		free(kept);
	}
}

/* An address without what people leave out: scheme, www., a slash at the end, capitals. */
static void address_core(struct str *out, const char *text) {
	static const char *const STARTS[] = {"https://", "http://", "www."};
	for (size_t i = 0; i < sizeof STARTS / sizeof *STARTS; i++) {
		size_t len = strlen(STARTS[i]);
		text += strncasecmp(text, STARTS[i], len) == 0 ? len : 0;
	}
	for (; *text; text++) {
		if (*text != ' ') {
			str_append_char(out, (char)tolower((unsigned char)*text));
		}
	}
	if (out->len && out->data[out->len - 1] == '/') {
		out->data[--out->len] = '\0';
	}
}

static bool is_number(const char *contact) {
	return contact && *contact && !strchr(contact, '@');
}

static bool has_core(const struct run *run, const char *words) {
	struct str core = {0}, wanted = {0};
	bool number = is_number(run->contact);
	(number ? number_core : address_core)(&core, words);
	(number ? number_core : address_core)(&wanted, run->contact ? run->contact : run->target);
	bool has = core.len > 3 && strcmp(str_get(&core), str_get(&wanted)) == 0;
	if (has && number) { /* words beside the number are not part of it */
		has = strspn(words, "0123456789 +-/()") == strlen(words);
	}
	str_finish(&core);
	str_finish(&wanted);
	return has;
}

/* The start of the last word of `text`, spaces behind it not counted. */
static size_t last_word(const char *text) {
	size_t end = strlen(text);
	while (end && text[end - 1] == ' ') {
		end--;
	}
	while (end && text[end - 1] != ' ') {
		end--;
	}
	return end;
}

/* The end of the first word, without a mark that ends the sentence. */
static size_t first_word(const char *text, bool with_mark) {
	size_t start = strspn(text, " "), len = strcspn(text + start, " ");
	if (!with_mark && len && strchr(".,;:)", text[start + len - 1])) {
		len--;
	}
	return start + len;
}

struct torn {
	const char *before, *after; /* the plain words beside the link, "" where there are none */
};

static bool try_words(
	struct arena *arena, struct run *link, struct torn *torn, bool with_before, size_t after) {
	size_t start = with_before ? last_word(torn->before) : strlen(torn->before);
	struct str words = {0};
	const char *parts[3] = {
		torn->before + start, link->text, arena_copy(arena, torn->after, after)};
	for (size_t i = 0; i < 3; i++) {
		for (const char *at = parts[i]; *at; at++) {
			if (*at != ' ') {
				str_append_char(&words, *at);
			}
		}
	}
	bool fits = has_core(link, str_get(&words));
	if (fits) {
		link->text = arena_copy(arena, str_get(&words), words.len);
		torn->before = arena_copy(arena, torn->before, start);
		torn->after += after;
	}
	str_finish(&words);
	return fits;
}

static bool is_plain(const struct runs *runs, size_t at) {
	return at < runs->count && runs->items[at].text && !runs->items[at].target &&
		!runs->items[at].contact;
}

static void mend(struct runs *runs, struct arena *arena, size_t at) {
	struct run *link = &runs->items[at];
	bool has_before = at && is_plain(runs, at - 1), has_after = is_plain(runs, at + 1);
	struct torn torn = {has_before ? runs->items[at - 1].text : "",
		has_after ? runs->items[at + 1].text : ""};
	if ((link->contact ? !*link->contact : !link->target) || has_core(link, link->text)) {
		return;
	}
	const size_t ends[3] = {0, first_word(torn.after, true), first_word(torn.after, false)};
	bool is_mended = false;
	for (size_t i = 0; !is_mended && i < 6; i++) {
		bool with_before = i < 3;
		if ((with_before && !has_before) || (i % 3 && !has_after) || i == 3) {
			continue;
		}
		is_mended = try_words(arena, link, &torn, with_before, ends[i % 3]);
	}
	if (is_mended && has_before) {
		runs->items[at - 1].text = torn.before;
	}
	if (is_mended && has_after) {
		runs->items[at + 1].text = torn.after;
	}
}

/* "map[here]": a space was lost before the link. */
static void part_words(struct runs *runs, struct arena *arena, size_t at) {
	struct run *link = &runs->items[at];
	if (!at || !is_plain(runs, at - 1)) {
		return;
	}
	struct run *before = &runs->items[at - 1];
	size_t len = strlen(before->text);
	if (len && isalpha((unsigned char)before->text[len - 1]) &&
		isalpha((unsigned char)link->text[0])) {
		before->text = arena_printf(arena, "%s ", before->text);
	}
}

/* ---- contacts ---- */

static size_t count_digits(const char *text) {
	size_t count = 0;
	for (; *text; text++) {
		count += isdigit((unsigned char)*text) != 0;
	}
	return count;
}

static void settle_contact(
	struct run *run, struct arena *arena, struct import_report *report, const char *place) {
	const char *contact = run->contact;
	if (!*contact || has_core(run, run->text)) {
		return;
	}
	bool holds_one =
		is_number(contact) ? count_digits(run->text) > 4 : strchr(run->text, '@') != NULL;
	struct str written = {0}, wanted = {0};
	(is_number(contact) ? number_core : address_core)(&written, run->text);
	(is_number(contact) ? number_core : address_core)(&wanted, contact);
	const char *core = str_get(&wanted); /* of short numbers the 0 is not written */
	bool is_within = written.len && wanted.len &&
		(strstr(str_get(&written), core) ||
			(*core == '0' && strcmp(str_get(&written), core + 1) == 0));
	str_finish(&written);
	str_finish(&wanted);
	if (!holds_one) {
		run->text = arena_printf(arena, "%s (%s)", run->text, contact);
	} else if (!is_within) {
		import_report_add(report, place,
			"\"%s\" is written, but its link leads to \"%s\": kept as written; find "
			"out which is right",
			run->text, contact);
	}
}

void runs_clean(
	struct runs *runs, struct arena *arena, struct import_report *report, const char *place) {
	for (size_t i = 0; i < runs->count; i++) {
		struct run *run = &runs->items[i];
		run->text = run->text ? squeeze(arena, run->text) : NULL;
		run->is_bold = run->is_bold && !run->target;
		if (run->text && run->text[0] == ' ' && !run->text[1]) {
			*run = (struct run){.text = " "};
		}
	}
	join(runs, arena);
	for (size_t i = 0; i < runs->count; i++) {
		struct run *run = &runs->items[i];
		if (run->text && (run->target || run->contact)) {
			mend(runs, arena, i);
			part_words(runs, arena, i);
		}
	}
	for (size_t i = 0; i < runs->count; i++) {
		if (runs->items[i].text && runs->items[i].contact) {
			settle_contact(&runs->items[i], arena, report, place);
			runs->items[i].contact = NULL;
		}
	}
	join(runs, arena);
	place_spaces(runs, arena);
}

/* ---- Markdown ---- */

static void escape(struct str *out, const char *text, bool is_line_start) {
	const char *at = text;
	if (is_line_start) {
		size_t digits = strspn(at, "0123456789");
		if (digits && at[digits] && strchr(".)", at[digits])) {
			str_append_bytes(out, at, digits);
			str_append_char(out, '\\');
			str_append_char(out, at[digits]);
			at += digits + 1;
		} else if (*at && strchr("-+=#", *at)) {
			str_append_char(out, '\\');
		}
	}
	for (; *at; at++) {
		if (strchr("\\`*_[]<>&|!~", *at)) {
			str_append_char(out, '\\');
		}
		str_append_char(out, *at);
		if (strncmp(at, "{phone:", 7) == 0) { /* no placeholder of ours */
			str_append_char(out, ' ');
		}
	}
}

/* The words of a link: no brackets, no scheme of an address, which would read as none at all. */
static void write_link(struct str *out, const struct run *run) {
	const char *words = run->text;
	words += strncmp(words, "https://", 8) == 0 ? 8 : strncmp(words, "http://", 7) == 0 ? 7 : 0;
	words = *words ? words : run->text;
	char *copy = mem_copy_string(words);
	for (char *at = copy; *at; at++) {
		*at = *at == '[' ? '(' : *at == ']' ? ')' : *at;
	}
	str_append_char(out, '[');
	escape(out, copy, false);
	str_printf(out, "](%s)", run->target);
	free(copy);
}

/* 0 where there is none. */
static uint32_t first_char(const char *text, size_t len) {
	size_t at = 0;
	return len ? utf8_next(text, len, &at) : 0;
}

/* The character that ends at `end` (from `start`), 0 where there is none. */
static uint32_t char_before(const char *start, const char *end) {
	const char *at = end;
	while (at > start && ((unsigned char)*--at & 0xC0) == 0x80) {
	}
	return first_char(at, (size_t)(end - at));
}

static bool is_space_or_none(uint32_t code) {
	return code == 0 || code == ' ' || code == '\n';
}

static bool is_punctuation(uint32_t code) {
	return (code < 0x80 && ispunct((int)code)) || (code >= 0xA1 && code <= 0xBF) ||
		code == 0x60C || code == 0x61B || code == 0x61F || code == 0x6D4 ||
		(code >= 0x1361 && code <= 0x1368) || (code >= 0x2010 && code <= 0x205E) ||
		(code >= 0x3001 && code <= 0x3030) || (code >= 0xFE10 && code <= 0xFE6F) ||
		(code >= 0xFF01 && code <= 0xFF0F) || (code >= 0xFF1A && code <= 0xFF20);
}

/* CommonMark opens and closes ** only beside a space or punctuation where punctuation stands inside;
 * where it would not, the words are not bold. */
static void write_bold(struct str *out, const char *words, const char *next) {
	const char *start = str_get(out);
	uint32_t before = char_before(start, start + out->len);
	uint32_t first = first_char(words, strlen(words));
	uint32_t last = char_before(words, words + strlen(words));
	uint32_t after = first_char(next, strlen(next));
	bool opens = !is_punctuation(first) || is_space_or_none(before) || is_punctuation(before);
	bool closes = !is_punctuation(last) || is_space_or_none(after) || is_punctuation(after);
	bool is_safe = opens && closes && before != '*' && first && last;
	str_printf(out, "%s%s%s", is_safe ? "**" : "", words, is_safe ? "**" : "");
}

void runs_write(struct str *out, const struct runs *runs, size_t from, size_t to, bool is_plain) {
	bool is_line_start = true;
	for (size_t i = from; i < to; i++) {
		const struct run *run = &runs->items[i];
		if (!run->text) {
			str_append(out, is_plain ? " " : "\\\n");
			is_line_start = !is_plain;
			continue;
		}
		if (is_plain || (!run->is_bold && !run->target)) {
			escape(out, run->text, is_line_start);
		} else if (run->target) {
			write_link(out, run);
		} else {
			struct str words = {0};
			escape(&words, run->text, false);
			const struct run *next = i + 1 < to ? &runs->items[i + 1] : NULL;
			write_bold(out, str_get(&words),
				!next || !next->text   ? ""
					: next->target ? "["
						       : next->text);
			str_finish(&words);
		}
		is_line_start = false;
	}
}
