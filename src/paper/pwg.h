// SPDX-License-Identifier: GPL-3.0-or-later
/* Inside paper/ only: pages of dots as PWG Raster (PWG 5102.4), for IPP printers that take no PDF. */
#pragma once
#include "paper/talk.h"

struct err;
struct raster;

/* All pages on sheets of "a4" or "a6", cut or filled up with white to the sheet's size at their dpi, in
 * BLACK_1, SGRAY_8 or SRGB_8. *len bytes, to be freed with wipe_free(). NULL and `err` where libcups
 * refuses the pages. */
unsigned char *pwg_create(const struct raster *pages, const char *sheet, enum talk_format format,
	size_t *len, struct err *err);
