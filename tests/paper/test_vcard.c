// SPDX-License-Identifier: GPL-3.0-or-later
// Contacts, character by character: escaping, what is left out, line ends.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
// cmocka needs the four above first
#include <cmocka.h>

#include "base/arena.h"
#include "paper/vcard.h"

static const char *const two[] = {"030 23125 060", "", "116 117"};

static const struct row {
	struct vcard card;
	enum vcard_version version;
	const char *text;
} rows[] = {
	{{.name = "Library"}, VCARD_3,
		"BEGIN:VCARD\r\nVERSION:3.0\r\nN:Library;;;;\r\nFN:Library\r\nEND:VCARD\r\n"},
	{{.name = "Library", .organization = "", .email = ""}, VCARD_4,
		"BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Library\r\nEND:VCARD\r\n"},
	{{.name = "Rat & Tat; Haus, B\\C"}, VCARD_4,
		"BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Rat & Tat\\; Haus\\, B\\\\C\r\nEND:VCARD\r\n"},
	{{.name = "A", .note = "one\ntwo\r\nEND:VCARD\x07"}, VCARD_4,
		"BEGIN:VCARD\r\nVERSION:4.0\r\nFN:A\r\nNOTE:one\\ntwo\\nEND:VCARD\r\nEND:"
		"VCARD\r\n"},
	{{.name = "A", .phones = two, .phone_count = 3}, VCARD_3,
		"BEGIN:VCARD\r\nVERSION:3.0\r\nN:A;;;;\r\nFN:A\r\n"
		"TEL;TYPE=WORK,VOICE:030 23125 060\r\nTEL;TYPE=WORK,VOICE:116 "
		"117\r\nEND:VCARD\r\n"},
	{{.name = "A", .phones = two, .phone_count = 1}, VCARD_4,
		"BEGIN:VCARD\r\nVERSION:4.0\r\nFN:A\r\n"
		"TEL;TYPE=\"work,voice\":030 23125 060\r\nEND:VCARD\r\n"},
	{{.name = "A", .phones = (const char *const[]){"030 23125 060 ext. 12"}, .phone_count = 1},
		VCARD_4,
		"BEGIN:VCARD\r\nVERSION:4.0\r\nFN:A\r\n"
		"TEL;TYPE=\"work,voice\":030 23125 060\\,12\r\nEND:VCARD\r\n"},
	{{.name = "A", .street = "Am Hang 2, Hof", .city = "Weidental", .postal_code = "05432"},
		VCARD_3,
		"BEGIN:VCARD\r\nVERSION:3.0\r\nN:A;;;;\r\nFN:A\r\n"
		"ADR;TYPE=WORK:;;Am Hang 2\\, Hof;Weidental;;05432;\r\nEND:VCARD\r\n"},
	{{.name = "A", .email = "a@b.example", .url = "https://a.example/x,y;z\r\nTEL:1"}, VCARD_4,
		"BEGIN:VCARD\r\nVERSION:4.0\r\nFN:A\r\nEMAIL:a@b.example\r\n"
		"URL:https://a.example/x,y;zTEL:1\r\nEND:VCARD\r\n"},
	{{.name = "ጤና", .has_position = true, .latitude = 50.8676, .longitude = -10.5}, VCARD_3,
		"BEGIN:VCARD\r\nVERSION:3.0\r\nN:ጤና;;;;\r\nFN:ጤና\r\n"
		"GEO:50.86760;-10.50000\r\nEND:VCARD\r\n"},
	{{.name = "ጤና", .has_position = true, .latitude = 50.8676, .longitude = -10.5}, VCARD_4,
		"BEGIN:VCARD\r\nVERSION:4.0\r\nFN:ጤና\r\n"
		"GEO:geo:50.86760,-10.50000\r\nEND:VCARD\r\n"},
};

static void test_rows(void **state) {
	(void)state;
	struct arena *arena = arena_create();
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		assert_string_equal(
			vcard_text(arena, &rows[i].card, rows[i].version), rows[i].text);
	}
	arena_destroy(arena);
}

int main(void) {
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_rows)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
