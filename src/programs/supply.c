// SPDX-License-Identifier: GPL-3.0-or-later
// A replaced file is told by its number, size and time and those of its signature: whoever copies
// pack and signature one after the other is tried twice, and succeeds the second time.
#include "programs/supply.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/err.h"
#include "content/shelf.h"
#include "programs/args.h"
#include "programs/config.h"

#define LOG_MODULE "pack"
#include "base/log.h"

#define KEY_PREFIX "RW" /* how the Base64 of every minisign key begins */
#define KEY_TEXT_LEN 56

static bool read_key(struct supply *supply, const char *value, struct err *err) {
	struct public_key *key = &supply->keys[supply->trust.key_count];
	bool is_text = strncmp(value, KEY_PREFIX, 2) == 0 && strlen(value) == KEY_TEXT_LEN;
	if (is_text ? !key_parse_public(value, "trust", key, err)
		    : !key_read_public(value, key, err)) {
		return false;
	}
	supply->trust.key_count++;
	return true;
}

bool supply_init(struct supply *supply, const struct args *args, const struct config *config,
	struct err *err) {
	*supply = (struct supply){.args = args};
	supply->trust = (struct pack_trust){.keys = supply->keys, .unsigned_ok = args->is_unsigned};
	if (!args->trust && !args->is_unsigned && !config->trust_count) {
		return err_set(err,
			"no key is trusted; give --trust KEY.pub (or --unsigned to try a pack "
			"out)");
	}
	if (args->trust && !read_key(supply, args->trust, err)) {
		return false;
	}
	for (size_t i = 0; i < config->trust_count; i++) {
		if (!read_key(supply, config->trust[i], err)) {
			return false;
		}
	}
	return true;
}

/* "number-size-seconds.nanoseconds" of the file, "-" where there is none. */
static void look_at(const char *path, char *out, size_t size) {
	struct stat is;
	if (stat(path, &is) == 0) {
		snprintf(out, size, "%llu-%lld-%lld.%ld", (unsigned long long)is.st_ino,
			(long long)is.st_size, (long long)is.st_mtim.tv_sec, is.st_mtim.tv_nsec);
	} else {
		snprintf(out, size, "-");
	}
}

static void look(const struct supply *supply, char *seen, size_t size) {
	char path[4096], pack[64], signature[64];
	const char *given = supply->args->pack;
	snprintf(path, sizeof path, "%s%s", given ? given : supply->args->data,
		given ? "" : "/packs/current.pack");
	look_at(path, pack, sizeof pack);
	size_t len = strlen(path);
	snprintf(path + len, sizeof path - len, ".minisig");
	look_at(path, signature, sizeof signature);
	snprintf(seen, size, "%s %s", pack, signature);
}

/* With a data folder the pack that was given comes onto its shelf if it may, and the best there is
 * opened. An unsigned one is shown but never kept. */
static struct pack *open_shelf(struct supply *supply, struct err *err) {
	const struct args *args = supply->args;
	struct err refused = {.text = ""};
	bool is_newer =
		args->pack && shelf_promote(args->data, args->pack, &supply->trust, &refused);
	struct pack *pack = shelf_open(args->data, &supply->trust, err);
	if (args->pack && !is_newer) {
		if (pack) {
			log_warning("%s; what was shown before stays", refused.text);
		} else {
			*err = refused;
		}
	}
	return pack;
}

struct pack *supply_open(struct supply *supply, struct err *err) {
	const struct args *args = supply->args;
	if (!args->pack && !args->data) {
		err_set(err, "there is no pack to show; give --pack FILE or --data DIR");
		return NULL;
	}
	look(supply, supply->seen, sizeof supply->seen);
	supply->is_kept = args->data && !(args->pack && args->is_unsigned);
	struct pack *pack = supply->is_kept ? open_shelf(supply, err)
					    : pack_open_lazily(args->pack, &supply->trust, err);
	if (pack) {
		supply->trust.min_serial = pack_serial(pack);
	}
	return pack;
}

struct pack *supply_replace(void *context) {
	struct supply *supply = context;
	char seen[sizeof supply->seen];
	look(supply, seen, sizeof seen);
	if (strcmp(seen, supply->seen) == 0) {
		return NULL;
	}
	struct err err;
	struct pack *pack = supply_open(supply, &err);
	if (pack && pack_wait(pack, &err) == PACK_CHANGED) {
		pack_close(pack);
		pack = NULL;
	}
	if (!pack) {
		log_warning("%s; what was shown before stays", err.text);
	}
	return pack;
}

void supply_confirm(void *context, const struct pack *pack) {
	const struct supply *supply = context;
	if (supply->is_kept && pack_is_signed(pack)) {
		shelf_confirm(supply->args->data, pack_serial(pack));
	}
}

struct pack *supply_give_way(void *context, const struct err *why) {
	struct supply *supply = context;
	struct err ignored;
	if (!supply->is_kept) {
		return NULL;
	}
	supply->is_kept = false; /* the previous one has none behind it */
	struct pack *pack = shelf_open_previous(supply->args->data, &supply->trust, &ignored);
	if (pack) {
		log_error("%s; the previous pack is in use", why->text);
	}
	return pack;
}
