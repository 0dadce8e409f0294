// SPDX-License-Identifier: GPL-3.0-or-later
// Warnings never stop a build: they are for a person to weigh.
#include "author/check.h"

#include <ctype.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "author/article.h"
#include "author/catalogue.h"
#include "author/hsds.h"
#include "author/problem.h"
#include "author/programme.h"
#include "author/site.h"
#include "base/arena.h"
#include "base/mem.h"
#include "base/str.h"
#include "content/day.h"
#include "content/schema.h"

#define CHECK_WORDS_LEAST 150
#define CHECK_WORDS_MOST 400
#define CHECK_STALE_DAYS 365
#define CHECK_NUMBER_DIGITS 6 /* shorter numbers may be anything */

/* ---- telephone numbers ---- */

/* The digits of a number alone, without a country code's 00 or +49, for comparing. */
static void append_digits(struct str *out, const char *text) {
	for (; *text; text++) {
		if (isdigit((unsigned char)*text)) {
			str_append_char(out, *text);
		}
	}
}

/* True if `text` holds the digits in order with nothing but spaces and - / ( ) between them. */
static bool holds_number(const char *text, const char *digits) {
	for (const char *start = text; (start = strchr(start, *digits)); start++) {
		const char *at = start, *digit = digits;
		while (*at && *digit &&
			(*at == *digit || (digit > digits && strchr(" -/()", *at)))) {
			digit += *at == *digit;
			at++;
		}
		if (!*digit) {
			return true;
		}
	}
	return false;
}

/* A piece of an article that could hold a number: few do, and there are thousands of numbers. */
struct suspect {
	const struct article *article;
	const struct piece *piece;
};

struct suspects {
	struct suspect *items;
	size_t count, room;
};

static void find_suspects(const struct site *site, struct suspects *suspects) {
	for (size_t i = 0; i < site->articles.count; i++) {
		const struct article *article = site->articles.items[i];
		for (size_t j = 0; j < article->pieces.count; j++) {
			const struct piece *piece = &article->pieces.items[j];
			struct str digits = {0};
			append_digits(&digits, piece->marked ? piece->marked : "");
			if (digits.len >= CHECK_NUMBER_DIGITS) {
				vec_push(suspects, (struct suspect){article, piece});
			}
			str_finish(&digits);
		}
	}
}

static void check_typed_number(struct site *site, const struct suspects *suspects,
	const struct service *service, const char *number) {
	struct str digits = {0};
	append_digits(&digits, number);
	for (size_t i = 0; digits.len >= CHECK_NUMBER_DIGITS && i < suspects->count; i++) {
		const struct suspect *suspect = &suspects->items[i];
		if (holds_number(suspect->piece->marked, str_get(&digits))) {
			problem_warning(site->problems, suspect->article->file,
				suspect->piece->line,
				"the number %s is typed; write {phone:%s}, so that it changes with "
				"the "
				"service",
				number, service->id);
		}
	}
	str_finish(&digits);
}

static void check_typed_numbers(struct site *site) {
	struct suspects suspects = {0};
	find_suspects(site, &suspects);
	for (size_t i = 0; i < site->services.count; i++) {
		const struct service *service = site->services.items[i];
		for (size_t j = 0; j < service->phone_count; j++) {
			check_typed_number(site, &suspects, service, service->phones[j].number);
		}
	}
	vec_finish(&suspects);
}

/* ---- facts ---- */

static bool is_stale(const char *date, int64_t now) {
	int day;
	return date && day_parse(date, &day) && now / 86400 - day > CHECK_STALE_DAYS;
}

static void check_facts(struct site *site, const struct service *service, int64_t now) {
	struct problems *problems = site->problems;
	if (!service->host_name && site->host_language && site->source_language &&
		strcmp(site->host_language, site->source_language) != 0) {
		problem_warning(problems, service->file, service->line,
			"the name on the door is missing; add \"alternate_name\" in the host "
			"language");
	}
	if (!service->topics.count) {
		problem_warning(problems, service->file, service->line,
			"it is in no topic; add \"topics\" so that visitors find it");
	}
	if (!service->languages.count) {
		problem_warning(problems, service->file, service->line,
			"nobody can see which languages are spoken; add \"languages\"");
	}
	if (!service->assured) {
		problem_warning(problems, service->file, service->line,
			"it was never checked; call there, then add \"assured_date\"");
	} else if (is_stale(service->assured, now)) {
		problem_warning(problems, service->file, service->line,
			"it was checked last on %s; call there, then change \"assured_date\"",
			service->assured);
	}
}

static void check_hours(struct site *site, const struct service *service) {
	if (!service->schedules.count) {
		problem_warning(site->problems, service->file, service->line,
			"there are no hours; add \"schedules\"");
	}
}

static void check_programme(struct site *site, const struct programme *programme, int64_t now) {
	int day;
	check_facts(site, programme->service, now);
	if (programme->starts) {
		check_hours(site, programme->service);
	}
	if (programme->until && day_parse(programme->until, &day) && day < now / 86400) {
		problem_warning(site->problems, programme->file, programme->until_line,
			"this day is past, so no kiosk offers the programme; write the next "
			"dates, or take the file out");
	}
	if (!programme->service->phone_count && !programme->contact) {
		problem_warning(site->problems, programme->file, programme->line,
			"nobody can be asked about it; add \"service_id\" or \"phones\"");
	}
}

/* ---- topics ---- */

static int level_of(const struct site_topic *topic) {
	int level = 0;
	for (; topic; topic = topic->parent) {
		level++;
	}
	return level;
}

static void mark_up(const struct site *site, const char *id, bool *is_full) {
	for (const struct site_topic *at = site_topic(site, id); at; at = at->parent) {
		is_full[at - site->topics] = true;
	}
}

static void mark_topics(const struct site *site, const struct service *service, bool *is_full) {
	for (size_t i = 0; i < service->topics.count; i++) {
		mark_up(site, service->topics.items[i], is_full);
	}
}

static void check_topics(struct site *site) {
	bool *is_full = mem_array(site->topic_count + 1, sizeof *is_full);
	for (size_t i = 0; i < site->articles.count; i++) {
		if (site->articles.items[i]->topic) {
			mark_up(site, site->articles.items[i]->topic, is_full);
		}
	}
	for (size_t i = 0; i < site->services.count; i++) {
		mark_topics(site, site->services.items[i], is_full);
	}
	for (size_t i = 0; i < site->programmes.count; i++) {
		mark_topics(site, site->programmes.items[i]->service, is_full);
	}
	for (size_t i = 0; i < site->topic_count; i++) {
		const struct site_topic *topic = &site->topics[i];
		if (!is_full[i]) {
			problem_warning(site->problems, "site.json", topic->line,
				"the topic \"%s\" is empty; add an article or a service to it, or "
				"take it out",
				topic->id);
		}
		if (level_of(topic) > SITE_TOPIC_LEVELS) {
			problem_warning(site->problems, "site.json", topic->line,
				"the topic \"%s\" is %d levels deep; visitors walk %d, so name a "
				"\"parent\" nearer to Home",
				topic->id, level_of(topic), SITE_TOPIC_LEVELS);
		}
	}
	free(is_full);
}

static void check_article(struct site *site, const struct article *article, int64_t now) {
	struct problems *problems = site->problems;
	size_t words = article->word_count;
	if (article->topic && (words < CHECK_WORDS_LEAST || words > CHECK_WORDS_MOST)) {
		problem_warning(problems, article->file, 0,
			"the article has %zu words; between %d and %d are read to the end", words,
			CHECK_WORDS_LEAST, CHECK_WORDS_MOST);
	}
	if (article->topic && !article->summary) {
		problem_warning(problems, article->file, 0,
			"the summary is missing; add `summary: …` between the lines ---");
	}
	if (article->topic && !article->checked) {
		problem_warning(problems, article->file, 0,
			"nobody says when its facts were checked; add `checked: YYYY-MM-DD`");
	} else if (is_stale(article->checked, now)) {
		problem_warning(problems, article->file, 0,
			"its facts were checked last on %s; check them, then change `checked`",
			article->checked);
	}
}

static void check_language(struct site *site, const struct catalogue *catalogue) {
	struct problems *problems = site->problems;
	if (!catalogue->exists) {
		problem_warning(problems, catalogue->file, 0,
			"there is no translation; make one from `foyer-pack pot`, or take %s out "
			"of "
			"\"languages\"",
			catalogue->lang);
		return;
	}
	if (catalogue->missing || catalogue->fuzzy) {
		problem_warning(problems, catalogue->file, 0,
			"%zu texts are not translated and %zu are fuzzy, of %zu; translate them",
			catalogue->missing, catalogue->fuzzy,
			catalogue->missing + catalogue->fuzzy + catalogue->translated);
	}
	if (catalogue->unchecked) {
		problem_warning(problems, catalogue->file, 0,
			"%zu translations are not checked; when a person who speaks %s has read "
			"them, "
			"write X-Foyer-Checked: yes YYYY-MM-DD into the header",
			catalogue->unchecked, catalogue->lang);
	}
	if (catalogue->unknown_count) {
		problem_warning(problems, catalogue->file, 0,
			"%zu entries are of no text of the site; run msgmerge with a new template",
			catalogue->unknown_count);
	}
}

/* A PO file that no language asks for. */
static void check_locales(struct site *site) {
	size_t count;
	const char **tags = site_list(site, "locales", ".po", &count);
	for (size_t i = 0; i < count; i++) {
		bool is_asked = false;
		for (size_t j = 0; j < site->language_count; j++) {
			is_asked |= strcmp(tags[i], site->languages[j]) == 0;
		}
		if (!is_asked) {
			problem_warning(site->problems,
				arena_printf(site->arena, "locales/%s.po", tags[i]), 0,
				"no visitor sees this; add \"%s\" to \"languages\" in site.json",
				tags[i]);
		}
	}
}

void check_site(struct site *site, struct catalogue *const *catalogues, int64_t now) {
	check_typed_numbers(site);
	for (size_t i = 0; i < site->services.count; i++) {
		check_facts(site, site->services.items[i], now);
		check_hours(site, site->services.items[i]);
	}
	for (size_t i = 0; i < site->programmes.count; i++) {
		check_programme(site, site->programmes.items[i], now);
	}
	for (size_t i = 0; i < site->articles.count; i++) {
		check_article(site, site->articles.items[i], now);
	}
	for (size_t i = 0; i < site->language_count; i++) {
		if (catalogues[i]) {
			check_language(site, catalogues[i]);
		}
	}
	check_locales(site);
	check_topics(site);
	int day;
	if (site->expires && day_parse(site->expires, &day) && day < now / 86400) {
		problem_warning(site->problems, "site.json", 0,
			"the site expired on %s; check its facts, then change \"expires\"",
			site->expires);
	}
}

static size_t count_schedules(const struct service *service) {
	size_t count = service->schedules.count;
	for (size_t i = 0; i < service->phone_count; i++) {
		count += service->phones[i].schedules.count;
	}
	return count;
}

static void check_lists(struct site *site, const struct service *service) {
	size_t access = service->location ? service->location->access_count : 0;
	if (count_schedules(service) > SCHEMA_MAX_REPEAT ||
		service->document_count > SCHEMA_MAX_REPEAT ||
		service->cost_count > SCHEMA_MAX_REPEAT ||
		service->phone_count > SCHEMA_MAX_REPEAT || access > SCHEMA_MAX_REPEAT) {
		problem_error(site->problems, service->file, service->line,
			"a list of it is too long; keep each to %d entries", SCHEMA_MAX_REPEAT);
	}
}

void check_limits(struct site *site) {
	for (size_t i = 0; i < site->services.count; i++) {
		check_lists(site, site->services.items[i]);
	}
	for (size_t i = 0; i < site->programmes.count; i++) {
		check_lists(site, site->programmes.items[i]->service);
	}
}

/* ---- what is printed ---- */

void check_print(const struct site *site, struct catalogue *const *catalogues, FILE *out) {
	const struct problems *problems = site->problems;
	problems_print(problems, site->folder, true, out);
	for (size_t i = 0; i < site->language_count; i++) {
		const struct catalogue *catalogue = catalogues[i];
		if (catalogue) {
			fprintf(out,
				"%s: %zu translated, %zu fuzzy, %zu untranslated, %zu not checked "
				"by a "
				"person\n",
				site->languages[i], catalogue->translated, catalogue->fuzzy,
				catalogue->missing, catalogue->unchecked);
		}
	}
	fprintf(out, "%zu errors, %zu warnings\n", problems->error_count,
		problems->count - problems->error_count);
}

static json_t *list_of(const struct problems *problems, enum problem_grade grade) {
	json_t *list = json_array();
	for (size_t i = 0; i < problems->count; i++) {
		const struct problem *problem = &problems->items[i];
		if (problem->grade == grade) {
			json_array_append_new(list,
				json_pack("{s:s, s:i, s:s}", "file", problem->file, "line",
					problem->line, "text", problem->text));
		}
	}
	return list;
}

void check_print_json(const struct site *site, struct catalogue *const *catalogues, FILE *out) {
	json_t *languages = json_array();
	for (size_t i = 0; i < site->language_count; i++) {
		const struct catalogue *catalogue = catalogues[i];
		if (catalogue) {
			json_array_append_new(languages,
				json_pack("{s:s, s:I, s:I, s:I, s:I}", "tag", site->languages[i],
					"translated", (json_int_t)catalogue->translated, "fuzzy",
					(json_int_t)catalogue->fuzzy, "untranslated",
					(json_int_t)catalogue->missing, "unchecked",
					(json_int_t)catalogue->unchecked));
		}
	}
	json_t *root = json_pack("{s:o, s:o, s:o}", "errors",
		list_of(site->problems, PROBLEM_ERROR), "warnings",
		list_of(site->problems, PROBLEM_WARNING), "languages", languages);
	json_dumpf(root, out, JSON_INDENT(2));
	fputc('\n', out);
	json_decref(root);
}
