// SPDX-License-Identifier: GPL-3.0-or-later
// Opening the demo pack as foyer does, and looking through all of it. What the first takes does not
// depend on the size; the second is brought to 20 MB by it.
#include "bench.h"
#include "stage.h"

#include "base/err.h"
#include "content/pack.h"

#define PACK_BYTES 20e6

struct opening {
	double ready_ms, whole_ms;
	size_t size, kept;
};

static bool open_once(const struct bench *bench, struct opening *out, struct err *err) {
	double start = bench_wall_ms();
	struct pack *pack = stage_open_pack(bench, err);
	if (!pack) {
		return false;
	}
	out->ready_ms = bench_wall_ms() - start;
	out->size = pack_size(pack);
	out->kept = pack_kept_bytes(pack);
	bool ok = pack_wait(pack, err) == PACK_WHOLE;
	out->whole_ms = bench_wall_ms() - start;
	pack_close(pack);
	return ok;
}

void bench_pack(const struct bench *bench) {
	double ready[BENCH_RUNS], whole[BENCH_RUNS];
	struct opening opening = {0};
	struct err err;
	for (int run = -1; run < bench->runs; run++) { /* one before, so that the file is read */
		if (!open_once(bench, &opening, &err)) {
			bench_fail("pack_open_ms", &err);
			return;
		}
		ready[run < 0 ? 0 : run] = opening.ready_ms;
		whole[run < 0 ? 0 : run] = opening.whole_ms;
	}
	bench_note("reads %zu of %zu bytes", opening.kept, opening.size);
	bench_row("pack_ready_ms", NULL, bench_median(ready, (size_t)bench->runs));
	double median = bench_median(whole, (size_t)bench->runs);
	bench_note("%.2f ms for %.2f MB", median, (double)opening.size / 1e6);
	bench_row("pack_open_ms", NULL, median * PACK_BYTES / (double)opening.size);
}
