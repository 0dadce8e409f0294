// SPDX-License-Identifier: GPL-3.0-or-later
// Whole files come and go; a bound is kept; a refusal names the file.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/err.h"
#include "base/file.h"

static void written_is_read(void **state) {
	(void)state;
	char folder[] = "/tmp/foyer-file-XXXXXX";
	assert_non_null(mkdtemp(folder));
	char path[128];
	snprintf(path, sizeof path, "%s/a/b", folder);
	struct err err;
	assert_true(file_make_folder(path, &err));
	assert_true(file_make_folder(path, &err));
	strcat(path, "/key");
	assert_true(file_write(path, "secret", 6, 0600, &err));
	struct stat status;
	assert_int_equal(stat(path, &status), 0);
	assert_int_equal(status.st_mode & 0777, 0600);
	char *data;
	size_t len;
	assert_true(file_read(path, 6, &data, &len, &err));
	assert_int_equal(len, 6);
	assert_string_equal(data, "secret");
	free(data);
	assert_false(file_read(path, 5, &data, &len, &err));
	assert_non_null(strstr(err.text, "larger than 5 bytes"));
	unlink(path);
	assert_false(file_read(path, 6, &data, &len, &err));
	assert_non_null(strstr(err.text, path));
	assert_false(file_exists(path));
}

static void copied_is_the_same(void **state) {
	(void)state;
	static const size_t sizes[] = {0, 1, 65536, 200001};
	static char bytes[200001];
	char folder[] = "/tmp/foyer-file-XXXXXX", from[64], to[64], *data;
	size_t len;
	struct err err;
	assert_non_null(mkdtemp(folder));
	snprintf(from, sizeof from, "%s/from", folder);
	snprintf(to, sizeof to, "%s/to", folder);
	for (size_t i = 0; i < sizeof bytes; i++) {
		bytes[i] = (char)(i * 7 / 3);
	}
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		assert_true(file_write(from, bytes, sizes[i], 0644, &err));
		assert_true(file_copy(from, to, 0600, &err));
		assert_true(file_read(to, sizeof bytes, &data, &len, &err));
		assert_int_equal(len, sizes[i]);
		assert_memory_equal(data, bytes, len);
		free(data);
	}
	assert_false(file_copy("/nonexistent/a", to, 0600, &err));
	assert_non_null(strstr(err.text, "cannot open /nonexistent/a"));
	assert_false(file_copy(from, "/nonexistent/a", 0600, &err));
	assert_non_null(strstr(err.text, "cannot write /nonexistent/a"));
	assert_false(file_copy(folder, to, 0600, &err)); // a folder cannot be read
	assert_non_null(strstr(err.text, "cannot read /tmp"));
	assert_true(file_read(to, sizeof bytes, &data, &len, &err)); // what was there stays
	assert_int_equal(len, sizeof bytes);
	free(data);
	unlink(from);
	unlink(to);
	assert_int_equal(rmdir(folder), 0); // and nothing besides
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(written_is_read), cmocka_unit_test(copied_is_the_same)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
