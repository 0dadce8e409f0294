// SPDX-License-Identifier: GPL-3.0-or-later
/* Which characters of a font can set off nothing in a feature of its OpenType tables, whatever
 * stands beside them. HarfBuzz spends a fifth of its time on Latin and Cyrillic text looking for
 * marks to compose that are not there; a feature that all characters of an item are quiet in is
 * left out of its plan, and the glyphs are the same. */
#pragma once
#include <hb.h>
#include <stdbool.h>
#include <stdint.h>

enum quiet_feature {
	QUIET_CCMP = 1 << 0,
	QUIET_CALT = 1 << 1,
	QUIET_MARKS = 1 << 2, /* mark and mkmk; only beside QUIET_CCMP, which may make marks */
	QUIET_ALL = QUIET_CCMP | QUIET_CALT | QUIET_MARKS,
};

/* The quiet_feature bits of each glyph; 0 for those of marks, of no character, and where nothing is
 * known. Holds for glyphs of characters, in the scripts that HarfBuzz shapes by its default or its
 * Arabic rules. *count becomes the number of glyphs; the caller frees. */
uint8_t *quiet_glyphs(hb_face_t *face, unsigned *count);
