// SPDX-License-Identifier: GPL-3.0-or-later
// One field after the other, each ended by ';', the card by one more. In values '\', ';', ':' and ',' are
// escaped; which of them a reader takes back out is not the same everywhere, hence the refusals.
#include "paper/mecard.h"

#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "paper/vcard.h"

#define MOST_DIGITS 24

static bool is_said(const char *value) {
	return value && *value;
}

static bool has_comma(const char *value) {
	return value && strchr(value, ',');
}

static const char *only_phone(const struct vcard *card) {
	const char *phone = "";
	for (size_t i = 0; i < card->phone_count; i++) {
		if (is_said(card->phones[i])) {
			phone = card->phones[i];
		}
	}
	return phone;
}

static bool has_one_phone_at_most(const struct vcard *card) {
	size_t count = 0;
	for (size_t i = 0; i < card->phone_count; i++) {
		count += is_said(card->phones[i]);
	}
	const char *phone = only_phone(card);
	size_t digits = 0;
	for (const char *at = phone; *at; at++) {
		digits += *at >= '0' && *at <= '9';
	}
	return count <= 1 && digits <= MOST_DIGITS &&
		strspn(phone, "+0123456789 ()-./") == strlen(phone);
}

static bool has_parts_with_commas(const struct vcard *card) {
	return has_comma(card->street) || has_comma(card->city) || has_comma(card->region) ||
		has_comma(card->postal_code) || has_comma(card->country);
}

static bool can_say(const struct vcard *card) {
	bool has_organization =
		is_said(card->organization) && strcmp(card->organization, card->name) != 0;
	bool has_lines = card->note && strchr(card->note, '\n');
	return !has_organization && !card->has_position && !has_comma(card->name) &&
		has_one_phone_at_most(card) && !has_parts_with_commas(card) && !has_lines;
}

static void append_value(struct str *out, const char *value) {
	for (; is_said(value); value++) {
		unsigned char c = (unsigned char)*value;
		if (strchr("\\;:,", c)) {
			str_append_char(out, '\\');
		}
		if (c >= 0x20 && c != 0x7f) {
			str_append_char(out, (char)c);
		}
	}
}

static void field(struct str *out, const char *name, const char *value) {
	if (is_said(value)) {
		str_printf(out, "%s:", name);
		append_value(out, value);
		str_append_char(out, ';');
	}
}

static void phone_field(struct str *out, const char *phone) {
	if (!*phone) {
		return;
	}
	str_append(out, "TEL:");
	for (; *phone; phone++) {
		if (strchr("+0123456789", *phone)) {
			str_append_char(out, *phone);
		}
	}
	str_append_char(out, ';');
}

/* Post box and room stay empty. */
static void address_field(struct str *out, const struct vcard *card) {
	const char *const parts[] = {NULL, NULL, card->street, card->city, card->region,
		card->postal_code, card->country};
	bool any = false;
	for (int i = 0; i < 7; i++) {
		any = any || is_said(parts[i]);
	}
	for (int i = 0; any && i < 7; i++) {
		str_append(out, i == 0 ? "ADR:" : ",");
		append_value(out, parts[i]);
	}
	str_append(out, any ? ";" : "");
}

const char *mecard_text(struct arena *arena, const struct vcard *card) {
	if (!can_say(card)) {
		return NULL;
	}
	struct str out = {0};
	str_append(&out, "MECARD:");
	field(&out, "N", card->name);
	phone_field(&out, only_phone(card));
	address_field(&out, card);
	field(&out, "EMAIL", card->email);
	field(&out, "URL", card->url);
	field(&out, "NOTE", card->note);
	str_append_char(&out, ';');
	const char *text = arena_copy(arena, out.data, out.len);
	str_finish(&out);
	return text;
}

const char *mecard_or_vcard(struct arena *arena, const struct vcard *card) {
	const char *vcard = vcard_text(arena, card, VCARD_3);
	const char *mecard = mecard_text(arena, card);
	return mecard && strlen(mecard) < strlen(vcard) ? mecard : vcard;
}
