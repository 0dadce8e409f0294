// SPDX-License-Identifier: GPL-3.0-or-later
// The pack is read back once for its hashes: what is signed is what lies on the disk.
#include "author/build.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "author/epoch.h"
#include "author/font.h"
#include "author/picture.h"
#include "author/site.h"
#include "author/words.h"
#include "author/writer.h"
#include "base/arena.h"
#include "base/err.h"
#include "base/file.h"
#include "base/mem.h"
#include "content/comment.h"
#include "content/day.h"
#include "content/directory.h"
#include "content/hashes.h"
#include "content/schema.h"
#include "seal/box.h"
#include "seal/key.h"
#include "seal/sign.h"
#include "store/db.h"

static bool write_tables(struct site *site, struct catalogue *const *catalogues,
	const struct build_options *options, const char *path, int64_t serial, struct err *err) {
	struct db *db = db_create(path, err);
	if (!db) {
		return false;
	}
	/* Fonts first: each lies in one piece then, not in the gaps that a search table leaves. */
	bool ok = db_exec(db, schema_sql(), err) &&
		font_write_all(db, site, catalogues, options->font_cache, err) &&
		picture_write_all(db, site, err) &&
		writer_write(db, site, catalogues, serial, err) && directory_write(db, err) &&
		words_write_all(db, site, catalogues, err);
	if (!db_close(db) && ok) {
		ok = err_set(err, "cannot finish %s; is the disk full?", path);
	}
	return ok;
}

static struct comment comment_of(const struct site *site, int64_t serial) {
	struct comment comment = {.serial = serial, .schema = SCHEMA_VERSION};
	snprintf(comment.site, sizeof comment.site, "%s", site->id);
	comment.built = day_time((int)(serial / 86400));
	int day;
	if (site->expires && day_parse(site->expires, &day)) {
		comment.expires = day_time(day);
	}
	return comment;
}

/* Appends the list of hashes to the pack, and signs both. */
static bool write_signature(const struct site *site, const struct build_options *options,
	const char *pack, const char *path, int64_t serial, struct err *err) {
	struct comment comment = comment_of(site, serial);
	unsigned char hash[SIGN_HASH_BYTES];
	struct secret_key *key = key_read_secret(options->key, err);
	bool ok = key && hashes_append(pack, &comment, hash, err);
	if (ok) {
		char text[COMMENT_MAX_BYTES];
		comment_write(&comment, text);
		char *signature = signature_make(key, hash, text);
		ok = file_write(path, signature, strlen(signature), 0644, err);
		free(signature);
	}
	secret_key_destroy(key);
	return ok;
}

/* The signature goes first, so that a program that waits for a new pack finds both. */
static bool put_in_place(const char *part, const char *path, struct err *err) {
	return rename(part, path) == 0 ? true
				       : err_set(err, "cannot write %s: %s", path, strerror(errno));
}

/* A rename would put the pack in the place of a device or a pipe. */
static bool may_stand_at(const char *path, struct err *err) {
	struct stat is;
	return stat(path, &is) != 0 || S_ISREG(is.st_mode)
		? true
		: err_set(err, "%s is no file that a pack could replace; choose another name",
			  path);
}

/* The key file's fingerprint stands in the place of the one that the site names. */
static bool take_office_key(struct site *site, const char *path, struct err *err) {
	struct office_key key;
	char print[OFFICE_KEY_PRINT_TEXT_BYTES];
	if (path && !office_key_read(path, &key, err)) {
		return false;
	}
	if (path) {
		office_key_print_text(&key, print);
		site->office_key = arena_string(site->arena, print);
	}
	return true;
}

bool build_pack(struct site *site, struct catalogue *const *catalogues,
	const struct build_options *options, struct err *err) {
	struct arena *arena = site->arena;
	const char *output = options->output;
	const char *part = arena_printf(arena, "%s.part", output);
	const char *signature = arena_printf(arena, "%s.minisig", output);
	const char *signature_part = arena_printf(arena, "%s.minisig.part", output);
	int64_t serial = epoch_now();
	bool ok = may_stand_at(output, err) && take_office_key(site, options->office_key, err) &&
		write_tables(site, catalogues, options, part, serial, err);
	if (ok && options->key) {
		ok = write_signature(site, options, part, signature_part, serial, err) &&
			put_in_place(signature_part, signature, err);
	} else if (ok) {
		unlink(signature);
	}
	ok = ok && put_in_place(part, output, err);
	unlink(part);
	unlink(signature_part);
	return ok;
}
