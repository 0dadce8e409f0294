// SPDX-License-Identifier: GPL-3.0-or-later
// The visitor's program: command line and configuration in, a window and a pack opened, the rest is
// below. What is wrong is one line on standard error; on a kiosk the fail-safe screen stays up.
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/err.h"
#include "device/failsafe.h"
#include "device/window.h"
#include "paper/printer.h"
#include "programs/args.h"
#include "programs/config.h"
#include "programs/first.h"
#include "programs/keep.h"
#include "programs/limits.h"
#include "programs/outlet.h"
#include "programs/rehearsal.h"
#include "programs/share.h"
#include "programs/supply.h"
#include "screens/app.h"

/* Staff asked for a restart: whoever started the program starts it, or the machine, again. */
#define RESTART_STATUS 75
#define LAPTOP_W 1600
#define LAPTOP_H 900
#define LAPTOP_DISTANCE_MM 500

struct foyer {
	struct args args;
	struct config config;
	struct supply supply;
	struct window *window;
	struct clock *clock;
	struct pack *pack;
	struct keep keep;
	struct printer *printer;
	struct err pack_err;
	bool must_restart;
};

static void say_wrong(void *context, const char *sentence) {
	(void)context;
	fprintf(stderr, "foyer: %s\n", sentence);
}

static bool open_window(struct foyer *foyer, struct err *err) {
	const struct args *args = &foyer->args;
	bool is_free = args->is_laptop && !args->w;
	foyer->window = window_open(&(struct window_options){.title = "Foyer",
					    .w = is_free ? LAPTOP_W : args->w,
					    .h = is_free ? LAPTOP_H : args->h,
					    .is_resizable = args->is_laptop,
					    .is_headless = args->journey != NULL,
					    .rotation = foyer->config.rotation},
		err);
	return foyer->window;
}

static void *open_pack(void *context) {
	struct foyer *foyer = context;
	foyer->pack = supply_open(&foyer->supply, &foyer->pack_err);
	if (foyer->pack && !foyer->args.lang) {
		first_read_fonts(foyer->pack);
	}
	return NULL;
}

/* The pack is opened while SDL starts. */
static bool open_all(struct foyer *foyer, struct err *err) {
	pthread_t thread;
	if (pthread_create(&thread, NULL, open_pack, foyer) != 0) {
		return err_set(err, "the system gives no second thread");
	}
	bool ok = open_window(foyer, err);
	pthread_join(thread, NULL);
	if (ok && !foyer->pack) {
		*err = foyer->pack_err;
	}
	return ok && foyer->pack;
}

/* Without one the kiosk goes on. */
static void open_printer(struct foyer *foyer) {
	struct err err;
	if (!outlet_open(&foyer->args, &foyer->config, &foyer->printer, &err)) {
		say_wrong(NULL, err.text);
	}
}

static struct app_options options_of(struct foyer *foyer) {
	const struct args *args = &foyer->args;
	const struct config *config = &foyer->config;
	return (struct app_options){
		.window = foyer->window,
		.clock = foyer->clock,
		.pack = foyer->pack,
		.counters = foyer->keep.counters,
		.signups = foyer->keep.signups,
		.lang = args->journey ? NULL : args->lang,
		.zone = config->time_zone,
		.office_name = config->office_name,
		.desk = config->desk,
		.kiosk_id = config->kiosk_id,
		.kiosk_place = config->kiosk_place,
		.printer = foyer->printer,
		.printer_paper = config->printer_paper,
		.roll_file = *foyer->keep.roll_file ? foyer->keep.roll_file : NULL,
		.staff_pin = config->staff_pin,
		.pin_file = *foyer->keep.pin_file ? foyer->keep.pin_file : NULL,
		.usb_dir = config->usb_dir,
		.data_folder = *foyer->keep.roll_file ? args->data : NULL,
		.keeps_print = args->journey,
		.idle_s = config->idle_s,
		.warn_s = config->warn_s,
		.panel_mm = (float)config->panel_width_mm,
		.distance_mm = (float)config->view_distance_mm,
		.has_position = config->has_position,
		.latitude = config->latitude,
		.longitude = config->longitude,
		.is_laptop = args->is_laptop,
		.is_unsigned = !pack_is_signed(foyer->pack),
		.replace = args->watches ? supply_replace : NULL,
		.confirm = supply_confirm,
		.give_way = supply_give_way,
		.load = args->data ? supply_load : NULL,
		.context = &foyer->supply,
	};
}

static bool run(struct foyer *foyer, struct err *err) {
	if (!open_all(foyer, err)) {
		return false;
	}
	const char *zone = foyer->config.time_zone;
	foyer->clock =
		rehearsal_clock(&foyer->args, zone ? zone : pack_time_zone(foyer->pack), err);
	if (!foyer->clock || !keep_open(&foyer->keep, &foyer->args, &foyer->config, foyer->pack, err)) {
		return false;
	}
	open_printer(foyer);
	const struct app_options options = options_of(foyer);
	struct app *app = app_create(&options, err);
	foyer->pack = NULL; /* the app's from here on */
	if (!app) {
		return false;
	}
	bool ok = foyer->args.journey ? rehearsal_play(app, &foyer->args, err) : app_run(app, err);
	foyer->must_restart = ok && app->must_restart && !foyer->args.journey;
	app_destroy(app);
	return ok;
}

/* On a kiosk people are sent to the desk until somebody comes and stops us. */
static int fail(struct foyer *foyer, const struct err *err) {
	say_wrong(NULL, err->text);
	if (foyer->window && !foyer->args.journey) {
		failsafe_stay(foyer->window,
			&(struct failsafe){.office_name = foyer->config.office_name,
				.desk = foyer->config.desk,
				.note = foyer->config.kiosk_id});
	}
	return 1;
}

static void finish(struct foyer *foyer) {
	pack_close(foyer->pack);
	printer_close(foyer->printer);
	keep_close(&foyer->keep);
	clock_destroy(foyer->clock);
	window_close(foyer->window);
	config_finish(&foyer->config);
}

int main(int argc, char **argv) {
	struct foyer foyer = {0};
	struct err err;
	if (!args_read(argc, argv, &foyer.args, &err)) {
		return fail(&foyer, &err);
	}
	if (foyer.args.wants_help) {
		fputs(args_usage(), stdout);
		return 0;
	}
	limits_set(foyer.args.journey);
	config_init(&foyer.config);
	if (foyer.args.is_laptop) {
		foyer.config.view_distance_mm = LAPTOP_DISTANCE_MM;
	}
	if (foyer.args.config) {
		config_read(&foyer.config, foyer.args.config, say_wrong, NULL);
	}
	int status = 1;
	if (!supply_init(&foyer.supply, &foyer.args, &foyer.config, &err)) {
		say_wrong(NULL, err.text);
	} else {
		if (!share_open_catalogs(&err)) {
			say_wrong(NULL, err.text); /* everything else works, in English */
		}
		status = run(&foyer, &err) ? 0 : fail(&foyer, &err);
	}
	finish(&foyer);
	return foyer.must_restart ? RESTART_STATUS : status;
}
