// SPDX-License-Identifier: GPL-3.0-or-later
// A pack is built from the small site, read back as the kiosk does, and built again byte by byte.
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "author/build.h"
#include "author/catalogue.h"
#include "author/problem.h"
#include "author/site.h"
#include "base/arena.h"
#include "base/err.h"
#include "base/file.h"
#include "content/article.h"
#include "content/block.h"
#include "content/day.h"
#include "content/pack.h"
#include "content/search.h"
#include "content/service.h"
#include "content/topic.h"
#include "scratch.h"
#include "seal/key.h"

#define EPOCH "1795000000"
#define NUMBER                                                                                     \
	"\xE2\x81\xA6"                                                                             \
	"030 23125 001"                                                                            \
	"\xE2\x81\xA9"

/* "Clinic", and "clinic examination". */
#define CHINESE                                                                                    \
	"msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n"                      \
	"msgid \"Clinic\"\nmsgstr \"\xE8\xAF\x8A\xE6\x89\x80\"\n"                                  \
	"msgid \"Visit\"\nmsgstr \"\xE8\xAF\x8A\xE6\x89\x80\xE6\xA3\x80\xE6\x9F\xA5\"\n"

#define STAY "Stay as long as you like."
#define STAY_IN_ARABIC                                                                             \
	"\xD8\xA7\xD8\xA8\xD9\x82 \xD9\x83\xD9\x85\xD8\xA7 \xD8\xAA\xD8\xB4\xD8\xA7\xD8\xA1."

static struct scratch scratch;

static const char *path_of(const char *name) {
	static char paths[4][SCRATCH_PATH_BYTES * 2];
	static int next;
	char *path = paths[next++ % 4];
	snprintf(path, sizeof paths[0], "%s/%s", scratch.folder, name);
	return path;
}

static void build(const char *name, const char *key) {
	struct problems problems = {0};
	struct site *site = site_create(scratch.folder, &problems);
	struct catalogue **catalogues = catalogue_read_all(site);
	const struct build_options options = {path_of(name), key, BUILD_ROOT "/fonts", NULL};
	struct err err = {""};
	bool ok = build_pack(site, catalogues, &options, &err);
	assert_string_equal(err.text, "");
	assert_true(ok);
	site_destroy(site);
	problems_finish(&problems);
}

static struct pack *open_pack(void) {
	struct public_key key;
	struct err err = {""};
	assert_true(key_read_public(path_of("k.pub"), &key, &err));
	const struct pack_trust trust = {.keys = &key, .key_count = 1, .site = "hafen"};
	struct pack *pack = pack_open(path_of("a.pack"), &trust, &err);
	assert_string_equal(err.text, "");
	assert_non_null(pack);
	return pack;
}

static int make(void **state) {
	(void)state;
	setenv("SOURCE_DATE_EPOCH", EPOCH, 1);
	scratch_init(&scratch);
	scratch_change(&scratch, "site.json", "\"ar\"]", "\"ar\", \"zh-Hans\"]");
	scratch_change(&scratch, "site.json", "\"title\": \"Health\"}",
		"\"title\": \"Health\"},"
		"{\"id\": \"teeth\", \"parent\": \"health\", \"title\": \"Health\"},"
		"{\"id\": \"braces\", \"parent\": \"teeth\", \"title\": \"Health\"}");
	scratch_change(&scratch, "services/clinic.json", "\"health\", \"first\"",
		"\"first\", \"braces\", \"health\"");
	scratch_change(&scratch, "articles/stay.md", "topic: first", "topic: braces");
	scratch_change(&scratch, "articles/stay.md", STAY, "Call 116 117.");
	scratch_change(&scratch, "locales/ar.po", STAY, "Call 116 117.");
	scratch_change(&scratch, "locales/ar.po", STAY_IN_ARABIC, "116 117: „Ja.“ „نعم“");
	scratch_change(&scratch, "locales/zh-Hans.po", NULL, CHINESE);
	struct public_key made;
	assert_true(key_generate(path_of("k"), &made, NULL));
	build("a.pack", path_of("k.key"));
	return 0;
}

static int clean(void **state) {
	(void)state;
	scratch_finish(&scratch);
	return 0;
}

static void assert_same_file(const char *a, const char *b) {
	char *left, *right;
	size_t left_len, right_len;
	assert_true(file_read(path_of(a), 1u << 30, &left, &left_len, NULL));
	assert_true(file_read(path_of(b), 1u << 30, &right, &right_len, NULL));
	assert_int_equal(left_len, right_len);
	assert_memory_equal(left, right, left_len);
	free(left);
	free(right);
}

static void test_same_bytes(void **state) {
	(void)state;
	build("b.pack", path_of("k.key"));
	assert_same_file("a.pack", "b.pack");
	assert_same_file("a.pack.minisig", "b.pack.minisig");
	assert_false(file_exists(path_of("b.pack.part")));
}

static void test_unsigned(void **state) {
	(void)state;
	build("c.pack", path_of("k.key"));
	assert_true(file_exists(path_of("c.pack.minisig")));
	build("c.pack", NULL);
	assert_false(file_exists(path_of("c.pack.minisig")));
}

static void test_meta(void **state) {
	(void)state;
	struct pack *pack = open_pack();
	assert_true(pack_is_signed(pack));
	assert_string_equal(pack_site_name(pack), "Harbour Office");
	assert_string_equal(pack_host_name(pack), "Hafenamt");
	assert_true(pack_serial(pack) == 1795000000);
	assert_int_equal(pack_language_count(pack), 4);
	assert_true(pack_language_at(pack, 2)->is_complete);
	assert_false(pack_language_at(pack, 0)->is_complete);
	int day;
	assert_true(day_parse("2026-11-01", &day));
	assert_true(pack_language_at(pack, 2)->checked == day_time(day));
	pack_close(pack);
}

static const struct {
	const char *lang;
	enum block_kind kind;
	int at;
	const char *text;
} BLOCKS[] = {
	{"en", BLOCK_PARAGRAPH, 0, "Go to the clinic or call " NUMBER ". It costs nothing."},
	{"de", BLOCK_PARAGRAPH, 0,
		"Gehen Sie in die Klinik oder rufen Sie " NUMBER " an. Es kostet nichts."},
	{"en", BLOCK_HEADING, 1, "Two steps"},
	{"en", BLOCK_STEP, 2, "Take your passport."},
	{"de", BLOCK_STEP, 3, "Lesen Sie Bleiben."},
	{"en", BLOCK_BULLET, 4, "A list inside."},
	{"en", BLOCK_NOTE, 7, "Call 112 in danger."},
	{"en", BLOCK_TABLE_ROW, 9, ""},
	{"de", BLOCK_IMAGE, 11, "Ein Schiff im Hafen"},
	{"de", BLOCK_LINK, 12, "Das Gesetz"},
	{"de", BLOCK_LINK, 13, "https://example.org"},
};

static void test_article(void **state) {
	(void)state;
	struct pack *pack = open_pack();
	struct arena *arena = arena_create();
	for (size_t i = 0; i < sizeof BLOCKS / sizeof *BLOCKS; i++) {
		const struct article *article = article_load(pack, arena, "arrive", BLOCKS[i].lang);
		assert_false(article->is_missing);
		assert_int_equal(article->block_count, 14);
		const struct block *block = &article->blocks[BLOCKS[i].at];
		assert_int_equal(block->kind, BLOCKS[i].kind);
		assert_string_equal(block->text, BLOCKS[i].text);
		assert_int_equal(article->is_checked, strcmp(BLOCKS[i].lang, "en") == 0);
	}
	const struct article *arabic = article_load(pack, arena, "arrive", "ar");
	assert_true(arabic->is_checked);
	const struct block_cell *cell = &arabic->blocks[10].cells[1];
	assert_int_equal(cell->span_count, 1);
	assert_true(cell->spans[0].is_bold);
	assert_string_equal(arabic->blocks[0].spans[0].target, "service:clinic");
	assert_string_equal(arabic->services[0], "clinic");
	assert_string_equal(arabic->blocks[11].target, "ship");
	arena_destroy(arena);
	pack_close(pack);
}

/* One fuzzy block takes the whole article out of the language. */
static void test_missing_article(void **state) {
	(void)state;
	struct pack *pack = open_pack();
	struct arena *arena = arena_create();
	const struct article *article = article_load(pack, arena, "stay", "de");
	assert_true(article->is_missing);
	assert_int_equal(article->language_count, 2);
	assert_string_equal(article->title.utf8, "Stay");
	arena_destroy(arena);
	pack_close(pack);
}

/* Only in right-to-left text, only where a space parts the digits, only Latin in German quotes. */
static void test_number_groups(void **state) {
	(void)state;
	struct pack *pack = open_pack();
	struct arena *arena = arena_create();
	const struct article *arabic = article_load(pack, arena, "stay", "ar");
	assert_string_equal(arabic->blocks[0].text,
		"\xE2\x81\xA6"
		"116 117"
		"\xE2\x81\xA9: "
		"\xE2\x81\xA6"
		"„Ja.“"
		"\xE2\x81\xA9 „نعم“");
	const struct article *english = article_load(pack, arena, "stay", "en");
	assert_string_equal(english->blocks[0].text, "Call 116 117.");
	arena_destroy(arena);
	pack_close(pack);
}

static void test_service(void **state) {
	(void)state;
	struct pack *pack = open_pack();
	struct arena *arena = arena_create();
	const struct service *service = service_load(pack, arena, "clinic", "de");
	assert_string_equal(service->name.utf8, "Klinik");
	assert_true(service->name.is_checked);
	assert_string_equal(service->description.utf8, "Doctors for everybody.");
	assert_string_equal(service->description.lang, "en");
	assert_string_equal(service->host_name, "Klinik");
	assert_int_equal(service->phone_count, 2);
	assert_string_equal(service->phones[1].languages[0], "fa-AF");
	assert_int_equal(service->phones[1].schedule_count, 1);
	assert_int_equal(service->phones[1].schedules[0].closes, 120);
	assert_int_equal(service->schedule_count, 3);
	assert_string_equal(service->schedules[1].description, "Children only");
	assert_true(service->schedules[2].is_closed);
	assert_string_equal(service->organization, "Stadt Hafen");
	assert_string_equal(service->street, "Kai 1");
	assert_int_equal(service->is_free, KNOWN_YES);
	assert_int_equal(service->step_free, KNOWN_YES);
	assert_string_equal(service->documents[0].utf8, "Passport");
	arena_destroy(arena);
	pack_close(pack);
}

static const struct {
	const char *id, *parent, *icon, *colour;
	int articles, services;
} TOPICS[] = {
	{"first", NULL, "walk", "first", 1, 1},
	{"health", NULL, "heart-pulse", "health", 1, 1},
	{"teeth", "health", "heart-pulse", "health", 1, 1},
	{"braces", "teeth", "heart-pulse", "health", 1, 1},
};

/* Counted in every topic above, once; the service's own are those it names. */
static void test_topics(void **state) {
	(void)state;
	struct pack *pack = open_pack();
	struct arena *arena = arena_create();
	size_t count;
	for (size_t i = 0; i < sizeof TOPICS / sizeof *TOPICS; i++) {
		const struct topic *topic = topic_load(pack, arena, TOPICS[i].id, "en");
		assert_string_equal(topic->icon, TOPICS[i].icon);
		assert_string_equal(topic->colour, TOPICS[i].colour);
		assert_int_equal(topic->article_count, TOPICS[i].articles);
		assert_int_equal(topic->service_count, TOPICS[i].services);
		assert_true(!topic->parent == !TOPICS[i].parent);
		if (topic->parent) {
			assert_string_equal(topic->parent, TOPICS[i].parent);
		}
		service_list(pack, arena, TOPICS[i].id, "en", &count);
		assert_int_equal(count, TOPICS[i].services);
	}
	topics_load(pack, arena, "en", &count);
	assert_int_equal(count, 2);
	article_list(pack, arena, "health", "en", &count);
	assert_int_equal(count, 0);
	article_list(pack, arena, "braces", "en", &count);
	assert_int_equal(count, 1);
	const struct service *clinic = service_load(pack, arena, "clinic", "en");
	assert_int_equal(clinic->topic_count, 3);
	arena_destroy(arena);
	pack_close(pack);
}

static void test_search(void **state) {
	(void)state;
	struct pack *pack = open_pack();
	struct arena *arena = arena_create();
	size_t count;
	const struct search_hit *hits = search_query(pack, arena, "en", "klinik", 5, &count);
	assert_true(count >= 1);
	assert_int_equal(hits[0].kind, KIND_SERVICE);
	assert_string_equal(hits[0].id, "clinic");
	arena_destroy(arena);
	pack_close(pack);
}

static void test_pinyin(void **state) {
	(void)state;
	struct pack *pack = open_pack();
	const char *word, *letters, *before = "";
	bool has_clinic = false;
	size_t count = 0;
	for (; pack_pinyin_word(pack, count, &word, &letters); count++) {
		has_clinic = has_clinic ||
			(!strcmp(word, "\xE8\xAF\x8A\xE6\x89\x80") && !strcmp(letters, "zhensuo"));
		assert_true(strcmp(before, letters) <= 0);
		before = letters;
	}
	assert_true(has_clinic);
	assert_int_equal(count, 2);
	pack_close(pack);
}

static void test_picture_and_fonts(void **state) {
	(void)state;
	struct pack *pack = open_pack();
	int w, h;
	uint32_t *pixels = pack_image(pack, "ship", &w, &h);
	assert_non_null(pixels);
	assert_int_equal(w, 2);
	assert_int_equal(h, 3);
	assert_int_equal(pixels[0], 0xFFC8000A);
	assert_int_equal(pixels[1] >> 24, 0);
	assert_int_equal(pixels[2], 0xEBC83C0A);
	free(pixels);
	static const char *const FACES[] = {"NotoSans-Regular", "NotoSans-Bold",
		"NotoSansArabic-Regular", "NotoNastaliqUrdu-Bold", "NotoSansCJKsc-Bold",
		"NotoSansCJKjp-Regular", "NotoSerifTibetan-Bold", "NotoSansNKo-Regular",
		"materialdesignicons"};
	for (size_t i = 0; i < sizeof FACES / sizeof *FACES; i++) {
		const void *data;
		size_t len;
		assert_true(pack_font(pack, FACES[i], &data, &len));
		assert_true(len > 1000);
		pack_font_release(pack, FACES[i]);
	}
	assert_in_range(pack_size(pack), 12 << 20, 25 << 20);
	pack_close(pack);
}

/* The program, with a site that has an error. */
static void test_no_pack_of_a_broken_site(void **state) {
	(void)state;
	scratch_change(&scratch, "services/clinic.json", "\"16:30\"", "\"4:30 pm\"");
	char command[2048], line[512] = "";
	snprintf(command, sizeof command, FOYER_PACK " build %s -o %s/x.pack 2>&1", scratch.folder,
		scratch.folder);
	FILE *out = popen(command, "r");
	assert_non_null(out);
	assert_non_null(fgets(line, sizeof line, out));
	assert_int_not_equal(pclose(out), 0);
	assert_non_null(
		strstr(line, "services/clinic.json:19: error: \"4:30 pm\" is no time: write"));
	assert_false(file_exists(path_of("x.pack")));
	assert_false(file_exists(path_of("x.pack.part")));
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_same_bytes),
		cmocka_unit_test(test_unsigned),
		cmocka_unit_test(test_meta),
		cmocka_unit_test(test_article),
		cmocka_unit_test(test_missing_article),
		cmocka_unit_test(test_number_groups),
		cmocka_unit_test(test_service),
		cmocka_unit_test(test_topics),
		cmocka_unit_test(test_search),
		cmocka_unit_test(test_pinyin),
		cmocka_unit_test(test_picture_and_fonts),
		cmocka_unit_test(test_no_pack_of_a_broken_site),
	};
	return cmocka_run_group_tests(tests, make, clean);
}
