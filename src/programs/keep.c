// SPDX-License-Identifier: GPL-3.0-or-later
// Two files of one folder.
#include "programs/keep.h"

#include <stdio.h>

#include "base/err.h"
#include "base/file.h"
#include "intake/counter.h"
#include "programs/args.h"

bool keep_open(struct keep *keep, const struct args *args, struct err *err) {
	char path[sizeof keep->roll_file];
	if (!args->data || args->is_laptop) {
		return true;
	}
	snprintf(path, sizeof path, "%s/counters.db", args->data);
	snprintf(keep->roll_file, sizeof keep->roll_file, "%s/roll", args->data);
	keep->counters = file_make_folder(args->data, err) ? counters_open(path, err) : NULL;
	return keep->counters;
}

void keep_close(struct keep *keep) {
	counters_close(keep->counters);
}
