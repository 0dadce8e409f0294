// SPDX-License-Identifier: GPL-3.0-or-later
// The editor's program: a table of commands, each a few lines that wire author/ to the terminal.
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "author/build.h"
#include "author/catalogue.h"
#include "author/check.h"
#include "author/epoch.h"
#include "author/import_hsds.h"
#include "author/import_integreat.h"
#include "author/import_report.h"
#include "author/info.h"
#include "author/layout.h"
#include "author/problem.h"
#include "author/site.h"
#include "author/template.h"
#include "base/err.h"
#include "seal/key.h"

struct options {
	const char *word; /* the argument that is no option; NULL where none was given */
	const char *output, *key, *trust, *pack, *lang, *font_cache, *source, *name, *office_key;
	float width_px, size_px;
	bool is_json;
};

static int fail(const struct err *err) {
	fprintf(stderr, "foyer-pack: %s\n", err->text);
	return 1;
}

static int status_of(bool ok, const struct err *err) {
	return ok ? 0 : fail(err);
}

static int run_keygen(const struct options *options) {
	struct public_key made;
	struct err err;
	return status_of(key_generate(options->word ? options->word : "foyer", &made, &err), &err);
}

/* Prints the errors of a site, where it has any. */
static bool has_errors(const struct site *site) {
	if (site->problems->error_count) {
		problems_sort(site->problems);
		problems_print(site->problems, site->folder, false, stderr);
	}
	return site->problems->error_count != 0;
}

static int run_build(const struct options *options) {
	if (!options->output) {
		fputs("foyer-pack: build needs -o FILE, where the pack goes\n", stderr);
		return 1;
	}
	struct problems problems = {0};
	struct site *site = site_create(options->word, &problems);
	struct catalogue **catalogues = catalogue_read_all(site);
	check_limits(site);
	const struct build_options build = {
		options->output, options->key, options->font_cache, options->office_key};
	struct err err;
	int status =
		has_errors(site) ? 1 : status_of(build_pack(site, catalogues, &build, &err), &err);
	site_destroy(site);
	problems_finish(&problems);
	return status;
}

static int run_check(const struct options *options) {
	struct problems problems = {0};
	struct site *site = site_create(options->word, &problems);
	struct catalogue **catalogues = catalogue_read_all(site);
	check_limits(site);
	check_site(site, catalogues, epoch_now());
	problems_sort(&problems);
	(options->is_json ? check_print_json : check_print)(site, catalogues, stdout);
	int status = problems.error_count ? 1 : 0;
	site_destroy(site);
	problems_finish(&problems);
	return status;
}

static int run_import_hsds(const struct options *options) {
	if (!options->output) {
		fputs("foyer-pack: import-hsds needs -o SITE, the folder that it goes into\n",
			stderr);
		return 1;
	}
	struct err err;
	return status_of(import_hsds(options->word, options->output, stdout, &err), &err);
}

static int run_pot(const struct options *options) {
	struct problems problems = {0};
	struct site *site = site_create(options->word, &problems);
	struct err err;
	struct catalogue **catalogues = catalogue_read_all(site);
	int status = has_errors(site)
		? 1
		: status_of(template_write(site, catalogues, "-", &err), &err);
	site_destroy(site);
	problems_finish(&problems);
	return status;
}

static int run_verify(const struct options *options) {
	if (!options->trust) {
		fputs("foyer-pack: verify needs --trust KEY.pub\n", stderr);
		return 1;
	}
	struct err err;
	return status_of(info_verify(options->word, options->trust, stdout, &err), &err);
}

static int run_info(const struct options *options) {
	struct err err;
	return status_of(info_print(options->word, stdout, &err), &err);
}

static int run_lines(const struct options *options) {
	if (!options->pack || !options->lang || options->width_px <= 0 || options->size_px <= 0) {
		fputs("foyer-pack: lines needs --pack, --lang, --width-px and --size-px\n", stderr);
		return 1;
	}
	const struct layout_options layout = {
		options->pack, options->lang, options->word, options->width_px, options->size_px};
	struct err err;
	return status_of(layout_print(&layout, stdout, &err), &err);
}

static int run_import_integreat(const struct options *options) {
	if (!options->output) {
		fputs("foyer-pack: import-integreat needs -o SITE, where the site goes\n", stderr);
		return 1;
	}
	const struct import_integreat import = {
		options->word, options->output, options->source, options->name};
	struct import_report report = {0};
	struct err err;
	int status = status_of(import_integreat(&import, &report, &err), &err);
	if (status == 0) {
		import_report_print(&report, stdout);
	}
	import_report_finish(&report);
	return status;
}

static const struct command {
	const char *name, *usage;
	bool needs_word;
	int (*run)(const struct options *);
} COMMANDS[] = {
	{"build", "SITE -o FILE [--key FILE] [--office-key FILE.pub] [--font-cache DIR]", true, run_build},
	{"check", "SITE [--json]", true, run_check},
	{"verify", "FILE --trust KEY.pub", true, run_verify},
	{"info", "FILE", true, run_info},
	{"keygen", "[NAME]", false, run_keygen},
	{"pot", "SITE", true, run_pot},
	{"import-hsds", "DIR-OR-FILE -o SITE", true, run_import_hsds},
	{"import-integreat", "DIR -o SITE [--source TAG] [--name NAME]", true,
		run_import_integreat},
	{"lines", "--pack FILE --lang TAG --width-px N --size-px N TEXTFILE", true, run_lines},
};

static int usage(FILE *out, int status) {
	for (size_t i = 0; i < sizeof COMMANDS / sizeof *COMMANDS; i++) {
		fprintf(out, "%s foyer-pack %s %s\n", i ? "      " : "usage:", COMMANDS[i].name,
			COMMANDS[i].usage);
	}
	return status;
}

/* Pixels; 0 for what is no number over 0. */
static float read_px(const char *text) {
	char *end;
	float px = strtof(text, &end);
	return end != text && !*end && px > 0 && px <= 1e6f ? px : 0;
}

static bool parse(int argc, char **argv, struct options *options) {
	static const struct option LONG[] = {{"key", required_argument, NULL, 'k'},
		{"trust", required_argument, NULL, 't'}, {"pack", required_argument, NULL, 'p'},
		{"lang", required_argument, NULL, 'l'}, {"width-px", required_argument, NULL, 'w'},
		{"size-px", required_argument, NULL, 's'}, {"json", no_argument, NULL, 'j'},
		{"font-cache", required_argument, NULL, 'c'},
		{"office-key", required_argument, NULL, 'O'},
		{"source", required_argument, NULL, 'S'}, {"name", required_argument, NULL, 'n'},
		{"output", required_argument, NULL, 'o'}, {0}};
	for (int letter; (letter = getopt_long(argc, argv, "o:", LONG, NULL)) != -1;) {
		switch (letter) {
		case 'k': options->key = optarg; break;
		case 't': options->trust = optarg; break;
		case 'p': options->pack = optarg; break;
		case 'l': options->lang = optarg; break;
		case 'w': options->width_px = read_px(optarg); break;
		case 's': options->size_px = read_px(optarg); break;
		case 'j': options->is_json = true; break;
		case 'O': options->office_key = optarg; break;
		case 'c': options->font_cache = optarg; break;
		case 'S': options->source = optarg; break;
		case 'n': options->name = optarg; break;
		case 'o': options->output = optarg; break;
		default: return false;
		}
	}
	if (optind < argc) {
		options->word = argv[optind++];
	}
	return optind == argc;
}

int main(int argc, char **argv) {
	struct options options = {0};
	if (argc > 1 && strcmp(argv[1], "--help") == 0) {
		return usage(stdout, 0);
	}
	for (size_t i = 0; argc > 1 && i < sizeof COMMANDS / sizeof *COMMANDS; i++) {
		const struct command *command = &COMMANDS[i];
		if (strcmp(command->name, argv[1]) != 0) {
			continue;
		}
		if (!parse(argc - 1, argv + 1, &options) ||
			(command->needs_word && !options.word)) {
			return usage(stderr, 1);
		}
		return command->run(&options);
	}
	return usage(stderr, 1);
}
