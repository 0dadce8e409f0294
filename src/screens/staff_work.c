// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever waits for a disk, or for 16 MB of Argon2id, is done by one worker at a time. It knows the
// options and what it was given; the screen waits for no stick.
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#define LOG_MODULE "staff"
#include "base/err.h"
#include "base/log.h"
#include "content/pack.h"
#include "device/clock.h"
#include "intake/counter.h"
#include "intake/month.h"
#include "intake/signups.h"
#include "screens/staff_inner.h"
#include "seal/lockout.h"
#include "seal/wipe.h"

static bool has_stick(const struct staff *staff) {
	struct stat is;
	return *staff->usb && stat(staff->usb, &is) == 0 && S_ISDIR(is.st_mode);
}

static enum staff_told verify(struct staff *staff) {
	staff->is_right = lockout_verify(
		staff->lockout, staff->options->staff_pin, staff->digits, staff->begun_ms);
	wipe_stack();
	return staff->is_right ? STAFF_TOLD_NOTHING : STAFF_TOLD_WRONG;
}

static enum staff_told load(struct staff *staff) {
	static const enum staff_told sentences[] = {
		[LOAD_DONE] = STAFF_TOLD_LOADED,
		[LOAD_NONE] = STAFF_TOLD_NO_PACK,
		[LOAD_UNSIGNED] = STAFF_TOLD_UNSIGNED,
		[LOAD_OTHER_SITE] = STAFF_TOLD_OTHER_SITE,
		[LOAD_OLD] = STAFF_TOLD_OLD,
		[LOAD_FAILED] = STAFF_TOLD_NOT_KEPT,
	};
	return sentences[staff->options->load(
		staff->options->context, staff->usb, staff->site, &staff->loaded)];
}

/* Nothing without a clock. This month and the one before, whose last days nobody may have fetched. */
static bool export_counts(const struct staff *staff, struct err *err) {
	const struct app_options *options = staff->options;
	if (!options->counters || !staff->has_day) {
		return true;
	}
	struct month month = month_of(staff->day), before = month_before(&month);
	return month_export(options->counters, options->kiosk_id, &month, staff->usb, err) &&
		month_export(options->counters, options->kiosk_id, &before, staff->usb, err);
}

static enum staff_told save(struct staff *staff) {
	struct err err;
	struct signups *signups = staff->options->signups;
	bool ok = (!staff->facts.has_store ||
			  signups_export(signups, staff->usb, &staff->count, &err)) &&
		export_counts(staff, &err);
	if (!ok) {
		log_error("%s", err.text);
	}
	bool has_store = staff->facts.has_store;
	if (!ok) {
		return STAFF_TOLD_NOT_EXPORTED;
	}
	if (!staff->has_day) {
		return has_store ? STAFF_TOLD_NO_CLOCK : STAFF_TOLD_NO_CLOCK_COUNTS;
	}
	return has_store ? STAFF_TOLD_EXPORTED : STAFF_TOLD_COUNTS_EXPORTED;
}

static enum staff_told take_receipts(struct staff *staff) {
	struct err err;
	int refused = 0;
	if (!signups_take_receipts(
		    staff->options->signups, staff->usb, &staff->count, &refused, &err)) {
		log_error("%s", err.text);
		return STAFF_TOLD_NO_RECEIPTS;
	}
	return refused         ? STAFF_TOLD_REFUSED
		: staff->count ? STAFF_TOLD_RECEIPTS
			       : STAFF_TOLD_NO_NEW;
}

static void *work(void *context) {
	static enum staff_told (*const jobs[])(struct staff *) = {
		[STAFF_VERIFY] = verify,
		[STAFF_LOAD] = load,
		[STAFF_EXPORT] = save,
		[STAFF_RECEIPTS] = take_receipts,
	};
	struct staff *staff = context;
	bool is_for_stick = staff->job != STAFF_VERIFY;
	staff->came_to =
		is_for_stick && !has_stick(staff) ? STAFF_TOLD_NO_STICK : jobs[staff->job](staff);
	atomic_store(&staff->is_done, true);
	return NULL;
}

/* Where the system gives no thread the screen waits. */
void staff_work(struct app *app, enum staff_job job) {
	struct staff *staff = app->staff;
	if (staff->job != STAFF_IDLE) {
		return;
	}
	staff->job = job;
	staff->told = STAFF_TOLD_NOTHING;
	staff->count = 0;
	staff->is_right = false;
	staff->day = app_today(app);
	staff->has_day = app_clock_is_set(app);
	staff->begun_ms = clock_ms(app->clock);
	staff->look_ms = staff->begun_ms + 20;
	snprintf(staff->site, sizeof staff->site, "%s", pack_site(app->pack));
	atomic_store(&staff->is_done, false);
	staff->has_worker = pthread_create(&staff->worker, NULL, work, staff) == 0;
	if (!staff->has_worker) {
		work(staff);
	}
	app_changed(app);
}
