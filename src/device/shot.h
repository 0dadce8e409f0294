// SPDX-License-Identifier: GPL-3.0-or-later
/* Pictures of the screen, for journeys and picture tests. Nothing on a kiosk calls this. */
#pragma once
#include <stdbool.h>

struct err;
struct pixmap;

/* A picture in grey, 0 black to 255 white, rows `w` bytes apart. */
struct shot_grey {
	int w, h;
	unsigned char *pixels;
};

/* Writes the whole pixmap, whatever its clip, as an RGB PNG. */
bool shot_write_png(const struct pixmap *pixmap, const char *path, struct err *err);

/* A quarter of the width and height: each pixel is the mean luma (Rec. 709 weights, straight on the
 * sRGB values) of a 4 × 4 square; squares cut by the edge count what they have. */
void shot_grey_init(struct shot_grey *grey, const struct pixmap *pixmap);
bool shot_grey_read(struct shot_grey *grey, const char *path, struct err *err); /* a PNG */
bool shot_grey_write(const struct shot_grey *grey, const char *path, struct err *err);
void shot_grey_finish(struct shot_grey *grey);
