// SPDX-License-Identifier: GPL-3.0-or-later
// lang_fill() isolates each value for screens; here the isolates are taken out again.
#include "desk/clerk.h"

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

const char *clerk_slot(const struct clerk *clerk, const char *slot) {
	static const char *const days[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
	static const struct {
		const char *word, *sentence;
	} parts[] = {
		{"morning", N_STAFF("{weekday} morning")},
		{"afternoon", N_STAFF("{weekday} afternoon")},
		{"evening", N_STAFF("{weekday} evening")},
	};
	for (int day = 0; day < 7; day++) {
		for (size_t part = 0; part < sizeof parts / sizeof *parts; part++) {
			if (strncmp(slot, days[day], 3) == 0 && slot[3] == '-' &&
				strcmp(slot + 4, parts[part].word) == 0) {
				return clerk_fill(clerk, parts[part].sentence, "weekday",
					weekday_text(clerk->arena, clerk->lang, day, false));
			}
		}
	}
	return plain_line(clerk->arena, slot);
}
