// SPDX-License-Identifier: GPL-3.0-or-later
/* Every page that has a picture: which they are, and how one comes onto the screen of a real app
 * with the demo pack, on a Thursday morning that never changes. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

#include "ui/theme.h"

struct app;

#define PAGE_NAME_BYTES 64

struct page_case {
	char name[PAGE_NAME_BYTES]; /* "ar-article-portrait-large" */
	const char *lang;
	size_t screen; /* index into the screens of pages.c */
	bool is_tall;
	enum text_size size;
	enum contrast contrast;
};

/* All of them, landscape before portrait; lent for the program's life. */
const struct page_case *pages_all(size_t *count);

/* The page of that name, or NULL. */
const struct page_case *pages_find(const char *name);

/* The languages that have pictures, NULL ends. */
extern const char *const pages_languages[];

/* An app without a display, 1920 × 1080 or 1080 × 1920; aborts with a line where the pack or the
 * texts are missing. One at a time. */
struct app *pages_open(bool is_tall);
void pages_close(struct app *app);

/* Puts the page on screen: laid out, painted, in window_pixmap(app->window). */
void pages_show(struct app *app, const struct page_case *page);
