// SPDX-License-Identifier: GPL-3.0-or-later
/* Build time only: what xkb-data lacks or has wrong, by language. */
#pragma once
#include <stdint.h>

struct keyboard_table;

/* Keys added to the letter rows (one space between), NULL for most languages. */
const char *own_keys(const char *lang);
/* Further letters or letter groups for the sheet of accents. */
const char *own_accents(const char *lang);
/* Rows of our own for a language without a useful layout: three or four, NULL ends; or NULL. */
const char *const *own_rows(const char *lang);
const char *const *own_shifted(const char *lang);
/* What a code point that a layout sends is to be instead, as UTF-8; NULL: leave it. */
const char *own_replacement(const char *lang, uint32_t code);
