// SPDX-License-Identifier: GPL-3.0-or-later
// What must be there after a cut follows from when, counted in the disk's operations, each attempt was
// begun and ended. Boxes that were opened once are known by their bytes, so that most states cost no
// cryptography.
#include "crash.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../store/cuts.h"
#include "base/err.h"
#include "base/mem.h"
#include "intake/record.h"
#include "intake/signups_inner.h"
#include "seal/unbox.h"
#include "seal/wipe.h"

#define MAX_PEOPLE 12
#define STEPS 14
#define NEVER SIZE_MAX
#define WHOLE_EVERY 4   /* stories: the others are cut from somewhere on */
#define TWICE_EVERY 300 /* states */
#define TWICE_STATES 40
#define STORIES 10     /* at least */
#define AGAIN_EVERY 16 /* states */
#define LOOK_EVERY 8   /* states; whatever was written is looked at once anyway */

static const char *const names[] = {
	"Zebrafink Kormoran", "ጸሃይቱ ገብረመድህን", "عبد الرحمن الكناري", "Зяблик Галка", "王小燕子"};
#define NAMES (sizeof names / sizeof *names)

struct known {
	unsigned char *box;
	size_t len;
};

struct person {
	unsigned char id[BOX_ID_BYTES];
	char name[64], reference[8];
	/* Operations done when keeping was begun, when it was said to be done, when deleting was
	 * begun and said to be done. */
	size_t trying, kept, leaving, gone;
	struct known known;
	bool was_seen; /* in this state */
};

struct story {
	struct crash *crash;
	struct medium *medium;
	struct signups *signups;
	struct signup *open_signup; /* of the last person */
	struct person people[MAX_PEOPLE];
	size_t count;
	uint64_t random, seed;
	size_t opened; /* operations until the store was there */
	size_t until;  /* states: enough of this story */
	struct disk disk;
	struct volume volume;
	bool may_fail;
};

static const struct signup_facts facts = {
	.programme = "german-a1", .lang = "ti", .privacy = "abc", .day = 20776, .delete_on = 20866};

static bool wrong(struct crash *crash, const char *what, const char *detail) {
	snprintf(crash->what, sizeof crash->what, "%s%s%.150s", what, *detail ? ": " : "", detail);
	return false;
}

static uint32_t draw(struct story *story, uint32_t bound) {
	story->random = story->random * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(story->random >> 33) % bound;
}

/* ---- the story ---- */

static size_t now(const struct story *story) {
	return story->medium->op_count;
}

static void answer(struct record *record, const char *name) {
	if (!record_set(record, "name", name, strlen(name)) ||
		!record_set_list(record, "days", (const char *const[]){"mon", "fri"}, 2)) {
		abort();
	}
}

static void let_go(struct story *story) {
	signup_end(story->open_signup);
	story->open_signup = NULL;
}

static void open_store(struct story *story) {
	struct signups_options options =
		office_options(story->crash->office, "data", &story->volume);
	story->signups = signups_open(&options);
}

static bool keep(struct story *story, struct person *person) {
	struct err err;
	if (person->trying == NEVER) {
		person->trying = now(story);
	}
	if (!signup_keep(story->open_signup, &facts, &err)) {
		return story->may_fail || wrong(story->crash, "cannot keep", err.text);
	}
	const char *reference = signup_reference(story->open_signup);
	if (person->kept != NEVER && strcmp(reference, person->reference) != 0) {
		return wrong(story->crash, "twice: another reference for the same attempt", "");
	}
	if (person->kept == NEVER) {
		person->kept = now(story);
		snprintf(person->reference, sizeof person->reference, "%s", reference);
	}
	return true;
}

static bool sign_up(struct story *story) {
	let_go(story);
	if (story->count == MAX_PEOPLE) {
		return true;
	}
	struct person *person = &story->people[story->count];
	*person = (struct person){.trying = NEVER, .kept = NEVER, .leaving = NEVER, .gone = NEVER};
	box_id_draw(person->id);
	story->open_signup = signup_begin_as(story->signups, person->id);
	if (!story->open_signup) {
		return story->may_fail || wrong(story->crash, "sign-up is closed", "");
	}
	story->count++;
	snprintf(person->name, sizeof person->name, "%s-%zu", names[draw(story, NAMES)],
		story->count);
	answer(signup_record(story->open_signup), person->name);
	return keep(story, person);
}

static bool tap_again(struct story *story) {
	return !story->open_signup || story->people[story->count - 1].leaving != NEVER ||
		keep(story, &story->people[story->count - 1]);
}

static bool take_back(struct story *story) {
	struct err err;
	if (!story->open_signup) {
		return true;
	}
	struct person *person = &story->people[story->count - 1];
	person->leaving = person->leaving == NEVER ? now(story) : person->leaving;
	bool ok = signup_withdraw(story->open_signup, &err);
	if (ok) {
		person->gone = now(story);
		let_go(story);
	}
	return ok || story->may_fail || wrong(story->crash, "cannot take back", err.text);
}

/* What a receipt does once it is verified; the stick is another disk. */
static bool receive(struct story *story) {
	struct err err;
	let_go(story);
	struct person *person =
		story->count ? &story->people[draw(story, (uint32_t)story->count)] : NULL;
	if (!person || person->kept == NEVER || person->leaving != NEVER ||
		!signups_enter(story->signups, NULL)) {
		return true;
	}
	person->leaving = now(story);
	bool ok = signups_delete(story->signups, person->id, &err);
	if (ok) {
		person->gone = now(story);
	}
	signups_leave(story->signups);
	return ok || story->may_fail || wrong(story->crash, "cannot delete", err.text);
}

static bool start_again(struct story *story) {
	let_go(story);
	signups_close(story->signups);
	open_store(story);
	return signups_state(story->signups) == SIGNUPS_OPEN || story->may_fail ||
		wrong(story->crash, "does not open again", "");
}

static bool step(struct story *story, uint32_t what) {
	switch (what) {
	case 0:
	case 1:
	case 2:
	case 3: return sign_up(story);
	case 4: return tap_again(story);
	case 5:
	case 6: return take_back(story);
	case 7: return receive(story);
	case 8: signups_tidy(story->signups); return true;
	case 9: return start_again(story);
	default: signups_refresh(story->signups); return true;
	}
}

static void story_init(struct story *story, struct crash *crash, struct medium *medium,
	uint64_t seed, bool may_fail) {
	*story = (struct story){.crash = crash,
		.medium = medium,
		.random = seed * 2 + 1,
		.seed = seed,
		.disk = {.free_bytes = 1 << 30},
		.may_fail = may_fail};
	story->volume = disk_volume(&story->disk);
}

/* Begins with somebody, so that there is something to lose. */
static bool tell(struct story *story) {
	open_store(story);
	story->opened = now(story);
	bool ok = step(story, 0);
	for (int i = 0; ok && i < STEPS; i++) {
		ok = step(story, draw(story, 11));
	}
	return ok;
}

/* The power is cut: what the process still holds is dropped, and reaches no disk. */
static void end(struct story *story) {
	bool was_recording = story->medium->is_recording;
	story->medium->is_recording = false;
	let_go(story);
	signups_close(story->signups);
	story->signups = NULL;
	story->medium->is_recording = was_recording;
}

static void story_finish(struct story *story) {
	for (size_t i = 0; i < story->count; i++) {
		free(story->people[i].known.box);
	}
}

/* ---- what is left ---- */

/* What the box must hold; in wiped memory, as record_write() wants it. */
static bool is_content(
	const struct person *person, const char *reference, const char *content, size_t len) {
	struct record *record = record_create();
	char *want = wipe_alloc(RECORD_JSON_BYTES);
	answer(record, person->name);
	size_t want_len = record_write(record,
		&(struct record_facts){.id = person->id,
			.reference = reference,
			.programme = facts.programme,
			.lang = facts.lang,
			.kiosk = "hall-1",
			.day = facts.day,
			.delete_on = facts.delete_on,
			.privacy = facts.privacy},
		want);
	bool ok = want_len == len && memcmp(want, content, len) == 0;
	wipe_free(want);
	record_destroy(record);
	return ok;
}

static bool opens(struct crash *crash, struct person *person, const char *reference,
	const void *box, size_t len) {
	struct err err;
	char *content;
	size_t content_len;
	if (person->known.box && person->known.len == len &&
		memcmp(person->known.box, box, len) == 0) {
		return true;
	}
	if (!unbox_open(crash->office->secret, box, len, &content, &content_len, &err)) {
		return wrong(crash, "half: a sign-up does not open", err.text);
	}
	bool ok = is_content(person, reference, content, content_len);
	wipe_free(content);
	if (!ok) {
		return wrong(crash, "half: a sign-up opens to something else", "");
	}
	free(person->known.box);
	person->known = (struct known){mem_copy(box, len), len};
	return true;
}

static struct person *find(struct story *story, const unsigned char *id, size_t len) {
	for (size_t i = 0; id && len == BOX_ID_BYTES && i < story->count; i++) {
		if (memcmp(story->people[i].id, id, BOX_ID_BYTES) == 0) {
			return &story->people[i];
		}
	}
	return NULL;
}

static bool check_row(struct story *story, struct stmt *stmt) {
	struct crash *crash = story->crash;
	size_t id_len, len;
	const unsigned char *id = stmt_blob(stmt, 0, &id_len);
	const char *reference = stmt_text(stmt, 1);
	const void *box = stmt_blob(stmt, 2, &len);
	struct person *person = find(story, id, id_len);
	if (!person || !reference || !box) {
		return wrong(crash, "half: a row that nobody made", "");
	}
	if (person->was_seen) {
		return wrong(crash, "twice: one attempt has two rows", "");
	}
	person->was_seen = true;
	if (person->kept != NEVER && strcmp(reference, person->reference) != 0) {
		return wrong(crash, "lost: a reference that was given is another", "");
	}
	return opens(crash, person, reference, box, len);
}

static bool check_rows(struct story *story, struct signups *signups) {
	struct err err;
	for (size_t i = 0; i < story->count; i++) {
		story->people[i].was_seen = false;
	}
	struct stmt *stmt = stmt_prepare(signups->db, "SELECT id, ref, sealed FROM signups", &err);
	bool ok = stmt != NULL;
	enum stmt_step at = STMT_DONE;
	while (ok && (at = stmt_step(stmt)) == STMT_ROW) {
		ok = check_row(story, stmt);
	}
	if (ok && at == STMT_ERROR) {
		ok = wrong(story->crash, "damaged: cannot be read", stmt_error(stmt));
	}
	stmt_finish(stmt);
	return ok || (*story->crash->what ? false : wrong(story->crash, "damaged", err.text));
}

static bool check_people(struct story *story, size_t done) {
	struct crash *crash = story->crash;
	for (size_t i = 0; i < story->count; i++) {
		const struct person *person = &story->people[i];
		bool must_be = person->kept <= done && person->leaving > done;
		bool must_not = person->trying > done || person->gone <= done;
		if (must_be && !person->was_seen) {
			return wrong(
				crash, "lost: a sign-up whose reference was given", person->name);
		}
		if (must_not && person->was_seen) {
			return wrong(crash, "there: a sign-up that was taken back or never made",
				person->name);
		}
		crash->kept += must_be;
	}
	return true;
}

/* All that was ever written, whether or not it is left. */
static bool check_writes(struct story *story) {
	const struct medium *medium = story->medium;
	for (size_t i = 0; i < NAMES; i++) {
		if (memmem(medium->data, medium->data_len, names[i], strlen(names[i]))) {
			return wrong(story->crash, "clear: what was typed is written", names[i]);
		}
	}
	return true;
}

static bool check_canaries(struct story *story, const struct medium *left) {
	for (size_t i = 0; i < NAMES; i++) {
		if (medium_holds(left, names[i], strlen(names[i]))) {
			return wrong(
				story->crash, "clear: what was typed stands on the disk", names[i]);
		}
	}
	return !medium_holds(left, facts.programme, strlen(facts.programme)) ||
		wrong(story->crash, "clear: the programme stands on the disk", "");
}

/* Whoever was cut off while signing up tries once more; there must be one then. */
static bool try_again(struct story *story, struct signups *signups, size_t done) {
	struct err err;
	for (size_t i = 0; i < story->count; i++) {
		struct person *person = &story->people[i];
		if (person->trying > done || person->kept <= done || person->leaving <= done) {
			continue;
		}
		struct signup *signup = signup_begin_as(signups, person->id);
		if (!signup) {
			return wrong(story->crash, "closed for who tries again", "");
		}
		answer(signup_record(signup), person->name);
		bool ok = signup_keep(signup, &facts, &err) ||
			wrong(story->crash, "cannot be kept when tried again", err.text);
		struct person before = *person;
		if (ok) {
			snprintf(person->reference, sizeof person->reference, "%s",
				signup_reference(signup));
			person->trying = person->kept = 0;
			ok = check_rows(story, signups) && check_people(story, done);
		}
		struct known known = person->known;
		*person = before;
		person->known = known;
		signup_end(signup);
		story->crash->again++;
		if (!ok) {
			return false;
		}
	}
	return true;
}

static bool check(struct story *story, size_t done, struct medium *left) {
	struct crash *crash = story->crash;
	struct disk disk = {.free_bytes = 1 << 30};
	struct volume volume = disk_volume(&disk);
	struct signups_options options = office_options(crash->office, "data", &volume);
	if (crash->states % LOOK_EVERY == 0 && !check_canaries(story, left)) {
		return false;
	}
	medium_mount(left);
	struct signups *signups = signups_open(&options);
	struct err err;
	signups_reason(signups, &err);
	bool ok = signups_state(signups) == SIGNUPS_OPEN ||
		wrong(crash, "closed: sign-up does not open again", err.text);
	ok = ok && check_rows(story, signups) && check_people(story, done);
	if (ok && crash->states % AGAIN_EVERY == 0) {
		ok = try_again(story, signups, done);
	}
	signups_close(signups);
	medium_mount(story->medium);
	return ok;
}

static void name_state(struct crash *crash, const struct story *story, size_t done) {
	size_t len = strlen(crash->what);
	snprintf(crash->what + len, sizeof crash->what - len, " (story %llu, state %zu, after %zu)",
		(unsigned long long)story->seed, crash->states, done);
}

struct twice {
	struct story *story;
	size_t done; /* before the first cut */
	int left;    /* states to look at */
};

static bool look_again(void *context, size_t done, struct medium *left) {
	struct twice *twice = context;
	struct crash *crash = twice->story->crash;
	(void)done;
	if (!check(twice->story, twice->done, left)) {
		return false;
	}
	crash->states++;
	crash->twice++;
	return --twice->left > 0;
}

/* The program starts on what the cut has left, tidies, and the power is cut again meanwhile. */
static bool cut_again(struct story *story, size_t done, struct medium *left) {
	struct disk disk = {.free_bytes = 1 << 30};
	struct volume volume = disk_volume(&disk);
	struct signups_options options = office_options(story->crash->office, "data", &volume);
	medium_record(left);
	size_t from = left->op_count;
	medium_mount(left);
	struct signups *signups = signups_open(&options);
	signups_tidy(signups);
	signups_close(signups);
	medium_mount(story->medium);
	struct twice twice = {story, done, TWICE_STATES};
	from += draw(story, (uint32_t)(left->op_count - from + 1));
	cuts_each(left, from, story->crash->states, look_again, &twice);
	return !*story->crash->what;
}

static bool look_at(void *context, size_t done, struct medium *left) {
	struct story *story = context;
	struct crash *crash = story->crash;
	bool is_twice = crash->states % TWICE_EVERY == TWICE_EVERY - 1;
	if (is_twice ? !cut_again(story, done, left) : !check(story, done, left)) {
		name_state(crash, story, done);
		return false;
	}
	crash->states++;
	return crash->states < crash->limit && crash->states < story->until;
}

/* Whole from the first operation, or from one in the midst of things. */
static size_t first_cut(struct story *story) {
	return story->seed % WHOLE_EVERY == 0
		? 0
		: story->opened + draw(story, (uint32_t)(now(story) - story->opened));
}

static bool cut_story(struct crash *crash, uint64_t seed) {
	struct medium *medium = medium_create();
	struct story story;
	story_init(&story, crash, medium, seed, false);
	medium_record(medium);
	medium_mount(medium);
	bool ok = tell(&story);
	if (ok) {
		end(&story);
		ok = check_writes(&story);
		if (ok) {
			story.until = crash->states + crash->limit / STORIES + 1;
			cuts_each(medium, first_cut(&story), seed, look_at, &story);
			ok = !*crash->what;
		}
	} else {
		name_state(crash, &story, 0);
		end(&story);
	}
	story_finish(&story);
	medium_mount(NULL);
	medium_destroy(medium);
	return ok;
}

bool crash_cut(struct crash *crash, uint64_t seed) {
	bool ok = true;
	while (ok && crash->states < crash->limit) {
		ok = cut_story(crash, seed++);
	}
	return ok;
}

/* ---- operations that fail ---- */

/* In the same start of the machine the store must not open again once a sync failed. */
static bool check_distrust(struct story *story) {
	let_go(story);
	if (!story->disk.is_distrusted) {
		return true;
	}
	signups_close(story->signups);
	open_store(story);
	return signups_state(story->signups) == SIGNUPS_FAILED ||
		wrong(story->crash, "open again after a sync failed", "");
}

static bool fail_once(struct crash *crash, uint64_t seed, enum medium_fault fault, size_t at,
	bool is_lasting, bool *was_hurt) {
	struct medium *medium = medium_create(), *left = medium_create();
	struct story story;
	story_init(&story, crash, medium, seed, true);
	medium->is_recording = true;
	medium->fault = fault;
	medium->fault_at = at;
	medium->is_fault_lasting = is_lasting;
	medium_mount(medium);
	bool ok = tell(&story);
	*was_hurt = medium->was_hurt;
	medium->fault = MEDIUM_FINE;
	size_t done = now(&story);
	for (int is_worst = 0; ok && is_worst < 2; is_worst++) {
		cuts_now(medium, is_worst, seed, left);
		ok = check(&story, done, left);
		crash->states++;
	}
	ok = ok && check_distrust(&story);
	if (!ok) {
		name_state(crash, &story, at);
	}
	end(&story);
	story_finish(&story);
	medium_mount(NULL);
	medium_destroy(left);
	medium_destroy(medium);
	return ok;
}

bool crash_fail(struct crash *crash, uint64_t seed, enum medium_fault fault, bool is_lasting) {
	bool ok = true, was_hurt = true;
	for (size_t at = 0; ok && was_hurt && crash->states < crash->limit; at++) {
		ok = fail_once(crash, seed, fault, at, is_lasting, &was_hurt);
	}
	return ok;
}
