// SPDX-License-Identifier: GPL-3.0-or-later
/* A disk in memory under SQLite, which writes down all that is done to it: every write, truncation,
 * sync, new file and deletion, in order. cuts.h makes from that what a power cut may leave.
 *
 * As a real disk it keeps what was written in the system's memory until it is synced, and a new or
 * deleted name until the folder is (SQLite syncs that with the first sync of a log or journal). A
 * sync that failed loses what it should have kept: it still reads as it was written, and the next
 * sync, which is told that all is well, does not keep it either. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define MEDIUM_SECTOR_BYTES 512  /* is written whole or not, if nothing is spoilt */
#define MEDIUM_SPOILT_BYTES 4096 /* what a cut may spoil around a write; SQLite's sector here */
#define MEDIUM_NAMES 8           /* more files than any of our stores has */

enum medium_kind {
	MEDIUM_WRITE,
	MEDIUM_TRUNCATE,
	MEDIUM_SYNC,
	MEDIUM_SYNC_FAILED,
	MEDIUM_NAME,   /* a new file got its name */
	MEDIUM_UNNAME, /* a file lost it */
	MEDIUM_SYNC_FOLDER,
	MEDIUM_READ, /* never in a trace */
};

struct medium_op {
	enum medium_kind kind;
	int inode, name;
	size_t at, len; /* of a write; `at` is the new size of a truncation */
	size_t data;    /* where its bytes lie in medium.data */
};

struct medium_inode {
	unsigned char *bytes;
	size_t len, room;
};

/* What goes wrong, at one operation (`at` counts all that could) or from there on. */
enum medium_fault {
	MEDIUM_FINE,
	MEDIUM_EIO,   /* of anything but a sync: nothing was done */
	MEDIUM_FULL,  /* ENOSPC */
	MEDIUM_SHORT, /* a write stops after half, then there is no room */
	MEDIUM_LOST,  /* a sync fails */
	MEDIUM_FAULTS
};

struct medium {
	char names[MEDIUM_NAMES][64];
	int inode_of[MEDIUM_NAMES]; /* -1: no such file now */
	int name_count;
	struct medium_inode *inodes;
	int inode_count, inode_room;

	bool is_recording;
	struct medium_op *ops;
	size_t op_count, op_room;
	unsigned char *data;
	size_t data_len, data_room;

	enum medium_fault fault;
	size_t fault_at, met; /* operations that could go wrong so far */
	bool is_fault_lasting, was_hurt;
};

struct medium *medium_create(void);
void medium_destroy(struct medium *medium);

/* Makes it the disk on which SQLite opens files from now on, in this process; NULL: the real one. */
void medium_mount(struct medium *medium);

/* Begins to write down, first what is there, as if it had been written and synced just now: so that a
 * disk which a cut has left can be cut again. */
void medium_record(struct medium *medium);

/* Forgets all files and the trace; keeps the memory for the next use. */
void medium_clear(struct medium *medium);

/* The file's index among `inodes`, made if it is not there; for who builds a disk. */
int medium_new_inode(struct medium *medium);
int medium_name(struct medium *medium, const char *name);
void medium_put(struct medium_inode *inode, size_t at, const void *data, size_t len);
void medium_cut(struct medium_inode *inode, size_t len);

/* True if the bytes stand in any file. */
bool medium_holds(const struct medium *medium, const void *bytes, size_t len);
