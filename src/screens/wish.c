// SPDX-License-Identifier: GPL-3.0-or-later
// A wish belongs to the scene, so that going away and coming back does not count it twice. Of the
// interpreters only the number matters here: it stands as large as a title.
#include "screens/wish.h"

#include <string.h>

#include "content/service.h"
#include "screens/app.h"
#include "screens/say.h"
#include "screens/status.h"
#include "ui/key.h"
#include "ui/plate.h"
#include "ui/ui.h"

void wish_add(struct app *app, struct box *parent, const char *label, bool is_primary) {
	if (app->session->here.is_asked) {
		box_add(parent,
			(struct box){.text = say(app, "Thank you. Your wish is counted."),
				.type = TYPE_KEY,
				.is_bold = true,
				.role = ROLE_STATUS,
				.id = "asked"});
		return;
	}
	key_add(parent,
		(struct key_spec){.id = "ask-for-it",
			.icon = "bell",
			.label = label,
			.look = is_primary ? KEY_PRIMARY : KEY_NORMAL,
			.is_start = true});
}

bool wish_press(struct app *app, const char *id, int kind, const char *key) {
	if (strcmp(id, "ask-for-it")) {
		return false;
	}
	if (!app->session->here.is_asked) {
		app_count(app, kind, key);
		app->session->here.is_asked = true;
	}
	return true;
}

static void add_name(struct box *card, const struct service *service) {
	struct box *row = box_row(card, 18);
	row->across = PLACE_CENTRE;
	plate_add(row, service->icon, topic_colour_find(service->colour), 56)->self = PLACE_CENTRE;
	box_add(row,
		(struct box){.text = service->name.utf8,
			.lang = service->name.lang,
			.type = TYPE_KEY,
			.is_bold = true,
			.grow = 1});
}

static void add_number(struct box *card, const struct service *service) {
	if (service->phone_count) {
		box_add(card,
			(struct box){.text = service->phones[0].number,
				.lang = "en",
				.type = TYPE_H2,
				.is_bold = true,
				.is_ltr_text = true,
				.self = PLACE_START});
	}
}

void wish_interpreters_add(struct app *app, struct box *parent) {
	struct service *service = service_load(app->pack, app->page, "interpreters", app_lang(app));
	if (!service) {
		return;
	}
	struct service_where where = status_where(app);
	service_order(service, 1, &where);
	struct box *card = box_add(parent,
		(struct box){.kind = BOX_COLUMN,
			.id = "service-interpreters",
			.is_pressable = true,
			.look = LOOK_RESULT,
			.topic = topic_colour_find(service->colour),
			.pad = PAD2(16, 22),
			.gap = 8});
	add_name(card, service);
	add_number(card, service);
	enum pill_kind kind;
	const char *pill = status_text(app, &service->status, &kind);
	if (pill) {
		pill_add(card, kind, pill)->self = PLACE_START;
	}
}
