// SPDX-License-Identifier: GPL-3.0-or-later
// Beside the pack of a site lies a file of two numbers: seconds and bytes / 10^6.
#include "large.h"

#include "bench.h"
#include "process.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "base/err.h"
#include "base/file.h"

#define FOLDER BUILD_ROOT "/growth"
#define GENERATOR BENCH_DATA "/large_site.py"

bool large_build(
	const char *site, const char *pack, double *seconds, double *most_mb, struct err *err) {
	const char *const argv[] = {FOYER_PACK, "build", site, "-o", pack, "--key",
		BUILD_ROOT "/demo.key", "--font-cache", BUILD_ROOT "/fonts", NULL};
	struct rusage usage;
	double start = bench_wall_ms();
	if (!process_run(argv, &usage)) {
		return err_set(err, "foyer-pack did not build %s", site);
	}
	*seconds = (bench_wall_ms() - start) / 1e3;
	*most_mb = (double)usage.ru_maxrss * 1024 / 1e6;
	return true;
}

static time_t changed(const char *path) {
	struct stat is;
	return stat(path, &is) == 0 ? is.st_mtime : 0;
}

static bool is_fresh(const struct large *large, const char *figures) {
	time_t made = changed(figures);
	return changed(large->pack) && made > changed(FOYER_PACK) && made > changed(GENERATOR);
}

static bool read_figures(struct large *large, const char *path) {
	FILE *file = fopen(path, "re");
	bool ok = file && fscanf(file, "%lf %lf", &large->build_s, &large->build_mb) == 2;
	if (file) {
		fclose(file);
	}
	return ok;
}

static bool make_new(struct large *large, const char *site, const char *figures, struct err *err) {
	char services[16], languages[16], text[64];
	snprintf(services, sizeof services, "%d", large->services);
	snprintf(languages, sizeof languages, "%d", large->languages);
	fprintf(stderr, "foyer-bench: making %s, which may take a minute\n", large->pack);
	struct rusage usage;
	if (!process_run(
		    (const char *const[]){"python3", GENERATOR, site, services, languages, NULL},
		    &usage)) {
		return err_set(err, "%s did not write %s; is python3 there?", GENERATOR, site);
	}
	if (!large_build(site, large->pack, &large->build_s, &large->build_mb, err)) {
		return false;
	}
	int len = snprintf(text, sizeof text, "%.3f %.3f\n", large->build_s, large->build_mb);
	return file_write(figures, text, (size_t)len, 0644, err);
}

bool large_make(struct large *large, struct err *err) {
	char site[480], figures[512];
	snprintf(site, sizeof site, FOLDER "/%dx%d", large->services, large->languages);
	snprintf(large->pack, sizeof large->pack, "%s.pack", site);
	snprintf(figures, sizeof figures, "%s.built", site);
	if (!file_make_folder(FOLDER, err) || !file_make_folder(site, err)) {
		return false;
	}
	return (is_fresh(large, figures) && read_figures(large, figures)) ||
		make_new(large, site, figures, err);
}
