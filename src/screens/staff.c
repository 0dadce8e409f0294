// SPDX-License-Identifier: GPL-3.0-or-later
// One sentence for each thing that a hand can put right.
#include "screens/staff.h"

#include <stddef.h>

#include "lang/mark.h"
#include "screens/say.h"

const char *staff_printer_english(enum job_state state, bool is_paper_low) {
	static const char *const faults[] = {
		[JOB_PAPER_OUT] = N_STAFF("Staff: the printer has no paper."),
		[JOB_COVER_OPEN] = N_STAFF("Staff: the cover of the printer is open."),
		[JOB_JAM] = N_STAFF("Staff: the paper in the printer is jammed."),
		[JOB_BUSY] = N_STAFF("Staff: the printer is off line."),
		[JOB_OFF] = N_STAFF("Staff: the printer cannot be reached."),
		[JOB_UNKNOWN] = N_STAFF("Staff: the printer does not answer."),
		[JOB_DETACHED] = N_STAFF("Staff: the printer cannot be reached."),
	};
	if (faults[state]) {
		return faults[state];
	}
	return is_paper_low ? N_STAFF("Staff: the paper is nearly out. Please put in a new roll.")
			    : NULL;
}

const char *staff_printer(const struct app *app, enum job_state state, bool is_paper_low) {
	const char *english = staff_printer_english(state, is_paper_low);
	return english ? say_staff(app, english) : NULL;
}
