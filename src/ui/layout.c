// SPDX-License-Identifier: GPL-3.0-or-later
// Two passes. layout_place() goes down with widths and comes back with the heights that texts need
// there; layout_arrange() goes down with final heights and sets positions. Natural widths are
// asked only where a row or a non-stretched child needs them, because each costs a paragraph.
#include "ui/layout.h"

#include <math.h>
#include <string.h>

#include "ui/pager.h"
#include "ui/text_cache.h"
#include "ui/ui.h"
#include "ui/ui_state.h"

#define LONG_TEXT_BYTES 200 /* no single word of it can decide the width of a column */
#define ROW_MAX 64
#define NEAR_PX 4
#define TOUCH_GAP_PX 12 /* keys stand no nearer: 3 mm */
#define SLOPED_PAD_PX 4

static int px(const struct box *box, int design) {
	return theme_px(ui_theme(box->ui), (float)design);
}

static int lip_px(const struct box *box) {
	if (box->look == LOOK_NONE) {
		return 0;
	}
	return px(box, theme_paint(ui_theme(box->ui), box->look, TOPIC_NONE).lip_px);
}

static int pad_w(const struct box *box) {
	return px(box, box->pad.start) + px(box, box->pad.end);
}

/* Above and below the sloped lines of Nastaliq there is room already: their ink meets the edges of
 * its lines in a few places only. */
static int pad_px(const struct box *box, int design) {
	return px(box,
		ui_is_sloped(box->ui) && design > SLOPED_PAD_PX
			? SLOPED_PAD_PX + (design - SLOPED_PAD_PX) / 3
			: design);
}

static int gap_px(const struct box *box, int design) {
	return px(box, ui_is_sloped(box->ui) && design > TOUCH_GAP_PX ? TOUCH_GAP_PX : design);
}

static int pad_h(const struct box *box) {
	return pad_px(box, box->pad.top) + pad_px(box, box->pad.bottom) + lip_px(box);
}

static int max_int(int a, int b) {
	return a > b ? a : b;
}

static int min_int(int a, int b) {
	return a < b ? a : b;
}

static bool is_flat(const struct box *box) { /* takes part in its parent's layout */
	return !box->is_hidden && !box->is_spoken_only;
}

struct rect layout_inner(const struct box *box) {
	int start = px(box, box->pad.start), end = px(box, box->pad.end);
	int left = box->is_rtl ? end : start;
	return (struct rect){box->rect.x + left, box->rect.y + pad_px(box, box->pad.top),
		max_int(box->rect.w - start - end, 0), max_int(box->rect.h - pad_h(box), 0)};
}

/* Text */

static struct para_style style_of(const struct box *box) {
	const struct theme *theme = ui_theme(box->ui);
	bool is_body = box->type == TYPE_BODY && !(box->is_bold && box->type_px);
	return (struct para_style){.lang = box->lang ? box->lang : ui_lang(box->ui),
		.size_px = box->type_px ? theme_custom_px(theme, (float)box->type_px)
					: theme_type_px(theme, box->type),
		.weight = box->is_bold ? 700 : 400,
		.align = box->align,
		.leading = is_body ? LEADING_BODY : LEADING_UI,
		.has_script_factor = true,
		.dir = box->is_ltr_text ? PARA_DIR_LTR : PARA_DIR_LANG};
}

static struct para *para_of(const struct box *box, float width_px) {
	struct para_style style = style_of(box);
	if (width_px > 0 && style.align != PARA_CENTRE) {
		/* Start is the page's start, whatever the direction of the text's language. */
		bool is_rtl =
			style.dir == PARA_DIR_LTR ? false : ui_lang_is_rtl(box->ui, style.lang);
		if (is_rtl != box->is_rtl) {
			style.align = style.align == PARA_START ? PARA_END : PARA_START;
		}
	}
	return text_cache_get(
		ui_texts(box->ui), &style, box->spans, box->span_count, box->text, width_px);
}

#define ADDRESS_BYTES 30 /* shorter ones fit every column */
#define ADDRESS_PX 200   /* of an address beside other things, in design pixels */

bool layout_has_address(const char *text) {
	while (*text) {
		size_t len = strcspn(text, " \n\t");
		if (len >= ADDRESS_BYTES && (memchr(text, '/', len) || memchr(text, '@', len))) {
			return true;
		}
		text += len + (text[len] != '\0');
	}
	return false;
}

static void measure_text(struct box *box) {
	struct para *para = para_of(box, 0);
	box->natural_w = (int)ceilf(para_width_px(para)) + pad_w(box);
	int word_w = (int)ceilf(para_word_px(para));
	if (layout_has_address(box->text)) {
		word_w = min_int(word_w, px(box, ADDRESS_PX));
	}
	box->least_w = word_w + pad_w(box);
}

static void place_text(struct box *box, int w) {
	int inner = max_int(w - pad_w(box), 1);
	bool is_short = box->is_measured || strlen(box->text) < LONG_TEXT_BYTES;
	if (is_short) {
		layout_measure(box);
	}
	box->is_single_line = is_short && box->natural_w <= w && !strchr(box->text, '\n');
	box->para = para_of(box, box->is_single_line ? 0 : (float)inner);
	box->natural_h = (int)ceilf(para_height_px(box->para)) + pad_h(box);
}

/* Natural widths */

static void measure_children(struct box *box) {
	bool adds = box->kind == BOX_ROW || box->kind == BOX_FLOW;
	int natural = 0, least = 0, count = 0;
	for (struct box *child = box->first; child; child = child->next) {
		if (!is_flat(child)) {
			continue;
		}
		layout_measure(child);
		natural = adds ? natural + child->natural_w : max_int(natural, child->natural_w);
		least = box->kind == BOX_ROW ? least + child->least_w
					     : max_int(least, child->least_w);
		count++;
	}
	int gaps = px(box, box->gap) * max_int(count - 1, 0);
	if (box->kind == BOX_GRID && count) {
		int columns = min_int(max_int(box->columns, 1), count);
		natural = natural * columns + px(box, box->gap) * (columns - 1);
	}
	box->natural_w = natural + (adds ? gaps : 0) + pad_w(box);
	box->least_w = least + (box->kind == BOX_ROW ? gaps : 0) + pad_w(box);
}

static int icon_side(const struct box *box) {
	return (int)theme_icon_px(ui_theme(box->ui), (float)(box->icon_px ? box->icon_px : 44));
}

void layout_measure(struct box *box) {
	if (box->is_measured) {
		return;
	}
	box->is_measured = true;
	switch (box->kind) {
	case BOX_TEXT: measure_text(box); break;
	case BOX_ICON: box->natural_w = box->least_w = icon_side(box) + pad_w(box); break;
	case BOX_IMAGE:
	case BOX_QR:
	case BOX_CUSTOM: box->natural_w = box->least_w = pad_w(box); break;
	default: measure_children(box); break;
	}
	if (box->w) {
		box->natural_w = box->least_w = px(box, box->w);
	}
	if (box->min_w) {
		box->natural_w = max_int(box->natural_w, px(box, box->min_w));
		box->least_w = max_int(box->least_w, px(box, box->min_w));
	}
	if (box->max_w) {
		box->natural_w = min_int(box->natural_w, px(box, box->max_w));
		box->least_w = min_int(box->least_w, box->natural_w);
	}
}

/* Least width that matters when a growing child gets its share: long texts need no measuring. */
static int floor_w(struct box *box) {
	if (box->w || box->is_measured) {
		layout_measure(box);
		return box->least_w;
	}
	int least = 0, count = 0;
	switch (box->kind) {
	case BOX_TEXT:
		if (strlen(box->text) >= LONG_TEXT_BYTES) {
			return 0;
		}
		layout_measure(box);
		return box->least_w;
	case BOX_COLUMN:
	case BOX_PAGED:
	case BOX_STACK:
	case BOX_GRID:
	case BOX_FLOW:
	case BOX_ROW:
		for (struct box *child = box->first; child; child = child->next) {
			if (is_flat(child)) {
				int w = floor_w(child);
				least = box->kind == BOX_ROW ? least + w : max_int(least, w);
				count++;
			}
		}
		if (box->kind == BOX_ROW && count) {
			least += px(box, box->gap) * (count - 1);
		}
		return max_int(least + pad_w(box), px(box, box->min_w));
	default: layout_measure(box); return box->least_w;
	}
}

/* Rows */

/* Too narrow for natural widths: takes from those that can give, in proportion. */
static void shrink(struct box **items, int *widths, size_t count, int missing) {
	int can_give = 0;
	for (size_t i = 0; i < count; i++) {
		can_give += max_int(widths[i] - floor_w(items[i]), 0);
	}
	for (size_t i = 0; i < count && missing > 0 && can_give > 0; i++) {
		int give = max_int(widths[i] - floor_w(items[i]), 0);
		int part = (int)((int64_t)give * min_int(missing, can_give) / can_give);
		can_give -= give;
		missing -= part;
		widths[i] -= part;
	}
}

/* Shares `room` by grow; who would get less than his longest word takes that instead. */
static void share(struct box **items, int *widths, size_t count, int room) {
	bool is_set[ROW_MAX] = {false};
	int floors[ROW_MAX] = {0}, total = 0;
	for (size_t i = 0; i < count; i++) {
		is_set[i] = items[i]->grow <= 0;
		total += is_set[i] ? 0 : items[i]->grow;
		floors[i] = is_set[i] ? 0 : floor_w(items[i]);
	}
	for (bool changed = true; changed;) {
		changed = false;
		for (size_t i = 0; i < count; i++) {
			if (!is_set[i] && total > 0 && room * items[i]->grow / total < floors[i]) {
				is_set[i] = changed = true;
				widths[i] = floors[i];
				room -= floors[i];
				total -= items[i]->grow;
			}
		}
	}
	for (size_t i = 0; i < count; i++) {
		if (!is_set[i]) {
			widths[i] = max_int(room * items[i]->grow / max_int(total, 1), 0);
			int cap = items[i]->max_w ? px(items[i], items[i]->max_w) : widths[i];
			widths[i] = min_int(widths[i], cap);
			room -= widths[i];
			total -= items[i]->grow;
		}
	}
}

static size_t gather_flat(struct box *box, struct box **items, size_t room) {
	size_t count = 0;
	for (struct box *child = box->first; child && count < room; child = child->next) {
		if (is_flat(child)) {
			items[count++] = child;
		}
	}
	return count;
}

static void place_column(struct box *box, int w);

static void place_row(struct box *box, int w) {
	struct box *items[ROW_MAX];
	int widths[ROW_MAX] = {0};
	size_t count = gather_flat(box, items, ROW_MAX);
	int room = w - pad_w(box) - px(box, box->gap) * max_int((int)count - 1, 0);
	int used = 0, least = 0;
	for (size_t i = 0; i < count; i++) {
		if (items[i]->grow <= 0) {
			layout_measure(items[i]);
			widths[i] = items[i]->natural_w;
			used += widths[i];
		} else {
			least += floor_w(items[i]);
		}
	}
	box->is_folded = box->folds && used + least > room;
	if (box->is_folded) {
		place_column(box, w);
		return;
	}
	if (used + least > room) {
		struct box *fixed[ROW_MAX];
		int fixed_w[ROW_MAX];
		size_t n = 0, at = 0;
		for (size_t i = 0; i < count; i++) {
			if (items[i]->grow <= 0) {
				fixed[n] = items[i];
				fixed_w[n++] = widths[i];
			}
		}
		shrink(fixed, fixed_w, n, used + least - room);
		used = 0;
		for (size_t i = 0; i < count; i++) {
			if (items[i]->grow <= 0) {
				widths[i] = fixed_w[at++];
				used += widths[i];
			}
		}
	}
	share(items, widths, count, room - used);
	int height = 0;
	for (size_t i = 0; i < count; i++) {
		layout_place(items[i], widths[i]);
		height = max_int(height, items[i]->natural_h);
	}
	box->natural_h = height + pad_h(box);
}

/* Columns and stacks */

int layout_gap(const struct box *column, const struct box *child) {
	return gap_px(column, child->is_near && column->gap > NEAR_PX ? NEAR_PX : column->gap);
}

static enum place across_of(const struct box *box, const struct box *child) {
	enum place place = child->self != PLACE_AUTO ? child->self : box->across;
	if (place == PLACE_LEVEL) {
		return box->grow > 0 || child->is_pressable ? PLACE_STRETCH : PLACE_CENTRE;
	}
	return place == PLACE_AUTO ? PLACE_STRETCH : place;
}

static int column_child_w(struct box *box, struct box *child, int inner) {
	if (child->w || across_of(box, child) != PLACE_STRETCH) {
		layout_measure(child);
		return min_int(child->natural_w, inner);
	}
	return child->max_w ? min_int(inner, px(child, child->max_w)) : inner;
}

static void place_column(struct box *box, int w) {
	int inner = max_int(w - pad_w(box), 0), height = 0, count = 0;
	bool is_stack = box->kind == BOX_STACK;
	for (struct box *child = box->first; child; child = child->next) {
		if (!is_flat(child)) {
			continue;
		}
		layout_place(child, column_child_w(box, child, inner));
		int gap = count++ && !is_stack ? layout_gap(box, child) : 0;
		height = is_stack ? max_int(height, child->natural_h)
				  : height + gap + child->natural_h;
	}
	box->natural_h = height + pad_h(box);
}

/* Grids and flows */

static int line_gap(const struct box *box) {
	return gap_px(box, box->line_gap ? box->line_gap : box->gap);
}

static bool labels_fit(const struct box *box) {
	if (box->kind == BOX_TEXT && box->para) {
		int lines = para_line_count(box->para);
		bool breaks = para_breaks_word(box->para) && !layout_has_address(box->text);
		return !breaks && (!box->max_lines || lines <= box->max_lines);
	}
	for (const struct box *child = box->first; child; child = child->next) {
		if (is_flat(child) && !labels_fit(child)) {
			return false;
		}
	}
	return true;
}

static bool place_grid_in(struct box *box, int inner, int columns) {
	int gap = px(box, box->gap), height = 0, row_h = 0, at = 0;
	int cell = (inner - gap * (columns - 1)) / columns;
	bool fits = true;
	for (struct box *child = box->first; child; child = child->next) {
		if (!is_flat(child)) {
			continue;
		}
		/* The last columns take the pixels that the division left over. */
		int extra = inner - gap * (columns - 1) - cell * columns;
		layout_place(child, cell + (at % columns >= columns - extra ? 1 : 0));
		fits = fits && floor_w(child) <= cell && labels_fit(child);
		row_h = at % columns ? max_int(row_h, child->natural_h) : child->natural_h;
		bool ends_row = at % columns == columns - 1 || !child->next;
		height += ends_row ? row_h + (child->next ? line_gap(box) : 0) : 0;
		at++;
	}
	box->drawn_columns = columns;
	box->natural_h = height + pad_h(box);
	return fits;
}

static void place_grid(struct box *box, int w) {
	int inner = max_int(w - pad_w(box), 0);
	int columns = max_int(box->columns, 1);
	while (!place_grid_in(box, inner, columns) && columns > 1) {
		columns--;
	}
}

static void place_flow(struct box *box, int w) {
	int inner = max_int(w - pad_w(box), 0), x = 0, height = 0, line_h = 0;
	int gap = px(box, box->gap);
	for (struct box *child = box->first; child; child = child->next) {
		if (!is_flat(child)) {
			continue;
		}
		layout_measure(child);
		int child_w = min_int(child->natural_w, inner);
		layout_place(child, child_w);
		if (x && x + child_w > inner) {
			height += line_h + line_gap(box);
			x = line_h = 0;
		}
		x += child_w + gap;
		line_h = max_int(line_h, child->natural_h);
	}
	box->natural_h = height + line_h + pad_h(box);
}

void layout_place(struct box *box, int w) {
	box->rect.w = w;
	box->is_rtl = box->flow == FLOW_LTR ? false
		: box->flow == FLOW_RTL     ? true
		: box->parent               ? box->parent->is_rtl
					    : ui_is_rtl(box->ui);
	switch (box->kind) {
	case BOX_TEXT: place_text(box, w); break;
	case BOX_ICON: box->natural_h = icon_side(box) + pad_h(box); break;
	case BOX_ROW: place_row(box, w); break;
	case BOX_GRID: place_grid(box, w); break;
	case BOX_FLOW: place_flow(box, w); break;
	case BOX_IMAGE:
		box->natural_h = box->image && box->image->w
			? (int)((int64_t)w * box->image->h / box->image->w)
			: 0;
		break;
	case BOX_QR: box->natural_h = w; break;
	case BOX_CUSTOM: box->natural_h = pad_h(box); break;
	default: place_column(box, w); break;
	}
	box->content_h = box->natural_h;
	if (box->h) {
		box->natural_h = px(box, box->h);
	}
	box->natural_h = max_int(box->natural_h, px(box, box->min_h));
	if (box->max_h) {
		box->natural_h = min_int(box->natural_h, px(box, box->max_h));
	}
}

/* Positions */

static void hide(struct box *box) {
	box->rect = (struct rect){0};
	for (struct box *child = box->first; child; child = child->next) {
		hide(child);
	}
}

/* Start of something `size` long in `room`, by `place`. */
static int offset(enum place place, int room, int size) {
	return place == PLACE_CENTRE ? (room - size) / 2 : place == PLACE_END ? room - size : 0;
}

static int mirrored(const struct box *box, struct rect inner, int x, int w) {
	return box->is_rtl ? inner.x + inner.w - x - w : inner.x + x;
}

/* Heights of a column's children: spare room to those that grow; what is missing from them too. */
static int stretch_column(struct box **items, int *heights, size_t count, int spare) {
	int total = 0;
	for (size_t i = 0; i < count; i++) {
		total += max_int(items[i]->grow, 0);
	}
	for (size_t i = 0; i < count && total > 0; i++) {
		if (items[i]->grow > 0) {
			int part = spare * items[i]->grow / total;
			part = max_int(part, -heights[i]);
			heights[i] += part;
			spare -= part;
			total -= items[i]->grow;
		}
	}
	return spare;
}

static void arrange_column(struct box *box, struct rect inner) {
	size_t count = 0, at = 0;
	for (struct box *child = box->first; child; child = child->next) {
		count += is_flat(child);
	}
	struct box **items = ui_scratch(box->ui, (count + 1) * sizeof *items);
	int *heights = ui_scratch(box->ui, (count + 1) * sizeof *heights);
	int used = 0;
	for (struct box *child = box->first; child; child = child->next) {
		if (is_flat(child)) {
			items[at] = child;
			heights[at] = child->natural_h;
			used += heights[at] + (at ? layout_gap(box, child) : 0);
			at++;
		}
	}
	int spare = stretch_column(items, heights, count, inner.h - used);
	box->does_overflow = box->does_overflow || spare < 0;
	bool spreads = box->along == PLACE_BETWEEN && count > 1 && spare > 0;
	int y = inner.y + (spreads ? 0 : offset(box->along, max_int(spare, 0), 0));
	for (size_t i = 0; i < count; i++) {
		int x = offset(across_of(box, items[i]), inner.w, items[i]->rect.w);
		x = mirrored(box, inner, x, items[i]->rect.w);
		y += i ? layout_gap(box, items[i]) : 0;
		layout_arrange(items[i], x, y, heights[i]);
		y += heights[i] + (spreads ? spare / ((int)count - 1) : 0);
	}
}

static void arrange_row(struct box *box, struct rect inner) {
	struct box *items[ROW_MAX];
	size_t count = gather_flat(box, items, ROW_MAX);
	int gap = px(box, box->gap), used = gap * max_int((int)count - 1, 0);
	for (size_t i = 0; i < count; i++) {
		used += items[i]->rect.w;
	}
	int spare = inner.w - used;
	box->does_overflow = box->does_overflow || spare < 0;
	bool spreads = box->along == PLACE_BETWEEN && count > 1 && spare > 0;
	int x = spreads ? 0 : offset(box->along, max_int(spare, 0), 0);
	for (size_t i = 0; i < count; i++) {
		enum place across = across_of(box, items[i]);
		int h = across == PLACE_STRETCH ? inner.h : items[i]->natural_h;
		box->does_overflow = box->does_overflow || h > inner.h;
		int y = inner.y + offset(across, inner.h, h);
		layout_arrange(items[i], mirrored(box, inner, x, items[i]->rect.w), y, h);
		x += items[i]->rect.w + gap + (spreads ? spare / ((int)count - 1) : 0);
	}
}

static void arrange_stack(struct box *box, struct rect inner) {
	for (struct box *child = box->first; child; child = child->next) {
		if (!is_flat(child)) {
			continue;
		}
		int x = offset(across_of(box, child), inner.w, child->rect.w);
		bool fills = child->self_along == PLACE_AUTO && !child->h;
		int h = fills ? inner.h : child->natural_h;
		if (child->max_h) { /* it shrinks, and tells by itself if it cannot */
			h = min_int(h, inner.h);
		}
		int y = inner.y + offset(child->self_along, inner.h, h);
		box->does_overflow = box->does_overflow || h > inner.h;
		layout_arrange(child, mirrored(box, inner, x, child->rect.w), y, h);
	}
}

static int row_height(struct box *child, int columns) {
	int height = 0;
	for (int i = 0; child && i < columns; child = child->next) {
		if (is_flat(child)) {
			height = max_int(height, child->natural_h);
			i++;
		}
	}
	return height;
}

static struct box *next_row(struct box *child, int columns) {
	for (int i = 0; child && i < columns; child = child->next) {
		i += is_flat(child);
	}
	return child;
}

/* One round: rows that need more than `equal` take it, the others share what is left of `room`. */
static int share_rows(struct box *box, int columns, int room, int equal) {
	int left = room, rows = 0;
	for (struct box *row = box->first; row; row = next_row(row, columns)) {
		int h = row_height(row, columns);
		left -= h > equal ? h : 0;
		rows += h > equal ? 0 : 1;
	}
	return rows ? left / rows : 0;
}

/* How high each row is where rows share the height: equal, unless one needs more. */
static int equal_height(struct box *box, struct rect inner) {
	int columns = max_int(box->drawn_columns, 1), rows = 0;
	for (struct box *row = box->first; row; row = next_row(row, columns)) {
		rows++;
	}
	int room = inner.h - line_gap(box) * max_int(rows - 1, 0);
	int equal = rows ? room / rows : 0;
	for (int next = share_rows(box, columns, room, equal); next < equal;) {
		equal = next;
		next = share_rows(box, columns, room, equal);
	}
	return equal;
}

static void arrange_grid(struct box *box, struct rect inner) {
	int columns = max_int(box->drawn_columns, 1), gap = px(box, box->gap);
	bool shares = box->along == PLACE_STRETCH && inner.h > box->content_h - pad_h(box);
	int equal = shares ? equal_height(box, inner) : 0;
	int y = inner.y, x = 0, at = 0, row_h = 0;
	for (struct box *child = box->first; child; child = child->next) {
		if (!is_flat(child)) {
			continue;
		}
		if (at % columns == 0) {
			y += at ? row_h + line_gap(box) : 0;
			x = 0;
			row_h = max_int(row_height(child, columns), equal);
		}
		layout_arrange(child, mirrored(box, inner, x, child->rect.w), y, row_h);
		x += child->rect.w + gap;
		at++;
	}
	box->does_overflow = box->does_overflow || y + row_h > inner.y + inner.h;
}

static void arrange_flow_line(
	struct box *box, struct box *first, const struct box *end, struct rect line, int spare) {
	int x = offset(box->along, max_int(spare, 0), 0);
	for (struct box *child = first; child != end; child = child->next) {
		if (is_flat(child)) {
			int y = line.y + (line.h - child->natural_h) / 2;
			layout_arrange(
				child, mirrored(box, line, x, child->rect.w), y, child->natural_h);
			x += child->rect.w + px(box, box->gap);
		}
	}
}

static void arrange_flow(struct box *box, struct rect inner) {
	int gap = px(box, box->gap), y = inner.y, x = 0, line_h = 0;
	struct box *first = box->first;
	for (struct box *child = box->first; child; child = child->next) {
		if (!is_flat(child)) {
			continue;
		}
		if (x && x + child->rect.w > inner.w) {
			struct rect line = {inner.x, y, inner.w, line_h};
			arrange_flow_line(box, first, child, line, inner.w - (x - gap));
			y += line_h + line_gap(box);
			x = line_h = 0;
			first = child;
		}
		x += child->rect.w + gap;
		line_h = max_int(line_h, child->natural_h);
	}
	struct rect line = {inner.x, y, inner.w, line_h};
	arrange_flow_line(box, first, NULL, line, inner.w - (x - gap));
	box->does_overflow = box->does_overflow || y + line_h > inner.y + inner.h;
}

void layout_arrange(struct box *box, int x, int y, int h) {
	box->rect = (struct rect){x, y, box->rect.w, h};
	box->does_overflow = false;
	if (box->kind == BOX_PAGED && box->pager) {
		pager_arrange(box, layout_inner(box).h);
	}
	for (struct box *child = box->first; child; child = child->next) {
		if (!is_flat(child)) {
			hide(child);
		}
	}
	struct rect inner = layout_inner(box);
	switch (box->kind) {
	case BOX_COLUMN:
	case BOX_PAGED: arrange_column(box, inner); break;
	case BOX_ROW:
		if (box->is_folded) {
			arrange_column(box, inner);
		} else {
			arrange_row(box, inner);
		}
		break;
	case BOX_STACK: arrange_stack(box, inner); break;
	case BOX_GRID: arrange_grid(box, inner); break;
	case BOX_FLOW: arrange_flow(box, inner); break;
	case BOX_TEXT: box->does_overflow = h < box->natural_h; break;
	default: break;
	}
}
