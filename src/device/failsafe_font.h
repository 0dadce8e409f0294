// SPDX-License-Identifier: GPL-3.0-or-later
/* The fail-safe screen's fonts: made at build time by failsafe_gen, part of the program. */
#pragma once
#include <stddef.h>

/* Whole TrueType files: Noto Sans (Latin, Greek and Cyrillic letters), Noto Sans Arabic (the letters
 * of the sentences), Material Design Icons (ambulance, fire, arrow). */
extern const unsigned char failsafe_regular[], failsafe_bold[], failsafe_arabic[], failsafe_icons[];
extern const size_t failsafe_regular_len, failsafe_bold_len, failsafe_arabic_len,
	failsafe_icons_len;
