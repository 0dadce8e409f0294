// SPDX-License-Identifier: GPL-3.0-or-later
// peers_bytes WIDTH HEIGHT gs|star FILE: the bitmap of tests/paper/printed.h as our printer gets it. With
// "bits" in place of the command: the bitmap alone, row by row.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../paper/printed.h"
#include "base/err.h"
#include "base/file.h"
#include "base/str.h"
#include "paper/escpos.h"

int main(int argc, char **argv) {
	if (argc != 5) {
		fprintf(stderr, "usage: peers_bytes WIDTH HEIGHT bits|gs|star FILE\n");
		return 2;
	}
	struct raster *raster = raster_patterned(atoi(argv[1]), atoi(argv[2]));
	struct str out = {0};
	struct err err;
	if (strcmp(argv[3], "bits") == 0) {
		str_append_bytes(&out, (const char *)raster->bits,
			(size_t)raster->stride * (size_t)raster->h);
	} else {
		raster_append_chunks(
			&out, raster, strcmp(argv[3], "star") ? PRINTER_GS_V_0 : PRINTER_ESC_STAR);
	}
	bool ok = file_write(argv[4], out.data, out.len, 0644, &err);
	if (!ok) {
		fprintf(stderr, "%s\n", err.text);
	}
	str_finish(&out);
	raster_destroy(raster);
	return ok ? 0 : 1;
}
