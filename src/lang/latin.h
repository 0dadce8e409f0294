// SPDX-License-Identifier: GPL-3.0-or-later
/* Names in Latin letters, for colleagues who cannot read the script. Made by rule (ICU's
 * transliterators, for some languages those of BGN/PCGN), never how a person spells their own name:
 * whoever shows it says so. */
#pragma once

struct arena;

/* The text in plain Latin letters, each word with a capital; `lang` (BCP 47) chooses between ways to
 * write a script, and may be NULL. NULL where there is nothing to do (no letter but Latin ones) or ICU
 * knows no way (Tibetan, Khmer, Lao). Lent from the arena. */
char *latin_text(struct arena *arena, const char *lang, const char *utf8);
