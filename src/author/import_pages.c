// SPDX-License-Identifier: GPL-3.0-or-later
// Paths are what holds a region together: parents, other languages and links in texts all name them,
// while the numbers change with every edit.
#include "author/import_pages.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "author/import_report.h"
#include "author/schedule.h"
#include "base/arena.h"
#include "base/err.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "lang/tag.h"

#define PAGES_MAX_BYTES ((size_t)64 << 20)
#define PAGES_MAX 20000
#define ID_MAX_BYTES 60

/* ---- paths ---- */

static int hex(char digit) {
	return isdigit((unsigned char)digit) ? digit - '0'
					     : tolower((unsigned char)digit) - 'a' + 10;
}

static const char *decode(struct arena *arena, const char *text, size_t len) {
	struct str out = {0};
	for (size_t i = 0; i < len; i++) {
		bool is_code = text[i] == '%' && i + 2 < len &&
			isxdigit((unsigned char)text[i + 1]) &&
			isxdigit((unsigned char)text[i + 2]);
		int code = is_code ? hex(text[i + 1]) * 16 + hex(text[i + 2]) : 0;
		str_append_char(&out, code >= 0x20 ? (char)code : text[i]);
		i += code >= 0x20 ? 2 : 0;
	}
	const char *kept = arena_copy(arena, str_get(&out), out.len);
	str_finish(&out);
	return kept;
}

const char *import_path(struct arena *arena, const char *href) {
	const char *host = strstr(href, "://");
	if (host) {
		host += 3;
		size_t len = strcspn(host, "/?#");
		const char *name = arena_copy(arena, host, len);
		if (!strcasestr(name, "integreat")) {
			return NULL;
		}
		href = host + len;
	}
	if (*href != '/') {
		return NULL;
	}
	size_t len = strcspn(href, "?#");
	while (len > 1 && href[len - 1] == '/') {
		len--;
	}
	return decode(arena, href, len);
}

const char *import_address(struct arena *arena, const char *href) {
	const char *scheme = strstr(href, "://");
	const char *path = scheme ? strchr(scheme + 3, '/') : NULL;
	size_t len = strlen(href);
	if (scheme && strncmp(scheme + 3, "www.google.", 11) == 0 && path &&
		strncmp(path, "/maps/place/", 12) == 0) {
		len = (size_t)(path - href) + 12 + strcspn(path + 12, "/?");
	}
	struct str out = {0};
	for (size_t i = 0; i < len; i++) {
		unsigned char byte = (unsigned char)href[i];
		bool in_path = path && href + i >= path;
		if (byte <= ' ' || byte == 0x7F || strchr("()<>[]\\\"`{}|^*_&!~", byte) ||
			(byte >= 0x80 && in_path)) {
			bool stays = strchr("&_~!*", byte) && byte;
			str_printf(&out, stays ? "%c" : "%%%02X", byte);
		} else {
			str_append_char(&out, (char)byte);
		}
	}
	const char *kept = arena_copy(arena, str_get(&out), out.len);
	str_finish(&out);
	return kept;
}

/* ---- one file ---- */

static const char *text_of(const json_t *object, const char *key) {
	return json_string_value(json_object_get(object, key));
}

/* The character of an entity that titles carry from HTML, and the bytes it takes; 0 where there is none. */
static char entity(const unsigned char *at, size_t *len) {
	static const struct {
		const char *name;
		char byte;
	} NAMED[] = {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''},
		{"&#039;", '\''}, {"&apos;", '\''}, {"&nbsp;", ' '}};
	for (size_t i = 0; *at == '&' && i < sizeof NAMED / sizeof *NAMED; i++) {
		*len = strlen(NAMED[i].name);
		if (strncmp((const char *)at, NAMED[i].name, *len) == 0) {
			return NAMED[i].byte;
		}
	}
	return 0;
}

/* One line: white space squeezed, marks that no title needs taken out. */
static const char *clean_title(struct arena *arena, const char *title) {
	struct str out = {0};
	for (const unsigned char *at = (const unsigned char *)title; *at; at++) {
		bool is_nbsp = at[0] == 0xC2 && at[1] == 0xA0,
		     is_hyphen = at[0] == 0xC2 && at[1] == 0xAD;
		bool is_control = at[0] == 0xE2 && at[1] == 0x80 && at[2] >= 0xAA && at[2] <= 0xAE;
		size_t len = 0;
		char byte = entity(at, &len);
		if (byte && byte != ' ') {
			str_append_char(&out, byte);
			at += len - 1;
			continue;
		}
		at += byte ? len - 1 : 0;
		if (byte || *at <= ' ' || *at == 0x7F || is_nbsp) {
			if (out.len && out.data[out.len - 1] != ' ') {
				str_append_char(&out, ' ');
			}
		} else if (!is_hyphen && !is_control) {
			str_append_char(&out, (char)*at);
		}
		at += is_control ? 2 : is_nbsp || is_hyphen;
	}
	while (out.len && out.data[out.len - 1] == ' ') {
		out.data[--out.len] = '\0';
	}
	const char *kept = arena_copy(arena, str_get(&out), out.len);
	str_finish(&out);
	return kept;
}

static bool read_page(struct arena *arena, struct page *page, json_t *json, size_t at,
	const char *file, struct err *err) {
	const char *title = text_of(json, "title"), *path = text_of(json, "path");
	const char *missing = !json_is_object(json) ? "no object"
		: !title                            ? "without a \"title\""
		: !path                             ? "without a \"path\""
		: !text_of(json, "content")         ? "without \"content\""
						    : NULL;
	path = missing ? NULL : import_path(arena, path);
	missing = missing ? missing : path ? NULL : "with a \"path\" that does not begin with /";
	if (missing) {
		return err_set(err,
			"%s is not Integreat's list of pages: its entry %zu is %s; get it from "
			"…/api/v3/REGION/LANGUAGE/pages/",
			file, at + 1, missing);
	}
	const char *date = text_of(json, "last_updated");
	date = date ? date : text_of(json, "modified_gmt");
	const char *day = date && strlen(date) >= 10 ? arena_copy(arena, date, 10) : NULL;
	json_t *content = json_object_get(json, "content");
	*page = (struct page){.path = path,
		.title = clean_title(arena, title),
		.html = json_string_value(content),
		.html_len = json_string_length(content),
		.changed = day && schedule_date_is_valid(day) ? day : NULL,
		.order = json_number_value(json_object_get(json, "order")),
		.position = at,
		.json = json};
	return true;
}

static bool read_edition(struct edition_pages *edition, const struct region_file *file,
	struct arena *arena, struct err *err) {
	json_error_t why;
	edition->folder = file->folder;
	edition->file = arena_printf(arena, "%s/pages.json", file->folder);
	edition->by_path = json_object();
	edition->root = json_loadb(file->bytes, file->len, 0, &why);
	if (!edition->root) {
		return err_set(err, "%s:%d is not JSON: %s; get the file again", edition->file,
			why.line > 0 ? why.line : 1, why.text);
	}
	size_t count = json_array_size(edition->root);
	if (!json_is_array(edition->root) || count > PAGES_MAX) {
		return err_set(err,
			json_is_array(edition->root) ? "%s holds too many pages"
						     : "%s is not Integreat's list of pages: it "
						       "begins with no [; get it "
						       "from …/api/v3/REGION/LANGUAGE/pages/",
			edition->file);
	}
	edition->pages = arena_alloc(arena, (count + 1) * sizeof *edition->pages);
	for (size_t i = 0; i < count; i++) {
		struct page *page = &edition->pages[edition->count];
		if (!read_page(
			    arena, page, json_array_get(edition->root, i), i, edition->file, err)) {
			return false;
		}
		if (!*page->title || json_object_get(edition->by_path, page->path)) {
			continue; /* reported by the tree: nothing names it */
		}
		json_object_set_new(
			edition->by_path, page->path, json_integer((json_int_t)edition->count));
		edition->count++;
	}
	return true;
}

static struct page *page_at(const struct edition_pages *edition, const char *path) {
	const json_t *index = path ? json_object_get(edition->by_path, path) : NULL;
	return index ? &edition->pages[json_integer_value(index)] : NULL;
}

/* ---- the tree ---- */

static const char *path_in(struct arena *arena, const json_t *object) {
	const char *path = text_of(object, "path");
	return path ? import_path(arena, path) : NULL;
}

static void add_child(struct page *parent, struct page *page) {
	if (parent->child_count == parent->child_room) {
		parent->child_room = parent->child_room ? parent->child_room * 2 : 4;
		parent->children =
			mem_grow(parent->children, parent->child_room * sizeof(struct page *));
	}
	parent->children[parent->child_count++] = page;
}

static int compare_pages(const void *left, const void *right) {
	const struct page *a = *(struct page *const *)left, *b = *(struct page *const *)right;
	return a->order != b->order ? (a->order > b->order) - (a->order < b->order)
				    : (a->position > b->position) - (a->position < b->position);
}

/* A page whose way up comes back to itself is a root. */
static bool leads_up(const struct page *page) {
	size_t steps = 0;
	for (const struct page *at = page->parent; at && steps < PAGES_MAX; at = at->parent) {
		if (at == page) {
			return false;
		}
		steps++;
	}
	return steps < PAGES_MAX;
}

static void build_tree(struct region *region, struct import_report *report) {
	struct edition_pages *source = &region->editions[0];
	for (size_t i = 0; i < source->count; i++) {
		struct page *page = &source->pages[i];
		const char *up = path_in(region->arena, json_object_get(page->json, "parent"));
		page->parent = page_at(source, up);
		if (!leads_up(page)) {
			page->parent = NULL;
		}
		if (up && *up && !page->parent) {
			import_report_add(report, page->title,
				"the page above it, %s, is not there: it stands at the top", up);
		}
	}
	for (size_t i = 0; i < source->count; i++) {
		struct page *page = &source->pages[i];
		if (page->parent) {
			add_child(page->parent, page);
		}
	}
	for (size_t i = 0; i < source->count; i++) {
		struct page *page = &source->pages[i];
		if (page->child_count) {
			qsort(page->children, page->child_count, sizeof(struct page *),
				compare_pages);
		}
	}
}

/* ---- ids ---- */

/* The letters a-z of a path's last part: ä is ae, accents go, everything else parts words. */
static void add_slug(struct str *out, const char *text) {
	static const char *const LETTERS[][2] = {{"ä", "ae"}, {"ö", "oe"}, {"ü", "ue"}, {"ß", "ss"},
		{"é", "e"}, {"è", "e"}, {"ê", "e"}, {"á", "a"}, {"à", "a"}, {"ç", "c"}, {"ñ", "n"},
		{"ó", "o"}, {"í", "i"}, {"ú", "u"}};
	for (const char *at = text; *at;) {
		size_t len = 1;
		const char *as = "-";
		char letter[2] = {(char)tolower((unsigned char)*at), '\0'};
		if (isalnum((unsigned char)*at) && (unsigned char)*at < 0x80) {
			as = letter;
		}
		for (size_t i = 0; i < sizeof LETTERS / sizeof *LETTERS; i++) {
			if (strncmp(at, LETTERS[i][0], strlen(LETTERS[i][0])) == 0) {
				as = LETTERS[i][1];
				len = strlen(LETTERS[i][0]);
			}
		}
		if (*as != '-' || (out->len && out->data[out->len - 1] != '-')) {
			str_append(out, as);
		}
		at += len;
	}
	while (out->len && out->data[out->len - 1] == '-') {
		out->data[--out->len] = '\0';
	}
}

static const char *slug_of(struct region *region, const struct page *page, int levels) {
	struct str out = {0};
	const char *at = page->path + strlen(page->path);
	for (int i = 0; i < levels; i++) {
		while (at > page->path && *--at != '/') {
		}
	}
	add_slug(&out, at);
	size_t len = out.len < ID_MAX_BYTES ? out.len : ID_MAX_BYTES;
	const char *slug = arena_copy(region->arena, str_get(&out), len);
	str_finish(&out);
	return slug;
}

/* "about" and "privacy" are pages of every site, "first" is a topic of Home. */
static bool is_reserved(const char *id) {
	return !*id || strcmp(id, "about") == 0 || strcmp(id, "privacy") == 0 ||
		strcmp(id, "first") == 0;
}

/* The last part of the path where it is the only one, else the last two, else a number behind it. */
static void name_pages(struct region *region) {
	struct edition_pages *source = &region->editions[0];
	json_t *uses = json_object(), *taken = json_object();
	for (size_t i = 0; i < source->count; i++) {
		const char *slug = slug_of(region, &source->pages[i], 1);
		json_int_t count = json_integer_value(json_object_get(uses, slug));
		json_object_set_new(uses, slug, json_integer(count + 1));
	}
	for (size_t i = 0; i < source->count; i++) {
		struct page *page = &source->pages[i];
		const char *id = slug_of(region, page, 1);
		if (is_reserved(id) || json_integer_value(json_object_get(uses, id)) > 1) {
			id = slug_of(region, page, 2);
		}
		const char *base = *id ? id : "page";
		for (int n = 2; is_reserved(id) || json_object_get(taken, id); n++) {
			id = arena_printf(region->arena, "%s-%d", base, n);
		}
		json_object_set_new(taken, id, json_true());
		page->id = id;
	}
	json_decref(uses);
	json_decref(taken);
}

/* ---- links ---- */

static void add_target(struct region *region, const char *path, size_t index) {
	if (path && !json_object_get(region->targets, path)) {
		json_object_set_new(region->targets, path, json_integer((json_int_t)index));
	}
}

/* The path of every page in every language, and last, where it is the only one of that name, the last
 * part of a path alone: pages move, and links to where they were stay in the texts. */
static void collect_targets(struct region *region) {
	struct edition_pages *source = &region->editions[0];
	json_t *uses = json_object();
	for (size_t i = 0; i < source->count; i++) {
		struct page *page = &source->pages[i];
		add_target(region, page->path, i);
		json_t *others = json_object_get(page->json, "available_languages"), *other;
		const char *tag;
		json_object_foreach(others, tag, other) {
			add_target(region, path_in(region->arena, other), i);
		}
		const char *name = strrchr(page->path, '/') + 1;
		json_int_t count = json_integer_value(json_object_get(uses, name));
		json_object_set_new(uses, name, json_integer(count + 1));
	}
	for (size_t i = 0; i < source->count; i++) {
		const char *name = strrchr(source->pages[i].path, '/') + 1;
		if (json_integer_value(json_object_get(uses, name)) == 1) {
			add_target(region, name, i);
		}
	}
	json_decref(uses);
}

struct page *region_page(const struct region *region, const char *href, struct arena *arena) {
	const char *path = import_path(arena, href);
	const json_t *index = path ? json_object_get(region->targets, path) : NULL;
	if (!index && path) {
		const char *start = arena_printf(arena, "/%s/", region->name);
		bool is_ours = strncmp(path, start, strlen(start)) == 0;
		index = is_ours ? json_object_get(region->targets, strrchr(path, '/') + 1) : NULL;
	}
	return index ? &region->editions[0].pages[json_integer_value(index)] : NULL;
}

struct page *region_counterpart(
	const struct region *region, const struct page *page, const struct edition_pages *edition) {
	const json_t *others = json_object_get(page->json, "available_languages");
	return page_at(edition, path_in(region->arena, json_object_get(others, edition->folder)));
}

/* ---- all ---- */

static const char *our_tag(const char *folder) {
	static const char *const TAGS[][2] = {{"de-si", "de-simple"}, {"prs", "fa-AF"},
		{"pes", "fa"}, {"orm", "om"}, {"ku", "kmr"}, {"zh", "zh-Hans"},
		{"zh-CN", "zh-Hans"}, {"zh-TW", "zh-Hant"}, {"sr", "sr-Cyrl"}, {"nb", "no"}};
	for (size_t i = 0; i < sizeof TAGS / sizeof *TAGS; i++) {
		if (strcmp(TAGS[i][0], folder) == 0) {
			return TAGS[i][1];
		}
	}
	return folder;
}

bool region_parse(struct region *region, const struct region_file *files, size_t count,
	struct arena *arena, struct import_report *report, struct err *err) {
	*region = (struct region){.arena = arena, .targets = json_object()};
	region->editions = arena_alloc(arena, (count + 1) * sizeof *region->editions);
	for (size_t i = 0; i < count; i++) {
		const char *tag = our_tag(files[i].folder);
		if (!language_find(tag)) {
			import_report_add(report, files[i].folder,
				"this language is not known to the kiosk: its pages are left out");
			continue;
		}
		struct edition_pages *edition = &region->editions[region->edition_count++];
		edition->tag = tag;
		if (!read_edition(edition, &files[i], arena, err)) {
			return false;
		}
	}
	if (!region->edition_count || !region->editions[0].count) {
		return err_set(err, "%s holds no page; get the file again",
			region->edition_count ? region->editions[0].file : "pages.json");
	}
	const char *path = region->editions[0].pages[0].path + 1;
	region->name = arena_copy(arena, path, strcspn(path, "/"));
	build_tree(region, report);
	name_pages(region);
	collect_targets(region);
	return true;
}

void region_finish(struct region *region) {
	for (size_t i = 0; i < region->edition_count; i++) {
		struct edition_pages *edition = &region->editions[i];
		for (size_t j = 0; j < edition->count; j++) {
			free(edition->pages[j].children);
		}
		json_decref(edition->by_path);
		json_decref(edition->root);
	}
	json_decref(region->targets);
}

static int compare_names(const void *left, const void *right) {
	return strcmp(*(const char *const *)left, *(const char *const *)right);
}

struct names {
	const char **items;
	size_t count, room;
};

/* The folders of DIR that hold pages.json, by name, the source language first. */
static bool list_languages(struct names *names, const char *folder, const char *source,
	struct arena *arena, struct err *err) {
	DIR *dir = opendir(folder);
	if (!dir) {
		return err_set(err, "cannot open %s: %s; give the folder that holds de/pages.json",
			folder, strerror(errno));
	}
	for (struct dirent *item; (item = readdir(dir));) {
		const char *path = arena_printf(arena, "%s/%s/pages.json", folder, item->d_name);
		if (item->d_name[0] != '.' && file_exists(path)) {
			vec_push(names, arena_string(arena, item->d_name));
		}
	}
	closedir(dir);
	if (!names->count) {
		return err_set(err,
			"%s holds no language: there must be folders with a pages.json, such as "
			"de/pages.json",
			folder);
	}
	qsort(names->items, names->count, sizeof *names->items, compare_names);
	const char *wanted = source ? source : "de";
	for (size_t i = 0; i < names->count; i++) {
		if (strcmp(names->items[i], wanted) == 0) {
			memmove(names->items + 1, names->items, i * sizeof *names->items);
			names->items[0] = wanted;
			return true;
		}
	}
	return source
		? err_set(err, "%s holds no %s/pages.json for --source %s", folder, source, source)
		: true;
}

bool region_read(struct region *region, const char *folder, const char *source, struct arena *arena,
	struct import_report *report, struct err *err) {
	struct names names = {0};
	*region = (struct region){0};
	bool ok = list_languages(&names, folder, source, arena, err);
	struct region_file *files = arena_alloc(arena, (names.count + 1) * sizeof *files);
	for (size_t i = 0; ok && i < names.count; i++) {
		char *bytes;
		const char *path = arena_printf(arena, "%s/%s/pages.json", folder, names.items[i]);
		ok = file_read(path, PAGES_MAX_BYTES, &bytes, &files[i].len, err);
		files[i].folder = names.items[i];
		files[i].bytes = ok ? bytes : NULL;
	}
	if (ok && !region_parse(region, files, names.count, arena, report, err)) {
		ok = err_prefix(err, "%s", folder);
	}
	for (size_t i = 0; i < names.count; i++) {
		free((char *)files[i].bytes);
	}
	vec_finish(&names);
	return ok;
}
