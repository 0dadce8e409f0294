// SPDX-License-Identifier: GPL-3.0-or-later
// The table of faces. The first family of a script is its own; a language's habit moves Nastaliq
// before Naskh and picks among the four CJK families.
#include "text/face.h"

#include <stdio.h>
#include <string.h>

#define NOTO "/usr/share/fonts/truetype/noto/"
#define CJK "/usr/share/fonts/opentype/noto/NotoSansCJK-%s.ttc"
#define SANS(name, iso, bold, class)                                                               \
	{ "NotoSans" name, iso, true, bold, class, NOTO "NotoSans" name "-%s.ttf", 0 }

static const struct face faces[] = {
	SANS("", "Latn", true, LEADING_PLAIN),
	SANS("Arabic", "Arab", true, LEADING_ARABIC),
	{"NotoNastaliqUrdu", "Aran", true, true, LEADING_NASTALIQ, NOTO "NotoNastaliqUrdu-%s.ttf",
		0},
	SANS("Hebrew", "Hebr", true, LEADING_PLAIN),
	SANS("Ethiopic", "Ethi", true, LEADING_ETHIOPIC),
	SANS("Devanagari", "Deva", true, LEADING_INDIC),
	SANS("Bengali", "Beng", true, LEADING_INDIC),
	SANS("Gurmukhi", "Guru", true, LEADING_INDIC),
	SANS("Gujarati", "Gujr", true, LEADING_INDIC),
	SANS("Oriya", "Orya", true, LEADING_INDIC),
	SANS("Tamil", "Taml", true, LEADING_INDIC),
	SANS("Telugu", "Telu", true, LEADING_INDIC),
	SANS("Kannada", "Knda", true, LEADING_INDIC),
	SANS("Malayalam", "Mlym", true, LEADING_INDIC),
	SANS("Sinhala", "Sinh", true, LEADING_INDIC),
	SANS("Thai", "Thai", true, LEADING_THAI),
	SANS("Lao", "Laoo", true, LEADING_THAI),
	SANS("Khmer", "Khmr", true, LEADING_KHMER),
	SANS("Myanmar", "Mymr", true, LEADING_KHMER),
	{"NotoSerifTibetan", "Tibt", true, true, LEADING_TIBETAN, NOTO "NotoSerifTibetan-%s.ttf",
		0},
	SANS("Thaana", "Thaa", true, LEADING_ARABIC),
	SANS("Georgian", "Geor", true, LEADING_PLAIN),
	SANS("Armenian", "Armn", true, LEADING_PLAIN),
	SANS("Tifinagh", "Tfng", false, LEADING_PLAIN),
	SANS("NKo", "Nkoo", false, LEADING_INDIC),
	SANS("Adlam", "Adlm", true, LEADING_INDIC),
	SANS("HanifiRohingya", "Rohg", true, LEADING_INDIC),
	SANS("Syriac", "Syrc", false, LEADING_ARABIC),
	SANS("Cherokee", "Cher", true, LEADING_PLAIN),
	SANS("CanadianAboriginal", "Cans", true, LEADING_PLAIN),
	SANS("Mongolian", "Mong", false, LEADING_PLAIN),
	SANS("OlChiki", "Olck", true, LEADING_PLAIN),
	SANS("Symbols", "Zsym", true, LEADING_PLAIN),
	SANS("Symbols2", "Zsym", false, LEADING_PLAIN),
	SANS("Math", "Zmth", false, LEADING_PLAIN),
	{"NotoSansCJKsc", "Hans", true, true, LEADING_CJK, CJK, 2},
	{"NotoSansCJKtc", "Hant", true, true, LEADING_CJK, CJK, 3},
	{"NotoSansCJKjp", "Jpan", true, true, LEADING_CJK, CJK, 0},
	{"NotoSansCJKkr", "Kore", true, true, LEADING_CJK, CJK, 1},
	{"materialdesignicons", "Zsye", false, false, LEADING_PLAIN,
		"/usr/share/fonts/truetype/materialdesignicons-webfont/"
		"materialdesignicons-webfont.ttf",
		0},
};
#define FACE_COUNT (sizeof faces / sizeof *faces)

const struct face *face_all(size_t *count) {
	*count = FACE_COUNT;
	return faces;
}

static const char *weight_name(const struct face *face, int weight) {
	return weight >= 600 && face->has_bold ? "Bold" : "Regular";
}

char *face_name(const struct face *face, int weight, char *out) {
	if (!face->has_weights) {
		snprintf(out, 64, "%s", face->family);
	} else {
		snprintf(out, 64, "%s-%s", face->family, weight_name(face, weight));
	}
	return out;
}

char *face_system_path(const struct face *face, int weight, char *out) {
	const char *hole = strstr(face->system_path, "%s");
	if (!hole) {
		snprintf(out, 256, "%s", face->system_path);
	} else {
		snprintf(out, 256, "%.*s%s%s", (int)(hole - face->system_path), face->system_path,
			weight_name(face, weight), hole + 2);
	}
	return out;
}

const struct face *face_find(const char *family) {
	for (size_t i = 0; i < FACE_COUNT; i++) {
		if (strcmp(faces[i].family, family) == 0) {
			return &faces[i];
		}
	}
	return NULL;
}

static bool tag_begins(const char *lang, const char *prefix) {
	size_t len = strlen(prefix);
	return strncmp(lang, prefix, len) == 0 && (lang[len] == '\0' || lang[len] == '-');
}

enum face_habit face_habit(const char *lang) {
	static const struct {
		const char *prefix;
		enum face_habit habit;
	} habits[] = {
		{"ur", HABIT_NASTALIQ},
		{"pa-Arab", HABIT_NASTALIQ},
		{"ks", HABIT_NASTALIQ},
		{"ja", HABIT_JAPANESE},
		{"ko", HABIT_KOREAN},
		{"zh-Hant", HABIT_TRADITIONAL},
		{"zh-TW", HABIT_TRADITIONAL},
		{"zh-HK", HABIT_TRADITIONAL},
		{"zh-MO", HABIT_TRADITIONAL},
		{"yue", HABIT_TRADITIONAL},
	};
	if (tag_begins(lang, "ks-Deva") || tag_begins(lang, "yue-Hans")) {
		return HABIT_PLAIN;
	}
	for (size_t i = 0; i < sizeof habits / sizeof *habits; i++) {
		if (tag_begins(lang, habits[i].prefix)) {
			return habits[i].habit;
		}
	}
	return HABIT_PLAIN;
}

static const struct face *of_script(const char *script) {
	for (size_t i = 0; i < FACE_COUNT; i++) {
		if (strcmp(faces[i].script, script) == 0) {
			return &faces[i];
		}
	}
	return NULL;
}

/* ISO 15924 codes that share another's faces. */
static const char *script_of_faces(const char *script, enum face_habit habit) {
	static const char *const plain[] = {"Cyrl", "Grek", "Zyyy", "Zinh", "Zzzz"};
	static const char *const east[] = {
		"Hani", "Hira", "Kana", "Hrkt", "Bopo", "Hang", "Jpan", "Kore", "Hans", "Hant"};
	static const char *const by_habit[HABIT_COUNT] = {"Hans", "Hans", "Jpan", "Kore", "Hant"};
	for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) {
		if (strcmp(script, plain[i]) == 0) {
			return "Latn";
		}
	}
	if (habit <= HABIT_NASTALIQ &&
		(strcmp(script, "Hira") == 0 || strcmp(script, "Kana") == 0)) {
		return "Jpan";
	}
	if (habit <= HABIT_NASTALIQ && strcmp(script, "Hang") == 0) {
		return "Kore";
	}
	for (size_t i = 0; i < sizeof east / sizeof *east; i++) {
		if (strcmp(script, east[i]) == 0) {
			return by_habit[habit];
		}
	}
	return script;
}

int face_chain(
	const char *script, enum face_habit habit, const struct face *chain[FACE_CHAIN_MAX]) {
	int count = 0;
	if (strcmp(script, "Arab") == 0 && habit == HABIT_NASTALIQ) {
		chain[count++] = of_script("Aran");
	}
	const struct face *own = of_script(script_of_faces(script, habit));
	if (own && own != faces) {
		chain[count++] = own;
	}
	chain[count++] = faces;
	chain[count++] = face_find("NotoSansSymbols");
	chain[count++] = face_find("NotoSansSymbols2");
	chain[count++] = face_find("NotoSansMath");
	const struct face *east = of_script(script_of_faces("Hani", habit));
	if (east != own) {
		chain[count++] = east;
	}
	return count;
}
