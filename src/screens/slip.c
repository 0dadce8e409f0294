// SPDX-License-Identifier: GPL-3.0-or-later
// A slip is asked for as the screen is: by the words of say() and the pack's texts. For the second
// language there is no second way to make words: the app is looked at as if a visitor of that language
// stood before it, with a session that holds nothing but the language.
#include "screens/slip.h"

#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/err.h"
#include "content/article.h"
#include "content/pack.h"
#include "content/service.h"
#include "content/topic.h"
#include "lang/date.h"
#include "screens/app.h"
#include "screens/carry.h"
#include "screens/contact.h"
#include "screens/frame.h"
#include "screens/say.h"
#include "screens/sign_up.h"
#include "screens/slip_inner.h"

/* ---- which slip ---- */

static bool has_service(const struct app *app) {
	const char *const ids[] = {app->session->here.id};
	size_t count;
	service_list_of(app->pack, app->page, ids, 1, app_lang(app), &count);
	return count == 1;
}

static const struct article *article_here(const struct app *app) {
	const struct scene *here = &app->session->here;
	const struct article *article = article_load(
		app->pack, app->page, here->id, *here->lang ? here->lang : app_lang(app));
	return article && !article->is_missing ? article : NULL;
}

bool slip_is_here(const struct app *app) {
	switch (app->session->here.kind) {
	case SCREEN_SERVICE: return has_service(app);
	case SCREEN_ARTICLE: return article_here(app) != NULL;
	case SCREEN_MY_LIST: return app->session->list_count > 0;
	case SCREEN_HELP: return true;
	case SCREEN_SIGN_UP: return sign_up_reference(app) != NULL;
	case SCREEN_STAFF: return true;
	default: return false;
	}
}

/* FNV-1a, 64 bits. */
static uint64_t mix(uint64_t hash, const char *text) {
	do {
		hash = (hash ^ (unsigned char)*text) * 0x100000001b3u;
	} while (*text++);
	return hash;
}

uint64_t slip_what(const struct app *app) {
	const struct session *session = app->session;
	const struct scene *here = &session->here;
	char kind[] = {(char)('a' + here->kind), '\0'};
	uint64_t hash = mix(0xcbf29ce484222325u, kind);
	hash = mix(mix(mix(hash, here->id), here->lang), app_lang(app));
	if (sign_up_reference(app)) {
		hash = mix(hash, sign_up_reference(app));
	}
	for (int i = 0; here->kind == SCREEN_MY_LIST && i < session->list_count; i++) {
		hash = mix(hash, session->list[i].kind == ENTRY_SERVICE ? "service" : "article");
		hash = mix(hash, session->list[i].id);
	}
	return hash ? hash : 1;
}

/* The app as it is for whoever reads `lang` and has the same list. */
static struct app *app_for(struct app *app, struct arena *arena, const char *lang) {
	struct app *other = arena_alloc(arena, sizeof *other);
	*other = *app;
	other->page = arena;
	other->session = arena_alloc(arena, sizeof *other->session);
	other->session->list_count = app->session->list_count;
	memcpy(other->session->list, app->session->list, sizeof other->session->list);
	snprintf(other->session->lang, sizeof other->session->lang, "%s", lang);
	return other;
}

static bool make(struct slip_maker *maker) {
	const struct scene *here = &maker->app->session->here;
	switch (here->kind) {
	case SCREEN_SERVICE: return slip_service_make(maker, here->id);
	case SCREEN_ARTICLE: return slip_article_make(maker, here->id);
	case SCREEN_MY_LIST: return slip_list_make(maker);
	case SCREEN_HELP: return slip_help_make(maker);
	case SCREEN_SIGN_UP: return slip_sign_up_make(maker, here->id);
	case SCREEN_STAFF: return slip_test_make(maker);
	default: return false;
	}
}

/* "19. Nov. 2026, 09:42"; NULL where the clock is not set. */
static const char *when(const struct slip_maker *maker) {
	struct app *host = maker->host;
	if (!app_clock_is_set(host)) {
		return NULL;
	}
	return arena_printf(maker->arena, "%s, %s",
		date_text(maker->arena, app_lang(host), app_now(host), app_zone(host),
			DATE_DAY_MONTH_YEAR),
		frame_clock(host));
}

const struct slip *slip_here(struct app *app, struct arena *arena, int copy, struct err *err) {
	const char *chosen = app->session->here.lang;
	const char *lang = *chosen ? chosen : app_lang(app), *host = pack_host_language(app->pack);
	struct slip_maker maker = {.app = app,
		.visitor = app_for(app, arena, lang),
		.host = app_for(app, arena, host),
		.is_one = !strcmp(lang, host),
		.arena = arena};
	if (!make(&maker)) {
		err_set(err, "slip: this page has nothing to print");
		return NULL;
	}
	struct slip *slip = arena_alloc(arena, sizeof *slip);
	*slip = (struct slip){.visitor_lang = arena_string(arena, lang),
		.host_lang = host,
		.title = maker.title,
		.office = slip_office(app),
		.when = when(&maker),
		.place = slip_place(app),
		.reference = maker.reference,
		.copy = copy ? say_fill(maker.host, "Copy {number}", "number",
				       arena_printf(arena, "%d", copy))
			     : NULL,
		.blocks = maker.blocks,
		.block_count = maker.count};
	return slip;
}

/* ---- without a printer ---- */

/* The number to write down is the service's first. */
static void say_number(struct slip_instead *instead, struct app *app, const char *id) {
	const struct service *service = service_load(app->pack, app->page, id, app_lang(app));
	if (service && service->phone_count && !*instead->number) {
		instead->number = service->phones[0].number;
		instead->number_label = service->name.utf8;
	}
}

static void service_instead(struct slip_instead *instead, struct app *app) {
	const char *id = app->session->here.id;
	const struct service *service = service_load(app->pack, app->page, id, app_lang(app));
	instead->qr = service ? contact_text(app->page, service) : "";
	say_number(instead, app, id);
}

static void article_instead(struct slip_instead *instead, struct app *app) {
	const struct article *article = article_here(app);
	size_t count = 0;
	if (article) {
		instead->qr = slip_article_code(app, app, article);
		const struct service *services = slip_article_services(app, article, &count);
		for (size_t i = 0; i < count; i++) {
			say_number(instead, app, services[i].id);
		}
	}
}

static void list_instead(struct slip_instead *instead, struct app *app) {
	instead->qr = carry_list(app);
	for (int i = 0; i < app->session->list_count; i++) {
		if (app->session->list[i].kind == ENTRY_SERVICE) {
			say_number(instead, app, app->session->list[i].id);
		}
	}
}

static void help_instead(struct slip_instead *instead, struct app *app) {
	size_t count;
	const struct emergency *numbers =
		emergency_load(app->pack, app->page, app_lang(app), &count);
	if (count) {
		instead->number = numbers[0].number;
		instead->number_label = numbers[0].text.utf8;
	}
}

struct slip_instead slip_instead(struct app *app) {
	struct slip_instead instead = {"", 0, "", ""};
	switch (app->session->here.kind) {
	case SCREEN_SERVICE: service_instead(&instead, app); break;
	case SCREEN_ARTICLE: article_instead(&instead, app); break;
	case SCREEN_MY_LIST: list_instead(&instead, app); break;
	case SCREEN_HELP: help_instead(&instead, app); break;
	default: break;
	}
	instead.qr_len = strlen(instead.qr);
	return instead;
}
