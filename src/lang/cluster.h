// SPDX-License-Identifier: GPL-3.0-or-later
/* The end of a text that someone is typing: its last grapheme cluster (UAX 29), composed (NFC) and
 * taken back. What is typed lives in the caller's struct str, which wipes itself, and on our
 * stack, which is wiped before returning. */
#pragma once
#include <stddef.h>
#include <stdint.h>

struct str;

/* Byte offset at which the last cluster of the text starts; 0 for an empty text. */
size_t cluster_last(const char *utf8, size_t len);

/* Brings what starts at byte `from` of the text into NFC. */
void cluster_compose(struct str *text, size_t from);

/* The canonical decomposition (NFD) of `len` bytes into out, at most `max` code points (longer
 * text is cut). Returns how many. */
size_t cluster_decompose(const char *utf8, size_t len, uint32_t *out, size_t max);

/* Cuts the text to its first `len` bytes and wipes the rest. */
void cluster_cut(struct str *text, size_t len);
