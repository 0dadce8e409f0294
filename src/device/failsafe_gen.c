// SPDX-License-Identifier: GPL-3.0-or-later
// A tool of the build: subsets four fonts to what the fail-safe screen can say and writes them as C
// arrays. Usage: failsafe_gen OUT.c REGULAR.ttf BOLD.ttf ARABIC.ttf ICONS.ttf
#include <hb-subset.h>
#include <stdio.h>
#include <string.h>

#include "device/failsafe_text.h"

struct range {
	hb_codepoint_t first, last;
};

static const struct range letters[] = {{0x20, 0x7e}, {0xa0, 0x17f}, {0x218, 0x21b}, {0x370, 0x3ff},
	{0x400, 0x52f}, {0x1e00, 0x1eff}, {0x2010, 0x201f}};
static const struct range arabic[] = {{0x20, 0x20}, {0x2e, 0x2e}};
static const struct range icons[] = {{0xf02f, 0xf02f}, {0xf054, 0xf054}, {0xf238, 0xf238}};

static const struct {
	const char *name;
	const struct range *ranges;
	size_t count;
	const char *script; /* whose sentences it writes; NULL = none */
} fonts[] = {
	{"failsafe_regular", letters, sizeof letters / sizeof *letters, NULL},
	{"failsafe_bold", letters, sizeof letters / sizeof *letters, NULL},
	{"failsafe_arabic", arabic, sizeof arabic / sizeof *arabic, "Arab"},
	{"failsafe_icons", icons, sizeof icons / sizeof *icons, NULL},
};

#define FONT_COUNT (sizeof fonts / sizeof *fonts)

/* Everything outside ASCII of one text; the braces of {desk} never reach a font. */
static void add_text(hb_set_t *set, const char *text) {
	hb_buffer_t *buffer = hb_buffer_create();
	unsigned count = 0;
	hb_buffer_add_utf8(buffer, text, -1, 0, -1);
	const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(buffer, &count);
	for (unsigned i = 0; i < count; i++) {
		if (info[i].codepoint > 0x7e) {
			hb_set_add(set, info[i].codepoint);
		}
	}
	hb_buffer_destroy(buffer);
}

static void add_letters(hb_set_t *set, size_t font) {
	for (size_t i = 0; i < fonts[font].count; i++) {
		hb_set_add_range(set, fonts[font].ranges[i].first, fonts[font].ranges[i].last);
	}
	for (size_t i = 0; i < FAILSAFE_SENTENCE_COUNT && fonts[font].script; i++) {
		if (strcmp(failsafe_sentences[i].script, fonts[font].script) == 0) {
			add_text(set, failsafe_sentences[i].go_to_desk);
			add_text(set, failsafe_sentences[i].ask_staff);
		}
	}
}

static void write_array(FILE *out, const char *name, hb_blob_t *blob) {
	unsigned len;
	const unsigned char *data = (const unsigned char *)hb_blob_get_data(blob, &len);
	fprintf(out, "const size_t %s_len = %u;\nconst unsigned char %s[] = {", name, len, name);
	for (unsigned i = 0; i < len; i++) {
		fprintf(out, i % 32 ? "%u," : "\n%u,", data[i]);
	}
	fputs("\n};\n", out);
}

static int write_font(FILE *out, size_t font, const char *path) {
	hb_blob_t *file = hb_blob_create_from_file_or_fail(path);
	if (!file) {
		fprintf(stderr, "failsafe_gen: cannot read %s; install fonts-noto-core\n", path);
		return 1;
	}
	hb_face_t *face = hb_face_create(file, 0);
	hb_subset_input_t *input = hb_subset_input_create_or_fail();
	add_letters(hb_subset_input_unicode_set(input), font);
	hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING);
	hb_face_t *subset = hb_subset_or_fail(face, input);
	if (subset) {
		hb_blob_t *blob = hb_face_reference_blob(subset);
		write_array(out, fonts[font].name, blob);
		hb_blob_destroy(blob);
	} else {
		fprintf(stderr, "failsafe_gen: cannot subset %s\n", path);
	}
	int status = !subset;
	hb_face_destroy(subset);
	hb_subset_input_destroy(input);
	hb_face_destroy(face);
	hb_blob_destroy(file);
	return status;
}

int main(int argc, char **argv) {
	FILE *out = argc == 2 + (int)FONT_COUNT ? fopen(argv[1], "w") : NULL;
	if (!out) {
		fputs("usage: failsafe_gen OUT.c REGULAR BOLD ARABIC ICONS\n", stderr);
		return 1;
	}
	fputs("#include \"device/failsafe_font.h\"\n", out);
	int status = 0;
	for (size_t i = 0; i < FONT_COUNT && !status; i++) {
		status = write_font(out, i, argv[2 + i]);
	}
	return fclose(out) != 0 || status;
}
