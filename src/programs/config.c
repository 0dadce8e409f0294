// SPDX-License-Identifier: GPL-3.0-or-later
// A table of names: what kind of value each takes, within which bounds, and where it goes. A wrong
// value is named and leaves what was there.
#include "programs/config.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/conf.h"
#include "base/err.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/str.h"
#include "lang/date.h"
#include "paper/printer.h"
#include "paper/sheet.h"
#include "seal/pin.h"

#define FILE_MAX_BYTES 65536
#define TRUST_MAX 8

enum kind {
	NUMBER,
	QUARTER_TURN,
	COMMAND,
	CUT,
	TEXT,
	PAPER,
	CERTIFICATE,
	POSITION,
	ZONE,
	PIN,
	SPAN,
	KEYS
};

#define CERTIFICATE_DIGITS 64

static const struct name {
	const char *name;
	enum kind kind;
	size_t offset;
	int least, most; /* NUMBER */
} names[] = {
	{"panel_width_mm", NUMBER, offsetof(struct config, panel_width_mm), 0, 3000},
	{"view_distance_mm", NUMBER, offsetof(struct config, view_distance_mm), 200, 3000},
	{"rotation", QUARTER_TURN, offsetof(struct config, rotation), 0, 0},
	{"idle_s", NUMBER, offsetof(struct config, idle_s), 10, 600},
	{"warn_s", NUMBER, offsetof(struct config, warn_s), 10, 120},
	{"volume_percent", NUMBER, offsetof(struct config, volume_percent), 0, 100},
	{"printer", TEXT, offsetof(struct config, printer), 0, 0},
	{"printer_width", NUMBER, offsetof(struct config, printer_width), 200, 2000},
	{"printer_dpi", NUMBER, offsetof(struct config, printer_dpi), 72, 600},
	{"printer_command", COMMAND, offsetof(struct config, printer_command), 0, 0},
	{"printer_cut", CUT, offsetof(struct config, printer_cut), 0, 0},
	{"printer_paper", PAPER, offsetof(struct config, printer_paper), 0, 0},
	{"printer_certificate", CERTIFICATE, offsetof(struct config, printer_certificate), 0, 0},
	{"kiosk_id", TEXT, offsetof(struct config, kiosk_id), 0, 0},
	{"kiosk_place", TEXT, offsetof(struct config, kiosk_place), 0, 0},
	{"office_name", TEXT, offsetof(struct config, office_name), 0, 0},
	{"desk", TEXT, offsetof(struct config, desk), 0, 0},
	{"position", POSITION, 0, 0, 0},
	{"time_zone", ZONE, offsetof(struct config, time_zone), 0, 0},
	{"trust", KEYS, 0, 0, 0},
	{"office_key", TEXT, offsetof(struct config, office_key), 0, 0},
	{"staff_pin", PIN, offsetof(struct config, staff_pin), 0, 0},
	{"usb_dir", TEXT, offsetof(struct config, usb_dir), 0, 0},
	{"screen_off", SPAN, 0, 0, 0},
};

struct reading {
	struct config *config;
	const char *file;
	config_wrong_fn *wrong;
	void *context;
};

void config_init(struct config *config) {
	*config = (struct config){.view_distance_mm = 600,
		.idle_s = 45,
		.warn_s = 20,
		.volume_percent = 60,
		.printer_width = 576,
		.printer_dpi = 203,
		.off_from_min = -1,
		.off_to_min = -1};
}

static void wipe_text(char **text) {
	if (*text) {
		explicit_bzero(*text, strlen(*text));
	}
	free(*text);
	*text = NULL;
}

static bool is_text(enum kind kind) {
	return kind == TEXT || kind == PAPER || kind == CERTIFICATE || kind == ZONE || kind == PIN;
}

static bool is_number(enum kind kind) {
	return kind == NUMBER || kind == QUARTER_TURN || kind == COMMAND || kind == CUT;
}

void config_finish(struct config *config) {
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		if (is_text(names[i].kind)) {
			wipe_text((char **)(void *)((char *)config + names[i].offset));
		}
	}
	for (size_t i = 0; i < config->trust_count; i++) {
		free(config->trust[i]);
	}
	free(config->trust);
	*config = (struct config){0};
}

static void put_text(struct config *config, const struct name *name, const char *value) {
	char **text = (char **)(void *)((char *)config + name->offset);
	wipe_text(text);
	*text = *value ? mem_copy_string(value) : NULL;
}

static void put_number(struct config *config, const struct name *name, int number) {
	*(int *)(void *)((char *)config + name->offset) = number;
}

static bool read_whole(const char *value, int least, int most, int *number) {
	char *end;
	long whole = strtol(value, &end, 10);
	if (end == value || *end || whole < least || whole > most) {
		return false;
	}
	*number = (int)whole;
	return true;
}

/* Decimal degrees with a point, whatever the locale. */
static bool read_degrees(const char **at, double most, double *degrees) {
	const char *p = *at;
	double value = 0, unit = 1;
	bool is_negative = *p == '-';
	p += is_negative;
	if (!isdigit((unsigned char)*p)) {
		return false;
	}
	for (; isdigit((unsigned char)*p) && value < 1000; p++) {
		value = value * 10 + (*p - '0');
	}
	if (*p == '.') {
		for (p++; isdigit((unsigned char)*p); p++) {
			value += (*p - '0') * (unit /= 10);
		}
	}
	*at = p;
	*degrees = is_negative ? -value : value;
	return value <= most;
}

static bool take_position(struct config *config, const char *value) {
	double latitude, longitude;
	if (!*value) {
		config->has_position = false;
		return true;
	}
	if (!read_degrees(&value, 90, &latitude)) {
		return false;
	}
	value += strspn(value, " ,");
	if (!read_degrees(&value, 180, &longitude) || *value) {
		return false;
	}
	config->has_position = true;
	config->latitude = latitude;
	config->longitude = longitude;
	return true;
}

static bool take_span(struct config *config, const char *value) {
	int from_h, from_m, to_h, to_m, end = 0;
	if (!*value) {
		config->off_from_min = config->off_to_min = -1;
		return true;
	}
	if (sscanf(value, "%2d:%2d-%2d:%2d%n", &from_h, &from_m, &to_h, &to_m, &end) != 4 ||
		value[end] || from_h < 0 || from_h > 23 || to_h < 0 || to_h > 23 || from_m < 0 ||
		from_m > 59 || to_m < 0 || to_m > 59) {
		return false;
	}
	config->off_from_min = from_h * 60 + from_m;
	config->off_to_min = to_h * 60 + to_m;
	return true;
}

static bool take_key(struct config *config, const char *value) {
	if (!*value || config->trust_count == TRUST_MAX) {
		return !*value;
	}
	config->trust = mem_grow(config->trust, (config->trust_count + 1) * sizeof *config->trust);
	config->trust[config->trust_count++] = mem_copy_string(value);
	return true;
}

/* Which of the words it is. */
static bool read_word(const char *value, const char *const *words, int *number) {
	for (int i = 0; words[i]; i++) {
		if (strcmp(words[i], value) == 0) {
			*number = i;
			return true;
		}
	}
	return false;
}

/* As openssl prints it, in capitals and with colons, or without either. */
static bool take_certificate(struct config *config, const struct name *name, const char *value) {
	char digits[CERTIFICATE_DIGITS + 1];
	size_t len = 0;
	for (; *value; value++) {
		if (*value == ':' && len % 2 == 0 && len) {
			continue;
		}
		if (!isxdigit((unsigned char)*value) || len == CERTIFICATE_DIGITS) {
			return false;
		}
		digits[len++] = (char)tolower((unsigned char)*value);
	}
	if (len && len != CERTIFICATE_DIGITS) {
		return false;
	}
	digits[len] = '\0';
	put_text(config, name, digits);
	return true;
}

/* False where the value can not be; nothing has changed then. */
static bool take(struct config *config, const struct name *name, const char *value) {
	static const char *const commands[] = {
		[PRINTER_GS_V_0] = "gs-v-0", [PRINTER_ESC_STAR] = "esc-star", NULL};
	static const char *const cuts[] = {[PRINTER_CUT_PARTIAL] = "partial",
		[PRINTER_CUT_FULL] = "full",
		[PRINTER_CUT_NONE] = "none",
		NULL};
	int number = 0;
	bool ok;
	switch (name->kind) {
	case POSITION: return take_position(config, value);
	case SPAN: return take_span(config, value);
	case KEYS: return take_key(config, value);
	case CERTIFICATE: return take_certificate(config, name, value);
	case COMMAND: ok = read_word(value, commands, &number); break;
	case CUT: ok = read_word(value, cuts, &number); break;
	case PAPER: ok = !*value || sheet_find(value); break;
	case NUMBER: ok = read_whole(value, name->least, name->most, &number); break;
	case QUARTER_TURN: ok = read_whole(value, 0, 270, &number) && number % 90 == 0; break;
	case ZONE: ok = !*value || zone_is_known(value); break;
	case PIN: ok = !*value || pin_is_hash(value); break;
	default: ok = true;
	}
	if (ok && is_number(name->kind)) {
		put_number(config, name, number);
	} else if (ok) {
		put_text(config, name, value);
	}
	return ok;
}

static void complain(const struct reading *reading, int line, const char *sentence) {
	struct str text = {0};
	str_printf(&text, "%s:%d: %s", reading->file, line, sentence);
	reading->wrong(reading->context, str_get(&text));
	str_finish(&text);
}

/* What the name should have been given, and what is used instead; a PIN is not repeated. */
static void complain_of_value(
	const struct reading *reading, const struct name *name, const char *value, int line) {
	static const char *const wants[] = {[QUARTER_TURN] = "0, 90, 180 or 270",
		[COMMAND] = "gs-v-0 or esc-star",
		[CUT] = "partial, full or none",
		[TEXT] = "a text",
		[PAPER] = "80mm, 80mm-180, 58mm, a6 or a4",
		[CERTIFICATE] = "64 hexadecimal digits",
		[POSITION] = "latitude and longitude as 50.8712, 10.5436",
		[ZONE] = "a time zone as Europe/Berlin",
		[PIN] = "what foyer-desk pin prints",
		[SPAN] = "two times as 22:00-06:00",
		[KEYS] = "a key, at most 8 of them"};
	struct str text = {0};
	str_printf(&text, "%s must be ", name->name);
	if (name->kind == NUMBER) {
		str_printf(&text, "a whole number from %d to %d", name->least, name->most);
	} else {
		str_append(&text, wants[name->kind]);
	}
	if (name->kind != PIN) {
		str_printf(&text, ", not \"%s\"", value);
	}
	if (name->kind == NUMBER || name->kind == QUARTER_TURN) {
		str_printf(&text, "; %d is used",
			*(int *)(void *)((char *)reading->config + name->offset));
	} else {
		str_append(&text, "; the line is passed over");
	}
	complain(reading, line, str_get(&text));
	str_finish(&text);
}

static void take_pair(void *context, const char *name, const char *value, int line) {
	const struct reading *reading = context;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		if (strcmp(names[i].name, name) == 0) {
			if (!take(reading->config, &names[i], value)) {
				complain_of_value(reading, &names[i], value, line);
			}
			return;
		}
	}
	struct str text = {0};
	str_printf(
		&text, "there is no setting \"%s\"; board/common/foyer.conf lists them all", name);
	complain(reading, line, str_get(&text));
	str_finish(&text);
}

static void take_bad_line(void *context, int line, const char *why) {
	complain(context, line, why);
}

void config_parse(struct config *config, const char *file, const char *data, size_t len,
	config_wrong_fn *wrong, void *context) {
	struct reading reading = {config, file, wrong, context};
	conf_parse(data, len, take_pair, take_bad_line, &reading);
}

void config_read(struct config *config, const char *path, config_wrong_fn *wrong, void *context) {
	char *data;
	size_t len;
	struct err err;
	if (!file_read(path, FILE_MAX_BYTES, &data, &len, &err)) {
		wrong(context, err.text);
		return;
	}
	config_parse(config, path, data, len, wrong, context);
	explicit_bzero(data, len);
	free(data);
}
