// SPDX-License-Identifier: GPL-3.0-or-later
// Everything is read from /proc; see proc(5).
#include "process.h"

#include "bench.h"

#include <dirent.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>

#define ARGS_MAX 32
#define TOLD_KB 300

extern char **environ;

pid_t process_start(const char *program, const char *const *argv) {
	pid_t pid;
	return posix_spawnp(&pid, program, NULL, NULL, (char *const *)argv, environ) ? 0 : pid;
}

pid_t process_start_foyer(const struct bench *bench, const char *const *more) {
	const char *argv[ARGS_MAX] = {
		FOYER_PROGRAM, "--pack", bench->pack, "--trust", bench->trust};
	for (int i = 5; *more && i < ARGS_MAX - 1; i++) {
		argv[i] = *more++;
	}
	return process_start(FOYER_PROGRAM, argv);
}

bool process_run(const char *const *argv, struct rusage *usage) {
	int status;
	pid_t pid = process_start(argv[0], argv);
	return pid && wait4(pid, &status, 0, usage) == pid && WIFEXITED(status) &&
		WEXITSTATUS(status) == 0;
}

void process_stop(pid_t pid) {
	if (pid > 0) {
		kill(pid, SIGKILL);
		waitpid(pid, NULL, 0);
	}
}

bool process_is_alive(pid_t pid) {
	siginfo_t info = {0};
	return waitid(P_PID, (id_t)pid, &info, WEXITED | WNOHANG | WNOWAIT) == 0 && !info.si_pid;
}

/* The number behind `name` in a file of lines "name: number"; -1 where it does not stand. */
static int64_t number_in(const char *path, const char *name) {
	FILE *file = fopen(path, "re");
	char line[256];
	long long number = -1;
	while (file && fgets(line, sizeof line, file)) {
		size_t len = strlen(name);
		if (strncmp(line, name, len) == 0 && line[len] == ':') {
			number = strtoll(line + len + 1, NULL, 10);
		}
	}
	if (file) {
		fclose(file);
	}
	return number;
}

long process_wakeups(pid_t pid) {
	char path[300];
	snprintf(path, sizeof path, "/proc/%d/task", (int)pid);
	DIR *folder = opendir(path);
	long sum = 0;
	for (struct dirent *entry; folder && (entry = readdir(folder));) {
		if (entry->d_name[0] != '.') {
			snprintf(path, sizeof path, "/proc/%d/task/%.20s/status", (int)pid,
				entry->d_name);
			sum += (long)number_in(path, "voluntary_ctxt_switches");
		}
	}
	if (folder) {
		closedir(folder);
	}
	return sum;
}

int64_t process_bytes_written(pid_t pid) {
	char path[64];
	snprintf(path, sizeof path, "/proc/%d/io", (int)pid);
	return number_in(path, "wchar");
}

bool process_sleeps(pid_t pid) {
	char path[64], state = '?';
	snprintf(path, sizeof path, "/proc/%d/stat", (int)pid);
	FILE *file = fopen(path, "re");
	if (file) {
		if (fscanf(file, "%*d (%*[^)]) %c", &state) != 1) {
			state = '?';
		}
		fclose(file);
	}
	return state == 'S';
}

double process_pss_mb(pid_t pid) {
	char path[64];
	snprintf(path, sizeof path, "/proc/%d/smaps_rollup", (int)pid);
	return (double)number_in(path, "Pss") * 1024 / 1e6;
}

void process_tell_memory(pid_t pid) {
	char path[64], line[256], name[256] = "";
	long kb;
	snprintf(path, sizeof path, "/proc/%d/smaps", (int)pid);
	FILE *file = fopen(path, "re");
	while (file && fgets(line, sizeof line, file)) {
		if (sscanf(line, "Pss: %ld", &kb) == 1 && kb >= TOLD_KB) {
			fprintf(stderr, "%7ld kB %s", kb, name);
		} else if (strchr(line, '-') && strchr(line, '-') < strchr(line, ' ')) {
			memcpy(name, line, sizeof name);
		}
	}
	if (file) {
		fclose(file);
	}
}
