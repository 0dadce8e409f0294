// SPDX-License-Identifier: GPL-3.0-or-later
// Uses of one text stand together after sorting; the msgstr that most of them share is for all.
#include "author/import_translation.h"

#include <stdlib.h>
#include <string.h>

#include "author/import_po.h"
#include "author/inline.h"
#include "author/passage.h"
#include "base/arena.h"
#include "base/mem.h"

void translations_add(struct translations *translations, struct translation_use use) {
	use.order = translations->count;
	vec_push(translations, use);
}

static int compare_uses(const void *left, const void *right) {
	const struct translation_use *a = left, *b = right;
	int by_text = strcmp(a->msgid, b->msgid);
	return by_text ? by_text : (a->order > b->order) - (a->order < b->order);
}

/* One text: its uses in the order of the site, and which of them speaks for all. */
struct group {
	const struct translation_use *uses;
	size_t count;
	const struct translation_use *common;
};

static int compare_groups(const void *left, const void *right) {
	const struct group *a = left, *b = right;
	return (a->uses->order > b->uses->order) - (a->uses->order < b->uses->order);
}

/* How many uses share those words; none where a line that is no block would become several. */
static size_t count_same(const struct group *group, const struct translation_use *use) {
	size_t count = 0;
	bool is_passage = passage_is(use->msgstr);
	for (size_t i = 0; i < group->count; i++) {
		if (is_passage && !group->uses[i].is_block) {
			return 0;
		}
		count += strcmp(group->uses[i].msgstr, use->msgstr) == 0;
	}
	return count;
}

static void choose_common(struct group *group) {
	size_t most = 0;
	for (size_t i = 0; i < group->count; i++) {
		size_t count = count_same(group, &group->uses[i]);
		/* Words before several blocks: those are what a translator expects. */
		count = count && !passage_is(group->uses[i].msgstr) ? count + group->count : count;
		if (count > most) {
			most = count;
			group->common = &group->uses[i];
		}
	}
}

static void put(po_message_iterator_t end, struct arena *arena, const struct translation_use *use,
	const char *context) {
	po_message_t entry = po_message_create();
	po_message_set_msgid(entry, use->msgid);
	po_message_set_msgstr(entry, use->msgstr);
	if (context) {
		po_message_set_msgctxt(entry, context);
	}
	po_message_set_extracted_comments(entry, use->what);
	po_message_add_filepos(entry, use->file, (size_t)use->line);
	if (strcmp(use->msgstr, PASSAGE_NONE) != 0 && inline_lost(arena, use->msgid, use->msgstr)) {
		po_message_set_comments(entry, "differs");
	}
	po_message_insert(end, entry);
}

static void put_group(po_message_iterator_t end, struct arena *arena, const struct group *group) {
	if (group->common) {
		put(end, arena, group->common, NULL);
	}
	for (size_t i = 0; i < group->count; i++) {
		const struct translation_use *use = &group->uses[i];
		if (!group->common || strcmp(use->msgstr, group->common->msgstr) != 0) {
			put(end, arena, use, use->place);
		}
	}
}

void translations_write(struct translations *translations, struct arena *arena, const char *project,
	const char *lang, struct str *out) {
	VEC(struct group) groups = {0};
	if (translations->count) {
		qsort(translations->items, translations->count, sizeof *translations->items,
			compare_uses);
	}
	for (size_t i = 0; i < translations->count; i++) {
		const struct translation_use *use = &translations->items[i];
		if (i && strcmp(use[-1].msgid, use->msgid) == 0) {
			groups.items[groups.count - 1].count++;
		} else {
			vec_push(&groups, (struct group){use, 1, NULL});
		}
	}
	if (groups.count) {
		qsort(groups.items, groups.count, sizeof *groups.items, compare_groups);
	}
	po_file_t file = po_file_create();
	po_message_iterator_t end = po_message_iterator(file, NULL);
	po_message_insert(end, import_po_header(project, lang));
	for (size_t i = 0; i < groups.count; i++) {
		choose_common(&groups.items[i]);
		put_group(end, arena, &groups.items[i]);
	}
	po_message_iterator_free(end);
	import_po_write(file, out);
	po_file_free(file);
	vec_finish(&groups);
}

void translations_finish(struct translations *translations) {
	vec_finish(translations);
}
