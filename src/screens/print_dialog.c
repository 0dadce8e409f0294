// SPDX-License-Identifier: GPL-3.0-or-later
// What the visitor is told: one table of words, and a dialog that gives up its picture and its room
// rather than a word, the code or the number. What leads on stands at the end of its row and what tries
// again at the beginning, in every stage: no key comes up where another one just was.
#include <string.h>

#include "base/arena.h"
#include "content/topic.h"
#include "lang/mark.h"
#include "paper/printer.h"
#include "paper/qr.h"
#include "screens/app.h"
#include "screens/office.h"
#include "screens/print_inner.h"
#include "screens/say.h"
#include "screens/slip.h"
#include "ui/card.h"
#include "ui/dialog.h"
#include "ui/key.h"
#include "ui/page.h"
#include "ui/plate.h"
#include "ui/ui.h"

enum tone { TONE_INFO, TONE_OK, TONE_WARN };

struct words {
	const char *id, *title, *text; /* text NULL: none */
	enum tone tone;
	bool asks_desk;   /* "Please tell Desk 1." */
	bool has_instead; /* code and number, which need no paper */
};

#define NOT_LOST N_("Your slip is not lost.")

static const struct words paper[PRINT_STAGES] = {
	[PRINT_ASKED] = {"print-working", N_("Printing…"), N_("Please wait for your slip."),
		TONE_INFO, false, false},
	[PRINT_WORKING] = {"print-working", N_("Printing…"), N_("Please wait for your slip."),
		TONE_INFO, false, false},
	[PRINT_DONE] = {"print-done", N_("Take your slip"), N_("It is printed."), TONE_OK, false,
		false},
	[PRINT_PAPER_OUT] = {"print-paper-out", N_("The printer has no paper"), NOT_LOST, TONE_WARN,
		true, true},
	[PRINT_COVER_OPEN] = {"print-cover-open", N_("The printer is open"), NOT_LOST, TONE_WARN,
		true, true},
	[PRINT_JAM] = {"print-jam", N_("The printer is stuck"), NOT_LOST, TONE_WARN, true, true},
	[PRINT_BUSY] = {"print-busy", N_("The printer is busy"),
		N_("Please wait a moment and try again."), TONE_WARN, false, true},
	[PRINT_OFF] = {"print-off", N_("The printer is off or not connected"), NOT_LOST, TONE_WARN,
		true, true},
	[PRINT_UNKNOWN] = {"print-unknown", N_("The printer does not answer"),
		N_("We do not know whether your slip was printed. Please look at the printer."),
		TONE_WARN, false, true},
	[PRINT_UNPLUGGED] = {"print-unplugged", N_("The printer has stopped"),
		N_("Maybe a part of your slip is missing."), TONE_WARN, true, true},
	[PRINT_NOT_MADE] = {"print-not-made", N_("This page cannot be printed"), NULL, TONE_WARN,
		true, true},
	[PRINT_ENOUGH] = {"print-enough", N_("You have enough copies of this page"),
		N_("You can print other pages."), TONE_INFO, false, true},
	[PRINT_NOTHING] = {"print-nothing", N_("There is nothing to print here"),
		N_("Open a page or a service, then print."), TONE_INFO, false, false},
};

static const struct words folder[PRINT_STAGES] = {
	[PRINT_ASKED] = {"print-working", N_("One moment…"), NULL, TONE_INFO, false, false},
	[PRINT_WORKING] = {"print-working", N_("One moment…"), NULL, TONE_INFO, false, false},
	[PRINT_DONE] = {"print-done", N_("Saved as PDF"), NULL, TONE_OK, false, false},
	[PRINT_OFF] = {"print-off", N_("The file cannot be saved"),
		N_("Is there room on the disk?"), TONE_WARN, false, true},
	[PRINT_ENOUGH] = {"print-enough", N_("This page is saved already"), NULL, TONE_INFO, false,
		true},
	[PRINT_NOTHING] = {"print-nothing", N_("There is nothing to save here"),
		N_("Open a page or a service first."), TONE_INFO, false, false},
};

static const struct words *words_of(const struct app *app) {
	enum print_stage stage = app->print->stage;
	bool is_folder = printer_is_folder(app->print->printer) && folder[stage].id;
	return is_folder ? &folder[stage] : &paper[stage];
}

/* As in the idle question: where the words are too much for the room they take the size of Very large. */
#define LEAN_TYPE_PX 23

static int lean_px(const struct app *app) {
	return app->tightness > 1 && ui_is_big(app->ui) ? LEAN_TYPE_PX : 0;
}

static void add_sentence(struct app *app, struct box *words, const char *text) {
	box_add(words,
		(struct box){.text = text,
			.type = app->tightness > 1 ? TYPE_LABEL : TYPE_BODY,
			.type_px = lean_px(app)});
}

static void add_words(
	struct app *app, struct box *parent, const struct words *told, bool has_code) {
	struct box *words = box_column(parent, 8);
	words->grow = 1;
	box_add(words,
		(struct box){.text = say(app, told->title),
			.type = app->tightness ? TYPE_H2 : TYPE_H1,
			.type_px = lean_px(app) ? 30 : 0,
			.is_bold = true,
			.role = ROLE_HEADING,
			.id = told->id});
	if (told->text) {
		add_sentence(app, words, say(app, told->text));
	}
	if (told->asks_desk) {
		const struct desk *desk = office_desk(app);
		add_sentence(app, words,
			desk ? say_fill(app, "Please tell {desk}.", "desk", desk->text.utf8)
			     : say(app, "Please tell the staff."));
	}
	if (has_code) {
		add_sentence(app, words, say(app, "Scan the code to keep it on your phone."));
	}
	const char *where = printer_where(app->print->printer);
	if (app->print->stage == PRINT_DONE && *where) {
		box_add(words,
			(struct box){.text = where,
				.lang = "en",
				.type = TYPE_LABEL,
				.is_ltr_text = true,
				.id = "print-where"});
	}
}

static void add_icon(struct app *app, struct box *row, enum tone tone) {
	static const struct {
		const char *paper, *folder; /* icons */
		enum look look;
	} looks[] = {
		[TONE_INFO] = {"printer", "content-save", LOOK_NOTE_INFO},
		[TONE_OK] = {"check-circle", "check-circle", LOOK_NOTE_OK},
		[TONE_WARN] = {"printer-alert", "alert", LOOK_NOTE_WARN},
	};
	bool is_folder = printer_is_folder(app->print->printer);
	if (app->tightness > 0) {
		return;
	}
	box_add(row,
		(struct box){.icon = is_folder ? looks[tone].folder : looks[tone].paper,
			.icon_px = 112,
			.look = looks[tone].look,
			.radius = 24,
			.pad = PAD(34),
			.colour = COLOUR_ICON,
			.self = PLACE_START,
			.is_silent = true});
}

static void add_code(struct app *app, struct box *row, const struct slip_instead *instead) {
	struct qr code;
	if (instead->qr_len && qr_encode(app->page, instead->qr, instead->qr_len, &code, NULL)) {
		struct box *holder = box_column(row, 0);
		holder->self = PLACE_START;
		struct box *card = qr_card_add(
			holder, (struct qr_card_spec){.modules = code.modules, .side = code.size});
		card->first->id = "print-code";
		card->first->label = say(app, "Scan the code to keep it on your phone.");
	}
}

static void add_number(struct app *app, struct box *dialog, const struct slip_instead *instead) {
	if (!*instead->number) {
		return;
	}
	struct box *row = box_add(dialog,
		(struct box){.kind = BOX_FLOW, .gap = 16, .line_gap = 0, .across = PLACE_CENTRE});
	box_add(row,
		(struct box){.text = say(app, "Or write down the phone number:"),
			.type = TYPE_LABEL,
			.type_px = lean_px(app),
			.colour = COLOUR_SECOND});
	box_add(row,
		(struct box){.text = instead->number,
			.type = TYPE_KEY,
			.type_px = lean_px(app),
			.lang = "en",
			.is_bold = true,
			.is_ltr_text = true,
			.id = "print-number"});
}

/* What tries again at the start, what leads on at the end, one above the other where words are large. */
static void add_keys(struct app *app, struct box *dialog, bool can_retry) {
	enum print_stage stage = app->print->stage;
	bool is_working = stage == PRINT_ASKED || stage == PRINT_WORKING;
	bool is_fault = stage >= PRINT_PAPER_OUT && stage <= PRINT_NOT_MADE &&
		stage != PRINT_UNKNOWN && !printer_is_folder(app->print->printer);
	bool is_stacked = ui_is_portrait(app->ui) && ui_is_big(app->ui);
	int min_h = app->tightness ? 84 : 112;
	struct box *keys =
		box_add(dialog, (struct box){.kind = is_stacked ? BOX_COLUMN : BOX_ROW, .gap = 18});
	if (can_retry) {
		key_add(keys,
			(struct key_spec){.id = "retry",
				.icon = "refresh",
				.label = printer_is_folder(app->print->printer)
					? say(app, "Try again")
					: say(app, "Try to print again"),
				.type_px = lean_px(app),
				.min_h = min_h,
				.grow = 1});
	} else if (!is_stacked) {
		box_add(keys, (struct box){.kind = BOX_COLUMN, .grow = 1});
	}
	key_add(keys,
		(struct key_spec){.id = is_working ? "stop-print" : "go-on",
			.icon = is_working ? "close" : "arrow-right",
			.label = is_working ? say(app, "Stop printing")
				: is_fault  ? say(app, "Continue without paper")
					    : say(app, "Continue"),
			.look = is_working ? KEY_NORMAL : KEY_PRIMARY,
			.type_px = lean_px(app),
			.min_h = min_h,
			.grow = 1});
}

static struct slip_instead instead_of(struct app *app) {
	struct scene here = app->session->here;
	app->session->here = app->print->scene;
	struct slip_instead instead = slip_instead(app);
	app->session->here = here;
	return instead;
}

void print_build(struct app *app, struct page *page) {
	const struct words *told = words_of(app);
	app->print->is_shown = true;
	bool is_tall = ui_is_portrait(app->ui);
	struct box *dialog = dialog_add(page,
		(struct dialog_spec){.id = "printing",
			.label = say(app, told->title),
			.w = ui_is_big(app->ui) ? 1640 : 1240});
	if (app->tightness) {
		dialog->pad = PAD(app->tightness > 1 ? 20 : 32);
	}
	struct slip_instead instead = {0};
	if (told->has_instead) {
		instead = instead_of(app);
	}
	struct box *top = box_row(dialog, app->tightness ? 20 : 36);
	top->across = PLACE_START;
	add_icon(app, top, told->tone);
	add_words(app, top, told, instead.qr_len > 0);
	if (told->has_instead) {
		add_code(app, is_tall ? dialog : top, &instead);
	}
	add_keys(app, dialog, print_can_retry(app));
	if (told->has_instead) {
		add_number(app, dialog, &instead);
	}
}
