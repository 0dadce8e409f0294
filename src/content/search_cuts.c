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
#define MAX_WAYS 8
#define MAX_STEPS 2000
#define MAX_WORDS_OF_WAY 8

struct edge {
	unsigned letters[WORD_MAX_LETTERS];
	size_t len;
	uint8_t from, to; /* places in the run */
	int often;
	enum cuts cuts; /* what kind of reading it is */
	bool goes_on;
};

struct graph {
	unsigned run[WORD_MAX_LETTERS];
	size_t len;
	enum cuts cuts;
	bool is_spaced;
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
	enum cuts cuts) {
	if (graph->edge_count == MAX_EDGES) {
		return;
	}
	struct edge *edge = &graph->edges[graph->edge_count++];
	*edge = (struct edge){.len = word->len,
		.from = (uint8_t)from,
		.to = (uint8_t)to,
		.often = word->often,
		.cuts = cuts};
	memcpy(edge->letters, word->letters, edge->len * sizeof *edge->letters);
}

// What is typed up to its end begins a word: one edge, however many words there are.
static void add_beginning(struct graph *graph, const struct words_reader *word, size_t from) {
	for (size_t i = 0; i < graph->edge_count; i++) {
		if (graph->edges[i].from == from && graph->edges[i].goes_on) {
			return;
		}
	}
	size_t count = graph->edge_count;
	add_edge(graph, word, from, graph->len, CUTS_DIRECT);
	if (graph->edge_count > count) {
		graph->edges[count].goes_on = true;
		graph->edges[count].len = graph->len - from;
	}
}

static size_t same_letters(
	const struct graph *graph, size_t from, const struct words_reader *word, size_t at) {
	size_t same = 0;
	while (from + same < graph->len && at + same < word->len &&
		graph->run[from + same] == word->letters[at + same]) {
		same++;
	}
	return same;
}

// These two add the word where it fits, and return how many of its letters it took to see that it
// does not: words that share as many do not either.

static size_t add_direct(struct graph *graph, const struct words_reader *word, size_t from) {
	size_t same = same_letters(graph, from, word, 0);
	if (from + same == graph->len) {
		add_beginning(graph, word, from);
	} else if (same == word->len) {
		add_edge(graph, word, from, from + same, CUTS_DIRECT);
	}
	return same + 1;
}

static size_t add_slip(struct graph *graph, const struct words_reader *word, size_t from) {
	const unsigned *run = graph->run + from;
	size_t left = graph->len - from, most = 1, looked;
	bool starts_alike = word->letters[0] == run[0] || (left > 1 && word->letters[0] == run[1]);
	if (left < WORD_MIN_LETTERS || !starts_alike) {
		return 1;
	}
	for (size_t len = word->len - 1; len <= word->len + 1; len++) {
		enum slip slip = SLIP_BEGINS; // a longer or shorter word may fit
		if (word->len >= WORD_MIN_LETTERS && len >= WORD_MIN_LETTERS && len <= left) {
			slip = slip_compare(run, len, word->letters, word->len, &looked);
		}
		if (slip == SLIP_WHOLE) {
			add_edge(graph, word, from, from + len, CUTS_SLIP);
		}
		size_t took = slip == SLIP_FAR ? looked : WORD_ALL;
		most = took > most ? took : most;
	}
	return most;
}

// The run starts inside of the word, and ends there, or goes on with the words behind it.
static void add_inner(struct graph *graph, const struct words_reader *word) {
	for (size_t at = graph->is_spaced ? 3 : 1; at < word->len; at++) {
		size_t same = same_letters(graph, 0, word, at);
		if (same == graph->len || (same && at + same == word->len && !graph->is_spaced)) {
			add_edge(graph, word, 0, same, CUTS_INNER);
			return;
		}
	}
}

// Wherever the word fits; what comes next may be skipped if it shares as much as is returned.
static size_t add_word(
	struct graph *graph, const struct words_reader *word, size_t failed_at[WORD_MAX_LETTERS]) {
	size_t skip = 1;
	for (size_t from = 0; from < graph->len; from++) {
		if (word->shared < failed_at[from]) {
			failed_at[from] = add_direct(graph, word, from);
			size_t slip = graph->cuts == CUTS_SLIP ? add_slip(graph, word, from) : 0;
			failed_at[from] = slip > failed_at[from] ? slip : failed_at[from];
		}
		skip = failed_at[from] > skip ? failed_at[from] : skip;
	}
	return skip;
}

static void add_edges(struct graph *graph, struct pack *pack, int lang_num) {
	struct words_reader word;
	size_t failed_at[WORD_MAX_LETTERS], skip = WORD_ALL;
	memset(failed_at, 0xff, sizeof failed_at); // WORD_ALL
	words_begin(&word, pack, lang_num);
	while (words_next(&word, graph->cuts == CUTS_INNER ? WORD_ALL : skip)) {
		if (graph->cuts == CUTS_INNER) {
			add_inner(graph, &word);
		}
		if (!graph->is_spaced && word.shared < skip) {
			skip = add_word(graph, &word, failed_at);
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

// All ways of exactly `left` more words, of which one, and an inner one first, is as was asked for.
static void walk(struct graph *graph, size_t at, size_t count, size_t left, bool is_done) {
	if (at == graph->len && left == 0) {
		if (is_done) {
			append_way(graph, count);
		}
		return;
	}
	for (size_t i = 0; left && i < graph->edge_count && graph->ways < MAX_WAYS; i++) {
		const struct edge *edge = &graph->edges[i];
		bool is_fit = edge->cuts == CUTS_DIRECT ? is_done || graph->cuts != CUTS_INNER
							: !is_done && edge->cuts == graph->cuts;
		if (edge->from == at && is_fit && graph->steps++ < MAX_STEPS) {
			graph->way[count] = edge;
			walk(graph, edge->to, count + 1, left - 1,
				is_done || edge->cuts == graph->cuts);
		}
	}
}

static int compare_edges(const void *left, const void *right) {
	const struct edge *a = left, *b = right;
	return (a->often < b->often) - (a->often > b->often);
}

bool search_cuts_append(
	struct pack *pack, int lang_num, const char *run, enum cuts cuts, struct str *query) {
	struct graph graph = {.cuts = cuts, .query = query};
	graph.len = words_letters(run, strlen(run), graph.run);
	graph.is_spaced = !words_is_unspaced(graph.run[0]);
	if (graph.len == 0 || graph.len > WORD_MAX_LETTERS ||
		(graph.is_spaced && (cuts != CUTS_INNER || graph.len < WORD_MIN_LETTERS))) {
		return false;
	}
	graph.edges = mem_array(MAX_EDGES, sizeof *graph.edges);
	add_edges(&graph, pack, lang_num);
	qsort(graph.edges, graph.edge_count, sizeof *graph.edges, compare_edges);
	// More words than needed, but one, are pieces that mean nothing.
	size_t most = MAX_WORDS_OF_WAY;
	for (size_t words = 1; words <= most && graph.ways < MAX_WAYS; words++) {
		size_t before = graph.ways;
		graph.steps = 0;
		walk(&graph, 0, 0, words, false);
		most = graph.ways && !before && words < most ? words + 1 : most;
	}
	explicit_bzero(graph.edges, MAX_EDGES * sizeof *graph.edges);
	free(graph.edges);
	explicit_bzero(graph.run, sizeof graph.run);
	return graph.ways > 0;
}
