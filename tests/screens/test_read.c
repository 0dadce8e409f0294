// SPDX-License-Identifier: GPL-3.0-or-later
// Whoever turns the pages of an article reads all of it, in every language, size and orientation, also
// where one page needs a tighter form than its neighbours. With arguments (a pack, a language) all
// articles of that pack are read.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"
#include "content/article.h"
#include "content/block.h"
#include "content/pack.h"
#include "content/topic.h"
#include "device/clock.h"
#include "device/window.h"
#include "lang/catalog.h"
#include "lang/date.h"
#include "screens/app.h"
#include "ui/ui.h"

#define MOST_PAGES 400

static const char *pack_path = BUILD_ROOT "/demo.pack";
static const char *only_lang;

struct reader {
	struct app *app;
	struct arena *arena;
	struct str seen; /* all texts shown so far, without white space */
	int articles, lost;
};

static void append_dense(struct str *out, const char *text) {
	for (; *text; text++) {
		if (!strchr(" \n\t", *text)) {
			str_append_bytes(out, text, 1);
		}
	}
}

/* What stands on the pages, without what is around them. */
static void see(struct reader *reader, const struct box *box, bool is_paged) {
	if (box->is_hidden) {
		return;
	}
	is_paged |= box->kind == BOX_PAGED;
	if (is_paged && box->text) {
		append_dense(&reader->seen, box->text);
	}
	for (const struct box *child = box->first; child; child = child->next) {
		see(reader, child, is_paged);
	}
}

static void show(struct app *app) {
	app_changed(app);
	app_take(app, &(struct input){0});
}

/* How many bytes of the beginning of `text` stand together somewhere. */
static size_t found_together(const char *seen, const char *text, size_t len) {
	size_t found = 0;
	for (size_t step = len; step > 0; step = step > 1 ? (step + 1) / 2 : 0) {
		if (found + step <= len && memmem(seen, strlen(seen), text, found + step)) {
			found += step;
		}
	}
	return found;
}

#define PIECE_BYTES 12 /* of a text that a page may end in */

/* A text may be divided between pages, and its end be shown twice. */
static void look_for(struct reader *reader, const char *text, const char *where) {
	struct str dense = {0};
	append_dense(&dense, text);
	const char *at = str_get(&dense);
	while (*at) {
		size_t left = strlen(at), found = found_together(str_get(&reader->seen), at, left);
		if (found < (left < PIECE_BYTES ? left : PIECE_BYTES)) {
			reader->lost++;
			fprintf(stderr, "%s: never shown: \"%s\"\n", where, text);
			break;
		}
		at += found;
	}
	str_finish(&dense);
}

static void read_article(struct reader *reader, const char *id, const char *where) {
	const struct article *article =
		article_load(reader->app->pack, reader->arena, id, app_lang(reader->app));
	if (!article || article->is_missing) {
		return;
	}
	reader->articles++;
	session_visit(reader->app->session, SCREEN_ARTICLE, id);
	show(reader->app);
	str_clear(&reader->seen);
	see(reader, ui_root(reader->app->ui), false);
	int pages = 1;
	while (pager_turn(&reader->app->session->here.pager, 1) && pages++ < MOST_PAGES) {
		show(reader->app);
		see(reader, ui_root(reader->app->ui), false);
	}
	assert_in_range(pages, 1, MOST_PAGES - 1);
	char what[256];
	snprintf(what, sizeof what, "%s %s", where, id);
	for (size_t i = 0; i < article->block_count; i++) {
		if (article->blocks[i].kind != BLOCK_IMAGE) {
			look_for(reader, article->blocks[i].text, what);
		}
		bool has_cells = !article->blocks[i].is_header; /* as a list it has no head */
		for (size_t c = 0; has_cells && c < article->blocks[i].cell_count; c++) {
			look_for(reader, article->blocks[i].cells[c].text, what);
		}
	}
	session_back(reader->app->session);
}

static void read_topics(
	struct reader *reader, const struct topic *topics, size_t count, const char *where) {
	const char *lang = app_lang(reader->app);
	for (size_t i = 0; i < count; i++) {
		size_t articles, below;
		const struct article *list = article_list(
			reader->app->pack, reader->arena, topics[i].id, lang, &articles);
		for (size_t a = 0; a < articles; a++) {
			read_article(reader, list[a].id, where);
		}
		const struct topic *sub = topics_load_below(
			reader->app->pack, reader->arena, topics[i].id, lang, &below);
		read_topics(reader, sub, below, where);
	}
}

static void read_all(struct reader *reader, bool is_tall) {
	struct pack *pack = reader->app->pack;
	for (size_t l = 0; l < pack_language_count(pack); l++) {
		const char *lang = pack_language_at(pack, l)->tag;
		for (int size = 0; size < TEXT_SIZE_COUNT; size++) {
			bool is_between = size != TEXT_NORMAL && size != TEXT_SIZE_COUNT - 1;
			if (only_lang ? strcmp(only_lang, lang) != 0 : is_between) {
				continue;
			}
			char where[64];
			snprintf(where, sizeof where, "%s %d %s", lang, size, is_tall ? "p" : "l");
			app_wipe(reader->app);
			reader->app->session->size = (enum text_size)size;
			app_set_language(reader->app, lang);
			session_visit(reader->app->session, SCREEN_HOME, NULL);
			size_t count;
			const struct topic *topics = topics_load(pack, reader->arena, lang, &count);
			read_topics(reader, topics, count, where);
			arena_reset(reader->arena);
		}
	}
}

static void read_in(bool is_tall) {
	struct err err;
	struct window *window = window_open(&(struct window_options){.w = is_tall ? 1080 : 1920,
						    .h = is_tall ? 1920 : 1080,
						    .is_headless = true},
		&err);
	struct pack *pack = pack_open(pack_path, &(struct pack_trust){.unsigned_ok = true}, &err);
	if (!pack) {
		fail_msg("%s", err.text);
	}
	struct civil civil = {2026, 11, 19, 9, 42, 0, 0};
	struct clock *clock = clock_create_virtual(time_from_civil(&civil, "Europe/Berlin"));
	struct app_options options = {.window = window, .clock = clock, .pack = pack};
	struct reader reader = {
		.app = app_create(&options, &err), .arena = arena_create(), .lost = 0};
	read_all(&reader, is_tall);
	app_destroy(reader.app);
	arena_destroy(reader.arena);
	str_finish(&reader.seen);
	clock_destroy(clock);
	window_close(window);
	printf("%d readings, %d texts lost\n", reader.articles, reader.lost);
	assert_true(reader.articles > 0);
	assert_int_equal(reader.lost, 0);
}

static void all_is_read_in_landscape(void **state) {
	(void)state;
	read_in(false);
}

static void all_is_read_in_portrait(void **state) {
	(void)state;
	read_in(true);
}

int main(int argc, char **argv) {
	struct err err;
	if (!catalog_open(BUILD_ROOT "/share/foyer/locale", &err)) {
		fprintf(stderr, "%s\n", err.text);
		return 1;
	}
	pack_path = argc > 1 ? argv[1] : pack_path;
	only_lang = argc > 2 ? argv[2] : NULL;
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_is_read_in_landscape),
		cmocka_unit_test(all_is_read_in_portrait),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
