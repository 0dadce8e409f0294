// SPDX-License-Identifier: GPL-3.0-or-later
/* The packs of a data folder: packs/current.pack and packs/previous.pack with their signatures, and
 * `serial`, the highest serial that was ever in use. A pack that is older than that is refused, the
 * previous one apart: what was good yesterday is better than none. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

struct err;
struct pack;
struct pack_trust;

/* Opens current.pack, else previous.pack, lazily (content/pack.h). `trust` says keys and site; its
 * min_serial is not read. Why the current one was refused is logged. NULL and `err` if neither
 * opens: the reason of the current one. */
struct pack *shelf_open(const char *data_folder, const struct pack_trust *trust, struct err *err);

/* Opens previous.pack lazily: for when the current one turned out to be changed. */
struct pack *shelf_open_previous(
	const char *data_folder, const struct pack_trust *trust, struct err *err);

/* To be called when a pack of the shelf was found to be PACK_WHOLE: nothing older than `serial` will
 * be current from then on. What cannot be written is logged. */
void shelf_confirm(const char *data_folder, int64_t serial);

/* Puts the pack `path` (and its .minisig) on the shelf as current.pack if it verifies and its
 * serial is higher than any before; what was current becomes previous. A power cut leaves the old
 * or the new one in place. False and `err` if it is refused or cannot be written; nothing changes
 * then. */
bool shelf_promote(
	const char *data_folder, const char *path, const struct pack_trust *trust, struct err *err);

/* The highest serial in use so far, 0 if none. */
int64_t shelf_serial(const char *data_folder);
