// SPDX-License-Identifier: GPL-3.0-or-later
// A monkey at the screen: it strikes keys and empty places, drags, types, waits, resizes the window,
// and after every input the promises hold that no visitor may see broken. A run is its seed, which
// is printed when it fails: test_monkey SEED [EVENTS] plays it again.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <SDL.h>
#include <cmocka.h>

#include "../folder.h"
#include "base/err.h"
#include "base/mem.h"
#include "content/pack.h"
#include "device/clock.h"
#include "device/window.h"
#include "lang/catalog.h"
#include "lang/date.h"
#include "paper/printer.h"
#include "paper_watch.h"
#include "screens/app.h"
#include "ui/ui.h"

#define EVENTS 1500
#define LOG_LINES 24 /* of the last events, told when a promise is broken */

struct stop {
	char id[TOUCH_ID_BYTES];
	struct rect rect;
	bool has_label, is_unavailable;
};

struct monkey {
	uint32_t seed, state;
	struct app *app;
	struct window *window;
	struct clock *clock;
	bool is_laptop, is_down;
	VEC(struct stop);
	size_t elements;
	char log[LOG_LINES][160];
	int events;
	int64_t idle_since_ms;
	struct printer *printer;
	struct paper_watch paper;
};

static uint32_t asked_seed;
static int asked_events = EVENTS;

/* xorshift32 (Marsaglia 2003): the same on every machine. */
static uint32_t roll(struct monkey *monkey, uint32_t sides) {
	uint32_t x = monkey->state;
	x ^= x << 13;
	x ^= x >> 17;
	x ^= x << 5;
	monkey->state = x;
	return x % sides;
}

__attribute__((format(printf, 2, 3))) static void note(
	struct monkey *monkey, const char *format, ...) {
	va_list args;
	va_start(args, format);
	vsnprintf(monkey->log[monkey->events % LOG_LINES], sizeof monkey->log[0], format, args);
	va_end(args);
}

static void tell(const struct monkey *monkey, const char *broken) {
	for (int i = LOG_LINES; i-- > 0;) {
		int event = monkey->events - i;
		if (event >= 0 && *monkey->log[event % LOG_LINES]) {
			fprintf(stderr, "%6d %s\n", event, monkey->log[event % LOG_LINES]);
		}
	}
	const struct scene *here = &monkey->app->session->here;
	const struct pixmap *page = window_pixmap(monkey->window);
	fail_msg("%s, on screen %d \"%s\" in \"%s\", text %d, %dx%d; play again: test_monkey %u",
		broken, here->kind, here->id, monkey->app->session->lang,
		monkey->app->session->size, page->w, page->h, monkey->seed);
}

static void collect(void *context, const struct ui_element *element) {
	struct monkey *monkey = context;
	monkey->elements++;
	if (!element->is_pressable || !*element->id) {
		return;
	}
	struct stop stop = {.rect = element->rect,
		.has_label = element->label && *element->label,
		.is_unavailable = element->is_unavailable};
	snprintf(stop.id, sizeof stop.id, "%s", element->id);
	vec_push(monkey, stop);
}

/* The last with this id, which is the Rail's where another key does the same. */
static const struct stop *stop_find(const struct monkey *monkey, const char *id) {
	for (size_t i = monkey->count; i-- > 0;) {
		if (!strcmp(monkey->items[i].id, id)) {
			return &monkey->items[i];
		}
	}
	return NULL;
}

static bool offers_language(const struct monkey *monkey) {
	for (size_t i = 0; i < monkey->count; i++) {
		if (!strncmp(monkey->items[i].id, "lang-", 5)) {
			return true;
		}
	}
	return false;
}

static const char *broken_stop(const struct monkey *monkey) {
	static char why[160];
	const struct pixmap *page = window_pixmap(monkey->window);
	struct rect all = {0, 0, page->w, page->h};
	bool is_big = monkey->app->session->size > TEXT_LARGE; /* test_fit.c's matter */
	for (size_t i = 0; i < monkey->count; i++) {
		struct rect seen = rect_intersect(monkey->items[i].rect, all);
		if (!monkey->items[i].has_label) {
			snprintf(why, sizeof why, "#%s has no label", monkey->items[i].id);
			return why;
		}
		if (!is_big && (seen.w <= 0 || seen.h <= 0)) {
			snprintf(why, sizeof why, "#%s stands outside the page",
				monkey->items[i].id);
			return why;
		}
	}
	return NULL;
}

/* NULL, or the promise that does not hold now. */
static const char *broken_promise(const struct monkey *monkey) {
	const struct app *app = monkey->app;
	const struct session *session = app->session;
	const struct stop *home = stop_find(monkey, "home");
	bool is_start = session->here.kind == SCREEN_WELCOME;
	if (!monkey->elements) {
		return "there is nothing on screen";
	}
	if (is_start && !offers_language(monkey)) {
		return "Welcome offers no language";
	}
	if (!is_start && (!home || (home->is_unavailable && session->here.kind != SCREEN_HOME))) {
		return "Home can not be reached";
	}
	if (!is_start && *session->lang && !stop_find(monkey, "language")) {
		return "the language can not be changed";
	}
	if (app->is_warning &&
		!(stop_find(monkey, "still-here") && stop_find(monkey, "quick-exit"))) {
		return "the idle question can not be answered";
	}
	if (print_is_up(app) && !stop_find(monkey, "go-on") && !stop_find(monkey, "stop-print")) {
		return "what is told of printing can not be left";
	}
	if (monkey->paper.false_ticks || monkey->paper.late) {
		return monkey->paper.late ? "a slip came out late" : "a green tick was false";
	}
	bool is_covered = session->sheet_is_open || app->is_warning || print_is_up(app);
	if (session->keyboard_is_up && !is_covered && !stop_find(monkey, "key-done")) {
		return "a keyboard is up that has no keys";
	}
	if (session->sheet_is_open && !app->is_warning && !stop_find(monkey, "start-new") &&
		!stop_find(monkey, "more")) {
		return "the Language sheet lacks Start new";
	}
	if (session->history_count < 0 || session->history_count > SESSION_MAX_HISTORY ||
		session->list_count < 0 || session->list_count > SESSION_MAX_LIST) {
		return "the session is out of its bounds";
	}
	return broken_stop(monkey);
}

static bool is_clean(const struct session *session) {
	static const struct session zero;
	struct session copy = *session;
	copy.here.pager = (struct pager){0}; /* Welcome's, counted anew */
	return !memcmp(&copy, &zero, sizeof zero);
}

static void look(struct monkey *monkey) {
	monkey->count = 0;
	monkey->elements = 0;
	if (printer_twin(monkey->printer)) {
		paper_look(&monkey->paper, monkey->app);
	}
	ui_list(monkey->app->ui, collect, monkey);
	const char *broken = broken_promise(monkey);
	if (broken) {
		tell(monkey, broken);
	}
	monkey->events++;
	*monkey->log[monkey->events % LOG_LINES] = '\0';
}

static void give(struct monkey *monkey, struct input input) {
	input.ms = clock_ms(monkey->clock);
	if (input.kind != INPUT_NONE && input.kind != INPUT_EXPOSE && input.kind != INPUT_RESIZE) {
		monkey->idle_since_ms = input.ms;
	}
	app_take(monkey->app, &input);
	look(monkey);
}

static void let_time_act(struct monkey *monkey) {
	app_take(monkey->app, &(struct input){0});
	if (printer_twin(monkey->printer)) {
		paper_look(&monkey->paper, monkey->app);
	}
}

static void pass(struct monkey *monkey, int64_t ms) {
	int64_t end = clock_ms(monkey->clock) + ms;
	for (;;) {
		int64_t now = clock_ms(monkey->clock), due = app_due_ms(monkey->app);
		int64_t next = due > now ? due : now + 1;
		if (next >= end) {
			break;
		}
		clock_advance(monkey->clock, next - now);
		let_time_act(monkey);
	}
	clock_advance(monkey->clock, end - clock_ms(monkey->clock));
	let_time_act(monkey);
}

static void press(struct monkey *monkey, int x, int y) {
	monkey->is_down = true;
	give(monkey, (struct input){.kind = INPUT_PRESS, .x = x, .y = y});
}

static void release(struct monkey *monkey, int x, int y) {
	monkey->is_down = false;
	give(monkey, (struct input){.kind = INPUT_RELEASE, .x = x, .y = y});
}

/* ---- what the monkey does ---- */

static bool is_at(struct monkey *monkey, int x, int y, const char *id) {
	const struct box *box = ui_hit(monkey->app->ui, x, y);
	return box && box->id && !strcmp(box->id, id);
}

/* True if the key of that id was under the finger from the beginning to the end: the idle question, or
 * another page, may come in between. */
static bool tap_at(struct monkey *monkey, struct rect rect, const char *id) {
	int x = rect.x + rect.w / 2, y = rect.y + rect.h / 2;
	bool was_at = is_at(monkey, x, y, id);
	press(monkey, x, y);
	pass(monkey, 10 + roll(monkey, 300));
	was_at &= is_at(monkey, x, y, id);
	release(monkey, x, y);
	return was_at;
}

static void tap_stop(struct monkey *monkey, const struct stop *stop) {
	struct stop copy = *stop; /* the list is made anew after every input */
	note(monkey, "tap #%s", copy.id);
	pass(monkey, 310);
	bool was_at = tap_at(monkey, copy.rect, copy.id);
	bool ends = !strcmp(copy.id, "quick-exit") || !strcmp(copy.id, "start-new");
	if (ends && was_at && !copy.is_unavailable && !is_clean(monkey->app->session)) {
		tell(monkey, "the wipe left something");
	}
}

static void tap_something(struct monkey *monkey) {
	const struct stop *stop = &monkey->items[roll(monkey, (uint32_t)monkey->count)];
	bool ends = !strcmp(stop->id, "quick-exit") || !strcmp(stop->id, "start-new");
	if (!ends || roll(monkey, 4) == 0) { /* sessions should grow old */
		tap_stop(monkey, stop);
	}
}

static struct rect anywhere(struct monkey *monkey) {
	const struct pixmap *page = window_pixmap(monkey->window);
	return (struct rect){(int)roll(monkey, (uint32_t)page->w + 40) - 20,
		(int)roll(monkey, (uint32_t)page->h + 40) - 20, 1, 1};
}

static void tap_anywhere(struct monkey *monkey) {
	struct rect at = anywhere(monkey);
	note(monkey, "tap at %d %d", at.x, at.y);
	tap_at(monkey, at, "");
}

static void strike_twice(struct monkey *monkey) {
	struct stop stop = monkey->items[roll(monkey, (uint32_t)monkey->count)];
	note(monkey, "strike #%s twice", stop.id);
	pass(monkey, 310);
	tap_at(monkey, stop.rect, stop.id);
	struct scene before = monkey->app->session->here;
	int64_t struck = monkey->app->touch.struck_ms;
	pass(monkey, 1 + roll(monkey, 60));
	press(monkey, stop.rect.x + stop.rect.w / 2, stop.rect.y + stop.rect.h / 2);
	release(monkey, stop.rect.x + stop.rect.w / 2, stop.rect.y + stop.rect.h / 2);
	const struct scene *here = &monkey->app->session->here;
	bool is_quick = struck && clock_ms(monkey->clock) - struck < 300;
	if (is_quick && (here->kind != before.kind || strcmp(here->id, before.id))) {
		tell(monkey, "the second strike acted");
	}
}

static void drag(struct monkey *monkey) {
	struct rect from = anywhere(monkey), to = anywhere(monkey);
	note(monkey, "drag %d %d to %d %d", from.x, from.y, to.x, to.y);
	press(monkey, from.x, from.y);
	for (int i = 1; i <= 4; i++) {
		give(monkey,
			(struct input){.kind = INPUT_MOVE,
				.x = from.x + (to.x - from.x) * i / 4,
				.y = from.y + (to.y - from.y) * i / 4});
	}
	if (roll(monkey, 8) == 0) {
		monkey->is_down = false;
		give(monkey, (struct input){.kind = INPUT_CANCEL, .x = to.x, .y = to.y});
	} else {
		release(monkey, to.x, to.y);
	}
}

static void resize(struct monkey *monkey) {
	static const int sizes[][2] = {{1280, 720}, {720, 1280}, {1024, 640}, {640, 1024},
		{1600, 900}, {320, 320}, {1920, 360}};
	const int *size = sizes[roll(monkey, sizeof sizes / sizeof sizes[0])];
	note(monkey, "resize to %d %d", size[0], size[1]);
	SDL_SetWindowSize(SDL_GetWindowFromID(1), size[0], size[1]);
	struct input input;
	while (window_wait(monkey->window, 0, &input)) {
		give(monkey, input);
	}
}

/* The finger is still down while the window changes under it. */
static void drag_through_resize(struct monkey *monkey) {
	const struct pixmap *page = window_pixmap(monkey->window);
	int x = page->w / 4, y = page->h * 3 / 4;
	note(monkey, "drag through a resize");
	press(monkey, x, y);
	give(monkey, (struct input){.kind = INPUT_MOVE, .x = x, .y = y - page->h / 3});
	resize(monkey);
	give(monkey, (struct input){.kind = INPUT_MOVE, .x = x, .y = y - 10});
	give(monkey, (struct input){.kind = INPUT_MOVE, .x = x, .y = y - 200});
	release(monkey, x, y - 200);
}

static void key(struct monkey *monkey) {
	enum key code = (enum key)roll(monkey, KEY_COUNT);
	note(monkey, "key %d", code);
	give(monkey,
		(struct input){.kind = INPUT_KEY, .key = code, .is_repeat = roll(monkey, 5) == 0});
}

static void type(struct monkey *monkey) {
	static const char *const texts[] = {"a", "Amt", "ß", "é", "ع", "ิ", "ක", "字", "ሀ", "q",
		"\xE2\x80\xAE", "\xF0\x9F\x98\x80", "\xFF\xC0", "\x01", "'\"%s", "*",
		"e\xCC\x81\xCC\x81", "ni", "ง", "و", "ї"};
	struct input input = {.kind = INPUT_TEXT};
	snprintf(input.text, sizeof input.text, "%s",
		texts[roll(monkey, sizeof texts / sizeof texts[0])]);
	note(monkey, "type \"%s\"", input.text);
	give(monkey, input);
}

static void turn_wheel(struct monkey *monkey) {
	note(monkey, "wheel");
	give(monkey, (struct input){.kind = INPUT_WHEEL, .delta = (int)roll(monkey, 9) - 4});
}

static void expose(struct monkey *monkey) {
	note(monkey, "expose");
	give(monkey, (struct input){.kind = INPUT_EXPOSE});
}

static void wait(struct monkey *monkey) {
	static const int64_t spans[] = {
		1, 80, 300, 2000, 44999, 45000, 60000, 66000, 111000, 200000};
	int64_t ms = spans[roll(monkey, sizeof spans / sizeof spans[0])];
	note(monkey, "wait %lld ms", (long long)ms);
	pass(monkey, ms);
	look(monkey);
	int64_t idle = clock_ms(monkey->clock) - monkey->idle_since_ms;
	if (!monkey->is_laptop && idle > 111000 && !is_clean(monkey->app->session)) {
		tell(monkey, "nobody was there and the session stayed");
	}
}

static void go_home(struct monkey *monkey) {
	const struct stop *home = stop_find(monkey, "home");
	if (home) {
		tap_stop(monkey, home);
		enum screen_kind kind = monkey->app->session->here.kind;
		if (kind != SCREEN_HOME && kind != SCREEN_WELCOME) {
			tell(monkey, "Home took more than one tap");
		}
	}
}

/* A language, then one of the screens that a keyboard belongs to. */
static void go_typing(struct monkey *monkey) {
	const char *ids[] = {"language", "search-language", "search", "change-search"};
	const struct stop *stop = stop_find(monkey, ids[roll(monkey, 4)]);
	if (stop) {
		tap_stop(monkey, stop);
	}
}

/* A few keys of the screen's keyboard in a row. */
static void tap_keys(struct monkey *monkey) {
	for (int i = 0; i < 6; i++) {
		const struct stop *stop = &monkey->items[roll(monkey, (uint32_t)monkey->count)];
		if (!strncmp(stop->id, "key-", 4) || !strncmp(stop->id, "choice-", 7)) {
			tap_stop(monkey, stop);
		}
	}
}

/* The printer breaks, or is mended. */
static void break_printer(struct monkey *monkey) {
	enum twin_fault fault =
		roll(monkey, 2) ? TWIN_NONE : (enum twin_fault)roll(monkey, TWIN_FAULT_COUNT);
	note(monkey, "printer %d", fault);
	if (printer_twin(monkey->printer)) {
		twin_play(printer_twin(monkey->printer), fault);
	}
}

static void print(struct monkey *monkey) {
	const struct stop *stop = stop_find(monkey, "print");
	if (stop) {
		tap_stop(monkey, stop);
	}
}

static const struct {
	void (*act)(struct monkey *);
	uint32_t weight;
} acts[] = {
	{tap_something, 60},
	{tap_anywhere, 8},
	{strike_twice, 5},
	{drag, 4},
	{drag_through_resize, 1},
	{resize, 1},
	{key, 12},
	{type, 5},
	{turn_wheel, 2},
	{expose, 1},
	{wait, 3},
	{go_home, 4},
	{go_typing, 4},
	{tap_keys, 10},
	{break_printer, 3},
	{print, 4},
};

static void act(struct monkey *monkey) {
	uint32_t sum = 0;
	for (size_t i = 0; i < sizeof acts / sizeof acts[0]; i++) {
		sum += acts[i].weight;
	}
	uint32_t at = roll(monkey, sum);
	size_t i = 0;
	while (at >= acts[i].weight) {
		at -= acts[i++].weight;
	}
	acts[i].act(monkey);
}

/* --watch: now the same pack again, now a small one that lacks most languages, topics and fonts. */
static struct pack *replace(void *context) {
	struct monkey *monkey = context;
	if (roll(monkey, 20)) {
		return NULL;
	}
	bool is_small = roll(monkey, 2) == 0;
	note(monkey, "a %s pack comes", is_small ? "small" : "full");
	return pack_open(
		is_small ? BUILD_ROOT "/tests/fuzz/seeds/small.pack" : BUILD_ROOT "/demo.pack",
		&(struct pack_trust){.unsigned_ok = true}, NULL);
}

static void play(uint32_t seed, bool is_laptop, bool watches, int events) {
	struct err err;
	struct monkey monkey = {.seed = seed, .state = seed, .is_laptop = is_laptop};
	monkey.window = window_open(
		&(struct window_options){
			.w = 1280, .h = 720, .is_headless = true, .is_resizable = true},
		&err);
	assert_non_null(monkey.window);
	struct pack *pack =
		pack_open(BUILD_ROOT "/demo.pack", &(struct pack_trust){.unsigned_ok = true}, &err);
	if (!pack) {
		fail_msg("%s", err.text);
	}
	struct civil civil = {2026, 11, 19, 9, 42, 0, 0};
	monkey.clock = clock_create_virtual(time_from_civil(&civil, "Europe/Berlin"));
	char folder[64];
	folder_enter(folder);
	monkey.printer = printer_open(is_laptop ? "pdf:saved" : "twin:twin",
		&(struct printer_options){.width_dots = 576, .dpi = 203}, &err);
	assert_non_null(monkey.printer);
	if (printer_twin(monkey.printer)) {
		paper_watch_begin(&monkey.paper, printer_twin(monkey.printer));
	}
	struct app_options options = {.window = monkey.window,
		.printer = monkey.printer,
		.clock = monkey.clock,
		.pack = pack,
		.is_laptop = is_laptop,
		.replace = watches ? replace : NULL,
		.context = &monkey};
	monkey.app = app_create(&options, &err);
	assert_non_null(monkey.app);
	give(&monkey, (struct input){0});
	while (monkey.events < events) {
		act(&monkey);
	}
	app_wipe(monkey.app);
	assert_true(is_clean(monkey.app->session));
	app_destroy(monkey.app);
	printer_close(monkey.printer);
	folder_leave(folder);
	clock_destroy(monkey.clock);
	window_close(monkey.window);
	vec_finish(&monkey);
}

static void kiosk_keeps_its_promises(void **state) {
	(void)state;
	play(asked_seed ? asked_seed : 20261119, false, false, asked_events);
}

static void laptop_keeps_its_promises(void **state) {
	(void)state;
	play(asked_seed ? asked_seed : 4711, true, false, asked_events);
}

static void replaced_packs_break_nothing(void **state) {
	(void)state;
	play(asked_seed ? asked_seed : 1509, false, true, asked_events / 2);
}

int main(int argc, char **argv) {
	struct err err;
	if (!catalog_open(BUILD_ROOT "/share/foyer/locale", &err)) {
		fprintf(stderr, "%s\n", err.text);
		return 1;
	}
	asked_seed = argc > 1 ? (uint32_t)strtoul(argv[1], NULL, 10) : 0;
	asked_events = argc > 2 ? atoi(argv[2]) : EVENTS;
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(kiosk_keeps_its_promises),
		cmocka_unit_test(laptop_keeps_its_promises),
		cmocka_unit_test(replaced_packs_break_nothing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
