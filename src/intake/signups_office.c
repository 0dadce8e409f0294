// SPDX-License-Identifier: GPL-3.0-or-later
// The way to the office and back: sealed files out to a stick, signed receipts in. Nothing is deleted
// here but what the office has signed for, byte for byte.
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "intake/signups_inner.h"
#include "seal/receipt.h"

#define LOG_MODULE "signups"
#include "base/log.h"

#define PATH_BYTES 4096
#define MAX_FILES 10000
#define RECEIPT_SUFFIX ".receipt"

static bool fail(struct signups *signups, struct err *err) {
	signups_suffer(signups, err);
	return false;
}

/* ---- waiting ---- */

static bool read_waiting(struct db *db, int *count, int *oldest_day, struct err *err) {
	struct stmt *stmt = stmt_prepare(db, "SELECT count(*), min(day) FROM signups", err);
	bool ok = stmt && stmt_step(stmt) == STMT_ROW;
	if (ok) {
		*count = (int)stmt_int(stmt, 0);
		*oldest_day = stmt_is_null(stmt, 1) ? -1 : (int)stmt_int(stmt, 1);
	} else if (stmt) {
		err_set(err, "database: %s", stmt_error(stmt));
	}
	stmt_finish(stmt);
	return ok;
}

bool signups_waiting(struct signups *signups, int *count, int *oldest_day, struct err *err) {
	struct err own;
	if (!signups_enter(signups, err)) {
		return false;
	}
	bool ok = read_waiting(signups->db, count, oldest_day, &own) || fail(signups, &own);
	signups_leave(signups);
	return ok ? true : err_set(err, "%s", own.text);
}

/* ---- out ---- */

static bool path_of(char path[PATH_BYTES], const char *folder, const unsigned char *id,
	const char *subfolder, const char *suffix, struct err *err) {
	char text[BOX_ID_TEXT_BYTES];
	box_id_text(id, text);
	int len = snprintf(path, PATH_BYTES, "%s/%s/%s%s", folder, subfolder, text, suffix);
	return (len > 0 && len < PATH_BYTES) ||
		err_set(err, "the name of the folder %.40s… is too long", folder);
}

static bool is_there(const char *path, const void *box, size_t len) {
	char *data;
	size_t data_len;
	if (!file_read(path, BOX_MAX_BYTES, &data, &data_len, NULL)) {
		return false;
	}
	bool is_same = data_len == len && memcmp(data, box, len) == 0;
	free(data);
	return is_same;
}

static bool write_one(const char *folder, const unsigned char *id, const void *box, size_t len,
	int *written, struct err *err) {
	char path[PATH_BYTES];
	if (!path_of(path, folder, id, "signups", ".sealed", err)) {
		return false;
	}
	if (is_there(path, box, len)) {
		return true;
	}
	if (!file_write(path, box, len, 0644, err)) {
		return false;
	}
	++*written;
	return true;
}

static bool write_all(struct db *db, const char *folder, int *written, struct err *err) {
	struct stmt *stmt = stmt_prepare(db, "SELECT id, sealed FROM signups ORDER BY id", err);
	bool ok = stmt != NULL;
	enum stmt_step step = STMT_DONE;
	while (ok && (step = stmt_step(stmt)) == STMT_ROW) {
		size_t id_len, len;
		const unsigned char *id = stmt_blob(stmt, 0, &id_len);
		const void *box = stmt_blob(stmt, 1, &len);
		ok = id && id_len == BOX_ID_BYTES && box
			? write_one(folder, id, box, len, written, err)
			: err_set(err, "a row of the sealed store is no sign-up");
	}
	if (ok && step == STMT_ERROR) {
		ok = err_set(err, "database: %s", stmt_error(stmt));
	}
	stmt_finish(stmt);
	return ok;
}

bool signups_export(struct signups *signups, const char *folder, int *written, struct err *err) {
	char path[PATH_BYTES];
	*written = 0;
	if (!file_exists(folder)) { // a stick that is not there must not become a folder
		return err_set(err, "there is no folder %s: put the stick in", folder);
	}
	snprintf(path, sizeof path, "%s/signups", folder);
	if (!file_make_folder(path, err) || !signups_enter(signups, err)) {
		return false;
	}
	bool ok = write_all(signups->db, folder, written, err);
	signups_leave(signups);
	return ok;
}

/* ---- and back ---- */

struct id {
	unsigned char bytes[BOX_ID_BYTES];
};

struct ids {
	struct id *items;
	size_t count, room;
};

static void read_name(struct ids *ids, const char *name) {
	struct id id;
	if (strlen(name) == BOX_ID_TEXT_BYTES - 1 + strlen(RECEIPT_SUFFIX) &&
		strcmp(name + BOX_ID_TEXT_BYTES - 1, RECEIPT_SUFFIX) == 0 &&
		box_id_parse(name, id.bytes)) {
		vec_push(ids, id);
	}
}

/* What is on the stick, before anything on it is removed. */
static bool read_folder(const char *folder, struct ids *ids, struct err *err) {
	char path[PATH_BYTES];
	snprintf(path, sizeof path, "%s/receipts", folder);
	DIR *dir = opendir(path);
	if (!dir) {
		return errno == ENOENT && file_exists(folder)
			? true // the office has none yet
			: err_set(err, "cannot read %s: %s", path, strerror(errno));
	}
	struct dirent *entry;
	for (int i = 0; i < MAX_FILES && (entry = readdir(dir)); i++) {
		read_name(ids, entry->d_name);
	}
	closedir(dir);
	return true;
}

enum held { HELD, NOT_HELD, UNREADABLE };

/* The hash of the sealed file that we hold under this id. */
static enum held hash_of(struct db *db, const struct id *id, unsigned char hash[RECEIPT_HASH_BYTES],
	struct err *err) {
	struct stmt *stmt = stmt_prepare(db, "SELECT sealed FROM signups WHERE id = ?1", err);
	if (!stmt) {
		return UNREADABLE;
	}
	stmt_bind_blob(stmt, 1, id->bytes, sizeof id->bytes);
	enum stmt_step step = stmt_step(stmt);
	if (step == STMT_ROW) {
		size_t len;
		const void *box = stmt_blob(stmt, 0, &len);
		receipt_hash(box, len, hash);
	} else if (step == STMT_ERROR) {
		err_set(err, "database: %s", stmt_error(stmt));
	}
	stmt_finish(stmt);
	return step == STMT_ROW ? HELD : step == STMT_DONE ? NOT_HELD : UNREADABLE;
}

static bool is_signed_for(const struct signups *signups, const char *path, const struct id *id,
	const unsigned char hash[RECEIPT_HASH_BYTES], struct err *err) {
	char *text;
	size_t len;
	struct receipt receipt;
	if (!file_read(path, RECEIPT_TEXT_BYTES, &text, &len, err)) {
		return false;
	}
	bool ok = receipt_parse(text, len, &receipt, err);
	free(text);
	if (!ok) {
		return false;
	}
	if (memcmp(receipt.id, id->bytes, sizeof receipt.id) != 0 ||
		memcmp(receipt.hash, hash, sizeof receipt.hash) != 0) {
		return err_set(err, "it is for another sign-up than the one held here");
	}
	return (signups->has_key && receipt_verify(&receipt, &signups->key)) ||
		err_set(err, "the configured office did not sign it");
}

struct counts {
	int deleted, refused;
};

/* False only if the store failed. */
static bool take_one(struct signups *signups, const char *folder, const struct id *id,
	struct counts *counts, struct err *err) {
	char receipt[PATH_BYTES], sealed[PATH_BYTES];
	unsigned char hash[RECEIPT_HASH_BYTES];
	struct err why;
	if (!path_of(receipt, folder, id->bytes, "receipts", RECEIPT_SUFFIX, err) ||
		!path_of(sealed, folder, id->bytes, "signups", ".sealed", err)) {
		return false;
	}
	enum held held = hash_of(signups->db, id, hash, err);
	if (held != HELD) {
		return held == NOT_HELD || fail(signups, err);
	}
	if (!is_signed_for(signups, receipt, id, hash, &why)) {
		log_warning("%s is refused: %s", receipt, why.text);
		counts->refused++;
		return true;
	}
	if (!signups_delete(signups, id->bytes, err)) {
		return false;
	}
	counts->deleted++;
	unlink(sealed);
	unlink(receipt);
	return true;
}

static bool take_all(struct signups *signups, const char *folder, const struct ids *ids,
	struct counts *counts, struct err *err) {
	struct err own;
	bool ok = true;
	for (size_t i = 0; ok && i < ids->count; i++) {
		ok = take_one(signups, folder, &ids->items[i], counts, &own);
	}
	signups_empty_log(signups);
	return ok ? true : err_set(err, "%s", own.text);
}

bool signups_take_receipts(
	struct signups *signups, const char *folder, int *deleted, int *refused, struct err *err) {
	struct ids ids = {0};
	struct counts counts = {0};
	*deleted = *refused = 0;
	bool ok = read_folder(folder, &ids, err);
	if (ok && ids.count) {
		ok = signups_enter(signups, err);
		if (ok) {
			ok = take_all(signups, folder, &ids, &counts, err);
			signups_leave(signups);
		}
	}
	vec_finish(&ids);
	*deleted = counts.deleted;
	*refused = counts.refused;
	return ok;
}
