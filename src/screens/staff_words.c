// SPDX-License-Identifier: GPL-3.0-or-later
// One clear sentence for whatever staff's work came to.
#include "base/arena.h"
#include "lang/fill.h"
#include "lang/mark.h"
#include "screens/say.h"
#include "screens/staff_inner.h"

const char *staff_fill(
	const struct app *app, const char *english, const char *name, const char *value) {
	return lang_fill(
		app->page, app_lang(app), say_staff(app, english), &(struct fill){name, value}, 1);
}

const char *staff_count_text(const struct app *app, int64_t count) {
	return count < STAFF_LEAST_TOLD ? "<10" : arena_printf(app->page, "%lld", (long long)count);
}

const char *staff_told_text(const struct app *app, bool *is_good) {
	static const struct {
		const char *english;
		bool is_good;
	} sentences[STAFF_TOLD_COUNT] = {
		[STAFF_TOLD_NO_STICK] =
			{N_STAFF("There is no USB stick. Put one in and try again."), false},
		[STAFF_TOLD_LOADED] = {N_STAFF("The new content is shown now."), true},
		[STAFF_TOLD_NO_PACK] = {N_STAFF("There is no content on the stick."), false},
		[STAFF_TOLD_UNSIGNED] =
			{N_STAFF("The content on the stick is damaged, or not signed with a "
				 "key that this kiosk trusts. It was not taken."),
				false},
		[STAFF_TOLD_OTHER_SITE] =
			{N_STAFF("The content on the stick is of another office. It was "
				 "not taken."),
				false},
		[STAFF_TOLD_OLD] =
			{N_STAFF("The content on the stick is not newer than what is shown. It "
				 "was not taken."),
				false},
		[STAFF_TOLD_NOT_KEPT] =
			{N_STAFF("The new content cannot be stored on this kiosk. What was "
				 "shown before stays."),
				false},
		[STAFF_TOLD_EXPORTED] =
			{N_STAFF("Sign-ups and counts are on the stick. New sign-ups: "
				 "{count}."),
				true},
		[STAFF_TOLD_COUNTS_EXPORTED] = {N_STAFF("The counts are on the stick."), true},
		[STAFF_TOLD_NO_CLOCK] = {N_STAFF("The clock is not set, so the counts were not "
						 "saved. Sign-ups were."),
			false},
		[STAFF_TOLD_NO_CLOCK_COUNTS] =
			{N_STAFF("The clock is not set, so the counts were not saved."), false},
		[STAFF_TOLD_NOT_EXPORTED] =
			{N_STAFF("Not everything could be written to the stick. Try "
				 "another one."),
				false},
		[STAFF_TOLD_RECEIPTS] =
			{N_STAFF("Sign-ups that the office has received and that were "
				 "deleted here: {count}."),
				true},
		[STAFF_TOLD_REFUSED] =
			{N_STAFF("Some receipts are damaged or forged: their sign-ups stay "
				 "here. Deleted: {count}."),
				false},
		[STAFF_TOLD_NO_NEW] = {N_STAFF("There is no new receipt on the stick."), false},
		[STAFF_TOLD_NO_RECEIPTS] = {N_STAFF("The receipts could not be taken. Try again."),
			false},
		[STAFF_TOLD_NEW_ROLL] = {N_STAFF("The paper is counted from 0 again."), true},
	};
	enum staff_told told = app->staff->told;
	*is_good = sentences[told].is_good;
	return sentences[told].english ? staff_fill(app, sentences[told].english, "count",
						 staff_count_text(app, app->staff->count))
				       : NULL;
}
