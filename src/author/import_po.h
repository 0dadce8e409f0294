// SPDX-License-Identifier: GPL-3.0-or-later
/* PO files in memory, for the imports: libgettextpo reads and writes files only, and tells its errors
 * to one handler for the whole program. */
#pragma once
#include <gettext-po.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* NULL where the bytes are no PO file; else freed with po_file_free(). */
po_file_t import_po_read(const char *bytes, size_t len);

/* Appends the file as PO tools write it. */
void import_po_write(po_file_t file, struct str *out);

/* A new message for the start of a file: the header of a catalogue of `lang` that no person has
 * checked. */
po_message_t import_po_header(const char *project, const char *lang);
