// SPDX-License-Identifier: GPL-3.0-or-later
// A small invented region, from its HTML to what the kiosk shows in each language.
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "author/article.h"
#include "author/body.h"
#include "author/catalogue.h"
#include "author/check.h"
#include "author/import_align.h"
#include "author/import_html.h"
#include "author/import_integreat.h"
#include "author/import_pages.h"
#include "author/import_report.h"
#include "author/import_topic.h"
#include "author/inline.h"
#include "author/passage.h"
#include "author/problem.h"
#include "author/site.h"
#include "base/arena.h"
#include "base/err.h"
#include "base/file.h"
#include "base/str.h"
#include "content/block.h"

#define REAL "../shared/data/integreat-lkaugsburg"

static char folder[] = "/tmp/test-integreat-XXXXXX";

/* ---- HTML ---- */

static const char *find_link(void *context, const char *href, struct arena *arena) {
	(void)context;
	return strncmp(href, "http", 4) == 0 ? import_address(arena, href)
		: strcmp(href, "/self") == 0 ? ""
		: href[0] == '/'             ? "article:other"
					     : NULL;
}

static void convert(const char *html, size_t len, struct str *out, struct import_report *report) {
	struct import_html page = {.html = html,
		.len = len,
		.title = "Titel",
		.place = "page",
		.link = find_link,
		.report = report};
	import_html(&page, out);
}

/* HTML, the Markdown it becomes, and what the report says (NULL: nothing). */
static const struct {
	const char *html, *markdown, *says;
} PAGES[] = {
	{"", "", NULL},
	{"<div><div><span>Ein <b>Wort</b></span></div>&nbsp;<p>&#160;</p>zwei</div>",
		"Ein **Wort**\n\nzwei\n", NULL},
	{"<h1>Titel:</h1><h4>A</h4><p>x</p><h6>B <b>c</b></h6><p>y</p>",
		"## A\n\nx\n\n### B c\n\ny\n", NULL},
	{"<p>eins<br>zwei<br><br>drei<br></p>", "eins\\\nzwei\n\ndrei\n", NULL},
	{"<ul><li>a<ul><li>b</li></ul></li><li></li><li><p>c</p><p>d</p></li></ul>",
		"- a\n\n  - b\n\n- c\n\n  d\n", NULL},
	{"<ul><li><ul><li>a</li></ul></li></ul>", "- a\n", NULL},
	{"<ol start=3><li>a</li><li>b</li></ol><ol><li>c</li></ol>", "3. a\n4. b\n\n1) c\n", NULL},
	{"<ul><li>a</li><li><a href='https://a.example/'>B</a></li><li>c</li></ul>",
		"- a\n\n[B](https://a.example/)\n\n- c\n", NULL},
	{"<p>Liste:<br>- eins<br>- zwei</p>", "Liste:\n\n- eins\n- zwei\n", NULL},
	{"<p>1. Mai * _x_ [y] &lt;z&gt; &amp;amp; #</p>",
		"1\\. Mai \\* \\_x\\_ \\[y\\] \\<z\\> \\&amp; #\n", NULL},
	{"<p>a<b> fett </b>b<strong>.</strong></p>", "a **fett** b.\n", NULL},
	{"<p><a href='/x'>eins</a> <a href='/self'>zwei</a> <a href='foo'>drei</a></p>",
		"[eins](article:other) zwei drei\n", "\"foo\" leads nowhere"},
	{"<p>Karte<a href='https://a.example/b c(d)'>hier</a></p>",
		"Karte [hier](https://a.example/b%20c%28d%29)\n", NULL},
	{"<p>a <a href='https://a.example/x/'>hier</a> b <a href='http://b.example'>Haus B</a></p>",
		"a hier b Haus B\n\n[a.example](https://a.example/x/)\n\n"
		"[Haus B](http://b.example)\n",
		NULL},
	{"<h3><a href='https://a.example/'>Kurs</a></h3>",
		"## Kurs\n\n[Kurs](https://a.example/)\n", NULL},
	{"<p><a href='https://a.example/'>https://a.example/</a></p>",
		"[a.example/](https://a.example/)\n", NULL},
	/* telephone numbers and addresses stay what they are */
	{"<p><a href='tel:+4982131020'>0821 / 3102-0</a></p>", "0821 / 3102-0\n", NULL},
	{"<p><a href='tel:+4982131020'>Anrufen</a></p>", "Anrufen (+4982131020)\n", NULL},
	{"<p><a href='tel:+4982131020'>0821 31021</a></p>", "0821 31021\n",
		"leads to \"+4982131020\""},
	{"<p>0 <a href='tel:082131020'>82131</a> 020 <br>x</p>", "082131020\\\nx\n", NULL},
	{"<p>a <a href='mailto:anna@b.example?subject=x'>nna@b</a> .example</p>",
		"anna@b.example\n", NULL},
	{"<p><a href='mailto:anna@b.example'>anne@b.example</a></p>", "anne@b.example\n",
		"leads to \"anna@b.example\""},
	{"<p>x a <a href='mailto:anna@b.example'>nna</a> @b.example, y</p>",
		"x anna@b.example, y\n", NULL},
	{"<p>w <a href='https://www.a.example/b'>ww.a</a> .example/b</p>",
		"[www.a.example/b](https://www.a.example/b)\n", NULL},
	{"<p><a href='https://integreat.app/tel:'>0821 1</a></p>", "0821 1\n", NULL},
	{"<div class='contact-card'><h4>Amt</h4><p>Weg 1</p><p><a href='tel:0821 1'>0821 "
	 "1</a></p></div>",
		"**Amt**\\\nWeg 1\\\n0821 1\n", NULL},
	/* notes, tables, what a kiosk cannot show */
	{"<p><img src='/static/svg/idea.svg'> Tipp</p>", "> [!TIP]\n> Tipp\n", NULL},
	{"<div class='alert alert-warning'><p>A</p></div>", "> [!WARNING]\n> A\n", NULL},
	{"<table><tr><th>A</th><th>B</th></tr><tr><td>c|d</td><td><p>e</p></td></tr></table>",
		"| A | B |\n| --- | --- |\n| c\\|d | e |\n", NULL},
	{"<table><tr><td><h2>A</h2>b</td><td><ul><li>c</li></ul></td></tr></table>",
		"## A\n\nb\n\n- c\n", NULL},
	{"<details><summary>Frage</summary>Antwort</details>", "## Frage\n\nAntwort\n", NULL},
	{"<p><img src='x.jpg' alt='Bild'></p><p>a</p>", "a\n", "x.jpg (Bild) is missing"},
	{"<iframe src='https://v.example'></iframe>", "", "<iframe> https://v.example"},
	{"<p>10 m<sup>2</sup><script>x</script><!-- y --></p>", "10 m²\n", NULL},
	{"<p>offen <b>fett<p>neu", "offen **fett**\n\nneu\n", NULL},
};

static void html_becomes_markdown(void **state) {
	(void)state;
	for (size_t i = 0; i < sizeof PAGES / sizeof *PAGES; i++) {
		struct str out = {0};
		struct import_report report = {0};
		convert(PAGES[i].html, strlen(PAGES[i].html), &out, &report);
		if (strcmp(str_get(&out), PAGES[i].markdown) != 0) {
			fail_msg("row %zu: got\n%s\ninstead of\n%s", i, str_get(&out),
				PAGES[i].markdown);
		}
		bool has_said = report.count &&
			(!PAGES[i].says || strstr(report.items[0].text, PAGES[i].says));
		if (PAGES[i].says ? !has_said : report.count != 0) {
			fail_msg("row %zu: said \"%s\"", i,
				report.count ? report.items[0].text : "");
		}
		import_report_finish(&report);
		str_finish(&out);
	}
}

/* A list of many links has their addresses as words: no forty codes. */
static void many_links_are_words(void **state) {
	(void)state;
	struct str html = {0}, out = {0};
	struct import_report report = {0};
	str_append(&html, "<ul>");
	for (int i = 0; i < 6; i++) {
		str_printf(&html, "<li><a href='https://ort%d.example/'>Ort %d</a></li>", i, i);
	}
	convert(str_get(&html), html.len, &out, &report);
	assert_int_equal(strncmp(str_get(&out), "- Ort 0 (ort0.example)\n- Ort 1", 29), 0);
	str_finish(&html);
	str_finish(&out);
	import_report_finish(&report);
}

/* ---- blocks of two languages ---- */

static struct pieces read_markdown(struct arena *arena, const char *text) {
	struct problems problems = {0};
	struct pieces pieces = markdown_read(arena, "x.md", text, strlen(text), 1, &problems);
	assert_int_equal(problems.count, 0);
	problems_finish(&problems);
	return pieces;
}

/* Two pages, and for each block of the first how many of the second stand for it. */
static const struct {
	const char *source, *target, *counts;
} PAIRS[] = {
	{"Eins.\n\nZwei.", "One.\n\nTwo.", "11"},
	{"## Titel\n\nEin langer Satz. Noch ein langer Satz.\n\n0821 31020\n",
		"## Title\n\nA long sentence.\n\nOne more long sentence.\n\n0821 31020\n", "121"},
	{"Ein langer Satz steht hier.\n\nNoch ein langer Satz steht hier.\n\n## Amt\n\n0821 31020",
		"A long sentence stands here. One more long sentence stands here.\n\n## Office\n\n"
		"0821 31020",
		"1011"},
	{"## A\n\nWeg 1, 86150 Augsburg\n\n## B\n\nWeg 2, 86199 Bobingen",
		"## B\n\nWeg 2, 86199 Bobingen", "0011"},
	{"- Jobcenter\n- Bad\n- Caritas", "- Jobcenter\n- Caritas", "101"},
	{"Text", "", "0"},
};

static void blocks_find_their_partners(void **state) {
	(void)state;
	for (size_t i = 0; i < sizeof PAIRS / sizeof *PAIRS; i++) {
		struct arena *arena = arena_create();
		struct pieces source = read_markdown(arena, PAIRS[i].source);
		struct pieces target = read_markdown(arena, PAIRS[i].target);
		struct import_stretch stretches[16];
		assert_int_equal(source.count, strlen(PAIRS[i].counts));
		import_align(&source, &target, stretches);
		size_t next = 0;
		char counts[17] = "";
		for (size_t j = 0; j < source.count; j++) {
			assert_int_equal(stretches[j].start, next);
			next = stretches[j].end;
			counts[j] = (char)('0' + next - stretches[j].start);
		}
		assert_int_equal(next, target.count);
		if (strcmp(counts, PAIRS[i].counts) != 0) {
			fail_msg("row %zu: %s instead of %s", i, counts, PAIRS[i].counts);
		}
		arena_destroy(arena);
	}
}

static const char *const PASSAGES[] = {
	"One block.",
	"## Heading\n\nText **bold**\\\nline\n\n- a\n- b\n\n  - c\n\n    more\n\n3. d\n4. e\n",
	"> [!TIP]\n> a\n>\n> b\n\n> [!WARNING]\n> c\n",
	"| A | B |\n| --- | --- |\n| c\\|d | e |\n",
	"[words](https://a.example/x)\n\n[a](https://a.example/) b [c](https://c.example/)\n",
	"\\- no item\n\n1\\. no step\n\n\\# no heading\n\n\\> no note\n\n\\<\\>\n\n\\| x\n",
};

static void passages_read_as_they_were_written(void **state) {
	(void)state;
	static const struct piece SOURCES[] = {{.kind = BLOCK_PARAGRAPH, .marked = "x"},
		{.kind = BLOCK_HEADING, .level = 2, .marked = "x"},
		{.kind = BLOCK_LINK, .marked = "x", .target = "https://a.example/x"},
		{.kind = BLOCK_TABLE_ROW, .is_header = true, .marked = "x | y"}};
	for (size_t i = 0; i < sizeof PASSAGES / sizeof *PASSAGES * 4; i++) {
		struct arena *arena = arena_create();
		struct pieces pieces = read_markdown(arena, PASSAGES[i / 4]);
		const struct piece *source = &SOURCES[i % 4];
		struct str text = {0};
		passage_write(&text, pieces.items, pieces.count, source);
		struct pieces again = passage_read(arena, str_get(&text), source);
		assert_int_equal(again.count, pieces.count);
		for (size_t j = 0; j < pieces.count; j++) {
			const struct piece *a = &pieces.items[j], *b = &again.items[j];
			if (a->kind != b->kind || a->level != b->level || a->number != b->number ||
				a->note != b->note || a->is_header != b->is_header) {
				fail_msg("row %zu, block %zu: %s", i / 4, j, str_get(&text));
			}
			struct inline_text one, other;
			const char *why;
			inline_read(&one, arena, a->marked, strlen(a->marked), NULL, NULL, &why);
			inline_read(&other, arena, b->marked, strlen(b->marked), NULL, NULL, &why);
			assert_string_equal(one.text, other.text);
			assert_string_equal(a->target ? a->target : "", b->target ? b->target : "");
		}
		str_finish(&text);
		arena_destroy(arena);
	}
	struct arena *arena = arena_create();
	assert_int_equal(passage_read(arena, PASSAGE_NONE, &SOURCES[0]).count, 0);
	arena_destroy(arena);
}

/* ---- a region ---- */

struct shown {
	struct problems problems;
	struct site *site;
	struct catalogue **catalogues;
	struct arena *arena;
};

static void show(struct shown *shown, const char *site) {
	*shown = (struct shown){.arena = arena_create()};
	shown->site = site_create(site, &shown->problems);
	shown->catalogues = catalogue_read_all(shown->site);
	check_limits(shown->site);
	if (shown->problems.error_count) {
		problems_print(&shown->problems, site, false, stderr);
	}
	assert_int_equal(shown->problems.error_count, 0);
}

static void show_end(struct shown *shown) {
	site_destroy(shown->site);
	problems_finish(&shown->problems);
	arena_destroy(shown->arena);
}

/* The article as its blocks' kinds and texts, one a line. */
static void article_text(struct shown *shown, const char *id, size_t lang, struct str *out) {
	const struct article *article = site_article(shown->site, id);
	assert_non_null(article);
	const struct edition edition = {shown->site, shown->catalogues[lang], shown->arena, false};
	str_clear(out);
	if (!body_is_complete(&edition, article)) {
		return;
	}
	size_t count;
	bool is_checked;
	const struct block *blocks = body_blocks(&edition, article, &count, &is_checked);
	str_printf(out, "%s\n", body_text_at(&edition, article->title, article->title_place, NULL));
	for (size_t i = 0; i < count; i++) {
		str_printf(out, "%d %s", (int)blocks[i].kind, blocks[i].text);
		for (size_t j = 0; j < blocks[i].cell_count; j++) {
			str_printf(out, "|%s", blocks[i].cells[j].text);
		}
		str_append(out, "\n");
	}
}

static void import_folder(const char *from, const char *site, struct import_report *report) {
	const struct import_integreat import = {.folder = from, .site = site};
	struct err err = {""};
	if (!import_integreat(&import, report, &err)) {
		fail_msg("%s", err.text);
	}
}

static const struct {
	const char *id, *german, *english;
} ARTICLES[] = {
	{"arztbesuch",
		"Arztbesuch\n1 So geht es\n2 Rufen Sie in der Praxis an.\n3 Termin machen\n"
		"3 Karte mitnehmen\n1 Praxis Muster\n"
		"2 0800 00 111\npraxis@example.org\nMusterweg 1, 12345 Musterstadt\n"
		"8 Musterweg 1, 12345 Musterstadt\n5 Der Besuch kostet nichts.\n",
		"Seeing a doctor\n1 How it works\n2 Call the practice. Ask for an appointment.\n"
		"3 Make an appointment\n3 Bring your card\n1 Practice Muster\n"
		"2 080000111\npraxis@example.org\nMusterweg 1, 12345 Musterstadt\n"
		"8 Musterweg 1, 12345 Musterstadt\n5 The visit is free.\n2 Only in English: bring "
		"water.\n"},
	{"notruf",
		"Notruf\n2 Rufen Sie 112.\n2 Mehr beim Arztbesuch, türkisch und alt.\n"
		"2 Nur auf Deutsch: der Verein.\n2 Von 8 bis 20 Uhr.\n",
		"Emergency call\n2 Call 112.\n2 More at Seeing a doctor, Turkish and old.\n"
		"2 From 8 am to 8 pm.\n"},
	{"wohnen",
		"Wohnen\n2 Wie Sie eine Wohnung finden.\n4 Zeitung\n4 Samstags\n"
		"4 Internet: hier und Wohnungsbörse\n8 example.org\n8 Wohnungsbörse\n"
		"6 |Amt|Telefon\n6 |Wohnamt | Rathaus|0800 00 222\n1 Beratung\n2 Montags\n",
		"Housing\n2 How you find a flat.\n4 Newspaper\n4 On Saturdays\n"
		"4 Internet: here and flat market\n8 example.org\n8 flat market\n"
		"6 |Office|Telephone\n6 |Housing office | town hall|0800 00 222\n1 Advice\n"
		"2 On Mondays\n"},
	{"nur-deutsch", "Nur auf Deutsch: „Miete\"\n2 Notruf\n2 Ein Text.\n", ""},
};

static void region_becomes_a_site(void **state) {
	(void)state;
	struct import_report report = {0};
	struct shown shown;
	import_folder(TEST_DATA "/integreat", folder, &report);
	show(&shown, folder);
	struct str text = {0};
	for (size_t i = 0; i < sizeof ARTICLES / sizeof *ARTICLES; i++) {
		article_text(&shown, ARTICLES[i].id, 0, &text);
		assert_string_equal(str_get(&text), ARTICLES[i].german);
		article_text(&shown, ARTICLES[i].id, 1, &text);
		assert_string_equal(str_get(&text), ARTICLES[i].english);
	}
	assert_int_equal(shown.site->articles.count, 4 + 2); /* about and privacy too */
	assert_int_equal(shown.site->topic_count, 2);
	assert_string_equal(shown.site->topics[0].id, "wohnen");
	assert_string_equal(shown.site->topics[0].colour, "housing");
	assert_string_equal(site_article(shown.site, "notruf")->topic, "gesundheit");
	assert_string_equal(site_article(shown.site, "notruf")->checked, "2026-03-04");
	static const char *const SAID[] = {"Wohnen: <iframe> https://example.org/film",
		"Wohnen: the image https://example.org/haus.jpg (Ein Haus) is missing",
		"Andere: says only that it is there in other languages", "Leer: is empty",
		"Only English (en): is not there in the source language",
		"Nur auf Deutsch: „Miete\": is not there in en"};
	char *said = NULL;
	size_t len;
	FILE *out = open_memstream(&said, &len);
	import_report_print(&report, out);
	fclose(out);
	for (size_t i = 0; i < sizeof SAID / sizeof *SAID; i++) {
		assert_non_null(strstr(said, SAID[i]));
	}
	free(said);
	str_finish(&text);
	show_end(&shown);
	import_report_finish(&report);
}

static void change_file(const char *file, const char *from, const char *to) {
	char path[256], *text;
	size_t len;
	struct err err;
	snprintf(path, sizeof path, "%s/%s", folder, file);
	assert_true(file_read(path, 1 << 20, &text, &len, &err));
	char *at = strstr(text, from);
	assert_non_null(at);
	struct str out = {0};
	str_append_bytes(&out, text, (size_t)(at - text));
	str_append(&out, to);
	str_append(&out, at + strlen(from));
	assert_true(file_write(path, str_get(&out), out.len, 0644, &err));
	str_finish(&out);
	free(text);
}

/* What an editor corrected stays when the same region is brought in again. */
static void editor_keeps_corrections(void **state) {
	(void)state;
	struct import_report report = {0};
	struct shown shown;
	struct str text = {0};
	import_folder(TEST_DATA "/integreat", folder, &report);
	change_file("locales/en.po", "\"How you find a flat.\"", "\"How to find a flat.\"");
	change_file(
		"site.json", "\"host_name\": \"musterkreis\"", "\"host_name\": \"Landratsamt\"");
	import_folder(TEST_DATA "/integreat", folder, &report);
	show(&shown, folder);
	article_text(&shown, "wohnen", 1, &text);
	assert_non_null(strstr(str_get(&text), "How to find a flat."));
	assert_string_equal(shown.site->host_name, "Landratsamt");
	str_finish(&text);
	show_end(&shown);
	import_report_finish(&report);
}

static void import_of_services_is_not_taken_away(void **state) {
	(void)state;
	char path[sizeof folder + 40];
	struct err err = {""};
	struct import_report report = {0};
	snprintf(path, sizeof path, "%s/other/.import/services", folder);
	assert_true(file_make_folder(path, &err));
	snprintf(path, sizeof path, "%s/other", folder);
	const struct import_integreat import = {.folder = TEST_DATA "/integreat", .site = path};
	assert_false(import_integreat(&import, &report, &err));
	assert_non_null(strstr(err.text, "holds an import of services"));
	import_report_finish(&report);
}

static const struct {
	const char *json, *says;
} BAD[] = {
	{"", "de/pages.json:1 is not JSON"},
	{"[{\"title\": \"A\", \"pa", "de/pages.json:1 is not JSON"},
	{"{}", "is not Integreat's list of pages: it begins with no ["},
	{"[]", "holds no page"},
	{"[7]", "its entry 1 is no object"},
	{"[{\"title\": \"A\", \"path\": \"/a/de/b/\"}]", "its entry 1 is without \"content\""},
	{"[{\"title\": \"A\", \"content\": \"\"}]", "its entry 1 is without a \"path\""},
	{"[{\"title\": \"A\", \"content\": \"\", \"path\": \"b\"}]", "does not begin with /"},
};

static void ignore_file(void *context, const char *path, const char *bytes, size_t len) {
	(void)context, (void)path, (void)bytes, (void)len;
}

static void bad_input_is_one_line(void **state) {
	(void)state;
	const struct import_integreat import = {0};
	for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++) {
		const struct region_file file = {"de", BAD[i].json, strlen(BAD[i].json)};
		struct import_report report = {0};
		struct err err = {""};
		assert_false(
			import_integreat_make(&import, &file, 1, ignore_file, NULL, &report, &err));
		if (!strstr(err.text, BAD[i].says)) {
			fail_msg("row %zu: %s", i, err.text);
		}
		import_report_finish(&report);
	}
	static const struct {
		const char *folder, *source, *says;
	} FOLDERS[] = {
		{"/nowhere", NULL, "cannot open /nowhere"},
		{TEST_DATA, NULL, "holds no language"},
		{TEST_DATA "/integreat", "fr", "holds no fr/pages.json"},
	};
	for (size_t i = 0; i < sizeof FOLDERS / sizeof *FOLDERS; i++) {
		const struct import_integreat from = {.folder = FOLDERS[i].folder,
			.source = FOLDERS[i].source,
			.site = "/tmp/test-integreat-never"};
		struct import_report report = {0};
		struct err err = {""};
		assert_false(import_integreat(&from, &report, &err));
		assert_non_null(strstr(err.text, FOLDERS[i].says));
		assert_false(file_exists("/tmp/test-integreat-never"));
		import_report_finish(&report);
	}
}

static void topics_get_icons(void **state) {
	(void)state;
	static const char *const ROWS[][2] = {{"Gesundheit", "heart-pulse"}, {"Wohnen", "home"},
		{"Beruf und Karriere", "briefcase"}, {"Deutsch lernen", "translate"},
		{"Krankenversicherung", "heart-pulse"}, {"Inklusion", "wheelchair-accessibility"},
		{"Residence", "account-card-details"}, {"Xyz", "information"}};
	for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
		assert_string_equal(import_topic_look(ROWS[i][0]).icon, ROWS[i][1]);
	}
}

/* A real region, where it is at hand. */
static void real_region_builds(void **state) {
	(void)state;
	char path[512];
	snprintf(path, sizeof path, "%s/%s", SOURCE_ROOT, REAL);
	if (!file_exists(path)) {
		skip();
	}
	struct import_report report = {0};
	struct shown shown;
	char site[sizeof folder + 8];
	snprintf(site, sizeof site, "%s/real", folder);
	import_folder(path, site, &report);
	show(&shown, site);
	size_t missing = 0;
	struct str text = {0};
	for (size_t i = 0; i < shown.site->articles.count; i++) {
		article_text(&shown, shown.site->articles.items[i]->id, 1, &text);
		missing += text.len == 0;
	}
	assert_true(shown.site->articles.count > 200);
	assert_int_equal(missing, 5); /* the pages that are German only */
	str_finish(&text);
	show_end(&shown);
	import_report_finish(&report);
}

static int make(void **state) {
	(void)state;
	return mkdtemp(folder) ? 0 : -1;
}

static int clean(void **state) {
	(void)state;
	char command[64];
	snprintf(command, sizeof command, "rm -rf %s", folder);
	return system(command);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(html_becomes_markdown),
		cmocka_unit_test(many_links_are_words),
		cmocka_unit_test(blocks_find_their_partners),
		cmocka_unit_test(passages_read_as_they_were_written),
		cmocka_unit_test(region_becomes_a_site),
		cmocka_unit_test(editor_keeps_corrections),
		cmocka_unit_test(import_of_services_is_not_taken_away),
		cmocka_unit_test(bad_input_is_one_line),
		cmocka_unit_test(topics_get_icons),
		cmocka_unit_test(real_region_builds),
	};
	return cmocka_run_group_tests(tests, make, clean);
}
