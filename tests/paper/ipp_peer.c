// SPDX-License-Identifier: GPL-3.0-or-later
// The printer and its bus are children in groups of their own, so that nothing of them outlives the test.
#include "ipp_peer.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define PATIENCE 1500 /* times 10 ms */

static void write_file(const char *name, const char *text, mode_t mode) {
	FILE *file = fopen(name, "w");
	if (!file || fputs(text, file) < 0 || fclose(file) != 0 || chmod(name, mode) != 0) {
		abort();
	}
}

static pid_t begin(const char *const *words, const char *log) {
	pid_t child = fork();
	if (child < 0) {
		abort();
	}
	if (child == 0) {
		int out = open(log, O_WRONLY | O_CREAT | O_APPEND, 0600),
		    in = open("/dev/null", O_RDONLY);
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		setpgid(0, 0);
		setenv("PATH", "/usr/sbin:/usr/bin:/sbin:/bin", 1);
		unsetenv("CUPS_SERVERROOT");
		unsetenv("HOME");
		dup2(in, 0);
		dup2(out, 1);
		dup2(out, 2);
		execvp(words[0], (char *const *)(uintptr_t)words);
		_exit(127);
	}
	return child;
}

static void end(pid_t *child) {
	if (*child > 0) {
		kill(-*child, SIGKILL);
		kill(*child, SIGKILL);
		waitpid(*child, NULL, 0);
	}
	*child = 0;
}

int ipp_peer_connect(int port) {
	struct sockaddr_in address = {.sin_family = AF_INET,
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK),
		.sin_port = htons((unsigned short)port)};
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (connect(fd, (struct sockaddr *)&address, sizeof address) != 0) {
		close(fd);
		return -1;
	}
	return fd;
}

int ipp_peer_free_port(void) {
	struct sockaddr_in address = {
		.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	socklen_t len = sizeof address;
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (bind(fd, (struct sockaddr *)&address, sizeof address) != 0 ||
		getsockname(fd, (struct sockaddr *)&address, &len) != 0) {
		abort();
	}
	close(fd);
	return ntohs(address.sin_port);
}

/* By "localhost" it means ::1 too, and ends where that does not exist, as in many containers. Then it has to
 * listen on everything, which is nothing else there. */
static bool has_ipv6_loopback(void) {
	struct sockaddr_in6 address = {.sin6_family = AF_INET6, .sin6_addr = IN6ADDR_LOOPBACK_INIT};
	int fd = socket(AF_INET6, SOCK_STREAM | SOCK_CLOEXEC, 0);
	bool ok = fd >= 0 && bind(fd, (struct sockaddr *)&address, sizeof address) == 0;
	close(fd);
	return ok;
}

static void open_bus(struct ipp_peer *peer) {
	char here[256], text[1024], address[320];
	if (!getcwd(here, sizeof here)) {
		abort();
	}
	snprintf(text, sizeof text,
		"<busconfig><type>system</type><listen>unix:path=%s/bus</listen>"
		"<policy context='default'><allow send_destination='*' eavesdrop='true'/>"
		"<allow eavesdrop='true'/><allow own='*'/><allow user='*'/></policy>"
		"</busconfig>",
		here);
	write_file("bus.conf", text, 0600);
	const char *const words[] = {
		"dbus-daemon", "--config-file=bus.conf", "--nofork", "--nosyslog", NULL};
	peer->bus = begin(words, "bus.log");
	snprintf(address, sizeof address, "unix:path=%s/bus", here);
	setenv("DBUS_SYSTEM_BUS_ADDRESS", address, 1);
	for (int i = 0; i < PATIENCE && access("bus", F_OK) != 0; i++) {
		usleep(10000);
	}
}

static void write_script(const char *here) {
	char text[1024];
	snprintf(text, sizeof text,
		"#!/bin/sh\ncd '%s' || exit 1\n. ./order\n"
		"n=$(ls printed | wc -l)\ncp \"$1\" printed/tmp && mv printed/tmp printed/$n\n",
		here);
	write_file("command", text, 0700);
}

void ipp_peer_open(struct ipp_peer *peer, const char *formats) {
	char here[256], command[320], port[8];
	if (!getcwd(here, sizeof here)) {
		abort();
	}
	mkdir("printed", 0700);
	mkdir("spool", 0700);
	mkdir("keys", 0700);
	ipp_peer_order("");
	write_script(here);
	open_bus(peer);
	peer->port = ipp_peer_free_port();
	snprintf(port, sizeof port, "%d", peer->port);
	snprintf(command, sizeof command, "%s/command", here);
	const char *words[20] = {"ippeveprinter", "-r", "off", "-K", "keys", "-k", "-d", "spool",
		"-c", command, "-f", formats, "-p", port, "-vvv", "Kiosk"};
	if (has_ipv6_loopback()) {
		memmove(words + 3, words + 1, 15 * sizeof *words);
		words[1] = "-n";
		words[2] = "localhost";
	}
	peer->printer = begin(words, "log");
	int fd = -1;
	for (int i = 0; i < PATIENCE && fd < 0; i++) {
		fd = ipp_peer_connect(peer->port);
		usleep(10000);
	}
	if (fd < 0) {
		fprintf(stderr, "ippeveprinter did not start:\n");
		if (system("cat log bus.log >&2") != 0) {
			perror("cat");
		}
		abort();
	}
	close(fd);
	ipp_peer_fill(peer, 250);
}

void ipp_peer_kill(struct ipp_peer *peer) {
	end(&peer->printer);
}

void ipp_peer_close(struct ipp_peer *peer) {
	end(&peer->printer);
	end(&peer->bus);
}

/* Its web page sets the tray. Every tray must be named, or it counts as empty. The answer ends with its last
 * chunk; the connection stays open. */
void ipp_peer_fill(const struct ipp_peer *peer, int sheets) {
	char text[16384];
	int fd = ipp_peer_connect(peer->port);
	int len = snprintf(text, sizeof text,
		"GET /media?size1=iso_a4_210x297mm&type1=stationery&level1=%d"
		"&size3=na_number-10_4.125x9.5in&type3=envelope&level3=25 HTTP/1.1\r\n"
		"Host: localhost:%d\r\n\r\n",
		sheets, peer->port);
	if (fd < 0 || write(fd, text, (size_t)len) != len) {
		abort();
	}
	size_t got = 0;
	ssize_t count;
	do {
		count = read(fd, text + got, sizeof text - got);
		got += count > 0 ? (size_t)count : 0;
	} while (count > 0 && !memmem(text, got, "\r\n0\r\n", 5));
	close(fd);
}

void ipp_peer_order(const char *lines) {
	write_file("order.new", lines, 0600);
	if (rename("order.new", "order") != 0) {
		abort();
	}
}

int ipp_peer_printed(void) {
	char name[32];
	int count = 0;
	do {
		snprintf(name, sizeof name, "printed/%d", count++);
	} while (access(name, F_OK) == 0);
	return count - 1;
}

int ipp_peer_logged(const char *text) {
	char line[4096];
	int count = 0;
	FILE *log = fopen("log", "r");
	while (log && fgets(line, sizeof line, log)) {
		count += strstr(line, text) != NULL;
	}
	if (log) {
		fclose(log);
	}
	return count;
}
