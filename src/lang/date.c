// SPDX-License-Identifier: GPL-3.0-or-later
// ICU calendars and formatters, kept open between calls because opening one reads a page of data:
// a screen shows a few dates in one or two languages.
#include "lang/date.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ucal.h>
#include <unicode/udat.h>
#include <unicode/udatpg.h>
#include <unicode/uldnames.h>
#include <unicode/unum.h>
#include <unicode/ustring.h>

#include "base/arena.h"
#include "lang/catalog.h"
#include "lang/locale.h"
#include "lang/mark.h"
#include "lang/tag.h"

#define MAX_UNITS 256
#define MAX_ZONE_BYTES 64
#define KEPT_FORMATS 12

static int64_t floor_div(int64_t a, int64_t b) {
	return a / b - (a % b < 0);
}

static char *utf8_text(struct arena *arena, const UChar *text, int32_t len) {
	char *out = arena_alloc(arena, (size_t)len * 3 + 1);
	UErrorCode status = U_ZERO_ERROR;
	u_strToUTF8(out, len * 3 + 1, NULL, text, len, &status);
	return out;
}

bool zone_is_known(const char *zone) {
	UChar id[MAX_ZONE_BYTES], found[MAX_ZONE_BYTES];
	UBool is_system = 0;
	UErrorCode status = U_ZERO_ERROR;
	if (!zone || !zone[0] || strlen(zone) >= MAX_ZONE_BYTES) {
		return false;
	}
	u_uastrcpy(id, zone);
	ucal_getCanonicalTimeZoneID(id, -1, found, MAX_ZONE_BYTES, &is_system, &status);
	return U_SUCCESS(status) && is_system;
}

/* One calendar, open for the zone asked last. */
static UCalendar *calendar(const char *zone) {
	static UCalendar *kept;
	static char kept_zone[MAX_ZONE_BYTES];
	const char *name = zone_is_known(zone) ? zone : "UTC";
	if (!kept || strcmp(kept_zone, name) != 0) {
		UChar id[MAX_ZONE_BYTES];
		UErrorCode status = U_ZERO_ERROR;
		u_uastrcpy(id, name);
		if (kept) {
			ucal_close(kept);
		}
		kept = ucal_open(id, -1, "en_001", UCAL_GREGORIAN, &status);
		if (U_FAILURE(status)) {
			abort(); // ICU without its data: nothing of ours would work
		}
		ucal_setAttribute(kept, UCAL_SKIPPED_WALL_TIME, UCAL_WALLTIME_LAST);
		ucal_setAttribute(kept, UCAL_REPEATED_WALL_TIME, UCAL_WALLTIME_FIRST);
		snprintf(kept_zone, sizeof kept_zone, "%s", name);
	}
	return kept;
}

void civil_from_time(int64_t time, const char *zone, struct civil *civil) {
	UErrorCode status = U_ZERO_ERROR;
	UCalendar *in = calendar(zone);
	ucal_setMillis(in, (double)time * 1000, &status);
	*civil = (struct civil){
		.year = ucal_get(in, UCAL_YEAR, &status),
		.month = ucal_get(in, UCAL_MONTH, &status) + 1,
		.day = ucal_get(in, UCAL_DATE, &status),
		.hour = ucal_get(in, UCAL_HOUR_OF_DAY, &status),
		.minute = ucal_get(in, UCAL_MINUTE, &status),
		.second = ucal_get(in, UCAL_SECOND, &status),
		.weekday = (ucal_get(in, UCAL_DAY_OF_WEEK, &status) + 5) % 7,
	};
}

int64_t time_from_civil(const struct civil *civil, const char *zone) {
	UErrorCode status = U_ZERO_ERROR;
	UCalendar *in = calendar(zone);
	ucal_clear(in);
	ucal_setDateTime(in, civil->year, civil->month - 1, civil->day, civil->hour, civil->minute,
		civil->second, &status);
	return floor_div((int64_t)ucal_getMillis(in, &status), 1000);
}

/* The pattern of a date form in a language, from CLDR's skeletons where it has months. */
static void pattern_of(const struct language *language, enum date_form form, UChar out[MAX_UNITS]) {
	static const char *const figures[] = {"dd.MM.", "dd.MM.", "dd.MM.yyyy", "cccc", "MM.yyyy"};
	static const char *const kurdish[] = {
		"cccc, d MMMM", "d MMMM", "d MMMM y", "cccc", "MMMM y"};
	static const char *const english[] = {
		"EEEE d MMMM", "d MMMM", "d MMM y", "cccc", "MMMM y"};
	static const char *const skeletons[] = {
		"EEEEdMMMM", "dMMMM", "dMMMMy", "cccc", "yMMMM"};
	const char *own = !language || !language->has_names ? figures[form]
		: strcmp(language->icu, "ku") == 0          ? kurdish[form] // CLDR: root's
		: strcmp(language->icu, "en_GB") == 0       ? english[form] // no comma
							    : NULL;
	if (own) {
		u_uastrcpy(out, own);
		return;
	}
	bool is_latin = strcmp(language->script, "Latn") == 0;
	UChar skeleton[16];
	u_uastrcpy(skeleton, is_latin && form == DATE_DAY_MONTH_YEAR ? "dMMMy" : skeletons[form]);
	char id[LOCALE_MAX_BYTES];
	UErrorCode status = U_ZERO_ERROR;
	UDateTimePatternGenerator *generator =
		udatpg_open(locale_for_dates(language->tag, id), &status);
	udatpg_getBestPattern(generator, skeleton, -1, out, MAX_UNITS, &status);
	udatpg_close(generator);
}

struct kept_format {
	UDateFormat *format;
	const struct language *language;
	enum date_form form;
	unsigned generation;
	char zone[MAX_ZONE_BYTES];
};

static UDateFormat *open_format(
	const struct language *language, enum date_form form, const char *zone) {
	UChar pattern[MAX_UNITS], id[MAX_ZONE_BYTES];
	char locale[LOCALE_MAX_BYTES];
	UErrorCode status = U_ZERO_ERROR;
	pattern_of(language, form, pattern);
	u_uastrcpy(id, zone);
	UDateFormat *format = udat_open(UDAT_PATTERN, UDAT_PATTERN,
		locale_for_dates(language ? language->tag : NULL, locale), id, -1, pattern, -1,
		&status);
	if (U_FAILURE(status)) {
		abort();
	}
	return format;
}

/* The formatter, open; the one put in longest ago makes room. */
static UDateFormat *format_for(const char *lang, enum date_form form, const char *zone) {
	static struct kept_format kept[KEPT_FORMATS];
	static size_t next;
	const struct language *language = language_find(lang);
	const char *name = zone_is_known(zone) ? zone : "UTC";
	for (size_t i = 0; i < KEPT_FORMATS; i++) {
		const struct kept_format *k = &kept[i];
		if (k->format && k->language == language && k->form == form &&
			k->generation == locale_generation() && strcmp(k->zone, name) == 0) {
			return k->format;
		}
	}
	struct kept_format *k = &kept[next];
	next = (next + 1) % KEPT_FORMATS;
	if (k->format) {
		udat_close(k->format);
	}
	*k = (struct kept_format){
		open_format(language, form, name), language, form, locale_generation(), ""};
	snprintf(k->zone, sizeof k->zone, "%s", name);
	return k->format;
}

static const char *catalog_weekday(const char *lang, int weekday) {
	static const char *const names[] = {N_("Monday"), N_("Tuesday"), N_("Wednesday"),
		N_("Thursday"), N_("Friday"), N_("Saturday"), N_("Sunday")};
	return catalog_text(lang, names[weekday % 7]);
}

char *date_text(struct arena *arena, const char *lang, int64_t time, const char *zone,
	enum date_form form) {
	UChar text[MAX_UNITS];
	UErrorCode status = U_ZERO_ERROR;
	int32_t len = udat_format(
		format_for(lang, form, zone), (double)time * 1000, text, MAX_UNITS, NULL, &status);
	const struct language *language = language_find(lang);
	if (language && language->has_names) {
		return utf8_text(arena, text, len);
	}
	struct civil civil;
	civil_from_time(time, zone, &civil);
	const char *weekday = catalog_weekday(lang, civil.weekday);
	if (form == DATE_WEEKDAY) {
		return arena_string(arena, weekday);
	}
	const char *figures = utf8_text(arena, text, len);
	return form == DATE_WEEKDAY_DAY_MONTH ? arena_printf(arena, "%s %s", weekday, figures)
					      : arena_string(arena, figures);
}

char *clock_text(struct arena *arena, int hour, int minute) {
	return arena_printf(arena, "%02d:%02d", hour, minute);
}

const char *weekday_text(struct arena *arena, const char *lang, int weekday, bool is_short) {
	const struct language *language = language_find(lang);
	if (!language || !language->has_names) {
		return arena_string(arena, catalog_weekday(lang, weekday));
	}
	UChar text[MAX_UNITS];
	UErrorCode status = U_ZERO_ERROR;
	int32_t len = udat_getSymbols(format_for(lang, DATE_WEEKDAY, "UTC"),
		is_short ? UDAT_STANDALONE_SHORT_WEEKDAYS : UDAT_STANDALONE_WEEKDAYS,
		(weekday + 1) % 7 + 1, text, MAX_UNITS, &status);
	return utf8_text(arena, text, len);
}

char *number_text(struct arena *arena, const char *lang, double number, int decimals) {
	char id[LOCALE_MAX_BYTES];
	UChar text[MAX_UNITS];
	UErrorCode status = U_ZERO_ERROR;
	UNumberFormat *format =
		unum_open(UNUM_DECIMAL, NULL, 0, locale_for_dates(lang, id), NULL, &status);
	if (U_FAILURE(status)) {
		abort();
	}
	unum_setAttribute(format, UNUM_MIN_FRACTION_DIGITS, decimals);
	unum_setAttribute(format, UNUM_MAX_FRACTION_DIGITS, decimals);
	unum_setAttribute(format, UNUM_ROUNDING_MODE, UNUM_ROUND_HALFUP);
	int32_t len = unum_formatDouble(format, number, text, MAX_UNITS, NULL, &status);
	unum_close(format);
	return utf8_text(arena, text, U_SUCCESS(status) ? len : 0);
}

/* ICU's name for a tag in a locale into `out`; 0 where it has none. */
static int32_t name_of(const char *tag, const char *in, UChar out[MAX_UNITS]) {
	UDisplayContext contexts[] = {UDISPCTX_DIALECT_NAMES,
		UDISPCTX_CAPITALIZATION_FOR_UI_LIST_OR_MENU, UDISPCTX_NO_SUBSTITUTE};
	UErrorCode status = U_ZERO_ERROR;
	char id[ULOC_FULLNAME_CAPACITY];
	uloc_forLanguageTag(tag, id, sizeof id, NULL, &status);
	ULocaleDisplayNames *names = uldn_openForContext(in, contexts, 3, &status);
	int32_t len = uldn_localeDisplayName(names, id, out, MAX_UNITS, &status);
	uldn_close(names);
	return U_SUCCESS(status) && len < MAX_UNITS ? len : 0;
}

char *language_name(struct arena *arena, const char *tag, const char *in_lang) {
	const struct language *language = language_find(tag), *in = language_find(in_lang);
	if (language && language_is(in_lang, "en")) {
		return arena_string(arena, language->english);
	}
	bool is_own = !in || language == in || !in->has_names;
	if (is_own || strcmp(tag, "de-simple") == 0) { // ICU: "Deutsch (SIMPLE)"
		return arena_string(arena, language ? language->autonym : tag);
	}
	UChar text[MAX_UNITS];
	int32_t len = name_of(tag, in->icu, text);
	if (!language) { // spoken somewhere, and no menu of ours has it
		return len ? utf8_text(arena, text, len) : arena_string(arena, tag);
	}
	if (!len && language->has_names) {
		len = name_of(language->icu, in->icu, text);
	}
	return len ? utf8_text(arena, text, len) : arena_string(arena, language->autonym);
}
