// SPDX-License-Identifier: GPL-3.0-or-later
// Spatial moves measure from edge to edge: the distance along the arrow counts once, the sideways
// gap twice, so that a key straight ahead beats one nearer but aside.
#include "ui/focus.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "ui/ui.h"
#include "ui/ui_state.h"

struct stops {
	VEC(struct box *);
};

static bool is_stop(const struct stops *stops, const char *id) {
	for (size_t i = 0; i < stops->count; i++) {
		if (strcmp(stops->items[i]->id, id) == 0) {
			return true;
		}
	}
	return false;
}

/* Focus is an id: of two keys that do the same the first is the stop, or the walk would turn back
 * to it at the second. */
static bool collect(void *ctx, struct box *box, bool *skip) {
	(void)skip;
	struct stops *stops = ctx;
	if ((box->is_pressable || box->is_focusable) && box->id && box->rect.w > 0 &&
		!is_stop(stops, box->id)) {
		vec_push(stops, box);
	}
	return false;
}

struct box *focus_box(struct ui *ui) {
	const char *id = ui_focus(ui);
	return *id ? ui_find(ui, id) : NULL;
}

/* Gap between two stretches; 0 where they overlap. */
static int between(int a, int a_len, int b, int b_len) {
	return b >= a + a_len ? b - a - a_len : a >= b + b_len ? a - b - b_len : 0;
}

static long cost(struct rect from, struct rect to, enum focus_move move) {
	int from_x = from.x + from.w / 2, to_x = to.x + to.w / 2;
	int from_y = from.y + from.h / 2, to_y = to.y + to.h / 2;
	bool is_level = move == FOCUS_LEFT || move == FOCUS_RIGHT;
	int ahead = move == FOCUS_LEFT ? from_x - to_x
		: move == FOCUS_RIGHT  ? to_x - from_x
		: move == FOCUS_UP     ? from_y - to_y
				       : to_y - from_y;
	int along = is_level ? between(from.x, from.w, to.x, to.w)
			     : between(from.y, from.h, to.y, to.h);
	int aside = is_level ? between(from.y, from.h, to.y, to.h)
			     : between(from.x, from.w, to.x, to.w);
	bool overlaps = along == 0 && aside > 0;
	if (ahead <= 0 || overlaps) {
		return LONG_MAX;
	}
	int off = is_level ? abs(from_y - to_y) : abs(from_x - to_x);
	return (long)along * 8 + (long)aside * 24 + off;
}

static struct box *nearest(const struct stops *stops, struct box *from, enum focus_move move) {
	struct box *best = NULL;
	long least = LONG_MAX;
	for (size_t i = 0; i < stops->count; i++) {
		long c = stops->items[i] == from ? LONG_MAX
						 : cost(from->rect, stops->items[i]->rect, move);
		if (c < least) {
			least = c;
			best = stops->items[i];
		}
	}
	return best;
}

static struct box *step(const struct stops *stops, const struct box *from, int by) {
	for (size_t i = 0; i < stops->count; i++) {
		if (stops->items[i] == from) {
			size_t count = stops->count;
			return stops->items[(i + count + (size_t)(by + (int)count)) % count];
		}
	}
	return stops->items[0];
}

bool focus_move(struct ui *ui, enum focus_move move) {
	struct stops stops = {0};
	ui_visit(ui, collect, &stops);
	struct box *from = focus_box(ui), *to = NULL;
	if (stops.count == 0) {
		to = NULL;
	} else if (!from) {
		to = move == FOCUS_PREVIOUS ? stops.items[stops.count - 1] : stops.items[0];
	} else if (move == FOCUS_NEXT || move == FOCUS_PREVIOUS) {
		to = step(&stops, from, move == FOCUS_NEXT ? 1 : -1);
	} else {
		to = nearest(&stops, from, move);
		to = to ? to : from;
	}
	if (to) {
		ui_set_focus(ui, to->id);
		ui_show_focus(ui, true);
	}
	vec_finish(&stops);
	return to != NULL;
}
