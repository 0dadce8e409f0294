// SPDX-License-Identifier: GPL-3.0-or-later
// One place decides the words, so that a list and a page never differ.
#include "screens/programme_words.h"

#include <string.h>

#include "base/arena.h"
#include "content/day.h"
#include "content/pack.h"
#include "content/programme.h"
#include "lang/date.h"
#include "screens/app.h"
#include "screens/hours.h"
#include "screens/say.h"
#include "ui/card.h"
#include "ui/plate.h"

#define MOST_TAGS 6

int programme_today(const struct app *app) {
	return app_clock_is_set(app) ? app_today(app) : PROGRAMME_CLOCK_UNSET;
}

int programme_from(const struct app *app, const struct programme *programme) {
	int today = app_today(app);
	bool is_ahead = programme->starts != PROGRAMME_NO_DAY &&
		(programme->starts > today || !app_clock_is_set(app));
	return is_ahead ? programme->starts : today;
}

static const char *day_text(struct app *app, int day) {
	return date_text(app->page, app_lang(app), day_time(day), "UTC", DATE_DAY_MONTH);
}

const char *programme_start_text(struct app *app, const struct programme *programme) {
	return programme->starts == PROGRAMME_NO_DAY
		? say(app, "Start at any time")
		: say_fill(app, "Starts {date}", "date", day_text(app, programme->starts));
}

const char *programme_places_text(struct app *app, const struct programme *programme) {
	return programme->places < 0
		? say(app, "Places: please ask")
		: say_count(app, "{count} place left", "{count} places left", programme->places);
}

const char *programme_counted_text(struct app *app, const struct programme *programme) {
	return programme->places < 0 || programme->places_day == PROGRAMME_NO_DAY
		? NULL
		: say_fill(app, "As of {date}", "date", day_text(app, programme->places_day));
}

const char *programme_duty_text(struct app *app, const struct programme *programme) {
	switch (programme->duty) {
	case DUTY_COMPULSORY: return say(app, "Can be compulsory");
	case DUTY_ENTRY: return say(app, "Needed for the next step");
	case DUTY_NONE: break;
	}
	return NULL;
}

static struct tag_spec help_tag(struct app *app, const struct service *service) {
	const char *lang = app_lang(app), *name = language_name(app->page, lang, lang);
	return service_speaks(service, lang)
		? (struct tag_spec){.text = say_fill(app, "Help in {language}", "language", name),
			  .look = TAG_ON}
		: (struct tag_spec){
			  .text = say_fill(app, "No help in {language}", "language", name)};
}

const struct tag_spec *programme_tags(
	struct app *app, const struct programme *programme, size_t *count) {
	struct tag_spec *tags = arena_alloc(app->page, MOST_TAGS * sizeof *tags);
	const struct service *service = &programme->service;
	const char *when = hours_timetable(app, service, programme_from(app, programme), true);
	const char *duty = programme_duty_text(app, programme);
	size_t n = 0;
	if (service->language_count) {
		tags[n++] = help_tag(app, service);
	}
	if (programme->level) {
		tags[n++] = (struct tag_spec){.text = programme->level, .lang = "en"};
	}
	if (*when) {
		tags[n++] = (struct tag_spec){.text = when};
	}
	if (service->is_free != KNOWN_NOT) {
		tags[n++] = (struct tag_spec){.icon = "currency-eur",
			.text = service->is_free == KNOWN_YES ? say(app, "Free of charge")
							      : say(app, "Costs money")};
	}
	if (programme->childcare == KNOWN_YES) {
		tags[n++] = (struct tag_spec){.icon = "human-child", .text = say(app, "Childcare")};
	}
	if (duty) {
		tags[n++] = (struct tag_spec){
			.icon = "file-document", .text = duty, .look = TAG_REQUIRED};
	}
	*count = n;
	return tags;
}

/* "4 places left · As of 17 November" */
static const char *remark_of(struct app *app, const struct programme *programme) {
	const char *places = programme_places_text(app, programme);
	const char *counted = programme_counted_text(app, programme);
	return counted ? arena_printf(app->page, "%s · %s", places, counted) : places;
}

struct box *programme_card_add(
	struct app *app, struct box *parent, const struct programme *programme, bool is_bare) {
	const struct service *service = &programme->service;
	const char *host = pack_host_language(app->pack);
	size_t tag_count = 0;
	const struct tag_spec *tags = is_bare ? NULL : programme_tags(app, programme, &tag_count);
	return service_card_add(parent,
		(struct service_card_spec){
			.id = arena_printf(app->page, "programme-%s", service->id),
			.icon = is_bare ? NULL : service->icon,
			.topic = topic_colour_find(service->colour),
			.name = service->name.utf8,
			.name_lang = service->name.lang,
			.host_name =
				strcmp(app_lang(app), host) && !is_bare ? service->host_name : NULL,
			.host_lang = host,
			.pill = PILL_START,
			.pill_text = programme_start_text(app, programme),
			.remark = is_bare ? NULL : remark_of(app, programme),
			.tags = tags,
			.tag_count = tag_count,
			.is_small = is_bare});
}
