// SPDX-License-Identifier: GPL-3.0-or-later
// The program itself, from a stick of two kiosks to receipts, pages and nothing at all.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
// cmocka needs the four above first
#include <cmocka.h>

#include <stdbool.h>
#include <string.h>
#include <sys/stat.h>

#include "../folder.h"
#include "base/err.h"
#include "base/file.h"
#include "base/str.h"
#include "seal/box.h"
#include "seal/receipt.h"
#include "seal/unbox.h"

static char folder[64];
static struct office_key key;

static int enter(void **state) {
	(void)state;
	struct err err;
	folder_enter(folder);
	return unbox_keygen("desk", &key, &err) ? 0 : -1;
}

static int leave(void **state) {
	(void)state;
	folder_leave(folder);
	return 0;
}

static char *read_file(const char *path, size_t *len) {
	char *data;
	size_t ignored;
	struct err err;
	if (!file_read(path, 1 << 22, &data, len ? len : &ignored, &err)) {
		fail_msg("%s", err.text);
	}
	return data;
}

/* What was said at the last run; lent until the next. */
static char *said;

static int run(const char *arguments) {
	struct str command = {0};
	str_printf(&command,
		DESK " %s --store store --lang en --day 2026-11-20 > said 2>&1 < /dev/null",
		arguments);
	int status = system(str_get(&command));
	str_finish(&command);
	free(said);
	said = read_file("said", NULL);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void said_has(const char *text) {
	if (!strstr(said, text)) {
		fail_msg("\"%s\" is not in:\n%s", text, said);
	}
}

static void said_lacks(const char *text) {
	if (strstr(said, text)) {
		fail_msg("\"%s\" is in:\n%s", text, said);
	}
}

/* A sealed file as a kiosk writes it; `number` gives its id. */
static void seal(int number, const char *ref, const char *kiosk, const char *lang,
	const char *delete_on, const char *answers, const struct office_key *to) {
	struct str json = {0}, path = {0};
	struct err err;
	str_printf(&json,
		"{\"v\":1,\"id\":\"%032x\",\"ref\":\"%s\",\"programme\":\"german-a1-day\","
		"\"lang\":\"%s\",\"day\":\"2026-11-19\",\"kiosk\":\"%s\",\"answers\":{%s},"
		"\"delete_on\":\"%s\",\"privacy\":\"00\"}",
		(unsigned)number, ref, lang, kiosk, answers, delete_on);
	size_t len = box_size(json.len);
	unsigned char *box = malloc(len);
	assert_true(box_seal(to, json.data, json.len, box, &err));
	str_printf(&path, "usb/signups/%032x.sealed", (unsigned)number);
	assert_true(file_make_folder("usb/signups", &err));
	assert_true(file_write(str_get(&path), box, len, 0644, &err));
	free(box);
	str_finish(&json);
	str_finish(&path);
}

#define CANARY "Canaria-Zzyzx"
#define AMINA "\"name\":\"አሚና\",\"languages\":[\"ti\",\"ar\"],\"phone\":\"+49 30 23125 014\""
#define HOSTILE                                                                                    \
	"\"name\":\"\\u202egnp.exe\\u0007<script>alert(1)</script>\","                             \
	"\"note\":\"=HYPERLINK(\\\"http://x\\\")\",\"tab\":\"\\t=1\",\"mail\":\"@SUM(1)\","        \
	"\"marks\":\"a\\u0301\\u0301\\u0301\\u0301\\u0301\\u0301\\u0301\\u0301\\u0301\\u0301\""

static void make_stick(void) {
	seal(1, "K4-286", "hall", "ti", "2027-02-17", AMINA, &key);
	seal(2, "K4-286", "annexe", "uk", "2027-02-17", "\"name\":\"Юлия " CANARY "\"", &key);
	seal(3, "B2-222", "hall", "ar", "2027-02-17", HOSTILE, &key);
}

static void taken_once_with_receipts(void **state) {
	(void)state;
	make_stick();
	assert_int_equal(run("collect usb"), 0);
	said_has("Sign-ups taken: 3. Taken before: 0.");
	size_t len, sealed_len;
	char *receipt = read_file("usb/receipts/00000000000000000000000000000001.receipt", &len);
	char *sealed =
		read_file("usb/signups/00000000000000000000000000000001.sealed", &sealed_len);
	struct receipt read;
	struct err err;
	unsigned char hash[RECEIPT_HASH_BYTES];
	assert_true(receipt_parse(receipt, len, &read, &err));
	assert_true(receipt_verify(&read, &key));
	receipt_hash(sealed, sealed_len, hash);
	assert_memory_equal(read.hash, hash, sizeof hash);
	assert_int_equal(read.id[15], 1);
	free(receipt);
	free(sealed);
	/* the receipt was lost on the way: it is written again, and nothing else */
	assert_int_equal(system("rm -r usb/receipts"), 0);
	assert_int_equal(run("collect usb"), 0);
	said_has("Sign-ups taken: 0. Taken before: 3.");
	assert_true(file_exists("usb/receipts/00000000000000000000000000000003.receipt"));
	assert_int_equal(run("list"), 0);
	said_has("Sign-ups: 3.");
	said_has("አሚና  [by machine: Amina]");
	struct stat about;
	assert_int_equal(stat("store", &about), 0);
	assert_int_equal(about.st_mode & 0777, 0700);
	assert_int_equal(stat("store/signups.db", &about), 0);
	assert_int_equal(about.st_mode & 0077, 0);
	/* still sealed on the disk */
	assert_int_not_equal(system("grep -rqa -e " CANARY " -e አሚና -e hall store"), 0);
}

static void two_kiosks_drew_the_same(void **state) {
	(void)state;
	make_stick();
	assert_int_equal(run("collect usb"), 0);
	assert_int_equal(run("show K4-286"), 1);
	said_has("K4-286 (annexe), 2026-11-19, german-a1-day");
	said_has("K4-286 (hall), 2026-11-19, german-a1-day");
	said_has("2 sign-ups have that number");
	said_lacks("አሚና");
	assert_int_equal(run("forget K4-286"), 1);
	assert_int_equal(run("show k4-286:hall"), 0);
	said_has("Name: አሚና  [by machine: Amina]");
	said_has("Languages: Tigrinya, Arabic");
	said_has("Telephone: +49 30 23125 014");
	assert_int_equal(run("show 00000000000000000000000000000002"), 0);
	said_has(CANARY);
	assert_int_equal(run("show K4-28"), 1);
	said_has("there is no sign-up of that number");
	assert_int_equal(run("show ''"), 1);
	assert_int_equal(run("show K4-286:nowhere"), 1);
}

static void forgotten_for_good(void **state) {
	(void)state;
	make_stick();
	/* a long one, part of which lies on pages of its own */
	struct str answers = {0};
	str_append(&answers, "\"name\":\"Юлия " CANARY "\"");
	for (int i = 0; i < 8; i++) {
		str_printf(&answers, ",\"note%d\":\"%0600d\"", i, i);
	}
	seal(2, "K4-286", "annexe", "uk", "2027-02-17", str_get(&answers), &key);
	str_finish(&answers);
	assert_int_equal(run("collect usb"), 0);
	/* it was there */
	size_t len, db_len;
	char *sealed = read_file("usb/signups/00000000000000000000000000000002.sealed", &len);
	char *db = read_file("store/signups.db", &db_len);
	assert_non_null(memmem(db, db_len, sealed + 100, 200));
	free(db);
	assert_int_equal(run("forget K4-286:annexe"), 0);
	said_has("Deleted: K4-286 (annexe)");
	static const char *const files[] = {"store/signups.db", "store/signups.db-wal"};
	for (size_t i = 0; i < 2; i++) {
		db = file_exists(files[i]) ? read_file(files[i], &db_len) : NULL;
		/* behind the head, which all boxes share */
		for (size_t at = 24; db && at + 16 <= len; at++) {
			assert_null(memmem(db, db_len, sealed + at, 16));
		}
		free(db);
	}
	free(sealed);
	/* the stick still has it: it is not taken again */
	assert_int_equal(run("collect usb"), 0);
	said_has("Sign-ups taken: 0. Taken before: 3.");
	assert_int_equal(run("list"), 0);
	said_has("Sign-ups: 2.");
	assert_int_equal(run("forget K4-286:annexe"), 1);
}

static void deleted_on_the_day_that_was_promised(void **state) {
	(void)state;
	seal(1, "K4-286", "hall", "ti", "2026-11-21", AMINA, &key);
	seal(2, "B2-222", "hall", "ti", "2026-11-20", "\"name\":\"x\"", &key);
	assert_int_equal(run("collect usb"), 0);
	said_has("Sign-ups deleted because their day has come: 1.");
	assert_int_equal(run("list --day 2026-11-20"), 0);
	said_has("Sign-ups: 1.");
	assert_int_equal(
		system(DESK " list --store store --lang en --day 2026-11-21 > said 2>&1"), 0);
	free(said);
	said = read_file("said", NULL);
	said_has("Sign-ups deleted because their day has come: 1.");
	said_has("Sign-ups: 0.");
}

static void foreign_files_are_left_alone(void **state) {
	(void)state;
	struct err err;
	struct office_key other;
	size_t len;
	make_stick();
	assert_true(unbox_keygen("other", &other, &err));
	seal(4, "C2-222", "hall", "ti", "2027-02-17", AMINA, &other);
	seal(5, "D2-222", "hall", "ti", "tomorrow", AMINA, &key);
	seal(6, "E2-222", "hall", "ti", "2027-02-17", "\"name\":", &key);
	/* a bit that fell over, an end that is missing, the name of another */
	char *sealed = read_file("usb/signups/00000000000000000000000000000001.sealed", &len);
	sealed[500] ^= 1;
	assert_true(file_write(
		"usb/signups/00000000000000000000000000000007.sealed", sealed, len, 0644, &err));
	sealed[500] ^= 1;
	assert_true(file_write(
		"usb/signups/00000000000000000000000000000008.sealed", sealed, 900, 0644, &err));
	assert_true(file_write(
		"usb/signups/00000000000000000000000000000009.sealed", sealed, len, 0644, &err));
	assert_true(file_write("usb/signups/holiday.jpg", "x", 1, 0644, &err));
	assert_int_equal(
		system("mkdir usb/signups/0000000000000000000000000000000a.sealed &&"
		       " ln -s /etc/passwd usb/signups/0000000000000000000000000000000b.sealed &&"
		       " mkfifo usb/signups/0000000000000000000000000000000c.sealed &&"
		       " truncate -s 9G usb/signups/0000000000000000000000000000000d.sealed"),
		0);
	assert_int_equal(run("collect usb"), 1);
	said_has("Sign-ups taken: 3.");
	said_has("00000000000000000000000000000007.sealed: ");
	said_has("holiday.jpg: its name is none of a sign-up: left alone");
	said_has("0000000000000000000000000000000c.sealed: it is no plain file: left alone");
	said_has("00000000000000000000000000000009.sealed: it is named as another");
	said_lacks("አሚና");
	int lines = 0;
	for (const char *c = said; *c; c++) {
		lines += *c == '\n';
	}
	assert_int_equal(lines, 11 + 1);
	assert_int_equal(system("test $(ls usb/receipts | wc -l) = 3"), 0);
	/* another box under an id that is here already */
	seal(1, "Z9-999", "hall", "ti", "2027-02-17", AMINA, &key);
	assert_int_equal(run("collect usb"), 1);
	said_has("00000000000000000000000000000001.sealed: the store holds another sign-up");
	assert_int_equal(run("list"), 0);
	said_lacks("Z9-999");
	/* what an office with another key sees */
	assert_int_equal(run("list --key other.key"), 0);
	said_has("Sign-ups that this key does not open: 3.");
	assert_int_equal(run("collect nowhere"), 1);
	assert_int_equal(run("collect store"), 1);
	said_has("has no folder signups/");
	free(sealed);
}

static char *checked(const char *format) {
	char command[300];
	snprintf(command, sizeof command,
		PYTHON " " TEST_DATA "/check_export.py %s out.%s > found 2>&1", format, format);
	int status = system(command);
	char *found = read_file("found", NULL);
	if (status != 0) {
		fail_msg("%s", found);
	}
	return found;
}

static void exports(void **state) {
	(void)state;
	static const struct {
		const char *format;
		const char *facts[8];
	} rows[] = {
		{"csv",
			{"K4-286 name=አሚና\n", "K4-286 name (latin, by machine)=Amina\n",
				"K4-286 languages=ti; ar\n", "K4-286 phone='+49 30 23125 014\n",
				"B2-222 note='=HYPERLINK(\"http://x\")\n",
				"B2-222 name=<U+202E>gnp.exe<U+0007><script>alert(1)</script>\n",
				"B2-222 mail='@SUM(1)\n", "B2-222 tab='<U+0009>=1\n"}},
		{"json",
			{"K4-286 name=\"\\u12a0\\u121a\\u1293\"\n",
				"K4-286 latin_by_machine={\"name\": \"Amina\"}\n",
				"K4-286 languages=[\"ti\", \"ar\"]\n",
				"B2-222 note=\"=HYPERLINK(\\\"http://x\\\")\"\n", NULL}},
		{"html",
			{"[ti] አሚና\n", "[en] Tigrinya\n", "[uk] Юлия " CANARY "\n",
				"[ar] <U+202E>gnp.exe<U+0007><script>alert(1)</script>\n", NULL}},
	};
	make_stick();
	assert_int_equal(run("collect usb"), 0);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		char command[100];
		snprintf(command, sizeof command, "export --%s -o out.%s", rows[i].format,
			rows[i].format);
		assert_int_equal(run(command), 0);
		char *found = checked(rows[i].format);
		for (size_t k = 0; k < 8 && rows[i].facts[k]; k++) {
			if (!strstr(found, rows[i].facts[k])) {
				fail_msg("%s: %s is not in:\n%s", rows[i].format, rows[i].facts[k],
					found);
			}
		}
		free(found);
		char path[20];
		struct stat about;
		snprintf(path, sizeof path, "out.%s", rows[i].format);
		assert_int_equal(stat(path, &about), 0);
		assert_int_equal(about.st_mode & 0777, 0600);
	}
	assert_int_equal(run("export --json K4-286:hall"), 0);
	said_has("\"Amina\"");
	said_lacks("B2-222");
	assert_int_equal(system(DESK " export --html -o out.html --store store --lang de"), 0);
	char *page = read_file("out.html", NULL);
	assert_non_null(strstr(page, "<html lang=\"de\" dir=\"ltr\">"));
	assert_non_null(strstr(page,
		"<th scope=\"row\">Sprachen</th><td>"
		"<bdi lang=\"de\" dir=\"auto\">Tigrinya</bdi>"));
	assert_non_null(strstr(page, "(maschinell: Amina)"));
	free(page);
	assert_int_equal(run("export"), 1);
	assert_int_equal(run("export --pdf"), 1);
	assert_int_equal(run("export --csv -o nowhere/x"), 1);
	assert_int_equal(run("export --csv -o /dev/full"), 1);
	/* nothing was left beside what was asked for */
	assert_int_equal(
		system("test \"$(ls | tr '\\n' ' ')\" = 'desk.key desk.pub found out.csv "
		       "out.html out.json said store usb '"),
		0);
}

static void counts_come_along(void **state) {
	(void)state;
	struct err err;
	static const char counts[] = "kiosk,month,kind,key,count\nhall,2026-11,session,,40\n"
				     "hall,2026-11,language,ti,41\n";
	assert_true(file_make_folder("usb/counters", &err));
	assert_true(file_write("usb/counters/a.csv", counts, sizeof counts - 1, 0644, &err));
	assert_true(file_write("usb/counters/b.csv", "x", 1, 0644, &err));
	assert_int_equal(run("collect usb"), 1);
	said_has("Files of counts taken: 1.");
	said_has("usb/counters/b.csv: line 1 is not as a kiosk writes it: left alone");
	assert_int_equal(run("report --month 2026-11 --office 'Arbeitsamt'"), 0);
	said_has("1,\"Arbeitsamt\",2026-11,session,\"\",40\r\n");
	assert_int_equal(run("report --month 2026-11 --pdf -o out.pdf usb"), 0);
	assert_int_equal(system("qpdf --check out.pdf > check 2>&1"), 0);
	assert_int_equal(run("report --month 2026-10"), 1);
	said_has("there are no counts of 2026-10");
	assert_int_equal(run("report --month November"), 1);
	assert_int_equal(run("report"), 1);
	said_has("report needs --month YYYY-MM");
}

static void mentors_of_the_store_and_of_files(void **state) {
	(void)state;
	struct err err;
	static const char mentors[] = "[{\"ref\":\"M2-222\",\"lang\":\"ar\",\"answers\":{}}]";
	make_stick();
	assert_int_equal(run("collect usb"), 0);
	assert_true(file_write("m.json", mentors, sizeof mentors - 1, 0644, &err));
	assert_int_equal(run("match --mentees german-a1-day --mentors m.json"), 0);
	said_has("Mentees with a proposed mentor: 1 of 3.");
	said_has("M2-222");
	assert_int_equal(run("match"), 0);
	said_has("0 of 0");
	assert_int_equal(run("match --mentors nowhere.json"), 1);
	assert_true(file_write("m.json", "[1]", 3, 0644, &err));
	assert_int_equal(run("match --mentors m.json --mentees m.json --key none"), 1);
	said_has("m.json: sign-up 1: ");
}

static int pin(const char *input) {
	char command[200];
	snprintf(command, sizeof command, "printf '%s' | " DESK " pin --lang en > said 2> asked",
		input);
	int status = system(command);
	free(said);
	said = read_file("said", NULL);
	return WEXITSTATUS(status);
}

static void keys_and_pins(void **state) {
	(void)state;
	assert_int_equal(pin("402917\\n402917\\n"), 0);
	said_has("staff_pin = $argon2id$v=19$m=16384,t=3,p=1$");
	said_lacks("402917");
	assert_int_equal(system("grep -q 402917 asked"), 256);
	assert_int_equal(pin("402917\\n402918\\n"), 1);
	assert_string_equal(said, "");
	assert_int_equal(pin("123456\\n123456\\n"), 1);
	assert_int_equal(pin("402917\\n"), 1);
	assert_int_equal(pin(""), 1);
	assert_int_equal(run("keygen annexe"), 0);
	said_has("annexe.key");
	assert_int_equal(system("grep -q \"$(sed -n 3p said | cut -d' ' -f1)\" said"), 0);
	assert_int_equal(run("keygen annexe"), 1);
	assert_int_equal(system("test $(stat -c %a annexe.key) = 600"), 0);
}

static void one_line_for_each_mistake(void **state) {
	(void)state;
	static const char *const wrong[] = {"", "dance", "show", "show a b", "collect", "list x",
		"list --colour", "list --day 2026-13-01", "list --key none", "list --store /proc/x",
		"list --key desk.pub", "pin x"};
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		char command[200];
		snprintf(command, sizeof command, DESK " %s > out 2> said < /dev/null", wrong[i]);
		assert_int_equal(WEXITSTATUS(system(command)), 1);
		free(said);
		said = read_file("said", NULL);
		bool is_one_line = strchr(said, '\n') == said + strlen(said) - 1;
		if (strncmp(said, "foyer-desk: ", 12) != 0 || !is_one_line) {
			fail_msg("%s: %s", wrong[i], said);
		}
	}
	assert_int_equal(run("--help"), 0);
	said_has("foyer-desk forget NUMBER");
	assert_int_equal(system("mkdir store; chmod 755 store"), 0);
	assert_int_equal(run("list"), 1);
	said_has("store may be looked into by others: chmod 700 it");
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(taken_once_with_receipts, enter, leave),
		cmocka_unit_test_setup_teardown(two_kiosks_drew_the_same, enter, leave),
		cmocka_unit_test_setup_teardown(forgotten_for_good, enter, leave),
		cmocka_unit_test_setup_teardown(deleted_on_the_day_that_was_promised, enter, leave),
		cmocka_unit_test_setup_teardown(foreign_files_are_left_alone, enter, leave),
		cmocka_unit_test_setup_teardown(exports, enter, leave),
		cmocka_unit_test_setup_teardown(counts_come_along, enter, leave),
		cmocka_unit_test_setup_teardown(mentors_of_the_store_and_of_files, enter, leave),
		cmocka_unit_test_setup_teardown(keys_and_pins, enter, leave),
		cmocka_unit_test_setup_teardown(one_line_for_each_mistake, enter, leave),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
