// SPDX-License-Identifier: GPL-3.0-or-later
// Files to tables, tables to entries, entries into the site; and last the two lists of what an
// editor should know: rows that were refused, and cells that nothing was made of.
#include "author/import_hsds.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "author/epoch.h"
#include "author/import_hsds_read.h"
#include "author/import_hsds_scope.h"
#include "author/import_hsds_topic.h"
#include "author/import_report.h"
#include "author/import_site.h"
#include "author/problem.h"
#include "base/arena.h"
#include "base/err.h"
#include "base/file.h"
#include "base/mem.h"

struct run {
	struct hsds_import import;
	struct import_site *site;
	FILE *out;
	size_t services, entries, left_out;
};

/* ---- before ---- */

/* Which of its numbers is the day in the dates of each table. */
static void weigh_dates(struct hsds_import *import) {
	static const char *const COLUMNS[] = {"valid_from", "valid_to", "dtstart", "until",
		"start_date", "end_date", "assured_date", "last_modified", "date_incorporated",
		"last_action_date"};
	for (size_t i = 0; i < TABLE_COUNT; i++) {
		const struct hsds_table *table = &import->hsds.tables[i];
		struct date_evidence evidence = {0};
		for (size_t j = 0; j < table->count; j++) {
			for (size_t k = 0; k < sizeof COLUMNS / sizeof *COLUMNS; k++) {
				const char *text = hsds_peek(table->rows[j], COLUMNS[k]);
				if (text) {
					date_weigh(text, &evidence);
				}
			}
		}
		import->orders[i] = date_order_of(&evidence);
	}
}

/* Rows that name what is not there would be lost without a word. */
static void check_links(struct hsds_import *import) {
	static const struct {
		const char *column;
		enum hsds_table_id table;
	} LINKS[] = {{"organization_id", TABLE_ORGANIZATIONS}, {"service_id", TABLE_SERVICES},
		{"location_id", TABLE_LOCATIONS}, {"service_at_location_id", TABLE_PLACES},
		{"contact_id", TABLE_CONTACTS}, {"phone_id", TABLE_PHONES},
		{"taxonomy_term_id", TABLE_TERMS}};
	for (size_t i = 0; i < TABLE_COUNT; i++) {
		const struct hsds_table *table = &import->hsds.tables[i];
		for (size_t j = 0; j < table->count; j++) {
			struct hsds_row *row = table->rows[j];
			for (size_t k = 0; k < sizeof LINKS / sizeof *LINKS; k++) {
				const char *id = hsds_peek(row, LINKS[k].column);
				if (id && !hsds_row_of(&import->hsds, LINKS[k].table, id)) {
					problem_warning(import->hsds.problems, row->file, row->line,
						"%s \"%s\" is not in %s; add it, or mend the id",
						LINKS[k].column, id,
						import->hsds.tables[LINKS[k].table].name);
				}
			}
		}
	}
}

/* The country that most addresses name. */
static void find_country(struct hsds_import *import) {
	unsigned counts[26 * 26] = {0};
	size_t best = 0;
	const struct hsds_table *table = &import->hsds.tables[TABLE_ADDRESSES];
	for (size_t i = 0; i < table->count; i++) {
		const char *code = hsds_peek(table->rows[i], "country");
		if (code && strlen(code) == 2 && code[0] >= 'A' && code[0] <= 'Z' &&
			code[1] >= 'A' && code[1] <= 'Z') {
			size_t at = (size_t)(code[0] - 'A') * 26 + (size_t)(code[1] - 'A');
			counts[at]++;
			best = counts[at] > counts[best] ? at : best;
		}
	}
	if (counts[best]) {
		import->country = arena_printf(
			import->hsds.arena, "%c%c", (int)('A' + best / 26), (int)('A' + best % 26));
	}
}

/* ---- entries ---- */

static void put_file(struct run *run, const char *folder, const char *id, json_t *object) {
	char *text = json_dumps(object, JSON_INDENT(2) | JSON_REAL_PRECISION(10));
	struct str bytes = {0};
	str_printf(&bytes, "%s\n", text);
	const char *path = *folder ? arena_printf(run->import.hsds.arena, "%s/%s.json", folder, id)
				   : arena_printf(run->import.hsds.arena, "%s.json", id);
	import_site_put(run->site, path, str_get(&bytes), bytes.len);
	str_finish(&bytes);
	free(text);
	json_decref(object);
}

static const char *file_id(struct run *run, const struct hsds_row *row) {
	return row ? scope_id(&run->import, hsds_peek(row, "id")) : NULL;
}

static void add_entry(struct run *run, const struct hsds_scope *scope) {
	struct hsds_import *import = &run->import;
	const char *id = file_id(run, scope->service), *place = file_id(run, scope->location);
	if (scope->location) {
		scope->location->has_entry = true;
	}
	if (scope->is_one_of_many) {
		const char *own = file_id(run, scope->place);
		id = scope_id(
			import, arena_printf(import->hsds.arena, "%s-%s", id, place ? place : own));
	}
	json_t *object = json_object();
	member_put(object, "id", id);
	json_t *facts = service_write(import, scope);
	json_object_update(object, facts);
	json_decref(facts);
	const char *owner = hsds_peek(scope->service, "organization_id");
	if (!hsds_row_of(&import->hsds, TABLE_ORGANIZATIONS, owner)) {
		owner = hsds_peek(scope->location, "organization_id");
	}
	const struct hsds_row *body = hsds_row_of(&import->hsds, TABLE_ORGANIZATIONS, owner);
	member_put(object, "organization_id", hsds_peek(body, "name") ? file_id(run, body) : NULL);
	member_put(object, "location_id", place);
	json_object_set_new(object, "topics", topics_write(import, scope->service));
	member_put(object, "keywords", topics_keywords(import, scope->service));
	put_file(run, "services", id, object);
	run->entries++;
}

static bool is_offered(struct run *run, struct hsds_row *service) {
	const char *status = hsds_peek(service, "status");
	if (!status || strcasecmp(status, "active") == 0) {
		return true;
	}
	service->why = arena_printf(run->import.hsds.arena, "its status is \"%s\"", status);
	problem_warning(run->import.hsds.problems, service->file, service->line,
		"the service \"%s\" is not offered: %s", hsds_peek(service, "name"), service->why);
	run->left_out++;
	return false;
}

static void add_service(struct run *run, struct hsds_row *service) {
	struct hsds *hsds = &run->import.hsds;
	if (!hsds_peek(service, "name")) {
		scope_refuse(&run->import, service,
			"the service has no name, so that it is left out; write \"name\"");
		return;
	}
	if (!is_offered(run, service)) {
		return;
	}
	run->services++;
	struct hsds_rows places =
		hsds_rows_of(hsds, TABLE_PLACES, "service_id", hsds_peek(service, "id"));
	struct hsds_scope scope = {.service = service, .is_one_of_many = places.count > 1};
	for (size_t i = 0; i < places.count; i++) {
		scope.place = places.items[i];
		scope.location =
			hsds_row_of(hsds, TABLE_LOCATIONS, hsds_peek(scope.place, "location_id"));
		add_entry(run, &scope);
	}
	if (!places.count) {
		scope.location =
			hsds_row_of(hsds, TABLE_LOCATIONS, hsds_peek(service, "location_id"));
		add_entry(run, &scope);
	}
}

/* No visitor comes to a place without services: the file is there for the editor, and the list of
 * what is not shown names it and its addresses. */
static void forget(struct run *run, struct hsds_row *location) {
	static const enum hsds_table_id TABLES[] = {
		TABLE_ADDRESSES, TABLE_MAIL_ADDRESSES, TABLE_ACCESSIBILITY};
	hsds_unuse(location);
	for (size_t i = 0; i < sizeof TABLES / sizeof *TABLES; i++) {
		struct hsds_rows rows = hsds_rows_of(
			&run->import.hsds, TABLES[i], "location_id", hsds_peek(location, "id"));
		for (size_t j = 0; j < rows.count; j++) {
			hsds_unuse(rows.items[j]);
		}
	}
}

static void add_locations(struct run *run) {
	struct hsds *hsds = &run->import.hsds;
	const struct hsds_table *places = &hsds->tables[TABLE_LOCATIONS];
	for (size_t i = 0; i < places->count; i++) {
		struct hsds_row *row = places->rows[i];
		if (!hsds_peek(row, "id")) {
			scope_refuse(&run->import, row,
				"the location has no \"id\", so that it is left out; write it");
			continue;
		}
		put_file(run, "locations", file_id(run, row),
			location_write(&run->import, row, file_id(run, row)));
		if (!row->has_entry) {
			forget(run, row);
		}
	}
}

static void add_all(struct run *run) {
	struct hsds *hsds = &run->import.hsds;
	const struct hsds_table *bodies = &hsds->tables[TABLE_ORGANIZATIONS];
	for (size_t i = 0; i < bodies->count; i++) {
		struct hsds_row *row = bodies->rows[i];
		const char *id = hsds_peek(row, "id");
		if (!id || !hsds_peek(row, "name")) {
			scope_refuse(&run->import, row,
				"the organization lacks \"%s\", so that it is left out; write it",
				id ? "name" : "id");
			continue;
		}
		put_file(run, "organizations", file_id(run, row),
			organization_write(row, file_id(run, row)));
	}
	for (size_t i = 0; i < hsds->tables[TABLE_SERVICES].count; i++) {
		struct hsds_row *row = hsds->tables[TABLE_SERVICES].rows[i];
		if (!hsds_peek(row, "id")) {
			scope_refuse(&run->import, row,
				"the service has no \"id\", so that it is left out; write it");
			continue;
		}
		add_service(run, row);
	}
	add_locations(run);
}

/* ---- the report ---- */

static bool is_link(const char *column) {
	size_t len = strlen(column);
	return strcmp(column, "id") == 0 ||
		(len > 3 && strcmp(column + len - 3, "_id") == 0 && strcmp(column, "tax_id") != 0);
}

static void print_column(
	const struct run *run, const struct hsds_table *table, const char *column) {
	size_t left = 0, all = 0;
	const struct hsds_row *example = NULL;
	for (size_t i = 0; i < table->count; i++) {
		const struct hsds_row *row = table->rows[i];
		if (hsds_peek(row, column)) {
			all++;
		}
		if (hsds_is_left(row, column)) {
			left++;
			example = example ? example : row;
		}
	}
	if (left) {
		fprintf(run->out, "not shown: %s.%s: %zu of %zu rows, as \"%.60s\" (%s:%d)\n",
			table->name, column, left, all, hsds_peek(example, column), example->file,
			example->line);
	}
}

static void print_left(const struct run *run) {
	for (size_t i = 0; i < TABLE_COUNT; i++) {
		const struct hsds_table *table = &run->import.hsds.tables[i];
		for (size_t j = 0; j < table->column_count; j++) {
			if (!is_link(table->columns[j])) {
				print_column(run, table, table->columns[j]);
			}
		}
	}
}

static void print_row(const struct run *run, const struct hsds_row *row) {
	fprintf(run->out, "not shown: %s:%d: no entry of the kiosk has this row of %s:", row->file,
		row->line, row->table->name);
	for (size_t i = 0; i < row->count; i++) {
		fprintf(run->out, " %s %.60s", row->table->columns[row->cells[i].column],
			row->cells[i].text);
	}
	fputc('\n', run->out);
}

/* What a visitor would go or call by, row by row: which of it is nowhere on the kiosk. */
static void print_lost(const struct run *run) {
	static const enum hsds_table_id TABLES[] = {TABLE_PHONES, TABLE_ADDRESSES,
		TABLE_MAIL_ADDRESSES, TABLE_SCHEDULES, TABLE_REGULAR_SCHEDULES,
		TABLE_HOLIDAY_SCHEDULES};
	for (size_t i = 0; i < sizeof TABLES / sizeof *TABLES; i++) {
		const struct hsds_table *table = &run->import.hsds.tables[TABLES[i]];
		for (size_t j = 0; j < table->count; j++) {
			const struct hsds_row *row = table->rows[j];
			if (!row->is_used && !row->why) {
				print_row(run, row);
			}
		}
	}
}

static void print_report(struct run *run, const struct import_report *merged) {
	const struct hsds *hsds = &run->import.hsds;
	problems_sort(hsds->problems);
	for (size_t i = 0; i < hsds->problems->count; i++) {
		const struct problem *problem = &hsds->problems->items[i];
		fprintf(run->out, problem->line ? "%s: %s:%d: %s\n" : "%s: %s: %.0d%s\n",
			problem->grade == PROBLEM_ERROR ? "refused" : "look", problem->file,
			problem->line, problem->text);
	}
	print_lost(run);
	print_left(run);
	import_report_print(merged, run->out);
	fprintf(run->out,
		"%zu services in %zu entries, %zu not offered, %zu organizations, %zu locations; "
		"%zu rows refused\n",
		run->services, run->entries, run->left_out, hsds->tables[TABLE_ORGANIZATIONS].count,
		hsds->tables[TABLE_LOCATIONS].count, hsds->problems->error_count);
}

/* ---- all ---- */

static bool read_all(struct run *run, const char *input, struct err *err) {
	struct hsds *hsds = &run->import.hsds;
	return hsds_read_path(hsds, input, err) &&
		(hsds->tables[TABLE_SERVICES].count ||
			err_set(err,
				"there is no service in %s; name the folder that holds "
				"services.csv, or a file of HSDS JSON",
				input));
}

/* From the tables to the files of the site, which are not written yet. */
static bool make_site(struct run *run, const char *site, struct err *err) {
	struct hsds_import *import = &run->import;
	import->now = epoch_now();
	if (import->hsds.pages < import->hsds.page_total) {
		problem_warning(import->hsds.problems, "*.json", 0,
			"these are %lld of %lld pages; put all pages into one folder and import it",
			import->hsds.pages, import->hsds.page_total);
	}
	weigh_dates(import);
	check_links(import);
	find_country(import);
	import->topics = topics_create(import, site, err);
	if (!import->topics) {
		return false;
	}
	import->lang = topics_language(import->topics);
	add_all(run);
	json_t *json = topics_site(import, site);
	if (json) {
		put_file(run, "", "site", json);
	}
	const char *about = page_about(import->lang), *privacy = page_privacy(import->lang);
	import_site_put(run->site, "about.md", about, strlen(about));
	import_site_put(run->site, "privacy.md", privacy, strlen(privacy));
	return true;
}

/* What an import does not bring any more goes: two kinds in one folder would take turns. */
static bool is_ours(struct run *run, const char *site, struct err *err) {
	return !file_exists(arena_printf(run->import.hsds.arena, "%s/.import/articles", site)) ||
		err_set(err,
			"%s holds an import of articles, which would go; import into a folder of "
			"its own and copy what you need",
			site);
}

static bool import_all(struct run *run, const char *input, const char *site, struct err *err) {
	if (!is_ours(run, site, err) || !read_all(run, input, err) || !make_site(run, site, err)) {
		return false;
	}
	struct import_report merged = {0};
	bool ok = import_site_commit(run->site, &merged, err);
	if (ok) {
		import_report_sort(&merged);
		print_report(run, &merged);
	}
	import_report_finish(&merged);
	return ok;
}

static void finish(struct run *run) {
	struct arena *arena = run->import.hsds.arena;
	topics_destroy(run->import.topics);
	hsds_finish(&run->import.hsds);
	import_site_close(run->site);
	arena_destroy(arena);
}

bool import_hsds(const char *input, const char *site, FILE *out, struct err *err) {
	struct problems problems = {0};
	struct run run = {.site = import_site_open(site), .out = out};
	hsds_init(&run.import.hsds, arena_create(), &problems);
	bool ok = import_all(&run, input, site, err);
	finish(&run);
	problems_finish(&problems);
	return ok;
}

void import_hsds_dry(const struct import_hsds_file *files, size_t count) {
	struct problems problems = {0};
	struct run run = {.site = import_site_open("/nowhere"), .out = fopen("/dev/null", "w")};
	struct hsds *hsds = &run.import.hsds;
	hsds_init(hsds, arena_create(), &problems);
	bool ok = true;
	for (size_t i = 0; ok && i < count; i++) {
		const struct import_hsds_file *file = &files[i];
		ok = strstr(file->name, ".json")
			? hsds_read_json(hsds, file->name, file->bytes, file->len)
			: hsds_read_csv(hsds, file->name, file->bytes, file->len);
	}
	if (ok && run.out && make_site(&run, "/nowhere", NULL)) {
		print_report(&run, &(struct import_report){0});
	}
	if (run.out) {
		fclose(run.out);
	}
	finish(&run);
	problems_finish(&problems);
}
