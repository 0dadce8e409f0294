// SPDX-License-Identifier: GPL-3.0-or-later
// libxml2 makes a tree of whatever it is given; a walk over it collects runs of text, and wherever a
// block ends they become a block. A list item counts for depth only once it has words of its own, so
// that lists used for layout leave no empty steps.
#include "author/import_html.h"

#include <ctype.h>
#include <libxml/HTMLparser.h>
#include <libxml/tree.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "author/import_block.h"
#include "author/import_html_tree.h"
#include "author/import_report.h"
#include "author/import_run.h"
#include "base/arena.h"
#include "base/mem.h"

#define LIST_MAX_DEPTH 7      /* markdown_read() takes eight */
#define HEADING_MAX_BYTES 160 /* longer ones are paragraphs in disguise */
#define ICON_MAX_PX 48
#define LINKED_MAX_BYTES 110 /* of a text with a link in it */
#define LINE_BYTES 28        /* that a line of the largest letters takes */
#define LINK_LIST_ITEMS 6    /* a list of so many links has them as words */
#define LINK_WORDS_BYTES 48  /* where their addresses are no longer than this */

struct list {
	int id, number, width; /* width: columns of the mark */
	bool is_ordered, is_told;
};

struct walk {
	struct import_html *page;
	struct arena *arena;
	struct runs runs;
	struct import_blocks blocks;
	struct list lists[LIST_MAX_DEPTH];
	int depth, list_count, tree_depth;
	int heading; /* 0 outside */
	bool is_bold, is_in_card, is_link_list;
	const char *target, *contact;
	const char *note;      /* the mark of the note that is open; NULL: none */
	const char *next_note; /* that an icon in the open block stands for */
};

static void walk_children(struct walk *walk, const xmlNode *node);

/* ---- names and attributes ---- */

/* In the arena; NULL where the element has none. */
static const char *attribute(const struct walk *walk, const xmlNode *node, const char *name) {
	xmlChar *value = xmlGetProp(node, (const xmlChar *)name);
	const char *kept = value ? arena_string(walk->arena, (const char *)value) : NULL;
	xmlFree(value);
	return kept;
}

static bool class_has(const struct walk *walk, const xmlNode *node, const char *word) {
	const char *class = attribute(walk, node, "class");
	return class && strcasestr(class, word);
}

/* ---- blocks ---- */

static void push_run(struct walk *walk, const char *text) {
	vec_push(&walk->runs, (struct run){text, walk->is_bold, walk->target, walk->contact});
}

static void push_break(struct walk *walk) {
	vec_push(&walk->runs, (struct run){0});
}

/* The list items with words of their own that are open. */
static int told_depth(const struct walk *walk, int to) {
	int depth = 0;
	for (int i = 0; i < to; i++) {
		depth += walk->lists[i].is_told;
	}
	return depth;
}

static int indent_of(const struct walk *walk, int to) {
	int indent = 0;
	for (int i = 0; i < to; i++) {
		indent += walk->lists[i].is_told ? walk->lists[i].width : 0;
	}
	return indent;
}

static void add_block(
	struct walk *walk, struct import_block block, size_t from, size_t to, bool is_plain) {
	struct str text = {0};
	runs_write(&text, &walk->runs, from, to, is_plain);
	if (text.len) {
		block.text = arena_copy(walk->arena, str_get(&text), text.len);
		vec_push(&walk->blocks, block);
	}
	str_finish(&text);
}

static bool leads_out(const struct run *run) {
	return run->text && run->target && strncmp(run->target, "http", 4) == 0;
}

static void add_item(struct walk *walk, size_t from, size_t to) {
	struct list *list = &walk->lists[walk->depth - 1];
	if (to - from == 1 && leads_out(&walk->runs.items[from])) {
		/* An item that is a link alone: its code has the words beside it, so no bullet. */
		struct import_block link = {.kind = OUT_PARAGRAPH,
			.level = told_depth(walk, walk->depth - 1),
			.indent = indent_of(walk, walk->depth - 1)};
		add_block(walk, link, from, to, false);
		return;
	}
	struct import_block block = {.kind = OUT_ITEM,
		.level = told_depth(walk, walk->depth - 1),
		.indent = indent_of(walk, walk->depth - 1),
		.list = list->id,
		.is_ordered = list->is_ordered,
		.number = list->number};
	size_t before = walk->blocks.count;
	add_block(walk, block, from, to, false);
	list->is_told = walk->blocks.count > before;
}

/* "- one", "• two" typed by hand; returns the bytes of the mark, 0 where there is none. */
static size_t typed_mark(const struct run *run) {
	static const char *const MARKS[] = {"- ", "– ", "• ", "· ", "* ", "▪ ", "‣ "};
	for (size_t i = 0; run->text && i < sizeof MARKS / sizeof *MARKS; i++) {
		size_t len = strlen(MARKS[i]);
		if (strncmp(run->text, MARKS[i], len) == 0 && run->text[len]) {
			return len;
		}
	}
	return 0;
}

static size_t line_end(const struct walk *walk, size_t from) {
	while (from < walk->runs.count && walk->runs.items[from].text) {
		from++;
	}
	return from;
}

static size_t count_typed(const struct walk *walk, size_t from, size_t to) {
	size_t count = 0;
	for (size_t i = from; i < to; i = line_end(walk, i) + 1) {
		count += typed_mark(&walk->runs.items[i]) > 0;
	}
	return count;
}

static void add_typed_list(struct walk *walk, size_t from, size_t to);

/* ---- links out ---- */

/* "hier", "here": words that say nothing once they stand alone. */
static bool says_nothing(const char *words) {
	static const char *const WORDS[] = {"diese seite", "dieser seite", "website", "webseite",
		"homepage", "internetseite", "this page", "this link", "this website", "folgende"};
	bool is_empty = strlen(words) < 6;
	for (size_t i = 0; !is_empty && i < sizeof WORDS / sizeof *WORDS; i++) {
		is_empty = strcasecmp(words, WORDS[i]) == 0;
	}
	return is_empty;
}

/* An address as people write it: no scheme, no slash at its end. */
static const char *short_address(const struct walk *walk, const char *target) {
	const char *host = strstr(target, "://") + 3;
	size_t len = strlen(host);
	return arena_copy(walk->arena, host, len && host[len - 1] == '/' ? len - 1 : len);
}

/* Under a block stand the codes and keys of its links, and together they must fit on a page of the
 * largest letters: where there are several links out, or the text is long, the words stay plain, and
 * each link follows as a block of its own. */
static void add_parted(struct walk *walk, size_t from, size_t to);

static bool must_part(const struct walk *walk, size_t from, size_t to) {
	size_t out_count = 0, link_count = 0, len = 0;
	for (size_t i = from; i < to; i++) {
		const struct run *run = &walk->runs.items[i];
		out_count += leads_out(run);
		link_count += run->target != NULL;
		len += run->text ? strlen(run->text) : LINE_BYTES;
	}
	return out_count > 1 || (link_count && to - from > 1 && len > LINKED_MAX_BYTES);
}

static void add_lines(struct walk *walk, size_t from, size_t to) {
	if (must_part(walk, from, to)) {
		add_parted(walk, from, to);
	} else if (walk->depth && !walk->lists[walk->depth - 1].is_told) {
		add_item(walk, from, to);
	} else if (!walk->depth && !walk->note && !walk->next_note &&
		count_typed(walk, from, to) > 1) {
		add_typed_list(walk, from, to);
	} else {
		const char *note = walk->depth ? NULL
			: walk->next_note      ? walk->next_note
					       : walk->note;
		struct import_block block = {.kind = note ? OUT_NOTE : OUT_PARAGRAPH,
			.level = told_depth(walk, walk->depth),
			.indent = indent_of(walk, walk->depth),
			.note = note};
		add_block(walk, block, from, to, false);
	}
}

/* Lines with a mark become items, others paragraphs. */
static void add_typed_list(struct walk *walk, size_t from, size_t to) {
	int id = ++walk->list_count;
	for (size_t i = from; i < to;) {
		size_t end = line_end(walk, i), mark = typed_mark(&walk->runs.items[i]);
		walk->runs.items[i].text += mark;
		struct import_block block = {.kind = mark ? OUT_ITEM : OUT_PARAGRAPH, .list = id};
		add_block(walk, block, i, end, false);
		i = end + 1;
	}
}

static void add_parted(struct walk *walk, size_t from, size_t to) {
	struct runs links = {0};
	for (size_t i = from; i < to; i++) {
		struct run *run = &walk->runs.items[i];
		bool is_new = run->target != NULL;
		for (size_t j = 0; is_new && j < links.count; j++) {
			is_new = strcmp(links.items[j].target, run->target) != 0;
		}
		if (is_new) {
			vec_push(&links, *run);
		}
		run->target = NULL;
	}
	add_lines(walk, from, to);
	for (size_t i = 0; i < links.count; i++) {
		struct run *link = &links.items[i];
		if (says_nothing(link->text) && leads_out(link)) {
			const char *address = short_address(walk, link->target);
			link->text = arena_copy(walk->arena, address, strcspn(address, "/"));
		}
		struct str text = {0};
		runs_write(&text, &links, i, i + 1, false);
		struct import_block block = {.kind = OUT_PARAGRAPH,
			.level = told_depth(walk, walk->depth),
			.indent = indent_of(walk, walk->depth),
			.text = arena_copy(walk->arena, str_get(&text), text.len)};
		vec_push(&walk->blocks, block);
		str_finish(&text);
	}
	vec_finish(&links);
}

/* Two line breaks part paragraphs. */
static void add_paragraphs(struct walk *walk) {
	const struct runs *runs = &walk->runs;
	for (size_t i = 0; i < runs->count;) {
		size_t start = i;
		while (start < runs->count && !runs->items[start].text) {
			start++;
		}
		size_t end = line_end(walk, start);
		while (end + 1 < runs->count && runs->items[end + 1].text) {
			end = line_end(walk, end + 1);
		}
		add_lines(walk, start, end);
		i = end + 1;
	}
}

/* Links in headings would be no keys on the kiosk: they follow as paragraphs with the same words. */
static void add_heading(struct walk *walk) {
	struct str plain = {0};
	runs_write(&plain, &walk->runs, 0, walk->runs.count, true);
	size_t len = plain.len;
	str_finish(&plain);
	if (len > HEADING_MAX_BYTES || walk->depth) {
		for (size_t i = 0; i < walk->runs.count; i++) {
			walk->runs.items[i].is_bold = !walk->runs.items[i].target;
		}
		add_paragraphs(walk);
		return;
	}
	add_block(walk, (struct import_block){.kind = OUT_HEADING, .level = walk->heading}, 0,
		walk->runs.count, true);
	for (size_t i = 0; i < walk->runs.count; i++) {
		if (walk->runs.items[i].target) {
			add_block(walk, (struct import_block){.kind = OUT_PARAGRAPH}, i, i + 1,
				false);
		}
	}
}

static void drop_runs(struct walk *walk) {
	walk->runs.count = 0;
	walk->next_note = NULL;
}

/* In a card blocks only end lines, and never twice. */
static void end_card_line(struct walk *walk) {
	size_t at = walk->runs.count;
	while (at && walk->runs.items[at - 1].text &&
		!walk->runs.items[at - 1].text[strspn(walk->runs.items[at - 1].text, " \t\r\n")]) {
		at--;
	}
	if (at && walk->runs.items[at - 1].text) {
		push_break(walk);
	}
}

/* The open block ends. */
static void flush(struct walk *walk) {
	if (walk->is_in_card) {
		end_card_line(walk);
		return;
	}
	runs_clean(&walk->runs, walk->arena, walk->page->report, walk->page->place);
	struct runs *runs = &walk->runs;
	while (runs->count && !runs->items[runs->count - 1].text) {
		runs->count--;
	}
	if (walk->heading) {
		add_heading(walk);
	} else {
		add_paragraphs(walk);
	}
	drop_runs(walk);
}

/* ---- images and what cannot be shown ---- */

/* Pixels of "15", "15px" or a style's "width: 15px"; -1 where it is not said. */
static int pixels(const struct walk *walk, const xmlNode *node, const char *name) {
	const char *value = attribute(walk, node, name);
	if (!value) {
		const char *style = attribute(walk, node, "style");
		value = style ? strcasestr(style, name) : NULL;
		value = value ? value + strcspn(value, ":") : NULL;
		value = value && *value ? value + 1 : NULL;
	}
	if (!value) {
		return -1;
	}
	value += strspn(value, " ");
	return isdigit((unsigned char)*value) ? atoi(value) : -1;
}

static void walk_image(struct walk *walk, const xmlNode *node) {
	const char *source = attribute(walk, node, "src"), *words = attribute(walk, node, "alt");
	source = source ? source : "";
	int width = pixels(walk, node, "width"), height = pixels(walk, node, "height");
	bool is_icon = (width >= 0 && width <= ICON_MAX_PX) ||
		(height >= 0 && height <= ICON_MAX_PX) || strstr(source, "/static/svg/");
	if (!is_icon) {
		import_report_add(walk->page->report, walk->page->place,
			"the image %s%s%s%s is missing: images are not brought in", source,
			words && *words ? " (" : "", words ? words : "",
			words && *words ? ")" : "");
		return;
	}
	walk->page->icon_count++;
	if (!walk->depth && !walk->heading && strcasestr(source, "idea")) {
		walk->next_note = "TIP";
	} else if (!walk->depth && !walk->heading && strcasestr(source, "warning")) {
		walk->next_note = "WARNING";
	}
}

static void walk_foreign(struct walk *walk, const xmlNode *node) {
	const char *source = attribute(walk, node, "src");
	source = source ? source : attribute(walk, node, "data");
	import_report_add(walk->page->report, walk->page->place,
		"<%s>%s%s is left out: a kiosk shows text only", (const char *)node->name,
		source ? " " : "", source ? source : "");
}

/* ---- links ---- */

static const char *decode(const struct walk *walk, const char *text) {
	struct str out = {0};
	for (; *text; text++) {
		unsigned code;
		if (*text == '%' && isxdigit((unsigned char)text[1]) &&
			isxdigit((unsigned char)text[2]) && sscanf(text + 1, "%2x", &code) == 1 &&
			code >= 0x20 && code < 0x7F) {
			str_append_char(&out, (char)code);
			text += 2;
		} else {
			str_append_char(&out, *text);
		}
	}
	const char *kept = arena_copy(walk->arena, str_get(&out), out.len);
	str_finish(&out);
	return kept;
}

/* The number or address of tel:, mailto: and the like, also of the form that a careless editor
 * makes ("https://integreat.app/tel:"); NULL for another link. */
static const char *contact_of(const struct walk *walk, const char *href) {
	static const char *const SCHEMES[] = {"tel:", "mailto:", "sms:", "fax:", "callto:"};
	for (size_t i = 0; i < sizeof SCHEMES / sizeof *SCHEMES; i++) {
		const char *at = strcasestr(href, SCHEMES[i]);
		if (at && (at == href || (at[-1] == '/' && strncasecmp(href, "http", 4) == 0))) {
			at += strlen(SCHEMES[i]);
			at += strspn(at, " /");
			const char *contact = decode(walk, at);
			return arena_copy(walk->arena, contact, strcspn(contact, "?"));
		}
	}
	return NULL;
}

static void walk_link(struct walk *walk, const xmlNode *node) {
	const char *href = attribute(walk, node, "href");
	href = href ? href + strspn(href, " \t\r\n") : NULL;
	const char *contact = href ? contact_of(walk, href) : NULL;
	const char *target = NULL;
	bool is_open = walk->target || walk->contact;
	if (href && *href && !contact && !is_open) {
		target = walk->page->link(walk->page->context, href, walk->arena);
		if (!target && *href != '#') {
			import_report_add(walk->page->report, walk->page->place,
				"the link to \"%s\" leads nowhere: its words are kept", href);
		}
		walk->page->self_count += target && !*target;
		walk->page->link_count += !target || *target;
		target = target && *target ? target : NULL;
	}
	if (!is_open) {
		walk->target = target;
		walk->contact = contact;
	}
	bool is_out = target && strncmp(target, "http", 4) == 0;
	const char *address = is_out && walk->is_link_list ? short_address(walk, target) : NULL;
	if (address && strlen(address) <= LINK_WORDS_BYTES) {
		walk->target = NULL;
		walk_children(walk, node);
		push_run(walk, arena_printf(walk->arena, " (%s)", address));
		return;
	}
	walk_children(walk, node);
	if (is_out && !tree_has_words(node)) {
		import_report_add(walk->page->report, walk->page->place,
			"the link to \"%s\" has no words (perhaps an image): left out", href);
	}
	if (!is_open) {
		walk->target = walk->contact = NULL;
	}
}

/* ---- lists and tables ---- */

/* A code for each of forty towns would be forty pages. */
static void walk_list(struct walk *walk, const xmlNode *node, bool is_ordered) {
	flush(walk);
	if (walk->depth == LIST_MAX_DEPTH || walk->is_in_card || walk->heading) {
		walk_children(walk, node);
		flush(walk);
		return;
	}
	const char *start = attribute(walk, node, "start");
	int first = start ? atoi(start) : 1;
	first = first < 1 || first > 9999 ? 1 : first;
	walk->lists[walk->depth++] = (struct list){
		.id = ++walk->list_count, .number = first - 1, .is_ordered = is_ordered};
	bool was_link_list = walk->is_link_list;
	walk->is_link_list = tree_count_links(node, 0) >= LINK_LIST_ITEMS;
	walk_children(walk, node);
	flush(walk);
	walk->is_link_list = was_link_list;
	walk->depth--;
}

static void walk_item(struct walk *walk, const xmlNode *node) {
	flush(walk);
	if (!walk->depth || walk->is_in_card) {
		walk_children(walk, node);
		flush(walk);
		return;
	}
	int depth = walk->depth;
	struct list *list = &walk->lists[depth - 1];
	list->is_told = false;
	list->number++;
	list->width = list->is_ordered ? snprintf(NULL, 0, "%d. ", list->number) : 2;
	walk_children(walk, node);
	flush(walk);
	list->number -= list->is_ordered && !list->is_told;
	list->is_told = false;
}

static void add_row(struct walk *walk, const xmlNode *row, bool is_header) {
	struct str text = {0};
	size_t count = 0;
	bool has_words = false;
	walk->is_in_card = true; /* blocks inside a cell only end lines */
	for (const xmlNode *at = row->children; at; at = at->next) {
		if (!tree_is_named(at, "td th")) {
			continue;
		}
		walk_children(walk, at);
		runs_clean(&walk->runs, walk->arena, walk->page->report, walk->page->place);
		struct runs line = {0};
		for (size_t i = 0; i < walk->runs.count; i++) {
			struct run run = walk->runs.items[i];
			run = run.text ? run : (struct run){.text = " "};
			run.is_bold = run.is_bold && !is_header;
			vec_push(&line, run);
		}
		runs_clean(&line, walk->arena, walk->page->report, walk->page->place);
		str_append(&text, "| ");
		size_t before = text.len;
		runs_write(&text, &line, 0, line.count, false);
		has_words |= text.len > before;
		str_append_char(&text, ' ');
		vec_finish(&line);
		drop_runs(walk);
		count++;
	}
	walk->is_in_card = false;
	str_append_char(&text, '|');
	if (has_words) {
		struct import_block block = {.kind = OUT_ROW,
			.is_header = is_header,
			.cell_count = count,
			.text = arena_copy(walk->arena, str_get(&text), text.len)};
		vec_push(&walk->blocks, block);
	}
	str_finish(&text);
}

static void walk_table(struct walk *walk, const xmlNode *node) {
	struct tree_rows rows = {0};
	flush(walk);
	tree_rows_find(node, &rows);
	if (!walk->depth && !walk->is_in_card && tree_is_data(&rows)) {
		for (size_t i = 0; i < rows.count; i++) {
			add_row(walk, rows.items[i], i == 0);
		}
	} else {
		walk_children(walk, node);
		flush(walk);
	}
	vec_finish(&rows);
}

/* ---- the walk ---- */

static void walk_bold(struct walk *walk, const xmlNode *node) {
	bool was_bold = walk->is_bold;
	walk->is_bold = true;
	walk_children(walk, node);
	walk->is_bold = was_bold;
}

static void walk_heading(struct walk *walk, const xmlNode *node) {
	if (walk->is_in_card || walk->heading) {
		end_card_line(walk);
		walk_bold(walk, node);
		end_card_line(walk);
		return;
	}
	flush(walk);
	char digit = ((const char *)node->name)[1]; /* <summary> is no h1 to h6 */
	walk->heading = isdigit((unsigned char)digit) ? digit - '0' : 3;
	walk_children(walk, node);
	flush(walk);
	walk->heading = 0;
}

/* A box with name, address and numbers is one paragraph of lines. */
static void walk_card(struct walk *walk, const xmlNode *node) {
	flush(walk);
	walk->is_in_card = true;
	walk_children(walk, node);
	walk->is_in_card = false;
	flush(walk);
}

static void walk_note(struct walk *walk, const xmlNode *node, const char *note) {
	flush(walk);
	const char *before = walk->note;
	walk->note = note;
	walk_children(walk, node);
	flush(walk);
	walk->note = before;
}

static void walk_block(struct walk *walk, const xmlNode *node) {
	static const char *const NOTES[][2] = {{"warning", "WARNING"}, {"danger", "CAUTION"},
		{"alert", "IMPORTANT"}, {"callout", "NOTE"}, {"notice", "NOTE"}, {"hint", "TIP"}};
	bool can_nest = !walk->is_in_card && !walk->heading && !walk->note;
	if (can_nest && class_has(walk, node, "contact-card")) {
		walk_card(walk, node);
		return;
	}
	for (size_t i = 0; can_nest && tree_is_named(node, "div section aside p") && i < 6; i++) {
		if (class_has(walk, node, NOTES[i][0])) {
			walk_note(walk, node, NOTES[i][1]);
			return;
		}
	}
	flush(walk);
	walk_children(walk, node);
	flush(walk);
}

static void walk_raised(struct walk *walk, const xmlNode *node) {
	static const char *const DIGITS[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
	xmlChar *text = xmlNodeGetContent(node);
	const char *words = (const char *)text;
	if (words && words[0] >= '0' && words[0] <= '9' && !words[1]) {
		push_run(walk, DIGITS[words[0] - '0']);
	} else {
		walk_children(walk, node);
	}
	xmlFree(text);
}

static void walk_element(struct walk *walk, const xmlNode *node) {
	if (tree_is_named(node, "script style noscript template head title meta link")) {
		return;
	} else if (tree_is_named(node, "br")) {
		push_break(walk);
	} else if (tree_is_named(node, "b strong")) {
		walk_bold(walk, node);
	} else if (tree_is_named(node, "a")) {
		walk_link(walk, node);
	} else if (tree_is_named(node, "img")) {
		walk_image(walk, node);
	} else if (tree_is_named(node, "sup")) {
		walk_raised(walk, node);
	} else if (tree_is_named(node, "h1 h2 h3 h4 h5 h6 summary")) {
		walk_heading(walk, node);
	} else if (tree_is_named(node, "ul menu dir")) {
		walk_list(walk, node, false);
	} else if (tree_is_named(node, "ol")) {
		walk_list(walk, node, true);
	} else if (tree_is_named(node, "li")) {
		walk_item(walk, node);
	} else if (tree_is_named(node, "table")) {
		walk_table(walk, node);
	} else if (tree_is_named(node, "dt")) {
		flush(walk);
		walk_bold(walk, node);
		flush(walk);
	} else if (tree_is_named(node,
			   "iframe frame video audio object embed canvas svg map input select "
			   "textarea button applet")) {
		walk_foreign(walk, node);
	} else if (tree_is_named(node,
			   "p div section article header footer main aside nav figure figcaption "
			   "address center form fieldset blockquote body html dl dd pre details hr "
			   "tr td th thead tbody tfoot caption legend")) {
		walk_block(walk, node);
	} else {
		walk_children(walk, node);
	}
}

static void walk_node(struct walk *walk, const xmlNode *node) {
	if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
		if (node->content) {
			push_run(walk, arena_string(walk->arena, (const char *)node->content));
		}
	} else if (node->type == XML_ELEMENT_NODE) {
		walk_element(walk, node);
	}
}

static void walk_children(struct walk *walk, const xmlNode *node) {
	if (walk->tree_depth == TREE_MAX_DEPTH) {
		xmlChar *text = xmlNodeGetContent(node);
		push_run(walk, arena_string(walk->arena, text ? (const char *)text : ""));
		xmlFree(text);
		return;
	}
	walk->tree_depth++;
	for (const xmlNode *at = node->children; at; at = at->next) {
		walk_node(walk, at);
	}
	walk->tree_depth--;
}

/* ---- outside ---- */

void import_html(struct import_html *page, struct str *out) {
	page->icon_count = page->self_count = page->link_count = page->block_count = 0;
	if (page->len > (size_t)64 << 20) {
		import_report_add(page->report, page->place, "the page is too large to read");
		return;
	}
	htmlDocPtr document = htmlReadMemory(page->html, (int)page->len, NULL, "UTF-8",
		HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
	if (!document) {
		return;
	}
	struct walk walk = {.page = page, .arena = arena_create()};
	walk_children(&walk, (const xmlNode *)document);
	flush(&walk);
	import_blocks_write(&walk.blocks, page->title, out);
	page->block_count = walk.blocks.count;
	xmlFreeDoc(document);
	vec_finish(&walk.runs);
	vec_finish(&walk.blocks);
	arena_destroy(walk.arena);
}
