// SPDX-License-Identifier: GPL-3.0-or-later
// ICU answers for a locale without data in the language of the process default, so the default is
// set to one without a language before anything else asks. Tags go to ICU through our table
// only: ICU does not follow kmr to ku, tl to fil or prs to fa_AF.
#include "lang/locale.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unicode/uloc.h>

#include "lang/tag.h"

static char region[3] = "DE";
static unsigned generation = 1;

void locale_set_region(const char *country) {
	if (country && strlen(country) == 2 && isalpha((unsigned char)country[0]) &&
		isalpha((unsigned char)country[1])) {
		region[0] = (char)toupper((unsigned char)country[0]);
		region[1] = (char)toupper((unsigned char)country[1]);
		generation++;
	}
}

unsigned locale_generation(void) {
	return generation;
}

const char *locale_base(const char *lang) {
	static bool has_default;
	if (!has_default) {
		UErrorCode status = U_ZERO_ERROR;
		uloc_setDefault("und", &status);
		has_default = true;
	}
	const struct language *language = language_find(lang);
	return language ? language->icu : "root";
}

const char *locale_for_dates(const char *lang, char out[LOCALE_MAX_BYTES]) {
	const char *base = locale_base(lang);
	char own[4] = "";
	UErrorCode status = U_ZERO_ERROR;
	uloc_getCountry(base, own, sizeof own, &status);
	if (strcmp(base, "root") == 0) {
		snprintf(out, LOCALE_MAX_BYTES, "root@calendar=gregorian;numbers=latn");
	} else if (strcmp(own, "AF") == 0) {
		// fa_DE would bring Iran's month names; rg keeps Afghanistan's.
		snprintf(out, LOCALE_MAX_BYTES, "%s@calendar=gregorian;numbers=latn;rg=%c%czzzz",
			base, tolower(region[0]), tolower(region[1]));
	} else if (own[0] != '\0') {
		snprintf(out, LOCALE_MAX_BYTES, "%s@calendar=gregorian;numbers=latn", base);
	} else {
		snprintf(out, LOCALE_MAX_BYTES, "%s_%s@calendar=gregorian;numbers=latn", base,
			region);
	}
	return out;
}
