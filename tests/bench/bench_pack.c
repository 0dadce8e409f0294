// SPDX-License-Identifier: GPL-3.0-or-later
// Opening and verifying the demo pack, brought to 20 MB by its size.
#include "bench.h"
#include "stage.h"

#include "base/err.h"
#include "content/pack.h"

#define PACK_BYTES 20e6

void bench_pack(const struct bench *bench) {
	double times[BENCH_RUNS];
	struct err err;
	size_t size = 0;
	for (int run = -1; run < bench->runs; run++) { /* one before, so that the file is read */
		double start = bench_wall_ms();
		struct pack *pack = stage_open_pack(bench, &err);
		double ms = bench_wall_ms() - start;
		if (!pack) {
			bench_fail("pack_open_ms", &err);
			return;
		}
		size = pack_size(pack);
		pack_close(pack);
		times[run < 0 ? 0 : run] = ms;
	}
	double median = bench_median(times, (size_t)bench->runs);
	bench_note("%.2f ms for %.2f MB", median, (double)size / 1e6);
	bench_row("pack_open_ms", NULL, median * PACK_BYTES / (double)size);
}
