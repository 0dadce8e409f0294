// SPDX-License-Identifier: GPL-3.0-or-later
// The kiosk's program holds nothing that could open a box: neither our code that does, nor a call of
// libsodium's that decrypts or makes the keys to. The names are those of the whole program, as nm(1)
// lists them, its own and those it takes from libraries.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
// cmocka needs the four above first
#include <cmocka.h>

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What only whoever opens needs. Of crypto_box, sealing alone is left. */
static const char *const forbidden[] = {
	"unbox_",
	"office_secret_",
	"crypto_box",
	"crypto_secretbox",
	"crypto_secretstream",
	"crypto_aead",
	"crypto_stream",
	"crypto_scalarmult",
	"crypto_kx",
	"crypto_kdf",
	"crypto_core",
};

static bool is_forbidden(const char *name) {
	if (strcmp(name, "crypto_box_seal") == 0 || strcmp(name, "crypto_box_sealbytes") == 0) {
		return false;
	}
	for (size_t i = 0; i < sizeof forbidden / sizeof *forbidden; i++) {
		if (strncmp(name, forbidden[i], strlen(forbidden[i])) == 0) {
			return true;
		}
	}
	return false;
}

struct found {
	int names, forbidden;
	char first[200];
};

static struct found look(const char *program) {
	struct found found = {0};
	char command[1000], line[4000];
	snprintf(command, sizeof command, "nm '%s' && nm -D '%s'", program, program);
	FILE *pipe = popen(command, "r");
	assert_non_null(pipe);
	while (fgets(line, sizeof line, pipe)) {
		char *name = strrchr(line, ' ');
		if (!name) {
			continue;
		}
		name[1 + strcspn(name + 1, "@\n")] = '\0';
		found.names++;
		if (is_forbidden(name + 1) && !found.forbidden++) {
			snprintf(found.first, sizeof found.first, "%.150s", name + 1);
		}
	}
	assert_int_equal(pclose(pipe), 0);
	return found;
}

static void test_the_kiosk_opens_nothing(void **state) {
	(void)state;
	struct found found = look(FOYER);
	assert_true(found.names > 1000); // it is not stripped
	if (found.forbidden) {
		fail_msg("foyer holds %s, and %d more", found.first, found.forbidden - 1);
	}
}

static void test_one_call_is_found(void **state) {
	(void)state;
	struct found found = look(OPENS);
	assert_true(found.forbidden > 3);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_the_kiosk_opens_nothing),
		cmocka_unit_test(test_one_call_is_found),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
