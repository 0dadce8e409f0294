// SPDX-License-Identifier: GPL-3.0-or-later
// Paper makes the modules, the toolkit draws them: neighbours that this floor introduces.
#include "screens/qr.h"

#include "paper/qr.h"
#include "screens/app.h"
#include "ui/card.h"
#include "ui/ui.h"

struct box *qr_add(struct app *app, struct box *parent, const char *data, size_t len,
	const char *title, const char *note, bool is_row) {
	struct qr code;
	if (!qr_encode(app->page, data, len, &code, NULL)) {
		return NULL;
	}
	if (app->tightness > 2) { /* words and code apart, each fits a page */
		box_bold(parent, TYPE_BODY, title)->keeps_next = true;
		struct box *more = box_text(parent, TYPE_BODY, note);
		if (more) {
			more->is_near = more->keeps_next = true;
		}
		title = note = NULL;
	}
	return qr_card_add(parent,
		(struct qr_card_spec){.modules = code.modules,
			.side = code.size,
			.title = title,
			.note = note,
			.grow = !is_row, /* in a side column it takes what is left */
			.is_row = is_row});
}
