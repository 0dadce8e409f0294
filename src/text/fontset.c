// SPDX-License-Identifier: GPL-3.0-or-later
// Fonts are found by face and weight, and remembered also where they are missing: what a pack
// leaves out is asked for once.
#include "text/fontset.h"

#include "base/mem.h"
#include "text/char.h"
#include "text/font.h"
#include "text/warm.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unicode/uscript.h>
#include <unistd.h>

static void room_init(struct fontset *fonts) {
	/* Never NULL, so that an empty paragraph may point at no glyphs. */
	fonts->shaper.glyphs.items = mem_alloc(sizeof *fonts->shaper.glyphs.items);
	fonts->wrap.placed.items = mem_alloc(sizeof *fonts->wrap.placed.items);
}

static void room_finish(struct fontset *fonts) {
	shaper_finish(&fonts->shaper);
	vec_finish(&fonts->items.list);
	decoded_finish(&fonts->decoded);
	bidi_finish(&fonts->bidi);
	breaks_finish(&fonts->breaks);
	wrap_finish(&fonts->wrap);
}

struct fontset *fontset_create(font_load_fn *load, void *context) {
	struct fontset *fonts = mem_zero(sizeof *fonts);
	size_t count = 0;
	face_all(&count);
	fonts->load = load;
	fonts->context = context;
	fonts->fonts = mem_zero(2 * count * sizeof *fonts->fonts);
	fonts->is_tried = mem_zero(2 * count * sizeof *fonts->is_tried);
	room_init(fonts);
	return fonts;
}

struct fontset *fontset_create_system(void) {
	struct fontset *fonts = fontset_create(NULL, NULL);
	fonts->is_system = true;
	return fonts;
}

static void unmap(struct font *font) {
	size_t len = 0;
	int index = 0;
	void *data = (void *)font_data(font, &len, &index);
	munmap(data, len);
}

void fontset_destroy(struct fontset *fonts) {
	if (!fonts) {
		return;
	}
	room_finish(fonts);
	size_t count = 0;
	face_all(&count);
	for (size_t i = 0; i < 2 * count; i++) {
		if (fonts->fonts[i] && fonts->is_system) {
			unmap(fonts->fonts[i]);
		}
		font_destroy(fonts->fonts[i]);
	}
	for (size_t i = 0; i < fonts->tongues.count; i++) {
		tongue_finish(fonts->tongues.items[i]);
		free(fonts->tongues.items[i]);
	}
	for (int habit = 0; habit < HABIT_COUNT; habit++) {
		free(fonts->chains[0][habit]);
		free(fonts->chains[1][habit]);
	}
	vec_finish(&fonts->tongues);
	glyph_cache_finish(&fonts->glyphs);
	free(fonts->fonts);
	free(fonts->is_tried);
	free(fonts);
}

void fontset_wipe(struct fontset *fonts) {
	if (fonts->decoded.utf8) {
		explicit_bzero(fonts->decoded.utf8, fonts->decoded.utf8_room);
		explicit_bzero(fonts->decoded.units,
			fonts->decoded.unit_room * sizeof *fonts->decoded.units);
	}
	room_finish(fonts);
	room_init(fonts);
}

void fontset_forget_glyphs(struct fontset *fonts) {
	glyph_cache_finish(&fonts->glyphs);
}

size_t fontset_glyph_bytes(const struct fontset *fonts) {
	return fonts->glyphs.bytes;
}

struct tongue *fontset_tongue(struct fontset *fonts, const char *tag) {
	const char *name = tag && tag[0] ? tag : "und";
	for (size_t i = 0; i < fonts->tongues.count; i++) {
		if (strcmp(fonts->tongues.items[i]->tag, name) == 0) {
			return fonts->tongues.items[i];
		}
	}
	struct tongue *tongue = mem_zero(sizeof *tongue);
	tongue_init(tongue, name);
	vec_push(&fonts->tongues, tongue);
	return tongue;
}

static bool map_system(const struct face *face, bool is_bold, const void **data, size_t *len) {
	char path[256];
	int fd = open(face_system_path(face, is_bold ? 700 : 400, path), O_RDONLY | O_CLOEXEC);
	struct stat info;
	if (fd < 0 || fstat(fd, &info) != 0) {
		if (fd >= 0) {
			close(fd);
		}
		return false;
	}
	*len = (size_t)info.st_size;
	*data = mmap(NULL, *len, PROT_READ, MAP_PRIVATE, fd, 0);
	close(fd);
	return *data != MAP_FAILED;
}

static struct font *load(struct fontset *fonts, const struct face *face, bool is_bold) {
	const void *data = NULL;
	size_t len = 0;
	char name[64];
	if (fonts->is_system) {
		return map_system(face, is_bold, &data, &len)
			? font_create(face, is_bold, data, len, face->system_index)
			: NULL;
	}
	face_name(face, is_bold ? 700 : 400, name);
	return fonts->load(fonts->context, name, &data, &len)
		? font_create(face, is_bold, data, len, 0)
		: NULL;
}

struct font *fontset_font(struct fontset *fonts, const struct face *face, bool is_bold) {
	size_t count = 0;
	size_t index = (size_t)(face - face_all(&count));
	is_bold = is_bold && face->has_bold;
	size_t slot = index + (is_bold ? count : 0);
	if (!fonts->is_tried[slot]) {
		fonts->is_tried[slot] = true;
		fonts->fonts[slot] = load(fonts, face, is_bold);
	}
	return !fonts->fonts[slot] && is_bold ? fontset_font(fonts, face, false)
					      : fonts->fonts[slot];
}

struct chain *fontset_chain(
	struct fontset *fonts, int script, enum face_habit habit, bool is_bold) {
	struct chain **chains = &fonts->chains[is_bold][habit];
	if (!*chains) {
		*chains = mem_zero(CHAIN_SCRIPTS * sizeof **chains);
	}
	struct chain *chain = &(*chains)[script & (CHAIN_SCRIPTS - 1)];
	if (!chain->is_made) {
		const char *name = uscript_getShortName((UScriptCode)script);
		chain->count = face_chain(name ? name : "Zyyy", habit, chain->faces);
		chain->is_bold = is_bold;
		chain->is_made = true;
	}
	return chain;
}

struct font *chain_font(struct fontset *fonts, struct chain *chain, int index) {
	if (!chain->is_tried[index]) {
		chain->is_tried[index] = true;
		chain->fonts[index] = fontset_font(fonts, chain->faces[index], chain->is_bold);
	}
	return chain->fonts[index];
}

static struct font *find_in(struct fontset *fonts, struct chain *chain, uint32_t code) {
	for (int i = 0; i < chain->count; i++) {
		struct font *font = chain_font(fonts, chain, i);
		if (font && font_glyph(font, code)) {
			return font;
		}
	}
	return NULL;
}

struct font *chain_find(
	struct fontset *fonts, struct chain *chain, enum face_habit habit, uint32_t code) {
	struct font *font = find_in(fonts, chain, code);
	uint8_t scripts[8];
	int count = font ? 0 : char_scripts(code, scripts, 8);
	for (int i = 0; i < count && !font; i++) {
		struct chain *other = fontset_chain(fonts, scripts[i], habit, chain->is_bold);
		font = other == chain ? NULL : find_in(fonts, other, code);
	}
	return font;
}
