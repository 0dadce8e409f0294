// SPDX-License-Identifier: GPL-3.0-or-later
// Texts for a code: as much of them as it holds. The screen shows a small one beside an article; on a
// roll of 58 mm version 17 is the last whose modules are four dots wide.
#include "screens/carry.h"

#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "content/article.h"
#include "content/block.h"
#include "content/service.h"
#include "screens/app.h"

#define SHORT_BYTES 240
#define LONG_BYTES 504
#define LIST_BYTES 900

size_t carry_first_words(const struct block *block) {
	const struct block_span *span = block->spans;
	return block->span_count && !span->start && span->is_bold ? span->end : strlen(block->text);
}

const char *carry_article(struct app *app, const struct article *article, bool is_short) {
	struct str text = {0};
	size_t most = is_short ? SHORT_BYTES : LONG_BYTES;
	str_append(&text, article->title.utf8);
	for (size_t i = 0; i < article->block_count; i++) {
		const struct block *block = &article->blocks[i];
		if (block->kind != BLOCK_STEP && (is_short || block->kind != BLOCK_BULLET)) {
			continue;
		}
		size_t len = is_short ? carry_first_words(block) : strlen(block->text);
		if (text.len + len + 8 > most) {
			break;
		}
		if (block->kind == BLOCK_STEP) {
			str_printf(&text, "\n%d. %.*s", block->number, (int)len, block->text);
		} else {
			str_printf(&text, "\n- %s", block->text);
		}
	}
	const char *kept = arena_string(app->page, str_get(&text));
	str_finish(&text);
	return kept;
}

const char *carry_list(struct app *app) {
	struct str text = {0};
	for (int i = 0; i < app->session->list_count; i++) {
		const struct entry *entry = &app->session->list[i];
		struct str part = {0};
		if (entry->kind == ENTRY_SERVICE) {
			const struct service *service =
				service_load(app->pack, app->page, entry->id, app_lang(app));
			if (service) {
				str_printf(&part, "%d. %s\n%s\n", i + 1, service->name.utf8,
					service->host_name);
				if (service->phone_count) {
					str_printf(&part, "%s\n", service->phones[0].number);
				}
				if (service->address) {
					str_printf(&part, "%s\n", service->address);
				}
			}
		} else {
			const struct article *article =
				article_load(app->pack, app->page, entry->id, app_lang(app));
			if (article) {
				str_printf(&part, "%d. %s\n", i + 1, article->title.utf8);
			}
		}
		if (text.len + part.len <= LIST_BYTES) {
			str_append(&text, str_get(&part));
		}
		str_finish(&part);
	}
	const char *kept = arena_string(app->page, str_get(&text));
	str_finish(&text);
	return kept;
}
