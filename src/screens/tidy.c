// SPDX-License-Identifier: GPL-3.0-or-later
// One count of what is wanted is all that the two threads share. Whoever raises it from zero starts the
// thread, and the thread ends when it brings it back to zero: so the one before has always ended when
// another is started, and nobody has to look after it meanwhile.
#include "screens/tidy.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>

#include "base/mem.h"
#include "intake/signups.h"

struct tidy {
	struct signups *signups;
	bool is_expected;
	atomic_int wanted;
	pthread_t worker;
	bool has_worker; /* under way, or ended and not joined */
};

struct tidy *tidy_create(struct signups *signups) {
	struct tidy *tidy = mem_zero(sizeof *tidy);
	tidy->signups = signups;
	return tidy;
}

static void join(struct tidy *tidy) {
	if (tidy->has_worker) {
		pthread_join(tidy->worker, NULL);
		tidy->has_worker = false;
	}
}

void tidy_destroy(struct tidy *tidy) {
	if (tidy) {
		join(tidy);
		free(tidy);
	}
}

void tidy_expect(struct tidy *tidy) {
	tidy->is_expected = tidy->signups != NULL;
}

static void *work(void *context) {
	struct tidy *tidy = context;
	int served;
	do {
		served = atomic_load(&tidy->wanted);
		signups_tidy(tidy->signups);
	} while (!atomic_compare_exchange_strong(&tidy->wanted, &served, 0));
	return NULL;
}

/* Where the system gives no thread the end of the next session tries again. */
void tidy_begin(struct tidy *tidy) {
	if (!tidy->is_expected) {
		return;
	}
	tidy->is_expected = false;
	if (atomic_fetch_add(&tidy->wanted, 1) > 0) {
		return;
	}
	join(tidy); /* its work is done: only its return may be left */
	tidy->has_worker = pthread_create(&tidy->worker, NULL, work, tidy) == 0;
	if (!tidy->has_worker) {
		atomic_store(&tidy->wanted, 0);
		tidy->is_expected = true;
	}
}
