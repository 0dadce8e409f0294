// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of a feature are read once (OpenType 1.9, chapter 2 and GSUB, GPOS). A set of glyphs is
// "loud"; at first all that no plain character and no other feature brings forth. A rule that needs
// a loud glyph somewhere cannot match quiet text. Any other makes the glyphs it begins with loud.
// As the loud only grow in number, in the end no rule matches text of quiet glyphs alone.
#include "text/quiet.h"

#include "base/mem.h"

#include <hb-ot.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

struct table {
	const uint8_t *data;
	size_t len;
};

struct search {
	struct table table; /* GSUB or GPOS */
	bool is_gpos;
	bool *is_loud; /* by glyph */
	unsigned count;
};

static unsigned u16(const struct table *table, size_t at) {
	return at + 2 <= table->len ? (unsigned)(table->data[at] << 8 | table->data[at + 1]) : 0;
}

static size_t u32(const struct table *table, size_t at) {
	return (size_t)u16(table, at) << 16 | u16(table, at + 2);
}

static bool loud(const struct search *search, unsigned glyph) {
	return glyph >= search->count || search->is_loud[glyph];
}

/* Calls for each glyph of a Coverage or ClassDef table with its index or class. */
typedef bool each_fn(struct search *search, unsigned glyph, unsigned value, const void *data);

static bool each_covered(struct search *search, size_t at, each_fn *fn, const void *data) {
	const struct table *table = &search->table;
	unsigned count = u16(table, at + 2);
	for (unsigned i = 0; i < count; i++) {
		size_t record = at + 4 + (size_t)i * (u16(table, at) == 2 ? 6 : 2);
		unsigned first = u16(table, record);
		unsigned last = u16(table, at) == 2 ? u16(table, record + 2) : first;
		unsigned index = u16(table, at) == 2 ? u16(table, record + 4) : i;
		for (unsigned glyph = first; glyph <= last; glyph++, index++) {
			if (!fn(search, glyph, index, data)) {
				return false;
			}
		}
	}
	return true;
}

/* `at` is 0 where there is no ClassDef: all glyphs are of class 0. */
static unsigned class_of(const struct search *search, size_t at, unsigned glyph) {
	const struct table *table = &search->table;
	if (!at) {
		return 0;
	}
	if (u16(table, at) == 1) {
		unsigned first = u16(table, at + 2), count = u16(table, at + 4);
		return glyph >= first && glyph - first < count
			? u16(table, at + 6 + 2 * (size_t)(glyph - first))
			: 0;
	}
	for (unsigned i = 0, count = u16(table, at + 2); i < count; i++) {
		size_t record = at + 4 + 6 * (size_t)i;
		if (glyph >= u16(table, record) && glyph <= u16(table, record + 2)) {
			return u16(table, record + 4);
		}
	}
	return 0;
}

/* Where the table lies that an offset in a subtable leads to; 0 where it leads nowhere. */
static size_t follow(const struct table *table, size_t subtable, size_t field) {
	unsigned offset = u16(table, subtable + field);
	return offset ? subtable + offset : 0;
}

static bool is_one_loud(struct search *search, unsigned glyph, unsigned index, const void *data) {
	(void)index, (void)data;
	return loud(search, glyph);
}

static bool make_one_loud(struct search *search, unsigned glyph, unsigned index, const void *data) {
	(void)index, (void)data;
	if (glyph < search->count) {
		search->is_loud[glyph] = true;
	}
	return true;
}

#define CLASSES 1024

/* Which classes have a glyph that is not loud; class 0, which holds all others, counts as one. */
static void find_quiet_classes(struct search *search, size_t at, bool quiet[CLASSES]) {
	const struct table *table = &search->table;
	bool is_list = at && u16(table, at) == 1;
	unsigned count = at ? u16(table, at + (is_list ? 4 : 2)) : 0;
	memset(quiet, 0, CLASSES * sizeof *quiet);
	quiet[0] = true;
	for (unsigned i = 0; i < count; i++) {
		size_t record = at + (is_list ? 6 + 2 * (size_t)i : 4 + 6 * (size_t)i);
		unsigned first = is_list ? u16(table, at + 2) + i : u16(table, record);
		unsigned last = is_list ? first : u16(table, record + 2);
		unsigned class = u16(table, record + (is_list ? 0 : 4));
		for (unsigned glyph = first; glyph <= last && class < CLASSES; glyph++) {
			quiet[class] |= !loud(search, glyph);
		}
	}
}

/* Whether one of `count` places of a rule takes loud glyphs only. Places are glyphs, classes where
 * `quiet` tells of those, or Coverages that begin at `base` where it is not 0. */
static bool is_blocked(
	struct search *search, size_t at, unsigned count, const bool *quiet, size_t base) {
	for (unsigned i = 0; i < count; i++) {
		unsigned value = u16(&search->table, at + 2 * (size_t)i);
		bool is_loud = base ? each_covered(search, base + value, is_one_loud, NULL)
			: quiet     ? value < CLASSES && !quiet[value]
				    : loud(search, value);
		if (is_loud) {
			return true;
		}
	}
	return false;
}

/* A rule of a Context (one sequence) or of a ChainedContext (before, input, after), whose first
 * glyph of input stands elsewhere, except with Coverages. */
static bool is_rule_blocked(
	struct search *search, size_t at, bool is_chain, const bool *const quiet[3], size_t base) {
	const struct table *table = &search->table;
	unsigned elsewhere = base ? 0 : 1;
	if (!is_chain) {
		unsigned count = u16(table, at);
		return is_blocked(search, at + 4, count > elsewhere ? count - elsewhere : 0,
			quiet ? quiet[1] : NULL, base);
	}
	for (int part = 0; part < 3; part++) {
		unsigned count = u16(table, at);
		count = part == 1 && count ? count - elsewhere : count;
		if (is_blocked(search, at + 2, count, quiet ? quiet[part] : NULL, base)) {
			return true;
		}
		at += 2 + 2 * (size_t)count;
	}
	return false;
}

/* The rules that begin with one glyph, or class, of a subtable. */
struct first {
	size_t subtable, sets; /* where the list of rule sets begins: its count */
	size_t classes;        /* of input */
	bool is_by_class;      /* sets are by class, else by index of coverage */
	bool is_chain, is_ligature;
	const bool *const *quiet;
};

static bool has_open_rule(struct search *search, const struct first *first, unsigned set) {
	const struct table *table = &search->table;
	if (set >= u16(table, first->sets) || !u16(table, first->sets + 2 + 2 * (size_t)set)) {
		return false;
	}
	size_t at = first->subtable + u16(table, first->sets + 2 + 2 * (size_t)set);
	for (unsigned i = 0, count = u16(table, at); i < count; i++) {
		size_t rule = at + u16(table, at + 2 + 2 * (size_t)i);
		unsigned parts = u16(table, rule + 2);
		if (first->is_ligature
				? !is_blocked(search, rule + 4, parts ? parts - 1 : 0, NULL, 0)
				: !is_rule_blocked(
					  search, rule, first->is_chain, first->quiet, 0)) {
			return true;
		}
	}
	return false;
}

static bool judge_first(struct search *search, unsigned glyph, unsigned index, const void *data) {
	const struct first *first = data;
	unsigned set = first->is_by_class ? class_of(search, first->classes, glyph) : index;
	if (!loud(search, glyph) && has_open_rule(search, first, set)) {
		search->is_loud[glyph] = true;
	}
	return true;
}

static void read_context(struct search *search, size_t at, bool is_chain) {
	const struct table *table = &search->table;
	bool room[3][CLASSES];
	const bool *quiet[3] = {room[0], room[1], room[2]};
	struct first first = {.subtable = at, .sets = at + 4, .is_chain = is_chain};
	size_t coverage = at + u16(table, at + 2);
	switch (u16(table, at)) {
	case 1: each_covered(search, coverage, judge_first, &first); break;
	case 2:
		first.sets = at + (is_chain ? 10 : 6);
		first.classes = follow(table, at, is_chain ? 6 : 4);
		first.is_by_class = true;
		first.quiet = quiet;
		find_quiet_classes(search, first.classes, room[1]);
		find_quiet_classes(search, is_chain ? follow(table, at, 4) : 0, room[0]);
		find_quiet_classes(search, is_chain ? follow(table, at, 8) : 0, room[2]);
		each_covered(search, coverage, judge_first, &first);
		break;
	case 3: {
		size_t input = at + (is_chain ? 4 + 2 * (size_t)u16(table, at + 2) + 2 : 6);
		if (!is_rule_blocked(search, at + 2, is_chain, NULL, at)) {
			each_covered(search, at + u16(table, input), make_one_loud, NULL);
		}
		break;
	}
	default: break;
	}
}

static void read_subtable(struct search *search, unsigned type, size_t at) {
	const struct table *table = &search->table;
	if (type == (search->is_gpos ? 9 : 7)) {
		type = u16(table, at + 2);
		at += u32(table, at + 4);
	}
	size_t coverage = at + u16(table, at + 2);
	unsigned context = search->is_gpos ? 7 : 5;
	if (type == context || type == context + 1) {
		read_context(search, at, type == context + 1);
	} else if (type == 4 && !search->is_gpos) {
		struct first first = {.subtable = at, .sets = at + 4, .is_ligature = true};
		each_covered(search, coverage, judge_first, &first);
	} else {
		each_covered(search, coverage, make_one_loud, NULL);
	}
}

static void read_lookup(struct search *search, unsigned index) {
	const struct table *table = &search->table;
	size_t list = u16(table, 8);
	size_t at = list + u16(table, list + 2 + 2 * (size_t)index);
	for (unsigned i = 0, count = u16(table, at + 4); i < count; i++) {
		read_subtable(search, u16(table, at), at + u16(table, at + 6 + 2 * (size_t)i));
	}
}

static hb_set_t *lookups_of(hb_face_t *face, hb_tag_t table, const hb_tag_t *features) {
	hb_set_t *lookups = hb_set_create();
	hb_ot_layout_collect_lookups(face, table, NULL, NULL, features, lookups);
	return lookups;
}

/* What HarfBuzz turns on by itself in Arabic and in scripts that it has no rules for. */
static const hb_tag_t used[] = {HB_TAG('c', 'c', 'm', 'p'), HB_TAG('c', 'a', 'l', 't'),
	HB_TAG('r', 'v', 'r', 'n'), HB_TAG('l', 't', 'r', 'a'), HB_TAG('l', 't', 'r', 'm'),
	HB_TAG('r', 't', 'l', 'a'), HB_TAG('r', 't', 'l', 'm'), HB_TAG('f', 'r', 'a', 'c'),
	HB_TAG('n', 'u', 'm', 'r'), HB_TAG('d', 'n', 'o', 'm'), HB_TAG('r', 'a', 'n', 'd'),
	HB_TAG('l', 'o', 'c', 'l'), HB_TAG('r', 'l', 'i', 'g'), HB_TAG('c', 'l', 'i', 'g'),
	HB_TAG('l', 'i', 'g', 'a'), HB_TAG('r', 'c', 'l', 't'), HB_TAG('s', 't', 'c', 'h'),
	HB_TAG('i', 's', 'o', 'l'), HB_TAG('f', 'i', 'n', 'a'), HB_TAG('f', 'i', 'n', '2'),
	HB_TAG('f', 'i', 'n', '3'), HB_TAG('m', 'e', 'd', 'i'), HB_TAG('m', 'e', 'd', '2'),
	HB_TAG('i', 'n', 'i', 't'), HB_TAG('m', 's', 'e', 't'), HB_TAG('H', 'a', 'r', 'f'),
	HB_TAG('H', 'A', 'R', 'F'), HB_TAG('B', 'u', 'z', 'z'), HB_TAG('B', 'U', 'Z', 'Z')};
#define USED (sizeof used / sizeof *used)

/* The glyphs that those bring forth, but for `left_out`. */
static hb_set_t *outputs_without(hb_face_t *face, hb_tag_t left_out) {
	hb_tag_t features[USED + 1] = {0};
	size_t count = 0;
	for (size_t i = 0; i < USED; i++) {
		if (used[i] != left_out) {
			features[count++] = used[i];
		}
	}
	hb_set_t *lookups = lookups_of(face, HB_OT_TAG_GSUB, features), *made = hb_set_create();
	for (hb_codepoint_t index = HB_SET_VALUE_INVALID; hb_set_next(lookups, &index);) {
		hb_ot_layout_lookup_collect_glyphs(
			face, HB_OT_TAG_GSUB, index, NULL, NULL, NULL, made);
	}
	hb_set_destroy(lookups);
	return made;
}

/* Whether a script or a language of the face requires a feature that is not among those. */
static bool requires_others(const struct table *table) {
	size_t scripts = u16(table, 4), features = u16(table, 6);
	for (unsigned i = 0, count = u16(table, scripts); i < count; i++) {
		size_t script = scripts + u16(table, scripts + 2 + 6 * (size_t)i + 4);
		for (unsigned k = 0, langs = u16(table, script + 2); k <= langs; k++) {
			/* The first stands in for languages that are not listed. */
			size_t at = k ? script + 4 + 6 * (size_t)(k - 1) + 4 : script;
			size_t lang = u16(table, at) ? script + u16(table, at) : 0;
			unsigned index = lang ? u16(table, lang + 2) : 0xffff;
			hb_tag_t tag = (hb_tag_t)u32(table, features + 2 + 6 * (size_t)index);
			bool is_used = index == 0xffff;
			for (size_t m = 0; m < USED; m++) {
				is_used |= used[m] == tag;
			}
			if (!is_used) {
				return true;
			}
		}
	}
	return false;
}

static const struct kind {
	enum quiet_feature feature;
	hb_tag_t table, tags[3];
	hb_tag_t left_out; /* what makes no glyphs for it */
} kinds[] = {
	{QUIET_CCMP, HB_OT_TAG_GSUB, {HB_TAG('c', 'c', 'm', 'p')}, HB_TAG('c', 'c', 'm', 'p')},
	{QUIET_CALT, HB_OT_TAG_GSUB, {HB_TAG('c', 'a', 'l', 't')}, HB_TAG('c', 'a', 'l', 't')},
	{QUIET_MARKS, HB_OT_TAG_GPOS, {HB_TAG('m', 'a', 'r', 'k'), HB_TAG('m', 'k', 'm', 'k')},
		HB_TAG('c', 'c', 'm', 'p')},
};

static void judge(hb_face_t *face, const struct kind *kind, const bool *is_plain, uint8_t *quiet,
	unsigned count) {
	struct search search = {.is_gpos = kind->table == HB_OT_TAG_GPOS, .count = count};
	hb_blob_t *blob = hb_face_reference_table(face, kind->table);
	unsigned len = 0;
	search.table.data = (const uint8_t *)hb_blob_get_data(blob, &len);
	search.table.len = len;
	search.is_loud = mem_array(count, sizeof *search.is_loud);
	hb_set_t *others = outputs_without(face, kind->left_out);
	for (unsigned i = 0; i < count; i++) {
		search.is_loud[i] = !is_plain[i] && !hb_set_has(others, i);
	}
	hb_set_t *lookups = lookups_of(face, kind->table, kind->tags);
	for (hb_codepoint_t index = HB_SET_VALUE_INVALID; hb_set_next(lookups, &index);) {
		read_lookup(&search, index);
	}
	bool is_kept = !search.is_gpos && requires_others(&search.table);
	for (hb_codepoint_t glyph = HB_SET_VALUE_INVALID; hb_set_next(others, &glyph);) {
		is_kept |= loud(&search, glyph);
	}
	for (unsigned i = 0; i < count && !is_kept; i++) {
		quiet[i] |= is_plain[i] && !search.is_loud[i] ? kind->feature : 0;
	}
	hb_set_destroy(lookups);
	hb_set_destroy(others);
	free(search.is_loud);
	hb_blob_destroy(blob);
}

static bool *plain_glyphs(hb_face_t *face, unsigned count) {
	bool *is_plain = mem_array(count, sizeof *is_plain);
	hb_unicode_funcs_t *unicode = hb_unicode_funcs_get_default();
	hb_set_t *codes = hb_set_create();
	hb_font_t *font = hb_font_create(face);
	hb_face_collect_unicodes(face, codes);
	for (hb_codepoint_t code = HB_SET_VALUE_INVALID; hb_set_next(codes, &code);) {
		hb_codepoint_t glyph = 0;
		hb_unicode_general_category_t category = hb_unicode_general_category(unicode, code);
		bool is_mark = category == HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK ||
			category == HB_UNICODE_GENERAL_CATEGORY_SPACING_MARK ||
			category == HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK ||
			category == HB_UNICODE_GENERAL_CATEGORY_FORMAT;
		if (!is_mark && hb_font_get_nominal_glyph(font, code, &glyph) && glyph < count) {
			is_plain[glyph] = true;
		}
	}
	hb_font_destroy(font);
	hb_set_destroy(codes);
	return is_plain;
}

/* Larger faces, of Chinese and Nastaliq, would take 40 ms to read; those below take 0.2 ms. */
#define MOST_GLYPHS 8192
#define MOST_RULES (32 << 10) /* bytes of GSUB */

static bool is_small(hb_face_t *face, unsigned count) {
	hb_blob_t *rules = hb_face_reference_table(face, HB_OT_TAG_GSUB);
	bool is_short = hb_blob_get_length(rules) <= MOST_RULES;
	hb_blob_destroy(rules);
	return count <= MOST_GLYPHS && is_short;
}

uint8_t *quiet_glyphs(hb_face_t *face, unsigned *count) {
	*count = hb_face_get_glyph_count(face);
	uint8_t *quiet = mem_zero(*count);
	if (!is_small(face, *count)) {
		return quiet;
	}
	bool *is_plain = plain_glyphs(face, *count);
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		judge(face, &kinds[i], is_plain, quiet, *count);
	}
	free(is_plain);
	return quiet;
}
