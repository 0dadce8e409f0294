// SPDX-License-Identifier: GPL-3.0-or-later
/* The tables of a pack, schema version 3. author/ writes them, content/ reads them; nobody else
 * knows them.
 *
 * A pack is an SQLite file with `application_id` SCHEMA_APPLICATION_ID and `user_version`
 * SCHEMA_VERSION. It is written once, by foyer-pack, and never changed. Every screen is a handful
 * of indexed look-ups, whatever the size of the pack: nothing is counted or sorted at run time
 * that the builder could count or sort.
 *
 * Where it is signed, a list of hashes follows the last page (content/hashes.h), which SQLite does not
 * look at: its header says how many pages there are.
 *
 * THINGS. Whatever has an id or a text of its own (topic, article, service, …) is a row of
 * `things`: a number of its own, its enum schema_kind, the id of the site folder. The number is the
 * key everywhere else, and the rowid in the search tables.
 *
 * TEXTS. One row of `texts` is one text of one thing in one language: (lang, owner, field), where
 * lang is languages.num, owner is things.num and field an enum schema_field. Fields that repeat
 * have a base: the i-th required document (from 0) is FIELD_DOCUMENT + i, at most
 * SCHEMA_MAX_REPEAT of each. Every text stands at least in the source language, there with
 * `checked` 1; in another language only when it is translated and not fuzzy, `checked` as the PO
 * file says. Readers fall back to the source language text by text. Texts are plain UTF-8 (NFC),
 * '\n' is a hard line break; bidi control characters are the builder's own isolates only.
 *
 * ARTICLES are whole or missing: a language has a row of `bodies` and FIELD_TITLE and FIELD_SUMMARY
 * in `texts` only when title, summary and all blocks are translated. `bodies.blocks` is what
 * block_encode() makes. The pages About and Privacy are articles `about` and `privacy` of no topic
 * (topic NULL).
 *
 * DAYS are counted from 1970-01-01 (content/day.h) and have no time zone; MINUTES are counted from
 * the day's midnight in the site's time zone.
 *
 * meta: site, name, host_name, source_language, host_language, time_zone, country, latitude,
 * longitude (decimal degrees as text, absent if the site has no position), serial (UTC seconds of
 * the build as text), built, expires (YYYY-MM-DD; absent if it never expires), office_key (absent
 * if none), builder (name and version of the program that wrote the pack). site, serial, built and
 * expires equal the signature's trusted comment.
 *
 * languages: `num` counts from 1 in the order of Welcome. `checked` is the day a person checked the
 * whole language, NULL if none did. `is_complete`: every article and text of the pack is there.
 *
 * topics: `position` counts through all of them in the site's order. `parent` is the topic that a
 * sub-topic stands in, NULL for one that stands on Home. `articles` and `services` are how many there
 * are in it and in all its sub-topics, each once, whatever the language.
 *
 * services: `languages` are tags that are spoken there, separated by one space. `assured` NULL:
 * never checked. `topic` is the first it names, whose colour it wears, or NULL. `is_free` is 1 when every cost is known to be 0, else 0 or NULL (not known).
 * Positions of children count from 0.
 *
 * service_topics: a service stands in every topic it names, there with `is_own` 1, and in all the
 * topics above those. `position` orders them by their numbers.
 *
 * programmes: one signs up for them. What a programme has in common with a service stands in
 * `services` and the tables of its children under the same number; lists of services leave it out,
 * service_topics and `directory` know nothing of it. `starts`, `ends` and `until` are days: the first
 * (NULL: at any time), the last, and the last on which it is offered (NULL: always). `places` were
 * left on the day `places_day`, both NULL where one has to ask. `level` is A1 to C2 or NULL. `duty`
 * is enum schema_duty. `childcare` 1, 0 or NULL (not said). `contact` is
 * the service to ask, or NULL. Texts: those of a service, FIELD_DUTY and FIELD_CHILDCARE.
 *
 * programme_topics: as service_topics, a programme in every topic it names and in those above.
 *
 * form_fields: the questions of a programme's form in their order, `position` from 0; type is enum
 * form_type of content/form.h. Texts of the programme: FIELD_QUESTION and FIELD_PURPOSE +
 * position.
 *
 * form_options: the answers that a question offers; FIELD_OPTION + field × SCHEMA_MAX_REPEAT +
 * position is the label.
 *
 * schedules: of a service (phone -1) or of its phone number `phone`. `position` counts through all
 * schedules of the service, its phones' included, and FIELD_SCHEDULE + position is the description.
 * A weekly slot has `days` (bit 0 Monday … bit 6 Sunday), opens, closes, and may be limited by
 * valid_from and valid_to (inclusive, NULL: no limit). closes <= opens means the next day, closes
 * 1440 is allowed for 24:00. A dated exception has `days` 0 and both valid_from and valid_to; with
 * opens NULL that day is closed. kind is enum schedule_kind of content/hours.h.
 *
 * directory: what lists of services are filtered and ordered by, packed; directory_write() of
 * content/directory.h writes it last.
 *
 * locations: `address` is written as on an envelope, lines separated by '\n'; the parts beside it
 * are for contacts. Texts: FIELD_TRANSPORT, FIELD_ACCESS + i. `step_free` NULL: not known.
 *
 * images: `pixels` is zlib-deflated, w × h × 4 bytes, rows from the top, each pixel 0xAARRGGBB with
 * straight alpha, little-endian. Image blocks name `id`; the text of the block is the description.
 *
 * fonts: `face` as in text/face.h, `bytes` the subset font, not compressed.
 *
 * pinyin: for a pack with Chinese. `letters` is what is typed, without tone or separator, ü as v;
 * `rank` orders the candidates from 0.
 *
 * search_<num>: one FTS5 table a language, see schema_search_create().
 *
 * vocabularies: the words of search_<lang> that a slip of the finger may have meant, one blob a
 * language: sorted by their UTF-8, each three bytes and a rest. The bytes are how many letters (code
 * points) it shares with the word before, how many bytes the rest has, and the logarithm to base 2
 * of how many things it stands in; the rest is UTF-8. A pack without finds no slips. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

#define SCHEMA_APPLICATION_ID 0x464F5952
#define SCHEMA_VERSION 3
#define SCHEMA_PAGE_BYTES 4096
#define SCHEMA_MAX_REPEAT 100

enum schema_kind {
	KIND_TOPIC = 1,
	KIND_ARTICLE = 2,
	KIND_SERVICE = 3,
	KIND_LOCATION = 4,
	KIND_ORGANIZATION = 5,
	KIND_EMERGENCY = 6, /* id: the number as written, "116 117" */
	KIND_DESK = 7,
	KIND_SITE = 8, /* id: the site's; FIELD_TITLE is the name of the office */
	KIND_PROGRAMME = 9,
};

/* Whether one must, or needs to, take part in a programme. */
enum schema_duty {
	DUTY_NONE = 0,
	DUTY_COMPULSORY = 1, /* an office may oblige people to */
	DUTY_ENTRY = 2,      /* it is needed before something else can begin */
};

enum schema_field {
	FIELD_TITLE = 1,   /* topic, article; name of a service; text of emergency and desk */
	FIELD_SUMMARY = 2, /* article */
	FIELD_HOST_NAME =
		3, /* service: alternate_name; in the host language the name on the door */
	FIELD_DESCRIPTION = 4, /* service */
	FIELD_APPLICATION = 5, /* service: application_process */
	FIELD_FEES = 6,        /* service: fees_description */
	FIELD_ELIGIBILITY = 7, /* service: eligibility_description */
	FIELD_TRANSPORT = 8,   /* location: transportation */
	FIELD_DUTY = 9,        /* programme: requirement_description */
	FIELD_CHILDCARE = 10,  /* programme: childcare_description */
	FIELD_DOCUMENT = 100,  /* service: required_documents[i].document */
	FIELD_COST = 200,      /* service: cost_options[i].option */
	FIELD_COST_NOTE = 300, /* service: cost_options[i].amount_description */
	FIELD_PHONE = 400,     /* service: phones[i].description */
	FIELD_SCHEDULE = 500,  /* service: description of the schedule with that position */
	FIELD_ACCESS = 600,    /* location: accessibility[i].description */
	FIELD_QUESTION = 700,  /* programme: form[i].label */
	FIELD_PURPOSE = 800,   /* programme: form[i].purpose */
	FIELD_OPTION = 1000,   /* programme: form[i].options[j].label, 100 × i + j further */
};

/* Every table but the search tables; statements separated by ';', for one db_exec() on an empty
 * database. Sets application_id and user_version too. */
const char *schema_sql(void);

/* Writes into out[size] (512 is enough) the statement that creates search_<num> for the language
 * `tag`. The table is contentless: INSERT INTO search_<num>(rowid, title, body) VALUES
 * (things.num, …). What is inserted: of a topic its title; of an article title, then summary and
 * the text of all blocks; of a service name (title, with the host name behind it), then everything
 * else that is said of it, of a programme the same as of a service. After the last row: search_finish_table(). The connection needs the
 * tokenizer: search_add_tokenizer(), both of content/search.h.
 * False if it does not fit or the tag holds anything but letters, digits and '-'. */
bool schema_search_create(char *out, size_t size, int num, const char *tag);
