// SPDX-License-Identifier: GPL-3.0-or-later
// A code is as small as phones read it, and those of a list have room of one width, so that their words
// begin in one line. Where text is large an address would fill the page: its host stands for it.
#include "screens/links.h"

#include <string.h>

#include "base/arena.h"
#include "paper/qr.h"
#include "screens/app.h"
#include "ui/card.h"
#include "ui/ui.h"

#define MOST_PX 212       /* version 7; a larger code has more room than its neighbours */
#define PAIR_LETTERS 60   /* longer words have a row of their own */
#define ADDRESS_BYTES 130 /* and so have longer addresses */

bool link_is_out(const char *target) {
	return target && (!strncmp(target, "https://", 8) || !strncmp(target, "http://", 7));
}

static size_t letters(const char *text) {
	size_t count = 0;
	for (; *text; text++) {
		count += ((unsigned char)*text & 0xC0) != 0x80;
	}
	return count;
}

/* Without "https://" and a last "/", which nobody types. */
static const char *bare_address(struct app *app, const char *address) {
	const char *slashes = strstr(address, "://");
	address = slashes ? slashes + 3 : address;
	size_t len = strlen(address);
	return arena_copy(app->page, address, len - (len > 0 && address[len - 1] == '/'));
}

static const char *host_of(struct app *app, const char *address) {
	const char *bare = bare_address(app, address);
	return arena_copy(app->page, bare, strcspn(bare, "/?#"));
}

/* What stands under the words; NULL where they are the address. */
static const char *note_of(struct app *app, const struct link *link) {
	const char *note =
		ui_is_big(app->ui) ? host_of(app, link->address) : bare_address(app, link->address);
	return link->words && strstr(link->words, note) ? NULL : note;
}

/* The room of all codes of a list. */
static int code_px(const struct app *app, const struct link *links, size_t count) {
	int px = 1;
	for (size_t i = 0; i < count; i++) {
		struct qr code;
		const char *address = links[i].address;
		if (qr_encode_small(app->page, address, strlen(address), &code, NULL)) {
			int least = qr_least_px(app->ui, code.size);
			px = least > px && least <= MOST_PX ? least : px;
		}
	}
	return px;
}

static void words_add(struct app *app, struct box *column, const struct link *link) {
	if (link->words) {
		bool is_title = !link->spans;
		box_add(column,
			(struct box){.text = link->words,
				.lang = link->lang,
				.type = is_title ? TYPE_KEY : TYPE_BODY,
				.type_px = is_title ? 26 : 0,
				.is_bold = is_title,
				.spans = link->spans,
				.span_count = link->span_count});
	}
	const char *note = note_of(app, link);
	if (note) {
		box_add(column,
			(struct box){.text = note,
				.type = TYPE_META,
				.colour = COLOUR_SECOND,
				.is_ltr_text = true});
	}
}

static struct box *link_add(
	struct app *app, struct box *parent, const struct link *link, int code_width_px) {
	struct qr code;
	if (!qr_encode_small(app->page, link->address, strlen(link->address), &code, NULL)) {
		struct box *column = box_column(parent, 4);
		words_add(app, column, link);
		return column;
	}
	struct box *column = qr_row_add(parent,
		(struct qr_card_spec){.modules = code.modules,
			.side = code.size,
			.title = link->label ? link->label : link->words,
			.code_px = code_width_px});
	words_add(app, column, link);
	return column->parent;
}

static bool is_short(const struct link *link) {
	return letters(link->words ? link->words : "") <= PAIR_LETTERS &&
		strlen(link->address) <= ADDRESS_BYTES;
}

/* The white edges of the codes are room enough between the rows. */
void links_add(
	struct app *app, struct box *parent, const struct link *links, size_t count, int indent) {
	int width_px = code_px(app, links, count);
	for (size_t i = 0, at = 0; i < count; at = i) {
		bool is_pair = i + 1 < count && is_short(&links[i]) && is_short(&links[i + 1]);
		struct box *pair = is_pair ? box_add(parent,
						     (struct box){.kind = BOX_GRID,
							     .columns = 2,
							     .gap = 24,
							     .line_gap = 4,
							     .pad = {0, 0, 0, indent}})
					   : NULL;
		struct box *row = link_add(app, is_pair ? pair : parent, &links[i++], width_px);
		if (is_pair) {
			link_add(app, pair, &links[i++], width_px);
			row = pair;
		}
		row->pad.start = indent;
		row->is_near = at > 0;
	}
}
