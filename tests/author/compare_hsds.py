# SPDX-License-Identifier: GPL-3.0-or-later
"""Imports an HSDS directory, builds the pack, and compares it with a reading of the input of our own:
every telephone number with its extension, every address, every opening hour and every day that is
different must stand where a visitor looks for it, and nothing may stand there that the input lacks.
What the kiosk does not show must be named, row by row, in what the import printed.

compare_hsds.py FOYER_PACK DUMP_PACK INPUT SCRATCH  (a missing INPUT is skipped: status 77)"""
import csv
import datetime
import glob
import io
import json
import os
import re
import shutil
import subprocess
import sys

NOW = 1795300000  # 2026-11-21
TODAY = datetime.date(2026, 11, 21)
DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
LINKS = {"organizations": "organization_id", "services": "service_id", "locations": "location_id",
         "service_at_location": "service_at_location_id", "contacts": "contact_id",
         "phones": "phone_id"}
NESTED = {"phones": "phones", "schedules": "schedules", "contacts": "contacts",
          "addresses": "addresses", "services": "services", "locations": "locations",
          "service_at_locations": "service_at_location"}
SINGLE = {"organization": "organizations", "service": "services", "location": "locations"}


# ---- reading the input

def read_csv(path):
    """Rows with the line they begin in; the character set and the separator as Python sees them."""
    data = open(path, "rb").read()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252")
    head = text.splitlines()[0]
    reader = csv.reader(io.StringIO(text, newline=""),
                        delimiter=";" if head.count(";") > head.count(",") else ",")
    names = next(reader)
    rows, line = [], reader.line_num + 1
    for cells in reader:
        row = {name: cell.strip().replace("\r\n", "\n") for name, cell in zip(names, cells)}
        rows.append(dict(row, _at=f"{os.path.basename(path)}:{line}"))
        line = reader.line_num + 1
    return rows


class Directory:
    def __init__(self):
        self.tables = {}
        self.made = 0

    def rows(self, table):
        return self.tables.get(table, [])

    def add(self, table, row):
        if table in ("services", "organizations", "locations"):
            for old in self.rows(table):
                if old.get("id") == row.get("id"):
                    old.update({k: v for k, v in row.items() if not old.get(k)})
                    return
        self.tables.setdefault(table, []).append(row)

    def nest(self, table, thing, file, link=None):
        row = {key: "" if value is None else str(value) for key, value in thing.items()
               if not isinstance(value, (dict, list))}
        row.update(link or {}, _at=file)
        if not row.get("id"):
            self.made += 1
            row["id"] = f"made {self.made}"
        for key, value in thing.items():
            if key in SINGLE and isinstance(value, dict):
                row[LINKS[SINGLE[key]]] = str(value.get("id", ""))
                self.nest(SINGLE[key], value, file)
            elif key in NESTED and isinstance(value, list):
                for item in value:
                    self.nest(NESTED[key], item, file,
                              {LINKS[table]: row["id"]} if table in LINKS else None)
        self.add(table, row)

    def read(self, path):
        files = [path] if os.path.isfile(path) else sorted(glob.glob(os.path.join(path, "*")))
        for file in files:
            name = os.path.basename(file)
            if name.endswith(".csv"):
                self.tables[name[:-4]] = read_csv(file)
            elif name.endswith(".json") and name != "datapackage.json":
                self.read_json(json.load(open(file, encoding="utf-8")), name)

    def read_json(self, data, name):
        if isinstance(data, dict) and any(key.endswith(".csv") for key in data):
            for key, rows in data.items():
                for row in rows:
                    self.add(key[:-4], dict({k: str(v) for k, v in row.items()}, _at=name))
            return
        things = data if isinstance(data, list) else data.get("contents", [data])
        for thing in things:
            if "service" in thing or ("location" in thing and "name" not in thing):
                self.nest("service_at_location", thing, name)
            elif "taxonomy" in thing or "profile" in thing or "version" in thing:
                pass
            elif "addresses" in thing or "latitude" in thing:
                self.nest("locations", thing, name)
            elif "status" in thing or "organization" in thing:
                self.nest("services", thing, name)
            else:
                self.nest("organizations", thing, name)

    def is_there(self, table, key):
        return bool(key) and any(row.get("id") == key for row in self.rows(table))


# ---- what a visitor should find

def offered(directory):
    """Each entry of the kiosk: (service row, service_at_location row or None, location id)."""
    for service in directory.rows("services"):
        if service.get("status", "").lower() not in ("", "active"):
            continue
        places = [row for row in directory.rows("service_at_location")
                  if row.get("service_id") == service["id"]]
        seen = set()
        for place in places:
            if place["id"] not in seen:
                seen.add(place["id"])
                yield service, place, place.get("location_id", "")
        if not places:
            yield service, None, service.get("location_id", "")


def digits(text):
    return re.sub(r"\D", "", text or "")


def wanted_number(row):
    """The number as it must be shown: every digit, with the extension apart."""
    number = row["number"].strip('"')
    extension = row.get("extension", "")
    inside = re.fullmatch(r"(.*?)[ ,;]*(?:ext\.?|x|extension)\s*(\d+)", number, re.I)
    if inside:
        number, extension = inside.group(1), inside.group(2)
    if row.get("country_prefix"):
        number = row["country_prefix"] + " " + number
    return f"{number} ext. {extension}" if extension else number


def minutes(text):
    """14:30, 14:30:00, 0800, 2 pm, 2:30PM; None where it is no time."""
    text = re.sub(r"(Z|[+-]\d\d:?\d\d)$", "", text.strip().lower())
    if text == "noon":
        return 720
    match = re.fullmatch(r"(\d{1,2}):?(\d\d)?(?::\d\d)?\s*(am|pm)?", text)
    if not match or not (match.group(2) or match.group(3)):
        return None
    hour, minute = int(match.group(1)), int(match.group(2) or 0)
    if match.group(3):
        hour = hour % 12 + (12 if match.group(3) == "pm" else 0)
    return hour * 60 + minute


def dates(text):
    """The dates that a text stands for; year 1 is every year from now on. Empty: it is none."""
    if not text:
        return []
    for form in ("%Y-%m-%d", "%m/%d/%Y", "%m/%d/%y", "%B %d, %Y"):
        try:
            day = datetime.datetime.strptime(text[:10] if form[1] == "Y" else text, form).date()
        except ValueError:
            continue
        if day.year == 1:
            return [day.replace(year=TODAY.year + i) for i in range(3)]
        return [day]
    return []


def level(directory, row):
    if directory.is_there("service_at_location", row.get("service_at_location_id")):
        return 0
    return 1 if directory.is_there("services", row.get("service_id")) else 2


def clock(opens, closes):
    return f"{opens // 60:02d}:{opens % 60:02d}–{closes // 60:02d}:{closes % 60:02d}"


def weekly_of(row):
    """(day, opens, closes, from, to) for each day of a weekly row; None: it is no such row."""
    opens, closes = minutes(row.get("opens_at", "")), minutes(row.get("closes_at", ""))
    if opens is None or closes is None:
        return None
    if "weekday" in row:
        short = [day[:3] for day in DAYS]
        name = row["weekday"].lower()[:3]
        return [(short.index(name), opens, closes % 1440, "", "")] if name in short else None
    freq, byday = row.get("freq", ""), row.get("byday", "")
    if row.get("interval") not in (None, "", "1") or freq not in ("", "WEEKLY", "DAILY"):
        return None
    names = [day[:2].upper() for day in DAYS]
    days = byday.split(",") if byday else names if freq == "DAILY" else []
    if not days or any(day.strip() not in names for day in days):
        return None
    first = max([row.get("valid_from", ""), row.get("dtstart", "")])
    last = min([day for day in (row.get("valid_to"), row.get("until")) if day] or [""])
    return [(names.index(day.strip()), opens, closes % 1440, first, last) for day in days]


def exceptions_of(row):
    """(from, to, opens, closes) of a row that is about certain days; None: it is none."""
    opens, closes = minutes(row.get("opens_at", "")), minutes(row.get("closes_at", ""))
    if "start_date" in row:
        starts, ends = dates(row["start_date"]), dates(row["end_date"])
        if row.get("closed", "").lower() == "true":
            opens = closes = None
        elif opens is None:
            return None
        if not starts or not ends:
            return None
        return [(str(a), str(b), opens, closes) for a, b in zip(starts, ends)]
    if row.get("freq") or row.get("byday") or not row.get("valid_from") or not row.get("valid_to"):
        return None
    if opens is None and "closed" not in row.get("description", "").lower():
        return None
    return [(row["valid_from"], row["valid_to"], opens, closes)]


# ---- comparing

class Comparison:
    def __init__(self, directory, pack, report):
        self.directory, self.pack, self.report = directory, pack, report
        self.wrong, self.told = [], []
        self.counts = {}

    def check(self, what, row, is_right, why):
        """One fact of the input: shown, named by the import as not shown, or lost."""
        kind = self.counts.setdefault(what, [0, 0])
        if is_right:
            kind[0] += 1
        elif self.is_named(row):
            kind[1] += 1
            self.told.append(f"{what}: {row['_at']}: {why}")
        else:
            self.wrong.append(f"{what}: {row['_at']}: {why}")

    def is_named(self, row):
        """True where the import named the row; rows of JSON are known by their file and cells."""
        at = row["_at"]
        for line in self.report:
            if ".csv:" in at and f" {at}:" in line and not line.startswith("look"):
                return True
            cell = row.get("number") or row.get("address_1") or row.get("opens_at") or "\0"
            if ".csv:" not in at and line.startswith(("not shown: ", "refused: ")) and \
                    re.search(rf"(^| ){re.escape(at)}:\d+:", line) and cell in line:
                return True
        return False

    def entries_of(self, row, with_others=True):
        """The entries of the kiosk that a row is about."""
        found = []
        for entry in self.pack:
            service, place, location = entry["_of"]
            by_place = row.get("service_at_location_id")
            if self.directory.is_there("service_at_location", by_place):
                hit = place is not None and place["id"] == by_place
            elif self.directory.is_there("services", row.get("service_id")):
                hit = row["service_id"] == service["id"]
            elif self.directory.is_there("locations", row.get("location_id")):
                hit = row["location_id"] == location
            elif with_others and row.get("contact_id"):
                contacts = [c for c in self.directory.rows("contacts")
                            if c["id"] == row["contact_id"]]
                hit = any(entry in self.entries_of(dict(c, contact_id="")) for c in contacts)
            else:
                owner = row.get("organization_id")
                hit = bool(owner) and owner == self.organization(service, location)
            if hit:
                found.append(entry)
        return found

    def organization(self, service, location):
        if self.directory.is_there("organizations", service.get("organization_id")):
            return service["organization_id"]
        for row in self.directory.rows("locations"):
            if row["id"] == location:
                return row.get("organization_id")
        return None

    def phones(self):
        rows = [row for row in self.directory.rows("phones") if row.get("number")]
        for row in rows:
            number = wanted_number(row)
            entries = self.entries_of(row)
            good = bool(entries)
            for entry in entries:
                shown = [phone["number"] for phone in entry["phones"]]
                good &= number in shown or row["number"] in entry["description"]
            self.check("phone", row, good, number)
        known = {wanted_number(row) for row in rows}
        for entry in self.pack:
            for phone in entry["phones"]:
                if phone["number"] not in known:
                    self.wrong.append(f"phone: {entry['id']}: {phone['number']} is not in the input")

    def addresses(self):
        for table in ("addresses", "mail_addresses"):
            for row in self.directory.rows(table):
                for entry in self.entries_of(row) or [None]:
                    self.address(table, row, entry)

    def address(self, table, row, entry):
        parts = [row.get(key, "") for key in
                 ("address_1", "address_2", "city", "state_province", "postal_code")]
        whole = entry and "\n".join([entry["address"], entry["application"], entry["region"]])
        good = entry is not None and all(part in whole for part in parts)
        is_main = entry is not None and row["address_1"] == entry["street"]
        if is_main and table == "addresses":
            good &= (entry["city"], entry["postal_code"]) == (row["city"], row["postal_code"])
            good &= row.get("state_province", "") == entry["region"]
        self.check("address", row, good, ", ".join(part for part in parts if part))

    def hours(self):
        tables = ("schedules", "regular_schedules", "holiday_schedules")
        rows = [row for table in tables for row in self.directory.rows(table)]
        known = set()
        for row in rows:
            slots, days = weekly_of(row), exceptions_of(row)
            known.update(slots or [])
            known.update(days or [])
            shown, is_right = 0, True
            for entry in self.entries_of(row):
                here = self.shows(entry, row, slots, days)
                shown += here
                is_right &= here or self.has_nearer(entry, row, rows)
            self.check("hours", row, shown and is_right,
                       f"{row.get('weekday', row.get('byday', ''))} "
                       f"{row.get('opens_at')}–{row.get('closes_at')}")
        for entry in self.pack:
            for slot in self.slots(entry) | self.days(entry):
                if slot not in known:
                    self.wrong.append(f"hours: {entry['id']}: {slot} is not in the input")

    def has_nearer(self, entry, row, rows):
        """True if the service, or the service at its place, has hours of its own there."""
        return any(level(self.directory, other) < level(self.directory, row) and
                   ("weekday" in other or other.get("freq") or other.get("byday")) and
                   entry in self.entries_of(other) for other in rows)

    @staticmethod
    def slots(entry):
        return {(day, slot["opens"], slot["closes"] % 1440, slot["from"], slot["to"])
                for slot in entry["schedules"] if slot["weekly"]
                for day in range(7) if slot["days"] >> day & 1}

    @staticmethod
    def days(entry):
        return {(slot["from"], slot["to"], slot["opens"], slot["closes"])
                for slot in entry["schedules"] if not slot["weekly"]}

    def shows(self, entry, row, slots, days):
        if slots:
            text = entry["description"]
            return all(slot in self.slots(entry) or clock(slot[1], slot[2]) in text
                       for slot in slots)
        if days:
            return all(day in self.days(entry) for day in days)
        opens, closes = minutes(row.get("opens_at", "")), minutes(row.get("closes_at", ""))
        return opens is not None and closes is not None and \
            clock(opens, closes) in entry["description"]


def slug(key):
    return key if re.fullmatch(r"[a-z0-9_-]{1,64}", key) else None


def pair(directory, pack):
    """Each entry of the pack with what it comes from; the names of files are known."""
    wanted = list(offered(directory))
    by_id = {entry["id"]: entry for entry in pack}
    many = {}
    for service, place, location in wanted:
        many[service["id"]] = many.get(service["id"], 0) + 1
    for service, place, location in wanted:
        key = slug(service["id"])
        if many[service["id"]] > 1:
            key = f"{key}-{location or place['id']}"
        entry = by_id.get(key)
        if entry is None:
            sys.exit(f"the pack lacks the service {key}")
        entry["_of"] = (service, place, location)
    extra = [entry["id"] for entry in pack if "_of" not in entry]
    if extra:
        sys.exit(f"the pack has services that the input does not offer: {extra}")


def run(command):
    done = subprocess.run(command, capture_output=True, text=True,
                          env=dict(os.environ, SOURCE_DATE_EPOCH=str(NOW)))
    if done.returncode:
        sys.exit(f"{' '.join(command)}\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return done.stdout


def leave_fonts_out(site):
    """Fonts would make a pack of 20 MB that nothing here looks at."""
    path = os.path.join(site, "site.json")
    data = json.load(open(path, encoding="utf-8"))
    data["leave_out_scripts"] = ["all"]
    json.dump(data, open(path, "w", encoding="utf-8"))


def main():
    foyer_pack, dump, path, scratch = sys.argv[1:]
    if not os.path.exists(path):
        print(f"{path} is not there: skipped")
        return 77
    shutil.rmtree(scratch, ignore_errors=True)
    os.makedirs(scratch)
    site, pack = os.path.join(scratch, "site"), os.path.join(scratch, "a.pack")
    report = run([foyer_pack, "import-hsds", path, "-o", site]).splitlines()
    run([foyer_pack, "check", site])
    leave_fonts_out(site)
    run([foyer_pack, "build", site, "-o", pack])
    directory = Directory()
    directory.read(path)
    shown = json.loads(run([dump, pack]))
    pair(directory, shown)
    comparison = Comparison(directory, shown, report)
    comparison.phones()
    comparison.addresses()
    comparison.hours()
    for line in comparison.told:
        print(f"named by the import as not shown: {line}")
    for line in comparison.wrong:
        print(f"LOST OR CHANGED: {line}")
    for what, (good, told) in sorted(comparison.counts.items()):
        print(f"{what}: {good} shown as they are, {told} named as not shown")
    print(f"{len(shown)} entries, {len(comparison.wrong)} lost or changed")
    return 1 if comparison.wrong else 0


sys.exit(main())
