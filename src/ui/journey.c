// SPDX-License-Identifier: GPL-3.0-or-later
// Reads a byte at a time: no buffer of libc's ever holds the lines that were run or are to come.
#include "ui/journey.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/err.h"
#include "base/str.h"
#include "base/utf8.h"
#include "device/input.h"
#include "ui/journey_step.h"

#define PAGES_MOST 40 /* that turn-to turns */
#define DRAG_MOVES 8

struct journey {
	const struct journey_target *target;
	const char *path, *lang;
	int fd, line, taps;
	int64_t ms; /* virtual time of the inputs */
	char bytes[JOURNEY_LINE_MAX];
	struct journey_step step;
};

static void pass(struct journey *journey, int64_t ms) {
	journey->target->wait(journey->target->context, ms);
	journey->ms += ms;
}

static void point(struct journey *journey, enum input_kind kind, int x, int y) {
	struct input input = {.kind = kind, .x = x, .y = y, .ms = journey->ms};
	journey->target->input(journey->target->context, &input);
}

static void press(struct journey *journey, struct rect box, int64_t ms) {
	int x = box.x + box.w / 2, y = box.y + box.h / 2;
	point(journey, INPUT_PRESS, x, y);
	pass(journey, ms);
	point(journey, INPUT_RELEASE, x, y);
	pass(journey, JOURNEY_PAUSE_MS);
}

static bool find(const struct journey *journey, const char *name, bool is_id, struct rect *box) {
	return journey->target->find(journey->target->context, name, is_id, box);
}

static bool find_target(const struct journey *journey, struct rect *box, struct err *err) {
	const struct journey_step *step = &journey->step;
	if (find(journey, step->text, step->is_id, box)) {
		return true;
	}
	return err_set(err, step->is_id ? "#%.80s is not on screen" : "\"%.80s\" is not on screen",
		step->text);
}

static bool run_press(struct journey *journey, int64_t ms, struct err *err) {
	struct rect box;
	if (!find_target(journey, &box, err)) {
		return false;
	}
	journey->taps++;
	press(journey, box, ms);
	return true;
}

/* What stands on a later page: each press of More is a tap. */
static bool run_turn_to(struct journey *journey, struct err *err) {
	struct rect box, more;
	for (int i = 0; i < PAGES_MOST; i++) {
		if (find(journey, journey->step.text, journey->step.is_id, &box)) {
			return true;
		}
		if (!find(journey, "more", true, &more)) {
			break;
		}
		journey->taps++;
		press(journey, more, JOURNEY_PRESS_MS);
	}
	return find_target(journey, &box, err);
}

static bool run_dont_see(const struct journey *journey, struct err *err) {
	struct rect box;
	if (!find(journey, journey->step.text, journey->step.is_id, &box)) {
		return true;
	}
	return err_set(
		err, "%s%.80s is on screen", journey->step.is_id ? "#" : "", journey->step.text);
}

static bool run_taps(const struct journey *journey, struct err *err) {
	if (journey->taps <= journey->step.number) {
		return true;
	}
	return err_set(err, "%d taps were made", journey->taps);
}

static void send_key(struct journey *journey, enum key key) {
	struct input input = {.kind = INPUT_KEY, .key = key, .ms = journey->ms};
	journey->target->input(journey->target->context, &input);
	pass(journey, JOURNEY_PAUSE_MS);
}

/* The key of one character; brings up the upper row or the Latin keys where they have it. */
static bool find_key(struct journey *journey, const char *character, struct rect *box) {
	static const char *const doors[] = {"key-shift", "key-latin"};
	char id[16];
	snprintf(id, sizeof id, "key-%s", strcmp(character, " ") == 0 ? "space" : character);
	bool is_found = find(journey, id, true, box);
	for (size_t i = 0; !is_found && i < sizeof doors / sizeof *doors; i++) {
		struct rect door;
		if (find(journey, doors[i], true, &door)) {
			press(journey, door, JOURNEY_PRESS_MS);
			is_found = find(journey, id, true, box);
		}
	}
	explicit_bzero(id, sizeof id);
	return is_found;
}

static void type_character(struct journey *journey, const char *character) {
	struct rect box;
	if (find_key(journey, character, &box)) {
		press(journey, box, JOURNEY_PRESS_MS);
		return;
	}
	if (strcmp(character, " ") == 0) {
		send_key(journey, KEY_SPACE);
		return;
	}
	struct input input = {.kind = INPUT_TEXT, .ms = journey->ms};
	snprintf(input.text, sizeof input.text, "%s", character);
	journey->target->input(journey->target->context, &input);
	explicit_bzero(&input, sizeof input);
	pass(journey, JOURNEY_PAUSE_MS);
}

static void run_type(struct journey *journey) {
	const char *text = journey->step.text;
	size_t len = strlen(text);
	for (size_t at = 0; at < len;) {
		char character[5] = "";
		size_t start = at;
		utf8_next(text, len, &at);
		memcpy(character, text + start, at - start);
		type_character(journey, character);
		explicit_bzero(character, sizeof character);
	}
}

static void run_drag(struct journey *journey) {
	struct rect screen = journey->target->screen(journey->target->context);
	int x = screen.x + screen.w / 2;
	int from = screen.y + screen.h / 2 + journey->step.number / 2;
	point(journey, INPUT_PRESS, x, from);
	for (int i = 1; i <= DRAG_MOVES; i++) {
		pass(journey, JOURNEY_PRESS_MS / DRAG_MOVES);
		point(journey, INPUT_MOVE, x, from - journey->step.number * i / DRAG_MOVES);
	}
	point(journey, INPUT_RELEASE, x, from - journey->step.number);
	pass(journey, JOURNEY_PAUSE_MS);
}

typedef bool text_fn(void *context, const char *text, struct err *err);

static bool run_text(const struct journey *journey, text_fn *fn, struct err *err) {
	return fn ? fn(journey->target->context, journey->step.text, err)
		  : err_set(err, "not available in this program");
}

static bool run_slips(const struct journey *journey, struct err *err) {
	const struct journey_target *target = journey->target;
	return target->slips ? target->slips(target->context, journey->step.number, err)
			     : err_set(err, "not available in this program");
}

static bool run_clock(const struct journey *journey, struct err *err) {
	const struct journey_target *target = journey->target;
	return target->set_clock ? target->set_clock(target->context, &journey->step.stamp, err)
				 : err_set(err, "not available in this program");
}

static bool run_step(struct journey *journey, struct err *err) {
	const struct journey_target *target = journey->target;
	const struct journey_step *step = &journey->step;
	struct rect box;
	switch (step->verb) {
	case JOURNEY_NOTHING: return true;
	case JOURNEY_TAP: return run_press(journey, JOURNEY_PRESS_MS, err);
	case JOURNEY_TURN_TO: return run_turn_to(journey, err);
	case JOURNEY_HOLD: return run_press(journey, step->ms, err);
	case JOURNEY_SEE: return find_target(journey, &box, err);
	case JOURNEY_DONT_SEE: return run_dont_see(journey, err);
	case JOURNEY_TAPS: return run_taps(journey, err);
	case JOURNEY_TYPE: run_type(journey); return true;
	case JOURNEY_KEY: send_key(journey, input_key_named(step->text)); return true;
	case JOURNEY_DRAG: run_drag(journey); return true;
	case JOURNEY_WAIT: pass(journey, step->ms); return true;
	case JOURNEY_SHOT: return run_text(journey, target->shot, err);
	case JOURNEY_PRINT_SHOWS: return run_text(journey, target->print_shows, err);
	case JOURNEY_SLIPS: return run_slips(journey, err);
	case JOURNEY_PRINTER: return run_text(journey, target->printer, err);
	case JOURNEY_USB: return run_text(journey, target->usb, err);
	case JOURNEY_CLOCK: return run_clock(journey, err);
	}
	return true;
}

/* The next line without its newline; *is_over at the end of the file. */
static bool read_line(struct journey *journey, bool *is_over, struct err *err) {
	size_t len = 0;
	explicit_bzero(journey->bytes, sizeof journey->bytes);
	journey->line++;
	for (;;) {
		char byte;
		ssize_t got = read(journey->fd, &byte, 1);
		if (got < 0 && errno == EINTR) {
			continue;
		}
		if (got < 0) {
			return err_set(err, "cannot read on: %s", strerror(errno));
		}
		if (got == 0 || byte == '\n') {
			*is_over = got == 0 && len == 0;
			return true;
		}
		if (!byte) {
			return err_set(err, "the line holds a zero byte");
		}
		if (len == sizeof journey->bytes - 1) {
			return err_set(
				err, "the line is longer than %d bytes", JOURNEY_LINE_MAX - 1);
		}
		journey->bytes[len++] = byte;
	}
}

static bool run_line(struct journey *journey, struct err *err) {
	bool is_read = journey_step_read(journey->bytes, journey->lang, &journey->step, err);
	explicit_bzero(journey->bytes, sizeof journey->bytes);
	if (!is_read || run_step(journey, err)) {
		return is_read;
	}
	return err_prefix(err, "%s", journey_verb_name(journey->step.verb));
}

static bool run_lines(struct journey *journey, struct str *seen, struct err *err) {
	bool is_over = false, ok = true;
	while (ok && !is_over) {
		ok = read_line(journey, &is_over, err) && (is_over || run_line(journey, err));
	}
	if (!ok) {
		err_prefix(err, "%s:%d", journey->path, journey->line);
		if (seen) {
			journey->target->list(journey->target->context, seen);
		}
	}
	return ok;
}

bool journey_run(const char *path, const char *lang, const struct journey_target *target,
	struct str *seen, struct err *err) {
	struct journey journey = {.target = target, .path = path, .lang = lang};
	journey.fd = open(path, O_RDONLY | O_CLOEXEC);
	if (journey.fd < 0) {
		return err_set(err, "cannot open the journey %s: %s", path, strerror(errno));
	}
	bool ok = run_lines(&journey, seen, err);
	close(journey.fd);
	explicit_bzero(&journey, sizeof journey);
	return ok;
}
