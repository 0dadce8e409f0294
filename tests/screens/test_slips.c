// SPDX-License-Identifier: GPL-3.0-or-later
// Every slip of the demo in every language on every paper: nothing is cut, laid over something else or
// left out; what stands on a service's was on the screen before; zbarimg, pdftotext, pdffonts and qpdf,
// which know nothing of us, read codes and files.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
// cmocka needs the four above first
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../folder.h"
#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"
#include "content/article.h"
#include "content/service.h"
#include "content/topic.h"
#include "device/clock.h"
#include "paper.h"
#include "paper/layout.h"
#include "paper/pdf.h"
#include "paper/qr.h"
#include "paper/raster.h"
#include "paper/sheet.h"
#include "paper/slip.h"
#include "screens/app.h"
#include "screens/slip.h"
#include "text/para.h"
#include "ui/ui.h"

#define PDF_MOST_BYTES (150 * 1000)
#define PHONE "030 23125 014"
#define STREET "Gerberstraße 12, 1. Stock"
#define TOWN "05432 Weidental"
#define DOOR "Gesundheitsberatung für Neuzugewanderte"

static char folder[64];
static struct paper *paper;
static struct arena *arena;

static int enter(void **state) {
	(void)state;
	folder_enter(folder);
	paper = paper_create();
	arena = arena_create();
	return 0;
}

static int leave(void **state) {
	(void)state;
	arena_destroy(arena);
	paper_destroy(paper);
	folder_leave(folder);
	return 0;
}

static struct layout *lay_out(
	const char *lang, const struct paper_page *page, const struct sheet *sheet) {
	struct err err;
	const struct slip *slip = paper_slip(paper, lang, page);
	struct layout *layout = layout_create(paper_app(paper)->fonts, sheet, slip, &err);
	if (!layout) {
		fail_msg("%s %s on %s: %s", lang, page->name, sheet->name, err.text);
	}
	return layout;
}

/* ---- where things stand ---- */

/* What is black of a mark that must not touch another one; false for frames and grounds. */
static bool ink_of(const struct mark *mark, float box[4]) {
	float x = mark->x, y = mark->y, w = mark->w, h = mark->h;
	if (mark->kind == MARK_TEXT) {
		struct rect ink = para_ink(mark->para);
		x += (float)ink.x;
		y += (float)ink.y;
		w = (float)ink.w;
		h = (float)ink.h;
	} else if (mark->kind != MARK_QR && mark->kind != MARK_ICON) {
		return false;
	}
	box[0] = x, box[1] = y, box[2] = x + w, box[3] = y + h;
	return w > 0 && h > 0;
}

static bool overlap(const float a[4], const float b[4]) {
	const float slack = 1;
	return a[0] + slack < b[2] && b[0] + slack < a[2] && a[1] + slack < b[3] &&
		b[1] + slack < a[3];
}

static void check_places(const struct layout *layout, const char *where) {
	const struct sheet *sheet = layout_sheet(layout);
	assert_int_equal(layout_missing(layout), 0);
	for (size_t i = 0; i < layout_mark_count(layout); i++) {
		const struct mark *mark = layout_mark(layout, i);
		float box[4] = {mark->x, mark->y, mark->x + mark->w, mark->y + mark->h}, other[4];
		bool is_ink = ink_of(mark, box);
		if (box[0] < 0 || box[1] < 0 || box[2] > (float)sheet->width_dots ||
			box[3] > (float)layout_height_dots(layout) ||
			mark->page >= layout_page_count(layout)) {
			fail_msg("%s: \"%s\" ends at %.0f,%.0f", where,
				mark->utf8 ? mark->utf8 : "a mark", (double)box[2], (double)box[3]);
		}
		for (size_t k = i + 1; is_ink && k < layout_mark_count(layout); k++) {
			const struct mark *later = layout_mark(layout, k);
			if (later->page == mark->page && ink_of(later, other) &&
				overlap(box, other)) {
				fail_msg("%s: \"%s\" lies over \"%s\"", where,
					later->utf8 ? later->utf8 : "a code",
					mark->utf8 ? mark->utf8 : "a code");
			}
		}
		if (mark->kind == MARK_TEXT && para_breaks_word(mark->para)) {
			fail_msg("%s: a word is broken in \"%s\"", where, mark->utf8);
		}
	}
}

static void check_everywhere(const char *lang, const struct paper_page *page) {
	for (int i = 0; sheet_at(i); i++) {
		char where[160];
		snprintf(where, sizeof where, "%s %s%s%s on %s", lang, page->name,
			page->id ? " " : "", page->id ? page->id : "", sheet_at(i)->name);
		struct layout *layout = lay_out(lang, page, sheet_at(i));
		check_places(layout, where);
		layout_destroy(layout);
	}
}

static void every_slip_has_room(void **state) {
	(void)state;
	for (const char *const *lang = paper_langs; *lang; lang++) {
		for (const struct paper_page *page = paper_pages; page->name; page++) {
			check_everywhere(*lang, page);
		}
	}
}

static void every_service_has_room(void **state) {
	(void)state;
	size_t count;
	struct pack *pack = paper_app(paper)->pack;
	const struct service *services = service_list(pack, arena, NULL, "en", &count);
	for (size_t i = 0; i < count; i++) {
		check_everywhere(paper_langs[i % 8],
			&(struct paper_page){
				"service", SCREEN_SERVICE, services[i].id, NULL, NULL});
	}
}

static void every_article_has_room(void **state) {
	(void)state;
	size_t topics, count, checked = 0;
	struct pack *pack = paper_app(paper)->pack;
	const struct topic *topic = topics_load(pack, arena, "en", &topics);
	for (size_t t = 0; t < topics; t++) {
		const struct article *list = article_list(pack, arena, topic[t].id, "en", &count);
		for (size_t i = 0; i < count; i++) {
			check_everywhere(paper_langs[checked++ % 8],
				&(struct paper_page){
					"article", SCREEN_ARTICLE, list[i].id, NULL, NULL});
		}
	}
	assert_true(checked > 20);
}

static void a_full_list_has_room(void **state) {
	(void)state;
	size_t count;
	const char *ids[SESSION_MAX_LIST + 1] = {0};
	const struct service *services =
		service_list(paper_app(paper)->pack, arena, NULL, "en", &count);
	assert_true(count >= SESSION_MAX_LIST);
	for (size_t i = 0; i < SESSION_MAX_LIST; i++) {
		ids[i] = services[i].id;
	}
	const struct paper_page page = {"list", SCREEN_MY_LIST, NULL, ids, NULL};
	check_everywhere("de", &page);
	check_everywhere("ur", &page);
	struct err err;
	struct layout *layout = lay_out("ur", &page, sheet_find("58mm"));
	struct raster *raster = raster_create(paper_app(paper)->fonts, layout, 0, &err);
	assert_non_null(raster);
	assert_int_equal(raster->h, layout_height_dots(layout));
	raster_destroy(raster);
	layout_destroy(layout);
}

/* ---- what is said ---- */

/* Without white space and the characters that only order text. */
static void append_dense(struct str *out, const char *text) {
	static const char *const unseen[] = {" ", "\n", "\t", "\f", "\u00a0", "\u2060", "\u2066",
		"\u2067", "\u2068", "\u2069", "\u200b", "\u200e", "\u200f", "\u202a", "\u202b",
		"\u202c", "\u202d", "\u202e"};
	while (*text) {
		size_t skip = 0;
		for (size_t i = 0; i < sizeof unseen / sizeof *unseen && !skip; i++) {
			size_t len = strlen(unseen[i]);
			skip = strncmp(text, unseen[i], len) ? 0 : len;
		}
		if (!skip) {
			str_append_char(out, *text);
		}
		text += skip ? skip : 1;
	}
}

static bool says(const char *dense, const char *text) {
	struct str wanted = {0};
	append_dense(&wanted, text);
	bool found = strstr(dense, str_get(&wanted)) != NULL;
	str_finish(&wanted);
	return found;
}

static void read_layout(struct str *out, const struct layout *layout) {
	for (size_t i = 0; i < layout_mark_count(layout); i++) {
		const struct mark *mark = layout_mark(layout, i);
		append_dense(out, mark->utf8 ? mark->utf8 : "");
		str_append(out, "|");
	}
}

/* What must be there whatever the paper is; NULL last. */
static const char *const *wanted_of(const char *lang, const struct paper_page *page) {
	static const char *wanted[16];
	size_t n = 0;
	struct pack *pack = paper_app(paper)->pack;
	wanted[n++] = "Arbeitsamt Weidental";
	wanted[n++] = "112";
	if (!strcmp(page->name, "service") || !strcmp(page->name, "list")) {
		const struct service *service = service_load(pack, arena, "health-advice", lang);
		const char *const more[] = {
			PHONE, STREET, TOWN, DOOR, service->name.utf8, service->documents[1].utf8};
		memcpy(wanted + n, more, sizeof more);
		n += sizeof more / sizeof *more;
	} else if (!strcmp(page->name, "article")) {
		const struct article *article = article_load(pack, arena, page->id, lang);
		const char *const more[] = {"Ihre erste Woche in Weidental", article->title.utf8,
			"030 23125 090", "Mühlgasse 5, 2. Stock"};
		memcpy(wanted + n, more, sizeof more);
		n += sizeof more / sizeof *more;
	} else {
		size_t count;
		const struct emergency *numbers = emergency_load(pack, arena, lang, &count);
		for (size_t i = 0; i < count; i++) {
			wanted[n++] = numbers[i].number;
			wanted[n++] = numbers[i].text.utf8;
		}
	}
	wanted[n] = NULL;
	return wanted;
}

static void what_counts_is_said(void **state) {
	(void)state;
	for (const char *const *lang = paper_langs; *lang; lang++) {
		for (const struct paper_page *page = paper_pages; page->name; page++) {
			for (int i = 0; sheet_at(i); i++) {
				struct str said = {0};
				struct layout *layout = lay_out(*lang, page, sheet_at(i));
				read_layout(&said, layout);
				for (const char *const *w = wanted_of(*lang, page); *w; w++) {
					if (!says(str_get(&said), *w)) {
						fail_msg("%s %s on %s does not say \"%s\"", *lang,
							page->name, sheet_at(i)->name, *w);
					}
				}
				layout_destroy(layout);
				str_finish(&said);
			}
		}
	}
}

/* ---- first on the screen ---- */

static void read_boxes(struct str *out, const struct box *box) {
	if (box->is_hidden) {
		return;
	}
	append_dense(out, box->text ? box->text : "");
	str_append(out, "|");
	for (const struct box *child = box->first; child; child = child->next) {
		read_boxes(out, child);
	}
}

static void read_screen(struct str *out, struct app *app) {
	for (int i = 0; i < 20; i++) {
		app_changed(app);
		app_take(app, &(struct input){0});
		read_boxes(out, ui_root(app->ui));
		if (!pager_turn(&app->session->here.pager, 1)) {
			break;
		}
	}
}

/* A slip strings together what the screen has in parts: "A, B", "a way · another", days. */
static void expect_shown(const char *screen, const char *text, const char *where) {
	static const char *const marks[] = {"\u00a0· ", ", ", " · ", "\n", " – "};
	if (!text || !*text || says(screen, text)) {
		return;
	}
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		const char *at = strstr(text, marks[i]);
		if (at) {
			char *first = arena_copy(arena, text, (size_t)(at - text));
			expect_shown(screen, first, where);
			expect_shown(screen, at + strlen(marks[i]), where);
			return;
		}
	}
	fail_msg("%s: \"%s\" was not on the screen", where, text);
}

/* The box and the foot are for others than the visitor, or say that nothing is kept. */
static void expect_block_shown(
	const char *screen, const struct slip_block *block, const char *where) {
	if (block->kind == SLIP_BOX || block->kind == SLIP_FOOT) {
		return;
	}
	expect_shown(screen, block->title.visitor, where);
	expect_shown(screen, block->text.visitor, where);
	if (block->kind == SLIP_BAND) {
		expect_shown(screen, block->title.host, where);
	}
	if (block->kind == SLIP_NUMBER) {
		expect_shown(screen, block->value, where);
	}
	for (size_t i = 0; i < block->line_count; i++) {
		const struct slip_line *line = &block->lines[i];
		expect_shown(screen, line->text.visitor, where);
		expect_shown(screen, line->is_plain ? line->text.host : NULL, where);
	}
	for (size_t i = 0; i < block->hours_count; i++) {
		expect_shown(screen, block->hours[i].day.visitor, where);
		expect_shown(screen, block->hours[i].time.visitor, where);
	}
}

static void expect_slip_shown(const char *lang, const struct paper_page *page) {
	char where[100];
	struct str screen = {0};
	snprintf(where, sizeof where, "%s %s", lang, page->id);
	const struct slip *slip = paper_slip(paper, lang, page);
	read_screen(&screen, paper_app(paper));
	for (size_t i = 0; i < slip->block_count; i++) {
		expect_block_shown(str_get(&screen), &slip->blocks[i], where);
	}
	str_finish(&screen);
}

static void a_service_was_on_the_screen_before(void **state) {
	(void)state;
	size_t count;
	const struct service *services =
		service_list(paper_app(paper)->pack, arena, NULL, "en", &count);
	for (const char *const *lang = paper_langs; *lang; lang++) {
		for (size_t i = 0; i < count; i++) {
			expect_slip_shown(*lang,
				&(struct paper_page){
					"service", SCREEN_SERVICE, services[i].id, NULL, NULL});
		}
	}
}

/* ---- codes ---- */

static char *run(const char *command, size_t *len) {
	static char out[1 << 18];
	FILE *pipe = popen(command, "r");
	*len = fread(out, 1, sizeof out - 1, pipe);
	out[*len] = '\0';
	if (pclose(pipe) != 0) {
		fail_msg("%s failed:\n%s", command, out);
	}
	return out;
}

/* The rows of the page that the code stands in. */
static void write_rows(const struct layout *layout, const struct mark *code) {
	struct err err;
	struct raster *raster = raster_create(paper_app(paper)->fonts, layout, code->page, &err);
	assert_non_null(raster);
	FILE *file = fopen("code.pgm", "wb");
	unsigned char *grey = paper_grey(raster);
	fprintf(file, "P5 %d %d 255\n", raster->w, (int)code->h);
	fwrite(grey + (size_t)code->y * (size_t)raster->w, (size_t)raster->w, (size_t)code->h,
		file);
	fclose(file);
	free(grey);
	raster_destroy(raster);
}

static const struct mark *code_of(const struct layout *layout) {
	for (size_t i = 0; i < layout_mark_count(layout); i++) {
		if (layout_mark(layout, i)->kind == MARK_QR) {
			return layout_mark(layout, i);
		}
	}
	return NULL;
}

static const struct slip_block *code_block(const struct slip *slip) {
	for (size_t i = 0; i < slip->block_count; i++) {
		if (slip->blocks[i].kind == SLIP_QR) {
			return &slip->blocks[i];
		}
	}
	return NULL;
}

static void read_code(const char *lang, const struct paper_page *page, const struct sheet *sheet) {
	size_t len;
	struct err err;
	const struct slip *slip = paper_slip(paper, lang, page);
	const struct slip_block *block = code_block(slip);
	struct layout *layout = layout_create(paper_app(paper)->fonts, sheet, slip, &err);
	assert_non_null(layout);
	const struct mark *mark = code_of(layout);
	if (!mark) {
		bool is_too_narrow = block && block->is_spare && sheet->width_dots < 400;
		assert_true(!block || is_too_narrow);
		layout_destroy(layout);
		return;
	}
	assert_true(mark->module_dots >= 4);
	write_rows(layout, mark);
	char *read = run("zbarimg --nodbus -q --raw --oneshot -Sbinary code.pgm", &len);
	if (len != block->value_len || memcmp(read, block->value, len)) {
		fail_msg("%s %s on %s reads: %s", lang, page->name, sheet->name, read);
	}
	layout_destroy(layout);
}

static void codes_are_read_off_the_dots(void **state) {
	(void)state;
	for (const char *const *lang = paper_langs; *lang; lang++) {
		for (const struct paper_page *page = paper_pages; page->name; page++) {
			for (int i = 0; sheet_at(i); i++) {
				read_code(*lang, page, sheet_at(i));
			}
		}
	}
}

static const struct box *find_code(const struct box *box) {
	const struct box *found = box->kind == BOX_QR ? box : NULL;
	for (const struct box *child = box->first; child && !found; child = child->next) {
		found = child->is_hidden ? NULL : find_code(child);
	}
	return found;
}

/* Page by page; the last code of an article's pages is the page's own. */
static const struct box *code_on_screen(struct app *app) {
	const struct box *code = NULL;
	for (int i = 0; i < 40; i++) {
		app_changed(app);
		app_take(app, &(struct input){0});
		code = find_code(ui_root(app->ui));
		if (code || !pager_turn(&app->session->here.pager, 1)) {
			break;
		}
	}
	return code;
}

static void paper_and_screen_have_one_code(void **state) {
	(void)state;
	struct app *app = paper_app(paper);
	for (const char *const *lang = paper_langs; *lang; lang++) {
		for (int size = TEXT_NORMAL; size < TEXT_SIZE_COUNT; size++) {
			for (const struct paper_page *page = paper_pages; page->name; page++) {
				struct err err;
				struct qr qr;
				paper_slip(paper, *lang, page);
				app->session->size = (enum text_size)size;
				const struct box *shown = code_on_screen(app);
				const struct slip_block *block =
					code_block(slip_here(app, arena, 0, &err));
				struct slip_instead instead = slip_instead(app);
				assert_int_equal(instead.qr_len, block ? block->value_len : 0);
				assert_true(*instead.number && *instead.number_label);
				assert_true(!shown == !block);
				if (!block) {
					continue;
				}
				assert_memory_equal(instead.qr, block->value, instead.qr_len);
				assert_true(qr_encode(
					arena, block->value, block->value_len, &qr, &err));
				if (shown->module_side != qr.size ||
					memcmp(shown->modules, qr.modules,
						(size_t)qr.size * (size_t)qr.size)) {
					fail_msg("%s %s in size %d: another code on paper", *lang,
						page->name, size);
				}
			}
		}
	}
}

/* ---- files ---- */

static size_t write_pdf(const char *lang, const struct paper_page *page, const char *sheet) {
	struct err err;
	size_t len;
	struct layout *layout = lay_out(lang, page, sheet_find(sheet));
	unsigned char *pdf = pdf_create(paper_app(paper)->fonts, layout, &len, &err);
	assert_non_null(pdf);
	FILE *file = fopen("slip.pdf", "wb");
	fwrite(pdf, 1, len, file);
	fclose(file);
	free(pdf);
	layout_destroy(layout);
	return len;
}

static void expect_embedded(const char *where) {
	size_t len;
	char *fonts = run("pdffonts slip.pdf | tail -n +3", &len);
	assert_true(len > 0);
	for (char *line = strtok(fonts, "\n"); line; line = strtok(NULL, "\n")) {
		if (!strstr(line, " yes yes ")) {
			fail_msg("%s: not embedded as a subset: %s", where, line);
		}
	}
}

/* The slope of Nastaliq looks like several lines to pdftotext. */
static bool is_readable(const char *lang, const char *text) {
	return strcmp(lang, "ur") || ((unsigned char)*text & 0xe0) != 0xc0 ||
		strchr(text, ' ') == NULL;
}

static void check_file(const char *lang, const struct paper_page *page, const char *sheet) {
	char where[100];
	size_t len, bytes = write_pdf(lang, page, sheet);
	struct str said = {0};
	snprintf(where, sizeof where, "%s %s on %s", lang, page->name, sheet);
	run("qpdf --check slip.pdf 2>&1", &len);
	expect_embedded(where);
	append_dense(&said, run("pdftotext -raw slip.pdf -", &len));
	for (const char *const *wanted = wanted_of(lang, page); *wanted; wanted++) {
		if (is_readable(lang, *wanted) && !says(str_get(&said), *wanted)) {
			fail_msg("%s: the file does not say \"%s\" but:\n%s", where, *wanted,
				str_get(&said));
		}
	}
	str_finish(&said);
	bool is_small =
		strcmp(page->name, "service") || !strncmp(lang, "zh", 2) || bytes <= PDF_MOST_BYTES;
	if (!is_small) {
		fail_msg("%s: %zu bytes", where, bytes);
	}
}

static void files_are_sound(void **state) {
	(void)state;
	for (const char *const *lang = paper_langs; *lang; lang++) {
		for (const struct paper_page *page = paper_pages; page->name; page++) {
			check_file(*lang, page, "a6");
			check_file(*lang, page, "a4");
		}
	}
}

/* ---- which slip ---- */

static void each_slip_has_its_name(void **state) {
	(void)state;
	struct app *app = paper_app(paper);
	uint64_t seen[64];
	size_t count = 0;
	for (const char *const *lang = paper_langs; *lang; lang++) {
		for (const struct paper_page *page = paper_pages; page->name; page++) {
			paper_slip(paper, *lang, page);
			assert_true(slip_is_here(app));
			uint64_t what = slip_what(app);
			assert_true(what != 0);
			assert_true(what == slip_what(app));
			for (size_t i = 0; i < count; i++) {
				assert_true(seen[i] != what);
			}
			seen[count++] = what;
		}
	}
	paper_slip(paper, "en", &paper_pages[2]);
	uint64_t what = slip_what(app);
	session_list_move(app->session, 0, 1);
	assert_true(slip_what(app) != what); /* another order is another slip */
}

static void elsewhere_is_nothing_to_print(void **state) {
	(void)state;
	struct err err;
	struct app *app = paper_app(paper);
	static const struct {
		enum screen_kind kind;
		const char *id;
	} places[] = {{SCREEN_WELCOME, ""}, {SCREEN_HOME, ""}, {SCREEN_TOPIC, "health"},
		{SCREEN_FIND, ""}, {SCREEN_SEARCH, ""}, {SCREEN_ABOUT, ""}, {SCREEN_MY_LIST, ""},
		{SCREEN_SERVICE, "nowhere"}, {SCREEN_ARTICLE, "nothing"}};
	app_wipe(app);
	app_set_language(app, "ar");
	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		session_visit(app->session, places[i].kind, places[i].id);
		app_changed(app);
		app_take(app, &(struct input){0});
		assert_false(slip_is_here(app));
		assert_null(slip_here(app, arena, 0, &err));
		assert_int_equal(slip_instead(app).qr_len, 0);
	}
}

static void a_copy_says_so(void **state) {
	(void)state;
	struct err err;
	assert_null(paper_slip(paper, "ar", &paper_pages[0])->copy);
	struct str said = {0};
	append_dense(&said, slip_here(paper_app(paper), arena, 2, &err)->copy);
	assert_string_equal(str_get(&said), "Kopie2");
	str_finish(&said);
}

/* The office's language is said once where the visitor reads it; the original of an article prints as it
 * is shown. */
static void languages_are_those_of_the_page(void **state) {
	(void)state;
	struct err err;
	struct app *app = paper_app(paper);
	const struct slip *slip = paper_slip(paper, "de", &paper_pages[0]);
	for (size_t i = 0; i < slip->block_count; i++) {
		const struct slip_block *block = &slip->blocks[i];
		assert_true(block->kind == SLIP_BOX || !block->text.host);
		assert_null(block->title.visitor ? block->title.host : NULL);
	}
	paper_slip(paper, "ar", &paper_pages[1]);
	uint64_t what = slip_what(app);
	strcpy(app->session->here.lang, "en");
	slip = slip_here(app, arena, 0, &err);
	assert_string_equal(slip->visitor_lang, "en");
	assert_string_equal(slip->title, "Your first week in Weidental");
	assert_true(slip_what(app) != what);
}

static size_t count_today(const struct slip *slip) {
	size_t count = 0;
	for (size_t i = 0; i < slip->block_count; i++) {
		for (size_t row = 0; row < slip->blocks[i].hours_count; row++) {
			count += slip->blocks[i].hours[row].is_today;
		}
	}
	return count;
}

static void an_unset_clock_dates_nothing(void **state) {
	(void)state;
	struct clock *clock = paper_app(paper)->clock;
	int64_t now = clock_now(clock);
	const struct slip *slip = paper_slip(paper, "en", &paper_pages[0]);
	assert_string_equal(slip->when, "19. Nov. 2026, 09:42");
	assert_int_equal(count_today(slip), 1);
	clock_set(clock, 0);
	slip = paper_slip(paper, "en", &paper_pages[0]);
	assert_null(slip->when);
	assert_int_equal(count_today(slip), 0);
	clock_set(clock, now);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_slip_has_room),
		cmocka_unit_test(every_service_has_room),
		cmocka_unit_test(every_article_has_room),
		cmocka_unit_test(a_full_list_has_room),
		cmocka_unit_test(what_counts_is_said),
		cmocka_unit_test(a_service_was_on_the_screen_before),
		cmocka_unit_test(codes_are_read_off_the_dots),
		cmocka_unit_test(paper_and_screen_have_one_code),
		cmocka_unit_test(files_are_sound),
		cmocka_unit_test(each_slip_has_its_name),
		cmocka_unit_test(elsewhere_is_nothing_to_print),
		cmocka_unit_test(a_copy_says_so),
		cmocka_unit_test(languages_are_those_of_the_page),
		cmocka_unit_test(an_unset_clock_dates_nothing),
	};
	return cmocka_run_group_tests(tests, enter, leave);
}
