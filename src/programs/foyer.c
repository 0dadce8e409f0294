// SPDX-License-Identifier: GPL-3.0-or-later
// The visitor's program: command line and configuration in, a window and a pack opened, the rest is
// below. What is wrong is one line on standard error; on a kiosk the fail-safe screen stays up.
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include "base/err.h"
#include "device/failsafe.h"
#include "device/window.h"
#include "programs/args.h"
#include "programs/config.h"

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

static bool check_trust(const struct args *args, const struct config *config, struct err *err) {
	if (args->trust || args->is_unsigned || config->trust_count) {
		return true;
	}
	return err_set(
		err, "no key is trusted; give --trust KEY.pub (or --unsigned to try a pack out)");
}

static bool run(const struct args *args, const struct config *config, struct err *err) {
	if (!check_trust(args, config, err)) {
		return false;
	}
	struct window *window = window_open(&(struct window_options){.title = "Foyer",
						    .w = args->w,
						    .h = args->h,
						    .is_resizable = args->is_laptop,
						    .is_headless = args->journey != NULL,
						    .rotation = config->rotation},
		err);
	if (!window) {
		return false;
	}
	failsafe_stay(window,
		&(struct failsafe){.office_name = config->office_name,
			.desk = config->desk,
			.note = config->kiosk_id});
	window_close(window);
	return true;
}

int main(int argc, char **argv) {
	struct args args;
	struct config config;
	struct err err;
	if (!args_read(argc, argv, &args, &err)) {
		say_wrong(NULL, err.text);
		return 1;
	}
	if (args.wants_help) {
		fputs(args_usage(), stdout);
		return 0;
	}
	forbid_cores(&args);
	config_init(&config);
	if (args.config) {
		config_read(&config, args.config, say_wrong, NULL);
	}
	bool ok = run(&args, &config, &err);
	if (!ok) {
		say_wrong(NULL, err.text);
	}
	config_finish(&config);
	return ok ? 0 : 1;
}
