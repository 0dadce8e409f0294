// SPDX-License-Identifier: GPL-3.0-or-later
// Tables first. The default contrast lists every look; the two high contrasts follow from five
// classes (plain, action, bare, sign, urgent), so that no colour can slip in by oversight.
#include "ui/theme.h"

#include <math.h>
#include <string.h>

#define HEX(rgb) (0xFF000000u | 0x##rgb)
#define INK HEX(10242B)
#define INK2 HEX(3E5259)
#define GROUND HEX(EDF1EF)
#define SURFACE HEX(FFFFFF)
#define SUNK HEX(DFE7E5)
#define LINE HEX(74868B)
#define LIP HEX(788A8F)
#define EDGE HEX(C3CFD0)
#define PETROL HEX(0B3F4A)
#define PETROL2 HEX(175663)
#define PETROL3 HEX(24707F)
#define ON_PETROL2 HEX(CFE3E6)
#define PETROL_LIP HEX(031F26)
#define LAMP HEX(FFC23D)
#define LAMP_LIP HEX(B07A00)
#define GLOW HEX(FFE6AE)
#define OK HEX(1A6638)
#define OK_BG HEX(E1F1E6)
#define WARN HEX(7D4600)
#define WARN_BG HEX(FFF0D2)
#define STOP HEX(B3261E)
#define STOP_BG HEX(FBE8E6)
#define INFO HEX(0A5A6B)
#define INFO_BG HEX(DFEEF2)
#define WHITE HEX(FFFFFF)
#define BLACK HEX(000000)

#define REFERENCE_MM 0.248f
#define REFERENCE_DISTANCE_MM 600.0f
#define CAPITAL_MM 7.33f /* 2 × 600 mm × tan(0.35°) */
#define CAPITAL_EM 0.714f

static const short type_px[TYPE_COUNT][TEXT_SIZE_COUNT] = {
	[TYPE_DISPLAY] = {72, 80, 88, 104},
	[TYPE_H1] = {48, 56, 60, 80},
	[TYPE_H2] = {36, 44, 52, 64},
	[TYPE_KEY] = {30, 36, 44, 58},
	[TYPE_BODY] = {28, 35, 42, 56},
	[TYPE_LABEL] = {24, 30, 42, 56},
	[TYPE_META] = {22, 28, 42, 56},
};

static const struct {
	const char *name;
	uint32_t colour;
} topics[TOPIC_COUNT] = {
	[TOPIC_NONE] = {"", PETROL},
	[TOPIC_FIRST] = {"first", HEX(106674)},
	[TOPIC_HEALTH] = {"health", HEX(A3315E)},
	[TOPIC_HOUSING] = {"housing", HEX(934719)},
	[TOPIC_WORK] = {"work", HEX(2A5BA7)},
	[TOPIC_LEARN] = {"learn", HEX(6B4BA5)},
	[TOPIC_PAPERS] = {"papers", HEX(4E5F6B)},
	[TOPIC_FAMILY] = {"family", HEX(386827)},
	[TOPIC_MONEY] = {"money", HEX(765805)},
};

/* fill, edge, lip, text, second, icon, edge_px, lip_px, radius */
static const struct paint looks[LOOK_COUNT] = {
	[LOOK_PAGE] = {GROUND, 0, 0, INK, INK2, PETROL3, 0, 0, 0, false},
	[LOOK_CARD] = {SURFACE, 0, 0, INK, INK2, PETROL3, 0, 0, 16, false},
	[LOOK_KEY] = {SURFACE, EDGE, LIP, INK, INK2, INK, 2, 6, 16, false},
	[LOOK_TILE] = {SURFACE, EDGE, LIP, INK, INK2, INK, 2, 6, 20, false},
	[LOOK_RESULT] = {SURFACE, EDGE, LIP, INK, INK2, INK2, 2, 6, 16, false},
	[LOOK_PRIMARY] = {LAMP, 0, LAMP_LIP, INK, INK, INK, 0, 6, 16, false},
	[LOOK_DARK] = {PETROL, 0, PETROL_LIP, WHITE, ON_PETROL2, WHITE, 0, 6, 16, false},
	[LOOK_SELECTED] = {PETROL, 0, PETROL_LIP, WHITE, ON_PETROL2, WHITE, 0, 6, 16, false},
	[LOOK_DANGER] = {SURFACE, STOP, LIP, STOP, STOP, STOP, 2, 6, 16, false},
	[LOOK_STOP] = {STOP, 0, HEX(4A0A06), WHITE, WHITE, WHITE, 0, 6, 16, false},
	[LOOK_ALARM] = {STOP, 0, 0, WHITE, WHITE, WHITE, 0, 0, 24, false},
	[LOOK_UNAVAILABLE] = {0, 0, 0, INK2, INK2, INK2, 0, 0, 16, false},
	[LOOK_OUTLINE] = {0, LINE, 0, INK, INK2, INK, 2, 0, 16, false},
	[LOOK_RAIL] = {HEX(072F38), 0, 0, WHITE, ON_PETROL2, ON_PETROL2, 0, 0, 0, false},
	[LOOK_RAIL_KEY] = {HEX(14505D), HEX(4F8894), HEX(03191F), WHITE, ON_PETROL2, WHITE, 2, 6,
		14, false},
	[LOOK_RAIL_ON] = {LAMP, 0, HEX(7A5600), INK, INK, INK, 0, 6, 14, false},
	[LOOK_RAIL_OFF] = {0, 0, 0, HEX(8FB3BA), HEX(8FB3BA), HEX(8FB3BA), 0, 0, 14, false},
	[LOOK_RAIL_SOS] = {STOP, HEX(FF8A80), HEX(4A0A06), WHITE, WHITE, WHITE, 2, 6, 14, false},
	[LOOK_PANEL] = {PETROL, 0, 0, WHITE, ON_PETROL2, WHITE, 0, 0, 24, false},
	[LOOK_GUIDE] = {PETROL, 0, PETROL_LIP, WHITE, ON_PETROL2, WHITE, 0, 8, 24, false},
	[LOOK_PANEL_PLATE] = {PETROL2, 0, 0, LAMP, LAMP, LAMP, 0, 0, 16, false},
	[LOOK_PANEL_KEY] = {SURFACE, 0, PETROL_LIP, INK, INK2, INK2, 0, 6, 16, false},
	[LOOK_PLATE] = {0, 0, 0, WHITE, WHITE, WHITE, 0, 0, 14, false},
	[LOOK_DISC] = {0, 0, 0, WHITE, WHITE, WHITE, 0, 0, 999, false},
	[LOOK_NOTE_STOP] = {STOP_BG, 0, 0, INK, INK2, STOP, 0, 0, 16, false},
	[LOOK_NOTE_WARN] = {WARN_BG, 0, 0, INK, INK2, WARN, 0, 0, 16, false},
	[LOOK_NOTE_INFO] = {INFO_BG, 0, 0, INK, INK2, INFO, 0, 0, 16, false},
	[LOOK_NOTE_OK] = {OK_BG, 0, 0, INK, INK2, OK, 0, 0, 16, false},
	[LOOK_PILL_OK] = {OK_BG, 0, 0, OK, OK, OK, 0, 0, 999, false},
	[LOOK_PILL_WARN] = {WARN_BG, 0, 0, WARN, WARN, WARN, 0, 0, 999, false},
	[LOOK_PILL_CLOSED] = {SUNK, 0, 0, INK, INK, INK, 0, 0, 999, false},
	[LOOK_PILL_INFO] = {INFO_BG, 0, 0, INFO, INFO, INFO, 0, 0, 999, false},
	[LOOK_TAG] = {0, LINE, 0, INK, INK, INK, 2, 0, 8, false},
	[LOOK_TAG_ON] = {PETROL, 0, 0, WHITE, WHITE, WHITE, 0, 0, 8, false},
	[LOOK_TAG_REQUIRED] = {SUNK, 0, 0, INK, INK, INK, 0, 0, 8, false},
	[LOOK_FIELD] = {SURFACE, PETROL, 0, INK, INK2, PETROL3, 4, 0, 16, false},
	[LOOK_FIELD_IDLE] = {SURFACE, LINE, 0, INK, INK2, PETROL3, 2, 0, 16, false},
	[LOOK_TODAY] = {LAMP, 0, 0, INK, INK, INK, 0, 0, 10, false},
	[LOOK_START] = {LAMP, 0, 0, INK, INK, INK, 0, 0, 16, false},
	[LOOK_GLOW] = {GLOW, 0, 0, INK, INK2, PETROL3, 0, 0, 14, false},
	[LOOK_SHEET] = {GROUND, 0, 0, INK, INK2, PETROL3, 0, 0, 28, false},
	[LOOK_DIALOG] = {SURFACE, 0, 0, INK, INK2, PETROL3, 0, 0, 28, false},
	[LOOK_BED] = {SUNK, 0, 0, INK, INK2, PETROL3, 0, 0, 0, false},
	[LOOK_TYPE_KEY] = {SURFACE, 0, HEX(6E8187), INK, INK2, INK, 0, 5, 12, false},
	[LOOK_TYPE_DARK] = {PETROL, 0, PETROL_LIP, WHITE, ON_PETROL2, WHITE, 0, 5, 12, false},
	[LOOK_TYPE_ON] = {PETROL, 0, PETROL_LIP, WHITE, ON_PETROL2, WHITE, 0, 5, 12, false},
	[LOOK_BADGE] = {LAMP, 0, 0, INK, INK, INK, 0, 0, 999, false},
	[LOOK_BADGE_ON_LAMP] = {INK, 0, 0, LAMP, LAMP, LAMP, 0, 0, 999, false},
	[LOOK_TICK_OFF] = {SURFACE, LINE, 0, INK, INK, INK, 3, 0, 10, false},
	[LOOK_TICK_ON] = {LAMP, 0, 0, INK, INK, INK, 0, 0, 10, false},
};

enum class {
	CLASS_BARE,   /* no fill, no edge */
	CLASS_GROUND, /* filled, no edge */
	CLASS_PLAIN,  /* an edge of 4 */
	CLASS_KEY,    /* the same, icons in the action colour */
	CLASS_ACTION, /* action colour: main action, on, today */
	CLASS_GUIDE,  /* edge in the action colour: the card that presses, the field that takes */
	CLASS_SIGN,   /* plate: text colour filled, ground glyph */
	CLASS_MARK,   /* what stands on action: its text colour filled, action glyph */
	CLASS_OFF,    /* dashed edge */
};

static const unsigned char classes[LOOK_COUNT] = {
	[LOOK_NONE] = CLASS_BARE,
	[LOOK_PAGE] = CLASS_GROUND,
	[LOOK_CARD] = CLASS_PLAIN,
	[LOOK_KEY] = CLASS_KEY,
	[LOOK_TILE] = CLASS_KEY,
	[LOOK_RESULT] = CLASS_KEY,
	[LOOK_PRIMARY] = CLASS_ACTION,
	[LOOK_DARK] = CLASS_KEY,
	[LOOK_SELECTED] = CLASS_ACTION,
	[LOOK_DANGER] = CLASS_KEY,
	[LOOK_STOP] = CLASS_SIGN,
	[LOOK_ALARM] = CLASS_SIGN,
	[LOOK_UNAVAILABLE] = CLASS_OFF,
	[LOOK_OUTLINE] = CLASS_PLAIN,
	[LOOK_RAIL] = CLASS_GROUND,
	[LOOK_RAIL_KEY] = CLASS_PLAIN,
	[LOOK_RAIL_ON] = CLASS_ACTION,
	[LOOK_RAIL_OFF] = CLASS_OFF,
	[LOOK_RAIL_SOS] = CLASS_SIGN,
	[LOOK_PANEL] = CLASS_PLAIN,
	[LOOK_GUIDE] = CLASS_GUIDE,
	[LOOK_PANEL_PLATE] = CLASS_ACTION,
	[LOOK_PANEL_KEY] = CLASS_KEY,
	[LOOK_PLATE] = CLASS_SIGN,
	[LOOK_DISC] = CLASS_SIGN,
	[LOOK_NOTE_STOP] = CLASS_PLAIN,
	[LOOK_NOTE_WARN] = CLASS_PLAIN,
	[LOOK_NOTE_INFO] = CLASS_PLAIN,
	[LOOK_NOTE_OK] = CLASS_PLAIN,
	[LOOK_PILL_OK] = CLASS_PLAIN,
	[LOOK_PILL_WARN] = CLASS_PLAIN,
	[LOOK_PILL_CLOSED] = CLASS_PLAIN,
	[LOOK_PILL_INFO] = CLASS_PLAIN,
	[LOOK_TAG] = CLASS_PLAIN,
	[LOOK_TAG_ON] = CLASS_ACTION,
	[LOOK_TAG_REQUIRED] = CLASS_SIGN,
	[LOOK_FIELD] = CLASS_GUIDE,
	[LOOK_FIELD_IDLE] = CLASS_PLAIN,
	[LOOK_TODAY] = CLASS_ACTION,
	[LOOK_START] = CLASS_ACTION,
	[LOOK_GLOW] = CLASS_ACTION,
	[LOOK_SHEET] = CLASS_PLAIN,
	[LOOK_DIALOG] = CLASS_PLAIN,
	[LOOK_BED] = CLASS_GROUND,
	[LOOK_TYPE_KEY] = CLASS_PLAIN,
	[LOOK_TYPE_DARK] = CLASS_KEY,
	[LOOK_TYPE_ON] = CLASS_ACTION,
	[LOOK_BADGE] = CLASS_ACTION,
	[LOOK_BADGE_ON_LAMP] = CLASS_MARK,
	[LOOK_TICK_OFF] = CLASS_PLAIN,
	[LOOK_TICK_ON] = CLASS_MARK,
};

struct high {
	uint32_t ground, text, action, on_action;
};
static const struct high dark = {BLACK, WHITE, HEX(FFE600), BLACK};
static const struct high light = {WHITE, BLACK, HEX(0000B8), WHITE};

static const struct high *high_of(const struct theme *theme) {
	return theme->contrast == CONTRAST_LIGHT ? &light : &dark;
}

enum topic_colour topic_colour_find(const char *name) {
	for (int i = 1; name && i < TOPIC_COUNT; i++) {
		if (strcmp(name, topics[i].name) == 0) {
			return (enum topic_colour)i;
		}
	}
	return TOPIC_NONE;
}

void theme_init(struct theme *theme, int panel_px, float panel_mm, float distance_mm) {
	*theme = (struct theme){.scale = 1};
	float mm = panel_px > 0 && panel_mm > 0 ? panel_mm / (float)panel_px : 0;
	float distance = distance_mm > 0 ? distance_mm : REFERENCE_DISTANCE_MM;
	if (mm > 0) {
		float scale = REFERENCE_MM / mm * (distance / REFERENCE_DISTANCE_MM);
		theme->scale = fminf(fmaxf(scale, 0.80f), 2.0f);
	}
	float capital_mm = CAPITAL_MM * distance / REFERENCE_DISTANCE_MM;
	theme->min_type_px = mm > 0 ? capital_mm / CAPITAL_EM / mm : 0;
}

int theme_px(const struct theme *theme, float design_px) {
	int px = (int)lroundf(design_px * theme->scale);
	return px == 0 && design_px > 0 ? 1 : px;
}

bool theme_is_big(const struct theme *theme) {
	return theme->size >= TEXT_VERY_LARGE;
}

static float type_floor(const struct theme *theme, float px) {
	px = roundf(px);
	return theme_is_big(theme) && px < theme->min_type_px ? ceilf(theme->min_type_px) : px;
}

float theme_type_px(const struct theme *theme, enum type type) {
	return type_floor(theme, (float)type_px[type][theme->size] * theme->scale);
}

float theme_custom_px(const struct theme *theme, float design_px) {
	float growth = (float)type_px[TYPE_KEY][theme->size] / (float)type_px[TYPE_KEY][0];
	float px = design_px > 40 ? design_px * (1 + (growth - 1) * 0.6f) : design_px * growth;
	return type_floor(theme, px * theme->scale);
}

float theme_icon_px(const struct theme *theme, float design_px) {
	static const float small[TEXT_SIZE_COUNT] = {1, 1.2f, 1.6f, 2.1f};
	static const float middle[TEXT_SIZE_COUNT] = {1, 1.1f, 1.25f, 1.6f};
	const float *growth = design_px < 38 ? small : middle;
	return roundf(design_px * (design_px > 56 ? 1 : growth[theme->size]) * theme->scale);
}

static struct paint paint_high(const struct high *high, enum look look) {
	struct paint paint = {.text = high->text, .second = high->text, .icon = high->text};
	paint.radius = looks[look].radius;
	uint32_t edge = 0;
	switch ((enum class)classes[look]) {
	case CLASS_BARE: break;
	case CLASS_GROUND: paint.fill = high->ground; break;
	case CLASS_PLAIN: paint.fill = high->ground, edge = high->text; break;
	case CLASS_KEY:
		paint.fill = high->ground, edge = high->text, paint.icon = high->action;
		break;
	case CLASS_GUIDE: paint.fill = high->ground, edge = high->action; break;
	case CLASS_ACTION:
		paint.fill = high->action;
		paint.text = paint.second = paint.icon = high->on_action;
		break;
	case CLASS_SIGN:
		paint.fill = high->text;
		paint.text = paint.second = paint.icon = high->ground;
		break;
	case CLASS_MARK:
		paint.fill = high->on_action;
		paint.text = paint.second = paint.icon = high->action;
		break;
	case CLASS_OFF: edge = high->text, paint.is_dashed = true; break;
	}
	paint.edge = edge;
	paint.edge_px = edge ? 4 : 0;
	return paint;
}

struct paint theme_paint(const struct theme *theme, enum look look, enum topic_colour topic) {
	if (theme->contrast != CONTRAST_DEFAULT) {
		return paint_high(high_of(theme), look);
	}
	struct paint paint = looks[look];
	if (look == LOOK_PLATE || look == LOOK_DISC) {
		paint.fill = topics[topic].colour;
	}
	return paint;
}

/* In high contrast bold alone is no link: the action colour, unless the ground has it already. */
static uint32_t link_colour(const struct theme *theme, const struct paint *ground) {
	if (theme->contrast == CONTRAST_DEFAULT) {
		return ground->icon;
	}
	const struct high *high = high_of(theme);
	return ground->fill == high->ground ? high->action : ground->text;
}

uint32_t theme_colour(const struct theme *theme, const struct paint *ground, enum colour colour) {
	static const uint32_t fixed[COLOUR_COUNT] = {
		[COLOUR_INK] = INK,
		[COLOUR_INK2] = INK2,
		[COLOUR_PETROL] = PETROL,
		[COLOUR_PETROL3] = PETROL3,
		[COLOUR_LAMP] = LAMP,
		[COLOUR_WHITE] = WHITE,
		[COLOUR_OK] = OK,
		[COLOUR_WARN] = WARN,
		[COLOUR_STOP] = STOP,
		[COLOUR_INFO] = INFO,
		[COLOUR_EDGE] = EDGE,
		[COLOUR_LINE] = LINE,
	};
	switch (colour) {
	case COLOUR_TEXT: return ground->text;
	case COLOUR_SECOND: return ground->second;
	case COLOUR_ICON: return ground->icon;
	case COLOUR_LINK: return link_colour(theme, ground);
	default: return theme->contrast == CONTRAST_DEFAULT ? fixed[colour] : ground->text;
	}
}

void theme_focus(const struct theme *theme, uint32_t *inner, uint32_t *outer) {
	bool is_high = theme->contrast != CONTRAST_DEFAULT;
	*inner = is_high ? high_of(theme)->ground : INK;
	*outer = is_high ? high_of(theme)->action : LAMP;
}

uint32_t theme_scrim(const struct theme *theme) {
	return theme->contrast == CONTRAST_DEFAULT ? 0xBD061E25u : 0xBD000000u; /* 74 % */
}

uint32_t theme_arch(const struct theme *theme, int ring) {
	static const uint32_t rings[4] = {HEX(104A56), HEX(165867), HEX(1E6979), GLOW};
	if (theme->contrast == CONTRAST_DEFAULT) {
		return rings[ring];
	}
	return ring % 2 ? high_of(theme)->ground : high_of(theme)->text;
}

static double linear(uint32_t byte) {
	double c = byte / 255.0;
	return c <= 0.03928 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static double luminance(uint32_t colour) {
	return 0.2126 * linear(colour >> 16 & 255) + 0.7152 * linear(colour >> 8 & 255) +
		0.0722 * linear(colour & 255);
}

double contrast_ratio(uint32_t a, uint32_t b) {
	double la = luminance(a), lb = luminance(b);
	return la > lb ? (la + 0.05) / (lb + 0.05) : (lb + 0.05) / (la + 0.05);
}
