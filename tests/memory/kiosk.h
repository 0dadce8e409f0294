// SPDX-License-Identifier: GPL-3.0-or-later
/* A running kiosk that takes its journey from a pipe, step by step, and waits in between. */
#pragma once
#include <stdbool.h>
#include <sys/types.h>

struct kiosk {
	pid_t pid;
	int pipe;
	char path[64];
};

/* Starts `program` on the demo pack in `lang`, in the folder of the caller, where the bytes that its printer
 * was sent are in twin/bytes, and what it keeps in data; `config` is a foyer.conf (NULL: none). Aborts if it cannot. */
void kiosk_start(struct kiosk *kiosk, const char *program, const char *lang, const char *config);

/* Has these lines played; returns when the program waits for more. False when it ended instead,
 * which a step that fails makes it do (it says which on standard error). */
bool kiosk_play(struct kiosk *kiosk, const char *lines);

/* Stops it. */
void kiosk_stop(struct kiosk *kiosk);
