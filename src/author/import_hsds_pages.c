// SPDX-License-Identifier: GPL-3.0-or-later
// The two pages that every site has. What they say of the program is true of every kiosk; the editor
// adds who is responsible.
#include <string.h>

#include "author/import_hsds_scope.h"

static const char ABOUT_EN[] = "---\n"
			       "title: About this guide\n"
			       "---\n\n"
			       "## Where the facts come from\n\n"
			       "The services come from a directory in the form Open Referral HSDS. "
			       "Ask the service before you "
			       "rely on a fact.\n\n"
			       "## Something is wrong?\n\n"
			       "Touch **This is wrong** on the page. The screen counts it and the "
			       "office looks at the page "
			       "again.\n";

static const char ABOUT_DE[] = "---\n"
			       "title: Über diesen Wegweiser\n"
			       "---\n\n"
			       "## Woher die Angaben kommen\n\n"
			       "Die Angebote kommen aus einem Verzeichnis in der Form Open "
			       "Referral HSDS. Fragen Sie dort nach, "
			       "bevor Sie sich auf eine Angabe verlassen.\n\n"
			       "## Etwas stimmt nicht?\n\n"
			       "Berühren Sie auf der Seite **Das ist falsch**. Der Bildschirm "
			       "zählt das, und das Amt prüft die "
			       "Seite noch einmal.\n";

static const char PRIVACY_EN[] =
	"---\n"
	"title: Privacy\n"
	"---\n\n"
	"## You do not need a name\n\n"
	"You can read everything without a name. This guide uses no camera and no microphone. It "
	"sends "
	"nothing to the internet.\n\n"
	"## What the screen keeps about you\n\n"
	"Nothing. Your language, your list and your search words stay only while you are here. "
	"Touch "
	"**Start new** and they are deleted. When nobody touches the screen for some time they are "
	"deleted too.\n";

static const char PRIVACY_DE[] = "---\n"
				 "title: Datenschutz\n"
				 "---\n\n"
				 "## Sie brauchen keinen Namen\n\n"
				 "Sie können alles ohne Namen lesen. Dieser Wegweiser benutzt "
				 "keine Kamera und kein Mikrofon. Er "
				 "sendet nichts ins Internet.\n\n"
				 "## Was der Bildschirm über Sie behält\n\n"
				 "Nichts. Ihre Sprache, Ihre Liste und Ihre Suchwörter bleiben "
				 "nur, solange Sie hier sind. Berühren "
				 "Sie **Neu anfangen**, dann werden sie gelöscht. Sie werden auch "
				 "gelöscht, wenn eine Zeit lang "
				 "niemand den Bildschirm berührt.\n";

const char *page_about(const char *lang) {
	return strcmp(lang, "de") ? ABOUT_EN : ABOUT_DE;
}

const char *page_privacy(const char *lang) {
	return strcmp(lang, "de") ? PRIVACY_EN : PRIVACY_DE;
}
