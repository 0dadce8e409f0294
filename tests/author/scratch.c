// SPDX-License-Identifier: GPL-3.0-or-later
// cp and rm do the work: the site is a dozen files.
#include "scratch.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/err.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/str.h"

void scratch_init(struct scratch *scratch) {
	char command[1024];
	snprintf(scratch->folder, sizeof scratch->folder, "/tmp/foyer-site.XXXXXX");
	assert_non_null(mkdtemp(scratch->folder));
	snprintf(command, sizeof command, "cp -r '%s/site/.' '%s'", TEST_DATA, scratch->folder);
	assert_int_equal(system(command), 0);
}

void scratch_finish(struct scratch *scratch) {
	char command[1024];
	snprintf(command, sizeof command, "rm -r '%s'", scratch->folder);
	assert_int_equal(system(command), 0);
}

void scratch_change(
	const struct scratch *scratch, const char *file, const char *from, const char *to) {
	char path[SCRATCH_PATH_BYTES * 2];
	snprintf(path, sizeof path, "%s/%s", scratch->folder, file);
	if (!to) {
		assert_int_equal(unlink(path), 0);
		return;
	}
	struct str text = {0};
	if (from) {
		char *old;
		size_t len;
		struct err err;
		assert_true(file_read(path, 1 << 20, &old, &len, &err));
		const char *at = strstr(old, from);
		if (!at) {
			fail_msg("%s does not hold %s", file, from);
		}
		str_append_bytes(&text, old, (size_t)(at - old));
		str_append(&text, to);
		str_append(&text, at + strlen(from));
		free(old);
	} else {
		str_append(&text, to);
	}
	assert_true(file_write(path, str_get(&text), text.len, 0644, NULL));
	str_finish(&text);
}
