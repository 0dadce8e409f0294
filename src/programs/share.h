// SPDX-License-Identifier: GPL-3.0-or-later
/* The files that belong to the program and lie beside it: <where bin/ is>/share/foyer. */
#pragma once
#include <stdbool.h>

struct err;

/* Opens the catalogues there (lang/catalog.h); before the first thread. */
bool share_open_catalogs(struct err *err);
