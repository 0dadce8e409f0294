// SPDX-License-Identifier: GPL-3.0-or-later
// Columns are padded by characters, which is near enough where all but the last hold ids.
#include "desk/view.h"

#include <string.h>

#include "base/arena.h"
#include "desk/clerk.h"
#include "desk/entry.h"
#include "desk/plain.h"
#include "lang/latin.h"
#include "lang/mark.h"

/* The value as a clerk reads it, with the Latin form behind it. */
static const char *value_text(
	const struct clerk *clerk, const struct entry *entry, const char *name, const char *value) {
	const char *text = clerk_value(clerk, name, value);
	const char *latin = latin_text(clerk->arena, entry->lang, value);
	return latin ? arena_printf(clerk->arena, "%s  [%s]", text,
			       clerk_fill(clerk, N_STAFF("by machine: {name}"), "name",
				       plain_line(clerk->arena, latin)))
		     : text;
}

void view_list(const struct clerk *clerk, const struct entry *entries, size_t count, FILE *out) {
	fprintf(out, "%-8s %-10s %-12s %-8s %-24s %-10s  %s\n", clerk_say(clerk, N_STAFF("number")),
		clerk_say(clerk, N_STAFF("day")), clerk_say(clerk, N_STAFF("kiosk")),
		clerk_say(clerk, N_STAFF("language")), clerk_say(clerk, N_STAFF("programme")),
		clerk_say(clerk, N_STAFF("until")), clerk_say(clerk, N_STAFF("Name")));
	for (size_t i = 0; i < count; i++) {
		const struct entry *entry = &entries[i];
		struct arena *arena = clerk->arena;
		const char *name = entry_value(entry, "name");
		fprintf(out, "%-8s %-10s %-12s %-8s %-24s %-10s  %s\n",
			plain_line(arena, entry->ref), plain_line(arena, entry->day),
			plain_line(arena, entry->kiosk), plain_line(arena, entry->lang),
			plain_line(arena, entry->programme), plain_line(arena, entry->delete_on),
			value_text(clerk, entry, "name", name));
	}
	fprintf(out, "%s\n", clerk_count(clerk, N_STAFF("Sign-ups: {count}."), "count", count));
}

const char *view_label(const struct clerk *clerk, const struct entry *entry) {
	struct arena *arena = clerk->arena;
	return arena_printf(arena, "%s (%s), %s, %s", plain_line(arena, entry->ref),
		plain_line(arena, *entry->kiosk ? entry->kiosk : "-"),
		plain_line(arena, entry->day), plain_line(arena, entry->programme));
}

static void print_fact(const char *label, const char *value, FILE *out) {
	fprintf(out, "%s: %s\n", label, value);
}

void view_entry(const struct clerk *clerk, const struct entry *entry, FILE *out) {
	struct arena *arena = clerk->arena;
	print_fact(clerk_say(clerk, N_STAFF("Number")), plain_line(arena, entry->ref), out);
	print_fact(
		clerk_say(clerk, N_STAFF("Programme")), plain_line(arena, entry->programme), out);
	print_fact(clerk_say(clerk, N_STAFF("Day")), plain_line(arena, entry->day), out);
	print_fact(clerk_say(clerk, N_STAFF("Kiosk")), plain_line(arena, entry->kiosk), out);
	print_fact(clerk_say(clerk, N_STAFF("Language")), clerk_language(clerk, entry->lang), out);
	print_fact(
		clerk_say(clerk, N_STAFF("Kept until")), plain_line(arena, entry->delete_on), out);
	print_fact("id", plain_line(arena, entry->id), out);
	fputc('\n', out);
	for (size_t i = 0; i < entry->answer_count; i++) {
		const struct answer *answer = &entry->answers[i];
		const char **values = arena_alloc(arena, (answer->count + 1) * sizeof *values);
		for (size_t k = 0; k < answer->count; k++) {
			values[k] = value_text(clerk, entry, answer->name, answer->values[k]);
		}
		print_fact(clerk_field(clerk, answer->name),
			clerk_list(clerk, values, answer->count), out);
	}
}
