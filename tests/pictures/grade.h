// SPDX-License-Identifier: GPL-3.0-or-later
/* How far a picture is from its reference. */
#pragma once
#include <stdbool.h>

struct shot_grey;

/* A reference keeps GRADE_LEVELS greys, evenly spaced, which halves its file; a page full of
 * text has to stay under 15 kB. */
#define GRADE_LEVELS 8
void grade_simplify(struct shot_grey *grey);

/* How far pixels are outside what the reference's grey stands for, in steps of 0 to 255. Pictures of
 * different sizes have 255 and 255. */
struct grade {
	int max;     /* of the pixel that differs most */
	double mean; /* over all pixels */
};

/* `reference` is simplified, `picture` is not. */
struct grade grade_of(const struct shot_grey *picture, const struct shot_grey *reference);

/* Whether it passes for the same. The same program draws the same picture to the last bit; the
 * room is for processors that round differently, and is below the smallest fault that test_faults.c
 * can make. */
bool grade_is_same(const struct grade *grade);
#define GRADE_MAX 3
#define GRADE_MEAN 0.01

/* Where and how much they differ: white where they do not, else the darker the more. */
void grade_draw(
	struct shot_grey *out, const struct shot_grey *picture, const struct shot_grey *reference);
