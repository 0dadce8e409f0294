// SPDX-License-Identifier: GPL-3.0-or-later
// libgettextpo returns a file even for garbage, so every error told to its handler counts. It keeps
// the lines of source references, not those of the entries: these are found by counting the msgid
// lines of the text, which come in the same order.
#include "author/catalogue.h"

#include <gettext-po.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/mman.h>
#include <unistd.h>

#include "author/inline.h"
#include "author/markdown.h"
#include "author/message.h"
#include "author/passage.h"
#include "author/problem.h"
#include "author/schedule.h"
#include "author/site.h"
#include "base/arena.h"
#include "base/err.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/str.h"

/* 100,000 texts of a directory and what they are in English. */
#define CATALOGUE_MAX_BYTES ((size_t)64 << 20)

#ifdef __has_feature
#if __has_feature(address_sanitizer)
/* libgettextpo 0.21 keeps some of what it read, whatever one frees. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void) {
	return "leak:libgettextpo";
}
const char *__lsan_default_options(void);
const char *__lsan_default_options(void) {
	return "print_suppressions=0";
}
#endif
#endif

/* libgettextpo's handler has no context, so one reading at a time stands here. */
static struct {
	struct problems *problems;
	const char *file;
	struct arena *arena; /* of one entry */
	jmp_buf fatal;
} now;

static void tell(int severity, po_message_t message, const char *file, size_t line, size_t column,
	int is_multiline, const char *text) {
	(void)message, (void)file, (void)column, (void)is_multiline;
	char *sentence = mem_copy_string(text);
	for (size_t len = strlen(sentence); len && sentence[len - 1] == '\n'; len--) {
		sentence[len - 1] = '\0';
	}
	for (char *at = sentence; (at = strchr(at, '\n'));) {
		*at = ' ';
	}
	problem_add(now.problems, severity == PO_SEVERITY_WARNING ? PROBLEM_WARNING : PROBLEM_ERROR,
		now.file, line == (size_t)-1 ? 0 : (int)line,
		"%s; mend the entry (msgfmt -c tells more)", sentence);
	free(sentence);
	if (severity == PO_SEVERITY_FATAL_ERROR) {
		longjmp(now.fatal, 1);
	}
}

static void tell_two(int severity, po_message_t one, const char *file, size_t line, size_t column,
	int is_multiline, const char *text, po_message_t two, const char *file2, size_t line2,
	size_t column2, int is_multiline2, const char *text2) {
	(void)two, (void)file2, (void)line2, (void)column2, (void)is_multiline2, (void)text2;
	tell(severity, one, file, line, column, is_multiline, text);
}

/* ---- one entry ---- */

/* Overrides, embeddings and isolates would reach into the page; the builder sets its own. */
static const char *without_bidi(struct site *site, const char *text) {
	if (!strstr(text, "\xE2\x80") && !strstr(text, "\xE2\x81")) {
		return arena_string(site->arena, text);
	}
	struct str out = {0};
	for (const unsigned char *at = (const unsigned char *)text; *at; at++) {
		bool is_embedding =
			at[0] == 0xE2 && at[1] == 0x80 && at[2] >= 0xAA && at[2] <= 0xAE;
		bool is_isolate = at[0] == 0xE2 && at[1] == 0x81 && at[2] >= 0xA6 && at[2] <= 0xA9;
		if (is_embedding || is_isolate) {
			at += 2;
			continue;
		}
		str_append_char(&out, (char)*at);
	}
	const char *clean = arena_copy(site->arena, str_get(&out), out.len);
	str_finish(&out);
	return clean;
}

static bool is_row(const struct message *message) {
	for (size_t i = 0; i < message->place_count; i++) {
		if (strncmp(message->places[i].what, "table row", 9) == 0) {
			return true;
		}
	}
	return false;
}

/* Only the blocks of an article can be several in another language. */
static bool is_block_only(const struct message *message) {
	for (size_t i = 0; i < message->place_count; i++) {
		if (!markdown_is_what(message->places[i].what)) {
			return false;
		}
	}
	return true;
}

static void check_marks(struct site *site, const struct catalogue *catalogue,
	const struct translation *translation, const char *text) {
	struct inline_text ignored;
	const char *why;
	if (!inline_read(&ignored, now.arena, text, strlen(text), NULL, NULL, &why)) {
		problem_error(
			site->problems, catalogue->file, translation->line, "%s; mend msgstr", why);
	}
}

static void check_passage(struct site *site, const struct catalogue *catalogue,
	const struct message *message, const struct translation *translation, bool is_own) {
	struct pieces pieces = passage_read(now.arena, translation->text, NULL);
	for (size_t i = 0; i < pieces.count; i++) {
		check_marks(site, catalogue, translation, pieces.items[i].marked);
	}
	if (!is_own && !is_block_only(message)) {
		problem_error(site->problems, catalogue->file, translation->line,
			"this is one line, not a block of an article; take the empty line (or %s) "
			"out of msgstr",
			PASSAGE_NONE);
	}
}

static void check_translation(struct site *site, const struct catalogue *catalogue,
	const struct message *message, const struct translation *translation, bool is_own,
	bool differs) {
	const char *text = translation->text;
	bool is_passage = passage_is(text);
	if (is_passage) {
		check_passage(site, catalogue, message, translation, is_own);
	} else {
		check_marks(site, catalogue, translation, text);
	}
	differs |= strcmp(text, PASSAGE_NONE) == 0;
	const char *lost = differs ? NULL : inline_lost(now.arena, message->text, text);
	if (lost) {
		problem_error(site->problems, catalogue->file, translation->line,
			"the translation has lost \"%s\"; write it into msgstr as it is in msgid",
			lost);
	}
	size_t cells = markdown_cells(message->text, NULL, 0);
	if (!is_passage && is_row(message) && markdown_cells(text, NULL, 0) != cells) {
		problem_error(site->problems, catalogue->file, translation->line,
			"the table row has %zu cells; write as many into msgstr, with | between "
			"them",
			cells);
	}
	arena_reset(now.arena);
}

/* True if a line of the comments begins with the word. */
static bool comment_says(const char *comments, const char *what) {
	size_t len = strlen(what);
	for (const char *at = comments; at && *at; at += strcspn(at, "\n"), at += *at == '\n') {
		const char *word = at + strspn(at, " \t#");
		size_t end = strcspn(word, "\n");
		if (strncmp(word, what, len) == 0 && (end == len || strchr(" :\t", word[len]))) {
			return true;
		}
	}
	return false;
}

/* True if the message stands at that place. */
static bool has_place(const struct message *message, const char *place) {
	for (size_t i = 0; i < message->place_count; i++) {
		size_t len = strlen(message->places[i].file);
		if (strncmp(message->places[i].file, place, len) == 0 &&
			(!place[len] || place[len] == ' ')) {
			return true;
		}
	}
	return false;
}

/* Room for one more text of a place of its own; doubled whenever it is full. */
static struct translation *add_own(struct site *site, struct catalogue *catalogue,
	const struct message *message, const char *place) {
	size_t count = catalogue->own_count;
	if ((count & (count - 1)) == 0) {
		struct own_text *wider =
			arena_alloc(site->arena, (count ? count * 2 : 1) * sizeof *wider);
		if (count) {
			memcpy(wider, catalogue->own, count * sizeof *wider);
		}
		catalogue->own = wider;
	}
	struct own_text *own = &catalogue->own[catalogue->own_count++];
	*own = (struct own_text){message->index, arena_string(site->arena, place), {0}};
	return &own->translation;
}

static void read_entry(
	struct site *site, struct catalogue *catalogue, po_message_t entry, int line) {
	const struct message *message = message_find(&site->messages, po_message_msgid(entry));
	const char *place = po_message_msgctxt(entry);
	if (!message || (place && !has_place(message, place))) {
		catalogue->unknown_count++;
		return;
	}
	const char *text = po_message_msgstr(entry), *comments = po_message_comments(entry);
	if (!text || !*text) {
		return;
	}
	struct translation *translation = place ? add_own(site, catalogue, message, place)
						: &catalogue->texts[message->index];
	*translation = (struct translation){without_bidi(site, text), line,
		po_message_is_fuzzy(entry) != 0,
		catalogue->is_checked || comment_says(comments, "checked")};
	if (!translation->is_fuzzy) {
		check_translation(site, catalogue, message, translation, place != NULL,
			comment_says(comments, "differs"));
	}
}

/* ---- the header ---- */

static void read_checked(struct site *site, struct catalogue *catalogue, const char *value) {
	if (strncmp(value, "yes", 3) != 0) {
		return;
	}
	const char *day = value + 3 + strspn(value + 3, " ");
	if (!schedule_date_is_valid(day)) {
		problem_error(site->problems, catalogue->file, 1,
			"write the header as X-Foyer-Checked: yes YYYY-MM-DD, or no");
		return;
	}
	catalogue->is_checked = true;
	catalogue->checked = arena_string(site->arena, day);
}

static void read_header(struct site *site, struct catalogue *catalogue, po_file_t file) {
	const char *header = po_file_domain_header(file, NULL);
	char *type = header ? po_header_field(header, "Content-Type") : NULL;
	if (!type || !strcasestr(type, "charset=UTF-8")) {
		problem_error(site->problems, catalogue->file, 1,
			"the header does not say UTF-8; add \"Content-Type: text/plain; "
			"charset=UTF-8\\n\"");
	}
	char *language = header ? po_header_field(header, "Language") : NULL;
	if (language && *language && strcmp(language, catalogue->lang) != 0) {
		problem_error(site->problems, catalogue->file, 1,
			"the header says Language: %s; write %s, as in the file's name", language,
			catalogue->lang);
	}
	char *checked = header ? po_header_field(header, "X-Foyer-Checked") : NULL;
	if (checked) {
		read_checked(site, catalogue, checked);
	}
	free(type);
	free(language);
	free(checked);
}

/* ---- the file ---- */

/* The line of the first msgid behind line `line`, obsolete entries (#~) included. */
static int next_entry_line(const char *text, size_t len, size_t *at, int *line) {
	while (*at < len) {
		const char *start = text + *at;
		size_t left = len - *at;
		const char *newline = memchr(start, '\n', left);
		size_t size = newline ? (size_t)(newline - start) : left;
		size_t skip = 0;
		if (size > 2 && memcmp(start, "#~", 2) == 0) {
			skip = 2;
		}
		while (skip < size && (start[skip] == ' ' || start[skip] == '\t')) {
			skip++;
		}
		*at += size + 1;
		++*line;
		if (size - skip > 6 && memcmp(start + skip, "msgid", 5) == 0 &&
			strchr(" \t\"", start[skip + 5])) {
			return *line;
		}
	}
	return *line ? *line : 1;
}

static void read_entries(struct site *site, struct catalogue *catalogue, po_file_t file,
	const char *text, size_t len) {
	po_message_iterator_t entries = po_message_iterator(file, NULL);
	size_t at = 0;
	int lines = 0;
	for (po_message_t entry; (entry = po_next_message(entries));) {
		int line = next_entry_line(text, len, &at, &lines);
		if (!po_message_is_obsolete(entry) && *po_message_msgid(entry)) {
			read_entry(site, catalogue, entry, line);
		}
	}
	po_message_iterator_free(entries);
}

static int compare_own(const void *left, const void *right) {
	const struct own_text *a = left, *b = right;
	return a->message != b->message ? (a->message > b->message) - (a->message < b->message)
					: strcmp(a->place, b->place);
}

static void sort_own(struct catalogue *catalogue) {
	if (catalogue->own_count) {
		qsort(catalogue->own, catalogue->own_count, sizeof *catalogue->own, compare_own);
	}
}

static void count_texts(struct site *site, struct catalogue *catalogue) {
	catalogue->translated = catalogue->fuzzy = catalogue->missing = catalogue->unchecked = 0;
	for (size_t i = 0; i < site->messages.count; i++) {
		const struct translation *text = &catalogue->texts[i];
		if (site->messages.items[i]->is_optional) {
			continue;
		}
		catalogue->missing += !text->text;
		catalogue->fuzzy += text->text && text->is_fuzzy;
		catalogue->translated += text->text && !text->is_fuzzy;
		catalogue->unchecked += text->text && !text->is_fuzzy && !text->is_checked;
	}
}

/* libgettextpo reads files only, so the bytes go through one in memory. */
static int file_in_memory(const char *text, size_t len) {
	int fd = memfd_create("catalogue", MFD_CLOEXEC);
	for (size_t at = 0; fd >= 0 && at < len;) {
		ssize_t put = write(fd, text + at, len - at);
		if (put <= 0) {
			break;
		}
		at += (size_t)put;
	}
	return fd;
}

void catalogue_parse(struct site *site, struct catalogue *catalogue, const char *text, size_t len) {
	static const struct po_xerror_handler HANDLER = {tell, tell_two};
	size_t errors = site->problems->error_count;
	int fd = file_in_memory(text, len);
	if (fd < 0) {
		abort();
	}
	now.problems = site->problems;
	now.file = catalogue->file;
	now.arena = arena_create();
	if (setjmp(now.fatal) == 0) {
		po_file_t file =
			po_file_read(arena_printf(site->arena, "/proc/self/fd/%d", fd), &HANDLER);
		if (file && errors == site->problems->error_count) {
			read_header(site, catalogue, file);
			read_entries(site, catalogue, file, text, len);
			sort_own(catalogue);
		}
		if (file) {
			po_file_free(file);
		}
	}
	close(fd);
	arena_destroy(now.arena);
	count_texts(site, catalogue);
}

struct catalogue *catalogue_read(struct site *site, const char *lang) {
	struct catalogue *catalogue = arena_alloc(site->arena, sizeof *catalogue);
	catalogue->lang = lang;
	catalogue->file = arena_printf(site->arena, "locales/%s.po", lang);
	catalogue->texts =
		arena_alloc(site->arena, (site->messages.count + 1) * sizeof *catalogue->texts);
	count_texts(site, catalogue);
	const char *path = arena_printf(site->arena, "%s/%s", site->folder, catalogue->file);
	if (!file_exists(path)) {
		return catalogue;
	}
	char *text;
	size_t len;
	struct err err;
	if (!file_read(path, CATALOGUE_MAX_BYTES, &text, &len, &err)) {
		problem_error(site->problems, catalogue->file, 0, "%s; make it readable", err.text);
		return catalogue;
	}
	catalogue->exists = true;
	catalogue_parse(site, catalogue, text, len);
	free(text);
	return catalogue;
}

struct catalogue **catalogue_read_all(struct site *site) {
	struct catalogue **catalogues =
		arena_alloc(site->arena, (site->language_count + 1) * sizeof(struct catalogue *));
	for (size_t i = 0; i < site->language_count; i++) {
		bool is_source = site->source_language &&
			strcmp(site->languages[i], site->source_language) == 0;
		catalogues[i] = is_source ? NULL : catalogue_read(site, site->languages[i]);
	}
	return catalogues;
}

const struct translation *catalogue_find(
	const struct catalogue *catalogue, const struct message *message) {
	const struct translation *text = &catalogue->texts[message->index];
	return text->text && !text->is_fuzzy ? text : NULL;
}

const struct translation *catalogue_find_at(
	const struct catalogue *catalogue, const struct message *message, const char *place) {
	const struct own_text key = {message->index, place, {0}};
	const struct own_text *own = catalogue->own_count
		? bsearch(&key, catalogue->own, catalogue->own_count, sizeof key, compare_own)
		: NULL;
	return own && !own->translation.is_fuzzy ? &own->translation
						 : catalogue_find(catalogue, message);
}
