// SPDX-License-Identifier: GPL-3.0-or-later
// The order of a list of services: open now, then near, then as the site has it.
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "content/service.h"

#define EARTH_RADIUS_M 6371008.8
#define DETOUR 1.3          // streets are longer than the straight line
#define WALK_M_PER_MIN 75.0 // 4.5 km an hour

// Haversine: exact enough at any distance, and stable at small ones.
static double distance_m(double lat1, double lon1, double lat2, double lon2) {
	double to_rad = acos(-1) / 180;
	double dlat = sin((lat2 - lat1) * to_rad / 2), dlon = sin((lon2 - lon1) * to_rad / 2);
	double h = dlat * dlat + cos(lat1 * to_rad) * cos(lat2 * to_rad) * dlon * dlon;
	return 2 * EARTH_RADIUS_M * asin(fmin(1, sqrt(h)));
}

int service_walk_min(
	bool has_position, double latitude, double longitude, const struct service_where *where) {
	if (!where->has_position || !has_position) {
		return -1;
	}
	double m = distance_m(where->latitude, where->longitude, latitude, longitude);
	return (int)lround(m * DETOUR / WALK_M_PER_MIN);
}

struct place {
	struct service service;
	size_t index; // keeps the order where all else is equal
};

static int compare(const void *a, const void *b) {
	const struct place *x = a, *y = b;
	bool x_open = x->service.status.state == HOURS_OPEN;
	bool y_open = y->service.status.state == HOURS_OPEN;
	if (x_open != y_open) {
		return x_open ? -1 : 1;
	}
	unsigned x_walk = (unsigned)x->service.walk_min, y_walk = (unsigned)y->service.walk_min;
	if (x_walk != y_walk) {
		return x_walk < y_walk ? -1 : 1; // -1, not known, is the largest unsigned
	}
	return x->index < y->index ? -1 : 1;
}

void service_look(struct service *services, size_t count, const struct service_where *where) {
	for (size_t i = 0; i < count; i++) {
		struct service *service = &services[i];
		service->status = hours_now(service->schedules, service->schedule_count, where->now,
			where->zone, where->clock_is_set);
		service->walk_min = service_walk_min(
			service->has_position, service->latitude, service->longitude, where);
	}
}

void service_order(struct service *services, size_t count, const struct service_where *where) {
	struct place *places = mem_array(count + 1, sizeof *places);
	service_look(services, count, where);
	for (size_t i = 0; i < count; i++) {
		places[i] = (struct place){services[i], i};
	}
	qsort(places, count, sizeof *places, compare);
	for (size_t i = 0; i < count; i++) {
		services[i] = places[i].service;
	}
	free(places);
}
