// SPDX-License-Identifier: GPL-3.0-or-later
/* The sealed store of sign-ups: `signups.db` in the data folder. What goes in is sealed to the office's
 * public key first, and nothing in this program can open it again. README.md has the formats.
 *
 * A reference is given only after the sign-up was sealed, inserted, committed and synced, and read
 * back byte for byte. Each attempt has a random id, drawn when it begins, under which it is stored at
 * most once: a double tap, or another try after an error, gives the same one record.
 *
 * Threads: everything here may be called from any thread; what says "waits for the disk" takes
 * milliseconds to seconds and belongs on a worker, one at a time (a lock inside makes the others
 * wait). What is marked "quick" never waits for the disk nor for that lock and is meant for the thread
 * that draws. An attempt (struct signup) and its record belong to one thread at a time: while a worker
 * keeps or withdraws it, nobody else touches it. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct err;
struct record;
struct signup;
struct signups;
struct volume;

enum signups_state {
	SIGNUPS_OPEN,
	SIGNUPS_OFF,         /* there is no data folder: nothing is ever written */
	SIGNUPS_NO_KEY,      /* the configuration names no office key, or one that cannot be read */
	SIGNUPS_UNSIGNED,    /* the pack is not signed: anybody may have written its forms */
	SIGNUPS_KEYS_DIFFER, /* the pack expects another office key, or none */
	SIGNUPS_FULL,        /* the disk is nearly full; opens again when there is room */
	SIGNUPS_FAILED,      /* the disk failed, for as long as the machine runs */
	SIGNUPS_DAMAGED,     /* signups.db is damaged, or of a newer program */
	SIGNUPS_STATES
};

struct signups_options {
	const char *folder;     /* --data; NULL: off. It must exist. */
	const char *office_key; /* of the configuration: a file, or the key in Base64; NULL: none */
	const char *expected;   /* pack_office_key(); NULL: none */
	bool is_pack_signed;    /* pack_is_signed() */
	const char *kiosk;      /* kiosk_id of the configuration; NULL: none */
	const struct volume *volume; /* NULL: the real one */
};

/* Never NULL: what keeps sign-up closed is its state. All options are copied. Waits for the disk. */
struct signups *signups_open(const struct signups_options *options);

/* Attempts must have ended. NULL is fine. Waits for the disk. */
void signups_close(struct signups *signups);

/* Whether a sign-up may begin. Quick. NULL is SIGNUPS_OFF. */
enum signups_state signups_state(const struct signups *signups);

/* Why it is closed, one English sentence for staff and log; "" when it is open. Waits for the lock. */
void signups_reason(struct signups *signups, struct err *reason);

/* Looks again whether there is room, and opens what could not be opened for want of it: before the
 * first question of a form, and now and then. Returns the state. Waits for the disk. */
enum signups_state signups_refresh(struct signups *signups);

/* Another pack is shown. Attempts under way keep their office key: it is the configuration's. Waits
 * for the disk. */
enum signups_state signups_set_pack(
	struct signups *signups, const char *expected, bool is_pack_signed);

/* The fingerprint of the configured office key, "" if there is none. Quick; lent. */
const char *signups_key_print(const struct signups *signups);

/* ---- one sign-up ---- */

/* Begins an attempt. NULL unless the state is SIGNUPS_OPEN. Quick. */
struct signup *signup_begin(struct signups *signups);

/* Wipes everything of it; what was kept stays kept. NULL is fine. Quick. */
void signup_end(struct signup *signup);

/* Its answers: lent until signup_end(). Quick. */
struct record *signup_record(struct signup *signup);

/* What the box says besides answers, reference, id and kiosk; lent for the call. */
struct signup_facts {
	const char *programme, *lang; /* its id in the pack; BCP 47, of the visitor */
	const char *privacy;          /* record_privacy() of the text that was shown */
	int day, delete_on;           /* days since 1970-01-01 in the site's zone */
};

/* Seals the answers and stores them for good. True: it is on the disk, was read back, and
 * signup_reference() may be shown; the answers are wiped. Called again after true, it is true and
 * nothing is written. False and `err` (for staff): the person must not be told that it worked; the
 * answers are still there, and it may be tried again while signups_state() is open. What a try that
 * failed left on the disk is undone if the disk lets us, and replaced by the next one, never doubled;
 * after a failed sync nobody knows whether the office will find it. Waits for the disk. */
bool signup_keep(struct signup *signup, const struct signup_facts *facts, struct err *err);

/* "K4-286", lent until signup_end(); NULL unless it is kept. Quick. */
const char *signup_reference(const struct signup *signup);

/* Takes back what was kept: true when it is deleted on the disk. Then it is over: it can be neither
 * kept nor taken back again, signup_reference() is NULL. On false it is still kept, as far as anybody
 * knows, and it may be tried again. True also if an office's receipt has deleted it in the meantime;
 * what the office has, the office must delete. Waits for the disk. */
bool signup_withdraw(struct signup *signup, struct err *err);

/* ---- the staff's side ---- */

/* Sign-ups that wait for the office, and the day of the oldest (-1: none). False if the store cannot
 * be read. Waits for the disk. */
bool signups_waiting(struct signups *signups, int *count, int *oldest_day, struct err *err);

/* Writes each as `<folder>/signups/<id>.sealed`, with what is there already left alone if it is the
 * same; all or none of a file is there, whenever the stick is pulled out. Nothing is deleted. *written
 * counts the files that are new. False at the first that cannot be written. Works also when sign-up
 * is closed, as long as the store can be read. Waits for both disks. */
bool signups_export(struct signups *signups, const char *folder, int *written, struct err *err);

/* Takes `<folder>/receipts/<id>.receipt` (at most 10,000 files are looked at): each that the office
 * signed for exactly what we hold deletes that sign-up for good, and is then removed with the sealed
 * file beside it. All others are left where they are. *deleted counts sign-ups, *refused receipts for
 * ours that are damaged, forged, or for other content. False if the folder or the store cannot be
 * read or written; what was deleted until then is counted. Waits for both disks. */
bool signups_take_receipts(
	struct signups *signups, const char *folder, int *deleted, int *refused, struct err *err);

/* Tidies the file while nobody waits, at the end of a session: what was deleted is gone from the log
 * too. Costs nothing when there is nothing to do. Waits for the disk. */
void signups_tidy(struct signups *signups);
