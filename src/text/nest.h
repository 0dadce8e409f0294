// SPDX-License-Identifier: GPL-3.0-or-later
/* Lines of Nastaliq slope: each has room above its ends and below its beginnings. Set at the height
 * of their ink they stand half a line apart; nested, a line's high places lie over the low ones of
 * the line above, and no two glyphs come nearer than LEADING_AIR. */
#pragma once
struct para;

/* Moves the lines of a finished paragraph together where Nastaliq stands in it: baselines are
 * `pitch_px` apart, more where ink would come nearer than `air_px`. The first line keeps its room
 * above, the last its room below; a line's own height stays, so that line boxes overlap. */
void nest_lines(struct para *para, float pitch_px, float air_px);
