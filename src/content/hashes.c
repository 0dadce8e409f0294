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

size_t hashes_count(size_t pages) {
	return (pages + HASHES_CHUNK_BYTES - 1) / HASHES_CHUNK_BYTES;
}

size_t hashes_pages(size_t size) {
	size_t each = HASHES_CHUNK_BYTES + SIGN_DIGEST_BYTES;
	size_t count = (size + each - 1) / each, pages = size - count * SIGN_DIGEST_BYTES;
	return pages < size && hashes_count(pages) == count ? pages : 0;
}

typedef VEC(unsigned char) bytes_vec;

// Reads to the end of the file; the list of hashes comes into `list`. The bytes read.
static size_t read_through(FILE *file, struct sign_hash *whole, bytes_vec *list) {
	unsigned char chunk[HASHES_CHUNK_BYTES], digest[SIGN_DIGEST_BYTES];
	size_t size = 0, len;
	while ((len = fread(chunk, 1, sizeof chunk, file)) > 0) {
		sign_hash_update(whole, chunk, len);
		sign_digest(chunk, len, digest);
		for (size_t i = 0; i < sizeof digest; i++) {
			vec_push(list, digest[i]);
		}
		size += len;
	}
	return size;
}

bool hashes_append(const char *path, struct comment *comment, unsigned char whole[SIGN_HASH_BYTES],
	struct err *err) {
	FILE *file = fopen(path, "r+be");
	if (!file) {
		return err_set(err, "cannot open %s: %s", path, strerror(errno));
	}
	struct sign_hash hash;
	bytes_vec list = {0};
	sign_hash_init(&hash);
	size_t size = read_through(file, &hash, &list);
	bool ok = !ferror(file) && fseek(file, 0, SEEK_END) == 0 &&
		fwrite(list.items, 1, list.count, file) == list.count;
	ok = fclose(file) == 0 && ok;
	if (ok) {
		sign_hash_update(&hash, list.items, list.count);
		sign_hash_finish(&hash, whole);
		comment->size = (int64_t)(size + list.count);
		sign_digest(list.items, list.count, comment->root);
	} else {
		err_set(err, "cannot write %s: %s", path, strerror(errno));
	}
	vec_finish(&list);
	return ok;
}
