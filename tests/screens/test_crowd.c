// SPDX-License-Identifier: GPL-3.0-or-later
// A city's guide: topics in topics, 120 pages in one, 300 services; and one with 22 topics on Home.
// In every language and orientation a visitor walks it, every letter leads where it says, and
// nothing overflows in any text size.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
// cmocka needs the four above first
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../folder.h"
#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"
#include "content/directory.h"
#include "content/pack.h"
#include "content/service.h"
#include "device/clock.h"
#include "device/window.h"
#include "lang/catalog.h"
#include "lang/date.h"
#include "screens/app.h"
#include "screens/play.h"
#include "screens/status.h"
#include "ui/ui.h"

#define BUILD " --font-cache '" BUILD_ROOT "/fonts' >build.log 2>&1"

static const char make_packs[] =
	PYTHON " '" TEST_DATA "/crowd.py' city 300 12 && " FOYER_PACK
	       " build city -o city.pack" BUILD " && " PYTHON " '" TEST_DATA
	       "/crowd.py' wide 50 22 && " FOYER_PACK " build wide -o wide.pack" BUILD;

static const char *const langs[] = {"de", "en", "uk", "ar", "ur", "ti", "th", "zh-Hans"};
#define LANGS (sizeof langs / sizeof *langs)

static char folder[64];

struct kiosk {
	struct window *window;
	struct clock *clock;
	struct app_options options;
	struct app *app;
};

static int enter(void **state) {
	(void)state;
	struct err err = {""};
	folder_enter(folder);
	setenv("SOURCE_DATE_EPOCH", "1795000000", 1);
	assert_int_equal(system(make_packs), 0);
	assert_true(catalog_open(BUILD_ROOT "/share/foyer/locale", &err));
	return 0;
}

static int leave(void **state) {
	(void)state;
	folder_leave(folder);
	return 0;
}

static void kiosk_open(struct kiosk *kiosk, const char *path, bool is_tall) {
	struct err err = {""};
	struct civil civil = {2026, 11, 19, 9, 42, 0, 0};
	kiosk->window = window_open(&(struct window_options){.w = is_tall ? 1080 : 1920,
					    .h = is_tall ? 1920 : 1080,
					    .is_headless = true},
		&err);
	assert_non_null(kiosk->window);
	kiosk->clock = clock_create_virtual(time_from_civil(&civil, "Europe/Berlin"));
	struct pack *pack = pack_open(path, &(struct pack_trust){.unsigned_ok = true}, &err);
	assert_non_null(pack);
	kiosk->options =
		(struct app_options){.window = kiosk->window, .clock = kiosk->clock, .pack = pack};
	kiosk->app = app_create(&kiosk->options, &err);
	assert_non_null(kiosk->app);
}

static void kiosk_close(struct kiosk *kiosk) {
	app_destroy(kiosk->app);
	clock_destroy(kiosk->clock);
	window_close(kiosk->window);
}

static void show(struct app *app) {
	app_changed(app);
	app_take(app, &(struct input){0});
}

static void tap(struct app *app, const char *id) {
	const struct box *box = ui_find(app->ui, id);
	if (!box) {
		fail_msg("%s: there is no #%s", app->session->lang, id);
		return;
	}
	struct input input = {.kind = INPUT_PRESS,
		.x = box->rect.x + box->rect.w / 2,
		.y = box->rect.y + box->rect.h / 2,
		.ms = clock_ms(app->clock)};
	app_take(app, &input);
	clock_advance(app->clock, 500);
	input.kind = INPUT_RELEASE;
	input.ms = clock_ms(app->clock);
	app_take(app, &input);
	clock_advance(app->clock, 500);
}

static void begin(struct app *app, const char *lang) {
	app_wipe(app);
	app_set_language(app, lang);
	session_visit(app->session, SCREEN_HOME, NULL);
	show(app);
}

static void test_a_visitor_walks(void **state) {
	(void)state;
	for (int is_tall = 0; is_tall < 2; is_tall++) {
		struct kiosk kiosk;
		kiosk_open(&kiosk, "city.pack", is_tall);
		for (size_t i = 0; i < LANGS; i++) {
			struct err err = {""};
			struct str seen = {0};
			app_wipe(kiosk.app);
			if (!play_journey(kiosk.app, TEST_DATA "/crowd.journey", langs[i], NULL,
				    &seen, &err)) {
				fail_msg("%s; on screen:\n%s", err.text, str_get(&seen));
			}
			str_finish(&seen);
		}
		kiosk_close(&kiosk);
	}
}

/* The first service on the page, by its place. */
struct topmost {
	struct rect rect;
	char id[64];
};

static void find_topmost(const struct box *box, bool is_rtl, struct topmost *top) {
	const struct rect *r = &box->rect;
	if (box->id && !strncmp(box->id, "service-", 8) && r->h) {
		bool is_before = is_rtl ? r->x > top->rect.x : r->x < top->rect.x;
		if (!*top->id || r->y < top->rect.y || (r->y == top->rect.y && is_before)) {
			top->rect = *r;
			snprintf(top->id, sizeof top->id, "%s", box->id);
		}
	}
	for (const struct box *child = box->first; child; child = child->next) {
		find_topmost(child, is_rtl, top);
	}
}

static void assert_letter_leads(
	struct app *app, const struct directory_list *list, size_t at, struct arena *arena) {
	char id[64];
	size_t count;
	const char *lang = app->session->lang;
	const struct directory_letter *letter = &list->letters[at];
	const struct service *first =
		service_list_at(app->pack, arena, list->nums + letter->first, 1, lang, &count);
	snprintf(id, sizeof id, "letter-%s", letter->label);
	tap(app, id);
	struct topmost top = {0};
	find_topmost(ui_root(app->ui), !strcmp(lang, "ar") || !strcmp(lang, "ur"), &top);
	snprintf(id, sizeof id, "service-%s", first->id);
	assert_string_equal(top.id, id);
}

static void test_letters_lead(void **state) {
	(void)state;
	for (int is_tall = 0; is_tall < 2; is_tall++) {
		struct kiosk kiosk;
		kiosk_open(&kiosk, "city.pack", is_tall);
		struct app *app = kiosk.app;
		for (size_t i = 0; i < LANGS; i++) {
			struct arena *arena = arena_create();
			begin(app, langs[i]);
			tap(app, "find");
			tap(app, "show-all");
			assert_null(ui_find(app->ui, "letter-A"));
			tap(app, "sort-name");
			struct service_where where = status_where(app);
			const struct directory_query query = {.lang = langs[i], .by_name = true};
			struct directory_list list =
				directory_list(app->pack, arena, &query, &where);
			assert_in_range(list.letter_count, 10, 40);
			for (size_t at = list.letter_count; at-- > 0;) {
				assert_letter_leads(app, &list, at, arena);
			}
			arena_destroy(arena);
		}
		kiosk_close(&kiosk);
	}
}

/* More leads through every service once, and Previous back to the first. */
static void test_every_service_is_on_a_page(void **state) {
	(void)state;
	struct kiosk kiosk;
	kiosk_open(&kiosk, "city.pack", false);
	struct app *app = kiosk.app;
	static bool is_seen[300];
	begin(app, "en");
	tap(app, "find");
	tap(app, "show-all");
	tap(app, "sort-name");
	tap(app, "letter-L"); // the borders of the pages move
	while (app->session->here.pager.leaf > 0) {
		tap(app, "previous");
	}
	for (bool is_more = true; is_more;) {
		for (int i = 0; i < 300; i++) {
			char id[32];
			snprintf(id, sizeof id, "service-s%05d", i);
			if (ui_find(app->ui, id)) {
				assert_false(is_seen[i]);
				is_seen[i] = true;
			}
		}
		const struct pager *pager = &app->session->here.pager;
		is_more = pager->leaf + 1 < pager->leaves || pager->page + 1 < pager->pages;
		if (is_more) {
			tap(app, "more");
		}
	}
	for (int i = 0; i < 300; i++) {
		assert_true(is_seen[i]);
	}
	kiosk_close(&kiosk);
}

/* Nobody is told that there is nothing to read. */
static void test_a_topic_of_services_is_their_list(void **state) {
	(void)state;
	struct kiosk kiosk;
	kiosk_open(&kiosk, "city.pack", false);
	begin(kiosk.app, "en");
	tap(kiosk.app, "topic-t5");
	assert_int_equal(kiosk.app->session->here.kind, SCREEN_FIND);
	assert_string_equal(kiosk.app->session->here.id, "t5");
	tap(kiosk.app, "back");
	assert_int_equal(kiosk.app->session->here.kind, SCREEN_HOME);
	tap(kiosk.app, "topic-t1");
	assert_int_equal(kiosk.app->session->here.kind, SCREEN_TOPIC);
	kiosk_close(&kiosk);
}

/* ---- what fits ---- */

static const struct {
	enum screen_kind kind;
	const char *id;
	bool by_name, is_choosing;
} places[] = {
	{SCREEN_HOME, "", false, false},
	{SCREEN_TOPIC, "t1", false, false},
	{SCREEN_TOPIC, "t2", false, false},
	{SCREEN_TOPIC, "t3", false, false},
	{SCREEN_TOPIC, "children", false, false},
	{SCREEN_FIND, "", false, false},
	{SCREEN_FIND, "", true, false},
	{SCREEN_FIND, "t1", true, false},
	{SCREEN_FIND, "", false, true},
};

struct report {
	const char *where;
	int count;
};

static void tell(void *context, const struct box *box, const char *why) {
	struct report *report = context;
	report->count++;
	const char *label = box_label(box);
	fprintf(stderr, "%s: %s: %s \"%.60s\"\n", report->where, why, box->id ? box->id : "",
		label ? label : "");
}

/* The first two leaves and the last, each page of them. */
static int count_in_place(struct app *app, const char *where) {
	struct report report = {where, 0};
	struct pager *pager = &app->session->here.pager;
	show(app);
	int leaves = pager->leaves ? pager->leaves : 1;
	for (int leaf = 0; leaf < leaves; leaf = leaf == 1 ? leaves - 1 + (leaves < 3) : leaf + 1) {
		pager->leaf = leaf;
		pager->page = 0;
		do {
			show(app);
			ui_overflows(app->ui, tell, &report);
			pager->page++;
		} while (pager->page < pager->pages);
	}
	return report.count;
}

static int count_all(struct app *app, const char *lang, bool is_tall, size_t place_count) {
	int count = 0;
	for (int size = 0; size < TEXT_SIZE_COUNT; size++) {
		for (size_t at = 0; at < place_count; at++) {
			char where[96];
			snprintf(where, sizeof where, "%s size %d %s place %zu", lang, size,
				is_tall ? "portrait" : "landscape", at);
			begin(app, lang);
			app->session->size = (enum text_size)size;
			session_visit(app->session, places[at].kind, places[at].id);
			app->session->here.by_name = places[at].by_name;
			app->session->here.is_choosing = places[at].is_choosing;
			count += count_in_place(app, where);
		}
	}
	return count;
}

static void test_everything_fits(void **state) {
	(void)state;
	int count = 0;
	for (int is_tall = 0; is_tall < 2; is_tall++) {
		struct kiosk city, wide;
		kiosk_open(&city, "city.pack", is_tall);
		kiosk_open(&wide, "wide.pack", is_tall);
		for (size_t i = 0; i < LANGS; i++) {
			count += count_all(
				city.app, langs[i], is_tall, sizeof places / sizeof *places);
			count += count_all(wide.app, langs[i], is_tall, 1);
		}
		kiosk_close(&city);
		kiosk_close(&wide);
	}
	assert_int_equal(count, 0);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_visitor_walks),
		cmocka_unit_test(test_letters_lead),
		cmocka_unit_test(test_every_service_is_on_a_page),
		cmocka_unit_test(test_a_topic_of_services_is_their_list),
		cmocka_unit_test(test_everything_fits),
	};
	return cmocka_run_group_tests(tests, enter, leave);
}
