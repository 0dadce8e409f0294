// SPDX-License-Identifier: GPL-3.0-or-later
/* What a screen is: how it is built, and what it does with what is pressed and typed. */
#pragma once
#include <stdbool.h>

struct app;
struct box;
struct input;

struct screen {
	/* Fills `main`, the column between head and Rail (bare: the whole page, a stack). */
	void (*build)(struct app *app, struct box *main);
	/* `id` was pressed; false if it is nothing of this screen's own. NULL: nothing is. */
	bool (*press)(struct app *app, const char *id);
	/* A key or text of a physical keyboard; false if the screen has no use for it. NULL: none. */
	bool (*type)(struct app *app, const struct input *input);
	bool is_bare;   /* no head: the screen draws its own */
	bool is_staffs; /* in a frame of staff's own */
	int leanest;    /* how many steps of app->lean it knows; 0: none */
};

extern const struct screen screen_welcome, screen_home, screen_topic, screen_article, screen_find,
	screen_service, screen_programmes, screen_programme, screen_search, screen_my_list,
	screen_help, screen_about, screen_privacy, screen_language_search, screen_language_missing,
	screen_sign_up, screen_staff_pin, screen_staff;

/* Goes to a topic; where it holds nothing but services, to their list. */
void topic_visit(struct app *app, const char *id);

/* Goes to the services of a topic (NULL or "": all), those first that speak the visitor's language
 * where there are any. */
void find_visit(struct app *app, const char *topic);

/* Begins to sign up for a programme: its first question, or the sentence that sign-up is closed. */
void sign_up_visit(struct app *app, const char *programme);

/* Back from another screen, such as Help, to the question that was left. */
void sign_up_return(struct app *app);

/* The screen the session is on. */
const struct screen *screen_here(const struct app *app);

/* What every screen understands: the Rail, and ids that lead somewhere (topic-…, article-…,
 * service-…, programme-…, lang-…). False if it is none of them. */
bool press_common(struct app *app, const char *id);
