// SPDX-License-Identifier: GPL-3.0-or-later
// libqrencode does the work. A slip may hold what a visitor said, so its result is zeroed before it
// is freed; what it frees inside, the program's own free() wipes.
#include "paper/qr.h"

#include <errno.h>
#include <qrencode.h>
#include <string.h>

#include "base/arena.h"
#include "base/err.h"

static bool encode(struct arena *arena, const char *data, size_t len, QRecLevel level,
	struct qr *qr, struct err *err) {
	if (len == 0 || len > QR_MAX_BYTES) {
		return err_set(err, "a QR code holds 1 to %d bytes, not %zu", QR_MAX_BYTES, len);
	}
	QRcode *code = QRcode_encodeData((int)len, (const unsigned char *)data, 0, level);
	if (!code) {
		return err_set(err, "cannot make a QR code of %zu bytes: %s", len, strerror(errno));
	}
	size_t count = (size_t)code->width * (size_t)code->width;
	unsigned char *modules = arena_alloc(arena, count);
	for (size_t i = 0; i < count; i++) {
		modules[i] = code->data[i] & 1;
	}
	explicit_bzero(code->data, count);
	*qr = (struct qr){code->width, modules};
	QRcode_free(code);
	return true;
}

bool qr_encode(struct arena *arena, const char *data, size_t len, struct qr *qr, struct err *err) {
	return encode(arena, data, len, QR_ECLEVEL_M, qr, err);
}

bool qr_encode_small(
	struct arena *arena, const char *data, size_t len, struct qr *qr, struct err *err) {
	struct qr small;
	if (!qr_encode(arena, data, len, qr, err)) {
		return false;
	}
	if (encode(arena, data, len, QR_ECLEVEL_L, &small, NULL) && small.size < qr->size) {
		*qr = small;
	}
	return true;
}
