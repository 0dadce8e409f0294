// SPDX-License-Identifier: GPL-3.0-or-later
/* Sign-ups on the terminal, for the person at the desk. Everything a visitor typed is written by
 * plain_line(). */
#pragma once
#include <stddef.h>
#include <stdio.h>

struct clerk;
struct entry;

/* A line for each: reference, day, kiosk, language, programme, day of deletion, name. */
void view_list(const struct clerk *clerk, const struct entry *entries, size_t count, FILE *out);

/* All of one; names in Latin letters too where they are in others. */
void view_entry(const struct clerk *clerk, const struct entry *entry, FILE *out);

/* "K4-286 (hall-1), 2026-11-19, german-a1", to tell two apart. */
const char *view_label(const struct clerk *clerk, const struct entry *entry);
