// SPDX-License-Identifier: GPL-3.0-or-later
// Measured against CLDR and real text in each language: letters that no layout has, apostrophes that
// are letters, conjuncts that a layout's tables cannot express because a key sends one code point.
#include "ui/keyboard_own.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#define ZWNJ "\u200c"
#define ZWJ "\u200d"

// clang-format off
static const struct {
	const char *lang, *keys, *accents;
} additions[] = {
	{"be", "ʼ", NULL}, {"uk", "ʼ", NULL}, {"uz", "ʻ ʼ", NULL},
	{"ha", "ɓ ɗ ƙ ƴ ʼ", NULL}, {"ig", "ẹ ’", NULL}, {"wo", "ë", NULL},
	{"yo", "\u0301 \u0300 \u0304", NULL},
	{"om", "’", NULL}, {"rw", "’", NULL}, {"ln", "’", NULL}, {"so", "’", NULL}, {"tl", "ñ ’", NULL}, {"ff", "ɓ ɗ ŋ ƴ", NULL},
	{"vi", "\u0300 \u0301 \u0303 \u0309 \u0323", NULL},
	{"fa", ZWNJ, NULL}, {"fa-AF", ZWNJ, NULL}, {"ps", ZWNJ, NULL}, {"ckb", ZWNJ, NULL},
	{"ml", "ൿ " ZWNJ, NULL}, {"bn", ZWNJ, NULL}, {"ne", ZWJ, NULL},
	{"si", "ා ැ ෑ ි ී ු ූ ෙ ේ ො ං ්", "්" ZWJ "ය ්" ZWJ "ර " ZWJ}, {"hi", NULL, "ज्ञ त्र क्ष श्र"},
	{"ta", NULL, "க்ஷ ஸ்ரீ"}, {"nqo", "\u07f2 \u07f0", NULL},
	{"km", NULL, "ុះ ុំ េះ ោះ ាំ"},
};

static const struct {
	const char *lang; // NULL: all
	uint32_t code;
	const char *text;
} replacements[] = {
	{NULL, 0xFEF5, "لآ"}, {NULL, 0xFEF7, "لأ"}, {NULL, 0xFEF9, "لإ"}, {NULL, 0xFEFB, "لا"},
	{"ckb", 0x0647, "ھ"},
	{"km", 0x17FB, "ុះ"}, {"km", 0x17FC, "ុំ"}, {"km", 0x17FD, "េះ"}, {"km", 0x17FE, "ោះ"},
	{"km", 0x17FF, "ាំ"},
};

static const char *const latin_rows[] = {"q w e r t y u i o p", "a s d f g h j k l", "z x c v b n m '", NULL};
static const char *const korean_rows[] = {"ㅂ ㅈ ㄷ ㄱ ㅅ ㅛ ㅕ ㅑ ㅐ ㅔ", "ㅁ ㄴ ㅇ ㄹ ㅎ ㅗ ㅓ ㅏ ㅣ", "ㅋ ㅌ ㅊ ㅍ ㅠ ㅜ ㅡ", NULL};
static const char *const korean_shifted[] = {"ㅃ ㅉ ㄸ ㄲ ㅆ ㅛ ㅕ ㅑ ㅒ ㅖ", "ㅁ ㄴ ㅇ ㄹ ㅎ ㅗ ㅓ ㅏ ㅣ", "ㅋ ㅌ ㅊ ㅍ ㅠ ㅜ ㅡ", NULL};
static const char *const kana_rows[] = {
	"あ い う え お か き く け こ わ を", "さ し す せ そ た ち つ て と ん ー",
	"な に ぬ ね の は ひ ふ へ ほ や", "ま み む め も ら り る れ ろ ゆ よ", NULL};
static const char *const kana_shifted[] = {
	"が ぎ ぐ げ ご ざ じ ず ぜ ぞ", "だ ぢ づ で ど ば び ぶ べ ぼ",
	"ぱ ぴ ぷ ぺ ぽ ぁ ぃ ぅ ぇ ぉ", "っ ゃ ゅ ょ ゔ 、 。", NULL};

static const struct {
	const char *lang;
	const char *const *rows, *const *shifted;
} own[] = {
	{"zh-Hans", latin_rows, NULL}, {"zh-Hant", latin_rows, NULL},
	{"ko", korean_rows, korean_shifted}, {"ja", kana_rows, kana_shifted},
};
// clang-format on

const char *own_keys(const char *lang) {
	for (size_t i = 0; i < sizeof additions / sizeof *additions; i++) {
		if (strcmp(additions[i].lang, lang) == 0) {
			return additions[i].keys;
		}
	}
	return NULL;
}

const char *own_accents(const char *lang) {
	for (size_t i = 0; i < sizeof additions / sizeof *additions; i++) {
		if (strcmp(additions[i].lang, lang) == 0) {
			return additions[i].accents;
		}
	}
	return NULL;
}

const char *own_replacement(const char *lang, uint32_t code) {
	for (size_t i = 0; i < sizeof replacements / sizeof *replacements; i++) {
		bool is_here = !replacements[i].lang || strcmp(replacements[i].lang, lang) == 0;
		if (is_here && replacements[i].code == code) {
			return replacements[i].text;
		}
	}
	return NULL;
}

const char *const *own_rows(const char *lang) {
	for (size_t i = 0; i < sizeof own / sizeof *own; i++) {
		if (strcmp(own[i].lang, lang) == 0) {
			return own[i].rows;
		}
	}
	return NULL;
}

const char *const *own_shifted(const char *lang) {
	for (size_t i = 0; i < sizeof own / sizeof *own; i++) {
		if (strcmp(own[i].lang, lang) == 0) {
			return own[i].shifted;
		}
	}
	return NULL;
}
