// SPDX-License-Identifier: GPL-3.0-or-later
// A paragraph a line of the file; offsets are moved from the paragraph to the file.
#include "text/lines.h"

#include "base/err.h"
#include "base/str.h"
#include "text/para.h"

#include <string.h>

static void print(const struct para *para, size_t offset, struct str *out) {
	for (int i = 0; i < para_line_count(para); i++) {
		const struct para_line *line = para_line(para, i);
		str_printf(out, "%zu %zu %.1f %d\n", offset + line->start, offset + line->end,
			(double)line->width_px, line->missing);
	}
}

bool lines_print(struct fontset *fonts, const char *lang, float width_px, float size_px,
	const char *data, size_t len, struct str *out, struct err *err) {
	const struct para_style style = {.lang = lang, .size_px = size_px, .weight = 400};
	for (size_t start = 0; start < len || start == 0;) {
		const char *newline = start < len ? memchr(data + start, '\n', len - start) : NULL;
		size_t end = newline ? (size_t)(newline - data) : len;
		size_t text_end = end > start && newline && data[end - 1] == '\r' ? end - 1 : end;
		struct para *para = para_create(
			fonts, &style, NULL, 0, data + start, text_end - start, width_px, err);
		if (!para) {
			return err_prefix(err, "the paragraph at byte %zu", start);
		}
		print(para, start, out);
		para_destroy(para);
		start = end + 1;
	}
	return true;
}
