// SPDX-License-Identifier: GPL-3.0-or-later
// Reading the directory. It is unpacked once and stays with the pack, with what is the same for
// every visitor: the way on foot, the order by it, and who is open in this minute. The order by name
// is read when it is asked for.
#include "content/directory.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#define LOG_MODULE "pack"
#include "base/log.h"
#include "content/directory_form.h"
#include "content/hours.h"
#include "content/reader.h"
#include "content/schema.h"
#include "content/service.h"
#include "store/db.h"

struct fact { // of a service
	int64_t num;
	uint32_t speaks; // index into `speaks`
	uint32_t slot, slot_count;
	enum known step_free;
	bool has_position;
	double latitude, longitude;
};

struct directory {
	struct fact *facts;
	size_t count;
	const char **speaks; // tags separated by spaces
	size_t speaks_count;
	struct schedule *slots;
	size_t slot_count;

	bool has_way; // `near` holds the order for this place
	double latitude, longitude;
	bool has_position;
	uint32_t *near;

	bool has_open; // `is_open` is of this minute
	int64_t minute;
	char zone[64];
	bool *is_open;
};

/* ---- unpacking ---- */

struct bytes {
	const unsigned char *data;
	size_t len, at;
	bool ended; // more was asked for than there is
};

static uint64_t take(struct bytes *bytes, size_t size) {
	uint64_t value = 0;
	if (bytes->len - bytes->at < size) {
		bytes->ended = true;
		bytes->at = bytes->len;
		return 0;
	}
	for (size_t i = 0; i < size; i++) {
		value |= (uint64_t)bytes->data[bytes->at++] << (8 * i);
	}
	return value;
}

static double take_real(struct bytes *bytes) {
	uint64_t bits = take(bytes, 8);
	double value;
	memcpy(&value, &bits, sizeof value);
	return value;
}

static const char *take_string(struct bytes *bytes, struct arena *arena) {
	size_t len = (size_t)take(bytes, 2);
	if (bytes->len - bytes->at < len) {
		bytes->ended = true;
		return "";
	}
	const char *text = arena_copy(arena, (const char *)bytes->data + bytes->at, len);
	bytes->at += len;
	return text;
}

// As many as can be there, each being `size` bytes at least.
static size_t take_count(struct bytes *bytes, size_t size) {
	size_t count = (size_t)take(bytes, 4);
	if (count > (bytes->len - bytes->at) / size) {
		bytes->ended = true;
		return 0;
	}
	return count;
}

static void take_fact(struct bytes *bytes, struct fact *fact) {
	fact->num = (int64_t)take(bytes, 4);
	fact->speaks = (uint32_t)take(bytes, 4);
	fact->slot_count = (uint32_t)take(bytes, 2);
	unsigned flags = (unsigned)take(bytes, 1);
	fact->step_free = flags & DIRECTORY_STEP_FREE ? KNOWN_YES
		: flags & DIRECTORY_NOT_STEP_FREE     ? KNOWN_NO
						      : KNOWN_NOT;
	fact->latitude = take_real(bytes);
	fact->longitude = take_real(bytes);
	fact->has_position = (flags & DIRECTORY_POSITION) && fact->latitude >= -90 &&
		fact->latitude <= 90 && fact->longitude >= -180 && fact->longitude <= 180;
}

static int in_range(int value, int least, int most) {
	return value >= least && value <= most;
}

// A slot that says nothing sensible is of no kind: no day has it.
static void take_slot(struct bytes *bytes, struct schedule *slot) {
	unsigned flags = (unsigned)take(bytes, 1);
	slot->kind = flags & DIRECTORY_WEEKLY ? SCHEDULE_WEEKLY : SCHEDULE_EXCEPTION;
	slot->is_closed = flags & DIRECTORY_CLOSED;
	slot->by_appointment = flags & DIRECTORY_BY_APPOINTMENT;
	slot->days = (unsigned)take(bytes, 1) & 127;
	slot->opens = (int)take(bytes, 2);
	slot->closes = (int)take(bytes, 2);
	slot->valid_from = (int32_t)(uint32_t)take(bytes, 4);
	slot->valid_to = (int32_t)(uint32_t)take(bytes, 4);
	if (!in_range(slot->opens, 0, 1439) || !in_range(slot->closes, 0, 1440)) {
		slot->kind = (enum schedule_kind)0;
	}
}

static bool facts_are_in_range(const struct directory *directory) {
	uint64_t slots = 0;
	for (size_t i = 0; i < directory->count; i++) {
		struct fact *fact = &directory->facts[i];
		bool is_after = i == 0 || fact->num > fact[-1].num;
		fact->slot = (uint32_t)slots;
		slots += fact->slot_count;
		if (!is_after || slots > directory->slot_count ||
			fact->speaks >= directory->speaks_count) {
			return false;
		}
	}
	return true;
}

static bool unpack(struct bytes *bytes, struct arena *arena, struct directory *directory) {
	directory->speaks_count = take_count(bytes, 2);
	directory->speaks =
		arena_alloc(arena, (directory->speaks_count + 1) * sizeof *directory->speaks);
	for (size_t i = 0; i < directory->speaks_count; i++) {
		directory->speaks[i] = take_string(bytes, arena);
	}
	directory->count = take_count(bytes, DIRECTORY_FACT_BYTES);
	directory->facts = arena_alloc(arena, (directory->count + 1) * sizeof *directory->facts);
	for (size_t i = 0; i < directory->count; i++) {
		take_fact(bytes, &directory->facts[i]);
	}
	directory->slot_count = take_count(bytes, DIRECTORY_SLOT_BYTES);
	directory->slots =
		arena_alloc(arena, (directory->slot_count + 1) * sizeof *directory->slots);
	for (size_t i = 0; i < directory->slot_count; i++) {
		take_slot(bytes, &directory->slots[i]);
	}
	return !bytes->ended && facts_are_in_range(directory);
}

static bool read_row(struct pack *pack, int lang, struct arena *arena, struct bytes *bytes) {
	struct stmt *stmt =
		pack_query(pack, "SELECT bytes FROM directory WHERE lang = ?1", "i", lang);
	bool ok = row_next(stmt);
	if (ok) {
		size_t len = 0;
		const void *data = stmt_blob(stmt, 0, &len);
		*bytes = (struct bytes){.len = data ? len : 0};
		bytes->data = (unsigned char *)arena_copy(arena, data ? data : "", bytes->len);
	}
	row_end(stmt);
	return ok;
}

// The directory of the pack, unpacked at the first call; empty where it cannot be read.
static struct directory *open_directory(struct pack *pack) {
	if (pack->directory) {
		return pack->directory;
	}
	struct directory *directory = arena_alloc(pack->arena, sizeof *directory);
	struct arena *arena = arena_create();
	struct bytes bytes;
	if (!read_row(pack, 0, arena, &bytes) || !unpack(&bytes, pack->arena, directory)) {
		log_warning("%s: the directory of services cannot be read", pack->site);
		directory->count = 0;
	}
	arena_destroy(arena);
	directory->near =
		arena_alloc(pack->arena, (directory->count + 1) * sizeof *directory->near);
	directory->is_open =
		arena_alloc(pack->arena, (directory->count + 1) * sizeof *directory->is_open);
	pack->directory = directory;
	return directory;
}

/* ---- the same for every visitor ---- */

struct way {
	unsigned walk_min; // UINT_MAX: not known
	uint32_t at;
};

static int compare_ways(const void *a, const void *b) {
	const struct way *x = a, *y = b;
	return x->walk_min != y->walk_min
		? (x->walk_min > y->walk_min) - (x->walk_min < y->walk_min)
		: (x->at > y->at) - (x->at < y->at);
}

static void order_by_way(struct directory *directory, const struct service_where *where) {
	bool is_same = directory->has_way && directory->has_position == where->has_position &&
		(!where->has_position ||
			(directory->latitude == where->latitude &&
				directory->longitude == where->longitude));
	if (is_same) {
		return;
	}
	struct way *ways = mem_array(directory->count + 1, sizeof *ways);
	for (size_t i = 0; i < directory->count; i++) {
		const struct fact *fact = &directory->facts[i];
		int walk_min = service_walk_min(
			fact->has_position, fact->latitude, fact->longitude, where);
		ways[i] = (struct way){(unsigned)walk_min, (uint32_t)i};
	}
	qsort(ways, directory->count, sizeof *ways, compare_ways);
	for (size_t i = 0; i < directory->count; i++) {
		directory->near[i] = ways[i].at;
	}
	free(ways);
	directory->has_way = true;
	directory->has_position = where->has_position;
	directory->latitude = where->latitude;
	directory->longitude = where->longitude;
}

// Within a minute nothing opens or closes.
static void find_open(struct directory *directory, const struct service_where *where) {
	int64_t minute = where->clock_is_set ? where->now / 60 : -1;
	if (directory->has_open && directory->minute == minute &&
		!strcmp(directory->zone, where->zone)) {
		return;
	}
	for (size_t i = 0; i < directory->count; i++) {
		const struct fact *fact = &directory->facts[i];
		directory->is_open[i] = where->clock_is_set &&
			hours_are_open(&directory->slots[fact->slot], fact->slot_count, where->now,
				where->zone);
	}
	directory->minute = minute;
	directory->has_open = strlen(where->zone) < sizeof directory->zone;
	if (directory->has_open) {
		strcpy(directory->zone, where->zone);
	}
}

/* ---- one question ---- */

struct question {
	const struct directory *directory;
	const struct directory_query *query;
	const bool *is_in;  // the topic; NULL: all are
	const bool *speaks; // by index of `speaks`: query.speaks stands there
};

static bool has_word(const char *words, const char *word) {
	size_t len = strlen(word);
	for (const char *at = words; (at = strstr(at, word)); at += len) {
		bool begins = at == words || at[-1] == ' ';
		if (begins && (at[len] == ' ' || !at[len])) {
			return true;
		}
	}
	return false;
}

static const bool *who_speaks(
	const struct directory *directory, struct arena *arena, const char *lang) {
	bool *speaks = arena_alloc(arena, directory->speaks_count + 1);
	for (size_t i = 0; i < directory->speaks_count; i++) {
		speaks[i] = has_word(directory->speaks[i], lang);
	}
	return speaks;
}

static int compare_nums(const void *num, const void *fact) {
	int64_t a = *(const int64_t *)num, b = ((const struct fact *)fact)->num;
	return (a > b) - (a < b);
}

static const bool *who_is_in(
	struct pack *pack, const struct directory *directory, struct arena *arena, const char *id) {
	bool *is_in = arena_alloc(arena, directory->count + 1);
	struct stmt *stmt = pack_query(pack,
		"SELECT service FROM service_topics WHERE topic = ?1 ORDER BY position", "I",
		pack_find(pack, KIND_TOPIC, id));
	while (row_next(stmt)) {
		int64_t num = stmt_int(stmt, 0);
		const struct fact *fact = bsearch(&num, directory->facts, directory->count,
			sizeof *directory->facts, compare_nums);
		if (fact) {
			is_in[fact - directory->facts] = true;
		}
	}
	return is_in;
}

static bool passes(const struct question *question, uint32_t at) {
	const struct directory_query *query = question->query;
	const struct fact *fact = &question->directory->facts[at];
	return (!question->is_in || question->is_in[at]) &&
		(!query->only_open || question->directory->is_open[at]) &&
		(!query->only_step_free || fact->step_free == KNOWN_YES) &&
		(!query->speaks || question->speaks[fact->speaks]);
}

static void list_near(const struct question *question, int64_t *nums, size_t *count) {
	const struct directory *directory = question->directory;
	for (int is_open = 1; is_open >= 0; is_open--) {
		for (size_t i = 0; i < directory->count; i++) {
			uint32_t at = directory->near[i];
			if (directory->is_open[at] == is_open && passes(question, at)) {
				nums[(*count)++] = directory->facts[at].num;
			}
		}
	}
}

static void list_by_name(const struct question *question, struct bytes *bytes, struct arena *arena,
	struct directory_list *list, int64_t *nums) {
	size_t letter_count = take_count(bytes, 6);
	struct directory_letter *letters = arena_alloc(arena, (letter_count + 1) * sizeof *letters);
	for (size_t i = 0; i < letter_count && !bytes->ended; i++) {
		struct directory_letter letter = {
			.label = take_string(bytes, arena), .first = list->count};
		size_t under = take_count(bytes, 4);
		for (size_t j = 0; j < under; j++) {
			uint32_t at = (uint32_t)take(bytes, 4);
			// Each once, whatever the row says: there is room for no more.
			if (at < question->directory->count &&
				list->count < question->directory->count && passes(question, at)) {
				nums[list->count++] = question->directory->facts[at].num;
			}
		}
		letter.count = list->count - letter.first;
		if (letter.count) {
			letters[list->letter_count++] = letter;
		}
	}
	list->letters = letters;
}

static void count_all(
	const struct question *question, const bool *speaking, struct directory_list *list) {
	for (size_t i = 0; i < question->directory->count; i++) {
		bool is_in = !question->is_in || question->is_in[i];
		list->total += is_in;
		list->speaking += is_in && speaking[question->directory->facts[i].speaks];
	}
}

struct directory_list directory_list(struct pack *pack, struct arena *arena,
	const struct directory_query *query, const struct service_where *where) {
	struct directory *directory = open_directory(pack);
	struct question question = {.directory = directory,
		.query = query,
		.is_in = query->topic ? who_is_in(pack, directory, arena, query->topic) : NULL,
		.speaks = query->speaks ? who_speaks(directory, arena, query->speaks) : NULL};
	struct directory_list list = {0};
	int64_t *nums = arena_alloc(arena, (directory->count + 1) * sizeof *nums);
	count_all(&question, who_speaks(directory, arena, query->lang), &list);
	if (query->only_open || !query->by_name) {
		find_open(directory, where);
	}
	int lang = pack_language_num(pack, query->lang);
	struct bytes bytes = {0};
	if (query->by_name && read_row(pack, lang ? lang : pack->source_num, arena, &bytes)) {
		list_by_name(&question, &bytes, arena, &list, nums);
	} else {
		order_by_way(directory, where);
		find_open(directory, where);
		list_near(&question, nums, &list.count);
	}
	list.nums = nums;
	return list;
}
