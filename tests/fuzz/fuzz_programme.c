// SPDX-License-Identifier: GPL-3.0-or-later
// A programme in JSON, with its dates, places and form, and the lines of its mistakes.
#include <stdint.h>
#include <stdlib.h>

#include "author/json.h"
#include "author/problem.h"
#include "author/programme.h"
#include "author/site.h"
#include "base/arena.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len) {
	struct problems problems = {0};
	struct site site = {.folder = "/nowhere", .arena = arena_create(), .problems = &problems};
	struct json_file *file =
		json_file_create("programmes/x.json", (const char *)data, len, &problems);
	if (file && json_is_object(file->root)) {
		struct json_node root = json_node_root(file);
		programme_read(&site, &root, "x");
	}
	json_file_destroy(file);
	free(site.organizations.items);
	free(site.locations.items);
	free(site.programmes.items);
	messages_finish(&site.messages);
	problems_finish(&problems);
	arena_destroy(site.arena);
	return 0;
}
