// SPDX-License-Identifier: GPL-3.0-or-later
// A person at a real window: the program runs full screen on an X server and is driven by a real
// mouse and real keys. A twin without a display makes the same way in this process; it knows where
// things are, and each page on the X server must become what the twin shows.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
// cmocka needs the four above first
#include <cmocka.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../folder.h"
#include "base/err.h"
#include "content/pack.h"
#include "device/clock.h"
#include "device/window.h"
#include "display.h"
#include "lang/catalog.h"
#include "screens/app.h"
#include "ui/ui.h"

#define W 1280
#define H 800
#define NEARLY 400 /* pixels: the pointer lies over the page */
#define POLL_US 50000
#define PATIENCE (20 * 1000000 / POLL_US)

struct walk {
	struct display display;
	pid_t foyer;
	struct app_options options; /* of the twin */
	struct app *twin;
	char folder[64];
};

static void start_twin(struct walk *walk) {
	struct err err;
	bool ok = catalog_open(BUILD_ROOT "/share/foyer/locale", &err);
	walk->options.window =
		window_open(&(struct window_options){.w = W, .h = H, .is_headless = true}, &err);
	walk->options.pack =
		pack_open(BUILD_ROOT "/demo.pack", &(struct pack_trust){.unsigned_ok = true}, &err);
	walk->options.clock = clock_create_real();
	walk->twin = ok && walk->options.pack ? app_create(&walk->options, &err) : NULL;
	if (!walk->twin) {
		fail_msg("%s", err.text);
	}
}

static int start(void **state) {
	static struct walk walk;
	folder_enter(walk.folder);
	display_start(&walk.display, W, H);
	start_twin(&walk);
	walk.foyer = display_run(&walk.display,
		(const char *const[]){FOYER, "--pack", BUILD_ROOT "/demo.pack", "--trust",
			BUILD_ROOT "/demo.pub", NULL});
	*state = &walk;
	return 0;
}

static int stop(void **state) {
	struct walk *walk = *state;
	kill(walk->foyer, SIGTERM);
	waitpid(walk->foyer, NULL, 0);
	display_stop(&walk->display);
	app_destroy(walk->twin);
	clock_destroy(walk->options.clock);
	window_close(walk->options.window);
	folder_leave(walk->folder);
	return 0;
}

static void give(struct walk *walk, struct input input) {
	input.ms = clock_ms(walk->twin->clock);
	app_take(walk->twin, &input);
}

/* Waits till the display shows what the twin does. */
static void see(struct walk *walk, enum screen_kind kind) {
	size_t difference = 0;
	assert_int_equal(walk->twin->session->here.kind, kind);
	for (int i = 0; i < PATIENCE; i++) {
		give(walk, (struct input){.kind = INPUT_NONE});
		difference = display_difference(&walk->display, window_pixmap(walk->twin->window));
		if (difference <= NEARLY) {
			return;
		}
		assert_int_equal(waitpid(walk->foyer, NULL, WNOHANG), 0);
		usleep(POLL_US);
	}
	fail_msg("%zu pixels of the page %d are not as they should be", difference, kind);
}

static void click(struct walk *walk, const char *id) {
	const struct box *box = ui_find(walk->twin->ui, id);
	if (!box) {
		fail_msg("#%s is not on screen", id);
		return;
	}
	int x = box->rect.x + box->rect.w / 2, y = box->rect.y + box->rect.h / 2;
	display_click(&walk->display, x, y);
	give(walk, (struct input){.kind = INPUT_PRESS, .x = x, .y = y});
	usleep(100000);
	give(walk, (struct input){.kind = INPUT_RELEASE, .x = x, .y = y});
	usleep(400000); /* the same key may come next: not a double strike */
}

static void strike(struct walk *walk, const char *name, enum key key) {
	display_key(&walk->display, name);
	give(walk, (struct input){.kind = INPUT_KEY, .key = key});
}

static void find_service(void *context, const struct ui_element *element) {
	char *id = context;
	if (!*id && !strncmp(element->id, "service-", 8)) {
		snprintf(id, 64, "%s", element->id);
	}
}

/* The first service that the article names, on whichever of its pages. */
static void click_service(struct walk *walk) {
	char id[64] = "";
	for (int page = 0; page < 12; page++) {
		ui_list(walk->twin->ui, find_service, id);
		if (*id) {
			click(walk, id);
			return;
		}
		click(walk, "more");
	}
	fail_msg("the article names no service");
}

static void by_mouse(void **state) {
	struct walk *walk = *state;
	see(walk, SCREEN_WELCOME);
	click(walk, "lang-en");
	see(walk, SCREEN_HOME);
	click(walk, "topic-health");
	see(walk, SCREEN_TOPIC);
	click(walk, "article-see-a-doctor");
	see(walk, SCREEN_ARTICLE);
	click_service(walk);
	see(walk, SCREEN_SERVICE);
	click(walk, "back");
	see(walk, SCREEN_ARTICLE);
	click(walk, "back");
	see(walk, SCREEN_TOPIC);
	click(walk, "back");
	see(walk, SCREEN_HOME);
	click(walk, "language");
	see(walk, SCREEN_HOME);
	click(walk, "start-new");
	see(walk, SCREEN_WELCOME);
}

/* Tab until the twin's focus is there, then Enter. */
static void choose(struct walk *walk, const char *id) {
	for (int i = 0; i < 60 && strcmp(ui_focus(walk->twin->ui), id) != 0; i++) {
		strike(walk, "Tab", KEY_TAB);
	}
	assert_string_equal(ui_focus(walk->twin->ui), id);
	strike(walk, "Return", KEY_ENTER);
}

static void by_keys(void **state) {
	struct walk *walk = *state;
	choose(walk, "lang-ar");
	see(walk, SCREEN_HOME);
	choose(walk, "topic-health");
	see(walk, SCREEN_TOPIC);
	choose(walk, "article-see-a-doctor");
	see(walk, SCREEN_ARTICLE);
	strike(walk, "Escape", KEY_BACK);
	see(walk, SCREEN_TOPIC);
	strike(walk, "Home", KEY_HOME);
	see(walk, SCREEN_HOME);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(by_mouse),
		cmocka_unit_test(by_keys),
	};
	return cmocka_run_group_tests(tests, start, stop);
}
