// SPDX-License-Identifier: GPL-3.0-or-later
// Opens the pack exactly as the kiosk does, so that what is said here holds there.
#include "author/info.h"

#include <inttypes.h>
#include <stdlib.h>
#include <time.h>

#include "base/err.h"
#include "base/file.h"
#include "content/pack.h"
#include "seal/key.h"
#include "seal/sign.h"

#define INFO_MAX_SIGNATURE_BYTES 4096

static const char *day_text(int64_t time, char out[16]) {
	struct tm day;
	time_t seconds = (time_t)time;
	if (!time || !gmtime_r(&seconds, &day)) {
		return "never";
	}
	strftime(out, 16, "%Y-%m-%d", &day);
	return out;
}

/* Who signed, as the file beside it says; whether that is true, verify says. */
static void print_signature(const char *path, FILE *out) {
	char beside[4096], comment[1024], *text;
	size_t len;
	snprintf(beside, sizeof beside, "%s.minisig", path);
	if (file_read(beside, INFO_MAX_SIGNATURE_BYTES, &text, &len, NULL)) {
		bool has_comment = signature_comment(text, comment, sizeof comment);
		fprintf(out, "signature: %s\n", has_comment ? comment : "unreadable");
		free(text);
	} else {
		fputs("signature: none\n", out);
	}
}

bool info_print(const char *path, FILE *out, struct err *err) {
	const struct pack_trust trust = {.unsigned_ok = true};
	struct pack *pack = pack_open(path, &trust, err);
	if (!pack) {
		return false;
	}
	char day[16];
	fprintf(out, "site: %s\nname: %s\nhost_name: %s\n", pack_site(pack), pack_site_name(pack),
		pack_host_name(pack));
	fprintf(out, "serial: %" PRId64 "\nbuilt: %s\n", pack_serial(pack),
		day_text(pack_built(pack), day));
	fprintf(out, "expires: %s\n", day_text(pack_expires(pack), day));
	fprintf(out, "source_language: %s\nhost_language: %s\ntime_zone: %s\ncountry: %s\n",
		pack_source_language(pack), pack_host_language(pack), pack_time_zone(pack),
		pack_country(pack));
	fputs("languages:", out);
	for (size_t i = 0; i < pack_language_count(pack); i++) {
		fprintf(out, " %s", pack_language_at(pack, i)->tag);
	}
	fprintf(out, "\nbytes: %zu\n", pack_size(pack));
	print_signature(path, out);
	pack_close(pack);
	return true;
}

bool info_verify(const char *path, const char *trust_path, FILE *out, struct err *err) {
	struct public_key key;
	if (!key_read_public(trust_path, &key, err)) {
		return false;
	}
	const struct pack_trust trust = {.keys = &key, .key_count = 1};
	struct pack *pack = pack_open(path, &trust, err);
	if (!pack) {
		return false;
	}
	char id[KEY_ID_TEXT_BYTES];
	key_id_text(key.id, id);
	fprintf(out, "%s: site %s, serial %" PRId64 ", signed by %s\n", path, pack_site(pack),
		pack_serial(pack), id);
	pack_close(pack);
	return true;
}
