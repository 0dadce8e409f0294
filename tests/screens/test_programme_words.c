// SPDX-License-Identifier: GPL-3.0-or-later
// When a programme takes place, in words, and what its card says.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/err.h"
#include "content/day.h"
#include "content/hours.h"
#include "content/pack.h"
#include "content/programme.h"
#include "device/clock.h"
#include "device/window.h"
#include "lang/catalog.h"
#include "lang/date.h"
#include "screens/app.h"
#include "screens/hours.h"
#include "screens/programme_words.h"
#include "ui/plate.h"

static struct window *window;
static struct clock *virtual_clock;
static struct app *app;
static struct app_options options;

static int start(void **state) {
	(void)state;
	struct err err;
	assert_true(catalog_open(BUILD_ROOT "/share/foyer/locale", &err));
	window = window_open(
		&(struct window_options){.w = 1920, .h = 1080, .is_headless = true}, &err);
	struct civil civil = {2026, 11, 19, 9, 42, 0, 0};
	virtual_clock = clock_create_virtual(time_from_civil(&civil, "Europe/Berlin"));
	options = (struct app_options){.window = window,
		.clock = virtual_clock,
		.pack = pack_open(
			BUILD_ROOT "/demo.pack", &(struct pack_trust){.unsigned_ok = true}, &err),
		.lang = "en"};
	assert_non_null(options.pack);
	app = app_create(&options, &err);
	assert_non_null(app);
	app_take(app, &(struct input){0});
	return 0;
}

static int stop(void **state) {
	(void)state;
	app_destroy(app);
	clock_destroy(virtual_clock);
	window_close(window);
	return 0;
}

/* Without the isolates around what was filled in. */
static void assert_words(const char *text, const char *expected) {
	char plain[400];
	size_t n = 0;
	for (; *text && n < sizeof plain - 1; text++) {
		if (!strncmp(text, "\xe2\x81\xa6", 3) || !strncmp(text, "\xe2\x81\xa8", 3) ||
			!strncmp(text, "\xe2\x81\xa9", 3)) {
			text += 2;
		} else {
			plain[n++] = *text;
		}
	}
	plain[n] = '\0';
	assert_string_equal(plain, expected);
}

#define MO 1u
#define TU 2u
#define WE 4u
#define TH 8u
#define FR 16u
#define SA 32u
#define WEEKLY(days_, from, to)                                                                    \
	{                                                                                          \
		.kind = SCHEDULE_WEEKLY, .days = (days_), .opens = (from)*60, .closes = (to)*60,   \
		.valid_from = SCHEDULE_NO_DAY, .valid_to = SCHEDULE_NO_DAY                         \
	}
#define ONCE(day_, from, to)                                                                       \
	{                                                                                          \
		.kind = SCHEDULE_EXCEPTION, .opens = (from)*60, .closes = (to)*60,                 \
		.valid_from = (day_), .valid_to = (day_)                                           \
	}

static void test_timetable(void **state) {
	(void)state;
	int thursday = day_from_date(2026, 12, 3);
	const struct {
		struct schedule slots[3];
		size_t count;
		const char *words, *brief;
	} rows[] = {
		{{WEEKLY(TU | TH, 18, 20)}, 1, "Tuesday, Thursday 18:00 – 20:00",
			"Tue, Thu 18:00 – 20:00"},
		{{WEEKLY(TU | WE, 18, 20)}, 1, "Tuesday, Wednesday 18:00 – 20:00",
			"Tue, Wed 18:00 – 20:00"},
		{{WEEKLY(MO | TU | WE | TH | FR, 9, 12)}, 1, "Monday – Friday 09:00 – 12:00",
			"Mon–Fri 09:00 – 12:00"},
		{{WEEKLY(MO | TU | WE | SA, 9, 12)}, 1,
			"Monday – Wednesday, Saturday 09:00 – 12:00", "Mon–Wed, Sat 09:00 – 12:00"},
		{{WEEKLY(MO, 9, 12), WEEKLY(MO, 13, 15)}, 2, "Monday 09:00 – 12:00, 13:00 – 15:00",
			"Mon 09:00 – 12:00, 13:00 – 15:00"},
		{{WEEKLY(MO, 9, 12), WEEKLY(FR, 13, 15)}, 2,
			"Monday 09:00 – 12:00, Friday 13:00 – 15:00",
			"Mon 09:00 – 12:00, Fri 13:00 – 15:00"},
		{{ONCE(thursday, 13, 16)}, 1, "Thursday 3 December 13:00 – 16:00",
			"Thu 13:00 – 16:00"},
		{{ONCE(thursday, 13, 16), ONCE(thursday + 7, 13, 16)}, 2,
			"Thursday 3 December 13:00 – 16:00, Thursday 10 December 13:00 – 16:00",
			"Thu 13:00 – 16:00"},
		{{WEEKLY(MO, 9, 12),
			 {.kind = SCHEDULE_EXCEPTION,
				 .is_closed = true,
				 .valid_from = thursday,
				 .valid_to = thursday}},
			2, "Monday 09:00 – 12:00", "Mon 09:00 – 12:00"},
		{{{0}}, 0, "", ""},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const struct service service = {
			.schedules = rows[i].slots, .schedule_count = rows[i].count};
		int from = day_from_date(2026, 11, 19);
		assert_words(hours_timetable(app, &service, from, false), rows[i].words);
		assert_words(hours_timetable(app, &service, from, true), rows[i].brief);
	}
}

/* A course whose hours begin with it has them already, weeks before. */
static void test_before_it_starts(void **state) {
	(void)state;
	int starts = day_from_date(2027, 1, 5);
	struct schedule slot = WEEKLY(TU, 9, 12);
	slot.valid_from = starts;
	const struct programme programme = {.service = {.schedules = &slot, .schedule_count = 1},
		.starts = starts,
		.ends = PROGRAMME_NO_DAY};
	int from = programme_from(app, &programme);
	assert_int_equal(from, starts);
	assert_words(
		hours_timetable(app, &programme.service, from, false), "Tuesday 09:00 – 12:00");
	const struct programme anytime = {.starts = PROGRAMME_NO_DAY, .ends = PROGRAMME_NO_DAY};
	assert_int_equal(programme_from(app, &anytime), day_from_date(2026, 11, 19));
}

static void test_start_and_places(void **state) {
	(void)state;
	struct programme programme = {.starts = day_from_date(2026, 12, 1),
		.places = 4,
		.places_day = day_from_date(2026, 11, 17)};
	assert_words(programme_start_text(app, &programme), "Starts 1 December");
	assert_words(programme_places_text(app, &programme), "4 places left");
	assert_words(programme_counted_text(app, &programme), "As of 17 November");
	programme.places = 1;
	assert_words(programme_places_text(app, &programme), "1 place left");
	programme.places = 0;
	assert_words(programme_places_text(app, &programme), "0 places left");
	programme.places = -1;
	programme.starts = PROGRAMME_NO_DAY;
	assert_words(programme_places_text(app, &programme), "Places: please ask");
	assert_null(programme_counted_text(app, &programme));
	assert_words(programme_start_text(app, &programme), "Start at any time");
}

static void test_tags_in_order(void **state) {
	(void)state;
	static const char *const wanted[] = {"Help in English", "A1", "Tue–Thu 09:00 – 11:15",
		"Free of charge", "Childcare", "Can be compulsory"};
	struct programme *programme =
		programme_load(app->pack, app->page, "german-a1-childcare", "en");
	assert_non_null(programme);
	programme->duty = DUTY_COMPULSORY;
	size_t count;
	const struct tag_spec *tags = programme_tags(app, programme, &count);
	assert_int_equal(count, 6);
	for (size_t i = 0; i < count; i++) {
		assert_words(tags[i].text, wanted[i]);
	}
	assert_int_equal(tags[0].look, TAG_ON);
	assert_int_equal(tags[5].look, TAG_REQUIRED);
	programme->service.language_count = 1; /* German */
	tags = programme_tags(app, programme, &count);
	assert_words(tags[0].text, "No help in English");
	assert_int_equal(tags[0].look, TAG_PLAIN);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_timetable),
		cmocka_unit_test(test_before_it_starts),
		cmocka_unit_test(test_start_and_places),
		cmocka_unit_test(test_tags_in_order),
	};
	return cmocka_run_group_tests(tests, start, stop);
}
