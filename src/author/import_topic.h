// SPDX-License-Identifier: GPL-3.0-or-later
/* How a topic of an import looks on Home: guessed from the words of its title. */
#pragma once

struct import_look {
	const char *icon;   /* from assets/icons.txt */
	const char *colour; /* of ui/theme.h; NULL: none of its own */
};

/* By German and English words; "information" where no word is known. */
struct import_look import_topic_look(const char *title);
