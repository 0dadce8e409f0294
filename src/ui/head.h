// SPDX-License-Identifier: GPL-3.0-or-later
/* The head of every page: logo, office, date and clock. Nothing in it can be pressed, but staff
 * hold the logo (#logo). */
#pragma once
#include "ui/box.h"
#include <stdbool.h>

struct head_spec {
	const char *host_name, *host_lang; /* "Arbeitsamt Weidental", "de" */
	const char *name;                  /* in the page's language; NULL where it is the same */
	const char *date, *clock;          /* both NULL where the clock is not set … */
	const char *no_clock;              /* … then this stands there */
	bool is_on_panel;                  /* Welcome's petrol side: no date and clock */
	bool is_low; /* reach mode, portrait only: doorway and greeting above the page … */
	const char *greeting; /* … "Welcome" */
};
struct box *head_add(struct box *parent, struct head_spec spec);

/* The doorway as a logo, `w` design px wide. */
struct box *logo_add(struct box *parent, int w);
