// SPDX-License-Identifier: GPL-3.0-or-later
// A growing list. The form of a printed line is that of compilers, so that editors jump to it.
#include "author/problem.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

void problem_add(struct problems *problems, enum problem_grade grade, const char *file, int line,
	const char *format, ...) {
	va_list args;
	va_start(args, format);
	char *text = NULL;
	if (vasprintf(&text, format, args) < 0) {
		abort();
	}
	va_end(args);
	vec_push(problems, (struct problem){grade, mem_copy_string(file), line, text});
	problems->error_count += grade == PROBLEM_ERROR;
}

struct place {
	struct problem problem;
	size_t order;
};

static int compare_places(const void *left, const void *right) {
	const struct place *a = left, *b = right;
	int by_file = strcmp(a->problem.file, b->problem.file);
	if (by_file) {
		return by_file;
	}
	if (a->problem.line != b->problem.line) {
		return a->problem.line < b->problem.line ? -1 : 1;
	}
	return a->order < b->order ? -1 : a->order > b->order;
}

void problems_sort(struct problems *problems) {
	struct place *places = mem_array(problems->count + 1, sizeof *places);
	for (size_t i = 0; i < problems->count; i++) {
		places[i] = (struct place){problems->items[i], i};
	}
	qsort(places, problems->count, sizeof *places, compare_places);
	for (size_t i = 0; i < problems->count; i++) {
		problems->items[i] = places[i].problem;
	}
	free(places);
}

void problems_print(
	const struct problems *problems, const char *folder, bool with_warnings, FILE *out) {
	for (size_t i = 0; i < problems->count; i++) {
		const struct problem *problem = &problems->items[i];
		if (problem->grade == PROBLEM_WARNING && !with_warnings) {
			continue;
		}
		const char *word = problem->grade == PROBLEM_ERROR ? "error" : "warning";
		if (problem->line) {
			fprintf(out, "%s/%s:%d: %s: %s\n", folder, problem->file, problem->line,
				word, problem->text);
		} else {
			fprintf(out, "%s/%s: %s: %s\n", folder, problem->file, word, problem->text);
		}
	}
}

void problems_finish(struct problems *problems) {
	for (size_t i = 0; i < problems->count; i++) {
		free(problems->items[i].file);
		free(problems->items[i].text);
	}
	vec_finish(problems);
	problems->error_count = 0;
}
