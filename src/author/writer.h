// SPDX-License-Identifier: GPL-3.0-or-later
/* Writes what a site says into the tables of a pack (content/schema.h). */
#pragma once
#include <stdbool.h>
#include <stdint.h>

struct catalogue;
struct db;
struct err;
struct site;

/* Fills the database `db`, which has the schema: everything but fonts and pictures. `catalogues` holds one a
 * language of the site, NULL for the source language; `serial` is the build's time in seconds. */
bool writer_write(struct db *db, struct site *site, struct catalogue *const *catalogues,
	int64_t serial, struct err *err);
