// SPDX-License-Identifier: GPL-3.0-or-later
// A journey brings its own time, and says on standard error what it saw when it fails.
#include "programs/rehearsal.h"

#include <stdio.h>
#include <time.h>

#include "base/err.h"
#include "base/file.h"
#include "base/str.h"
#include "device/clock.h"
#include "lang/date.h"
#include "programs/args.h"
#include "screens/app.h"
#include "screens/play.h"

struct clock *rehearsal_clock(const struct args *args, const char *zone, struct err *err) {
	struct clock_stamp stamp;
	if (!args->journey) {
		return clock_create_real();
	}
	if (!args->clock) {
		return clock_create_virtual((int64_t)time(NULL));
	}
	if (!clock_read_stamp(args->clock, &stamp, err)) {
		err_prefix(err, "--clock");
		return NULL;
	}
	const struct civil civil = {
		stamp.year, stamp.month, stamp.day, stamp.hour, stamp.minute, stamp.second, 0};
	return clock_create_virtual(
		stamp.has_offset ? clock_stamp_utc(&stamp) : time_from_civil(&civil, zone));
}

bool rehearsal_play(struct app *app, const struct args *args, struct err *err) {
	struct str seen = {0};
	bool ok = (!args->shots || file_make_folder(args->shots, err)) &&
		play_journey(app, args->journey, args->lang, args->shots, &seen, err);
	if (seen.len) {
		fprintf(stderr, "on screen:\n%s", str_get(&seen));
	}
	str_finish(&seen);
	/* A changed pack is the reason of whatever else went wrong. */
	return app_settle(app, err) && ok;
}
