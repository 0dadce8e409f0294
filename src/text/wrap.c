// SPDX-License-Identifier: GPL-3.0-or-later
// Each line walks its glyphs once, up to the first that does not fit, and asks for the last break
// opportunity before it. What is left of a cut item waits on a stack for the next line.
#include "text/wrap.h"

#include "text/breaks.h"
#include "text/char.h"
#include "text/decode.h"
#include "text/itemise.h"
#include "text/shape.h"

#include <stdlib.h>

/* Letters shaped anew after a cut; context keeps them joined to what follows. */
#define TAIL_MAX_BYTES 512

struct job {
	struct wrap *wrap;
	struct shaper *shaper;
	const struct decoded *text;
	const struct item *items;
	const int *sizes;
	struct breaks *breaks;
	int64_t limit;
	int level;
	size_t next_newline;
};

static struct piece *peek(struct wrap *wrap, size_t index) {
	if (index < wrap->pending.count) {
		return &wrap->pending.items[wrap->pending.count - 1 - index];
	}
	index += wrap->next - wrap->pending.count;
	return index < wrap->source.count ? &wrap->source.items[index] : NULL;
}

static struct piece take(struct wrap *wrap) {
	if (wrap->pending.count) {
		return wrap->pending.items[--wrap->pending.count];
	}
	return wrap->source.items[wrap->next++];
}

/* The k-th glyph of a piece in logical order. */
static inline const struct para_glyph *glyph_at(
	const struct shaper *shaper, const struct piece *piece, uint32_t k) {
	uint32_t index = piece->level & 1 ? piece->count - 1 - k : k;
	return &shaper->glyphs.items[piece->first + index];
}

static uint32_t props_at(const struct decoded *text, uint32_t byte) {
	unsigned char lead = (unsigned char)text->utf8[byte];
	if (lead < 0x80) {
		return char_props(lead);
	}
	uint32_t code = lead & (lead < 0xe0 ? 0x1f : lead < 0xf0 ? 0xf : 7);
	for (int more = lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3; more > 0; more--) {
		code = code << 6 | ((unsigned char)text->utf8[++byte] & 0x3f);
	}
	return char_props(code);
}

/* The first byte whose cluster does not fit before `stop`; `stop` where all of them do. Spaces
 * always fit: they hang. */
static uint32_t find_overflow(const struct job *job, uint32_t stop) {
	int64_t x = 0, limit = job->limit < 0 ? INT64_MAX : job->limit;
	const struct piece *piece;
	for (size_t i = 0; (piece = peek(job->wrap, i)) && piece->start < stop; i++) {
		if (!piece->count) {
			continue; /* no face had a glyph */
		}
		const struct para_glyph *glyph = job->shaper->glyphs.items + piece->first;
		ptrdiff_t step = 1;
		if (piece->level & 1) {
			glyph += piece->count - 1;
			step = -1;
		}
		for (uint32_t k = 0; k < piece->count; k++, glyph += step) {
			x += glyph->advance;
			if (x > limit) {
				if (glyph->byte >= stop) {
					return stop;
				}
				if (!(props_at(job->text, glyph->byte) & CHAR_SPACE)) {
					return glyph->byte;
				}
			}
		}
	}
	return stop;
}

/* A border of clusters in (start, overflow], or the first one after start. */
static uint32_t break_word(struct job *job, uint32_t start, uint32_t overflow) {
	const struct decoded *text = job->text;
	size_t floor = decoded_unit(text, start), unit = decoded_unit(text, overflow);
	job->wrap->breaks_word = true;
	return text->byte_at[breaks_cluster(job->breaks, floor, unit)];
}

static struct piece shape_piece(
	struct job *job, const struct piece *from, uint32_t start, uint32_t end) {
	struct piece piece = *from;
	piece.start = start;
	piece.end = end;
	piece.first = (uint32_t)job->shaper->glyphs.count;
	piece.count = (uint32_t)shape(job->shaper, job->text, &job->items[from->item], start, end,
		job->sizes[from->item]);
	return piece;
}

/* The logical glyphs [from, to) of a piece, as a piece of the bytes start..end. */
static struct piece slice(
	const struct piece *piece, uint32_t from, uint32_t to, uint32_t start, uint32_t end) {
	struct piece part = *piece;
	part.start = start;
	part.end = end;
	part.first += piece->level & 1 ? piece->count - to : from;
	part.count = to - from;
	return part;
}

static void place(struct wrap *wrap, struct piece piece) {
	if (piece.end > piece.start) {
		vec_push(&wrap->placed, piece);
	}
}

static void leave(struct wrap *wrap, struct piece piece) {
	if (piece.end > piece.start) {
		wrap->left++;
		vec_push(&wrap->pending, piece);
	}
}

static uint32_t find_glyph(const struct shaper *shaper, const struct piece *piece, uint32_t byte) {
	uint32_t low = 0, high = piece->count;
	while (low < high) {
		uint32_t middle = (low + high) / 2;
		if (glyph_at(shaper, piece, middle)->byte < byte) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return low;
}

static bool is_safe(const struct shaper *shaper, const struct piece *piece, uint32_t k) {
	const struct para_glyph *glyph = glyph_at(shaper, piece, k);
	return !(glyph->id & GLYPH_UNSAFE) &&
		(k == 0 || glyph_at(shaper, piece, k - 1)->byte != glyph->byte);
}

/* Cuts a piece at `byte` inside it: places what is before, leaves what is after. */
static void cut(struct job *job, const struct piece *piece, uint32_t byte) {
	struct shaper *shaper = job->shaper;
	uint32_t k = find_glyph(shaper, piece, byte);
	if (k < piece->count && glyph_at(shaper, piece, k)->byte == byte &&
		is_safe(shaper, piece, k)) {
		place(job->wrap, slice(piece, 0, k, piece->start, byte));
		leave(job->wrap, slice(piece, k, piece->count, byte, piece->end));
		return;
	}
	uint32_t from = k ? k - 1 : 0, to = k;
	while (from > 0 && !is_safe(shaper, piece, from)) {
		from--;
	}
	while (to < piece->count &&
		(glyph_at(shaper, piece, to)->byte <= byte || !is_safe(shaper, piece, to)) &&
		(to == 0 || glyph_at(shaper, piece, to)->byte - byte < TAIL_MAX_BYTES ||
			glyph_at(shaper, piece, to)->byte ==
				glyph_at(shaper, piece, to - 1)->byte)) {
		to++;
	}
	uint32_t start = from ? glyph_at(shaper, piece, from)->byte : piece->start;
	uint32_t end = to < piece->count ? glyph_at(shaper, piece, to)->byte : piece->end;
	place(job->wrap, slice(piece, 0, from, piece->start, start));
	place(job->wrap, shape_piece(job, piece, start, byte));
	leave(job->wrap, slice(piece, to, piece->count, end, piece->end));
	leave(job->wrap, shape_piece(job, piece, byte, end));
}

static void place_until(struct job *job, uint32_t end) {
	struct wrap *wrap = job->wrap;
	const struct piece *next;
	wrap->taken.count = wrap->left = 0;
	while ((next = peek(wrap, 0)) && next->start < end) {
		struct piece piece = take(wrap);
		vec_push(&wrap->taken, piece);
		if (piece.end <= end) {
			place(wrap, piece);
		} else {
			cut(job, &piece, end);
			break;
		}
	}
}

/* Undoes the last place_until, to cut the line elsewhere: what it cut is whole again. */
static void take_back(struct wrap *wrap, size_t first) {
	wrap->placed.count = first;
	wrap->pending.count -= wrap->left;
	while (wrap->taken.count) {
		vec_push(&wrap->pending, wrap->taken.items[--wrap->taken.count]);
	}
}

static int64_t advance_of(const struct shaper *shaper, const struct piece *piece) {
	const struct para_glyph *glyph = shaper->glyphs.items + piece->first;
	int64_t sum = 0;
	for (uint32_t i = 0; i < piece->count; i++) {
		sum += glyph[i].advance;
	}
	return sum;
}

/* How many logical glyphs of a piece stay when the spaces at its end are left out; *seen is where
 * those begin. */
static uint32_t trimmed(const struct job *job, const struct piece *piece, uint32_t *seen) {
	uint32_t k = piece->count;
	*seen = piece->end;
	while (k > 0) {
		uint32_t byte = glyph_at(job->shaper, piece, k - 1)->byte;
		if (!(props_at(job->text, byte) & (CHAR_SPACE | CHAR_INVISIBLE))) {
			break;
		}
		*seen = byte;
		k--;
	}
	return k;
}

/* What the placed pieces from `first` take without the spaces at the end. */
static int64_t width_of(const struct job *job, size_t first) {
	const struct wrap *wrap = job->wrap;
	size_t last = wrap->placed.count;
	int64_t width = 0;
	while (last > first) {
		const struct piece *piece = &wrap->placed.items[--last];
		uint32_t seen, k = trimmed(job, piece, &seen);
		if (k > 0) {
			struct piece rest = slice(piece, 0, k, piece->start, seen);
			width = advance_of(job->shaper, &rest);
			break;
		}
	}
	for (size_t i = first; i < last; i++) {
		width += advance_of(job->shaper, &wrap->placed.items[i]);
	}
	return width;
}

static void insert_piece(struct wrap *wrap, size_t at, struct piece piece) {
	vec_push(&wrap->placed, piece);
	for (size_t i = wrap->placed.count - 1; i > at; i--) {
		wrap->placed.items[i] = wrap->placed.items[i - 1];
	}
	wrap->placed.items[at] = piece;
}

/* Gives the spaces at the line's end pieces of their own, at the paragraph's level (rule L1). */
static void hang_spaces(struct job *job, size_t first) {
	struct wrap *wrap = job->wrap;
	for (size_t last = wrap->placed.count; last > first; last--) {
		struct piece *piece = &wrap->placed.items[last - 1];
		uint32_t seen, k = trimmed(job, piece, &seen);
		if (k == 0) {
			piece->hangs = true;
			piece->level = (uint8_t)job->level;
			continue;
		}
		if (k < piece->count) {
			struct piece spaces = slice(piece, k, piece->count, seen, piece->end);
			spaces.level = (uint8_t)job->level;
			spaces.hangs = true;
			*piece = slice(piece, 0, k, piece->start, seen);
			insert_piece(wrap, last, spaces);
		}
		return;
	}
}

/* A cut that shaped letters anew may have made the line wider than the limit: then an earlier place
 * is taken, if there is one. */
static uint32_t settle(struct job *job, size_t first, uint32_t start, uint32_t end) {
	size_t floor = decoded_unit(job->text, start);
	while (width_of(job, first) > job->limit) {
		size_t unit = decoded_unit(job->text, end);
		size_t earlier = breaks_before(job->breaks, floor, unit - 1);
		if (earlier <= floor) {
			earlier = breaks_cluster(job->breaks, floor, unit - 1);
			if (earlier >= unit) {
				break; /* one cluster, too wide by itself */
			}
			job->wrap->breaks_word = true;
		}
		take_back(job->wrap, first);
		end = job->text->byte_at[earlier];
		place_until(job, end);
	}
	return end;
}

static uint32_t next_stop(struct job *job, uint32_t start) {
	const struct decoded *text = job->text;
	while (job->next_newline < text->newlines.count &&
		text->newlines.items[job->next_newline] <= start) {
		job->next_newline++;
	}
	return job->next_newline < text->newlines.count ? text->newlines.items[job->next_newline]
							: (uint32_t)text->len;
}

static uint32_t without_newline(const struct job *job, uint32_t start, uint32_t end) {
	const struct decoded *text = job->text;
	size_t unit = decoded_unit(text, end), floor = decoded_unit(text, start);
	size_t was = unit;
	if (unit > floor && (char_props(text->units[unit - 1]) & CHAR_NEWLINE)) {
		unit--;
	}
	if (unit < was && unit > floor && text->units[unit] == '\n' &&
		text->units[unit - 1] == '\r') {
		unit--;
	}
	return text->byte_at[unit];
}

/* Lays one line from `start`; returns where the next begins. */
static uint32_t wrap_one(struct job *job, uint32_t start) {
	struct wrap *wrap = job->wrap;
	size_t first = wrap->placed.count;
	uint32_t stop = next_stop(job, start), end = stop;
	uint32_t overflow = find_overflow(job, stop);
	if (overflow < stop) {
		size_t floor = decoded_unit(job->text, start);
		size_t unit = breaks_before(job->breaks, floor, decoded_unit(job->text, overflow));
		end = unit > floor ? job->text->byte_at[unit] : break_word(job, start, overflow);
	}
	size_t shaped = job->shaper->glyphs.count;
	place_until(job, end);
	if (job->shaper->glyphs.count != shaped && overflow < stop) {
		end = settle(job, first, start, end);
	}
	int64_t width = width_of(job, first);
	hang_spaces(job, first);
	vec_push(&wrap->lines,
		(struct wrap_line){.start = start,
			.end = end == stop ? without_newline(job, start, end) : end,
			.width = (int32_t)(width > INT32_MAX ? INT32_MAX : width),
			.first = (uint32_t)first,
			.count = (uint32_t)(wrap->placed.count - first)});
	return end;
}

void wrap(struct wrap *wrap, struct shaper *shaper, const struct decoded *text,
	const struct item *items, const int *sizes, struct breaks *breaks, int64_t limit,
	int max_lines, int level) {
	struct job job = {.wrap = wrap,
		.shaper = shaper,
		.text = text,
		.items = items,
		.sizes = sizes,
		.breaks = breaks,
		.limit = limit,
		.level = level};
	wrap->pending.count = wrap->placed.count = wrap->lines.count = wrap->next = 0;
	wrap->breaks_word = wrap->is_cut = false;
	uint32_t at = 0;
	do {
		at = wrap_one(&job, at);
	} while (at < text->len && (max_lines <= 0 || wrap->lines.count < (size_t)max_lines));
	wrap->is_cut = at < text->len;
}

void wrap_finish(struct wrap *wrap) {
	vec_finish(&wrap->source);
	vec_finish(&wrap->pending);
	vec_finish(&wrap->taken);
	vec_finish(&wrap->placed);
	vec_finish(&wrap->lines);
	*wrap = (struct wrap){0};
}
