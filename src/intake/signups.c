// SPDX-License-Identifier: GPL-3.0-or-later
// The store's life: what it is opened with, what closes it, how it is tidied. One rule over all: once
// a sync failed nothing is written here until the machine is started again.
#include "intake/signups.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "intake/signups_inner.h"

#define LOG_MODULE "signups"
#include "base/log.h"

#define RESERVE_BYTES (1 << 20)
#define NEED_BYTES (8 << 20) /* hundreds of sign-ups, and what other programs write meanwhile */

#define KEY_PREFIX "Rk" /* how the Base64 of every office key begins */
#define KEY_TEXT_LEN 88

// By id, which is random: not even the order of rows tells in which order people came.
static const char *const migrations[] = {
	"CREATE TABLE signups (id BLOB PRIMARY KEY, ref TEXT NOT NULL UNIQUE,"
	" day INTEGER NOT NULL, sealed BLOB NOT NULL) WITHOUT ROWID",
};

/* ---- what keeps it closed ---- */

static void read_key(struct signups *signups, const char *value) {
	if (!value || !*value) {
		err_set(&signups->no_key, "no office_key is configured: name one in foyer.conf");
		return;
	}
	bool is_text = strncmp(value, KEY_PREFIX, strlen(KEY_PREFIX)) == 0 &&
		strlen(value) == KEY_TEXT_LEN;
	signups->has_key = is_text
		? office_key_parse(value, "office_key", &signups->key, &signups->no_key)
		: office_key_read(value, &signups->key, &signups->no_key);
	if (signups->has_key) {
		office_key_print_text(&signups->key, signups->print);
	}
}

static void break_down(struct signups *signups, enum signups_state state, bool is_for_good,
	const struct err *why) {
	if (!signups->is_broken_for_good) {
		signups->broken = state;
		signups->is_broken_for_good = is_for_good;
		signups->why = *why;
		log_error("%s: %s", signups->path, why->text);
	}
}

static void suffer(struct signups *signups, enum db_trouble trouble, const struct err *err) {
	switch (trouble) {
	case DB_UNSYNCED:
		if (signups->broken != SIGNUPS_FAILED) {
			signups->volume->distrust(signups->volume->context, signups->folder);
		}
		break_down(signups, SIGNUPS_FAILED, true, err);
		break;
	case DB_FAILED: break_down(signups, SIGNUPS_FAILED, true, err); break;
	case DB_DAMAGED: break_down(signups, SIGNUPS_DAMAGED, true, err); break;
	case DB_FULL: break_down(signups, SIGNUPS_FULL, false, err); break;
	case DB_BUSY:
	case DB_SOUND: break;
	}
}

static bool is_open_but_for_room(const struct signups *signups) {
	return signups->has_key && signups->is_pack_signed &&
		office_key_is_printed(&signups->key, signups->expected);
}

static bool has_room(const struct signups *signups) {
	const struct volume *volume = signups->volume;
	int64_t free_bytes = volume->free_bytes(volume->context, signups->folder);
	return free_bytes < 0 ||
		(free_bytes >= NEED_BYTES &&
			volume->reserve(volume->context, signups->folder, RESERVE_BYTES));
}

static enum signups_state judge(const struct signups *signups) {
	return !signups->folder                   ? SIGNUPS_OFF
		: signups->broken != SIGNUPS_OPEN ? signups->broken
		: !signups->has_key               ? SIGNUPS_NO_KEY
		: !signups->is_pack_signed        ? SIGNUPS_UNSIGNED
		: !is_open_but_for_room(signups)  ? SIGNUPS_KEYS_DIFFER
		: !has_room(signups)              ? SIGNUPS_FULL
						  : SIGNUPS_OPEN;
}

enum db_trouble signups_suffer(struct signups *signups, const struct err *err) {
	enum db_trouble trouble = db_trouble(signups->db);
	suffer(signups, trouble, err);
	if (signups->broken != SIGNUPS_OPEN) {
		signups->state = signups->broken;
	}
	return trouble;
}

void signups_break(struct signups *signups, const struct err *err) {
	break_down(signups, SIGNUPS_FAILED, true, err);
	signups->state = signups->broken;
}

/* ---- opening ---- */

/* A new file is its owner's alone, and so are the log and index that SQLite puts beside it. */
static void make_private(const char *path) {
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (fd >= 0) {
		close(fd);
	}
}

static void open_file(struct signups *signups) {
	struct err err;
	enum db_trouble trouble = DB_SOUND;
	const struct volume *volume = signups->volume;
	if (volume->is_distrusted(volume->context, signups->folder)) {
		err_set(&err, "a sync failed: start the machine again, and look after its disk");
		break_down(signups, SIGNUPS_FAILED, true, &err);
		return;
	}
	make_private(signups->path);
	signups->db = db_open_file_why(
		signups->path, migrations, sizeof migrations / sizeof *migrations, &trouble, &err);
	if (!signups->db) {
		suffer(signups, trouble == DB_BUSY ? DB_FULL : trouble, &err);
	} else if (!db_is_whole(signups->db, &err)) {
		suffer(signups, DB_DAMAGED, &err);
	} else {
		signups->is_log_used = true; // of who was here before
	}
}

/* A machine where nobody can sign up gets no file. */
static void refresh(struct signups *signups) {
	if (signups->folder && !signups->is_broken_for_good) {
		signups->broken = SIGNUPS_OPEN;
		if (!signups->db &&
			((is_open_but_for_room(signups) && has_room(signups)) ||
				file_exists(signups->path))) {
			open_file(signups);
		}
	}
	signups->state = judge(signups);
}

static char *copy_or_null(const char *text) {
	return text ? mem_copy_string(text) : NULL;
}

struct signups *signups_open(const struct signups_options *options) {
	struct signups *signups = mem_zero(sizeof *signups);
	pthread_mutex_init(&signups->lock, NULL);
	signups->volume = options->volume ? options->volume : &volume_real;
	signups->folder = copy_or_null(options->folder);
	signups->kiosk = mem_copy_string(options->kiosk ? options->kiosk : "");
	signups->expected = copy_or_null(options->expected);
	signups->is_pack_signed = options->is_pack_signed;
	if (signups->folder) {
		size_t size = strlen(signups->folder) + sizeof "/signups.db";
		signups->path = mem_alloc(size);
		snprintf(signups->path, size, "%s/signups.db", signups->folder);
	}
	read_key(signups, options->office_key);
	refresh(signups);
	return signups;
}

void signups_close(struct signups *signups) {
	if (!signups) {
		return;
	}
	db_close(signups->db);
	pthread_mutex_destroy(&signups->lock);
	free(signups->folder);
	free(signups->path);
	free(signups->kiosk);
	free(signups->expected);
	free(signups);
}

/* ---- asking ---- */

enum signups_state signups_state(const struct signups *signups) {
	return signups ? signups->state : SIGNUPS_OFF;
}

const char *signups_key_print(const struct signups *signups) {
	return signups ? signups->print : "";
}

void signups_reason(struct signups *signups, struct err *reason) {
	switch (signups_state(signups)) {
	case SIGNUPS_OPEN:
	case SIGNUPS_STATES: reason->text[0] = '\0'; return;
	case SIGNUPS_OFF: err_set(reason, "there is no data folder: start with --data"); return;
	case SIGNUPS_NO_KEY:
		*reason = signups->no_key; // never changed
		return;
	case SIGNUPS_UNSIGNED:
		err_set(reason, "the pack is not signed: build it with a key that is trusted");
		return;
	case SIGNUPS_KEYS_DIFFER:
		err_set(reason,
			"the pack does not expect the configured office key: put %s as office_key "
			"into site.json, or the right key into foyer.conf",
			signups->print);
		return;
	case SIGNUPS_FULL:
	case SIGNUPS_FAILED:
	case SIGNUPS_DAMAGED:
		pthread_mutex_lock(&signups->lock);
		if (signups->broken != SIGNUPS_OPEN) {
			*reason = signups->why;
		} else {
			err_set(reason, "the disk is nearly full: %d MB must be free",
				NEED_BYTES >> 20);
		}
		pthread_mutex_unlock(&signups->lock);
		return;
	}
}

enum signups_state signups_refresh(struct signups *signups) {
	if (signups) {
		pthread_mutex_lock(&signups->lock);
		refresh(signups);
		pthread_mutex_unlock(&signups->lock);
	}
	return signups_state(signups);
}

enum signups_state signups_set_pack(
	struct signups *signups, const char *expected, bool is_pack_signed) {
	if (signups) {
		pthread_mutex_lock(&signups->lock);
		free(signups->expected);
		signups->expected = copy_or_null(expected);
		signups->is_pack_signed = is_pack_signed;
		refresh(signups);
		pthread_mutex_unlock(&signups->lock);
	}
	return signups_state(signups);
}

/* ---- what the other files use ---- */

bool signups_enter(struct signups *signups, struct err *err) {
	if (!signups) {
		return err_set(err, "there is no data folder: start with --data");
	}
	pthread_mutex_lock(&signups->lock);
	if (signups->db) {
#ifdef SIGNUPS_FAULT_EARLY
		if (signups->is_commit_due) {
			signups->is_commit_due = false;
			db_exec(signups->db, "COMMIT", NULL);
		}
#endif
		return true;
	}
	pthread_mutex_unlock(&signups->lock);
	return err_set(err, "the sealed store is not open: see the log of the start");
}

void signups_leave(struct signups *signups) {
	pthread_mutex_unlock(&signups->lock);
}

static bool is_gone(
	struct signups *signups, const unsigned char id[BOX_ID_BYTES], struct err *err) {
	db_drop_pages(signups->db);
	struct stmt *stmt = stmt_prepare(signups->db, "SELECT 1 FROM signups WHERE id = ?1", err);
	if (!stmt) {
		return false;
	}
	stmt_bind_blob(stmt, 1, id, BOX_ID_BYTES);
	enum stmt_step step = stmt_step(stmt);
	if (step != STMT_DONE) {
		err_set(err, "database: %s",
			step == STMT_ROW ? "what was deleted is still there" : stmt_error(stmt));
	}
	stmt_finish(stmt);
	return step == STMT_DONE;
}

static bool run_with_id(
	struct db *db, const char *sql, const unsigned char id[BOX_ID_BYTES], struct err *err) {
	struct stmt *stmt = stmt_prepare(db, sql, err);
	if (!stmt) {
		return false;
	}
	stmt_bind_blob(stmt, 1, id, BOX_ID_BYTES);
	bool ok = stmt_run(stmt, err);
	stmt_finish(stmt);
	return ok;
}

/* A commit that failed may stand in the log all the same, unseen by us and found after a power cut.
 * Only writing over it undoes it: so there is always something to write, also if there is no row. */
static bool run_delete(
	struct signups *signups, const unsigned char id[BOX_ID_BYTES], struct err *err) {
	struct db *db = signups->db;
	return db_exec(db, "BEGIN IMMEDIATE", err) &&
		run_with_id(
			db, "INSERT OR IGNORE INTO signups VALUES (?1, 'gone', 0, x'')", id, err) &&
		run_with_id(db, "DELETE FROM signups WHERE id = ?1", id, err) &&
		db_exec(db, "COMMIT", err) && is_gone(signups, id, err);
}

bool signups_delete(
	struct signups *signups, const unsigned char id[BOX_ID_BYTES], struct err *err) {
	struct err own;
	signups->is_log_used = true;
	if (run_delete(signups, id, &own)) {
		return true;
	}
	signups_suffer(signups, &own);
	db_exec(signups->db, "ROLLBACK", NULL);
	return err_set(err, "%s", own.text);
}

void signups_empty_log(struct signups *signups) {
	struct err err;
	if (!signups->is_log_used || signups->broken == SIGNUPS_FAILED) {
		return;
	}
	if (db_empty_log(signups->db, &err)) {
		signups->is_log_used = false;
	} else {
		signups_suffer(signups, &err);
	}
}

void signups_tidy(struct signups *signups) {
	if (signups_enter(signups, NULL)) {
		signups_empty_log(signups);
		signups_leave(signups);
	}
}
