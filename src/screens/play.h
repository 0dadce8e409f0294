// SPDX-License-Identifier: GPL-3.0-or-later
/* Plays a journey (ui/journey.h) on the running app. */
#pragma once
#include <stdbool.h>

struct app;
struct err;
struct str;

/* Plays `path` with $LANG = `lang`; pictures go to the folder `shots` as <name>.png (NULL: a
 * journey with shots fails). At the first step that fails: false, `err` says file, line and why,
 * `seen` holds what was on screen. The app's clock must be virtual. */
bool play_journey(struct app *app, const char *path, const char *lang, const char *shots,
	struct str *seen, struct err *err);
