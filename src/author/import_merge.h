// SPDX-License-Identifier: GPL-3.0-or-later
/* Three versions of a text come together: `base` is what the last import wrote, `editor` what stands
 * there now, `input` what this import would write. Where one side alone changed, its change is
 * taken; where both changed the same place, the editor's stays and the report names it with the words
 * of the input, so that nothing is lost. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct import_report;

struct merge_text {
	const char *bytes; /* lent; a zero byte follows */
	size_t len;
};

struct merge {
	const char *path; /* of the file, as the report names it */
	struct merge_text base, editor, input;
	struct import_report *report;
};

/* Each appends the outcome to `out`. False where one of the versions cannot be read as such a file;
 * `out` is then left empty, and the editor's must stay. */

/* Front matter name by name, the body block by block (paragraph, list item, table row). */
bool merge_markdown(const struct merge *merge, struct str *out);

/* Member by member; lists of objects with an "id" go by the id, other lists by place. */
bool merge_json(const struct merge *merge, struct str *out);

/* Entry by entry: translation, comments and fuzzy mark of one are one thing, because a mark "checked" is
 * of the words that it was given for. Where the editor's header says that all was checked and the
 * input brings new words, that turns into marks at the entries that a person saw. Entries that the
 * editor added stay. */
bool merge_po(const struct merge *merge, struct str *out);

/* ---- for the three of them ---- */

/* Where an item of the outcome comes from: indices, -1 where it is absent. Whoever asked decides
 * between the versions that are there. */
struct merge_pick {
	int base, editor, input;
};

struct merge_picks {
	struct merge_pick *items;
	size_t count, room;
};

/* Puts three lists of `count` keys together (as diff3 does: along the longest common
 * subsequences with the base). Returns the number of places that both changed in ways that do not
 * go together: of those the editor's items are picked alone, and *clashes (where not NULL) gets the
 * input's, as picks with `input` only (with nothing where the input took the place out). */
struct merge_keys {
	const char *const *items;
	size_t count;
};
size_t merge_sequences(const struct merge_keys *base, const struct merge_keys *editor,
	const struct merge_keys *input, struct merge_picks *picks, struct merge_picks *clashes);

/* The same for keys that are there once each, where only the order is a matter of place: every
 * key of the three is picked once, wherever it stands. The editor's order counts where it is another
 * than the base's, else the input's. */
void merge_keyed(const struct merge_keys *base, const struct merge_keys *editor,
	const struct merge_keys *input, struct merge_picks *picks);

/* Which of three texts counts, NULL being absent; *is_clash where both changed it. */
const char *merge_choose(const char *base, const char *editor, const char *input, bool *is_clash);
