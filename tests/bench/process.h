// SPDX-License-Identifier: GPL-3.0-or-later
/* A program of its own, and what the kernel knows of it. */
#pragma once
#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

struct bench;
struct rusage;

/* Starts `program` with the arguments, argv[0] included; 0 if it cannot be. */
pid_t process_start(const char *program, const char *const *argv);
/* Starts foyer with the bench's pack and key and what is given besides (ends with NULL). */
pid_t process_start_foyer(const struct bench *bench, const char *const *more);
/* Runs a program to its end; true if it ended with 0. `usage` (getrusage(2)) may be NULL. */
bool process_run(const char *const *argv, struct rusage *usage);
void process_stop(pid_t pid); /* and waits until it is gone */
bool process_is_alive(pid_t pid);

long process_wakeups(pid_t pid); /* of all its threads so far: voluntary context switches */
int64_t process_bytes_written(pid_t pid); /* wchar; -1 if it may not be read */
bool process_sleeps(pid_t pid);           /* waits for something */
double process_pss_mb(pid_t pid);         /* its share of what it uses; 10^6 bytes */
void process_tell_memory(pid_t pid);      /* what weighs most, on standard error */
