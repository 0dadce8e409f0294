// SPDX-License-Identifier: GPL-3.0-or-later
// After a sign-up nothing of the answers is left in the memory of the program: a name and a number
// that exist nowhere else are typed, in four scripts, the session ends on the way or after the request
// is kept or taken back, and both are looked for. With a number as argument so many sessions that go a
// random way are played one after the other in one program, and it is looked now and then.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
// cmocka needs the four above first
#include <cmocka.h>

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "../folder.h"
#include "kiosk.h"
#include "scan.h"

/* Letters of no word, each at most once. */
static const struct tongue {
	const char *lang, *name;
} tongues[] = {
	{"en", "qzjxvkwp"},
	{"ar", "ظغضثخذصق"},
	{"ti", "ቐፐጨዠጸጰኸቨ"},
	{"th", "ฟหกดสวงผ"},
};
#define TONGUES (sizeof tongues / sizeof *tongues)
#define CONFIG BUILD_ROOT "/demo.conf"
#define PHONE "73902846158"

/* The way of a sign-up, a step each; %s is the name. */
static const char *const way[] = {
	"tap #programmes\nturn-to #programme-orientation-course\n"
	"tap #programme-orientation-course\nturn-to #sign-up\n",
	"tap #sign-up\nsee #question\n",
	"tap #submit\nsee #field-name\n",
	"type \"%s\"\n",
	"key Enter\nsee #field-phone\n",
	"type \"" PHONE "\"\n",
	"key Enter\nsee #answer-name\nsee \"%s\"\n",
};
#define WAY (sizeof way / sizeof *way)

/* Ends of a session from the review, and from wherever the way was left. */
static const char *const ends_at_review[] = {
	"tap #submit\nwait 20s\ntap #go-on\nsee #reference\ntap #quick-exit\n",
	"tap #submit\nwait 20s\nwait 120s\n",
	"tap #submit\nwait 20s\ntap #go-on\ntap #take-back\nwait 1s\nsee #taken-back\n"
	"tap #quick-exit\n",
	"tap #change-name\nkey Backspace\nkey Enter\nsee #answer-name\ntap #quick-exit\n",
	"tap #submit\ntap #language\ntap #start-new\n",
};
#define ENDS_AT_REVIEW (sizeof ends_at_review / sizeof *ends_at_review)

static const char *const ends[] = {
	"wait 120s\n",
	"tap #language\ntap #start-new\n",
	"tap #home\ntap #search\ntap #language\ntap #start-new\n",
	"tap #language\ntap #lang-uk\ntap #text-size\ntap #contrast\ntap #language\n"
	"tap #start-new\n",
	"tap #help\ntap #quick-exit\n",
};
#define ENDS (sizeof ends / sizeof *ends)

static void go(struct kiosk *kiosk, const struct tongue *tongue, size_t steps) {
	char lines[1024];
	snprintf(lines, sizeof lines, "tap #lang-%s\n", tongue->lang);
	for (size_t i = 0; i < steps; i++) {
		size_t len = strlen(lines);
		const char *name = strstr(way[i], "%s");
		snprintf(lines + len, sizeof lines - len, "%.*s%s%s",
			(int)(name ? (size_t)(name - way[i]) : strlen(way[i])), way[i],
			name ? tongue->name : "", name ? name + 2 : "");
	}
	assert_true(kiosk_play(kiosk, lines));
}

static void end(struct kiosk *kiosk, const char *how) {
	assert_true(kiosk_play(kiosk, how));
	assert_true(kiosk_play(kiosk, "see #lang-$LANG\n"));
}

static void nothing_is_left(struct kiosk *kiosk, const struct tongue *tongue) {
	assert_int_equal(scan_process(kiosk->pid, tongue->name, true), 0);
}

static void answers_go_with_the_session(void **state) {
	(void)state;
	for (size_t t = 0; t < TONGUES; t++) {
		struct kiosk kiosk;
		char folder[64];
		folder_enter(folder);
		kiosk_start(&kiosk, FOYER, "en", CONFIG);
		assert_true(kiosk_play(&kiosk, "see #lang-$LANG\n"));
		assert_int_equal(scan_process(kiosk.pid, PHONE, true), 0);
		/* The number and the ways out that only lead through other pages: in one script. */
		size_t all = ENDS_AT_REVIEW + (t ? 1 : ENDS);
		for (size_t e = 0; e < all; e++) {
			go(&kiosk, &tongues[t], WAY);
			if (e == 0) {
				assert_true(scan_process(kiosk.pid, tongues[t].name, false) > 0);
				assert_true(scan_process(kiosk.pid, PHONE, false) > 0);
			}
			const char *how =
				e < ENDS_AT_REVIEW ? ends_at_review[e] : ends[e - ENDS_AT_REVIEW];
			end(&kiosk, how);
			size_t left = scan_process(kiosk.pid, tongues[t].name, true);
			left += t ? 0 : scan_process(kiosk.pid, PHONE, true);
			if (left) {
				fail_msg("%s: %zu left after: %s", tongues[t].lang, left, how);
			}
		}
		kiosk_stop(&kiosk);
		folder_leave(folder);
	}
}

/* While a name is being typed: it is in no record yet. */
static void half_a_name_goes_with_the_session(void **state) {
	(void)state;
	for (size_t t = 0; t < TONGUES; t++) {
		struct kiosk kiosk;
		char folder[64];
		folder_enter(folder);
		kiosk_start(&kiosk, FOYER, "en", CONFIG);
		for (size_t e = 0; e < ENDS; e++) {
			go(&kiosk, &tongues[t], 4);
			end(&kiosk, ends[e]);
		}
		nothing_is_left(&kiosk, &tongues[t]);
		kiosk_stop(&kiosk);
		folder_leave(folder);
	}
}

static void a_buffer_that_is_kept_is_found(void **state) {
	(void)state;
	struct kiosk kiosk;
	char folder[64];
	folder_enter(folder);
	kiosk_start(&kiosk, LEAKY, "en", CONFIG);
	go(&kiosk, &tongues[0], 4);
	end(&kiosk, ends[1]);
	assert_true(scan_process(kiosk.pid, tongues[0].name, false) > 0);
	kiosk_stop(&kiosk);
	folder_leave(folder);
}

/* ---- many ---- */

#define LOOK_EVERY 50
#define MOST_S 400

static int sessions;

static unsigned draw(unsigned most) {
	static uint64_t seed = 20261119;
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(seed >> 33) % most;
}

static void one_of_many(struct kiosk *kiosk) {
	size_t steps = 1 + draw(WAY + 3);
	go(kiosk, &tongues[draw(TONGUES)], steps < WAY ? steps : WAY);
	bool is_whole = steps >= WAY && draw(2);
	end(kiosk, is_whole ? ends_at_review[draw(ENDS_AT_REVIEW)] : ends[draw(ENDS)]);
}

static void nothing_is_left_of_many_sessions(void **state) {
	(void)state;
	struct kiosk kiosk;
	char folder[64];
	folder_enter(folder);
	kiosk_start(&kiosk, FOYER, "en", CONFIG);
	time_t begun = time(NULL);
	int played = 0;
	while (played < sessions && time(NULL) - begun < MOST_S) {
		one_of_many(&kiosk);
		bool is_last = ++played == sessions || time(NULL) - begun >= MOST_S;
		if (played % LOOK_EVERY == 0 || is_last) {
			for (size_t t = 0; t < TONGUES; t++) {
				nothing_is_left(&kiosk, &tongues[t]);
			}
			assert_int_equal(scan_process(kiosk.pid, PHONE, true), 0);
		}
	}
	print_message("%d of %d sessions were played\n", played, sessions);
	kiosk_stop(&kiosk);
	folder_leave(folder);
}

int main(int argc, char **argv) {
	sessions = argc > 1 ? atoi(argv[1]) : 0;
	const struct CMUnitTest few[] = {
		cmocka_unit_test(answers_go_with_the_session),
		cmocka_unit_test(half_a_name_goes_with_the_session),
		cmocka_unit_test(a_buffer_that_is_kept_is_found),
	};
	const struct CMUnitTest many[] = {
		cmocka_unit_test(a_buffer_that_is_kept_is_found),
		cmocka_unit_test(nothing_is_left_of_many_sessions),
	};
	return sessions ? cmocka_run_group_tests(many, NULL, NULL)
			: cmocka_run_group_tests(few, NULL, NULL);
}
