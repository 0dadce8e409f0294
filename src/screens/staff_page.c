// SPDX-License-Identifier: GPL-3.0-or-later
// How the kiosk is, at a glance, and what staff can do about it. Nothing of a visitor is here but counts,
// and of these none under ten.
#include <string.h>

#include "base/arena.h"
#include "content/pack.h"
#include "device/clock.h"
#include "device/window.h"
#include "lang/date.h"
#include "lang/mark.h"
#include "lang/tag.h"
#include "paper/printer.h"
#include "screens/print.h"
#include "screens/say.h"
#include "screens/screen.h"
#include "screens/staff.h"
#include "screens/staff_inner.h"
#include "ui/card.h"
#include "ui/key.h"
#include "ui/note.h"
#include "ui/plate.h"
#include "ui/ui.h"

#define CLEAN_MS 60000
#define KEYS_W 410

enum mark { MARK_OK, MARK_WARN, MARK_INFO, MARK_OFF };

static void mark_add(struct box *row, enum mark mark, const char *text) {
	static const struct {
		enum look look;
		const char *icon;
	} marks[] = {
		[MARK_OK] = {LOOK_PILL_OK, "check-circle"},
		[MARK_WARN] = {LOOK_PILL_WARN, "alert-circle"},
		[MARK_INFO] = {LOOK_PILL_INFO, "information"},
		[MARK_OFF] = {LOOK_PILL_CLOSED, "minus"},
	};
	struct box *pill = box_add(row,
		(struct box){.kind = BOX_ROW,
			.role = ROLE_STATUS,
			.look = marks[mark].look,
			.radius = 21,
			.pad = {6, 16, 6, 12},
			.gap = 8,
			.min_h = 42,
			.self = PLACE_CENTRE,
			.across = PLACE_CENTRE});
	box_icon(pill, marks[mark].icon, 26);
	box_add(pill,
		(struct box){.text = text, .type = TYPE_META, .is_bold = true, .max_lines = 2});
}

/* Icon, what it is, what is to be known of it, and how it is. */
static void row_add(struct box *card, const char *icon, const char *title, const char *note,
	enum mark mark, const char *state) {
	struct box *row = box_add(card,
		(struct box){.kind = BOX_ROW,
			.gap = 16,
			.grow = 1,
			.across = PLACE_CENTRE,
			.folds = true});
	box_add(row, (struct box){.icon = icon, .icon_px = 38, .colour = COLOUR_ICON});
	struct box *words = box_column(row, 0);
	words->grow = 1;
	box_text(words, TYPE_LABEL, title);
	struct box *second = box_text(words, TYPE_META, note);
	if (second) {
		second->colour = COLOUR_SECOND;
	}
	mark_add(row, mark, state);
}

static struct box *card_of(struct box *parent, const char *title) {
	struct box *card = card_add(
		parent, (struct card_spec){.title = title, .pad = 20, .gap = 8, .grow = 1});
	struct box *rows = box_column(card, 17);
	rows->is_ruled = true;
	rows->grow = 1;
	return rows;
}

/* ---- the device ---- */

static const char *whole(const struct app *app, double number) {
	return number_text(app->page, app_lang(app), number, 0);
}

/* A printer is asked only when it prints: what it said then, or that it was not asked yet. */
static void add_printer(struct app *app, struct box *card) {
	const struct printer *printer = app->options->printer;
	if (!printer) {
		row_add(card, "printer", say_staff(app, N_STAFF("Printer")),
			say_staff(app, N_STAFF("None is set up.")), MARK_OFF,
			say_staff(app, N_STAFF("Off")));
		return;
	}
	bool is_low = printer_is_paper_low(printer);
	enum job_state last = print_last(app);
	const char *fault = staff_printer(app, last, is_low);
	const char *note = fault ? fault
		: printer_is_folder(printer)
		? say_staff(app, N_STAFF("Slips are saved as files."))
		: staff_fill(app, N_STAFF("Paper used since the new roll: {mm} mm."), "mm",
			  whole(app, print_paper_mm(app)));
	if (fault) {
		row_add(card, "printer", say_staff(app, N_STAFF("Printer")), note, MARK_WARN,
			is_low && last != JOB_PAPER_OUT ? say_staff(app, N_STAFF("Refill"))
							: say_staff(app, N_STAFF("Check")));
	} else if (last == JOB_NONE) {
		row_add(card, "printer", say_staff(app, N_STAFF("Printer")), note, MARK_INFO,
			say_staff(app, N_STAFF("Not used yet")));
	} else {
		row_add(card, "printer", say_staff(app, N_STAFF("Printer")), note, MARK_OK,
			say_staff(app, N_STAFF("In order")));
	}
}

static void add_screen(struct app *app, struct box *card) {
	const struct pixmap *pixmap = window_pixmap(app->window);
	const char *size = arena_printf(app->page, "%d × %d", pixmap->w, pixmap->h);
	if (app->options->panel_mm > 0) {
		size = arena_printf(app->page, "%s, %.0f mm", size, (double)app->options->panel_mm);
	}
	/* Whoever reads this has touched it. */
	row_add(card, "cursor-pointer", say_staff(app, N_STAFF("Touchscreen")), size, MARK_OK,
		say_staff(app, N_STAFF("In order")));
}

static void add_storage(struct app *app, struct box *card) {
	const struct staff_facts *facts = &app->staff->facts;
	if (!facts->has_storage) {
		row_add(card, "harddisk", say_staff(app, N_STAFF("Storage")),
			say_staff(app, N_STAFF("Nothing is kept on this device.")), MARK_OFF,
			say_staff(app, N_STAFF("Off")));
		return;
	}
	row_add(card, "harddisk", say_staff(app, N_STAFF("Storage")),
		staff_fill(app, N_STAFF("{size} GB free"), "size",
			number_text(app->page, app_lang(app), facts->free_gb, 1)),
		facts->is_storage_low ? MARK_WARN : MARK_OK,
		facts->is_storage_low ? say_staff(app, N_STAFF("Nearly full"))
				      : say_staff(app, N_STAFF("In order")));
}

static void add_device(struct app *app, struct box *parent) {
	struct box *card = card_of(parent, say_staff(app, N_STAFF("Device")));
	bool is_set = app_clock_is_set(app);
	add_printer(app, card);
	add_screen(app, card);
	add_storage(app, card);
	row_add(card, "clock", say_staff(app, N_STAFF("Clock")),
		is_set ? NULL : say_staff(app, N_STAFF("Opening hours and sign-up need it.")),
		is_set ? MARK_OK : MARK_WARN,
		is_set ? say_staff(app, N_STAFF("Set")) : say_staff(app, N_STAFF("Not set")));
	row_add(card, "wifi-off", say_staff(app, N_STAFF("Network")),
		say_staff(app, N_STAFF("Not needed")), MARK_OFF, say_staff(app, N_STAFF("Off")));
}

/* ---- the content ---- */

static const char *day_text(const struct app *app, int64_t time) {
	return date_text(app->page, app_lang(app), time, app_zone(app), DATE_DAY_MONTH_YEAR);
}

static void add_pack(struct app *app, struct box *card) {
	int64_t expires = pack_expires(app->pack);
	bool is_signed = pack_is_signed(app->pack), has_expired = app_has_expired(app);
	const char *until = expires
		? staff_fill(app, N_STAFF("valid until {date}"), "date", day_text(app, expires))
		: say_staff(app, N_STAFF("valid without end"));
	const char *built = staff_fill(
		app, N_STAFF("made on {date}"), "date", day_text(app, pack_built(app->pack)));
	row_add(card, "library",
		staff_fill(app, N_STAFF("Content {site}"), "site", pack_site(app->pack)),
		arena_printf(app->page, "%s, %s", built, until),
		is_signed && !has_expired ? MARK_OK : MARK_WARN,
		!is_signed            ? say_staff(app, N_STAFF("Not signed"))
			: has_expired ? say_staff(app, N_STAFF("Expired"))
				      : say_staff(app, N_STAFF("Signature valid")));
}

/* How long ago is known only by a clock. */
static void add_services(struct app *app, struct box *card) {
	const struct staff_facts *facts = &app->staff->facts;
	bool is_known = app_clock_is_set(app);
	row_add(card, "calendar",
		staff_fill(app, N_STAFF("Services: {count}"), "count",
			arena_printf(app->page, "%d", facts->services)),
		is_known ? staff_fill(app, N_STAFF("Not checked for 90 days: {count}"), "count",
				   arena_printf(app->page, "%d", facts->late))
			 : say_staff(app, N_STAFF("The clock is not set.")),
		!is_known             ? MARK_OFF
			: facts->late ? MARK_WARN
				      : MARK_OK,
		!is_known             ? say_staff(app, N_STAFF("Not known"))
			: facts->late ? say_staff(app, N_STAFF("Check"))
				      : say_staff(app, N_STAFF("In order")));
}

static void add_content(struct app *app, struct box *parent) {
	const struct staff_facts *facts = &app->staff->facts;
	struct box *card = card_of(parent, say_staff(app, N_STAFF("Content")));
	add_pack(app, card);
	row_add(card, "translate",
		staff_fill(app, N_STAFF("Languages: {count}"), "count",
			arena_printf(app->page, "%d", facts->languages)),
		staff_fill(app, N_STAFF("Not checked by a native speaker: {count}"), "count",
			arena_printf(app->page, "%d", facts->unchecked)),
		facts->unchecked ? MARK_INFO : MARK_OK,
		facts->unchecked ? say_staff(app, N_STAFF("Have them checked"))
				 : say_staff(app, N_STAFF("In order")));
	add_services(app, card);
	if (facts->has_store && !facts->has_waiting) {
		row_add(card, "file-document", say_staff(app, N_STAFF("Sign-ups")),
			say_staff(app, N_STAFF("They cannot be read from this device's disk.")),
			MARK_WARN, say_staff(app, N_STAFF("Check")));
	} else if (facts->has_waiting) {
		row_add(card, "file-document",
			staff_fill(app, N_STAFF("Sign-ups for the office: {count}"), "count",
				staff_count_text(app, facts->waiting)),
			say_staff(app, N_STAFF("Sealed. They cannot be read here.")), MARK_INFO,
			say_staff(app, N_STAFF("Sealed")));
	}
}

/* ---- today ---- */

static void bar_add(struct box *row, int64_t part, int64_t all) {
	int filled = part < STAFF_LEAST_TOLD ? 0 : (int)(part * 100 / all);
	struct box *bar = box_add(row,
		(struct box){.kind = BOX_ROW, .grow = 1, .self = PLACE_CENTRE, .is_silent = true});
	if (filled) {
		box_add(bar,
			(struct box){.kind = BOX_COLUMN,
				.h = 14,
				.grow = filled,
				.radius = 7,
				.look = LOOK_TAG_ON});
	}
	if (filled < 100) {
		box_add(bar,
			(struct box){.kind = BOX_COLUMN,
				.h = 14,
				.grow = 100 - filled,
				.radius = 7,
				.look = LOOK_TAG});
	}
}

static void count_add(struct app *app, struct box *card, const char *name, const char *lang,
	int64_t count, int64_t all) {
	struct box *row =
		box_add(card, (struct box){.kind = BOX_ROW, .gap = 16, .across = PLACE_CENTRE});
	box_add(row, (struct box){.text = name, .lang = lang, .type = TYPE_LABEL, .w = 180});
	bar_add(row, count, all);
	box_add(row,
		(struct box){.text = staff_count_text(app, count),
			.type = TYPE_LABEL,
			.is_bold = true,
			.is_ltr_text = true,
			.lang = "en",
			.align = PARA_END,
			.w = 70});
}

static void add_today(struct app *app, struct box *parent) {
	const struct staff_facts *facts = &app->staff->facts;
	if (!facts->has_counts) {
		return;
	}
	struct box *card = card_add(parent,
		(struct card_spec){.title = say_staff(app, N_STAFF("Today, counts only")),
			.pad = 20,
			.gap = 8});
	int64_t most = facts->others;
	for (int i = 0; i < facts->today_count; i++) {
		most = facts->today[i].count > most ? facts->today[i].count : most;
	}
	for (int i = 0; i < facts->today_count; i++) {
		const struct language *language = language_find(facts->today[i].tag);
		count_add(app, card, language ? language->autonym : facts->today[i].tag,
			facts->today[i].tag, facts->today[i].count, most);
	}
	if (facts->others) {
		count_add(app, card, say_staff(app, N_STAFF("others")), NULL, facts->others, most);
	}
	const char *prints = staff_fill(
		app, N_STAFF("Slips: {count}."), "count", staff_count_text(app, facts->prints));
	const char *sign_ups = staff_fill(app, N_STAFF("Sign-ups: {count}."), "count",
		staff_count_text(app, facts->sign_ups));
	box_text(card, TYPE_META, arena_printf(app->page, "%s %s", prints, sign_ups))->colour =
		COLOUR_SECOND;
}

/* ---- keys ---- */

static void add_key(struct app *app, struct box *keys, const char *id, const char *icon,
	const char *english, bool is_there) {
	if (is_there) {
		key_add(keys,
			(struct key_spec){.id = id,
				.icon = icon,
				.label = say_staff(app, english),
				.look = !strcmp(id, "lock") ? KEY_DARK : KEY_NORMAL,
				.is_unavailable = staff_is_at_work(app),
				.is_start = true,
				.grow = !ui_is_portrait(app->ui),
				.min_h = 76});
	}
}

static void add_keys(struct app *app, struct box *keys) {
	const struct app_options *options = app->options;
	const struct printer *printer = options->printer;
	bool has_usb = *app->staff->usb, has_store = app->staff->facts.has_store;
	if (printer) {
		key_add(keys,
			(struct key_spec){.id = "print",
				.icon = "printer",
				.label = say_staff(app, N_STAFF("Test print")),
				.is_unavailable = !print_is_offered(app),
				.is_start = true,
				.grow = !ui_is_portrait(app->ui),
				.min_h = 76});
	}
	add_key(app, keys, "new-roll", "refresh", N_STAFF("New roll"),
		printer && printer_is_roll(printer));
	add_key(app, keys, "load-pack", "usb", N_STAFF("Load new content"),
		has_usb && options->load);
	add_key(app, keys, "export", "content-save",
		has_store ? N_STAFF("Save sign-ups and counts") : N_STAFF("Save counts"),
		has_usb && (has_store || options->counters));
	add_key(app, keys, "receipts", "file-document", N_STAFF("Take receipts"),
		has_usb && has_store);
	add_key(app, keys, "clean", "human-handsup", N_STAFF("Clean the screen"), true);
	add_key(app, keys, "restart", "power", N_STAFF("Restart"), true);
	add_key(app, keys, "lock", "lock", N_STAFF("Lock"), true);
}

/* ---- the page ---- */

static void add_told(struct app *app, struct box *parent) {
	bool is_good = true;
	const char *text = staff_is_at_work(app) ? say_staff(app, N_STAFF("Please wait."))
						 : staff_told_text(app, &is_good);
	if (text) {
		note_add(parent,
			(struct note_spec){.id = "staff-told",
				.tone = staff_is_at_work(app) ? NOTE_TONE_INFO
					: is_good             ? NOTE_TONE_OK
							      : NOTE_TONE_WARN,
				.text = text});
	}
}

static void build_cleaning(struct app *app, struct box *main) {
	struct box *words = box_add(main,
		(struct box){.kind = BOX_COLUMN,
			.gap = 24,
			.grow = 1,
			.along = PLACE_CENTRE,
			.across = PLACE_CENTRE});
	box_add(words,
		(struct box){.text = say_staff(app, N_STAFF("Now you can clean the screen.")),
			.type = TYPE_H1,
			.is_bold = true,
			.id = "cleaning",
			.role = ROLE_HEADING});
	box_text(words, TYPE_BODY, say_staff(app, N_STAFF("Until then no touch does anything:")));
	box_add(words,
		(struct box){.text = arena_printf(app->page, "%d", staff_seconds_left(app)),
			.type_px = 160,
			.is_bold = true,
			.is_ltr_text = true,
			.lang = "en"});
}

static void build(struct app *app, struct box *main) {
	if (app->session->here.step == STAFF_CLEANING) {
		build_cleaning(app, main);
		return;
	}
	bool is_tall = ui_is_portrait(app->ui);
	struct box *body = box_add(
		main, (struct box){.kind = is_tall ? BOX_COLUMN : BOX_ROW, .gap = 22, .grow = 1});
	struct box *left = box_column(body, 16);
	left->grow = 1;
	box_add(left,
		(struct box){.text = say_staff(app, N_STAFF("Kiosk status")),
			.type = TYPE_H1,
			.is_bold = true,
			.id = "staff-status",
			.role = ROLE_HEADING});
	add_told(app, left);
	struct box *columns = box_add(left,
		(struct box){.kind = is_tall ? BOX_COLUMN : BOX_ROW, .gap = 22, .grow = !is_tall});
	struct box *first = box_column(columns, 16), *second = box_column(columns, 16);
	first->grow = second->grow = 1;
	add_device(app, first);
	add_content(app, second);
	add_today(app, second);
	struct box *keys = is_tall
		? box_add(body, (struct box){.kind = BOX_GRID, .columns = 2, .gap = 16})
		: box_column(body, 14);
	if (!is_tall) {
		keys->w = KEYS_W;
	}
	add_keys(app, keys);
}

static bool press(struct app *app, const char *id) {
	struct staff *staff = app->staff;
	if (staff_is_at_work(app)) {
		return true;
	}
	staff->told = STAFF_TOLD_NOTHING;
	if (!strcmp(id, "new-roll")) {
		print_new_roll(app);
		staff->told = STAFF_TOLD_NEW_ROLL;
	} else if (!strcmp(id, "load-pack")) {
		staff_work(app, STAFF_LOAD);
	} else if (!strcmp(id, "export")) {
		staff_work(app, STAFF_EXPORT);
	} else if (!strcmp(id, "receipts")) {
		staff_work(app, STAFF_RECEIPTS);
	} else if (!strcmp(id, "clean")) {
		app->session->here.step = STAFF_CLEANING;
		staff->clean_due_ms = clock_ms(app->clock) + CLEAN_MS;
	} else if (!strcmp(id, "restart")) {
		app_wipe(app);
		app->must_quit = app->must_restart = true;
	} else if (!strcmp(id, "lock")) {
		app_wipe(app);
	}
	return true;
}

const struct screen screen_staff = {.build = build, .press = press, .is_staffs = true};
