// SPDX-License-Identifier: GPL-3.0-or-later
// Every page becomes Markdown in its own language first; then the blocks of two languages are laid side
// by side. Whatever fits, the translation of an article is its page in that language, whole and in order.
#include "author/import_integreat.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "author/import_align.h"
#include "author/import_html.h"
#include "author/import_pages.h"
#include "author/import_report.h"
#include "author/import_site.h"
#include "author/import_topic.h"
#include "author/import_translation.h"
#include "author/passage.h"
#include "author/problem.h"
#include "base/arena.h"
#include "base/err.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/str.h"
#include "lang/tag.h"

#define SELF_LINKS_ALONE 2 /* a page of nothing but links to itself in other languages */

struct making {
	const struct import_integreat *import;
	struct region region;
	struct arena *arena;
	struct import_report *report;
	import_put_fn *put;
	void *context;
	json_t *topics;
	struct translations *words; /* one a language, none used for the source */
	json_t *uses;               /* "file\nmsgid" to how often it stood there */
	const struct page *page;    /* being converted */
	size_t article_count, icon_count;
	bool has_first;
};

/* Home shows the first articles of this topic to who is new. */
#define FIRST_TOPIC "first"

/* ---- pages as Markdown ---- */

/* The first page with a text at or below `page`. */
static const struct page *first_text(const struct page *page) {
	if (page->markdown && *page->markdown) {
		return page;
	}
	for (size_t i = 0; i < page->child_count; i++) {
		const struct page *found = first_text(page->children[i]);
		if (found) {
			return found;
		}
	}
	return NULL;
}

/* Pages are named by a stand-in until it is known which of them have a text. */
#define PAGE_LINK "article:page-"

static const char *find_link(void *context, const char *href, struct arena *arena) {
	struct making *making = context;
	const struct page *page = region_page(&making->region, href, making->arena);
	if (page == making->page) {
		return "";
	}
	if (page) {
		return arena_printf(
			arena, PAGE_LINK "%zu", (size_t)(page - making->region.editions[0].pages));
	}
	bool is_relative = *href == '/' && href[1] != '/';
	const char *address = is_relative     ? arena_printf(arena, "https://integreat.app%s", href)
		: strncmp(href, "//", 2) == 0 ? arena_printf(arena, "https:%s", href)
		: strncmp(href, "www.", 4) == 0 ? arena_printf(arena, "http://%s", href)
						: href;
	bool is_out = strncmp(address, "https://", 8) == 0 || strncmp(address, "http://", 7) == 0;
	const char *host = is_out ? strstr(address, "://") + 3 : "";
	return is_out && isalnum((unsigned char)*host) ? import_address(arena, address) : NULL;
}

static void convert(struct making *making, const struct page *source, struct page *page,
	const struct edition_pages *edition) {
	const char *place = edition == making->region.editions
		? page->title
		: arena_printf(making->arena, "%s (%s)", page->title, edition->tag);
	struct import_html html = {.html = page->html,
		.len = page->html_len,
		.title = page->title,
		.place = place,
		.link = find_link,
		.context = making,
		.report = making->report};
	struct str out = {0};
	making->page = source;
	import_html(&html, &out);
	making->icon_count += html.icon_count;
	if (html.self_count >= SELF_LINKS_ALONE && !html.link_count &&
		html.block_count <= html.self_count + 2) {
		import_report_add(making->report, place,
			"says only that it is there in other languages: left out");
		str_clear(&out);
	}
	page->markdown = arena_copy(making->arena, str_get(&out), out.len);
	str_finish(&out);
}

/* The stand-ins become ids, of a page without a text that of the first one below it. */
static void settle_links(struct making *making, struct page *page) {
	struct str out = {0};
	const struct edition_pages *source = &making->region.editions[0];
	const char *at = page->markdown;
	for (const char *link; (link = strstr(at, "](" PAGE_LINK));) {
		char *end;
		size_t index = strtoul(link + strlen("](" PAGE_LINK), &end, 10);
		const struct page *to =
			index < source->count ? first_text(&source->pages[index]) : NULL;
		if (to) {
			str_append_bytes(&out, at, (size_t)(link - at));
			str_printf(&out, "](article:%s", to->id);
			at = end;
			continue;
		}
		/* A page that nothing is left of: the words stay. */
		const char *open = link;
		while (open > at && *--open != '[') {
		}
		str_append_bytes(&out, at, (size_t)(open - at));
		str_append_bytes(&out, open + 1, (size_t)(link - open - 1));
		at = end + (*end == ')');
		import_report_add(making->report, page->title,
			"links to a page without a text: its words are kept");
	}
	str_append(&out, at);
	page->markdown = arena_copy(making->arena, str_get(&out), out.len);
	str_finish(&out);
}

static void parse(struct making *making, struct page *page, const char *file) {
	struct problems problems = {0};
	page->pieces = markdown_read(
		making->arena, file, page->markdown, strlen(page->markdown), 1, &problems);
	for (size_t i = 0; i < problems.count; i++) {
		import_report_add(making->report, page->title, "%s", problems.items[i].text);
	}
	problems_finish(&problems);
}

static void convert_all(struct making *making) {
	struct region *region = &making->region;
	for (size_t i = 0; i < region->edition_count; i++) {
		for (size_t j = 0; j < region->editions[0].count; j++) {
			struct page *source = &region->editions[0].pages[j];
			struct page *page = i
				? region_counterpart(region, source, &region->editions[i])
				: source;
			if (page && !page->markdown) {
				convert(making, source, page, &region->editions[i]);
			}
		}
	}
	for (size_t i = 0; i < region->edition_count; i++) {
		for (size_t j = 0; j < region->editions[i].count; j++) {
			struct page *page = &region->editions[i].pages[j];
			if (page->markdown) {
				settle_links(making, page);
				parse(making, page, page->path);
			} else {
				import_report_add(making->report,
					arena_printf(making->arena, "%s (%s)", page->title,
						region->editions[i].tag),
					"is not there in the source language: left out");
			}
		}
	}
}

/* ---- translations ---- */

/* Where a text stands, counted as the site's reader counts it. */
static const char *place_of(struct making *making, const char *file, const char *msgid) {
	const char *key = arena_printf(making->arena, "%s\n%s", file, msgid);
	json_int_t times = json_integer_value(json_object_get(making->uses, key)) + 1;
	json_object_set_new(making->uses, key, json_integer(times));
	return times > 1 ? arena_printf(making->arena, "%s %lld", file, (long long)times) : file;
}

static void add_words(struct making *making, size_t lang, const char *msgid, const char *msgstr,
	const char *file, const char *place, int line, const char *what, bool is_block) {
	translations_add(&making->words[lang],
		(struct translation_use){.msgid = msgid,
			.msgstr = msgstr,
			.file = file,
			.place = place,
			.line = line,
			.what = what,
			.is_block = is_block});
}

static void add_title(
	struct making *making, const struct page *page, const char *file, const char *what) {
	const char *place = place_of(making, file, page->title);
	for (size_t i = 1; i < making->region.edition_count; i++) {
		const struct page *other =
			region_counterpart(&making->region, page, &making->region.editions[i]);
		if (other) {
			add_words(
				making, i, page->title, other->title, file, place, 1, what, false);
		}
	}
}

/* ---- numbers ---- */

/* The telephone numbers and addresses with @ in the blocks, as a set. */
static json_t *contacts_of(const struct pieces *pieces) {
	json_t *set = json_object();
	for (size_t i = 0; i < pieces->count; i++) {
		const char *at = pieces->items[i].marked ? pieces->items[i].marked : "";
		while (*at) {
			size_t len = strspn(at, "0123456789+ /-()");
			struct str digits = {0};
			for (size_t j = 0; j < len; j++) {
				if (isdigit((unsigned char)at[j])) {
					str_append_char(&digits, at[j]);
				}
			}
			if (digits.len >= 6) {
				json_object_set_new(set, str_get(&digits), json_true());
			}
			str_finish(&digits);
			at += len ? len : strcspn(at, "0123456789+");
		}
	}
	return set;
}

static void tell_missing(
	struct making *making, const char *place, json_t *a, json_t *b, const char *where) {
	const char *number;
	json_t *ignored;
	struct str list = {0};
	json_object_foreach(a, number, ignored) {
		if (!json_object_get(b, number)) {
			str_printf(&list, "%s%s", list.len ? ", " : "", number);
		}
	}
	if (list.len) {
		import_report_add(making->report, place,
			"numbers that stand only in %s: %s; find out which are right", where,
			str_get(&list));
	}
	str_finish(&list);
}

static void compare_contacts(struct making *making, const struct page *page,
	const struct page *other, const struct edition_pages *edition) {
	json_t *ours = contacts_of(&page->pieces), *theirs = contacts_of(&other->pieces);
	tell_missing(making, page->title, ours, theirs, making->region.editions[0].tag);
	tell_missing(making, page->title, theirs, ours, edition->tag);
	json_decref(ours);
	json_decref(theirs);
}

/* ---- articles ---- */

static void add_body(struct making *making, const struct page *page, const char *file,
	const char *const *places, int first_line, size_t lang) {
	const struct edition_pages *edition = &making->region.editions[lang];
	const struct page *other = region_counterpart(&making->region, page, edition);
	if (!other || !other->pieces.count) {
		import_report_add(making->report, page->title,
			other ? "has no text in %s" : "is not there in %s", edition->tag);
		return;
	}
	struct import_stretch *stretches =
		arena_alloc(making->arena, (page->pieces.count + 1) * sizeof *stretches);
	import_align(&page->pieces, &other->pieces, stretches);
	for (size_t i = 0; i < page->pieces.count; i++) {
		const struct piece *piece = &page->pieces.items[i];
		struct str text = {0};
		passage_write(&text, &other->pieces.items[stretches[i].start],
			stretches[i].end - stretches[i].start, piece);
		add_words(making, lang, piece->marked,
			arena_copy(making->arena, str_get(&text), text.len), file, places[i],
			piece->line + first_line, markdown_what(piece), true);
		str_finish(&text);
	}
	compare_contacts(making, page, other, edition);
}

static int count_lines(const char *text) {
	int count = 0;
	while ((text = strchr(text, '\n'))) {
		count++;
		text++;
	}
	return count;
}

/* Text as a YAML scalar between quotation marks. */
static void put_quoted(struct str *out, const char *name, const char *text) {
	str_printf(out, "%s: \"", name);
	for (; *text; text++) {
		str_append(out, *text == '"' || *text == '\\' ? "\\" : "");
		str_append_char(out, *text);
	}
	str_append(out, "\"\n");
}

static void put_file(struct making *making, const char *path, const struct str *text) {
	making->put(making->context, path, str_get(text), text->len);
}

static void put_article(
	struct making *making, const struct page *page, const char *topic, size_t order) {
	const char *file = arena_printf(making->arena, "articles/%s.md", page->id);
	struct str text = {0};
	str_append(&text, "---\n");
	put_quoted(&text, "title", page->title);
	str_printf(&text, "topic: %s\norder: %zu\n", topic, order < 9999 ? order : 9999);
	if (page->changed) {
		str_printf(&text, "checked: %s\n", page->changed);
	}
	str_printf(&text, "source: \"integreat.app/%s, CC BY 4.0\"\n---\n\n", making->region.name);
	int first_line = count_lines(str_get(&text));
	str_append(&text, page->markdown);
	put_file(making, file, &text);
	str_finish(&text);
	making->article_count++;
	add_title(making, page, file, "article title");
	const char **places = arena_alloc(making->arena, (page->pieces.count + 1) * sizeof *places);
	for (size_t i = 0; i < page->pieces.count; i++) {
		places[i] = place_of(making, file, page->pieces.items[i].marked);
	}
	for (size_t i = 1; i < making->region.edition_count; i++) {
		add_body(making, page, file, places, first_line, i);
	}
}

/* ---- topics ---- */

static void put_topic(
	struct making *making, const struct page *page, const char *id, const char *parent) {
	json_t *topic = json_object();
	json_object_set_new(topic, "id", json_string(id));
	if (parent) {
		json_object_set_new(topic, "parent", json_string(parent));
	} else {
		struct import_look look = import_topic_look(page->title);
		json_object_set_new(topic, "icon", json_string(look.icon));
		if (look.colour) {
			json_object_set_new(topic, "colour", json_string(look.colour));
		}
	}
	json_object_set_new(topic, "title", json_string(page->title));
	json_array_append_new(making->topics, topic);
	add_title(making, page, "site.json", "topic");
}

/* The page's own, but of the first topic of Home that speaks of arriving "first". */
static const char *topic_id(struct making *making, const struct page *page, const char *parent) {
	const char *colour = parent ? NULL : import_topic_look(page->title).colour;
	bool is_first = !making->has_first && colour && strcmp(colour, FIRST_TOPIC) == 0;
	making->has_first |= is_first;
	return is_first ? FIRST_TOPIC : page->id;
}

/* A page with pages below it is a topic, and its own text the first article there. */
static void put_page(
	struct making *making, const struct page *page, const char *parent, size_t order) {
	bool has_text = *page->markdown != '\0';
	if (!first_text(page)) {
		import_report_add(making->report, page->title, "is empty: left out");
		return;
	}
	if (parent && !page->child_count) {
		put_article(making, page, parent, order);
		return;
	}
	const char *id = topic_id(making, page, parent);
	put_topic(making, page, id, parent);
	if (has_text) {
		put_article(making, page, id, 0);
	}
	for (size_t i = 0; i < page->child_count; i++) {
		put_page(making, page->children[i], id, i + 1);
	}
}

static int compare_roots(const void *left, const void *right) {
	const struct page *a = *(struct page *const *)left, *b = *(struct page *const *)right;
	return a->order != b->order ? (a->order > b->order) - (a->order < b->order)
				    : (a->position > b->position) - (a->position < b->position);
}

static void put_pages(struct making *making) {
	struct edition_pages *source = &making->region.editions[0];
	VEC(struct page *) roots = {0};
	for (size_t i = 0; i < source->count; i++) {
		if (!source->pages[i].parent) {
			vec_push(&roots, &source->pages[i]);
		}
	}
	if (roots.count) {
		qsort(roots.items, roots.count, sizeof *roots.items, compare_roots);
	}
	for (size_t i = 0; i < roots.count; i++) {
		put_page(making, roots.items[i], NULL, i + 1);
	}
	vec_finish(&roots);
}

/* ---- what every site has ---- */

/* Our own words on the pages that a site needs, in the languages that most regions begin with. */
static const struct own_words {
	const char *tag;
	const char *fire, *police, *about, *credit, *change, *privacy, *keeps;
} OWN[] = {
	{"de", "Feuerwehr und Rettungsdienst", "Polizei", "Über diesen Ratgeber",
		"Die Texte stammen aus dem Integreat-Angebot der Region „%s“ und stehen unter der "
		"Lizenz CC BY 4.0.",
		"Für diesen Bildschirm wurden sie neu gesetzt; Bilder und Filme fehlen.",
		"Datenschutz",
		"Dieser Bildschirm fragt nicht nach Ihrem Namen. Er vergisst alles, wenn Sie "
		"gehen."},
	{"en", "Fire and ambulance", "Police", "About this guide",
		"The texts come from the Integreat guide of the region “%s”. Their licence is "
		"CC BY 4.0.",
		"For this screen they were set anew; images and films are missing.", "Privacy",
		"This screen does not ask for your name. It forgets everything when you leave."},
};

static const struct own_words *own_words(const char *tag) {
	for (size_t i = 0; i < sizeof OWN / sizeof *OWN; i++) {
		if (language_is(tag, OWN[i].tag)) {
			return &OWN[i];
		}
	}
	return NULL;
}

/* Words of our own in the source language (or English), and in the others where we have them. */
static const char *say(struct making *making, size_t offset, const char *file, const char *what) {
	const struct region *region = &making->region;
	const struct own_words *words = own_words(region->editions[0].tag);
	words = words ? words : own_words("en");
	const char *text = *(const char *const *)((const char *)words + offset);
	bool names_region = strstr(text, "%s") != NULL;
#define FILL(words)                                                                                \
	names_region                                                                               \
		? arena_printf(making->arena, "%.*s%s%s", (int)(strstr(words, "%s") - (words)),    \
			  words, region->name, strstr(words, "%s") + 2)                            \
		: (words)
	const char *filled = FILL(text);
	const char *place = place_of(making, file, filled);
	for (size_t i = 1; i < region->edition_count; i++) {
		const struct own_words *others = own_words(region->editions[i].tag);
		if (others) {
			const char *other = *(const char *const *)((const char *)others + offset);
			add_words(making, i, filled, FILL(other), file, place, 1, what, false);
		}
	}
#undef FILL
	return filled;
}

#define SAY(making, field, file, what) say(making, offsetof(struct own_words, field), file, what)

static void put_own_pages(struct making *making) {
	struct str text = {0};
	str_append(&text, "---\n");
	put_quoted(&text, "title", SAY(making, about, "about.md", "article title"));
	str_printf(&text, "---\n\n%s\n\n", SAY(making, credit, "about.md", "paragraph"));
	str_printf(&text, "%s\n\n", SAY(making, change, "about.md", "paragraph"));
	str_printf(&text, "[integreat.app/%s](https://integreat.app/%s)\n", making->region.name,
		making->region.name);
	const char *link = arena_printf(making->arena, "integreat.app/%s", making->region.name);
	for (size_t i = 1; i < making->region.edition_count; i++) {
		add_words(making, i, link, link, "about.md", "about.md", 1, "link out", true);
	}
	put_file(making, "about.md", &text);
	str_clear(&text);
	str_append(&text, "---\n");
	put_quoted(&text, "title", SAY(making, privacy, "privacy.md", "article title"));
	str_printf(&text, "---\n\n%s\n", SAY(making, keeps, "privacy.md", "paragraph"));
	put_file(making, "privacy.md", &text);
	str_finish(&text);
}

static json_t *emergency_entry(const char *number, const char *icon, const char *text) {
	return json_pack("{s:s, s:s, s:s}", "number", number, "icon", icon, "text", text);
}

static void put_site(struct making *making) {
	struct region *region = &making->region;
	json_t *languages = json_array(), *emergency = json_array();
	for (size_t i = 0; i < region->edition_count; i++) {
		json_array_append_new(languages, json_string(region->editions[i].tag));
	}
	const char *what = "emergency number: what it is for";
	json_array_append_new(emergency,
		emergency_entry("112", "ambulance", SAY(making, fire, "site.json", what)));
	json_array_append_new(emergency,
		emergency_entry("110", "shield", SAY(making, police, "site.json", what)));
	const char *name = making->import->name ? making->import->name : region->name;
	struct str id = {0};
	for (const char *at = region->name; *at && id.len < 40; at++) {
		if (isalnum((unsigned char)*at) && (unsigned char)*at < 0x80) {
			str_append_char(&id, (char)tolower((unsigned char)*at));
		}
	}
	json_t *site = json_pack("{s:i, s:s, s:s, s:s, s:s, s:s, s:o, s:s, s:s, s:o, s:o}", "foyer",
		1, "id", id.len ? str_get(&id) : "region", "name", name, "host_name", name,
		"source_language", region->editions[0].tag, "host_language", "de", "languages",
		languages, "time_zone", "Europe/Berlin", "country", "DE", "topics", making->topics,
		"emergency", emergency);
	making->topics = NULL;
	for (size_t i = 1; site && i < region->edition_count; i++) {
		add_words(making, i, name, name, "site.json", "site.json", 1, "name of the office",
			false);
	}
	char *text = site ? json_dumps(site, JSON_INDENT(2)) : NULL;
	if (!text) {
		abort(); /* every text was valid UTF-8 when it was read */
	}
	struct str out = {0};
	str_printf(&out, "%s\n", text);
	put_file(making, "site.json", &out);
	str_finish(&out);
	str_finish(&id);
	free(text);
	json_decref(site);
}

static void put_translations(struct making *making) {
	for (size_t i = 1; i < making->region.edition_count; i++) {
		const char *tag = making->region.editions[i].tag;
		struct str out = {0};
		translations_write(
			&making->words[i], making->arena, making->region.name, tag, &out);
		put_file(making, arena_printf(making->arena, "locales/%s.po", tag), &out);
		str_finish(&out);
	}
}

/* ---- outside ---- */

static void make(struct making *making) {
	size_t count = making->region.edition_count;
	making->words = arena_alloc(making->arena, (count + 1) * sizeof *making->words);
	making->topics = json_array();
	making->uses = json_object();
	convert_all(making);
	put_pages(making);
	put_own_pages(making);
	put_site(making);
	put_translations(making);
	if (making->icon_count) {
		import_report_add(making->report, "all pages",
			"%zu small images beside words are left out", making->icon_count);
	}
	import_report_add(making->report, "all pages",
		"%zu articles from %zu pages in %zu languages; see \"name\" in site.json: it is "
		"only "
		"the region's",
		making->article_count, making->region.editions[0].count, count);
	for (size_t i = 0; i < count; i++) {
		translations_finish(&making->words[i]);
	}
	json_decref(making->uses);
}

static void finish(struct making *making) {
	if (making->region.targets) {
		region_finish(&making->region);
	}
	arena_destroy(making->arena);
}

bool import_integreat_make(const struct import_integreat *import, const struct region_file *files,
	size_t count, import_put_fn *put, void *context, struct import_report *report,
	struct err *err) {
	struct making making = {.import = import,
		.arena = arena_create(),
		.report = report,
		.put = put,
		.context = context};
	bool ok = region_parse(&making.region, files, count, making.arena, report, err);
	if (ok) {
		make(&making);
	}
	finish(&making);
	return ok;
}

static void put_into_site(void *context, const char *path, const char *bytes, size_t len) {
	import_site_put(context, path, bytes, len);
}

/* What an import does not bring any more goes: two kinds in one folder would take turns. */
static bool is_ours(const char *site, struct err *err) {
	struct str path = {0};
	str_printf(&path, "%s/.import/services", site);
	bool is_others = file_exists(str_get(&path));
	str_finish(&path);
	return !is_others ||
		err_set(err,
			"%s holds an import of services, which would go; import into a folder of "
			"its own and copy what you need",
			site);
}

bool import_integreat(
	const struct import_integreat *import, struct import_report *report, struct err *err) {
	if (!is_ours(import->site, err)) {
		return false;
	}
	struct making making = {
		.import = import, .arena = arena_create(), .report = report, .put = put_into_site};
	if (!region_read(
		    &making.region, import->folder, import->source, making.arena, report, err)) {
		finish(&making);
		return false;
	}
	struct import_site *site = import_site_open(import->site);
	making.context = site;
	make(&making);
	bool ok = import_site_commit(site, report, err);
	import_site_close(site);
	finish(&making);
	import_report_sort(report);
	return ok;
}
