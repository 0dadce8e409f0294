// SPDX-License-Identifier: GPL-3.0-or-later
/* Packs of large invented sites, made by large_site.py and foyer-pack, kept in the build folder. */
#pragma once
#include <stdbool.h>

struct err;

struct large {
	int services, languages;
	char pack[512];
	double build_s, build_mb; /* what foyer-pack took for it: wall clock, most memory at once */
};

/* Makes the pack, signed with the demo's key, unless it is there and no older than foyer-pack and
 * the generator. What it took is kept beside it. */
bool large_make(struct large *large, struct err *err);

/* What foyer-pack takes for a site folder; the pack goes to `pack`. */
bool large_build(
	const char *site, const char *pack, double *seconds, double *most_mb, struct err *err);
