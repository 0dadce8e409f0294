// SPDX-License-Identifier: GPL-3.0-or-later
// One machine of stages: what the visitor presses, what the printer says and the end of the session move
// it, and each move is one picture. The green tick has one way in, the job's own DONE.
#include "screens/print.h"

#include <stdio.h>
#include <string.h>

#define LOG_MODULE "print"
#include "base/err.h"
#include "base/log.h"
#include "intake/counter.h"
#include "paper/printer.h"
#include "paper/roll.h"
#include "screens/app.h"
#include "screens/print_inner.h"
#include "screens/say.h"
#include "screens/slip.h"
#include "screens/staff.h"
#include "screens/staff_session.h"
#include "seal/wipe.h"
#include "ui/key.h"

#define STEP_MS 30        /* while a slip is printed */
#define CLEAR_STEP_MS 1000 /* while an interrupted printer is cleared, which nobody waits for */
#define SETTLE_MS 400     /* so long a key that has just come answers to no finger on its way */
#define FAULT_MS (30 * 60000)
#define ACTIVE_MS 300000 /* a printer may keep a session alive for so long, and no longer */

struct print *print_create(struct app *app) {
	if (!app->options->printer) {
		return NULL;
	}
	struct print *print = wipe_alloc(sizeof *print);
	*print = (struct print){
		.printer = app->options->printer, .job = job_create(app->options->printer)};
	print->kept_mm = app->options->roll_file ? roll_read(app->options->roll_file) : 0;
	job_set_paper_mm(print->job, print->kept_mm);
	return print;
}

void print_destroy(struct print *print) {
	if (print) {
		job_destroy(print->job);
		str_finish(&print->handed_over);
		str_finish(&print->came_out);
		wipe_free(print);
	}
}

/* ---- what is asked of it ---- */

bool print_is_there(const struct app *app) {
	return app->print;
}

bool print_is_offered(const struct app *app) {
	if (!app->print || !slip_is_here(app)) {
		return false;
	}
	const struct job *job = app->print->job;
	uint64_t what = slip_what(app);
	return job_state(job) == JOB_PRINTING ? job_copy(job, what) <= JOB_MAX_COPIES
					      : job_can_start(job, what);
}

bool print_is_up(const struct app *app) {
	const struct print *print = app->print;
	return print && print->stage != PRINT_AWAY && !print->is_hidden && !staff_is_asking(app) &&
		!app->session->sheet_is_open && !app->is_warning;
}

const char *print_staff_note(const struct app *app) {
	const struct print *print = app->print;
	if (!print) {
		return NULL;
	}
	bool is_old = clock_ms(app->clock) - print->fault_ms > FAULT_MS;
	return staff_printer_english(
		is_old ? JOB_NONE : print->fault, job_is_paper_low(print->job));
}

enum job_state print_last(const struct app *app) {
	return app->print ? app->print->last : JOB_NONE;
}

double print_paper_mm(const struct app *app) {
	return app->print ? job_paper_mm(app->print->job) : 0;
}

const char *print_text(const struct app *app) {
	return app->print ? str_get(&app->print->came_out) : "";
}

const char *print_label(const struct app *app) {
	return printer_is_folder(app->print->printer) ? say(app, "Save as PDF") : say(app, "Print");
}

struct box *print_key_add(struct app *app, struct box *parent, struct key_spec spec) {
	if (!app->print || !slip_is_here(app)) {
		return NULL;
	}
	spec.id = "print";
	if (printer_is_folder(app->print->printer)) {
		spec.label = print_label(app);
		spec.icon = "content-save";
	} else {
		spec.icon = "printer";
	}
	spec.is_unavailable = !print_is_offered(app);
	return key_add(parent, spec);
}

/* ---- moving on ---- */

/* Once after a slip, never while one is printed. */
static void keep_roll(struct app *app) {
	struct print *print = app->print;
	double mm = job_paper_mm(print->job);
	struct err err;
	if (mm == print->kept_mm) {
		return;
	}
	print->kept_mm = mm;
	if (app->options->roll_file && !roll_write(app->options->roll_file, mm, &err)) {
		log_error("cannot keep how much paper was used: %s", err.text);
	}
}

void print_new_roll(struct app *app) {
	if (app->print) {
		job_new_roll(app->print->job);
		keep_roll(app);
	}
}

static void enter(struct app *app, enum print_stage stage) {
	app->print->stage = stage;
	app->print->is_shown = false;
	app->print->ready_ms = clock_ms(app->clock) + SETTLE_MS;
	app_changed(app);
}

static void leave(struct app *app) {
	struct print *print = app->print;
	print->is_hidden = false;
	wipe(&print->scene, sizeof print->scene);
	enter(app, PRINT_AWAY);
}

static void give_up(struct app *app) {
	job_give_up(app->print->job, clock_ms(app->clock));
	str_clear(&app->print->handed_over);
	keep_roll(app);
	leave(app);
}

static void count(struct app *app) {
	static const char *const reasons[PRINT_STAGES] = {
		[PRINT_PAPER_OUT] = "paper-out",
		[PRINT_COVER_OPEN] = "cover-open",
		[PRINT_JAM] = "jam",
		[PRINT_BUSY] = "busy",
		[PRINT_OFF] = "off",
		[PRINT_UNKNOWN] = "unknown",
		[PRINT_UNPLUGGED] = "unplugged",
		[PRINT_NOT_MADE] = "not-made",
	};
	static const char *const kinds[SCREEN_KINDS] = {
		[SCREEN_SERVICE] = "service:",
		[SCREEN_ARTICLE] = "article:",
		[SCREEN_SIGN_UP] = "sign-up:",
		[SCREEN_MY_LIST] = "list",
		[SCREEN_HELP] = "help",
	};
	const struct print *print = app->print;
	char key[COUNTER_MAX_KEY_BYTES];
	if (print->scene.kind == SCREEN_STAFF) {
		return; /* nobody's */
	}
	if (print->stage != PRINT_DONE) {
		app_count(app, COUNTER_PRINT_FAILED, reasons[print->stage]);
		return;
	}
	const char *kind = kinds[print->scene.kind];
	snprintf(key, sizeof key, "%s%s", kind ? kind : "", print->scene.id);
	app_count(app, COUNTER_PRINT, key);
}

/* The job has left PRINTING: once for each attempt. */
static void end(struct app *app, enum print_stage stage) {
	struct print *print = app->print;
	bool was_hidden = print->is_hidden;
	enter(app, stage);
	count(app);
	keep_roll(app);
	if (stage == PRINT_DONE) {
		str_clear(&print->came_out);
		str_append(&print->came_out, str_get(&print->handed_over));
	}
	str_clear(&print->handed_over);
	print->is_hidden = false; /* what failed is told wherever the visitor is by now */
	if (stage == PRINT_DONE && was_hidden) {
		leave(app);
	}
}

static void make(struct app *app, int64_t now_ms) {
	struct print *print = app->print;
	struct err err;
	struct scene here = app->session->here;
	app->session->here = print->scene;
	bool ok = print_make(app, now_ms, &err);
	app->session->here = here;
	if (ok) {
		print->stage = PRINT_WORKING; /* looks the same */
		print->step_ms = now_ms;
	} else {
		log_error("a slip cannot be made: %s", err.text);
		end(app, PRINT_NOT_MADE);
	}
	wipe(&here, sizeof here);
}

static void step(struct app *app, int64_t now_ms) {
	static const enum print_stage ends[] = {
		[JOB_NONE] = PRINT_AWAY,
		[JOB_DONE] = PRINT_DONE,
		[JOB_PAPER_OUT] = PRINT_PAPER_OUT,
		[JOB_COVER_OPEN] = PRINT_COVER_OPEN,
		[JOB_JAM] = PRINT_JAM,
		[JOB_BUSY] = PRINT_BUSY,
		[JOB_OFF] = PRINT_OFF,
		[JOB_UNKNOWN] = PRINT_UNKNOWN,
		[JOB_DETACHED] = PRINT_UNPLUGGED,
	};
	struct print *print = app->print;
	bool was_low = job_is_paper_low(print->job);
	job_step(print->job, now_ms);
	enum job_state state = job_state(print->job);
	bool is_working = state == JOB_PRINTING;
	if (print->stage == PRINT_WORKING && !is_working) {
		print->fault = state == JOB_DONE ? JOB_NONE : state;
		print->fault_ms = now_ms;
		print->last = state;
		end(app, ends[state]);
	}
	if (job_is_paper_low(print->job) != was_low) {
		app_changed(app);
	}
	print->step_ms = now_ms + (is_working ? STEP_MS : CLEAR_STEP_MS);
}

static bool is_under_way(const struct print *print) {
	return print->stage == PRINT_ASKED || print->stage == PRINT_WORKING;
}

void print_tick(struct app *app, int64_t now_ms) {
	struct print *print = app->print;
	if (!print) {
		return;
	}
	if (is_under_way(print) && now_ms - print->asked_ms < ACTIVE_MS) {
		app->active_ms = now_ms;
	}
	if (print->stage == PRINT_ASKED) {
		if (!staff_is_asking(app) && (print->is_shown || !print_is_up(app))) {
			make(app, now_ms);
		}
	} else if (!job_is_quiet(print->job) && now_ms >= print->step_ms) {
		step(app, now_ms);
	}
}

int64_t print_due_ms(const struct app *app) {
	const struct print *print = app->print;
	if (!print) {
		return INT64_MAX;
	}
	return print->stage == PRINT_ASKED ? print->asked_ms
		: job_is_quiet(print->job) ? INT64_MAX
					   : print->step_ms;
}

void print_forget(struct app *app) {
	struct print *print = app->print;
	if (print) {
		job_end_session(print->job, clock_ms(app->clock));
		keep_roll(app);
		str_finish(&print->handed_over);
		str_finish(&print->came_out);
		leave(app);
	}
}

/* ---- what is pressed ---- */

static void ask(struct app *app) {
	struct print *print = app->print;
	app->session->sheet_is_open = false;
	if (print->stage !=
		PRINT_AWAY) { /* it is on its way already, or there is something to tell */
		print->is_hidden = false;
		return;
	}
	print->scene = app->session->here;
	print->asked_ms = clock_ms(app->clock);
	enter(app,
		!slip_is_here(app)              ? PRINT_NOTHING
			: print_is_offered(app) ? PRINT_ASKED
						: PRINT_ENOUGH);
}

bool print_can_retry(const struct app *app) {
	const struct print *print = app->print;
	struct session *session = app->session;
	if (print->stage < PRINT_PAPER_OUT || print->stage > PRINT_UNPLUGGED) {
		return false;
	}
	struct scene here = session->here;
	session->here = print->scene;
	bool can = print_is_offered(app);
	session->here = here;
	return can;
}

static void retry(struct app *app) {
	if (print_can_retry(app)) {
		app->print->asked_ms = clock_ms(app->clock);
		enter(app, PRINT_ASKED);
	}
}

/* The visitor goes on. */
static void dismiss(struct app *app) {
	if (is_under_way(app->print)) {
		app->print->is_hidden = true;
	} else {
		give_up(app);
	}
}

static bool is_one_of(const char *id, const char *const *ids) {
	while (*ids && strcmp(*ids, id) != 0) {
		ids++;
	}
	return *ids;
}

/* Whether the page stays as it is, and so what is told of it. */
static bool keeps_page(const struct app *app, const char *id) {
	static const char *const page[] = {"text-size", "contrast", "lower", NULL};
	static const char *const sheet[] = {"back", "more", "previous", "more-languages", NULL};
	if (is_one_of(id, page)) {
		return true;
	}
	if (!strcmp(id, "language")) {
		return *app->session->lang;
	}
	return app->session->sheet_is_open && (is_one_of(id, sheet) || !strncmp(id, "lang-", 5));
}

static void press_own(struct app *app, const char *id) {
	if (clock_ms(app->clock) < app->print->ready_ms) {
		return;
	}
	if (!strcmp(id, "retry")) {
		retry(app);
	} else {
		give_up(app);
	}
}

/* The dialog is up, or would be but for the sheet over it. */
static bool press_told(struct app *app, const char *id) {
	static const char *const own[] = {"retry", "go-on", "stop-print", NULL};
	static const char *const still[] = {"print", "more", "previous", NULL};
	if (keeps_page(app, id)) {
		return false;
	}
	if (is_one_of(id, own)) {
		press_own(app, id);
	} else if (!is_one_of(id, still)) {
		dismiss(app);
		return !strcmp(id, "back");
	}
	return true;
}

bool print_press(struct app *app, const char *id) {
	const struct print *print = app->print;
	if (!print) {
		return false;
	}
	if (print_is_up(app) ||
		(app->session->sheet_is_open && print->stage != PRINT_AWAY && !print->is_hidden &&
			strcmp(id, "print") != 0)) {
		return press_told(app, id);
	}
	if (strcmp(id, "print") != 0) {
		return false;
	}
	ask(app);
	return true;
}
