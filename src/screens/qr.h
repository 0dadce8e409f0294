// SPDX-License-Identifier: GPL-3.0-or-later
/* A QR code with its sentence: the data itself, so that it works without a network. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

struct app;
struct box;

/* `data` as one QR code; nothing where it is too long for a code that a phone reads well. */
struct box *qr_add(struct app *app, struct box *parent, const char *data, size_t len,
	const char *title, const char *note, bool is_row);
