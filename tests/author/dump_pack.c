// SPDX-License-Identifier: GPL-3.0-or-later
// Prints what a visitor is shown of every service of a pack, as JSON, read by the kiosk's own
// reader: for a comparison that does not trust the importer.
#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/log.h"
#include "content/day.h"
#include "content/pack.h"
#include "content/service.h"

static void put(json_t *object, const char *key, const char *text) {
	json_object_set_new(object, key, json_string(text ? text : ""));
}

static void put_day(json_t *object, const char *key, int day_number) {
	int year, month, day;
	char text[32] = "";
	if (day_number != SCHEDULE_NO_DAY) {
		day_to_date(day_number, &year, &month, &day);
		snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, day);
	}
	put(object, key, text);
}

static json_t *schedule_json(const struct schedule *schedule) {
	json_t *object = json_object();
	json_object_set_new(object, "weekly", json_boolean(schedule->kind == SCHEDULE_WEEKLY));
	json_object_set_new(object, "days", json_integer(schedule->days));
	json_object_set_new(
		object, "opens", schedule->is_closed ? json_null() : json_integer(schedule->opens));
	json_object_set_new(object, "closes",
		schedule->is_closed ? json_null() : json_integer(schedule->closes));
	put_day(object, "from", schedule->valid_from);
	put_day(object, "to", schedule->valid_to);
	put(object, "description", schedule->description);
	return object;
}

static json_t *phone_json(const struct phone *phone) {
	json_t *object = json_object(), *languages = json_array();
	put(object, "number", phone->number);
	put(object, "description", phone->description.utf8);
	for (size_t i = 0; i < phone->language_count; i++) {
		json_array_append_new(languages, json_string(phone->languages[i]));
	}
	json_object_set_new(object, "languages", languages);
	return object;
}

static json_t *service_json(const struct service *service) {
	json_t *object = json_object();
	const struct {
		const char *key, *text;
	} texts[] = {{"id", service->id}, {"name", service->name.utf8},
		{"host_name", service->host_name}, {"description", service->description.utf8},
		{"application", service->application.utf8}, {"fees", service->fees.utf8},
		{"eligibility", service->eligibility.utf8}, {"transport", service->transport.utf8},
		{"organization", service->organization}, {"place", service->place},
		{"address", service->address}, {"street", service->street}, {"city", service->city},
		{"region", service->region}, {"postal_code", service->postal_code},
		{"country", service->country}, {"email", service->email}, {"url", service->url}};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		put(object, texts[i].key, texts[i].text);
	}
	json_t *phones = json_array(), *schedules = json_array(), *languages = json_array();
	for (size_t i = 0; i < service->phone_count; i++) {
		json_array_append_new(phones, phone_json(&service->phones[i]));
	}
	for (size_t i = 0; i < service->schedule_count; i++) {
		json_array_append_new(schedules, schedule_json(&service->schedules[i]));
	}
	for (size_t i = 0; i < service->language_count; i++) {
		json_array_append_new(languages, json_string(service->languages[i]));
	}
	json_object_set_new(object, "phones", phones);
	json_object_set_new(object, "schedules", schedules);
	json_object_set_new(object, "languages", languages);
	return object;
}

int main(int argc, char **argv) {
	struct err err;
	struct pack_trust trust = {.unsigned_ok = true};
	log_set_level(LOG_ERROR);
	struct pack *pack = argc == 2 ? pack_open(argv[1], &trust, &err) : NULL;
	if (!pack) {
		fprintf(stderr, "%s\n", argc == 2 ? err.text : "usage: dump_pack FILE");
		return 1;
	}
	struct arena *arena = arena_create();
	const char *lang = pack_source_language(pack);
	size_t count;
	const struct service *list = service_list(pack, arena, NULL, lang, &count);
	json_t *all = json_array();
	for (size_t i = 0; i < count; i++) {
		const struct service *service = service_load(pack, arena, list[i].id, lang);
		if (service) {
			json_array_append_new(all, service_json(service));
		}
	}
	json_dumpf(all, stdout, JSON_INDENT(1));
	json_decref(all);
	arena_destroy(arena);
	pack_close(pack);
	return 0;
}
