// SPDX-License-Identifier: GPL-3.0-or-later
// Draws pages to look at: gallery FOLDER [name] writes PPM pictures with the system's fonts.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "text/fontset.h"
#include "ui/element.h"

struct view {
	const char *name, *lang;
	bool is_rtl;
	int w, h;
	enum text_size size;
	enum contrast contrast;
	void (*build)(struct ui *ui);
	const char *focus;
};

static bool is_arabic(const struct ui *ui) {
	return strcmp(ui_lang(ui), "ar") == 0;
}

static struct head_spec head_of(const struct ui *ui) {
	bool ar = is_arabic(ui);
	return (struct head_spec){.host_name = "Arbeitsamt Weidental",
		.host_lang = "de",
		.name = ar ? "مكتب العمل" : "Employment Office",
		.date = ar ? "الخميس، 19 نوفمبر" : "Thursday 19 November",
		.clock = "09:42"};
}

static struct rail_spec rail_of(const struct ui *ui) {
	static const char *const en[RAIL_COUNT] = {"Back", "Home", "Language", "Text size",
		"Contrast", "Read aloud", "My list", "Print", "Help", "Lower"};
	static const char *const arabic[RAIL_COUNT] = {"رجوع", "البداية", "اللغة", "حجم النص",
		"التباين", "استمع", "قائمتي", "طباعة", "مساعدة", "أخفض"};
	struct rail_spec rail = {.badge = "2", .emergency = "112"};
	for (int i = 0; i < RAIL_COUNT; i++) {
		rail.keys[i].label = is_arabic(ui) ? arabic[i] : en[i];
	}
	rail.language_note = is_arabic(ui) ? "Language" : NULL;
	return rail;
}

static const struct {
	const char *id, *icon, *en, *ar;
	enum topic_colour topic;
} topics[] = {
	{"topic-first", "walk", "First steps", "الخطوات الأولى", TOPIC_FIRST},
	{"topic-health", "heart-pulse", "Health", "الصحة", TOPIC_HEALTH},
	{"topic-housing", "hotel", "Housing", "السكن", TOPIC_HOUSING},
	{"topic-work", "briefcase", "Work", "العمل", TOPIC_WORK},
	{"topic-learn", "school", "Learning & language", "التعلّم واللغة", TOPIC_LEARN},
	{"topic-papers", "account-card-details", "My papers", "أوراقي", TOPIC_PAPERS},
	{"topic-family", "account-multiple", "Family & school", "العائلة والمدرسة", TOPIC_FAMILY},
	{"topic-money", "scale-balance", "Money & rights", "المال والحقوق", TOPIC_MONEY},
};

static void home(struct ui *ui) {
	bool ar = is_arabic(ui), up = ui_is_portrait(ui), is_big = ui_is_big(ui);
	struct head_spec head = head_of(ui);
	struct rail_spec rail = rail_of(ui);
	rail.keys[RAIL_BACK].is_unavailable = rail.keys[RAIL_HOME].is_unavailable = true;
	rail.keys[RAIL_PRINT].is_unavailable = true;
	rail.keys[RAIL_TEXT_SIZE].is_on = is_big;
	rail.keys[RAIL_CONTRAST].is_on = ui_is_high(ui);
	struct page page = page_begin(ui, &head, &rail);
	bool is_band = up || is_big || ui_width(ui) < 1420;
	if (!is_big) {
		page_title_add(page.main,
			(struct page_title_spec){.title = ar ? "كيف يمكننا مساعدتك اليوم؟"
							     : "How can we help you today?"});
	}
	struct box *columns = page_columns_add(page.main, 24);
	columns->kind = is_band ? BOX_COLUMN : BOX_ROW;
	guide_add(columns,
		(struct guide_spec){.id = "guide",
			.icon = "compass",
			.title = ar ? "ماذا أحتاج؟" : "What do I need?",
			.text = is_big ? NULL
				: ar
				? "6 أسئلة سهلة مع صور. بعدها تحصل على خطتك الخاصة لتأخذها معك."
				: "6 easy questions with pictures. Then you get your own plan to "
				  "take with you.",
			.action = up ? NULL
				: ar ? "ابدأ"
				     : "Start",
			.is_band = is_band,
			.w = is_band ? 0 : 520});
	struct box *right =
		box_add(columns, (struct box){.kind = BOX_COLUMN, .gap = 18, .grow = 1});
	struct box *grid = box_add(right,
		(struct box){.kind = BOX_GRID,
			.columns = up ? 2 : 4,
			.gap = 18,
			.grow = 1,
			.along = PLACE_STRETCH});
	for (size_t i = 0; i < sizeof topics / sizeof *topics; i++) {
		tile_add(grid,
			(struct tile_spec){.id = topics[i].id,
				.icon = topics[i].icon,
				.label = ar ? topics[i].ar : topics[i].en,
				.topic = topics[i].topic,
				.is_level = is_band});
	}
	struct box *keys =
		box_add(right, (struct box){.kind = BOX_GRID, .columns = up ? 2 : 4, .gap = 18});
	static const char *const ids[] = {"find", "programmes", "search", "my-list-key"};
	static const char *const icons[] = {"map-marker", "calendar-clock", "magnify", "bookmark"};
	static const char *const en[] = {"Find a service", "Programmes", "Search", "My list"};
	static const char *const arabic[] = {"ابحث عن خدمة", "البرامج والدورات", "بحث", "قائمتي"};
	for (int i = 0; i < 4; i++) {
		key_add(keys,
			(struct key_spec){.id = ids[i],
				.icon = icons[i],
				.is_start = true,
				.label = ar ? arabic[i] : en[i],
				.min_h = 112});
	}
}

static void welcome(struct ui *ui) {
	bool up = ui_is_portrait(ui);
	struct rail_spec rail = rail_of(ui);
	rail.hint = "Prefer to listen? Plug in headphones.";
	rail.keys[RAIL_BACK].is_hidden = rail.keys[RAIL_HOME].is_hidden = true;
	rail.keys[RAIL_MY_LIST].is_hidden = rail.keys[RAIL_PRINT].is_hidden = true;
	rail.keys[RAIL_LANGUAGE].is_on = true;
	struct page page = page_begin(ui, NULL, &rail);
	struct box *halves =
		box_add(page.main, (struct box){.kind = up ? BOX_COLUMN : BOX_ROW, .grow = 1});
	struct box *panel = box_add(halves,
		(struct box){.kind = BOX_STACK,
			.look = LOOK_PANEL,
			.radius = 1,
			.w = up ? 0 : 600,
			.h = up ? 476 : 0});
	doorway_add(panel,
		(struct doorway_spec){.clock = "09:42",
			.weekday = "Thursday",
			.date = "19 November",
			.w = up ? 408 : 540,
			.h = up ? 424 : 556})
		->self = up ? PLACE_END : PLACE_CENTRE;
	struct box *words = box_add(panel,
		(struct box){.kind = BOX_COLUMN,
			.self_along = PLACE_START,
			.pad = {24, up ? 440 : 48, 0, 48}});
	struct head_spec head = head_of(ui);
	head.is_on_panel = true;
	head_add(words, head);
	box_add(words,
		(struct box){.text = "Welcome",
			.type = TYPE_DISPLAY,
			.type_px = 86,
			.is_bold = true,
			.pad = {30, 0, 0, 0}});
	box_add(words,
		(struct box){.text = "Information, contacts and courses. Free. No name needed.",
			.type_px = 31,
			.colour = COLOUR_SECOND,
			.type = TYPE_BODY});
	struct box *right = box_add(halves,
		(struct box){.kind = BOX_COLUMN, .gap = 12, .grow = 1, .pad = {36, 44, 28, 44}});
	struct box *title = box_row(right, 24);
	box_icon(title, "translate", 46);
	box_lead(title, TYPE_KEY, "Choose your language", "· اختر لغتك · Оберіть мову", true);
	static const struct language_key_spec langs[] = {
		{"lang-de", "Deutsch", "de", NULL, false, true, false, 0, 0},
		{"lang-de-simple", "Leichte Sprache", "de", NULL, false, true, false, 0, 0},
		{"lang-en", "English", "en", NULL, false, true, true, 0, 0},
		{"lang-fr", "Français", "fr", NULL, false, true, false, 0, 0},
		{"lang-uk", "Українська", "uk", NULL, false, true, false, 0, 0},
		{"lang-ka", "ქართული", "ka", NULL, false, true, false, 0, 0},
		{"lang-ar", "العربية", "ar", NULL, true, true, false, 0, 0},
		{"lang-ur", "اردو", "ur", NULL, true, true, false, 0, 0},
		{"lang-am", "አማርኛ", "am", NULL, false, false, false, 0, 0},
		{"lang-hi", "हिन्दी", "hi", NULL, false, true, false, 0, 0},
		{"lang-th", "ไทย", "th", NULL, false, true, false, 0, 0},
		{"lang-zh", "中文", "zh-Hans", NULL, false, true, false, 0, 0}};
	struct box *grid = box_add(right,
		(struct box){.kind = BOX_GRID,
			.columns = up ? 3 : 4,
			.gap = 12,
			.grow = 1,
			.along = PLACE_STRETCH});
	for (size_t i = 0; i < sizeof langs / sizeof *langs; i++) {
		language_key_add(grid, langs[i]);
	}
	struct box *keys = box_add(right, (struct box){.kind = BOX_GRID, .columns = 2, .gap = 12});
	key_add(keys,
		(struct key_spec){.id = "search-language",
			.icon = "magnify",
			.is_start = true,
			.label = "Search a language"});
	key_add(keys,
		(struct key_spec){.id = "more-languages",
			.icon = "earth",
			.is_start = true,
			.label = "More languages",
			.note = "+19"});
}

static struct pager article_pager;

static void article(struct ui *ui) {
	struct head_spec head = head_of(ui);
	struct rail_spec rail = rail_of(ui);
	bool is_big = ui_is_big(ui) && !ui_is_portrait(ui);
	struct page page = page_begin(ui, &head, &rail);
	struct box *title = page_title_add(page.main,
		(struct page_title_spec){.title = "See a doctor",
			.icon = "heart-pulse",
			.topic = TOPIC_HEALTH,
			.subtitle = "Checked 3 Nov 2026"});
	pill_large_add(title, PILL_LATE, "Not checked since 3 May 2026")->self = PLACE_CENTRE;
	note_add(page.main,
		(struct note_spec){.tone = NOTE_TONE_WARN,
			.is_inline = true,
			.title = "This information may be out of date.",
			.text = "It was valid until 31 October 2026. Ask at Desk 1 or call before "
				"you go."});
	struct box *columns = box_add(page.main,
		(struct box){
			.kind = ui_is_portrait(ui) ? BOX_COLUMN : BOX_ROW, .gap = 32, .grow = 1});
	struct box *left = box_add(columns, (struct box){.kind = BOX_COLUMN, .grow = 1, .gap = 14});
	struct box *card = card_add(left, (struct card_spec){.grow = 1});
	struct box *blocks = pager_add(card, &article_pager, 28);
	blocks->is_ruled = true;
	step_texts_add(blocks, 1, TOPIC_HEALTH, "Get your health insurance card",
		"Ask the social office or your employer for it.");
	step_texts_add(blocks, 2, TOPIC_HEALTH, "Find a family doctor near you",
		"The family doctor sees you first. If needed, you get a letter for a specialist.");
	step_texts_add(blocks, 3, TOPIC_HEALTH, "Call and make an appointment",
		"Say: „Ich brauche einen Termin.“");
	step_texts_add(blocks, 4, TOPIC_HEALTH, "Bring with you",
		"Insurance card, passport and the list of your medicines.");
	struct pager_labels labels = {"Previous", "More", "Page 1 of 2", false, false};
	pager_bar_add(is_big ? columns : left, &article_pager, &labels);
	if (is_big) {
		return;
	}
	struct box *side = box_add(columns,
		(struct box){.kind = BOX_COLUMN, .w = ui_is_portrait(ui) ? 0 : 580, .gap = 16});
	note_add(side,
		(struct note_spec){.tone = NOTE_TONE_STOP,
			.title = "Danger to life? Call 112",
			.text = "The call is free, day and night."});
	service_card_add(side,
		(struct service_card_spec){.id = "service-health",
			.icon = "stethoscope",
			.topic = TOPIC_HEALTH,
			.name = "Health advice for newcomers",
			.host_name = "Gesundheitsberatung",
			.host_lang = "de",
			.pill = PILL_UNSURE,
			.pill_text = "Not sure, call first",
			.distance = "6 min on foot",
			.is_small = true});
	static unsigned char modules[29 * 29];
	for (int i = 0; i < 29 * 29; i++) {
		modules[i] = (unsigned char)((i * 7919 >> 3) & 1);
	}
	qr_card_add(side,
		(struct qr_card_spec){.modules = modules,
			.side = 29,
			.is_row = true,
			.title = "Take this page on your phone",
			.note = "Point the camera at the code.",
			.code_px = 150});
	translated_note_add(side,
		(struct translated_note_spec){.text = "This page was translated by a machine.",
			.key_label = "Show original",
			.key_note = "Deutsch",
			.key_note_lang = "de"});
}

static void services(struct ui *ui) {
	struct head_spec head = head_of(ui);
	struct rail_spec rail = rail_of(ui);
	struct page page = page_begin(ui, &head, &rail);
	struct box *title = page_title_add(page.main,
		(struct page_title_spec){.title = "Find a service: Health",
			.icon = "heart-pulse",
			.topic = TOPIC_HEALTH});
	box_lead(title, TYPE_BODY, "5", "of 14 services", false);
	struct box *columns = page_columns_add(page.main, 28);
	struct box *filters = box_add(columns,
		(struct box){.kind = BOX_COLUMN, .gap = 12, .w = ui_is_portrait(ui) ? 0 : 416});
	toggle_add(filters, (struct toggle_spec){"filter-open-now", "clock", "Open now", true, 0});
	toggle_add(filters,
		(struct toggle_spec){"filter-my-language", "translate", "Speaks English", true, 0});
	toggle_add(filters,
		(struct toggle_spec){
			"filter-step-free", "wheelchair-accessibility", "Step-free", false, 0});
	toggle_add(filters,
		(struct toggle_spec){"filter-free", "calendar", "No appointment needed", false, 0});
	box_spacer(filters);
	key_add(filters,
		(struct key_spec){.id = "show-all",
			.icon = "close",
			.label = "Show all 14",
			.look = KEY_OUTLINE});
	struct box *list = box_add(columns, (struct box){.kind = BOX_COLUMN, .gap = 15, .grow = 1});
	static const struct tag_spec tags[] = {{"English", NULL, TAG_ON, NULL},
		{"Arabic", NULL, TAG_PLAIN, NULL}, {"Dari", NULL, TAG_PLAIN, NULL},
		{"Step-free", "wheelchair-accessibility", TAG_PLAIN, NULL}};
	static const char *const names[] = {"Health advice for newcomers",
		"Family doctors at the market", "Mother and child clinic"};
	static const char *const hosts[] = {"Gesundheitsberatung für Neuzugewanderte",
		"Hausarztpraxis am Markt", "Mutter-Kind-Ambulanz"};
	static const char *const icons[] = {"stethoscope", "heart-pulse", "human-pregnant"};
	for (int i = 0; i < 3; i++) {
		service_card_add(list,
			(struct service_card_spec){.id = i == 0 ? "service-a"
					: i == 1                ? "service-b"
								: "service-c",
				.icon = icons[i],
				.topic = TOPIC_HEALTH,
				.name = names[i],
				.host_name = hosts[i],
				.host_lang = "de",
				.pill = i == 2 ? PILL_APPOINTMENT : PILL_OPEN,
				.pill_text = i == 2 ? "Today by appointment" : "Open until 16:00",
				.distance = "6 min on foot",
				.tags = tags,
				.tag_count = 4});
	}
}

static void detail(struct ui *ui) {
	struct head_spec head = head_of(ui);
	struct rail_spec rail = rail_of(ui);
	struct page page = page_begin(ui, &head, &rail);
	struct box *title = page_title_add(page.main,
		(struct page_title_spec){.title = "Health advice for newcomers",
			.subtitle = "Gesundheitsberatung für Neuzugewanderte",
			.icon = "stethoscope",
			.topic = TOPIC_HEALTH});
	pill_large_add(title, PILL_OPEN, "Open until 16:00")->self = PLACE_CENTRE;
	struct box *columns = page_columns_add(page.main, 22);
	struct box *facts = card_add(columns, (struct card_spec){.grow = 1});
	facts->is_ruled = true;
	facts->gap = 24;
	facts->along = PLACE_BETWEEN;
	struct box *phone = fact_add(facts, "phone", "Phone");
	box_add(phone,
		(struct box){.text = "030 23125 014",
			.type_px = 50,
			.is_bold = true,
			.is_ltr_text = true});
	box_add(phone,
		(struct box){.text = "In English: Monday to Thursday 10:00 – 12:00",
			.type = TYPE_META,
			.colour = COLOUR_SECOND});
	struct box *address = fact_add(facts, "map-marker", "Address");
	box_bold(address, TYPE_BODY, "Gerberstraße 12, 1. Stock");
	box_text(address, TYPE_BODY, "04177 Weidental");
	struct box *spoken = fact_add(facts, "forum", "Languages spoken");
	static const struct tag_spec tags[] = {{"English", NULL, TAG_ON, NULL},
		{"Arabic", NULL, TAG_PLAIN, NULL}, {"Dari", NULL, TAG_PLAIN, NULL},
		{"Ukrainian", NULL, TAG_PLAIN, NULL}, {"German", NULL, TAG_PLAIN, NULL}};
	tags_add(spoken, tags, 5);
	box_lead(fact_add(facts, "wheelchair-accessibility", NULL), TYPE_BODY, "Step-free,",
		"lift and accessible toilet", false);
	box_lead(fact_add(facts, "currency-eur", NULL), TYPE_BODY, "Free of charge.",
		"No appointment needed, except Wednesday", false);
	struct box *middle =
		box_add(columns, (struct box){.kind = BOX_COLUMN, .w = 500, .gap = 18});
	static const struct hours_slot_text day[] = {{"09:00 – 16:00", HOURS_TIME}},
					    shut[] = {{"Closed", HOURS_CLOSED}},
					    ask[] = {{"By appointment", HOURS_APPOINTMENT}};
	static const char *const out[] = {"Closed on 25 and 26 December"};
	static const struct hours_row week[] = {{"Monday", day, 1, false},
		{"Tuesday", day, 1, false}, {"Wednesday", ask, 1, false},
		{"Thursday", day, 1, true}, {"Friday", day, 1, false}, {"Saturday", shut, 1, false},
		{"Sunday", shut, 1, false}};
	hours_table_add(middle,
		(struct hours_table_spec){.title = "Opening hours",
			.rows = week,
			.row_count = 7,
			.exceptions = out,
			.exception_count = 1});
	struct box *bring =
		card_add(middle, (struct card_spec){.title = "Bring with you", .grow = 1});
	bullet_add(bring, "account-card-details", "Passport or ID card");
	bullet_add(bring, "email", "Letters you received");
	struct box *end = box_add(columns, (struct box){.kind = BOX_COLUMN, .w = 364, .gap = 14});
	key_add(end,
		(struct key_spec){.id = "print-slip",
			.icon = "printer",
			.label = "Print slip",
			.look = KEY_PRIMARY,
			.is_start = true});
	key_add(end,
		(struct key_spec){.id = "add-to-list",
			.icon = "plus-circle",
			.is_start = true,
			.label = "Add to my list",
			.min_h = 104});
	static unsigned char modules[41 * 41];
	for (int i = 0; i < 41 * 41; i++) {
		modules[i] = (unsigned char)((i * 7919 >> 3) & 1);
	}
	qr_card_add(end,
		(struct qr_card_spec){.modules = modules,
			.side = 41,
			.grow = 1,
			.title = "Save contact on your phone",
			.code_px = 260});
	checked_add(end, "Checked 3 Nov 2026", false)->self = PLACE_CENTRE;
}

static void sheet(struct ui *ui) {
	struct head_spec head = head_of(ui);
	struct rail_spec rail = rail_of(ui);
	struct page page = page_begin(ui, &head, &rail);
	struct box *columns = page_columns_add(page.main, 32);
	struct box *keys = box_add(columns, (struct box){.kind = BOX_COLUMN, .gap = 16, .w = 500});
	key_add(keys, (struct key_spec){.id = "k1", .label = "Normal"});
	key_add(keys,
		(struct key_spec){
			.id = "k2", .label = "Primary", .icon = "printer", .look = KEY_PRIMARY});
	key_add(keys, (struct key_spec){.id = "k3", .label = "Selected", .is_selected = true});
	key_add(keys, (struct key_spec){.id = "k4", .label = "Focus"});
	key_add(keys,
		(struct key_spec){
			.id = "k5", .label = "Danger", .icon = "run", .look = KEY_DANGER});
	key_add(keys,
		(struct key_spec){.id = "k6", .label = "Unavailable", .is_unavailable = true});
	key_add(keys,
		(struct key_spec){
			.id = "k7", .label = "More", .end_icon = "arrow-down", .look = KEY_DARK});
	struct box *type = box_add(columns, (struct box){.kind = BOX_COLUMN, .gap = 8, .grow = 1});
	box_bold(type, TYPE_DISPLAY, "Display 72");
	box_bold(type, TYPE_H1, "Heading 48");
	box_bold(type, TYPE_H2, "Heading 36");
	box_bold(type, TYPE_KEY, "Key 30");
	box_text(type, TYPE_BODY, "Body 28, capital 5.0 mm");
	box_text(type, TYPE_LABEL, "Label 24");
	box_text(type, TYPE_META, "Meta 22, the smallest");
	field_add(type,
		(struct field_spec){.id = "field-name",
			.icon = "magnify",
			.text = "doct",
			.caret = 4,
			.is_active = true,
			.open_start = 2,
			.open_end = 4});
	struct box *row = box_row(type, 10);
	static const char *const letters[] = {"q", "w", "e", "r", "t", "z"};
	for (int i = 0; i < 6; i++) {
		type_key_add(row, (struct type_key_spec){.id = letters[i], .label = letters[i]});
	}
	type_key_add(row,
		(struct type_key_spec){
			.id = "bs", .icon = "backspace", .is_dark = true, .grow = 2});
	struct box *marks = box_add(columns, (struct box){.kind = BOX_COLUMN, .gap = 12, .w = 560});
	struct box *pills = box_add(marks, (struct box){.kind = BOX_FLOW, .gap = 12});
	pill_add(pills, PILL_OPEN, "Open until 16:00");
	pill_add(pills, PILL_APPOINTMENT, "By appointment");
	pill_add(pills, PILL_CLOSED, "Closed today");
	pill_add(pills, PILL_NEW, "New");
	note_add(marks, (struct note_spec){.tone = NOTE_TONE_STOP, .text = "Danger"});
	note_add(marks, (struct note_spec){.tone = NOTE_TONE_WARN, .text = "Take care"});
	note_add(marks, (struct note_spec){.tone = NOTE_TONE_INFO, .text = "Good to know"});
	note_add(marks, (struct note_spec){.tone = NOTE_TONE_OK, .text = "Done"});
	list_row_add(marks,
		(struct list_row_spec){.id = "article-x",
			.title = "See a doctor",
			.summary = "How to find one",
			.pill = PILL_LANGUAGE,
			.pill_text = "Not in English yet"});
	list_row_add(marks,
		(struct list_row_spec){.id = "article-y",
			.title = "Your first week",
			.number = 1,
			.topic = TOPIC_FIRST});
}

static void dialog(struct ui *ui) {
	home(ui);
	struct page page = {.root = ui_root(ui)->first, .upper = ui_root(ui)->first->first};
	struct box *in = dialog_add(&page, (struct dialog_spec){.id = "idle"});
	box_bold(in, TYPE_H1, "Are you still here?");
	box_text(in, TYPE_BODY, "Nobody touched the screen. Your list will be deleted.");
	progress_add(in, 10, 4, "12 seconds");
	key_add(in,
		(struct key_spec){.id = "still-here",
			.icon = "human-handsup",
			.look = KEY_PRIMARY,
			.label = "Yes, I am still here"});
}

static void languages(struct ui *ui) {
	static const char *const names[] = {"Deutsch", "Leichte Sprache", "English", "Français",
		"Español", "Português", "Polski", "Română", "Shqip", "Türkçe", "Kurmancî",
		"Soomaali", "Afaan Oromoo", "Kiswahili", "Tiếng Việt", "Українська", "Русский",
		"Български", "ქართული", "Հայերեն"};
	struct head_spec head = head_of(ui);
	struct rail_spec rail = rail_of(ui);
	rail.keys[RAIL_LANGUAGE].is_on = true;
	struct page page = page_begin(ui, &head, &rail);
	page_title_add(page.main,
		(struct page_title_spec){
			.title = "See a doctor", .icon = "heart-pulse", .topic = TOPIC_HEALTH});
	struct box *in =
		dialog_add(&page, (struct dialog_spec){.id = "languages", .is_sheet = true});
	struct box *columns = box_add(in, (struct box){.kind = BOX_ROW, .gap = 32, .grow = 1});
	struct box *left = box_add(columns, (struct box){.kind = BOX_COLUMN, .gap = 12, .grow = 1});
	struct box *title = box_row(left, 20);
	box_icon(title, "translate", 46);
	box_lead(title, TYPE_KEY, "Choose your language", "· اختر لغتك · Оберіть мову", true);
	struct box *grid = box_add(left, (struct box){.kind = BOX_GRID, .columns = 4, .gap = 12});
	for (size_t i = 0; i < 20; i++) {
		language_key_add(grid,
			(struct language_key_spec){.id = names[i],
				.name = names[i],
				.lang = i > 14 ? "uk" : "en",
				.has_voice = i % 3 != 2,
				.is_selected = i == 2});
	}
	struct box *side = box_add(columns, (struct box){.kind = BOX_COLUMN, .w = 344, .gap = 14});
	struct box *kept = card_add(side, (struct card_spec){.pad = 22});
	box_add(kept,
		(struct box){.text = "Your page stays open",
			.type = TYPE_META,
			.colour = COLOUR_SECOND});
	struct box *row = box_row(kept, 16);
	plate_add(row, "heart-pulse", TOPIC_HEALTH, 56)->self = PLACE_CENTRE;
	box_bold(row, TYPE_KEY, "See a doctor");
	key_add(side,
		(struct key_spec){.id = "search-language",
			.icon = "magnify",
			.is_start = true,
			.label = "Search a language"});
	key_add(side,
		(struct key_spec){.id = "more-languages",
			.icon = "earth",
			.is_start = true,
			.label = "More languages",
			.note = "+19"});
	box_spacer(side);
	box_add(side,
		(struct box){.text = "Are you the next person? This deletes everything.",
			.type = TYPE_META,
			.colour = COLOUR_SECOND});
	key_add(side,
		(struct key_spec){.id = "start-new",
			.icon = "refresh",
			.is_start = true,
			.label = "Start new",
			.look = KEY_DANGER});
}

static void my_list(struct ui *ui) {
	struct head_spec head = head_of(ui);
	head.is_low = true;
	head.greeting = "Welcome";
	struct rail_spec rail = rail_of(ui);
	rail.keys[RAIL_MY_LIST].is_on = true;
	struct page page = page_begin(ui, &head, &rail);
	page_title_add(page.main,
		(struct page_title_spec){.title = "My list: 2 entries",
			.icon = "bookmark",
			.subtitle = "Go in this order."});
	struct box *columns = page_columns_add(page.main, 28);
	struct box *list = box_add(columns, (struct box){.kind = BOX_COLUMN, .gap = 16, .grow = 1});
	static const char *const ids[2][4] = {{"service-a", "up-a", "down-a", "remove-a"},
		{"service-b", "up-b", "down-b", "remove-b"}};
	for (int i = 0; i < 2; i++) {
		struct box *row = box_add(list, (struct box){.kind = BOX_ROW, .gap = 12});
		service_card_add(row,
			(struct service_card_spec){.id = ids[i][0],
				.grow = 1,
				.number = i ? "2" : "1",
				.icon = "stethoscope",
				.topic = TOPIC_HEALTH,
				.name = "Health advice",
				.host_name = "Gesundheitsberatung",
				.host_lang = "de",
				.pill = PILL_OPEN,
				.pill_text = "Open until 16:00",
				.is_small = true});
		key_add(row,
			(struct key_spec){.id = ids[i][1],
				.icon = "arrow-up",
				.label = "Up",
				.is_stacked = true,
				.w = 112,
				.type_px = 22,
				.is_unavailable = i == 0});
		key_add(row,
			(struct key_spec){.id = ids[i][2],
				.icon = "arrow-down",
				.label = "Down",
				.is_stacked = true,
				.w = 112,
				.type_px = 22});
		key_add(row,
			(struct key_spec){.id = ids[i][3],
				.icon = "close",
				.label = "Remove",
				.is_stacked = true,
				.w = 152,
				.type_px = 22});
	}
	struct box *side = box_add(columns,
		(struct box){.kind = BOX_COLUMN, .gap = 14, .w = ui_is_portrait(ui) ? 0 : 420});
	key_add(side,
		(struct key_spec){.id = "print-all",
			.icon = "printer",
			.look = KEY_PRIMARY,
			.label = "Print all",
			.is_start = true});
	key_add(side,
		(struct key_spec){.id = "clear",
			.icon = "close",
			.look = KEY_DANGER,
			.label = "Clear list",
			.is_start = true});
}

static void panel(struct ui *ui) {
	struct head_spec head = head_of(ui);
	struct rail_spec rail = rail_of(ui);
	struct page page = page_begin(ui, &head, &rail);
	page_title_add(page.main, (struct page_title_spec){.title = "How can we help you today?"});
	struct box *columns = page_columns_add(page.main, 24);
	struct box *box = box_add(columns,
		(struct box){.kind = BOX_COLUMN,
			.look = LOOK_PANEL,
			.pad = PAD(28),
			.gap = 18,
			.w = 520});
	struct box *row = box_row(box, 20);
	plate_on_panel_add(row, "walk", 88);
	box_add(row,
		(struct box){.text = "New here? Start with these",
			.type = TYPE_H2,
			.is_bold = true,
			.grow = 1});
	static const char *const titles[] = {"Your first week in Weidental",
		"Register your address", "Open a bank account", "Health insurance: get your card"};
	for (int i = 0; i < 4; i++) {
		list_row_add(box,
			(struct list_row_spec){.id = titles[i],
				.title = titles[i],
				.number = i + 1,
				.topic = TOPIC_FIRST,
				.on_panel = true,
				.grow = 1});
	}
	struct box *list = box_add(columns, (struct box){.kind = BOX_COLUMN, .gap = 18, .grow = 1});
	for (int i = 0; i < 4; i++) {
		list_row_add(list,
			(struct list_row_spec){.id = titles[3 - i],
				.title = titles[3 - i],
				.summary = "How to find one and get an appointment",
				.pill = PILL_LANGUAGE,
				.pill_text = i == 2 ? "Not in English yet" : NULL});
	}
}

static const struct view views[] = {
	{"languages", "en", false, 1920, 1080, TEXT_NORMAL, CONTRAST_DEFAULT, languages, NULL},
	{"my-list", "en", false, 1920, 1080, TEXT_NORMAL, CONTRAST_DEFAULT, my_list, NULL},
	{"my-list-low", "en", false, 1080, 1920, TEXT_NORMAL, CONTRAST_DEFAULT, my_list, NULL},
	{"panel", "en", false, 1920, 1080, TEXT_NORMAL, CONTRAST_DEFAULT, panel, NULL},
	{"home-portrait-very-large", "en", false, 1080, 1920, TEXT_VERY_LARGE, CONTRAST_DEFAULT,
		home, NULL},
	{"home-en", "en", false, 1920, 1080, TEXT_NORMAL, CONTRAST_DEFAULT, home, NULL},
	{"home-ar", "ar", true, 1920, 1080, TEXT_NORMAL, CONTRAST_DEFAULT, home, NULL},
	{"home-portrait", "en", false, 1080, 1920, TEXT_NORMAL, CONTRAST_DEFAULT, home, NULL},
	{"home-dark", "en", false, 1920, 1080, TEXT_NORMAL, CONTRAST_DARK, home, "topic-work"},
	{"home-light", "en", false, 1920, 1080, TEXT_NORMAL, CONTRAST_LIGHT, home, NULL},
	{"home-very-large", "en", false, 1920, 1080, TEXT_VERY_LARGE, CONTRAST_DEFAULT, home, NULL},
	{"home-extra", "ar", true, 1920, 1080, TEXT_EXTRA, CONTRAST_DEFAULT, home, NULL},
	{"home-laptop", "en", false, 1280, 800, TEXT_NORMAL, CONTRAST_DEFAULT, home, NULL},
	{"welcome-en", "en", false, 1920, 1080, TEXT_NORMAL, CONTRAST_DEFAULT, welcome, NULL},
	{"welcome-portrait", "en", false, 1080, 1920, TEXT_NORMAL, CONTRAST_DEFAULT, welcome, NULL},
	{"article", "en", false, 1920, 1080, TEXT_NORMAL, CONTRAST_DEFAULT, article, NULL},
	{"article-very-large", "en", false, 1920, 1080, TEXT_VERY_LARGE, CONTRAST_DEFAULT, article,
		NULL},
	{"services", "en", false, 1920, 1080, TEXT_NORMAL, CONTRAST_DEFAULT, services, NULL},
	{"services-ar", "ar", true, 1920, 1080, TEXT_NORMAL, CONTRAST_DEFAULT, services, NULL},
	{"detail", "en", false, 1920, 1080, TEXT_NORMAL, CONTRAST_DEFAULT, detail, NULL},
	{"sheet", "en", false, 1920, 1080, TEXT_NORMAL, CONTRAST_DEFAULT, sheet, "k4"},
	{"sheet-dark", "en", false, 1920, 1080, TEXT_NORMAL, CONTRAST_DARK, sheet, "k4"},
	{"dialog", "en", false, 1920, 1080, TEXT_NORMAL, CONTRAST_DEFAULT, dialog, "still-here"},
};

static double now_ms(void) {
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void complain(void *ctx, const struct box *box, const char *why) {
	(void)ctx;
	printf("  %s: %s: \"%s\"\n", box->id ? box->id : "-", why, box_label(box));
}

static void frame(struct ui *ui, const struct view *view, struct pixmap *pixmap) {
	do {
		view->build(ui);
	} while (!ui_layout(ui));
	ui_paint(ui, pixmap, (struct rect){0, 0, pixmap->w, pixmap->h});
}

static void draw(struct ui *ui, const struct view *view, const char *folder) {
	article_pager = (struct pager){0};
	ui_panel(ui, view->w, view->h, 0, 0);
	ui_set(ui, &(struct ui_settings){view->lang, view->is_rtl, view->size, view->contrast});
	ui_set_focus(ui, view->focus);
	ui_show_focus(ui, view->focus != NULL);
	size_t count = (size_t)view->w * (size_t)view->h;
	uint32_t *pixels = calloc(count, sizeof *pixels);
	struct pixmap pixmap = {pixels, view->w, view->h, view->w, {0, 0, view->w, view->h}};
	double start = now_ms();
	frame(ui, view, &pixmap);
	double cold = now_ms() - start, best = 1e9, lay = 1e9;
	for (int i = 0; i < 9; i++) {
		start = now_ms();
		view->build(ui);
		ui_layout(ui);
		double laid = now_ms() - start;
		ui_paint(ui, &pixmap, (struct rect){0, 0, view->w, view->h});
		double ms = now_ms() - start;
		best = ms < best ? ms : best;
		lay = laid < lay ? laid : lay;
	}
	printf("%s: cold %.1f ms, warm %.1f ms (layout %.1f)\n", view->name, cold, best, lay);
	ui_overflows(ui, complain, NULL);
	char path[512];
	snprintf(path, sizeof path, "%s/%s.ppm", folder, view->name);
	FILE *file = fopen(path, "wb");
	if (file) {
		fprintf(file, "P6\n%d %d\n255\n", view->w, view->h);
		for (size_t i = 0; i < count; i++) {
			unsigned char rgb[] = {(unsigned char)(pixels[i] >> 16),
				(unsigned char)(pixels[i] >> 8), (unsigned char)pixels[i]};
			fwrite(rgb, 1, 3, file);
		}
		fclose(file);
	}
	free(pixels);
}

int main(int argc, char **argv) {
	if (argc < 2) {
		fprintf(stderr, "usage: gallery FOLDER [name]\n");
		return 1;
	}
	struct fontset *fonts = fontset_create_system();
	struct ui *ui = ui_create(fonts);
	for (size_t i = 0; i < sizeof views / sizeof *views; i++) {
		if (argc < 3 || strcmp(argv[2], views[i].name) == 0) {
			draw(ui, &views[i], argv[1]);
		}
	}
	ui_destroy(ui);
	fontset_destroy(fonts);
	return 0;
}
