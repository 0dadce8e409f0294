// SPDX-License-Identifier: GPL-3.0-or-later
// JSON by its members. A list whose items all have an "id" is a set with an order; any other list is
// a sequence of values.
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "author/import_merge.h"
#include "author/import_report.h"
#include "base/mem.h"

#define NESTED_MAX 64

struct merging {
	const struct merge *merge;
	struct str at; /* the way to the value, for the report */
	int depth;
};

static json_t *merge_values(struct merging *merging, json_t *base, json_t *editor, json_t *input);

static bool equal(const json_t *a, const json_t *b) {
	return a && b ? json_equal(a, b) : a == b;
}

static char *dump(const json_t *value, size_t flags) {
	char *text = json_dumps(value, flags | JSON_ENCODE_ANY);
	if (!text) {
		abort();
	}
	return text;
}

static void tell_clash(struct merging *merging, const json_t *input) {
	char *text = input ? dump(input, JSON_COMPACT) : NULL;
	import_report_add(merging->merge->report, merging->merge->path,
		"%s was changed here and in the input: kept as it is here; the input %s%s",
		merging->at.len ? str_get(&merging->at) : "the file",
		text ? "has " : "has it no more", text ? text : "");
	free(text);
}

/* Goes one step down for a report that names the way: returns the length to come back to. */
static size_t step_down(struct merging *merging, const char *name) {
	size_t len = merging->at.len;
	str_printf(&merging->at, "%s%s", len ? "." : "", name);
	return len;
}

static void step_up(struct merging *merging, size_t len) {
	merging->at.len = len;
	if (merging->at.data) {
		merging->at.data[len] = '\0';
	}
}

static void put_member(struct merging *merging, json_t *object, const char *key, json_t *base,
	json_t *editor, json_t *input) {
	size_t len = step_down(merging, key);
	json_t *value = merge_values(merging, json_object_get(base, key),
		json_object_get(editor, key), json_object_get(input, key));
	step_up(merging, len);
	if (value) {
		json_object_set_new(object, key, value);
	}
}

static json_t *merge_objects(struct merging *merging, json_t *base, json_t *editor, json_t *input) {
	json_t *object = json_object();
	const char *key;
	json_t *value;
	json_object_foreach(editor, key, value) {
		put_member(merging, object, key, base, editor, input);
	}
	json_object_foreach(input, key, value) {
		if (!json_object_get(editor, key)) {
			put_member(merging, object, key, base, editor, input);
		}
	}
	return object;
}

/* ---- lists ---- */

static const char *id_of(const json_t *item) {
	return json_string_value(json_object_get(item, "id"));
}

/* True where every item has an id of its own. */
static bool has_ids(json_t *list) {
	json_t *seen = json_object();
	bool has = true;
	for (size_t i = 0; has && i < json_array_size(list); i++) {
		const char *id = id_of(json_array_get(list, i));
		has = id && !json_object_get(seen, id);
		if (has) {
			json_object_set_new(seen, id, json_true());
		}
	}
	json_decref(seen);
	return has;
}

struct keys {
	struct merge_keys list;
	char **items;
};

static struct keys keys_of(json_t *list, bool by_id) {
	size_t count = json_array_size(list);
	struct keys keys = {{NULL, count}, mem_array(count + 1, sizeof(char *))};
	for (size_t i = 0; i < count; i++) {
		json_t *item = json_array_get(list, i);
		keys.items[i] = by_id ? mem_copy_string(id_of(item))
				      : dump(item, JSON_COMPACT | JSON_SORT_KEYS);
	}
	keys.list.items = (const char *const *)keys.items;
	return keys;
}

static void keys_finish(struct keys *keys) {
	for (size_t i = 0; i < keys->list.count; i++) {
		free(keys->items[i]);
	}
	free(keys->items);
}

static json_t *item_at(json_t *list, int at) {
	return at < 0 ? NULL : json_array_get(list, (size_t)at);
}

static json_t *merge_lists(struct merging *merging, json_t *base, json_t *editor, json_t *input) {
	bool by_id = has_ids(base) && has_ids(editor) && has_ids(input);
	struct keys keys[3] = {keys_of(base, by_id), keys_of(editor, by_id), keys_of(input, by_id)};
	struct merge_picks picks = {0}, clashes = {0};
	if (by_id) {
		merge_keyed(&keys[0].list, &keys[1].list, &keys[2].list, &picks);
	} else {
		merge_sequences(&keys[0].list, &keys[1].list, &keys[2].list, &picks, &clashes);
	}
	json_t *list = json_array();
	for (size_t i = 0; i < picks.count; i++) {
		const struct merge_pick *pick = &picks.items[i];
		json_t *sides[3] = {item_at(base, pick->base), item_at(editor, pick->editor),
			item_at(input, pick->input)};
		const char *id = id_of(sides[1] ? sides[1] : sides[2]);
		char number[24];
		snprintf(number, sizeof number, "%zu", i + 1);
		size_t len = step_down(merging, id ? id : number);
		json_t *item = merge_values(merging, sides[0], sides[1], sides[2]);
		step_up(merging, len);
		if (item) {
			json_array_append_new(list, item);
		}
	}
	for (size_t i = 0; i < clashes.count; i++) {
		tell_clash(merging, item_at(input, clashes.items[i].input));
	}
	for (size_t i = 0; i < 3; i++) {
		keys_finish(&keys[i]);
	}
	vec_finish(&picks);
	vec_finish(&clashes);
	return list;
}

/* ---- values ---- */

/* A new reference, NULL where the value is absent. */
static json_t *merge_values(struct merging *merging, json_t *base, json_t *editor, json_t *input) {
	if (equal(base, editor)) {
		return json_incref(input);
	}
	if (equal(base, input) || equal(editor, input)) {
		return json_incref(editor);
	}
	json_t *merged = NULL;
	if (merging->depth++ < NESTED_MAX && json_is_object(editor) && json_is_object(input)) {
		merged = merge_objects(merging, json_is_object(base) ? base : NULL, editor, input);
	} else if (merging->depth <= NESTED_MAX && json_is_array(editor) && json_is_array(input)) {
		merged = merge_lists(merging, json_is_array(base) ? base : NULL, editor, input);
	} else {
		tell_clash(merging, input);
		merged = json_incref(editor);
	}
	merging->depth--;
	return merged;
}

static json_t *load(const struct merge_text *text) {
	return json_loadb(text->bytes, text->len, JSON_REJECT_DUPLICATES, NULL);
}

bool merge_json(const struct merge *merge, struct str *out) {
	struct merging merging = {.merge = merge};
	json_t *base = load(&merge->base), *editor = load(&merge->editor),
	       *input = load(&merge->input);
	bool ok = base && editor && input;
	if (ok) {
		json_t *merged = merge_values(&merging, base, editor, input);
		char *text = dump(merged, JSON_INDENT(2));
		str_append(out, text);
		str_append_char(out, '\n');
		free(text);
		json_decref(merged);
	}
	json_decref(base);
	json_decref(editor);
	json_decref(input);
	str_finish(&merging.at);
	return ok;
}
