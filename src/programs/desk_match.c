// SPDX-License-Identifier: GPL-3.0-or-later
// foyer-desk: mentors for mentees, of the store or of files that somebody wrote to try it out.
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/file.h"
#include "desk/match.h"
#include "programs/desk.h"
#include "programs/desk_office.h"

#define FILE_MAX_BYTES (32 << 20)

struct side {
	struct entry *entries;
	size_t count;
};

static bool is_file(const char *name) {
	size_t len = strlen(name);
	return len > 5 && strcmp(name + len - 5, ".json") == 0;
}

/* The sign-ups of programme `name`, or those of the file. */
static bool take_side(const struct desk_options *options, const struct people *people,
	const char *name, struct side *side, struct err *err) {
	struct arena *arena = options->clerk.arena;
	if (!is_file(name)) {
		side->entries = arena_alloc(arena, (people->count + 1) * sizeof *side->entries);
		for (size_t i = 0; i < people->count; i++) {
			if (strcmp(people->items[i].programme, name) == 0) {
				side->entries[side->count++] = people->items[i];
			}
		}
		return true;
	}
	char *json;
	size_t len;
	if (!file_read(name, FILE_MAX_BYTES, &json, &len, err)) {
		return false;
	}
	bool ok = entry_parse_all(arena, json, len, &side->entries, &side->count, err) ||
		err_prefix(err, "%s", name);
	free(json);
	return ok;
}

int desk_match(const struct desk_options *options) {
	struct office office = {0};
	struct side mentees = {0}, mentors = {0};
	struct err err;
	bool needs_store = !is_file(options->mentees) || !is_file(options->mentors);
	if (needs_store && !office_open(&office, options, true, &err)) {
		return desk_fail(&err);
	}
	bool ok = take_side(options, &office.people, options->mentees, &mentees, &err) &&
		take_side(options, &office.people, options->mentors, &mentors, &err);
	if (ok) {
		match_print(match_make(options->clerk.arena, mentees.entries, mentees.count,
				    mentors.entries, mentors.count),
			&options->clerk, stdout);
	}
	office_close(&office);
	return ok ? 0 : desk_fail(&err);
}
