#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes a site of a city as large as is asked for: nested topics, hundreds of pages, thousands of
services, with names in the visitor's script where the language has some here.

    crowd.py FOLDER [SERVICES [TOPICS]]
"""

import json
import pathlib
import sys

ICONS = "walk heart-pulse hotel briefcase school account-card-details account-multiple scale-balance".split()
LANGUAGES = ["de", "en", "uk", "ar", "ur", "ti", "th", "zh-Hans"]
TOPICS = {
    "en": ["First steps", "Health", "Housing", "Work", "Learning", "Papers", "Family", "Money",
           "Everyday life", "Getting around", "Law and advice", "Leisure"],
    "de": ["Erste Schritte", "Gesundheit", "Wohnen", "Arbeit und Ausbildung", "Lernen", "Papiere",
           "Familie", "Geld und Unterstützung", "Alltag", "Unterwegs", "Recht und Beratung", "Freizeit"],
    "uk": ["Перші кроки", "Здоров’я", "Житло", "Робота", "Навчання", "Документи", "Родина", "Гроші",
           "Побут", "Транспорт", "Право й поради", "Дозвілля"],
    "ar": ["الخطوات الأولى", "الصحة", "السكن", "العمل", "التعلم", "الأوراق", "العائلة", "المال",
           "الحياة اليومية", "التنقل", "القانون والمشورة", "أوقات الفراغ"],
    "ur": ["پہلے قدم", "صحت", "رہائش", "کام", "سیکھنا", "کاغذات", "خاندان", "پیسہ", "روزمرہ زندگی",
           "آمدورفت", "قانون اور مشورہ", "فرصت"],
    "ti": ["መጀመርታ ስጉምትታት", "ጥዕና", "መንበሪ", "ስራሕ", "ትምህርቲ", "ወረቓቕቲ", "ስድራ", "ገንዘብ", "መዓልታዊ ህይወት",
           "መጓዓዝያ", "ሕግን ምኽርን", "ትርፊ ግዜ"],
    "th": ["ก้าวแรก", "สุขภาพ", "ที่อยู่อาศัย", "งาน", "การเรียนรู้", "เอกสาร", "ครอบครัว", "เงิน",
           "ชีวิตประจำวัน", "การเดินทาง", "กฎหมายและคำปรึกษา", "เวลาว่าง"],
    "zh-Hans": ["第一步", "健康", "住房", "工作", "学习", "证件", "家庭", "金钱", "日常生活", "出行", "法律与咨询", "休闲"],
}
FIRST = {
    "en": "Advice Bakery Clinic Doctor Employment Food Garden Help Insurance Jobs Kitchen Library Museum "
          "Night Office Parents Quiet Repair School Town University Village Women Youth".split(),
    "de": "Amt Bad Chor Dienst Ecke Forum Garten Hilfe Insel Jugend Küche Laden Markt Nähstube Ort Platz "
          "Quelle Rat Schule Treff Universität Verein Werkstatt Zentrum".split(),
    "uk": "Аптека Бібліотека Вокзал Гурток Ґанок Дім Екскурсія Житло Зал Історія Кухня Лікар Музей Ніч "
          "Офіс Порада Ринок Школа Театр Університет Фонд Хор Центр Юність".split(),
    "ar": "استشارة بيت تعليم ثقافة جامعة حديقة خدمة دار رعاية زيارة سوق شباب صحة طبيب عمل غرفة فرصة قاعة كتاب "
          "لغة مركز نادي هاتف ورشة".split(),
    "ur": "آرام بازار پناہ تعلیم ٹیکس ثقافت جگہ چائے حفاظت خاندان دفتر ڈاک رابطہ زبان سکول شفا صحت طب عدالت "
          "فن قانون کتب گھر مدد".split(),
    "ti": "ሃብቲ ለበዋ ሓገዝ መደብር ሰብ ርእይቶ ሽማግለ ቀጽሪ ቤት ተስፋ ነጻ ኣብያተ ከተማ ወሃቢ ዘመን የማን ደገፍ ጀርዲን ገዛ ጥዕና "
          "ጸሓፊ ፈተና ፖሊስ ማእከል".split(),
    "th": "กฎหมาย ขนส่ง ครอบครัว งาน จดหมาย ฉุกเฉิน ช่างซ่อม ดนตรี ตลาด ถนน ทันตแพทย์ ธนาคาร นักเรียน บ้าน "
          "ปรึกษา ผู้หญิง พยาบาล เยาวชน รถไฟ โรงเรียน ศูนย์ สวน หมอ อาหาร".split(),
    "zh-Hans": "安全 帮助 厨房 大学 儿童 法律 工作 画室 家庭 课程 劳动 妈妈 女性 培训 青年 人才 社区 图书馆 网络 学校 医院 住房 咨询 "
               "翻译".split(),
}
KINDS = {"en": "centre", "de": "am Park", "uk": "на площі", "ar": "الحي", "ur": "مرکز", "ti": "ማእከል",
         "th": "กลาง", "zh-Hans": "中心"}
WEEKS = ["MO,TU,WE,TH,FR", "MO,TH", "TU,WE,FR", "SA,SU", "MO,TU,WE,TH,FR,SA,SU"]


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def quote(text):
    return json.dumps(text, ensure_ascii=False)


def service(i, topic_ids):
    opens = 7 + i % 5
    hours = {"freq": "WEEKLY", "byday": WEEKS[i % 5], "opens_at": "%02d:00" % opens,
             "closes_at": "%02d:%02d" % (opens + 3 + i % 6, i % 4 * 15)}
    spoken = ["de"] + ([LANGUAGES[i % 8]] if i % 8 else []) + (["en"] if i % 3 == 0 else [])
    return {"id": "s%05d" % i, "name": "%s %s %d" % (FIRST["en"][i % 24], KINDS["en"], i),
            "alternate_name": "%s %s %d" % (FIRST["de"][i % 24], KINDS["de"], i),
            "status": "active", "location_id": "l%03d" % (i % 200),
            "topics": [topic_ids[i % len(topic_ids)]], "icon": ICONS[i % 8], "schedules": [hours],
            "languages": [{"code": code} for code in dict.fromkeys(spoken)],
            "phones": [{"number": "030 23125 %03d" % (i % 1000)}]}


def location(i):
    return {"id": "l%03d" % i, "name": "Haus %d" % i, "latitude": 50.86 + i % 20 * 0.002,
            "longitude": 10.55 + i // 20 * 0.003,
            "addresses": [{"address_1": "Lindenweg %d" % (i + 1), "city": "Weidental",
                           "postal_code": "05432", "country": "DE", "address_type": "physical",
                           "state_province": "Thüringen"}],
            "accessibility": [{"description": "Step-free"}] if i % 2 else []}


def topics_of(count):
    """`count` topics on Home; the second has two levels below it, the third forty sub-topics."""
    titles = TOPICS["en"]
    topics = [{"id": "first" if i == 0 else "t%d" % i, "icon": ICONS[i % 8], "colour":
               ["first", "health", "housing", "work", "learn", "papers", "family", "money"][i % 8],
               "title": titles[i % 12]} for i in range(count)]
    topics.append({"id": "doctors", "parent": "t1", "icon": "stethoscope", "title": titles[10]})
    topics.append({"id": "children", "parent": "doctors", "title": titles[6]})
    topics += [{"id": "part%d" % i, "parent": "t2", "title": titles[i % 12]} for i in range(40)]
    return topics


def article(title, topic, order):
    return "---\ntitle: %s\nsummary: %s\ntopic: %s\norder: %d\n---\nCome with your papers.\n" % (
        title, "What to do.", topic, order)


def catalogue(language, services):
    texts = {english: own for english, own in zip(TOPICS["en"], TOPICS[language])}
    for i in range(services):
        texts["%s %s %d" % (FIRST["en"][i % 24], KINDS["en"], i)] = "%s %s %d" % (
            FIRST[language][i % 24], KINDS[language], i)
    head = 'msgid ""\nmsgstr "Language: %s\\nContent-Type: text/plain; charset=UTF-8\\n"\n' % language
    return head + "".join("\nmsgid %s\nmsgstr %s\n" % (quote(a), quote(b)) for a, b in texts.items())


def main():
    folder = pathlib.Path(sys.argv[1])
    services = int(sys.argv[2]) if len(sys.argv) > 2 else 300
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 12
    topics = topics_of(count)
    site = {"foyer": 1, "id": "stadt", "name": "City Office", "host_name": "Stadtamt",
            "source_language": "en", "host_language": "de", "languages": LANGUAGES,
            "time_zone": "Europe/Berlin", "country": "DE", "position": [50.87, 10.56],
            "leave_out_scripts": ["Hant", "Jpan", "Kore"], "topics": topics,
            "emergency": [{"number": "112", "icon": "ambulance", "text": "Danger to life"}],
            "desks": [{"id": "1", "text": "Desk 1"}]}
    write(folder / "site.json", json.dumps(site, ensure_ascii=False, indent=1))
    for name in ("about", "privacy"):
        write(folder / (name + ".md"), "---\ntitle: %s\n---\nA city.\n" % name.title())
    for i in range(4):
        write(folder / ("articles/start-%d.md" % i), article("Start %d" % (i + 1), "first", i))
    for i in range(120):
        write(folder / ("articles/page-%d.md" % i), article("Page %d" % (i + 1), "t3", i))
    for i in range(3):
        write(folder / ("articles/child-%d.md" % i), article("Child %d" % (i + 1), "children", i))
    for i in range(40):
        write(folder / ("articles/part-%d.md" % i), article("Part %d" % (i + 1), "part%d" % i, i))
    places = ["t1", "doctors", "children"] + [t["id"] for t in topics[4:count]]
    for i in range(services):
        write(folder / ("services/s%05d.json" % i), json.dumps(service(i, places), ensure_ascii=False))
    for i in range(min(200, services)):
        write(folder / ("locations/l%03d.json" % i), json.dumps(location(i), ensure_ascii=False))
    for language in LANGUAGES:
        if language != "en":
            write(folder / ("locales/%s.po" % language), catalogue(language, services))


main()
