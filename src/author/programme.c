// SPDX-License-Identifier: GPL-3.0-or-later
// A programme's file is read twice: once as the HSDS service that it is, once for what HSDS has no
// words for. What it does not say of place and languages, the service that answers for it says.
#include "author/programme.h"

#include <string.h>

#include "author/hsds.h"
#include "author/json.h"
#include "author/problem.h"
#include "author/schedule.h"
#include "author/site.h"
#include "base/arena.h"
#include "base/mem.h"

#define PROGRAMME_KEYS                                                                             \
	"service_id starts ends sign_up_until places level requirement requirement_description "   \
	"childcare childcare_description form"

static const char *read_day(const struct json_node *node, const char *key) {
	const char *date = json_get_text(node, key);
	if (date && !schedule_date_is_valid(date)) {
		struct json_node at = json_node_key(node, key);
		json_node_error(&at, "\"%s\" is no day: write \"%s\" as YYYY-MM-DD", date, key);
		return NULL;
	}
	return date;
}

/* Who says nothing else offers it until the day it starts, or ends. */
static void read_days(const struct json_node *node, struct programme *programme) {
	static const char *const KEYS[] = {"sign_up_until", "starts", "ends"};
	programme->starts = read_day(node, "starts");
	programme->ends = read_day(node, "ends");
	const char *days[] = {read_day(node, "sign_up_until"), programme->starts, programme->ends};
	for (size_t i = 0; !programme->until && i < 3; i++) {
		struct json_node at = json_node_key(node, KEYS[i]);
		programme->until = days[i];
		programme->until_line = json_node_line(&at);
	}
	const char *until = programme->until, *ends = programme->ends;
	if (programme->starts && ends && strcmp(programme->starts, ends) > 0) {
		struct json_node at = json_node_key(node, "ends");
		json_node_error(&at, "it ends before it starts; swap \"starts\" and \"ends\"");
	} else if (until && ends && strcmp(until, ends) > 0) {
		struct json_node at = json_node_key(node, "sign_up_until");
		json_node_error(&at,
			"nobody can begin when it is over; let \"sign_up_until\" be %s or before",
			ends);
	}
}

static void read_places(const struct json_node *node, struct programme *programme) {
	struct json_node places = json_node_key(node, "places");
	double left = -1;
	programme->places = -1;
	if (!places.value || !json_node_is_object(&places)) {
		return;
	}
	json_check_keys(&places, "left as_of");
	const char *day = read_day(&places, "as_of");
	if (!json_get_number(&places, "left", &left) || left < 0 || left > 10000 ||
		left != (int)left || !day) {
		json_node_error(&places,
			"\"places\" needs \"left\", a whole number, and \"as_of\", the day it was "
			"counted; leave all of it out where one has to ask");
		return;
	}
	programme->places = (int)left;
	programme->places_day = day;
}

static const char *read_level(const struct json_node *node) {
	static const char *const LEVELS[] = {"A1", "A2", "B1", "B2", "C1", "C2"};
	const char *level = json_get_text(node, "level");
	for (size_t i = 0; level && i < sizeof LEVELS / sizeof *LEVELS; i++) {
		if (strcmp(LEVELS[i], level) == 0) {
			return level;
		}
	}
	if (level) {
		struct json_node at = json_node_key(node, "level");
		json_node_error(&at,
			"\"%s\" is no level of the CEFR; write A1, A2, B1, B2, C1 or C2, or leave "
			"it out",
			level);
	}
	return NULL;
}

static enum schema_duty read_duty(const struct json_node *node) {
	const char *duty = json_get_text(node, "requirement");
	if (!duty) {
		return DUTY_NONE;
	}
	if (strcmp(duty, "compulsory") != 0 && strcmp(duty, "entry") != 0) {
		struct json_node at = json_node_key(node, "requirement");
		json_node_error(&at,
			"\"requirement\": \"%s\" is not known; write \"compulsory\" (an office may "
			"oblige people) or \"entry\" (needed for something else), or leave it out",
			duty);
		return DUTY_NONE;
	}
	return strcmp(duty, "entry") == 0 ? DUTY_ENTRY : DUTY_COMPULSORY;
}

static const struct service *find_contact(struct site *site, const struct json_node *node) {
	const char *id = json_get_text(node, "service_id");
	const struct service *contact = id ? site_service(site, id) : NULL;
	if (id && !contact) {
		struct json_node at = json_node_key(node, "service_id");
		json_node_error(&at,
			"there is no service \"%s\"; add services/%s.json, or mend the id", id, id);
	}
	return contact;
}

static void borrow(struct service *service, const struct service *contact) {
	if (!service->location) {
		service->location = contact->location;
	}
	if (!service->organization) {
		service->organization = contact->organization;
	}
	if (!service->languages.count) {
		service->languages = contact->languages;
	}
}

void programme_read(struct site *site, const struct json_node *node, const char *id) {
	struct programme *programme = arena_alloc(site->arena, sizeof *programme);
	*programme = (struct programme){.id = id, .file = node->file->name};
	programme->line = json_node_line(node);
	programme->service = hsds_read_part(site, node, id, PROGRAMME_KEYS);
	read_days(node, programme);
	read_places(node, programme);
	programme->level = read_level(node);
	programme->duty = read_duty(node);
	programme->duty_text = site_message(site, node, "requirement_description",
		"what the programme is needed for, or who may be obliged to take part");
	programme->childcare = json_object_get(node->value, "childcare")
		? json_get_bool(node, "childcare", false)
		: -1;
	programme->childcare_text =
		site_message(site, node, "childcare_description", "who looks after children");
	programme->contact = find_contact(site, node);
	if (programme->contact) {
		borrow(programme->service, programme->contact);
	}
	programme_read_form(site, node, &programme->form);
	if (programme->service->name) {
		vec_push(&site->programmes, programme);
	}
}

void programme_read_all(struct site *site) {
	hsds_read_folder(site, "programmes", programme_read);
}

const struct programme *programme_with_form(const struct site *site) {
	for (size_t i = 0; i < site->programmes.count; i++) {
		if (site->programmes.items[i]->form.count) {
			return site->programmes.items[i];
		}
	}
	return NULL;
}
