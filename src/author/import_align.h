// SPDX-License-Identifier: GPL-3.0-or-later
/* Which blocks of a page are which in another language, where nobody translated block by block. */
#pragma once
#include <stddef.h>

struct pieces;

/* The blocks of the translation that stand for one block of the source: start to end, end exclusive, maybe
 * none. Taken in the order of the source they are all blocks of the translation, each once, in their
 * order: whatever the alignment, a page reads in full and in the order of its own language. */
struct import_stretch {
	size_t start, end;
};

/* Finds the cheapest pairing (after Gale and Church, "A Program for Aligning Sentences in Bilingual
 * Corpora", 1993: one to one, one to none, one to two or three and back), by kind, by length, and by what
 * is the same in every language: telephone numbers, addresses, targets of links, figures, names.
 * Writes one stretch a block of `source`, which has at least one; none where it has none. */
void import_align(
	const struct pieces *source, const struct pieces *target, struct import_stretch *stretches);
