// SPDX-License-Identifier: GPL-3.0-or-later
/* Inside seal/ only: starts libsodium. Cheap when it has started, safe in any thread. */
#pragma once

void seal_start(void);
