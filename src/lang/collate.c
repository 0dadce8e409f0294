// SPDX-License-Identifier: GPL-3.0-or-later
// One collator, open for the language asked last: lists are sorted one language at a time.
#include "lang/collate.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ucol.h>

#include "lang/locale.h"

static UCollator *collator(const char *lang) {
	static UCollator *kept;
	static const char *kept_id;
	const char *id = locale_base(lang);
	if (!kept || kept_id != id) {
		UErrorCode status = U_ZERO_ERROR;
		if (kept) {
			ucol_close(kept);
		}
		kept = ucol_open(id, &status);
		kept_id = id;
		if (U_FAILURE(status)) {
			abort(); // ICU without its data
		}
		ucol_setAttribute(kept, UCOL_NUMERIC_COLLATION, UCOL_ON, &status);
	}
	return kept;
}

int collate_compare(const char *lang, const char *a, const char *b) {
	UErrorCode status = U_ZERO_ERROR;
	int order = ucol_strcollUTF8(collator(lang), a, -1, b, -1, &status);
	return order ? order : strcmp(a, b);
}

static int compare(const void *a, const void *b, void *lang) {
	return collate_compare(lang, *(const char *const *)a, *(const char *const *)b);
}

void collate_sort(const char *lang, const char **strings, size_t count) {
	qsort_r(strings, count, sizeof *strings, compare, (void *)lang);
}
