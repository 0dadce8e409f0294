// SPDX-License-Identifier: GPL-3.0-or-later
/* Pictures of the articles: decoded here, so that the kiosk carries no image decoder, and stored as
 * deflated pixels. */
#pragma once
#include <stdbool.h>

struct db;
struct err;
struct site;

/* Writes the rows of `images`: each picture that an article shows, once. */
bool picture_write_all(struct db *db, struct site *site, struct err *err);
