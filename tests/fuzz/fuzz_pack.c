// SPDX-License-Identifier: GPL-3.0-or-later
// A pack that nobody signed: everything that a kiosk reads of it.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/err.h"
#include "content/article.h"
#include "content/directory.h"
#include "content/pack.h"
#include "content/programme.h"
#include "content/search.h"
#include "content/service.h"
#include "content/topic.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

static void read_all(struct pack *pack, struct arena *arena, const char *lang) {
	size_t count;
	const struct topic *topics = topics_load(pack, arena, lang, &count);
	for (size_t i = 0; i < count; i++) {
		size_t articles, below;
		topics_load_below(pack, arena, topics[i].id, lang, &below);
		const struct article *list =
			article_list(pack, arena, topics[i].id, lang, &articles);
		for (size_t j = 0; j < articles; j++) {
			article_load(pack, arena, list[j].id, lang);
		}
	}
	const struct service *services = service_list(pack, arena, NULL, lang, &count);
	for (size_t i = 0; i < count; i++) {
		service_load(pack, arena, services[i].id, lang);
	}
	const struct service_where where = {.has_position = true,
		.latitude = 50,
		.longitude = 10,
		.now = 1795000000,
		.clock_is_set = true,
		.zone = "Europe/Berlin"};
	for (int by_name = 0; by_name < 2; by_name++) {
		const struct directory_query query = {
			.lang = lang, .speaks = lang, .by_name = by_name, .only_open = !by_name};
		struct directory_list found = directory_list(pack, arena, &query, &where);
		service_list_at(pack, arena, found.nums, found.count, lang, &count);
	}
	const struct programme_filter any = {0};
	const struct programme *programmes =
		programme_list(pack, arena, lang, &any, PROGRAMME_CLOCK_UNSET, &count);
	for (size_t i = 0; i < count; i++) {
		programme_load(pack, arena, programmes[i].service.id, lang);
	}
	emergency_load(pack, arena, lang, &count);
	desks_load(pack, arena, lang, &count);
	static const char *const typed[] = {"cli", "clinci", "klinki", "inic", "诊所", "اليعادة"};
	for (size_t i = 0; i < sizeof typed / sizeof *typed; i++) {
		search_query(pack, arena, lang, typed[i], 5, &count);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len) {
	int fd = memfd_create("pack", MFD_CLOEXEC);
	char path[64];
	snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
	if (fd < 0 || write(fd, data, len) != (ssize_t)len) {
		abort();
	}
	const struct pack_trust trust = {.unsigned_ok = true};
	struct err err;
	struct pack *pack = pack_open(path, &trust, &err);
	if (pack) {
		struct arena *arena = arena_create();
		read_all(pack, arena, "ar");
		const void *font;
		size_t font_len;
		int w, h;
		pack_font(pack, "NotoSans-Regular", &font, &font_len);
		free(pack_image(pack, "ship", &w, &h));
		arena_destroy(arena);
	}
	pack_close(pack);
	close(fd);
	return 0;
}
