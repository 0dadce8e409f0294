#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The check of translations finds each kind of fault and takes a file without one."""
import os
import subprocess
import sys
import tempfile

TOP, MSGFMT = sys.argv[1:3]
HEADER = '''msgid ""
msgstr ""
"Project-Id-Version: foyer\\n"
"PO-Revision-Date: 2026-10-01\\n"
"Last-Translator: nobody\\n"
"Language-Team: none\\n"
"Language: uk\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);\\n"
"X-Foyer-Checked: no\\n"

'''
GOOD = HEADER + '''msgid "Open until {time}, room 4"
msgstr "Відчинено до {time}, кімната 4"

msgid "{count} service"
msgid_plural "{count} services"
msgstr[0] "{count} служба"
msgstr[1] "{count} служби"
msgstr[2] "{count} служб"
'''
CASES = [  # what to replace, by what, what the check says
	("", "", None),
	("до {time}", "до {час}", "placeholders differ"),
	("до {time}", "до", "placeholders differ"),
	("кімната 4", "кімната 5", "numbers differ"),
	("кімната 4", "кімната ٤", "numbers differ"),
	('"Відчинено до {time}, кімната 4"', '"Open until {time}, room 4"', "is still English"),
	("служба", "sluzhba sluzhba sluzhba", "of the letters are Cyrl"),
	("n%100!=11 ? 0", "n%100!=12 ? 0", "Plural-Forms is not"),
	("Language: uk", "Language: ru", "Language is not uk"),
	("Checked: no", "Checked: maybe", "X-Foyer-Checked"),
	('msgstr[2] "{count} служб"\n', "", "msgfmt --check"),
]


def run(text, linguas="uk\n", sources=None):
	with tempfile.TemporaryDirectory() as folder:
		with open(os.path.join(folder, "LINGUAS"), "w", encoding="utf-8") as file:
			file.write(linguas)
		if sources is not None:
			with open(os.path.join(folder, "POTFILES"), "w", encoding="utf-8") as file:
				file.write(sources)
		if text is not None:
			with open(os.path.join(folder, "uk.po"), "w", encoding="utf-8") as file:
				file.write(text)
		check = os.path.join(TOP, "tests/locales/check_po.py")
		done = subprocess.run([sys.executable, check, TOP, MSGFMT, folder],
			capture_output=True, text=True)
		return done.returncode, done.stdout + done.stderr


def main():
	wrong = 0
	results = [(run(GOOD.replace(old, new) if old else GOOD), says) for old, new, says in CASES]
	results.append((run(None), "uk.po: is missing"))
	results.append((run(GOOD, ""), "not listed in LINGUAS"))
	results.append((run(None, ""), None))
	results.append((run(None, "", "src/lang/none.c\n"), "add src/lang/date.c"))
	for (code, output), says in results:
		if code != (1 if says else 0) or (says and says not in output):
			print(f"expected {says!r}, got {code}: {output}")
			wrong += 1
	return 1 if wrong else 0


if __name__ == "__main__":
	sys.exit(main())
