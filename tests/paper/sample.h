// SPDX-License-Identifier: GPL-3.0-or-later
/* Slips to test with: one contact, in languages of every kind of script. */
#pragma once
#include <stddef.h>

struct slip;

/* The languages there are samples in, NULL after the last. */
extern const char *const sample_langs[];

/* The sample in `lang` beside German; lent until the next call. The QR code holds sample_code(). */
const struct slip *sample_slip(const char *lang);
const char *sample_code(size_t *len);

/* What the visitor reads on it, in logical order, a sentence each; NULL after the last. */
const char *const *sample_sentences(const char *lang);
