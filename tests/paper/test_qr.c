// SPDX-License-Identifier: GPL-3.0-or-later
// A code is painted and read back byte for byte by zbarimg, which knows nothing of us.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
// cmocka needs the four above first
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../folder.h"
#include "base/arena.h"
#include "base/err.h"
#include "base/file.h"
#include "paper/qr.h"
#include "paper/vcard.h"

#define MODULE_PX 4

static char folder[64];
static struct arena *arena;

static int enter(void **state) {
	(void)state;
	folder_enter(folder);
	arena = arena_create();
	return 0;
}

static int leave(void **state) {
	(void)state;
	arena_destroy(arena);
	folder_leave(folder);
	return 0;
}

static void paint(const struct qr *qr) {
	int side = (qr->size + 2 * QR_QUIET_MODULES) * MODULE_PX;
	FILE *file = fopen("code.pgm", "wb");
	fprintf(file, "P5 %d %d 255\n", side, side);
	for (int y = 0; y < side; y++) {
		for (int x = 0; x < side; x++) {
			int mx = x / MODULE_PX - QR_QUIET_MODULES;
			int my = y / MODULE_PX - QR_QUIET_MODULES;
			bool is_inside = mx >= 0 && my >= 0 && mx < qr->size && my < qr->size;
			fputc(is_inside && qr->modules[my * qr->size + mx] ? 0 : 255, file);
		}
	}
	fclose(file);
}

static void assert_reads_back(const char *data, size_t len) {
	struct qr qr;
	struct err err;
	char *read;
	size_t read_len;
	assert_true(qr_encode(arena, data, len, &qr, &err));
	paint(&qr);
	assert_int_equal(
		system("zbarimg --nodbus -q --raw --oneshot -Sbinary code.pgm > read.bin"), 0);
	assert_true(file_read("read.bin", 10000, &read, &read_len, &err));
	assert_int_equal(read_len, len);
	assert_memory_equal(read, data, len);
	free(read);
}

static void test_texts(void **state) {
	(void)state;
	static const char *const texts[] = {"https://weidental.example/health", "tel:03023125060",
		"1", "مواعيد العمل: الخميس ٨:٣٠", "ጤና ጣቢያ", "家庭医生 030 23125 168",
		"Straße\r\nÄÖÜ\tß"};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		assert_reads_back(texts[i], strlen(texts[i]));
	}
}

static void test_contact(void **state) {
	(void)state;
	const char *const phones[] = {"030 23125 060", "030 23125 061"};
	struct vcard card = {.name = "عيادة الأم والطفل · Mutter-Kind-Ambulanz",
		.organization = "Klinikum Weidental; Haus B",
		.phones = phones,
		.phone_count = 2,
		.street = "Am Lindenhang 20",
		.city = "Weidental",
		.postal_code = "05432",
		.country = "DE",
		.url = "https://klinikum-weidental.example",
		.note = "الاثنين 08:30–15:00\nالأربعاء 08:30–15:00"};
	const char *text = vcard_text(arena, &card, VCARD_3);
	assert_reads_back(text, strlen(text));
	text = vcard_text(arena, &card, VCARD_4);
	assert_reads_back(text, strlen(text));
}

static void test_sizes(void **state) {
	(void)state;
	static char data[QR_MAX_BYTES + 1];
	static const size_t sizes[] = {1, 14, 15, 500, QR_MAX_BYTES};
	memset(data, 'x', sizeof data);
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		assert_reads_back(data, sizes[i]);
	}
	struct qr qr;
	struct err err;
	assert_false(qr_encode(arena, data, 0, &qr, &err));
	assert_false(qr_encode(arena, data, QR_MAX_BYTES + 1, &qr, &err));
	assert_non_null(strstr(err.text, "2332"));
}

/* 62 bytes are the most of version 4 (33 modules) with M, 78 with L; 60 are the same either way. */
static const struct {
	size_t len;
	int size, small;
} small[] = {{14, 21, 21}, {62, 33, 33}, {63, 37, 33}, {78, 37, 33}, {79, 37, 37}, {90, 41, 37}};

static void test_small(void **state) {
	(void)state;
	char data[100];
	memset(data, 'x', sizeof data);
	for (size_t i = 0; i < sizeof small / sizeof *small; i++) {
		struct qr qr, least;
		assert_true(qr_encode(arena, data, small[i].len, &qr, NULL));
		assert_true(qr_encode_small(arena, data, small[i].len, &least, NULL));
		assert_int_equal(qr.size, small[i].size);
		assert_int_equal(least.size, small[i].small);
		if (qr.size == least.size) { /* what M costs nothing is M */
			assert_memory_equal(qr.modules, least.modules, (size_t)(qr.size * qr.size));
		}
	}
	struct qr qr;
	assert_false(qr_encode_small(arena, data, 0, &qr, NULL));
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_texts),
		cmocka_unit_test(test_contact),
		cmocka_unit_test(test_sizes),
		cmocka_unit_test(test_small),
	};
	return cmocka_run_group_tests(tests, enter, leave);
}
