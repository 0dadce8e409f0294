// SPDX-License-Identifier: GPL-3.0-or-later
/* Marks for xgettext on texts that stand in tables and are translated later, by catalog_text(),
 * catalog_context() or catalog_staff(). They expand to the English text and nothing else. */
#pragma once

#define N_(text) (text)
#define N_STAFF(text) (text)
#define NC_(context, text) (text)
