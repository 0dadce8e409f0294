// SPDX-License-Identifier: GPL-3.0-or-later
// Memory for all pages is reserved and filled chunk by chunk: what is hashed is what is kept, and
// a chunk that was hashed is never read again. The thread that looks through the rest has memory of
// its own and shares nothing but the verdict.
#include "content/sealed.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/err.h"
#include "base/mem.h"
#include "content/comment.h"
#include "content/hashes.h"

#define MAX_FILE_BYTES ((off_t)1 << 30)
#define PIECE_CHUNKS 16               // read at once where all is read
#define ALONE_BYTES ((size_t)2 << 20) // too small to be worth a thread
#define BEHIND_BYTES ((size_t)4096)   // readable behind the last page (store/db.h)

struct sealed {
	char *path;
	int file;
	size_t size, pages; // bytes of the file, and how many of them are SQLite's
	unsigned char *map; // room for the pages
	struct hashes_plan plan;
	unsigned char *list;     // the pages' hashes; NULL: the file was read whole
	unsigned char *tops;     // the list's
	bool *is_listed;         // of each chunk of the list: it was read and verified
	pthread_mutex_t listing; // of the two threads that may do so
	bool *is_kept;           // of each chunk: it stands in `map`, verified
	size_t kept;             // bytes

	atomic_size_t next; // the piece that nobody has taken yet
	atomic_bool must_stop;
	bool has_thread, is_joined;
	pthread_t thread;

	pthread_mutex_t lock; // of the verdict
	enum pack_state state;
	size_t wrong_at;
	int error; // errno, CUT, or 0: a hash is wrong
};

#define CUT (-1)

/* ---- the verdict ---- */

static void judge(struct sealed *sealed, enum pack_state state, size_t at, int error) {
	pthread_mutex_lock(&sealed->lock);
	if (sealed->state != PACK_CHANGED) { // the first to find something says what it is
		sealed->state = state;
		sealed->wrong_at = at;
		sealed->error = error;
	}
	pthread_mutex_unlock(&sealed->lock);
}

enum pack_state sealed_state(struct sealed *sealed, struct err *err) {
	pthread_mutex_lock(&sealed->lock);
	enum pack_state state = sealed->state;
	size_t at = sealed->wrong_at;
	int error = sealed->error;
	pthread_mutex_unlock(&sealed->lock);
	if (state == PACK_CHANGED && error == CUT) {
		err_set(err, "%s is truncated: it was cut while it was in use; copy it again",
			sealed->path);
	} else if (state == PACK_CHANGED && error) {
		err_set(err, "cannot read %s: %s", sealed->path, strerror(error));
	} else if (state == PACK_CHANGED) {
		err_set(err,
			"%s: wrong signature: a byte was changed behind byte %zu; copy it again",
			sealed->path, at);
	}
	return state;
}

/* ---- reading ---- */

// 0, errno or CUT.
static int read_exactly(int file, void *out, size_t len, size_t at) {
	for (size_t done = 0; done < len;) {
		ssize_t got = pread(file, (char *)out + done, len - done, (off_t)(at + done));
		if (got < 0 && errno == EINTR) {
			continue;
		}
		if (got <= 0) {
			return got < 0 ? errno : CUT;
		}
		done += (size_t)got;
	}
	return 0;
}

static size_t left_of(size_t all, size_t done) {
	return all > done ? all - done : 0;
}

// One chunk of the list comes into its place and is verified against its top.
static bool read_list(struct sealed *sealed, size_t part) {
	size_t at = part * HASHES_CHUNK_BYTES, left = sealed->plan.count * SIGN_DIGEST_BYTES - at;
	size_t len = left < HASHES_CHUNK_BYTES ? left : HASHES_CHUNK_BYTES;
	unsigned char digest[SIGN_DIGEST_BYTES];
	int error = read_exactly(sealed->file, sealed->list + at, len, sealed->pages + at);
	sign_digest(sealed->list + at, len, digest);
	if (error || memcmp(digest, sealed->tops + part * sizeof digest, sizeof digest) != 0) {
		judge(sealed, PACK_CHANGED, sealed->pages + at, error);
		return false;
	}
	return true;
}

// The hash that a chunk must have; NULL, and judged, if that itself is not what was signed.
static const unsigned char *digest_of(struct sealed *sealed, size_t chunk) {
	size_t part = chunk / HASHES_OF_CHUNK;
	pthread_mutex_lock(&sealed->listing);
	if (!sealed->is_listed[part]) {
		sealed->is_listed[part] = read_list(sealed, part);
	}
	bool ok = sealed->is_listed[part];
	pthread_mutex_unlock(&sealed->listing);
	return ok ? sealed->list + chunk * SIGN_DIGEST_BYTES : NULL;
}

// Reads `count` chunks from the one called `first` to `into`. False, and judged, if one is wrong.
static bool read_chunks(struct sealed *sealed, size_t first, size_t count, unsigned char *into) {
	size_t at = first * HASHES_CHUNK_BYTES, left = left_of(sealed->pages, at);
	size_t len = left < count * HASHES_CHUNK_BYTES ? left : count * HASHES_CHUNK_BYTES;
	int error = read_exactly(sealed->file, into, len, at);
	if (error) {
		judge(sealed, PACK_CHANGED, at, error);
		return false;
	}
	for (size_t done = 0; done < len; done += HASHES_CHUNK_BYTES) {
		unsigned char digest[SIGN_DIGEST_BYTES];
		size_t n = len - done < HASHES_CHUNK_BYTES ? len - done : HASHES_CHUNK_BYTES;
		const unsigned char *wanted = digest_of(sealed, first + done / HASHES_CHUNK_BYTES);
		sign_digest(into + done, n, digest);
		if (!wanted) {
			return false;
		}
		if (memcmp(digest, wanted, sizeof digest) != 0) {
			judge(sealed, PACK_CHANGED, at + done, 0);
			return false;
		}
	}
	return true;
}

static size_t chunk_len(const struct sealed *sealed, size_t chunk) {
	size_t left = sealed->pages - chunk * HASHES_CHUNK_BYTES;
	return left < HASHES_CHUNK_BYTES ? left : HASHES_CHUNK_BYTES;
}

static bool keep(struct sealed *sealed, size_t chunk) {
	if (sealed->is_kept[chunk]) {
		return true;
	}
	if (sealed_state(sealed, NULL) == PACK_CHANGED ||
		!read_chunks(sealed, chunk, 1, sealed->map + chunk * HASHES_CHUNK_BYTES)) {
		return false;
	}
	sealed->is_kept[chunk] = true;
	sealed->kept += chunk_len(sealed, chunk);
	return true;
}

const void *sealed_at(void *context, size_t at, size_t len) {
	struct sealed *sealed = context;
	if (len > sealed->pages || at > sealed->pages - len) {
		return NULL;
	}
	for (size_t i = at / HASHES_CHUNK_BYTES; sealed->list && i * HASHES_CHUNK_BYTES < at + len;
		i++) {
		if (!keep(sealed, i)) {
			return NULL;
		}
	}
	return sealed->map + at;
}

/* ---- all of it, piece by piece ---- */

// The number of chunks of the next piece, from *first; 0: there is none left, or no need.
static size_t take_piece(struct sealed *sealed, size_t *first) {
	*first = atomic_fetch_add(&sealed->next, PIECE_CHUNKS);
	size_t left = left_of(sealed->plan.count, *first);
	bool has_ended =
		atomic_load(&sealed->must_stop) || sealed_state(sealed, NULL) == PACK_CHANGED;
	return has_ended ? 0 : left < PIECE_CHUNKS ? left : PIECE_CHUNKS;
}

static void *keep_pieces(void *context) {
	struct sealed *sealed = context;
	size_t first, count;
	while ((count = take_piece(sealed, &first)) > 0 &&
		read_chunks(sealed, first, count, sealed->map + first * HASHES_CHUNK_BYTES)) {
	}
	return NULL;
}

bool sealed_keep_all(struct sealed *sealed, struct err *err) {
	pthread_t thread;
	if (sealed->list) {
		bool has_help = sealed->pages > ALONE_BYTES &&
			pthread_create(&thread, NULL, keep_pieces, sealed) == 0;
		keep_pieces(sealed);
		if (has_help) {
			pthread_join(thread, NULL);
		}
		judge(sealed, PACK_WHOLE, 0, 0);
		bool ok = sealed_state(sealed, NULL) == PACK_WHOLE;
		memset(sealed->is_kept, ok, sealed->plan.count);
		sealed->kept = ok ? sealed->pages : 0;
	}
	return sealed_state(sealed, err) == PACK_WHOLE;
}

static void *look_through(void *context) {
	struct sealed *sealed = context;
	unsigned char *piece = mem_alloc(PIECE_CHUNKS * HASHES_CHUNK_BYTES);
	size_t first, count;
	while ((count = take_piece(sealed, &first)) > 0 &&
		read_chunks(sealed, first, count, piece)) {
	}
	if (!atomic_load(&sealed->must_stop)) {
		judge(sealed, PACK_WHOLE, 0, 0);
	}
	free(piece);
	return NULL;
}

void sealed_look_through(struct sealed *sealed) {
	if (sealed->has_thread || sealed_state(sealed, NULL) != PACK_CHECKING) {
		return;
	}
	int error = pthread_create(&sealed->thread, NULL, look_through, sealed);
	sealed->has_thread = error == 0;
	if (error) { // what cannot be looked through cannot be trusted
		judge(sealed, PACK_CHANGED, 0, error);
	}
}

static void join(struct sealed *sealed) {
	if (sealed->has_thread && !sealed->is_joined) {
		pthread_join(sealed->thread, NULL);
		sealed->is_joined = true;
	}
}

enum pack_state sealed_wait(struct sealed *sealed, struct err *err) {
	sealed_look_through(sealed);
	join(sealed);
	return sealed_state(sealed, err);
}

/* ---- opening ---- */

// Anonymous memory: a chunk takes room when it is read. Huge pages would take 2 MB for each.
static bool reserve(struct sealed *sealed, size_t pages, struct err *err) {
	void *map = mmap(NULL, pages + BEHIND_BYTES, PROT_READ | PROT_WRITE,
		MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
	if (map == MAP_FAILED) {
		return err_set(err, "no memory for %s: %s", sealed->path, strerror(errno));
	}
	madvise(map, pages + BEHIND_BYTES, MADV_NOHUGEPAGE);
	sealed->map = map;
	sealed->pages = pages;
	return true;
}

// The tops of the list are all that is read before anything else is asked for.
static bool read_tops(struct sealed *sealed, const struct comment *comment, struct err *err) {
	const struct hashes_plan *plan = &sealed->plan;
	unsigned char root[SIGN_DIGEST_BYTES];
	size_t len = plan->top_count * SIGN_DIGEST_BYTES;
	sealed->tops = mem_alloc(len);
	int error = read_exactly(sealed->file, sealed->tops, len, sealed->size - len);
	sign_digest(sealed->tops, len, root);
	if (error > 0) {
		return err_set(err, "cannot read %s: %s", sealed->path, strerror(error));
	}
	return !error && memcmp(root, comment->root, sizeof root) == 0
		? true
		: err_set(err,
			  "%s: wrong signature: a byte was changed in its hashes, or the signature "
			  "is another pack's; copy both again",
			  sealed->path);
}

bool sealed_hold(struct sealed *sealed, const struct comment *comment, struct err *err) {
	size_t signed_size = (size_t)comment->size;
	if (sealed->size < signed_size) {
		return err_set(err, "%s is truncated: it has %zu of %zu bytes; copy it again",
			sealed->path, sealed->size, signed_size);
	}
	if (sealed->size > signed_size || !hashes_plan_of(signed_size, &sealed->plan)) {
		return err_set(err,
			"%s: wrong signature: it has %zu bytes, %zu were signed; copy it again",
			sealed->path, sealed->size, signed_size);
	}
	const struct hashes_plan *plan = &sealed->plan;
	if (!read_tops(sealed, comment, err) || !reserve(sealed, plan->pages, err)) {
		return false;
	}
	sealed->list = mem_array(plan->count, SIGN_DIGEST_BYTES);
	sealed->is_listed = mem_zero(plan->top_count * sizeof *sealed->is_listed);
	sealed->is_kept = mem_zero(plan->count * sizeof *sealed->is_kept);
	return true;
}

bool sealed_read_all(struct sealed *sealed, unsigned char hash[SIGN_HASH_BYTES], struct err *err) {
	if (!sealed->map && !reserve(sealed, sealed->size, err)) {
		return false;
	}
	struct sign_hash whole;
	sign_hash_init(&whole);
	for (size_t at = 0; at < sealed->size; at += PIECE_CHUNKS * HASHES_CHUNK_BYTES) {
		size_t left = sealed->size - at, most = PIECE_CHUNKS * HASHES_CHUNK_BYTES;
		size_t len = left < most ? left : most;
		int error = read_exactly(sealed->file, sealed->map + at, len, at);
		if (error) {
			return err_set(err, "cannot read %s: %s", sealed->path,
				error == CUT ? "it was cut while it was read" : strerror(error));
		}
		if (hash) {
			sign_hash_update(&whole, sealed->map + at, len);
		}
	}
	if (hash) {
		sign_hash_finish(&whole, hash);
	}
	sealed->kept = sealed->size;
	sealed->state = PACK_WHOLE;
	return true;
}

static bool look_at(struct sealed *sealed, struct err *err) {
	struct stat is;
	if (sealed->file < 0 || fstat(sealed->file, &is) != 0) {
		return err_set(err, "cannot open %s: %s", sealed->path, strerror(errno));
	}
	if (!S_ISREG(is.st_mode) || is.st_size > MAX_FILE_BYTES) {
		return err_set(err, "%s is not a pack: no file of at most 1 GB", sealed->path);
	}
	if (is.st_size == 0) {
		return err_set(err, "%s is truncated: it is empty; copy it again", sealed->path);
	}
	sealed->size = (size_t)is.st_size;
	return true;
}

struct sealed *sealed_open(const char *path, struct err *err) {
	struct sealed *sealed = mem_zero(sizeof *sealed);
	sealed->path = mem_copy_string(path);
	sealed->file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	pthread_mutex_init(&sealed->lock, NULL);
	pthread_mutex_init(&sealed->listing, NULL);
	if (!look_at(sealed, err)) {
		sealed_close(sealed);
		return NULL;
	}
	return sealed;
}

void sealed_close(struct sealed *sealed) {
	if (!sealed) {
		return;
	}
	atomic_store(&sealed->must_stop, true);
	join(sealed);
	pthread_mutex_destroy(&sealed->lock);
	pthread_mutex_destroy(&sealed->listing);
	if (sealed->map) {
		munmap(sealed->map, sealed->pages + BEHIND_BYTES);
	}
	if (sealed->file >= 0) {
		close(sealed->file);
	}
	free(sealed->list);
	free(sealed->tops);
	free(sealed->is_listed);
	free(sealed->is_kept);
	free(sealed->path);
	free(sealed);
}

size_t sealed_size(const struct sealed *sealed) {
	return sealed->size;
}

size_t sealed_pages(const struct sealed *sealed) {
	return sealed->pages;
}

size_t sealed_kept(const struct sealed *sealed) {
	return sealed->kept;
}

size_t sealed_peek(const struct sealed *sealed, void *out, size_t len) {
	size_t most = len < sealed->size ? len : sealed->size;
	return read_exactly(sealed->file, out, most, 0) == 0 ? most : 0;
}
