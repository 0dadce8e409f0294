// SPDX-License-Identifier: GPL-3.0-or-later
/* A slip as a PDF (ISO 32000-1): vectors, every font embedded as a subset, the text selectable in its
 * logical order, title, author and language set. */
#pragma once
#include <stddef.h>

struct err;
struct fontset;
struct layout;

/* The file's bytes, *len of them, the caller's to free (and to wipe where they are personal). NULL and
 * `err` when it cannot be made. */
unsigned char *pdf_create(
	struct fontset *fonts, const struct layout *layout, size_t *len, struct err *err);
