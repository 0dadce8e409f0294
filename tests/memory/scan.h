// SPDX-License-Identifier: GPL-3.0-or-later
/* Looks for a word in all memory of another process, in every form in which it could lie there. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

/* Searches every readable mapping of `pid` for the first and the last SCAN_LETTERS letters of `word`
 * (UTF-8; at least so many, at most 32), as UTF-8, UTF-16 and UTF-32 in both byte orders, and as code points that stand at equal
 * distances in larger records. Returns how many places hold one; if `is_told` the first few go to
 * standard error with their mapping and bytes. Aborts where the memory can not be read. */
size_t scan_process(pid_t pid, const char *word, bool is_told);

/* The same for SCAN_BYTES bytes as they are. */
size_t scan_process_bytes(pid_t pid, const unsigned char *bytes, bool is_told);

#define SCAN_LETTERS 5
#define SCAN_BYTES 20
