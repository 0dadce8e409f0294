// SPDX-License-Identifier: GPL-3.0-or-later
/* What the files of printing share: the state, how a slip is made, what the dialog says. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"
#include "paper/job.h"
#include "screens/print.h"
#include "screens/session.h"

struct err;
struct printer;

enum print_stage {
	PRINT_AWAY,
	PRINT_ASKED, /* "Printing…" is being painted; the slip is made in the next turn */
	PRINT_WORKING,
	PRINT_DONE, /* the printer's own word */
	PRINT_PAPER_OUT,
	PRINT_COVER_OPEN,
	PRINT_JAM,
	PRINT_BUSY,
	PRINT_OFF,
	PRINT_UNKNOWN,
	PRINT_UNPLUGGED,
	PRINT_NOT_MADE,
	PRINT_ENOUGH,  /* no more copies */
	PRINT_NOTHING, /* the page is none that can be printed */
	PRINT_STAGES
};

struct print {
	struct printer *printer; /* lent */
	struct job *job;
	enum print_stage stage;
	bool is_shown;              /* the dialog of this stage was built */
	bool is_hidden;             /* the visitor went on while it is being printed */
	struct scene scene;         /* the page that is printed */
	int64_t asked_ms, ready_ms; /* when it was asked for; since when the dialog stands so */
	int64_t step_ms;            /* of the next look at the printer */
	enum job_state fault;       /* how the last slip ended, unless it was printed */
	int64_t fault_ms;           /* when */
	enum job_state last;        /* how the last slip ended; JOB_NONE: there was none yet */
	double kept_mm;             /* of paper, as it stands in the file */
	struct str handed_over,
		came_out; /* for journeys: texts of this slip, of the last that was done */
};

/* Makes the slip of the page on screen and starts its job. False and `err` where it cannot be made. */
bool print_make(struct app *app, int64_t now_ms, struct err *err);

/* Whether "Try to print again" is a way on. */
bool print_can_retry(const struct app *app);
