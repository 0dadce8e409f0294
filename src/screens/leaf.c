// SPDX-License-Identifier: GPL-3.0-or-later
// Leaves are equally long but for the first, which a jump may have shortened, and the last.
#include "screens/leaf.h"

#include "screens/app.h"
#include "ui/pager.h"
#include "ui/ui.h"

#define SAMPLE_ROWS 14 /* more than any page shows */

/* Whatever changes how much fits on a page. */
static int form_of(const struct app *app) {
	int form = ui_width(app->ui) * 8 + app->tightness;
	form = form * 2 + (ui_is_portrait(app->ui) ? 1 : 0);
	return form * 8 + (int)app->session->size + (app->session->is_lowered ? 4 : 0);
}

static size_t per_leaf(const struct pager *pager, int columns) {
	return (size_t)(pager->leaf_rows > 0 ? pager->leaf_rows : 1) * (size_t)columns;
}

struct leaf leaf_of(struct app *app, size_t total, int columns, int lead) {
	struct pager *pager = &app->session->here.pager;
	if (total <= LEAF_WHOLE) {
		pager->leaf = pager->leaves = pager->leaf_rows = pager->leaf_skip = 0;
		return (struct leaf){0, total};
	}
	if (pager->leaf_form != form_of(app)) {
		pager->leaf_form = form_of(app);
		pager->leaf_rows = 0;
	}
	if (!pager->leaf_rows) {
		size_t sample = SAMPLE_ROWS * (size_t)columns;
		pager->leaves = pager->leaf + 2; /* so that the bar is there */
		return (struct leaf){0, sample < total ? sample : total};
	}
	size_t per = per_leaf(pager, columns), skip = (size_t)pager->leaf_skip % per;
	pager->leaves = lead + (skip ? 1 : 0) + (int)((total - skip + per - 1) / per);
	pager->leaf = pager->leaf < pager->leaves ? pager->leaf : pager->leaves - 1;
	if (pager->leaf < lead) {
		return (struct leaf){0, 0};
	}
	size_t leaf = (size_t)(pager->leaf - lead), first = leaf * per, end = first + per;
	if (skip) {
		first = leaf ? skip + (leaf - 1) * per : 0;
		end = skip + leaf * per;
	}
	return (struct leaf){first, (end < total ? end : total) - first};
}

void leaf_jump(struct app *app, size_t at, int columns, int lead) {
	struct pager *pager = &app->session->here.pager;
	size_t per = per_leaf(pager, columns);
	pager->page = 0;
	pager->leaf_skip = (int)(at % per);
	pager->leaf = lead + (int)(at / per) + (pager->leaf_skip ? 1 : 0);
}
