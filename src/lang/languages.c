// SPDX-License-Identifier: GPL-3.0-or-later
// The table of the languages Foyer knows, in the order in which a menu of all of them shows
// scripts as neighbours. Autonyms stand as a reader of the language writes them at the start of a
// line, which ICU's names do not (polski, magyar, "Deutsch (SIMPLE)"). Plural rules were compared
// with CLDR 42 for 0 to 1000 and are ours where CLDR has none (tg, rw, rhg, rom).
#include "lang/tag.h"

#include <string.h>

#define P1 "nplurals=1; plural=0;"
#define P2 "nplurals=2; plural=(n != 1);"
#define P2F                                                                                        \
	"nplurals=2; "                                                                             \
	"plural=(n==1 || n==2 || n==3 || (n%10!=4 && n%10!=6 && n%10!=9) ? 0 "                     \
	": 1);"
#define P2M "nplurals=2; plural=(n%10==1 && n%100!=11 ? 0 : 1);"
#define P2Z "nplurals=2; plural=(n > 1);"
#define P3C "nplurals=3; plural=(n==1 ? 0 : n>=2 && n<=4 ? 1 : 2);"
#define P3H "nplurals=3; plural=(n==1 ? 0 : n==2 ? 1 : 2);"
#define P3P                                                                                        \
	"nplurals=3; "                                                                             \
	"plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 "                     \
	": 2);"
#define P3R                                                                                        \
	"nplurals=3; "                                                                             \
	"plural=(n==1 ? 0 : n==0 || (n%100>=1 && n%100<=19) ? 1 : 2);"
#define P3S                                                                                        \
	"nplurals=3; "                                                                             \
	"plural=(n%10==1 && n%100!=11 ? 0 "                                                        \
	": n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);"
#define P6                                                                                         \
	"nplurals=6; "                                                                             \
	"plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 "                      \
	": n%100>=11 ? 4 : 5);"

// clang-format off
static const struct language table[] = {
	// tag, autonym, English, script, ICU, plural, xkb, quotes, parent, names, right to left
	{ "de", "Deutsch", "German", "Latn", "de", P2, "de", { "„", "“", "‚", "‘" }, NULL, true, false },
	{ "de-simple", "Leichte Sprache", "German (easy language)", "Latn", "de", P2, "de", { "„", "“", "‚", "‘" }, "de", true, false },
	{ "en", "English", "English", "Latn", "en_GB", P2, "gb", { "“", "”", "‘", "’" }, NULL, true, false },
	{ "fr", "Français", "French", "Latn", "fr", P2Z, "fr,oss", { "«", "»", "«", "»" }, NULL, true, false },
	{ "es", "Español", "Spanish", "Latn", "es", P2, "es", { "«", "»", "“", "”" }, NULL, true, false },
	{ "pt", "Português", "Portuguese", "Latn", "pt_PT", P2, "pt", { "«", "»", "“", "”" }, NULL, true, false },
	{ "it", "Italiano", "Italian", "Latn", "it", P2, "it", { "«", "»", "“", "”" }, NULL, true, false },
	{ "pl", "Polski", "Polish", "Latn", "pl", P3P, "pl", { "„", "”", "«", "»" }, NULL, true, false },
	{ "ro", "Română", "Romanian", "Latn", "ro", P3R, "ro,std", { "„", "”", "«", "»" }, NULL, true, false },
	{ "sk", "Slovenčina", "Slovak", "Latn", "sk", P3C, "sk", { "„", "“", "‚", "‘" }, NULL, true, false },
	{ "cs", "Čeština", "Czech", "Latn", "cs", P3C, "cz", { "„", "“", "‚", "‘" }, NULL, true, false },
	{ "hu", "Magyar", "Hungarian", "Latn", "hu", P2, "hu", { "„", "”", "»", "«" }, NULL, true, false },
	{ "bg", "Български", "Bulgarian", "Cyrl", "bg", P2, "bg", { "„", "“", "„", "“" }, NULL, true, false },
	{ "sr-Cyrl", "Српски", "Serbian (Cyrillic)", "Cyrl", "sr_Cyrl", P3S, "rs", { "„", "“", "‘", "‘" }, NULL, true, false },
	{ "sr-Latn", "Srpski", "Serbian (Latin)", "Latn", "sr_Latn", P3S, "rs,latin", { "„", "“", "‘", "‘" }, NULL, true, false },
	{ "hr", "Hrvatski", "Croatian", "Latn", "hr", P3S, "hr", { "„", "“", "‚", "‘" }, NULL, true, false },
	{ "bs", "Bosanski", "Bosnian", "Latn", "bs", P3S, "ba", { "„", "”", "‘", "’" }, NULL, true, false },
	{ "sq", "Shqip", "Albanian", "Latn", "sq", P2, "al", { "«", "»", "“", "”" }, NULL, true, false },
	{ "mk", "Македонски", "Macedonian", "Cyrl", "mk", P2M, "mk", { "„", "“", "‚", "‘" }, NULL, true, false },
	{ "el", "Ελληνικά", "Greek", "Grek", "el", P2, "gr", { "«", "»", "“", "”" }, NULL, true, false },
	{ "tr", "Türkçe", "Turkish", "Latn", "tr", P2, "tr", { "“", "”", "‘", "’" }, NULL, true, false },
	{ "kmr", "Kurdî (Kurmancî)", "Kurdish (Kurmanji)", "Latn", "ku", P2, "tr,ku", { "“", "”", "‘", "’" }, NULL, true, false },
	{ "ckb", "کوردی (سۆرانی)", "Kurdish (Sorani)", "Arab", "ckb", P2, "iq,ku_ara", { "“", "”", "‘", "’" }, NULL, true, true },
	{ "uk", "Українська", "Ukrainian", "Cyrl", "uk", P3S, "ua", { "«", "»", "„", "“" }, NULL, true, false },
	{ "ru", "Русский", "Russian", "Cyrl", "ru", P3S, "ru", { "«", "»", "„", "“" }, NULL, true, false },
	{ "be", "Беларуская", "Belarusian", "Cyrl", "be", P3S, "by", { "«", "»", "„", "“" }, NULL, true, false },
	{ "ka", "ქართული", "Georgian", "Geor", "ka", P2, "ge", { "„", "“", "«", "»" }, NULL, true, false },
	{ "hy", "Հայերեն", "Armenian", "Armn", "hy", P2Z, "am,eastern", { "«", "»", "«", "»" }, NULL, true, false },
	{ "az", "Azərbaycan dili", "Azerbaijani", "Latn", "az", P2, "az", { "“", "”", "‘", "’" }, NULL, true, false },
	{ "uz", "Oʻzbekcha", "Uzbek", "Latn", "uz", P2, "uz,latin", { "“", "”", "’", "‘" }, NULL, true, false },
	{ "uz-Cyrl", "Ўзбекча", "Uzbek (Cyrillic)", "Cyrl", "uz_Cyrl", P2, "uz", { "“", "”", "‘", "’" }, NULL, true, false },
	{ "kk", "Қазақ тілі", "Kazakh", "Cyrl", "kk", P2, "kz", { "«", "»", "“", "”" }, NULL, true, false },
	{ "tg", "Тоҷикӣ", "Tajik", "Cyrl", "tg", P2, "tj", { "“", "”", "‘", "’" }, NULL, true, false },
	{ "mn", "Монгол", "Mongolian", "Cyrl", "mn", P2, "mn", { "“", "”", "‘", "’" }, NULL, true, false },
	{ "ar", "العربية", "Arabic", "Arab", "ar", P6, "ara", { "”", "“", "’", "‘" }, NULL, true, true },
	{ "fa", "فارسی", "Persian", "Arab", "fa", P2Z, "ir", { "«", "»", "‹", "›" }, NULL, true, true },
	{ "fa-AF", "دری", "Dari", "Arab", "fa_AF", P2Z, "af", { "«", "»", "‹", "›" }, "fa", true, true },
	{ "ps", "پښتو", "Pashto", "Arab", "ps", P2, "af,ps", { "“", "”", "‘", "’" }, NULL, true, true },
	{ "ur", "اردو", "Urdu", "Arab", "ur", P2, "pk", { "”", "“", "’", "‘" }, NULL, true, true },
	{ "pa", "ਪੰਜਾਬੀ", "Punjabi (Gurmukhi)", "Guru", "pa", P2Z, "in,guru", { "“", "”", "‘", "’" }, NULL, true, false },
	{ "pa-Arab", "پنجابی", "Punjabi (Arabic)", "Arab", "pa_Arab", P2Z, "pk", { "“", "”", "‘", "’" }, NULL, true, true },
	{ "hi", "हिन्दी", "Hindi", "Deva", "hi", P2Z, "in", { "“", "”", "‘", "’" }, NULL, true, false },
	{ "bn", "বাংলা", "Bengali", "Beng", "bn", P2Z, "bd,probhat", { "“", "”", "‘", "’" }, NULL, true, false },
	{ "ne", "नेपाली", "Nepali", "Deva", "ne", P2, "np", { "“", "”", "‘", "’" }, NULL, true, false },
	{ "si", "සිංහල", "Sinhala", "Sinh", "si", P2Z, "lk", { "“", "”", "‘", "’" }, NULL, true, false },
	{ "ta", "தமிழ்", "Tamil", "Taml", "ta", P2, "in,tam_tamilnet", { "“", "”", "‘", "’" }, NULL, true, false },
	{ "te", "తెలుగు", "Telugu", "Telu", "te", P2, "in,tel", { "“", "”", "‘", "’" }, NULL, true, false },
	{ "ml", "മലയാളം", "Malayalam", "Mlym", "ml", P2, "in,mal_enhanced", { "“", "”", "‘", "’" }, NULL, true, false },
	{ "am", "አማርኛ", "Amharic", "Ethi", "am", P2Z, NULL, { "«", "»", "‹", "›" }, NULL, true, false },
	{ "ti", "ትግርኛ", "Tigrinya", "Ethi", "ti", P2Z, NULL, { "«", "»", "“", "”" }, NULL, true, false },
	{ "om", "Afaan Oromoo", "Oromo", "Latn", "om", P2, "us", { "“", "”", "‘", "’" }, NULL, true, false },
	{ "so", "Af-Soomaali", "Somali", "Latn", "so", P2, "us", { "“", "”", "‘", "’" }, NULL, true, false },
	{ "sw", "Kiswahili", "Swahili", "Latn", "sw", P2, "us", { "“", "”", "‘", "’" }, NULL, true, false },
	{ "ha", "Hausa", "Hausa", "Latn", "ha", P2, "us", { "“", "”", "‘", "’" }, NULL, true, false },
	{ "yo", "Yorùbá", "Yoruba", "Latn", "yo", P1, "ng,yoruba", { "“", "”", "‘", "’" }, NULL, true, false },
	{ "ig", "Igbo", "Igbo", "Latn", "ig", P1, "ng,igbo", { "“", "”", "‘", "’" }, NULL, true, false },
	{ "ln", "Lingála", "Lingala", "Latn", "ln", P2Z, "cd", { "“", "”", "‘", "’" }, NULL, true, false },
	{ "wo", "Wolof", "Wolof", "Latn", "wo", P1, "sn", { "“", "”", "‘", "’" }, NULL, true, false },
	{ "ff", "Pulaar / Fulfulde", "Fula (Latin)", "Latn", "ff", P2Z, "cm,qwerty", { "„", "”", "‚", "’" }, NULL, true, false },
	{ "ff-Adlm", "𞤆𞤵𞤤𞤢𞤪", "Fula (Adlam)", "Adlm", "ff_Adlm", P2Z, NULL, { "“", "”", "‘", "’" }, NULL, true, true },
	{ "rw", "Ikinyarwanda", "Kinyarwanda", "Latn", "rw", P2, "us", { "«", "»", "‘", "’" }, NULL, true, false },
	{ "zh-Hans", "简体中文", "Chinese (simplified)", "Hans", "zh_Hans", P1, NULL, { "“", "”", "‘", "’" }, NULL, true, false },
	{ "zh-Hant", "繁體中文", "Chinese (traditional)", "Hant", "zh_Hant", P1, NULL, { "「", "」", "『", "』" }, NULL, true, false },
	{ "vi", "Tiếng Việt", "Vietnamese", "Latn", "vi", P1, "vn", { "“", "”", "‘", "’" }, NULL, true, false },
	{ "th", "ภาษาไทย", "Thai", "Thai", "th", P1, "th", { "“", "”", "‘", "’" }, NULL, true, false },
	{ "lo", "ພາສາລາວ", "Lao", "Laoo", "lo", P1, "la,stea", { "“", "”", "‘", "’" }, NULL, true, false },
	{ "km", "ភាសាខ្មែរ", "Khmer", "Khmr", "km", P1, "kh", { "“", "”", "‘", "’" }, NULL, true, false },
	{ "my", "မြန်မာဘာသာ", "Burmese", "Mymr", "my", P1, "mm", { "“", "”", "‘", "’" }, NULL, true, false },
	{ "rhg", "𐴌𐴗𐴥𐴝𐴙𐴚𐴒𐴙𐴝", "Rohingya (Hanifi)", "Rohg", "root", P1, NULL, { "“", "”", "‘", "’" }, NULL, false, true },
	{ "tl", "Filipino (Tagalog)", "Filipino/Tagalog", "Latn", "fil", P2F, "ph", { "“", "”", "‘", "’" }, NULL, true, false },
	{ "id", "Bahasa Indonesia", "Indonesian", "Latn", "id", P1, "id", { "“", "”", "‘", "’" }, NULL, true, false },
	{ "ko", "한국어", "Korean", "Kore", "ko", P1, NULL, { "“", "”", "‘", "’" }, NULL, true, false },
	{ "ja", "日本語", "Japanese", "Jpan", "ja", P1, "jp,kana", { "「", "」", "『", "』" }, NULL, true, false },
	{ "he", "עברית", "Hebrew", "Hebr", "he", P3H, "il", { "”", "”", "’", "’" }, NULL, true, true },
	{ "bo", "བོད་སྐད་", "Tibetan", "Tibt", "bo", P1, "cn,tib", { "“", "”", "‘", "’" }, NULL, true, false },
	{ "rom", "Romani čhib", "Romani", "Latn", "root", P2, "hr", { "“", "”", "‘", "’" }, NULL, false, false },
	{ "nqo", "ߒߞߏ", "N'Ko", "Nkoo", "root", P1, "gn", { "“", "”", "‘", "’" }, NULL, false, true },
	{ "rhg-Latn", "Ruáingga", "Rohingya (Latin)", "Latn", "root", P1, "us,intl", { "“", "”", "‘", "’" }, NULL, false, false },
};
// clang-format on

size_t language_count(void) {
	return sizeof table / sizeof *table;
}

const struct language *language_at(size_t i) {
	return i < language_count() ? &table[i] : NULL;
}

const struct language *language_find(const char *tag) {
	for (size_t i = 0; tag && i < language_count(); i++) {
		if (strcmp(table[i].tag, tag) == 0) {
			return &table[i];
		}
	}
	return NULL;
}

bool language_is(const char *tag, const char *base) {
	size_t len = strlen(base);
	return tag && strncmp(tag, base, len) == 0 && (tag[len] == '\0' || tag[len] == '-');
}
