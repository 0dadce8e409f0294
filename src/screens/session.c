// SPDX-License-Identifier: GPL-3.0-or-later
// Fixed arrays in one locked block: a wipe is one memset and cannot miss a pointer.
#include "screens/session.h"

#include <stdio.h>
#include <string.h>

#include "seal/wipe.h"

struct session *session_create(void) {
	struct session *session = wipe_alloc(sizeof *session);
	memset(session, 0, sizeof *session);
	return session;
}

void session_destroy(struct session *session) {
	if (session) {
		session_wipe(session);
		wipe_free(session);
	}
}

void session_wipe(struct session *session) {
	str_finish(&session->search);
	wipe(session, sizeof *session);
}

static bool is_same_scene(const struct scene *a, const struct scene *b) {
	return a->kind == b->kind && a->step == b->step && !strcmp(a->id, b->id) &&
		!strcmp(a->lang, b->lang);
}

void session_go(struct session *session, const struct scene *scene) {
	struct scene next = *scene; /* may be one of the history's */
	if (next.kind == SCREEN_HOME || next.kind == SCREEN_WELCOME) {
		session->history_count = 0;
	} else if (!is_same_scene(&session->here, &next)) {
		if (session->history_count == SESSION_MAX_HISTORY) {
			memmove(session->history, session->history + 1,
				sizeof session->history - sizeof session->history[0]);
			session->history_count--;
		}
		session->history[session->history_count++] = session->here;
	}
	session->here = next;
	session->keyboard_is_up = false;
	session->sheet_is_open = false;
}

void session_visit(struct session *session, enum screen_kind kind, const char *id) {
	struct scene scene = {.kind = kind};
	snprintf(scene.id, sizeof scene.id, "%s", id ? id : "");
	session_go(session, &scene);
}

bool session_can_go_back(const struct session *session) {
	return session->history_count > 0;
}

void session_back(struct session *session) {
	if (session->history_count > 0) {
		session->here = session->history[--session->history_count];
		session->keyboard_is_up = false;
		session->sheet_is_open = false;
	}
}

static int find(const struct entry *entries, int count, enum entry_kind kind, const char *id) {
	for (int i = 0; i < count; i++) {
		if (entries[i].kind == kind && !strcmp(entries[i].id, id)) {
			return i;
		}
	}
	return -1;
}

/* False if it is there already, or there is no room. */
static bool add(struct entry *entries, int *count, int most, enum entry_kind kind, const char *id) {
	if (*count == most || find(entries, *count, kind, id) >= 0) {
		return false;
	}
	struct entry *entry = &entries[(*count)++];
	*entry = (struct entry){.kind = kind};
	snprintf(entry->id, sizeof entry->id, "%s", id);
	return true;
}

enum entry_kind session_entry_here(const struct session *session) {
	return session->here.kind == SCREEN_SERVICE      ? ENTRY_SERVICE
		: session->here.kind == SCREEN_PROGRAMME ? ENTRY_PROGRAMME
							 : ENTRY_ARTICLE;
}

bool session_report(struct session *session, enum entry_kind kind, const char *id) {
	return add(session->reports, &session->report_count, SESSION_MAX_REPORTS, kind, id);
}

bool session_has_reported(const struct session *session, enum entry_kind kind, const char *id) {
	return find(session->reports, session->report_count, kind, id) >= 0;
}

bool session_list_has(const struct session *session, enum entry_kind kind, const char *id) {
	return find(session->list, session->list_count, kind, id) >= 0;
}

bool session_list_add(struct session *session, enum entry_kind kind, const char *id) {
	return add(session->list, &session->list_count, SESSION_MAX_LIST, kind, id);
}

void session_list_toggle(struct session *session, enum entry_kind kind, const char *id) {
	int index = find(session->list, session->list_count, kind, id);
	if (index >= 0) {
		session_list_remove(session, index);
	} else {
		session_list_add(session, kind, id);
	}
}

void session_list_remove(struct session *session, int index) {
	if (index >= 0 && index < session->list_count) {
		session->list_count--;
		memmove(&session->list[index], &session->list[index + 1],
			(size_t)(session->list_count - index) * sizeof session->list[0]);
		wipe(&session->list[session->list_count], sizeof session->list[0]);
	}
}

void session_list_move(struct session *session, int index, int by) {
	int to = index + by;
	if (index < 0 || to < 0 || index >= session->list_count || to >= session->list_count) {
		return;
	}
	struct entry kept = session->list[index];
	session->list[index] = session->list[to];
	session->list[to] = kept;
}
