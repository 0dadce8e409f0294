// SPDX-License-Identifier: GPL-3.0-or-later
// The visitor's program: command line and configuration in, a window and a pack opened, the rest is
// below. What is wrong is one line on standard error; on a kiosk the fail-safe screen stays up.
#include <malloc.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include "base/err.h"
#include "base/file.h"
#include "device/failsafe.h"
#include "device/window.h"
#include "intake/counter.h"
#include "programs/args.h"
#include "programs/config.h"
#include "programs/first.h"
#include "programs/rehearsal.h"
#include "programs/share.h"
#include "programs/supply.h"
#include "screens/app.h"

#define LAPTOP_W 1600
#define LAPTOP_H 900
#define LAPTOP_DISTANCE_MM 500
#define LARGE_BYTES (128 * 1024)

struct foyer {
	struct args args;
	struct config config;
	struct supply supply;
	struct window *window;
	struct clock *clock;
	struct pack *pack;
	struct counters *counters;
	struct err pack_err;
};

static void say_wrong(void *context, const char *sentence) {
	(void)context;
	fprintf(stderr, "foyer: %s\n", sentence);
}

/* What is in our memory may be a visitor's: it never goes into a core file. */
static void forbid_cores(const struct args *args) {
	setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
	if (!args->journey) {
		prctl(PR_SET_DUMPABLE, 0);
	}
}

/* Fonts and pictures go back to the system when they are freed: left to itself glibc takes them from
 * the heap once one was freed, which then has holes of megabytes. */
static void keep_heap_small(void) {
	mallopt(M_MMAP_THRESHOLD, LARGE_BYTES);
	mallopt(M_TRIM_THRESHOLD, LARGE_BYTES);
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

/* Without a data folder nothing is written, and nothing counted; nor on a laptop, where the people
 * who try the program would count as visitors. */
static bool open_counters(struct foyer *foyer, struct err *err) {
	char path[4096];
	if (!foyer->args.data || foyer->args.is_laptop) {
		return true;
	}
	snprintf(path, sizeof path, "%s/counters.db", foyer->args.data);
	foyer->counters = file_make_folder(foyer->args.data, err) ? counters_open(path, err) : NULL;
	return foyer->counters;
}

static struct app_options options_of(struct foyer *foyer) {
	const struct args *args = &foyer->args;
	const struct config *config = &foyer->config;
	return (struct app_options){
		.window = foyer->window,
		.clock = foyer->clock,
		.pack = foyer->pack,
		.counters = foyer->counters,
		.lang = args->journey ? NULL : args->lang,
		.zone = config->time_zone,
		.office_name = config->office_name,
		.desk = config->desk,
		.kiosk_id = config->kiosk_id,
		.kiosk_place = config->kiosk_place,
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
	if (!foyer->clock || !open_counters(foyer, err)) {
		return false;
	}
	const struct app_options options = options_of(foyer);
	struct app *app = app_create(&options, err);
	foyer->pack = NULL; /* the app's from here on */
	if (!app) {
		return false;
	}
	bool ok = foyer->args.journey ? rehearsal_play(app, &foyer->args, err) : app_run(app, err);
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
	counters_close(foyer->counters);
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
	forbid_cores(&foyer.args);
	keep_heap_small();
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
	return status;
}
