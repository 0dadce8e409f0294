// SPDX-License-Identifier: GPL-3.0-or-later
/* A small real pack for tests, written with the schema as foyer-pack writes one: English (the
 * source language) and Arabic, German and Thai besides if asked for. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

struct public_key;

struct sample {
	const char *site;    /* NULL: weidental */
	int64_t serial;      /* 0: SAMPLE_SERIAL */
	int page_bytes;      /* 0: as the schema says */
	bool is_large;       /* four languages, German the host language */
	bool has_no_list;    /* signed as a whole, without a list of hashes */
	const char *crowd;   /* SQL run before the directory is written */
	const char *more;    /* SQL run at the end */
	const char *comment; /* in place of the right trusted comment; no list then */
};

#define SAMPLE_SERIAL 1795000000

/* Writes the pack; any failure fails the test. */
void sample_build(const char *path, const struct sample *sample);

/* Appends the list of hashes and signs it with the secret key file, as <path>.minisig. */
void sample_sign(const char *path, const struct sample *sample, const char *key_path);
