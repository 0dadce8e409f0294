// SPDX-License-Identifier: GPL-3.0-or-later
// One property a line. In values ',' ';' '\' and line ends are escaped (RFC 2426 section 5, RFC 6350
// section 3.4); URLs and numbers are not texts and stand as they are.
#include "paper/vcard.h"

#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"

static bool is_said(const char *value) {
	return value && *value;
}

static void append_value(struct str *out, const char *value) {
	for (; is_said(value); value++) {
		unsigned char c = (unsigned char)*value;
		if (c == '\n') {
			str_append(out, "\\n");
		} else if (c == ',' || c == ';' || c == '\\') {
			str_append_char(out, '\\');
			str_append_char(out, (char)c);
		} else if (c >= 0x20 && c != 0x7f) {
			str_append_char(out, (char)c);
		}
	}
}

static void append_plain(struct str *out, const char *value) {
	for (; *value; value++) {
		if ((unsigned char)*value > 0x20 && *value != 0x7f) {
			str_append_char(out, *value);
		}
	}
}

static void line(struct str *out, const char *name, const char *value) {
	if (is_said(value)) {
		str_printf(out, "%s:", name);
		append_value(out, value);
		str_append(out, "\r\n");
	}
}

static void plain_line(struct str *out, const char *name, const char *value) {
	if (is_said(value)) {
		str_printf(out, "%s:", name);
		append_plain(out, value);
		str_append(out, "\r\n");
	}
}

static void phone_line(struct str *out, const char *number, enum vcard_version version) {
	if (!is_said(number)) {
		return;
	}
	// A telephone dials "650 403-4300,4385" with a pause before the extension; it would take the
	// letters of "ext." for digits.
	const char *extension = strstr(number, " ext. ");
	struct str dialled = {0};
	str_append_bytes(
		&dialled, number, extension ? (size_t)(extension - number) : strlen(number));
	str_printf(&dialled, "%s%s", extension ? "," : "",
		extension ? extension + strlen(" ext. ") : "");
	// In 4.0 the value is text unless it says otherwise, so that a number may keep its spaces.
	line(out, version == VCARD_3 ? "TEL;TYPE=WORK,VOICE" : "TEL;TYPE=\"work,voice\"",
		str_get(&dialled));
	str_finish(&dialled);
}

static void address_line(struct str *out, const struct vcard *card) {
	const char *const parts[] = {
		card->street, card->city, card->region, card->postal_code, card->country};
	bool any = false;
	for (int i = 0; i < 5; i++) {
		any = any || is_said(parts[i]);
	}
	if (!any) {
		return;
	}
	str_append(out, "ADR;TYPE=WORK:;"); // post box and extended address stay empty
	for (int i = 0; i < 5; i++) {
		str_append_char(out, ';');
		append_value(out, parts[i]);
	}
	str_append(out, "\r\n");
}

static void position_line(struct str *out, const struct vcard *card, enum vcard_version version) {
	if (card->has_position) {
		str_printf(out, version == VCARD_3 ? "GEO:%.5f;%.5f\r\n" : "GEO:geo:%.5f,%.5f\r\n",
			card->latitude, card->longitude);
	}
}

const char *vcard_text(struct arena *arena, const struct vcard *card, enum vcard_version version) {
	struct str out = {0};
	str_append(&out, "BEGIN:VCARD\r\n");
	str_append(&out, version == VCARD_3 ? "VERSION:3.0\r\n" : "VERSION:4.0\r\n");
	if (version == VCARD_3) {
		str_append(&out, "N:"); // needed in 3.0; a place has one name only
		append_value(&out, card->name);
		str_append(&out, ";;;;\r\n");
	}
	line(&out, "FN", card->name);
	line(&out, "ORG", card->organization);
	for (size_t i = 0; i < card->phone_count; i++) {
		phone_line(&out, card->phones[i], version);
	}
	address_line(&out, card);
	plain_line(&out, "EMAIL", card->email);
	plain_line(&out, "URL", card->url);
	line(&out, "NOTE", card->note);
	position_line(&out, card, version);
	str_append(&out, "END:VCARD\r\n");
	const char *text = arena_copy(arena, out.data, out.len);
	str_finish(&out);
	return text;
}
