// SPDX-License-Identifier: GPL-3.0-or-later
// getopt_long finds the options; what remains here is which of them go together.
#include "programs/args.h"

#include <getopt.h>
#include <stdio.h>
#include <string.h>

#include "base/err.h"
#include "lang/tag.h"

#define SIDE_MIN_PX 320
#define SIDE_MAX_PX 8192

enum choice {
	PACK = 1,
	TRUST,
	UNSIGNED,
	CONFIG,
	DATA,
	LAPTOP,
	WINDOW,
	LANG,
	PRINTER,
	WATCH,
	JOURNEY,
	SHOTS,
	CLOCK,
	HELP
};

static const struct option options[] = {
	{"pack", required_argument, NULL, PACK},
	{"trust", required_argument, NULL, TRUST},
	{"unsigned", no_argument, NULL, UNSIGNED},
	{"config", required_argument, NULL, CONFIG},
	{"data", required_argument, NULL, DATA},
	{"laptop", no_argument, NULL, LAPTOP},
	{"window", required_argument, NULL, WINDOW},
	{"lang", required_argument, NULL, LANG},
	{"printer", required_argument, NULL, PRINTER},
	{"watch", no_argument, NULL, WATCH},
	{"journey", required_argument, NULL, JOURNEY},
	{"shots", required_argument, NULL, SHOTS},
	{"clock", required_argument, NULL, CLOCK},
	{"help", no_argument, NULL, HELP},
	{0},
};

const char *args_usage(void) {
	return "usage: foyer [--pack FILE] [--trust KEY.pub | --unsigned] [--config FILE]\n"
	       "             [--data DIR] [--laptop] [--window WxH] [--lang TAG] [--printer URI]\n"
	       "             [--watch] [--journey FILE --shots DIR [--clock ISO8601]]\n";
}

static bool read_size(const char *text, struct args *args, struct err *err) {
	int w, h, end = 0;
	bool is_plain = !text[strspn(text, "0123456789x")]; /* sscanf skips spaces and signs */
	if (is_plain && sscanf(text, "%4dx%4d%n", &w, &h, &end) == 2 && !text[end] &&
		w >= SIDE_MIN_PX && h >= SIDE_MIN_PX && w <= SIDE_MAX_PX && h <= SIDE_MAX_PX) {
		args->w = w;
		args->h = h;
		return true;
	}
	return err_set(err, "--window %s cannot be; write it as --window 1600x900", text);
}

static bool read_lang(const char *text, struct args *args, struct err *err) {
	args->lang = text;
	return language_find(text)
		? true
		: err_set(err,
			  "--lang %s is no language that foyer knows; use a tag as ar or zh-Hans",
			  text);
}

static bool take(int option, struct args *args, struct err *err) {
	switch (option) {
	case PACK: args->pack = optarg; return true;
	case TRUST: args->trust = optarg; return true;
	case UNSIGNED: args->is_unsigned = true; return true;
	case CONFIG: args->config = optarg; return true;
	case DATA: args->data = optarg; return true;
	case LAPTOP: args->is_laptop = true; return true;
	case WINDOW: return read_size(optarg, args, err);
	case LANG: return read_lang(optarg, args, err);
	case PRINTER: args->printer = optarg; return true;
	case WATCH: args->watches = true; return true;
	case JOURNEY: args->journey = optarg; return true;
	case SHOTS: args->shots = optarg; return true;
	case CLOCK: args->clock = optarg; return true;
	default: args->wants_help = true; return true;
	}
}

static bool check(const struct args *args, struct err *err) {
	if (args->trust && args->is_unsigned) {
		return err_set(
			err, "--trust and --unsigned contradict each other; give one of them");
	}
	if ((args->shots || args->clock) && !args->journey) {
		return err_set(err, "--shots and --clock go with --journey FILE");
	}
	return true;
}

bool args_read(int argc, char **argv, struct args *args, struct err *err) {
	struct args read = {0};
	int option;
	optind = 0; /* GNU: starts anew */
	while ((option = getopt_long(argc, argv, ":", options, NULL)) != -1) {
		if (option == '?' || option == ':') {
			return err_set(err, "%s %s; foyer --help shows what can be given",
				argv[optind - 1],
				option == ':' ? "needs a value" : "is no option of foyer");
		}
		if (!take(option, &read, err)) {
			return false;
		}
	}
	if (optind < argc) {
		return err_set(
			err, "%s stands alone; a pack is given as --pack FILE", argv[optind]);
	}
	if (!check(&read, err)) {
		return false;
	}
	*args = read;
	return true;
}
