// SPDX-License-Identifier: GPL-3.0-or-later
// The keys that mean the same on every screen. Ids are stable names (they stand in journeys);
// what follows the dash is the id of the thing in the pack.
#include <stdio.h>
#include <string.h>

#include "content/pack.h"
#include "intake/counter.h"
#include "screens/app.h"
#include "screens/screen.h"
#include "screens/typing.h"
#include "ui/pager.h"
#include "ui/ui.h"

const struct screen *screen_here(const struct app *app) {
	static const struct screen *const screens[SCREEN_KINDS] = {
		[SCREEN_WELCOME] = &screen_welcome,
		[SCREEN_HOME] = &screen_home,
		[SCREEN_TOPIC] = &screen_topic,
		[SCREEN_ARTICLE] = &screen_article,
		[SCREEN_FIND] = &screen_find,
		[SCREEN_SERVICE] = &screen_service,
		[SCREEN_PROGRAMMES] = &screen_programmes,
		[SCREEN_PROGRAMME] = &screen_programme,
		[SCREEN_SEARCH] = &screen_search,
		[SCREEN_MY_LIST] = &screen_my_list,
		[SCREEN_HELP] = &screen_help,
		[SCREEN_ABOUT] = &screen_about,
		[SCREEN_PRIVACY] = &screen_privacy,
		[SCREEN_LANGUAGE_SEARCH] = &screen_language_search,
		[SCREEN_LANGUAGE_MISSING] = &screen_language_missing,
		[SCREEN_SIGN_UP] = &screen_sign_up,
		[SCREEN_STAFF_PIN] = &screen_staff_pin,
		[SCREEN_STAFF] = &screen_staff,
	};
	return screens[app->session->here.kind];
}

static const char *after(const char *id, const char *prefix) {
	size_t len = strlen(prefix);
	return strncmp(id, prefix, len) ? NULL : id + len;
}

/* A tap on a language: the first one begins the session on Home, later ones keep the page. */
static void choose_language(struct app *app, const char *tag) {
	struct session *session = app->session;
	bool is_first = !*session->lang;
	if (!pack_has_language(app->pack, tag)) {
		struct scene scene = {.kind = SCREEN_LANGUAGE_MISSING};
		strncpy(scene.lang, tag, sizeof scene.lang - 1);
		session_go(session, &scene);
		return;
	}
	app_set_language(app, tag);
	if (is_first) {
		app_count(app, COUNTER_SESSION, "");
	}
	app_count(app, COUNTER_LANGUAGE, tag);
	if (is_first || session->here.kind == SCREEN_WELCOME) {
		session_visit(session, SCREEN_HOME, NULL);
	} else if (session->here.kind == SCREEN_LANGUAGE_SEARCH ||
		(session->here.kind == SCREEN_LANGUAGE_MISSING && !*session->here.id)) {
		session_can_go_back(session) ? session_back(session)
					     : session_visit(session, SCREEN_HOME, NULL);
		if (session->here.kind == SCREEN_WELCOME ||
			session->here.kind == SCREEN_LANGUAGE_SEARCH) {
			session_visit(session, SCREEN_HOME, NULL);
		}
	}
	session->here.lang[0] = '\0';
	session->here.pager = (struct pager){0};
	session->sheet_is_open = false;
}

static bool press_rail(struct app *app, const char *id) {
	struct session *session = app->session;
	if (!strcmp(id, "back")) {
		if (session->sheet_is_open) {
			session->sheet_is_open = false;
		} else if (session_can_go_back(session)) {
			session_back(session);
		} else if (session->here.kind != SCREEN_WELCOME && *session->lang) {
			session_visit(session, SCREEN_HOME, NULL);
		}
	} else if (!strcmp(id, "home")) {
		if (*session->lang) {
			session_visit(session, SCREEN_HOME, NULL);
		} else {
			session_visit(session, SCREEN_WELCOME, NULL);
		}
	} else if (!strcmp(id, "language")) {
		session->sheet_is_open = *session->lang && !session->sheet_is_open;
		if (!*session->lang) {
			session_visit(session, SCREEN_WELCOME, NULL);
		}
	} else if (!strcmp(id, "text-size")) {
		session->size = (session->size + 1) % TEXT_SIZE_COUNT;
		session->here.pager = (struct pager){0};
	} else if (!strcmp(id, "contrast")) {
		session->contrast = (session->contrast + 1) % CONTRAST_COUNT;
	} else if (!strcmp(id, "lower")) {
		session->is_lowered = !session->is_lowered;
	} else if (!strcmp(id, "my-list")) {
		session_visit(session, SCREEN_MY_LIST, NULL);
	} else if (!strcmp(id, "help")) {
		session_visit(session, SCREEN_HELP, NULL);
	} else {
		return false;
	}
	return true;
}

static bool press_way(struct app *app, const char *id) {
	static const struct {
		const char *id;
		enum screen_kind kind;
	} ways[] = {
		{"programmes", SCREEN_PROGRAMMES},
		{"search", SCREEN_SEARCH},
		{"about", SCREEN_ABOUT},
		{"privacy", SCREEN_PRIVACY},
		{"search-language", SCREEN_LANGUAGE_SEARCH},
	};
	if (!strcmp(id, "find")) {
		find_visit(app, NULL);
		return true;
	}
	for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
		if (!strcmp(id, ways[i].id)) {
			session_visit(app->session, ways[i].kind, NULL);
			if (ways[i].kind == SCREEN_SEARCH ||
				ways[i].kind == SCREEN_LANGUAGE_SEARCH) {
				typing_begin(app, app_lang(app));
			}
			return true;
		}
	}
	return false;
}

static bool press_thing(struct app *app, const char *id) {
	const char *name;
	if ((name = after(id, "topic-"))) {
		app_count(app, COUNTER_TOPIC, name);
		topic_visit(app, name);
	} else if ((name = after(id, "article-"))) {
		app_count(app, COUNTER_ARTICLE, name);
		session_visit(app->session, SCREEN_ARTICLE, name);
	} else if ((name = after(id, "service-"))) {
		app_count(app, COUNTER_SERVICE, name);
		session_visit(app->session, SCREEN_SERVICE, name);
	} else if ((name = after(id, "programme-"))) {
		session_visit(app->session, SCREEN_PROGRAMME, name);
	} else if ((name = after(id, "lang-"))) {
		choose_language(app, name);
	} else {
		return false;
	}
	return true;
}

bool press_common(struct app *app, const char *id) {
	struct session *session = app->session;
	if (!strcmp(id, "more") || !strcmp(id, "previous")) {
		pager_turn(&session->here.pager, strcmp(id, "more") ? -1 : 1);
	} else if (!strcmp(id, "quick-exit") || !strcmp(id, "start-new")) {
		app_wipe(app);
	} else if (!strcmp(id, "report-wrong")) {
		enum entry_kind kind = session_entry_here(session);
		if (session_report(session, kind, session->here.id)) {
			char key[COUNTER_MAX_KEY_BYTES];
			snprintf(key, sizeof key, "%s:%s",
				kind == ENTRY_SERVICE             ? "service"
					: kind == ENTRY_PROGRAMME ? "programme"
								  : "article",
				session->here.id);
			app_count(app, COUNTER_REPORT_WRONG, key);
		}
	} else {
		return press_rail(app, id) || press_way(app, id) || press_thing(app, id);
	}
	return true;
}
