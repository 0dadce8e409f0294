// SPDX-License-Identifier: GPL-3.0-or-later
// A PO file holds a message in many quoted lines; each message becomes one line.
#include "words.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"

/* Appends the quoted part of a PO line, unescaped; returns its length. */
static size_t unquote(const char *line, char *out) {
	size_t len = 0;
	const char *at = strchr(line, '"');
	for (at = at ? at + 1 : ""; *at && *at != '"'; at++) {
		if (*at == '\\' && at[1]) {
			at++;
			out[len++] = *at == 'n' ? ' ' : *at;
		} else {
			out[len++] = *at;
		}
	}
	return len;
}

/* What the site's articles say in the language: each message of its PO file that comes from an
 * article becomes a line. NULL where there is no such file. */
static char *read_site(const char *lang, size_t *len) {
	char path[512], *po = NULL;
	size_t po_len = 0;
	bool is_source = strcmp(lang, "en") == 0; /* the msgid of any language */
	const char *begins = is_source ? "msgid " : "msgstr ";
	bool is_article = false, is_wanted = false;
	snprintf(path, sizeof path, SOURCE_ROOT "/assets/site/locales/%s.po",
		is_source ? "de" : lang);
	*len = 0;
	if (!file_read(path, 16 << 20, &po, &po_len, NULL)) {
		return NULL;
	}
	char *out = mem_alloc(po_len + 1);
	for (char *line = strtok(po, "\n"); line; line = strtok(NULL, "\n")) {
		if (strncmp(line, "#:", 2) == 0) {
			is_article = strstr(line, "articles/") != NULL;
		} else if (strncmp(line, "msg", 3) == 0) {
			is_wanted = is_article && strncmp(line, begins, strlen(begins)) == 0;
			if (*len && out[*len - 1] != '\n') {
				out[(*len)++] = '\n';
			}
		}
		if (is_wanted && line[0] != '#') {
			*len += unquote(line, out + *len);
		}
	}
	out[*len] = '\0';
	free(po);
	return out;
}

static size_t characters(const char *text, size_t len) {
	size_t count = 0;
	for (size_t i = 0; i < len; i++) {
		count += (text[i] & 0xc0) != 0x80;
	}
	return count;
}

char *words_read(const char *lang, size_t least, size_t *len) {
	char path[512], *text = read_site(lang, len);
	if (text && characters(text, *len) >= least) {
		return text;
	}
	free(text);
	snprintf(path, sizeof path, BENCH_DATA "/text/%s.txt", lang);
	return file_read(path, 1 << 20, &text, len, NULL) ? text : NULL;
}
