// SPDX-License-Identifier: GPL-3.0-or-later
/* Our own table of script and language → typeface, and what each typeface needs of layout. Never
 * fontconfig: Debian's Noto Nastaliq Urdu Bold says weight 400 of itself. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

enum leading_class {
	LEADING_PLAIN, /* Latin, Cyrillic, Greek, Georgian, Armenian, Hebrew */
	LEADING_ETHIOPIC,
	LEADING_ARABIC,
	LEADING_NASTALIQ,
	LEADING_THAI,  /* and Lao */
	LEADING_KHMER, /* and Myanmar */
	LEADING_INDIC,
	LEADING_CJK,
	LEADING_TIBETAN,
	LEADING_CLASSES
};

/* One family of one script. Faces are named family-Regular and family-Bold; a family without
 * weights (has_weights false: the icons) is named by itself. */
struct face {
	const char *family;
	const char *script; /* ISO 15924 of the script it is for; "Zsym" for symbols */
	bool has_weights;
	bool has_bold; /* where not, Regular stands in */
	enum leading_class leading;
	const char *system_path; /* Debian's file; %s is the weight's name */
	int system_index;        /* in that file, for collections */
};

/* Every family the table knows; *count of them. The builder of packs subsets these. */
const struct face *face_all(size_t *count);

/* Writes the face's name ("NotoSans-Bold") into out[64]; `out` again. A weight of 600 and more is
 * bold where the family has it. */
char *face_name(const struct face *face, int weight, char *out);

/* The same for the path of Debian's file, out[256]. */
char *face_system_path(const struct face *face, int weight, char *out);

/* The family by name, NULL if there is none. */
const struct face *face_find(const char *family);

/* How a language bends the choice of faces for a script that several share. */
enum face_habit {
	HABIT_PLAIN,
	HABIT_NASTALIQ, /* ur, pa-Arab, ks */
	HABIT_JAPANESE,
	HABIT_KOREAN,
	HABIT_TRADITIONAL,
	HABIT_COUNT
};

enum face_habit face_habit(const char *lang); /* BCP 47 */

#define FACE_CHAIN_MAX 8
/* The faces to try for text of `script` (ISO 15924), best first: the script's own, Noto Sans,
 * symbols, then the CJK face of the habit. Returns how many were written. */
int face_chain(const char *script, enum face_habit habit, const struct face *chain[FACE_CHAIN_MAX]);
