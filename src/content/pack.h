// SPDX-License-Identifier: GPL-3.0-or-later
/* A pack: the site's content in one signed, read-only file.
 *
 * The signature in <path>.minisig is checked first; it vouches for a list of hashes at the end of the
 * file (content/hashes.h), and with that each part of the file is verified when it is read, before
 * anybody sees it. So opening, and what is shown first, take as long for a large pack as for a small
 * one. What was read once is kept in memory of our own: what happens to the file afterwards does not
 * matter. A pack without such a list is read and verified as a whole.
 *
 * A pack belongs to one thread at a time; it may be opened in another one. Strings it lends live as
 * long as the pack. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct err;
struct pack;
struct public_key;

/* What is accepted. */
struct pack_trust {
	const struct public_key *keys;
	size_t key_count;
	bool unsigned_ok; /* a pack without .minisig, or with one of another key, opens unsigned */
	const char *site; /* only this site; NULL: any */
	int64_t min_serial; /* nothing older; 0: any */
};

/* Opens a pack, and verifies and reads all of it. NULL and one line in `err` that says what is wrong:
 * truncated, no pack, wrong signature (a byte was changed), untrusted key, older serial, another
 * site, newer schema, signature file missing. */
struct pack *pack_open(const char *path, const struct pack_trust *trust, struct err *err);

/* The same, but reads and verifies only what is asked for. What turns out to be changed, or cannot be
 * read any more, then reads as not there, and pack_state() says so at once: such a pack must not be
 * shown any longer. */
struct pack *pack_open_lazily(const char *path, const struct pack_trust *trust, struct err *err);

enum pack_state {
	PACK_CHECKING, /* what was asked for is as it was signed; the rest is not known yet */
	PACK_WHOLE,    /* all was as it was signed; of a pack that is not signed, always */
	PACK_CHANGED,  /* a byte was changed, or the file cannot be read: refuse it */
};

/* Looks through the rest of the file in a thread of its own, which ends by itself. */
void pack_look_through(struct pack *pack);

/* How that stands; `err` (may be NULL) says why it is PACK_CHANGED. pack_wait() lets the thread come
 * to its end first. */
enum pack_state pack_state(const struct pack *pack, struct err *err);
enum pack_state pack_wait(struct pack *pack, struct err *err);

/* Bytes of the file that were asked for and are kept. */
size_t pack_kept_bytes(const struct pack *pack);

void pack_close(struct pack *pack);

bool pack_is_signed(const struct pack *pack); /* by one of the trusted keys */
int64_t pack_serial(const struct pack *pack); /* UTC seconds of its build */
const char *pack_site(const struct pack *pack);
const char *pack_site_name(const struct pack *pack); /* in the source language */
const char *pack_host_name(const struct pack *pack); /* in the host language */
const char *pack_source_language(const struct pack *pack);
const char *pack_host_language(const struct pack *pack);
const char *pack_time_zone(const struct pack *pack);
const char *pack_country(const struct pack *pack);    /* ISO 3166; "" if not said */
const char *pack_office_key(const struct pack *pack); /* NULL: none */
int64_t pack_built(const struct pack *pack);          /* noon UTC of that day */
int64_t pack_expires(const struct pack *pack);        /* noon UTC of the last day; 0: never */
bool pack_position(const struct pack *pack, double *latitude, double *longitude);
size_t pack_size(const struct pack *pack); /* bytes of the file */

struct pack_language {
	const char *tag;  /* BCP 47 */
	int64_t checked;  /* noon UTC of the day a person checked all of it; 0: nobody did */
	bool is_complete; /* every text of the pack is there */
};

size_t pack_language_count(const struct pack *pack);
const struct pack_language *pack_language_at(
	const struct pack *pack, size_t i); /* Welcome's order */
bool pack_has_language(const struct pack *pack, const char *tag);

/* The font `face` (text/face.h) of the pack, copied out of it and kept: data is lent until
 * pack_font_release() was called as often as pack_font() gave it; then it stays until room is
 * needed (PACK_FONT_BYTES, least recently used first). False if the pack has no such face. */
#define PACK_FONT_BYTES (24u << 20)
bool pack_font(struct pack *pack, const char *face, const void **data, size_t *len);
void pack_font_release(struct pack *pack, const char *face);

/* Frees every font that was lent, whoever has it: nobody may use one any more. */
void pack_forget_fonts(struct pack *pack);

/* Picture `id`: w × h pixels 0xAARRGGBB, straight alpha, the caller's to free. NULL if the pack has
 * none, or it cannot be read. */
uint32_t *pack_image(struct pack *pack, const char *id, int *w, int *h);

/* Word `i` of those that a visitor may type by their sound, and its pinyin letters (lower case, ü as
 * v), sorted by letters, the more frequent word first; false after the last. They are read once and
 * lent as long as the pack. A pack without Chinese has none. */
bool pack_pinyin_word(struct pack *pack, size_t i, const char **word, const char **letters);
