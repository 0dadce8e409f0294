// SPDX-License-Identifier: GPL-3.0-or-later
// Pairs that a searching person takes for the same word, pairs that must stay apart, and the words
// that segmentation finds in scripts without spaces.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "lang/fold.h"

static struct arena *arena;

static int open_arena(void **state) {
	(void)state;
	arena = arena_create();
	return 0;
}

static int close_arena(void **state) {
	(void)state;
	arena_destroy(arena);
	return 0;
}

static const char *fold(const char *lang, const char *text) {
	return fold_text(arena, lang, text, strlen(text));
}

struct words {
	const char *lang, *a, *b;
};

// clang-format off
static const struct words same[] = {
	// Latin
	{"en", "Doctor", "DOCTOR"}, {"en", "ﬁnd", "find"}, {"en", "Ｋｉｏｓｋ", "kiosk"},
	{"de", "Straße", "STRASSE"}, {"de", "Straße", "strasse"}, {"de", "STRAẞE", "strasse"},
	{"de", "Ärzte", "Aerzte"}, {"de", "Ärzte", "Arzte"}, {"de", "Führerschein", "Fuehrerschein"},
	{"de", "Führerschein", "Fuhrerschein"}, {"de", "Behörde", "BEHOERDE"},
	{"de", "Ärzte", "Ärzte"}, {"de-simple", "Müll", "Muell"},
	{"fr", "médecin", "medecin"}, {"fr", "cœur", "coeur"}, {"fr", "Ça", "ca"},
	{"es", "niño", "nino"}, {"es", "médico", "MÉDICO"}, {"pt", "ação", "acao"},
	{"pl", "łódź", "lodz"}, {"pl", "ŻÓŁTY", "zolty"}, {"cs", "Žižkov", "zizkov"},
	{"ro", "școală", "scoala"}, {"ro", "şcoală", "școală"}, {"hr", "đak", "dak"},
	{"tr", "İstanbul", "istanbul"}, {"tr", "ISPARTA", "ısparta"}, {"tr", "ışık", "isik"},
	{"tr", "DİŞÇİ", "dişçi"}, {"az", "Azərbaycan", "Azerbaycan"}, {"kmr", "Kurdî", "kurdi"},
	{"vi", "bác sĩ", "bac si"}, {"vi", "Đường", "duong"}, {"vi", "bệnh viện", "benh vien"},
	{"yo", "Yorùbá", "yoruba"}, {"ha", "ɗaki", "daki"}, {"ff", "ɓiɗɗo", "biddo"},
	{"uz", "oʻqish", "o'qish"}, {"uz", "maʼno", "ma’no"}, {"so", "lo'", "lo’"},
	// Greek
	{"el", "γιατρός", "ΓΙΑΤΡΟΣ"}, {"el", "γιατρός", "γιατρος"}, {"el", "Αθήνα", "αθηνα"},
	{"el", "ΐ", "ι"},
	// Cyrillic
	{"ru", "ёлка", "елка"}, {"ru", "ВРАЧ", "врач"}, {"ru", "врачёв", "врачев"},
	{"uk", "ґанок", "ганок"}, {"uk", "об'єкт", "обʼєкт"}, {"uk", "об'єкт", "об’єкт"},
	{"uk", "об'єкт", "обєкт"}, {"uk", "лі́кар", "лікар"},
	// Arabic
	{"ar", "طَبِيب", "طبيب"}, {"ar", "طبيـــب", "طبيب"}, {"ar", "أسنان", "اسنان"},
	{"ar", "إقامة", "اقامه"}, {"ar", "آمن", "امن"}, {"ar", "مستشفى", "مستشفي"},
	{"ar", "الطبيب", "طبيب"}, {"ar", "والطبيب", "طبيب"}, {"ar", "وبالطبيب", "طبيب"}, {"ar", "فللأطفال", "أطفال"}, {"ar", "بالمدرسة", "مدرسة"},
	{"ar", "للأطفال", "أطفال"}, {"ar", "مسؤول", "مسوول"}, {"ar", "رئيس", "رييس"},
	{"ar", "شيء", "شئ"}, {"ar", "الوالدين", "والدين"}, {"ar", "ﻻجئ", "لاجئ"},
	{"ar", "٢٠٢٦", "2026"}, {"ar", "ٱلْمَدْرَسَة", "المدرسة"},
	{"fa", "می‌خواهم", "میخواهم"}, {"fa", "كتاب", "کتاب"}, {"fa", "علي", "علی"},
	{"fa", "۱۱۲", "112"}, {"ur", "ہسپتال", "هسپتال"}, {"ur", "ماں", "مان"},
	{"ckb", "ھاوڵاتی", "هاولاتی"}, {"ckb", "نه‌خۆش", "نەخوش"}, {"ps", "ډاکټر", "ډاكټر"},
	// Hebrew
	{"he", "שָׁלוֹם", "שלום"}, {"he", "שלום", "שלומ"}, {"he", "צה\"ל", "צהל"}, {"he", "צה״ל", "צהל"},
	// Indic
	{"hi", "हिंदी", "हिँदी"}, {"hi", "ज़रूरत", "जरूरत"}, {"hi", "क्‍या", "क्या"},
	{"hi", "हिन्दी", "हिंदी"}, {"hi", "सम्पर्क", "संपर्क"}, {"ne", "ठण्डा", "ठंडा"}, {"hi", "पञ्जीकरण", "पंजीकरण"},
	{"hi", "११२", "112"}, {"bn", "য়", "য়"}, {"ml", "നന്‍മ", "നന്മ"}, {"ne", "२०", "20"},
	{"pa", "ਜ਼ਿਲ੍ਹਾ", "ਜਿਲ੍ਹਾ"},
	// Ethiopic
	{"am", "ሀኪም", "ሐኪም"}, {"am", "ሐኪም", "ኀኪም"}, {"am", "ሃኪም", "ሀኪም"}, {"am", "ሠራተኛ", "ሰራተኛ"},
	{"am", "ዐይን", "አይን"}, {"am", "ዓለም", "አለም"}, {"am", "ፀሐይ", "ጸሀይ"}, {"am", "ኻያ", "ሀያ"},
	{"am", "የሥራ", "ስራ"}, {"am", "የምግብ", "ምግብ"},
	{"ti", "ፀሓይ", "ጸሓይ"}, {"ti", "ሠራሕተኛ", "ሰራሕተኛ"}, {"ti", "ኀይሊ", "ሐይሊ"},
	// East and South East Asia
	{"ja", "カ", "か"}, {"ja", "ｶﾞ", "が"}, {"ko", "한국", "한국"},
	{"zh-Hans", "１１２", "112"}, {"th", "๑๑๒", "112"}, {"th", "น้ำ", "น้ํา"},
	{"my", "၁၁၂", "112"}, {"km", "១១២", "112"},
};

static const struct words apart[] = {
	{"de", "Feuer", "Fur"}, {"de", "neue", "nu"}, {"de", "Arzt", "Art"}, {"en", "moon", "mon"},
	{"en", "coeur", "cour"}, {"uk", "їжак", "іжак"}, {"uk", "мій", "мии"}, {"be", "доўг", "доуг"},
	{"ar", "والد", "د"}, {"ar", "الله", "له و"}, {"ar", "بالغ", "غ"}, {"fa", "الماس", "ماس"},
	{"ja", "か", "が"}, {"hi", "कि", "की"}, {"hi", "अन्न", "अंन"}, {"hi", "जन्म", "जंम"}, {"am", "የት", "ት"}, {"ti", "የማን", "ማን"},
	{"ar", "بكالوريا", "وريا"}, {"th", "มา", "ม้า"}, {"ti", "ሀ", "ሐ"}, {"ti", "አ", "ዓ"},
	{"km", "កា", "កិ"}, {"ko", "가", "나"},
};
// clang-format on

static void spellings_of_one_word_are_the_same(void **state) {
	(void)state;
	size_t count = sizeof same / sizeof *same;
	assert_true(count >= 80);
	for (size_t i = 0; i < count; i++) {
		const char *a = fold(same[i].lang, same[i].a), *b = fold(same[i].lang, same[i].b);
		if (strcmp(a, b) != 0 || !a[0]) {
			fail_msg(
				"%s: %s is %s, %s is %s", same[i].lang, same[i].a, a, same[i].b, b);
		}
		// Folding twice changes nothing, but kana is parted into words by its script.
		if (strcmp(same[i].lang, "ja") != 0) {
			assert_string_equal(fold(same[i].lang, a), a);
		}
	}
}

static void different_words_stay_apart(void **state) {
	(void)state;
	for (size_t i = 0; i < sizeof apart / sizeof *apart; i++) {
		const char *a = fold(apart[i].lang, apart[i].a),
			   *b = fold(apart[i].lang, apart[i].b);
		if (strcmp(a, b) == 0) {
			fail_msg("%s: %s and %s are both %s", apart[i].lang, apart[i].a, apart[i].b,
				a);
		}
	}
}

static void words_are_found(void **state) {
	(void)state;
	static const struct {
		const char *lang, *text, *words;
	} cases[] = {
		{"en", "Open now: 9–12.", "open now 9 12"},
		{"en", "don't", "dont"},
		{"fr", "l'école d’été", "l ecole d ete"},
		{"it", "l'ufficio", "l ufficio"},
		{"th", "ใบขับขี่รถยนต์", "ใบ ขับขี่ รถยนต์"},
		{"km", "មន្ទីរពេទ្យកុមារ", "មន្ទីរពេទ្យ កុមារ"},
		{"lo", "ໂຮງຮຽນ", "ໂຮງຮຽນ"},
		{"zh-Hans", "家庭医生在市场", "家庭 医生 在 市场"},
		{"am", "ሥራ፡ፈላጊ", "ስራ ፈላጊ"},
		{"ar", "«مرحبا»، أهلا", "مرحبا اهلا"},
		{"en", "", ""},
		{"en", " ... ", ""},
		{"en",
			"a\xff"
			"b",
			"a b"},
		{NULL, "Straße", "strasse"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_string_equal(fold(cases[i].lang, cases[i].text), cases[i].words);
	}
}

struct seen {
	size_t start[4], end[4], count;
};

static void see(void *ctx, size_t start, size_t end, const char *folded, size_t len) {
	struct seen *seen = ctx;
	assert_int_equal(strlen(folded), len);
	assert_true(seen->count < 4);
	seen->start[seen->count] = start;
	seen->end[seen->count++] = end;
}

static void offsets_are_bytes_of_the_original(void **state) {
	(void)state;
	struct seen seen = {0};
	const char *text = "Über 医生 ok";
	fold_words("de", text, strlen(text), see, &seen);
	assert_int_equal(seen.count, 3);
	assert_int_equal(seen.start[0], 0);
	assert_int_equal(seen.end[0], 5);
	assert_int_equal(seen.start[1], 6);
	assert_int_equal(seen.end[1], 12);
	assert_int_equal(seen.end[2], 15);
}

static void hostile_text_is_no_trouble(void **state) {
	(void)state;
	char text[20000];
	memset(text, 'a', sizeof text);
	assert_int_equal(strlen(fold_text(arena, "de", text, sizeof text)), 128);
	for (size_t i = 0; i < sizeof text; i += 2) {
		memcpy(text + i, "\xcc\x81", 2); // ten thousand acute accents
	}
	fold_text(arena, "vi", text, sizeof text);
	for (size_t i = 0; i + 3 <= sizeof text; i += 3) {
		memcpy(text + i, "\xef\xb7\xba", 3); // U+FDFA grows to 18 letters
	}
	fold_text(arena, "ar", text, sizeof text);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(spellings_of_one_word_are_the_same),
		cmocka_unit_test(different_words_stay_apart),
		cmocka_unit_test(words_are_found),
		cmocka_unit_test(offsets_are_bytes_of_the_original),
		cmocka_unit_test(hostile_text_is_no_trouble),
	};
	return cmocka_run_group_tests(tests, open_arena, close_arena);
}
