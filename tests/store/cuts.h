// SPDX-License-Identifier: GPL-3.0-or-later
/* All that a power cut may leave of a recorded disk (medium.h), one state after another.
 *
 * For every operation: the cut before it, with every subset of what was not synced (all of them up to
 * CUTS_ALL_SUBSETS operations, else none, all, each left out, each alone, and seeded random ones),
 * and seeded mixtures of their sectors; and the cut in the middle of it: at every 512 bytes and one
 * byte from the edges, and with the sectors it touches spoilt. What was synced is always there. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct medium;

#define CUTS_ALL_SUBSETS 5
#define CUTS_RANDOM_SUBSETS 16
#define CUTS_RANDOM_MIXTURES 6

/* Told each state: `done` operations were begun and ended before the cut; the next one may have begun.
 * `left` is the disk, lent and free to be written to. False ends it. */
typedef bool cuts_fn(void *context, size_t done, struct medium *left);

/* Tells all states of the recorded trace, from the operation `from` on. False if `fn` was. */
bool cuts_each(
	const struct medium *recorded, size_t from, uint64_t seed, cuts_fn *fn, void *context);

/* What a cut now would leave if nothing of what is not synced were kept (`is_worst`), or all of it. */
void cuts_now(const struct medium *recorded, bool is_worst, uint64_t seed, struct medium *left);
