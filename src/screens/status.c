// SPDX-License-Identifier: GPL-3.0-or-later
// One place decides the words for open and closed, so that a list, a page and a slip never differ.
#include "screens/status.h"

#include <string.h>

#include "base/arena.h"
#include "content/hours.h"
#include "content/pack.h"
#include "content/service.h"
#include "lang/date.h"
#include "screens/app.h"
#include "screens/say.h"
#include "ui/card.h"
#include "ui/ui.h"

#define DAY_S (24 * 3600)
#define LATE_DAYS 90

struct service_where status_where(struct app *app) {
	struct service_where where = {
		.has_position = app->options->has_position,
		.latitude = app->options->latitude,
		.longitude = app->options->longitude,
		.now = app_now(app),
		.clock_is_set = app_clock_is_set(app) && !app_has_expired(app),
		.zone = app_zone(app),
	};
	if (!where.has_position) {
		where.has_position = pack_position(app->pack, &where.latitude, &where.longitude);
	}
	return where;
}

static const char *time_of(struct app *app, int64_t moment) {
	struct civil civil;
	civil_from_time(moment, app_zone(app), &civil);
	return clock_text(app->page, civil.hour, civil.minute);
}

const char *status_text(struct app *app, const struct hours_status *status, enum pill_kind *kind) {
	switch (status->state) {
	case HOURS_OPEN:
		*kind = PILL_OPEN;
		return status->is_always
			? say(app, "Open day and night")
			: say_fill(app, "Open until {time}", "time", time_of(app, status->until));
	case HOURS_OPENS_LATER:
		*kind = PILL_LATER;
		return say_fill(app, "Opens at {time}", "time", time_of(app, status->until));
	case HOURS_BY_APPOINTMENT: *kind = PILL_APPOINTMENT; return say(app, "By appointment");
	case HOURS_CLOSED_TODAY: *kind = PILL_CLOSED; return say(app, "Closed today");
	case HOURS_UNSURE: break;
	}
	*kind = PILL_UNSURE;
	return say(app, "Not sure, call first");
}

const char *status_walk(struct app *app, const struct service *service) {
	int minutes = service->walk_min ? service->walk_min : 1;
	return minutes < 0 ? NULL
			   : say_count(app, "about {count} minute on foot",
				     "about {count} minutes on foot", minutes);
}

const struct tag_spec *status_tags(
	struct app *app, const struct service *service, size_t most, size_t *count) {
	struct tag_spec *tags =
		arena_alloc(app->page, (service->language_count + 2) * sizeof *tags);
	size_t n = 0;
	const char *lang = app_lang(app);
	if (service_speaks(service, lang)) {
		tags[n++] = (struct tag_spec){
			.text = language_name(app->page, lang, lang), .look = TAG_ON};
	}
	for (size_t i = 0; i < service->language_count && n < most + 1; i++) {
		const char *tag = service->languages[i];
		if (strcmp(tag, lang)) {
			tags[n++] = (struct tag_spec){.text = language_name(app->page, tag, lang)};
		}
	}
	if (service->step_free == KNOWN_YES) {
		tags[n++] = (struct tag_spec){
			.text = say(app, "Step-free"), .icon = "wheelchair-accessibility"};
	}
	*count = n;
	return tags;
}

static struct box *card_of(struct app *app, struct box *parent, const struct service *service,
	bool is_small, const char *number) {
	enum pill_kind kind;
	const char *pill = status_text(app, &service->status, &kind);
	size_t tag_count = 0;
	bool is_bare = app->tightness > 2 ||
		app->lean > 2; /* no room: name and status, the rest is on its page */
	const struct tag_spec *tags =
		is_small || is_bare ? NULL : status_tags(app, service, 3, &tag_count);
	const char *host = pack_host_language(app->pack);
	return service_card_add(parent,
		(struct service_card_spec){.id = arena_printf(app->page, "service-%s", service->id),
			.icon = is_bare ? NULL : service->icon,
			.topic = topic_colour_find(service->colour),
			.name = service->name.utf8,
			.name_lang = service->name.lang,
			.host_name =
				strcmp(app_lang(app), host) && !is_bare ? service->host_name : NULL,
			.host_lang = host,
			.pill = kind,
			.pill_text = pill,
			.distance = is_bare ? NULL : status_walk(app, service),
			.tags = tags,
			.tag_count = tag_count,
			.number = number,
			.is_small = is_small});
}

struct box *status_card_add(
	struct app *app, struct box *parent, const struct service *service, bool is_small) {
	return card_of(app, parent, service, is_small, NULL);
}

struct box *status_entry_add(
	struct app *app, struct box *parent, const struct service *service, const char *number) {
	return card_of(app, parent, service, true, number);
}

bool status_is_late(const struct app *app, int64_t day) {
	return !day || (app_clock_is_set(app) && app_now(app) - day > LATE_DAYS * DAY_S);
}

const char *status_checked_text(struct app *app, int64_t day, bool *is_late) {
	*is_late = status_is_late(app, day) || app_has_expired(app);
	if (!day) {
		return say(app, "Never checked");
	}
	const char *date =
		date_text(app->page, app_lang(app), day, app_zone(app), DATE_DAY_MONTH_YEAR);
	return *is_late ? say_fill(app, "Not checked since {date}", "date", date)
			: say_fill(app, "Checked {date}", "date", date);
}

struct box *status_checked_add(struct app *app, struct box *parent, int64_t day) {
	bool is_late;
	const char *text = status_checked_text(app, day, &is_late);
	return checked_add(parent, text, is_late);
}
