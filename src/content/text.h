// SPDX-License-Identifier: GPL-3.0-or-later
/* A text of the pack as it is shown: it says itself in which language it is. */
#pragma once
#include <stdbool.h>

struct text {
	const char *utf8; /* "" where the pack has none; never NULL */
	const char *lang; /* BCP 47; the source language where the asked one lacks it; never NULL */
	bool is_checked;  /* written in the source language, or checked by a person who speaks it */
};
