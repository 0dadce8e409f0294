// SPDX-License-Identifier: GPL-3.0-or-later
// Rows hold only cells with something in them. Every join goes through an index by hash, made when
// a column is first asked for, so that tens of thousands of schedules cost one pass.
#include "author/import_hsds_table.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "author/problem.h"
#include "base/arena.h"
#include "base/mem.h"

/* ---- names ---- */

/* `names` are those of files without their ending, of every version of HSDS; `columns` are the known
 * ones, the first names being foreign keys and the like. */
static const struct {
	const char *names, *columns;
} KNOWN[TABLE_COUNT] = {
	[TABLE_ORGANIZATIONS] = {"organizations organization",
		"id name alternate_name description email website url uri tax_status tax_id "
		"year_incorporated date_incorporated legal_status logo parent_organization_id "
		"accreditations licenses funding_sources"},
	[TABLE_SERVICES] = {"services service",
		"id organization_id program_id location_id name alternate_name description url "
		"website email status interpretation_services application_process "
		"fees_description wait_time fees accreditations eligibility_description "
		"eligibility minimum_age maximum_age assured_date assurer_email licenses alert "
		"last_modified accepted_payments audience funding_sources keywords languages "
		"required_documents service_areas taxonomy_ids short_desc how_to_apply"},
	[TABLE_LOCATIONS] = {"locations location",
		"id organization_id location_type url website name alternate_name description "
		"transportation latitude longitude external_identifier external_identifier_type "
		"accessibility admin_emails email languages short_desc virtual hours"},
	[TABLE_PLACES] = {"service_at_location services_at_location service_at_locations",
		"id service_id location_id description"},
	[TABLE_PHONES] = {"phones phone",
		"id location_id service_id organization_id contact_id service_at_location_id "
		"number extension type description country_prefix department number_type "
		"vanity_number language"},
	[TABLE_ADDRESSES] = {"addresses physical_addresses address physical_address",
		"id location_id attention address_1 address_2 address_3 address_4 city region "
		"state_province postal_code country address_type"},
	[TABLE_SCHEDULES] = {"schedules schedule",
		"id service_id location_id service_at_location_id valid_from valid_to dtstart "
		"timezone until count wkst freq interval byday byweekno bymonthday byyearday "
		"description opens_at closes_at schedule_link attending_type notes"},
	[TABLE_REGULAR_SCHEDULES] = {"regular_schedules regular_schedule",
		"id location_id service_id service_at_location_id weekday opens_at closes_at "
		"valid_from valid_to"},
	[TABLE_HOLIDAY_SCHEDULES] = {"holiday_schedules holiday_schedule",
		"id location_id service_id service_at_location_id start_date end_date closed "
		"opens_at closes_at"},
	[TABLE_MAIL_ADDRESSES] = {"mail_addresses postal_addresses postal_address",
		"id location_id attention address_1 address_2 address_3 address_4 city region "
		"state_province postal_code country"},
	[TABLE_LANGUAGES] = {"languages language",
		"id service_id location_id phone_id name code note language"},
	[TABLE_ACCESSIBILITY] = {"accessibility accessibility_for_disabilities",
		"id location_id description details url accessibility"},
	[TABLE_CONTACTS] = {"contacts contact",
		"id organization_id service_id service_at_location_id location_id name title "
		"department email"},
	[TABLE_COSTS] = {"cost_options cost_option",
		"id service_id valid_from valid_to option currency amount amount_description"},
	[TABLE_DOCUMENTS] = {"required_documents required_document", "id service_id document uri"},
	[TABLE_PAYMENTS] = {"payments_accepted payment_accepted", "id service_id payment"},
	[TABLE_ELIGIBILITY] = {"eligibility", "id service_id eligibility"},
	[TABLE_SERVICE_TAXONOMY] = {"service_taxonomy services_taxonomy",
		"id service_id taxonomy_id taxonomy_term_id taxonomy_detail"},
	[TABLE_AREAS] = {"service_areas service_area",
		"id service_id name service_area description extent extent_type uri"},
	[TABLE_TERMS] = {"taxonomy_terms taxonomy_term taxonomy",
		"id code name description parent_id parent_name taxonomy language taxonomy_id "
		"term_uri vocabulary"},
	[TABLE_ATTRIBUTES] = {"attributes attribute",
		"id link_id taxonomy_term_id link_type link_entity value label"},
	[TABLE_FUNDING] = {"funding", "id organization_id service_id source"},
	[TABLE_PROGRAMS] = {"programs program",
		"id organization_id name alternate_name description"},
	[TABLE_TAXONOMIES] = {"taxonomies", "id name description uri version"},
	[TABLE_IDENTIFIERS] = {"organization_identifiers organization_identifier",
		"id organization_id identifier_scheme identifier_type identifier"},
	[TABLE_METADATA] = {"metadata",
		"id resource_id resource_type last_action_date last_action_type field_name "
		"previous_value replacement_value updated_by"},
	[TABLE_DESCRIPTIONS] = {"meta_table_descriptions meta_table_description",
		"id name language character_set"},
};

static bool is_among(const char *words, const char *word) {
	size_t len = strlen(word);
	for (const char *at = words; len && (at = strstr(at, word)); at += len) {
		if ((at == words || at[-1] == ' ') && (at[len] == ' ' || !at[len])) {
			return true;
		}
	}
	return false;
}

struct hsds_table *hsds_table_find(struct hsds *hsds, const char *name) {
	for (size_t i = 0; i < TABLE_COUNT; i++) {
		if (!strchr(name, ' ') && is_among(KNOWN[i].names, name)) {
			return &hsds->tables[i];
		}
	}
	return NULL;
}

bool hsds_column_is_known(const struct hsds_table *table, const char *column) {
	return !strchr(column, ' ') && is_among(KNOWN[table->id].columns, column);
}

/* ---- indexes ---- */

struct entry {
	const char *key;
	struct hsds_row **items;
	size_t count, room;
};

/* Open hashing; `slots` holds entry numbers + 1. */
struct hsds_index {
	size_t *slots, slot_count;
	VEC(struct entry) entries;
};

static uint64_t hash_of(const char *text) {
	uint64_t hash = 0xcbf29ce484222325u; /* FNV-1a */
	for (; *text; text++) {
		hash = (hash ^ (unsigned char)*text) * 0x100000001b3u;
	}
	return hash ^ hash >> 32;
}

static size_t *slot_of(const struct hsds_index *index, const char *key) {
	size_t mask = index->slot_count - 1, at = hash_of(key) & mask;
	while (index->slots[at] && strcmp(index->entries.items[index->slots[at] - 1].key, key)) {
		at = (at + 1) & mask;
	}
	return &index->slots[at];
}

static void grow(struct hsds_index *index) {
	if (index->entries.count * 2 < index->slot_count) {
		return;
	}
	free(index->slots);
	index->slot_count = index->slot_count ? index->slot_count * 2 : 64;
	index->slots = mem_zero(index->slot_count * sizeof *index->slots);
	for (size_t i = 0; i < index->entries.count; i++) {
		*slot_of(index, index->entries.items[i].key) = i + 1;
	}
}

static void index_add(struct hsds_index *index, const char *key, struct hsds_row *row) {
	grow(index);
	size_t *slot = slot_of(index, key);
	if (!*slot) {
		vec_push(&index->entries, (struct entry){.key = key});
		*slot = index->entries.count;
	}
	struct entry *entry = &index->entries.items[*slot - 1];
	vec_push(entry, row);
}

static const struct entry *index_find(const struct hsds_index *index, const char *key) {
	size_t *slot = index->slot_count ? slot_of(index, key) : NULL;
	return slot && *slot ? &index->entries.items[*slot - 1] : NULL;
}

static void index_destroy(struct hsds_index *index) {
	if (!index) {
		return;
	}
	for (size_t i = 0; i < index->entries.count; i++) {
		free(index->entries.items[i].items);
	}
	vec_finish(&index->entries);
	free(index->slots);
	free(index);
}

/* ---- tables ---- */

void hsds_init(struct hsds *hsds, struct arena *arena, struct problems *problems) {
	*hsds = (struct hsds){.arena = arena, .problems = problems};
	for (size_t i = 0; i < TABLE_COUNT; i++) {
		const char *names = KNOWN[i].names;
		hsds->tables[i].id = (enum hsds_table_id)i;
		hsds->tables[i].name = arena_copy(arena, names, strcspn(names, " "));
		hsds->tables[i].by_id = mem_zero(sizeof(struct hsds_index));
	}
}

void hsds_finish(struct hsds *hsds) {
	for (size_t i = 0; i < TABLE_COUNT; i++) {
		struct hsds_table *table = &hsds->tables[i];
		for (size_t j = 0; table->indexes && j < table->column_count; j++) {
			index_destroy(table->indexes[j]);
		}
		free(table->indexes);
		index_destroy(table->by_id);
		free(table->columns);
		free(table->rows);
	}
}

/* The number of a column; column_count where the table has none of that name. */
static size_t column_find(const struct hsds_table *table, const char *column) {
	size_t i = 0;
	while (i < table->column_count && strcmp(table->columns[i], column) != 0) {
		i++;
	}
	return i;
}

bool hsds_column_is_new(const struct hsds_table *table, const char *column) {
	return !hsds_column_is_known(table, column) &&
		column_find(table, column) == table->column_count;
}

static size_t column_need(struct hsds *hsds, struct hsds_table *table, const char *column) {
	size_t at = column_find(table, column);
	if (at == table->column_count) {
		if (at == table->column_room) {
			table->column_room = at ? at * 2 : 32;
			table->columns = mem_grow(
				table->columns, table->column_room * sizeof *table->columns);
		}
		table->columns[table->column_count++] = arena_string(hsds->arena, column);
	}
	return at;
}

/* ---- rows ---- */

struct hsds_row *hsds_row_add(
	struct hsds *hsds, struct hsds_table *table, const char *file, int line) {
	struct hsds_row *row = arena_alloc(hsds->arena, sizeof *row);
	*row = (struct hsds_row){.table = table, .file = file, .line = line};
	return row;
}

static struct hsds_cell *cell_of(const struct hsds_row *row, const char *column) {
	const char *const *columns = row->table->columns;
	for (size_t i = 0; i < row->count; i++) {
		if (strcmp(columns[row->cells[i].column], column) == 0) {
			return &row->cells[i];
		}
	}
	return NULL;
}

void hsds_row_put(struct hsds *hsds, struct hsds_row *row, const char *column, const char *text) {
	size_t at = column_need(hsds, row->table, column);
	if (!*text || at > UINT16_MAX || cell_of(row, column)) {
		return;
	}
	if (row->count == row->room) {
		size_t room = row->room ? row->room * 2 : 8;
		struct hsds_cell *cells = arena_alloc(hsds->arena, room * sizeof *cells);
		if (row->count) {
			memcpy(cells, row->cells, row->count * sizeof *cells);
		}
		row->cells = cells;
		row->room = room;
	}
	row->cells[row->count++] = (struct hsds_cell){
		.column = (unsigned short)at, .text = arena_string(hsds->arena, text)};
}

const char *hsds_peek(const struct hsds_row *row, const char *column) {
	const struct hsds_cell *cell = row ? cell_of(row, column) : NULL;
	return cell ? cell->text : NULL;
}

void hsds_use(struct hsds_row *row, const char *column) {
	struct hsds_cell *cell = row ? cell_of(row, column) : NULL;
	if (cell) {
		cell->is_used = row->is_used = true;
	}
}

void hsds_unuse(struct hsds_row *row) {
	row->is_used = false;
	for (size_t i = 0; i < row->count; i++) {
		row->cells[i].is_used = false;
	}
}

const char *hsds_take(struct hsds_row *row, const char *column) {
	hsds_use(row, column);
	return hsds_peek(row, column);
}

bool hsds_is_left(const struct hsds_row *row, const char *column) {
	const struct hsds_cell *cell = cell_of(row, column);
	return cell && !cell->is_used;
}

struct hsds_row *hsds_row_of(struct hsds *hsds, enum hsds_table_id table, const char *id) {
	const struct entry *entry = id ? index_find(hsds->tables[table].by_id, id) : NULL;
	return entry ? entry->items[0] : NULL;
}

static struct hsds_index *index_of(struct hsds_table *table, size_t column) {
	if (!table->indexes) {
		table->indexes = mem_zero(table->column_count * sizeof *table->indexes);
	}
	if (!table->indexes[column]) {
		struct hsds_index *index = mem_zero(sizeof *index);
		for (size_t i = 0; i < table->count; i++) {
			const char *key = hsds_peek(table->rows[i], table->columns[column]);
			if (key) {
				index_add(index, key, table->rows[i]);
			}
		}
		table->indexes[column] = index;
	}
	return table->indexes[column];
}

struct hsds_rows hsds_rows_of(
	struct hsds *hsds, enum hsds_table_id id, const char *column, const char *text) {
	struct hsds_table *table = &hsds->tables[id];
	size_t at = column_find(table, column);
	if (!text || at == table->column_count) {
		return (struct hsds_rows){0};
	}
	const struct entry *entry = index_find(index_of(table, at), text);
	return entry ? (struct hsds_rows){entry->items, entry->count} : (struct hsds_rows){0};
}

/* ---- one row beside the others ---- */

static bool is_entity(const struct hsds_table *table) {
	return table->id == TABLE_ORGANIZATIONS || table->id == TABLE_SERVICES ||
		table->id == TABLE_LOCATIONS || table->id == TABLE_TERMS;
}

/* The first column that both have and that differs; NULL where the rows agree. */
static const char *difference(const struct hsds_row *a, const struct hsds_row *b) {
	for (size_t i = 0; i < b->count; i++) {
		const char *column = b->table->columns[b->cells[i].column];
		const char *text = hsds_peek(a, column);
		if (text && strcmp(text, b->cells[i].text) != 0) {
			return column;
		}
	}
	return NULL;
}

static void merge(struct hsds *hsds, struct hsds_row *into, const struct hsds_row *row) {
	for (size_t i = 0; i < row->count; i++) {
		hsds_row_put(
			hsds, into, row->table->columns[row->cells[i].column], row->cells[i].text);
	}
}

static struct hsds_row *keep(struct hsds_row *row, const char *id) {
	struct hsds_table *table = row->table;
	if (table->count == table->room) {
		table->room = table->room ? table->room * 2 : 64;
		table->rows = mem_grow(table->rows, table->room * sizeof *table->rows);
	}
	table->rows[table->count++] = row;
	if (id) {
		index_add(table->by_id, id, row);
	}
	return row;
}

struct hsds_row *hsds_row_settle(struct hsds *hsds, struct hsds_row *row) {
	const char *id = hsds_peek(row, "id");
	const struct entry *entry = id ? index_find(row->table->by_id, id) : NULL;
	if (!entry) {
		return keep(row, id);
	}
	/* The first and the last of that id: what is nested a thousand times has its like there. */
	struct hsds_row *tried[] = {entry->items[entry->count - 1], entry->items[0]};
	for (size_t i = 0; i < 2; i++) {
		if (!difference(tried[i], row)) {
			merge(hsds, tried[i], row);
			return tried[i];
		}
	}
	if (!is_entity(row->table)) {
		return keep(row, id);
	}
	const char *column = difference(tried[1], row);
	problem_warning(hsds->problems, row->file, row->line,
		"%s \"%s\" is there twice, and \"%s\" differs: \"%.60s\" of line %d in %s is kept, "
		"\"%.60s\" is not; give each an id of its own, or mend one",
		row->table->name, id, column, hsds_peek(tried[1], column), tried[1]->line,
		tried[1]->file, hsds_peek(row, column));
	merge(hsds, tried[1], row);
	return tried[1];
}
