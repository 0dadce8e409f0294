// SPDX-License-Identifier: GPL-3.0-or-later
// What lies on a stick: receipts, sealed files, and the key in a configuration. A receipt that is
// taken for one says exactly what its bytes say.
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "seal/receipt.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len) {
	struct receipt receipt;
	struct office_key key = {0};
	char head[RECEIPT_HEAD_BYTES + 1];
	char *text = mem_copy(data, len);
	if (receipt_parse((const char *)data, len, &receipt, NULL)) {
		receipt_head(&receipt, head);
		if (len != RECEIPT_TEXT_BYTES || memcmp(head, data, RECEIPT_HEAD_BYTES) != 0 ||
			receipt_verify(&receipt, &key)) {
			abort();
		}
	}
	unsigned char print[OFFICE_KEY_PRINT_BYTES];
	if (box_is_shaped(data, len, print) && (len < BOX_HEAD_BYTES || len > BOX_MAX_BYTES)) {
		abort();
	}
	office_key_parse(text, "it", &key, NULL);
	office_key_is_printed(&key, text);
	free(text);
	return 0;
}
