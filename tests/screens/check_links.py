# SPDX-License-Identifier: GPL-3.0-or-later
"""Every link of an imported page is read off the screen by zbarimg, byte for byte, in the windows and text
sizes in which codes stand closest. Usage: check_links.py FOYER FOYER-PACK FONTS WORK"""
import json
import os
import shutil
import subprocess
import sys

TITLES = ("Englisch", "Wegweiser Müttergesundheit", "Schwangerschaftsberatungsstellen in der Umgebung",
	"Kurdisch (Kurmandschi)", "www.kreis-musterland.example")
WINDOWS = ("1920x1080", "1080x1920", "1366x768")
SIZES = (0, 2, 3)  # taps on Text size: Normal, Very large, Extra
MOST_PAGES = 20


def addresses():
	"""As short and as long as real ones are; no two the same."""
	tails = ("", "a", "wp-content/uploads/sites/88/2016/03/ww_mtter_e_web.pdf", "wahl?lang=de&x=1#y",
		"uploads/2018/12/WW_M%C3%BCtter_ARAB_web.pdf",
		"fileadmin/user_upload/kv/arbeitsgruppen/asyl/Flyer_Verkehrsregeln_albanisch_01-2016_CC.pdf",
		"maps?q=Kapellenstra%C3%9Fe+30,+86154+Musterstadt&rlz=1C1GCEA_enDE940DE940&um=1&ie=UTF-8&sa=X"
		"&ved=2ahUKEwjF1b3u6673AhX9RfEDHXtODt0Q_AUoAXoECAEQAw")
	return [f"https://{host}.example/{tail}" for host in ("a", "www.kreis-musterland") for tail in tails]


def write_region(folder):
	links = "".join(f'<p><a href="{address.replace("&", "&amp;")}">{TITLES[i % len(TITLES)]}</a></p>'
		for i, address in enumerate(addresses()))
	sentence = 'Mehr dazu steht <a href="https://b.example/hier">hier</a> und ' \
		'<a href="https://b.example/dort">dort</a>.'
	def page(number, path, title, content, parent):
		return {"id": number, "url": "https://x.example" + path, "path": path, "title": title,
			"modified_gmt": "2026-03-04T09:00:00.000Z", "last_updated": "2026-03-04T10:00:00.000+01:00",
			"excerpt": "", "content": content, "parent": {"id": 0, "url": parent, "path": parent},
			"order": number, "available_languages": {}, "thumbnail": None, "organization": None,
			"hash": None, "embedded_offers": []}
	pages = [page(1, "/k/de/rat/", "Rat", "", None),
		page(2, "/k/de/rat/links/", "Links", f"<h2>Sprachen</h2>{links}<p>{sentence}</p>", "/k/de/rat/")]
	os.makedirs(os.path.join(folder, "de"))
	with open(os.path.join(folder, "de", "pages.json"), "w", encoding="utf-8") as file:
		json.dump(pages, file)


def run(*command):
	return subprocess.run(command, capture_output=True, text=True)


def shots_of(foyer, pack, work, window, taps):
	"""The pages, each once: on the last one More leads to itself."""
	shots = os.path.join(work, f"{window}-{taps}")
	os.makedirs(shots)
	journey = os.path.join(shots, "x.journey")
	with open(journey, "w", encoding="utf-8") as file:
		file.write("tap #lang-de\ntap #topic-rat\ntap #article-links\n" + "tap #text-size\n" * taps)
		for i in range(MOST_PAGES):
			file.write(f"shot {i:02}\ntap #more\n")
	run(foyer, "--pack", pack, "--unsigned", "--window", window, "--lang", "de", "--journey", journey,
		"--shots", shots, "--clock", "2026-11-19T09:42")
	pages = {}
	for name in sorted(os.listdir(shots)):
		if name.endswith(".png"):
			with open(os.path.join(shots, name), "rb") as file:
				pages.setdefault(file.read(), os.path.join(shots, name))
	return list(pages.values())


def main():
	foyer, foyer_pack, fonts, work = sys.argv[1:]
	shutil.rmtree(work, ignore_errors=True)
	write_region(os.path.join(work, "region"))
	site, pack = os.path.join(work, "site"), os.path.join(work, "links.pack")
	for command in (("import-integreat", os.path.join(work, "region"), "-o", site),
			("build", site, "-o", pack, "--font-cache", fonts)):
		made = run(foyer_pack, *command)
		if made.returncode:
			print(made.stdout + made.stderr)
			return 1
	wanted = set(addresses()) | {"https://b.example/hier", "https://b.example/dort"}
	faults = 0
	for window in WINDOWS:
		for taps in SIZES:
			read = set()
			shots = shots_of(foyer, pack, work, window, taps)
			for shot in shots:
				read |= set(run("zbarimg", "--nodbus", "-q", "--raw", shot).stdout.splitlines())
			for address in sorted(wanted - read):
				print(f"{window}, Text size tapped {taps} times: no code of {len(shots)} pages says {address}")
				faults += 1
	return 1 if faults else 0


if __name__ == "__main__":
	sys.exit(main())
