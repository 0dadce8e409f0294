// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers stand at the start side and stay Western digits in every language.
#include "ui/steps.h"

#include "ui/plate.h"

struct box *step_add(struct box *parent, int number, enum topic_colour topic) {
	struct box *row = box_add(parent, (struct box){.kind = BOX_ROW, .gap = 24});
	disc_add(row, number, topic, 60);
	return box_add(
		row, (struct box){.kind = BOX_COLUMN, .grow = 1, .gap = 2, .self = PLACE_CENTRE});
}

struct box *step_texts_add(struct box *parent, int number, enum topic_colour topic,
	const char *title, const char *text) {
	struct box *words = step_add(parent, number, topic);
	box_bold(words, TYPE_KEY, title);
	box_text(words, TYPE_BODY, text);
	return words;
}
