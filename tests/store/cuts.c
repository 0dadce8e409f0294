// SPDX-License-Identifier: GPL-3.0-or-later
// The trace is gone through once. What is durable so far is kept as a disk of its own; a state is a
// copy of it with some of the operations since put on top.
#include "cuts.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "medium.h"

struct cuts {
	const struct medium *recorded;
	struct medium *durable, *left;
	size_t *pending; /* operations that no sync has kept yet */
	size_t pending_count;
	uint64_t random;
	size_t done;
	cuts_fn *fn;
	void *context;
};

/* xorshift64*, so that a seed tells the same story on every machine. */
static uint32_t draw(struct cuts *cuts, uint32_t bound) {
	cuts->random ^= cuts->random >> 12;
	cuts->random ^= cuts->random << 25;
	cuts->random ^= cuts->random >> 27;
	return (uint32_t)((cuts->random * 2685821657736338717u) >> 33) % bound;
}

/* ---- disks ---- */

static void copy_disk(struct medium *to, const struct medium *from) {
	medium_clear(to);
	for (int i = 0; i < from->inode_count; i++) {
		int inode = medium_new_inode(to);
		const struct medium_inode *source = &from->inodes[i];
		medium_put(&to->inodes[inode], 0, source->len ? (void *)source->bytes : "",
			source->len);
	}
	memcpy(to->names, from->names, sizeof to->names);
	memcpy(to->inode_of, from->inode_of, sizeof to->inode_of);
	to->name_count = from->name_count;
}

static struct medium_inode *inode_on(struct medium *disk, int inode) {
	while (disk->inode_count <= inode) {
		medium_new_inode(disk);
	}
	return &disk->inodes[inode];
}

static void apply(const struct cuts *cuts, struct medium *disk, size_t index) {
	const struct medium_op *op = &cuts->recorded->ops[index];
	switch (op->kind) {
	case MEDIUM_WRITE:
		medium_put(inode_on(disk, op->inode), op->at, cuts->recorded->data + op->data,
			op->len);
		break;
	case MEDIUM_TRUNCATE: medium_cut(inode_on(disk, op->inode), op->at); break;
	case MEDIUM_NAME:
		inode_on(disk, op->inode);
		disk->inode_of[op->name] = op->inode;
		break;
	case MEDIUM_UNNAME: disk->inode_of[op->name] = -1; break;
	default: break;
	}
}

static void apply_part(
	const struct cuts *cuts, struct medium *disk, size_t index, size_t from, size_t to) {
	const struct medium_op *op = &cuts->recorded->ops[index];
	medium_put(inode_on(disk, op->inode), op->at + from, cuts->recorded->data + op->data + from,
		to - from);
}

/* ---- passing an operation ---- */

static bool is_of_folder(const struct medium_op *op) {
	return op->kind == MEDIUM_NAME || op->kind == MEDIUM_UNNAME;
}

/* Takes those that the sync is about out of the pending; `keeps` says whether each is kept. */
static void settle(struct cuts *cuts, const struct medium_op *sync) {
	size_t left = 0;
	for (size_t i = 0; i < cuts->pending_count; i++) {
		size_t index = cuts->pending[i];
		const struct medium_op *op = &cuts->recorded->ops[index];
		bool is_meant = sync->kind == MEDIUM_SYNC_FOLDER
			? is_of_folder(op)
			: !is_of_folder(op) && op->inode == sync->inode;
		if (!is_meant) {
			cuts->pending[left++] = index;
		} else if (sync->kind != MEDIUM_SYNC_FAILED || draw(cuts, 2)) {
			apply(cuts, cuts->durable, index);
		}
	}
	cuts->pending_count = left;
}

static void pass(struct cuts *cuts, size_t index) {
	const struct medium_op *op = &cuts->recorded->ops[index];
	if (op->kind == MEDIUM_SYNC || op->kind == MEDIUM_SYNC_FAILED ||
		op->kind == MEDIUM_SYNC_FOLDER) {
		settle(cuts, op);
	} else {
		cuts->pending[cuts->pending_count++] = index;
	}
	cuts->done = index + 1;
}

/* ---- states ---- */

static bool tell(struct cuts *cuts) {
	return cuts->fn(cuts->context, cuts->done, cuts->left);
}

/* Begins a state with those pending of which `is_in` has the bit, of the first 64; the rest is in. */
static void begin(struct cuts *cuts, uint64_t is_in) {
	copy_disk(cuts->left, cuts->durable);
	for (size_t i = 0; i < cuts->pending_count; i++) {
		if (i >= 64 || (is_in >> i & 1)) {
			apply(cuts, cuts->left, cuts->pending[i]);
		}
	}
}

static uint64_t random_set(struct cuts *cuts) {
	uint64_t high = draw(cuts, 1u << 31), low = draw(cuts, 1u << 31);
	uint64_t top = draw(cuts, 4);
	return top << 62 | high << 31 | low;
}

static bool tell_set(struct cuts *cuts, uint64_t is_in) {
	begin(cuts, is_in);
	return tell(cuts);
}

static bool tell_subsets(struct cuts *cuts) {
	size_t count = cuts->pending_count;
	bool ok = true;
	if (count <= CUTS_ALL_SUBSETS) {
		for (uint64_t set = 0; ok && set < (uint64_t)1 << count; set++) {
			ok = tell_set(cuts, set);
		}
		return ok;
	}
	ok = tell_set(cuts, 0) && tell_set(cuts, UINT64_MAX);
	for (size_t i = 0; ok && i < count && i < 64; i++) {
		ok = tell_set(cuts, ~((uint64_t)1 << i)) && tell_set(cuts, (uint64_t)1 << i);
	}
	for (int i = 0; ok && i < CUTS_RANDOM_SUBSETS; i++) {
		ok = tell_set(cuts, random_set(cuts));
	}
	return ok;
}

/* Each sector of each write is there or not. */
static bool tell_mixture(struct cuts *cuts) {
	copy_disk(cuts->left, cuts->durable);
	for (size_t i = 0; i < cuts->pending_count; i++) {
		const struct medium_op *op = &cuts->recorded->ops[cuts->pending[i]];
		if (op->kind != MEDIUM_WRITE) {
			if (draw(cuts, 2)) {
				apply(cuts, cuts->left, cuts->pending[i]);
			}
			continue;
		}
		for (size_t from = 0; from < op->len;) {
			size_t to =
				from + MEDIUM_SECTOR_BYTES - (op->at + from) % MEDIUM_SECTOR_BYTES;
			to = to < op->len ? to : op->len;
			if (draw(cuts, 2)) {
				apply_part(cuts, cuts->left, cuts->pending[i], from, to);
			}
			from = to;
		}
	}
	return tell(cuts);
}

static bool tell_torn_at(struct cuts *cuts, size_t index, size_t len) {
	begin(cuts, UINT64_MAX);
	apply_part(cuts, cuts->left, index, 0, len);
	if (!tell(cuts)) {
		return false;
	}
	begin(cuts, random_set(cuts));
	apply_part(cuts, cuts->left, index, 0, len);
	return tell(cuts);
}

static bool tell_torn(struct cuts *cuts, size_t index) {
	const struct medium_op *op = &cuts->recorded->ops[index];
	bool ok = op->len < 2 ||
		(tell_torn_at(cuts, index, 1) && tell_torn_at(cuts, index, op->len - 1));
	size_t first = MEDIUM_SECTOR_BYTES - op->at % MEDIUM_SECTOR_BYTES;
	for (size_t len = first; ok && len < op->len; len += MEDIUM_SECTOR_BYTES) {
		ok = tell_torn_at(cuts, index, len);
	}
	return ok;
}

/* What a cheap card may do to the whole of what it was writing just then, and to what shares it. */
static bool tell_spoilt(struct cuts *cuts, size_t index, bool is_all) {
	const struct medium_op *op = &cuts->recorded->ops[index];
	begin(cuts, is_all ? UINT64_MAX : random_set(cuts));
	apply(cuts, cuts->left, index);
	struct medium_inode *inode = inode_on(cuts->left, op->inode);
	size_t from = op->at - op->at % MEDIUM_SPOILT_BYTES;
	size_t to = op->at + op->len + MEDIUM_SPOILT_BYTES - 1;
	to -= to % MEDIUM_SPOILT_BYTES;
	for (size_t at = from; at < to && at < inode->len; at++) {
		inode->bytes[at] = (unsigned char)draw(cuts, 256);
	}
	return tell(cuts);
}

static bool tell_all(struct cuts *cuts) {
	bool ok = tell_subsets(cuts);
	for (int i = 0; ok && cuts->pending_count && i < CUTS_RANDOM_MIXTURES; i++) {
		ok = tell_mixture(cuts);
	}
	size_t next = cuts->done;
	if (ok && next < cuts->recorded->op_count &&
		cuts->recorded->ops[next].kind == MEDIUM_WRITE) {
		ok = tell_torn(cuts, next) && tell_spoilt(cuts, next, true) &&
			tell_spoilt(cuts, next, false);
	}
	return ok;
}

static void cuts_init(struct cuts *cuts, const struct medium *recorded, uint64_t seed) {
	*cuts = (struct cuts){.recorded = recorded, .random = seed * 2 + 1};
	cuts->durable = medium_create();
	cuts->pending = mem_array(recorded->op_count + 1, sizeof *cuts->pending);
	memcpy(cuts->durable->names, recorded->names, sizeof recorded->names);
	cuts->durable->name_count = recorded->name_count;
	for (int i = 0; i < recorded->name_count; i++) {
		cuts->durable->inode_of[i] = -1;
	}
}

static void cuts_finish(struct cuts *cuts) {
	medium_destroy(cuts->durable);
	free(cuts->pending);
}

bool cuts_each(
	const struct medium *recorded, size_t from, uint64_t seed, cuts_fn *fn, void *context) {
	struct cuts cuts;
	cuts_init(&cuts, recorded, seed);
	cuts.left = medium_create();
	cuts.fn = fn;
	cuts.context = context;
	bool ok = from > 0 || tell_all(&cuts);
	for (size_t i = 0; ok && i < recorded->op_count; i++) {
		pass(&cuts, i);
		ok = cuts.done < from || tell_all(&cuts);
	}
	medium_destroy(cuts.left);
	cuts_finish(&cuts);
	return ok;
}

void cuts_now(const struct medium *recorded, bool is_worst, uint64_t seed, struct medium *left) {
	struct cuts cuts;
	cuts_init(&cuts, recorded, seed);
	cuts.left = left;
	for (size_t i = 0; i < recorded->op_count; i++) {
		pass(&cuts, i);
	}
	begin(&cuts, is_worst ? 0 : UINT64_MAX);
	cuts_finish(&cuts);
}
