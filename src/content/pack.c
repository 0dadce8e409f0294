// SPDX-License-Identifier: GPL-3.0-or-later
// Opening a pack: the signature, then the list of hashes it vouches for, and only then SQLite, which
// sees verified pages only. Of an unverified file only the hundred bytes of SQLite's header are looked
// at, by hand, so that the refusal can say what is wrong
// (https://sqlite.org/fileformat2.html#the_database_header).
#include "content/pack.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/file.h"
#include "content/comment.h"
#include "content/day.h"
#include "content/reader.h"
#include "content/schema.h"
#include "content/sealed.h"
#include "content/search.h"
#include "seal/sign.h"
#include "store/db.h"

#define MAX_SIGNATURE_BYTES 8192
#define MAX_LANGUAGES 400

/* ---- is it a pack at all, and whole ---- */

static uint32_t big_endian(const unsigned char *at) {
	return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

static bool check_header(const struct pack *pack, const char *path, struct err *err) {
	static const char magic[16] = "SQLite format 3";
	unsigned char head[100];
	size_t known = sealed_peek(pack->sealed, head, sizeof head);
	if (memcmp(head, magic, known < sizeof magic ? known : sizeof magic) != 0) {
		return err_set(err, "%s is not a pack: build one with foyer-pack", path);
	}
	size_t size = sealed_size(pack->sealed);
	if (known < sizeof head) {
		return err_set(err, "%s is truncated: it has %zu bytes; copy it again", path, size);
	}
	if (big_endian(head + 68) != SCHEMA_APPLICATION_ID) {
		return err_set(err, "%s is not a pack: it is another program's database", path);
	}
	size_t page = (size_t)head[16] << 8 | head[17];
	size_t whole = (size_t)big_endian(head + 28) * (page == 1 ? 65536 : page);
	if (size < whole) {
		return err_set(err, "%s is truncated: it has %zu of %zu bytes; copy it again", path,
			size, whole);
	}
	return true;
}

/* ---- the signature and what it says ---- */

static bool read_comment(
	const char *said, const char *path, struct comment *comment, struct err *err) {
	return comment_parse(said, comment, err) ? true : err_prefix(err, "%s", path);
}

// `text` is the signature file. A comment with a root vouches for the list of hashes, and that for
// every byte; without one the signature of the whole file does.
static bool verify_text(struct pack *pack, const char *path, const struct pack_trust *trust,
	const char *text, struct comment *comment, struct err *err) {
	char said[COMMENT_MAX_BYTES];
	if (!signature_verify_comment(
		    trust->keys, trust->key_count, text, said, sizeof said, err)) {
		return err_prefix(err, "%s", path);
	}
	if (!read_comment(said, path, comment, err)) {
		return false;
	}
	if (comment->size) {
		return sealed_hold(pack->sealed, comment, err);
	}
	unsigned char hash[SIGN_HASH_BYTES];
	return sealed_read_all(pack->sealed, hash, err) &&
		(signature_verify(
			 trust->keys, trust->key_count, text, hash, said, sizeof said, err) ||
			err_prefix(err, "%s", path));
}

static bool verify(struct pack *pack, const char *path, const struct pack_trust *trust,
	struct comment *comment, struct err *err) {
	char *beside = mem_alloc(strlen(path) + sizeof ".minisig");
	strcat(strcpy(beside, path), ".minisig");
	char *text = NULL;
	size_t len;
	bool ok = false;
	if (!file_exists(beside)) {
		err_set(err, "%s has no signature: %s is missing", path, beside);
	} else if (file_read(beside, MAX_SIGNATURE_BYTES, &text, &len, err)) {
		ok = verify_text(pack, path, trust, text, comment, err);
	}
	free(text);
	free(beside);
	pack->is_signed = ok;
	return ok;
}

/* ---- meta and languages ---- */

static const char *meta(struct pack *pack, const char *name) {
	struct stmt *stmt = pack_query(pack, "SELECT value FROM meta WHERE name = ?1", "t", name);
	const char *value = row_next(stmt) ? row_string(stmt, 0, pack->arena) : NULL;
	row_end(stmt);
	return value && *value ? value : NULL;
}

static int64_t meta_day(struct pack *pack, const char *name) {
	const char *value = meta(pack, name);
	int day;
	return value && day_parse(value, &day) ? day_time(day) : 0;
}

static bool meta_real(struct pack *pack, const char *name, double most, double *value) {
	const char *text = meta(pack, name);
	char *end;
	if (!text) {
		return false;
	}
	*value = strtod(text, &end); // programs run with LC_NUMERIC of C
	return !*end && *value >= -most && *value <= most;
}

static bool load_meta(struct pack *pack, const char *path, struct err *err) {
	const char *serial = meta(pack, "serial");
	const struct {
		const char *name, **value;
	} needed[] = {{"site", &pack->site}, {"name", &pack->name}, {"host_name", &pack->host_name},
		{"source_language", &pack->source_language},
		{"host_language", &pack->host_language}, {"time_zone", &pack->time_zone},
		{"serial", &serial}};
	for (size_t i = 0; i < sizeof needed / sizeof *needed; i++) {
		const char *value = meta(pack, needed[i].name);
		if (!value) {
			return err_set(err, "%s is damaged: it does not say its %s; build it again",
				path, needed[i].name);
		}
		*needed[i].value = value;
	}
	pack->serial = strtoll(serial, NULL, 10);
	pack->built = meta_day(pack, "built");
	pack->expires = meta_day(pack, "expires");
	pack->country = meta(pack, "country");
	pack->office_key = meta(pack, "office_key");
	pack->has_position = meta_real(pack, "latitude", 90, &pack->latitude) &&
		meta_real(pack, "longitude", 180, &pack->longitude);
	return true;
}

static bool load_languages(struct pack *pack, const char *path, struct err *err) {
	struct stmt *stmt = pack_query(
		pack, "SELECT num, tag, checked, is_complete FROM languages ORDER BY num", "");
	while (pack->languages.count < MAX_LANGUAGES && row_next(stmt)) {
		const char *tag = row_string(stmt, 1, pack->arena);
		int num = row_int(stmt, 0, 1, MAX_LANGUAGES, 0);
		if (tag && *tag && num) {
			vec_push(&pack->languages,
				(struct language_row){
					.shown = {tag, row_day(stmt, 2), stmt_int(stmt, 3) == 1},
					.num = num});
		}
	}
	row_end(stmt);
	pack->source_num = pack_language_num(pack, pack->source_language);
	pack->host_num = pack_language_num(pack, pack->host_language);
	return pack->source_num ? true
				: err_set(err, "%s is damaged: its source language %s is missing",
					  path, pack->source_language);
}

static bool agree(
	const struct pack *pack, const char *path, const struct comment *comment, struct err *err) {
	bool same = strcmp(comment->site, pack->site) == 0 && comment->serial == pack->serial &&
		comment->built == pack->built && comment->expires == pack->expires;
	return same
		? true
		: err_set(err, "%s and its signature's comment do not say the same: build it again",
			  path);
}

static bool accept(const char *path, const struct pack_trust *trust, const char *site,
	int64_t serial, struct err *err) {
	if (trust->site && strcmp(trust->site, site) != 0) {
		return err_set(err, "%s is of another site: %s, not %s", path, site, trust->site);
	}
	if (serial < trust->min_serial) {
		return err_set(err, "%s is older than what was in use: serial %lld, not %lld", path,
			(long long)serial, (long long)trust->min_serial);
	}
	return true;
}

static bool check_schema(int64_t schema, const char *path, struct err *err) {
	if (schema > SCHEMA_VERSION) {
		return err_set(err,
			"%s is of a newer schema: %lld, this program knows %d; "
			"use a newer program",
			path, (long long)schema, SCHEMA_VERSION);
	}
	return schema == SCHEMA_VERSION
		? true
		: err_set(err, "%s is of an unknown schema: %lld; build it again", path,
			  (long long)schema);
}

static bool load(struct pack *pack, const char *path, const struct pack_trust *trust,
	const struct comment *comment, struct err *err) {
	const struct db_source source = {sealed_pages(pack->sealed), sealed_at, pack->sealed};
	pack->db = db_open_source(&source, err);
	if (!pack->db) {
		return err_prefix(err, "%s is damaged", path);
	}
	return check_schema(db_user_version(pack->db), path, err) &&
		search_add_tokenizer(pack->db, err) && load_meta(pack, path, err) &&
		(!pack->is_signed || agree(pack, path, comment, err)) &&
		load_languages(pack, path, err) &&
		accept(path, trust, pack->site, pack->serial, err);
}

// By its signature, or, where that is allowed, although it has none that is trusted.
static bool admit(struct pack *pack, const char *path, const struct pack_trust *trust,
	struct comment *comment, struct err *err) {
	if (verify(pack, path, trust, comment, err)) {
		return check_schema(comment->schema, path, err) &&
			accept(path, trust, comment->site, comment->serial, err);
	}
	return trust->unsigned_ok && sealed_read_all(pack->sealed, NULL, err);
}

static struct pack *open_pack(
	const char *path, const struct pack_trust *trust, bool is_lazy, struct err *err) {
	struct pack *pack = mem_zero(sizeof *pack);
	struct comment comment = {0};
	pack->arena = arena_create();
	pack->site = path; // until the pack says its own
	pack->sealed = sealed_open(path, err);
	bool ok = pack->sealed && check_header(pack, path, err) &&
		admit(pack, path, trust, &comment, err) &&
		(is_lazy || sealed_keep_all(pack->sealed, err));
	if (ok) {
		ok = load(pack, path, trust, &comment, err) &&
			pack_state(pack, err) != PACK_CHANGED;
		if (!ok) {
			pack_state(
				pack, err); // what was changed is the reason of whatever followed
		}
	}
	if (!ok) {
		pack_close(pack);
		return NULL;
	}
	return pack;
}

struct pack *pack_open(const char *path, const struct pack_trust *trust, struct err *err) {
	return open_pack(path, trust, false, err);
}

struct pack *pack_open_lazily(const char *path, const struct pack_trust *trust, struct err *err) {
	return open_pack(path, trust, true, err);
}

void pack_close(struct pack *pack) {
	if (!pack) {
		return;
	}
	for (size_t i = 0; i < pack->queries.count; i++) {
		stmt_finish(pack->queries.items[i].stmt);
	}
	vec_finish(&pack->queries);
	vec_finish(&pack->languages);
	fonts_destroy(pack->fonts);
	vec_finish(&pack->pinyin);
	db_close(pack->db);
	sealed_close(pack->sealed);
	arena_destroy(pack->arena);
	free(pack);
}

/* ---- how it is ---- */

void pack_look_through(struct pack *pack) {
	sealed_look_through(pack->sealed);
}

enum pack_state pack_state(const struct pack *pack, struct err *err) {
	return sealed_state(pack->sealed, err);
}

enum pack_state pack_wait(struct pack *pack, struct err *err) {
	return sealed_wait(pack->sealed, err);
}

size_t pack_kept_bytes(const struct pack *pack) {
	return sealed_kept(pack->sealed);
}

/* ---- what it says of itself ---- */

bool pack_is_signed(const struct pack *pack) {
	return pack->is_signed;
}

int64_t pack_serial(const struct pack *pack) {
	return pack->serial;
}

const char *pack_site(const struct pack *pack) {
	return pack->site;
}

const char *pack_site_name(const struct pack *pack) {
	return pack->name;
}

const char *pack_host_name(const struct pack *pack) {
	return pack->host_name;
}

const char *pack_source_language(const struct pack *pack) {
	return pack->source_language;
}

const char *pack_host_language(const struct pack *pack) {
	return pack->host_language;
}

const char *pack_time_zone(const struct pack *pack) {
	return pack->time_zone;
}

const char *pack_country(const struct pack *pack) {
	return pack->country ? pack->country : "";
}

const char *pack_office_key(const struct pack *pack) {
	return pack->office_key;
}

int64_t pack_built(const struct pack *pack) {
	return pack->built;
}

int64_t pack_expires(const struct pack *pack) {
	return pack->expires;
}

bool pack_position(const struct pack *pack, double *latitude, double *longitude) {
	if (pack->has_position) {
		*latitude = pack->latitude;
		*longitude = pack->longitude;
	}
	return pack->has_position;
}

size_t pack_size(const struct pack *pack) {
	return sealed_size(pack->sealed);
}

size_t pack_language_count(const struct pack *pack) {
	return pack->languages.count;
}

const struct pack_language *pack_language_at(const struct pack *pack, size_t i) {
	return &pack->languages.items[i].shown;
}

bool pack_has_language(const struct pack *pack, const char *tag) {
	return pack_language_num(pack, tag) != 0;
}
