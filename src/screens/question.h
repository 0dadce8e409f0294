// SPDX-License-Identifier: GPL-3.0-or-later
/* One question of a form: its answers as pictures to press, or a field with the keyboard under it. What
 * is answered goes into the record of the sign-up under way, and nowhere else. */
#pragma once
#include <stdbool.h>

struct app;
struct box;
struct form_field;
struct input;
struct record;

/* Whether it is answered by typing. */
bool question_is_typed(const struct form_field *field);

/* The question comes up: the keyboard with what was answered before, the month of the date. */
void question_begin(struct app *app, const struct form_field *field);

/* Another screen may come between, and use the keyboard: what is typed goes into the record as far as
 * it is an answer, and question_begin() brings it back. */
void question_leave(struct app *app, const struct form_field *field);

/* The answers to press, as blocks of a paged column. */
void question_answers_add(struct app *app, struct box *blocks, const struct form_field *field);

/* The field to type in, and what is wrong with what was typed. */
void question_field_add(struct app *app, struct box *column, const struct form_field *field);

enum question_outcome {
	QUESTION_NOT_OURS,
	QUESTION_STAYS,   /* something changed; the question goes on */
	QUESTION_ANSWERED /* the next one may come */
};

/* A press of an answer, #submit, or a key of the keyboard. */
enum question_outcome question_press(
	struct app *app, const struct form_field *field, const char *id);
enum question_outcome question_type(
	struct app *app, const struct form_field *field, const struct input *input);

/* Whether the question has several answers to choose and so a key that goes on. */
bool question_has_submit(const struct form_field *field);

/* What was answered, in the visitor's language and as a text of the page; NULL: nothing. */
const char *question_answer(
	struct app *app, const struct record *record, const struct form_field *field);

/* The icon that stands for the question. */
const char *question_icon(const struct form_field *field);
