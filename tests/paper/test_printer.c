// SPDX-License-Identifier: GPL-3.0-or-later
// URIs, the folder, the device file, and the socket with a printer of its own behind it: a thread that
// reads and answers as the manual says, and shares nothing with the twin.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
// cmocka needs the four above first
#include <cmocka.h>

#include <arpa/inet.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "../folder.h"
#include "base/err.h"
#include "base/file.h"
#include "paper/printer.h"
#include "printed.h"

static const struct printer_options options = {576, 203, PRINTER_GS_V_0, PRINTER_CUT_PARTIAL, NULL};
static char folder[64];

static int enter(void **state) {
	(void)state;
	folder_enter(folder);
	return 0;
}

static int leave(void **state) {
	(void)state;
	folder_leave(folder);
	return 0;
}

static void test_uris(void **state) {
	(void)state;
	static const char *const wrong[] = {"", "lp0", "escpos:", "escpos:lp0", "escpos-tcp://",
		"escpos-tcp://:9100", "escpos-tcp://a:0", "escpos-tcp://a:65536",
		"escpos-tcp://a:9100/x", "escpos-tcp://[::1:9100", "pdf:", "twin:", "http://a",
		"file:/dev/usb/lp0"};
	static const char *const right[] = {"escpos:/dev/usb/lp0", "escpos-tcp://printer",
		"escpos-tcp://192.0.2.7:9100", "escpos-tcp://[::1]:9100", "pdf:out", "twin:twin"};
	struct err err;
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		err.text[0] = '\0';
		assert_null(printer_open(wrong[i], &options, &err));
		assert_true(strlen(err.text) > 10);
		assert_null(strchr(err.text, '\n'));
	}
	for (size_t i = 0; i < sizeof right / sizeof *right; i++) {
		struct printer *printer = printer_open(right[i], &options, &err);
		assert_non_null(printer);
		assert_int_equal(printer_state(printer), PRINTER_IDLE);
		printer_close(printer);
	}
	assert_null(printer_open("twin:twin", &(struct printer_options){0}, &err));
}

static enum printer_state save(struct printer *printer, const char *title) {
	struct err err;
	const struct printer_slip slip = {
		.pdf = mem_copy("%PDF", 4), .pdf_len = 4, .title = title, .date = "2026-11-19"};
	assert_true(printer_start(printer, &slip, 0, &err));
	assert_int_equal(printer_state(printer), PRINTER_PRINTING);
	printer_step(printer, 0);
	return printer_state(printer);
}

static void test_pdf_names(void **state) {
	(void)state;
	static const struct {
		const char *title, *file;
	} rows[] = {
		{"Sprachkurs", "out/2026-11-19 Sprachkurs.pdf"},
		{"Sprachkurs", "out/2026-11-19 Sprachkurs (2).pdf"},
		{"Sprachkurs", "out/2026-11-19 Sprachkurs (3).pdf"},
		{"../a\\b:c?\n", "out/2026-11-19 -a-b-c--.pdf"},
		{"دورة لغة", "out/2026-11-19 دورة لغة.pdf"},
		{"a\xe2\x80\xae"
		 "fdp. ",
			"out/2026-11-19 afdp.pdf"},
		{"", "out/2026-11-19 slip.pdf"},
	};
	struct err err;
	struct printer *printer = printer_open("pdf:out", &options, &err);
	assert_false(printer_takes_raster(printer));
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		assert_int_equal(save(printer, rows[i].title), PRINTER_DONE);
		assert_string_equal(printer_where(printer), rows[i].file);
		assert_true(file_exists(rows[i].file));
	}
	char title[1024] = "";
	for (int i = 0; i < 300; i++) {
		strcat(title, "语");
	}
	assert_int_equal(save(printer, title), PRINTER_DONE);
	printer_close(printer);
}

static void test_pdf_that_cannot_be_saved(void **state) {
	(void)state;
	struct err err;
	assert_true(file_write("plain", "x", 1, 0600, &err));
	struct printer *printer = printer_open("pdf:plain/out", &options, &err);
	assert_int_equal(save(printer, "a"), PRINTER_OFF);
	assert_string_equal(printer_where(printer), "");
	printer_close(printer);
}

static void print(struct printer *printer, int h) {
	struct err err;
	const struct printer_slip slip = {.raster = raster_filled(576, h, 0xaa)};
	assert_true(printer_start(printer, &slip, 0, &err));
}

static void test_slips_that_do_not_fit(void **state) {
	(void)state;
	struct err err;
	struct printer *printer = printer_open("twin:twin", &options, &err);
	const struct printer_slip wide = {.raster = raster_filled(584, 10, 0)}, none = {0};
	assert_false(printer_start(printer, &wide, 0, &err));
	assert_false(printer_start(printer, &none, 0, &err));
	print(printer, 10);
	const struct printer_slip second = {.raster = raster_filled(576, 10, 0)};
	assert_false(printer_start(printer, &second, 0, &err));
	printer_close(printer);
}

static void test_a_file_never_answers(void **state) {
	(void)state;
	struct err err;
	char uri[128];
	snprintf(uri, sizeof uri, "escpos:%s/lp0", folder);
	struct printer *printer = printer_open(uri, &options, &err);
	print(printer, 100);
	printer_step(printer, 1);
	assert_int_equal(printer_state(printer), PRINTER_OFF);
	assert_true(file_write("lp0", "", 0, 0600, &err));
	print(printer, 100);
	for (int64_t now_ms = 2; now_ms < 10000; now_ms += 50) {
		printer_step(printer, now_ms);
		assert_int_not_equal(printer_state(printer), PRINTER_DONE);
	}
	assert_int_equal(printer_state(printer), PRINTER_UNKNOWN);
	assert_int_equal(printer_rows(printer), 0);
	printer_close(printer);
}

/* Runs the printer's clock for a minute; whatever it says in the end, it is not that it printed. */
static enum printer_state run_a_minute(struct printer *printer) {
	for (int64_t now_ms = 0; now_ms < 60000; now_ms += 50) {
		printer_step(printer, now_ms);
		assert_int_not_equal(printer_state(printer), PRINTER_DONE);
	}
	return printer_state(printer);
}

static void assert_device(const char *path, enum printer_state state) {
	char uri[160];
	struct err err;
	snprintf(uri, sizeof uri, "escpos:%s%s%s", *path == '/' ? "" : folder,
		*path == '/' ? "" : "/", path);
	struct printer *printer = printer_open(uri, &options, &err);
	print(printer, 100);
	if (run_a_minute(printer) != state) {
		fail_msg("%s: state %d", path, printer_state(printer));
	}
	assert_int_equal(printer_rows(printer), 0);
	printer_close(printer);
}

static void make_socket(const char *path) {
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	strcpy(address.sun_path, path);
	int fd = socket(AF_UNIX, SOCK_STREAM, 0);
	assert_int_equal(bind(fd, (struct sockaddr *)&address, sizeof address), 0);
	close(fd);
}

static void test_what_is_no_printer(void **state) {
	(void)state;
	char left;
	assert_int_equal(mkdir("directory", 0700), 0);
	assert_int_equal(mkfifo("pipe", 0600), 0);
	assert_int_equal(symlink("nowhere", "dangling"), 0);
	make_socket("socket");
	int pipe = open("pipe", O_RDONLY | O_NONBLOCK);
	assert_device("missing", PRINTER_OFF);
	assert_device("missing/lp0", PRINTER_OFF);
	assert_device("dangling", PRINTER_OFF);
	assert_device("directory", PRINTER_OFF);
	assert_device("socket", PRINTER_OFF);
	assert_device("pipe", PRINTER_OFF);
	assert_int_equal(read(pipe, &left, 1), 0); /* nothing was written to it */
	close(pipe);
	assert_device("/dev/full", PRINTER_OFF);
	assert_device("/dev/null", PRINTER_UNKNOWN);
	assert_device("/dev/zero", PRINTER_UNKNOWN);
}

static void test_no_permission(void **state) {
	(void)state;
	struct err err;
	assert_true(file_write("lp0", "", 0, 0000, &err));
	bool is_root = geteuid() == 0;
	if (is_root) { /* to whom nothing is forbidden */
		assert_int_equal(chmod(".", 0755), 0);
		assert_int_equal(seteuid(65534), 0);
	}
	assert_device("lp0", PRINTER_OFF);
	if (is_root) {
		assert_int_equal(seteuid(0), 0);
	}
}

enum answer { WELL, COVER, EMPTY, MUTE, HANGS_UP, RESETS, STOPS_READING };

struct fake {
	int listener;
	enum answer answer;
	atomic_int rows, cuts, cleared;
	atomic_bool is_over;
	pthread_t thread;
};

static bool take(int fd, unsigned char *bytes, size_t len) {
	size_t got = 0;
	while (got < len) {
		ssize_t count = read(fd, bytes + got, len - got);
		if (count <= 0) {
			return false;
		}
		got += (size_t)count;
	}
	return true;
}

static bool say(struct fake *fake, int fd, unsigned char byte) {
	return fake->answer == MUTE || write(fd, &byte, 1) == 1;
}

static bool take_block(struct fake *fake, int fd) {
	unsigned char head[5], row[256];
	if (!take(fd, head, 5)) {
		return false;
	}
	for (int i = 0; i < (head[3] | head[4] << 8); i++) {
		if (!take(fd, row, head[1])) {
			return false;
		}
		fake->rows += row[0] == 0xaa;
		if ((fake->answer == HANGS_UP || fake->answer == RESETS) && fake->rows == 100) {
			return false;
		}
		if (fake->answer == STOPS_READING && fake->rows == 100) {
			while (!fake->is_over) {
				usleep(1000);
			}
			return false;
		}
	}
	return true;
}

static bool answer_question(struct fake *fake, int fd) {
	unsigned char rest[8];
	if (!take(fd, rest, 2)) {
		return false;
	}
	if (rest[0] == 0x14) {
		fake->cleared++;
		return take(fd, rest, 8);
	}
	if (rest[0] != 4) {
		return true;
	}
	bool is_cover = fake->answer == COVER && rest[1] == 2;
	bool is_empty = fake->answer == EMPTY && rest[1] != 1;
	return say(fake, fd, is_cover ? 0x16 : !is_empty ? 0x12 : rest[1] == 2 ? 0x32 : 0x72);
}

/* One command; false when the talk is over. */
static bool serve(struct fake *fake, int fd) {
	unsigned char at[4];
	if (!take(fd, at, 1)) {
		return false;
	}
	if (at[0] == 0x10) {
		return answer_question(fake, fd);
	}
	if (at[0] == 0x1b) {
		return take(fd, at, 1); /* ESC @ */
	}
	if (at[0] != 0x1d) {
		return true;
	}
	if (!take(fd, at, 2)) {
		return false;
	}
	if (at[0] == 'v') {
		return take_block(fake, fd);
	}
	if (at[0] == 'V') {
		fake->cuts++;
		return take(fd, at, 1);
	}
	return say(fake, fd, 0x00); /* GS r 1 */
}

static void *listen_on(void *data) {
	struct fake *fake = data;
	int fd;
	while ((fd = accept(fake->listener, NULL, NULL)) >= 0) {
		while (!fake->is_over && serve(fake, fd)) {
		}
		const struct linger reset = {.l_onoff = 1, .l_linger = 0};
		if (fake->answer == RESETS) {
			setsockopt(fd, SOL_SOCKET, SO_LINGER, &reset, sizeof reset);
		}
		close(fd);
		if (fake->answer >= HANGS_UP) {
			break;
		}
	}
	return NULL;
}

static int fake_open(struct fake *fake) {
	struct sockaddr_in address = {
		.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	socklen_t len = sizeof address;
	const int room = 4096;
	fake->listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	setsockopt(fake->listener, SOL_SOCKET, SO_RCVBUF, &room, sizeof room);
	assert_int_equal(bind(fake->listener, (struct sockaddr *)&address, sizeof address), 0);
	assert_int_equal(listen(fake->listener, 4), 0);
	assert_int_equal(getsockname(fake->listener, (struct sockaddr *)&address, &len), 0);
	assert_int_equal(pthread_create(&fake->thread, NULL, listen_on, fake), 0);
	return ntohs(address.sin_port);
}

static void fake_close(struct fake *fake) {
	fake->is_over = true;
	shutdown(fake->listener, SHUT_RDWR);
	pthread_join(fake->thread, NULL);
	close(fake->listener);
}

static int64_t clock_ms(void) {
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Until it is over. The printer's clock goes `speed` times as fast as that on the wall. */
static enum printer_state run_out(struct printer *printer, int speed) {
	int64_t start_ms = clock_ms();
	while (printer_state(printer) == PRINTER_PRINTING) {
		printer_step(printer, (clock_ms() - start_ms) * speed);
		usleep(1000);
	}
	return printer_state(printer);
}

static void test_tcp(void **state) {
	(void)state;
	static const struct {
		enum answer answer;
		int speed;
		enum printer_state state;
		int rows;
	} rows[] = {{WELL, 1, PRINTER_DONE, 700}, {COVER, 1, PRINTER_COVER_OPEN, 0},
		{EMPTY, 1, PRINTER_PAPER_OUT, 0}, {MUTE, 20, PRINTER_UNKNOWN, 0},
		{HANGS_UP, 1, PRINTER_DETACHED, 100}, {RESETS, 1, PRINTER_DETACHED, 100},
		{STOPS_READING, 20, PRINTER_UNKNOWN, 100}};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct fake fake = {.answer = rows[i].answer};
		struct err err;
		char uri[64];
		snprintf(uri, sizeof uri, "escpos-tcp://127.0.0.1:%d", fake_open(&fake));
		struct printer *printer = printer_open(uri, &options, &err);
		print(printer, 700);
		assert_int_equal(run_out(printer, rows[i].speed), rows[i].state);
		printer_close(printer);
		fake_close(&fake);
		assert_int_equal(fake.rows, rows[i].rows);
		assert_int_equal(fake.cuts, rows[i].state == PRINTER_DONE);
	}
}

static void *listen_on_terminal(void *data) {
	struct fake *fake = data;
	while (serve(fake, fake->listener)) {
	}
	return NULL;
}

/* A character device: the other end of a pseudo-terminal. */
static void test_device(void **state) {
	(void)state;
	struct fake fake = {.answer = WELL, .listener = posix_openpt(O_RDWR | O_NOCTTY)};
	struct err err;
	struct termios mode;
	char uri[128], path[64];
	assert_true(grantpt(fake.listener) == 0 && unlockpt(fake.listener) == 0);
	assert_int_equal(ptsname_r(fake.listener, path, sizeof path), 0);
	int held = open(path, O_RDWR | O_NOCTTY);
	assert_int_equal(tcgetattr(held, &mode), 0);
	cfmakeraw(&mode);
	assert_int_equal(tcsetattr(held, TCSANOW, &mode), 0);
	assert_int_equal(pthread_create(&fake.thread, NULL, listen_on_terminal, &fake), 0);
	snprintf(uri, sizeof uri, "escpos:%s", path);
	struct printer *printer = printer_open(uri, &options, &err);
	print(printer, 700);
	assert_int_equal(run_out(printer, 1), PRINTER_DONE);
	printer_close(printer);
	close(held);
	pthread_join(fake.thread, NULL);
	close(fake.listener);
	assert_int_equal(fake.rows, 700);
	assert_int_equal(fake.cuts, 1);
}

/* The session ends while the slip is under way: what has not left never does, and the printer is told to
 * forget over a new connection. */
static void test_tcp_cancelled(void **state) {
	(void)state;
	struct fake fake = {.answer = WELL};
	struct err err;
	char uri[64];
	snprintf(uri, sizeof uri, "escpos-tcp://127.0.0.1:%d", fake_open(&fake));
	struct printer *printer = printer_open(uri, &options, &err);
	print(printer, 20000);
	int64_t start_ms = clock_ms();
	while (fake.rows < 300) {
		printer_step(printer, clock_ms() - start_ms);
		usleep(1000);
	}
	printer_cancel(printer, clock_ms() - start_ms);
	assert_int_equal(printer_state(printer), PRINTER_IDLE);
	for (int i = 0; i < 300 || fake.cleared == 0; i++) {
		printer_step(printer, clock_ms() - start_ms);
		usleep(1000);
	}
	assert_int_equal(printer_state(printer), PRINTER_IDLE);
	printer_close(printer);
	fake_close(&fake);
	assert_true(fake.rows < 20000);
	assert_int_equal(fake.cuts, 0);
}

/* The backlog takes the connection, nobody ever reads from it. */
static void test_tcp_nobody_accepts(void **state) {
	(void)state;
	struct sockaddr_in address = {
		.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	socklen_t len = sizeof address;
	struct err err;
	char uri[64];
	int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	assert_int_equal(bind(listener, (struct sockaddr *)&address, sizeof address), 0);
	assert_int_equal(listen(listener, 4), 0);
	assert_int_equal(getsockname(listener, (struct sockaddr *)&address, &len), 0);
	snprintf(uri, sizeof uri, "escpos-tcp://127.0.0.1:%d", ntohs(address.sin_port));
	struct printer *printer = printer_open(uri, &options, &err);
	print(printer, 700);
	assert_int_equal(run_out(printer, 20), PRINTER_UNKNOWN);
	assert_int_equal(printer_rows(printer), 0);
	printer_close(printer);
	close(listener);
}

static void test_tcp_nobody_there(void **state) {
	(void)state;
	struct fake fake = {0};
	struct err err;
	char uri[64];
	snprintf(uri, sizeof uri, "escpos-tcp://127.0.0.1:%d", fake_open(&fake));
	fake_close(&fake);
	struct printer *printer = printer_open(uri, &options, &err);
	print(printer, 10);
	assert_int_equal(run_out(printer, 1), PRINTER_OFF);
	printer_close(printer);
}

int main(void) {
	signal(SIGPIPE, SIG_IGN); /* the fake answers on lines that may be gone */
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_uris, enter, leave),
		cmocka_unit_test_setup_teardown(test_pdf_names, enter, leave),
		cmocka_unit_test_setup_teardown(test_pdf_that_cannot_be_saved, enter, leave),
		cmocka_unit_test_setup_teardown(test_slips_that_do_not_fit, enter, leave),
		cmocka_unit_test_setup_teardown(test_a_file_never_answers, enter, leave),
		cmocka_unit_test_setup_teardown(test_what_is_no_printer, enter, leave),
		cmocka_unit_test_setup_teardown(test_no_permission, enter, leave),
		cmocka_unit_test(test_tcp),
		cmocka_unit_test(test_device),
		cmocka_unit_test(test_tcp_cancelled),
		cmocka_unit_test(test_tcp_nobody_accepts),
		cmocka_unit_test(test_tcp_nobody_there),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
