// SPDX-License-Identifier: GPL-3.0-or-later
// One walk over the UTF-16 text. Nearly every character continues the item before it, which a short
// loop decides by one property word and one look into the font's page of glyphs.
#include "text/itemise.h"

#include "text/char.h"
#include "text/decode.h"
#include "text/font.h"
#include "text/para.h"
#include "text/warm.h"

#include <unicode/uscript.h>
#include <unicode/utf16.h>

#define MAX_OPEN 32

/* What `step` has to look at. */
#define SPECIAL (CHAR_EXTENDS | CHAR_INVISIBLE | CHAR_CONTROL | CHAR_BRACKET)

struct walk {
	struct item_list *items;
	struct fontset *fonts;
	const struct decoded *text;
	const struct para_style *style;
	const struct para_span *spans;
	size_t span_count, next_span;
	size_t style_end; /* byte where the style may change */
	const struct tongue *tongue;
	bool is_bold;
	int script;
	struct chain *chain;
	struct font *first;  /* of the chain */
	struct font *font;   /* of the last cluster */
	bool is_latin_apart; /* Nastaliq: digits and ASCII from Noto Sans */
	struct {
		uint32_t code;
		int script;
	} open[MAX_OPEN];
	int open_count;
};

/* Scripts that Japanese and Chinese mix inside words, drawn by one face. */
static int join_east(const struct walk *walk, int script) {
	bool is_east = script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA ||
		script == USCRIPT_BOPOMOFO || script == USCRIPT_KATAKANA_OR_HIRAGANA;
	return is_east && walk->tongue->script == USCRIPT_HAN ? USCRIPT_HAN : script;
}

static void take_script(struct walk *walk, int script) {
	walk->script = script;
	walk->chain = fontset_chain(walk->fonts, script, walk->tongue->habit, walk->is_bold);
	walk->first = NULL;
	for (int i = 0; i < walk->chain->count && !walk->first; i++) {
		walk->first = chain_font(walk->fonts, walk->chain, i);
	}
	walk->is_latin_apart = script == USCRIPT_ARABIC && walk->tongue->habit == HABIT_NASTALIQ;
}

static void take_style(struct walk *walk, size_t byte) {
	while (walk->next_span < walk->span_count && walk->spans[walk->next_span].end <= byte) {
		walk->next_span++;
	}
	const struct para_span *span =
		walk->next_span < walk->span_count ? &walk->spans[walk->next_span] : NULL;
	bool is_inside = span && span->start <= byte;
	int weight = is_inside && span->weight ? span->weight : walk->style->weight;
	const char *lang = is_inside && span->lang ? span->lang : walk->style->lang;
	walk->style_end = is_inside ? span->end : span ? span->start : SIZE_MAX;
	walk->is_bold = weight >= 600;
	walk->tongue = fontset_tongue(walk->fonts, lang);
	walk->font = NULL;
	take_script(walk, walk->script);
}

/* The script of the first character that has one; the language's where none has. */
static int first_script(const struct walk *walk) {
	const struct decoded *text = walk->text;
	for (size_t i = 0; i < text->unit_count;) {
		uint32_t code;
		U16_NEXT(text->units, i, text->unit_count, code);
		uint32_t props = char_props(code);
		if (!(props & CHAR_SHARED)) {
			return join_east(walk, CHAR_SCRIPT(props));
		}
	}
	return walk->tongue->script;
}

static void take_bracket(struct walk *walk, uint32_t code) {
	bool is_open = false;
	uint32_t opening = char_opening_bracket(code, &is_open);
	if (is_open) {
		if (walk->open_count < MAX_OPEN) {
			walk->open[walk->open_count].code = opening;
			walk->open[walk->open_count++].script = walk->script;
		}
		return;
	}
	for (int i = walk->open_count; i > 0; i--) {
		if (walk->open[i - 1].code == opening) {
			walk->open_count = i - 1;
			if (walk->open[i - 1].script != walk->script) {
				take_script(walk, walk->open[i - 1].script);
			}
			return;
		}
	}
}

static bool is_apart(uint32_t code) {
	return (code > ' ' && code < 0x7f) || (code >= 0x2010 && code <= 0x2015);
}

/* The font of a cluster's first character. A font that has the whole cluster goes before one that
 * has only its base. */
static struct font *pick(struct walk *walk, uint32_t code, size_t next) {
	const struct decoded *text = walk->text;
	struct font *of_base = chain_find(walk->fonts, walk->chain, walk->tongue->habit, code);
	struct font *font = of_base;
	for (int i = -1; i < walk->chain->count; i++) {
		font = i < 0 ? of_base : chain_font(walk->fonts, walk->chain, i);
		bool has_all = font && font_glyph(font, code);
		for (size_t at = next; has_all && at < text->unit_count;) {
			uint32_t mark;
			U16_NEXT(text->units, at, text->unit_count, mark);
			uint32_t props = char_props(mark);
			if (!(props & CHAR_EXTENDS) || at > next + 2 * PARA_MAX_MARKS) {
				break;
			}
			has_all = (props & CHAR_INVISIBLE) || font_glyph(font, mark);
		}
		if (has_all) {
			return font;
		}
	}
	return of_base ? of_base : walk->first;
}

static struct font *font_for(struct walk *walk, uint32_t code, uint32_t props, size_t next) {
	if (walk->font && (props & (CHAR_INVISIBLE | CHAR_CONTROL))) {
		return walk->font;
	}
	if ((props & (CHAR_EXTENDS | CHAR_SPACE)) && walk->font && font_glyph(walk->font, code)) {
		return walk->font;
	}
	if (walk->is_latin_apart && is_apart(code)) {
		struct font *latin =
			fontset_font(walk->fonts, face_find("NotoSans"), walk->is_bold);
		if (latin && font_glyph(latin, code)) {
			return latin;
		}
	}
	bool is_alone = next >= walk->text->unit_count || walk->text->units[next] < 0x300 ||
		!(char_props(walk->text->units[next]) & CHAR_EXTENDS);
	if (is_alone && walk->first && font_glyph(walk->first, code)) {
		return walk->first;
	}
	return pick(walk, code, next);
}

static void add(struct walk *walk, size_t byte, struct font *font, uint8_t level) {
	struct item_list *items = walk->items;
	size_t count = items->list.count;
	if (count) {
		items->list.items[count - 1].end = (uint32_t)byte;
	}
	vec_push(&items->list,
		(struct item){.start = (uint32_t)byte,
			.font = font,
			.tongue = walk->tongue,
			.script = (uint8_t)walk->script,
			.level = level});
}

static void begin(struct walk *walk) {
	walk->items->list.count = 0;
	walk->tongue = fontset_tongue(walk->fonts, walk->style->lang);
	walk->script = first_script(walk);
	take_style(walk, 0);
}

static struct item *last_item(struct walk *walk) {
	size_t count = walk->items->list.count;
	return count ? &walk->items->list.items[count - 1] : NULL;
}

/* The unit before which the style is one and, where levels differ, the level is. */
static size_t same_until(const struct walk *walk, size_t unit, const uint8_t *levels) {
	const struct decoded *text = walk->text;
	size_t end = walk->style_end < text->len ? decoded_unit(text, walk->style_end)
						 : text->unit_count;
	size_t at = unit;
	while (levels && at < end && levels[at] == levels[unit - 1]) {
		at++;
	}
	return levels ? at : end;
}

/* How far the last item plainly goes on from `unit`, as nearly all text does: letters of its script
 * and marks, all of which the script's own font has, and spaces. Stops before a cluster of which
 * it cannot tell that. */
static size_t run_on(const struct walk *walk, size_t unit, const uint8_t *levels) {
	const struct decoded *text = walk->text;
	size_t base = SIZE_MAX, end = text->unit_count;
	if (!walk->font || unit == end || text->byte_at[unit] >= walk->style_end) {
		return unit;
	}
	const uint16_t *latin = font_glyphs(walk->font, 0), *glyphs = latin;
	const uint32_t *latin_props = char_page(0), *props = latin_props;
	uint32_t held = 0, script = (uint32_t)walk->script;
	bool is_own = walk->font == walk->first;
	end = same_until(walk, unit, levels);
	for (; unit < end; unit++) {
		uint32_t code = text->units[unit];
		if (code > 0xff && code >> 8 != held) {
			held = code >> 8;
			props = char_page(held);
			glyphs = font_glyphs(walk->font, held);
		}
		uint32_t prop = code > 0xff ? props[code & 0xff] : latin_props[code];
		bool is_letter = is_own && !((prop ^ script) & (0xff | SPECIAL));
		bool is_mark = is_own && (prop & SPECIAL) == CHAR_EXTENDS &&
			(CHAR_SCRIPT(prop) == script || (prop & CHAR_SHARED));
		bool is_space = (prop & (CHAR_SPACE | SPECIAL)) == CHAR_SPACE;
		if (!(is_letter || is_mark || is_space) ||
			!(code > 0xff ? glyphs[code & 0xff] : latin[code])) {
			break;
		}
		base = is_mark ? base : unit;
	}
	bool is_amid = unit < text->unit_count && (char_props(text->units[unit]) & CHAR_EXTENDS);
	return is_amid && base != SIZE_MAX ? base : unit;
}

/* Steps over one character; `unit` is where it begins, `next` where the one after it does. */
static void step(struct walk *walk, uint32_t code, size_t unit, size_t next, uint8_t level) {
	uint32_t props = char_props(code);
	size_t byte = walk->text->byte_at[unit];
	if (byte >= walk->style_end && !(props & CHAR_EXTENDS)) {
		take_style(walk, byte);
	}
	if (!(props & CHAR_SHARED)) {
		int script = join_east(walk, CHAR_SCRIPT(props));
		if (script != walk->script) {
			take_script(walk, script);
		}
	} else if (props & CHAR_BRACKET) {
		take_bracket(walk, code);
	}
	struct font *font = font_for(walk, code, props, next);
	struct item *item = last_item(walk);
	if (!item || item->font != font || item->script != walk->script || item->level != level ||
		item->tongue != walk->tongue) {
		add(walk, byte, font, level);
		item = last_item(walk);
	}
	walk->font = font;
}

void itemise(struct item_list *items, struct fontset *fonts, const struct decoded *text,
	const struct para_style *style, const struct para_span *spans, size_t span_count,
	const uint8_t *levels, int level) {
	struct walk walk = {.items = items,
		.fonts = fonts,
		.text = text,
		.style = style,
		.spans = spans,
		.span_count = span_count};
	begin(&walk);
	for (size_t i = 0; i < text->unit_count;) {
		size_t unit = i;
		uint32_t code;
		U16_NEXT(text->units, i, text->unit_count, code);
		step(&walk, code, unit, i, levels ? levels[unit] : (uint8_t)level);
		i = run_on(&walk, i, levels);
	}
	if (items->list.count) {
		items->list.items[items->list.count - 1].end = (uint32_t)text->len;
	}
}
