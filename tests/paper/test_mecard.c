// SPDX-License-Identifier: GPL-3.0-or-later
// Contacts as MECARD, character by character, and that each card that MECARD would change stays a vCard.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
// cmocka needs the four above first
#include <cmocka.h>

#include <string.h>

#include "base/arena.h"
#include "paper/mecard.h"
#include "paper/vcard.h"

#define PHONES(...)                                                                                \
	.phones = (const char *const[]){__VA_ARGS__},                                              \
	.phone_count = sizeof(const char *[]){__VA_ARGS__} / sizeof(char *)

static const struct {
	struct vcard card;
	const char *text;
} said[] = {
	{{.name = "Library"}, "MECARD:N:Library;;"},
	{{.name = "Jobcenter Weidental",
		 .organization = "Jobcenter Weidental",
		 PHONES("030 23125 040"),
		 .street = "Gerberstraße 12",
		 .city = "Weidental",
		 .postal_code = "04177",
		 .country = "DE",
		 .email = "a@b.example",
		 .url = "https://a.example/b"},
		"MECARD:N:Jobcenter Weidental;TEL:03023125040;"
		"ADR:,,Gerberstraße 12,Weidental,,04177,DE;EMAIL:a@b.example;"
		"URL:https\\://a.example/b;;"},
	{{.name = "Rat & Tat; Haus: B\\C", .organization = ""},
		"MECARD:N:Rat & Tat\\; Haus\\: B\\\\C;;"},
	{{.name = "A", PHONES("", "+49 (30) 231-25/060.1", NULL), .note = "ring, twice"},
		"MECARD:N:A;TEL:+4930231250601;NOTE:ring\\, twice;;"},
	{{.name = "عيادة الأم", .region = "Sachsen"}, "MECARD:N:عيادة الأم;ADR:,,,,Sachsen,,;;"},
	{{.name = "A\x07;;TEL:110"}, "MECARD:N:A\\;\\;TEL\\:110;;"},
	{{.name = "A", PHONES("123456789012345678901234")},
		"MECARD:N:A;TEL:123456789012345678901234;;"},
};

static const struct vcard refused[] = {
	{.name = "Agentur, Vermittlung"},
	{.name = "A", .organization = "B"},
	{.name = "A", .has_position = true},
	{.name = "A", PHONES("1", "2")},
	{.name = "A", PHONES("030 23125 060 ext. 12")},
	{.name = "A", PHONES("0800 FLOWERS")},
	{.name = "A", PHONES("1234567890123456789012345")},
	{.name = "A", .street = "Hang 2, Hof"},
	{.name = "A", .city = "B, C"},
	{.name = "A", .note = "one\ntwo"},
};

static void test_rows(void **state) {
	(void)state;
	struct arena *arena = arena_create();
	for (size_t i = 0; i < sizeof said / sizeof *said; i++) {
		assert_string_equal(mecard_text(arena, &said[i].card), said[i].text);
		assert_string_equal(mecard_or_vcard(arena, &said[i].card), said[i].text);
	}
	arena_destroy(arena);
}

static void test_what_it_cannot_say_stays_a_vcard(void **state) {
	(void)state;
	struct arena *arena = arena_create();
	for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
		assert_null(mecard_text(arena, &refused[i]));
		assert_string_equal(mecard_or_vcard(arena, &refused[i]),
			vcard_text(arena, &refused[i], VCARD_3));
	}
	arena_destroy(arena);
}

/* As readers do: a field ends at the first ';' that no backslash stands before. */
static const char *read_field(struct arena *arena, const char *card, const char *name) {
	char *value = arena_alloc(arena, strlen(card) + 1);
	const char *at = card + strlen("MECARD:");
	while (*at != ';') {
		bool is_it = strncmp(at, name, strlen(name)) == 0 && at[strlen(name)] == ':';
		size_t len = 0;
		for (at = strchr(at, ':') + 1; *at != ';'; at++) {
			at += *at == '\\';
			value[len++] = *at;
		}
		at++;
		value[len] = '\0';
		if (is_it) {
			return value;
		}
	}
	assert_string_equal(at, ";");
	return NULL;
}

static void test_read_back(void **state) {
	(void)state;
	struct arena *arena = arena_create();
	const struct vcard card = {.name = "\\;:\\\\;N:", .email = ":;@\\", .note = "a\\;TEL:1;;"};
	const char *text = mecard_text(arena, &card);
	assert_string_equal(read_field(arena, text, "N"), card.name);
	assert_string_equal(read_field(arena, text, "EMAIL"), card.email);
	assert_string_equal(read_field(arena, text, "NOTE"), card.note);
	assert_null(read_field(arena, text, "TEL"));
	arena_destroy(arena);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rows),
		cmocka_unit_test(test_what_it_cannot_say_stays_a_vcard),
		cmocka_unit_test(test_read_back),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
