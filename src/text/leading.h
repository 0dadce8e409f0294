// SPDX-License-Identifier: GPL-3.0-or-later
/* Line heights and size factors by class of script, as the design language measured them. */
#pragma once
#include "text/face.h"

/* How loosely lines are set: labels and keys, or text to be read at length. */
enum para_leading { LEADING_UI, LEADING_BODY };

/* Line height in em of a line that holds the class. Never less than ink + LEADING_AIR. */
float leading_factor(enum leading_class class, enum para_leading leading);

/* By how much letters of the class are set larger than Latin ones of the same size. */
float leading_size_factor(enum leading_class class);

#define LEADING_AIR 0.08f /* em that ink leaves free in its line, above and below together */
