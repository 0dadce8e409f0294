// SPDX-License-Identifier: GPL-3.0-or-later
/* The Language sheet: the languages over any page, which is kept. */
#pragma once

struct app;
struct page;

void sheet_build(struct app *app, struct page *page);
