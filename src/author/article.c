// SPDX-License-Identifier: GPL-3.0-or-later
// Front matter names things by id and the body links by id: both are checked once all articles are
// read, because they may name each other in any order.
#include "author/article.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "author/front.h"
#include "author/hsds.h"
#include "author/inline.h"
#include "author/problem.h"
#include "author/programme.h"
#include "author/schedule.h"
#include "author/site.h"
#include "base/arena.h"
#include "base/err.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/utf8.h"

#define ARTICLE_MAX_BYTES ((size_t)256 << 10)

struct reading {
	struct site *site;
	struct article *article;
	struct front front;
};

static const char *one_word(struct reading *reading, const char *key) {
	const struct front_entry *entry = front_find(&reading->front, key);
	if (entry && entry->is_list) {
		problem_error(reading->site->problems, reading->article->file, entry->line,
			"\"%s\" takes one value; take away the [ ]", key);
		return NULL;
	}
	return entry && *entry->words[0] ? entry->words[0] : NULL;
}

static int line_of(const struct reading *reading, const char *key) {
	const struct front_entry *entry = front_find(&reading->front, key);
	return entry ? entry->line : 1;
}

static const struct message *front_message(
	struct reading *reading, const char *key, const char *what) {
	const char *text = one_word(reading, key);
	return text ? message_add(&reading->site->messages, reading->site->arena, text,
			      reading->article->file, line_of(reading, key), what)
		    : NULL;
}

/* Where the message stands that was added last; NULL of none. */
static const char *place_of(const struct reading *reading, const struct message *message) {
	return message ? message_place_name(reading->site->arena, message) : NULL;
}

static void check_front_keys(const struct reading *reading) {
	static const char *const KNOWN[] = {
		"title", "summary", "topic", "order", "services", "checked", "source", "author"};
	for (size_t i = 0; i < reading->front.count; i++) {
		bool is_known = false;
		for (size_t j = 0; j < sizeof KNOWN / sizeof *KNOWN; j++) {
			is_known |= strcmp(reading->front.entries[i].key, KNOWN[j]) == 0;
		}
		if (!is_known) {
			problem_warning(reading->site->problems, reading->article->file,
				reading->front.entries[i].line,
				"\"%s\" is not a name that is used here; look for a slip in "
				"spelling, "
				"or take it out",
				reading->front.entries[i].key);
		}
	}
}

static void read_order(struct reading *reading) {
	const char *text = one_word(reading, "order");
	char *end = NULL;
	long order = text ? strtol(text, &end, 10) : 0;
	if (text && (*end || order < 0 || order > 9999)) {
		problem_error(reading->site->problems, reading->article->file,
			line_of(reading, "order"), "\"order\" must be a number from 0 to 9999");
		order = 0;
	}
	reading->article->order = text ? (int)order : 9999;
}

static void read_topic(struct reading *reading, bool is_page) {
	struct article *article = reading->article;
	article->topic = one_word(reading, "topic");
	if (is_page && article->topic) {
		problem_error(reading->site->problems, article->file, line_of(reading, "topic"),
			"this page belongs to no topic; take out \"topic\"");
		article->topic = NULL;
	} else if (!is_page && !article->topic) {
		problem_error(reading->site->problems, article->file, 1,
			"\"topic\" is missing; add `topic: <id of a topic in site.json>`");
	} else if (article->topic && !site_has_topic(reading->site, article->topic)) {
		problem_error(reading->site->problems, article->file, line_of(reading, "topic"),
			"there is no topic \"%s\"; use an id from \"topics\" in site.json",
			article->topic);
	}
}

static void read_checked(struct reading *reading) {
	struct article *article = reading->article;
	article->checked = one_word(reading, "checked");
	if (article->checked && !schedule_date_is_valid(article->checked)) {
		problem_error(reading->site->problems, article->file, line_of(reading, "checked"),
			"\"%s\" is no day: write \"checked\" as YYYY-MM-DD", article->checked);
		article->checked = NULL;
	}
}

static void read_services(struct reading *reading) {
	const struct front_entry *entry = front_find(&reading->front, "services");
	struct article *article = reading->article;
	size_t count = entry ? entry->word_count : 0;
	article->services =
		arena_alloc(reading->site->arena, (count + 1) * sizeof *article->services);
	for (size_t i = 0; i < count; i++) {
		if (!site_service(reading->site, entry->words[i])) {
			problem_error(reading->site->problems, article->file, entry->line,
				"there is no service \"%s\"; add services/%s.json, or mend the id",
				entry->words[i], entry->words[i]);
			continue;
		}
		article->services[article->service_count++] = entry->words[i];
	}
}

static void read_front(struct reading *reading, bool is_page) {
	struct article *article = reading->article;
	check_front_keys(reading);
	article->title = front_message(reading, "title", "article title");
	article->title_place = place_of(reading, article->title);
	article->summary = front_message(reading, "summary", "article summary");
	article->summary_place = place_of(reading, article->summary);
	article->source = one_word(reading, "source");
	article->author = one_word(reading, "author");
	read_topic(reading, is_page);
	read_order(reading);
	read_checked(reading);
	read_services(reading);
	if (!article->title) {
		problem_error(reading->site->problems, article->file, 1,
			"\"title\" is missing; add `title: …` between the lines ---");
	}
}

static size_t count_words(const char *text) {
	size_t count = 0;
	for (bool was_space = true; *text; text++) {
		bool is_space = isspace((unsigned char)*text);
		count += was_space && !is_space;
		was_space = is_space;
	}
	return count;
}

static void read_body(struct reading *reading, const char *text, size_t len) {
	struct article *article = reading->article;
	struct site *site = reading->site;
	const struct front *front = &reading->front;
	article->pieces = markdown_read(site->arena, article->file, text + front->body,
		len - front->body, front->body_line, site->problems);
	article->texts =
		arena_alloc(site->arena, (article->pieces.count + 1) * sizeof *article->texts);
	article->places =
		arena_alloc(site->arena, (article->pieces.count + 1) * sizeof *article->places);
	for (size_t i = 0; i < article->pieces.count; i++) {
		const struct piece *piece = &article->pieces.items[i];
		if (piece->marked) {
			article->texts[i] = message_add(&site->messages, site->arena, piece->marked,
				article->file, piece->line, markdown_what(piece));
			article->places[i] = place_of(reading, article->texts[i]);
			article->word_count += count_words(piece->marked);
		}
	}
	if (!article->pieces.count) {
		problem_error(site->problems, article->file, front->body_line,
			"the article has no text; write it below the second ---");
	}
}

/* The line that holds byte `at`. */
static int line_at(const char *text, size_t at) {
	int line = 1;
	for (size_t i = 0; i < at; i++) {
		line += text[i] == '\n';
	}
	return line;
}

/* Pages that speak for the site stand beside its folders, and in no topic. */
static bool is_page(const char *id) {
	return strcmp(id, "about") == 0 || strcmp(id, "privacy") == 0 || strcmp(id, "sign-up") == 0;
}

struct article *article_read(
	struct site *site, const char *id, const char *file, const char *text, size_t len) {
	size_t bad;
	if (!utf8_is_valid(text, len, &bad)) {
		problem_error(site->problems, file, line_at(text, bad),
			"this is not UTF-8; save the file as UTF-8");
		return NULL;
	}
	struct article *article = arena_alloc(site->arena, sizeof *article);
	*article = (struct article){.id = id, .file = file};
	struct reading reading = {site, article, {0}};
	if (!front_read(&reading.front, site->arena, file, text, len, site->problems)) {
		return NULL;
	}
	read_front(&reading, is_page(id));
	read_body(&reading, text, len);
	return article;
}

/* ---- links ---- */

struct link_check {
	struct site *site;
	const struct article *article;
	int line;
};

static void check_mark(void *context, const char *mark) {
	const struct link_check *check = context;
	const char *id = strchr(mark, ':') + 1;
	const char *trouble = NULL;
	if (strncmp(mark, "article:", 8) == 0) {
		trouble = site_article(check->site, id) ? NULL : "article";
	} else if (strncmp(mark, "service:", 8) == 0) {
		trouble = site_service(check->site, id) ? NULL : "service";
	} else if (strncmp(mark, "programme:", 10) == 0) {
		trouble = site_programme(check->site, id) ? NULL : "programme";
	} else if (strncmp(mark, "{phone:", 7) == 0) {
		const char *name = arena_copy(check->site->arena, id, strlen(id) - 1);
		const struct service *service = site_service(check->site, name);
		trouble =
			service && service->phone_count ? NULL : "service with a telephone number";
		id = name;
	}
	if (trouble) {
		problem_error(check->site->problems, check->article->file, check->line,
			"there is no %s \"%s\"; mend the id, or take out the link", trouble, id);
	}
}

const char *article_image_id(struct site *site, const char *target) {
	const char *slash = strrchr(target, '/'), *name = slash ? slash + 1 : target;
	const char *dot = strrchr(name, '.');
	return arena_copy(site->arena, name, dot ? (size_t)(dot - name) : strlen(name));
}

static void check_image(
	struct site *site, const struct article *article, const struct piece *piece) {
	const char *target = piece->target;
	const char *path = arena_printf(site->arena, "%s/%s", site->folder, target);
	if (strncmp(target, "images/", 7) != 0 || strchr(target + 7, '/') || !file_exists(path)) {
		problem_error(site->problems, article->file, piece->line,
			"there is no image \"%s\"; put it into images/ and write images/<file>",
			target);
	} else if (!piece->marked) {
		problem_error(site->problems, article->file, piece->line,
			"the image has no description; write it in the [ ] before the file");
	}
}

static void check_links(struct site *site, const struct article *article) {
	for (size_t i = 0; i < article->pieces.count; i++) {
		const struct piece *piece = &article->pieces.items[i];
		struct link_check check = {site, article, piece->line};
		if (piece->marked) {
			inline_marks(piece->marked, site->arena, check_mark, &check);
		}
		if (piece->kind == BLOCK_IMAGE) {
			check_image(site, article, piece);
		}
	}
}

/* ---- all of them ---- */

static void read_file(struct site *site, const char *id, const char *name) {
	char *text;
	size_t len;
	struct err err;
	if (!file_read(arena_printf(site->arena, "%s/%s", site->folder, name), ARTICLE_MAX_BYTES,
		    &text, &len, &err)) {
		problem_error(
			site->problems, name, 0, "%s; add the file, or make it readable", err.text);
		return;
	}
	struct article *article =
		article_read(site, id, arena_string(site->arena, name), text, len);
	free(text);
	if (article && site_article(site, id)) {
		problem_error(site->problems, name, 0,
			"\"%s\" is the name of a page beside the folder; rename this file", id);
	} else if (article) {
		vec_push(&site->articles, article);
	}
}

/* Nobody is asked a question before they are told what happens to the answer. */
static void read_sign_up(struct site *site) {
	const struct programme *asking = programme_with_form(site);
	bool exists = file_exists(arena_printf(site->arena, "%s/sign-up.md", site->folder));
	if (asking && !exists) {
		problem_error(site->problems, asking->file, asking->line,
			"this form is asked, but no page says what happens to the answers; add "
			"sign-up.md beside site.json");
	} else if (exists) {
		read_file(site, "sign-up", "sign-up.md");
	}
}

void article_read_all(struct site *site) {
	read_file(site, "about", "about.md");
	read_file(site, "privacy", "privacy.md");
	read_sign_up(site);
	size_t count;
	const char **ids = site_list(site, "articles", ".md", &count);
	for (size_t i = 0; i < count; i++) {
		read_file(site, ids[i], arena_printf(site->arena, "articles/%s.md", ids[i]));
	}
	for (size_t i = 0; i < site->articles.count; i++) {
		check_links(site, site->articles.items[i]);
	}
}
