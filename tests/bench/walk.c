// SPDX-License-Identifier: GPL-3.0-or-later
// Nothing here knows the screens: what can be pressed and was not yet is pressed; if that led
// somewhere, the same goes on there, and Back leads back.
#include "walk.h"

#include "stage.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "content/topic.h"
#include "ui/ui.h"

#define DEPTH_MAX 12
#define TYPED_MAX 5 /* characters */

struct walk {
	struct stage *stage;
	walk_fn *fn;
	void *context;
	VEC(char *) seen;
	int depth, most;
	int counts[SCREEN_KINDS];
};

static struct session *session_of(const struct walk *walk) {
	return walk->stage->app->session;
}

static bool tap(struct walk *walk, const char *id) {
	struct stage_time time = stage_tap(walk->stage, id);
	if (time.wall_ms < 0) {
		return false;
	}
	walk->fn(walk->context, id, &time);
	return true;
}

static bool begins(const char *id, const char *prefix) {
	return strncmp(id, prefix, strlen(prefix)) == 0;
}

/* Ways out, ways back, and what is tapped elsewhere. */
static bool is_left_out(const struct walk *walk, const char *id) {
	static const char *const ids[] = {"back", "home", "language", "quick-exit", "start-new",
		"previous", "more", "text-size", "contrast", "clear-list", "clear-search",
		"more-languages"};
	static const char *const home_only[] = {"my-list", "help", "lower"};
	for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
		if (!strcmp(ids[i], id)) {
			return true;
		}
	}
	for (size_t i = 0; i < sizeof home_only / sizeof *home_only; i++) {
		if (!strcmp(home_only[i], id) && session_of(walk)->here.kind != SCREEN_HOME) {
			return true;
		}
	}
	return begins(id, "lang-") || begins(id, "key-") || begins(id, "choice-") ||
		begins(id, "field-");
}

/* There were enough screens of the kind that it leads to. */
static bool is_enough(const struct walk *walk, const char *id) {
	return walk->most &&
		((begins(id, "topic-") && walk->counts[SCREEN_TOPIC] >= walk->most) ||
			(begins(id, "article-") && walk->counts[SCREEN_ARTICLE] >= walk->most) ||
			(begins(id, "service-") && walk->counts[SCREEN_SERVICE] >= walk->most));
}

/* What leads to the same page from everywhere is tapped once, the rest once on each page. */
static void name_of(const struct walk *walk, const char *id, char *name, size_t size) {
	const struct scene *here = &session_of(walk)->here;
	if (begins(id, "topic-") || begins(id, "article-") || begins(id, "service-")) {
		snprintf(name, size, "%s", id);
	} else {
		snprintf(name, size, "%d/%s/%s", here->kind, here->id, id);
	}
}

static bool is_seen(const struct walk *walk, const char *name) {
	for (size_t i = 0; i < walk->seen.count; i++) {
		if (!strcmp(walk->seen.items[i], name)) {
			return true;
		}
	}
	return false;
}

struct search {
	const struct walk *walk;
	char id[96]; /* "" = none */
};

static void look_at(void *context, const struct ui_element *element) {
	struct search *search = context;
	char name[200];
	if (*search->id || !element->is_pressable || !*element->id ||
		is_left_out(search->walk, element->id) || is_enough(search->walk, element->id)) {
		return;
	}
	name_of(search->walk, element->id, name, sizeof name);
	if (!is_seen(search->walk, name)) {
		snprintf(search->id, sizeof search->id, "%s", element->id);
	}
}

static void type(struct walk *walk, const char *text) {
	size_t len = strlen(text), at = 0;
	for (int i = 0; i < TYPED_MAX && at < len; i++) {
		char id[16];
		size_t start = at;
		utf8_next(text, len, &at);
		snprintf(id, sizeof id, "key-%.*s", (int)(at - start), text + start);
		if (!tap(walk, id)) { /* a capital */
			id[4] |= 0x20;
			tap(walk, id);
		}
	}
}

/* Types the beginning of a topic's title, so that something is found, and asks for all of it. */
static void search_something(struct walk *walk) {
	struct arena *arena = arena_create();
	struct app *app = walk->stage->app;
	size_t count;
	const struct topic *topics = topics_load(app->pack, arena, app_lang(app), &count);
	type(walk, count > 1 ? topics[1].title.utf8 : "a");
	tap(walk, "key-backspace");
	tap(walk, "key-done");
	arena_destroy(arena);
}

static bool is_at(const struct walk *walk, const struct scene *scene) {
	const struct scene *here = &session_of(walk)->here;
	return here->kind == scene->kind && !strcmp(here->id, scene->id);
}

static void visit_page(struct walk *walk);

static void follow(struct walk *walk, const char *id) {
	char name[200];
	struct scene before = session_of(walk)->here;
	name_of(walk, id, name, sizeof name);
	vec_push(&walk->seen, mem_copy_string(name));
	if (!tap(walk, id)) {
		return;
	}
	if (!is_at(walk, &before)) {
		walk->counts[session_of(walk)->here.kind]++;
	} else {
		if (begins(id, "filter-") || !strcmp(id, "lower")) {
			tap(walk, id);
		}
		return;
	}
	if (!strcmp(id, "search")) {
		search_something(walk);
	}
	walk->depth++;
	visit_page(walk);
	walk->depth--;
	for (int i = 0; i < SESSION_MAX_HISTORY && !is_at(walk, &before); i++) {
		tap(walk, "back");
	}
}

static void visit_page(struct walk *walk) {
	while (walk->depth < DEPTH_MAX) {
		struct search search = {walk, ""};
		ui_list(walk->stage->app->ui, look_at, &search);
		if (*search.id) {
			follow(walk, search.id);
			continue;
		}
		const struct pager *pager = &session_of(walk)->here.pager;
		int page = pager->page;
		if (page + 1 >= pager->pages || !tap(walk, "more") || pager->page <= page) {
			return;
		}
	}
}

void walk_language(struct stage *stage, const char *lang, int most, walk_fn *fn, void *context) {
	struct walk walk = {.stage = stage, .fn = fn, .context = context, .most = most};
	char id[64];
	snprintf(id, sizeof id, "lang-%s", lang);
	if (session_of(&walk)->here.kind != SCREEN_WELCOME) {
		tap(&walk, "language");
	}
	tap(&walk, id);
	tap(&walk, "home");
	for (int i = 0; i < TEXT_SIZE_COUNT; i++) {
		tap(&walk, "text-size");
	}
	for (int i = 0; i < CONTRAST_COUNT; i++) {
		tap(&walk, "contrast");
	}
	visit_page(&walk);
	if (tap(&walk, "language") && tap(&walk, "search-language")) {
		type(&walk, "en");
	}
	tap(&walk, "home");
	for (size_t i = 0; i < walk.seen.count; i++) {
		free(walk.seen.items[i]);
	}
	vec_finish(&walk.seen);
}
