// SPDX-License-Identifier: GPL-3.0-or-later
// Subsetting all faces takes some seconds of processor time, so finished subsets are kept in a
// folder under a name that holds everything they depend on.
#include "author/font.h"

#include <errno.h>
#include <hb-subset.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "author/catalogue.h"
#include "author/repertoire.h"
#include "author/site.h"
#include "base/err.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "store/db.h"
#include "text/face.h"

#define FONT_MAX_BYTES ((size_t)64 << 20)
#define FONT_THREADS 2
#define FONT_FORM 1 /* grows when the same input gives another subset */

struct job {
	const struct face *face;
	int weight;
	char name[64], path[256];
	char *data; /* the subset */
	size_t len;
	struct err err;
	bool ok;
};

struct work {
	struct job *jobs;
	size_t count;
	atomic_size_t next;
	const hb_set_t *own; /* what the site writes */
	const char *cache;
};

/* ---- what is kept ---- */

static void add_text(hb_set_t *set, const char *text) {
	for (size_t at = 0, len = strlen(text); at < len;) {
		uint32_t code = utf8_next(text, len, &at);
		if (code != UTF8_BAD) {
			hb_set_add(set, code);
		}
	}
}

static hb_set_t *collect_own(const struct site *site, struct catalogue *const *catalogues) {
	hb_set_t *set = hb_set_create();
	add_text(set, site->host_name);
	for (size_t i = 0; i < site->messages.count; i++) {
		add_text(set, site->messages.items[i]->text);
		for (size_t j = 0; j < site->language_count; j++) {
			const char *text = catalogues[j] ? catalogues[j]->texts[i].text : NULL;
			add_text(set, text ? text : "");
		}
	}
	return set;
}

static hb_set_t *wanted(const struct work *work, const struct job *job, hb_face_t *face) {
	hb_set_t *set = hb_set_create();
	if (!repertoire_add(set, job->face->script)) {
		hb_face_collect_unicodes(face, set);
		return set;
	}
	hb_set_union(set, work->own);
	return set;
}

/* ---- one subset ---- */

static bool subset(struct job *job, hb_face_t *face, const hb_set_t *characters) {
	hb_subset_input_t *input = hb_subset_input_create_or_fail();
	if (!input) {
		abort();
	}
	hb_set_union(hb_subset_input_unicode_set(input), characters);
	hb_set_t *features = hb_subset_input_set(input, HB_SUBSET_SETS_LAYOUT_FEATURE_TAG);
	hb_set_clear(features);
	hb_set_invert(features); /* all of them */
	hb_subset_input_set_flags(
		input, HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
	hb_face_t *result = hb_subset_or_fail(face, input);
	hb_subset_input_destroy(input);
	if (!result) {
		return err_set(&job->err, "cannot subset %s; is the file whole?", job->path);
	}
	hb_blob_t *blob = hb_face_reference_blob(result);
	unsigned len;
	const char *data = hb_blob_get_data(blob, &len);
	job->data = mem_copy(data, len);
	job->len = len;
	hb_blob_destroy(blob);
	hb_face_destroy(result);
	return true;
}

/* Everything the subset depends on, hashed (FNV-1a, 64 bits). */
static uint64_t key_of(const struct job *job, const hb_set_t *characters) {
	struct stat info = {0};
	stat(job->path, &info);
	char head[512];
	int len = snprintf(head, sizeof head, "%d %s %d %lld %lld %s ", FONT_FORM, job->path,
		job->face->system_index, (long long)info.st_size, (long long)info.st_mtime,
		hb_version_string());
	uint64_t hash = 14695981039346656037u;
	for (int i = 0; i < len; i++) {
		hash = (hash ^ (unsigned char)head[i]) * 1099511628211u;
	}
	hb_codepoint_t first, last = HB_SET_VALUE_INVALID;
	while (hb_set_next_range(characters, &first, &last)) {
		hash = (hash ^ first) * 1099511628211u;
		hash = (hash ^ last) * 1099511628211u;
	}
	return hash;
}

static bool run_job(const struct work *work, struct job *job) {
	hb_blob_t *blob = hb_blob_create_from_file_or_fail(job->path);
	if (!blob) {
		return err_set(&job->err,
			"cannot read the font %s; install the packages of board/laptop/packages, "
			"or name "
			"its script in \"leave_out_scripts\"",
			job->path);
	}
	hb_face_t *face = hb_face_create(blob, (unsigned)job->face->system_index);
	hb_blob_destroy(blob);
	hb_set_t *characters = wanted(work, job, face);
	char kept[1024] = "";
	if (work->cache) {
		snprintf(kept, sizeof kept, "%s/%s-%016llx", work->cache, job->name,
			(unsigned long long)key_of(job, characters));
	}
	bool ok = work->cache && file_exists(kept) &&
		file_read(kept, FONT_MAX_BYTES, &job->data, &job->len, NULL);
	if (!ok) {
		ok = subset(job, face, characters);
		if (ok && work->cache) {
			file_write(kept, job->data, job->len, 0644, NULL);
		}
	}
	hb_set_destroy(characters);
	hb_face_destroy(face);
	return ok;
}

static void *run_jobs(void *context) {
	struct work *work = context;
	for (size_t at; (at = atomic_fetch_add(&work->next, 1)) < work->count;) {
		work->jobs[at].ok = run_job(work, &work->jobs[at]);
	}
	return NULL;
}

static void run_all(struct work *work) {
	pthread_t threads[FONT_THREADS];
	size_t started = 0;
	while (started < FONT_THREADS &&
		pthread_create(&threads[started], NULL, run_jobs, work) == 0) {
		started++;
	}
	run_jobs(work);
	for (size_t i = 0; i < started; i++) {
		pthread_join(threads[i], NULL);
	}
}

/* ---- all of them ---- */

static bool is_left_out(const struct site *site, const char *script) {
	for (size_t i = 0; i < site->left_out_count; i++) {
		if (strcmp(site->left_out[i], script) == 0 ||
			strcmp(site->left_out[i], "all") == 0) {
			return true;
		}
	}
	return false;
}

static size_t list_jobs(const struct site *site, struct job *jobs) {
	size_t count, used = 0;
	const struct face *faces = face_all(&count);
	for (size_t i = 0; i < count; i++) {
		const struct face *face = &faces[i];
		bool has_bold = face->has_bold && repertoire_has_bold(face->script);
		for (int weight = 400; weight <= (has_bold ? 700 : 400); weight += 300) {
			if (is_left_out(site, face->script)) {
				continue;
			}
			struct job *job = &jobs[used++];
			*job = (struct job){.face = face, .weight = weight};
			face_name(face, weight, job->name);
			face_system_path(face, weight, job->path);
		}
	}
	return used;
}

static bool write_job(struct stmt *stmt, const struct job *job, size_t num, struct err *err) {
	if (!job->ok) {
		return err_set(err, "%s", job->err.text);
	}
	stmt_bind_int(stmt, 1, (int64_t)num);
	stmt_bind_text(stmt, 2, job->name);
	stmt_bind_blob(stmt, 3, job->data, job->len);
	return stmt_run(stmt, err);
}

bool font_write_all(struct db *db, const struct site *site, struct catalogue *const *catalogues,
	const char *cache, struct err *err) {
	if (cache && !file_make_folder(cache, err)) {
		return false;
	}
	size_t faces;
	face_all(&faces);
	struct work work = {.jobs = mem_zero((faces * 2 + 1) * sizeof(struct job)), .cache = cache};
	work.count = list_jobs(site, work.jobs);
	hb_set_t *own = collect_own(site, catalogues);
	work.own = own;
	run_all(&work);
	struct stmt *stmt = stmt_prepare(db, "INSERT INTO fonts VALUES (?, ?, ?)", err);
	bool ok = stmt != NULL;
	for (size_t i = 0; i < work.count; i++) {
		ok = ok && write_job(stmt, &work.jobs[i], i + 1, err);
		free(work.jobs[i].data);
	}
	stmt_finish(stmt);
	hb_set_destroy(own);
	free(work.jobs);
	return ok;
}
