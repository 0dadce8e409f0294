// SPDX-License-Identifier: GPL-3.0-or-later
// A replaced file is told by its number, size and time and those of its signature: whoever copies
// pack and signature one after the other is tried twice, and succeeds the second time.
#include "programs/supply.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/err.h"
#include "base/str.h"
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

/* ---- from a stick ---- */

static int is_pack(const struct dirent *entry) {
	size_t len = strlen(entry->d_name);
	return entry->d_name[0] != '.' && len > 5 && !strcmp(entry->d_name + len - 5, ".pack");
}

/* What there is to say of one file; `best` gets its path if it is the newest of the site so far. */
static enum load_end judge(const struct pack_trust *trust, const char *path, const char *site,
	int64_t *serial, struct str *best) {
	struct err err;
	struct pack *pack = pack_open_lazily(path, trust, &err);
	if (!pack) {
		log_warning("%s", err.text);
		return LOAD_UNSIGNED;
	}
	bool is_ours = !strcmp(pack_site(pack), site), is_newer = pack_serial(pack) > *serial;
	if (is_ours && is_newer) {
		*serial = pack_serial(pack);
		str_clear(best);
		str_append(best, path);
	}
	pack_close(pack);
	return !is_ours ? LOAD_OTHER_SITE : is_newer ? LOAD_DONE : LOAD_OLD;
}

/* The one that may be loaded; where there is none, the reason that is nearest to it. */
static enum load_end find_newest(const struct pack_trust *trust, const char *folder,
	const char *site, int64_t serial, struct str *best) {
	static const int nearness[] = {[LOAD_NONE] = 0,
		[LOAD_UNSIGNED] = 1,
		[LOAD_OTHER_SITE] = 2,
		[LOAD_OLD] = 3,
		[LOAD_DONE] = 4};
	struct dirent **entries = NULL;
	int count = scandir(folder, &entries, is_pack, alphasort);
	enum load_end end = LOAD_NONE;
	for (int i = 0; i < count; i++) {
		struct str path = {0};
		str_printf(&path, "%s/%s", folder, entries[i]->d_name);
		enum load_end one = judge(trust, str_get(&path), site, &serial, best);
		end = nearness[one] > nearness[end] ? one : end;
		str_finish(&path);
		free(entries[i]);
	}
	free(entries);
	return end;
}

/* What stands on the shelf now, whole. */
static enum load_end take_from_shelf(struct supply *supply, const char *path, struct pack **pack) {
	const char *data = supply->args->data;
	struct pack_trust trust = supply->trust;
	struct err err;
	trust.unsigned_ok = false;
	trust.min_serial = 0;
	if (!shelf_promote(data, path, &trust, &err)) {
		log_error("%s", err.text);
		struct pack *whole = pack_open(path, &trust, &err);
		enum load_end end = whole ? LOAD_FAILED : LOAD_UNSIGNED;
		pack_close(whole);
		return end;
	}
	struct pack *shown = shelf_open(data, &trust, &err);
	if (!shown || pack_wait(shown, &err) == PACK_CHANGED) {
		log_error("%s", err.text);
		pack_close(shown);
		return LOAD_FAILED;
	}
	supply->trust.min_serial = pack_serial(shown);
	supply->is_kept = true;
	*pack = shown;
	return LOAD_DONE;
}

enum load_end supply_load(void *context, const char *folder, const char *site, struct pack **pack) {
	struct supply *supply = context;
	struct pack_trust trust = supply->trust;
	struct str best = {0};
	int64_t ever = shelf_serial(supply->args->data);
	int64_t serial = ever > trust.min_serial ? ever : trust.min_serial;
	trust.unsigned_ok = false;
	trust.min_serial = 0; /* an older one is told from one that nobody signed */
	enum load_end end = find_newest(&trust, folder, site, serial, &best);
	if (end == LOAD_DONE) {
		end = take_from_shelf(supply, str_get(&best), pack);
	}
	str_finish(&best);
	return end;
}
