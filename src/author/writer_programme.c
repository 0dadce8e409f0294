// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of programmes: each a service to the tables, and what it has beyond that.
#include <stdlib.h>

#include "author/hsds.h"
#include "author/programme.h"
#include "author/site.h"
#include "author/writer_text.h"
#include "base/mem.h"

static void write_topics(struct writer *writer, const struct programme *programme, int64_t num) {
	const struct site *site = writer->site;
	char *marks = mem_array(site->topic_count + 1, 1);
	writer_mark_topics(site, programme->service, marks);
	for (size_t i = 0; i < site->topic_count; i++) {
		if (marks[i]) {
			INSERT(writer, "programme_topics", INT(writer->first_topic + (int64_t)i),
				INT(num), INT(marks[i] == 2));
		}
	}
	free(marks);
}

static void write_question(
	struct writer *writer, const struct question *question, int64_t num, int64_t position) {
	INSERT(writer, "form_fields", INT(num), INT(position), TEXT(question->name),
		INT(question->type), INT(question->keep_days), INT(question->is_required));
	for (size_t i = 0; i < question->answer_count; i++) {
		INSERT(writer, "form_options", INT(num), INT(position), INT((int64_t)i),
			TEXT(question->answers[i].value), TEXT(question->answers[i].icon));
	}
}

static void write_programme(struct writer *writer, const struct programme *programme) {
	int64_t num = writer_programme(writer, programme);
	bool is_counted = programme->places >= 0;
	writer_put_service(writer, programme->service, num);
	INSERT(writer, "programmes", INT(num), writer_day(programme->starts),
		writer_day(programme->ends), writer_day(programme->until),
		is_counted ? INT(programme->places) : NONE, writer_day(programme->places_day),
		TEXT(programme->level), INT(programme->duty),
		programme->childcare >= 0 ? INT(programme->childcare) : NONE,
		programme->contact ? INT(writer_service(writer, programme->contact)) : NONE);
	write_topics(writer, programme, num);
	for (size_t i = 0; i < programme->form.count; i++) {
		write_question(writer, &programme->form.items[i], num, (int64_t)i);
	}
}

void writer_programmes_write(struct writer *writer) {
	for (size_t i = 0; i < writer->site->programmes.count; i++) {
		write_programme(writer, writer->site->programmes.items[i]);
	}
}
