// SPDX-License-Identifier: GPL-3.0-or-later
// Fonts come from wherever the caller has them; what is not there is stood in for, never fatal.
#include "lay.h"

#include "base/file.h"

struct shelf {
	const char *has; /* the one face there is; NULL: none */
	bool is_garbage;
	int asked;
	char *data;
	size_t len;
};

static bool load(void *context, const char *face, const void **data, size_t *len) {
	struct shelf *shelf = context;
	shelf->asked++;
	if (!shelf->has || strcmp(face, shelf->has) != 0) {
		return false;
	}
	if (shelf->is_garbage) {
		*data = "this is no font";
		*len = 15;
		return true;
	}
	*data = shelf->data;
	*len = shelf->len;
	return true;
}

static void open_shelf(struct shelf *shelf, const char *family) {
	char path[256];
	struct err err;
	face_system_path(face_find(family), 400, path);
	assert_true(file_read(path, 4 << 20, &shelf->data, &shelf->len, &err));
}

static struct para *lay_from(struct fontset *from, int weight, const char *text) {
	const struct para_style style = {.lang = "en", .size_px = 28, .weight = weight};
	struct para *para = para_create(from, &style, NULL, 0, text, strlen(text), 200, NULL);
	assert_non_null(para);
	para_word_px(para);
	para_caret_px(para, strlen(text), NULL);
	return para;
}

static void one_face_stands_in(void **state) {
	(void)state;
	struct shelf shelf = {.has = "NotoSans-Regular"};
	open_shelf(&shelf, "NotoSans");
	struct fontset *few = fontset_create(load, &shelf);
	struct para *para = lay_from(few, 700, "office");
	assert_int_equal(para_missing(para), 0);
	assert_false(font_is_bold(para_run(para, 0)->font));
	para_destroy(para);
	para = lay_from(few, 400, "مكتب");
	assert_int_equal(para_missing(para), 4);
	int asked = shelf.asked;
	para_destroy(para);
	para = lay_from(few, 400, "مكتب");
	assert_int_equal(shelf.asked, asked); /* each face once */
	para_destroy(para);
	fontset_destroy(few);
	free(shelf.data);
}

static void no_face_is_not_fatal(void **state) {
	(void)state;
	struct shelf shelves[] = {{.has = NULL}, {.has = "NotoSans-Regular", .is_garbage = true}};
	for (size_t i = 0; i < 2; i++) {
		struct fontset *none = fontset_create(load, &shelves[i]);
		struct para *para = lay_from(none, 400, "office, مكتب");
		assert_true(para_missing(para) > 0);
		assert_true(para_height_px(para) > 0);
		para_destroy(para);
		fontset_destroy(none);
	}
}

static void table_names_files_that_exist(void **state) {
	(void)state;
	size_t count = 0;
	const struct face *faces = face_all(&count);
	for (size_t i = 0; i < count; i++) {
		char path[256], name[64];
		assert_true(file_exists(face_system_path(&faces[i], 400, path)));
		assert_true(file_exists(face_system_path(&faces[i], 700, path)));
		face_name(&faces[i], 400, name);
		assert_ptr_equal(strstr(name, faces[i].family), name);
		assert_ptr_equal(face_find(faces[i].family), &faces[i]);
	}
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_face_stands_in),
		cmocka_unit_test(no_face_is_not_fatal),
		cmocka_unit_test(table_names_files_that_exist),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
