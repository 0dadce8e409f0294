// SPDX-License-Identifier: GPL-3.0-or-later
// Entries are known by context and msgid. The outcome is written anew by libgettextpo, which wraps
// lines as every PO tool does.
#include <gettext-po.h>
#include <stdlib.h>
#include <string.h>

#include "author/import_merge.h"
#include "author/import_po.h"
#include "author/import_report.h"
#include "base/mem.h"

#define CHECKED "X-Foyer-Checked:"

struct entries {
	po_message_t *items;
	char **keys;
	size_t count, room;
};

struct merging {
	const struct merge *merge;
	struct entries sides[3]; /* base, editor, input */
	po_file_t out;
	po_message_iterator_t end;
	const char *checked; /* what the editor's header says a person did, and no longer may: a day
	                        or ""; NULL: it stays as it is */
};

/* ---- reading ---- */

static char *key_of(po_message_t entry) {
	struct str key = {0};
	const char *context = po_message_msgctxt(entry);
	str_printf(&key, "%s%s\004%s", po_message_is_obsolete(entry) ? "~" : "",
		context ? context : "", po_message_msgid(entry));
	return str_take(&key);
}

static struct entries list_entries(po_file_t file) {
	struct entries entries = {0};
	struct {
		char **items;
		size_t count, room;
	} keys = {0};
	po_message_iterator_t at = po_message_iterator(file, NULL);
	for (po_message_t entry; (entry = po_next_message(at));) {
		vec_push(&entries, entry);
		vec_push(&keys, key_of(entry));
	}
	po_message_iterator_free(at);
	entries.keys = keys.items;
	return entries;
}

static void entries_finish(struct entries *entries) {
	for (size_t i = 0; i < entries->count; i++) {
		free(entries->keys[i]);
	}
	free(entries->keys);
	vec_finish(entries);
}

static po_message_t entry_at(const struct entries *entries, int at) {
	return at < 0 ? NULL : entries->items[at];
}

/* ---- what an editor writes ---- */

static const char *or_empty(const char *text) {
	return text ? text : "";
}

static bool is_same_work(po_message_t a, po_message_t b) {
	bool is_same = !po_message_is_fuzzy(a) == !po_message_is_fuzzy(b) &&
		strcmp(or_empty(po_message_msgstr(a)), or_empty(po_message_msgstr(b))) == 0 &&
		strcmp(or_empty(po_message_comments(a)), or_empty(po_message_comments(b))) == 0;
	for (int i = 0; is_same; i++) {
		const char *form = po_message_msgstr_plural(a, i),
			   *other = po_message_msgstr_plural(b, i);
		if (!form && !other) {
			break;
		}
		is_same = form && other && strcmp(form, other) == 0;
	}
	return is_same;
}

static void copy_work(po_message_t to, po_message_t from) {
	po_message_set_msgstr(to, or_empty(po_message_msgstr(from)));
	for (int i = 0; po_message_msgstr_plural(from, i); i++) {
		po_message_set_msgstr_plural(to, i, po_message_msgstr_plural(from, i));
	}
	po_message_set_comments(to, or_empty(po_message_comments(from)));
	po_message_set_fuzzy(to, po_message_is_fuzzy(from));
}

static void copy_place(po_message_t to, po_message_t from) {
	const char *texts[4] = {po_message_msgctxt(from), po_message_msgid_plural(from),
		po_message_prev_msgctxt(from), po_message_prev_msgid(from)};
	po_message_set_msgid(to, po_message_msgid(from));
	if (texts[0]) {
		po_message_set_msgctxt(to, texts[0]);
	}
	if (texts[1]) {
		po_message_set_msgid_plural(to, texts[1]);
	}
	if (texts[2]) {
		po_message_set_prev_msgctxt(to, texts[2]);
	}
	if (texts[3]) {
		po_message_set_prev_msgid(to, texts[3]);
	}
	po_message_set_extracted_comments(to, or_empty(po_message_extracted_comments(from)));
	po_message_set_obsolete(to, po_message_is_obsolete(from));
	for (int i = 0; po_message_filepos(from, i); i++) {
		po_filepos_t place = po_message_filepos(from, i);
		po_message_add_filepos(to, po_filepos_file(place), po_filepos_start_line(place));
	}
}

static bool says_checked(const char *comments) {
	return strncmp(comments, "checked", 7) == 0 || strstr(comments, "\nchecked") ||
		strncmp(comments, " checked", 8) == 0 || strstr(comments, "\n checked");
}

/* Appends the entry: its place from one version, its words from another. */
static void put(struct merging *merging, po_message_t place, po_message_t work, bool is_editors) {
	po_message_t entry = po_message_create();
	copy_place(entry, place);
	copy_work(entry, work);
	const char *comments = or_empty(po_message_comments(entry));
	if (is_editors && merging->checked && !po_message_is_fuzzy(entry) &&
		*or_empty(po_message_msgstr(entry)) && !says_checked(comments)) {
		struct str more = {0};
		str_printf(&more, "checked%s%s\n%s", *merging->checked ? " " : "", merging->checked,
			comments);
		po_message_set_comments(entry, str_get(&more));
		str_finish(&more);
	}
	po_message_insert(merging->end, entry);
}

/* ---- the header ---- */

struct lines {
	struct merge_keys keys;
	char *text;
	VEC(const char *) list;
};

static void split_lines(struct lines *lines, po_message_t header) {
	*lines = (struct lines){
		.text = mem_copy_string(header ? or_empty(po_message_msgstr(header)) : "")};
	for (char *rest = lines->text, *line; (line = strsep(&rest, "\n"));) {
		if (*line) {
			vec_push(&lines->list, line);
		}
	}
	lines->keys = (struct merge_keys){lines->list.items, lines->list.count};
}

static const char *line_at(const struct lines *lines, int at) {
	return at < 0 ? NULL : lines->list.items[at];
}

static void put_header(struct merging *merging, const struct merge_pick *pick) {
	po_message_t sides[3];
	struct lines lines[3];
	const int at[3] = {pick->base, pick->editor, pick->input};
	for (size_t i = 0; i < 3; i++) {
		sides[i] = entry_at(&merging->sides[i], at[i]);
		split_lines(&lines[i], sides[i]);
	}
	struct merge_picks picks = {0};
	merge_sequences(&lines[0].keys, &lines[1].keys, &lines[2].keys, &picks, NULL);
	struct str text = {0};
	for (size_t i = 0; i < picks.count; i++) {
		bool is_clash;
		const char *line = merge_choose(line_at(&lines[0], picks.items[i].base),
			line_at(&lines[1], picks.items[i].editor),
			line_at(&lines[2], picks.items[i].input), &is_clash);
		if (line && merging->checked && strncmp(line, CHECKED, strlen(CHECKED)) == 0) {
			line = CHECKED " no";
		}
		str_printf(&text, "%s%s", line ? line : "", line ? "\n" : "");
	}
	po_message_t header = po_message_create();
	po_message_t like = sides[1] ? sides[1] : sides[2];
	copy_place(header, like);
	copy_work(header, like);
	po_message_set_msgstr(header, str_get(&text));
	po_message_insert(merging->end, header);
	str_finish(&text);
	vec_finish(&picks);
	for (size_t i = 0; i < 3; i++) {
		vec_finish(&lines[i].list);
		free(lines[i].text);
	}
}

/* ---- entries ---- */

static void tell(
	struct merging *merging, const char *what, po_message_t entry, po_message_t input) {
	import_report_add(merging->merge->report, merging->merge->path, "%s: \"%s\"%s%s%s", what,
		po_message_msgid(entry), input ? "; the input has \"" : "",
		input ? or_empty(po_message_msgstr(input)) : "", input ? "\"" : "");
}

static void put_entry(struct merging *merging, const struct merge_pick *pick) {
	po_message_t base = entry_at(&merging->sides[0], pick->base);
	po_message_t editor = entry_at(&merging->sides[1], pick->editor);
	po_message_t input = entry_at(&merging->sides[2], pick->input);
	if (editor && input) {
		bool input_is_base = base && is_same_work(base, input);
		bool editor_is_base =
			base ? is_same_work(base, editor) : !*or_empty(po_message_msgstr(editor));
		bool is_same = is_same_work(editor, input);
		if (!editor_is_base && !input_is_base && !is_same) {
			tell(merging, "translated here and in the input, kept as it is here",
				editor, input);
		}
		bool is_editors = !editor_is_base || is_same;
		put(merging, input, is_editors ? editor : input, is_editors);
	} else if (editor && base && is_same_work(base, editor)) {
		return; /* gone from the input */
	} else if (editor) {
		if (base) {
			tell(merging, "is no text of the input any more, kept for its translation",
				editor, NULL);
		}
		put(merging, editor, editor, true);
	} else if (input && !base) {
		put(merging, input, input, false);
	} else if (input && !is_same_work(base, input)) {
		tell(merging, "was taken out here and changed in the input, stays out", input,
			input);
	}
}

/* True if words come in that the editor's file does not have. */
static bool brings_words(const struct merging *merging, const struct merge_picks *picks) {
	for (size_t i = 0; i < picks->count; i++) {
		const struct merge_pick *pick = &picks->items[i];
		po_message_t editor = entry_at(&merging->sides[1], pick->editor);
		po_message_t input = entry_at(&merging->sides[2], pick->input);
		if (input && *po_message_msgid(input) &&
			(!editor || !is_same_work(editor, input))) {
			return true;
		}
	}
	return false;
}

/* The day in the editor's header, where it says that a person checked the whole file. */
static char *read_checked(const struct entries *entries) {
	const char *header = entries->count && !*po_message_msgid(entries->items[0])
		? or_empty(po_message_msgstr(entries->items[0]))
		: "";
	const char *at = strstr(header, CHECKED);
	at = at ? at + strlen(CHECKED) + strspn(at + strlen(CHECKED), " ") : "";
	if (strncmp(at, "yes", 3) != 0) {
		return NULL;
	}
	at += 3 + strspn(at + 3, " ");
	return mem_copy(at, strcspn(at, "\n"));
}

static void merge_entries(struct merging *merging) {
	struct merge_keys keys[3];
	for (size_t i = 0; i < 3; i++) {
		keys[i] = (struct merge_keys){
			(const char *const *)merging->sides[i].keys, merging->sides[i].count};
	}
	struct merge_picks picks = {0};
	merge_keyed(&keys[0], &keys[1], &keys[2], &picks);
	char *checked = read_checked(&merging->sides[1]);
	merging->checked = checked && brings_words(merging, &picks) ? checked : NULL;
	for (size_t i = 0; i < picks.count; i++) {
		const struct merge_pick *pick = &picks.items[i];
		const char *key = pick->editor >= 0 ? keys[1].items[pick->editor]
						    : keys[2].items[pick->input];
		(strcmp(key, "\004") == 0 ? put_header : put_entry)(merging, pick);
	}
	free(checked);
	vec_finish(&picks);
}

bool merge_po(const struct merge *merge, struct str *out) {
	const struct merge_text *texts[3] = {&merge->base, &merge->editor, &merge->input};
	po_file_t files[3] = {0};
	bool ok = true;
	for (size_t i = 0; i < 3; i++) {
		files[i] = ok ? import_po_read(texts[i]->bytes, texts[i]->len) : NULL;
		ok = ok && files[i];
	}
	if (ok) {
		struct merging merging = {.merge = merge, .out = po_file_create()};
		merging.end = po_message_iterator(merging.out, NULL);
		for (size_t i = 0; i < 3; i++) {
			merging.sides[i] = list_entries(files[i]);
		}
		merge_entries(&merging);
		import_po_write(merging.out, out);
		po_message_iterator_free(merging.end);
		po_file_free(merging.out);
		for (size_t i = 0; i < 3; i++) {
			entries_finish(&merging.sides[i]);
		}
	}
	for (size_t i = 0; i < 3; i++) {
		if (files[i]) {
			po_file_free(files[i]);
		}
	}
	return ok;
}
