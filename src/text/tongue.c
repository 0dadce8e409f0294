// SPDX-License-Identifier: GPL-3.0-or-later
// ICU's likely subtags tell the script of a language that does not name it.
#include "text/tongue.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/uloc.h>
#include <unicode/uscript.h>

static int default_script(const char *locale) {
	char full[ULOC_FULLNAME_CAPACITY], script[ULOC_SCRIPT_CAPACITY];
	UErrorCode status = U_ZERO_ERROR;
	uloc_addLikelySubtags(locale, full, sizeof full, &status);
	uloc_getScript(U_SUCCESS(status) ? full : locale, script, sizeof script, &status);
	if (U_FAILURE(status) || !script[0]) {
		return USCRIPT_LATIN;
	}
	int code = u_getPropertyValueEnum(UCHAR_SCRIPT, script);
	if (code == USCRIPT_SIMPLIFIED_HAN || code == USCRIPT_TRADITIONAL_HAN ||
		code == USCRIPT_JAPANESE || strcmp(script, "Hans") == 0 ||
		strcmp(script, "Hant") == 0 || strcmp(script, "Jpan") == 0) {
		return USCRIPT_HAN;
	}
	if (strcmp(script, "Kore") == 0) {
		return USCRIPT_HANGUL;
	}
	return code < 0 ? USCRIPT_LATIN : code;
}

static bool keeps_dot(const char *locale) {
	static const char *const tags[] = {"tr", "az", "crh", "tt", "kk", "gag"};
	char language[ULOC_LANG_CAPACITY];
	UErrorCode status = U_ZERO_ERROR;
	uloc_getLanguage(locale, language, sizeof language, &status);
	for (size_t i = 0; U_SUCCESS(status) && i < sizeof tags / sizeof *tags; i++) {
		if (strcmp(language, tags[i]) == 0) {
			return true;
		}
	}
	return false;
}

void tongue_init(struct tongue *tongue, const char *tag) {
	*tongue = (struct tongue){.tag = mem_copy_string(tag)};
	UErrorCode status = U_ZERO_ERROR;
	uloc_forLanguageTag(tag, tongue->locale, sizeof tongue->locale, NULL, &status);
	if (U_FAILURE(status) || status == U_STRING_NOT_TERMINATED_WARNING) {
		tongue->locale[0] = '\0';
	}
	tongue->hb = hb_language_from_string(tag, -1);
	/* ICU has no likely script for Rohingya. */
	tongue->script =
		strcmp(tag, "rhg") == 0 ? USCRIPT_HANIFI_ROHINGYA : default_script(tongue->locale);
	tongue->is_rtl = uscript_isRightToLeft((UScriptCode)tongue->script);
	tongue->is_dotted = keeps_dot(tongue->locale);
	tongue->habit = face_habit(tag);
}

void tongue_finish(struct tongue *tongue) {
	if (tongue->lines) {
		ubrk_close(tongue->lines);
	}
	if (tongue->clusters) {
		ubrk_close(tongue->clusters);
	}
	free(tongue->tag);
	*tongue = (struct tongue){0};
}
