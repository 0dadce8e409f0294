// SPDX-License-Identifier: GPL-3.0-or-later
/* Sign-ups for other programs and for paper. What is made is personal data in the clear: it goes
 * where the clerk says and nowhere else. README.md tells the columns and names. */
#pragma once
#include <stddef.h>

struct clerk;
struct entry;
struct str;

/* CSV (RFC 4180) for spreadsheets, with a byte order mark, by which they know that it is UTF-8; no
 * field is a formula (plain.h). */
void export_csv(
	const struct clerk *clerk, const struct entry *entries, size_t count, struct str *out);

/* A JSON array, in ASCII: whatever was typed is escaped, so that nothing of it acts on a terminal. */
void export_json(
	const struct clerk *clerk, const struct entry *entries, size_t count, struct str *out);

/* One page of HTML 5 without scripts and without anything loaded, to read and to print; a sheet is not
 * broken within a sign-up where it fits on one. */
void export_html(
	const struct clerk *clerk, const struct entry *entries, size_t count, struct str *out);
