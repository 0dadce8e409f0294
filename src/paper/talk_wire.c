// SPDX-License-Identifier: GPL-3.0-or-later
// libcups waits, so it does that in a thread, which shares nothing with the program but one struct with a
// lock. Who gives an order up leaves that struct to the thread, cuts the connection under it, and takes a new
// thread for the next order: one that hangs in a look-up of a name harms nobody. libcups' own requests
// (cupsDoRequest) are not used: they connect again by themselves, before anybody could look at the
// certificate, ask for passwords, and read /etc/cups, ~/.cups and the environment.
#include <ctype.h>
#include <cups/cups.h>
#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "base/err.h"
#include "base/mem.h"
#include "paper/talk.h"
#include "seal/wipe.h"

#define CONNECT_MS 5000
#define WIRE_SECONDS                                                                               \
	12.0 /* longer than whoever asks waits; libcups takes no less than 10 for TLS */
#define JOIN_MS 500
#define MAX_LEFT 6
#define MAX_ANSWER ((size_t)1024 * 1024)
#define MAX_JOBS 32
#define PIECE ((size_t)4096)
#define PIN_BYTES 32

/* libcups.so.2 exports it, its headers do not tell. Without it the first TLS connection of the process reads
 * client.conf and the environment. TLS 1.2 is 3 in its counting, the newest 5. */
void _httpTLSSetOptions(int options, int min_version, int max_version) __attribute__((weak));

struct place {
	char host[256], resource[1024], uri[1400], job_prefix[96];
	int port;
	bool is_encrypted;
	unsigned char pin[PIN_BYTES];
};

/* Of one thread and whoever asks. The lock is never held over anything that waits. */
struct wire {
	pthread_mutex_t lock;
	pthread_cond_t changed;
	int holders; /* the last one frees it */
	bool is_over, has_order, has_answer;
	struct talk_order order;
	struct talk_answer answer;
	unsigned char *document;
	size_t document_len, sent;
	int fd;     /* of the connection, to be cut; -1: none */
	int cancel; /* for libcups while it connects */
	/* the thread's own */
	struct place place;
	http_t *http;
};

struct line {
	struct place place;
	struct wire *wire; /* NULL: no thread */
	pthread_t thread, left[MAX_LEFT];
	int left_count;
	unsigned char *document; /* not handed on yet */
	size_t document_len, sent;
};

static void wire_release(struct wire *wire) {
	pthread_mutex_lock(&wire->lock);
	bool is_last = --wire->holders == 0;
	pthread_mutex_unlock(&wire->lock);
	if (is_last) {
		wipe_free(wire->document);
		pthread_mutex_destroy(&wire->lock);
		pthread_cond_destroy(&wire->changed);
		free(wire);
	}
}

static bool wire_is_over(struct wire *wire) {
	pthread_mutex_lock(&wire->lock);
	bool is_over = wire->is_over;
	pthread_mutex_unlock(&wire->lock);
	return is_over;
}

static void disconnect(struct wire *wire) {
	pthread_mutex_lock(&wire->lock);
	wire->fd = -1;
	pthread_mutex_unlock(&wire->lock);
	httpClose(wire->http);
	wire->http = NULL;
}

static void say_why(struct wire *wire, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

static void say_why(struct wire *wire, const char *format, ...) {
	char text[sizeof wire->answer.why];
	va_list args;
	va_start(args, format);
	vsnprintf(text, sizeof text, format, args);
	va_end(args);
	pthread_mutex_lock(&wire->lock);
	memcpy(wire->answer.why, text, sizeof text);
	pthread_mutex_unlock(&wire->lock);
}

static void to_hex(const unsigned char *bytes, char hex[2 * PIN_BYTES + 1]) {
	for (int i = 0; i < PIN_BYTES; i++) {
		snprintf(hex + 2 * i, 3, "%02x", bytes[i]);
	}
}

/* Whether the other end has shown the certificate; its first one is its own (RFC 5246, 7.4.2). */
static bool is_pinned(struct wire *wire) {
	cups_array_t *shown = NULL;
	unsigned char hash[PIN_BYTES] = {0};
	char hex[2 * PIN_BYTES + 1];
	if (!wire->place.is_encrypted) {
		return true;
	}
	if (httpCopyCredentials(wire->http, &shown) != 0 || !shown) {
		say_why(wire, "it shows no certificate");
		return false;
	}
	const http_credential_t *own = cupsArrayFirst(shown);
	bool ok = own &&
		cupsHashData("sha2-256", own->data, own->datalen, hash, sizeof hash) == PIN_BYTES &&
		memcmp(hash, wire->place.pin, PIN_BYTES) == 0;
	httpFreeCredentials(shown);
	if (!ok) {
		to_hex(hash, hex);
		say_why(wire, "its certificate is not that of printer_certificate but %s", hex);
	}
	return ok;
}

/* A connection that stood idle and has something to say says that it is closed. */
static bool is_alive(struct wire *wire) {
	struct pollfd poll_fd = {.fd = httpGetFd(wire->http), .events = POLLIN};
	return httpGetState(wire->http) == HTTP_STATE_WAITING && poll(&poll_fd, 1, 0) == 0;
}

static bool open_http(struct wire *wire) {
	const struct place *place = &wire->place;
	wire->http = httpConnect2(place->host, place->port, NULL, AF_UNSPEC,
		place->is_encrypted ? HTTP_ENCRYPTION_ALWAYS : HTTP_ENCRYPTION_NEVER, 1, 0, NULL);
	if (!wire->http) {
		say_why(wire, "its name %s is not known", place->host);
		return false;
	}
	httpSetTimeout(wire->http, WIRE_SECONDS, NULL, NULL);
	if (httpReconnect2(wire->http, CONNECT_MS, &wire->cancel) != 0) {
		say_why(wire, "no %sconnection to %s port %d",
			place->is_encrypted ? "encrypted " : "", place->host, place->port);
		return false;
	}
	return true;
}

static bool ensure_connection(struct wire *wire) {
	if (wire->http && !is_alive(wire)) {
		disconnect(wire);
	}
	if (wire->http) {
		return true;
	}
	bool ok = !wire_is_over(wire) && open_http(wire);
	pthread_mutex_lock(&wire->lock);
	wire->fd = ok && !wire->is_over ? httpGetFd(wire->http) : -1;
	ok = wire->fd >= 0;
	pthread_mutex_unlock(&wire->lock);
	ok = ok && is_pinned(wire);
	if (!ok && wire->http) {
		disconnect(wire);
	}
	return ok;
}

/* What libcups says of a connection that failed. */
static enum talk_end end_of(http_t *http) {
	switch (httpError(http)) {
	case ETIMEDOUT:
	case EWOULDBLOCK: return TALK_SILENT;
	case 0:
	case EINVAL:
	case EIO: return TALK_NONSENSE;
	default: return TALK_CUT;
	}
}

/* Each piece is as long as libcups hands on without a copy of its own (2048 bytes or more), the last one
 * too. */
static size_t piece_len(size_t rest) {
	return rest >= 2 * PIECE ? PIECE : rest > PIECE ? rest / 2 : rest;
}

/* False where the document has been forgotten. */
static bool take_piece(struct wire *wire, size_t at, size_t len, unsigned char *piece) {
	pthread_mutex_lock(&wire->lock);
	bool ok = !wire->is_over && wire->document && at + len <= wire->document_len;
	if (ok) {
		memcpy(piece, wire->document + at, len);
		wire->sent = at;
	}
	pthread_mutex_unlock(&wire->lock);
	return ok;
}

static bool write_document(struct wire *wire, size_t total) {
	unsigned char piece[PIECE];
	bool ok = true;
	for (size_t at = 0, len; ok && at < total; at += len) {
		len = piece_len(total - at);
		ok = take_piece(wire, at, len, piece) &&
			httpWrite2(wire->http, (const char *)piece, len) == (ssize_t)len;
	}
	explicit_bzero(piece, sizeof piece);
	return ok;
}

static bool write_question(struct wire *wire, ipp_t *request, size_t document_len) {
	http_t *http = wire->http;
	ipp_state_t state;
	httpClearFields(http);
	httpSetField(http, HTTP_FIELD_CONTENT_TYPE, "application/ipp");
	httpSetField(http, HTTP_FIELD_USER_AGENT, "Foyer");
	httpSetLength(http, ippLength(request) + document_len);
	/* httpPost() may have connected again */
	if (httpPost(http, wire->place.resource) != 0 || httpGetFd(http) != wire->fd ||
		!is_pinned(wire)) {
		return false;
	}
	ippSetState(request, IPP_STATE_IDLE);
	while ((state = ippWrite(http, request)) != IPP_STATE_DATA) {
		if (state == IPP_STATE_ERROR) {
			return false;
		}
	}
	return write_document(wire, document_len);
}

static enum talk_end refuse_http(struct wire *wire, int status) {
	const char *what = "does not print there";
	switch (status) {
	case HTTP_STATUS_SERVICE_UNAVAILABLE: return TALK_BUSY;
	case HTTP_STATUS_UNAUTHORIZED:
	case HTTP_STATUS_FORBIDDEN: what = "wants a password, and the kiosk has none"; break;
	case HTTP_STATUS_UPGRADE_REQUIRED: what = "wants encryption: write ipps://"; break;
	default: break;
	}
	say_why(wire, "it %s (HTTP %d for %s)", what, status, wire->place.resource);
	return TALK_REFUSED;
}

struct intake {
	http_t *http;
	size_t left;
};

static ssize_t take_answer(void *context, ipp_uchar_t *data, size_t len) {
	struct intake *intake = context;
	size_t got = 0;
	if (len > intake->left) {
		return -1;
	}
	intake->left -= len;
	while (got < len) {
		ssize_t count = httpRead2(intake->http, (char *)data + got, len - got);
		if (count <= 0) {
			return got > 0 ? (ssize_t)got : count;
		}
		got += (size_t)count;
	}
	return (ssize_t)got;
}

static enum talk_end read_answer(struct wire *wire, ipp_t **answer) {
	http_t *http = wire->http;
	http_status_t status;
	ipp_state_t state;
	char rest[64];
	do {
		status = httpUpdate(http);
	} while (status == HTTP_STATUS_CONTINUE && !wire_is_over(wire));
	if (status == HTTP_STATUS_ERROR || status == HTTP_STATUS_CONTINUE) {
		return end_of(http);
	}
	if (status != HTTP_STATUS_OK) {
		return refuse_http(wire, status);
	}
	struct intake intake = {http, MAX_ANSWER};
	*answer = ippNew();
	while ((state = ippReadIO(&intake, take_answer, 1, NULL, *answer)) != IPP_STATE_DATA) {
		if (state == IPP_STATE_ERROR) {
			return end_of(http);
		}
	}
	if (httpGetState(http) != HTTP_STATE_WAITING) {
		httpRead2(http, rest, sizeof rest); /* the end of the last chunk */
	}
	return talk_status(*answer);
}

/* One question over one connection; `*answer` is NULL where there is none. */
static enum talk_end exchange(
	struct wire *wire, ipp_t *request, size_t document_len, ipp_t **answer) {
	*answer = NULL;
	if (!ensure_connection(wire)) {
		return TALK_OFF;
	}
	enum talk_end end = TALK_CUT;
	if (write_question(wire, request, document_len)) {
		end = read_answer(wire, answer);
	} else if (httpError(wire->http) == EWOULDBLOCK) {
		end = TALK_SILENT;
	}
	/* what is going to be closed must not be found out by the next question */
	bool is_open = *answer && httpGetState(wire->http) == HTTP_STATE_WAITING &&
		httpGetVersion(wire->http) >= HTTP_VERSION_1_1 &&
		strcasecmp(httpGetField(wire->http, HTTP_FIELD_CONNECTION), "close") != 0;
	if (!is_open) {
		disconnect(wire);
	}
	return end;
}

/* Asks, and once more where an old connection was just being closed and asking twice does no harm. Frees
 * the question; *answer is the caller's. */
static enum talk_end ask(struct wire *wire, ipp_t *request, ipp_t **answer) {
	bool was_open = wire->http != NULL;
	enum talk_end end = exchange(wire, request, 0, answer);
	if (end == TALK_CUT && was_open && ippGetOperation(request) != IPP_OP_CREATE_JOB &&
		!wire_is_over(wire)) {
		ippDelete(*answer);
		end = exchange(wire, request, 0, answer);
	}
	ippDelete(request);
	return end;
}

static struct talk_address address_of(const struct wire *wire, const char *job_name) {
	return (struct talk_address){wire->place.uri, job_name};
}

static enum talk_end ask_printer(
	struct wire *wire, const struct talk_order *order, struct talk_answer *answer) {
	const struct talk_address address = address_of(wire, NULL);
	ipp_t *message;
	enum talk_end end = ask(wire, talk_question(order, &address), &message);
	if (end == TALK_ANSWERED) {
		talk_read_printer(message, answer);
	}
	ippDelete(message);
	return end;
}

static enum talk_end ask_job(
	struct wire *wire, const struct talk_order *order, struct talk_answer *answer) {
	const struct talk_address address = address_of(wire, NULL);
	ipp_t *message;
	enum talk_end end = ask(wire, talk_question_job(order->job_id, &address), &message);
	if (end == TALK_ANSWERED) {
		talk_read_job(message, answer);
	}
	ippDelete(message);
	answer->is_job_gone = end == TALK_GONE;
	return end == TALK_GONE ? TALK_ANSWERED : end;
}

static enum talk_end watch(
	struct wire *wire, const struct talk_order *order, struct talk_answer *answer) {
	enum talk_end end = ask_printer(wire, order, answer);
	bool is_there = end == TALK_ANSWERED || end == TALK_BUSY || end == TALK_REFUSED;
	return is_there ? ask_job(wire, order, answer) : end;
}

static enum talk_end cancel_job(struct wire *wire, int job_id) {
	const struct talk_address address = address_of(wire, NULL);
	ipp_t *message;
	enum talk_end end = ask(wire, talk_question_cancel(job_id, &address), &message);
	ippDelete(message);
	return end;
}

static enum talk_end cancel_and_watch(
	struct wire *wire, const struct talk_order *order, struct talk_answer *answer) {
	enum talk_end end = cancel_job(wire, order->job_id);
	if (end != TALK_ANSWERED && end != TALK_REFUSED) {
		return end;
	}
	enum talk_end job_end = ask_job(wire, order, answer);
	return job_end == TALK_ANSWERED ? end : job_end;
}

static enum talk_end sweep(struct wire *wire, const struct talk_order *order) {
	const struct talk_address address = address_of(wire, NULL);
	ipp_t *message;
	int ids[MAX_JOBS], count = 0;
	enum talk_end end = ask(wire, talk_question(order, &address), &message);
	if (end == TALK_ANSWERED) {
		count = talk_read_jobs(message, wire->place.job_prefix, ids, MAX_JOBS);
	}
	ippDelete(message);
	for (int i = 0; i < count && end == TALK_ANSWERED; i++) {
		enum talk_end job_end = cancel_job(wire, ids[i]);
		end = job_end == TALK_GONE || job_end == TALK_REFUSED ? end : job_end;
	}
	return end;
}

static enum talk_end create(
	struct wire *wire, const struct talk_order *order, struct talk_answer *answer) {
	char name[sizeof wire->place.job_prefix + 16];
	uint32_t number = 0;
	ipp_t *message;
	if (getrandom(&number, sizeof number, 0) < 0) {
		number = (uint32_t)time(NULL);
	}
	snprintf(name, sizeof name, "%s%08x", wire->place.job_prefix, number);
	const struct talk_address address = address_of(wire, name);
	enum talk_end end = ask(wire, talk_question(order, &address), &message);
	if (end == TALK_ANSWERED) {
		talk_read_job(message, answer);
	}
	ippDelete(message);
	return end;
}

static enum talk_end send_document(struct wire *wire, const struct talk_order *order) {
	const struct talk_address address = address_of(wire, NULL);
	ipp_t *message, *request = talk_question(order, &address);
	pthread_mutex_lock(&wire->lock);
	size_t len = wire->document ? wire->document_len : 0;
	pthread_mutex_unlock(&wire->lock);
	enum talk_end end = len ? exchange(wire, request, len, &message) : TALK_CUT;
	ippDelete(request);
	if (len) {
		ippDelete(message);
	}
	return end;
}

static enum talk_end perform(
	struct wire *wire, const struct talk_order *order, struct talk_answer *answer) {
	switch (order->kind) {
	case TALK_ASK: return ask_printer(wire, order, answer);
	case TALK_CREATE: return create(wire, order, answer);
	case TALK_SEND: return send_document(wire, order);
	case TALK_WATCH: return watch(wire, order, answer);
	case TALK_CANCEL: return cancel_and_watch(wire, order, answer);
	case TALK_SWEEP: return sweep(wire, order);
	}
	return TALK_REFUSED;
}

static void *work(void *data) {
	struct wire *wire = data;
	/* a server of libcups' own is never asked; without this name it looks for one in its files */
	cupsSetServer("none.invalid:631");
	pthread_mutex_lock(&wire->lock);
	while (!wire->is_over) {
		if (!wire->has_order) {
			pthread_cond_wait(&wire->changed, &wire->lock);
			continue;
		}
		struct talk_order order = wire->order;
		struct talk_answer answer = {0};
		wire->has_order = false;
		wire->answer.why[0] = '\0';
		pthread_mutex_unlock(&wire->lock);
		answer.end = perform(wire, &order, &answer);
		pthread_mutex_lock(&wire->lock);
		memcpy(answer.why, wire->answer.why, sizeof answer.why);
		wire->answer = answer;
		wire->has_answer = true;
		pthread_cond_broadcast(&wire->changed);
	}
	pthread_mutex_unlock(&wire->lock);
	if (wire->http) {
		disconnect(wire);
	}
	wire_release(wire);
	return NULL;
}

/* Threads that have ended by now are done with. */
static void reap(struct line *line) {
	int kept = 0;
	for (int i = 0; i < line->left_count; i++) {
		if (pthread_tryjoin_np(line->left[i], NULL) != 0) {
			line->left[kept++] = line->left[i];
		}
	}
	line->left_count = kept;
}

static struct wire *wire_create(const struct place *place) {
	struct wire *wire = mem_zero(sizeof *wire);
	pthread_condattr_t attributes;
	pthread_condattr_init(&attributes);
	pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
	pthread_mutex_init(&wire->lock, NULL);
	pthread_cond_init(&wire->changed, &attributes);
	pthread_condattr_destroy(&attributes);
	wire->holders = 2;
	wire->fd = -1;
	wire->place = *place;
	return wire;
}

/* A thread that no signal of the program reaches. */
static bool begin_thread(struct line *line) {
	sigset_t all, before;
	struct wire *wire = wire_create(&line->place);
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	bool ok = pthread_create(&line->thread, NULL, work, wire) == 0;
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	if (!ok) {
		wire_release(wire);
		wire_release(wire);
		return false;
	}
	line->wire = wire;
	return true;
}

static bool line_order(void *data, const struct talk_order *order) {
	struct line *line = data;
	reap(line);
	if (!line->wire && (line->left_count == MAX_LEFT || !begin_thread(line))) {
		return false;
	}
	struct wire *wire = line->wire;
	pthread_mutex_lock(&wire->lock);
	wire->order = *order;
	wire->has_order = true;
	wire->has_answer = false;
	if (order->kind == TALK_SEND) {
		wipe_free(wire->document);
		wire->document = line->document;
		wire->document_len = line->document_len;
		wire->sent = 0;
		line->document = NULL;
	}
	pthread_cond_broadcast(&wire->changed);
	pthread_mutex_unlock(&wire->lock);
	return true;
}

static bool line_answer(void *data, struct talk_answer *answer) {
	struct wire *wire = ((struct line *)data)->wire;
	if (!wire) {
		return false;
	}
	pthread_mutex_lock(&wire->lock);
	bool has_answer = wire->has_answer;
	if (has_answer) {
		*answer = wire->answer;
		wire->has_answer = false;
	}
	pthread_mutex_unlock(&wire->lock);
	return has_answer;
}

static void line_forget(void *data) {
	struct line *line = data;
	wipe_free(line->document);
	line->document = NULL;
	if (line->wire) {
		pthread_mutex_lock(&line->wire->lock);
		wipe_free(line->wire->document);
		line->wire->document = NULL;
		pthread_mutex_unlock(&line->wire->lock);
	}
}

static void line_hang_up(void *data) {
	struct line *line = data;
	struct wire *wire = line->wire;
	if (!wire) {
		return;
	}
	pthread_mutex_lock(&wire->lock);
	wire->is_over = true;
	wire->cancel = 1;
	wipe_free(wire->document);
	wire->document = NULL;
	if (wire->fd >= 0) {
		shutdown(wire->fd, SHUT_RDWR);
	}
	pthread_cond_broadcast(&wire->changed);
	pthread_mutex_unlock(&wire->lock);
	wire_release(wire);
	line->wire = NULL;
	line->left[line->left_count++] = line->thread;
}

static void line_give(void *data, unsigned char *document, size_t len) {
	struct line *line = data;
	line_forget(line);
	line->document = document;
	line->document_len = len;
}

static size_t line_sent(void *data) {
	struct wire *wire = ((struct line *)data)->wire;
	size_t sent = 0;
	if (wire) {
		pthread_mutex_lock(&wire->lock);
		sent = wire->sent;
		pthread_mutex_unlock(&wire->lock);
	}
	return sent;
}

static struct timespec after_ms(int ms) {
	struct timespec time;
	clock_gettime(CLOCK_MONOTONIC, &time);
	time.tv_sec += ms / 1000;
	time.tv_nsec += ms % 1000 * 1000000L;
	if (time.tv_nsec >= 1000000000L) {
		time.tv_sec++;
		time.tv_nsec -= 1000000000L;
	}
	return time;
}

static bool line_wait(void *data, int ms) {
	struct wire *wire = ((struct line *)data)->wire;
	struct timespec end = after_ms(ms);
	if (!wire) {
		return false;
	}
	pthread_mutex_lock(&wire->lock);
	while (!wire->has_answer &&
		pthread_cond_timedwait(&wire->changed, &wire->lock, &end) != ETIMEDOUT) {
	}
	bool has_answer = wire->has_answer;
	pthread_mutex_unlock(&wire->lock);
	return has_answer;
}

/* Waits a little for the threads; one that hangs is left alone. */
static void line_destroy(void *data) {
	struct line *line = data;
	struct timespec end = after_ms(JOIN_MS);
	line_forget(line);
	line_hang_up(line);
	for (int i = 0; i < line->left_count; i++) {
		if (pthread_clockjoin_np(line->left[i], NULL, CLOCK_MONOTONIC, &end) != 0) {
			pthread_detach(line->left[i]);
		}
	}
	free(line);
}

const struct talk_table talk_wire = {line_order, line_answer, line_hang_up, line_give, line_forget,
	line_sent, line_wait, line_destroy};

static bool read_pin(const char *text, unsigned char pin[PIN_BYTES]) {
	int count = 0;
	for (; *text; text++) {
		if (*text == ':' || *text == ' ') {
			continue;
		}
		if (!isxdigit((unsigned char)*text) || count == 2 * PIN_BYTES) {
			return false;
		}
		int digit = *text <= '9' ? *text - '0' : (*text | 0x20) - 'a' + 10;
		pin[count / 2] = (unsigned char)(pin[count / 2] << 4 | digit);
		count++;
	}
	return count == 2 * PIN_BYTES;
}

static bool read_uri(const char *uri, struct place *place, struct err *err) {
	char scheme[16], user[64];
	if (httpSeparateURI(HTTP_URI_CODING_ALL, uri, scheme, sizeof scheme, user, sizeof user,
		    place->host, sizeof place->host, &place->port, place->resource,
		    sizeof place->resource) != HTTP_URI_STATUS_OK ||
		user[0] || !place->host[0] || strlen(place->resource) < 2) {
		return err_set(err,
			"printer %s: write ipp://HOST/PATH, as in ipp://192.0.2.7/ipp/print", uri);
	}
	place->is_encrypted = strcmp(scheme, "ipps") == 0;
	if (!place->is_encrypted && place->port == 443) {
		return err_set(err, "printer %s: port 443 is encrypted; write ipps://", uri);
	}
	httpAssembleURI(HTTP_URI_CODING_ALL, place->uri, sizeof place->uri, scheme, NULL,
		place->host, place->port, place->resource);
	return true;
}

void *talk_wire_create(const char *uri, const char *certificate, struct err *err) {
	struct place place = {.port = 631};
	char host[64] = "";
	if (!read_uri(uri, &place, err)) {
		return NULL;
	}
	bool has_pin = certificate && certificate[0];
	if (place.is_encrypted && !(has_pin && read_pin(certificate, place.pin))) {
		err_set(err,
			"printer %s: %s printer_certificate to the SHA-256 fingerprint that this "
			"prints: openssl s_client -connect %s:%d </dev/null 2>/dev/null | "
			"openssl x509 -noout -fingerprint -sha256",
			uri, has_pin ? "correct" : "set", place.host, place.port);
		return NULL;
	}
	if (place.is_encrypted && _httpTLSSetOptions) {
		_httpTLSSetOptions(0, 3, 5);
	}
	gethostname(host, sizeof host - 1);
	snprintf(place.job_prefix, sizeof place.job_prefix, "foyer %s ", host);
	struct line *line = mem_zero(sizeof *line);
	line->place = place;
	return line;
}
