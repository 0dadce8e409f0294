// SPDX-License-Identifier: GPL-3.0-or-later
// Strict on what opening hours need, deaf to the rest of HSDS: a wrong hour sends somebody across
// the town for nothing, so what cannot be shown truly is an error rather than a guess.
#include "author/schedule.h"

#include <stdio.h>
#include <string.h>

#include "author/json.h"
#include "author/site.h"
#include "base/arena.h"

#define SCHEDULE_KEYS                                                                              \
	"id service_id location_id service_at_location_id valid_from valid_to dtstart timezone "   \
	"until "                                                                                   \
	"count wkst freq interval byday byweekno bymonthday byyearday description opens_at "       \
	"closes_at "                                                                               \
	"schedule_link attending_type notes by_appointment attributes metadata"

bool schedule_date_is_valid(const char *text) {
	static const int DAYS[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	int year, month, day, used = 0;
	if (strlen(text) != 10 || strspn(text, "0123456789-") != 10 ||
		sscanf(text, "%4d-%2d-%2d%n", &year, &month, &day, &used) != 3 || used != 10) {
		return false;
	}
	if (year < 1900 || year > 2999 || month < 1 || month > 12) {
		return false;
	}
	bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
	return day >= 1 && day <= DAYS[month - 1] + (month == 2 && is_leap);
}

/* HH:MM, or HH:MM:SS as HSDS exports write it; -1 where it is neither. */
static int parse_time(const char *text) {
	size_t len = strlen(text);
	if ((len != 5 && len != 8) || strspn(text, "0123456789:") != len || text[2] != ':' ||
		(len == 8 && text[5] != ':')) {
		return -1;
	}
	int hour = (text[0] - '0') * 10 + text[1] - '0';
	int minute = (text[3] - '0') * 10 + text[4] - '0';
	return text[0] == ':' || text[1] == ':' || hour > 23 || minute > 59 ? -1
									    : hour * 60 + minute;
}

static bool read_time(const struct json_node *node, const char *key, int *minutes) {
	const char *text = json_get_text(node, key);
	*minutes = -1;
	if (!text) {
		return true;
	}
	*minutes = parse_time(text);
	if (*minutes < 0) {
		struct json_node at = json_node_key(node, key);
		json_node_error(&at,
			"\"%s\" is no time: write \"%s\" as HH:MM, from 00:00 to 23:59", text, key);
		return false;
	}
	return true;
}

static bool read_date(
	const struct json_node *node, const char *key, const char *other, const char **date) {
	*date = json_get_text(node, key);
	if (!*date) {
		*date = json_get_text(node, other);
	}
	if (*date && !schedule_date_is_valid(*date)) {
		struct json_node at = json_node_key(node, key);
		json_node_error(&at, "\"%s\" is no day: write \"%s\" as YYYY-MM-DD", *date, key);
		return false;
	}
	return true;
}

static bool read_days(const struct json_node *node, unsigned *days) {
	static const char NAMES[] = "MOTUWETHFRSASU";
	const char *text = json_need_text(node, "byday");
	*days = 0;
	for (const char *at = text; at && *at; at += strcspn(at, ", ")) {
		at += strspn(at, ", ");
		const char *found = NULL;
		for (const char *name = NAMES; strcspn(at, ", ") == 2 && *name; name += 2) {
			found = memcmp(name, at, 2) == 0 ? name : found;
		}
		if (!found) {
			struct json_node by = json_node_key(node, "byday");
			json_node_error(&by,
				"\"%s\" names no days: write \"byday\" with MO, TU, WE, TH, FR, "
				"SA, "
				"SU and commas, as in \"MO,WE\"",
				text);
			return false;
		}
		*days |= 1u << ((found - NAMES) / 2);
	}
	return *days != 0;
}

static bool check_weekly(const struct json_node *node, const struct slot *slot) {
	if (slot->opens < 0 || slot->closes < 0) {
		json_node_error(node,
			"a weekly slot needs \"opens_at\" and \"closes_at\"; add what is "
			"missing");
		return false;
	}
	double interval = 1;
	if (json_get_number(node, "interval", &interval) && interval != 1) {
		json_node_error(node,
			"\"interval\" other than 1 cannot be shown; write the dates as "
			"exceptions");
		return false;
	}
	return true;
}

static bool check_exception(const struct json_node *node, const struct slot *slot) {
	if (!slot->valid_from || !slot->valid_to) {
		json_node_error(node,
			"this is neither a weekly slot (\"freq\": \"WEEKLY\") nor an exception "
			"(\"valid_from\" and \"valid_to\"); add what is missing");
		return false;
	}
	if ((slot->opens < 0) != (slot->closes < 0)) {
		json_node_error(node,
			"special hours need both \"opens_at\" and \"closes_at\"; leave "
			"out both for a closed day");
		return false;
	}
	return true;
}

static bool read_slot(struct site *site, const struct json_node *node, struct slot *slot) {
	if (!json_node_is_object(node)) {
		return false;
	}
	json_check_keys(node, SCHEDULE_KEYS);
	const char *freq = json_get_text(node, "freq");
	slot->is_weekly = freq != NULL;
	if (freq && strcmp(freq, "WEEKLY") != 0) {
		struct json_node at = json_node_key(node, "freq");
		json_node_error(&at,
			"\"freq\": \"%s\" cannot be shown; write WEEKLY, or leave it out for dates",
			freq);
		return false;
	}
	if ((slot->is_weekly && !read_days(node, &slot->days)) ||
		!read_time(node, "opens_at", &slot->opens) ||
		!read_time(node, "closes_at", &slot->closes) ||
		!read_date(node, "valid_from", "dtstart", &slot->valid_from) ||
		!read_date(node, "valid_to", "until", &slot->valid_to)) {
		return false;
	}
	if (slot->valid_from && slot->valid_to && strcmp(slot->valid_from, slot->valid_to) > 0) {
		json_node_error(node, "\"valid_to\" is before \"valid_from\"; swap them");
		return false;
	}
	slot->by_appointment = json_get_bool(node, "by_appointment", false);
	slot->description = site_message(site, node, "description", "schedule description");
	return slot->is_weekly ? check_weekly(node, slot) : check_exception(node, slot);
}

struct slots schedule_read(struct site *site, const struct json_node *up) {
	struct json_node array = json_get_array(up, "schedules");
	size_t count = json_node_count(&array);
	struct slots slots = {arena_alloc(site->arena, (count + 1) * sizeof(struct slot)), 0};
	for (size_t i = 0; i < count; i++) {
		struct json_node item = json_node_item(&array, i);
		struct slot slot = {0};
		if (read_slot(site, &item, &slot)) {
			slots.items[slots.count++] = slot;
		}
	}
	return slots;
}
