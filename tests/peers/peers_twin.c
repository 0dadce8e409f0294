// SPDX-License-Identifier: GPL-3.0-or-later
// peers_twin FOLDER FAULT [BYTES]: the stand-in for a printer behind port 9100 of 127.0.0.1, for one client
// after the other until it is killed. With BYTES the fault begins when that many came in. Says "listening".
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "base/err.h"
#include "paper/printer_inner.h"
#include "paper/twin.h"

struct server {
	struct twin *twin;
	const char *fault;
	size_t fault_in; /* bytes; 0: it has begun */
	unsigned char pending[4096];
	size_t pending_len;
};

static int64_t clock_ms(void) {
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static int listen_on_9100(void) {
	const struct sockaddr_in address = {.sin_family = AF_INET,
		.sin_port = htons(9100),
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	const int yes = 1;
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
	bool ok = bind(fd, (const struct sockaddr *)&address, sizeof address) == 0 &&
		listen(fd, 4) == 0;
	return ok ? fd : -1;
}

static void count_down(struct server *server, size_t bytes) {
	if (server->fault_in == 0) {
		return;
	}
	server->fault_in -= bytes < server->fault_in ? bytes : server->fault_in;
	if (server->fault_in == 0) {
		twin_play_name(server->twin, server->fault);
	}
}

/* False when the client or the printer has gone. */
static bool pass_on(struct server *server, int fd) {
	if (server->pending_len == 0) {
		ssize_t got = read(fd, server->pending, sizeof server->pending);
		if (got == 0 || (got < 0 && errno != EAGAIN)) {
			return false;
		}
		server->pending_len = got > 0 ? (size_t)got : 0;
		count_down(server, server->pending_len);
	}
	ssize_t taken =
		wire_twin.write(server->twin, server->pending, server->pending_len, clock_ms());
	if (taken < 0) {
		return false;
	}
	server->pending_len -= (size_t)taken;
	memmove(server->pending, server->pending + taken, server->pending_len);
	unsigned char replies[64];
	ssize_t count = wire_twin.read(server->twin, replies, sizeof replies, clock_ms());
	return count >= 0 && write(fd, replies, (size_t)count) == count;
}

static void serve(struct server *server, int fd) {
	fcntl(fd, F_SETFL, O_NONBLOCK);
	server->pending_len = 0;
	if (wire_twin.open(server->twin, clock_ms()) != WIRE_OPEN) {
		return;
	}
	while (pass_on(server, fd)) {
		poll(&(struct pollfd){.fd = fd, .events = POLLIN}, server->pending_len ? 0 : 1, 5);
	}
	wire_twin.hang_up(server->twin);
}

int main(int argc, char **argv) {
	struct err err;
	if (argc < 3) {
		fprintf(stderr, "usage: peers_twin FOLDER FAULT [BYTES]\n");
		return 2;
	}
	signal(SIGPIPE, SIG_IGN);
	struct server server = {.twin = twin_create(argv[1], &err),
		.fault = argv[2],
		.fault_in = argc > 3 ? strtoul(argv[3], NULL, 10) : 0};
	int listener = listen_on_9100();
	if (!server.twin || listener < 0 || !twin_play_name(server.twin, argv[2])) {
		fprintf(stderr, "peers_twin: port 9100 is taken, or no such folder or fault\n");
		return 1;
	}
	if (server.fault_in) {
		twin_play_name(server.twin, "none");
	}
	printf("listening\n");
	fflush(stdout);
	for (int fd; (fd = accept(listener, NULL, NULL)) >= 0; close(fd)) {
		serve(&server, fd);
	}
	return 1;
}
