# SPDX-License-Identifier: GPL-3.0-or-later
"""The contact on a service's page, read off the screen by zbarimg, is byte for byte what the site's
files say, as vCard or as MECARD. Usage: check_qr.py FOYER PACK KEY SITE WORK"""
import json
import os
import re
import subprocess
import sys

WAYS = {"employment-agency": ("find", "service-employment-agency"),
	"jobcenter": ("topic-work", "service-jobcenter"),
	"health-advice": ("topic-health", "article-see-a-doctor", "service-health-advice")}


def read(*path):
	with open(os.path.join(*path), encoding="utf-8") as file:
		return json.load(file)


def escape(text):
	"""RFC 2426, section 5."""
	return text.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;").replace("\n", "\\n")


def mecard(name, phone, parts, more):
	"""NTT DOCOMO's description: backslashes before \\ ; : and , within a value."""
	def value(text):
		return re.sub(r"([\\\\;:,])", r"\\\1", text)
	fields = ["N:" + value(name), "TEL:" + re.sub(r"[^0-9+]", "", phone),
		"ADR:,," + ",".join(map(value, parts))]
	fields += [name + ":" + value(text) for name, text in more]
	return "MECARD:" + "".join(field + ";" for field in fields) + ";"


def expected(site, name):
	service = read(site, "services", name + ".json")
	organization = read(site, "organizations", service["organization_id"] + ".json")
	address = read(site, "locations", service["location_id"] + ".json")["addresses"][0]
	fields = (address["address_1"], address["city"], address.get("state_province", ""),
		address["postal_code"], address["country"])
	more = []
	for key, label in (("email", "EMAIL"), ("url", "URL")):
		value = service.get(key) or organization.get("website" if key == "url" else key)
		value = value or organization.get(key)
		if value:
			more.append((label, value))
	if organization["name"] == service["alternate_name"] and len(service["phones"]) == 1:
		return mecard(organization["name"], service["phones"][0]["number"], fields, more).encode()
	lines = ["BEGIN:VCARD", "VERSION:3.0", "N:" + escape(service["alternate_name"]) + ";;;;",
		"FN:" + escape(service["alternate_name"]), "ORG:" + escape(organization["name"])]
	lines += ["TEL;TYPE=WORK,VOICE:" + phone["number"] for phone in service["phones"]]
	lines.append("ADR;TYPE=WORK:;;" + ";".join(escape(field) for field in fields))
	lines += [label + ":" + value for label, value in more]
	return "".join(line + "\r\n" for line in lines + ["END:VCARD"]).encode()


def main():
	foyer, pack, key, site, work = sys.argv[1:]
	os.makedirs(work, exist_ok=True)
	faults = 0
	for lang in ("en", "ar"):
		for service, way in WAYS.items():
			journey = os.path.join(work, "qr.journey")
			taps = "".join(f"tap #{step}\n" for step in (f"lang-{lang}", *way))
			with open(journey, "w", encoding="utf-8") as file:
				file.write(f"{taps}shot {service}-{lang}\n")
			run = subprocess.run([foyer, "--pack", pack, "--trust", key, "--journey", journey,
				"--shots", work, "--lang", lang, "--clock", "2026-11-19T09:42"],
				capture_output=True, text=True)
			if run.returncode:
				print(run.stderr)
				faults += 1
				continue
			got = subprocess.run(["zbarimg", "--nodbus", "-q", "--raw", "--oneshot", "-Sbinary",
				os.path.join(work, f"{service}-{lang}.png")], capture_output=True).stdout
			if got != expected(site, service):
				print(f"{service} in {lang}: the code says\n{got!r}\nnot\n{expected(site, service)!r}")
				faults += 1
	return 1 if faults else 0


if __name__ == "__main__":
	sys.exit(main())
