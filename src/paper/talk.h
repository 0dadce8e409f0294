// SPDX-License-Identifier: GPL-3.0-or-later
/* Inside paper/ only: one question to a printer that speaks IPP (RFC 8011, PWG 5100.14) and its answer, as
 * plain data, and the line they go over. printer_ipp asks; talk_wire is the line that is real. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

struct err;

enum talk_kind {
	TALK_ASK,    /* Get-Printer-Attributes */
	TALK_CREATE, /* Create-Job */
	TALK_SEND,   /* Send-Document, of what the line was given */
	TALK_WATCH,  /* Get-Printer-Attributes and Get-Job-Attributes */
	TALK_CANCEL, /* Cancel-Job, then as WATCH */
	TALK_SWEEP   /* Get-Jobs, and Cancel-Job for each that carries our name */
};

/* What became of the question. */
enum talk_end {
	TALK_ANSWERED,
	TALK_BUSY,    /* not now: busy, not accepting jobs, … */
	TALK_REFUSED, /* not at all */
	TALK_GONE,    /* there is no such job or printer */
	TALK_OFF,    /* no connection, or not to the printer of the certificate: nothing was said */
	TALK_CUT,    /* the connection broke after that */
	TALK_SILENT, /* no answer in time */
	TALK_NONSENSE, /* an answer that is not one */
	TALK_END_COUNT
};

/* printer-state-reasons, without their suffixes -report, -warning, -error. */
enum talk_reason {
	TALK_PAPER_OUT = 1,    /* media-empty, media-needed */
	TALK_PAPER_LOW = 2,    /* media-low */
	TALK_COVER_OPEN = 4,   /* cover-open, door-open, interlock-open */
	TALK_JAM = 8,          /* media-jam */
	TALK_PAUSED = 16,      /* paused, moving-to-paused, offline, shutdown, spool-area-full */
	TALK_UNREACHABLE = 32, /* connecting-to-device, timed-out: what answers is a server */
};

enum talk_format { TALK_NO_FORMAT, TALK_PDF, TALK_BLACK_1, TALK_SGRAY_8, TALK_SRGB_8 };

/* What the printer can do. */
struct talk_abilities {
	enum talk_format format; /* the best for us; NO_FORMAT: neither PDF nor PWG raster */
	int dpi;                 /* for raster: 300, or what comes nearest below 601 */
	bool has_a4, has_a6;     /* media-supported */
	const char *sheet;       /* that lies in it: "a4", "a6" or NULL; static */
	bool has_one_sided, has_monochrome;
};

struct talk_order {
	enum talk_kind kind;
	int job_id;
	enum talk_format format; /* SEND */
	const char *sheet;       /* CREATE: "a4", "a6", or NULL for what lies in it; static */
	bool is_one_sided, is_monochrome; /* CREATE: to be said */
};

struct talk_answer {
	enum talk_end end;
	bool has_printer;  /* the following four were told */
	int printer_state; /* 3 idle, 4 processing, 5 stopped */
	bool is_accepting;
	unsigned reasons;          /* of enum talk_reason */
	struct talk_abilities can; /* ASK */
	int job_id;                /* CREATE; 0 where it was not told */
	int job_state;      /* WATCH, CANCEL: 3 pending … 9 completed; 0 where it was not told */
	bool is_job_gone;   /* the printer knows no such job any more */
	bool is_successful; /* job-completed-successfully */
	bool is_stopping;   /* processing-to-stop-point */
	char why[192];      /* for staff, where it is known why nothing was heard; else "" */
};

/* A line takes one order at a time and never waits. */
struct talk_table {
	/* False where it cannot be taken now. */
	bool (*order)(void *line, const struct talk_order *order);
	/* True once, when the answer has come. */
	bool (*answer)(void *line, struct talk_answer *answer);
	/* Gives the order up: nothing more of it is said, no answer comes. Any connection is cut. */
	void (*hang_up)(void *line);
	/* Takes bytes from wipe_alloc() to be sent; forget() wipes them, whoever is just reading. */
	void (*give)(void *line, unsigned char *document, size_t len);
	void (*forget)(void *line);
	size_t (*sent)(
		void *line); /* bytes of the document that have left, for a sign of progress */
	/* Waits up to `ms` for an answer; for the way out only. False where there is none. */
	bool (*wait)(void *line, int ms);
	void (*destroy)(void *line);
};

/* The line by libcups, with a thread of its own. `uri` is ipp://… or ipps://…, `certificate` 64 digits
 * in hex (colons and blanks between them are fine) and needed for ipps. NULL and `err` otherwise. */
void *talk_wire_create(const char *uri, const char *certificate, struct err *err);
extern const struct talk_table talk_wire;

/* The messages, for the line and its tests. */
struct _ipp_s; /* libcups' ipp_t */

/* Who is asked by which name: `job_name` for CREATE, nobody's words. */
struct talk_address {
	const char *uri, *job_name;
};

/* The question as a message, to be freed with ippDelete(); for WATCH and CANCEL see below. */
struct _ipp_s *talk_question(const struct talk_order *order, const struct talk_address *address);
struct _ipp_s *talk_question_job(int job_id, const struct talk_address *address);
struct _ipp_s *talk_question_cancel(int job_id, const struct talk_address *address);

/* What a message says, into *answer, whose other fields stay. Attributes that are missing or of another
 * type than they should be are passed over. */
enum talk_end talk_status(struct _ipp_s *message);
void talk_read_printer(struct _ipp_s *message, struct talk_answer *answer);
void talk_read_job(struct _ipp_s *message, struct talk_answer *answer);

/* Jobs whose name begins with `prefix`, up to `max`; how many. */
int talk_read_jobs(struct _ipp_s *message, const char *prefix, int *ids, int max);
