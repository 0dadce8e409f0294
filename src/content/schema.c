// SPDX-License-Identifier: GPL-3.0-or-later
// The SQL of schema version 3. Texts are clustered by language and owner (WITHOUT ROWID), so that
// one service in one language is one place in the file. Large values (blocks, fonts, pixels) sit in
// rowid tables with a small index beside them, because a clustered row beyond a twentieth of a page
// makes its B-tree deep.
#include "content/schema.h"

#include <stdio.h>
#include <string.h>

static const char sql[] =
	"PRAGMA page_size = 4096;"
	"PRAGMA application_id = 0x464F5952;"
	"PRAGMA user_version = 3;"
	"CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;"
	"CREATE TABLE languages (num INTEGER PRIMARY KEY, tag TEXT NOT NULL UNIQUE, checked "
	"INTEGER,"
	" is_complete INTEGER NOT NULL);"
	"CREATE TABLE things (num INTEGER PRIMARY KEY, kind INTEGER NOT NULL, id TEXT NOT NULL,"
	" UNIQUE (kind, id));"
	"CREATE TABLE texts (lang INTEGER NOT NULL, owner INTEGER NOT NULL, field INTEGER NOT NULL,"
	" utf8 TEXT NOT NULL, checked INTEGER NOT NULL, PRIMARY KEY (lang, owner, field))"
	" WITHOUT ROWID;"
	"CREATE TABLE topics (num INTEGER PRIMARY KEY, position INTEGER NOT NULL UNIQUE,"
	" parent INTEGER, icon TEXT NOT NULL, colour TEXT NOT NULL, articles INTEGER NOT NULL,"
	" services INTEGER NOT NULL);"
	"CREATE INDEX topics_parent ON topics (parent, position);"
	"CREATE TABLE emergency (position INTEGER PRIMARY KEY, num INTEGER NOT NULL,"
	" number TEXT NOT NULL, icon TEXT NOT NULL);"
	"CREATE TABLE desks (position INTEGER PRIMARY KEY, num INTEGER NOT NULL);"
	"CREATE TABLE articles (num INTEGER PRIMARY KEY, topic INTEGER, position INTEGER NOT NULL,"
	" checked INTEGER, source TEXT, author TEXT);"
	"CREATE INDEX articles_topic ON articles (topic, position);"
	"CREATE TABLE bodies (article INTEGER NOT NULL, lang INTEGER NOT NULL,"
	" checked INTEGER NOT NULL, blocks BLOB NOT NULL);"
	"CREATE UNIQUE INDEX bodies_article ON bodies (article, lang);"
	"CREATE TABLE related (article INTEGER NOT NULL, position INTEGER NOT NULL,"
	" service INTEGER NOT NULL, PRIMARY KEY (article, position)) WITHOUT ROWID;"
	"CREATE INDEX related_service ON related (service, article);"
	"CREATE TABLE services (num INTEGER PRIMARY KEY, organization INTEGER, location INTEGER,"
	" icon TEXT NOT NULL, languages TEXT NOT NULL, email TEXT, url TEXT, assured INTEGER,"
	" is_free INTEGER, topic INTEGER);"
	"CREATE TABLE service_topics (topic INTEGER NOT NULL, position INTEGER NOT NULL,"
	" service INTEGER NOT NULL, is_own INTEGER NOT NULL, PRIMARY KEY (topic, position))"
	" WITHOUT ROWID;"
	"CREATE INDEX service_topics_service ON service_topics (service, topic);"
	"CREATE TABLE programmes (num INTEGER PRIMARY KEY, starts INTEGER, ends INTEGER,"
	" until INTEGER, places INTEGER, places_day INTEGER, level TEXT, duty INTEGER NOT NULL,"
	" childcare INTEGER, contact INTEGER);"
	"CREATE TABLE programme_topics (topic INTEGER NOT NULL, programme INTEGER NOT NULL,"
	" is_own INTEGER NOT NULL, PRIMARY KEY (topic, programme)) WITHOUT ROWID;"
	"CREATE INDEX programme_topics_programme ON programme_topics (programme, topic);"
	"CREATE TABLE form_fields (programme INTEGER NOT NULL, position INTEGER NOT NULL,"
	" name TEXT NOT NULL, type INTEGER NOT NULL, keep_days INTEGER NOT NULL,"
	" is_required INTEGER NOT NULL, PRIMARY KEY (programme, position)) WITHOUT ROWID;"
	"CREATE TABLE form_options (programme INTEGER NOT NULL, field INTEGER NOT NULL,"
	" position INTEGER NOT NULL, value TEXT NOT NULL, icon TEXT,"
	" PRIMARY KEY (programme, field, position)) WITHOUT ROWID;"
	"CREATE TABLE directory (lang INTEGER PRIMARY KEY, bytes BLOB NOT NULL);"
	"CREATE TABLE phones (service INTEGER NOT NULL, position INTEGER NOT NULL,"
	" number TEXT NOT NULL, languages TEXT NOT NULL, PRIMARY KEY (service, position))"
	" WITHOUT ROWID;"
	"CREATE TABLE schedules (service INTEGER NOT NULL, phone INTEGER NOT NULL,"
	" position INTEGER NOT NULL, kind INTEGER NOT NULL, days INTEGER NOT NULL, opens INTEGER,"
	" closes INTEGER, valid_from INTEGER, valid_to INTEGER, by_appointment INTEGER NOT NULL,"
	" PRIMARY KEY (service, phone, position)) WITHOUT ROWID;"
	"CREATE TABLE costs (service INTEGER NOT NULL, position INTEGER NOT NULL, amount REAL,"
	" currency TEXT, PRIMARY KEY (service, position)) WITHOUT ROWID;"
	"CREATE TABLE locations (num INTEGER PRIMARY KEY, name TEXT, latitude REAL, longitude REAL,"
	" step_free INTEGER, address TEXT, street TEXT, city TEXT, region TEXT, postal_code TEXT,"
	" country TEXT);"
	"CREATE TABLE organizations (num INTEGER PRIMARY KEY, name TEXT NOT NULL, email TEXT,"
	" url TEXT);"
	"CREATE TABLE images (num INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, w INTEGER NOT NULL,"
	" h INTEGER NOT NULL, pixels BLOB NOT NULL);"
	"CREATE TABLE fonts (num INTEGER PRIMARY KEY, face TEXT NOT NULL UNIQUE,"
	" bytes BLOB NOT NULL);"
	"CREATE TABLE pinyin (letters TEXT NOT NULL, rank INTEGER NOT NULL, word TEXT NOT NULL,"
	" PRIMARY KEY (letters, rank)) WITHOUT ROWID;"
	"CREATE TABLE vocabularies (lang INTEGER PRIMARY KEY, words BLOB NOT NULL);";

_Static_assert(
	SCHEMA_APPLICATION_ID == 0x464F5952 && SCHEMA_VERSION == 3 && SCHEMA_PAGE_BYTES == 4096,
	"the numbers stand in the SQL too");

const char *schema_sql(void) {
	return sql;
}

bool schema_search_create(char *out, size_t size, int num, const char *tag) {
	const char *letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-";
	if (!*tag || tag[strspn(tag, letters)] || num < 1) {
		return false;
	}
	// Prefix indexes for one to three characters: the first keys typed match the most words.
	int need = snprintf(out, size,
		"CREATE VIRTUAL TABLE search_%d USING fts5(title, body, content='',"
		" tokenize='foyer ''%s''', prefix='1 2 3')",
		num, tag);
	return need > 0 && (size_t)need < size;
}
