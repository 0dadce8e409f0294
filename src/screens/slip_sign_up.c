// SPDX-License-Identifier: GPL-3.0-or-later
// What is taken home from a sign-up: the number, the programme, the desk, and that the place is still
// to be confirmed. No name and no answer: paper is lost.
#include "base/arena.h"
#include "content/day.h"
#include "content/programme.h"
#include "content/service.h"
#include "content/topic.h"
#include "lang/date.h"
#include "lang/mark.h"
#include "screens/app.h"
#include "screens/office.h"
#include "screens/say.h"
#include "screens/sign_up.h"
#include "screens/slip_inner.h"

static void add_next(struct slip_maker *maker) {
	const struct desk *visitor = office_desk(maker->visitor), *host = office_desk(maker->host);
	if (visitor && host) {
		slip_add(maker,
			(struct slip_block){.kind = SLIP_TEXT,
				.text = slip_pair(maker,
					say_fill(maker->visitor, "Go to this desk: {desk}", "desk",
						visitor->text.utf8),
					say_fill(maker->host, "Go to this desk: {desk}", "desk",
						host->text.utf8))});
	}
	static const char *const sentences[] = {N_("Say your number there."),
		N_("The place is yours only when the desk has confirmed it.")};
	for (int i = 0; i < 2; i++) {
		slip_add(maker,
			(struct slip_block){
				.kind = SLIP_TEXT, .text = slip_say(maker, sentences[i])});
	}
}

static void add_address(struct slip_maker *maker, const struct programme *programme) {
	struct slip_lines lines = {0};
	slip_address_add(maker, &lines, programme->service.address);
	slip_fact_add(maker, "map-marker", (struct slip_text){NULL, NULL}, &lines);
}

static void add_start(struct slip_maker *maker, const struct programme *programme) {
	if (programme->starts == PROGRAMME_NO_DAY) {
		return;
	}
	int64_t day = day_time(programme->starts);
	struct slip_lines lines = {0};
	slip_text_add(maker, &lines,
		slip_pair(maker,
			date_text(maker->arena, app_lang(maker->visitor), day, app_zone(maker->app),
				DATE_DAY_MONTH_YEAR),
			date_text(maker->arena, app_lang(maker->host), day, app_zone(maker->app),
				DATE_DAY_MONTH_YEAR)));
	slip_fact_add(maker, "calendar", slip_say(maker, "Start"), &lines);
}

bool slip_sign_up_make(struct slip_maker *maker, const char *id) {
	const struct programme *visitor = programme_load(maker->app->pack, maker->arena, id,
				       app_lang(maker->visitor)),
			       *host = programme_load(
				       maker->app->pack, maker->arena, id, app_lang(maker->host));
	const char *reference = sign_up_reference(maker->app);
	if (!visitor || !host || !reference) {
		return false;
	}
	maker->reference = arena_string(maker->arena, reference);
	slip_band_add(maker, "calendar-clock",
		slip_content(maker, &visitor->service.name, &host->service.name));
	slip_add(maker,
		(struct slip_block){.kind = SLIP_NUMBER,
			.text = slip_say(maker, "Your number"),
			.value = maker->reference});
	slip_add(maker,
		(struct slip_block){.kind = SLIP_TEXT,
			.text = slip_say(maker, "Your request is kept for the office.")});
	add_next(maker);
	add_start(maker, visitor);
	add_address(maker, visitor);
	slip_box_add(maker, NULL);
	slip_foot_add(maker, NULL, NULL);
	return true;
}
