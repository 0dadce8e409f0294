// SPDX-License-Identifier: GPL-3.0-or-later
/* Marks for xgettext on texts that stand in tables and are translated later, by catalog_text()
 * or catalog_context(). They expand to the English text and nothing else. */
#pragma once

#define N_(text) (text)
#define NC_(context, text) (text)
