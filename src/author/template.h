// SPDX-License-Identifier: GPL-3.0-or-later
/* What translators begin with: every text of a site as a PO template. */
#pragma once
#include <stdbool.h>

struct err;
struct site;

/* Writes the template to `path`, "-" is standard output; sorted by file and line. The same site gives
 * the same bytes. */
bool template_write(const struct site *site, const char *path, struct err *err);
