// SPDX-License-Identifier: GPL-3.0-or-later
/* A service as a contact for the visitor's telephone: one text for the code on screen and on paper. */
#pragma once

struct arena;
struct service;

/* What the code of the service holds. Lent by the arena. */
const char *contact_text(struct arena *arena, const struct service *service);
