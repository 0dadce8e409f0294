// SPDX-License-Identifier: GPL-3.0-or-later
// SDL_image reads PNG and JPEG; zlib deflates. A picture is at most as large as the screen.
#include "author/picture.h"

#include <SDL_image.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "author/article.h"
#include "author/site.h"
#include "base/arena.h"
#include "base/err.h"
#include "base/mem.h"
#include "store/db.h"

#define PICTURE_MAX_W 1920
#define PICTURE_MAX_H 1200

static SDL_Surface *load(struct site *site, const char *target, struct err *err) {
	SDL_Surface *file = IMG_Load(arena_printf(site->arena, "%s/%s", site->folder, target));
	if (!file) {
		err_set(err, "%s/%s: cannot be read as PNG or JPEG: %s", site->folder, target,
			IMG_GetError());
		return NULL;
	}
	if (file->w > PICTURE_MAX_W || file->h > PICTURE_MAX_H) {
		err_set(err, "%s/%s: is %d by %d pixels; make it at most %d by %d", site->folder,
			target, file->w, file->h, PICTURE_MAX_W, PICTURE_MAX_H);
		SDL_FreeSurface(file);
		return NULL;
	}
	SDL_Surface *pixels = SDL_ConvertSurfaceFormat(file, SDL_PIXELFORMAT_ARGB8888, 0);
	SDL_FreeSurface(file);
	if (!pixels) {
		abort();
	}
	return pixels;
}

/* The rows without SDL's padding. */
static unsigned char *pack_rows(const SDL_Surface *surface) {
	size_t row = (size_t)surface->w * 4;
	unsigned char *bytes = mem_array((size_t)surface->h, row);
	for (int y = 0; y < surface->h; y++) {
		memcpy(bytes + (size_t)y * row,
			(const unsigned char *)surface->pixels + (size_t)y * (size_t)surface->pitch,
			row);
	}
	return bytes;
}

static bool write_picture(
	struct stmt *stmt, struct site *site, const char *target, struct err *err) {
	SDL_Surface *surface = load(site, target, err);
	if (!surface) {
		return false;
	}
	unsigned char *bytes = pack_rows(surface);
	uLong size = (uLong)surface->w * (uLong)surface->h * 4;
	uLongf len = compressBound(size);
	unsigned char *packed = mem_alloc(len);
	if (compress2(packed, &len, bytes, size, 9) != Z_OK) {
		abort();
	}
	stmt_bind_text(stmt, 1, article_image_id(site, target));
	stmt_bind_int(stmt, 2, surface->w);
	stmt_bind_int(stmt, 3, surface->h);
	stmt_bind_blob(stmt, 4, packed, len);
	SDL_FreeSurface(surface);
	free(bytes);
	free(packed);
	return stmt_run(stmt, err);
}

bool picture_write_all(struct db *db, struct site *site, struct err *err) {
	struct {
		const char **items;
		size_t count, room;
	} done = {0};
	struct stmt *stmt =
		stmt_prepare(db, "INSERT INTO images (id, w, h, pixels) VALUES (?, ?, ?, ?)", err);
	bool ok = stmt != NULL;
	for (size_t i = 0; ok && i < site->articles.count; i++) {
		const struct pieces *pieces = &site->articles.items[i]->pieces;
		for (size_t j = 0; ok && j < pieces->count; j++) {
			const char *target = pieces->items[j].target;
			bool is_new = pieces->items[j].kind == BLOCK_IMAGE;
			for (size_t k = 0; is_new && k < done.count; k++) {
				is_new = strcmp(done.items[k], target) != 0;
			}
			if (is_new) {
				ok = write_picture(stmt, site, target, err);
				vec_push(&done, target);
			}
		}
	}
	vec_finish(&done);
	stmt_finish(stmt);
	return ok;
}
