// SPDX-License-Identifier: GPL-3.0-or-later
// Each value is a bdi of its own with its language, so that no name turns the words beside it round;
// a policy in the page's head forbids it to run or load anything, should something ever slip through.
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "desk/clerk.h"
#include "desk/entry.h"
#include "desk/export.h"
#include "desk/plain.h"
#include "lang/latin.h"
#include "lang/mark.h"
#include "lang/tag.h"

static const char style[] =
	"body{font:11pt/1.45 'Noto Sans','Noto Sans Arabic','Noto Sans "
	"Ethiopic',sans-serif;margin:2em}"
	"section{break-inside:avoid;border-top:2px solid #000;margin:1.5em 0;padding-top:.5em}"
	"h2{font-size:1.4em;margin:0}p{margin:.2em 0 .6em}"
	"table{border-collapse:collapse;width:100%}"
	"th,td{border:1px solid #999;padding:.3em .6em;text-align:start;vertical-align:top}"
	"th{width:30%;font-weight:600}.latin{color:#444;font-size:.9em}";

static void open_bdi(struct str *out, const char *lang) {
	str_append(out, "<bdi");
	if (language_find(lang)) { /* never what a file says as it is */
		str_printf(out, " lang=\"%s\"", language_find(lang)->tag);
	}
	str_append(out, " dir=\"auto\">");
}

/* What a person typed is in their language, a word of ours in the clerk's. */
static void put_value(const struct clerk *clerk, const struct entry *entry, const char *name,
	const char *value, struct str *out) {
	const char *said = clerk_value(clerk, name, value);
	bool is_ours = strcmp(said, plain_line(clerk->arena, value)) != 0;
	open_bdi(out, is_ours ? clerk->lang : entry->lang);
	plain_html(out, is_ours ? said : value);
	str_append(out, "</bdi>");
	const char *latin = latin_text(clerk->arena, entry->lang, value);
	if (latin) {
		str_append(out, " <span class=\"latin\">(");
		plain_html(out, clerk_fill(clerk, N_STAFF("by machine: {name}"), "name", latin));
		str_append(out, ")</span>");
	}
}

static void put_row(struct str *out, const char *label) {
	str_append(out, "<tr><th scope=\"row\">");
	plain_html(out, label);
	str_append(out, "</th><td>");
}

static void put_fact(struct str *out, const char *label, const char *value) {
	put_row(out, label);
	str_append(out, "<bdi>");
	plain_html(out, value);
	str_append(out, "</bdi></td></tr>\n");
}

static void put_entry(const struct clerk *clerk, const struct entry *entry, struct str *out) {
	str_append(out, "<section><h2><bdi>");
	plain_html(out, entry->ref);
	str_append(out, "</bdi></h2>\n<p><bdi>");
	plain_html(out, entry->programme);
	str_append(out, "</bdi></p>\n<table>\n");
	for (size_t i = 0; i < entry->answer_count; i++) {
		const struct answer *answer = &entry->answers[i];
		put_row(out, clerk_field(clerk, answer->name));
		for (size_t k = 0; k < answer->count; k++) {
			str_append(out, k ? "<br>" : "");
			put_value(clerk, entry, answer->name, answer->values[k], out);
		}
		str_append(out, "</td></tr>\n");
	}
	put_fact(out, clerk_say(clerk, N_STAFF("Language")), clerk_language(clerk, entry->lang));
	put_fact(out, clerk_say(clerk, N_STAFF("Day")), entry->day);
	put_fact(out, clerk_say(clerk, N_STAFF("Kiosk")), entry->kiosk);
	put_fact(out, clerk_say(clerk, N_STAFF("Kept until")), entry->delete_on);
	str_append(out, "</table></section>\n");
}

void export_html(
	const struct clerk *clerk, const struct entry *entries, size_t count, struct str *out) {
	const struct language *language = language_find(clerk->lang);
	const char *title = clerk_say(clerk, N_STAFF("Sign-ups"));
	str_printf(out, "<!DOCTYPE html>\n<html lang=\"%s\" dir=\"%s\">\n<head>\n",
		language ? language->tag : "en", language && language->is_rtl ? "rtl" : "ltr");
	str_append(out,
		"<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" "
		"content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<title>");
	plain_html(out, title);
	str_printf(out, "</title>\n<style>%s</style>\n</head>\n<body>\n<h1>", style);
	plain_html(out, title);
	str_append(out, "</h1>\n");
	for (size_t i = 0; i < count; i++) {
		put_entry(clerk, &entries[i], out);
	}
	str_append(out, "</body>\n</html>\n");
}
