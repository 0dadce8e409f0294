// SPDX-License-Identifier: GPL-3.0-or-later
// What a good pack gives back: every kind of row, in a language that has it and in one that lacks
// it; and every reason to refuse one, by its line.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
// cmocka needs the four above first
#include <cmocka.h>

#include <string.h>

#include "../folder.h"
#include "base/arena.h"
#include "base/err.h"
#include "base/file.h"
#include "base/log.h"
#include "content/article.h"
#include "content/block.h"
#include "content/day.h"
#include "content/pack.h"
#include "content/service.h"
#include "content/topic.h"
#include "sample.h"
#include "seal/key.h"

static char folder[64];
static struct public_key key, other_key;
static struct pack *pack;
static struct arena *arena;

static int enter(void **state) {
	(void)state;
	struct err err;
	log_set_level(LOG_ERROR);
	folder_enter(folder);
	assert_true(key_generate("foyer", &key, &err));
	assert_true(key_generate("other", &other_key, &err));
	struct sample sample = {0};
	sample_build("a.pack", &sample);
	sample_sign("a.pack", &sample, "foyer.key");
	struct pack_trust trust = {.keys = &key, .key_count = 1, .site = "weidental"};
	pack = pack_open("a.pack", &trust, &err);
	if (!pack) {
		fail_msg("%s", err.text);
	}
	arena = arena_create();
	return 0;
}

static int leave(void **state) {
	(void)state;
	pack_close(pack);
	arena_destroy(arena);
	folder_leave(folder);
	return 0;
}

static void assert_text(struct text text, const char *utf8, const char *lang, bool is_checked) {
	assert_string_equal(text.utf8, utf8);
	assert_string_equal(text.lang, lang);
	assert_int_equal(text.is_checked, is_checked);
}

static void test_meta(void **state) {
	(void)state;
	double latitude, longitude;
	assert_true(pack_is_signed(pack));
	assert_int_equal(pack_serial(pack), SAMPLE_SERIAL);
	assert_string_equal(pack_site(pack), "weidental");
	assert_string_equal(pack_site_name(pack), "Employment Office");
	assert_string_equal(pack_host_name(pack), "Arbeitsamt Weidental");
	assert_string_equal(pack_time_zone(pack), "Europe/Berlin");
	assert_string_equal(pack_country(pack), "DE");
	assert_null(pack_office_key(pack));
	assert_int_equal(pack_built(pack), day_time(20776));
	assert_int_equal(pack_expires(pack), day_time(20776 + 223));
	assert_true(pack_position(pack, &latitude, &longitude));
	assert_true(latitude == 50.8712 && longitude == 10.5436);
	assert_int_equal(pack_language_count(pack), 2);
	assert_string_equal(pack_language_at(pack, 1)->tag, "ar");
	assert_int_equal(pack_language_at(pack, 1)->checked, day_time(20770));
	assert_false(pack_language_at(pack, 1)->is_complete);
	assert_true(pack_language_at(pack, 0)->is_complete);
	assert_true(pack_has_language(pack, "ar"));
	assert_false(pack_has_language(pack, "de"));
}

static void test_topics(void **state) {
	(void)state;
	size_t n;
	const struct topic *topics = topics_load(pack, arena, "ar", &n);
	assert_int_equal(n, 2);
	assert_string_equal(topics[0].id, "first");
	assert_string_equal(topics[1].icon, "heart");
	assert_string_equal(topics[1].colour, "health");
	assert_int_equal(topics[1].service_count, 3);
	assert_text(topics[0].title, "الخطوات الأولى", "ar", true);
	assert_text(topics[1].title, "الصحة", "ar", false);
	topics = topics_load(pack, arena, "tlh", &n);
	assert_text(topics[0].title, "First steps", "en", true);
	assert_text(topic_load(pack, arena, "health", "en")->title, "Health", "en", true);
	assert_null(topic_load(pack, arena, "absent", "en"));
	assert_null(topic_load(pack, arena, "health", "en")->parent);
	topics = topics_load_below(pack, arena, "health", "ar", &n);
	assert_int_equal(n, 1);
	assert_string_equal(topics[0].id, "teeth");
	assert_string_equal(topics[0].parent, "health");
	assert_text(topics[0].title, "Teeth", "en", true);
	assert_text(topics[0].parent_title, "الصحة", "ar", false);
	topics_load_below(pack, arena, "teeth", "ar", &n);
	assert_int_equal(n, 0);
	assert_text(emergency_load(pack, arena, "ar", &n)->text, "الإسعاف والإطفاء", "ar", false);
	assert_int_equal(n, 1);
	assert_text(desks_load(pack, arena, "ar", &n)->text, "Desk 4", "en", true);
	assert_int_equal(n, 1);
}

static void test_articles(void **state) {
	(void)state;
	size_t n;
	const struct article *list = article_list(pack, arena, "health", "ar", &n);
	assert_int_equal(n, 1);
	assert_true(list[0].is_missing);
	assert_text(list[0].title, "See a doctor", "en", true);
	assert_int_equal(list[0].language_count, 1);
	assert_string_equal(list[0].languages[0], "en");
	article_list(pack, arena, "absent", "ar", &n);
	assert_int_equal(n, 0);

	const struct article *article = article_load(pack, arena, "register-address", "ar");
	assert_non_null(article);
	assert_false(article->is_missing);
	assert_false(article->is_checked);
	assert_string_equal(article->topic, "first");
	assert_text(article->summary, "أخبر البلدية أين تسكن.", "ar", false);
	assert_int_equal(article->block_count, 2);
	assert_string_equal(article->blocks[0].text, "لديك بيت جديد.");
	assert_string_equal(article->blocks[1].spans[0].target, "service:library");
	assert_int_equal(article->checked, day_time(20760));
	assert_string_equal(article->source, "BMG § 17");
	assert_int_equal(article->service_count, 1);
	assert_string_equal(article->services[0], "health-advice");
	assert_true(article_load(pack, arena, "register-address", "en")->is_checked);

	article = article_load(pack, arena, "see-a-doctor", "ar");
	assert_true(article->is_missing);
	assert_int_equal(article->block_count, 0);
	assert_int_equal(article->service_count, 2);
	assert_true(article_load(pack, arena, "see-a-doctor", "tlh")->is_missing);
	assert_null(article_load(pack, arena, "about", "en")->topic);
	assert_null(article_load(pack, arena, "library", "en"));
}

static void test_service(void **state) {
	(void)state;
	const struct service *s = service_load(pack, arena, "health-advice", "ar");
	assert_non_null(s);
	assert_text(s->name, "استشارة صحية", "ar", false);
	assert_string_equal(s->host_name, "Gesundheitsberatung");
	assert_text(s->description, "أسئلة عن الأطباء والتأمين.", "ar", true);
	assert_text(s->fees, "Free of charge.", "en", true); // text by text
	assert_text(s->eligibility, "", "en", true);
	assert_int_equal(s->document_count, 2);
	assert_text(s->documents[0], "Insurance card", "en", true);
	assert_text(s->documents[1], "جواز السفر", "ar", false);
	assert_int_equal(s->phone_count, 2);
	assert_string_equal(s->phones[0].number, "030 23125 060");
	assert_int_equal(s->phones[0].language_count, 0);
	assert_text(s->phones[1].description, "In Arabic", "en", true);
	assert_string_equal(s->phones[1].languages[1], "fa");
	assert_int_equal(s->phones[1].schedule_count, 1);
	assert_true(s->phones[1].schedules[0].by_appointment);
	assert_int_equal(s->language_count, 3);
	assert_true(service_speaks(s, "ti"));
	assert_false(service_speaks(s, "t"));
	assert_int_equal(s->schedule_count, 2);
	assert_int_equal(s->schedules[0].opens, 480);
	assert_string_equal(s->schedules[0].description, "Without appointment");
	assert_true(s->schedules[1].is_closed);
	assert_int_equal(s->schedules[1].valid_to, 20813);
	assert_text(s->transport, "الترام 7", "ar", false);
	assert_int_equal(s->accessibility_count, 2);
	assert_text(s->accessibility[1], "Hearing loop", "en", true);
	assert_string_equal(s->organization, "Klinikum");
	assert_string_equal(s->place, "Haus B");
	assert_string_equal(s->address, "Am Lindenhang 20\n05432 Weidental");
	assert_string_equal(s->postal_code, "05432");
	assert_null(s->region);
	assert_string_equal(s->email, "post@klinikum.example");
	assert_true(s->has_position && s->latitude == 50.8676);
	assert_int_equal(s->step_free, KNOWN_YES);
	assert_int_equal(s->is_free, KNOWN_NOT);
	assert_int_equal(s->assured, day_time(20746));
	assert_int_equal(s->topic_count, 1);
	assert_int_equal(s->article_count, 2);
	assert_string_equal(s->articles[0], "register-address");

	s = service_load(pack, arena, "library", "en");
	assert_int_equal(s->cost_count, 2);
	assert_true(s->costs[0].has_amount && s->costs[0].amount == 12.5);
	assert_string_equal(s->costs[0].currency, "EUR");
	assert_text(s->costs[0].note, "For one year", "en", true);
	assert_false(s->costs[1].has_amount);
	assert_int_equal(s->assured, 0);
	assert_null(s->address);
	assert_false(s->has_position);
	assert_string_equal(service_load(pack, arena, "café", "en")->host_name, "Night café");
	assert_null(service_load(pack, arena, "register-address", "en"));
}

static void test_list_and_order(void **state) {
	(void)state;
	size_t n;
	struct service *list = service_list(pack, arena, "health", "ar", &n);
	assert_int_equal(n, 3);
	assert_string_equal(list[0].id, "library");
	assert_text(list[0].name, "Town library", "en", true);
	assert_int_equal(list[1].schedule_count, 2);
	// Monday 2026-11-16 09:00 UTC is ten in the morning; the library opens on Saturdays at night.
	struct service_where where = {true, 50.8712, 10.5436, 1794819600, true, "Europe/Berlin"};
	service_order(list, n, &where);
	assert_string_equal(list[0].id, "health-advice");
	assert_int_equal(list[0].status.state, HOURS_OPEN);
	assert_int_equal(list[0].walk_min, 14); // 803 m as the crow flies
	assert_int_equal(list[1].walk_min, -1);
	assert_string_equal(list[1].id, "library");
	assert_int_equal(list[2].status.state, HOURS_UNSURE);
	list = service_list(pack, arena, NULL, "en", &n);
	assert_int_equal(n, 3);
	const char *const ids[] = {"café", "absent", "library"};
	list = service_list_of(pack, arena, ids, 3, "en", &n);
	assert_int_equal(n, 2);
	assert_string_equal(list[0].id, "café");
	assert_string_equal(list[1].id, "library");
}

static void test_assets(void **state) {
	(void)state;
	const void *data, *again;
	size_t len;
	int w, h;
	assert_true(pack_font(pack, "Test-Regular", &data, &len));
	assert_int_equal(len, 700);
	assert_int_equal(((const unsigned char *)data)[99], 99 * 7 % 256);
	assert_true(pack_font(pack, "Test-Regular", &again, &len));
	assert_ptr_equal(data, again);
	pack_font_release(pack, "Test-Regular");
	pack_font_release(pack, "Test-Regular");
	pack_font_release(pack, "Test-Regular");
	assert_false(pack_font(pack, "Absent", &data, &len));
	uint32_t *pixels = pack_image(pack, "door", &w, &h);
	assert_non_null(pixels);
	assert_int_equal(w * h, 4);
	assert_int_equal(pixels[0], 0xff030201);
	assert_int_equal(pixels[3], 0x80000000);
	free(pixels);
	assert_null(pack_image(pack, "absent", &w, &h));
}

static void test_pinyin(void **state) {
	(void)state;
	static const char *const expected[][2] = {{"一", "yi"}, {"医", "yi"}, {"医生", "yisheng"}};
	const char *word, *letters;
	for (int round = 0; round < 2; round++) {
		for (size_t i = 0; i < 3; i++) {
			assert_true(pack_pinyin_word(pack, i, &word, &letters));
			assert_string_equal(word, expected[i][0]);
			assert_string_equal(letters, expected[i][1]);
		}
		assert_false(pack_pinyin_word(pack, 3, &word, &letters));
	}
}

// A file of two fonts that together exceed the room: what is in use stays, the rest goes.
static void test_font_room(void **state) {
	(void)state;
	struct err err;
	struct sample sample = {.more = "INSERT INTO fonts (face, bytes) VALUES"
					" ('A', zeroblob(20 << 20)), ('B', zeroblob(20 << 20))"};
	sample_build("fonts.pack", &sample);
	struct pack_trust trust = {.unsigned_ok = true};
	struct pack *fonts = pack_open("fonts.pack", &trust, &err);
	assert_non_null(fonts);
	assert_false(pack_is_signed(fonts));
	const void *a, *b, *again;
	size_t len;
	assert_true(pack_font(fonts, "A", &a, &len));
	((char *)a)[len - 1] = 'a'; // the mark shows whether it is still the same copy
	assert_true(pack_font(fonts, "B", &b, &len));
	assert_true(pack_font(fonts, "A", &again, &len));
	assert_ptr_equal(a, again); // in use, although both are too much
	assert_int_equal(((const char *)again)[len - 1], 'a');
	((char *)b)[len - 1] = 'b';
	pack_font_release(fonts, "B"); // dropped
	pack_font_release(fonts, "A");
	pack_font_release(fonts, "A");
	assert_true(pack_font(fonts, "A", &again, &len));
	assert_int_equal(((const char *)again)[len - 1], 'a'); // kept
	pack_font_release(fonts, "A");
	assert_true(pack_font(fonts, "B", &again, &len));
	assert_int_equal(((const char *)again)[len - 1], 0); // read again
	pack_font_release(fonts, "B");
	pack_close(fonts);
}

/* ---- refusals ---- */

static const struct refusal {
	const char *what;
	struct sample sample;
	const char *site, *key, *line; // line NULL: it opens
	int64_t min_serial;
} refusals[] = {
	{"good", {0}, "weidental", "foyer.key", NULL, SAMPLE_SERIAL},
	{"any site", {.site = "bergstadt"}, NULL, "foyer.key", NULL, 0},
	{"another site", {.site = "bergstadt"}, "weidental", "foyer.key",
		"of another site: bergstadt", 0},
	{"older", {0}, NULL, "foyer.key", "is older than what was in use", SAMPLE_SERIAL + 1},
	{"untrusted", {0}, NULL, "other.key", "is not trusted", 0},
	{"no signature", {0}, NULL, NULL, "has no signature: b.pack.minisig is missing", 0},
	{"newer by its comment",
		{.comment = "foyer site=weidental serial=1795000000 built=2026-11-19 "
			    "expires=2027-06-30 schema=99"},
		NULL, "foyer.key", "is of a newer schema: 99, this program knows ", 0},
	{"newer by its file", {.more = "PRAGMA user_version = 99"}, NULL, "foyer.key",
		"is of a newer schema: 99", 0},
	{"of no schema", {.more = "PRAGMA user_version = 0"}, NULL, "foyer.key",
		"unknown schema: 0", 0},
	{"another program's", {.more = "PRAGMA application_id = 1"}, NULL, "foyer.key",
		"is not a pack: it is another program's", 0},
	{"comment of another serial",
		{.comment = "foyer site=weidental serial=1795000001 built=2026-11-19 "
			    "expires=2027-06-30 schema=3"},
		NULL, "foyer.key", "do not say the same", 0},
	{"comment of another day",
		{.comment = "foyer site=weidental serial=1795000000 built=2026-11-19 "
			    "expires=never schema=3"},
		NULL, "foyer.key", "do not say the same", 0},
	{"comment of something else", {.comment = "timestamp:1795000000"}, NULL, "foyer.key",
		"trusted comment is not a pack's", 0},
	{"no meta", {.more = "DELETE FROM meta WHERE name = 'time_zone'"}, NULL, "foyer.key",
		"is damaged: it does not say its time_zone", 0},
	{"no table", {.more = "DROP TABLE languages"}, NULL, "foyer.key", "is damaged", 0},
	{"no source language", {.more = "DELETE FROM languages WHERE num = 1"}, NULL, "foyer.key",
		"source language en is missing", 0},
};

static void test_refusals(void **state) {
	(void)state;
	for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++) {
		const struct refusal *row = &refusals[i];
		struct err err = {0};
		remove("b.pack.minisig");
		sample_build("b.pack", &row->sample);
		if (row->key) {
			sample_sign("b.pack", &row->sample, row->key);
		}
		struct pack_trust trust = {.keys = &key,
			.key_count = 1,
			.site = row->site,
			.min_serial = row->min_serial};
		struct pack *opened = pack_open("b.pack", &trust, &err);
		pack_close(opened);
		if (!opened != !!row->line || (row->line && !strstr(err.text, row->line)) ||
			strchr(err.text, '\n') || (row->line && !strstr(err.text, "b.pack"))) {
			fail_msg("%s: %s", row->what, opened ? "opened" : err.text);
		}
	}
}

static void test_no_file(void **state) {
	(void)state;
	struct err err;
	static const char words[300] = "This is no pack.", head[] = "SQLite format 3";
	static const struct {
		const char *path, *data;
		size_t len;
		const char *line;
	} files[] = {
		{"absent.pack", NULL, 0, "cannot open absent.pack"},
		{".", NULL, 0, "is not a pack"},
		{"empty.pack", "", 0, "is truncated: it is empty"},
		{"words.pack", words, sizeof words, "is not a pack"},
		{"head.pack", head, 16, "is truncated: it has 16 bytes"},
		{"half.pack", head, 9, "is truncated: it has 9 bytes"},
	};
	struct pack_trust trust = {.unsigned_ok = true};
	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		if (files[i].data) {
			assert_true(
				file_write(files[i].path, files[i].data, files[i].len, 0644, &err));
		}
		assert_null(pack_open(files[i].path, &trust, &err));
		if (!strstr(err.text, files[i].line)) {
			fail_msg("%s: %s", files[i].path, err.text);
		}
	}
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_meta),
		cmocka_unit_test(test_topics),
		cmocka_unit_test(test_articles),
		cmocka_unit_test(test_service),
		cmocka_unit_test(test_list_and_order),
		cmocka_unit_test(test_assets),
		cmocka_unit_test(test_pinyin),
		cmocka_unit_test(test_font_room),
		cmocka_unit_test(test_refusals),
		cmocka_unit_test(test_no_file),
	};
	return cmocka_run_group_tests(tests, enter, leave);
}
