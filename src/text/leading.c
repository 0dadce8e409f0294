// SPDX-License-Identifier: GPL-3.0-or-later
// One row a class: {UI, body, size}. The factors come from the ink of each script's worst clusters.
#include "text/leading.h"

static const float table[LEADING_CLASSES][3] = {
	[LEADING_PLAIN] = {1.22f, 1.45f, 1.0f},
	[LEADING_ETHIOPIC] = {1.4f, 1.6f, 1.0f},
	[LEADING_ARABIC] = {1.5f, 1.75f, 1.06f},
	[LEADING_NASTALIQ] = {1.7f, 1.9f, 1.2f},
	[LEADING_THAI] = {1.5f, 1.7f, 1.04f},
	[LEADING_KHMER] = {1.6f, 1.85f, 1.0f},
	[LEADING_INDIC] = {1.45f, 1.65f, 1.0f},
	[LEADING_CJK] = {1.35f, 1.6f, 0.96f},
	[LEADING_TIBETAN] = {1.75f, 2.0f, 1.0f},
};

float leading_factor(enum leading_class class, enum para_leading leading) {
	return table[class][leading == LEADING_BODY];
}

float leading_size_factor(enum leading_class class) {
	return table[class][2];
}
