// SPDX-License-Identifier: GPL-3.0-or-later
// Build time only: keyboard_gen <out.c> writes the table of keys of every language. A layout of
// xkb-data gives the letters and their places; what is no letter is left out, what the language
// needs and the layout lacks goes into the sheet of accents, and a main letter of CLDR that
// could not be typed stops the build.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "lang/alphabet.h"
#include "lang/cluster.h"
#include "lang/collate.h"
#include "lang/tag.h"
#include "ui/keyboard_own.h"
#include "ui/keyboard_table.h"
#include "ui/keyboard_xkb.h"

#define LEAST_NUMBER_ROW 6   // fewer letters there are dealt out to the other rows
#define MOST_SHEET_SHIFTED 6 // so few main letters on level 2 need no second page
#define MOST_ONE_PAGE 33     // Georgian: both levels fit on one page
#define LEAST_PAGE_KEYS 18

struct key_list { // a VEC with a name
	const char **items;
	size_t count, room;
};

struct board {
	const char *lang;
	struct arena *arena;
	struct key_list page[KEYBOARD_MAX_ROWS], shifted[KEYBOARD_MAX_ROWS], accents;
	struct key_list seen;
	bool has_case;
};

static bool has(const struct key_list *list, const char *key) {
	for (size_t i = 0; i < list->count; i++) {
		if (strcmp(list->items[i], key) == 0) {
			return true;
		}
	}
	return false;
}

/* Adds a key unless the board has it already. */
static void put(struct board *board, struct key_list *to, const char *key) {
	if (key && key[0] && !has(&board->seen, key)) {
		const char *kept = arena_string(board->arena, key);
		vec_push(to, kept);
		vec_push(&board->seen, kept);
	}
}

static void put_all(struct board *board, struct key_list *to, const char *keys) {
	char *copy = arena_string(board->arena, keys);
	for (char *save = NULL, *key = copy ? strtok_r(copy, " ", &save) : NULL; key;
		key = strtok_r(NULL, " ", &save)) {
		put(board, to, key);
	}
}

static const char *text_of(struct board *board, uint32_t code) {
	char text[5] = "";
	utf8_put(code, text);
	return arena_string(board->arena, text);
}

static bool is_main(const struct board *board, const char *key) {
	const uint32_t *letters;
	size_t at = 0, count = alphabet_letters(board->arena, board->lang, ALPHABET_MAIN, &letters);
	uint32_t code = utf8_next(key, strlen(key), &at);
	for (size_t i = 0; i < count; i++) {
		if (letters[i] == code && !key[at]) {
			return true;
		}
	}
	return false;
}

/* The key for what a layout sends: a letter in lower case, a replacement, or NULL. */
static const char *key_of(struct board *board, uint32_t code) {
	const char *replacement = code ? own_replacement(board->lang, code) : NULL;
	if (replacement || !code || !alphabet_is_typed(code) || code == 0x200C || code == 0x200D) {
		return replacement;
	}
	uint32_t lower = board->has_case ? alphabet_lower(board->lang, code) : code;
	bool is_pair = alphabet_lower(board->lang, alphabet_upper(board->lang, lower)) == lower &&
		alphabet_upper(board->lang, lower) != lower;
	// Ordinal signs, long s and the like are no letters to type; nor are Greek ones in Polish.
	bool is_wanted = alphabet_is_of(board->lang, lower) &&
		(is_pair || !board->has_case || alphabet_is_mark(lower));
	const char *key = text_of(board, lower);
	return is_wanted || is_main(board, key) ? key : NULL; // final sigma has no pair
}

/* The row with the most room, counting Backspace in the first, and Shift, accents and the order
 * switch in the last. */
static struct key_list *widest_room(struct key_list rows[KEYBOARD_MAX_ROWS]) {
	struct key_list *best = NULL;
	size_t least = SIZE_MAX;
	for (int row = 1; row < KEYBOARD_MAX_ROWS; row++) {
		size_t keys = rows[row].count + (row == 1 ? 1 : row == 3 ? 2 : 0);
		if (keys < least && rows[row].count < KEYBOARD_MAX_ROW_KEYS) {
			least = keys;
			best = &rows[row];
		}
	}
	return best ? best : &rows[0];
}

/* Deals out keys one by one; what finds no room stays, or becomes a number row. */
static void deal_out(struct key_list rows[KEYBOARD_MAX_ROWS], struct key_list *from) {
	size_t dealt = 0;
	for (; dealt < from->count; dealt++) {
		struct key_list *to = widest_room(rows);
		if (to == from) {
			break;
		}
		vec_push(to, from->items[dealt]);
	}
	for (size_t i = dealt; i < from->count; i++) {
		from->items[i - dealt] = from->items[i];
	}
	from->count -= dealt;
}

/* Main letters that only the second level has. */
static size_t count_main(struct board *board, const struct key_list rows[KEYBOARD_MAX_ROWS]) {
	const uint32_t *letters;
	size_t found = 0,
	       count = alphabet_letters(board->arena, board->lang, ALPHABET_MAIN, &letters);
	for (size_t i = 0; i < count; i++) {
		for (int row = 0; row < KEYBOARD_MAX_ROWS; row++) {
			found += !alphabet_is_mark(letters[i]) &&
				has(&rows[row], text_of(board, letters[i]));
		}
	}
	return found;
}

static void take_level(struct board *board, const struct xkb_board *xkb, int level,
	struct key_list rows[KEYBOARD_MAX_ROWS], struct key_list *loose) {
	for (int row = 0; row < XKB_ROWS; row++) {
		for (int i = 0; i < XKB_ROW_KEYS; i++) {
			const char *key = key_of(board, xkb->codes[row][i][level]);
			put(board, row < KEYBOARD_MAX_ROWS ? &rows[row] : loose, key);
		}
	}
	deal_out(rows, loose);
	if (rows[0].count < LEAST_NUMBER_ROW) {
		deal_out(rows, &rows[0]);
	}
}

static void move_to_accents(struct board *board, struct key_list rows[KEYBOARD_MAX_ROWS]) {
	for (int row = 0; row < KEYBOARD_MAX_ROWS; row++) {
		for (size_t i = 0; i < rows[row].count; i++) {
			vec_push(&board->accents, rows[row].items[i]);
		}
		rows[row].count = 0;
	}
}

static size_t count_keys(const struct key_list rows[KEYBOARD_MAX_ROWS]) {
	size_t count = 0;
	for (int row = 0; row < KEYBOARD_MAX_ROWS; row++) {
		count += rows[row].count;
	}
	return count;
}

static void from_xkb(struct board *board, const struct xkb_board *xkb) {
	struct key_list loose = {0}, further[KEYBOARD_MAX_ROWS] = {0};
	take_level(board, xkb, 0, board->page, &loose);
	put_all(board, &loose, own_keys(board->lang));
	if (board->page[0].count == 0 && loose.count > LEAST_NUMBER_ROW) {
		struct key_list empty = board->page[0]; // Sinhala vowel signs: a row of their own
		board->page[0] = loose;
		loose = empty;
	}
	deal_out(board->page, &loose);
	take_level(board, xkb, 1, board->shifted, &loose);
	if (!board->has_case &&
		count_keys(board->page) + count_keys(board->shifted) <= MOST_ONE_PAGE) {
		for (int row = 0; row < KEYBOARD_MAX_ROWS; row++) {
			deal_out(board->page, &board->shifted[row]);
		}
	}
	if (board->has_case || count_main(board, board->shifted) <= MOST_SHEET_SHIFTED) {
		move_to_accents(board, board->shifted);
	}
	for (int level = 2; level < XKB_LEVELS; level++) {
		take_level(board, xkb, level, further, &loose);
		move_to_accents(board, further);
	}
	vec_finish(&loose);
	for (int row = 0; row < KEYBOARD_MAX_ROWS; row++) {
		vec_finish(&further[row]);
	}
}

/* Alphabetical order in rows as even as can be, for scripts that no layout has. */
static void from_alphabet(struct board *board) {
	const uint32_t *letters;
	size_t count = alphabet_letters(board->arena, board->lang, ALPHABET_MAIN, &letters);
	size_t rows = count > 33 ? 4 : 3, width = (count + rows - 1) / rows;
	for (size_t i = 0; i < count; i++) {
		put(board, &board->page[4 - rows + i / width], text_of(board, letters[i]));
	}
}

static void from_own_rows(struct board *board, const char *const *rows, struct key_list *to) {
	size_t count = 0;
	while (rows[count]) {
		count++;
	}
	for (size_t i = 0; i < count; i++) {
		if (to == board->shifted) {
			board->seen.count = 0; // Shift keeps most Korean keys as they are
		}
		put_all(board, &to[KEYBOARD_MAX_ROWS - count + i], rows[i]);
	}
}

/* Letters come first, then what stands on them, then what is not seen. */
static int kind_of(uint32_t code) {
	return code == 0x200C || code == 0x200D ? 2 : alphabet_is_mark(code);
}

static int compare(const void *a, const void *b, void *lang) {
	const char *left = *(const char *const *)a, *right = *(const char *const *)b;
	size_t at = 0, at_right = 0;
	int kind = kind_of(utf8_next(left, strlen(left), &at));
	int kind_right = kind_of(utf8_next(right, strlen(right), &at_right));
	if (kind != kind_right) {
		return kind - kind_right;
	}
	return collate_compare(lang, left, right);
}

static void sort_keys(struct key_list *keys, const char *lang) {
	if (keys->count > 1) {
		qsort_r(keys->items, keys->count, sizeof(char *), compare, (void *)lang);
	}
}

/* True if a key writes the letter, or one writes it without a mark and one writes that mark. */
static bool is_reachable(const struct board *board, uint32_t letter) {
	char text[5] = "";
	uint32_t parts[8];
	size_t count = cluster_decompose(text, utf8_put(letter, text), parts, 8);
	bool is_found = has(&board->seen, text);
	for (size_t mark = 1; mark < count && !is_found; mark++) {
		struct str rest = {0};
		char part[5] = "", byte[5] = "";
		utf8_put(parts[mark], part);
		for (size_t i = 0; i < count; i++) {
			str_append_bytes(&rest, byte, i == mark ? 0 : utf8_put(parts[i], byte));
		}
		cluster_compose(&rest, 0);
		is_found = has(&board->seen, part) && has(&board->seen, str_get(&rest));
		str_finish(&rest);
	}
	return is_found;
}

/* The sheet opens with what the language needs: Greek vowels with tonos, then the ancient ones. */
static void move_main_first(struct board *board) {
	struct key_list sorted = {0};
	for (int round = 0; round < 2; round++) {
		for (size_t i = 0; i < board->accents.count; i++) {
			if (is_main(board, board->accents.items[i]) == (round == 0)) {
				vec_push(&sorted, board->accents.items[i]);
			}
		}
	}
	vec_finish(&board->accents);
	board->accents = sorted;
}

static void add_missing(struct board *board) {
	for (int part = ALPHABET_MAIN; part <= ALPHABET_AUXILIARY; part++) {
		const uint32_t *letters;
		size_t count = alphabet_letters(
			board->arena, board->lang, (enum alphabet_part)part, &letters);
		for (size_t i = 0; i < count; i++) {
			if (!is_reachable(board, letters[i])) {
				put(board, &board->accents, text_of(board, letters[i]));
			}
		}
	}
	put_all(board, &board->accents, own_accents(board->lang));
	sort_keys(&board->accents, board->lang);
	move_main_first(board);
}

static void write_string(FILE *out, const char *const *keys, size_t count) {
	fputc('"', out);
	for (size_t i = 0; i < count; i++) {
		fprintf(out, "%s", i ? " " : "");
		for (const char *c = keys[i]; *c; c++) {
			fprintf(out, *c == '"' || *c == '\\' ? "\\%c" : "%c", *c);
		}
	}
	fputc('"', out);
}

/* The sheet, and the label of the key that opens it: its first three letters. */
static void write_accents(FILE *out, const struct board *board) {
	struct key_list label = {0};
	for (size_t i = 0; i < board->accents.count && label.count < 3; i++) {
		size_t at = 0;
		const char *key = board->accents.items[i];
		if (kind_of(utf8_next(key, strlen(key), &at)) == 0 && !key[at]) {
			vec_push(&label, key);
		}
	}
	if (label.count == 0 && board->accents.count > 0) {
		const char *key = board->accents.items[0];
		size_t at = 0;
		bool is_mark = kind_of(utf8_next(key, strlen(key), &at)) == 1;
		vec_push(&label, arena_printf(board->arena, "%s%s", is_mark ? "\u25cc" : "", key));
	}
	fprintf(out, "\t.accents = ");
	write_string(out, board->accents.items, board->accents.count);
	fprintf(out, ",\n\t.accents_label = ");
	write_string(out, label.items, label.count);
	fprintf(out, ",\n");
	vec_finish(&label);
}

/* Every main letter can be typed, no row is too long, and there is a page worth the name. */
static void check(const struct board *board) {
	const uint32_t *letters;
	size_t keys = 0,
	       count = alphabet_letters(board->arena, board->lang, ALPHABET_MAIN, &letters);
	for (size_t i = 0; i < count; i++) {
		if (!is_reachable(board, letters[i])) {
			fprintf(stderr, "keyboard_gen: %s: no key writes U+%04X\n", board->lang,
				letters[i]);
			exit(1);
		}
	}
	for (int row = 0; row < KEYBOARD_MAX_ROWS; row++) {
		keys += board->page[row].count;
		if (board->page[row].count > KEYBOARD_MAX_ROW_KEYS ||
			board->shifted[row].count > KEYBOARD_MAX_ROW_KEYS) {
			fprintf(stderr, "keyboard_gen: %s: row %d is too long\n", board->lang, row);
			exit(1);
		}
	}
	if (keys < LEAST_PAGE_KEYS) {
		fprintf(stderr, "keyboard_gen: %s: only %zu keys\n", board->lang, keys);
		exit(1);
	}
}

static void write_rows(FILE *out, const char *name, const struct key_list rows[KEYBOARD_MAX_ROWS]) {
	fprintf(out, "\t.%s = {", name);
	for (int row = 0; row < KEYBOARD_MAX_ROWS; row++) {
		if (rows[row].count) {
			write_string(out, rows[row].items, rows[row].count);
			fputc(',', out);
		}
	}
	fprintf(out, "},\n");
}

/* All keys of both pages sorted, in rows as many as before; the first page is filled first. */
static void sort_rows(const struct board *board, struct key_list abc[KEYBOARD_MAX_ROWS],
	struct key_list abc_shifted[KEYBOARD_MAX_ROWS]) {
	struct key_list all = {0};
	size_t rows[2] = {0}, first = 0;
	for (int row = 0; row < KEYBOARD_MAX_ROWS; row++) {
		const struct key_list *lists[] = {&board->page[row], &board->shifted[row]};
		for (int page = 0; page < 2; page++) {
			for (size_t i = 0; i < lists[page]->count; i++) {
				vec_push(&all, lists[page]->items[i]);
			}
			rows[page] += lists[page]->count > 0;
		}
		first += board->page[row].count;
	}
	sort_keys(&all, board->lang);
	size_t width = rows[0] ? (first + rows[0] - 1) / rows[0] : 1;
	size_t width_shifted = rows[1] ? (all.count - first + rows[1] - 1) / rows[1] : 1;
	for (size_t i = 0; i < all.count; i++) {
		if (i < first) {
			vec_push(&abc[i / width], all.items[i]);
		} else {
			vec_push(&abc_shifted[(i - first) / width_shifted], all.items[i]);
		}
	}
	vec_finish(&all);
}

static void write_board(FILE *out, const struct board *board, enum keyboard_method method) {
	static const char *const methods[] = {
		"KEYBOARD_LETTERS", "KEYBOARD_SYLLABLES", "KEYBOARD_PINYIN", "KEYBOARD_HANGUL"};
	fprintf(out, "{\n\t.lang = \"%s\",\n\t.method = %s,\n", board->lang, methods[method]);
	write_rows(out, "rows", board->page);
	write_rows(out, "shifted", board->shifted);
	if (method == KEYBOARD_LETTERS || method == KEYBOARD_PINYIN) {
		struct key_list abc[KEYBOARD_MAX_ROWS] = {0}, shifted[KEYBOARD_MAX_ROWS] = {0};
		sort_rows(board, abc, shifted);
		write_rows(out, "abc", abc);
		write_rows(out, "abc_shifted", shifted);
		for (int row = 0; row < KEYBOARD_MAX_ROWS; row++) {
			vec_finish(&abc[row]);
			vec_finish(&shifted[row]);
		}
	}
	write_accents(out, board);
	if (method == KEYBOARD_SYLLABLES) {
		fprintf(out, "\t.syllables = syllables_%s,\n", board->lang);
	}
	fprintf(out, "},\n");
}

static void finish_board(struct board *board) {
	for (int row = 0; row < KEYBOARD_MAX_ROWS; row++) {
		vec_finish(&board->page[row]);
		vec_finish(&board->shifted[row]);
	}
	vec_finish(&board->accents);
	vec_finish(&board->seen);
	arena_destroy(board->arena);
}

static bool fill_board(struct board *board, struct err *err) {
	const struct language *language = language_find(board->lang);
	struct xkb_board xkb;
	if (own_rows(board->lang)) {
		from_own_rows(board, own_rows(board->lang), board->page);
		if (own_shifted(board->lang)) {
			from_own_rows(board, own_shifted(board->lang), board->shifted);
		}
		return true;
	}
	if (!language->xkb) {
		from_alphabet(board);
	} else if (!xkb_board_read(language->xkb, &xkb, err)) {
		return false;
	} else {
		from_xkb(board, &xkb);
	}
	add_missing(board);
	check(board);
	return true;
}

/* The orders of an Ethiopic consonant that the language has, its labialised ones last. The eighth
 * place is the one people know: kwa, gwa and the like, in a row of its own in Unicode. */
static bool add_orders(struct str *out, const bool *is_in, uint32_t base) {
	static const struct {
		uint32_t base, labial;
	} labials[] = {{0x1240, 0x1248}, {0x1250, 0x1258}, {0x1280, 0x1288}, {0x12A8, 0x12B0},
		{0x12B8, 0x12C0}, {0x1308, 0x1310}};
	static const uint32_t middles[][2] = {{0x1218, 0x1359}, {0x1228, 0x1358}, {0x1348, 0x135A}};
	uint32_t orders[20], count = 0, labial = 0;
	for (size_t i = 0; i < sizeof labials / sizeof *labials; i++) {
		labial = labials[i].base == base ? labials[i].labial : labial;
		if (labials[i].labial == base) {
			return false; // stands with its plain consonant
		}
	}
	for (uint32_t order = 0; order < 7; order++) {
		orders[count++] = base + order;
	}
	orders[count++] = labial ? labial + 3 : base + 7;
	for (uint32_t order = 0; labial && order < 6; order++) {
		orders[count++] = labial + order;
	}
	orders[count++] = base + 7;
	for (size_t i = 0; i < sizeof middles / sizeof *middles; i++) {
		orders[count] = middles[i][1];
		count += middles[i][0] == base;
	}
	size_t written = 0;
	for (uint32_t i = 0; i < count; i++) {
		char text[5] = "";
		utf8_put(orders[i], text);
		if (is_in[orders[i] - 0x1200] && !strstr(str_get(out), text)) {
			str_printf(out, "%s%s", written++ ? " " : "", text);
		}
	}
	return written > 2;
}

/* Writes the syllables and fills the rows with the consonants, twelve a row, the last with room
 * for Backspace. */
static void write_syllables(FILE *out, struct board *board) {
	const uint32_t *letters;
	size_t count = alphabet_letters(board->arena, board->lang, ALPHABET_MAIN, &letters);
	bool is_in[0x180] = {false};
	size_t placed = 0, syllables = 0;
	for (size_t i = 0; i < count; i++) {
		if (letters[i] >= 0x1200 && letters[i] < 0x1380) {
			is_in[letters[i] - 0x1200] = true;
			syllables += alphabet_is_mark(letters[i]) ? 0 : 1;
		}
	}
	fprintf(out, "static const char *const syllables_%s[] = {\n", board->lang);
	for (uint32_t base = 0x1200; base < 0x1358; base += 8) {
		struct str orders = {0};
		if (is_in[base - 0x1200] && add_orders(&orders, is_in, base)) {
			fprintf(out, "\t\"%s\",\n", str_get(&orders));
			put(board, &board->page[1 + placed++ / KEYBOARD_MAX_ROW_KEYS],
				text_of(board, base));
			for (const char *c = str_get(&orders); *c; c++) {
				syllables -= ((unsigned char)*c & 0xC0) == 0x80 ? 0 : *c != ' ';
			}
		}
		str_finish(&orders);
	}
	fprintf(out, "\tNULL,\n};\n");
	if (is_in[0x15F]) {
		put(board, &board->accents, text_of(board, 0x135F)); // gemination mark
	}
	if (syllables != 0) {
		fprintf(stderr, "keyboard_gen: %s: %zd syllables have no key\n", board->lang,
			(ssize_t)syllables);
		exit(1);
	}
}

static enum keyboard_method method_of(const struct language *language) {
	if (strcmp(language->script, "Ethi") == 0) {
		return KEYBOARD_SYLLABLES;
	}
	if (language_is(language->tag, "zh")) {
		return KEYBOARD_PINYIN;
	}
	return strcmp(language->script, "Kore") == 0 ? KEYBOARD_HANGUL : KEYBOARD_LETTERS;
}

int main(int argc, char **argv) {
	FILE *out = argc == 2 ? fopen(argv[1], "w") : NULL;
	struct str body = {0};
	size_t body_len = 0;
	FILE *tables = open_memstream(&body.data, &body_len);
	struct err err = {""};
	if (!out || !tables) {
		fprintf(stderr, "keyboard_gen: cannot write; usage: keyboard_gen OUT.c\n");
		return 1;
	}
	fprintf(out,
		"// Generated by keyboard_gen from xkb-data and CLDR.\n"
		"#include \"ui/keyboard_table.h\"\n\n#include <string.h>\n\n");
	for (size_t i = 0; i < language_count(); i++) {
		const struct language *language = language_at(i);
		enum keyboard_method method = method_of(language);
		struct board board = {.lang = language->tag,
			.arena = arena_create(),
			.has_case = alphabet_has_case(language->tag)};
		if (method == KEYBOARD_SYLLABLES) {
			write_syllables(out, &board);
		} else if (!fill_board(&board, &err)) {
			fprintf(stderr, "keyboard_gen: %s\n", err.text);
			return 1;
		}
		write_board(tables, &board, method);
		finish_board(&board);
	}
	fclose(tables);
	fprintf(out, "\nstatic const struct keyboard_table tables[] = {\n%s};\n\n", body.data);
	fprintf(out,
		"const struct keyboard_table *keyboard_table_find(const char *lang) {\n"
		"\tfor (size_t i = 0; lang && i < sizeof tables / sizeof *tables; i++) {\n"
		"\t\tif (strcmp(tables[i].lang, lang) == 0) {\n\t\t\treturn &tables[i];\n"
		"\t\t}\n\t}\n\treturn NULL;\n}\n");
	free(body.data);
	return fclose(out) == 0 ? 0 : 1;
}
