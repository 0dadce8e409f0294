// SPDX-License-Identifier: GPL-3.0-or-later
// site.json, and the order in which the parts are read: places before the services that name them,
// services before the programmes and articles that lead to them.
#include "author/site.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "author/article.h"
#include "author/hsds.h"
#include "author/json.h"
#include "author/problem.h"
#include "author/programme.h"
#include "author/schedule.h"
#include "base/arena.h"
#include "base/err.h"
#include "base/file.h"
#include "base/mem.h"
#include "lang/tag.h"
#include "ui/icons.h"

#define SITE_KEYS                                                                                  \
	"foyer id name host_name source_language host_language languages time_zone country "       \
	"position "                                                                                \
	"expires topics emergency desks office_key leave_out_scripts"

/* ---- helpers of the readers ---- */

const struct message *site_message(
	struct site *site, const struct json_node *up, const char *key, const char *what) {
	const char *text = json_get_text(up, key);
	if (!text) {
		return NULL;
	}
	struct json_node node = json_node_key(up, key);
	return message_add(
		&site->messages, site->arena, text, up->file->name, json_node_line(&node), what);
}

struct json_file *site_json(struct site *site, const char *name) {
	char *text;
	size_t len;
	struct err err;
	if (!file_read(arena_printf(site->arena, "%s/%s", site->folder, name), SITE_MAX_FILE_BYTES,
		    &text, &len, &err)) {
		problem_error(
			site->problems, name, 0, "%s; add the file, or make it readable", err.text);
		return NULL;
	}
	struct json_file *file = json_file_create(name, text, len, site->problems);
	free(text);
	if (file) {
		vec_push(&site->files, file);
	}
	return file;
}

bool site_id_is_valid(const char *id) {
	size_t len = strlen(id);
	return len && len <= 64 && strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-_") == len;
}

const char *site_icon(const struct json_node *up) {
	const char *name = json_get_text(up, "icon");
	if (name && !icon_find(name)) {
		struct json_node at = json_node_key(up, "icon");
		json_node_error(
			&at, "there is no icon \"%s\"; use a name from assets/icons.txt", name);
	}
	return name;
}

const struct site_topic *site_topic(const struct site *site, const char *id) {
	for (size_t i = 0; i < site->topic_count; i++) {
		if (strcmp(site->topics[i].id, id) == 0) {
			return &site->topics[i];
		}
	}
	return NULL;
}

bool site_has_topic(const struct site *site, const char *id) {
	return site_topic(site, id) != NULL;
}

/* What was pushed to the list since the last look is added first: only the index of it changes. */
#define PLACE_BY_ID(site, list, index)                                                             \
	struct ids *ids = (struct ids *)&(site)->index;                                            \
	while (ids->count < (site)->list.count) {                                                  \
		ids_add(ids, (site)->arena, (site)->list.items[ids->count]->id);                   \
	}                                                                                          \
	return ids_find(ids, id)

size_t site_service_place(const struct site *site, const char *id) {
	PLACE_BY_ID(site, services, service_ids);
}

size_t site_article_place(const struct site *site, const char *id) {
	PLACE_BY_ID(site, articles, article_ids);
}

size_t site_location_place(const struct site *site, const char *id) {
	PLACE_BY_ID(site, locations, location_ids);
}

size_t site_organization_place(const struct site *site, const char *id) {
	PLACE_BY_ID(site, organizations, organization_ids);
}

size_t site_programme_place(const struct site *site, const char *id) {
	PLACE_BY_ID(site, programmes, programme_ids);
}

const struct service *site_service(const struct site *site, const char *id) {
	size_t at = site_service_place(site, id);
	return at == IDS_NONE ? NULL : site->services.items[at];
}

const struct article *site_article(const struct site *site, const char *id) {
	size_t at = site_article_place(site, id);
	return at == IDS_NONE ? NULL : site->articles.items[at];
}

const struct location *site_location(const struct site *site, const char *id) {
	size_t at = site_location_place(site, id);
	return at == IDS_NONE ? NULL : site->locations.items[at];
}

const struct organization *site_organization(const struct site *site, const char *id) {
	size_t at = site_organization_place(site, id);
	return at == IDS_NONE ? NULL : site->organizations.items[at];
}

const struct programme *site_programme(const struct site *site, const char *id) {
	size_t at = site_programme_place(site, id);
	return at == IDS_NONE ? NULL : site->programmes.items[at];
}

static int compare_names(const void *a, const void *b) {
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The id in a file's name; NULL (with a problem) where it has none. */
static const char *id_of_file(
	struct site *site, const char *sub, const char *name, const char *suffix) {
	size_t len = strlen(name), cut = strlen(suffix);
	const char *path = arena_printf(site->arena, "%s/%s", sub, name);
	if (len <= cut || strcmp(name + len - cut, suffix) != 0) {
		problem_warning(site->problems, path, 0,
			"only files that end with %s are read here; rename it, or take it away",
			suffix);
		return NULL;
	}
	const char *id = arena_copy(site->arena, name, len - cut);
	if (!site_id_is_valid(id) && strcmp(suffix, ".po") != 0) {
		problem_error(site->problems, path, 0,
			"the file's name is the id and may hold only a-z, 0-9 and -; rename it");
		return NULL;
	}
	return id;
}

const char **site_list(struct site *site, const char *sub, const char *suffix, size_t *count) {
	struct {
		const char **items;
		size_t count, room;
	} names = {0};
	DIR *dir = opendir(arena_printf(site->arena, "%s/%s", site->folder, sub));
	for (struct dirent *entry; dir && (entry = readdir(dir));) {
		size_t len = strlen(entry->d_name);
		if (entry->d_name[0] == '.' || entry->d_name[len - 1] == '~') {
			continue;
		}
		const char *id = id_of_file(site, sub, entry->d_name, suffix);
		if (id) {
			vec_push(&names, id);
		}
	}
	if (dir) {
		closedir(dir);
	}
	const char **list = arena_alloc(site->arena, (names.count + 1) * sizeof *list);
	if (names.count) {
		qsort(names.items, names.count, sizeof *names.items, compare_names);
		memcpy(list, names.items, names.count * sizeof *list);
	}
	*count = names.count;
	vec_finish(&names);
	return list;
}

const char *site_language(struct site *site, const char *tag) {
	static const char *const IMPORT[][2] = {{"prs", "fa-AF"}, {"pes", "fa"}, {"orm", "om"},
		{"ku", "kmr"}, {"zh", "zh-Hans"}, {"zh-CN", "zh-Hans"}, {"zh-TW", "zh-Hant"},
		{"zh-HK", "zh-Hant"}, {"sr", "sr-Cyrl"}, {"nb", "no"}};
	for (size_t i = 0; i < sizeof IMPORT / sizeof *IMPORT; i++) {
		if (strcmp(IMPORT[i][0], tag) == 0) {
			return IMPORT[i][1];
		}
	}
	size_t len = strlen(tag), first = strcspn(tag, "-");
	if (first < 2 || first > 3 || len > 16 ||
		strspn(tag, "abcdefghijklmnopqrstuvwxyz") < first ||
		strspn(tag, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") !=
			len) {
		return NULL;
	}
	return arena_string(site->arena, tag);
}

/* ---- site.json ---- */

static void read_position(struct site *site, const struct json_node *root) {
	struct json_node array = json_get_array(root, "position");
	if (!array.value) {
		return;
	}
	double degrees[2] = {0};
	for (size_t i = 0; i < 2; i++) {
		struct json_node item = json_node_item(&array, i);
		degrees[i] = json_is_number(item.value) ? json_number_value(item.value) : 999;
	}
	if (json_node_count(&array) != 2 || degrees[0] < -90 || degrees[0] > 90 ||
		degrees[1] < -180 || degrees[1] > 180) {
		json_node_error(&array, "\"position\" must be [latitude, longitude] in degrees");
		return;
	}
	site->has_position = true;
	site->latitude = degrees[0];
	site->longitude = degrees[1];
}

/* The strings of a list, each once. */
static const char **read_words(
	struct site *site, const struct json_node *root, const char *key, size_t *count) {
	struct json_node array = json_get_array(root, key);
	const char **words =
		arena_alloc(site->arena, (json_node_count(&array) + 1) * sizeof *words);
	*count = 0;
	for (size_t i = 0; i < json_node_count(&array); i++) {
		struct json_node item = json_node_item(&array, i);
		const char *word = json_string_value(item.value);
		bool is_new = word && *word;
		for (size_t j = 0; is_new && j < *count; j++) {
			is_new = strcmp(words[j], word) != 0;
		}
		if (!is_new) {
			json_node_error(&item,
				"in \"%s\" stands text, each word once; mend or take out this one",
				key);
			continue;
		}
		words[(*count)++] = word;
	}
	return words;
}

static void read_languages(struct site *site, const struct json_node *root) {
	struct json_node array = json_get_array(root, "languages");
	site->languages = read_words(site, root, "languages", &site->language_count);
	bool has_source = false;
	for (size_t i = 0; i < site->language_count; i++) {
		const char *tag = site_language(site, site->languages[i]);
		if (!tag || strcmp(tag, site->languages[i]) != 0) {
			json_node_error(&array,
				"\"%s\" is not how the language is written here; write %s",
				site->languages[i], tag ? tag : "a BCP 47 tag such as \"uk\"");
		} else if (!language_find(tag)) {
			json_node_error(&array,
				"the language \"%s\" is not known to this program; take it out",
				tag);
		}
		has_source |= site->source_language &&
			strcmp(site->languages[i], site->source_language) == 0;
	}
	if (!site->language_count) {
		json_node_error(&array,
			"\"languages\" is missing; list the tags in the order of the "
			"first screen");
	} else if (site->source_language && !has_source) {
		json_node_error(&array, "\"languages\" lacks the source language; add \"%s\"",
			site->source_language);
	}
}

static const char *need_id(const struct json_node *item) {
	const char *id = json_need_text(item, "id");
	if (id && !site_id_is_valid(id)) {
		struct json_node at = json_node_key(item, "id");
		json_node_error(&at, "an id may hold only a-z, 0-9 and -; rename \"%s\"", id);
		return NULL;
	}
	return id;
}

static const struct message *need_message(
	struct site *site, const struct json_node *up, const char *key, const char *what) {
	json_need_text(up, key);
	struct json_node node = json_node_key(up, key);
	return json_is_string(node.value) ? site_message(site, up, key, what) : NULL;
}

static void read_topic(struct site *site, const struct json_node *item) {
	json_check_keys(item, "id icon colour title parent");
	bool is_below = json_get_text(item, "parent") != NULL;
	if (!is_below) {
		json_need_text(item, "icon");
	}
	struct site_topic topic = {.id = need_id(item),
		.icon = site_icon(item),
		.colour = json_get_text(item, "colour"),
		.title = need_message(site, item, "title", "topic"),
		.line = json_node_line(item)};
	topic.place = topic.title ? message_place_name(site->arena, topic.title) : NULL;
	if (topic.id && site_has_topic(site, topic.id)) {
		json_node_error(item, "the topic \"%s\" is there twice; give each an id of its own",
			topic.id);
	} else if (topic.id && (topic.icon || is_below) && topic.title) {
		site->topics[site->topic_count++] = topic;
	}
}

/* True if the way up from `topic` ends on Home. */
static bool leads_home(const struct site *site, const struct site_topic *topic) {
	size_t steps = 0;
	while (topic && steps <= site->topic_count) {
		topic = topic->parent;
		steps++;
	}
	return !topic;
}

static void find_parent(struct site *site, const struct json_node *item) {
	const char *id = json_get_text(item, "id"), *parent = json_get_text(item, "parent");
	struct site_topic *topic = id && parent ? (struct site_topic *)site_topic(site, id) : NULL;
	if (!topic || topic->line != json_node_line(item)) {
		return;
	}
	struct json_node at = json_node_key(item, "parent");
	topic->parent = site_topic(site, parent);
	if (!topic->parent) {
		json_node_error(&at,
			"there is no topic \"%s\" for \"%s\" to stand in; add it, or name another "
			"\"parent\"",
			parent, id);
	} else if (!leads_home(site, topic)) {
		json_node_error(&at,
			"the topic \"%s\" stands in itself by way of \"%s\"; name another "
			"\"parent\", or none",
			id, parent);
		topic->parent = NULL;
	}
}

/* What a sub-topic does not say itself, the nearest topic above says. */
static void inherit(struct site_topic *topic) {
	for (const struct site_topic *up = topic->parent; up; up = up->parent) {
		topic->icon = topic->icon ? topic->icon : up->icon;
		topic->colour = topic->colour ? topic->colour : up->colour;
		if (!up->parent && !topic->colour) {
			topic->colour = up->id;
		}
	}
	topic->icon = topic->icon ? topic->icon : "information";
}

static void read_topics(struct site *site, const struct json_node *root) {
	struct json_node array = json_get_array(root, "topics");
	size_t count = json_node_count(&array);
	site->topics = arena_alloc(site->arena, (count + 1) * sizeof *site->topics);
	for (size_t i = 0; i < count; i++) {
		struct json_node item = json_node_item(&array, i);
		if (json_node_is_object(&item)) {
			read_topic(site, &item);
		}
	}
	for (size_t i = 0; i < count; i++) {
		struct json_node item = json_node_item(&array, i);
		if (json_is_object(item.value)) {
			find_parent(site, &item);
		}
	}
	for (size_t i = 0; i < site->topic_count; i++) {
		inherit(&site->topics[i]);
	}
	if (!count) {
		json_node_error(&array, "\"topics\" is missing; add at least one topic");
	}
}

static void read_emergency(struct site *site, const struct json_node *root) {
	struct json_node array = json_get_array(root, "emergency");
	site->emergency =
		arena_alloc(site->arena, (json_node_count(&array) + 1) * sizeof *site->emergency);
	for (size_t i = 0; i < json_node_count(&array); i++) {
		struct json_node item = json_node_item(&array, i);
		if (!json_node_is_object(&item)) {
			continue;
		}
		json_check_keys(&item, "number icon text");
		struct site_emergency entry = {json_need_text(&item, "number"), site_icon(&item),
			need_message(site, &item, "text", "emergency number: what it is for")};
		if (entry.number && entry.text) {
			site->emergency[site->emergency_count++] = entry;
		}
	}
	if (!json_node_count(&array)) {
		json_node_warning(
			&array, "there is no emergency number; add \"emergency\", in the EU 112");
	}
}

static void read_desks(struct site *site, const struct json_node *root) {
	struct json_node array = json_get_array(root, "desks");
	site->desks = arena_alloc(site->arena, (json_node_count(&array) + 1) * sizeof *site->desks);
	for (size_t i = 0; i < json_node_count(&array); i++) {
		struct json_node item = json_node_item(&array, i);
		if (!json_node_is_object(&item)) {
			continue;
		}
		json_check_keys(&item, "id text");
		struct site_desk desk = {
			need_id(&item), need_message(site, &item, "text", "where a desk is")};
		if (desk.id && desk.text) {
			site->desks[site->desk_count++] = desk;
		}
	}
}

static void read_names(struct site *site, const struct json_node *root) {
	site->id = need_id(root);
	site->title = need_message(site, root, "name", "name of the office");
	site->name = site->title ? site->title->text : NULL;
	site->host_name = json_need_text(root, "host_name");
	site->source_language = json_need_text(root, "source_language");
	site->host_language = json_need_text(root, "host_language");
	site->time_zone = json_need_text(root, "time_zone");
	site->country = json_get_text(root, "country");
	site->expires = json_get_text(root, "expires");
	site->office_key = json_get_text(root, "office_key");
	if (site->expires && !schedule_date_is_valid(site->expires)) {
		struct json_node at = json_node_key(root, "expires");
		json_node_error(
			&at, "\"%s\" is no day: write \"expires\" as YYYY-MM-DD", site->expires);
		site->expires = NULL;
	}
	const char *zone = site->time_zone;
	if (zone && strcmp(zone, "UTC") != 0 &&
		(zone[0] == '/' || strstr(zone, "..") || !strchr(zone, '/') ||
			(file_exists("/usr/share/zoneinfo") &&
				!file_exists(arena_printf(
					site->arena, "/usr/share/zoneinfo/%s", zone))))) {
		struct json_node at = json_node_key(root, "time_zone");
		json_node_error(&at,
			"the time zone \"%s\" is not known; write an IANA name such as "
			"\"Europe/Berlin\"",
			zone);
	}
}

static void read_site(struct site *site) {
	struct json_file *file = site_json(site, "site.json");
	if (!file) {
		return;
	}
	struct json_node root = json_node_root(file);
	if (!json_node_is_object(&root)) {
		return;
	}
	json_check_keys(&root, SITE_KEYS);
	double version = 0;
	if (!json_get_number(&root, "foyer", &version) || version != 1) {
		struct json_node at = json_node_key(&root, "foyer");
		json_node_error(&at, "\"foyer\" must be 1, the version of this form");
	}
	read_names(site, &root);
	read_languages(site, &root);
	read_position(site, &root);
	site->left_out = read_words(site, &root, "leave_out_scripts", &site->left_out_count);
	read_topics(site, &root);
	read_emergency(site, &root);
	read_desks(site, &root);
}

struct site *site_create(const char *folder, struct problems *problems) {
	struct site *site = mem_zero(sizeof *site);
	site->arena = arena_create();
	site->folder = folder;
	site->problems = problems;
	read_site(site);
	hsds_read(site);
	programme_read_all(site);
	article_read_all(site);
	return site;
}

void site_destroy(struct site *site) {
	if (!site) {
		return;
	}
	for (size_t i = 0; i < site->files.count; i++) {
		json_file_destroy(site->files.items[i]);
	}
	vec_finish(&site->files);
	vec_finish(&site->organizations);
	vec_finish(&site->locations);
	vec_finish(&site->services);
	vec_finish(&site->programmes);
	vec_finish(&site->articles);
	messages_finish(&site->messages);
	arena_destroy(site->arena);
	free(site);
}
