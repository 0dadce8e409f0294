// SPDX-License-Identifier: GPL-3.0-or-later
// The desktop's settings are a shell script of assignments, of which one form is ever written:
// XDG_DOWNLOAD_DIR="$HOME/Downloads", or an absolute path.
#include "programs/outlet.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/str.h"
#include "paper/printer.h"
#include "programs/args.h"
#include "programs/config.h"

#define SETTINGS_MAX_BYTES 65536
#define DOWNLOADS "XDG_DOWNLOAD_DIR=\""

/* What stands between the quotation marks, $HOME filled in; nothing where it is no absolute path. */
static void read_folder(struct str *folder, const char *value, const char *home) {
	str_clear(folder);
	if (strncmp(value, "$HOME", 5) == 0) {
		str_append(folder, home);
		value += 5;
	}
	for (; *value && *value != '"' && *value != '\n'; value++) {
		value += *value == '\\' && value[1];
		str_append_char(folder, *value);
	}
	if (*str_get(folder) != '/') {
		str_clear(folder);
	}
}

static void find_folder(struct str *folder, const char *settings, const char *home) {
	for (const char *line = settings; line; line = strchr(line, '\n')) {
		line += strspn(line, " \t\n");
		if (strncmp(line, DOWNLOADS, strlen(DOWNLOADS)) == 0) {
			read_folder(folder, line + strlen(DOWNLOADS), home);
		}
	}
}

char *outlet_downloads(void) {
	const char *home = getenv("HOME"), *config = getenv("XDG_CONFIG_HOME");
	struct str path = {0}, folder = {0};
	struct err ignored;
	char *settings;
	size_t len;
	if (!home || *home != '/') {
		return NULL;
	}
	if (config && *config == '/') {
		str_printf(&path, "%s/user-dirs.dirs", config);
	} else {
		str_printf(&path, "%s/.config/user-dirs.dirs", home);
	}
	if (file_read(str_get(&path), SETTINGS_MAX_BYTES, &settings, &len, &ignored)) {
		find_folder(&folder, settings, home);
		free(settings);
	}
	str_finish(&path);
	if (!folder.len) {
		str_append(&folder, home);
	}
	return str_take(&folder);
}

static bool open_uri(
	const char *uri, const struct config *config, struct printer **printer, struct err *err) {
	*printer = printer_open(uri,
		&(struct printer_options){.width_dots = config->printer_width,
			.dpi = config->printer_dpi,
			.command = (enum printer_command)config->printer_command,
			.cut = (enum printer_cut)config->printer_cut,
			.certificate = config->printer_certificate},
		err);
	return *printer;
}

static bool open_downloads(const struct config *config, struct printer **printer, struct err *err) {
	char *folder = outlet_downloads();
	struct str uri = {0};
	bool ok = true;
	if (folder) {
		str_printf(&uri, "pdf:%s", folder);
		ok = open_uri(str_get(&uri), config, printer, err);
	}
	str_finish(&uri);
	free(folder);
	return ok;
}

bool outlet_open(const struct args *args, const struct config *config, struct printer **printer,
	struct err *err) {
	const char *uri = args->printer ? args->printer : config->printer;
	*printer = NULL;
	if (uri && *uri) {
		return open_uri(uri, config, printer, err);
	}
	return !args->is_laptop || args->journey || open_downloads(config, printer, err);
}
