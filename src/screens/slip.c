// SPDX-License-Identifier: GPL-3.0-or-later
// A slip is asked for as the screen is: by the words of say() and the pack's texts. For the second
// language there is no second way to make words: the app is looked at as if a visitor of that language
// stood before it, with a session that holds nothing but the language.
#include "screens/slip.h"

#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"
#include "content/article.h"
#include "content/pack.h"
#include "content/service.h"
#include "content/text.h"
#include "content/topic.h"
#include "lang/date.h"
#include "lang/tag.h"
#include "screens/app.h"
#include "screens/carry.h"
#include "screens/contact.h"
#include "screens/frame.h"
#include "screens/say.h"
#include "screens/slip_inner.h"
#include "screens/status.h"
#include "ui/icons.h"

/* ---- blocks ---- */

/* An array of `room` items of `size` bytes in the arena with room for one more than `count`. */
static void *grown(struct arena *arena, void *items, size_t count, size_t *room, size_t size) {
	if (count < *room) {
		return items;
	}
	*room = *room ? *room * 2 : 8;
	void *more = arena_alloc(arena, *room * size);
	if (count) {
		memcpy(more, items, count * size);
	}
	return more;
}

struct slip_block *slip_add(struct slip_maker *maker, struct slip_block block) {
	maker->blocks = grown(
		maker->arena, maker->blocks, maker->count, &maker->room, sizeof *maker->blocks);
	maker->blocks[maker->count] = block;
	return &maker->blocks[maker->count++];
}

void slip_line_add(struct slip_maker *maker, struct slip_lines *lines, struct slip_line line) {
	lines->items = grown(maker->arena, lines->items, lines->count, &lines->room, sizeof line);
	lines->items[lines->count++] = line;
}

void slip_text_add(struct slip_maker *maker, struct slip_lines *lines, struct slip_text text) {
	if (text.visitor || text.host) {
		slip_line_add(maker, lines, (struct slip_line){.text = text});
	}
}

void slip_icon(struct slip_block *block, const char *name) {
	const struct icon *icon = icon_find(name);
	block->icon = icon ? icon->code : 0;
	block->is_icon_mirrored = icon && icon->is_mirrored;
}

void slip_fact_add(struct slip_maker *maker, const char *icon, struct slip_text title,
	const struct slip_lines *lines) {
	if (!title.visitor && !title.host && !lines->count) {
		return;
	}
	struct slip_block *fact = slip_add(maker,
		(struct slip_block){.kind = SLIP_FACT,
			.title = title,
			.lines = lines->items,
			.line_count = lines->count});
	slip_icon(fact, icon);
}

void slip_band_add(struct slip_maker *maker, const char *icon, struct slip_text title) {
	slip_icon(slip_add(maker, (struct slip_block){.kind = SLIP_BAND, .title = title}), icon);
	maker->title = title.visitor ? title.visitor : title.host;
}

/* ---- texts ---- */

static const char *said(const char *text) {
	return text && *text ? text : NULL;
}

/* Times and numbers, which stand in LRI … PDI (UAX #9), stay on one line. */
static const char *unbroken(struct arena *arena, const char *text) {
	if (!text || !*text || !strstr(text, "\u2066")) {
		return said(text);
	}
	struct str out = {0};
	bool is_inside = false;
	for (; *text; text++) {
		is_inside |= !strncmp(text, "\u2066", 3) && strchr("+0123456789", text[3]);
		is_inside &= strncmp(text, "\u2069", 3) != 0;
		if (is_inside && *text == ' ') { /* UAX #14: a dash breaks even before U+00A0 */
			str_append(&out, "\u2060\u00a0");
		} else {
			str_append_char(&out, *text);
		}
	}
	const char *kept = arena_string(arena, str_get(&out));
	str_finish(&out);
	return kept;
}

struct slip_text slip_pair(const struct slip_maker *maker, const char *visitor, const char *host) {
	visitor = unbroken(maker->arena, visitor);
	host = unbroken(maker->arena, host);
	bool is_again = visitor && host && (maker->is_one || !strcmp(visitor, host));
	return (struct slip_text){visitor, is_again ? NULL : host};
}

struct slip_text slip_say(const struct slip_maker *maker, const char *english) {
	return slip_pair(maker, say(maker->visitor, english), say(maker->host, english));
}

/* In the isolate of its own direction (UAX #9) where its language is another than the slip's. */
static const char *in_its_direction(
	const struct slip_maker *maker, const struct text *text, const char *lang) {
	const struct language *own = language_find(text->lang), *around = language_find(lang);
	if (!*text->utf8 || !own || !around || own->is_rtl == around->is_rtl) {
		return text->utf8;
	}
	return arena_printf(
		maker->arena, "%s%s\u2069", own->is_rtl ? "\u2067" : "\u2066", text->utf8);
}

struct slip_text slip_content(
	const struct slip_maker *maker, const struct text *visitor, const struct text *host) {
	struct slip_text both = slip_pair(maker, visitor->utf8, host->utf8);
	if (both.visitor) {
		both.visitor = in_its_direction(maker, visitor, app_lang(maker->visitor));
	}
	if (both.host) {
		both.host = in_its_direction(maker, host, app_lang(maker->host));
	}
	return both;
}

const char *slip_join(struct arena *arena, const struct text *texts, size_t count) {
	struct str out = {0};
	for (size_t i = 0; i < count; i++) {
		if (*texts[i].utf8) {
			str_printf(&out, "%s%s", out.len ? ", " : "", texts[i].utf8);
		}
	}
	const char *kept = arena_string(arena, str_get(&out));
	str_finish(&out);
	return kept;
}

/* The first line is the street. */
void slip_address_add(struct slip_maker *maker, struct slip_lines *lines, const char *address) {
	for (const char *line = address; line && *line;) {
		size_t len = strcspn(line, "\n");
		slip_line_add(maker, lines,
			(struct slip_line){.text = {NULL, arena_copy(maker->arena, line, len)},
				.is_plain = true,
				.is_strong = line == address});
		line += len + (line[len] == '\n');
	}
}

/* ---- who comes with the paper, and the foot ---- */

static const char *office_name(const struct app *app) {
	return app->options->office_name ? app->options->office_name : pack_host_name(app->pack);
}

static const char *place(const struct app *app) {
	return said(app->options->kiosk_place);
}

/* Only what the kiosk knows: which language was chosen, and where it stands. */
void slip_box_add(struct slip_maker *maker, const char *more) {
	struct app *host = maker->host;
	const char *from = office_name(host);
	if (place(host)) {
		from = arena_printf(maker->arena, "%s, %s", from, place(host));
	}
	const char *text = say_fill(host, "This person comes from: {place}.", "place", from);
	if (!maker->is_one) {
		const char *reads = say_fill(host, "This person reads this slip in {language}.",
			"language",
			language_name(maker->arena, app_lang(maker->visitor), app_lang(host)));
		text = arena_printf(maker->arena, "%s %s", reads, text);
	}
	if (more) {
		text = arena_printf(maker->arena, "%s %s", text, more);
	}
	slip_add(maker,
		(struct slip_block){.kind = SLIP_BOX,
			.title = {NULL, say(host, "For the next office:")},
			.text = {NULL, text}});
}

static const char *foot_text(
	struct slip_maker *maker, struct app *app, const int64_t *day, const char *more) {
	struct str text = {0};
	bool is_late;
	if (day) {
		str_printf(&text, "%s · ", status_checked_text(app, *day, &is_late));
	}
	str_append(&text, say(app, "No personal data is stored."));
	if (more) {
		str_printf(&text, "\n%s", more);
	}
	str_printf(&text, "\n%s", say(app, "Danger to life? Call 112"));
	const char *kept = arena_string(maker->arena, str_get(&text));
	str_finish(&text);
	return kept;
}

void slip_foot_add(struct slip_maker *maker, const int64_t *day, const char *more) {
	slip_add(maker,
		(struct slip_block){.kind = SLIP_FOOT,
			.text = slip_pair(maker, foot_text(maker, maker->visitor, day, more),
				foot_text(maker, maker->host, day, NULL))});
}

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
		.office = office_name(app),
		.when = when(&maker),
		.place = place(app),
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
