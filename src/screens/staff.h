// SPDX-License-Identifier: GPL-3.0-or-later
/* What the kiosk has to tell the people of the office, who read it in passing on Welcome. */
#pragma once
#include <stdbool.h>

#include "paper/job.h"

struct app;

/* What the printer wants of staff after a slip ended so, in English (say_staff() translates it); a fault
 * goes before paper that is nearly out. NULL: nothing. Lent for ever. */
const char *staff_printer_english(enum job_state state, bool is_paper_low);

/* The same in the host's language. */
const char *staff_printer(const struct app *app, enum job_state state, bool is_paper_low);
