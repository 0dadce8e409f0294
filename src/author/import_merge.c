// SPDX-License-Identifier: GPL-3.0-or-later
// Merging three lists. Items of the base that both other lists still have are fixed points; between
// two of them lies a region that is taken from the side that changed it. What is common at the ends
// is cut off first, so the table of the longest common subsequence stays small.
#include "author/import_merge.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define TABLE_MAX_CELLS ((size_t)16 << 20) /* 4096 × 4096 changed items; beyond, no common ones */

static bool same(const struct merge_keys *a, size_t i, const struct merge_keys *b, size_t j) {
	return strcmp(a->items[i], b->items[j]) == 0;
}

/* ---- longest common subsequence ---- */

/* match[i] is the place in `other` of the base's item i, or -1. */
static void match_middle(const struct merge_keys *base, size_t from, size_t to,
	const struct merge_keys *other, size_t other_from, size_t other_to, int *match) {
	size_t rows = to - from, columns = other_to - other_from, width = columns + 1;
	if (!rows || !columns || rows + 1 > TABLE_MAX_CELLS / width) {
		return;
	}
	uint32_t *longest = mem_zero((rows + 1) * width * sizeof *longest);
	for (size_t i = rows; i-- > 0;) {
		for (size_t j = columns; j-- > 0;) {
			uint32_t down = longest[(i + 1) * width + j];
			uint32_t right = longest[i * width + j + 1];
			longest[i * width + j] = same(base, from + i, other, other_from + j)
				? longest[(i + 1) * width + j + 1] + 1
				: down > right ? down
					       : right;
		}
	}
	for (size_t i = 0, j = 0; i < rows && j < columns;) {
		if (same(base, from + i, other, other_from + j)) {
			match[from + i++] = (int)(other_from + j++);
		} else if (longest[(i + 1) * width + j] >= longest[i * width + j + 1]) {
			i++;
		} else {
			j++;
		}
	}
	free(longest);
}

static int *match_lists(const struct merge_keys *base, const struct merge_keys *other) {
	int *match = mem_array(base->count + 1, sizeof *match);
	memset(match, -1, (base->count + 1) * sizeof *match);
	size_t start = 0, end = base->count, other_end = other->count;
	while (start < end && start < other_end && same(base, start, other, start)) {
		match[start] = (int)start;
		start++;
	}
	while (end > start && other_end > start && same(base, end - 1, other, other_end - 1)) {
		match[--end] = (int)--other_end;
	}
	match_middle(base, start, end, other, start, other_end, match);
	return match;
}

/* ---- regions ---- */

struct region {
	size_t base, base_end, editor, editor_end, input, input_end;
};

struct merging {
	const struct merge_keys *base, *editor, *input;
	const int *to_editor, *to_input;
	struct merge_picks *picks, *clashes;
	size_t clash_count;
};

static bool is_same_range(const struct merge_keys *a, size_t start, size_t end,
	const struct merge_keys *b, size_t b_start, size_t b_end) {
	bool is_same = end - start == b_end - b_start;
	for (size_t i = 0; is_same && start + i < end; i++) {
		is_same = same(a, start + i, b, b_start + i);
	}
	return is_same;
}

static void pick(struct merging *merging, int base, int editor, int input) {
	vec_push(merging->picks, (struct merge_pick){base, editor, input});
}

/* One side left the region as the base has it; the other side's items come, and those it took out
 * are told as absent there, in case their insides changed on the side that left them. */
static void take_side(struct merging *merging, const struct region *region, bool is_input) {
	size_t at = is_input ? region->input : region->editor;
	size_t end = is_input ? region->input_end : region->editor_end;
	const int *match = is_input ? merging->to_input : merging->to_editor;
	for (size_t i = region->base; i < region->base_end; i++) {
		size_t other = i - region->base + (is_input ? region->editor : region->input);
		if (match[i] < 0) {
			pick(merging, (int)i, is_input ? (int)other : -1,
				is_input ? -1 : (int)other);
			continue;
		}
		for (; at < (size_t)match[i]; at++) {
			pick(merging, -1, is_input ? -1 : (int)at, is_input ? (int)at : -1);
		}
		pick(merging, (int)i, is_input ? (int)other : (int)at,
			is_input ? (int)at : (int)other);
		at++;
	}
	for (; at < end; at++) {
		pick(merging, -1, is_input ? -1 : (int)at, is_input ? (int)at : -1);
	}
}

static void take_both(struct merging *merging, const struct region *region) {
	size_t length = region->base_end - region->base;
	bool is_itemwise = length && length == region->editor_end - region->editor &&
		length == region->input_end - region->input;
	if (is_itemwise) {
		for (size_t i = 0; i < length; i++) {
			pick(merging, (int)(region->base + i), (int)(region->editor + i),
				(int)(region->input + i));
		}
		return;
	}
	for (size_t i = region->editor; i < region->editor_end; i++) {
		pick(merging, -1, (int)i, -1);
	}
	/* Both only put something in: both stay. */
	struct merge_picks *rest = length ? merging->clashes : merging->picks;
	merging->clash_count += length > 0;
	for (size_t i = region->input; rest && i < region->input_end; i++) {
		vec_push(rest, (struct merge_pick){-1, -1, (int)i});
	}
	if (rest && length && region->input == region->input_end) {
		vec_push(rest, (struct merge_pick){-1, -1, -1});
	}
}

static void settle(struct merging *merging, const struct region *region) {
	const struct merge_keys *base = merging->base, *editor = merging->editor,
				*input = merging->input;
	if (is_same_range(editor, region->editor, region->editor_end, input, region->input,
		    region->input_end)) {
		for (size_t i = region->editor; i < region->editor_end; i++) {
			pick(merging, -1, (int)i, (int)(region->input + i - region->editor));
		}
	} else if (is_same_range(base, region->base, region->base_end, editor, region->editor,
			   region->editor_end)) {
		take_side(merging, region, true);
	} else if (is_same_range(base, region->base, region->base_end, input, region->input,
			   region->input_end)) {
		take_side(merging, region, false);
	} else {
		take_both(merging, region);
	}
}

size_t merge_sequences(const struct merge_keys *base, const struct merge_keys *editor,
	const struct merge_keys *input, struct merge_picks *picks, struct merge_picks *clashes) {
	int *to_editor = match_lists(base, editor), *to_input = match_lists(base, input);
	struct merging merging = {.base = base,
		.editor = editor,
		.input = input,
		.to_editor = to_editor,
		.to_input = to_input,
		.picks = picks,
		.clashes = clashes};
	struct region region = {0};
	for (size_t i = 0; i < base->count; i++) {
		if (to_editor[i] < 0 || to_input[i] < 0) {
			continue;
		}
		region.base_end = i;
		region.editor_end = (size_t)to_editor[i];
		region.input_end = (size_t)to_input[i];
		settle(&merging, &region);
		pick(&merging, (int)i, to_editor[i], to_input[i]);
		region = (struct region){.base = i + 1,
			.editor = region.editor_end + 1,
			.input = region.input_end + 1};
	}
	region.base_end = base->count;
	region.editor_end = editor->count;
	region.input_end = input->count;
	settle(&merging, &region);
	free(to_editor);
	free(to_input);
	return merging.clash_count;
}

/* ---- lists by key ---- */

struct keyed {
	const char *key;
	int at;
};

static int compare_keyed(const void *left, const void *right) {
	const struct keyed *a = left, *b = right;
	int by_key = strcmp(a->key, b->key);
	return by_key ? by_key : (a->at > b->at) - (a->at < b->at);
}

static struct keyed *sort_keys(const struct merge_keys *keys) {
	struct keyed *sorted = mem_array(keys->count + 1, sizeof *sorted);
	for (size_t i = 0; i < keys->count; i++) {
		sorted[i] = (struct keyed){keys->items[i], (int)i};
	}
	qsort(sorted, keys->count, sizeof *sorted, compare_keyed);
	return sorted;
}

/* The first place of `key`, or -1. */
static int place_of(const struct keyed *sorted, size_t count, const char *key) {
	size_t low = 0, high = count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (strcmp(sorted[middle].key, key) < 0) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return low < count && strcmp(sorted[low].key, key) == 0 ? sorted[low].at : -1;
}

void merge_keyed(const struct merge_keys *base, const struct merge_keys *editor,
	const struct merge_keys *input, struct merge_picks *picks) {
	const struct merge_keys *lists[3] = {base, editor, input};
	struct keyed *sorted[3] = {sort_keys(base), sort_keys(editor), sort_keys(input)};
	bool is_reordered = !is_same_range(base, 0, base->count, editor, 0, editor->count);
	/* The other list's own items come behind what stands before them there. */
	int first = is_reordered ? 1 : 2, second = is_reordered ? 2 : 1;
	int *behind = mem_array(lists[second]->count + 1, sizeof *behind);
	int last = -1;
	for (size_t i = 0; i < lists[second]->count; i++) {
		int at = place_of(sorted[first], lists[first]->count, lists[second]->items[i]);
		last = at >= 0 ? at : last;
		behind[i] = at >= 0 ? -2 : last;
	}
	size_t *next = mem_array(lists[second]->count + 1, sizeof *next);
	size_t *head = mem_zero((lists[first]->count + 1) * sizeof *head);
	for (size_t i = lists[second]->count; i-- > 0;) {
		if (behind[i] > -2) {
			next[i] = head[behind[i] + 1];
			head[behind[i] + 1] = i + 1;
		}
	}
	for (int i = -1; i < (int)lists[first]->count; i++) {
		if (i >= 0) {
			const char *key = lists[first]->items[i];
			int other = place_of(sorted[second], lists[second]->count, key);
			vec_push(picks,
				(struct merge_pick){place_of(sorted[0], base->count, key),
					first == 1 ? i : other, first == 1 ? other : i});
		}
		for (size_t j = head[i + 1]; j; j = next[j - 1]) {
			int at = (int)j - 1;
			vec_push(picks,
				(struct merge_pick){
					place_of(sorted[0], base->count, lists[second]->items[at]),
					second == 1 ? at : -1, second == 1 ? -1 : at});
		}
	}
	free(next);
	free(head);
	free(behind);
	for (size_t i = 0; i < 3; i++) {
		free(sorted[i]);
	}
}

static bool equal(const char *a, const char *b) {
	return a && b ? strcmp(a, b) == 0 : a == b;
}

const char *merge_choose(const char *base, const char *editor, const char *input, bool *is_clash) {
	*is_clash = false;
	if (equal(base, editor)) {
		return input;
	}
	*is_clash = !equal(base, input) && !equal(editor, input);
	return editor;
}
