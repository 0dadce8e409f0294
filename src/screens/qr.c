// SPDX-License-Identifier: GPL-3.0-or-later
// Paper makes the modules, the toolkit draws them: neighbours that this floor introduces.
#include "screens/qr.h"

#include "paper/qr.h"
#include "screens/app.h"
#include "ui/card.h"

struct box *qr_add(struct app *app, struct box *parent, const char *data, size_t len,
	const char *title, const char *note, bool is_row) {
	struct qr code;
	if (!qr_encode(app->page, data, len, &code, NULL)) {
		return NULL;
	}
	return qr_card_add(parent,
		(struct qr_card_spec){.modules = code.modules,
			.side = code.size,
			.title = title,
			.note = note,
			.grow = !is_row, /* in a side column it takes what is left */
			.is_row = is_row});
}
