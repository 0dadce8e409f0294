// SPDX-License-Identifier: GPL-3.0-or-later
/* What the fail-safe screen says. Compiled in, as is a font subset to these letters; so it needs
 * neither pack nor catalogue. The host country's language comes first. {desk} is the desk's number; a
 * no-break space keeps it with its word. */
#pragma once
#include <stdbool.h>

struct failsafe_sentence {
	const char *lang, *script; /* ISO 15924, as fonts spell it */
	bool is_rtl;
	const char *go_to_desk, *ask_staff; /* ask_staff where no desk is configured */
};

static const struct failsafe_sentence failsafe_sentences[] = {
	{"de", "Latn", false,
		"Diese Anzeige macht eine kurze Pause. Bitte gehen Sie zum Schalter {desk}.",
		"Diese Anzeige macht eine kurze Pause. Bitte fragen Sie unser Personal."},
	{"en", "Latn", false, "This screen is taking a short break. Please go to Desk {desk}.",
		"This screen is taking a short break. Please ask our staff."},
	{"ar", "Arab", true, "هذه الشاشة متوقفة لبعض الوقت. يرجى التوجه إلى الشباك {desk}.",
		"هذه الشاشة متوقفة لبعض الوقت. يرجى سؤال الموظفين."},
	{"uk", "Cyrl", false,
		"Цей екран тимчасово не працює. Будь ласка, зверніться до стійки {desk}.",
		"Цей екран тимчасово не працює. Будь ласка, зверніться до працівників."},
	{"tr", "Latn", false,
		"Bu ekran kısa bir mola veriyor. Lütfen {desk} numaralı gişeye gidin.",
		"Bu ekran kısa bir mola veriyor. Lütfen görevlilere sorun."},
};

#define FAILSAFE_SENTENCE_COUNT (sizeof failsafe_sentences / sizeof *failsafe_sentences)
