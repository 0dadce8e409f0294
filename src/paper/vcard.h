// SPDX-License-Identifier: GPL-3.0-or-later
/* A contact for a telephone's address book, as vCard 3.0 (RFC 2426), which telephones of every age
 * read, or 4.0 (RFC 6350). */
#pragma once
#include <stdbool.h>
#include <stddef.h>

struct arena;

enum vcard_version { VCARD_3, VCARD_4 };

/* UTF-8; what is NULL or "" is left out. */
struct vcard {
	const char *name; /* as shown in the address book; needed */
	const char *organization;
	const char *const *phones;
	size_t phone_count;
	const char *street, *city, *region, *postal_code, *country;
	const char *email, *url;
	const char *note;
	bool has_position;
	double latitude, longitude;
};

/* The text, lent from the arena: CRLF after each line, special characters escaped, long lines not
 * folded (a QR code has no line length, and readers of codes unfold badly). Control characters are
 * dropped. */
const char *vcard_text(struct arena *arena, const struct vcard *card, enum vcard_version version);
