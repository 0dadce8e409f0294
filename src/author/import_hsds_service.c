// SPDX-License-Identifier: GPL-3.0-or-later
// The kiosk has fewer places than HSDS has fields: waiting time stands with how to apply, ways to
// pay with the fees, whom it is for with who can come, an alert before everything.
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "author/import_hsds_scope.h"
#include "author/import_hsds_words.h"
#include "author/problem.h"
#include "base/arena.h"
#include "content/schema.h"

/* ---- languages ---- */

static void add_language(json_t *list, const char *tag) {
	for (size_t i = 0; i < json_array_size(list); i++) {
		const json_t *item = json_array_get(list, i);
		if (!strcmp(json_string_value(json_object_get(item, "code")), tag)) {
			return;
		}
	}
	json_t *item = json_object();
	member_put(item, "code", tag);
	json_array_append_new(list, item);
}

void languages_add(struct hsds_import *import, json_t *list, const char *column, const char *id) {
	struct hsds_rows rows = hsds_rows_of(&import->hsds, TABLE_LANGUAGES, column, id);
	for (size_t i = 0; i < rows.count; i++) {
		struct hsds_row *row = rows.items[i];
		const char *code = hsds_peek(row, "code"), *name = hsds_peek(row, "name");
		const char *old = hsds_peek(row, "language"); /* HSDS 1.1 */
		const char *tag = code ? words_language(code) : NULL;
		tag = tag || !name ? tag : words_language(name);
		tag = tag || !old ? tag : words_language(old);
		if (!tag) {
			scope_refuse(import, row,
				"the language \"%s\" is not known; write its code, such as \"ar\", "
				"into \"code\"",
				code           ? code
					: name ? name
					: old  ? old
					       : "");
			continue;
		}
		hsds_use(row, "code");
		hsds_use(row, "name");
		hsds_use(row, "language");
		add_language(list, tag);
	}
}

/* Ohana's list of names: "Chinese (Mandarin), Tagalog". What is not known stays in the list of what
 * is not shown. */
static void add_names(struct hsds_import *import, json_t *list, struct hsds_row *row) {
	const char *names = hsds_peek(row, "languages");
	bool are_known = names != NULL;
	for (const char *at = names; at && *at; at += strspn(at, ", ")) {
		size_t len = strcspn(at, ",");
		const char *tag = words_language(arena_copy(import->hsds.arena, at, len));
		if (tag) {
			add_language(list, tag);
		}
		are_known &= tag != NULL;
		at += len;
	}
	if (are_known) {
		hsds_use(row, "languages");
	}
}

json_t *languages_write(struct hsds_import *import, const struct hsds_scope *scope) {
	json_t *list = json_array();
	languages_add(import, list, "service_id", hsds_peek(scope->service, "id"));
	add_names(import, list, scope->service);
	if (scope->location) {
		languages_add(import, list, "location_id", hsds_peek(scope->location, "id"));
		add_names(import, list, scope->location);
	}
	return list;
}

/* ---- lists ---- */

static json_t *documents_write(struct hsds_import *import, struct hsds_row *service) {
	json_t *list = json_array();
	struct hsds_rows rows = hsds_rows_of(
		&import->hsds, TABLE_DOCUMENTS, "service_id", hsds_peek(service, "id"));
	for (size_t i = 0; i < rows.count; i++) {
		const char *text = hsds_take(rows.items[i], "document");
		if (text) {
			json_array_append_new(list, json_pack("{s:s}", "document", text));
		}
	}
	const char *words = hsds_take(service, "required_documents");
	for (const char *at = words; at && *at; at += strspn(at, ", ")) {
		size_t len = strcspn(at, ",");
		json_array_append_new(list, json_pack("{s:s%}", "document", at, len));
		at += len;
	}
	return list;
}

/* "per session (until 2022-12-31)": an old price says that it is one. */
static const char *cost_note(struct hsds_import *import, struct hsds_row *row) {
	const char *note = hsds_take(row, "amount_description");
	const char *from = hsds_take(row, "valid_from"), *to = hsds_take(row, "valid_to");
	if (!from && !to) {
		return note;
	}
	return arena_printf(import->hsds.arena, "%s%s%s: %s – %s", note ? note : "",
		note ? ". " : "", words_label(LABEL_VALID, import->lang), from ? from : "…",
		to ? to : "…");
}

static json_t *costs_write(struct hsds_import *import, struct hsds_row *service) {
	json_t *list = json_array();
	struct hsds_rows rows =
		hsds_rows_of(&import->hsds, TABLE_COSTS, "service_id", hsds_peek(service, "id"));
	for (size_t i = 0; i < rows.count; i++) {
		struct hsds_row *row = rows.items[i];
		json_t *cost = json_object();
		const char *amount = hsds_peek(row, "amount"),
			   *currency = hsds_peek(row, "currency");
		char *end = NULL;
		double number = amount ? strtod(amount, &end) : 0;
		member_take(cost, "option", row, "option");
		if (amount && !*end && number >= 0) {
			json_object_set_new(cost, "amount", json_real(number));
			hsds_use(row, "amount");
		}
		if (currency) {
			char *upper = arena_string(import->hsds.arena, currency);
			for (char *at = upper; *at; at++) {
				*at = (char)toupper((unsigned char)*at);
			}
			member_put(cost, "currency", upper);
			hsds_use(row, "currency");
		}
		member_put(cost, "amount_description", cost_note(import, row));
		json_array_append_new(list, cost);
	}
	return list;
}

/* A pack has room for so many of a kind; the rest is named. */
static void put_list(struct hsds_import *import, struct hsds_row *service, json_t *object,
	const char *key, json_t *list) {
	size_t count = json_array_size(list);
	if (count > SCHEMA_MAX_REPEAT) {
		problem_error(import->hsds.problems, service->file, service->line,
			"the service has %zu %s, and only the first %d are shown; take out what is "
			"over",
			count, key, SCHEMA_MAX_REPEAT);
	}
	while (count > SCHEMA_MAX_REPEAT) {
		json_array_remove(list, --count);
	}
	if (json_array_size(list)) {
		json_object_set(object, key, list);
	}
	json_decref(list);
}

/* ---- texts ---- */

static void put_text(json_t *object, const char *key, struct str *text) {
	member_put(object, key, str_get(text));
	str_finish(text);
}

/* The texts of a column of all rows that name the service, parted by commas. */
static void add_rows(struct hsds_import *import, struct str *out, enum words_label label,
	enum hsds_table_id table, const char *const columns[2], struct hsds_row *service) {
	struct str list = {0};
	struct hsds_rows rows =
		hsds_rows_of(&import->hsds, table, "service_id", hsds_peek(service, "id"));
	for (size_t i = 0; i < rows.count; i++) {
		for (int j = 0; j < 2; j++) {
			const char *text = hsds_take(rows.items[i], columns[j]);
			if (text && !strstr(str_get(&list), text)) {
				str_printf(&list, "%s%s", list.len ? ", " : "", text);
			}
		}
	}
	scope_line(out, words_label(label, import->lang), str_get(&list));
	str_finish(&list);
}

static const char *label(const struct hsds_import *import, enum words_label which) {
	return words_label(which, import->lang);
}

static void put_application(
	struct hsds_import *import, const struct hsds_scope *scope, json_t *object) {
	struct hsds_row *service = scope->service;
	struct str text = {0};
	scope_line(&text, NULL, hsds_take(service, "application_process"));
	scope_line(&text, NULL, hsds_take(service, "how_to_apply"));
	scope_line(&text, label(import, LABEL_WAIT), hsds_take(service, "wait_time"));
	scope_line(&text, label(import, LABEL_INTERPRETERS),
		hsds_take(service, "interpretation_services"));
	if (scope->location) {
		postal_write(import, hsds_peek(scope->location, "id"), &text);
	}
	put_text(object, "application_process", &text);
}

static void put_fees(struct hsds_import *import, struct hsds_row *service, json_t *object) {
	static const char *const PAYMENT[] = {"payment", "payment"};
	struct str text = {0};
	scope_line(&text, NULL, hsds_take(service, "fees_description"));
	const char *fees = hsds_take(service, "fees");
	if (fees && strcmp(fees, "fees_description") != 0) {
		scope_line(&text, NULL, fees);
	}
	scope_line(&text, label(import, LABEL_PAYMENT), hsds_take(service, "accepted_payments"));
	add_rows(import, &text, LABEL_PAYMENT, TABLE_PAYMENTS, PAYMENT, service);
	put_text(object, "fees_description", &text);
}

static void put_eligibility(struct hsds_import *import, struct hsds_row *service, json_t *object) {
	static const char *const AREA[] = {"name", "service_area"};
	static const char *const WHO[] = {"eligibility", "eligibility"};
	struct str text = {0}, age = {0};
	scope_line(&text, NULL, hsds_take(service, "eligibility_description"));
	scope_line(&text, NULL, hsds_take(service, "eligibility"));
	add_rows(import, &text, LABEL_FOR, TABLE_ELIGIBILITY, WHO, service);
	scope_line(&text, label(import, LABEL_FOR), hsds_take(service, "audience"));
	const char *least = hsds_take(service, "minimum_age");
	const char *most = hsds_take(service, "maximum_age");
	if (least || most) {
		str_printf(&age, "%s%s%s", least ? least : "0", most ? "–" : "+", most ? most : "");
	}
	scope_line(&text, label(import, LABEL_AGE), str_get(&age));
	scope_line(&text, label(import, LABEL_AREA), hsds_take(service, "service_areas"));
	add_rows(import, &text, LABEL_AREA, TABLE_AREAS, AREA, service);
	str_finish(&age);
	put_text(object, "eligibility_description", &text);
}

/* `rest` is what hours and phones could not place. */
static void put_description(const struct hsds_scope *scope, json_t *object, struct str *rest) {
	struct hsds_row *service = scope->service;
	struct str text = {0};
	scope_line(&text, NULL, hsds_take(service, "alert"));
	const char *description = hsds_take(service, "description");
	scope_line(&text, NULL, description);
	const char *here = scope->place ? hsds_take(scope->place, "description") : NULL;
	if (here && !(description && strstr(description, here))) {
		scope_line(&text, NULL, here);
	}
	if (!description) {
		scope_line(&text, NULL, hsds_take(service, "short_desc"));
	}
	scope_line(&text, NULL, str_get(rest));
	put_text(object, "description", &text);
}

static void put_name(struct hsds_import *import, const struct hsds_scope *scope, json_t *object) {
	const char *name = hsds_take(scope->service, "name");
	const char *place = scope->location ? hsds_peek(scope->location, "name") : NULL;
	if (scope->is_one_of_many && place && !strstr(name, place)) {
		name = arena_printf(import->hsds.arena, "%s – %s", name, place);
	}
	member_put(object, "name", name);
	member_take(object, "alternate_name", scope->service, "alternate_name");
}

/* The service's own, else that of its place; the organization's follows in the pack. */
static void put_web(struct hsds_import *import, const struct hsds_scope *scope, json_t *object) {
	static const struct {
		const char *key, *columns[2];
	} WEB[] = {{"email", {"email", "email"}}, {"url", {"url", "website"}}};
	(void)import;
	for (size_t i = 0; i < 2; i++) {
		struct hsds_row *rows[] = {scope->service, scope->location};
		for (size_t j = 0; j < 4; j++) {
			struct hsds_row *row = rows[j / 2];
			const char *column = WEB[i].columns[j % 2];
			if (hsds_peek(row, column) && !json_object_get(object, WEB[i].key)) {
				member_take(object, WEB[i].key, row, column);
			}
		}
	}
}

static void put_assured(struct hsds_import *import, struct hsds_row *service, json_t *object) {
	struct hsds_date date;
	char text[11];
	if (hsds_peek(service, "assured_date") &&
		scope_date(import, service, "assured_date", &date) && !date.is_yearly) {
		snprintf(text, sizeof text, "%04u-%02u-%02u", (unsigned)date.year % 10000,
			(unsigned)date.month % 100, (unsigned)date.day % 100);
		member_put(object, "assured_date", text);
		hsds_use(service, "assured_date");
	}
}

json_t *service_write(struct hsds_import *import, const struct hsds_scope *scope) {
	json_t *object = json_object();
	struct str rest = {0};
	put_name(import, scope, object);
	json_t *phones = phones_write(import, scope, &rest);
	json_t *schedules = hours_write(import, scope, &rest);
	put_description(scope, object, &rest);
	str_finish(&rest);
	member_put(object, "status", "active");
	hsds_use(scope->service, "status");
	put_web(import, scope, object);
	put_application(import, scope, object);
	put_fees(import, scope->service, object);
	put_eligibility(import, scope->service, object);
	put_assured(import, scope->service, object);
	put_list(import, scope->service, object, "phones", phones);
	put_list(import, scope->service, object, "languages", languages_write(import, scope));
	put_list(import, scope->service, object, "schedules", schedules);
	put_list(import, scope->service, object, "required_documents",
		documents_write(import, scope->service));
	put_list(import, scope->service, object, "cost_options",
		costs_write(import, scope->service));
	return object;
}
