// SPDX-License-Identifier: GPL-3.0-or-later
// The journey comes through a pipe that stays open, so that foyer stays too and can be weighed at
// its end.
#include "weigh.h"

#include "bench.h"
#include "process.h"
#include "stage.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/err.h"
#include "base/str.h"

#define PIPE BUILD_ROOT "/bench.journey"
#define LIMIT_MS 300000

static bool send(int fd, pid_t pid, const struct str *journey, struct err *err) {
	for (size_t at = 0; at < journey->len;) {
		ssize_t put = write(fd, journey->data + at, journey->len - at);
		if (put <= 0 || !process_is_alive(pid)) {
			return err_set(err, "foyer ended within the journey");
		}
		at += (size_t)put;
	}
	return true;
}

/* All is read, and foyer waits for more. */
static bool wait_for_end(int fd, pid_t pid, struct err *err) {
	int quiet = 0;
	for (double start = bench_wall_ms(); bench_wall_ms() - start < LIMIT_MS && quiet < 20;) {
		int left = 0;
		ioctl(fd, FIONREAD, &left);
		quiet = left == 0 && process_sleeps(pid) ? quiet + 1 : 0;
		bench_sleep_ms(10);
	}
	return (quiet && process_is_alive(pid)) || err_set(err, "foyer ended within the journey");
}

bool weigh_journey(
	const struct bench *bench, const struct str *journey, double *pss_mb, struct err *err) {
	signal(SIGPIPE, SIG_IGN);
	unlink(PIPE);
	if (mkfifo(PIPE, 0600) != 0) {
		return err_set(err, "cannot make " PIPE);
	}
	pid_t pid = process_start_foyer(bench,
		(const char *const[]){
			"--journey", PIPE, "--clock", STAGE_CLOCK, "--window", "1920x1080", NULL});
	int fd = open(PIPE, O_RDWR | O_CLOEXEC); /* which does not wait for a reader */
	bool ok = fd >= 0 && send(fd, pid, journey, err) && wait_for_end(fd, pid, err);
	if (ok) {
		*pss_mb = process_pss_mb(pid);
		if (getenv("BENCH_VERBOSE")) {
			process_tell_memory(pid);
		}
	}
	process_stop(pid);
	close(fd);
	unlink(PIPE);
	return ok;
}
