// SPDX-License-Identifier: GPL-3.0-or-later
/* Inside the HSDS import: one service at one place, and the writers that make its entry in the site
 * out of the tables. */
#pragma once
#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

#include "author/import_hsds_date.h"
#include "author/import_hsds_table.h"
#include "base/str.h"

struct hsds_topics;

struct hsds_import {
	struct hsds hsds;
	const char *lang;                    /* of the labels: the site's source language */
	int64_t now;                         /* seconds since 1970 */
	enum date_order orders[TABLE_COUNT]; /* how the dates of each table are to be read */
	struct hsds_topics *topics;
	const char *country; /* ISO 3166, most frequent in the addresses; or NULL */
};

/* One entry on the kiosk: a service where it is offered. */
struct hsds_scope {
	struct hsds_row *service;
	struct hsds_row *place;    /* service_at_location; may be NULL */
	struct hsds_row *location; /* may be NULL */
	bool is_one_of_many;       /* the service is offered at other places too */
};

/* True if a row that names the service is about this place of it, or about all. */
bool scope_holds(
	struct hsds_import *import, const struct hsds_scope *scope, const struct hsds_row *row);

/* A date of the row's table: true and YYYY-MM-DD (or a year of our choice where it comes each year,
 * *is_yearly) in out[11]; else a problem, once a row, that names it. */
bool scope_date(struct hsds_import *import, struct hsds_row *row, const char *column,
	struct hsds_date *date);

/* Leaves the row out: an error names it, the first time. Always false. */
bool scope_refuse(struct hsds_import *import, struct hsds_row *row, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* `text` as a line of its own, "label: text" where there is a label. */
void scope_line(struct str *out, const char *label, const char *text);

/* The array "schedules"; what is no slot goes as text to `text`. */
json_t *hours_write(struct hsds_import *import, const struct hsds_scope *scope, struct str *text);

/* The array "phones"; a number that is no number goes to `text`. */
json_t *phones_write(struct hsds_import *import, const struct hsds_scope *scope, struct str *text);

/* The array "languages" of the service. */
json_t *languages_write(struct hsds_import *import, const struct hsds_scope *scope);

/* The languages of one row of another table, by the column that names it there. */
void languages_add(struct hsds_import *import, json_t *list, const char *column, const char *id);

/* A service as services/ID.json has it, without its id and topics. */
json_t *service_write(struct hsds_import *import, const struct hsds_scope *scope);

/* A location or organization as the site has it. */
json_t *location_write(struct hsds_import *import, struct hsds_row *location, const char *id);
json_t *organization_write(struct hsds_row *organization, const char *id);

/* The postal address of a location that has another one to go to, as lines; false if none. */
bool postal_write(struct hsds_import *import, const char *location, struct str *out);

/* about.md and privacy.md of a site that has none, in German or English. Lent. */
const char *page_about(const char *lang);
const char *page_privacy(const char *lang);

/* The id of a row as a file's name: itself where it can be, else its letters and a hash. */
const char *scope_id(struct hsds_import *import, const char *id);

/* ---- small helpers of the writers ---- */

/* Adds a string; nothing for NULL or "". */
void member_put(json_t *object, const char *key, const char *text);
/* The same from a column, which is then used. */
void member_take(json_t *object, const char *key, struct hsds_row *row, const char *column);
