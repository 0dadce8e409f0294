// SPDX-License-Identifier: GPL-3.0-or-later
// The editor's program: a table of commands, each a few lines that wire author/ to the terminal.
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "author/problem.h"
#include "author/site.h"
#include "author/template.h"
#include "base/err.h"

struct options {
	const char *word; /* the argument that is no option; NULL where none was given */
};

static int fail(const struct err *err) {
	fprintf(stderr, "foyer-pack: %s\n", err->text);
	return 1;
}

/* Reads the site; NULL after its errors have been printed. */
static struct site *open_site(const char *folder, struct problems *problems) {
	struct site *site = site_create(folder, problems);
	if (!problems->error_count) {
		return site;
	}
	problems_sort(problems);
	problems_print(problems, folder, false, stderr);
	site_destroy(site);
	problems_finish(problems);
	return NULL;
}

static int run_pot(const struct options *options) {
	struct problems problems = {0};
	struct site *site = open_site(options->word, &problems);
	if (!site) {
		return 1;
	}
	struct err err;
	int status = template_write(site, "-", &err) ? 0 : fail(&err);
	site_destroy(site);
	problems_finish(&problems);
	return status;
}

static const struct command {
	const char *name, *usage;
	bool needs_word;
	int (*run)(const struct options *);
} COMMANDS[] = {
	{"pot", "SITE", true, run_pot},
};

static int usage(void) {
	for (size_t i = 0; i < sizeof COMMANDS / sizeof *COMMANDS; i++) {
		fprintf(stderr, "%s foyer-pack %s %s\n", i ? "      " : "usage:", COMMANDS[i].name,
			COMMANDS[i].usage);
	}
	return 1;
}

static bool parse(int argc, char **argv, struct options *options) {
	if (optind < argc) {
		options->word = argv[optind++];
	}
	return optind == argc;
}

int main(int argc, char **argv) {
	struct options options = {0};
	for (size_t i = 0; argc > 1 && i < sizeof COMMANDS / sizeof *COMMANDS; i++) {
		const struct command *command = &COMMANDS[i];
		if (strcmp(command->name, argv[1]) != 0) {
			continue;
		}
		optind = 2;
		if (!parse(argc, argv, &options) || (command->needs_word && !options.word)) {
			return usage();
		}
		return command->run(&options);
	}
	return usage();
}
