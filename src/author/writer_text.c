// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that is words, for one language: rows of `texts`, the encoded bodies, and what search
// finds. Search holds only what is in that language; names on doors are found in every one.
#include "author/writer_text.h"

#include <stdio.h>
#include <string.h>

#include "author/article.h"
#include "author/body.h"
#include "author/hsds.h"
#include "author/programme.h"
#include "author/site.h"
#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"
#include "content/block.h"
#include "content/schema.h"
#include "content/search.h"
#include "lang/tag.h"
#include "store/db.h"

struct texts {
	struct writer *writer;
	struct edition edition;
	int64_t lang; /* languages.num */
	bool is_host;
	struct stmt *text, *body, *search;
	struct str title, words; /* for search, of the thing being written */
};

static void run(struct texts *texts, struct stmt *stmt) {
	struct writer *writer = texts->writer;
	writer->failed = writer->failed || !stmt || !stmt_run(stmt, writer->err);
}

static void put_text(
	struct texts *texts, int64_t owner, int field, const char *text, bool is_checked) {
	if (!texts->text) {
		return;
	}
	stmt_bind_int(texts->text, 1, texts->lang);
	stmt_bind_int(texts->text, 2, owner);
	stmt_bind_int(texts->text, 3, field);
	stmt_bind_text(texts->text, 4, text);
	stmt_bind_int(texts->text, 5, is_checked);
	run(texts, texts->text);
}

static void find_in(struct str *words, const char *text) {
	str_append(words, text);
	str_append_char(words, '\n');
}

/* Writes the message's text, if this language has it, and adds it to what search finds. */
static void put_at(struct texts *texts, int64_t owner, int field, const struct message *message,
	const char *place, struct str *found_in) {
	bool is_checked;
	const char *text = body_text_at(&texts->edition, message, place, &is_checked);
	if (text) {
		put_text(texts, owner, field, text, is_checked);
		find_in(found_in, text);
	}
}

static void put(struct texts *texts, int64_t owner, int field, const struct message *message,
	struct str *found_in) {
	put_at(texts, owner, field, message, NULL, found_in);
}

static void put_search(struct texts *texts, int64_t num) {
	if (texts->search && (texts->title.len || texts->words.len)) {
		stmt_bind_int(texts->search, 1, num);
		stmt_bind_text(texts->search, 2, str_get(&texts->title));
		stmt_bind_text(texts->search, 3, str_get(&texts->words));
		run(texts, texts->search);
	}
	str_clear(&texts->title);
	str_clear(&texts->words);
}

static void write_topics(struct texts *texts) {
	const struct site *site = texts->writer->site;
	struct str ignored = {0};
	for (size_t i = 0; i < site->topic_count; i++) {
		int64_t num = texts->writer->first_topic + (int64_t)i;
		put_at(texts, num, FIELD_TITLE, site->topics[i].title, site->topics[i].place,
			&texts->title);
		put_search(texts, num);
	}
	for (size_t i = 0; i < site->emergency_count; i++) {
		put(texts, texts->writer->first_emergency + (int64_t)i, FIELD_TITLE,
			site->emergency[i].text, &ignored);
	}
	for (size_t i = 0; i < site->desk_count; i++) {
		put(texts, texts->writer->first_desk + (int64_t)i, FIELD_TITLE, site->desks[i].text,
			&ignored);
	}
	put(texts, texts->writer->site_number, FIELD_TITLE, site->title, &ignored);
	str_finish(&ignored);
}

/* ---- articles ---- */

static void write_body(struct texts *texts, int64_t num, const struct article *article) {
	bool is_checked;
	size_t count;
	const struct block *blocks = body_blocks(&texts->edition, article, &count, &is_checked);
	struct str bytes = {0};
	block_encode(&bytes, blocks, count);
	if (texts->body) {
		stmt_bind_int(texts->body, 1, num);
		stmt_bind_int(texts->body, 2, texts->lang);
		stmt_bind_int(texts->body, 3, is_checked);
		stmt_bind_blob(texts->body, 4, str_get(&bytes), bytes.len);
		run(texts, texts->body);
	}
	str_finish(&bytes);
	for (size_t i = 0; i < count; i++) {
		find_in(&texts->words, blocks[i].text);
		for (size_t j = 0; j < blocks[i].cell_count; j++) {
			find_in(&texts->words, blocks[i].cells[j].text);
		}
	}
}

static void write_articles(struct texts *texts) {
	const struct site *site = texts->writer->site;
	for (size_t i = 0; i < site->articles.count; i++) {
		const struct article *article = site->articles.items[i];
		if (!body_is_complete(&texts->edition, article)) {
			continue;
		}
		int64_t num = writer_article(texts->writer, article);
		put_at(texts, num, FIELD_TITLE, article->title, article->title_place,
			&texts->title);
		put_at(texts, num, FIELD_SUMMARY, article->summary, article->summary_place,
			&texts->words);
		write_body(texts, num, article);
		put_search(texts, num);
	}
}

/* ---- services ---- */

/* The name on the door stands in the source language, where every text falls back to, and in the
 * host language, whose name it is. */
static void put_host_name(struct texts *texts, int64_t num, const struct message *name) {
	bool is_checked;
	const char *text = body_text(&texts->edition, name, &is_checked);
	if (!text && name && texts->is_host) {
		text = name->text;
		is_checked = true;
	}
	if (text) {
		put_text(texts, num, FIELD_HOST_NAME, text, is_checked);
	}
	if (name) {
		find_in(&texts->title, text ? text : name->text);
	}
}

static void put_schedules(
	struct texts *texts, int64_t num, const struct slots *slots, int *position) {
	for (size_t i = 0; i < slots->count; i++) {
		put(texts, num, FIELD_SCHEDULE + (*position)++, slots->items[i].description,
			&texts->words);
	}
}

static void put_lists(struct texts *texts, int64_t num, const struct service *service) {
	for (size_t i = 0; i < service->document_count; i++) {
		put(texts, num, FIELD_DOCUMENT + (int)i, service->documents[i], &texts->words);
	}
	for (size_t i = 0; i < service->cost_count; i++) {
		put(texts, num, FIELD_COST + (int)i, service->costs[i].option, &texts->words);
		put(texts, num, FIELD_COST_NOTE + (int)i, service->costs[i].note, &texts->words);
	}
	int position = 0;
	put_schedules(texts, num, &service->schedules, &position);
	for (size_t i = 0; i < service->phone_count; i++) {
		put(texts, num, FIELD_PHONE + (int)i, service->phones[i].description,
			&texts->words);
		put_schedules(texts, num, &service->phones[i].schedules, &position);
	}
}

static void put_service(struct texts *texts, int64_t num, const struct service *service) {
	put(texts, num, FIELD_TITLE, service->name, &texts->title);
	put_host_name(texts, num, service->host_name);
	put(texts, num, FIELD_DESCRIPTION, service->description, &texts->words);
	put(texts, num, FIELD_APPLICATION, service->application, &texts->words);
	put(texts, num, FIELD_FEES, service->fees, &texts->words);
	put(texts, num, FIELD_ELIGIBILITY, service->eligibility, &texts->words);
	put_lists(texts, num, service);
	if (service->keywords && !texts->edition.catalogue) { /* in the source language */
		find_in(&texts->words, service->keywords);
	}
	if (service->organization) {
		find_in(&texts->words, service->organization->name);
	}
	if (service->location && service->location->address) {
		find_in(&texts->words, service->location->address);
	}
}

static void write_services(struct texts *texts) {
	const struct site *site = texts->writer->site;
	for (size_t i = 0; i < site->services.count; i++) {
		int64_t num = texts->writer->first_service + (int64_t)i;
		put_service(texts, num, site->services.items[i]);
		put_search(texts, num);
	}
}

/* What a form asks is not what a programme is about: search does not find it. */
static void put_form(struct texts *texts, int64_t num, const struct form *form) {
	struct str ignored = {0};
	for (size_t i = 0; i < form->count; i++) {
		const struct question *question = &form->items[i];
		put(texts, num, FIELD_QUESTION + (int)i, question->label, &ignored);
		put(texts, num, FIELD_PURPOSE + (int)i, question->purpose, &ignored);
		for (size_t j = 0; j < question->answer_count; j++) {
			put(texts, num, FIELD_OPTION + (int)(i * SCHEMA_MAX_REPEAT + j),
				question->answers[j].label, &ignored);
		}
	}
	str_finish(&ignored);
}

static void write_programmes(struct texts *texts) {
	const struct site *site = texts->writer->site;
	for (size_t i = 0; i < site->programmes.count; i++) {
		const struct programme *programme = site->programmes.items[i];
		int64_t num = writer_programme(texts->writer, programme);
		put_service(texts, num, programme->service);
		put(texts, num, FIELD_DUTY, programme->duty_text, &texts->words);
		put(texts, num, FIELD_CHILDCARE, programme->childcare_text, &texts->words);
		put_form(texts, num, &programme->form);
		put_search(texts, num);
	}
}

static void write_places(struct texts *texts) {
	const struct site *site = texts->writer->site;
	struct str ignored = {0};
	for (size_t i = 0; i < site->locations.count; i++) {
		const struct location *place = site->locations.items[i];
		int64_t num = writer_location(texts->writer, place);
		put(texts, num, FIELD_TRANSPORT, place->transport, &ignored);
		for (size_t j = 0; j < place->access_count; j++) {
			put(texts, num, FIELD_ACCESS + (int)j, place->access[j], &ignored);
		}
	}
	str_finish(&ignored);
}

/* ---- one language ---- */

static bool prepare(struct texts *texts, const char *tag) {
	struct writer *writer = texts->writer;
	char sql[512];
	int num = (int)texts->lang;
	if (!schema_search_create(sql, sizeof sql, num, tag)) {
		return err_set(writer->err, "the language tag %s cannot be used", tag);
	}
	if (!db_exec(writer->db, sql, writer->err)) {
		return false;
	}
	texts->text =
		stmt_prepare(writer->db, "INSERT INTO texts VALUES (?, ?, ?, ?, ?)", writer->err);
	texts->body =
		stmt_prepare(writer->db, "INSERT INTO bodies VALUES (?, ?, ?, ?)", writer->err);
	snprintf(sql, sizeof sql, "INSERT INTO search_%d (rowid, title, body) VALUES (?, ?, ?)",
		num);
	texts->search = stmt_prepare(writer->db, sql, writer->err);
	return texts->text && texts->body && texts->search;
}

void writer_text_write(struct writer *writer, size_t at) {
	if (writer->failed) {
		return;
	}
	const struct site *site = writer->site;
	const char *tag = site->languages[at];
	const struct language *language = language_find(tag);
	struct arena *arena = arena_create();
	struct texts texts = {.writer = writer,
		.lang = (int64_t)at + 1,
		.is_host = strcmp(tag, site->host_language) == 0,
		.edition = {site, writer->catalogues[at], arena, language && language->is_rtl}};
	if (prepare(&texts, tag)) {
		write_topics(&texts);
		write_articles(&texts);
		write_services(&texts);
		write_programmes(&texts);
		write_places(&texts);
		writer->failed = writer->failed ||
			!search_finish_table(writer->db, (int)texts.lang, writer->err);
	} else {
		writer->failed = true;
	}
	stmt_finish(texts.text);
	stmt_finish(texts.body);
	stmt_finish(texts.search);
	str_finish(&texts.title);
	str_finish(&texts.words);
	arena_destroy(arena);
}
