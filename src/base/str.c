// SPDX-License-Identifier: GPL-3.0-or-later
// One growing buffer. Growing copies by hand and wipes the old bytes: they may be a visitor's.
#include "base/str.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

static void reserve(struct str *str, size_t more) {
	size_t need = str->len + more + 1;
	if (need <= str->room) {
		return;
	}
	size_t room = str->room * 2 > need ? str->room * 2 : need + 32;
	char *data = mem_zero(room);
	if (str->data) {
		memcpy(data, str->data, str->len);
		explicit_bzero(str->data, str->room);
		free(str->data);
	}
	str->data = data;
	str->room = room;
}

void str_finish(struct str *str) {
	if (str->data) {
		explicit_bzero(str->data, str->room);
		free(str->data);
	}
	*str = (struct str){0};
}

void str_clear(struct str *str) {
	if (str->data) {
		explicit_bzero(str->data, str->room);
	}
	str->len = 0;
}

void str_append_bytes(struct str *str, const char *data, size_t len) {
	reserve(str, len);
	if (len) {
		memcpy(str->data + str->len, data, len);
	}
	str->len += len;
	str->data[str->len] = '\0';
}

void str_append(struct str *str, const char *string) {
	str_append_bytes(str, string, strlen(string));
}

void str_append_char(struct str *str, char byte) {
	str_append_bytes(str, &byte, 1);
}

void str_printf(struct str *str, const char *format, ...) {
	va_list args, again;
	va_start(args, format);
	va_copy(again, args);
	int len = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (len > 0) {
		reserve(str, (size_t)len);
		vsnprintf(str->data + str->len, (size_t)len + 1, format, again);
		str->len += (size_t)len;
	}
	va_end(again);
}

const char *str_get(const struct str *str) {
	return str->data ? str->data : "";
}

char *str_take(struct str *str) {
	reserve(str, 0);
	char *data = str->data;
	*str = (struct str){0};
	return data;
}
