// SPDX-License-Identifier: GPL-3.0-or-later
/* A contact as MECARD, NTT DOCOMO's short form for codes ("Phonebook registration function" of its
 * barcode pages): half as long as a vCard, so its code has fewer and larger modules. */
#pragma once

struct arena;
struct vcard;

/* The text, lent from the arena; NULL where a telephone would keep less of it than of the vCard, or
 * something else. MECARD has no field for an organization (one called like the contact adds nothing),
 * a position, a second number or the pause before an extension; readers turn a name round at its
 * comma, and cut an address at each. The number loses its spaces and brackets, nothing else is changed:
 * the seven parts of the address are those of the vCard. */
const char *mecard_text(struct arena *arena, const struct vcard *card);

/* What a code for the contact holds: the MECARD where there is one and it is shorter, else the vCard
 * 3.0. Lent from the arena. */
const char *mecard_or_vcard(struct arena *arena, const struct vcard *card);
