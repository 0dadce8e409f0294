// SPDX-License-Identifier: GPL-3.0-or-later
/* Services, their places and who runs them, read from HSDS 3 JSON: one small file each that name
 * each other by id, or a full service as other systems export it, with everything nested. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

#include "author/schedule.h"

struct json_node;
struct message;
struct site;

struct organization {
	const char *id, *name, *email, *url; /* the last two may be NULL */
	const char *file;
};

struct location {
	const char *id, *name, *file;                               /* name may be NULL */
	const char *street, *city, *region, *postal_code, *country; /* each may be NULL */
	const char *address;                                        /* lines by '\n', or NULL */
	bool has_position;
	double latitude, longitude;
	int step_free;                   /* 1, 0, or -1: not said */
	const struct message *transport; /* NULL: none */
	const struct message **access;
	size_t access_count;
};

struct tags {
	const char **items;
	size_t count;
};

struct service_phone {
	const char *number;
	const struct message *description;
	struct tags languages;
	struct slots schedules;
};

struct service_cost {
	const struct message *option, *note; /* each may be NULL */
	bool has_amount;
	double amount;
	const char *currency;
};

struct service {
	const char *id, *file, *icon; /* icon may be NULL */
	int line;
	const struct message *name, *host_name, *description, *application, *fees, *eligibility;
	const char *email, *url, *assured; /* YYYY-MM-DD; each may be NULL */
	const char *keywords;              /* that search finds and nobody reads; or NULL */
	struct tags topics, languages;
	const struct organization *organization; /* may be NULL */
	const struct location *location;         /* may be NULL */
	struct service_phone *phones;
	size_t phone_count;
	struct slots schedules;
	const struct message **documents;
	size_t document_count;
	struct service_cost *costs;
	size_t cost_count;
};

/* Reads organizations/, locations/ and services/ of the site into it. */
void hsds_read(struct site *site);

/* The service that a record says, which is not added to the site's; `also_known` are the keys that
 * its owner reads itself. Never NULL; its name may be. */
struct service *hsds_read_part(
	struct site *site, const struct json_node *node, const char *id, const char *also_known);

/* Each record of the files in FOLDER/`sub`, in the order of their names, with its id. */
typedef void hsds_read_fn(struct site *site, const struct json_node *node, const char *id);
void hsds_read_folder(struct site *site, const char *sub, hsds_read_fn *read);

/* Reads one file's bytes as those of services/NAME.json (the entry of the fuzz test too). */
struct json_file;
void hsds_read_service(struct site *site, struct json_file *file, const char *id);
