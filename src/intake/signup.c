// SPDX-License-Identifier: GPL-3.0-or-later
// One attempt: sealed, inserted under its own id, committed with a sync, read back and compared; only
// then is there a reference. An attempt that failed may have left its row; the next try replaces it.
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "intake/record.h"
#include "intake/signups_inner.h"
#include "seal/wipe.h"

#define LETTERS "ABCDEFGHJKLMNPQRSTUVWXYZ" // without I and O, which look like 1 and 0
#define DIGITS "23456789"
#define MAX_DRAWS 1000 // of 98,304; with thousands waiting each is free nearly always

enum progress { MAKING, KEPT, OVER };

struct signup {
	struct signups *signups;
	struct record *record;
	enum progress progress;
	bool was_tried; /* there may be a row of it */
	unsigned char id[BOX_ID_BYTES];
	char reference[SIGNUPS_REFERENCE_BYTES];
};

struct signup *signup_begin_as(struct signups *signups, const unsigned char id[BOX_ID_BYTES]) {
	if (signups_state(signups) != SIGNUPS_OPEN) {
		return NULL;
	}
	struct signup *signup = wipe_alloc(sizeof *signup);
	*signup = (struct signup){.signups = signups, .record = record_create()};
	memcpy(signup->id, id, sizeof signup->id);
	return signup;
}

struct signup *signup_begin(struct signups *signups) {
	unsigned char id[BOX_ID_BYTES];
	box_id_draw(id);
	return signup_begin_as(signups, id);
}

void signup_end(struct signup *signup) {
	if (signup) {
		record_destroy(signup->record);
		wipe_free(signup);
	}
}

struct record *signup_record(struct signup *signup) {
	return signup->record;
}

const char *signup_reference(const struct signup *signup) {
	return signup->progress == KEPT ? signup->reference : NULL;
}

/* ---- keeping ---- */

/* The first row of what `sql` asks about the id or reference; NULL and STMT_ERROR or STMT_DONE. */
static struct stmt *ask_id(
	struct db *db, const char *sql, const unsigned char *id, struct err *err) {
	struct stmt *stmt = stmt_prepare(db, sql, err);
	if (stmt) {
		stmt_bind_blob(stmt, 1, id, BOX_ID_BYTES);
	}
	return stmt;
}

static void draw(char reference[SIGNUPS_REFERENCE_BYTES]) {
	reference[0] = LETTERS[box_draw(sizeof LETTERS - 1)];
	reference[1] = DIGITS[box_draw(sizeof DIGITS - 1)];
	reference[2] = '-';
	for (int i = 3; i < 6; i++) {
		reference[i] = DIGITS[box_draw(sizeof DIGITS - 1)];
	}
	reference[6] = '\0';
}

static bool draw_unused(struct db *db, char reference[SIGNUPS_REFERENCE_BYTES], struct err *err) {
	struct stmt *stmt = stmt_prepare(db, "SELECT 1 FROM signups WHERE ref = ?1", err);
	enum stmt_step step = stmt ? STMT_ROW : STMT_ERROR;
	for (int i = 0; step == STMT_ROW && i < MAX_DRAWS; i++) {
		draw(reference);
		stmt_bind_text(stmt, 1, reference);
		step = stmt_step(stmt);
		if (step == STMT_ERROR) {
			err_set(err, "database: %s", stmt_error(stmt));
		}
		stmt_reset(stmt);
	}
	stmt_finish(stmt);
	return step == STMT_ROW ? err_set(err, "no reference is left: collect the sign-ups")
				: step == STMT_DONE;
}

/* The one it has from a try that failed half-way, or a new one. */
static bool find_reference(struct db *db, struct signup *signup, struct err *err) {
	struct stmt *stmt = ask_id(db, "SELECT ref FROM signups WHERE id = ?1", signup->id, err);
	if (!stmt) {
		return false;
	}
	enum stmt_step step = stmt_step(stmt);
	const char *found = step == STMT_ROW ? stmt_text(stmt, 0) : NULL;
	bool is_known = found && strlen(found) == SIGNUPS_REFERENCE_BYTES - 1;
	if (is_known) {
		memcpy(signup->reference, found, SIGNUPS_REFERENCE_BYTES);
	} else if (step == STMT_ERROR) {
		err_set(err, "database: %s", stmt_error(stmt));
	}
	stmt_finish(stmt);
	return is_known || (step != STMT_ERROR && draw_unused(db, signup->reference, err));
}

struct sealed {
	unsigned char *box;
	size_t len;
};

static bool seal(const struct signup *signup, const struct signup_facts *facts,
	struct sealed *sealed, struct err *err) {
	char *json = wipe_alloc(RECORD_JSON_BYTES);
	size_t len = record_write(signup->record,
		&(struct record_facts){.id = signup->id,
			.reference = signup->reference,
			.programme = facts->programme,
			.lang = facts->lang,
			.kiosk = signup->signups->kiosk,
			.day = facts->day,
			.delete_on = facts->delete_on,
			.privacy = facts->privacy},
		json);
	sealed->len = box_size(len);
	sealed->box = mem_alloc(sealed->len);
	bool ok = box_seal(&signup->signups->key, json, len, sealed->box, err);
	wipe_free(json);
	return ok;
}

static bool insert(struct db *db, const struct signup *signup, const struct signup_facts *facts,
	const struct sealed *sealed, struct err *err) {
	struct stmt *stmt = ask_id(db,
		"INSERT INTO signups VALUES (?1, ?2, ?3, ?4) ON CONFLICT (id)"
		" DO UPDATE SET ref = excluded.ref, day = excluded.day, sealed = excluded.sealed",
		signup->id, err);
	if (!stmt) {
		return false;
	}
	stmt_bind_text(stmt, 2, signup->reference);
	stmt_bind_int(stmt, 3, facts->day);
	stmt_bind_blob(stmt, 4, sealed->box, sealed->len);
	bool ok = stmt_run(stmt, err);
	stmt_finish(stmt);
	return ok;
}

static bool commit(struct signups *signups, struct err *err) {
#ifdef SIGNUPS_FAULT_EARLY
	signups->is_commit_due = true;
	return true;
#endif
	return db_exec(signups->db, "COMMIT", err);
}

/* From the file, not from the pages in memory. */
static bool is_read_back(
	struct db *db, const struct signup *signup, const struct sealed *sealed, struct err *err) {
	db_drop_pages(db);
	struct stmt *stmt =
		ask_id(db, "SELECT sealed, ref FROM signups WHERE id = ?1", signup->id, err);
	if (!stmt) {
		return false;
	}
	bool ok = false;
	if (stmt_step(stmt) == STMT_ROW) {
		size_t len;
		const void *box = stmt_blob(stmt, 0, &len);
		const char *reference = stmt_text(stmt, 1);
		ok = box && len == sealed->len && memcmp(box, sealed->box, len) == 0 && reference &&
			strcmp(reference, signup->reference) == 0;
	}
	stmt_finish(stmt);
	return ok ? true : err_set(err, "what was stored does not read back as it was written");
}

static bool store(struct signup *signup, const struct signup_facts *facts, struct err *err) {
	struct db *db = signup->signups->db;
	struct sealed sealed = {0};
	bool ok = db_exec(db, "BEGIN IMMEDIATE", err) && find_reference(db, signup, err) &&
		seal(signup, facts, &sealed, err) && insert(db, signup, facts, &sealed, err) &&
		commit(signup->signups, err);
	if (ok && !is_read_back(db, signup, &sealed, err)) {
		signups_break(signup->signups, err);
		ok = false;
	}
	free(sealed.box);
	return ok;
}

/* The person will be told that it is not kept: so it is undone as far as the disk lets us. True if
 * it is worth another try at once. */
static bool suffer(struct signup *signup, const struct err *err) {
	struct signups *signups = signup->signups;
	enum db_trouble trouble = signups_suffer(signups, err);
	db_exec(signups->db, "ROLLBACK", NULL);
	if (trouble == DB_FULL) {
		signups->volume->release(signups->volume->context, signups->folder);
	}
	if (trouble != DB_BUSY && trouble != DB_UNSYNCED) {
		signups_delete(signups, signup->id, NULL);
	}
	return trouble == DB_FULL;
}

static bool is_closed(const struct signups *signups) {
	// A disk that filled up while the person was typing is what the reserve is for.
	return signups->state != SIGNUPS_OPEN && signups->state != SIGNUPS_FULL;
}

static bool keep(struct signup *signup, const struct signup_facts *facts, struct err *err) {
	struct signups *signups = signup->signups;
	if (is_closed(signups)) {
		return err_set(err, "sign-up is closed");
	}
	signups->is_log_used = signup->was_tried = true;
	bool ok = store(signup, facts, err);
	if (!ok && suffer(signup, err) && !is_closed(signups)) {
		ok = store(signup, facts, err);
		if (!ok) {
			suffer(signup, err);
		}
	}
	return ok;
}

bool signup_keep(struct signup *signup, const struct signup_facts *facts, struct err *err) {
	struct err own;
	if (signup->progress != MAKING) {
		return signup->progress == KEPT
			? true
			: err_set(err, "this sign-up was taken back: begin another");
	}
	if (!signups_enter(signup->signups, err)) {
		return false;
	}
	bool ok = keep(signup, facts, &own);
	signups_leave(signup->signups);
	if (!ok) {
		return err_set(err, "%s", own.text);
	}
	signup->progress = KEPT;
	record_clear(signup->record);
	return true;
}

bool signup_withdraw(struct signup *signup, struct err *err) {
	if (signup->progress == OVER) {
		return true;
	}
	if (!signups_enter(signup->signups, err)) {
		return false;
	}
	bool ok = !signup->was_tried || signups_delete(signup->signups, signup->id, err);
	if (ok) {
		signups_empty_log(signup->signups);
	}
	signups_leave(signup->signups);
	if (ok) {
		signup->progress = OVER;
		record_clear(signup->record);
	}
	return ok;
}
