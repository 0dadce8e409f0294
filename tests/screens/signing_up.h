// SPDX-License-Identifier: GPL-3.0-or-later
/* A sign-up under way, for tests that look at its pages: a store in a folder of its own, sealed to the
 * key of the demo's office. */
#pragma once

struct app;
struct pack;
struct signups;

/* An open store in a new folder under /tmp; aborts with a line where it is closed. */
struct signups *signing_up_open(const struct pack *pack);
/* Closes it and takes the folder away. */
void signing_up_close(struct signups *signups);

/* The page of that question (from 0) with every question answered; the number of questions: the review;
 * one more: the end, kept. −1 − n: question n, the field to type in still empty. The app must be built again. Returns how many questions there are. */
int signing_up_visit(struct app *app, const char *programme, int step);
