// SPDX-License-Identifier: GPL-3.0-or-later
// The bytes go through a file in memory that /proc gives a name.
#include "author/import_po.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/err.h"
#include "base/file.h"

#ifdef __has_feature
#if __has_feature(address_sanitizer)
/* libgettextpo 0.21 keeps some of what it read (author/catalogue.c says so too, for who has both). */
const char *__lsan_default_suppressions(void);
__attribute__((weak)) const char *__lsan_default_suppressions(void) {
	return "leak:libgettextpo";
}
const char *__lsan_default_options(void);
__attribute__((weak)) const char *__lsan_default_options(void) {
	return "print_suppressions=0";
}
#endif
#endif

#define PO_MAX_BYTES ((size_t)256 << 20)

static struct {
	bool failed;
	jmp_buf fatal;
} now;

static void note(int severity, po_message_t message, const char *file, size_t line, size_t column,
	int is_multiline, const char *text) {
	(void)message, (void)file, (void)line, (void)column, (void)is_multiline, (void)text;
	now.failed |= severity != PO_SEVERITY_WARNING;
	if (severity == PO_SEVERITY_FATAL_ERROR) {
		longjmp(now.fatal, 1);
	}
}

static void note_two(int severity, po_message_t one, const char *file, size_t line, size_t column,
	int is_multiline, const char *text, po_message_t two, const char *file2, size_t line2,
	size_t column2, int is_multiline2, const char *text2) {
	(void)two, (void)file2, (void)line2, (void)column2, (void)is_multiline2, (void)text2;
	note(severity, one, file, line, column, is_multiline, text);
}

static const struct po_xerror_handler HANDLER = {note, note_two};

struct memory {
	int fd;
	char path[32];
};

static struct memory memory_open(void) {
	struct memory memory = {memfd_create("po", MFD_CLOEXEC), ""};
	if (memory.fd < 0) {
		abort();
	}
	snprintf(memory.path, sizeof memory.path, "/proc/self/fd/%d", memory.fd);
	return memory;
}

po_file_t import_po_read(const char *bytes, size_t len) {
	struct memory memory = memory_open();
	while (len) {
		ssize_t put = write(memory.fd, bytes, len);
		if (put <= 0) {
			abort();
		}
		bytes += put;
		len -= (size_t)put;
	}
	now.failed = false;
	po_file_t file = NULL;
	if (setjmp(now.fatal) == 0) {
		po_file_t read = po_file_read(memory.path, &HANDLER);
		if (read && now.failed) {
			po_file_free(read);
			read = NULL;
		}
		file = read;
	}
	close(memory.fd);
	return file;
}

void import_po_write(po_file_t file, struct str *out) {
	struct memory memory = memory_open();
	char *bytes;
	size_t len;
	struct err err;
	now.failed = false;
	if (setjmp(now.fatal) != 0 || !po_file_write(file, memory.path, &HANDLER) || now.failed ||
		!file_read(memory.path, PO_MAX_BYTES, &bytes, &len, &err)) {
		abort(); /* memory is all it takes */
	}
	str_append_bytes(out, bytes, len);
	free(bytes);
	close(memory.fd);
}

po_message_t import_po_header(const char *project, const char *lang) {
	struct str header = {0};
	str_printf(&header,
		"Project-Id-Version: %s\n"
		"Language: %s\n"
		"MIME-Version: 1.0\n"
		"Content-Type: text/plain; charset=UTF-8\n"
		"Content-Transfer-Encoding: 8bit\n"
		"X-Foyer-Checked: no\n",
		project, lang);
	po_message_t message = po_message_create();
	po_message_set_msgid(message, "");
	po_message_set_msgstr(message, str_get(&header));
	str_finish(&header);
	return message;
}
