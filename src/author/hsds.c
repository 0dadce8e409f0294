// SPDX-License-Identifier: GPL-3.0-or-later
// One reader for both shapes of HSDS: what a small file names by id, a full export nests in place,
// and the first of the places where a thing may stand wins.
#include "author/hsds.h"

#include <stdlib.h>
#include <string.h>

#include "author/json.h"
#include "author/problem.h"
#include "author/site.h"
#include "base/arena.h"
#include "base/mem.h"
#include "base/str.h"

#define SERVICE_KEYS                                                                               \
	"id organization_id program_id location_id name alternate_name description url email "     \
	"status "                                                                                  \
	"interpretation_services application_process fees_description wait_time fees "             \
	"accreditations "                                                                          \
	"eligibility_description minimum_age maximum_age assured_date assurer_email licenses "     \
	"alert "                                                                                   \
	"last_modified phones schedules service_areas service_at_locations languages "             \
	"organization "                                                                            \
	"funding cost_options program required_documents contacts attributes metadata topics "     \
	"icon "                                                                                    \
	"additional_urls capacities keywords"
#define LOCATION_KEYS                                                                              \
	"id organization_id location_type url name alternate_name description transportation "     \
	"latitude "                                                                                \
	"longitude external_identifier external_identifier_type languages addresses contacts "     \
	"accessibility phones schedules attributes metadata step_free"
#define ADDRESS_KEYS                                                                               \
	"id location_id attention address_1 address_2 city region state_province postal_code "     \
	"country "                                                                                 \
	"address_type attributes metadata"
#define ORGANIZATION_KEYS                                                                          \
	"id name alternate_name description email website url tax_status tax_id "                  \
	"year_incorporated "                                                                       \
	"legal_status logo uri parent_organization_id funding contacts phones locations programs " \
	"organization_identifiers attributes metadata services additional_websites"
#define PHONE_KEYS                                                                                 \
	"id location_id service_id organization_id contact_id service_at_location_id number "      \
	"extension type description languages schedules attributes metadata"

static void *room(struct site *site, size_t count, size_t size) {
	return arena_alloc(site->arena, (count + 1) * size);
}

/* ---- small parts ---- */

/* Countries where the postcode follows the city and the state (UPU, "Addressing systems"). */
static bool is_code_last(const char *country) {
	static const char *const LAST[] = {"US", "CA", "AU", "GB", "IE", "IN", "NZ"};
	for (size_t i = 0; country && i < sizeof LAST / sizeof *LAST; i++) {
		if (strcmp(LAST[i], country) == 0) {
			return true;
		}
	}
	return false;
}

/* "05432 Weidental", "Redwood City, CA 94063". */
static void append_city(struct str *lines, const struct location *place) {
	const char *code = place->postal_code, *city = place->city, *region = place->region;
	bool is_last = is_code_last(place->country);
	region = is_last ? region : NULL;
	const char *parts[] = {is_last ? NULL : code, city, region, is_last ? code : NULL};
	const char *gap = lines->len ? "\n" : "";
	for (size_t i = 0; i < 4; i++) {
		if (parts[i]) {
			str_printf(lines, "%s%s", gap, parts[i]);
			gap = parts[i] == city && region ? ", " : " ";
		}
	}
}

static const char *join_address(
	struct site *site, const struct location *place, const struct json_node *address) {
	struct str lines = {0};
	const char *parts[] = {json_get_text(address, "attention"), place->street,
		json_get_text(address, "address_2")};
	for (size_t i = 0; i < 3; i++) {
		if (parts[i]) {
			str_printf(&lines, "%s%s", lines.len ? "\n" : "", parts[i]);
		}
	}
	append_city(&lines, place);
	const char *text = lines.len ? arena_string(site->arena, str_get(&lines)) : NULL;
	str_finish(&lines);
	return text;
}

static void read_address(struct site *site, const struct json_node *node, struct location *place) {
	struct json_node array = json_get_array(node, "addresses");
	struct json_node address = json_node_item(&array, 0);
	for (size_t i = 0; i < json_node_count(&array); i++) {
		struct json_node item = json_node_item(&array, i);
		const char *type = json_get_text(&item, "address_type");
		if (type && strcmp(type, "physical") == 0) {
			address = item;
			break;
		}
	}
	if (!address.value || !json_node_is_object(&address)) {
		return;
	}
	json_check_keys(&address, ADDRESS_KEYS);
	place->street = json_get_text(&address, "address_1");
	place->city = json_get_text(&address, "city");
	place->region = json_get_text(&address, "state_province");
	place->postal_code = json_get_text(&address, "postal_code");
	place->country = json_get_text(&address, "country");
	place->address = join_address(site, place, &address);
}

static void read_position(const struct json_node *node, struct location *place) {
	double latitude, longitude;
	if (!json_get_number(node, "latitude", &latitude) ||
		!json_get_number(node, "longitude", &longitude)) {
		return;
	}
	if (latitude < -90 || latitude > 90 || longitude < -180 || longitude > 180) {
		struct json_node at = json_node_key(node, "latitude");
		json_node_warning(&at,
			"this position is not on the earth and is left out; write degrees, "
			"latitude from -90 to 90 and longitude from -180 to 180");
		return;
	}
	place->has_position = true;
	place->latitude = latitude;
	place->longitude = longitude;
}

static void read_access(struct site *site, const struct json_node *node, struct location *place) {
	struct json_node array = json_get_array(node, "accessibility");
	size_t count = json_node_count(&array);
	place->access = room(site, count, sizeof *place->access);
	for (size_t i = 0; i < count; i++) {
		struct json_node item = json_node_item(&array, i);
		const struct message *text = json_node_is_object(&item)
			? site_message(site, &item, "description", "accessibility")
			: NULL;
		if (text) {
			place->access[place->access_count++] = text;
		}
	}
}

static struct location *read_location(
	struct site *site, const struct json_node *node, const char *id) {
	if (!json_node_is_object(node)) {
		return NULL;
	}
	json_check_keys(node, LOCATION_KEYS);
	struct location *place = arena_alloc(site->arena, sizeof *place);
	place->id = id;
	place->file = node->file->name;
	place->name = json_get_text(node, "name");
	place->transport = site_message(site, node, "transportation", "how to get there");
	place->step_free = json_object_get(node->value, "step_free")
		? json_get_bool(node, "step_free", false)
		: -1;
	read_address(site, node, place);
	read_position(node, place);
	read_access(site, node, place);
	return place;
}

static struct organization *read_organization(
	struct site *site, const struct json_node *node, const char *id) {
	if (!json_node_is_object(node)) {
		return NULL;
	}
	json_check_keys(node, ORGANIZATION_KEYS);
	struct organization *body = arena_alloc(site->arena, sizeof *body);
	body->id = id;
	body->file = node->file->name;
	body->name = json_need_text(node, "name");
	body->email = json_get_text(node, "email");
	body->url = json_get_text(node, "website");
	return body;
}

static struct tags read_languages(struct site *site, const struct json_node *up) {
	struct json_node array = json_get_array(up, "languages");
	size_t count = json_node_count(&array);
	struct tags tags = {room(site, count, sizeof *tags.items), 0};
	for (size_t i = 0; i < count; i++) {
		struct json_node item = json_node_item(&array, i);
		const char *code =
			json_node_is_object(&item) ? json_need_text(&item, "code") : NULL;
		if (!code) {
			continue;
		}
		const char *tag = site_language(site, code);
		if (!tag) {
			struct json_node at = json_node_key(&item, "code");
			json_node_warning(&at,
				"the language \"%s\" is not known and is left out; write a BCP 47 "
				"tag "
				"such as \"ar\" or \"fa-AF\"",
				code);
			continue;
		}
		tags.items[tags.count++] = tag;
	}
	return tags;
}

/* HSDS examples carry a number in quotation marks of its own. */
static const char *clean_number(struct site *site, const struct json_node *node) {
	const char *text = json_need_text(node, "number");
	if (!text) {
		return NULL;
	}
	struct str number = {0};
	for (const char *at = text; *at; at++) {
		if (strchr("0123456789+-/() .#*", *at)) {
			str_append_char(&number, *at);
		} else if (*at != '"') {
			struct json_node here = json_node_key(node, "number");
			json_node_error(&here,
				"\"%s\" is no telephone number; write digits, spaces and + - / ( )",
				text);
			str_clear(&number);
			break;
		}
	}
	const char *clean = number.len ? arena_string(site->arena, str_get(&number)) : NULL;
	str_finish(&number);
	return clean;
}

/* HSDS writes the extension as text or as a number; it goes behind the number as ITU-T E.123
 * section 2.6 shows it. */
static const char *with_extension(
	struct site *site, const struct json_node *node, const char *number) {
	struct json_node extension = json_node_key(node, "extension");
	if (!number || !extension.value || json_is_null(extension.value)) {
		return number;
	}
	const char *text = json_is_integer(extension.value)
		? arena_printf(site->arena, "%lld", (long long)json_integer_value(extension.value))
		: json_get_text(node, "extension");
	return text ? arena_printf(site->arena, "%s ext. %s", number, text) : number;
}

static bool read_phone(
	struct site *site, const struct json_node *node, struct service_phone *phone) {
	if (!json_node_is_object(node)) {
		return false;
	}
	json_check_keys(node, PHONE_KEYS);
	phone->number = with_extension(site, node, clean_number(site, node));
	phone->description = site_message(site, node, "description", "phone description");
	phone->languages = read_languages(site, node);
	phone->schedules = schedule_read(site, node);
	return phone->number != NULL;
}

static void read_phones(struct site *site, const struct json_node *up, struct service *service) {
	struct json_node array = json_get_array(up, "phones");
	size_t count = json_node_count(&array);
	service->phones = room(site, count, sizeof *service->phones);
	for (size_t i = 0; i < count; i++) {
		struct json_node item = json_node_item(&array, i);
		struct service_phone phone = {0};
		if (read_phone(site, &item, &phone)) {
			service->phones[service->phone_count++] = phone;
		}
	}
}

static void read_documents(
	struct site *site, const struct json_node *node, struct service *service) {
	struct json_node array = json_get_array(node, "required_documents");
	size_t count = json_node_count(&array);
	service->documents = room(site, count, sizeof *service->documents);
	for (size_t i = 0; i < count; i++) {
		struct json_node item = json_node_item(&array, i);
		const struct message *text = json_node_is_object(&item)
			? site_message(site, &item, "document", "required document")
			: NULL;
		if (text) {
			service->documents[service->document_count++] = text;
		}
	}
}

static void read_costs(struct site *site, const struct json_node *node, struct service *service) {
	struct json_node array = json_get_array(node, "cost_options");
	size_t count = json_node_count(&array);
	service->costs = room(site, count, sizeof *service->costs);
	for (size_t i = 0; i < count; i++) {
		struct json_node item = json_node_item(&array, i);
		if (!json_node_is_object(&item)) {
			continue;
		}
		struct service_cost cost = {0};
		cost.option = site_message(site, &item, "option", "cost option");
		cost.note = site_message(site, &item, "amount_description", "cost");
		cost.has_amount = json_get_number(&item, "amount", &cost.amount);
		cost.currency = json_get_text(&item, "currency");
		service->costs[service->cost_count++] = cost;
	}
}

static void read_topics(struct site *site, const struct json_node *node, struct service *service) {
	struct json_node array = json_get_array(node, "topics");
	size_t count = json_node_count(&array);
	service->topics.items = room(site, count, sizeof *service->topics.items);
	for (size_t i = 0; i < count; i++) {
		struct json_node item = json_node_item(&array, i);
		const char *id = json_string_value(item.value);
		if (!id || !site_has_topic(site, id)) {
			json_node_error(&item,
				"there is no topic \"%s\"; use an id from \"topics\" in site.json",
				id ? id : "");
			continue;
		}
		service->topics.items[service->topics.count++] = id;
	}
}

/* ---- a service ---- */

static void find_organization(
	struct site *site, const struct json_node *node, struct service *service) {
	const char *id = json_get_text(node, "organization_id");
	struct json_node nested = json_node_key(node, "organization");
	if (nested.value) {
		struct organization *body = read_organization(
			site, &nested, arena_printf(site->arena, "%s.organization", service->id));
		if (body && body->name) {
			service->organization = body;
			vec_push(&site->organizations, body);
		}
	} else if (id) {
		service->organization = site_organization(site, id);
		if (!service->organization) {
			struct json_node at = json_node_key(node, "organization_id");
			json_node_error(&at,
				"there is no organization \"%s\"; add organizations/%s.json, or "
				"mend "
				"the id",
				id, id);
		}
	}
}

static void find_location(
	struct site *site, const struct json_node *node, struct service *service) {
	const char *id = json_get_text(node, "location_id");
	service->location = id ? site_location(site, id) : NULL;
	if (id && !service->location) {
		struct json_node at = json_node_key(node, "location_id");
		json_node_error(&at,
			"there is no location \"%s\"; add locations/%s.json, or mend the id", id,
			id);
	}
}

/* What the service itself does not say, its place in a full export may. */
static void read_from_place(
	struct site *site, const struct json_node *at_location, struct service *service) {
	struct json_node place = json_node_key(at_location, "location");
	const struct json_node *sources[] = {at_location, &place};
	for (size_t i = 0; i < 2; i++) {
		if (!json_is_object(sources[i]->value)) {
			continue;
		}
		if (!service->phone_count) {
			read_phones(site, sources[i], service);
		}
		if (!service->schedules.count) {
			service->schedules = schedule_read(site, sources[i]);
		}
		if (!service->languages.count) {
			service->languages = read_languages(site, sources[i]);
		}
	}
	if (!service->location && json_is_object(place.value)) {
		/* No file's name holds a dot, so that this id is new. */
		struct location *own = read_location(
			site, &place, arena_printf(site->arena, "%s.place", service->id));
		vec_push(&site->locations, own);
		service->location = own;
	}
}

static void read_facts(struct site *site, const struct json_node *node, struct service *service) {
	service->name = site_message(site, node, "name", "service name");
	if (!service->name) {
		json_need_text(node, "name");
	}
	const char *host_name = json_get_text(node, "alternate_name");
	if (host_name) {
		struct json_node at = json_node_key(node, "alternate_name");
		service->host_name = message_add_optional(&site->messages, site->arena, host_name,
			node->file->name, json_node_line(&at),
			"name on the door, in the language of the office; leave this untranslated "
			"unless the service has a name of its own in your language");
	}
	service->description = site_message(site, node, "description", "service description");
	service->application =
		site_message(site, node, "application_process", "how to get an appointment");
	service->fees = site_message(site, node, "fees_description", "what the service costs");
	service->eligibility =
		site_message(site, node, "eligibility_description", "who the service is for");
	service->email = json_get_text(node, "email");
	service->url = json_get_text(node, "url");
	service->keywords = json_get_text(node, "keywords");
	service->icon = site_icon(node);
	service->assured = json_get_text(node, "assured_date");
	if (service->assured && !schedule_date_is_valid(service->assured)) {
		struct json_node at = json_node_key(node, "assured_date");
		json_node_error(&at, "\"%s\" is no day: write \"assured_date\" as YYYY-MM-DD",
			service->assured);
		service->assured = NULL;
	}
}

/* `at_location` is where the service is offered: an item of service_at_locations, or the record
 * that holds the service. */
static struct service *make_service(struct site *site, const struct json_node *node,
	const struct json_node *at_location, const char *id, const char *keys) {
	json_check_keys(node, keys);
	struct service *service = arena_alloc(site->arena, sizeof *service);
	service->id = id;
	service->file = node->file->name;
	service->line = json_node_line(node);
	read_facts(site, node, service);
	read_topics(site, node, service);
	service->languages = read_languages(site, node);
	read_phones(site, node, service);
	service->schedules = schedule_read(site, node);
	read_documents(site, node, service);
	read_costs(site, node, service);
	find_organization(site, node, service);
	find_location(site, node, service);
	read_from_place(site, at_location, service);
	return service;
}

static void read_service(struct site *site, const struct json_node *node,
	const struct json_node *at_location, const char *id) {
	struct service *service = make_service(site, node, at_location, id, SERVICE_KEYS);
	if (service->name) {
		vec_push(&site->services, service);
	}
}

struct service *hsds_read_part(
	struct site *site, const struct json_node *node, const char *id, const char *also_known) {
	struct json_node places = json_get_array(node, "service_at_locations");
	struct json_node first = json_node_item(&places, 0);
	return make_service(
		site, node, &first, id, arena_printf(site->arena, SERVICE_KEYS " %s", also_known));
}

/* A UUID is what other systems use; the file's name is then the id here, which links name. */
static bool is_uuid(const char *id) {
	return strlen(id) == 36 && strspn(id, "0123456789abcdefABCDEF-") == 36;
}

static void check_id(const struct json_node *node, const char *id) {
	const char *inside = json_get_text(node, "id");
	if (inside && strcmp(inside, id) != 0 && !is_uuid(inside)) {
		struct json_node at = json_node_key(node, "id");
		json_node_error(&at,
			"the id \"%s\" differs from the file's name; make \"id\" \"%s\", or rename "
			"the "
			"file",
			inside, id);
	}
}

static void read_service_record(struct site *site, const struct json_node *node, const char *id) {
	struct json_node nested = json_node_key(node, "service");
	if (json_is_object(nested.value)) {
		read_service(site, &nested, node, id);
		return;
	}
	struct json_node places = json_get_array(node, "service_at_locations");
	struct json_node first = json_node_item(&places, 0);
	read_service(site, node, &first, id);
}

static void read_location_record(struct site *site, const struct json_node *node, const char *id) {
	struct location *place = read_location(site, node, id);
	if (place) {
		vec_push(&site->locations, place);
	}
}

static void read_organization_record(
	struct site *site, const struct json_node *node, const char *id) {
	struct organization *body = read_organization(site, node, id);
	if (body && body->name) {
		vec_push(&site->organizations, body);
	}
}

/* ---- the three folders ---- */

/* A file holds one record whose id is the file's name, or a page of a list as an HSDS API gives it,
 * whose records have ids of their own. */
static void read_file(
	struct site *site, struct json_file *file, const char *id, hsds_read_fn *read) {
	struct json_node root = json_node_root(file);
	struct json_node list = json_node_key(&root, "contents");
	if (!json_node_is_object(&root)) {
		return;
	}
	if (!json_is_array(list.value)) {
		check_id(&root, id);
		read(site, &root, id);
		return;
	}
	for (size_t i = 0; i < json_node_count(&list); i++) {
		struct json_node item = json_node_item(&list, i);
		const char *own = json_node_is_object(&item) ? json_need_text(&item, "id") : NULL;
		if (own) {
			read(site, &item, own);
		}
	}
}

void hsds_read_folder(struct site *site, const char *sub, hsds_read_fn *read) {
	size_t count;
	const char **ids = site_list(site, sub, ".json", &count);
	for (size_t i = 0; i < count; i++) {
		const char *name = arena_printf(site->arena, "%s/%s.json", sub, ids[i]);
		struct json_file *file = site_json(site, name);
		if (file) {
			read_file(site, file, ids[i], read);
		}
	}
}

void hsds_read_service(struct site *site, struct json_file *file, const char *id) {
	read_file(site, file, id, read_service_record);
}

void hsds_read(struct site *site) {
	hsds_read_folder(site, "organizations", read_organization_record);
	hsds_read_folder(site, "locations", read_location_record);
	hsds_read_folder(site, "services", read_service_record);
}
