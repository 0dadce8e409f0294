// SPDX-License-Identifier: GPL-3.0-or-later
// The emergency numbers, each as large as paper lets it be, and where to ask.
#include "content/topic.h"
#include "screens/app.h"
#include "screens/office.h"
#include "screens/say.h"
#include "screens/slip_inner.h"

static void add_numbers(struct slip_maker *maker) {
	size_t count, host_count;
	struct app *app = maker->visitor;
	const struct emergency *numbers =
		emergency_load(app->pack, maker->arena, app_lang(app), &count);
	const struct emergency *host =
		emergency_load(app->pack, maker->arena, app_lang(maker->host), &host_count);
	for (size_t i = 0; i < count && i < host_count; i++) {
		slip_add(maker,
			(struct slip_block){.kind = SLIP_NUMBER,
				.text = slip_content(maker, &numbers[i].text, &host[i].text),
				.value = numbers[i].number});
	}
}

static void add_desk(struct slip_maker *maker) {
	const struct desk *desk = office_desk(maker->visitor), *host = office_desk(maker->host);
	if (desk && host) {
		struct slip_lines lines = {0};
		slip_text_add(maker, &lines, slip_content(maker, &desk->text, &host->text));
		slip_fact_add(maker, "human-handsup", slip_say(maker, "Ask at a desk"), &lines);
	}
}

bool slip_help_make(struct slip_maker *maker) {
	slip_band_add(maker, "phone-in-talk", slip_say(maker, "Help now"));
	slip_add(maker,
		(struct slip_block){.kind = SLIP_TEXT,
			.text = slip_say(
				maker, "Calls are free. Say where you are and what happened.")});
	add_numbers(maker);
	add_desk(maker);
	slip_foot_add(maker, NULL, NULL);
	return true;
}
