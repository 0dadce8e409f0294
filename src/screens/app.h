// SPDX-License-Identifier: GPL-3.0-or-later
/* The running kiosk: what the screens share, and the turn from an input to the next picture. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/geometry.h"
#include "device/clock.h"
#include "device/input.h"
#include "screens/session.h"
#include "ui/touch.h"

struct app;
struct arena;
struct box;
struct counters;
struct err;
struct fontset;
struct keyboard;
struct pack;
struct print;
struct printer;
struct sign_up;
struct signups;
struct staff;
struct tidy;
struct ui;
struct window;

/* What came of loading a pack from a stick. */
enum load_end {
	LOAD_DONE,
	LOAD_NONE,       /* no pack is there */
	LOAD_UNSIGNED,   /* damaged, or not signed with a key that is trusted */
	LOAD_OTHER_SITE, /* of another site */
	LOAD_OLD,        /* not newer than what was ever shown */
	LOAD_FAILED,     /* it cannot be stored or read */
};

/* What the program hands down. Strings and objects are lent for the app's life; the pack is the
 * app's from then on. */
struct app_options {
	struct window *window;
	struct clock *clock;
	struct pack *pack;
	struct counters *counters;   /* NULL: nothing is counted */
	const char *lang;            /* BCP 47: start on Home in it; NULL or "": Welcome */
	const char *zone;            /* IANA; NULL: the pack's */
	const char *office_name;     /* NULL: the pack's */
	const char *desk;            /* id of the desk to ask at; NULL: the pack's first */
	const char *kiosk_id;        /* shown on About; NULL: none */
	const char *kiosk_place;     /* where the kiosk stands, on paper; NULL: not said */
	struct signups *signups;     /* the sealed store; NULL: sign-up is closed */
	struct printer *printer;     /* NULL: none, and no key that prints */
	const char *printer_paper;   /* paper/sheet.h; NULL or "": what suits the printer */
	const char *roll_file;       /* of the paper used (paper/roll.h); NULL: none */
	const char *staff_pin;       /* its hash (seal/pin.h); NULL: nobody is asked for one */
	const char *pin_file;        /* of wrong ones (seal/lockout.h); NULL: none */
	const char *usb_dir;         /* where a stick appears; NULL: none does */
	const char *data_folder;     /* whose room staff is told; NULL: nothing is kept */
	bool keeps_print;            /* what a slip said can be asked for: print_text() */
	int idle_s, warn_s;          /* 0: 45 and 20 */
	float panel_mm, distance_mm; /* 0: unknown */
	bool has_position;           /* else the pack's */
	double latitude, longitude;
	bool is_laptop;   /* no idle wipe, Clear in My list */
	bool is_unsigned; /* shows the ribbon */
	/* A newer pack that was verified, or NULL: asked now and then (--watch). */
	struct pack *(*replace)(void *context);
	/* The pack that is shown was looked through and is as it was signed: told once (NULL: nobody). */
	void (*confirm)(void *context, const struct pack *pack);
	/* It is not, for the reason `why`: another one in its place, or NULL (the function too). */
	struct pack *(*give_way)(void *context, const struct err *why);
	/* The newest pack of `folder` for `site`, put on the shelf, whole and opened: LOAD_DONE with *pack.
	 * NULL: none can be loaded. On a thread of its own; none of the three above is called meanwhile. */
	enum load_end (*load)(
		void *context, const char *folder, const char *site, struct pack **pack);
	void *context;
};

struct drag { /* a page under a dragging finger; see drag.h */
	uint32_t *pixels;
	uint32_t ground;
	struct rect area;
};

struct app {
	const struct app_options *options;
	struct window *window;
	struct clock *clock;
	struct pack *pack;
	struct fontset *fonts;
	struct ui *ui;
	struct session *session;
	struct keyboard *keyboard; /* while one is up */
	struct arena *page;        /* strings of the page on screen: ui_arena() */
	struct touch touch;
	struct drag drag;
	struct print *print; /* NULL without a printer */
	struct sign_up *sign_up;
	struct staff *staff;
	struct tidy *tidy;
	bool is_warning;     /* the idle dialog is up */
	bool has_all_fonts;  /* the list of all languages was shown last */
	bool must_build, must_paint;
	/* How little room the page has: 0 as designed; 1 the side column gives up what can follow the
	 * text; 2 one column and more pages; 3 the title as well stands on the first page only. */
	int tightness;
	/* Between 1 and 2, Normal size in landscape only: the columns stay, and each gives up more,
	 * step by step up to the screen's `leanest`. 0 elsewhere. */
	int lean;
	int page_tightness, page_lean; /* of the page that lies under a sheet or a question */
	unsigned form;                 /* for which page, size and language they were found */
	int64_t active_ms;             /* of the last touch or key */
	int64_t due_ms;                /* when the picture changes by itself; INT64_MAX: never */
	int64_t replace_ms;            /* when to look for a newer pack */
	int64_t check_ms;              /* when to look how far the pack is looked through */
	bool is_confirmed;             /* the pack was looked through and is whole */
	bool is_refused;               /* it is changed, and nothing takes its place */
	struct err why;                /* then */
	int greeting;                  /* language of Welcome's words, index into the pack's */
	int64_t greeting_ms;           /* when it changes */
	bool must_quit;
	bool must_restart;             /* and to be started again: staff asked for it */
};

/* NULL and `err` where the pack has no language, or not the one asked for. */
struct app *app_create(const struct app_options *options, struct err *err);
void app_destroy(struct app *app);

/* Runs until the window is closed. False and `err` if the pack turned out to be changed, and none
 * could take its place: nothing of it is on screen any longer than that took to find out. */
bool app_run(struct app *app, struct err *err);

/* Lets the pack be looked through to its end, and acts on what is found. False and `err` as app_run().
 * For what ends by itself: a journey. */
bool app_settle(struct app *app, struct err *err);

/* One input taken to its end: acted on, built, painted, presented. INPUT_NONE lets only time act. */
void app_take(struct app *app, const struct input *input);

/* When app_take() with INPUT_NONE has something to do, as clock_ms(); INT64_MAX: never. */
int64_t app_due_ms(const struct app *app);

/* Ends the session: counters are written, everything of the visitor is zeroed, Welcome shows. */
void app_wipe(struct app *app);

/* The language of the words on screen, BCP 47; never "". */
const char *app_lang(const struct app *app);
/* Seconds since 1970 and whether they can be believed; the zone of every time shown. */
int64_t app_now(const struct app *app);
bool app_clock_is_set(const struct app *app);
const char *app_zone(const struct app *app);
bool app_has_expired(const struct app *app); /* the pack, by a clock that is set */

/* The session began or changed language: texts, direction and sizes of the next page. */
void app_set_language(struct app *app, const char *lang);

/* The day of the calendar in the zone of the times shown (content/day.h). */
int app_today(const struct app *app);

/* The on-screen keyboard and what it remembers goes. */
void app_drop_keyboard(struct app *app);

/* Whether the Language sheet, the idle question or what is told of printing lies over the page. */
bool app_has_overlay(const struct app *app);

/* Shows another pack from now on, which is the app's then; the page stays. */
void app_exchange(struct app *app, struct pack *pack);

/* A page to build again because something changed. */
void app_changed(struct app *app);

/* Counts `key` of `kind` (intake/counter.h) once, if counting is on. */
void app_count(struct app *app, int kind, const char *key);

/* Asks for the picture to be built again at this moment (clock_ms()). */
void app_wake_at(struct app *app, int64_t ms);
