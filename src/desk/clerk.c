// SPDX-License-Identifier: GPL-3.0-or-later
// lang_fill() isolates each value for screens; here the isolates are taken out again.
#include "desk/clerk.h"

#include <stdbool.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "desk/plain.h"
#include "lang/catalog.h"
#include "lang/date.h"
#include "lang/fill.h"
#include "lang/mark.h"
#include "lang/tag.h"

#define ISOLATE "\xe2\x81" /* U+2066 to U+2069 are this and a6 to a9 */

const char *clerk_known(const char *lang) {
	static const char probe[] = N_STAFF("Sign-ups");
	const struct language *language = language_find(lang);
	return language && catalog_staff(lang, probe) != probe ? language->tag : "en";
}

const char *clerk_say(const struct clerk *clerk, const char *english) {
	return catalog_staff(clerk->lang, english);
}

static const char *fill(
	const struct clerk *clerk, const char *english, const struct fill *fills, size_t count) {
	char *text = lang_fill(clerk->arena, clerk->lang, clerk_say(clerk, english), fills, count);
	char *out = text;
	for (const char *in = text; *in;) {
		unsigned char last = strncmp(in, ISOLATE, 2) == 0 ? (unsigned char)in[2] : 0;
		if (last >= 0xa6 && last <= 0xa9) {
			in += 3;
		} else {
			*out++ = *in++;
		}
	}
	*out = '\0';
	return text;
}

const char *clerk_fill(
	const struct clerk *clerk, const char *english, const char *name, const char *value) {
	return fill(clerk, english, &(struct fill){name, value}, 1);
}

const char *clerk_fill2(const struct clerk *clerk, const char *english, const char *name,
	const char *value, const char *name2, const char *value2) {
	const struct fill fills[] = {{name, value}, {name2, value2}};
	return fill(clerk, english, fills, 2);
}

const char *clerk_count(
	const struct clerk *clerk, const char *english, const char *name, size_t count) {
	return clerk_fill(clerk, english, name, arena_printf(clerk->arena, "%zu", count));
}

const char *clerk_list(const struct clerk *clerk, const char *const *words, size_t count) {
	struct str list = {0};
	for (size_t i = 0; i < count; i++) {
		str_append(&list, i ? ", " : "");
		str_append(&list, words[i]);
	}
	const char *kept = arena_string(clerk->arena, str_get(&list));
	str_finish(&list);
	return kept;
}

const char *clerk_language(const struct clerk *clerk, const char *tag) {
	return language_find(tag) ? language_name(clerk->arena, tag, clerk->lang)
				  : plain_line(clerk->arena, tag);
}

/* "Monday" of "mon" and "monday"; NULL if `word` of `len` bytes is no day. */
static const char *day_name(const struct clerk *clerk, const char *word, size_t len) {
	static const char *const days[] = {
		"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
	for (int day = 0; day < 7; day++) {
		bool is_day = len == 3 || len == strlen(days[day]);
		if (is_day && strncmp(days[day], word, len) == 0) {
			return weekday_text(clerk->arena, clerk->lang, day, false);
		}
	}
	return NULL;
}

const char *clerk_slot(const struct clerk *clerk, const char *slot) {
	static const struct {
		const char *word, *of_day, *of_weekdays;
	} parts[] = {
		{"-morning", N_STAFF("{weekday} morning"), N_STAFF("weekdays in the morning")},
		{"-afternoon", N_STAFF("{weekday} afternoon"),
			N_STAFF("weekdays in the afternoon")},
		{"-evening", N_STAFF("{weekday} evening"), N_STAFF("weekdays in the evening")},
	};
	size_t len = strcspn(slot, "-");
	const char *day = day_name(clerk, slot, len);
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		if (strcmp(slot + len, parts[i].word) != 0) {
			continue;
		}
		if (day) {
			return clerk_fill(clerk, parts[i].of_day, "weekday", day);
		}
		if (len == 7 && strncmp(slot, "weekday", len) == 0) {
			return clerk_say(clerk, parts[i].of_weekdays);
		}
	}
	return day && !slot[len]               ? day
		: strcmp(slot, "weekend") == 0 ? clerk_say(clerk, N_STAFF("the weekend"))
					       : plain_line(clerk->arena, slot);
}

const char *clerk_field(const struct clerk *clerk, const char *name) {
	static const struct {
		const char *name, *label;
	} fields[] = {
		{"name", N_STAFF("Name")},
		{"phone", N_STAFF("Telephone")},
		{"email", N_STAFF("E-mail")},
		{"languages", N_STAFF("Languages")},
		{"field", N_STAFF("Field of work")},
		{"times", N_STAFF("Times that suit")},
		{"gender", N_STAFF("Gender")},
		{"age", N_STAFF("Age")},
		{"wish-gender", N_STAFF("Wishes for: gender")},
		{"wish-age", N_STAFF("Wishes for: age")},
		{"capacity", N_STAFF("Takes how many")},
		{"contact-person", N_STAFF("Contact person")},
	};
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
		if (strcmp(fields[i].name, name) == 0) {
			return clerk_say(clerk, fields[i].label);
		}
	}
	return plain_line(clerk->arena, name);
}

const char *clerk_value(const struct clerk *clerk, const char *name, const char *value) {
	return strcmp(name, "languages") == 0 ? clerk_language(clerk, value)
		: strcmp(name, "times") == 0  ? clerk_slot(clerk, value)
		: strcmp(value, "yes") == 0   ? clerk_say(clerk, N_STAFF("yes"))
		: strcmp(value, "no") == 0    ? clerk_say(clerk, N_STAFF("no"))
					      : plain_line(clerk->arena, value);
}
