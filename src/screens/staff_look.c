// SPDX-License-Identifier: GPL-3.0-or-later
// What the status page tells that has to be looked up: once, not with every picture.
#include <string.h>
#include <sys/statvfs.h>

#define LOG_MODULE "staff"
#include "base/arena.h"
#include "base/err.h"
#include "base/log.h"
#include "content/day.h"
#include "content/pack.h"
#include "content/service.h"
#include "intake/counter.h"
#include "intake/signups.h"
#include "lang/catalog.h"
#include "screens/staff_inner.h"
#include "screens/status.h"

#define LEAST_GB 0.1

static void look_at_storage(const struct app *app, struct staff_facts *facts) {
	struct statvfs disk;
	const char *folder = app->options->data_folder;
	facts->has_storage = folder && statvfs(folder, &disk) == 0;
	if (facts->has_storage) {
		facts->free_gb = (double)disk.f_bavail * (double)disk.f_frsize / 1e9;
		facts->is_storage_low = facts->free_gb < LEAST_GB;
	}
}

static void look_at_services(struct app *app, struct staff_facts *facts) {
	struct arena *arena = arena_create();
	size_t count;
	const struct service *services =
		service_list(app->pack, arena, NULL, pack_source_language(app->pack), &count);
	facts->services = (int)count;
	facts->late = 0;
	for (size_t i = 0; i < count; i++) {
		facts->late += status_is_late(app, services[i].assured);
	}
	arena_destroy(arena);
}

/* As About tells it. */
static void look_at_languages(const struct app *app, struct staff_facts *facts) {
	facts->languages = (int)pack_language_count(app->pack);
	facts->unchecked = 0;
	for (int i = 0; i < facts->languages; i++) {
		const struct pack_language *language = pack_language_at(app->pack, (size_t)i);
		bool is_checked = !strcmp(language->tag, pack_source_language(app->pack)) ||
			(language->checked && catalog_is_checked(language->tag));
		facts->unchecked += !is_checked;
	}
}

/* Counts that are not told have no order either. */
static int64_t rank(int64_t count) {
	return count < STAFF_LEAST_TOLD ? 0 : count;
}

/* Keeps the list in order; who falls off its end is one of the others. */
static void add_language(struct staff_facts *facts, const char *tag, int64_t count) {
	int at = facts->today_count;
	while (at > 0 && rank(facts->today[at - 1].count) < rank(count)) {
		at--;
	}
	if (facts->today_count == STAFF_LANGUAGES) {
		facts->others +=
			at == STAFF_LANGUAGES ? count : facts->today[STAFF_LANGUAGES - 1].count;
	} else {
		facts->today_count++;
	}
	if (at < STAFF_LANGUAGES) {
		memmove(&facts->today[at + 1], &facts->today[at],
			(size_t)(facts->today_count - 1 - at) * sizeof facts->today[0]);
		facts->today[at].count = count;
		strncpy(facts->today[at].tag, tag, SESSION_LANG_BYTES - 1);
		facts->today[at].tag[SESSION_LANG_BYTES - 1] = '\0';
	}
}

static void add_count(void *context, const char *kind, const char *key, int64_t count) {
	struct staff_facts *facts = context;
	if (!strcmp(kind, counter_kind_name(COUNTER_LANGUAGE))) {
		add_language(facts, key, count);
	} else if (!strcmp(kind, counter_kind_name(COUNTER_PRINT))) {
		facts->prints += count;
	} else if (!strcmp(kind, counter_kind_name(COUNTER_PROGRAMME_DONE))) {
		facts->sign_ups += count;
	}
}

static void look_at_counts(const struct app *app, struct staff_facts *facts) {
	struct err err;
	if (!app->options->counters || !app_clock_is_set(app)) {
		return;
	}
	int today = app_today(app);
	facts->has_counts =
		counters_each(app->options->counters, today, today, add_count, facts, &err);
	if (!facts->has_counts) {
		log_error("%s", err.text);
	}
}

/* A kiosk where nobody could ever sign up has no file, and nothing to tell. */
static void look_at_sign_ups(const struct app *app, struct staff_facts *facts) {
	struct err err;
	int oldest;
	struct signups *signups = app->options->signups;
	enum signups_state state = signups_state(signups);
	facts->has_waiting = signups && signups_waiting(signups, &facts->waiting, &oldest, &err);
	facts->has_store =
		facts->has_waiting || state == SIGNUPS_FAILED || state == SIGNUPS_DAMAGED;
}

void staff_look(struct app *app) {
	struct staff_facts facts = {0};
	look_at_storage(app, &facts);
	look_at_services(app, &facts);
	look_at_languages(app, &facts);
	look_at_counts(app, &facts);
	look_at_sign_ups(app, &facts);
	app->staff->facts = facts;
}
