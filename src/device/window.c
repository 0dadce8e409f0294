// SPDX-License-Identifier: GPL-3.0-or-later
// SDL's software window surface, without its OpenGL detour (440 ms and 100 MB at start). We draw into
// that surface itself where its pixels are ours in order and upright, else into a buffer that is
// turned and converted part by part when it is shown.
#include "device/window.h"

#include <SDL.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/err.h"
#include "base/mem.h"
#include "device/event.h"

#define QUEUE_MAX 256
#define FORGOTTEN_EVENTS 512 /* more than ever wait at once */
#define MOVES_TILL_POINTER 4 /* X11 reports one or two when a window opens under the pointer */

struct window {
	SDL_Window *sdl;
	SDL_Surface *surface;
	bool is_headless, hides_pointer;
	int pointer_moves;
	unsigned long frames;
	struct event_reader reader;
	struct pixmap pixmap;
	uint32_t *buffer; /* the pixmap's own pixels; NULL while it is the surface itself */
	struct input queue[QUEUE_MAX];
	size_t queue_first, queue_count;
};

static int64_t now_ms(void) {
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static bool surface_is_ours(const struct window *window) {
	Uint32 format = window->surface->format->format;
	return window->reader.rotation == 0 && window->surface->pitch % 4 == 0 &&
		(format == SDL_PIXELFORMAT_ARGB8888 || format == SDL_PIXELFORMAT_RGB888);
}

static bool take_surface(struct window *window, struct err *err) {
	SDL_Surface *surface = SDL_GetWindowSurface(window->sdl);
	if (!surface) {
		return err_set(err, "the display gives no surface to draw on: %s", SDL_GetError());
	}
	window->surface = surface;
	window->reader.w = surface->w;
	window->reader.h = surface->h;
	free(window->buffer);
	window->buffer = NULL;
	bool is_turned = window->reader.rotation % 180 != 0;
	struct pixmap pixmap = {
		.w = is_turned ? surface->h : surface->w, .h = is_turned ? surface->w : surface->h};
	pixmap.stride = pixmap.w;
	if (surface_is_ours(window)) {
		pixmap.pixels = surface->pixels;
		pixmap.stride = surface->pitch / 4;
	} else {
		window->buffer = mem_array((size_t)pixmap.w * (size_t)pixmap.h, sizeof(uint32_t));
		memset(window->buffer, 0, (size_t)pixmap.w * (size_t)pixmap.h * sizeof(uint32_t));
		pixmap.pixels = window->buffer;
	}
	pixmap.clip = (struct rect){0, 0, pixmap.w, pixmap.h};
	window->pixmap = pixmap;
	return true;
}

/* Hints that SDL reads while it starts; the environment may overrule none of them but the driver. */
static void set_hints(const struct window_options *options) {
	SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
	SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0"); /* a touch is not a mouse as well */
	SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0"); /* nor the other way round */
	SDL_SetHint(SDL_HINT_MOUSE_FOCUS_CLICKTHROUGH, "1");
	SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1"); /* a SIGTERM ends us even while we sleep */
	if (getenv("SDL_VIDEODRIVER")) {
		return;
	}
	if (options->is_headless) {
		SDL_SetHint(SDL_HINT_VIDEODRIVER, "dummy");
	} else if (!getenv("DISPLAY") && !getenv("WAYLAND_DISPLAY")) {
		/* The bare console, or nothing: left alone SDL would take a driver that shows
		 * nothing, and libwayland would complain on the way. */
		SDL_SetHint(SDL_HINT_VIDEODRIVER, "kmsdrm");
	}
}

static bool start_sdl(const struct window_options *options, struct err *err) {
	set_hints(options);
	if (SDL_Init(SDL_INIT_VIDEO | SDL_INIT_EVENTS) == 0) {
		return true;
	}
	err_set(err, "there is no display (%s); start from a graphical session, or set DISPLAY",
		SDL_GetError());
	SDL_Quit();
	return false;
}

static bool open_sdl_window(
	struct window *window, const struct window_options *options, struct err *err) {
	bool has_size = options->w > 0 && options->h > 0;
	SDL_Rect bounds = {0, 0, 1920, 1080};
	Uint32 flags = options->is_resizable ? SDL_WINDOW_RESIZABLE : 0;
	int at = SDL_WINDOWPOS_CENTERED;
	if (!has_size && !options->is_headless) {
		/* Not SDL's desktop full screen: it waits 100 ms for a window manager. */
		SDL_GetDisplayBounds(0, &bounds);
		flags = SDL_WINDOW_BORDERLESS;
		at = 0;
		window->hides_pointer = true;
		SDL_ShowCursor(SDL_DISABLE);
	}
	window->sdl = SDL_CreateWindow(options->title ? options->title : "Foyer",
		at ? at : bounds.x, at ? at : bounds.y, has_size ? options->w : bounds.w,
		has_size ? options->h : bounds.h, flags);
	if (!window->sdl) {
		return err_set(err, "the display gives no window: %s", SDL_GetError());
	}
	if (options->is_resizable) {
		SDL_SetWindowMinimumSize(window->sdl, 1024, 640);
	}
	return true;
}

struct window *window_open(const struct window_options *options, struct err *err) {
	if (!start_sdl(options, err)) {
		return NULL;
	}
	struct window *window = mem_zero(sizeof *window);
	window->is_headless = options->is_headless;
	window->reader.rotation = options->rotation;
	if (!open_sdl_window(window, options, err) || !take_surface(window, err)) {
		window_close(window);
		return NULL;
	}
	return window;
}

void window_close(struct window *window) {
	if (!window) {
		return;
	}
	if (window->buffer) {
		explicit_bzero(window->buffer,
			(size_t)window->pixmap.w * (size_t)window->pixmap.h * sizeof(uint32_t));
		free(window->buffer);
	}
	if (window->sdl) {
		SDL_DestroyWindow(window->sdl);
	}
	SDL_Quit();
	explicit_bzero(window, sizeof *window);
	free(window);
}

struct pixmap *window_pixmap(struct window *window) {
	return &window->pixmap;
}

/* The pixel of the buffer that is seen at x, y of the surface. */
static const uint32_t *turned_pixel(const struct window *window, int x, int y) {
	const struct pixmap *from = &window->pixmap;
	switch (window->reader.rotation) {
	case 90: return from->pixels + (from->h - 1 - x) * from->stride + y;
	case 180: return from->pixels + (from->h - 1 - y) * from->stride + from->w - 1 - x;
	case 270: return from->pixels + x * from->stride + from->w - 1 - y;
	default: return from->pixels + y * from->stride + x;
	}
}

static struct rect turned_rect(const struct window *window, struct rect part) {
	int w = window->pixmap.w, h = window->pixmap.h;
	switch (window->reader.rotation) {
	case 90: return (struct rect){h - part.y - part.h, part.x, part.h, part.w};
	case 180: return (struct rect){w - part.x - part.w, h - part.y - part.h, part.w, part.h};
	case 270: return (struct rect){part.y, w - part.x - part.w, part.h, part.w};
	default: return part;
	}
}

static void copy_row(const struct window *window, const struct rect *part, int y, uint32_t *row) {
	const uint32_t *from = turned_pixel(window, part->x, y);
	ptrdiff_t step = part->w > 1 ? turned_pixel(window, part->x + 1, y) - from : 0;
	for (int x = 0; x < part->w; x++, from += step) {
		row[x] = *from;
	}
}

/* Turns and converts the part of the buffer that shows in `part` of the surface. */
static void copy_to_surface(struct window *window, const struct rect *part) {
	SDL_Surface *surface = window->surface;
	uint32_t *row = mem_array((size_t)part->w, sizeof *row);
	for (int y = part->y; y < part->y + part->h; y++) {
		copy_row(window, part, y, row);
		Uint8 *to = (Uint8 *)surface->pixels + y * surface->pitch +
			part->x * surface->format->BytesPerPixel;
		SDL_ConvertPixels(part->w, 1, SDL_PIXELFORMAT_ARGB8888, row, part->w * 4,
			surface->format->format, to, surface->pitch);
	}
	explicit_bzero(row, (size_t)part->w * sizeof *row);
	free(row);
}

void window_present(struct window *window, struct rect part) {
	struct rect all = {0, 0, window->pixmap.w, window->pixmap.h};
	part = rect_intersect(part, all);
	if (part.w <= 0 || part.h <= 0) {
		return;
	}
	part = turned_rect(window, part);
	if (window->buffer) {
		copy_to_surface(window, &part);
	}
	SDL_UpdateWindowSurfaceRects(window->sdl, &(SDL_Rect){part.x, part.y, part.w, part.h}, 1);
	window->frames++;
}

unsigned long window_frames(const struct window *window) {
	return window->frames;
}

void window_play(struct window *window, const struct input *input) {
	if (window->queue_count == QUEUE_MAX) {
		abort(); /* nobody plays that much before a wait */
	}
	window->queue[(window->queue_first + window->queue_count++) % QUEUE_MAX] = *input;
}

static bool take_played(struct window *window, struct input *input) {
	if (!window->queue_count) {
		return false;
	}
	struct input *first = &window->queue[window->queue_first];
	*input = *first;
	explicit_bzero(first, sizeof *first);
	window->queue_first = (window->queue_first + 1) % QUEUE_MAX;
	window->queue_count--;
	return true;
}

/* Where a drag made more moves than we could follow, only the last one counts. */
static void skip_to_last_move(SDL_Event *event) {
	SDL_Event next;
	while ((event->type == SDL_MOUSEMOTION || event->type == SDL_FINGERMOTION) &&
		SDL_PeepEvents(&next, 1, SDL_PEEKEVENT, SDL_FIRSTEVENT, SDL_LASTEVENT) == 1 &&
		next.type == event->type &&
		(event->type == SDL_MOUSEMOTION ||
			next.tfinger.fingerId == event->tfinger.fingerId)) {
		SDL_PeepEvents(event, 1, SDL_GETEVENT, event->type, event->type);
	}
}

/* A kiosk hides the pointer till somebody plugs in a mouse and moves it. */
static void show_pointer(struct window *window, const SDL_Event *event) {
	if (window->hides_pointer && event->type == SDL_MOUSEMOTION &&
		event->motion.which != SDL_TOUCH_MOUSEID &&
		++window->pointer_moves >= MOVES_TILL_POINTER) {
		window->hides_pointer = false;
		SDL_ShowCursor(SDL_ENABLE);
	}
}

static void read_event(struct window *window, SDL_Event *event) {
	struct input out[2];
	skip_to_last_move(event);
	show_pointer(window, event);
	int count = event_read(&window->reader, event, now_ms(), out);
	for (int i = 0; i < count; i++) {
		if (out[i].kind == INPUT_RESIZE && !take_surface(window, NULL)) {
			abort(); /* the display went away; the supervisor starts us again */
		}
		window_play(window, &out[i]);
	}
	explicit_bzero(out, sizeof out);
	explicit_bzero(event, sizeof *event);
}

bool window_wait(struct window *window, int timeout_ms, struct input *input) {
	int64_t until = now_ms() + timeout_ms;
	while (!take_played(window, input)) {
		SDL_Event event;
		int64_t left = timeout_ms < 0 ? -1 : until - now_ms();
		if (window->is_headless || (timeout_ms >= 0 && left <= 0)) {
			left = 0;
		}
		if (SDL_WaitEventTimeout(&event, (int)left)) {
			read_event(window, &event);
		} else if (left == 0) {
			*input = (struct input){.kind = INPUT_NONE, .ms = now_ms()};
			return false;
		}
	}
	return true;
}

/* A queue entry that was delivered goes to SDL's free list as it is; each new event takes one from
 * there. */
void window_forget(struct window *window) {
	(void)window; /* SDL has one queue for all */
	static SDL_Event blank[FORGOTTEN_EVENTS];
	SDL_FlushEvents(SDL_KEYDOWN, SDL_TEXTINPUT);
	for (int i = 0; i < FORGOTTEN_EVENTS; i++) {
		blank[i].type = SDL_USEREVENT;
	}
	SDL_PeepEvents(blank, FORGOTTEN_EVENTS, SDL_ADDEVENT, SDL_FIRSTEVENT, SDL_LASTEVENT);
	SDL_FlushEvent(SDL_USEREVENT);
}
