// SPDX-License-Identifier: GPL-3.0-or-later
// Elements are found in the list that helpers for the blind would read, touched through the same
// inputs as a finger's, and time passes from one due moment to the next.
#include "screens/play.h"

#include <stdio.h>
#include <string.h>

#include "base/err.h"
#include "base/file.h"
#include "base/str.h"
#include "device/shot.h"
#include "device/window.h"
#include "lang/date.h"
#include "paper/printer.h"
#include "paper/twin.h"
#include "screens/app.h"
#include "screens/print.h"
#include "screens/staff_session.h"
#include "ui/journey.h"
#include "ui/ui.h"

struct play {
	struct app *app;
	const char *shots;
	int slips; /* that came out whole */
};

struct search {
	const char *name;
	bool is_id, is_part, is_found;
	struct rect rect;
};

static bool matches(const struct search *search, const struct ui_element *element) {
	if (search->is_id) {
		return !strcmp(element->id, search->name);
	}
	if (!element->label) {
		return false;
	}
	return search->is_part ? strstr(element->label, search->name) != NULL
			       : !strcmp(element->label, search->name);
}

static void match(void *context, const struct ui_element *element) {
	struct search *search = context;
	if (!search->is_found && matches(search, element)) {
		search->is_found = true;
		search->rect = element->rect;
	}
}

static bool find(void *context, const char *name, bool is_id, struct rect *rect) {
	struct play *play = context;
	struct search search = {.name = name, .is_id = is_id};
	ui_list(play->app->ui, match, &search);
	if (!search.is_found && !is_id) {
		search.is_part = true;
		ui_list(play->app->ui, match, &search);
	}
	if (search.is_found && rect) {
		*rect = search.rect;
	}
	return search.is_found;
}

static void list_one(void *context, const struct ui_element *element) {
	str_printf(context, "  %s%s \"%s\"%s\n", *element->id ? "#" : "", element->id,
		element->label ? element->label : "",
		element->is_unavailable ? " (unavailable)" : "");
}

static void list(void *context, struct str *out) {
	struct play *play = context;
	ui_list(play->app->ui, list_one, out);
}

static struct rect screen(void *context) {
	struct play *play = context;
	const struct pixmap *pixmap = window_pixmap(play->app->window);
	return (struct rect){0, 0, pixmap->w, pixmap->h};
}

static void input(void *context, const struct input *given) {
	struct play *play = context;
	struct input copy = *given;
	copy.ms = clock_ms(play->app->clock);
	app_take(play->app, &copy);
	memset(&copy, 0, sizeof copy);
}

static void wait(void *context, int64_t ms) {
	struct app *app = ((struct play *)context)->app;
	const struct input nothing = {0};
	int64_t end = clock_ms(app->clock) + ms;
	for (;;) {
		int64_t now = clock_ms(app->clock), due = app_due_ms(app);
		int64_t next = due > now && due < end ? due : due <= now ? now + 1 : end;
		if (next >= end) {
			break;
		}
		clock_advance(app->clock, next - now);
		app_take(app, &nothing);
	}
	clock_advance(app->clock, end - clock_ms(app->clock));
	app_take(app, &nothing);
}

static bool shot(void *context, const char *name, struct err *err) {
	struct play *play = context;
	if (!play->shots) {
		return err_set(err, "no folder for pictures; start with --shots DIR");
	}
	char path[1024];
	snprintf(path, sizeof path, "%s/%s.png", play->shots, name);
	return shot_write_png(window_pixmap(play->app->window), path, err);
}

static bool set_clock(void *context, const struct clock_stamp *stamp, struct err *err) {
	struct app *app = ((struct play *)context)->app;
	(void)err;
	if (stamp->has_offset) {
		clock_set(app->clock, clock_stamp_utc(stamp));
	} else {
		struct civil civil = {stamp->year, stamp->month, stamp->day, stamp->hour,
			stamp->minute, stamp->second, 0};
		clock_set(app->clock, time_from_civil(&civil, app_zone(app)));
	}
	app_changed(app);
	app_take(app, &(struct input){0});
	return true;
}

static struct twin *twin_of(const struct app *app) {
	return app->options->printer ? printer_twin(app->options->printer) : NULL;
}

static bool printer(void *context, const char *state, struct err *err) {
	struct app *app = ((struct play *)context)->app;
	struct twin *twin = twin_of(app);
	if (!twin) {
		return err_set(err,
			"there is no printer that plays faults; start with --printer twin:DIR");
	}
	return twin_play_name(twin, state) || err_set(err, "no printer can be \"%s\"", state);
}

static bool print_shows(void *context, const char *text, struct err *err) {
	const char *printed = print_text(((struct play *)context)->app);
	return strstr(printed, text) ||
		err_set(err,
			*printed ? "the slip does not say \"%s\""
				 : "no slip was printed; \"%s\" is not on it",
			text);
}

/* A stick is put in; the folder is made where it is not there. */
static bool usb(void *context, const char *folder, struct err *err) {
	if (!file_make_folder(folder, err)) {
		return false;
	}
	staff_set_usb(((struct play *)context)->app, folder);
	app_take(((struct play *)context)->app, &(struct input){0});
	return true;
}

static void count_slip(void *context) {
	((struct play *)context)->slips++;
}

static bool slips(void *context, int count, struct err *err) {
	int came_out = ((struct play *)context)->slips;
	return came_out == count || err_set(err, "%d slips came out", came_out);
}

bool play_journey(struct app *app, const char *path, const char *lang, const char *shots,
	struct str *seen, struct err *err) {
	struct play play = {app, shots, 0};
	struct twin *twin = twin_of(app);
	const struct journey_target target = {
		.context = &play,
		.find = find,
		.list = list,
		.screen = screen,
		.input = input,
		.wait = wait,
		.shot = shot,
		.set_clock = set_clock,
		.print_shows = print_shows,
		.slips = slips,
		.printer = printer,
		.usb = usb,
	};
	if (twin) {
		twin_watch(twin, &(struct twin_paper){.cut = count_slip, .data = &play});
	}
	app_take(app, &(struct input){0});
	bool ok = journey_run(path, lang && *lang ? lang : "en", &target, seen, err);
	if (twin) {
		twin_watch(twin, &(struct twin_paper){0});
	}
	return ok;
}
