// SPDX-License-Identifier: GPL-3.0-or-later
// A row of icon and words on the tone's ground.
#include "ui/note.h"

#include "ui/key.h"
#include "ui/ui.h"

static const struct {
	enum look look;
	const char *icon;
} tones[] = {
	[NOTE_TONE_INFO] = {LOOK_NOTE_INFO, "information"},
	[NOTE_TONE_STOP] = {LOOK_NOTE_STOP, "phone-in-talk"},
	[NOTE_TONE_WARN] = {LOOK_NOTE_WARN, "alert"},
	[NOTE_TONE_OK] = {LOOK_NOTE_OK, "check-circle"},
};

static struct box *start(
	struct box *parent, const char *id, enum note_tone tone, const char *icon) {
	struct box *note = box_add(parent,
		(struct box){.kind = BOX_ROW,
			.id = id,
			.look = tones[tone].look,
			.pad = PAD2(20, 26),
			.gap = 20});
	box_add(note,
		(struct box){.icon = icon ? icon : tones[tone].icon,
			.icon_px = 40,
			.colour = COLOUR_ICON,
			.self = PLACE_START});
	return box_add(
		note, (struct box){.kind = BOX_COLUMN, .grow = 1, .gap = 4, .self = PLACE_CENTRE});
}

struct box *note_add(struct box *parent, struct note_spec spec) {
	struct box *words = start(parent, spec.id, spec.tone, spec.icon);
	if (spec.is_inline && spec.title) {
		struct box *text =
			box_lead(words, TYPE_BODY, spec.title, spec.text ? spec.text : "", false);
		if (text) {
			text->lang = spec.lang;
		}
		return words;
	}
	if (spec.title) {
		box_add(words,
			(struct box){.text = spec.title,
				.lang = spec.lang,
				.type = TYPE_BODY,
				.is_bold = true});
	}
	if (spec.text && *spec.text) {
		box_add(words,
			(struct box){.text = spec.text, .lang = spec.lang, .type = TYPE_BODY});
	}
	return words;
}

struct box *translated_note_add(struct box *parent, struct translated_note_spec spec) {
	struct box *words = spec.is_lean ? box_column(parent, 0)
					 : start(parent, NULL, NOTE_TONE_INFO, "translate");
	words->gap = spec.is_lean ? 6 : 14;
	box_add(words,
		(struct box){.text = spec.text, .type = spec.is_lean ? TYPE_META : TYPE_LABEL});
	key_add(words,
		(struct key_spec){.id = "show-original",
			.label = spec.key_label,
			.note = spec.key_note,
			.note_lang = spec.key_note_lang});
	return words;
}
