// SPDX-License-Identifier: GPL-3.0-or-later
/* The bytes of `directory`, inside content/ only. All numbers are little-endian, a string is two
 * bytes of length and its bytes, a list is four bytes of how many and its items.
 *
 * Row 0, facts: a list of strings, each the languages of some services, separated by spaces; a list
 * of services by rising things.num, each DIRECTORY_FACT_BYTES: num (4), index into the first list
 * (4), how many slots (2), flags (1), latitude and longitude (8 each, IEEE 754); a list of slots of
 * all services one after the other, each DIRECTORY_SLOT_BYTES: flags (1), days (1), opens (2), closes
 * (2), valid_from and valid_to (4 each, SCHEDULE_NO_DAY for none).
 *
 * Row languages.num, the order by name: a list of letters, each a string and a list of services, as
 * indexes (4) into those of row 0. */
#pragma once

#define DIRECTORY_FACT_BYTES 27
#define DIRECTORY_SLOT_BYTES 14

enum { DIRECTORY_STEP_FREE = 1, DIRECTORY_NOT_STEP_FREE = 2, DIRECTORY_POSITION = 4 };
enum { DIRECTORY_WEEKLY = 1, DIRECTORY_CLOSED = 2, DIRECTORY_BY_APPOINTMENT = 4 };
