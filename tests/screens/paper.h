// SPDX-License-Identifier: GPL-3.0-or-later
/* The demo's slips: a kiosk without a display whose visitor is put before a page, for the test of the
 * slips and for pictures of them. Everything is lent until the next page. What fails ends the process. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

struct app;
struct paper;
struct raster;
struct sheet;
struct slip;

/* What is printed. */
struct paper_page {
	const char *name;            /* "service" */
	int kind;                    /* enum screen_kind */
	const char *id;              /* its id; NULL: none */
	const char *const *services; /* of My list, NULL last */
	const char *const *articles; /* likewise */
};

extern const struct paper_page paper_pages[]; /* the last has no name */
extern const char *const paper_langs[];       /* the demo's; NULL last */

struct paper *paper_create(void);
void paper_destroy(struct paper *paper);
struct app *paper_app(struct paper *paper);

/* A fresh session on that page in that language, and its slip. */
const struct slip *paper_slip(struct paper *paper, const char *lang, const struct paper_page *page);

/* Zeroed bytes of grey, 0 black and 255 white, of `raster`; the caller's to free. */
unsigned char *paper_grey(const struct raster *raster);
