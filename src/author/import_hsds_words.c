// SPDX-License-Identifier: GPL-3.0-or-later
// Tables: English first, German beside it; a site in another language reads English here, which its
// editor will find in the list of texts.
#include "author/import_hsds_words.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "lang/tag.h"

static int column_of(const char *lang) {
	return language_is(lang, "de") ? 1 : 0;
}

const char *words_language(const char *text) {
	static const char *const NAMES[][2] = {{"chinese", "zh-Hans"}, {"mandarin", "zh-Hans"},
		{"chinese (mandarin)", "zh-Hans"}, {"mandarin chinese", "zh-Hans"},
		{"chinese (simplified)", "zh-Hans"}, {"chinese (traditional)", "zh-Hant"},
		{"zh", "zh-Hans"}, {"zho", "zh-Hans"}, {"chi", "zh-Hans"}, {"zh-cn", "zh-Hans"},
		{"zh-tw", "zh-Hant"}, {"zh-hk", "zh-Hant"}, {"cantonese", "yue"},
		{"chinese (cantonese)", "yue"}, {"taiwanese", "nan"}, {"prs", "fa-AF"},
		{"dari", "fa-AF"}, {"pes", "fa"}, {"farsi", "fa"}, {"persian", "fa"},
		{"kurdish", "kmr"}, {"kurmanji", "kmr"}, {"ku", "kmr"}, {"sorani", "ckb"},
		{"orm", "om"}, {"oromo", "om"}, {"sr", "sr-Cyrl"}, {"serbian", "sr-Cyrl"},
		{"nb", "no"}, {"norwegian", "no"}, {"eng", "en"}, {"ger", "de"}, {"deu", "de"},
		{"spa", "es"}, {"fre", "fr"}, {"fra", "fr"}, {"ita", "it"}, {"por", "pt"},
		{"rus", "ru"}, {"ukr", "uk"}, {"pol", "pl"}, {"ara", "ar"}, {"urd", "ur"},
		{"hin", "hi"}, {"ben", "bn"}, {"pan", "pa"}, {"vie", "vi"}, {"tur", "tr"},
		{"som", "so"}, {"tir", "ti"}, {"amh", "am"}, {"kor", "ko"}, {"jpn", "ja"},
		{"tgl", "tl"}, {"fil", "tl"}, {"ron", "ro"}, {"rum", "ro"}, {"fas", "fa"},
		{"per", "fa"}, {"pus", "ps"}, {"tha", "th"}, {"khm", "km"}, {"lao", "lo"},
		{"mya", "my"}, {"bur", "my"}, {"spanish", "es"}, {"tagalog", "tl"},
		{"filipino", "tl"}, {"hebrew", "he"}, {"japanese", "ja"}, {"swedish", "sv"},
		{"danish", "da"}, {"finnish", "fi"}, {"hmong", "hmn"}, {"haitian creole", "ht"},
		{"armenian", "hy"}, {"samoan", "sm"}, {"tongan", "to"}, {"korean", "ko"},
		{"american sign language", "ase"}, {"ase", "ase"}, {"asl", "ase"}};
	for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) {
		if (strcasecmp(NAMES[i][0], text) == 0) {
			return NAMES[i][1];
		}
	}
	for (size_t i = 0; i < language_count(); i++) {
		const struct language *language = language_at(i);
		if (strcasecmp(language->tag, text) == 0 ||
			strcasecmp(language->english, text) == 0 ||
			strcasecmp(language->autonym, text) == 0) {
			return language->tag;
		}
	}
	/* A code of ISO 639 that no menu of ours has can still be spoken somewhere. */
	size_t letters = strspn(text, "abcdefghijklmnopqrstuvwxyz");
	return (letters == 2 || letters == 3) && !text[letters] ? text : NULL;
}

const char *words_access(const char *code, const char *lang) {
	static const char *const CODES[][3] = {{"cd", "Information on CD", "Informationen auf CD"},
		{"deaf_interpreter", "Sign language interpreter", "Gebärdendolmetscher"},
		{"disabled_parking", "Parking for disabled people",
			"Parkplatz für Menschen mit Behinderung"},
		{"elevator", "Lift", "Aufzug"}, {"ramp", "Ramp", "Rampe"},
		{"restroom", "Accessible toilet", "Barrierefreie Toilette"},
		{"tape_braille", "Information on tape or in Braille",
			"Informationen auf Band oder in Blindenschrift"},
		{"tty", "Text telephone (TTY)", "Schreibtelefon"},
		{"wheelchair", "Wheelchair accessible", "Mit dem Rollstuhl zugänglich"},
		{"wheelchair_van", "Wheelchair van", "Fahrdienst für Rollstühle"}};
	for (size_t i = 0; i < sizeof CODES / sizeof *CODES; i++) {
		if (strcmp(CODES[i][0], code) == 0) {
			return CODES[i][1 + column_of(lang)];
		}
	}
	return code;
}

const char *words_label(enum words_label label, const char *lang) {
	static const char *const LABELS[][2] = {
		[LABEL_WAIT] = {"Waiting time", "Wartezeit"},
		[LABEL_PAYMENT] = {"Payment", "Bezahlung"},
		[LABEL_INTERPRETERS] = {"Interpreters", "Dolmetscher"},
		[LABEL_HOURS] = {"Opening hours", "Öffnungszeiten"},
		[LABEL_FOR] = {"For", "Für"},
		[LABEL_AGE] = {"Age", "Alter"},
		[LABEL_AREA] = {"Area", "Gebiet"},
		[LABEL_POST] = {"Postal address", "Postanschrift"},
		[LABEL_PHONE] = {"Phone", "Telefon"},
		[LABEL_VALID] = {"Valid", "Gültig"},
	};
	return LABELS[label][column_of(lang)];
}

const char *words_phone(const char *type, const char *lang, int *rank) {
	static const struct {
		const char *type, *words[2];
		int rank;
	} TYPES[] = {
		{"voice", {NULL, NULL}, 0},
		{"text voice", {NULL, NULL}, 0},
		{"hotline", {"Hotline", "Hotline"}, 0},
		{"cell", {"Mobile", "Mobil"}, 1},
		{"mobile", {"Mobile", "Mobil"}, 1},
		{"sms", {"Text messages (SMS)", "SMS"}, 2},
		{"text", {"Text messages (SMS)", "SMS"}, 2},
		{"tty", {"Text telephone (TTY)", "Schreibtelefon"}, 3},
		{"tdd", {"Text telephone (TTY)", "Schreibtelefon"}, 3},
		{"textphone", {"Text telephone (TTY)", "Schreibtelefon"}, 3},
		{"video", {"Video", "Video"}, 3},
		{"pager", {"Pager", "Pager"}, 3},
		{"fax", {"Fax", "Fax"}, 4},
	};
	*rank = 0;
	for (size_t i = 0; type && i < sizeof TYPES / sizeof *TYPES; i++) {
		if (strcasecmp(TYPES[i].type, type) == 0) {
			*rank = TYPES[i].rank;
			return TYPES[i].words[column_of(lang)];
		}
	}
	return type;
}

const char *words_weekday(int weekday, const char *lang) {
	static const char *const NAMES[][7] = {{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"},
		{"Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"}};
	return NAMES[column_of(lang)][weekday];
}

const char *words_nth(int number, const char *lang) {
	static char text[16];
	if (number == -1) {
		return column_of(lang) ? "letzter " : "last ";
	}
	snprintf(text, sizeof text, "%d. ", number);
	return text;
}

const char *words_every(const char *freq, int interval, const char *lang) {
	static const struct {
		const char *freq, *words[2], *many[2];
	} EVERY[] = {
		{"DAILY", {"every day", "jeden Tag"}, {"every %d days", "alle %d Tage"}},
		{"WEEKLY", {"every week", "jede Woche"}, {"every %d weeks", "alle %d Wochen"}},
		{"MONTHLY", {"every month", "jeden Monat"}, {"every %d months", "alle %d Monate"}},
		{"YEARLY", {"every year", "jedes Jahr"}, {"every %d years", "alle %d Jahre"}},
	};
	static char text[40];
	int column = column_of(lang);
	for (size_t i = 0; i < sizeof EVERY / sizeof *EVERY; i++) {
		if (strcasecmp(EVERY[i].freq, freq) == 0 && interval <= 1) {
			return EVERY[i].words[column];
		}
		if (strcasecmp(EVERY[i].freq, freq) == 0) {
			const char *many = EVERY[i].many[column], *at = strchr(many, '%');
			snprintf(text, sizeof text, "%.*s%d%s", (int)(at - many), many, interval,
				at + 2);
			return text;
		}
	}
	return freq;
}
