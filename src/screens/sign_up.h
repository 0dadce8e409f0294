// SPDX-License-Identifier: GPL-3.0-or-later
/* The sign-up under way: one attempt in the store's locked memory, kept and taken back by a worker, so
 * that a slow disk never freezes the screen. The screen that asks is sign_up_page.c. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

struct app;
struct programme;
struct record;
struct sign_up;

enum sign_up_state {
	SIGN_UP_NONE,        /* nothing was begun, or it ended */
	SIGN_UP_ASKING,      /* questions and review */
	SIGN_UP_KEEPING,     /* the disk is at work */
	SIGN_UP_KEPT,        /* it is on the disk and was read back: the reference may be shown */
	SIGN_UP_FAILED,      /* it could not be kept; the answers are still there */
	SIGN_UP_TAKING_BACK, /* the disk is at work */
	SIGN_UP_TAKEN_BACK,  /* deleted on the disk */
	SIGN_UP_STILL_KEPT   /* it could not be deleted: the reference stands */
};

/* Empty; destroyed with the app. */
struct sign_up *sign_up_create(void);
void sign_up_destroy(struct sign_up *sign_up); /* waits for the worker; NULL is fine */

/* Whether this kiosk takes sign-ups now: the store is open and the clock is set. Quick. */
bool sign_up_is_open(const struct app *app);

/* Wipes what was under way and begins an attempt for the programme; looks for room on the disk first.
 * False where sign-up is closed. */
bool sign_up_begin(struct app *app, const char *programme);

/* Wipes everything of it; what is kept stays kept. */
void sign_up_end(struct app *app);

/* The same where no way back leads to it any more. */
void sign_up_leave(struct app *app);

enum sign_up_state sign_up_state(const struct app *app);

/* Whether what is under way is for this programme. */
bool sign_up_is_for(const struct app *app, const char *programme);

/* The answers, lent; NULL unless SIGN_UP_ASKING or SIGN_UP_FAILED. */
struct record *sign_up_answers(struct app *app);

/* Keeps what was answered, of fields that are answered for `programme`; nothing where the disk is at
 * work. The outcome is a state, later. */
void sign_up_keep(struct app *app, const struct programme *programme);

/* Takes back what was kept. The outcome is a state, later. */
void sign_up_take_back(struct app *app);

/* "K4-286" while it is kept, else NULL; lent. */
const char *sign_up_reference(const struct app *app);

/* Looks whether the worker is done. On a virtual clock it waits, because time stands still meanwhile. */
void sign_up_tick(struct app *app, int64_t now_ms);

/* When to look again, as clock_ms(); INT64_MAX: there is nothing to look for. */
int64_t sign_up_due_ms(const struct app *app);
