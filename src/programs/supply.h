// SPDX-License-Identifier: GPL-3.0-or-later
/* Where foyer's packs come from: which keys are trusted, which file is opened, and whether a newer
 * one has come. */
#pragma once
#include <stdbool.h>

#include "content/pack.h"
#include "screens/app.h"
#include "seal/key.h"

#define SUPPLY_KEYS_MAX 9 /* --trust, and eight of the configuration */

struct args;
struct config;
struct err;

struct supply {
	const struct args *args;
	struct public_key keys[SUPPLY_KEYS_MAX];
	struct pack_trust trust;
	char seen[128]; /* how the watched file looked when it was last tried */
	bool is_kept;   /* what is shown came from the shelf of --data */
};

/* Reads the trusted keys. `args` is lent for as long as the supply. False and `err` where none is
 * trusted without --unsigned, or a key cannot be read. */
bool supply_init(struct supply *supply, const struct args *args, const struct config *config,
	struct err *err);

/* Opens the pack lazily: --pack, which is put on the shelf of --data first; else what is on that
 * shelf. A refused --pack is logged where the shelf still holds one. May run in a thread of its own.
 * NULL and `err` if there is none. */
struct pack *supply_open(struct supply *supply, struct err *err);

/* The pack again if its file was replaced since it was last tried and may take its place, else NULL:
 * looked through to its end. Why one was refused is logged once. For app_options.replace; `supply` is
 * its context, as of the two below. */
struct pack *supply_replace(void *supply);

/* For app_options.confirm: what is shown was looked through and is whole. */
void supply_confirm(void *supply, const struct pack *pack);

/* For app_options.load: of the packs (*.pack) in `folder` that are signed with a trusted key and of `site`
 * the newest, if it is newer than all that --data ever had. */
enum load_end supply_load(
	void *supply, const char *folder, const char *site, struct pack **pack);

/* For app_options.give_way: what is shown turned out to be changed. The previous pack of the shelf,
 * once; else NULL. */
struct pack *supply_give_way(void *supply, const struct err *why);
