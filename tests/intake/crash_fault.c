// SPDX-License-Identifier: GPL-3.0-or-later
// The harness of test_crash.c over a store with a fault built in: it must turn red. Says after
// how many states it did; exit status 1 if it did not.
#include <stdio.h>

#include "../folder.h"
#include "crash.h"

#define LIMIT 20000

int main(void) {
	char folder[64];
	struct office office;
	folder_enter(folder);
	office_init(&office, "office");
	struct crash crash = {.office = &office, .limit = LIMIT};
	bool is_fine = crash_cut(&crash, 1);
	crash.limit += crash.states;
	for (uint64_t seed = 1; is_fine && seed < 20; seed++) {
		is_fine = crash_fail(&crash, seed, MEDIUM_LOST, false);
	}
	office_finish(&office);
	folder_leave(folder);
	printf("%s after %zu states: %s\n", *crash.what ? "found" : "NOT FOUND", crash.states,
		crash.what);
	return *crash.what ? 0 : 1;
}
