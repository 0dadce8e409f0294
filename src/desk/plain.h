// SPDX-License-Identifier: GPL-3.0-or-later
/* Foreign text made harmless for where it goes. Visitors may type anything: bidi overrides, stacked
 * marks, control bytes, spreadsheet formulas. Every character of theirs stays to be seen. */
#pragma once
#include <stddef.h>

struct arena;
struct str;

/* For a terminal, on one line: control characters (C0, DEL, C1), line and paragraph separators, bidi
 * controls, other characters that are never seen and bytes that are no UTF-8 are written as <U+202E>
 * and <0xFF>, and so are marks beyond the eighth on one letter. Lent from the arena. */
const char *plain_line(struct arena *arena, const char *text);

/* Appends a field of a CSV file (RFC 4180): always quoted, quotes doubled. What a spreadsheet would
 * take for a formula (it begins with = + - @ tab or carriage return, after any blanks) gets an
 * apostrophe in front (OWASP, "CSV injection"); control characters and bidi controls are written as
 * for a terminal. */
void plain_csv(struct str *out, const char *text);

/* Appends text of an HTML page: & < > " ' as entities, the rest as for a terminal. */
void plain_html(struct str *out, const char *text);
