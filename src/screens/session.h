// SPDX-License-Identifier: GPL-3.0-or-later
/* One visitor's session: everything that belongs to the person in front of the screen, in one
 * locked block of memory that is zeroed when they leave. Nothing of it is ever written or logged. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "ui/pager.h"
#include "ui/theme.h"

#define SESSION_ID_BYTES 64
#define SESSION_LANG_BYTES 20
#define SESSION_MAX_HISTORY 32
#define SESSION_MAX_LIST 24
#define SESSION_MAX_REPORTS 24

/* The screens, one file each. */
enum screen_kind {
	SCREEN_WELCOME,
	SCREEN_HOME,
	SCREEN_TOPIC,      /* id = topic */
	SCREEN_ARTICLE,    /* id = article */
	SCREEN_FIND,       /* id = topic, or "" for every service */
	SCREEN_SERVICE,    /* id = service */
	SCREEN_PROGRAMMES, /* id = topic, or "" for every programme */
	SCREEN_PROGRAMME,  /* id = programme */
	SCREEN_SEARCH,     /* what is typed is in session.search */
	SCREEN_MY_LIST,
	SCREEN_HELP,
	SCREEN_ABOUT,
	SCREEN_PRIVACY,
	SCREEN_LANGUAGE_SEARCH,  /* what is typed is in session.search */
	SCREEN_LANGUAGE_MISSING, /* id = article, or "" with `lang` = the language asked for */
	SCREEN_SIGN_UP,          /* id = programme */
	SCREEN_STAFF_PIN,        /* staff's pages: staff_session.h */
	SCREEN_STAFF,            /* step: enum staff_step */
	SCREEN_KINDS
};

/* Where a visitor is, or was: enough to build the screen again. */
struct scene {
	enum screen_kind kind;
	char id[SESSION_ID_BYTES];
	char lang[SESSION_LANG_BYTES]; /* a language other than the session's to show the text in */
	struct pager pager;            /* which page of the text is shown */
	bool only_open, only_my_language,
		only_step_free; /* SCREEN_FIND; the second SCREEN_PROGRAMMES too */
	char level[4];          /* SCREEN_PROGRAMMES: only this one of German; "": any */
	unsigned times;         /* and only these: mask of enum programme_time; 0: any */
	bool only_free, only_childcare;
	bool by_name, is_choosing; /* SCREEN_FIND: the order; the list of topics is shown */
	bool is_asked;                                    /* the missing text was asked for */
	int step;          /* SCREEN_SIGN_UP: question from 0, then the review, then the end */
	int month;         /* of a question for a date: year · 12 + month − 1 */
	bool is_changing;  /* a question that leads back to the review */
	bool is_wrong;     /* what was answered is none yet */
};

enum entry_kind { ENTRY_ARTICLE, ENTRY_SERVICE, ENTRY_PROGRAMME };

struct entry { /* of My list, which holds no programmes, or of the reports */
	enum entry_kind kind;
	char id[SESSION_ID_BYTES];
};

struct session {
	char lang[SESSION_LANG_BYTES]; /* BCP 47; "" before the first tap on a language */
	enum text_size size;
	enum contrast contrast;
	bool is_lowered; /* reach mode */
	struct scene here;
	struct scene history[SESSION_MAX_HISTORY]; /* oldest first */
	int history_count;
	struct entry list[SESSION_MAX_LIST]; /* in the order to walk */
	int list_count;
	struct entry reports[SESSION_MAX_REPORTS]; /* pages where "This is wrong" was pressed */
	int report_count;
	struct str search; /* typed text; its buffer is wiped by base/str */
	bool keyboard_is_up;
	bool sheet_is_open; /* the Language sheet lies over the page */
	struct pager sheet; /* which page of it is shown */
	bool has_begun;     /* something was touched since the last wipe */
};

/* A fresh session in locked memory. */
struct session *session_create(void);
void session_destroy(struct session *session);

/* Zeroes everything: the next person finds Welcome, default size and contrast. */
void session_wipe(struct session *session);

/* Goes to `scene` and remembers where the visitor was; the oldest memory falls away when full.
 * Home and Welcome empty the history. */
void session_go(struct session *session, const struct scene *scene);
/* As session_go, from the two fields most places need; `id` may be NULL. */
void session_visit(struct session *session, enum screen_kind kind, const char *id);
bool session_can_go_back(const struct session *session);
void session_back(struct session *session);

/* What the article, service or programme on screen is as an entry. */
enum entry_kind session_entry_here(const struct session *session);

/* One visitor reports one page once, however often they come back to it. False if they did already,
 * or reported too many. */
bool session_report(struct session *session, enum entry_kind kind, const char *id);
bool session_has_reported(const struct session *session, enum entry_kind kind, const char *id);

bool session_list_has(const struct session *session, enum entry_kind kind, const char *id);
/* False when the list is full or holds the entry already. */
bool session_list_add(struct session *session, enum entry_kind kind, const char *id);
/* In if it is out, out if it is in. */
void session_list_toggle(struct session *session, enum entry_kind kind, const char *id);
void session_list_remove(struct session *session, int index);
void session_list_move(struct session *session, int index, int by);
