// SPDX-License-Identifier: GPL-3.0-or-later
// The attempt belongs to one thread at a time: to the one that draws while questions are asked, to the
// worker while the disk is at work, and back again once the worker was joined.
#include "screens/sign_up.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>

#define LOG_MODULE "sign-up"
#include "base/err.h"
#include "base/log.h"
#include "content/article.h"
#include "content/block.h"
#include "content/programme.h"
#include "device/clock.h"
#include "intake/counter.h"
#include "intake/record.h"
#include "intake/signups.h"
#include "screens/app.h"
#include "screens/print.h"
#include "screens/staff_session.h"
#include "screens/tidy.h"
#include "seal/wipe.h"

#define LOOK_AGAIN_MS 20

struct sign_up {
	struct signup *attempt;
	enum sign_up_state state;
	char programme[SESSION_ID_BYTES], lang[SESSION_LANG_BYTES];
	char privacy[RECORD_PRIVACY_BYTES];
	int day, delete_on;
	pthread_t worker;
	bool has_worker;
	atomic_bool is_done;
	bool did_work;
	int64_t look_ms; /* when to look again */
	bool must_print; /* the slip comes by itself */
	struct err err;
};

struct sign_up *sign_up_create(void) {
	struct sign_up *sign_up = wipe_alloc(sizeof *sign_up);
	memset(sign_up, 0, sizeof *sign_up);
	return sign_up;
}

static void join(struct sign_up *sign_up) {
	if (sign_up->has_worker) {
		pthread_join(sign_up->worker, NULL);
		sign_up->has_worker = false;
	}
}

static void clear(struct sign_up *sign_up) {
	join(sign_up);
	signup_end(sign_up->attempt);
	wipe(sign_up, sizeof *sign_up);
}

void sign_up_destroy(struct sign_up *sign_up) {
	if (sign_up) {
		clear(sign_up);
		wipe_free(sign_up);
	}
}

bool sign_up_is_open(const struct app *app) {
	return app_clock_is_set(app) && signups_state(app->options->signups) == SIGNUPS_OPEN;
}

/* The words that are shown before the first question, in the order in which they stand. */
static void hash_privacy(struct app *app, char hash[RECORD_PRIVACY_BYTES]) {
	const struct article *article =
		article_load(app->pack, app->page, PROGRAMME_PRIVACY, app_lang(app));
	if (article && article->is_missing && article->language_count) {
		article = article_load(
			app->pack, app->page, PROGRAMME_PRIVACY, article->languages[0]);
	}
	struct str text = {0};
	for (size_t i = 0; article && i < article->block_count; i++) {
		str_printf(&text, "%s\n", article->blocks[i].text);
	}
	record_privacy(str_get(&text), text.len, hash);
	str_finish(&text);
}

bool sign_up_begin(struct app *app, const char *programme) {
	struct sign_up *sign_up = app->sign_up;
	clear(sign_up);
	if (!app->options->signups || !app_clock_is_set(app) ||
		signups_refresh(app->options->signups) != SIGNUPS_OPEN) {
		return false;
	}
	sign_up->attempt = signup_begin(app->options->signups);
	if (!sign_up->attempt) {
		return false;
	}
	tidy_expect(app->tidy);
	snprintf(sign_up->programme, sizeof sign_up->programme, "%s", programme);
	hash_privacy(app, sign_up->privacy);
	sign_up->state = SIGN_UP_ASKING;
	app_count(app, COUNTER_PROGRAMME_START, programme);
	return true;
}

void sign_up_end(struct app *app) {
	clear(app->sign_up);
}

void sign_up_leave(struct app *app) {
	if (staff_is_asking(app)) {
		return;
	}
	const struct session *session = app->session;
	bool is_reached = session->here.kind == SCREEN_SIGN_UP;
	for (int i = 0; i < session->history_count; i++) {
		is_reached |= session->history[i].kind == SCREEN_SIGN_UP;
	}
	if (!is_reached && app->sign_up->state != SIGN_UP_NONE) {
		sign_up_end(app);
		str_clear(&app->session->search); /* what was typed into a question */
		app_drop_keyboard(app);
	}
}

enum sign_up_state sign_up_state(const struct app *app) {
	return app->sign_up->state;
}

bool sign_up_is_for(const struct app *app, const char *programme) {
	return app->sign_up->state != SIGN_UP_NONE && !strcmp(app->sign_up->programme, programme);
}

struct record *sign_up_answers(struct app *app) {
	struct sign_up *sign_up = app->sign_up;
	bool is_ours = sign_up->state == SIGN_UP_ASKING || sign_up->state == SIGN_UP_FAILED;
	return is_ours ? signup_record(sign_up->attempt) : NULL;
}

static void *keep(void *context) {
	struct sign_up *sign_up = context;
	const struct signup_facts facts = {.programme = sign_up->programme,
		.lang = sign_up->lang,
		.privacy = sign_up->privacy,
		.day = sign_up->day,
		.delete_on = sign_up->delete_on};
	sign_up->did_work = signup_keep(sign_up->attempt, &facts, &sign_up->err);
	wipe_stack();
	atomic_store(&sign_up->is_done, true);
	return NULL;
}

static void *take_back(void *context) {
	struct sign_up *sign_up = context;
	sign_up->did_work = signup_withdraw(sign_up->attempt, &sign_up->err);
	wipe_stack();
	atomic_store(&sign_up->is_done, true);
	return NULL;
}

/* Where the system gives no thread the screen waits for the disk. */
static void work(struct app *app, void *(*job)(void *), enum sign_up_state state) {
	struct sign_up *sign_up = app->sign_up;
	sign_up->state = state;
	atomic_store(&sign_up->is_done, false);
	sign_up->has_worker = pthread_create(&sign_up->worker, NULL, job, sign_up) == 0;
	if (!sign_up->has_worker) {
		job(sign_up);
	}
	sign_up->look_ms = clock_ms(app->clock) + LOOK_AGAIN_MS;
}

/* Each question says how long its answer is kept; all go together, on the first of those days. */
static int days_kept(const struct record *record, const struct programme *programme) {
	int days = 0;
	for (size_t i = 0; i < programme->field_count; i++) {
		const struct form_field *field = &programme->fields[i];
		if (record_value_count(record, field->name) && (!days || field->keep_days < days)) {
			days = field->keep_days;
		}
	}
	return days ? days : 1;
}

void sign_up_keep(struct app *app, const struct programme *programme) {
	struct sign_up *sign_up = app->sign_up;
	const struct record *record = sign_up_answers(app);
	if (!record) {
		return;
	}
	snprintf(sign_up->lang, sizeof sign_up->lang, "%s", app_lang(app));
	sign_up->day = app_today(app);
	sign_up->delete_on = sign_up->day + days_kept(record, programme);
	work(app, keep, SIGN_UP_KEEPING);
}

void sign_up_take_back(struct app *app) {
	struct sign_up *sign_up = app->sign_up;
	if (sign_up->state == SIGN_UP_KEPT || sign_up->state == SIGN_UP_STILL_KEPT) {
		work(app, take_back, SIGN_UP_TAKING_BACK);
	}
}

const char *sign_up_reference(const struct app *app) {
	const struct sign_up *sign_up = app->sign_up;
	bool is_kept = sign_up->state == SIGN_UP_KEPT || sign_up->state == SIGN_UP_STILL_KEPT;
	return is_kept ? signup_reference(sign_up->attempt) : NULL;
}

static void conclude(struct app *app) {
	struct sign_up *sign_up = app->sign_up;
	bool was_keeping = sign_up->state == SIGN_UP_KEEPING;
	join(sign_up);
	if (!sign_up->did_work) {
		log_error("%s", sign_up->err.text);
	}
	if (was_keeping) {
		sign_up->state = sign_up->did_work ? SIGN_UP_KEPT : SIGN_UP_FAILED;
	} else {
		sign_up->state = sign_up->did_work ? SIGN_UP_TAKEN_BACK : SIGN_UP_STILL_KEPT;
	}
	if (was_keeping && sign_up->did_work) {
		app->session->history_count = 0; /* no way back to what was sent */
		sign_up->must_print = true;      /* once the page stands on screen */
		app_count(app, COUNTER_PROGRAMME_DONE, sign_up->programme);
	}
	app_changed(app);
}

static bool is_at_work(const struct sign_up *sign_up) {
	return sign_up->state == SIGN_UP_KEEPING || sign_up->state == SIGN_UP_TAKING_BACK;
}

int64_t sign_up_due_ms(const struct app *app) {
	const struct sign_up *sign_up = app->sign_up;
	return is_at_work(sign_up) || sign_up->must_print ? sign_up->look_ms : INT64_MAX;
}

void sign_up_tick(struct app *app, int64_t now_ms) {
	struct sign_up *sign_up = app->sign_up;
	if (now_ms < sign_up->look_ms) {
		return;
	}
	if (sign_up->must_print) {
		sign_up->must_print = false;
		if (print_is_offered(app) && print_press(app, "print")) {
			app_changed(app);
		}
		return;
	}
	if (!is_at_work(sign_up)) {
		return;
	}
	if (clock_is_virtual(app->clock)) {
		join(sign_up);
	}
	sign_up->look_ms = now_ms + LOOK_AGAIN_MS;
	if (atomic_load(&sign_up->is_done)) {
		conclude(app);
	}
}
