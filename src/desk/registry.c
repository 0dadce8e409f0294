// SPDX-License-Identifier: GPL-3.0-or-later
// store/ opens the file with a synced log and secure_delete, which zeroes what is deleted; emptying
// the log then takes the last copies away. A row is dropped for good only by forget().
#include "desk/registry.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/err.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/str.h"
#include "seal/receipt.h"
#include "store/db.h"

static const char *const migrations[] = {
	"CREATE TABLE signups (id BLOB PRIMARY KEY, delete_on INTEGER NOT NULL, sealed BLOB NOT "
	"NULL);"
	"CREATE TABLE gone (id BLOB PRIMARY KEY, hash BLOB NOT NULL) WITHOUT ROWID",
};

struct registry {
	struct db *db;
};

/* Ours alone, or not at all. */
static bool make_folder(const char *folder, struct err *err) {
	struct stat about;
	if (stat(folder, &about) == 0 && (about.st_mode & 077)) {
		return err_set(err, "%s may be looked into by others: chmod 700 it", folder);
	}
	if (!file_make_folder(folder, err)) {
		return false;
	}
	return (stat(folder, &about) == 0 && !(about.st_mode & 077)) || chmod(folder, 0700) == 0 ||
		err_set(err, "cannot keep %s to ourselves", folder);
}

struct registry *registry_open(const char *folder, struct err *err) {
	if (!make_folder(folder, err)) {
		return NULL;
	}
	struct str path = {0};
	str_printf(&path, "%s/signups.db", folder);
	mode_t mask = umask(077);
	struct db *db = db_open_file(
		str_get(&path), migrations, sizeof migrations / sizeof *migrations, err);
	umask(mask);
	str_finish(&path);
	if (!db) {
		return NULL;
	}
	struct registry *registry = mem_zero(sizeof *registry);
	registry->db = db;
	return registry;
}

void registry_close(struct registry *registry) {
	if (registry) {
		db_close(registry->db);
		free(registry);
	}
}

/* ---- looking ---- */

static enum registry_known compare(
	struct stmt *stmt, const unsigned char id[BOX_ID_BYTES], const void *want, size_t len) {
	stmt_bind_blob(stmt, 1, id, BOX_ID_BYTES);
	enum stmt_step step = stmt_step(stmt);
	if (step != STMT_ROW) {
		return step == STMT_DONE ? REGISTRY_NEW : REGISTRY_FAILED;
	}
	size_t found_len = 0;
	const void *found = stmt_blob(stmt, 0, &found_len);
	return found && found_len == len && memcmp(found, want, len) == 0 ? REGISTRY_SAME
									  : REGISTRY_OTHER;
}

static enum registry_known look_in(struct registry *registry, const char *sql,
	const unsigned char id[BOX_ID_BYTES], const void *want, size_t len, struct err *err) {
	struct stmt *stmt = stmt_prepare(registry->db, sql, err);
	if (!stmt) {
		return REGISTRY_FAILED;
	}
	enum registry_known known = compare(stmt, id, want, len);
	if (known == REGISTRY_FAILED) {
		err_set(err, "the store cannot be read: %s", stmt_error(stmt));
	}
	stmt_finish(stmt);
	return known;
}

enum registry_known registry_look(struct registry *registry, const unsigned char id[BOX_ID_BYTES],
	const void *sealed, size_t len, struct err *err) {
	enum registry_known known =
		look_in(registry, "SELECT sealed FROM signups WHERE id = ?1", id, sealed, len, err);
	if (known != REGISTRY_NEW) {
		return known;
	}
	unsigned char hash[RECEIPT_HASH_BYTES];
	receipt_hash(sealed, len, hash);
	return look_in(registry, "SELECT hash FROM gone WHERE id = ?1", id, hash, sizeof hash, err);
}

/* ---- changing ---- */

static bool insert(struct registry *registry, const unsigned char id[BOX_ID_BYTES],
	const void *sealed, size_t len, int delete_on, struct err *err) {
	struct stmt *stmt =
		stmt_prepare(registry->db, "INSERT INTO signups VALUES (?1, ?2, ?3)", err);
	if (!stmt) {
		return false;
	}
	stmt_bind_blob(stmt, 1, id, BOX_ID_BYTES);
	stmt_bind_int(stmt, 2, delete_on);
	stmt_bind_blob(stmt, 3, sealed, len);
	bool ok = stmt_run(stmt, err);
	stmt_finish(stmt);
	return ok;
}

bool registry_add(struct registry *registry, const unsigned char id[BOX_ID_BYTES],
	const void *sealed, size_t len, int delete_on, struct err *err) {
	if (!insert(registry, id, sealed, len, delete_on, err)) {
		return false;
	}
	db_drop_pages(registry->db);
	enum registry_known known = registry_look(registry, id, sealed, len, err);
	return known == REGISTRY_SAME ||
		(known != REGISTRY_FAILED &&
			err_set(err,
				"the store does not give back what it was given: check the "
				"disk"));
}

/* What is about to be deleted. */
struct going {
	unsigned char id[BOX_ID_BYTES], hash[RECEIPT_HASH_BYTES];
};

static bool bury(struct registry *registry, const struct going *going, struct err *err) {
	struct stmt *stmt =
		stmt_prepare(registry->db, "INSERT OR REPLACE INTO gone VALUES (?1, ?2)", err);
	struct stmt *drop = stmt_prepare(registry->db, "DELETE FROM signups WHERE id = ?1", err);
	bool ok = stmt && drop;
	if (ok) {
		stmt_bind_blob(stmt, 1, going->id, sizeof going->id);
		stmt_bind_blob(stmt, 2, going->hash, sizeof going->hash);
		stmt_bind_blob(drop, 1, going->id, sizeof going->id);
		ok = stmt_run(stmt, err) && stmt_run(drop, err);
	}
	stmt_finish(stmt);
	stmt_finish(drop);
	return ok;
}

static bool forget(
	struct registry *registry, const struct going *all, size_t count, struct err *err) {
	if (!count) {
		return true;
	}
	bool ok = db_exec(registry->db, "BEGIN IMMEDIATE", err);
	if (!ok) {
		return false;
	}
	for (size_t i = 0; ok && i < count; i++) {
		ok = bury(registry, &all[i], err);
	}
	ok = ok && db_exec(registry->db, "COMMIT", err);
	if (!ok) {
		db_exec(registry->db, "ROLLBACK", NULL);
		return false;
	}
	return db_empty_log(registry->db, err);
}

static struct going going_of(struct stmt *stmt) {
	struct going going = {0};
	size_t id_len = 0, len = 0;
	const void *id = stmt_blob(stmt, 0, &id_len), *sealed = stmt_blob(stmt, 1, &len);
	if (id && id_len == sizeof going.id) {
		memcpy(going.id, id, id_len);
	}
	receipt_hash(sealed ? sealed : "", sealed ? len : 0, going.hash);
	return going;
}

static bool forget_where(
	struct registry *registry, struct stmt *stmt, size_t *count, struct err *err) {
	VEC(struct going) all = {0};
	enum stmt_step step;
	while ((step = stmt_step(stmt)) == STMT_ROW) {
		vec_push(&all, going_of(stmt));
	}
	bool ok =
		step == STMT_DONE || err_set(err, "the store cannot be read: %s", stmt_error(stmt));
	stmt_finish(stmt);
	ok = ok && forget(registry, all.items, all.count, err);
	if (ok) {
		*count = all.count;
	}
	vec_finish(&all);
	return ok;
}

bool registry_remove(
	struct registry *registry, const unsigned char id[BOX_ID_BYTES], struct err *err) {
	struct stmt *stmt =
		stmt_prepare(registry->db, "SELECT id, sealed FROM signups WHERE id = ?1", err);
	size_t count = 0;
	if (!stmt) {
		return false;
	}
	stmt_bind_blob(stmt, 1, id, BOX_ID_BYTES);
	return forget_where(registry, stmt, &count, err) &&
		(count || err_set(err, "the store holds no such sign-up"));
}

bool registry_expire(struct registry *registry, int today, size_t *count, struct err *err) {
	struct stmt *stmt = stmt_prepare(
		registry->db, "SELECT id, sealed FROM signups WHERE delete_on <= ?1", err);
	if (!stmt) {
		return false;
	}
	stmt_bind_int(stmt, 1, today);
	return forget_where(registry, stmt, count, err);
}

bool registry_each(struct registry *registry, registry_fn *fn, void *context, struct err *err) {
	struct stmt *stmt =
		stmt_prepare(registry->db, "SELECT id, sealed FROM signups ORDER BY id", err);
	if (!stmt) {
		return false;
	}
	enum stmt_step step;
	while ((step = stmt_step(stmt)) == STMT_ROW) {
		size_t id_len = 0, len = 0;
		const unsigned char *id = stmt_blob(stmt, 0, &id_len);
		const unsigned char *sealed = stmt_blob(stmt, 1, &len);
		if (id && sealed && id_len == BOX_ID_BYTES) {
			fn(context, id, sealed, len);
		}
	}
	bool ok =
		step == STMT_DONE || err_set(err, "the store cannot be read: %s", stmt_error(stmt));
	stmt_finish(stmt);
	return ok;
}
