// SPDX-License-Identifier: GPL-3.0-or-later
// Real processes killed with SIGKILL while they keep sign-ups on the real disk. What a child announces
// on a pipe before and after each is what must be found: all that it had a reference for, none twice,
// none half, and of the one that it was at, one or none.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
// cmocka needs the four above first
#include <cmocka.h>

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../folder.h"
#include "base/err.h"
#include "intake/record.h"
#include "intake/signups_inner.h"
#include "office.h"
#include "seal/wipe.h"

#define MOST_WORDS 8      /* heard before the kill; 0: it may still be opening */
#define LONGEST_US 8000   /* and then until the kill, longer than one takes */
#define KILLS_A_FOLDER 25 /* then a new store, so that looking through it stays quick */
#define MAX_PEOPLE 20000

enum said { BEGUN, KEPT, LEAVING, GONE };

struct word {
	enum said said;
	unsigned char id[BOX_ID_BYTES];
	char reference[SIGNUPS_REFERENCE_BYTES];
};

struct person {
	struct word word;
	bool was_seen;
};

static struct office office;
static struct person people[MAX_PEOPLE];
static size_t people_count, acknowledged, killed_at_work;

static const struct signup_facts facts = {
	.programme = "german-a1", .lang = "ti", .privacy = "abc", .day = 20776, .delete_on = 20866};

static struct signups *open_store(void) {
	struct signups_options options = office_options(&office, "data", NULL);
	return signups_open(&options);
}

/* ---- the child ---- */

static void say(int pipe, enum said said, const unsigned char *id, const char *reference) {
	struct word word = {.said = said};
	memcpy(word.id, id, sizeof word.id);
	if (reference) {
		memcpy(word.reference, reference, sizeof word.reference);
	}
	if (write(pipe, &word, sizeof word) != sizeof word) {
		_exit(1);
	}
}

static void one(struct signups *signups, int pipe, int number) {
	unsigned char id[BOX_ID_BYTES];
	box_id_draw(id);
	struct signup *signup = signup_begin_as(signups, id);
	if (!signup) {
		_exit(2);
	}
	record_set(signup_record(signup), "name", "Zebrafink", 9);
	say(pipe, BEGUN, id, NULL);
	if (!signup_keep(signup, &facts, NULL)) {
		_exit(3);
	}
	say(pipe, KEPT, id, signup_reference(signup));
	if (number % 5 == 4) {
		say(pipe, LEAVING, id, NULL);
		if (!signup_withdraw(signup, NULL)) {
			_exit(4);
		}
		say(pipe, GONE, id, NULL);
	}
	signup_end(signup);
	if (number % 7 == 6) {
		signups_tidy(signups);
	}
}

static void work(int pipe) {
	struct signups *signups = open_store();
	for (int i = 0;; i++) {
		one(signups, pipe, i);
	}
}

/* ---- who kills it ---- */

static struct person *find(const unsigned char *id) {
	for (size_t i = people_count; i-- > 0;) {
		if (memcmp(people[i].word.id, id, BOX_ID_BYTES) == 0) {
			return &people[i];
		}
	}
	return NULL;
}

static void hear(const struct word *word) {
	struct person *person = find(word->id);
	if (!person) {
		assert_true(people_count < MAX_PEOPLE);
		person = &people[people_count++];
		*person = (struct person){.word = *word};
		return;
	}
	person->word.said = word->said;
	if (word->said == KEPT) {
		memcpy(person->word.reference, word->reference, sizeof word->reference);
		acknowledged++;
	}
}

static void kill_one(void) {
	int ends[2];
	assert_int_equal(pipe(ends), 0);
	pid_t child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		close(ends[0]);
		work(ends[1]);
	}
	close(ends[1]);
	struct word word = {.said = GONE};
	for (uint32_t words = box_draw(MOST_WORDS + 1); words; words--) {
		assert_int_equal(read(ends[0], &word, sizeof word), sizeof word);
		hear(&word);
	}
	usleep(box_draw(LONGEST_US));
	kill(child, SIGKILL);
	int status;
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFSIGNALED(status)); // it had no other reason to end
	while (read(ends[0], &word, sizeof word) == sizeof word) {
		hear(&word);
	}
	killed_at_work += word.said == BEGUN || word.said == LEAVING;
	close(ends[0]);
}

static void check_row(struct stmt *stmt) {
	size_t id_len, len;
	const unsigned char *id = stmt_blob(stmt, 0, &id_len);
	const char *reference = stmt_text(stmt, 1);
	const void *box = stmt_blob(stmt, 2, &len);
	assert_true(id && id_len == BOX_ID_BYTES && reference && box);
	struct person *person = find(id);
	assert_non_null(person); // nobody made it
	assert_false(person->was_seen);
	assert_int_not_equal(person->word.said, GONE);
	person->was_seen = true;
	if (person->word.said != BEGUN) {
		assert_string_equal(reference, person->word.reference);
	}
	char *json = office_open(&office, box, len);
	assert_non_null(json);
	assert_non_null(strstr(json, "\"name\":\"Zebrafink\""));
	assert_non_null(strstr(json, reference));
	wipe_free(json);
}

static void check(void) {
	struct err err;
	struct signups *signups = open_store();
	signups_reason(signups, &err);
	assert_string_equal(err.text, "");
	struct stmt *stmt = stmt_prepare(signups->db, "SELECT id, ref, sealed FROM signups", &err);
	assert_non_null(stmt);
	enum stmt_step step;
	while ((step = stmt_step(stmt)) == STMT_ROW) {
		check_row(stmt);
	}
	assert_int_equal(step, STMT_DONE);
	stmt_finish(stmt);
	for (size_t i = 0; i < people_count; i++) {
		assert_true(people[i].was_seen || people[i].word.said != KEPT); // none is lost
		people[i].was_seen = false;
	}
	signups_close(signups);
}

static void test_kills(void **state) {
	(void)state;
	const char *asked = getenv("FOYER_KILLS");
	int kills = asked ? atoi(asked) : KILLS;
	for (int i = 0; i < kills; i++) {
		if (i % KILLS_A_FOLDER == 0) {
			assert_int_equal(system("rm -rf data && mkdir data"), 0);
			people_count = 0;
		}
		kill_one();
		check();
	}
	printf("%d kills, %zu while one was written; %zu references given, 0 lost\n", kills,
		killed_at_work, acknowledged);
	assert_true(acknowledged > 0);
}

int main(void) {
	char folder[64];
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_kills)};
	folder_enter(folder);
	office_init(&office, "office");
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	office_finish(&office);
	folder_leave(folder);
	return failed;
}
