// SPDX-License-Identifier: GPL-3.0-or-later
/* Staff at the kiosk: who holds the logo for five seconds is asked for the PIN, and with it sees how the
 * kiosk is. While the PIN is asked the visitor's session is set aside and comes back as it was; before
 * the status page shows it is wiped. Staff's pages speak the host's language, or English.
 *
 * Ids: #logo; #pin-0 … #pin-9, #pin-back, #pin-enter, #go-on of the PIN, #pin-dots and #pin-told; of the
 * status page #staff-status, #print, #new-roll, #load-pack, #export, #receipts, #clean, #restart, #lock, and
 * #staff-told, what the last of these came to; #cleaning while the screen is cleaned. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

struct app;
struct input;
struct staff;

struct staff *staff_create(const struct app *app);
void staff_destroy(struct staff *staff); /* waits for the worker; NULL is fine */

/* One of staff's pages is on screen. */
bool staff_is_up(const struct app *app);

/* The PIN is asked: a visitor's session is set aside, and nothing of it may go on by itself. */
bool staff_is_asking(const struct app *app);

/* BCP 47: the host's, where locales/staff has it, else English. */
const char *staff_lang(const struct app *app);

/* Sees every input first. True if it is taken: nothing acts while the screen is being cleaned. */
bool staff_take(struct app *app, const struct input *input);

void staff_tick(struct app *app, int64_t now_ms);
int64_t staff_due_ms(const struct app *app); /* INT64_MAX: never */

/* Whether a worker has the store, the counters or the shelf of packs. */
bool staff_is_at_work(const struct app *app);

/* The end of the session, whoever's: what was typed is wiped, the visitor's session is in its place
 * again to be wiped with the rest. */
void staff_forget(struct app *app);

/* For journeys: a stick is in, and this is its folder. */
void staff_set_usb(struct app *app, const char *folder);
