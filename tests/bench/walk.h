// SPDX-License-Identifier: GPL-3.0-or-later
/* A visitor who leaves nothing out: every screen of a language, whatever leads to it. */
#pragma once

struct stage;
struct stage_time;

/* Told each tap: the id that was tapped, where it led, and what it took. The same walk on the same
 * pack makes the same taps in the same order. */
typedef void walk_fn(void *context, const char *id, const struct stage_time *time);

/* Walks from Welcome, or over the Language sheet from wherever the visitor is, through all that
 * can be read in `lang`: each topic, article, service, page and filter, search with typing, the
 * text sizes and contrasts; ends on Home. `most`: enter no more topics, articles, services than that
 * many of each; 0: all. */
void walk_language(struct stage *stage, const char *lang, int most, walk_fn *fn, void *context);
