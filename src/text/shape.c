// SPDX-License-Identifier: GPL-3.0-or-later
// One buffer is used over and over. What the text drops is left out of the buffer, but the clusters
// keep their byte offsets. Features that can change nothing in the text at hand are turned off.
#include "text/shape.h"

#include "text/char.h"
#include "text/decode.h"
#include "text/font.h"
#include "text/itemise.h"
#include "text/quiet.h"
#include "text/tongue.h"

#include <hb-ot.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uscript.h>
#include <unicode/utf16.h>

static hb_script_t hb_script(int script) {
	static hb_script_t known[256];
	if (!known[script]) {
		const char *name = uscript_getShortName((UScriptCode)script);
		known[script] = name ? hb_script_from_string(name, 4) : HB_SCRIPT_COMMON;
	}
	return known[script];
}

/* The first drop that ends after `byte`. */
static size_t drop_after(const struct decoded *text, uint32_t byte) {
	size_t low = 0, high = text->drops.count;
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (text->drops.items[middle].end <= byte) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return low;
}

/* Appends the units, none of which is dropped. To write them into the buffer's room takes a third of
 * hb_buffer_add_utf8's time, which reads UTF-8 again and adds letter by letter. */
static void add_plain(hb_buffer_t *buffer, const struct decoded *text, size_t unit, size_t end) {
	unsigned count = hb_buffer_get_length(buffer), room;
	hb_buffer_set_length(buffer, count + (unsigned)(end - unit));
	hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &room);
	while (unit < end && count < room) {
		hb_glyph_info_t *info = &infos[count++];
		info->cluster = text->byte_at[unit];
		U16_NEXT(text->units, unit, end, info->codepoint);
	}
	hb_buffer_set_length(buffer, count);
}

/* HarfBuzz reads five letters on both sides; added as text of no length, they are only context. */
static void add_context(hb_buffer_t *buffer, const struct decoded *text, size_t unit) {
	hb_buffer_add_utf16(buffer, text->units, (int)text->unit_count, (unsigned)unit, 0);
}

static void add_text(
	hb_buffer_t *buffer, const struct decoded *text, uint32_t start, uint32_t end) {
	size_t drop = text->drops.count ? drop_after(text, start) : 0, last = 0;
	while (start < end) {
		uint32_t stop = end, next = end;
		if (drop < text->drops.count && text->drops.items[drop].start < end) {
			stop = text->drops.items[drop].start;
			next = text->drops.items[drop++].end;
		}
		if (stop > start) {
			size_t first = decoded_unit(text, start);
			last = decoded_unit(text, stop);
			if (!hb_buffer_get_length(buffer)) {
				add_context(buffer, text, first);
			}
			add_plain(buffer, text, first, last);
		}
		start = next;
	}
	if (hb_buffer_get_length(buffer)) {
		add_context(buffer, text, last);
	}
}

static hb_unicode_general_category_t answer_category(
	hb_unicode_funcs_t *funcs, hb_codepoint_t code, void *data) {
	(void)funcs, (void)data;
	return code > 0x10ffff ? HB_UNICODE_GENERAL_CATEGORY_UNASSIGNED
			       : (hb_unicode_general_category_t)CHAR_CATEGORY(char_props(code));
}

static hb_codepoint_t answer_mirror(hb_unicode_funcs_t *funcs, hb_codepoint_t code, void *data) {
	(void)funcs, (void)data;
	return code > 0x10ffff || !(char_props(code) & CHAR_MIRRORED)
		? code
		: hb_unicode_mirroring(hb_unicode_funcs_get_default(), code);
}

static hb_buffer_t *create_buffer(void) {
	hb_buffer_t *buffer = hb_buffer_create();
	hb_unicode_funcs_t *funcs = hb_unicode_funcs_create(hb_unicode_funcs_get_default());
	hb_unicode_funcs_set_general_category_func(funcs, answer_category, NULL, NULL);
	hb_unicode_funcs_set_mirroring_func(funcs, answer_mirror, NULL, NULL);
	hb_buffer_set_unicode_funcs(buffer, funcs);
	hb_unicode_funcs_destroy(funcs);
	return buffer;
}

static size_t collect(struct shaper *shaper) {
	unsigned count = 0;
	const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(shaper->buffer, &count);
	const hb_glyph_position_t *at = hb_buffer_get_glyph_positions(shaper->buffer, NULL);
	if (shaper->glyphs.count + count > shaper->glyphs.room) {
		shaper->glyphs.room = (shaper->glyphs.count + count) * 3 / 2 + 64;
		shaper->glyphs.items = mem_grow(
			shaper->glyphs.items, shaper->glyphs.room * sizeof *shaper->glyphs.items);
	}
	struct para_glyph *out = shaper->glyphs.items + shaper->glyphs.count;
	for (unsigned i = 0; i < count; i++) {
		uint32_t is_unsafe = infos[i].mask & HB_GLYPH_FLAG_UNSAFE_TO_BREAK;
		out[i] = (struct para_glyph){
			.id = infos[i].codepoint | (is_unsafe ? GLYPH_UNSAFE : 0),
			.byte = infos[i].cluster,
			.advance = at[i].x_advance,
			.x = at[i].x_offset,
			.y = at[i].y_offset};
	}
	shaper->glyphs.count += count;
	return count;
}

/* The scripts whose rules text/quiet.h knows. */
static bool has_plain_rules(int script) {
	return script == USCRIPT_LATIN || script == USCRIPT_CYRILLIC || script == USCRIPT_GREEK ||
		script == USCRIPT_ARABIC || script == USCRIPT_ETHIOPIC ||
		script == USCRIPT_GEORGIAN || script == USCRIPT_ARMENIAN;
}

/* What the characters of the item are all quiet in, their mirrors with them. */
static unsigned quiet_in(
	const struct decoded *text, const struct item *item, size_t unit, size_t end) {
	unsigned count = 0, quiet = QUIET_ALL;
	const uint8_t *quiets = font_quiet(item->font, &count);
	const uint16_t *glyphs = NULL;
	uint32_t held = UINT32_MAX;
	for (; unit < end && quiet; unit++) {
		uint32_t code = text->units[unit];
		if (code >> 8 != held) {
			held = code >> 8;
			glyphs = font_glyphs(item->font, held);
		}
		uint32_t glyph = glyphs[code & 0xff];
		quiet &= glyph < count ? quiets[glyph] : 0;
		if ((item->level & 1) && (char_props(code) & CHAR_MIRRORED)) {
			code = hb_unicode_mirroring(hb_unicode_funcs_get_default(), code);
			glyph = font_glyph(item->font, code);
			quiet &= glyph < count ? quiets[glyph] : 0;
		}
	}
	return quiet & QUIET_CCMP ? quiet : quiet & ~(unsigned)QUIET_MARKS;
}

static unsigned add_off(hb_feature_t *features, unsigned count, hb_tag_t tag) {
	features[count] = (hb_feature_t){tag, 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END};
	return count + 1;
}

/* What is turned off: ligatures that would take the dot off i, and what can change nothing. */
static unsigned find_features(const struct decoded *text, const struct item *item, uint32_t start,
	uint32_t end, hb_feature_t features[5]) {
	unsigned count = 0;
	unsigned quiet = has_plain_rules(item->script)
		? quiet_in(text, item, decoded_unit(text, start), decoded_unit(text, end))
		: 0;
	if (item->tongue->is_dotted && item->script == USCRIPT_LATIN) {
		count = add_off(features, count, HB_TAG('l', 'i', 'g', 'a'));
	}
	if (quiet & QUIET_CCMP) {
		count = add_off(features, count, HB_TAG('c', 'c', 'm', 'p'));
	}
	if (quiet & QUIET_CALT) {
		count = add_off(features, count, HB_TAG('c', 'a', 'l', 't'));
	}
	if (quiet & QUIET_MARKS) {
		count = add_off(features, count, HB_TAG('m', 'a', 'r', 'k'));
		count = add_off(features, count, HB_TAG('m', 'k', 'm', 'k'));
	}
	return count;
}

size_t shape(struct shaper *shaper, const struct decoded *text, const struct item *item,
	uint32_t start, uint32_t end, int size) {
	hb_feature_t features[5];
	if (!item->font) {
		return 0;
	}
	if (!shaper->buffer) {
		shaper->buffer = create_buffer();
	}
	hb_buffer_t *buffer = shaper->buffer;
	hb_buffer_clear_contents(buffer);
	add_text(buffer, text, start, end);
	hb_buffer_set_direction(buffer, item->level & 1 ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
	hb_buffer_set_script(buffer, hb_script(item->script));
	hb_buffer_set_language(buffer, item->tongue->hb);
	hb_buffer_set_flags(buffer,
		(start == 0 ? HB_BUFFER_FLAG_BOT : 0) |
			(end == text->len ? HB_BUFFER_FLAG_EOT : 0));
	unsigned count = find_features(text, item, start, end, features);
	hb_shape_full(font_size_hb(font_at_size(item->font, size)), buffer, features, count, NULL);
	return collect(shaper);
}

void shaper_finish(struct shaper *shaper) {
	hb_buffer_destroy(shaper->buffer);
	vec_finish(&shaper->glyphs);
	*shaper = (struct shaper){0};
}
