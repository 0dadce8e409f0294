// SPDX-License-Identifier: GPL-3.0-or-later
/* Wrong PINs, counted so that nobody finds the right one by trying: after each a longer wait, after
 * five in a row ten minutes.
 *
 * The count is on the disk before a PIN is looked at: whoever pulls the plug has used that try. No
 * clock of the day is asked. A wait is served while the program runs, by its owner's milliseconds, and
 * begins anew with the program: neither a restart nor a clock that is set shortens it. Where the count
 * cannot be written one wrong PIN is enough for the ten minutes. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

struct lockout;

#define LOCKOUT_TRIES 5
#define LOCKOUT_MS 600000

/* `path` holds one number and a newline: wrong PINs since the last right one. No such file is 0;
 * anything else in it counts as five. NULL: nothing is kept over a restart. `now_ms` as clock_ms(). */
struct lockout *lockout_open(const char *path, int64_t now_ms);
void lockout_close(struct lockout *lockout); /* NULL is fine */

/* Until the next PIN is looked at; 0: now. */
int64_t lockout_wait_ms(const struct lockout *lockout, int64_t now_ms);

/* Wrong PINs left until the ten minutes; 0: they have begun. */
int lockout_tries(const struct lockout *lockout);

/* Counts the try, waits until that is on the disk, and only then looks whether `digits` are the PIN of
 * `hash`; a right one ends the count. False at once while there is a wait. Takes as long as pin_verify()
 * and two syncs: for a worker, one at a time, and nobody else may touch `lockout` meanwhile. */
bool lockout_verify(struct lockout *lockout, const char *hash, const char *digits, int64_t now_ms);
