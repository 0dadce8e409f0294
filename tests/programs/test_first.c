// SPDX-License-Identifier: GPL-3.0-or-later
// What is read beside the start of the window is what Welcome would have read itself.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
// cmocka needs the four above first
#include <cmocka.h>

#include "base/err.h"
#include "content/pack.h"
#include "device/clock.h"
#include "device/window.h"
#include "lang/catalog.h"
#include "programs/first.h"
#include "screens/app.h"
#include "seal/key.h"

static struct window *window;
static struct clock *virtual_clock;

/* Bytes of the pack that were read before Welcome was asked for, and after it was shown. */
static void show_welcome(bool is_read_first, size_t *before, size_t *after) {
	struct err err;
	struct public_key key;
	assert_true(key_read_public(BUILD_ROOT "/demo.pub", &key, &err));
	const struct pack_trust trust = {.keys = &key, .key_count = 1};
	struct pack *pack = pack_open_lazily(BUILD_ROOT "/demo.pack", &trust, &err);
	assert_non_null(pack);
	if (is_read_first) {
		first_read_fonts(pack);
	}
	*before = pack_kept_bytes(pack);
	const struct app_options options = {.window = window, .clock = virtual_clock, .pack = pack};
	struct app *app = app_create(&options, &err);
	assert_non_null(app);
	app_take(app, &(struct input){0});
	*after = pack_kept_bytes(pack);
	app_destroy(app);
}

static void test_fonts_of_welcome(void **state) {
	(void)state;
	size_t before, after, before_alone, after_alone;
	show_welcome(true, &before, &after);
	show_welcome(false, &before_alone, &after_alone);
	print_message("read first %zu, then %zu more; %zu without\n", before, after - before,
		after_alone);
	assert_true(before > after_alone - after_alone / 10);
	assert_true(after <= after_alone + after_alone / 50); /* next to nothing in vain */
}

int main(void) {
	struct err err;
	if (!catalog_open(BUILD_ROOT "/share/foyer/locale", &err)) {
		return 1;
	}
	window = window_open(
		&(struct window_options){.w = 1920, .h = 1080, .is_headless = true}, &err);
	virtual_clock = clock_create_virtual(1795080000);
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_fonts_of_welcome)};
	int status = cmocka_run_group_tests(tests, NULL, NULL);
	clock_destroy(virtual_clock);
	window_close(window);
	return status;
}
