// SPDX-License-Identifier: GPL-3.0-or-later
// The whole way to a printer that speaks IPP, with ippeveprinter at the other end, and with servers that are
// none: faults, certificates, and what is left in the printer when a session is over.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
// cmocka needs the four above first
#include <cmocka.h>

#include <arpa/inet.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "../folder.h"
#include "base/err.h"
#include "base/file.h"
#include "ipp_peer.h"
#include "paper/printer.h"
#include "paper/pwg.h"
#include "paper/talk.h"
#include "printed.h"
#include "seal/wipe.h"

#define PDF_BYTES 60001

static char folder[64];
static struct ipp_peer peer;

static int enter(void **state) {
	(void)state;
	folder_enter(folder);
	ipp_peer_open(&peer, "application/pdf,image/pwg-raster");
	return 0;
}

static int enter_raster(void **state) {
	(void)state;
	folder_enter(folder);
	ipp_peer_open(&peer, "image/pwg-raster");
	return 0;
}

static int leave(void **state) {
	(void)state;
	ipp_peer_close(&peer);
	folder_leave(folder);
	return 0;
}

static struct printer *open_uri(const char *scheme, int port, const char *certificate) {
	struct printer_options options = {
		.width_dots = 576, .dpi = 203, .certificate = certificate};
	struct err err;
	char uri[64];
	snprintf(uri, sizeof uri, "%s://localhost:%d/ipp/print", scheme, port);
	struct printer *printer = printer_open(uri, &options, &err);
	if (!printer) {
		print_error("%s\n", err.text);
	}
	assert_non_null(printer);
	return printer;
}

static int64_t clock_ms(void) {
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* The printer's clock goes `speed` times as fast as that on the wall. */
static int speed = 1;

static void advance(struct printer *printer) {
	printer_step(printer, clock_ms() * speed);
	usleep(2000);
}

static enum printer_state run_out(struct printer *printer) {
	while (printer_state(printer) == PRINTER_PRINTING) {
		advance(printer);
	}
	return printer_state(printer);
}

static void learn(struct printer *printer) {
	while (!printer_sheet(printer)) {
		advance(printer);
	}
}

/* Bytes that differ from place to place, so that a piece missing or twice is seen. */
static unsigned char *make_pdf(size_t len) {
	unsigned char *pdf = mem_alloc(len);
	for (size_t i = 0; i < len; i++) {
		pdf[i] = (unsigned char)(i * 7 + i / 251);
	}
	memcpy(pdf, "%PDF-1.5", 8);
	return pdf;
}

static void start_pdf(struct printer *printer, size_t len) {
	struct err err;
	const struct printer_slip slip = {.pdf = make_pdf(len), .pdf_len = len, .sheet = "a4"};
	assert_true(printer_start(printer, &slip, clock_ms() * speed, &err));
	assert_int_equal(printer_state(printer), PRINTER_PRINTING);
}

static enum printer_state print_pdf(struct printer *printer) {
	start_pdf(printer, PDF_BYTES);
	return run_out(printer);
}

static void assert_printed(int number, const unsigned char *bytes, size_t len) {
	char name[32];
	struct err err;
	size_t got;
	snprintf(name, sizeof name, "printed/%d", number);
	char *data;
	assert_true(file_read(name, 16 * 1024 * 1024, &data, &got, &err));
	assert_int_equal(got, len);
	assert_memory_equal(data, bytes, len);
	free(data);
}

static void test_pdf_byte_for_byte(void **state) {
	(void)state;
	static const size_t lens[] = {9, 2047, 4097, 8192, PDF_BYTES, 3000000};
	struct printer *printer = open_uri("ipp", peer.port, NULL);
	learn(printer);
	assert_false(printer_takes_raster(printer));
	assert_string_equal(printer_sheet(printer), "a4");
	for (int i = 0; i < (int)(sizeof lens / sizeof *lens); i++) {
		start_pdf(printer, lens[i]);
		assert_int_equal(run_out(printer), PRINTER_DONE);
		assert_true(printer_rows(printer) > 2000);
		assert_int_equal(ipp_peer_printed(), i + 1);
		unsigned char *pdf = make_pdf(lens[i]);
		assert_printed(i, pdf, lens[i]);
		free(pdf);
	}
	assert_false(printer_is_paper_low(printer));
	printer_close(printer);
	assert_int_equal(ipp_peer_logged("Cancel-Job successful"), 0);
}

static struct raster *make_page(int dpi, unsigned char fill, struct raster *next) {
	struct raster *page = raster_filled(210 * dpi * 10 / 254, 297 * dpi * 10 / 254, fill);
	for (int i = 0; i < page->h * page->stride; i += 97) {
		page->bits[i] ^= (unsigned char)i;
	}
	page->dpi = dpi;
	page->next = next;
	return page;
}

static void test_raster_byte_for_byte(void **state) {
	(void)state;
	struct err err;
	struct printer *printer = open_uri("ipp", peer.port, NULL);
	learn(printer);
	assert_true(printer_takes_raster(printer));
	assert_int_equal(printer_dpi(printer), 300);
	const struct printer_slip slip = {
		.raster = make_page(300, 0x81, make_page(300, 0x00, NULL)), .sheet = "a4"};
	assert_true(printer_start(printer, &slip, clock_ms(), &err));
	assert_int_equal(run_out(printer), PRINTER_DONE);
	struct raster *same = make_page(300, 0x81, make_page(300, 0x00, NULL));
	size_t len;
	unsigned char *bytes = pwg_create(same, "a4", TALK_BLACK_1, &len, &err);
	assert_int_equal(ipp_peer_printed(), 1);
	assert_printed(0, bytes, len);
	wipe_free(bytes);
	raster_destroy(same);
	printer_close(printer);
}

/* Handed over before the printer told what it takes. */
static void test_wrong_form(void **state) {
	(void)state;
	struct printer *printer = open_uri("ipp", peer.port, NULL);
	assert_int_equal(print_pdf(printer), PRINTER_BUSY);
	assert_true(printer_takes_raster(printer));
	assert_int_equal(ipp_peer_logged("Create-Job successful"), 0);
	printer_close(printer);
}

static void test_tray(void **state) {
	(void)state;
	struct printer *printer = open_uri("ipp", peer.port, NULL);
	ipp_peer_fill(&peer, 0);
	assert_int_equal(print_pdf(printer), PRINTER_PAPER_OUT);
	assert_int_equal(ipp_peer_logged("Create-Job successful"), 0);
	ipp_peer_fill(&peer, 5);
	assert_int_equal(print_pdf(printer), PRINTER_DONE);
	assert_true(printer_is_paper_low(printer));
	ipp_peer_fill(&peer, 250);
	assert_int_equal(print_pdf(printer), PRINTER_DONE);
	assert_false(printer_is_paper_low(printer));
	assert_int_equal(ipp_peer_printed(), 2);
	printer_close(printer);
}

/* Until the printer has cancelled what it was told to. */
static void wait_for(struct printer *printer, const char *text, int count) {
	while (ipp_peer_logged(text) < count) {
		advance(printer);
	}
}

#define WHILE_HELD "while [ -e held ]; do sleep 0.05; done\necho 'STATE: none' >&2\n"

static void hold(const char *lines) {
	char text[512];
	struct err err;
	assert_true(file_write("held", "", 0, 0600, &err));
	snprintf(text, sizeof text, "%s\n" WHILE_HELD, lines);
	ipp_peer_order(text);
}

static void let_go(void) {
	unlink("held");
	ipp_peer_order("");
}

static void test_faults_under_way(void **state) {
	(void)state;
	static const struct {
		const char *order;
		enum printer_state state;
	} rows[] = {
		{"echo 'STATE: +cover-open-error' >&2", PRINTER_COVER_OPEN},
		{"echo 'STATE: +media-jam-error' >&2", PRINTER_JAM},
		{"echo 'STATE: +media-needed' >&2", PRINTER_PAPER_OUT},
		{"echo 'STATE: +media-empty-report' >&2", PRINTER_PAPER_OUT},
		{"exit 1", PRINTER_JAM},
	};
	struct printer *printer = open_uri("ipp", peer.port, NULL);
	int cancelled = 0;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		hold(rows[i].order);
		assert_int_equal(print_pdf(printer), rows[i].state);
		if (strncmp(rows[i].order, "exit", 4) != 0) {
			wait_for(printer, "Cancel-Job successful-ok", ++cancelled);
		}
		let_go();
		/* staff mends it; the printer still winds up the job that was cancelled */
		while (print_pdf(printer) != PRINTER_DONE) {
			usleep(100000);
		}
	}
	printer_close(printer);
}

static void start_and_hold(struct printer *printer) {
	hold("echo begun > begun");
	start_pdf(printer, PDF_BYTES);
	while (access("begun", F_OK) != 0) {
		advance(printer);
	}
	assert_int_equal(printer_state(printer), PRINTER_PRINTING);
}

static void test_cancelled(void **state) {
	(void)state;
	struct printer *printer = open_uri("ipp", peer.port, NULL);
	start_and_hold(printer);
	printer_cancel(printer, clock_ms());
	assert_int_equal(printer_state(printer), PRINTER_IDLE);
	wait_for(printer, "Cancel-Job successful-ok", 1);
	let_go();
	assert_int_equal(print_pdf(printer), PRINTER_DONE);
	printer_close(printer);
}

static void test_closed_under_way(void **state) {
	(void)state;
	struct printer *printer = open_uri("ipp", peer.port, NULL);
	start_and_hold(printer);
	printer_close(printer);
	assert_int_equal(ipp_peer_logged("Cancel-Job successful-ok"), 1);
	let_go();
}

static void test_somebody_elses_job(void **state) {
	(void)state;
	struct printer *other = open_uri("ipp", peer.port, NULL);
	struct printer *printer = open_uri("ipp", peer.port, NULL);
	learn(printer);
	start_and_hold(other);
	speed = 3;
	assert_int_equal(print_pdf(printer), PRINTER_BUSY);
	speed = 1;
	assert_true(ipp_peer_logged("server-error-busy") > 3);
	start_pdf(printer, PDF_BYTES);
	while (ipp_peer_logged("server-error-busy") < 6) {
		advance(printer);
	}
	let_go();
	while (printer_state(other) == PRINTER_PRINTING ||
		printer_state(printer) == PRINTER_PRINTING) {
		advance(other);
		advance(printer);
	}
	assert_int_equal(printer_state(other), PRINTER_DONE);
	assert_int_equal(printer_state(printer), PRINTER_DONE);
	printer_close(other);
	printer_close(printer);
}

static void test_unplugged(void **state) {
	(void)state;
	struct printer *printer = open_uri("ipp", peer.port, NULL);
	start_and_hold(printer);
	ipp_peer_kill(&peer);
	assert_int_equal(run_out(printer), PRINTER_DETACHED);
	assert_int_equal(print_pdf(printer), PRINTER_OFF);
	printer_close(printer);
}

/* A job that a program left behind when it died, never given its document. */
static void test_orphans_are_swept(void **state) {
	(void)state;
	struct err err;
	char uri[64];
	struct talk_answer answer = {0};
	snprintf(uri, sizeof uri, "ipp://localhost:%d/ipp/print", peer.port);
	void *line = talk_wire_create(uri, NULL, &err);
	talk_wire.order(line, &(struct talk_order){.kind = TALK_CREATE});
	assert_true(talk_wire.wait(line, 10000) && talk_wire.answer(line, &answer));
	assert_true(answer.job_id > 0);
	talk_wire.destroy(line);
	struct printer *printer = open_uri("ipp", peer.port, NULL);
	assert_int_equal(print_pdf(printer), PRINTER_DONE);
	assert_int_equal(ipp_peer_logged("Cancel-Job successful-ok"), 1);
	printer_close(printer);
}

/* As the README and the refusal tell it. */
static void read_fingerprint(char *text, size_t size) {
	char command[256];
	snprintf(command, sizeof command,
		"openssl s_client -connect localhost:%d </dev/null 2>/dev/null | "
		"openssl x509 -noout -fingerprint -sha256",
		peer.port);
	FILE *out = popen(command, "r");
	assert_non_null(out);
	assert_non_null(fgets(text, (int)size, out));
	assert_int_equal(pclose(out), 0);
	text[strcspn(text, "\n")] = '\0';
	assert_non_null(strchr(text, '='));
	memmove(text, strchr(text, '=') + 1, strlen(strchr(text, '=')));
}

static void test_certificates(void **state) {
	(void)state;
	char text[256], plain[65] = "";
	read_fingerprint(text, sizeof text);
	assert_int_equal(strlen(text), 95);
	struct printer *printer = open_uri("ipps", peer.port, text);
	assert_int_equal(print_pdf(printer), PRINTER_DONE);
	printer_close(printer);
	for (size_t i = 0, to = 0; text[i]; i++) {
		if (text[i] != ':') {
			plain[to++] = text[i] | 0x20;
		}
	}
	printer = open_uri("ipps", peer.port, plain);
	assert_int_equal(print_pdf(printer), PRINTER_DONE);
	printer_close(printer);
	unsigned char *pdf = make_pdf(PDF_BYTES);
	assert_int_equal(ipp_peer_printed(), 2);
	assert_printed(1, pdf, PDF_BYTES);
	free(pdf);
	int posts = ipp_peer_logged("POST");
	plain[63] = plain[63] == '0' ? '1' : '0';
	printer = open_uri("ipps", peer.port, plain);
	assert_int_equal(print_pdf(printer), PRINTER_OFF);
	printer_close(printer);
	assert_int_equal(ipp_peer_logged("POST"), posts);
}

/* Places in this process's memory that hold bytes of a document: told by the formula that made it, so that
 * what is looked for lies nowhere itself. */
static int traces(void) {
	char line[512];
	int count = 0;
	FILE *maps = fopen("/proc/self/maps", "r");
	while (fgets(line, sizeof line, maps)) {
		unsigned long from, to;
		char mode[8];
		if (sscanf(line, "%lx-%lx %7s", &from, &to, mode) != 3 || strncmp(mode, "rw", 2)) {
			continue;
		}
		int run = 0;
		for (const volatile unsigned char *at = (unsigned char *)from + 1;
			at < (unsigned char *)to; at++) {
			unsigned char step = (unsigned char)(at[0] - at[-1]);
			run = step == 7 || (step == 8 && run) ? run + 1 : 0;
			count += run == 24;
		}
	}
	fclose(maps);
	return count;
}

/* The sanitizers keep what was freed, and map more than can be read. */
#if defined __has_feature
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define IS_SANITIZED true
#endif
#endif
#ifndef IS_SANITIZED
#define IS_SANITIZED false
#endif

static void test_nothing_is_left_in_memory(void **state) {
	(void)state;
	char text[256];
	if (IS_SANITIZED) {
		skip();
	}
	read_fingerprint(text, sizeof text);
	for (int i = 0; i < 4; i++) {
		struct printer *printer = open_uri(i % 2 ? "ipps" : "ipp", peer.port, text);
		assert_int_equal(traces(), 0);
		start_pdf(printer, i < 2 ? PDF_BYTES : 1000000);
		assert_true(traces() > 0);
		assert_int_equal(run_out(printer), PRINTER_DONE);
		assert_int_equal(traces(), 0);
		/* and one that ends while it is on its way */
		start_and_hold(printer);
		printer_cancel(printer, clock_ms());
		assert_int_equal(traces(), 0);
		wait_for(printer, "Cancel-Job successful-ok", i + 1);
		let_go();
		unlink("begun");
		printer_close(printer);
		assert_int_equal(traces(), 0);
	}
}

static void test_uris(void **state) {
	(void)state;
	static const struct {
		const char *uri, *certificate, *word;
	} rows[] = {
		{"ipp://", NULL, "ipp://"},
		{"ipp:///ipp/print", NULL, "ipp://"},
		{"ipp://host", NULL, "PATH"},
		{"ipp://host:0/ipp/print", NULL, "ipp://"},
		{"ipp://user:secret@host/ipp/print", NULL, "PATH"},
		{"ipp://host:443/ipp/print", NULL, "ipps://"},
		{"ipps://host/ipp/print", NULL, "printer_certificate"},
		{"ipps://host/ipp/print", "", "openssl"},
		{"ipps://host/ipp/print", "00:11", "host:631"},
		{"ipps://host/ipp/print", "x", "printer_certificate"},
		{"ipps://host/ipp/print",
			"g000000000000000000000000000000000000000000000000000000000000000",
			"correct printer_certificate"},
		{"ipps://host/ipp/print",
			"00000000000000000000000000000000000000000000000000000000000000000",
			"correct printer_certificate"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct printer_options options = {
			.width_dots = 576, .dpi = 203, .certificate = rows[i].certificate};
		struct err err = {""};
		assert_null(printer_open(rows[i].uri, &options, &err));
		assert_non_null(strstr(err.text, rows[i].word));
		assert_null(strchr(err.text, '\n'));
	}
	struct printer_options options = {.width_dots = 576, .dpi = 203};
	struct err err;
	struct printer *printer = printer_open("ipp://[::1]:8631/ipp/print", &options, &err);
	assert_non_null(printer);
	printer_close(printer);
}

/* Servers that are no printers. */
struct server {
	const char *answer; /* NULL: none, ever */
	size_t answer_len;
	bool is_endless, is_trickle;
	int listener;
	atomic_int connections, slip_bytes, is_over;
	pthread_t thread;
};

static void serve(struct server *server, int fd) {
	char bytes[4096];
	struct timeval patience = {.tv_usec = 100000};
	setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
	ssize_t count = read(fd, bytes, sizeof bytes);
	if (server->answer && write(fd, server->answer, server->answer_len) < 0) {
		return;
	}
	while (!server->is_over && server->is_endless &&
		send(fd, server->answer, server->answer_len, MSG_NOSIGNAL) > 0) {
		usleep(server->is_trickle ? 50000 : 0);
	}
	while (!server->is_over && !server->answer && count != 0) {
		count = read(fd, bytes, sizeof bytes);
		server->slip_bytes += count > 0 && memmem(bytes, (size_t)count, "%PDF", 4);
	}
}

static void *listen_on(void *data) {
	struct server *server = data;
	int fd;
	while ((fd = accept(server->listener, NULL, NULL)) >= 0) {
		server->connections++;
		serve(server, fd);
		close(fd);
	}
	return NULL;
}

static int server_open(struct server *server) {
	struct sockaddr_in address = {
		.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	socklen_t len = sizeof address;
	server->listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	assert_int_equal(bind(server->listener, (struct sockaddr *)&address, sizeof address), 0);
	assert_int_equal(listen(server->listener, 16), 0);
	assert_int_equal(getsockname(server->listener, (struct sockaddr *)&address, &len), 0);
	assert_int_equal(pthread_create(&server->thread, NULL, listen_on, server), 0);
	return ntohs(address.sin_port);
}

static void server_close(struct server *server) {
	server->is_over = 1;
	shutdown(server->listener, SHUT_RDWR);
	pthread_join(server->thread, NULL);
	close(server->listener);
}

#define HEAD "HTTP/1.1 200 OK\r\nContent-Type: application/ipp\r\n"

static void test_no_printers(void **state) {
	(void)state;
	static const struct {
		const char *answer;
		size_t len;
		bool is_endless;
	} rows[] = {
#define ANSWER(text) text, sizeof text - 1
		{NULL, 0, false},
		{ANSWER(""), false},
		{ANSWER("hello\n"), false},
		{ANSWER("hello"), true},
		{ANSWER("SSH-2.0-OpenSSH_9.2\r\n"), false},
		{ANSWER("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"), false},
		{ANSWER("HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"x\"\r\n"
			"Content-Length: 0\r\n\r\n"),
			false},
		{ANSWER("HTTP/1.1 426 Upgrade Required\r\nContent-Length: 0\r\n\r\n"), false},
		{ANSWER("HTTP/1.1 100 Continue\r\n\r\n"), true},
		{ANSWER("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 13\r\n\r\n"
			"<html></html>"),
			false},
		{ANSWER(HEAD "Content-Length: 0\r\n\r\n"), false},
		{ANSWER(HEAD "Content-Length: -5\r\n\r\n"), false},
		{ANSWER(HEAD "Content-Length: 8\r\n\r\n\x02\x00\x00\x00\x00\x00\x00\x01"), false},
		{ANSWER(HEAD "Content-Length: 9\r\n\r\n\x02\x00\x00\x00\x00\x00\x00\x01\x03"),
			false},
		{ANSWER(HEAD "Content-Length: 9\r\n\r\n\x02\x00\x66\x66\x00\x00\x00\x01\x03"),
			false},
		{ANSWER(HEAD "Transfer-Encoding: chunked\r\n\r\n"
			     "ffffffff\r\n\x02\x00\x00\x00\x00\x00\x00\x01\x47\x00\x01x\xff\xff"),
			true},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct server server = {.answer = rows[i].answer,
			.answer_len = rows[i].len,
			.is_endless = rows[i].is_endless,
			.is_trickle = i % 2};
		struct printer *printer = open_uri("ipp", server_open(&server), NULL);
		speed = 20;
		enum printer_state end = print_pdf(printer);
		if (end != PRINTER_UNKNOWN) {
			print_error("answer %zu: state %d\n", i, (int)end);
		}
		assert_int_equal(end, PRINTER_UNKNOWN);
		assert_true(server.connections > 0);
		assert_int_equal(server.slip_bytes, 0);
		printer_close(printer);
		server_close(&server);
	}
	speed = 1;
}

/* A server of ipp: where ipps: was expected, and one that hangs in the middle of saying hello. */
static void test_no_encryption(void **state) {
	(void)state;
	static const char pin[] =
		"0000000000000000000000000000000000000000000000000000000000000000";
	struct server plain = {.answer = "HTTP/1.1 400 Bad\r\n\r\n", .answer_len = 20};
	struct printer *printer = open_uri("ipps", server_open(&plain), pin);
	assert_int_equal(print_pdf(printer), PRINTER_OFF);
	printer_close(printer);
	server_close(&plain);
	struct server mute = {.answer = NULL};
	printer = open_uri("ipps", server_open(&mute), pin);
	speed = 20;
	assert_int_equal(print_pdf(printer), PRINTER_UNKNOWN);
	speed = 1;
	printer_close(printer);
	server_close(&mute);
}

/* Closed while every thread it took hangs: the program goes on. */
static void test_closed_while_it_hangs(void **state) {
	(void)state;
	struct server server = {.answer = NULL};
	int port = server_open(&server);
	for (int i = 0; i < 3; i++) {
		struct printer *printer = open_uri("ipp", port, NULL);
		start_pdf(printer, PDF_BYTES);
		advance(printer);
		printer_cancel(printer, clock_ms());
		start_pdf(printer, PDF_BYTES);
		advance(printer);
		printer_close(printer);
	}
	server_close(&server);
	assert_int_equal(server.slip_bytes, 0);
}

/* What libcups reads by itself must not be read: variables that lead nowhere, and files that nobody who
 * opens them comes back from. */
static void set_traps(char *trap) {
	char path[128];
	folder_enter(trap);
	setenv("CUPS_SERVER", "nowhere.invalid", 1);
	setenv("IPP_PORT", "9", 1);
	setenv("CUPS_ENCRYPTION", "Never", 1);
	setenv("CUPS_SERVERROOT", trap, 1);
	setenv("HOME", trap, 1);
	snprintf(path, sizeof path, "%s/.cups", trap);
	mkdir(path, 0700);
	strcat(path, "/client.conf");
	if (mkfifo(path, 0600) != 0 || mkfifo("client.conf", 0600) != 0) {
		abort();
	}
}

int main(void) {
	char trap[64];
	signal(SIGPIPE, SIG_IGN);
	set_traps(trap);
	cmocka_set_test_filter(getenv("FILTER"));
	const struct CMUnitTest tests[] = {
		/* first: others leave what they compare with */
		cmocka_unit_test_setup_teardown(test_nothing_is_left_in_memory, enter, leave),
		cmocka_unit_test_setup_teardown(test_pdf_byte_for_byte, enter, leave),
		cmocka_unit_test_setup_teardown(test_raster_byte_for_byte, enter_raster, leave),
		cmocka_unit_test_setup_teardown(test_wrong_form, enter_raster, leave),
		cmocka_unit_test_setup_teardown(test_tray, enter, leave),
		cmocka_unit_test_setup_teardown(test_faults_under_way, enter, leave),
		cmocka_unit_test_setup_teardown(test_cancelled, enter, leave),
		cmocka_unit_test_setup_teardown(test_closed_under_way, enter, leave),
		cmocka_unit_test_setup_teardown(test_somebody_elses_job, enter, leave),
		cmocka_unit_test_setup_teardown(test_unplugged, enter, leave),
		cmocka_unit_test_setup_teardown(test_orphans_are_swept, enter, leave),
		cmocka_unit_test_setup_teardown(test_certificates, enter, leave),
		cmocka_unit_test(test_uris),
		cmocka_unit_test(test_no_printers),
		cmocka_unit_test(test_no_encryption),
		cmocka_unit_test(test_closed_while_it_hangs),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	folder_leave(trap);
	return failed;
}
