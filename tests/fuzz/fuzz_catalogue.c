// SPDX-License-Identifier: GPL-3.0-or-later
// A PO file against a site of three messages.
#include <stdint.h>

#include "author/catalogue.h"
#include "author/problem.h"
#include "author/site.h"
#include "base/arena.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len) {
	struct problems problems = {0};
	struct site site = {.folder = "/nowhere", .arena = arena_create(), .problems = &problems};
	message_add(&site.messages, site.arena, "Clinic", "a", 1, "service name");
	message_add(&site.messages, site.arena, "[a](article:a) **b** {phone:c}", "a", 2, "step");
	message_add(&site.messages, site.arena, "1 | 2", "a", 3, "table row");
	struct translation texts[3] = {0};
	struct catalogue catalogue = {.lang = "ar", .file = "locales/ar.po", .texts = texts};
	catalogue_parse(&site, &catalogue, (const char *)data, len);
	messages_finish(&site.messages);
	problems_finish(&problems);
	arena_destroy(site.arena);
	return 0;
}
