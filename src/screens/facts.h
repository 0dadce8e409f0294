// SPDX-License-Identifier: GPL-3.0-or-later
/* What there is to know of a service, a fact a block: how to reach it, where it is, which languages,
 * access, cost; then what can wait for the next page. */
#pragma once
#include <stdbool.h>

struct app;
struct box;
struct service;

/* Adds phones, address, languages, access and cost to the column `list`. Loose: a fact is several blocks, so that each fits a page of
 * very large text. */
void facts_add(struct app *app, struct box *list, const struct service *service, bool is_loose);

/* The same in two parts: how to reach it, and what one finds there. */
void facts_reach_add(
	struct app *app, struct box *list, const struct service *service, bool is_loose);
void facts_there_add(
	struct app *app, struct box *list, const struct service *service, bool is_loose);

/* Then how to apply, who can come, e-mail and website; false where there is nothing of it. */
bool facts_has_more(const struct service *service);
void facts_more_add(
	struct app *app, struct box *list, const struct service *service, bool is_loose);

/* "Bring with you" as a card, or loose as blocks; nothing if nothing is to be brought. `grow` lets
 * the card take spare height. */
void facts_documents_add(struct app *app, struct box *parent, const struct service *service,
	bool is_loose, int grow);
