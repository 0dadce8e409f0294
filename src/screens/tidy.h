// SPDX-License-Identifier: GPL-3.0-or-later
/* Tidies the store of sign-ups once a session is over (intake/signups.h), on a thread of its own: the
 * next person's screen never waits for it. A session without a sign-up starts nothing. */
#pragma once

struct signups;
struct tidy;

/* `signups` is lent for its life; NULL: there is never anything to tidy. */
struct tidy *tidy_create(struct signups *signups);

/* Waits until what was begun is done. NULL is fine. */
void tidy_destroy(struct tidy *tidy);

/* A sign-up was begun: the end of this session has something to tidy. */
void tidy_expect(struct tidy *tidy);

/* The session is over. Returns at once; nothing happens unless something was expected. Where the last
 * one is still under way the same thread goes round once more. */
void tidy_begin(struct tidy *tidy);
