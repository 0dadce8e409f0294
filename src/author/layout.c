// SPDX-License-Identifier: GPL-3.0-or-later
// Brings the pack's fonts, the text engine and a file together.
#include "author/layout.h"

#include <stdlib.h>

#include "base/err.h"
#include "base/file.h"
#include "base/str.h"
#include "content/pack.h"
#include "text/fontset.h"
#include "text/lines.h"

#define LAYOUT_MAX_BYTES ((size_t)16 << 20)

static bool load_font(void *context, const char *face, const void **data, size_t *len) {
	return pack_font(context, face, data, len);
}

bool layout_print(const struct layout_options *options, FILE *out, struct err *err) {
	char *text;
	size_t len;
	if (!file_read(options->text_file, LAYOUT_MAX_BYTES, &text, &len, err)) {
		return false;
	}
	const struct pack_trust trust = {.unsigned_ok = true};
	struct pack *pack = pack_open(options->pack, &trust, err);
	bool ok = pack != NULL;
	if (ok) {
		struct fontset *fonts = fontset_create(load_font, pack);
		struct str lines = {0};
		ok = lines_print(fonts, options->lang, options->width_px, options->size_px, text,
			len, &lines, err);
		fwrite(str_get(&lines), 1, ok ? lines.len : 0, out);
		str_finish(&lines);
		fontset_destroy(fonts);
	}
	pack_close(pack);
	free(text);
	return ok;
}
