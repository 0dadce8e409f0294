// SPDX-License-Identifier: GPL-3.0-or-later
/* ippeveprinter of CUPS as a printer to talk to, on a port of its own, with a D-Bus of its own (it does not
 * start without one). Everything lies in the current folder: what a job brings is copied to printed/N by a
 * script, which then does what the file `order` says. */
#pragma once
#include <stdbool.h>
#include <sys/types.h>

struct ipp_peer {
	pid_t bus, printer;
	int port;
};

/* `formats` as "application/pdf,image/pwg-raster". Waits until it answers; aborts where it does not. */
void ipp_peer_open(struct ipp_peer *peer, const char *formats);
void ipp_peer_kill(struct ipp_peer *peer); /* the printer only, at once */
void ipp_peer_close(struct ipp_peer *peer);

/* Sheets in its tray: 0 none, 5 few, 250 enough. */
void ipp_peer_fill(const struct ipp_peer *peer, int sheets);

/* Lines of sh for the script to run for each job, before the copy is made: its standard error is read for
 * "STATE: +cover-open-error", its exit status other than 0 aborts the job. */
void ipp_peer_order(const char *lines);

/* Copies made so far. */
int ipp_peer_printed(void);

/* Lines of the printer's log that hold `text`. */
int ipp_peer_logged(const char *text);

/* A port of 127.0.0.1 that nobody listens on. */
int ipp_peer_free_port(void);

/* Connected to 127.0.0.1, or -1. */
int ipp_peer_connect(int port);
