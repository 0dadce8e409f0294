// SPDX-License-Identifier: GPL-3.0-or-later
// Of all that Welcome reads nine tenths are fonts, most of it one Chinese one: 5 MB to verify and
// copy, which takes the first picture some 10 ms where it is not done before.
#include "programs/first.h"

#include <stddef.h>
#include <string.h>

#include "content/pack.h"
#include "lang/tag.h"
#include "text/face.h"

#define KEYS 12 /* about as many languages as Welcome has keys for */
#define BOLD 700
#define REGULAR 400

static void read_font(struct pack *pack, const char *name) {
	const void *data;
	size_t len;
	if (pack_font(pack, name, &data, &len)) {
		pack_font_release(pack, name);
	}
}

static void read_face(struct pack *pack, const char *tag, int weight) {
	const struct language *language = language_find(tag);
	const struct face *chain[FACE_CHAIN_MAX];
	char name[64];
	if (language && face_chain(language->script, face_habit(tag), chain) > 0) {
		read_font(pack, face_name(chain[0], weight, name));
	}
}

void first_read_fonts(struct pack *pack) {
	size_t count = pack_language_count(pack);
	read_face(pack, pack_source_language(pack), REGULAR);
	for (size_t i = 0; i < count && i < KEYS; i++) {
		read_face(pack, pack_language_at(pack, i)->tag, BOLD);
	}
	read_font(pack, "materialdesignicons");
}
