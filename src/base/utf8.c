// SPDX-License-Identifier: GPL-3.0-or-later
// Decoding by the table of RFC 3629 section 4: the second byte's range depends on the first.
#include "base/utf8.h"

static int sequence_length(unsigned char lead) {
	if (lead < 0x80) {
		return 1;
	}
	if (lead >= 0xC2 && lead <= 0xDF) {
		return 2;
	}
	if (lead >= 0xE0 && lead <= 0xEF) {
		return 3;
	}
	return lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
}

static bool second_is_allowed(unsigned char lead, unsigned char second) {
	switch (lead) {
	case 0xE0: return second >= 0xA0;
	case 0xED: return second <= 0x9F;
	case 0xF0: return second >= 0x90;
	case 0xF4: return second <= 0x8F;
	default: return true;
	}
}

uint32_t utf8_next(const char *data, size_t len, size_t *at) {
	const unsigned char *p = (const unsigned char *)data + *at;
	int count = sequence_length(p[0]);
	if (!count || *at + (size_t)count > len || (count > 1 && !second_is_allowed(p[0], p[1]))) {
		(*at)++;
		return UTF8_BAD;
	}
	uint32_t code = count == 1 ? p[0] : p[0] & (0x7Fu >> count);
	for (int i = 1; i < count; i++) {
		if ((p[i] & 0xC0) != 0x80) {
			(*at)++;
			return UTF8_BAD;
		}
		code = code << 6 | (p[i] & 0x3F);
	}
	*at += (size_t)count;
	return code;
}

size_t utf8_put(uint32_t code, char *out) {
	if (code < 0x80) {
		out[0] = (char)code;
		return 1;
	}
	size_t count = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
	static const unsigned char leads[] = {0, 0, 0xC0, 0xE0, 0xF0};
	for (size_t i = count; i-- > 1; code >>= 6) {
		out[i] = (char)(0x80 | (code & 0x3F));
	}
	out[0] = (char)(leads[count] | code);
	return count;
}

bool utf8_is_valid(const char *data, size_t len, size_t *bad) {
	for (size_t at = 0; at < len;) {
		size_t start = at;
		if (utf8_next(data, len, &at) == UTF8_BAD) {
			if (bad) {
				*bad = start;
			}
			return false;
		}
	}
	return true;
}
