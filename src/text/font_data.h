// SPDX-License-Identifier: GPL-3.0-or-later
/* The file behind a run's font, for painters outside this folder that open it with their own library. */
#pragma once
#include <stddef.h>

struct font;

/* The font file's bytes, *len of them, and the index of the face in it; lent as long as the fontset
 * lives. */
const void *font_data(const struct font *font, size_t *len, int *index);
