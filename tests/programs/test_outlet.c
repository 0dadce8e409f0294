// SPDX-License-Identifier: GPL-3.0-or-later
// Which printer slips go to, and the folder for downloads of a laptop's desktop.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
// cmocka needs the four above first
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "../folder.h"
#include "base/err.h"
#include "base/file.h"
#include "paper/printer.h"
#include "programs/args.h"
#include "programs/config.h"
#include "programs/outlet.h"

static void downloads_are_found(void **state) {
	(void)state;
	static const struct {
		const char *settings, *folder; /* settings NULL: no such file */
	} table[] = {
		{NULL, "/home/amina"},
		{"", "/home/amina"},
		{"XDG_DESKTOP_DIR=\"$HOME/Desktop\"\nXDG_DOWNLOAD_DIR=\"$HOME/Downloads\"\n",
			"/home/amina/Downloads"},
		{"# XDG_DOWNLOAD_DIR=\"$HOME/No\"\nXDG_DOWNLOAD_DIR=\"$HOME/Téléchargements\"",
			"/home/amina/Téléchargements"},
		{"\n\n  XDG_DOWNLOAD_DIR=\"/data/all \\\"mine\\\"\"\n", "/data/all \"mine\""},
		{"XDG_DOWNLOAD_DIR=\"$HOME/A\"\nXDG_DOWNLOAD_DIR=\"$HOME/B\"\n", "/home/amina/B"},
		{"XDG_DOWNLOAD_DIR=\"$HOME\"\n", "/home/amina"},
		{"XDG_DOWNLOAD_DIR=\"Downloads\"\n", "/home/amina"},
		{"XDG_DOWNLOAD_DIR=\"\n", "/home/amina"},
	};
	char folder[64];
	struct err err;
	folder_enter(folder);
	assert_int_equal(setenv("HOME", "/home/amina", 1), 0);
	assert_int_equal(setenv("XDG_CONFIG_HOME", folder, 1), 0);
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		if (table[i].settings) {
			assert_true(file_write("user-dirs.dirs", table[i].settings,
				strlen(table[i].settings), 0600, &err));
		}
		char *found = outlet_downloads();
		assert_string_equal(found, table[i].folder);
		free(found);
	}
	assert_int_equal(unsetenv("HOME"), 0);
	assert_null(outlet_downloads());
	folder_leave(folder);
}

static void the_command_line_wins(void **state) {
	(void)state;
	static const struct {
		const char *argument, *configured;
		bool is_laptop, is_journey, is_there, is_folder;
	} table[] = {
		{NULL, NULL, false, false, false, false},
		{NULL, NULL, true, false, true, true},
		{NULL, NULL, true, true, false, false},
		{"escpos:/dev/usb/lp0", NULL, true, false, true, false},
		{"pdf:/a", "escpos:/dev/usb/lp0", false, false, true, true},
		{NULL, "escpos:/dev/usb/lp0", true, false, true, false},
		{"", NULL, false, false, false, false},
	};
	struct err err;
	assert_int_equal(setenv("HOME", "/home/amina", 1), 0);
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		struct args args = {.printer = table[i].argument,
			.is_laptop = table[i].is_laptop,
			.journey = table[i].is_journey ? "a.journey" : NULL};
		struct config config;
		struct printer *printer;
		char configured[64] = "";
		config_init(&config);
		if (table[i].configured) {
			strcpy(configured, table[i].configured);
			config.printer = configured;
		}
		assert_true(outlet_open(&args, &config, &printer, &err));
		assert_int_equal(printer != NULL, table[i].is_there);
		assert_int_equal(printer && printer_is_folder(printer), table[i].is_folder);
		printer_close(printer);
	}
}

static void what_is_wrong_is_told(void **state) {
	(void)state;
	static const char *const uris[] = {"lp0", "pdf:", "usb:/dev/usb/lp0", "escpos:lp0"};
	for (size_t i = 0; i < sizeof uris / sizeof *uris; i++) {
		struct args args = {.printer = uris[i]};
		struct config config;
		struct printer *printer = (struct printer *)&args;
		struct err err;
		config_init(&config);
		assert_false(outlet_open(&args, &config, &printer, &err));
		assert_null(printer);
		assert_non_null(strstr(err.text, uris[i]));
		assert_null(strchr(err.text, '\n'));
	}
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(downloads_are_found),
		cmocka_unit_test(the_command_line_wins),
		cmocka_unit_test(what_is_wrong_is_told),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
