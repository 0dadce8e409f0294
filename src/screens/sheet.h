// SPDX-License-Identifier: GPL-3.0-or-later
/* The Language sheet: the languages over any page, which is kept. */
#pragma once
#include <stdbool.h>

struct app;
struct page;

void sheet_build(struct app *app, struct page *page);

/* An id pressed while the sheet is open; false if the page or the Rail should have it. */
bool sheet_press(struct app *app, const char *id);
