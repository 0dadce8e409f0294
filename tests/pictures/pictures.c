// SPDX-License-Identifier: GPL-3.0-or-later
// Draws pages and compares them with their references, or accepts them as such:
// pictures [--accept | --set] [PATTERN]. What differs is written into the build folder with what
// it differs by.
#include <dirent.h>
#include <fnmatch.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/err.h"
#include "base/file.h"
#include "base/str.h"
#include "device/shot.h"
#include "device/window.h"
#include "dump.h"
#include "grade.h"
#include "pages.h"
#include "screens/app.h"

#define REFERENCE TEST_DATA "/reference"
#define OUT BUILD_ROOT "/pictures"
#define MAX_FILE_BYTES (15 * 1000)
#define MAX_SET_BYTES (7 * 1000 * 1000)

struct run {
	const char *pattern;
	bool accepts;
	int count, failed;
	struct str *dumps; /* of the accepted pages, by index; data NULL where not accepted */
};

static bool is_asked(const struct run *run, const struct page_case *page) {
	return !run->pattern || fnmatch(run->pattern, page->name, 0) == 0;
}

static void must(bool ok, const struct err *err) {
	if (!ok) {
		fprintf(stderr, "%s\n", err->text);
		exit(1);
	}
}

static void path_of(const char *folder, const char *name, const char *ending, char path[512]) {
	snprintf(path, 512, "%s/%s%s", folder, name, ending);
}

static void write_text(const char *path, const struct str *text) {
	FILE *file = fopen(path, "w");
	if (!file || fwrite(str_get(text), 1, text->len, file) != text->len || fclose(file) != 0) {
		perror(path);
		exit(1);
	}
}

/* ---- comparing ---- */

/* The picture as it is, and what differs. */
static void show_picture(struct app *app, const char *name, const struct shot_grey *grey,
	const struct shot_grey *reference) {
	char actual[512], difference[512];
	struct err err;
	struct shot_grey drawn;
	path_of(OUT, name, ".png", actual);
	path_of(OUT, name, ".difference.png", difference);
	grade_draw(&drawn, grey, reference);
	must(shot_write_png(window_pixmap(app->window), actual, &err) &&
			shot_grey_write(&drawn, difference, &err),
		&err);
	shot_grey_finish(&drawn);
	printf("\t%s\n\t%s\n", actual, difference);
}

static void show_dump(const char *name, const struct str *dump, const struct str *reference) {
	char now[512], before[512], command[2048];
	path_of(OUT, name, ".dump", now);
	path_of(OUT, name, ".reference.dump", before);
	write_text(now, dump);
	write_text(before, reference);
	snprintf(command, sizeof command, "diff -u '%s' '%s' > '%s/%s.dump.diff'", before, now, OUT,
		name);
	if (system(command) < 0) {
		perror("diff");
	}
	printf("\t%s/%s.dump.diff\n", OUT, name);
}

static bool compare_picture(struct app *app, const char *name) {
	char path[512];
	struct err err;
	struct shot_grey grey, reference;
	path_of(REFERENCE, name, ".png", path);
	if (!shot_grey_read(&reference, path, &err)) {
		printf("%s: %s\n", name, err.text);
		return false;
	}
	shot_grey_init(&grey, window_pixmap(app->window));
	struct grade grade = grade_of(&grey, &reference);
	bool is_same = grade_is_same(&grade);
	if (!is_same) {
		printf("%s: the picture differs by %d steps at most, %.3f in the mean\n", name,
			grade.max, grade.mean);
		show_picture(app, name, &grey, &reference);
	}
	shot_grey_finish(&grey);
	shot_grey_finish(&reference);
	return is_same;
}

static bool compare_dump(struct app *app, const struct page_case *page) {
	char path[512];
	struct str dump = {0}, reference = {0};
	path_of(REFERENCE, page->lang, ".dump", path);
	dump_page(app, &dump);
	bool is_found = dump_read(path, page->name, &reference);
	bool is_same = is_found && dump.len == reference.len &&
		!memcmp(str_get(&dump), str_get(&reference), dump.len);
	if (!is_same) {
		printf("%s: the dump %s\n", page->name, is_found ? "differs" : "is missing");
		show_dump(page->name, &dump, &reference);
	}
	str_finish(&dump);
	str_finish(&reference);
	return is_same;
}

/* ---- accepting ---- */

static void accept_page(struct app *app, const struct page_case *page, struct str *dump) {
	char path[512];
	struct err err;
	struct shot_grey grey;
	path_of(REFERENCE, page->name, ".png", path);
	shot_grey_init(&grey, window_pixmap(app->window));
	grade_simplify(&grey);
	must(shot_grey_write(&grey, path, &err), &err);
	shot_grey_finish(&grey);
	dump_page(app, dump);
}

/* The file of a language anew: accepted pages as they are now, the others as they were. */
static void write_dumps(const struct run *run, const char *lang) {
	char path[512];
	struct str all = {0};
	size_t count;
	const struct page_case *pages = pages_all(&count);
	path_of(REFERENCE, lang, ".dump", path);
	for (size_t i = 0; i < count; i++) {
		struct str old = {0};
		if (strcmp(pages[i].lang, lang) != 0) {
			continue;
		}
		if (run->dumps[i].data || dump_read(path, pages[i].name, &old)) {
			const struct str *dump = run->dumps[i].data ? &run->dumps[i] : &old;
			str_printf(&all, "== %s\n", pages[i].name);
			str_append(&all, str_get(dump));
		}
		str_finish(&old);
	}
	write_text(path, &all);
	str_finish(&all);
}

/* ---- the set ---- */

static bool is_known(const char *file) {
	char name[256];
	snprintf(name, sizeof name, "%s", file);
	char *ending = strrchr(name, '.');
	if (!ending) {
		return false;
	}
	bool is_picture = !strcmp(ending, ".png"), is_dump = !strcmp(ending, ".dump");
	*ending = '\0';
	for (size_t i = 0; is_dump && pages_languages[i]; i++) {
		if (!strcmp(name, pages_languages[i])) {
			return true;
		}
	}
	return is_picture && pages_find(name);
}

/* Small enough, and nothing there that belongs to no page. */
static int check_set(void) {
	DIR *folder = opendir(REFERENCE);
	long long sum = 0;
	int wrong = 0, count = 0;
	for (const struct dirent *entry; folder && (entry = readdir(folder));) {
		char path[1024];
		struct stat info;
		snprintf(path, sizeof path, "%s/%s", REFERENCE, entry->d_name);
		if (entry->d_name[0] == '.' || stat(path, &info) != 0) {
			continue;
		}
		bool is_picture = strstr(entry->d_name, ".png") != NULL;
		count += is_picture;
		sum += is_picture ? info.st_size : 0;
		if (!is_known(entry->d_name)) {
			printf("%s belongs to no page\n", path);
			wrong++;
		} else if (is_picture && info.st_size >= MAX_FILE_BYTES) {
			printf("%s has %lld bytes\n", path, (long long)info.st_size);
			wrong++;
		}
	}
	if (folder) {
		closedir(folder);
	}
	size_t pages;
	pages_all(&pages);
	printf("%d of %zu pictures, %lld bytes\n", count, pages, sum);
	return wrong || sum >= MAX_SET_BYTES || count != (int)pages;
}

/* ---- all ---- */

static void run_page(struct run *run, struct app *app, const struct page_case *page, size_t index) {
	pages_show(app, page);
	run->count++;
	if (run->accepts) {
		accept_page(app, page, &run->dumps[index]);
		return;
	}
	bool has_picture = compare_picture(app, page->name), has_dump = compare_dump(app, page);
	run->failed += !(has_picture && has_dump);
}

static void run_pages(struct run *run) {
	size_t count;
	const struct page_case *pages = pages_all(&count);
	struct app *app = NULL;
	bool is_tall = false;
	for (size_t i = 0; i < count; i++) {
		if (!is_asked(run, &pages[i])) {
			continue;
		}
		if (app && is_tall != pages[i].is_tall) {
			pages_close(app);
			app = NULL;
		}
		is_tall = pages[i].is_tall;
		app = app ? app : pages_open(is_tall);
		run_page(run, app, &pages[i], i);
	}
	if (app) {
		pages_close(app);
	}
}

int main(int argc, char **argv) {
	static struct str dumps[1024];
	struct run run = {.dumps = dumps};
	struct err err;
	for (int i = 1; i < argc; i++) {
		if (!strcmp(argv[i], "--set")) {
			return check_set();
		}
		if (!strcmp(argv[i], "--accept")) {
			run.accepts = true;
		} else {
			run.pattern = argv[i];
		}
	}
	must(file_make_folder(run.accepts ? REFERENCE : OUT, &err), &err);
	run_pages(&run);
	for (size_t i = 0; run.accepts && pages_languages[i]; i++) {
		write_dumps(&run, pages_languages[i]);
	}
	printf("%d pages, %d %s\n", run.count, run.accepts ? run.count : run.failed,
		run.accepts ? "accepted" : "differ");
	return run.failed || !run.count;
}
