// SPDX-License-Identifier: GPL-3.0-or-later
/* foyer.conf: what differs from one machine to the next. Every name stands with its default and a
 * comment in board/common/foyer.conf. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

struct config {
	int panel_width_mm;   /* the lit area; 0 = unknown */
	int view_distance_mm; /* from the eyes */
	int rotation;         /* 0, 90, 180, 270 degrees clockwise */
	int idle_s, warn_s, volume_percent;
	char *printer;                    /* a URI; NULL = none */
	int printer_width, printer_dpi;   /* dots of a line, of an inch */
	int printer_command, printer_cut; /* enum printer_command, enum printer_cut */
	char *printer_paper;       /* a name of paper/sheet.h; NULL = what suits the printer */
	char *printer_certificate; /* SHA-256 in 64 small hexadecimal digits; NULL = none */
	char *kiosk_id, *kiosk_place, *office_name, *desk; /* NULL = not said */
	bool has_position;
	double latitude, longitude; /* degrees */
	char *time_zone;            /* NULL = the pack's */
	char **trust;               /* public keys: file names, or the key itself in Base64 */
	size_t trust_count;
	char *office_key;             /* as trust */
	char *staff_pin;              /* its hash (seal/pin.h); NULL = no staff page */
	char *usb_dir;                /* where sticks appear; NULL = none are looked for */
	int off_from_min, off_to_min; /* screen_off, minutes after midnight; both -1 = never */
};

/* Told once for each line that is wrong: "FILE:3: idle_s must be …, not \"x\"; 45 is used". */
typedef void config_wrong_fn(void *context, const char *sentence);

void config_init(struct config *config); /* the defaults */
void config_finish(struct config *config);

/* Takes what `len` bytes of a file say; `file` is named in complaints. Never fails. */
void config_parse(struct config *config, const char *file, const char *data, size_t len,
	config_wrong_fn *wrong, void *context);

/* As config_parse, of a file. One that cannot be read is told to `wrong` and changes nothing. */
void config_read(struct config *config, const char *path, config_wrong_fn *wrong, void *context);
