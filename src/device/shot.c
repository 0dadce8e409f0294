// SPDX-License-Identifier: GPL-3.0-or-later
// SDL2_image writes and reads the PNGs. Grey pictures go out with a palette of 256 greys, which is
// the only 8-bit form it knows, and is as small.
#include "device/shot.h"

#include <SDL_image.h>
#include <stdlib.h>

#include "base/err.h"
#include "base/geometry.h"
#include "base/mem.h"

bool shot_write_png(const struct pixmap *pixmap, const char *path, struct err *err) {
	SDL_Surface *view = SDL_CreateRGBSurfaceWithFormatFrom(pixmap->pixels, pixmap->w, pixmap->h,
		32, pixmap->stride * 4, SDL_PIXELFORMAT_RGB888);
	SDL_Surface *plain = view ? SDL_ConvertSurfaceFormat(view, SDL_PIXELFORMAT_RGB24, 0) : NULL;
	bool ok = plain && IMG_SavePNG(plain, path) == 0;
	SDL_FreeSurface(plain);
	SDL_FreeSurface(view);
	return ok ? true : err_set(err, "cannot write %s: %s", path, SDL_GetError());
}

static int luma(uint32_t pixel) {
	int red = pixel >> 16 & 0xff, green = pixel >> 8 & 0xff, blue = pixel & 0xff;
	return (2126 * red + 7152 * green + 722 * blue + 5000) / 10000;
}

static unsigned char square_mean(const struct pixmap *pixmap, int left, int top) {
	int sum = 0, count = 0;
	for (int y = top; y < top + 4 && y < pixmap->h; y++) {
		for (int x = left; x < left + 4 && x < pixmap->w; x++) {
			sum += luma(pixmap->pixels[(size_t)y * (size_t)pixmap->stride + (size_t)x]);
			count++;
		}
	}
	return (unsigned char)((sum + count / 2) / count);
}

void shot_grey_init(struct shot_grey *grey, const struct pixmap *pixmap) {
	*grey = (struct shot_grey){.w = (pixmap->w + 3) / 4, .h = (pixmap->h + 3) / 4};
	grey->pixels = mem_array((size_t)grey->w, (size_t)grey->h);
	unsigned char *out = grey->pixels;
	for (int y = 0; y < grey->h; y++) {
		for (int x = 0; x < grey->w; x++) {
			*out++ = square_mean(pixmap, x * 4, y * 4);
		}
	}
}

bool shot_grey_read(struct shot_grey *grey, const char *path, struct err *err) {
	SDL_Surface *file = IMG_Load(path);
	SDL_Surface *plain = file ? SDL_ConvertSurfaceFormat(file, SDL_PIXELFORMAT_RGB24, 0) : NULL;
	SDL_FreeSurface(file);
	if (!plain) {
		return err_set(err, "cannot read %s: %s", path, SDL_GetError());
	}
	*grey = (struct shot_grey){.w = plain->w, .h = plain->h};
	grey->pixels = mem_array((size_t)grey->w, (size_t)grey->h);
	for (int y = 0; y < grey->h; y++) {
		const unsigned char *row = (const unsigned char *)plain->pixels + y * plain->pitch;
		for (int x = 0; x < grey->w; x++, row += 3) {
			uint32_t pixel = (uint32_t)row[0] << 16 | (uint32_t)row[1] << 8 | row[2];
			grey->pixels[y * grey->w + x] = (unsigned char)luma(pixel);
		}
	}
	SDL_FreeSurface(plain);
	return true;
}

bool shot_grey_write(const struct shot_grey *grey, const char *path, struct err *err) {
	SDL_Surface *view = SDL_CreateRGBSurfaceWithFormatFrom(
		grey->pixels, grey->w, grey->h, 8, grey->w, SDL_PIXELFORMAT_INDEX8);
	bool ok = view;
	if (view) {
		SDL_Color greys[256];
		for (int i = 0; i < 256; i++) {
			greys[i] = (SDL_Color){(Uint8)i, (Uint8)i, (Uint8)i, 255};
		}
		ok = SDL_SetPaletteColors(view->format->palette, greys, 0, 256) == 0 &&
			IMG_SavePNG(view, path) == 0;
	}
	SDL_FreeSurface(view);
	return ok ? true : err_set(err, "cannot write %s: %s", path, SDL_GetError());
}

void shot_grey_finish(struct shot_grey *grey) {
	free(grey->pixels);
	*grey = (struct shot_grey){0};
}
