// SPDX-License-Identifier: GPL-3.0-or-later
// The vocabulary is one blob a language. Sorted words share their beginnings, so a word is three
// bytes (how many letters it shares with the one before, how many bytes follow, how often it
// stands) and the rest of it. A reader that knows at which letter a word failed may skip all that
// share as much: twenty thousand words pass in a fraction of a millisecond, the first time too.
#include "content/search_words.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/err.h"
#include "base/str.h"
#include "base/utf8.h"
#include "content/reader.h"
#include "store/db.h"

bool words_is_unspaced(unsigned letter) {
	return (letter >= 0x0e00 && letter < 0x0f00) || (letter >= 0x1000 && letter < 0x10a0) ||
		(letter >= 0x1780 && letter < 0x1800) || (letter >= 0x3040 && letter < 0x3100) ||
		(letter >= 0x3400 && letter < 0xa000) || (letter >= 0x20000 && letter < 0x32000);
}

// utf8_next() for what most letters of most scripts are: three bytes.
static uint32_t next_letter(const char *word, size_t len, size_t *at) {
	const unsigned char *p = (const unsigned char *)word + *at;
	if (len - *at >= 3 && (p[0] & 0xf0) == 0xe0 && (p[1] & 0xc0) == 0x80 &&
		(p[2] & 0xc0) == 0x80) {
		uint32_t letter = (p[0] & 0x0fu) << 12 | (p[1] & 0x3fu) << 6 | (p[2] & 0x3fu);
		if (letter >= 0x800 && (letter < 0xd800 || letter > 0xdfff)) {
			*at += 3;
			return letter;
		}
	}
	return utf8_next(word, len, at);
}

size_t words_letters(const char *word, size_t len, unsigned letters[WORD_MAX_LETTERS]) {
	size_t n = 0;
	for (size_t at = 0; at < len; n++) {
		uint32_t letter = next_letter(word, len, &at);
		if (n == WORD_MAX_LETTERS || letter == UTF8_BAD) {
			return WORD_MAX_LETTERS + 1;
		}
		letters[n] = letter;
	}
	return n;
}

/* ---- reading ---- */

void words_begin(struct words_reader *reader, struct pack *pack, int lang_num) {
	size_t len = 0;
	reader->stmt =
		pack_query(pack, "SELECT words FROM vocabularies WHERE lang = ?1", "i", lang_num);
	reader->at = row_next(reader->stmt) ? stmt_blob(reader->stmt, 0, &len) : NULL;
	reader->end = reader->at ? reader->at + len : NULL;
	reader->len = 0;
}

// A word that is skipped shares `skip` letters with the one read, which stay as they are.
bool words_next(struct words_reader *reader, size_t skip) {
	unsigned rest[WORD_MAX_LETTERS];
	while (reader->end - reader->at >= 3) {
		size_t shared = reader->at[0], len = reader->at[1];
		reader->often = reader->at[2];
		reader->at += 3;
		if (shared > WORD_MAX_LETTERS || len > (size_t)(reader->end - reader->at)) {
			return false; // damaged
		}
		const char *bytes = (const char *)reader->at;
		reader->at += len;
		if (shared >= skip) {
			continue;
		}
		size_t more = words_letters(bytes, len, rest);
		if (shared > reader->len || shared + more == 0 ||
			shared + more > WORD_MAX_LETTERS) {
			return false;
		}
		memcpy(reader->letters + shared, rest, more * sizeof *rest);
		reader->len = shared + more;
		reader->shared = shared;
		return true;
	}
	return false;
}

void words_end(struct words_reader *reader) {
	row_end(reader->stmt);
}

/* ---- storing ---- */

static bool is_wanted(const unsigned *letters, size_t n) {
	if (n == 0 || n > WORD_MAX_LETTERS) {
		return false;
	}
	for (size_t i = 0; i < n; i++) {
		if (letters[i] >= '0' && letters[i] <= '9') {
			return false;
		}
	}
	return n >= WORD_MIN_LETTERS || words_is_unspaced(letters[0]);
}

struct writing {
	struct str bytes;
	unsigned before[WORD_MAX_LETTERS];
	size_t before_len;
};

static void append_word(struct writing *writing, const char *word, int64_t things) {
	unsigned letters[WORD_MAX_LETTERS];
	size_t len = strlen(word), n = words_letters(word, len, letters), shared = 0, at = 0;
	if (!is_wanted(letters, n)) {
		return;
	}
	while (shared < n && shared < writing->before_len &&
		letters[shared] == writing->before[shared]) {
		shared++;
		utf8_next(word, len, &at);
	}
	int often = 0;
	while (often < 60 && things >> (often + 1)) {
		often++;
	}
	str_append_char(&writing->bytes, (char)shared);
	str_append_char(&writing->bytes, (char)(len - at)); // at most 4 bytes a letter
	str_append_char(&writing->bytes, (char)often);
	str_append_bytes(&writing->bytes, word + at, len - at);
	memcpy(writing->before, letters, n * sizeof *letters);
	writing->before_len = n;
}

// fts5vocab is a table without rows of its own; it gives the words in order.
static bool collect(struct db *db, int num, struct writing *writing, struct err *err) {
	char sql[160];
	snprintf(sql, sizeof sql,
		"CREATE VIRTUAL TABLE temp.words_%d USING fts5vocab(main, search_%d, row)", num,
		num);
	if (!db_exec(db, sql, err)) {
		return false;
	}
	snprintf(sql, sizeof sql, "SELECT term, doc FROM temp.words_%d", num);
	struct stmt *stmt = stmt_prepare(db, sql, err);
	enum stmt_step step = STMT_ERROR;
	while (stmt && (step = stmt_step(stmt)) == STMT_ROW) {
		const char *word = stmt_text(stmt, 0);
		if (word) {
			append_word(writing, word, stmt_int(stmt, 1));
		}
	}
	if (stmt && step == STMT_ERROR) {
		err_set(err, "cannot read the words of search_%d: %s", num, stmt_error(stmt));
	}
	stmt_finish(stmt);
	snprintf(sql, sizeof sql, "DROP TABLE temp.words_%d", num);
	return step == STMT_DONE && db_exec(db, sql, err);
}

bool words_store(struct db *db, int num, struct err *err) {
	struct writing writing = {0};
	struct stmt *stmt = NULL;
	bool ok = collect(db, num, &writing, err) &&
		(stmt = stmt_prepare(db, "INSERT INTO vocabularies VALUES (?1, ?2)", err));
	if (ok) {
		stmt_bind_int(stmt, 1, num);
		stmt_bind_blob(stmt, 2, str_get(&writing.bytes), writing.bytes.len);
		ok = stmt_run(stmt, err);
	}
	stmt_finish(stmt);
	str_finish(&writing.bytes);
	return ok;
}
