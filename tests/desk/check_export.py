# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads what foyer-desk exported with Python's own readers and prints what they found, one line a fact.
usage: check_export.py csv|json|html FILE"""
import csv, html.parser, json, sys

VOID = {"meta", "br"}


class Page(html.parser.HTMLParser):
	"""Fails on what is not closed, on scripts, handlers and anything that would be loaded."""

	def __init__(self):
		super().__init__(convert_charrefs=True)
		self.open, self.values, self.value = [], [], None

	def handle_starttag(self, tag, attributes):
		assert tag not in ("script", "img", "iframe", "link", "object", "form", "a"), tag
		for name, value in attributes:
			assert not name.startswith("on") and name not in ("src", "href"), name
		if tag not in VOID:
			self.open.append(tag)
		if tag == "bdi":
			self.value = [dict(attributes).get("lang", "-"), ""]

	def handle_endtag(self, tag):
		assert self.open.pop() == tag, tag
		if tag == "bdi":
			self.values.append(self.value)
			self.value = None

	def handle_data(self, data):
		if self.value:
			self.value[1] += data


def harmless(text):
	bad = [c for c in text if ord(c) < 32 and c not in "\n" or 0x7f <= ord(c) <= 0x9f
		or 0x202a <= ord(c) <= 0x202e or 0x2066 <= ord(c) <= 0x2069]
	assert not bad, bad
	return text


def read_csv(path):
	with open(path, encoding="utf-8", newline="") as file:
		text = file.read()
	assert text[0] == "\ufeff"
	rows = list(csv.reader(text[1:].splitlines(True), strict=True))
	for row in rows:
		assert len(row) == len(rows[0])
		for field in row:
			assert harmless(field)[:1] not in tuple("=+-@\t\r"), field
	for row in rows[1:]:
		for name, field in zip(rows[0], row):
			print(f"{row[1]} {name}={field}")


def read_json(path):
	with open(path, encoding="ascii") as file:
		for entry in json.load(file):
			for name, value in {**entry, **entry["answers"]}.items():
				if name not in ("answers", "id"):
					print(f"{entry['ref']} {name}={json.dumps(value)}")


def read_html(path):
	page = Page()
	with open(path, encoding="utf-8") as file:
		page.feed(harmless(file.read()))
	page.close()
	assert not page.open, page.open
	for lang, text in page.values:
		print(f"[{lang}] {text}")


{"csv": read_csv, "json": read_json, "html": read_html}[sys.argv[1]](sys.argv[2])
