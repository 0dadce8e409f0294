// SPDX-License-Identifier: GPL-3.0-or-later
// The code of every service, on the screen in every contrast and on a slip of every paper: zbarimg, which
// knows nothing of us, reads exactly the contact. Every code on any page, articles' and My list's too, has
// whole dots a module, at least four, and is black on white.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../folder.h"
#include "base/arena.h"
#include "base/err.h"
#include "base/file.h"
#include "content/article.h"
#include "content/pack.h"
#include "content/service.h"
#include "content/topic.h"
#include "device/clock.h"
#include "device/window.h"
#include "lang/catalog.h"
#include "lang/date.h"
#include "paper/layout.h"
#include "paper/raster.h"
#include "paper/sheet.h"
#include "paper/slip.h"
#include "screens/app.h"
#include "screens/contact.h"
#include "text/fontset.h"
#include "ui/ui.h"

#define LEAST_PX 4
#define AROUND_PX 24 /* of the page, cut out along with the code */
#define MOST_PAGES 60

static char folder[64];
static struct app *app;
static struct app_options options;
static struct arena *arena;

static int start(void **state) {
	struct err err;
	bool is_tall = *(bool *)*state;
	folder_enter(folder);
	arena = arena_create();
	struct civil civil = {2026, 11, 19, 9, 42, 0, 0};
	options = (struct app_options){
		.window = window_open(&(struct window_options){.w = is_tall ? 1080 : 1920,
					      .h = is_tall ? 1920 : 1080,
					      .is_headless = true},
			&err),
		.clock = clock_create_virtual(time_from_civil(&civil, "Europe/Berlin")),
		.pack = pack_open(
			BUILD_ROOT "/demo.pack", &(struct pack_trust){.unsigned_ok = true}, &err)};
	assert_non_null(options.window);
	assert_non_null(options.pack);
	app = app_create(&options, &err);
	assert_non_null(app);
	return 0;
}

static int stop(void **state) {
	(void)state;
	app_destroy(app);
	clock_destroy(options.clock);
	window_close(options.window);
	arena_destroy(arena);
	folder_leave(folder);
	return 0;
}

static void show(const char *lang, enum contrast contrast, enum screen_kind kind, const char *id) {
	app_wipe(app);
	app_set_language(app, lang);
	app->session->contrast = contrast;
	session_visit(app->session, kind, id);
	app_changed(app);
	app_take(app, &(struct input){0});
}

static const struct box *find_code(const struct box *box) {
	if (box->is_hidden) {
		return NULL;
	}
	const struct box *found = box->kind == BOX_QR ? box : NULL;
	for (const struct box *child = box->first; child && !found; child = child->next) {
		found = find_code(child);
	}
	return found;
}

/* Turns the pages until there is one. */
static const struct box *look_for_code(void) {
	const struct box *code = find_code(ui_root(app->ui));
	for (int i = 0; !code && i < MOST_PAGES; i++) {
		if (!pager_turn(&app->session->here.pager, 1)) {
			break;
		}
		app_changed(app);
		app_take(app, &(struct input){0});
		code = find_code(ui_root(app->ui));
	}
	return code;
}

static uint32_t pixel(int x, int y) {
	const struct pixmap *screen = window_pixmap(app->window);
	assert_true(x >= 0 && y >= 0 && x < screen->w && y < screen->h);
	return screen->pixels[(size_t)y * (size_t)screen->stride + (size_t)x] & 0xFFFFFF;
}

/* Every dot of the code and of four modules around it. */
static void assert_is_on_the_grid(const struct box *code, const char *where) {
	int side = code->module_side, px = code->rect.w / (side + 8), whole = px * (side + 8);
	int left = code->rect.x + (code->rect.w - whole) / 2;
	int top = code->rect.y + (code->rect.h - whole) / 2;
	if (px < LEAST_PX) {
		fail_msg("%s: %d modules in %d px", where, side, code->rect.w);
	}
	for (int y = 0; y < whole; y++) {
		for (int x = 0; x < whole; x++) {
			int mx = x / px - 4, my = y / px - 4;
			bool is_black = mx >= 0 && my >= 0 && mx < side && my < side &&
				code->modules[my * side + mx];
			if (pixel(left + x, top + y) != (is_black ? 0u : 0xFFFFFFu)) {
				fail_msg("%s: dot %d,%d of the code is %06x", where, x, y,
					pixel(left + x, top + y));
			}
		}
	}
}

/* The code with some of the page around it. */
static void write_screen(const struct box *code) {
	const struct pixmap *screen = window_pixmap(app->window);
	struct rect cut = {code->rect.x - AROUND_PX, code->rect.y - AROUND_PX,
		code->rect.w + 2 * AROUND_PX, code->rect.h + 2 * AROUND_PX};
	cut = rect_intersect(cut, (struct rect){0, 0, screen->w, screen->h});
	FILE *file = fopen("code.ppm", "wb");
	fprintf(file, "P6 %d %d 255\n", cut.w, cut.h);
	for (int y = cut.y; y < cut.y + cut.h; y++) {
		for (int x = cut.x; x < cut.x + cut.w; x++) {
			uint32_t rgb = pixel(x, y);
			fputc((int)(rgb >> 16), file);
			fputc((int)(rgb >> 8 & 0xFF), file);
			fputc((int)(rgb & 0xFF), file);
		}
	}
	fclose(file);
}

static void assert_reads(const char *path, const char *expected, const char *where) {
	char command[160], *read;
	size_t len;
	struct err err;
	snprintf(command, sizeof command,
		"zbarimg --nodbus -q --raw --oneshot -Sbinary %s > read.bin", path);
	if (system(command) != 0) {
		fail_msg("%s: zbarimg finds no code", where);
	}
	assert_true(file_read("read.bin", 10000, &read, &len, &err));
	if (len != strlen(expected) || memcmp(read, expected, len)) {
		fail_msg("%s: reads %.*s", where, (int)len, read);
	}
	free(read);
}

static void services_are_read_off_the_screen(void **state) {
	(void)state;
	size_t count, mecards = 0;
	const struct service *list = service_list(app->pack, arena, NULL, "de", &count);
	assert_true(count > 20);
	for (size_t i = 0; i < count; i++) {
		const char *text =
			contact_text(arena, service_load(app->pack, arena, list[i].id, "de"));
		mecards += strncmp(text, "MECARD:", 7) == 0;
		for (int contrast = 0; contrast < CONTRAST_COUNT; contrast++) {
			char where[120];
			snprintf(where, sizeof where, "%s, contrast %d", list[i].id, contrast);
			show(i % 2 ? "ar" : "en", (enum contrast)contrast, SCREEN_SERVICE,
				list[i].id);
			const struct box *code = look_for_code();
			assert_non_null(code);
			assert_is_on_the_grid(code, where);
			write_screen(code);
			assert_reads("code.ppm", text, where);
		}
	}
	assert_in_range(mecards, 1, count - 1); /* both forms are in use */
}

static void other_codes_are_on_the_grid(void **state) {
	(void)state;
	size_t topics, count, codes = 0;
	const struct topic *all = topics_load(app->pack, arena, "en", &topics);
	for (size_t t = 0; t < topics; t++) {
		const struct article *list =
			article_list(app->pack, arena, all[t].id, "en", &count);
		for (size_t i = 0; i < count * CONTRAST_COUNT; i++) {
			const char *id = list[i / CONTRAST_COUNT].id;
			show("en", (enum contrast)(i % CONTRAST_COUNT), SCREEN_ARTICLE, id);
			const struct box *code = look_for_code();
			if (code) {
				assert_is_on_the_grid(code, id);
				codes++;
			}
		}
	}
	assert_true(codes > 0);
}

static void write_slip(struct fontset *fonts, const struct sheet *sheet, const char *text) {
	struct err err;
	const struct slip_block block = {.kind = SLIP_QR,
		.value = text,
		.value_len = strlen(text),
		.text = {"Save contact on your phone", "Kontakt aufs Handy"}};
	const struct slip slip = {.visitor_lang = "en",
		.host_lang = "de",
		.title = "A",
		.office = "Arbeitsamt Weidental",
		.when = "19.11.2026, 09:42",
		.blocks = &block,
		.block_count = 1};
	struct layout *layout = layout_create(fonts, sheet, &slip, &err);
	assert_non_null(layout);
	for (size_t i = 0; i < layout_mark_count(layout); i++) {
		const struct mark *mark = layout_mark(layout, i);
		assert_true(mark->kind != MARK_QR || mark->module_dots >= LEAST_PX);
	}
	struct raster *raster = raster_create(fonts, layout, 0, &err);
	assert_non_null(raster);
	FILE *file = fopen("slip.pbm", "wb");
	fprintf(file, "P4 %d %d\n", raster->w, raster->h);
	fwrite(raster->bits, (size_t)raster->stride, (size_t)raster->h, file);
	fclose(file);
	raster_destroy(raster);
	layout_destroy(layout);
}

static void services_are_read_off_the_slip(void **state) {
	(void)state;
	size_t count;
	const struct service *list = service_list(app->pack, arena, NULL, "de", &count);
	for (size_t i = 0; i < count; i++) {
		const char *text =
			contact_text(arena, service_load(app->pack, arena, list[i].id, "de"));
		for (int s = 0; sheet_at(s); s++) {
			char where[120];
			snprintf(where, sizeof where, "%s on %s", list[i].id, sheet_at(s)->name);
			write_slip(app->fonts, sheet_at(s), text);
			assert_reads("slip.pbm", text, where);
		}
	}
}

int main(void) {
	struct err err;
	static bool wide = false, tall = true;
	if (!catalog_open(BUILD_ROOT "/share/foyer/locale", &err)) {
		fprintf(stderr, "%s\n", err.text);
		return 1;
	}
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_prestate_setup_teardown(
			services_are_read_off_the_screen, start, stop, &wide),
		cmocka_unit_test_prestate_setup_teardown(
			services_are_read_off_the_screen, start, stop, &tall),
		cmocka_unit_test_prestate_setup_teardown(
			other_codes_are_on_the_grid, start, stop, &wide),
		cmocka_unit_test_prestate_setup_teardown(
			services_are_read_off_the_slip, start, stop, &wide),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
