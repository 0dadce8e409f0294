// SPDX-License-Identifier: GPL-3.0-or-later
// Names in the scripts of the demo's languages, and what has no Latin form.
#include "lang/latin.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"

static void names(void **state) {
	(void)state;
	static const struct {
		const char *lang, *name, *latin;
	} rows[] = {
		{"uk", "Олександр Ющенко", "Oleksandr Yushchenko"},
		{"ru", "Юлия Щукина", "Yuliya Shchukina"},
		{"ti", "አሚና ገብረ", "Amina Gabera"},
		{"zh-Hans", "王小明", "Wang Xiao Ming"},
		{"th", "สมชาย", "Smchay"},
		{"ko", "김철수", "Gimcheolsu"},
		{"el", "Γιώργος", "Yiorgos"},
		{"ka", "ლაშა", "Lasha"},
		{"ar", "سلام", "Slam"},
		{NULL, "Юлия", "Ulia"},
		{"xx", "山田 O'Neil", "Shan Tian O'neil"},
		/* nothing to do */
		{"de", "Müller", NULL},
		{"vi", "Nguyễn Thị Hồng", NULL},
		{"tr", "Işık", NULL},
		{"de", "", NULL},
		{"de", "+49 30 23125 000", NULL},
		{"de", "🙂", NULL},
		/* no way */
		{"bo", "བཀྲ་ཤིས", NULL},
		{"km", "សុខ", NULL},
		{"uk", "Ющенко སུ", NULL},
		{"de", "\xff\xfe", NULL},
	};
	struct arena *arena = arena_create();
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const char *latin = latin_text(arena, rows[i].lang, rows[i].name);
		if (rows[i].latin ? !latin || strcmp(latin, rows[i].latin) : latin != NULL) {
			fail_msg("%s: %s", rows[i].name, latin ? latin : "nothing");
		}
	}
	arena_destroy(arena);
}

static void long_texts(void **state) {
	(void)state;
	struct arena *arena = arena_create();
	char *text = arena_alloc(arena, 30000);
	memset(text, 'a', 20000);
	memcpy(text + 20000, "ю", 3);
	assert_null(latin_text(arena, "uk", text)); /* no name */
	for (int i = 0; i < 3900; i++) {
		memcpy(text + 2 * i, "щ", 3);
	}
	const char *latin = latin_text(arena, "uk", text);
	assert_non_null(latin);
	assert_int_equal(strlen(latin), 3900 * 4);
	arena_destroy(arena);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names),
		cmocka_unit_test(long_texts),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
