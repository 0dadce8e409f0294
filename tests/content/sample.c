// SPDX-License-Identifier: GPL-3.0-or-later
// Rows as short as tests allow: each kind of row of the schema stands at least once.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
// cmocka needs the four above first
#include <cmocka.h>

#include "sample.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "base/err.h"
#include "base/file.h"
#include "base/str.h"
#include "content/block.h"
#include "content/comment.h"
#include "content/day.h"
#include "content/directory.h"
#include "content/hashes.h"
#include "content/schema.h"
#include "content/search.h"
#include "seal/key.h"
#include "seal/sign.h"
#include "store/db.h"

static void run(struct db *db, const char *sql) {
	struct err err;
	if (!db_exec(db, sql, &err)) {
		fail_msg("%s", err.text);
	}
}

enum { EN = 1, AR = 2, DE = 3, TH = 4 };

static const char rows[] =
	"INSERT INTO things VALUES (1, 1, 'first'), (2, 1, 'health'), (3, 2, 'register-address'),"
	" (4, 2, 'see-a-doctor'), (5, 2, 'about'), (6, 3, 'health-advice'), (7, 3, 'library'),"
	" (8, 4, 'klinik'), (9, 5, 'klinikum'), (10, 6, '112'), (11, 7, '4'), (12, 3, 'café'), "
	"(13, 1, 'teeth');"
	"INSERT INTO topics VALUES (1, 0, NULL, 'walk', 'first', 1, 0),"
	" (2, 1, NULL, 'heart', 'health', 1, 3), (13, 2, 2, 'tooth', 'health', 0, 1);"
	"INSERT INTO emergency VALUES (0, 10, '112', 'ambulance');"
	"INSERT INTO desks VALUES (0, 11);"
	"INSERT INTO articles VALUES (3, 1, 0, 20760, 'BMG § 17', 'Arbeitsamt'),"
	" (4, 2, 0, NULL, NULL, NULL), (5, NULL, 0, NULL, NULL, NULL);"
	"INSERT INTO related VALUES (3, 0, 6), (4, 0, 7), (4, 1, 6);"
	"INSERT INTO organizations VALUES (9, 'Klinikum', 'post@klinikum.example',"
	" 'https://klinikum.example');"
	"INSERT INTO locations VALUES (8, 'Haus B', 50.8676, 10.55357, 1,"
	" 'Am Lindenhang 20' || char(10) || '05432 Weidental', 'Am Lindenhang 20', 'Weidental', "
	"NULL,"
	" '05432', 'DE');"
	"INSERT INTO services VALUES (6, 9, 8, 'stethoscope', 'de ar ti', NULL, NULL, 20746, NULL, "
	"2),"
	" (7, NULL, NULL, 'library', 'de en', 'buch@weidental.example', NULL, NULL, 1, 2),"
	" (12, NULL, NULL, 'cup', 'de', NULL, NULL, NULL, NULL, NULL);"
	"INSERT INTO service_topics VALUES (2, 0, 7, 1), (2, 1, 6, 1), (2, 2, 12, 0), (1, 0, 7, 1),"
	" (13, 0, 12, 1);"
	"INSERT INTO phones VALUES (6, 0, '030 23125 060', ''), (6, 1, '030 23125 061', 'ar fa');"
	"INSERT INTO schedules VALUES (6, -1, 0, 1, 31, 480, 720, NULL, NULL, 0),"
	" (6, -1, 1, 2, 0, NULL, NULL, 20812, 20813, 0), (6, 1, 2, 1, 1, 600, 660, NULL, NULL, 1),"
	" (7, -1, 0, 1, 32, 1200, 120, NULL, NULL, 0);"
	"INSERT INTO costs VALUES (7, 0, 12.5, 'EUR'), (7, 1, NULL, NULL);"
	"INSERT INTO pinyin VALUES ('yi', 0, '一'), ('yi', 1, '医'), ('yisheng', 0, '医生');";

static const struct words {
	int lang, owner, field;
	const char *utf8;
	int checked;
} texts[] = {
	{EN, 1, FIELD_TITLE, "First steps", 1},
	{EN, 2, FIELD_TITLE, "Health", 1},
	{EN, 13, FIELD_TITLE, "Teeth", 1},
	{EN, 3, FIELD_TITLE, "Register your address", 1},
	{EN, 3, FIELD_SUMMARY, "Tell the town where you live.", 1},
	{EN, 4, FIELD_TITLE, "See a doctor", 1},
	{EN, 4, FIELD_SUMMARY, "Find a doctor.", 1},
	{EN, 5, FIELD_TITLE, "About", 1},
	{EN, 5, FIELD_SUMMARY, "Who is responsible.", 1},
	{EN, 6, FIELD_TITLE, "Health advice", 1},
	{EN, 6, FIELD_HOST_NAME, "Gesundheitsberatung", 1},
	{EN, 6, FIELD_DESCRIPTION, "Questions about doctors and insurance.", 1},
	{EN, 6, FIELD_FEES, "Free of charge.", 1},
	{EN, 6, FIELD_DOCUMENT, "Insurance card", 1},
	{EN, 6, FIELD_DOCUMENT + 1, "Passport", 1},
	{EN, 6, FIELD_PHONE + 1, "In Arabic", 1},
	{EN, 6, FIELD_SCHEDULE, "Without appointment", 1},
	{EN, 7, FIELD_TITLE, "Town library", 1},
	{EN, 7, FIELD_HOST_NAME, "Stadtbibliothek", 1},
	{EN, 7, FIELD_COST, "Library card", 1},
	{EN, 7, FIELD_COST_NOTE, "For one year", 1},
	{EN, 7, FIELD_COST + 1, "Course books", 1},
	{EN, 12, FIELD_TITLE, "Night café", 1},
	{EN, 8, FIELD_TRANSPORT, "Tram 7, stop Klinikum", 1},
	{EN, 8, FIELD_ACCESS, "Lift", 1},
	{EN, 8, FIELD_ACCESS + 1, "Hearing loop", 1},
	{EN, 10, FIELD_TITLE, "Ambulance and fire", 1},
	{EN, 11, FIELD_TITLE, "Desk 4", 1},
	{AR, 1, FIELD_TITLE, "الخطوات الأولى", 1},
	{AR, 2, FIELD_TITLE, "الصحة", 0},
	{AR, 3, FIELD_TITLE, "سجّل عنوانك", 0},
	{AR, 3, FIELD_SUMMARY, "أخبر البلدية أين تسكن.", 0},
	{AR, 6, FIELD_TITLE, "استشارة صحية", 0},
	{AR, 6, FIELD_DESCRIPTION, "أسئلة عن الأطباء والتأمين.", 1},
	{AR, 6, FIELD_DOCUMENT + 1, "جواز السفر", 0},
	{AR, 8, FIELD_TRANSPORT, "الترام 7", 0},
	{AR, 10, FIELD_TITLE, "الإسعاف والإطفاء", 0},
};

static const struct words large_texts[] = {
	{AR, 7, FIELD_TITLE, "الالتزام", 1},
	{DE, 2, FIELD_TITLE, "Gesundheit", 1},
	{DE, 4, FIELD_TITLE, "Zum Arzt gehen", 1},
	{DE, 4, FIELD_SUMMARY, "Einen Hausarzt für die Straße finden.", 1},
	{DE, 6, FIELD_TITLE, "Gesundheitsberatung", 1},
	{DE, 6, FIELD_HOST_NAME, "Beratung zur Gesundheit", 1},
	{TH, 4, FIELD_TITLE, "ไปหาหมอที่โรงพยาบาล", 1},
	{TH, 4, FIELD_SUMMARY, "หาหมอ", 1},
};

static void put_texts(struct db *db, const struct words *from, size_t count) {
	struct stmt *stmt = stmt_prepare(db, "INSERT INTO texts VALUES (?1, ?2, ?3, ?4, ?5)", NULL);
	for (size_t i = 0; i < count; i++) {
		stmt_bind_int(stmt, 1, from[i].lang);
		stmt_bind_int(stmt, 2, from[i].owner);
		stmt_bind_int(stmt, 3, from[i].field);
		stmt_bind_text(stmt, 4, from[i].utf8);
		stmt_bind_int(stmt, 5, from[i].checked);
		assert_true(stmt_run(stmt, NULL));
	}
	stmt_finish(stmt);
}

static void put_body(struct db *db, int article, int lang, const char *text) {
	const struct block blocks[] = {
		{.kind = BLOCK_PARAGRAPH, .text = text},
		{.kind = BLOCK_STEP,
			.number = 1,
			.text = "library",
			.spans = (struct block_span[]){{0, 7, true, "service:library"}},
			.span_count = 1},
	};
	struct str bytes = {0};
	block_encode(&bytes, blocks, 2);
	struct stmt *stmt = stmt_prepare(db, "INSERT INTO bodies VALUES (?1, ?2, ?3, ?4)", NULL);
	stmt_bind_int(stmt, 1, article);
	stmt_bind_int(stmt, 2, lang);
	stmt_bind_int(stmt, 3, lang == EN);
	stmt_bind_blob(stmt, 4, bytes.data, bytes.len);
	assert_true(stmt_run(stmt, NULL));
	stmt_finish(stmt);
	str_finish(&bytes);
}

static void put_blob(struct db *db, const char *sql, const void *data, size_t len) {
	struct stmt *stmt = stmt_prepare(db, sql, NULL);
	stmt_bind_blob(stmt, 1, data, len);
	assert_true(stmt_run(stmt, NULL));
	stmt_finish(stmt);
}

static void put_blobs(struct db *db) {
	static char face[700];
	for (size_t i = 0; i < sizeof face; i++) {
		face[i] = (char)(i * 7);
	}
	put_blob(db, "INSERT INTO fonts (face, bytes) VALUES ('Test-Regular', ?1)", face,
		sizeof face);
	static const unsigned char pixels[16] = {
		1, 2, 3, 255, 4, 5, 6, 255, 7, 8, 9, 0, 0, 0, 0, 128};
	unsigned char packed[64];
	uLongf len = sizeof packed;
	assert_int_equal(compress(packed, &len, pixels, sizeof pixels), Z_OK);
	put_blob(
		db, "INSERT INTO images (id, w, h, pixels) VALUES ('door', 2, 2, ?1)", packed, len);
}

static void put_search(struct db *db, int lang, const char *tag) {
	char sql[512];
	assert_true(schema_search_create(sql, sizeof sql, lang, tag));
	run(db, sql);
	snprintf(sql, sizeof sql,
		"INSERT INTO search_%d (rowid, title, body) SELECT owner,"
		" group_concat(CASE WHEN field IN (1, 3) THEN utf8 END, ' '),"
		" group_concat(CASE WHEN field NOT IN (1, 3) THEN utf8 END, ' ') FROM texts"
		" WHERE lang = %d AND owner IN (1, 2, 3, 4, 6, 7, 12) GROUP BY owner",
		lang, lang);
	run(db, sql);
	assert_true(search_finish_table(db, lang, NULL));
}

static void put_meta(struct db *db, const struct sample *sample) {
	char sql[1000];
	snprintf(sql, sizeof sql,
		"INSERT INTO meta VALUES ('site', '%s'), ('name', 'Employment Office'),"
		" ('host_name', 'Arbeitsamt Weidental'), ('source_language', 'en'),"
		" ('host_language', '%s'), ('time_zone', 'Europe/Berlin'), ('country', 'DE'),"
		" ('latitude', '50.8712'), ('longitude', '10.5436'), ('serial', '%lld'),"
		" ('built', '2026-11-19'), ('expires', '2027-06-30'), ('builder', 'test');"
		"INSERT INTO languages VALUES (1, 'en', NULL, 1), (2, 'ar', 20770, 0)%s",
		sample->site ? sample->site : "weidental", sample->is_large ? "de" : "en",
		(long long)(sample->serial ? sample->serial : SAMPLE_SERIAL),
		sample->is_large ? ", (3, 'de', 20770, 0), (4, 'th', NULL, 0)" : "");
	run(db, sql);
}

void sample_build(const char *path, const struct sample *sample) {
	struct err err;
	struct db *db = db_create(path, &err);
	assert_non_null(db);
	assert_true(search_add_tokenizer(db, &err));
	run(db, "BEGIN");
	run(db, schema_sql());
	put_meta(db, sample);
	run(db, rows);
	put_texts(db, texts, sizeof texts / sizeof *texts);
	put_body(db, 3, EN, "You have a new home.");
	put_body(db, 3, AR, "لديك بيت جديد.");
	put_body(db, 4, EN, "Go to a family doctor.");
	put_body(db, 5, EN, "The office.");
	put_blobs(db);
	put_search(db, EN, "en");
	if (sample->is_large) {
		put_texts(db, large_texts, sizeof large_texts / sizeof *large_texts);
		put_body(db, 4, DE, "Geh zum Hausarzt.");
		put_body(db, 4, TH, "หาหมอ");
		put_search(db, DE, "de");
		put_search(db, TH, "th");
	}
	put_search(db, AR, "ar");
	if (sample->crowd) {
		run(db, sample->crowd);
	}
	run(db, "COMMIT");
	assert_true(directory_write(db, &err));
	if (sample->more) {
		run(db, sample->more);
	}
	if (sample->page_bytes) {
		char sql[64];
		snprintf(sql, sizeof sql, "PRAGMA page_size = %d", sample->page_bytes);
		run(db, sql);
		run(db, "VACUUM");
	}
	assert_true(db_close(db));
}

static void hash_file(const char *path, unsigned char out[SIGN_HASH_BYTES]) {
	struct err err;
	char *data;
	size_t len;
	struct sign_hash hash;
	assert_true(file_read(path, 1 << 24, &data, &len, &err));
	sign_hash_init(&hash);
	sign_hash_update(&hash, data, len);
	sign_hash_finish(&hash, out);
	free(data);
}

void sample_sign(const char *path, const struct sample *sample, const char *key_path) {
	struct err err;
	char comment[COMMENT_MAX_BYTES], beside[300];
	int built = 0, expires = 0;
	unsigned char hash[SIGN_HASH_BYTES];
	assert_true(day_parse("2026-11-19", &built) && day_parse("2027-06-30", &expires));
	struct comment says = {.serial = sample->serial ? sample->serial : SAMPLE_SERIAL,
		.built = day_time(built),
		.expires = day_time(expires),
		.schema = SCHEMA_VERSION};
	strcpy(says.site, sample->site ? sample->site : "weidental");
	if (sample->comment || sample->has_no_list) {
		hash_file(path, hash);
	} else {
		assert_true(hashes_append(path, &says, hash, &err));
	}
	comment_write(&says, comment);
	struct secret_key *key = key_read_secret(key_path, &err);
	assert_non_null(key);
	char *text = signature_make(key, hash, sample->comment ? sample->comment : comment);
	snprintf(beside, sizeof beside, "%s.minisig", path);
	assert_true(file_write(beside, text, strlen(text), 0644, &err));
	free(text);
	secret_key_destroy(key);
}
