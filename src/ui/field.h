// SPDX-License-Identifier: GPL-3.0-or-later
/* A text field with its caret. The keyboard is elsewhere; the field only shows. */
#pragma once
#include "ui/box.h"
#include <stdbool.h>
#include <stddef.h>

struct field_spec {
	const char *id, *icon;       /* icon may be NULL */
	const char *text, *lang;     /* lang of what is typed; NULL: the page's */
	const char *placeholder;     /* while the text is empty */
	size_t caret;                /* byte in `text`; SIZE_MAX: no caret */
	size_t open_start, open_end; /* letters not chosen yet: underlined (pinyin, syllables) */
	bool is_active;
	bool is_ltr;       /* codes and numbers */
	const char *label; /* for helpers; never what is typed */
	int grow;          /* in a row beside keys: 1 */
	int min_h;         /* 0: 92 */
};
struct box *field_add(struct box *parent, struct field_spec spec);
