// SPDX-License-Identifier: GPL-3.0-or-later
/* What a fontset keeps warm, for the files of this folder. */
#pragma once
#include "text/bidi.h"
#include "text/breaks.h"
#include "text/decode.h"
#include "text/fontset.h"
#include "text/glyph.h"
#include "text/itemise.h"
#include "text/shape.h"
#include "text/tongue.h"
#include "text/wrap.h"

#include <stdint.h>

/* The fonts to try for a script, habit and weight, best first; loaded when first tried. */
struct chain {
	const struct face *faces[FACE_CHAIN_MAX];
	struct font *fonts[FACE_CHAIN_MAX]; /* NULL until tried */
	bool is_tried[FACE_CHAIN_MAX];
	int count;
	bool is_made, is_bold;
};

#define CHAIN_SCRIPTS 256

struct fontset {
	font_load_fn *load;
	void *context;
	bool is_system;
	VEC(struct tongue *) tongues;
	struct font **fonts; /* by face and weight */
	bool *is_tried;
	struct chain *chains[2][HABIT_COUNT]; /* CHAIN_SCRIPTS each */
	struct glyph_cache glyphs;

	/* Room that one paragraph after the other uses. */
	struct decoded decoded;
	struct bidi bidi;
	struct breaks breaks;
	struct item_list items;
	struct shaper shaper;
	struct wrap wrap;
};

/* The language's record, made when first asked for; lent. NULL and "" are "und". */
struct tongue *fontset_tongue(struct fontset *fonts, const char *tag);

/* The face in a weight, or in Regular where Bold is not to be had; NULL without either. */
struct font *fontset_font(struct fontset *fonts, const struct face *face, bool is_bold);

struct chain *fontset_chain(struct fontset *fonts, int script, enum face_habit habit, bool is_bold);

/* The chain's font at `index`, loaded; NULL where there is none. */
struct font *chain_font(struct fontset *fonts, struct chain *chain, int index);

/* A font of the chain, or of the character's own script, that has `code`; NULL if none has. */
struct font *chain_find(
	struct fontset *fonts, struct chain *chain, enum face_habit habit, uint32_t code);
