// SPDX-License-Identifier: GPL-3.0-or-later
/* A growing string: bytes, always followed by a zero byte. */
#pragma once
#include <stddef.h>

struct str {
	char *data; /* NULL while empty and never grown */
	size_t len, room;
};

void str_finish(struct str *str); /* wipes and frees; the struct is empty again */
void str_clear(struct str *str);  /* wipes, keeps the room */
void str_append(struct str *str, const char *string);
void str_append_bytes(struct str *str, const char *data, size_t len);
void str_append_char(struct str *str, char byte);
void str_printf(struct str *str, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The bytes as a C string, lent; "" while empty. */
const char *str_get(const struct str *str);

/* Hands the bytes to the caller, who frees them; the struct is empty again. Never NULL. */
char *str_take(struct str *str);
