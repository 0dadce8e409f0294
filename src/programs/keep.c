// SPDX-License-Identifier: GPL-3.0-or-later
// Three files of one folder.
#include "programs/keep.h"

#include <stdio.h>

#include "base/err.h"
#include "base/file.h"
#include "content/pack.h"
#include "intake/counter.h"
#include "intake/signups.h"
#include "programs/args.h"
#include "programs/config.h"

bool keep_open(struct keep *keep, const struct args *args, const struct config *config,
	const struct pack *pack, struct err *err) {
	char path[sizeof keep->roll_file];
	if (!args->data || args->is_laptop) {
		return true;
	}
	snprintf(path, sizeof path, "%s/counters.db", args->data);
	snprintf(keep->pin_file, sizeof keep->pin_file, "%s/wrong-pins", args->data);
	snprintf(keep->roll_file, sizeof keep->roll_file, "%s/roll", args->data);
	keep->counters = file_make_folder(args->data, err) ? counters_open(path, err) : NULL;
	if (!keep->counters) {
		return false;
	}
	keep->signups = signups_open(&(struct signups_options){.folder = args->data,
		.office_key = config->office_key,
		.expected = pack_office_key(pack),
		.is_pack_signed = pack_is_signed(pack),
		.kiosk = config->kiosk_id});
	return true;
}

void keep_close(struct keep *keep) {
	signups_close(keep->signups);
	counters_close(keep->counters);
}
