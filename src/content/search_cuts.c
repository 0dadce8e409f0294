// SPDX-License-Identifier: GPL-3.0-or-later
// One pass over the vocabulary finds every word that stands anywhere in the run: the edges of a
// graph whose nodes are the places between letters. Then the ways through it, few words first.
#include "content/search_cuts.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "content/search_words.h"
#include "content/slip.h"

#define MAX_EDGES 240
#define MAX_WAYS 6
#define MAX_STEPS 2000
#define MAX_WORDS_OF_WAY 8

struct edge {
	unsigned letters[WORD_MAX_LETTERS];
	size_t len;
	uint8_t from, to; /* places in the run */
	bool is_slip, goes_on;
};

struct graph {
	unsigned run[WORD_MAX_LETTERS];
	size_t len;
	bool is_whole, is_slip;
	struct edge *edges;
	size_t edge_count;
	/* the way being walked */
	const struct edge *way[MAX_WORDS_OF_WAY];
	size_t ways, steps;
	struct str *query;
};

void search_quote(struct str *query, const char *word, size_t len) {
	str_append_char(query, '"');
	for (size_t i = 0; i < len; i++) {
		if (word[i] == '"') {
			str_append_char(query, '"');
		}
		str_append_char(query, word[i]);
	}
	str_append_char(query, '"');
}

/* ---- edges ---- */

static void add_edge(struct graph *graph, const struct words_reader *word, size_t from, size_t to,
	bool is_slip, bool goes_on) {
	if (graph->edge_count == MAX_EDGES) {
		return;
	}
	struct edge *edge = &graph->edges[graph->edge_count++];
	*edge = (struct edge){.len = goes_on ? to - from : word->len,
		.from = (uint8_t)from,
		.to = (uint8_t)to,
		.is_slip = is_slip,
		.goes_on = goes_on};
	memcpy(edge->letters, word->letters, edge->len * sizeof *edge->letters);
}

static bool has_end(const struct graph *graph, size_t from) {
	for (size_t i = 0; i < graph->edge_count; i++) {
		const struct edge *edge = &graph->edges[i];
		if (edge->from == from && edge->goes_on && !edge->is_slip) {
			return true;
		}
	}
	return false;
}

// The word as a slip of one more, as many, or one less letters of the run.
static void add_slips(struct graph *graph, const struct words_reader *word, size_t from) {
	size_t left = graph->len - from, looked;
	if (word->len < WORD_MIN_LETTERS) {
		return;
	}
	for (size_t len = word->len - 1; len <= word->len + 1 && len <= left; len++) {
		if (len >= WORD_MIN_LETTERS &&
			slip_compare(graph->run + from, len, word->letters, word->len, &looked) ==
				SLIP_WHOLE) {
			add_edge(graph, word, from, from + len, true, false);
		}
	}
}

static void add_word(struct graph *graph, const struct words_reader *word, size_t from) {
	size_t same = 0, left = graph->len - from;
	while (same < left && same < word->len && graph->run[from + same] == word->letters[same]) {
		same++;
	}
	if (same == left && !graph->is_whole && !has_end(graph, from)) {
		add_edge(graph, word, from, graph->len, false, true);
	} else if (same == word->len) {
		add_edge(graph, word, from, from + same, false, false);
	} else if (graph->is_slip && left >= WORD_MIN_LETTERS) {
		add_slips(graph, word, from);
	}
}

static void add_edges(struct graph *graph, struct pack *pack, int lang_num) {
	struct words_reader word;
	words_begin(&word, pack, lang_num);
	while (words_next(&word)) {
		for (size_t from = 0; from < graph->len; from++) {
			// All but slips begin alike: this is what makes the pass short.
			if (graph->is_slip || graph->run[from] == word.letters[0]) {
				add_word(graph, &word, from);
			}
		}
	}
	words_end(&word);
}

/* ---- ways ---- */

static void append_edge(struct str *query, const struct edge *edge) {
	char bytes[WORD_MAX_LETTERS * 4];
	size_t len = 0;
	for (size_t i = 0; i < edge->len; i++) {
		len += utf8_put(edge->letters[i], bytes + len);
	}
	search_quote(query, bytes, len);
	str_append(query, edge->goes_on ? " *" : "");
	explicit_bzero(bytes, sizeof bytes);
}

static void append_way(struct graph *graph, size_t count) {
	str_append(graph->query, graph->ways++ ? " OR (" : "(");
	for (size_t i = 0; i < count; i++) {
		str_append(graph->query, i ? " + " : "");
		append_edge(graph->query, graph->way[i]);
	}
	str_append(graph->query, ")");
}

// All ways of exactly `left` more words.
static void walk(struct graph *graph, size_t at, size_t count, size_t left, bool has_slipped) {
	if (at == graph->len && left == 0) {
		if (has_slipped == graph->is_slip) {
			append_way(graph, count);
		}
		return;
	}
	for (size_t i = 0; left && i < graph->edge_count && graph->ways < MAX_WAYS; i++) {
		const struct edge *edge = &graph->edges[i];
		if (edge->from == at && !(edge->is_slip && has_slipped) &&
			graph->steps++ < MAX_STEPS) {
			graph->way[count] = edge;
			walk(graph, edge->to, count + 1, left - 1, has_slipped || edge->is_slip);
		}
	}
}

bool search_cuts_append(struct pack *pack, int lang_num, const char *run, bool is_whole,
	bool is_slip, struct str *query) {
	struct graph graph = {.is_whole = is_whole, .is_slip = is_slip, .query = query};
	graph.len = words_letters(run, strlen(run), graph.run);
	if (graph.len == 0 || graph.len > WORD_MAX_LETTERS) {
		return false;
	}
	graph.edges = mem_array(MAX_EDGES, sizeof *graph.edges);
	add_edges(&graph, pack, lang_num);
	for (size_t words = 1; words <= MAX_WORDS_OF_WAY && graph.ways < MAX_WAYS; words++) {
		graph.steps = 0;
		walk(&graph, 0, 0, words, false);
	}
	explicit_bzero(graph.edges, MAX_EDGES * sizeof *graph.edges);
	free(graph.edges);
	explicit_bzero(graph.run, sizeof graph.run);
	return graph.ways > 0;
}
