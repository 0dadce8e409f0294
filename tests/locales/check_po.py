#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks the program's translations: check_po.py <top of the tree> <msgfmt> [<locales folder>].

Each source with texts is in POTFILES. Each file of LINGUAS exists, msgfmt --check takes it and its plural header is the table's; no
translation lost a {placeholder} or a number or is still English; at least nine letters of ten
are of the language's script. Prints one line a fault and ends with 1 if there was one."""
import collections
import json
import os
import re
import subprocess
import sys
import unicodedata

import polib

PREFIXES = {"Latn": "LATIN", "Cyrl": "CYRILLIC", "Grek": "GREEK", "Geor": "GEORGIAN",
	"Armn": "ARMENIAN", "Arab": "ARABIC", "Hebr": "HEBREW", "Guru": "GURMUKHI",
	"Deva": "DEVANAGARI", "Beng": "BENGALI", "Sinh": "SINHALA", "Taml": "TAMIL",
	"Telu": "TELUGU", "Mlym": "MALAYALAM", "Ethi": "ETHIOPIC", "Adlm": "ADLAM",
	"Hans": "CJK", "Hant": "CJK", "Thai": "THAI", "Laoo": "LAO", "Khmr": "KHMER",
	"Mymr": "MYANMAR", "Rohg": "HANIFI ROHINGYA", "Kore": "HANGUL CJK",
	"Jpan": "HIRAGANA KATAKANA KATAKANA-HIRAGANA CJK", "Tibt": "TIBETAN", "Nkoo": "NKO"}
PLACEHOLDER = re.compile(r"\{[^{}]*\}")
# Names and abbreviations that stay Latin everywhere.
LATIN_NAMES = re.compile(r"\b(Foyer|QR|PDF|ABC|SMS|USB|OK)\b|\S+@\S+|https?://\S+")


def read_list(path):
	with open(path, encoding="utf-8") as file:
		return [line.strip() for line in file if line.strip() and not line.startswith("#")]


def read_table(top):
	"""tag -> (script, Plural-Forms), from the C table."""
	with open(os.path.join(top, "src/lang/languages.c"), encoding="utf-8") as file:
		source = file.read().replace("\\\n", " ")
	plurals = {name: "".join(re.findall(r'"([^"]*)"', value)) for name, value
		in re.findall(r"^#define (P\w+) (.*)$", source, re.M)}
	rows = re.findall(r'^\t\{ ?"([^"]+)", "[^"]*", "[^"]*", "(\w+)", "[^"]*", (P\w+),', source, re.M)
	return {tag: (script, plurals[plural]) for tag, script, plural in rows}


def pairs(entry):
	"""(English, translation) of an entry; each plural form stands against the English plural."""
	if entry.msgid_plural:
		return [(entry.msgid_plural, text) for text in entry.msgstr_plural.values()]
	return [(entry.msgid, entry.msgstr)]


def placeholders(text):
	return collections.Counter(PLACEHOLDER.findall(text))


def numbers(text):
	return sorted(re.findall(r"\d+", PLACEHOLDER.sub("", text), re.ASCII))


MONTHS = ("January February March April May June July August September October November "
	"December").split()


def numbers_with_months(text):
	"""As numbers(), with the names of months as figures: Chinese writes 2026年1月1日."""
	months = [str(MONTHS.index(word) + 1) for word in re.findall(r"[A-Z][a-z]+", text)
		if word in MONTHS]
	return sorted(numbers(text) + months)


def has_foreign_digits(text):
	return any(c.isdigit() and not "0" <= c <= "9" and unicodedata.category(c) == "Nd" for c in text)


def check_pair(tag, english, text, is_plural, same):
	# A form for exactly one, two or none may say the number in words.
	lost = placeholders(english) - placeholders(text)
	extra = placeholders(text) - placeholders(english)
	if extra or (lost and not is_plural):
		yield f"placeholders differ: {english!r} and {text!r}"
	if numbers(text) not in (numbers(english), numbers_with_months(english)):
		yield f"numbers differ: {english!r} and {text!r}"
	if has_foreign_digits(text):
		yield f"digits are not Western: {text!r}"
	if english == text and f"*: {english}" not in same and f"{tag}: {english}" not in same \
			and any(c.isalpha() for c in PLACEHOLDER.sub("", english)):
		yield f"is still English (or list it in tests/locales/same.txt): {english!r}"


def without_names(english, text):
	"""The text without what stays as it is: link targets, German in its quotes, and capitalised
	Latin words (names, German nouns) that stand in the English text too."""
	text = re.sub(r"\]\([^)]*\)|„[^“]*“", " ", PLACEHOLDER.sub("", text))
	kept = set(re.findall(r"[A-ZÄÖÜ][A-Za-zÄÖÜäöüß]*", english))
	return re.sub(r"[A-ZÄÖÜ][A-Za-zÄÖÜäöüß]*",
		lambda word: "" if word.group() in kept else word.group(), LATIN_NAMES.sub("", text))


def script_share(texts, script):
	right = letters = 0
	for english, text in texts:
		for c in without_names(english, text):
			if unicodedata.category(c)[0] == "L":
				letters += 1
				right += unicodedata.name(c, "").startswith(tuple(PREFIXES[script].split()))
	return right / letters if letters else 1


def check_file(tag, path, table, msgfmt, same):
	if tag not in table:
		yield "is no language of src/lang/languages.c"
		return
	script, plural = table[tag]
	run = subprocess.run([msgfmt, "--check", "-o", os.devnull, path], capture_output=True, text=True)
	if run.returncode:
		yield "msgfmt --check: " + run.stderr.strip().replace("\n", "; ")
		return
	po = polib.pofile(path)
	if re.sub(r"\s", "", po.metadata.get("Plural-Forms", "")) != re.sub(r"\s", "", plural):
		yield f"Plural-Forms is not {plural}"
	if po.metadata.get("Language") != tag:
		yield f"Language is not {tag}"
	checked = po.metadata.get("X-Foyer-Checked", "")
	if not re.fullmatch(r"no|yes \d{4}-\d\d-\d\d", checked):
		yield "X-Foyer-Checked is neither 'no' nor 'yes <date>'"
	for entry in po.translated_entries():
		for english, text in pairs(entry):
			yield from check_pair(tag, english, text, bool(entry.msgid_plural), same)
	for entry in po.untranslated_entries():
		if "name on the door" not in entry.comment:
			yield f"is not translated: {entry.msgid!r}"
	texts = [pair for entry in po.translated_entries() for pair in pairs(entry)]
	share = script_share(texts, script)
	if share < 0.9:
		yield f"only {share:.0%} of the letters are {script}"


CALLS = {"locales": "N_|NC_|say|say_in|say_fill2?|say_count|say_count_of|catalog_text|"
		"catalog_context|catalog_plural",
	"staff": "N_STAFF|say_staff|catalog_staff"}


def sources_with_texts(top, folder):
	"""Sources in which a text is handed to a translating call of this folder or marked for one."""
	calls = CALLS.get(os.path.basename(os.path.abspath(folder)), CALLS["locales"])
	call = re.compile(r'\b(' + calls + r')\([^;{}]*?"')
	for folder, _, names in os.walk(os.path.join(top, "src")):
		for name in names:
			path = os.path.join(folder, name)
			if name.endswith(".c"):
				with open(path, encoding="utf-8") as file:
					if call.search(file.read()):
						yield os.path.relpath(path, top)


def check_sources(top, folder):
	path = os.path.join(folder, "POTFILES")
	listed = set(read_list(path)) if os.path.exists(path) else None
	if listed is not None:
		for source in sorted(set(sources_with_texts(top, folder)) - listed):
			yield f"POTFILES: add {source}, which has texts for translation"


def check_complete(path, template):
	"""Every text of the program stands in the catalogue, and nothing that is gone."""
	def keys(po):
		return {(entry.msgctxt, entry.msgid) for entry in po if not entry.obsolete}
	wanted, found = keys(polib.pofile(template)), keys(polib.pofile(path))
	for _, english in sorted(wanted - found, key=str):
		yield f"lacks {english!r}; run msgmerge --update with its .pot in build/locales"
	for _, english in sorted(found - wanted, key=str):
		yield f"has {english!r}, which the program no longer says"


def main():
	top, msgfmt = sys.argv[1:3]
	folder = sys.argv[3] if len(sys.argv) > 3 else os.path.join(top, "locales")
	same = set(read_list(os.path.join(os.path.dirname(os.path.abspath(__file__)), "same.txt")))
	site = os.path.join(folder, os.pardir, "site.json")
	if os.path.exists(site):
		with open(site, encoding="utf-8") as file:
			facts = json.load(file)
		tags = [tag for tag in facts["languages"] if tag != facts["source_language"]]
	else:
		tags = read_list(os.path.join(folder, "LINGUAS"))
	table, faults = read_table(top), 0
	if len(table) < 70:
		sys.exit("check_po.py: the table in src/lang/languages.c cannot be read")
	found = {name[:-3] for name in os.listdir(folder) if name.endswith(".po")}
	for tag in sorted(found - set(tags)):
		print(f"{tag}.po: is not listed in LINGUAS")
		faults += 1
	for problem in check_sources(top, folder):
		print(problem)
		faults += 1
	for tag in tags:
		path = os.path.join(folder, tag + ".po")
		problems = check_file(tag, path, table, msgfmt, same) if tag in found else ["is missing"]
		problems = list(problems)
		if len(sys.argv) > 4 and tag in found:
			problems += check_complete(path, sys.argv[4])
		for problem in problems:
			print(f"{tag}.po: {problem}")
			faults += 1
	print(f"{len(tags)} translations, {faults} faults")
	return 1 if faults else 0


if __name__ == "__main__":
	sys.exit(main())
