// SPDX-License-Identifier: GPL-3.0-or-later
// Lines that never block: a device opened with O_NONBLOCK, a socket whose name is looked up by glibc's own
// thread (getaddrinfo_a) and whose send buffer is small, so that little of a slip is under way in it.
#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

#include "base/mem.h"
#include "paper/printer_inner.h"

#define SEND_BUFFER_BYTES 4096

struct file_line {
	char *path;
	int fd;
	bool is_plain;
};

void *wire_file_create(const char *path) {
	struct file_line *line = mem_zero(sizeof *line);
	line->path = mem_copy_string(path);
	line->fd = -1;
	return line;
}

static enum wire_state open_file(void *data, int64_t now_ms) {
	(void)now_ms;
	struct file_line *line = data;
	struct stat stat;
	line->fd = open(line->path, O_RDWR | O_APPEND | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	if (line->fd < 0) {
		return errno == EBUSY ? WIRE_BUSY : WIRE_OFF;
	}
	/* a disk is no printer, and a pipe gives our own bytes back; so does a plain file, which is not read */
	bool ok = fstat(line->fd, &stat) == 0 && (S_ISCHR(stat.st_mode) || S_ISREG(stat.st_mode));
	if (!ok) {
		close(line->fd);
		line->fd = -1;
		return WIRE_OFF;
	}
	line->is_plain = S_ISREG(stat.st_mode);
	return WIRE_OPEN;
}

static ssize_t again_or_gone(ssize_t count) {
	return count < 0 && (errno == EAGAIN || errno == EINTR) ? 0 : count;
}

static ssize_t read_file(void *data, unsigned char *bytes, size_t max, int64_t now_ms) {
	(void)now_ms;
	struct file_line *line = data;
	return line->is_plain ? 0 : again_or_gone(read(line->fd, bytes, max));
}

static ssize_t write_file(void *data, const unsigned char *bytes, size_t len, int64_t now_ms) {
	(void)now_ms;
	return again_or_gone(write(((struct file_line *)data)->fd, bytes, len));
}

/* Bytes in the kernel's queue; TIOCOUTQ is SIOCOUTQ as well. A device without one holds nothing. */
static bool is_queued(int fd) {
	int count = 0;
	return ioctl(fd, TIOCOUTQ, &count) == 0 && count > 0;
}

static bool is_file_holding(void *data) {
	return is_queued(((struct file_line *)data)->fd);
}

static void hang_up_file(void *data) {
	struct file_line *line = data;
	if (line->fd >= 0) {
		/* a serial line would wait half a minute in close() for what it still has to send */
		tcflush(line->fd, TCOFLUSH);
		close(line->fd);
		line->fd = -1;
	}
}

static void destroy_file(void *data) {
	struct file_line *line = data;
	hang_up_file(line);
	free(line->path);
	free(line);
}

const struct wire_table wire_file = {
	open_file, read_file, write_file, is_file_holding, hang_up_file, destroy_file};

/* Apart from the line: a look-up that cannot be stopped outlives it. */
struct lookup {
	struct gaicb request;
	struct addrinfo hints;
	char *host, *port;
};

struct tcp_line {
	struct lookup *lookup;
	bool is_looking;
	int fd;
};

void *wire_tcp_create(const char *host, const char *port) {
	struct tcp_line *line = mem_zero(sizeof *line);
	struct lookup *lookup = mem_zero(sizeof *lookup);
	lookup->host = mem_copy_string(host);
	lookup->port = mem_copy_string(port);
	lookup->hints = (struct addrinfo){.ai_socktype = SOCK_STREAM};
	lookup->request = (struct gaicb){
		.ar_name = lookup->host, .ar_service = lookup->port, .ar_request = &lookup->hints};
	line->lookup = lookup;
	line->fd = -1;
	return line;
}

/* Addresses are kept for good once they are known: a kiosk's printer does not move. */
static enum wire_state look_up(struct tcp_line *line) {
	struct gaicb *request = &line->lookup->request;
	if (!line->is_looking) {
		struct gaicb *list[] = {request};
		line->is_looking = getaddrinfo_a(GAI_NOWAIT, list, 1, NULL) == 0;
		return line->is_looking ? WIRE_OPENING : WIRE_OFF;
	}
	int result = gai_error(request);
	if (result == EAI_INPROGRESS) {
		return WIRE_OPENING;
	}
	line->is_looking = false;
	return result == 0 && request->ar_result ? WIRE_OPEN : WIRE_OFF;
}

static enum wire_state start_connecting(struct tcp_line *line) {
	const struct addrinfo *address = line->lookup->request.ar_result;
	const int yes = 1, room = SEND_BUFFER_BYTES;
	/* closing throws away what has not left, and tells the printer so */
	const struct linger linger = {.l_onoff = 1, .l_linger = 0};
	line->fd = socket(address->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
	if (line->fd < 0) {
		return WIRE_OFF;
	}
	setsockopt(line->fd, SOL_SOCKET, SO_LINGER, &linger, sizeof linger);
	setsockopt(line->fd, SOL_SOCKET, SO_SNDBUF, &room, sizeof room);
	setsockopt(line->fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
	if (connect(line->fd, address->ai_addr, address->ai_addrlen) == 0) {
		return WIRE_OPEN;
	}
	return errno == EINPROGRESS ? WIRE_OPENING : WIRE_OFF;
}

/* Connecting again tells how far it is: EALREADY, then EISCONN or the reason why not. */
static enum wire_state connected(const struct tcp_line *line) {
	const struct addrinfo *address = line->lookup->request.ar_result;
	if (connect(line->fd, address->ai_addr, address->ai_addrlen) == 0 || errno == EISCONN) {
		return WIRE_OPEN;
	}
	return errno == EALREADY || errno == EINPROGRESS ? WIRE_OPENING : WIRE_OFF;
}

static enum wire_state open_tcp(void *data, int64_t now_ms) {
	(void)now_ms;
	struct tcp_line *line = data;
	if (line->fd >= 0) {
		return connected(line);
	}
	if (line->is_looking || !line->lookup->request.ar_result) {
		enum wire_state state = look_up(line);
		if (state != WIRE_OPEN) {
			return state;
		}
	}
	return start_connecting(line);
}

static ssize_t read_tcp(void *data, unsigned char *bytes, size_t max, int64_t now_ms) {
	(void)now_ms;
	ssize_t count = recv(((struct tcp_line *)data)->fd, bytes, max, 0);
	return count == 0 ? -1 : again_or_gone(count);
}

static ssize_t write_tcp(void *data, const unsigned char *bytes, size_t len, int64_t now_ms) {
	(void)now_ms;
	return again_or_gone(send(((struct tcp_line *)data)->fd, bytes, len, MSG_NOSIGNAL));
}

static bool is_tcp_holding(void *data) {
	return is_queued(((struct tcp_line *)data)->fd);
}

static void hang_up_tcp(void *data) {
	struct tcp_line *line = data;
	if (line->fd >= 0) {
		close(line->fd);
		line->fd = -1;
	}
}

static void destroy_tcp(void *data) {
	struct tcp_line *line = data;
	hang_up_tcp(line);
	struct lookup *lookup = line->lookup;
	bool is_free = !line->is_looking || gai_cancel(&lookup->request) != EAI_NOTCANCELED;
	free(line);
	if (is_free || gai_error(&lookup->request) != EAI_INPROGRESS) {
		if (lookup->request.ar_result) {
			freeaddrinfo(lookup->request.ar_result);
		}
		free(lookup->host);
		free(lookup->port);
		free(lookup);
	}
}

const struct wire_table wire_tcp = {
	open_tcp, read_tcp, write_tcp, is_tcp_holding, hang_up_tcp, destroy_tcp};
