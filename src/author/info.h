// SPDX-License-Identifier: GPL-3.0-or-later
/* What a pack says of itself. */
#pragma once
#include <stdbool.h>
#include <stdio.h>

struct err;

/* Prints `name: value` lines. Needs no key: who must know whether to believe it asks
 * info_verify(). */
bool info_print(const char *pack, FILE *out, struct err *err);

/* Checks the pack against the public key file `trust` as a kiosk does; prints one line with its site
 * and serial. False and one line in `err` if it would be refused. */
bool info_verify(const char *pack, const char *trust, FILE *out, struct err *err);
