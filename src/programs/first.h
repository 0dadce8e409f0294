// SPDX-License-Identifier: GPL-3.0-or-later
/* What the first screen will need of a pack, read beside the start of the window. */
#pragma once

struct pack;

/* Has the fonts read in which Welcome writes the names of the pack's first languages; they stay in
 * the pack's own store (PACK_FONT_BYTES). Only a help: what is missing is read when it is needed. */
void first_read_fonts(struct pack *pack);
