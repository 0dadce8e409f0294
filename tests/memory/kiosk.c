// SPDX-License-Identifier: GPL-3.0-or-later
// The journey is a named pipe that both ends keep open. The program has played what it was given
// when the pipe is empty and it sleeps in read() on it, which /proc/PID/syscall tells.
#include "kiosk.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#define POLL_US 20000
#define PATIENCE (60 * 1000000 / POLL_US)

static void must(bool ok, const char *what) {
	if (!ok) {
		perror(what);
		abort();
	}
}

void kiosk_start(struct kiosk *kiosk, const char *program, const char *lang, const char *config) {
	snprintf(kiosk->path, sizeof kiosk->path, "steps-%d", (int)getpid());
	unlink(kiosk->path);
	must(mkfifo(kiosk->path, 0600) == 0, kiosk->path);
	kiosk->pipe = open(kiosk->path, O_RDWR | O_CLOEXEC);
	must(kiosk->pipe >= 0, kiosk->path);
	kiosk->pid = fork();
	must(kiosk->pid >= 0, "fork");
	if (kiosk->pid == 0) {
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		setenv("SDL_VIDEODRIVER", "dummy", 1);
		execl(program, program, "--pack", BUILD_ROOT "/demo.pack", "--trust",
			BUILD_ROOT "/demo.pub", "--clock", "2026-11-19T09:42", "--lang", lang,
			"--printer", "twin:twin", "--data", "data", "--journey", kiosk->path,
			config ? "--config" : (char *)NULL, config, (char *)NULL);
		perror(program);
		_exit(127);
	}
}

/* Whether it sleeps in read() on the pipe. */
static bool is_waiting(const struct kiosk *kiosk) {
	char path[64], line[256] = "", target[256] = "";
	snprintf(path, sizeof path, "/proc/%d/syscall", (int)kiosk->pid);
	FILE *file = fopen(path, "r");
	if (!file || !fgets(line, sizeof line, file)) {
		line[0] = '\0';
	}
	if (file) {
		fclose(file);
	}
	long call = -1;
	unsigned long fd = 0;
	if (sscanf(line, "%ld %lx", &call, &fd) != 2 || call != SYS_read) {
		return false;
	}
	snprintf(path, sizeof path, "/proc/%d/fd/%lu", (int)kiosk->pid, fd);
	ssize_t len = readlink(path, target, sizeof target - 1);
	return len > 0 && strstr(target, kiosk->path) != NULL;
}

bool kiosk_play(struct kiosk *kiosk, const char *lines) {
	must(write(kiosk->pipe, lines, strlen(lines)) == (ssize_t)strlen(lines), "write");
	for (int i = 0; i < PATIENCE; i++) {
		int left = 0;
		if (waitpid(kiosk->pid, NULL, WNOHANG) != 0) {
			kiosk->pid = 0;
			return false;
		}
		must(ioctl(kiosk->pipe, FIONREAD, &left) == 0, "FIONREAD");
		if (left == 0 && is_waiting(kiosk)) {
			return true;
		}
		usleep(POLL_US);
	}
	fputs("the program does not come to the end of its steps\n", stderr);
	return false;
}

void kiosk_stop(struct kiosk *kiosk) {
	if (kiosk->pid > 0) {
		kill(kiosk->pid, SIGKILL);
		waitpid(kiosk->pid, NULL, 0);
	}
	close(kiosk->pipe);
	unlink(kiosk->path);
}
