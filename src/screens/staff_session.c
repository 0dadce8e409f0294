// SPDX-License-Identifier: GPL-3.0-or-later
// Two sessions change places: the visitor's is set aside whole while the PIN is asked, so that no page
// of staff's can read it and nothing of it has to be put back piece by piece.
#include "screens/staff_session.h"

#include <stdio.h>
#include <string.h>

#include "content/pack.h"
#include "device/clock.h"
#include "device/window.h"
#include "lang/catalog.h"
#include "lang/mark.h"
#include "screens/staff_inner.h"
#include "seal/lockout.h"
#include "seal/wipe.h"
#include "ui/ui.h"

#define HOLD_MS 5000
#define HOLD_PX 24      /* around the logo, which is smaller than a finger */
#define ASK_MS 45000    /* without a touch, until the visitor's page comes back */
#define STATUS_MS 60000 /* and until the status page is locked */

struct staff *staff_create(const struct app *app) {
	const struct app_options *options = app->options;
	struct staff *staff = wipe_alloc(sizeof *staff);
	memset(staff, 0, sizeof *staff);
	staff->options = options;
	snprintf(staff->usb, sizeof staff->usb, "%s", options->usb_dir ? options->usb_dir : "");
	if (options->staff_pin) {
		staff->lockout = lockout_open(options->pin_file, clock_ms(app->clock));
	}
	return staff;
}

static void join(struct staff *staff) {
	if (staff->has_worker) {
		pthread_join(staff->worker, NULL);
		staff->has_worker = false;
	}
	pack_close(staff->loaded);
	staff->loaded = NULL;
	staff->job = STAFF_IDLE;
}

void staff_destroy(struct staff *staff) {
	if (staff) {
		join(staff);
		session_destroy(staff->visitor);
		lockout_close(staff->lockout);
		wipe_free(staff);
	}
}

bool staff_is_up(const struct app *app) {
	enum screen_kind kind = app->session->here.kind;
	return kind == SCREEN_STAFF_PIN || kind == SCREEN_STAFF;
}

bool staff_is_asking(const struct app *app) {
	return app->staff && app->staff->visitor;
}

const char *staff_lang(const struct app *app) {
	static const char known[] = N_STAFF("Staff");
	const char *host = pack_host_language(app->pack);
	return catalog_staff(host, known) != known ? host : "en";
}

void staff_set_usb(struct app *app, const char *folder) {
	snprintf(app->staff->usb, sizeof app->staff->usb, "%s", folder);
	app_changed(app);
}

bool staff_is_at_work(const struct app *app) {
	return app->staff->job != STAFF_IDLE;
}

/* ---- in and out ---- */

static void wipe_digits(struct staff *staff) {
	wipe(staff->digits, sizeof staff->digits);
	staff->digit_count = 0;
}

/* Staff's session of its own; the page behind it is remembered with its form. */
static void ask(struct app *app) {
	struct staff *staff = app->staff;
	staff->visitor = app->session;
	staff->form = app->form;
	staff->page_tightness = app->page_tightness;
	staff->page_lean = app->page_lean;
	staff->told = STAFF_TOLD_NOTHING;
	app->session = session_create();
	app->session->has_begun = true;
	snprintf(app->session->lang, sizeof app->session->lang, "%s", staff_lang(app));
	app->session->here.kind = SCREEN_STAFF_PIN;
	app->active_ms = clock_ms(app->clock);
	wipe(&app->touch,
		sizeof app->touch); /* the finger that held the logo acts on nothing here */
	app_changed(app);
}

static void restore(struct app *app) {
	struct staff *staff = app->staff;
	session_destroy(app->session);
	app->session = staff->visitor;
	staff->visitor = NULL;
	app->form = staff->form;
	app->page_tightness = staff->page_tightness;
	app->page_lean = staff->page_lean;
}

void staff_return(struct app *app) {
	wipe_digits(app->staff);
	restore(app);
	window_forget(app->window);
	ui_wipe(app->ui);
	wipe(&app->touch, sizeof app->touch);
	wipe_stack();
	app->active_ms = clock_ms(app->clock);
	app_changed(app);
}

void staff_forget(struct app *app) {
	struct staff *staff = app->staff;
	if (!staff) {
		return;
	}
	join(staff);
	wipe_digits(staff);
	staff->hold_due_ms = staff->clean_due_ms = 0;
	staff->told = STAFF_TOLD_NOTHING;
	wipe(&staff->facts, sizeof staff->facts);
	if (staff->visitor) {
		restore(app);
	}
}

/* What the visitor did is counted and wiped before anything is shown. */
static void unlock(struct app *app) {
	app_wipe(app);
	app->session->has_begun = true;
	snprintf(app->session->lang, sizeof app->session->lang, "%s", staff_lang(app));
	session_visit(app->session, SCREEN_STAFF, NULL);
	staff_look(app);
	app_changed(app);
}

/* ---- the hold ---- */

static bool is_over(const struct rect *rect, int x, int y) {
	return x >= rect->x && y >= rect->y && x < rect->x + rect->w && y < rect->y + rect->h;
}

/* Only while nothing lies over the page. */
static void watch(struct app *app, const struct input *input) {
	struct staff *staff = app->staff;
	const struct box *logo = ui_find(app->ui, "logo");
	bool is_held =
		input->kind == INPUT_PRESS || (input->kind == INPUT_MOVE && staff->hold_due_ms);
	if (input->kind == INPUT_PRESS && logo && staff->lockout && !staff_is_up(app) &&
		!app_has_overlay(app)) {
		int around = ui_px(app->ui, HOLD_PX);
		staff->hold = (struct rect){logo->rect.x - around, logo->rect.y - around,
			logo->rect.w + 2 * around, logo->rect.h + 2 * around};
		staff->hold_due_ms = clock_ms(app->clock) + HOLD_MS;
	} else if (input->kind == INPUT_PRESS) {
		is_held = false;
	}
	if (!is_held || !is_over(&staff->hold, input->x, input->y)) {
		staff->hold_due_ms = 0;
	}
}

bool staff_take(struct app *app, const struct input *input) {
	struct staff *staff = app->staff;
	if (input->kind == INPUT_NONE || input->kind == INPUT_EXPOSE ||
		input->kind == INPUT_RESIZE || input->kind == INPUT_QUIT) {
		return false;
	}
	if (staff->clean_due_ms) {
		return true;
	}
	watch(app, input);
	return false;
}

/* ---- time ---- */

static int64_t end_ms(const struct app *app) {
	bool is_pin = app->session->here.kind == SCREEN_STAFF_PIN;
	return app->active_ms + (is_pin ? ASK_MS : STATUS_MS);
}

int staff_seconds_left(struct app *app) {
	bool is_clean = app->staff->clean_due_ms;
	int64_t now = clock_ms(app->clock);
	int64_t left = (is_clean ? app->staff->clean_due_ms : end_ms(app)) - now;
	app_wake_at(app, now + (left > 0 ? (left - 1) % 1000 + 1 : 1000));
	return left > 0 ? (int)((left + 999) / 1000) : 0;
}

int64_t staff_due_ms(const struct app *app) {
	const struct staff *staff = app->staff;
	int64_t due = staff->hold_due_ms ? staff->hold_due_ms : INT64_MAX;
	if (staff->job != STAFF_IDLE) {
		return staff->look_ms < due ? staff->look_ms : due;
	}
	if (staff->clean_due_ms) {
		return staff->clean_due_ms;
	}
	return staff_is_up(app) && end_ms(app) < due ? end_ms(app) : due;
}

static void conclude(struct app *app) {
	struct staff *staff = app->staff;
	struct pack *loaded = staff->loaded;
	enum staff_job job = staff->job;
	staff->loaded = NULL;
	join(staff);
	staff->told = staff->came_to;
	app->active_ms = clock_ms(app->clock);
	if (job == STAFF_VERIFY) {
		wipe_digits(staff);
		if (staff->is_right) {
			unlock(app);
		}
	} else {
		if (loaded) {
			app_exchange(app, loaded);
		}
		staff_look(app);
	}
	app_changed(app);
}

static void look_at_worker(struct app *app, int64_t now_ms) {
	struct staff *staff = app->staff;
	if (now_ms < staff->look_ms) {
		return;
	}
	if (clock_is_virtual(app->clock) && staff->has_worker) {
		pthread_join(staff->worker, NULL); /* time stands still meanwhile */
		staff->has_worker = false;
	}
	app->active_ms = now_ms;
	staff->look_ms = now_ms + 20;
	if (atomic_load(&staff->is_done)) {
		conclude(app);
	}
}

void staff_tick(struct app *app, int64_t now_ms) {
	struct staff *staff = app->staff;
	if (staff->job != STAFF_IDLE) {
		look_at_worker(app, now_ms);
	} else if (staff->hold_due_ms && now_ms >= staff->hold_due_ms) {
		staff->hold_due_ms = 0;
		if (!app_has_overlay(app) && !staff_is_up(app)) {
			ask(app);
		}
	} else if (staff->clean_due_ms) {
		if (now_ms >= staff->clean_due_ms) {
			staff->clean_due_ms = 0;
			app->session->here.step = STAFF_STATUS;
			app->active_ms = now_ms;
			app_changed(app);
		}
	} else if (staff_is_up(app) && now_ms >= end_ms(app)) {
		staff->visitor ? staff_return(app) : app_wipe(app);
	}
}
