// SPDX-License-Identifier: GPL-3.0-or-later
// Reads /proc/PID/maps and /proc/PID/mem in large pieces that overlap by more than the longest form
// of a word. A stretch of five letters is long enough not to stand in a font or a picture by chance.
#include "scan.h"

#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define PIECE (4u << 20)
#define OVERLAP 1024
#define MAX_LETTERS 32
#define MAX_STRIDE 64 /* bytes of the largest record around a code point that is looked for */
#define TOLD 24

struct form { /* SCAN_LETTERS letters in one encoding */
	const char *name;
	unsigned char bytes[4 * SCAN_LETTERS];
	size_t len;
};

struct scan {
	struct form forms[10];
	size_t form_count;
	size_t firsts[2]; /* letters that the stretches begin with */
	uint32_t codes[MAX_LETTERS];
	size_t found;
	const char *mapping;
	bool is_writable, has_letters, is_told;
};

static size_t decode(const char *word, uint32_t *codes) {
	size_t count = 0;
	for (const unsigned char *at = (const unsigned char *)word; *at && count < MAX_LETTERS;) {
		int more = *at >= 0xf0 ? 3 : *at >= 0xe0 ? 2 : *at >= 0xc0 ? 1 : 0;
		uint32_t code = more ? *at & (0x3fu >> more) : *at;
		for (at++; more--; at++) {
			code = code << 6 | (*at & 0x3f);
		}
		codes[count++] = code;
	}
	return count;
}

static size_t put_utf8(uint32_t code, unsigned char *out) {
	if (code < 0x80) {
		out[0] = (unsigned char)code;
		return 1;
	}
	if (code < 0x800) {
		out[0] = (unsigned char)(0xc0 | code >> 6);
		out[1] = (unsigned char)(0x80 | (code & 0x3f));
		return 2;
	}
	out[0] = (unsigned char)(0xe0 | code >> 12);
	out[1] = (unsigned char)(0x80 | (code >> 6 & 0x3f));
	out[2] = (unsigned char)(0x80 | (code & 0x3f));
	return 3;
}

/* `size` bytes of the code, the lowest first or last. */
static void put_unit(uint32_t code, size_t size, bool is_big, unsigned char *out) {
	for (size_t i = 0; i < size; i++) {
		out[is_big ? size - 1 - i : i] = (unsigned char)(code >> 8 * i);
	}
}

static void add_forms(struct scan *scan, size_t first) {
	static const struct {
		const char *name;
		size_t size; /* of a letter; 0: UTF-8 */
		bool is_big;
	} encodings[] = {{"UTF-8", 0, false}, {"UTF-16LE", 2, false}, {"UTF-16BE", 2, true},
		{"UTF-32LE", 4, false}, {"UTF-32BE", 4, true}};
	for (size_t e = 0; e < sizeof encodings / sizeof *encodings; e++) {
		struct form *form = &scan->forms[scan->form_count++];
		*form = (struct form){.name = encodings[e].name};
		for (size_t i = first; i < first + SCAN_LETTERS; i++) {
			unsigned char *out = form->bytes + form->len;
			if (encodings[e].size) {
				put_unit(scan->codes[i], encodings[e].size, encodings[e].is_big,
					out);
				form->len += encodings[e].size;
			} else {
				form->len += put_utf8(scan->codes[i], out);
			}
		}
	}
}

static void tell(struct scan *scan, const char *name, uint64_t address, const unsigned char *at) {
	if (scan->found++ >= TOLD || !scan->is_told) {
		return;
	}
	fprintf(stderr, "%s at %#llx in %s:", name, (unsigned long long)address, scan->mapping);
	for (int i = 0; i < 24; i++) {
		fprintf(stderr, " %02x", at[i]);
	}
	fputc('\n', stderr);
}

static void scan_forms(
	struct scan *scan, const unsigned char *data, size_t len, size_t end, uint64_t address) {
	for (size_t i = 0; i < scan->form_count; i++) {
		const struct form *form = &scan->forms[i];
		for (const unsigned char *at = data;
			(at = memmem(at, len - (size_t)(at - data), form->bytes, form->len));
			at++) {
			if ((size_t)(at - data) < end) {
				tell(scan, form->name, address + (uint64_t)(at - data), at);
			}
		}
	}
}

/* Code points, or UTF-16 units, each the first thing of a record of `stride` bytes. */
static bool has_strided(const struct scan *scan, const unsigned char *at, size_t size,
	size_t stride, size_t first) {
	for (size_t i = 0; i < SCAN_LETTERS; i++) {
		uint32_t code = 0;
		memcpy(&code, at + i * stride, size);
		if (code != scan->codes[first + i]) {
			return false;
		}
	}
	return true;
}

static void scan_strided(
	struct scan *scan, const unsigned char *data, size_t len, size_t end, uint64_t address) {
	for (size_t f = 0; f < 2; f++) {
		size_t first = scan->firsts[f];
		for (size_t at = 0; at < end && at + 4 * MAX_STRIDE + 4 < len; at += 2) {
			uint16_t unit;
			memcpy(&unit, data + at, sizeof unit);
			if (unit != scan->codes[first]) {
				continue;
			}
			for (size_t stride = 4; stride <= MAX_STRIDE; stride += 2) {
				size_t size = stride % 4 == 0 && stride > 4 ? 4 : 2;
				if (has_strided(scan, data + at, size, stride, first)) {
					tell(scan, "code points in records", address + at,
						data + at);
				}
			}
		}
	}
}

static void scan_range(
	struct scan *scan, int mem, uint64_t start, uint64_t end, unsigned char *piece) {
	for (uint64_t at = start; at < end; at += PIECE) {
		size_t want = end - at < PIECE + OVERLAP ? (size_t)(end - at) : PIECE + OVERLAP;
		size_t len = 0;
		for (ssize_t got = 1; got > 0 && len<want; len += got> 0 ? (size_t)got : 0) {
			got = pread(mem, piece + len, want - len, (off_t)(at + len));
		}
		memset(piece + len, 0, 64); /* what is told may reach beyond the end */
		size_t mine = len < PIECE ? len : PIECE;
		scan_forms(scan, piece, len, mine, at);
		if (scan->is_writable &&
			scan->has_letters) { /* tables of fonts and of ICU hold alphabets in records */
			scan_strided(scan, piece, len, mine, at);
		}
	}
}

static bool is_special(const char *mapping) {
	return strstr(mapping, "[vvar") || strstr(mapping, "[vsyscall]") ||
		strstr(mapping, "[vdso]");
}

static size_t run(struct scan *scan, pid_t pid) {
	char path[64], line[4352];
	snprintf(path, sizeof path, "/proc/%d/maps", (int)pid);
	FILE *maps = fopen(path, "r");
	snprintf(path, sizeof path, "/proc/%d/mem", (int)pid);
	int mem = open(path, O_RDONLY | O_CLOEXEC);
	unsigned char *piece = malloc(PIECE + OVERLAP + 64);
	if (!maps || mem < 0 || !piece) {
		perror(path);
		abort();
	}
	while (fgets(line, sizeof line, maps)) {
		unsigned long long start, end;
		char rights[5];
		int name = 0;
		if (sscanf(line, "%llx-%llx %4s %*s %*s %*s %n", &start, &end, rights, &name) < 3) {
			continue;
		}
		line[strcspn(line, "\n")] = '\0';
		scan->mapping = name && line[name] ? line + name : "memory without a name";
		scan->is_writable = rights[1] == 'w';
		if (rights[0] == 'r' && !is_special(scan->mapping)) {
			scan_range(scan, mem, start, end, piece);
		}
	}
	free(piece);
	close(mem);
	fclose(maps);
	return scan->found;
}

size_t scan_process(pid_t pid, const char *word, bool is_told) {
	struct scan scan = {.is_told = is_told, .has_letters = true};
	scan.firsts[1] = decode(word, scan.codes) - SCAN_LETTERS;
	add_forms(&scan, scan.firsts[0]);
	add_forms(&scan, scan.firsts[1]);
	return run(&scan, pid);
}

size_t scan_process_bytes(pid_t pid, const unsigned char *bytes, bool is_told) {
	struct scan scan = {.is_told = is_told, .form_count = 1};
	scan.forms[0].name = "bytes";
	scan.forms[0].len = SCAN_BYTES;
	memcpy(scan.forms[0].bytes, bytes, SCAN_BYTES);
	return run(&scan, pid);
}
