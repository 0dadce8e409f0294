// SPDX-License-Identifier: GPL-3.0-or-later
// The office's program: a table of commands, and care that nothing of a person stays behind: no core
// files, output buffers that are wiped, freed memory zeroed (wipe_free.c).
#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"
#include "content/day.h"
#include "programs/desk.h"
#include "programs/limits.h"
#include "programs/share.h"
#include "seal/wipe.h"

static const struct command {
	const char *name, *usage, *about;
	size_t least, most; /* words */
	desk_command_fn *run;
} COMMANDS[] = {
	{"keygen", "[NAME]", "make the office's key, NAME.key and NAME.pub (desk)", 0, 1,
		desk_keygen},
	{"pin", "", "ask for the staff's PIN and print its line for foyer.conf", 0, 0, desk_pin},
	{"collect", "DIR", "take sign-ups and counts from a stick or folder", 1, 1, desk_collect},
	{"list", "", "show all sign-ups, a line for each", 0, 0, desk_list},
	{"show", "NUMBER", "show one: K4-286, K4-286:KIOSK, or its id", 1, 1, desk_show},
	{"export", "--csv | --json | --html [-o FILE] [NUMBER]", "write all, or one, in the clear",
		0, 1, desk_export},
	{"forget", "NUMBER", "delete one for good", 1, 1, desk_forget},
	{"match", "[--mentees WHO] [--mentors WHO]",
		"propose mentors; WHO is a programme or a file.json", 0, 0, desk_match},
	{"report", "--month YYYY-MM [--csv | --pdf] [-o FILE] [--office NAME] [SOURCE…]",
		"the month's figures, of what was collected or of files, sticks, counters.db", 0,
		DESK_MAX_WORDS, desk_report},
};
#define COMMAND_COUNT (sizeof COMMANDS / sizeof *COMMANDS)

static char output_buffer[1 << 16];

int desk_fail(const struct err *err) {
	fprintf(stderr, "foyer-desk: %s\n", err->text);
	return 1;
}

bool desk_write(const char *output, const void *data, size_t len, struct err *err) {
	int fd = output ? open(output, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600)
			: STDOUT_FILENO;
	bool ok = fd >= 0 && (!output || fchmod(fd, 0600) == 0);
	for (const char *at = data; ok && len;) {
		ssize_t put = write(fd, at, len);
		ok = put > 0 || (put < 0 && errno == EINTR);
		at += put > 0 ? put : 0;
		len -= put > 0 ? (size_t)put : 0;
	}
	if (output && fd >= 0) {
		ok = fsync(fd) == 0 && ok;
		ok = close(fd) == 0 && ok;
	}
	return ok ||
		err_set(err, "cannot write %s: %s", output ? output : "the output",
			strerror(errno));
}

static int help(void) {
	fputs("foyer-desk: opens the sign-ups of the kiosks for the office\n\n", stdout);
	for (size_t i = 0; i < COMMAND_COUNT; i++) {
		printf("  foyer-desk %s %s\n      %s\n", COMMANDS[i].name, COMMANDS[i].usage,
			COMMANDS[i].about);
	}
	fputs("\nOptions of every command:\n"
	      "  --key FILE    the office's secret key (desk.key)\n"
	      "  --store DIR   where collected sign-ups are kept, sealed\n"
	      "                ($XDG_DATA_HOME/foyer-desk, or ~/.local/share/foyer-desk)\n"
	      "  --lang TAG    the language of what is said: en, de (of $LANG)\n"
	      "  --day YYYY-MM-DD  take this for today\n"
	      "\nEvery command that opens the store deletes first what must be deleted by today, "
	      "and\n"
	      "says how many. Exit status 0; 1 with one line on standard error, also where "
	      "collect\n"
	      "left a file alone. src/desk/README.md tells the formats.\n",
		stdout);
	return 0;
}

static const char *default_store(struct arena *arena) {
	const char *data = getenv("XDG_DATA_HOME"), *home = getenv("HOME");
	return data && *data ? arena_printf(arena, "%s/foyer-desk", data)
			     : arena_printf(arena, "%s/.local/share/foyer-desk", home ? home : ".");
}

/* "de" of "de_DE.UTF-8"; asked before catalogues are opened, which change the environment. */
static const char *default_lang(struct arena *arena) {
	static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const char *value = getenv(names[i]);
		if (value && *value) {
			size_t len = strcspn(value, "_.@");
			return strncmp(value, "C", len) == 0 || strncmp(value, "POSIX", len) == 0
				? "en"
				: arena_copy(arena, value, len);
		}
	}
	return "en";
}

static int today(void) {
	time_t now = time(NULL);
	struct tm local;
	localtime_r(&now, &local);
	return day_from_date(local.tm_year + 1900, local.tm_mon + 1, local.tm_mday);
}

static bool parse(int argc, char **argv, struct desk_options *options) {
	static const struct option LONG[] = {{"key", required_argument, NULL, 'k'},
		{"store", required_argument, NULL, 's'}, {"output", required_argument, NULL, 'o'},
		{"month", required_argument, NULL, 'm'}, {"office", required_argument, NULL, 'O'},
		{"mentees", required_argument, NULL, 'e'},
		{"mentors", required_argument, NULL, 'r'}, {"lang", required_argument, NULL, 'l'},
		{"day", required_argument, NULL, 'd'}, {"csv", no_argument, NULL, 'c'},
		{"json", no_argument, NULL, 'j'}, {"html", no_argument, NULL, 'h'},
		{"pdf", no_argument, NULL, 'p'}, {0}};
	opterr = 0; /* one line says it */
	for (int letter; (letter = getopt_long(argc, argv, "o:", LONG, NULL)) != -1;) {
		switch (letter) {
		case 'k': options->key = optarg; break;
		case 's': options->store = optarg; break;
		case 'o': options->output = optarg; break;
		case 'm': options->month = optarg; break;
		case 'O': options->office = optarg; break;
		case 'e': options->mentees = optarg; break;
		case 'r': options->mentors = optarg; break;
		case 'l': options->clerk.lang = optarg; break;
		case 'd':
			if (!day_parse(optarg, &options->today)) {
				return false;
			}
			break;
		case 'c': options->format = FORMAT_CSV; break;
		case 'j': options->format = FORMAT_JSON; break;
		case 'h': options->format = FORMAT_HTML; break;
		case 'p': options->format = FORMAT_PDF; break;
		default: return false;
		}
	}
	while (optind < argc && options->word_count < DESK_MAX_WORDS) {
		options->words[options->word_count++] = argv[optind++];
	}
	return optind == argc;
}

static int run(const struct command *command, struct desk_options *options) {
	struct err err;
	if (!share_open_catalogs(&err)) {
		fprintf(stderr, "foyer-desk: %s\n", err.text); /* in English then */
	}
	options->clerk.lang = clerk_known(options->clerk.lang);
	int status = command->run(options);
	if (fflush(stdout) != 0 || ferror(stdout)) {
		err_set(&err, "cannot write the output: %s", strerror(errno));
		status = desk_fail(&err);
	}
	wipe(output_buffer, sizeof output_buffer);
	return status;
}

static const struct command *find(const char *name) {
	for (size_t i = 0; i < COMMAND_COUNT; i++) {
		if (strcmp(COMMANDS[i].name, name) == 0) {
			return &COMMANDS[i];
		}
	}
	return NULL;
}

int main(int argc, char **argv) {
	if (argc > 1 && (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "help") == 0)) {
		return help();
	}
	limits_set(false);
	setvbuf(stdout, output_buffer, _IOFBF, sizeof output_buffer);
	struct arena *arena = arena_create();
	struct desk_options options = {.key = "desk.key",
		.store = default_store(arena),
		.office = "",
		.mentees = "mentoring-find",
		.mentors = "mentoring-give",
		.today = today(),
		.clerk = {arena, default_lang(arena)}};
	const struct command *command = argc > 1 ? find(argv[1]) : NULL;
	int status = 1;
	if (!command) {
		fputs("foyer-desk: say what to do; foyer-desk --help lists it\n", stderr);
	} else if (!parse(argc - 1, argv + 1, &options) || options.word_count < command->least ||
		options.word_count > command->most) {
		fprintf(stderr, "foyer-desk: say it as: foyer-desk %s %s\n", command->name,
			command->usage);
	} else {
		status = run(command, &options);
	}
	arena_reset(arena);
	arena_destroy(arena);
	return status;
}
