// SPDX-License-Identifier: GPL-3.0-or-later
// A program with one call too many, for test_sealed: were the kiosk's like this, it would be found.
#include <stddef.h>

#include "seal/unbox.h"

int main(int argc, char **argv) {
	char *content;
	size_t len;
	struct office_secret *secret = argc > 1 ? unbox_read_key(argv[1], NULL) : NULL;
	return secret && unbox_open(secret, (const unsigned char *)"", 0, &content, &len, NULL);
}
