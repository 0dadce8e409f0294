// SPDX-License-Identifier: GPL-3.0-or-later
// A table of the starts of words. The longest one found decides, so that "Krankenversicherung" is
// health before "Versicherung" is money.
#include "author/import_topic.h"

#include <ctype.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>
#include <strings.h>

static const struct {
	const char *words; /* parted by spaces, lower case */
	struct import_look look;
} LOOKS[] = {
	{"notfall notfällen notruf hilfe emergency emergencies crisis sos",
		{"ambulance", "health"}},
	{"gesund krank arzt ärzt medizin health medical doctor impf", {"heart-pulse", "health"}},
	{"wohn unterkunft miete housing accommodation living rent home", {"home", "housing"}},
	{"arbeit beruf job karriere ausbildung work career employment training",
		{"briefcase", "work"}},
	{"deutsch sprach language german spracherwerb", {"translate", "learn"}},
	{"bildung schul studi lernen education school learn university", {"school", "learn"}},
	{"aufenthalt asyl papier dokument behörd ausländer einreise visum residence asylum papers "
	 "documents authorities stay immigration",
		{"account-card-details", "papers"}},
	{"famil kind jugend frau eltern senior child youth women parents pregnan schwanger",
		{"account-multiple", "family"}},
	{"recht finanz geld konto schulden steuer versicherung law legal rights money finance "
	 "financ bank tax insurance",
		{"scale-balance", "money"}},
	{"inklusion behinderung barrier inclusion disab", {"wheelchair-accessibility", "family"}},
	{"mobil verkehr bus bahn transport traffic", {"walk", NULL}},
	{"erste willkommen wichtiges ankommen start first welcome arriv important",
		{"compass", "first"}},
	{"alltag freizeit leben everyday leisure daily life", {"forum", NULL}},
	{"beratung kontakt ansprech advice counsel contact", {"headset", NULL}},
	{"ehrenamt engagement verein volunteer clubs", {"human-handsup", NULL}},
	{"nachricht aktuell news current", {"bell", NULL}},
};

static bool is_letter(char byte) {
	return isalpha((unsigned char)byte) || (unsigned char)byte >= 0x80;
}

/* True if a word of the title begins with those bytes. */
static bool begins_word(const char *title, const char *word, size_t len) {
	for (const char *at = title; *at; at++) {
		if ((at == title || !is_letter(at[-1])) && strncasecmp(at, word, len) == 0) {
			return true;
		}
	}
	return false;
}

struct import_look import_topic_look(const char *title) {
	struct import_look look = {"information", NULL};
	size_t longest = 0;
	for (size_t i = 0; i < sizeof LOOKS / sizeof *LOOKS; i++) {
		for (const char *word = LOOKS[i].words; *word;) {
			size_t len = strcspn(word, " ");
			if (len > longest && begins_word(title, word, len)) {
				longest = len;
				look = LOOKS[i].look;
			}
			word += len + (word[len] == ' ');
		}
	}
	return look;
}
