// SPDX-License-Identifier: GPL-3.0-or-later
// One pass over the file gives both: the hash of each piece, and the hash of all that minisign
// signs, which goes on through the list.
#include "content/hashes.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/mem.h"
#include "content/comment.h"

static size_t chunks(size_t bytes) {
	return (bytes + HASHES_CHUNK_BYTES - 1) / HASHES_CHUNK_BYTES;
}

struct hashes_plan hashes_plan(size_t pages) {
	size_t count = chunks(pages);
	return (struct hashes_plan){pages, count, chunks(count * SIGN_DIGEST_BYTES)};
}

size_t hashes_size(const struct hashes_plan *plan) {
	return plan->pages + (plan->count + plan->top_count) * SIGN_DIGEST_BYTES;
}

bool hashes_plan_of(size_t size, struct hashes_plan *plan) {
	/* From fewer chunks than it can have, upwards: some steps for the largest. */
	size_t each = HASHES_CHUNK_BYTES + SIGN_DIGEST_BYTES + 1;
	for (size_t count = size / each; count <= size / HASHES_CHUNK_BYTES + 1; count++) {
		size_t behind = (count + chunks(count * SIGN_DIGEST_BYTES)) * SIGN_DIGEST_BYTES;
		struct hashes_plan found = hashes_plan(size > behind ? size - behind : 0);
		if (count && found.count == count) {
			*plan = found;
			return true;
		}
	}
	return false;
}

typedef VEC(unsigned char) bytes_vec;

static void add_digest(bytes_vec *list, const void *data, size_t len) {
	unsigned char digest[SIGN_DIGEST_BYTES];
	sign_digest(data, len, digest);
	for (size_t i = 0; i < sizeof digest; i++) {
		vec_push(list, digest[i]);
	}
}

// Reads to the end of the file; the hashes of its chunks come into `list`. The bytes read.
static size_t read_through(FILE *file, struct sign_hash *whole, bytes_vec *list) {
	unsigned char chunk[HASHES_CHUNK_BYTES];
	size_t size = 0, len;
	while ((len = fread(chunk, 1, sizeof chunk, file)) > 0) {
		sign_hash_update(whole, chunk, len);
		add_digest(list, chunk, len);
		size += len;
	}
	return size;
}

static void add_tops(bytes_vec *tops, const bytes_vec *list) {
	for (size_t at = 0; at < list->count; at += HASHES_CHUNK_BYTES) {
		size_t left = list->count - at;
		add_digest(tops, list->items + at,
			left < HASHES_CHUNK_BYTES ? left : HASHES_CHUNK_BYTES);
	}
}

bool hashes_append(const char *path, struct comment *comment, unsigned char whole[SIGN_HASH_BYTES],
	struct err *err) {
	FILE *file = fopen(path, "r+be");
	if (!file) {
		return err_set(err, "cannot open %s: %s", path, strerror(errno));
	}
	struct sign_hash hash;
	bytes_vec list = {0}, tops = {0};
	sign_hash_init(&hash);
	size_t size = read_through(file, &hash, &list);
	add_tops(&tops, &list);
	bool ok = !ferror(file) && fseek(file, 0, SEEK_END) == 0 &&
		fwrite(list.items, 1, list.count, file) == list.count &&
		fwrite(tops.items, 1, tops.count, file) == tops.count;
	ok = fclose(file) == 0 && ok;
	if (ok) {
		sign_hash_update(&hash, list.items, list.count);
		sign_hash_update(&hash, tops.items, tops.count);
		sign_hash_finish(&hash, whole);
		comment->size = (int64_t)(size + list.count + tops.count);
		sign_digest(tops.items, tops.count, comment->root);
	} else {
		err_set(err, "cannot write %s: %s", path, strerror(errno));
	}
	vec_finish(&list);
	vec_finish(&tops);
	return ok;
}
