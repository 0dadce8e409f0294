// SPDX-License-Identifier: GPL-3.0-or-later
/* What layout needs to know of a language, worked out once. */
#pragma once
#include "text/face.h"

#include <hb.h>
#include <stdbool.h>

struct UBreakIterator;

struct tongue {
	char *tag;       /* BCP 47 */
	char locale[64]; /* ICU's name of it */
	hb_language_t hb;
	int script; /* UScriptCode it is written in by default */
	bool is_rtl;
	bool is_dotted; /* tr, az and their kin keep the dot of i: no f ligatures */
	enum face_habit habit;
	struct UBreakIterator *lines, *clusters; /* opened when first asked for */
};

void tongue_init(struct tongue *tongue, const char *tag);
void tongue_finish(struct tongue *tongue);
