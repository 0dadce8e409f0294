// SPDX-License-Identifier: GPL-3.0-or-later
// Every setting, right and wrong, and the file that documents them.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
// cmocka needs the four above first
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/str.h"
#include "paper/printer.h"
#include "programs/config.h"

/* of 402917 */
#define PIN_HASH                                                                                   \
	"$argon2id$v=19$m=16384,t=3,p=1$wjUtT/1ZhjvKwyoqVlHe5Q$6ZoKgC"                             \
	"uyMshwE9ATnPkbotoAtKRLZZmG5gY3YR1VL2I"

static void collect(void *context, const char *sentence) {
	struct str *said = context;
	str_append(said, sentence);
	str_append(said, "\n");
}

static void parse(struct config *config, const char *text, struct str *said) {
	config_parse(config, "foyer.conf", text, strlen(text), collect, said);
}

static void test_good(void **state) {
	(void)state;
	struct config config;
	struct str said = {0};
	config_init(&config);
	parse(&config,
		"panel_width_mm = 476\nview_distance_mm=500\nrotation = 270\nidle_s = 60\n"
		"warn_s = 30\nvolume_percent = 0\nprinter = ipp://a/b # the one\nprinter_width = "
		"384\nprinter_dpi = 180\nprinter_command = esc-star\nprinter_cut = none\n"
		"printer_paper = a6\nprinter_certificate = "
		"00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF:"
		"00:11:22:33:44:55:66:77:88:99:aa:bb:cc:dd:ee:ff\n"
		"kiosk_id = F-1\nkiosk_place = Hall\noffice_name = Arbeitsamt Weidental\ndesk = 4\n"
		"position = 50.8712, -10.5\ntime_zone = Europe/Berlin\ntrust = /a.pub\n"
		"trust = /b.pub\noffice_key = RWx\nstaff_pin = " PIN_HASH "\nusb_dir = /media\n"
		"screen_off = 22:00-06:30\n",
		&said);
	assert_string_equal(str_get(&said), "");
	assert_int_equal(config.panel_width_mm, 476);
	assert_int_equal(config.view_distance_mm, 500);
	assert_int_equal(config.rotation, 270);
	assert_int_equal(config.idle_s, 60);
	assert_int_equal(config.warn_s, 30);
	assert_int_equal(config.volume_percent, 0);
	assert_string_equal(config.printer, "ipp://a/b");
	assert_int_equal(config.printer_width, 384);
	assert_int_equal(config.printer_dpi, 180);
	assert_int_equal(config.printer_command, PRINTER_ESC_STAR);
	assert_int_equal(config.printer_cut, PRINTER_CUT_NONE);
	assert_string_equal(config.printer_paper, "a6");
	assert_string_equal(config.printer_certificate,
		"00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff");
	assert_string_equal(config.office_name, "Arbeitsamt Weidental");
	assert_string_equal(config.desk, "4");
	assert_true(config.has_position);
	assert_true(config.latitude > 50.8711 && config.latitude < 50.8713);
	assert_true(config.longitude < -10.49 && config.longitude > -10.51);
	assert_string_equal(config.time_zone, "Europe/Berlin");
	assert_int_equal(config.trust_count, 2);
	assert_string_equal(config.trust[1], "/b.pub");
	assert_string_equal(config.staff_pin, PIN_HASH);
	assert_int_equal(config.off_from_min, 22 * 60);
	assert_int_equal(config.off_to_min, 6 * 60 + 30);
	config_finish(&config);
}

static void test_bad(void **state) {
	static const struct {
		const char *text, *said; /* said begins so, after "foyer.conf:" */
	} table[] = {
		{"idle_s = x",
			"1: idle_s must be a whole number from 10 to 600, not \"x\"; 45 is used"},
		{"\n# c\nidle_s = 9", "3: idle_s must be"},
		{"idle_s = 601", "1: idle_s must be"},
		{"idle_s = 45s", "1: idle_s must be"},
		{"idle_s = 99999999999999999999", "1: idle_s must be"},
		{"idle_s =", "1: idle_s must be"},
		{"rotation = 45", "1: rotation must be 0, 90, 180 or 270, not \"45\"; 0 is used"},
		{"rotation = -90", "1: rotation must be"},
		{"view_distance_mm = 10", "1: view_distance_mm must be"},
		{"position = north", "1: position must be"},
		{"position = 50", "1: position must be"},
		{"position = 91, 0", "1: position must be"},
		{"position = 50, 10, 3", "1: position must be"},
		{"time_zone = Mars/Base", "1: time_zone must be a time zone as Europe/Berlin"},
		{"screen_off = 25:00-06:00", "1: screen_off must be"},
		{"screen_off = night", "1: screen_off must be"},
		{"staff_pin = 402917",
			"1: staff_pin must be what foyer-desk pin prints; the line is passed over"},
		{"staff_pin = $argon2id$x", "1: staff_pin must be"},
		{"printer_dpi = 1", "1: printer_dpi must be a whole number from 72 to 600"},
		{"printer_command = ESC *", "1: printer_command must be gs-v-0 or esc-star, not"},
		{"printer_cut =", "1: printer_cut must be partial, full or none, not \"\"; the"},
		{"printer_paper = a3", "1: printer_paper must be 80mm, 80mm-180, 58mm, a6 or a4"},
		{"printer_certificate = 00:11", "1: printer_certificate must be 64 hexadecimal"},
		{"printer_certificate = x", "1: printer_certificate must be"},
		{"colour = red", "1: there is no setting \"colour\""},
		{"idle_s", "1: there is no '='"},
		{"Idle = 4", "1: the name"},
		{"desk = \xff", "1: the line is not UTF-8"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		struct config config, plain;
		struct str said = {0};
		config_init(&config);
		config_init(&plain);
		parse(&config, table[i].text, &said);
		const char *got = str_get(&said);
		if (strncmp(got, "foyer.conf:", 11) != 0 ||
			strncmp(got + 11, table[i].said, strlen(table[i].said)) != 0) {
			fail_msg("%s: %s", table[i].text, got);
		}
		assert_memory_equal(&config, &plain, sizeof config);
		assert_null(strstr(got, "12\""));
		str_finish(&said);
	}
}

static void test_wrong_line_costs_no_other(void **state) {
	(void)state;
	struct config config;
	struct str said = {0};
	config_init(&config);
	parse(&config, "idle_s = 60\nidle_s = x\nwarn_s = 30\n", &said);
	assert_int_equal(config.idle_s, 60);
	assert_int_equal(config.warn_s, 30);
	assert_non_null(strstr(str_get(&said), "60 is used"));
	str_finish(&said);
	config_finish(&config);
}

static void test_missing_file(void **state) {
	(void)state;
	struct config config;
	struct str said = {0};
	config_init(&config);
	config_read(&config, "/nonexistent/foyer.conf", collect, &said);
	assert_non_null(strstr(str_get(&said), "/nonexistent/foyer.conf"));
	assert_int_equal(config.idle_s, 45);
	str_finish(&said);
	config_finish(&config);
}

/* board/common/foyer.conf: as it stands it changes nothing, and each of its lines without the # is
 * right and is the default too. */
static void test_documented_file(void **state) {
	(void)state;
	char *data;
	size_t len;
	struct str said = {0}, bare = {0};
	struct config config, plain;
	assert_true(file_read(SOURCE_ROOT "/board/common/foyer.conf", 65536, &data, &len, NULL));
	int count = 0;
	for (char *line = strtok(data, "\n"); line; line = strtok(NULL, "\n")) {
		if (line[0] == '#' && line[1] >= 'a' && line[1] <= 'z') {
			count++;
			str_append(&bare, line + 1);
			str_append(&bare, "\n");
		} else {
			assert_true(!*line || (line[0] == '#' && (line[1] == ' ' || !line[1])));
		}
	}
	free(data);
	assert_int_equal(count, 25); /* 24 names; screen_off with an example */
	config_init(&config);
	config_init(&plain);
	parse(&config, str_get(&bare), &said);
	assert_string_equal(str_get(&said), "");
	assert_memory_equal(&config, &plain, sizeof config);
	str_finish(&bare);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_good),
		cmocka_unit_test(test_bad),
		cmocka_unit_test(test_wrong_line_costs_no_other),
		cmocka_unit_test(test_missing_file),
		cmocka_unit_test(test_documented_file),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
