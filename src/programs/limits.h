// SPDX-License-Identifier: GPL-3.0-or-later
/* What the process may not do, and how its heap behaves. */
#pragma once
#include <stdbool.h>

/* No core file, and (unless a test watches it) no other process that reads its memory; fonts and
 * pictures go back to the system when they are freed. */
void limits_set(bool is_watched);
