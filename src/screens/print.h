// SPDX-License-Identifier: GPL-3.0-or-later
/* Printing as the visitor meets it: the key, "Printing…", the slip or an honest word on what went wrong.
 * One tap starts it. Nothing here waits for the printer: time moves it on as it moves everything else.
 *
 * Ids: #print (the Rail's key and the page's own), #stop-print, #retry, #go-on; the title of what is up is
 * #print-working, #print-done, #print-paper-out, #print-cover-open, #print-jam, #print-busy, #print-off,
 * #print-unknown, #print-unplugged, #print-not-made, #print-enough or #print-nothing; #print-code and
 * #print-number are what can be taken along instead. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "paper/job.h"

struct app;
struct box;
struct key_spec;
struct page;
struct print;

/* NULL where the app has no printer; every function below is fine with that. Keeps `app`. */
struct print *print_create(struct app *app);
void print_destroy(struct print *print); /* ends the session of the printer as well */

/* Whether there is a printer, and whether the page on screen can be printed now. */
bool print_is_there(const struct app *app);
bool print_is_offered(const struct app *app);

/* "Print", or "Save as PDF" where the printer is a folder. */
const char *print_label(const struct app *app);

/* A key that prints the page on screen; `spec` says the rest. NULL where there is no printer or nothing
 * to print; unavailable, but pressable, where enough was printed. */
struct box *print_key_add(struct app *app, struct box *parent, struct key_spec spec);

/* True if nothing else has to act on `id`: #print, or a key of the dialog. A key that leads away takes the
 * dialog with it: what is being printed is still printed, what has failed is given up. */
bool print_press(struct app *app, const char *id);

void print_tick(struct app *app, int64_t now_ms);
int64_t print_due_ms(const struct app *app); /* INT64_MAX: never */

/* The end of the session: cancelled, cleared in the printer, wiped. */
void print_forget(struct app *app);

/* Whether the dialog stands over the page, and the dialog. */
bool print_is_up(const struct app *app);
void print_build(struct app *app, struct page *page);

/* What staff should do, in English (say_staff() translates it), as the printer said last: a fault for half
 * an hour, since nobody asks it in between. NULL: nothing. */
const char *print_staff_note(const struct app *app);

/* How the last slip since the start ended, whoever's it was; JOB_NONE: there was none. */
enum job_state print_last(const struct app *app);

/* Millimetres fed since the roll was new, and that it is new now. 0 and nothing without a printer. */
double print_paper_mm(const struct app *app);
void print_new_roll(struct app *app);

/* For journeys (app_options.keeps_print): the texts of the slip that was printed last in this session, a
 * line each, in their logical order; "" if none was. */
const char *print_text(const struct app *app);
