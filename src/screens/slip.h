// SPDX-License-Identifier: GPL-3.0-or-later
/* What the page on screen prints: the same texts, from the same pack and the same words, in the
 * visitor's language and in the office's, so that whoever reads the paper next understands it too. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct app;
struct arena;
struct err;
struct slip;

/* Whether the page on screen has something to print: a service, an article that is shown in a
 * language, My list with an entry, Help. */
bool slip_is_here(const struct app *app);

/* Names that slip within the session, for job_copy(): screen, id, language of the text, the list's
 * entries. Never 0. */
uint64_t slip_what(const struct app *app);

/* The slip of the page, lent by `arena`, which the caller wipes: a list is personal. `copy` 0: the
 * first; 1 … 3: it says that it is a copy. NULL and `err` where slip_is_here() says no. */
const struct slip *slip_here(struct app *app, struct arena *arena, int copy, struct err *err);

/* What a visitor can take along when the printer fails. */
struct slip_instead {
	const char *qr; /* the bytes of the slip's code; "" where it has none */
	size_t qr_len;
	const char *number_label, *number; /* to write down; "" where there is none */
};

/* Of the page on screen, in the visitor's language; lent by the page. */
struct slip_instead slip_instead(struct app *app);
