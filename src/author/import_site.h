// SPDX-License-Identifier: GPL-3.0-or-later
/* Writes the files of an import into a site folder, as often as there is new input, and keeps what an
 * editor changed there in between. SITE/.import/ holds each file as the last import wrote it, so that
 * it is known who changed what:
 *   - the editor did not touch the file: it is replaced;
 *   - the input did not change: the editor's stays;
 *   - both changed: .json, .md and .po files are merged (author/import_merge.h), of any other the
 *     editor's stays, and the report says so;
 *   - the input has it no more: it goes where the editor did not touch it, else it stays and the report
 *     says so; what the editor took away stays away.
 * A file that no import wrote is never touched. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

struct err;
struct import_report;
struct import_site;

/* Nothing is read or written yet; `folder` is copied. */
struct import_site *import_site_open(const char *folder);

/* Adds one file of the import, or replaces what was put under that path before. `path` is relative to
 * the site folder and made of names with / between ("articles/x.md"); both are copied. Aborts on a
 * path that leaves the folder. */
void import_site_put(struct import_site *site, const char *path, const char *bytes, size_t len);

/* Brings all of it into the folder, which is made if it is missing: everything is written under other
 * names and synced before the first file is renamed. Adds to `report` what was not taken over. False
 * and the site as it was where it cannot be read or written, or another import is at work in it.
 * Called once; the same files put again give the same site. */
bool import_site_commit(struct import_site *site, struct import_report *report, struct err *err);

/* Frees; what was not committed is forgotten. */
void import_site_close(struct import_site *site);
