// SPDX-License-Identifier: GPL-3.0-or-later
/* What an editor should know before a pack is built: the warnings that need the whole site, and how
 * far each language is. */
#pragma once
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

struct catalogue;
struct site;

/* Adds the warnings; `catalogues` holds one a language of the site, NULL for the source language.
 * `now` is in seconds since 1970: facts that were not checked for a year are named. */
void check_site(struct site *site, struct catalogue *const *catalogues, int64_t now);

/* Adds what is an error only in a pack, such as more entries than it has room for. Build and check
 * both do it. */
void check_limits(struct site *site);

/* Prints problems and languages for a person, or as one JSON object: {"errors": [{"file", "line",
 * "text"}], "warnings": […], "languages": [{"tag", "translated", "fuzzy", "untranslated",
 * "unchecked"}]}. */
void check_print(const struct site *site, struct catalogue *const *catalogues, FILE *out);
void check_print_json(const struct site *site, struct catalogue *const *catalogues, FILE *out);
