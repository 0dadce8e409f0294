// SPDX-License-Identifier: GPL-3.0-or-later
// The one way to the store, so that nobody reads in it past the day something had to be deleted.
#include "programs/desk_office.h"

#include <stdio.h>
#include <sys/mman.h>
#include <sys/resource.h>

#include "base/err.h"
#include "desk/registry.h"
#include "desk/view.h"
#include "lang/mark.h"
#include "programs/desk.h"
#include "seal/unbox.h"

/* All or nothing: under a limit the next allocation would fail instead. */
static void keep_out_of_swap(void) {
	struct rlimit locked;
	if (getrlimit(RLIMIT_MEMLOCK, &locked) == 0 && locked.rlim_cur == RLIM_INFINITY) {
		mlockall(MCL_CURRENT | MCL_FUTURE);
	}
}

static void tell_count(const struct desk_options *options, const char *english, size_t count) {
	if (count) {
		fprintf(stderr, "foyer-desk: %s\n",
			clerk_count(&options->clerk, english, "count", count));
	}
}

bool office_expire(struct office *office, const struct desk_options *options, struct err *err) {
	size_t count = 0;
	if (!registry_expire(office->registry, options->today, &count, err)) {
		return false;
	}
	tell_count(options, N_STAFF("Sign-ups deleted because their day has come: {count}."), count);
	return true;
}

void office_close(struct office *office) {
	people_close(&office->people);
	office_secret_destroy(office->secret);
	registry_close(office->registry);
}

bool office_open(
	struct office *office, const struct desk_options *options, bool reads, struct err *err) {
	*office = (struct office){0};
	keep_out_of_swap();
	office->secret = unbox_read_key(options->key, err);
	office->registry = office->secret ? registry_open(options->store, err) : NULL;
	bool ok = office->registry && office_expire(office, options, err) &&
		(!reads || people_open(&office->people, office->registry, office->secret, err));
	tell_count(options, N_STAFF("Sign-ups that this key does not open: {count}."),
		office->people.unreadable);
	if (!ok) {
		office_close(office);
	}
	return ok;
}

#define MOST_FOUND 16

/* The one that is meant; NULL after saying which there are. */
const struct entry *office_choose(
	const struct desk_options *options, const struct people *people, struct err *err) {
	const struct entry *found[MOST_FOUND];
	size_t count = people_find(people, options->words[0], found, MOST_FOUND);
	if (count == 1) {
		return found[0];
	}
	if (!count) {
		err_set(err, "there is no sign-up of that number; foyer-desk list shows all");
		return NULL;
	}
	for (size_t i = 0; i < count && i < MOST_FOUND; i++) {
		fprintf(stderr, "%s  %s\n", found[i]->id, view_label(&options->clerk, found[i]));
	}
	err_set(err,
		"%zu sign-ups have that number: say it as NUMBER:KIOSK, or the id in front of the "
		"line",
		count);
	return NULL;
}
