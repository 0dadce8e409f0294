// SPDX-License-Identifier: GPL-3.0-or-later
/* What the files of staff's pages share. */
#pragma once
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/geometry.h"
#include "screens/app.h"
#include "screens/staff_session.h"
#include "seal/pin.h"

struct lockout;
struct pack;
struct session;

#define STAFF_PATH_BYTES 4096
#define STAFF_LEAST_TOLD 10 /* smaller counts are "<10" */
#define STAFF_LANGUAGES 5   /* that today's counts name */

enum staff_step { STAFF_STATUS, STAFF_CLEANING }; /* scene.step of SCREEN_STAFF */

enum staff_job { STAFF_IDLE, STAFF_VERIFY, STAFF_LOAD, STAFF_EXPORT, STAFF_RECEIPTS };

/* What there is to say of the last thing that was done; staff_told() has the sentences. */
enum staff_told {
	STAFF_TOLD_NOTHING,
	STAFF_TOLD_WRONG, /* of the PIN */
	STAFF_TOLD_NO_STICK,
	STAFF_TOLD_LOADED,
	STAFF_TOLD_NO_PACK,
	STAFF_TOLD_UNSIGNED,
	STAFF_TOLD_OTHER_SITE,
	STAFF_TOLD_OLD,
	STAFF_TOLD_NOT_KEPT,
	STAFF_TOLD_EXPORTED,
	STAFF_TOLD_COUNTS_EXPORTED, /* where nobody can sign up */
	STAFF_TOLD_NO_CLOCK,        /* no month to save the counts of; sign-ups were saved */
	STAFF_TOLD_NO_CLOCK_COUNTS, /* … where nobody can sign up */
	STAFF_TOLD_NOT_EXPORTED,
	STAFF_TOLD_RECEIPTS,
	STAFF_TOLD_REFUSED,
	STAFF_TOLD_NO_NEW, /* receipt */
	STAFF_TOLD_NO_RECEIPTS,
	STAFF_TOLD_NEW_ROLL,
	STAFF_TOLD_COUNT
};

/* What was looked up when the page was opened, or after something was done. */
struct staff_facts {
	bool has_storage, has_counts;
	bool has_store;   /* of sign-ups, also one that can no longer be read … */
	bool has_waiting; /* … as this one can */
	double free_gb;
	bool is_storage_low;
	int waiting;        /* sign-ups for the office */
	int services, late; /* in the pack; of these not checked for 90 days */
	int languages, unchecked;
	struct staff_count {
		char tag[SESSION_LANG_BYTES];
		int64_t count;
	} today[STAFF_LANGUAGES]; /* the most frequent first */
	int today_count;
	int64_t others, prints, sign_ups;
};

struct staff {
	struct session *visitor; /* set aside; NULL unless the PIN is asked */
	unsigned form;           /* and of its page */
	int page_tightness, page_lean;
	struct lockout *lockout;
	char digits[PIN_MOST_DIGITS + 1];
	int digit_count;
	struct rect hold;    /* where the finger may be */
	int64_t hold_due_ms; /* 0: the logo is not held */
	int64_t clean_due_ms;
	char usb[STAFF_PATH_BYTES]; /* "": none */
	struct staff_facts facts;
	enum staff_told told;

	/* The worker: what it was given, and what came of it. */
	enum staff_job job;
	pthread_t worker;
	bool has_worker;
	atomic_bool is_done;
	int64_t look_ms, begun_ms;
	const struct app_options *options;
	char site[128];
	bool has_day; /* the clock is set */
	int day;
	bool is_right;
	enum staff_told came_to;
	struct pack *loaded;
	int count;
};

/* The job on a worker; nothing while there is one. */
void staff_work(struct app *app, enum staff_job job);

/* Leaves the PIN: the visitor finds the page as it was. */
void staff_return(struct app *app);

/* Seconds until staff's page goes by itself; asks for the next one to be shown. */
int staff_seconds_left(struct app *app);

/* Looks everything up. Milliseconds. */
void staff_look(struct app *app);

/* The sentence in staff's language, with {name} filled in; lent by the page. */
const char *staff_fill(
	const struct app *app, const char *english, const char *name, const char *value);

/* A count as it may be shown: "<10" for all that are smaller. Lent by the page. */
const char *staff_count_text(const struct app *app, int64_t count);

/* What the last thing that was done came to, and whether it is good; NULL: nothing was. Lent by the page. */
const char *staff_told_text(const struct app *app, bool *is_good);
