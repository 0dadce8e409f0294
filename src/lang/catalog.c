// SPDX-License-Identifier: GPL-3.0-or-later
// gettext looks for <folder>/<locale>/LC_MESSAGES/<domain>.mo. Ours always has the locale "foyer"
// and names the language in the domain. glibc 2.39 and later ignore LANGUAGE while LC_MESSAGES is
// C or C.UTF-8, and an image without the package `locales` has no other, so LC_MESSAGES is a
// private locale: the 48 bytes of C.utf8's SYS_LC_MESSAGES under our name, found by LOCPATH. It is the
// thread's (a copy: glibc's newlocale() loses what it made of LOCPATH), because SDL's X11 driver calls setlocale(LC_ALL, "") when a window opens and cannot set
// back what only LOCPATH found: without LANG every text would be English from then on.
#define LOG_MODULE "lang"

#include "lang/catalog.h"

#include <libintl.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/file.h"
#include "base/log.h"
#include "base/mem.h"
#include "lang/tag.h"

#define MAX_DOMAIN_BYTES 48
#define MAX_KEY_BYTES 2048

enum audience { VISITORS, STAFF, AUDIENCES };

static bool *has_file[AUDIENCES]; // one for each language of the table
static locale_t private_locale;

static void domain_of(
	const struct language *language, enum audience audience, char out[MAX_DOMAIN_BYTES]) {
	snprintf(out, MAX_DOMAIN_BYTES, "foyer-%s%s", audience == STAFF ? "staff-" : "",
		language->tag);
}

static bool set_locale(const char *folder, struct err *err) {
	if (!setlocale(LC_CTYPE, "C.UTF-8")) {
		return err_set(
			err, "cannot set the locale C.UTF-8: reinstall the package libc-bin");
	}
	char *old = getenv("LOCPATH") ? mem_copy_string(getenv("LOCPATH")) : NULL;
	setenv("LOCPATH", folder, 1);
	const char *name = setlocale(LC_MESSAGES, "foyer");
	if (old) {
		setenv("LOCPATH", old, 1);
	} else {
		unsetenv("LOCPATH");
	}
	free(old);
	setenv("LANGUAGE", "foyer", 1);
	locale_t ours = name ? duplocale(LC_GLOBAL_LOCALE) : (locale_t)0;
	if (!ours) {
		return err_set(err,
			"%s/foyer/LC_MESSAGES/SYS_LC_MESSAGES is missing or not of this "
			"C library: build or install the folder again",
			folder);
	}
	uselocale(ours);
	if (private_locale) {
		freelocale(private_locale);
	}
	private_locale = ours;
	return true;
}

/* The PO header of a language, lent; "" without a catalogue. */
static const char *header(const char *lang) {
	const struct language *language = language_find(lang);
	if (!catalog_has(lang) || !has_file[VISITORS][language - language_at(0)]) {
		return "";
	}
	char domain[MAX_DOMAIN_BYTES];
	domain_of(language, VISITORS, domain);
	return dgettext(domain, "");
}

static bool bind_all(const char *folder, enum audience audience) {
	bool has_any = false;
	free(has_file[audience]);
	has_file[audience] = mem_zero(language_count() * sizeof **has_file);
	for (size_t i = 0; i < language_count(); i++) {
		char domain[MAX_DOMAIN_BYTES], path[4096];
		domain_of(language_at(i), audience, domain);
		snprintf(path, sizeof path, "%s/foyer/LC_MESSAGES/%s.mo", folder, domain);
		has_file[audience][i] = file_exists(path);
		if (has_file[audience][i]) {
			bindtextdomain(domain, folder);
			bind_textdomain_codeset(domain, "UTF-8");
			has_any = true;
		}
	}
	return has_any;
}

bool catalog_open(const char *folder, struct err *err) {
	bool has_any = bind_all(folder, VISITORS);
	if (!bind_all(folder, STAFF) && !has_any) {
		log_info("no translations in %s: the program speaks English", folder);
		return true;
	}
	if (!set_locale(folder, err)) {
		return false;
	}
	if (has_any && !strstr(header("ar"), "Content-Type:")) {
		return err_set(err,
			"no Arabic text is found in %s/foyer/LC_MESSAGES/foyer-ar.mo: the "
			"translations are missing or gettext does not work here",
			folder);
	}
	return true;
}

bool catalog_has(const char *lang) {
	const struct language *language = language_find(lang);
	if (!language) {
		return false;
	}
	return language_is(lang, "en") ||
		(has_file[VISITORS] && has_file[VISITORS][language - language_at(0)]);
}

/* The translation of a key (context, byte 4, text) and its plural; NULL where there is none. */
static const char *find(enum audience audience, const char *lang, const char *key, const char *many,
	unsigned long n) {
	const struct language *language = has_file[audience] ? language_find(lang) : NULL;
	for (; language; language = language_find(language->parent)) {
		if (!has_file[audience][language - language_at(0)]) {
			continue;
		}
		char domain[MAX_DOMAIN_BYTES];
		domain_of(language, audience, domain);
		const char *found = many ? dngettext(domain, key, many, n) : dgettext(domain, key);
		if (found != key && found != many) {
			return found;
		}
	}
	return NULL;
}

const char *catalog_text(const char *lang, const char *msgid) {
	const char *found = msgid[0] ? find(VISITORS, lang, msgid, NULL, 0) : NULL;
	return found ? found : msgid;
}

const char *catalog_staff(const char *lang, const char *msgid) {
	const char *found = msgid[0] ? find(STAFF, lang, msgid, NULL, 0) : NULL;
	return found ? found : msgid;
}

const char *catalog_context(const char *lang, const char *context, const char *msgid) {
	char key[MAX_KEY_BYTES];
	int len = snprintf(key, sizeof key, "%s\004%s", context, msgid);
	const char *found = len < MAX_KEY_BYTES ? find(VISITORS, lang, key, NULL, 0) : NULL;
	return found ? found : msgid;
}

const char *catalog_plural(const char *lang, const char *one, const char *many, unsigned long n) {
	const char *found = find(VISITORS, lang, one, many, n);
	return found ? found : n == 1 ? one : many;
}

bool catalog_is_checked(const char *lang) {
	static const char name[] = "X-Foyer-Checked:";
	if (language_is(lang, "en")) {
		return true;
	}
	const char *at = strstr(header(lang), name);
	if (!at) {
		return false;
	}
	at += sizeof name - 1;
	return strncmp(at + strspn(at, " "), "yes ", 4) == 0;
}
