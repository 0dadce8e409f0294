// SPDX-License-Identifier: GPL-3.0-or-later
// Dynamic programming over both lists of blocks. What both pages hold, such as a telephone number, says
// most: blocks that share it belong together, and blocks that do not must not be paired while its
// partner stands elsewhere.
#include "author/import_align.h"

#include <ctype.h>
#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "author/markdown.h"
#include "base/mem.h"

#define MAX_BEAD 3
#define NUMBER_DIGITS 5 /* from so many on a number names something */

/* Costs, in the unit of Gale and Church's logarithms; tried on pages of a real guide. */
#define COST_SKIP 5.0    /* a block with no partner */
#define COST_JOIN 3.0    /* each block more than one to one */
#define COST_LENGTH 9.0  /* at most, for lengths that do not fit */
#define COST_HEADING 7.0 /* a heading with what is none */
#define COST_KIND 2.0
#define GAIN_SHARED 1.5
#define COST_ELSEWHERE 2.5
#define MAX_WEIGHT 6
#define LENGTH_VARIANCE 12.0 /* of characters by character; 6.8 for sentences translated closely */

struct token {
	uint64_t hash;
	int weight;
};

struct tokens {
	struct token *items;
	size_t count, room;
};

struct side {
	const struct pieces *pieces;
	struct tokens *tokens; /* one list a piece, sorted */
	struct tokens all;     /* of the page, sorted */
	double *length;        /* sums of lengths before each piece */
};

/* ---- what is the same in every language ---- */

static uint64_t hash_bytes(uint64_t hash, const char *text, size_t len) {
	for (size_t i = 0; i < len; i++) {
		hash = (hash ^ (unsigned char)tolower((unsigned char)text[i])) * 1099511628211u;
	}
	return hash;
}

static void add_token(struct tokens *tokens, char kind, const char *text, size_t len, int weight) {
	uint64_t hash = hash_bytes(14695981039346656037u, &kind, 1);
	vec_push(tokens, (struct token){hash_bytes(hash, text, len), weight});
}

/* A telephone number or figure from `at` on; returns the bytes it takes. */
static size_t add_number(struct tokens *tokens, const char *at) {
	char digits[32];
	size_t count = 0, len = 0, end = 0;
	for (; at[len] && strchr("0123456789 -/()", at[len]) && count < sizeof digits; len++) {
		if (isdigit((unsigned char)at[len])) {
			digits[count++] = at[len];
			end = len + 1;
		} else if (count < NUMBER_DIGITS && at[len] == ' ' &&
			!isdigit((unsigned char)at[len + 1])) {
			break;
		}
	}
	add_token(tokens, 'n', digits, count, count >= NUMBER_DIGITS ? 3 : 1);
	return end ? end : 1;
}

static bool is_letter(char byte) {
	return isalpha((unsigned char)byte) || (unsigned char)byte >= 0x80;
}

static void add_text(struct tokens *tokens, const char *text) {
	for (const char *at = text; *at;) {
		size_t len = 0;
		if (isdigit((unsigned char)*at)) {
			at += add_number(tokens, at);
			continue;
		}
		if (strncmp(at, "](", 2) == 0) {
			len = strcspn(at, ")");
			add_token(tokens, 'u', at + 2, len > 2 ? len - 2 : 0, 3);
			at += len;
			continue;
		}
		bool is_address = false;
		while (is_letter(at[len]) ||
			(len && at[len] && strchr("@._-", at[len]) && is_letter(at[len + 1])) ||
			(len && isdigit((unsigned char)at[len]))) {
			is_address |= at[len] == '@' || at[len] == '.';
			len++;
		}
		if (len > 3) {
			add_token(tokens, 'w', at, len, is_address ? 3 : 1);
		}
		at += len ? len : 1;
	}
}

static int compare_tokens(const void *left, const void *right) {
	const struct token *a = left, *b = right;
	return (a->hash > b->hash) - (a->hash < b->hash);
}

static void sort_tokens(struct tokens *tokens) {
	if (tokens->count) {
		qsort(tokens->items, tokens->count, sizeof *tokens->items, compare_tokens);
	}
}

static bool holds(const struct tokens *tokens, uint64_t hash) {
	const struct token key = {hash, 0};
	return tokens->count &&
		bsearch(&key, tokens->items, tokens->count, sizeof key, compare_tokens);
}

static void side_init(struct side *side, const struct pieces *pieces) {
	*side = (struct side){.pieces = pieces,
		.tokens = mem_zero((pieces->count + 1) * sizeof *side->tokens),
		.length = mem_zero((pieces->count + 1) * sizeof *side->length)};
	for (size_t i = 0; i < pieces->count; i++) {
		const struct piece *piece = &pieces->items[i];
		const char *text = piece->marked ? piece->marked : "";
		add_text(&side->tokens[i], text);
		if (piece->target) {
			add_token(&side->tokens[i], 'u', piece->target, strlen(piece->target), 3);
		}
		sort_tokens(&side->tokens[i]);
		for (size_t j = 0; j < side->tokens[i].count; j++) {
			vec_push(&side->all, side->tokens[i].items[j]);
		}
		side->length[i + 1] = side->length[i] + (double)strlen(text) + 1;
	}
	sort_tokens(&side->all);
}

/* What the other page does not have says nothing. */
static void keep_shared(struct side *side, const struct side *other) {
	for (size_t i = 0; i < side->pieces->count; i++) {
		struct tokens *tokens = &side->tokens[i];
		size_t kept = 0;
		for (size_t j = 0; j < tokens->count; j++) {
			bool is_new =
				!kept || tokens->items[kept - 1].hash != tokens->items[j].hash;
			if (is_new && holds(&other->all, tokens->items[j].hash)) {
				tokens->items[kept++] = tokens->items[j];
			}
		}
		tokens->count = kept;
	}
}

static void side_finish(struct side *side) {
	for (size_t i = 0; i < side->pieces->count; i++) {
		vec_finish(&side->tokens[i]);
	}
	free(side->tokens);
	free(side->length);
	vec_finish(&side->all);
}

/* ---- costs ---- */

static bool is_among(const struct side *side, size_t at, size_t count, uint64_t hash) {
	for (size_t i = at; i < at + count; i++) {
		if (holds(&side->tokens[i], hash)) {
			return true;
		}
	}
	return false;
}

/* The weights of one stretch's tokens that the other stretch has, and that it lacks. */
static void weigh(const struct side *side, size_t at, size_t count, const struct side *other,
	size_t other_at, size_t other_count, int *shared, int *lacked) {
	for (size_t i = at; i < at + count; i++) {
		for (size_t j = 0; j < side->tokens[i].count; j++) {
			const struct token *token = &side->tokens[i].items[j];
			*(is_among(other, other_at, other_count, token->hash) ? shared : lacked) +=
				token->weight;
		}
	}
}

static double kind_cost(const struct piece *a, const struct piece *b) {
	if (a->kind == b->kind) {
		return a->level == b->level && a->is_header == b->is_header ? 0 : COST_KIND / 4;
	}
	bool is_heading = a->kind == BLOCK_HEADING || b->kind == BLOCK_HEADING;
	bool is_row = a->kind == BLOCK_TABLE_ROW || b->kind == BLOCK_TABLE_ROW;
	bool are_items = (a->kind == BLOCK_BULLET || a->kind == BLOCK_STEP) &&
		(b->kind == BLOCK_BULLET || b->kind == BLOCK_STEP);
	return is_heading || is_row ? COST_HEADING : are_items ? COST_KIND / 2 : COST_KIND;
}

static double length_cost(const struct side *source, size_t i, size_t a, const struct side *target,
	size_t j, size_t b) {
	double all = source->length[source->pieces->count];
	double ratio = (target->length[target->pieces->count] + 20) / (all + 20);
	double expected = (source->length[i + a] - source->length[i]) * ratio;
	double found = target->length[j + b] - target->length[j];
	double delta = (found - expected) / sqrt(LENGTH_VARIANCE * (expected + found) / 2 + 1);
	double cost = delta * delta / 2;
	return cost < COST_LENGTH ? cost : COST_LENGTH;
}

static double bead_cost(const struct side *source, size_t i, size_t a, const struct side *target,
	size_t j, size_t b) {
	int shared = 0, elsewhere = 0;
	weigh(source, i, a, target, j, b, &shared, &elsewhere);
	int ignored = 0;
	weigh(target, j, b, source, i, a, &ignored, &elsewhere);
	elsewhere = elsewhere < MAX_WEIGHT ? elsewhere : MAX_WEIGHT;
	shared = shared < MAX_WEIGHT ? shared : MAX_WEIGHT;
	double cost = COST_ELSEWHERE * elsewhere - GAIN_SHARED * shared;
	if (!a || !b) {
		return cost / 2 + COST_SKIP;
	}
	cost += COST_JOIN * (double)(a + b - 2) + length_cost(source, i, a, target, j, b);
	for (size_t k = 0; k < a || k < b; k++) {
		const struct piece *one = &source->pieces->items[i + (k < a ? k : a - 1)];
		const struct piece *other = &target->pieces->items[j + (k < b ? k : b - 1)];
		cost += kind_cost(one, other);
	}
	return cost;
}

/* ---- the cheapest way ---- */

struct step {
	double cost;
	unsigned char a, b; /* the bead that leads here */
};

static void take_steps(const struct side *source, const struct side *target, struct step *steps,
	size_t i, size_t j) {
	static const unsigned char BEADS[][2] = {
		{1, 1}, {1, 0}, {0, 1}, {1, 2}, {2, 1}, {1, 3}, {3, 1}};
	size_t width = target->pieces->count + 1;
	struct step *best = &steps[i * width + j];
	*best = (struct step){.cost = i || j ? HUGE_VAL : 0};
	for (size_t k = 0; k < sizeof BEADS / sizeof *BEADS; k++) {
		size_t a = BEADS[k][0], b = BEADS[k][1];
		if (a > i || b > j) {
			continue;
		}
		double cost = steps[(i - a) * width + j - b].cost +
			bead_cost(source, i - a, a, target, j - b, b);
		if (cost < best->cost) {
			*best = (struct step){cost, BEADS[k][0], BEADS[k][1]};
		}
	}
}

void import_align(const struct pieces *source, const struct pieces *target,
	struct import_stretch *stretches) {
	struct side sides[2];
	side_init(&sides[0], source);
	side_init(&sides[1], target);
	keep_shared(&sides[0], &sides[1]);
	keep_shared(&sides[1], &sides[0]);
	size_t width = target->count + 1;
	struct step *steps = mem_array((source->count + 1) * width, sizeof *steps);
	for (size_t i = 0; i <= source->count; i++) {
		for (size_t j = 0; j <= target->count; j++) {
			take_steps(&sides[0], &sides[1], steps, i, j);
		}
	}
	/* From the end: blocks that stand alone in the translation go to the one before them. */
	size_t i = source->count, j = target->count, end = j;
	while (i) {
		const struct step *step = &steps[i * width + j];
		i -= step->a;
		j -= step->b;
		if (!step->a) {
			continue;
		}
		for (size_t k = step->a; k-- > 1;) {
			stretches[i + k] = (struct import_stretch){end, end};
		}
		stretches[i] = (struct import_stretch){j, end};
		end = j;
	}
	if (source->count) {
		stretches[0].start = 0;
	}
	free(steps);
	side_finish(&sides[0]);
	side_finish(&sides[1]);
}
