// SPDX-License-Identifier: GPL-3.0-or-later
// Blocks, lines and texts in two languages, and what every slip ends with.
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "content/pack.h"
#include "content/text.h"
#include "lang/date.h"
#include "lang/tag.h"
#include "screens/app.h"
#include "screens/say.h"
#include "screens/slip_inner.h"
#include "screens/status.h"
#include "ui/icons.h"

/* ---- blocks ---- */

/* An array of `room` items of `size` bytes in the arena with room for one more than `count`. */
static void *grown(struct arena *arena, void *items, size_t count, size_t *room, size_t size) {
	if (count < *room) {
		return items;
	}
	*room = *room ? *room * 2 : 8;
	void *more = arena_alloc(arena, *room * size);
	if (count) {
		memcpy(more, items, count * size);
	}
	return more;
}

struct slip_block *slip_add(struct slip_maker *maker, struct slip_block block) {
	maker->blocks = grown(
		maker->arena, maker->blocks, maker->count, &maker->room, sizeof *maker->blocks);
	maker->blocks[maker->count] = block;
	return &maker->blocks[maker->count++];
}

void slip_line_add(struct slip_maker *maker, struct slip_lines *lines, struct slip_line line) {
	lines->items = grown(maker->arena, lines->items, lines->count, &lines->room, sizeof line);
	lines->items[lines->count++] = line;
}

void slip_text_add(struct slip_maker *maker, struct slip_lines *lines, struct slip_text text) {
	if (text.visitor || text.host) {
		slip_line_add(maker, lines, (struct slip_line){.text = text});
	}
}

void slip_icon(struct slip_block *block, const char *name) {
	const struct icon *icon = icon_find(name);
	block->icon = icon ? icon->code : 0;
	block->is_icon_mirrored = icon && icon->is_mirrored;
}

void slip_fact_add(struct slip_maker *maker, const char *icon, struct slip_text title,
	const struct slip_lines *lines) {
	if (!title.visitor && !title.host && !lines->count) {
		return;
	}
	struct slip_block *fact = slip_add(maker,
		(struct slip_block){.kind = SLIP_FACT,
			.title = title,
			.lines = lines->items,
			.line_count = lines->count});
	slip_icon(fact, icon);
}

void slip_band_add(struct slip_maker *maker, const char *icon, struct slip_text title) {
	slip_icon(slip_add(maker, (struct slip_block){.kind = SLIP_BAND, .title = title}), icon);
	maker->title = title.visitor ? title.visitor : title.host;
}

/* ---- texts ---- */

static const char *said(const char *text) {
	return text && *text ? text : NULL;
}

/* Times and numbers, which stand in LRI … PDI (UAX #9), stay on one line. */
static const char *unbroken(struct arena *arena, const char *text) {
	if (!text || !*text || !strstr(text, "\u2066")) {
		return said(text);
	}
	struct str out = {0};
	bool is_inside = false;
	for (; *text; text++) {
		is_inside |= !strncmp(text, "\u2066", 3) && strchr("+0123456789", text[3]);
		is_inside &= strncmp(text, "\u2069", 3) != 0;
		if (is_inside && *text == ' ') { /* UAX #14: a dash breaks even before U+00A0 */
			str_append(&out, "\u2060\u00a0");
		} else {
			str_append_char(&out, *text);
		}
	}
	const char *kept = arena_string(arena, str_get(&out));
	str_finish(&out);
	return kept;
}

struct slip_text slip_pair(const struct slip_maker *maker, const char *visitor, const char *host) {
	visitor = unbroken(maker->arena, visitor);
	host = unbroken(maker->arena, host);
	bool is_again = visitor && host && (maker->is_one || !strcmp(visitor, host));
	return (struct slip_text){visitor, is_again ? NULL : host};
}

struct slip_text slip_say(const struct slip_maker *maker, const char *english) {
	return slip_pair(maker, say(maker->visitor, english), say(maker->host, english));
}

/* In the isolate of its own direction (UAX #9) where its language is another than the slip's. */
static const char *in_its_direction(
	const struct slip_maker *maker, const struct text *text, const char *lang) {
	const struct language *own = language_find(text->lang), *around = language_find(lang);
	if (!*text->utf8 || !own || !around || own->is_rtl == around->is_rtl) {
		return text->utf8;
	}
	return arena_printf(
		maker->arena, "%s%s\u2069", own->is_rtl ? "\u2067" : "\u2066", text->utf8);
}

struct slip_text slip_content(
	const struct slip_maker *maker, const struct text *visitor, const struct text *host) {
	struct slip_text both = slip_pair(maker, visitor->utf8, host->utf8);
	if (both.visitor) {
		both.visitor = in_its_direction(maker, visitor, app_lang(maker->visitor));
	}
	if (both.host) {
		both.host = in_its_direction(maker, host, app_lang(maker->host));
	}
	return both;
}

const char *slip_join(struct arena *arena, const struct text *texts, size_t count) {
	struct str out = {0};
	for (size_t i = 0; i < count; i++) {
		if (*texts[i].utf8) {
			str_printf(&out, "%s%s", out.len ? SLIP_DOT : "", texts[i].utf8);
		}
	}
	const char *kept = arena_string(arena, str_get(&out));
	str_finish(&out);
	return kept;
}

/* Whether a sentence ends at `at`; how many bytes its mark has. */
static size_t sentence_end(const char *at) {
	static const char *const marks[] = {". ", "! ", "? ", "。", "！", "？", "۔", "؟", "።"};
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		if (!strncmp(at, marks[i], strlen(marks[i]))) {
			return strlen(marks[i]);
		}
	}
	return 0;
}

#define PIECE 400 /* letters: half a page of A6 */

const char *slip_piece(const struct slip_maker *maker, const char **text) {
	const char *from = *text, *word = NULL, *sentence = NULL, *at = from;
	for (int letters = 0; *at && letters < PIECE; letters++) {
		size_t end = sentence_end(at);
		sentence = end ? at + end : sentence;
		word = *at == ' ' || *at == '\n' ? at + 1 : word;
		do {
			at++;
		} while ((*at & 0xc0) == 0x80);
	}
	if (*at) {
		at = sentence ? sentence : word ? word : at;
	}
	const char *piece = arena_copy(maker->arena, from, (size_t)(at - from));
	bool is_turned = !strncmp(from, "\u2066", 3) || !strncmp(from, "\u2067", 3);
	*text = *at && is_turned ? arena_printf(maker->arena, "%.3s%s", from, at) : at;
	return piece;
}

/* The first line is the street. */
void slip_address_add(struct slip_maker *maker, struct slip_lines *lines, const char *address) {
	for (const char *line = address; line && *line;) {
		size_t len = strcspn(line, "\n");
		slip_line_add(maker, lines,
			(struct slip_line){.text = {NULL, arena_copy(maker->arena, line, len)},
				.is_plain = true,
				.is_strong = line == address});
		line += len + (line[len] == '\n');
	}
}

/* ---- who comes with the paper, and the foot ---- */

const char *slip_office(const struct app *app) {
	return app->options->office_name ? app->options->office_name : pack_host_name(app->pack);
}

const char *slip_place(const struct app *app) {
	return said(app->options->kiosk_place);
}

/* Only what the kiosk knows: which language was chosen, and where it stands. */
void slip_box_add(struct slip_maker *maker, const char *more) {
	struct app *host = maker->host;
	const char *from = slip_office(host);
	if (slip_place(host)) {
		from = arena_printf(maker->arena, "%s, %s", from, slip_place(host));
	}
	const char *text = say_fill(host, "This person comes from: {place}.", "place", from);
	if (!maker->is_one) {
		const char *reads = say_fill(host, "This person reads this slip in {language}.",
			"language",
			language_name(maker->arena, app_lang(maker->visitor), app_lang(host)));
		text = arena_printf(maker->arena, "%s %s", reads, text);
	}
	if (more) {
		text = arena_printf(maker->arena, "%s %s", text, more);
	}
	slip_add(maker,
		(struct slip_block){.kind = SLIP_BOX,
			.title = {NULL, say(host, "For the next office:")},
			.text = {NULL, text}});
}

static const char *foot_text(
	struct slip_maker *maker, struct app *app, const int64_t *day, const char *more) {
	struct str text = {0};
	bool is_late;
	if (day) {
		str_printf(&text, "%s\n", status_checked_text(app, *day, &is_late));
	}
	str_append(&text, say(app, "No personal data is stored."));
	if (more) {
		str_printf(&text, "\n%s", more);
	}
	str_printf(&text, "\n%s", say(app, "Danger to life? Call 112"));
	const char *kept = arena_string(maker->arena, str_get(&text));
	str_finish(&text);
	return kept;
}

void slip_foot_add(struct slip_maker *maker, const int64_t *day, const char *more) {
	slip_add(maker,
		(struct slip_block){.kind = SLIP_FOOT,
			.text = slip_pair(maker, foot_text(maker, maker->visitor, day, more),
				foot_text(maker, maker->host, day, NULL))});
}
