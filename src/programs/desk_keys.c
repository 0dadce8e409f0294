// SPDX-License-Identifier: GPL-3.0-or-later
// foyer-desk: the office's key, and the staff's PIN. A PIN is read without showing it and lives in
// wiped memory.
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "base/err.h"
#include "lang/mark.h"
#include "programs/desk.h"
#include "seal/pin.h"
#include "seal/unbox.h"
#include "seal/wipe.h"

int desk_keygen(const struct desk_options *options) {
	const char *name = options->word_count ? options->words[0] : "desk";
	struct office_key made;
	struct err err;
	char print[OFFICE_KEY_PRINT_TEXT_BYTES];
	if (!unbox_keygen(name, &made, &err)) {
		return desk_fail(&err);
	}
	office_key_print_text(&made, print);
	printf("%s.key  %s\n%s.pub  %s\n%s  %s\n", name,
		clerk_say(&options->clerk,
			N_STAFF("opens every sign-up: keep it, and a copy in another place")),
		name,
		clerk_say(&options->clerk,
			N_STAFF("goes on the kiosks, as office_key in foyer.conf")),
		print,
		clerk_say(&options->clerk,
			N_STAFF("its fingerprint, as office_key in the site's site.json")));
	return 0;
}

#define LINE_BYTES 64

/* One line of standard input without its end, byte by byte, so that nothing of it stays in a buffer. */
static bool read_line(char line[LINE_BYTES]) {
	size_t len = 0;
	for (;;) {
		char byte;
		ssize_t got = read(STDIN_FILENO, &byte, 1);
		if (got < 0 && errno == EINTR) {
			continue;
		}
		if (got <= 0 && !len) {
			return false;
		}
		if (got <= 0 || byte == '\n') {
			line[len] = '\0';
			return true;
		}
		if (len + 1 < LINE_BYTES && byte != '\r') {
			line[len++] = byte;
		}
	}
}

static bool ask(const char *question, char line[LINE_BYTES], struct err *err) {
	struct termios before, hidden;
	bool is_terminal = tcgetattr(STDIN_FILENO, &before) == 0;
	fprintf(stderr, "%s ", question);
	if (is_terminal) {
		hidden = before;
		hidden.c_lflag &= ~(tcflag_t)ECHO;
		tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
	}
	bool ok = read_line(line);
	if (is_terminal) {
		tcsetattr(STDIN_FILENO, TCSAFLUSH, &before);
	}
	fputc('\n', stderr);
	return ok || err_set(err, "no PIN was typed");
}

int desk_pin(const struct desk_options *options) {
	char(*lines)[LINE_BYTES] = wipe_alloc(2 * LINE_BYTES);
	char hash[PIN_HASH_BYTES];
	struct err err;
	bool ok = ask(clerk_say(&options->clerk, N_STAFF("PIN, six digits or more:")), lines[0],
			  &err) &&
		pin_is_good(lines[0], &err) &&
		ask(clerk_say(&options->clerk, N_STAFF("The same PIN again:")), lines[1], &err);
	if (ok && strcmp(lines[0], lines[1]) != 0) {
		ok = err_set(&err, "the two PINs are not the same");
	}
	ok = ok && pin_hash(lines[0], hash, &err);
	wipe_free(lines);
	if (ok) {
		printf("staff_pin = %s\n", hash);
	}
	return ok ? 0 : desk_fail(&err);
}
