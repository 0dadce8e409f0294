// SPDX-License-Identifier: GPL-3.0-or-later
#include "signing_up.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/err.h"
#include "content/pack.h"
#include "content/programme.h"
#include "device/clock.h"
#include "device/input.h"
#include "intake/record.h"
#include "intake/signups.h"
#include "screens/app.h"
#include "screens/print.h"
#include "screens/question.h"
#include "screens/screen.h"
#include "screens/sign_up.h"

static char folder[64];

struct signups *signing_up_open(const struct pack *pack) {
	snprintf(folder, sizeof folder, "/tmp/foyer-test-sign-up-XXXXXX");
	if (!mkdtemp(folder)) {
		abort();
	}
	struct signups *signups = signups_open(&(struct signups_options){.folder = folder,
		.office_key = BUILD_ROOT "/demo-office.pub",
		.expected = pack_office_key(pack),
		.is_pack_signed = true});
	if (signups_state(signups) != SIGNUPS_OPEN) {
		struct err why;
		signups_reason(signups, &why);
		fprintf(stderr, "sign-up is closed: %s\n", why.text);
		exit(1);
	}
	return signups;
}

void signing_up_close(struct signups *signups) {
	static const char *const names[] = {
		"signups.db", "signups.db-wal", "signups.db-shm", "signups.reserve"};
	signups_close(signups);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		char path[128];
		snprintf(path, sizeof path, "%s/%s", folder, names[i]);
		unlink(path);
	}
	if (rmdir(folder) != 0) {
		fprintf(stderr, "%s is not empty\n", folder);
		exit(1);
	}
}

static void answer(struct app *app, const struct form_field *field) {
	static const char *const texts[] = {[FORM_TEXT] = "Mohammed Abdul-Rahman O’Neill",
		[FORM_PHONE] = "+49 171 5550123",
		[FORM_EMAIL] = "samira@example.org",
		[FORM_DATE] = "2027-01-15",
		[FORM_YESNO] = "yes",
		[FORM_PERSON] = "any",
		[FORM_LANGUAGE] = "so"};
	const char *value = field->option_count ? field->options[0].value : texts[field->type];
	record_set(sign_up_answers(app), field->name, value, strlen(value));
}

int signing_up_visit(struct app *app, const char *programme, int step) {
	sign_up_visit(app, programme);
	const struct programme *loaded =
		programme_load(app->pack, app->page, programme, app_lang(app));
	int count = (int)loaded->field_count;
	for (int i = 0; i < count; i++) {
		answer(app, &loaded->fields[i]);
	}
	bool is_empty = step < 0; /* the field of this question */
	step = is_empty ? -1 - step : step;
	app->session->here.step = step < count ? step : count;
	app_drop_keyboard(app);
	app->session->keyboard_is_up = false;
	if (step < count) {
		question_begin(app, &loaded->fields[step]);
		if (is_empty) {
			str_clear(&app->session->search);
		}
	} else if (step > count) {
		sign_up_keep(app, loaded);
		clock_advance(app->clock, 100);
		app_take(app, &(struct input){0});
		clock_advance(app->clock, 100);
		app_take(app, &(struct input){0});
		print_forget(app); /* its slip comes by itself */
	}
	return count;
}
