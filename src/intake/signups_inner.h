// SPDX-License-Identifier: GPL-3.0-or-later
/* What the files of the sealed store share. Not for other folders. */
#pragma once
#include <pthread.h>
#include <stdatomic.h>

#include "base/err.h"
#include "intake/signups.h"
#include "intake/volume.h"
#include "seal/box.h"
#include "store/db.h"

#define SIGNUPS_REFERENCE_BYTES 7 /* "K4-286" and a zero byte */

struct signups {
	pthread_mutex_t lock;
	_Atomic enum signups_state state;
	char *folder, *path, *kiosk, *expected; /* may be NULL, but for kiosk */
	const struct volume *volume;
	struct office_key key;
	char print[OFFICE_KEY_PRINT_TEXT_BYTES];
	bool has_key, is_pack_signed;
	struct err no_key; /* why there is none */

	struct db *db;             /* NULL: not open */
	enum signups_state broken; /* SIGNUPS_OPEN: nothing is; else FULL, FAILED or DAMAGED */
	bool is_broken_for_good;
	struct err why; /* it is */
	bool is_log_used;
	bool is_commit_due; /* of a seeded fault */
};

/* All of these are called with the lock held. */

/* Tells what went wrong last in the store, and closes sign-up where it has to be closed. */
enum db_trouble signups_suffer(struct signups *signups, const struct err *err);

/* What was committed does not read back: nothing that this file says can be believed any more. */
void signups_break(struct signups *signups, const struct err *err);

/* Deletes one for good, and looks that it is gone. True if it was not there. */
bool signups_delete(struct signups *signups, const unsigned char id[BOX_ID_BYTES], struct err *err);

/* Empties the log if there is something in it. */
void signups_empty_log(struct signups *signups);

/* Takes the lock; false (and no lock) if the store is not open for reading. */
bool signups_enter(struct signups *signups, struct err *err);
void signups_leave(struct signups *signups);

/* As signup_begin() with an id of the caller's: the same attempt in another process. */
struct signup *signup_begin_as(struct signups *signups, const unsigned char id[BOX_ID_BYTES]);
