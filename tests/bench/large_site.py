#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes a large invented site: large_site.py FOLDER SERVICES LANGUAGES.

A directory of a region as an editor would keep it: services with doors, telephones, hours and
costs, a third as many places, a tenth as many organizations, articles, and a PO file of every
language but English, unchecked. The same numbers give the same bytes. Its words are those of the
demo site and of text/, in the order in which they stand there, and between them words that are made
of halves of two of them, because a real directory has many words that stand in it once or twice."""
import json
import os
import random
import re
import sys
import unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
DEMO = os.path.join(HERE, "../../assets/site/locales")

# Those of the demo first, then by need; the first twelve hold nine scripts.
LANGUAGES = ("de en uk ar fa tr fr ur ti th zh-Hans ru ps am hi bn ne ta si km my lo bo ka hy ja "
	"ko el he ckb").split()
SCRIPTS = {"Thai": "th", "Laoo": "lo", "Khmr": "km", "Mymr": "my", "Tibt": "bo", "Hans": "zh-Hans",
	"Jpan": "ja"}
UNSPACED = set(SCRIPTS.values())

TOPICS = [("first", "walk", "First steps"), ("health", "heart-pulse", "Health"),
	("housing", "hotel", "Housing"), ("work", "briefcase", "Work"),
	("learn", "school", "Learning and language"),
	("papers", "account-card-details", "My papers"),
	("family", "account-multiple", "Family and school"),
	("money", "scale-balance", "Money and rights")]

# English, German, topics.
KINDS = [("Debt advice", "Schuldnerberatung", "money"), ("Family doctor", "Hausarztpraxis", "health"),
	("Dentist", "Zahnarztpraxis", "health"), ("German course", "Deutschkurs", "learn"),
	("Nursery", "Kindertagesstätte", "family"), ("Primary school", "Grundschule", "family learn"),
	("Youth centre", "Jugendzentrum", "family"), ("Housing advice", "Wohnberatung", "housing"),
	("Citizens’ office", "Bürgerbüro", "papers first"), ("Migration advice",
	"Migrationsberatung", "first papers"), ("Legal advice", "Rechtsberatung", "money"),
	("Food bank", "Tafel", "money first"), ("Job centre", "Jobcenter", "work money"),
	("Employment agency", "Agentur für Arbeit", "work"), ("Library", "Stadtbücherei", "learn"),
	("Pharmacy", "Apotheke", "health"), ("Midwife practice", "Hebammenpraxis", "health family"),
	("Women’s counselling", "Frauenberatungsstelle", "family health"), ("Evening school",
	"Volkshochschule", "learn"), ("Training workshop", "Ausbildungswerkstatt", "work learn"),
	("Clothing shop", "Kleiderkammer", "first money"), ("Sports club", "Sportverein", "family"),
	("Night shelter", "Notunterkunft", "housing"), ("Tenants’ association", "Mieterverein",
	"housing money"), ("Recognition advice", "Anerkennungsberatung", "work papers"),
	("Residence office", "Ausländerbehörde", "papers"), ("Parents’ café", "Elterncafé", "family"),
	("Addiction counselling", "Suchtberatung", "health"), ("Mentors", "Mentorenprogramm",
	"first learn"), ("Trade union advice", "Gewerkschaftsberatung", "work money"),
	("Interpreters", "Dolmetscherdienst", "first"), ("Music school", "Musikschule",
	"learn family"), ("Child benefit office", "Familienkasse", "family money"),
	("Bicycle workshop", "Fahrradwerkstatt", "first"), ("Women’s doctor", "Frauenarztpraxis",
	"health"), ("Computer course", "Computerkurs", "learn work"), ("Homework club",
	"Hausaufgabenhilfe", "learn family"), ("Repair café", "Reparaturcafé", "housing"),
	("Hospital", "Klinik", "health"), ("Savings bank", "Sparkasse", "money")]

# Halves of the names of quarters, streets and people, all invented.
PLACE_HEADS = ("Hirsch Linden Mühl Stein Eichen Birken Roten Gold Krumm Ober Nieder Alten Neuen "
	"Fuchs Reh Otter Kranich Amsel Ahorn Weiden Erlen Ulmen Kessel Schmied Gerber Weber Töpfer "
	"Köhler Berg Tal Wasser Brunnen Sommer Winter Morgen Abend Silber Kupfer Salz Moor").split()
PLACE_TAILS = ("au bach berg burg dorf feld furt hagen hain heim hof hausen kirchen leben rode "
	"stadt stedt tal walde werder wiesen zell born brück damm eck grund horn kamp loh mark moos "
	"ried see stein ufer weiler winkel wurt").split()
WAYS = "straße weg gasse platz allee ring ufer pfad".split()
BODIES = ["{} e. V.", "Stadt {}", "Verein {}", "Stiftung {}", "Sozialwerk {}", "Praxis {}",
	"Landkreis {}", "Nachbarn in {}"]
ICONS = "information account school heart-pulse hotel briefcase walk stethoscope".split()
# (days, opens, closes) each; the commonest first.
WEEKS = [[("MO,TU,WE,TH", "08:00", "16:00"), ("FR", "08:00", "12:00")],
	[("MO,TU,TH", "09:00", "12:00"), ("MO,TH", "14:00", "18:00")],
	[("TU,TH", "10:00", "17:00")], [("MO,TU,WE,TH,FR", "07:00", "17:00")],
	[("MO,TU,WE,TH,FR,SA", "08:30", "18:30")], [("WE", "14:00", "17:00"), ("SA", "10:00", "13:00")],
	[("MO,TU,WE,TH,FR", "08:00", "12:00"), ("MO,TU,TH", "13:30", "17:00")],
	[("FR,SA", "20:00", "04:00")]]
HOLIDAYS = [("2026-12-24", "2026-12-26"), ("2026-12-31", "2027-01-01")]

LEFT_OUT = re.compile(r"[0-9\"\\*_\[\]|<>#`{}()„“”‘’«»=+~/@§&:]")


def clusters(word):
	"""What must not be cut: a letter with its marks, and what a virama joins to it."""
	found = []
	for char in word:
		joins = found and (unicodedata.category(char)[0] == "M" or char in "\u200c\u200d"
			or unicodedata.combining(found[-1][-1]) == 9 or found[-1][-1] in "\u17d2\u1039\u0e40"
			"\u0e41\u0e42\u0e43\u0e44\u0ec0\u0ec1\u0ec2\u0ec3\u0ec4")
		if joins:
			found[-1] += char
		else:
			found.append(char)
	return found


def unquote(lines):
	return "".join(json.loads(line[line.index('"'):]) for line in lines)


def read_demo(lang):
	"""The texts of the demo site in the language, or nothing."""
	path = os.path.join(DEMO, ("de" if lang == "en" else lang) + ".po")
	if not os.path.exists(path):
		return ""
	with open(path, encoding="utf-8") as file:
		entries = file.read().split("\n\n")[1:]
	key = "msgid" if lang == "en" else "msgstr"
	texts = []
	for entry in entries:
		match = re.search(rf'^{key} ((?:".*"\n?)+)', entry, re.M)
		texts.append(unquote(match.group(1).strip().split("\n")) if match else "")
	return " ".join(texts)


class Words:
	"""The words of a language: said in their own order, or coined from two halves."""

	def __init__(self, lang, seed):
		with open(os.path.join(HERE, "text", lang + ".txt"), encoding="utf-8") as file:
			text = file.read() + " " + read_demo(lang)
		self.gap = "" if lang in UNSPACED else " "
		self.random = random.Random(f"{seed} {lang}").random
		self.all = [word for part in text.split() if not LEFT_OUT.search(part)
			for word in self.cut(part) if any(char.isalpha() for char in word)]
		self.twice = self.all * 2
		parts = [clusters("".join(char for char in word if char.isalpha()
			or unicodedata.category(char)[0] == "M")) for word in self.all if self.is_own(word)]
		parts = sorted({tuple(part) for part in parts if len(part) > 1})
		self.heads = ["".join(part[:(len(part) + 1) // 2]) for part in parts]
		self.tails = ["".join(part[(len(part) + 1) // 2:]) for part in parts]

	def is_own(self, word):
		"""A German word that stays German in Arabic is no part of an Arabic word."""
		return (self.all[0][0] < "\u0370") == (word[0] < "\u0370")

	def cut(self, part):
		"""Words of a script without spaces are as good as three letters."""
		if self.gap:
			return [part]
		parts = clusters(part)
		return ["".join(parts[at:at + 3]) for at in range(0, len(parts), 3)]

	def pick(self, items):
		return items[int(self.random() * len(items))]

	def coin(self):
		"""Some are met often, most seldom."""
		head, tail = self.random(), self.random()
		return (self.heads[int(head * head * len(self.heads))]
			+ self.tails[int(tail * tail * len(self.tails))])

	def say(self, count):
		start = int(self.random() * len(self.all))
		words = self.twice[start:start + count]
		for at in range(count // 7 + 1):
			words[int(self.random() * len(words))] = self.coin()
		text = self.gap.join(words).strip("-–,;.،؛।。、! ?…·")
		return text[0].upper() + text[1:] if text else self.coin()

	def sentences(self, count):
		return self.say(count) + "."


class Texts:
	"""What is to be translated, each text once: English -> how it is said in another language."""

	def __init__(self):
		self.all = {}

	def add(self, english, say):
		self.all.setdefault(english, say)
		return english

	def text(self, words, count):
		return self.add(words.sentences(count), lambda other: other.sentences(count))


class Site:
	def __init__(self, folder, services, languages):
		self.folder, self.count = folder, services
		self.languages = LANGUAGES[:languages]
		self.seed = f"{services} {languages}"
		self.words = Words("en", self.seed)
		self.texts = Texts()
		self.pools = {}
		for sub in ("services", "locations", "organizations", "articles", "locales"):
			os.makedirs(os.path.join(folder, sub), exist_ok=True)

	def write(self, name, value):
		text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, indent=1)
		with open(os.path.join(self.folder, name), "w", encoding="utf-8") as file:
			file.write(text + "\n")

	def one_of(self, name, count, words):
		"""A text of those that many services share."""
		if name not in self.pools:
			self.pools[name] = [self.words.sentences(words) for _ in range(count)]
		return self.texts.add(self.words.pick(self.pools[name]),
			lambda other: other.sentences(words))

	def roll(self, most):
		return int(self.words.random() * most)

	def place_name(self):
		return self.words.pick(PLACE_HEADS) + self.words.pick(PLACE_TAILS)

	# ---- places and bodies ----

	def write_location(self, at):
		row, quarter = self.roll, self.place_name()
		street = f"{quarter}er {self.words.pick(WAYS).capitalize()}" if row(3) else \
			self.words.pick(PLACE_HEADS) + self.words.pick(WAYS)
		place = {"id": f"l{at:05}", "name": f"Haus {quarter}", "location_type": "physical",
			"latitude": round(50.7 + self.words.random() * .4, 5),
			"longitude": round(10.3 + self.words.random() * .5, 5),
			"addresses": [{"address_1": f"{street} {1 + row(140)}", "city": quarter,
				"postal_code": f"{99000 + row(999)}", "country": "DE",
				"address_type": "physical"}],
			"transportation": self.one_of("transport", 300, 9)}
		if row(3):
			place["step_free"] = row(3) > 0
			place["accessibility"] = [{"description": self.one_of("access", 40, 7)}]
		self.write(f"locations/{place['id']}.json", place)

	def write_organization(self, at):
		body = {"id": f"o{at:05}", "name": self.words.pick(BODIES).format(self.place_name()),
			"description": "An invented body.", "email": f"post@o{at:05}.weidental.example"}
		self.write(f"organizations/{body['id']}.json", body)

	# ---- services ----

	def hours(self):
		week = WEEKS[min(self.roll(len(WEEKS)), self.roll(len(WEEKS)))]
		return [{"freq": "WEEKLY", "byday": days, "opens_at": opens, "closes_at": closes}
			for days, opens, closes in week] + [
			{"valid_from": first, "valid_to": last} for first, last in HOLIDAYS[:self.roll(3)]]

	def languages_spoken(self):
		spoken = ["de"] + [self.languages[min(self.roll(len(self.languages)),
			self.roll(len(self.languages)))] for _ in range(self.roll(5))]
		return [{"code": tag} for tag in dict.fromkeys(spoken)]

	def name(self, english, german, quarter):
		def translate(other):
			return other.say(2) + " " + (quarter if other.random() < .5 else other.coin())
		if "de" in self.languages:
			self.german[f"{english} {quarter}"] = f"{german} {quarter}"
		return self.texts.add(f"{english} {quarter}", translate)

	def write_service(self, at):
		words, roll = self.words, self.roll
		(english, german, topics), quarter = words.pick(KINDS), self.place_name()
		service = {"id": f"s{at:05}", "name": self.name(english, german, quarter),
			"alternate_name": f"{german} {quarter}",
			"organization_id": f"o{roll(self.count // 10 + 1):05}",
			"location_id": f"l{roll(self.count // 3 + 1):05}", "status": "active",
			"description": self.texts.text(words, 10 + roll(16)), "topics": topics.split(),
			"icon": words.pick(ICONS), "email": f"s{at:05}@weidental.example",
			"url": f"https://www.weidental.example/s{at:05}",
			"phones": [{"number": f"030 23125 {number:03}"} for number in
				[at % 1000, at // 7 % 1000][:1 + roll(2)]],
			"languages": self.languages_spoken(), "schedules": self.hours(),
			"assured_date": f"2026-{4 + roll(7):02}-{1 + roll(28):02}"}
		if roll(2):
			service["application_process"] = self.one_of("application", 200, 8)
		if roll(3) == 0:
			service["eligibility_description"] = self.one_of("eligibility", 200, 9)
		if roll(4) == 0:
			service["cost_options"] = [{"option": self.one_of("option", 40, 2),
				"amount": roll(30), "currency": "EUR"}]
		if roll(3) == 0:
			service["required_documents"] = [{"document": self.one_of("document", 150, 4)}
				for _ in range(1 + roll(3))]
		self.write(f"services/{service['id']}.json", service)

	# ---- articles ----

	def linked(self, count):
		"""A paragraph that keeps a link and a number in every language."""
		number = f"s{self.roll(self.count):05}"
		def say(other):
			return (f"{other.say(count)} [{other.say(2)}](service:{number}) "
				f"{{phone:{number}}} {other.sentences(4)}")
		return self.texts.add(say(self.words), say)

	def write_article(self, at):
		def text(count):
			return self.texts.text(self.words, count)
		def title(count):
			return self.texts.add(self.words.say(count), lambda other: other.say(count))
		services = ", ".join(sorted({f"s{self.roll(self.count):05}" for _ in range(3)}))
		front = (f"---\ntitle: {title(4)}\nsummary: {text(9)}\n"
			f"topic: {TOPICS[at % len(TOPICS)][0]}\norder: {at}\nservices: [{services}]\n"
			f"checked: 2026-10-05\nsource: invented\nauthor: Weidental\n---\n")
		body = [text(38), "\n".join(f"{step}. {text(12)}" for step in (1, 2, 3)), self.linked(20),
			"## " + title(3), text(40), "\n".join(f"- {text(9)}" for _ in range(3)), text(30)]
		self.write(f"articles/a{at:04}.md", front + "\n" + "\n\n".join(body))

	# ---- the whole ----

	def write_site(self):
		name = self.texts.add("Office of the region", lambda other: other.say(2))
		self.write("site.json", {"foyer": 1, "id": "large", "name": name,
			"host_name": "Landkreis Weidental", "source_language": "en", "host_language": "de",
			"languages": self.languages, "time_zone": "Europe/Berlin", "country": "DE",
			"position": [50.8712, 10.5436], "expires": "2027-06-30",
			"topics": [{"id": topic, "icon": icon, "colour": topic,
				"title": self.texts.add(title, lambda other: other.say(2))}
				for topic, icon, title in TOPICS],
			"emergency": [{"number": "112", "icon": "ambulance",
				"text": self.texts.text(self.words, 5)}]})
		for page in ("about", "privacy"):
			title = self.texts.add(page.capitalize() + " this guide", lambda other: other.say(3))
			self.write(page + ".md", f"---\ntitle: {title}\nchecked: 2026-10-05\n---\n\n"
				+ self.texts.text(self.words, 30))

	def write_catalogue(self, lang):
		words, lines = Words(lang, self.seed), []
		for english, say in self.texts.all.items():
			text = self.german.get(english) if lang == "de" else None
			lines.append(f'msgid "{english}"\nmsgstr "{text or say(words)}"\n')
		header = ('msgid ""\nmsgstr ""\n"Language: ' + lang + '\\n"\n'
			'"Content-Type: text/plain; charset=UTF-8\\n"\n"X-Foyer-Checked: no\\n"\n')
		self.write(f"locales/{lang}.po", header + "\n" + "\n".join(lines))

	def write_all(self):
		self.german = {}
		self.write_site()
		for at in range(self.count // 3 + 1):
			self.write_location(at)
		for at in range(self.count // 10 + 1):
			self.write_organization(at)
		for at in range(self.count):
			self.write_service(at)
		for at in range(min(16 + self.count // 50, 200)):
			self.write_article(at)
		for lang in self.languages:
			if lang != "en":
				self.write_catalogue(lang)


def main():
	if len(sys.argv) != 4 or not sys.argv[2].isdigit() or not sys.argv[3].isdigit():
		sys.exit("usage: large_site.py FOLDER SERVICES LANGUAGES")
	services, languages = int(sys.argv[2]), int(sys.argv[3])
	if not 1 <= services < 100000 or not 2 <= languages <= len(LANGUAGES):
		sys.exit(f"large_site.py: from 1 to 99,999 services, from 2 to {len(LANGUAGES)} languages")
	Site(sys.argv[1], services, languages).write_all()


if __name__ == "__main__":
	main()
