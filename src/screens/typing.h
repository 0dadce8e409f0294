// SPDX-License-Identifier: GPL-3.0-or-later
/* A field and the on-screen keyboard under it: what Search and Search a language share. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

struct app;
struct box;
struct input;

/* The keyboard is up in this language's script (BCP 47); typed text goes to session.search. */
void typing_begin(struct app *app, const char *lang);

/* The keyboard again in this language's script after it was dropped: what was typed stays. */
void typing_resume(struct app *app, const char *lang);

/* The keyboard that is up shows digits and signs first. */
void typing_show_numbers(struct app *app);

/* Where in session.search begins what is not chosen yet and stands underlined; its length: nothing. */
size_t typing_open(const struct app *app);

/* Head, then the row with the field and its key (Clear, or Change while the keyboard is down), in a
 * padded column that is returned for what stands between field and keyboard. */
struct box *typing_field_add(struct app *app, struct box *page, const char *placeholder);

/* The keyboard across the whole width, while it is up. `done` is the label of its corner key, or
 * `short_done` where there is little room. */
void typing_keyboard_add(
	struct app *app, struct box *page, const char *done, const char *short_done);

/* A key of the keyboard, Clear or Change was pressed. *is_done: the corner key. */
bool typing_press(struct app *app, const char *id, bool *is_done);

/* A physical keyboard's text and keys. *is_done: Enter. */
bool typing_input(struct app *app, const struct input *input, bool *is_done);

/* What to search for: the text with the first candidate of what is underlined; lent by the page. */
const char *typing_text(struct app *app);
