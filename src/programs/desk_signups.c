// SPDX-License-Identifier: GPL-3.0-or-later
// foyer-desk: taking, showing, giving out and forgetting sign-ups.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"
#include "desk/collect.h"
#include "desk/entry.h"
#include "desk/export.h"
#include "desk/people.h"
#include "desk/registry.h"
#include "desk/view.h"
#include "lang/mark.h"
#include "programs/desk.h"
#include "programs/desk_office.h"

static void refuse(void *context, const char *sentence) {
	(void)context;
	fprintf(stderr, "foyer-desk: %s\n", sentence);
}

int desk_collect(const struct desk_options *options) {
	struct office office;
	struct err err;
	struct collected got = {0};
	if (!office_open(&office, options, false, &err)) {
		return desk_fail(&err);
	}
	bool ok = collect(options->words[0], office.registry, office.secret, options->store, refuse,
		NULL, &got, &err);
	printf("%s\n",
		clerk_fill2(&options->clerk,
			N_STAFF("Sign-ups taken: {count}. Taken before: {before}."), "count",
			arena_printf(options->clerk.arena, "%zu", got.taken), "before",
			arena_printf(options->clerk.arena, "%zu", got.known)));
	if (got.counters) {
		printf("%s\n",
			clerk_count(&options->clerk, N_STAFF("Files of counts taken: {count}."),
				"count", got.counters));
	}
	ok = ok && office_expire(&office, options, &err);
	office_close(&office);
	return ok ? (got.refused ? 1 : 0) : desk_fail(&err);
}

int desk_list(const struct desk_options *options) {
	struct office office;
	struct err err;
	if (!office_open(&office, options, true, &err)) {
		return desk_fail(&err);
	}
	view_list(&options->clerk, office.people.items, office.people.count, stdout);
	office_close(&office);
	return 0;
}

int desk_show(const struct desk_options *options) {
	struct office office;
	struct err err;
	if (!office_open(&office, options, true, &err)) {
		return desk_fail(&err);
	}
	const struct entry *entry = office_choose(options, &office.people, &err);
	if (entry) {
		view_entry(&options->clerk, entry, stdout);
	}
	office_close(&office);
	return entry ? 0 : desk_fail(&err);
}

int desk_forget(const struct desk_options *options) {
	struct office office;
	struct err err;
	unsigned char id[BOX_ID_BYTES];
	if (!office_open(&office, options, true, &err)) {
		return desk_fail(&err);
	}
	const struct entry *entry = office_choose(options, &office.people, &err);
	bool ok =
		entry && box_id_parse(entry->id, id) && registry_remove(office.registry, id, &err);
	if (ok) {
		printf("%s\n",
			clerk_fill(&options->clerk, N_STAFF("Deleted: {signup}"), "signup",
				view_label(&options->clerk, entry)));
	}
	office_close(&office);
	return ok ? 0 : desk_fail(&err);
}

int desk_export(const struct desk_options *options) {
	typedef void export_fn(const struct clerk *, const struct entry *, size_t, struct str *);
	static export_fn *const formats[] = {[FORMAT_CSV] = export_csv,
		[FORMAT_JSON] = export_json,
		[FORMAT_HTML] = export_html};
	struct office office;
	struct err err;
	if (options->format == FORMAT_NONE || options->format == FORMAT_PDF) {
		err_set(&err, "export needs one of --csv, --json and --html");
		return desk_fail(&err);
	}
	if (!office_open(&office, options, true, &err)) {
		return desk_fail(&err);
	}
	const struct entry *entries = office.people.items;
	size_t count = office.people.count;
	if (options->word_count) {
		entries = office_choose(options, &office.people, &err);
		count = 1;
	}
	struct str out = {0};
	bool ok = !options->word_count || entries;
	if (ok) {
		formats[options->format](&options->clerk, entries, count, &out);
		ok = desk_write(options->output, str_get(&out), out.len, &err);
	}
	str_finish(&out);
	office_close(&office);
	return ok ? 0 : desk_fail(&err);
}
