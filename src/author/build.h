// SPDX-License-Identifier: GPL-3.0-or-later
/* From a site folder to a signed pack, and the checks on the way. */
#pragma once
#include <stdbool.h>

struct catalogue;
struct err;
struct site;

struct build_options {
	const char *output;     /* the pack; its signature stands beside it in <output>.minisig */
	const char *key;        /* the secret key's file; NULL: unsigned */
	const char *font_cache; /* folder of subset fonts; NULL: none */
	const char *office_key; /* public key file whose fingerprint the pack expects; NULL: the site says */
};

/* Writes the pack of a site without errors under another name, signs it, and only then renames both.
 * A signature of an earlier pack is taken away where there is no key. The same site, time and fonts
 * give the same bytes. */
bool build_pack(struct site *site, struct catalogue *const *catalogues,
	const struct build_options *options, struct err *err);
