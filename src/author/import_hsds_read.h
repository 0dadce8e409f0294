// SPDX-License-Identifier: GPL-3.0-or-later
/* Inside the HSDS import: from files to tables. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

struct err;
struct hsds;

/* Adds the rows of one CSV file; `name` is how problems call it and decides the table
 * ("phones.csv"). A table HSDS does not have, and columns it does not have, become warnings. False
 * after an error that leaves the file unread. `bytes` may be freed afterwards. */
bool hsds_read_csv(struct hsds *hsds, const char *name, const char *bytes, size_t len);

/* Adds what one JSON file holds: a service, organization, location, service_at_location or taxonomy
 * term with everything nested in it, a list of these, a page of an API, or whole tables by name
 * ({"services.csv": […]}). Something else becomes a warning; false where it is no JSON. */
bool hsds_read_json(struct hsds *hsds, const char *name, const char *bytes, size_t len);

/* Reads a file, or all *.csv and *.json of a folder; folders inside are named and left out. False
 * and `err` where the path cannot be read or holds neither. */
bool hsds_read_path(struct hsds *hsds, const char *path, struct err *err);
