// SPDX-License-Identifier: GPL-3.0-or-later
/* Colours, type and measures of the look: three contrasts, four text sizes, one scale. All
 * lengths that callers write are design pixels: pixels of the reference panel (0.248 mm a pixel,
 * seen from 600 mm) at Normal text; theme_px() turns them into pixels of this panel. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

enum contrast { CONTRAST_DEFAULT, CONTRAST_DARK, CONTRAST_LIGHT, CONTRAST_COUNT };
enum text_size { TEXT_NORMAL, TEXT_LARGE, TEXT_VERY_LARGE, TEXT_EXTRA, TEXT_SIZE_COUNT };
enum type {
	TYPE_BODY,
	TYPE_DISPLAY,
	TYPE_H1,
	TYPE_H2,
	TYPE_KEY, /* key text and third headings */
	TYPE_LABEL,
	TYPE_META, /* the smallest */
	TYPE_COUNT
};

/* Topic colours come in the pack by name; TOPIC_NONE is petrol. */
enum topic_colour {
	TOPIC_NONE,
	TOPIC_FIRST,
	TOPIC_HEALTH,
	TOPIC_HOUSING,
	TOPIC_WORK,
	TOPIC_LEARN,
	TOPIC_PAPERS,
	TOPIC_FAMILY,
	TOPIC_MONEY,
	TOPIC_COUNT
};
enum topic_colour topic_colour_find(const char *name); /* "health"; TOPIC_NONE if unknown or NULL */

/* What something is made of: fill, edge, lip and the colours of what stands on it. A box with a
 * look sets the text and icon colours of everything inside it. */
enum look {
	LOOK_NONE,
	LOOK_PAGE,   /* the ground of a page */
	LOOK_CARD,   /* white, no lip: cannot be pressed */
	LOOK_KEY,    /* white with edge and lip */
	LOOK_TILE,   /* as a key, rounder */
	LOOK_RESULT, /* card-like key of lists: service card, article row */
	LOOK_PRIMARY,
	LOOK_DARK, /* More */
	LOOK_SELECTED,
	LOOK_DANGER,
	LOOK_STOP,
	LOOK_ALARM, /* red as LOOK_STOP, but nothing to press: no lip */
	LOOK_UNAVAILABLE,
	LOOK_OUTLINE, /* an edge and nothing else */
	LOOK_RAIL,
	LOOK_RAIL_KEY,
	LOOK_RAIL_ON,
	LOOK_RAIL_OFF,
	LOOK_RAIL_SOS,
	LOOK_PANEL,       /* petrol without lip: Welcome's side, "New here?" */
	LOOK_GUIDE,       /* petrol with lip: the guide card presses */
	LOOK_PANEL_PLATE, /* plate on petrol, lamp-coloured icon */
	LOOK_PANEL_KEY,   /* white key on petrol */
	LOOK_PLATE,       /* filled with the topic colour */
	LOOK_DISC,        /* numbered disc in the topic colour */
	LOOK_NOTE_STOP,
	LOOK_NOTE_WARN,
	LOOK_NOTE_INFO,
	LOOK_NOTE_OK,
	LOOK_PILL_OK,
	LOOK_PILL_WARN,
	LOOK_PILL_CLOSED,
	LOOK_PILL_INFO,
	LOOK_TAG,
	LOOK_TAG_ON,
	LOOK_TAG_REQUIRED,
	LOOK_FIELD,
	LOOK_FIELD_IDLE,
	LOOK_TODAY,
	LOOK_START, /* the picture of a key inside the guide card */
	LOOK_GLOW,  /* the block that is being read aloud */
	LOOK_SHEET,
	LOOK_DIALOG,
	LOOK_BED, /* under the keyboard */
	LOOK_TYPE_KEY,
	LOOK_TYPE_DARK,
	LOOK_TYPE_ON, /* shift held, the choice in force */
	LOOK_BADGE,
	LOOK_BADGE_ON_LAMP,
	LOOK_TICK_OFF, /* tick box of a toggle */
	LOOK_TICK_ON,
	LOOK_COUNT
};

/* Colours for single texts and icons. The first four follow the look they stand on. */
enum colour {
	COLOUR_TEXT,
	COLOUR_SECOND,
	COLOUR_ICON,
	COLOUR_LINK, /* a name inside a text that a key below it opens */
	COLOUR_INK,
	COLOUR_INK2,
	COLOUR_PETROL,
	COLOUR_PETROL3,
	COLOUR_LAMP,
	COLOUR_WHITE,
	COLOUR_OK,
	COLOUR_WARN,
	COLOUR_STOP,
	COLOUR_INFO,
	COLOUR_EDGE, /* rules between blocks; decorative */
	COLOUR_LINE,
	COLOUR_COUNT
};

struct paint { /* a look in one contrast: 0xAARRGGBB, 0 = none; lengths in design pixels */
	uint32_t fill, edge, lip, text, second, icon;
	int edge_px, lip_px, radius;
	bool is_dashed;
};

struct theme {
	float scale;       /* pixels a design pixel */
	float min_type_px; /* the smallest type of Very large and Extra, in pixels of this panel */
	enum text_size size;
	enum contrast contrast;
};

/* Scale of a panel `panel_px` pixels and `panel_mm` millimetres wide, seen from `distance_mm`:
 * (0.248 / mm per pixel) × (distance / 600), kept within 0.80 and 2.0; 1 where a measure is 0.
 * Very large is 7.33 mm of capital at 600 mm (EN 301 549, 5.1.4: 0.7 degrees) even where the
 * scale was clamped. */
void theme_init(struct theme *theme, int panel_px, float panel_mm, float distance_mm);

int theme_px(const struct theme *theme, float design_px);       /* rounded; never 0 for > 0 */
float theme_type_px(const struct theme *theme, enum type type); /* font size in pixels */
/* A size of its own, given in design pixels at Normal, growing as key text grows. */
float theme_custom_px(const struct theme *theme, float design_px);
/* Side of an icon: small ones grow with the text they stand beside, large ones hardly. */
float theme_icon_px(const struct theme *theme, float design_px);
bool theme_is_big(
	const struct theme *theme); /* Very large or Extra: Rail in two rows, pager aside */
#define TOUCH_MIN_PX 61             /* design pixels: 15 mm */

struct paint theme_paint(const struct theme *theme, enum look look, enum topic_colour topic);
/* `ground` is the paint that the thing stands on. */
uint32_t theme_colour(const struct theme *theme, const struct paint *ground, enum colour colour);

/* The rings of the focus, inner then outer: 4 and 6 design pixels. */
void theme_focus(const struct theme *theme, uint32_t *inner, uint32_t *outer);
uint32_t theme_scrim(const struct theme *theme); /* with its alpha; without tint in high contrast */

/* Colours of the doorway's arches from the outermost to the light. */
uint32_t theme_arch(const struct theme *theme, int ring); /* 0 … 3 */

/* WCAG 2 contrast ratio of two opaque colours, 1 … 21. */
double contrast_ratio(uint32_t a, uint32_t b);
