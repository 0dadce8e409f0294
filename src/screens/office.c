// SPDX-License-Identifier: GPL-3.0-or-later
// A pack has no number for the office itself: the first of the office's own services that has a
// telephone answers for it.
#include "screens/office.h"

#include <string.h>

#include "base/arena.h"
#include "content/pack.h"
#include "content/service.h"
#include "content/topic.h"
#include "screens/app.h"
#include "screens/say.h"
#include "ui/card.h"
#include "ui/ui.h"

const struct desk *office_desk(struct app *app) {
	size_t count;
	const struct desk *desks = desks_load(app->pack, app->page, app_lang(app), &count);
	for (size_t i = 0; app->options->desk && i < count; i++) {
		if (!strcmp(desks[i].id, app->options->desk)) {
			return &desks[i];
		}
	}
	return count ? &desks[0] : NULL;
}

/* NULL where nobody of the office has a telephone. */
static const char *number_of(struct app *app) {
	size_t count;
	const struct service *services =
		service_list(app->pack, app->page, NULL, app_lang(app), &count);
	const char *office = pack_host_name(app->pack);
	for (size_t i = 0; i < count; i++) { /* a list has neither telephones nor organizations */
		const struct service *service =
			service_load(app->pack, app->page, services[i].id, app_lang(app));
		if (service && service->phone_count && service->organization &&
			!strcmp(service->organization, office)) {
			return service->phones[0].number;
		}
	}
	return NULL;
}

bool office_phone_add(struct app *app, struct box *parent) {
	const char *number = app_has_expired(app) ? number_of(app) : NULL;
	if (!number) {
		return false;
	}
	struct box *card = box_add(parent,
		(struct box){.kind = BOX_ROW,
			.id = "ask-by-phone",
			.role = ROLE_TEXT,
			.look = LOOK_CARD,
			.pad = PAD2(14, 24),
			.gap = 24,
			.across = PLACE_CENTRE});
	box_add(card, (struct box){.icon = "headset", .icon_px = 64, .colour = COLOUR_TEXT});
	struct box *words = box_add(card, (struct box){.kind = BOX_COLUMN, .grow = 1, .gap = 2});
	box_bold(words, TYPE_KEY, say(app, "Ask by phone"));
	box_add(words,
		(struct box){.text = number,
			.type = TYPE_H2,
			.lang = "en",
			.is_bold = true,
			.is_ltr_text = true,
			.self = PLACE_START});
	box_add(words,
		(struct box){.text = pack_host_name(app->pack),
			.lang = pack_host_language(app->pack),
			.type = TYPE_META,
			.colour = COLOUR_SECOND});
	return true;
}
