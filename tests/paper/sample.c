// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample.h"

#include <string.h>

#include "paper/slip.h"

/* Title, a line about languages, the way, a weekday, today's, closed, a heading, a document, a price,
 * what the code is for. */
enum { TITLE, SPEAKS, WAY, DAY, TODAY, CLOSED, BRING, PAPER, PRICE, CODE, SENTENCES };

struct words {
	const char *lang;
	const char *text[SENTENCES + 1];
};

static const struct words all[] = {
	{"fr",
		{"Conseil santé pour nouveaux arrivants", "On y parle français et anglais",
			"À 6 minutes à pied, tramway 3 et 7", "lundi", "jeudi (aujourd’hui)",
			"Fermé les 25 et 26 décembre", "À apporter",
			"Passeport ou carte d’identité", "Gratuit, sans rendez-vous",
			"Enregistrez le contact avec votre téléphone."}},
	{"ar",
		{"استشارة صحية للقادمين الجدد", "يتحدثون العربية والإنجليزية",
			"6 دقائق سيرًا، الترام 3 و7", "الاثنين", "الخميس (اليوم)",
			"مغلق يومي 25 و26 ديسمبر", "أحضر معك", "جواز السفر أو الهوية",
			"مجاني، دون موعد", "وجّه كاميرا هاتفك إلى الرمز لحفظ جهة الاتصال."}},
	{"hi",
		{"नए लोगों के लिए स्वास्थ्य सलाह", "यहाँ हिन्दी और अंग्रेज़ी बोली जाती है",
			"पैदल लगभग 6 मिनट, ट्राम 3 और 7", "सोमवार", "गुरुवार (आज)",
			"25 और 26 दिसंबर को बंद", "साथ लाएँ", "पासपोर्ट या पहचान पत्र",
			"निःशुल्क, बिना समय लिए", "संपर्क फ़ोन में सहेजने के लिए कैमरा कोड पर रखें।"}},
	{"th",
		{"คำปรึกษาด้านสุขภาพสำหรับผู้มาใหม่", "พูดภาษาไทยและภาษาอังกฤษ",
			"เดินประมาณ 6 นาที รถราง 3 และ 7", "วันจันทร์", "วันพฤหัสบดี (วันนี้)",
			"ปิดวันที่ 25 และ 26 ธันวาคม", "สิ่งที่ต้องนำมา", "หนังสือเดินทางหรือบัตรประจำตัว",
			"ฟรี ไม่ต้องนัดหมาย", "ใช้กล้องโทรศัพท์ส่องรหัสเพื่อบันทึกที่ติดต่อ"}},
	{"zh-Hans",
		{"新来者健康咨询", "可说中文和英语", "步行约6分钟，3路和7路电车", "星期一",
			"星期四（今天）", "12月25日和26日关闭", "请携带", "护照或身份证",
			"免费，无需预约", "用手机相机扫描二维码，保存联系方式。"}},
	{"ti",
		{"ምኽሪ ጥዕና ንሓደስቲ መጻእቲ", "ትግርኛን እንግሊዝኛን ይዛረቡ", "ብእግሪ ኣስታት 6 ደቓይቕ፡ ትራም 3ን 7ን", "ሰኑይ",
			"ሓሙስ (ሎሚ)", "ብ25ን 26ን ታሕሳስ ዕጹው", "ምሳኹም ኣምጽኡ", "ፓስፖርት ወይ መንነት ወረቐት",
			"ብነጻ፡ ብዘይ ቆጸራ", "ኣድራሻ ንምዕቃብ ካሜራ ተሌፎንኩም ናብ ኮድ ኣቕንዑ።"}},
	{"my",
		{"အသစ်ရောက်ရှိသူများအတွက် ကျန်းမာရေး အကြံပေးမှု", "မြန်မာနှင့် အင်္ဂလိပ် ပြောသည်",
			"လမ်းလျှောက် ၆ မိနစ်ခန့်၊ ရထား ၃ နှင့် ၇", "တနင်္လာ", "ကြာသပတေး (ယနေ့)",
			"ဒီဇင်ဘာ ၂၅ နှင့် ၂၆ ပိတ်သည်", "ယူလာရန်", "နိုင်ငံကူးလက်မှတ် သို့မဟုတ် မှတ်ပုံတင်", "အခမဲ့၊ ရက်ချိန်းမလို",
			"အဆက်အသွယ်ကို သိမ်းရန် ဖုန်းကင်မရာဖြင့် ကုဒ်ကို ချိန်ပါ။"}},
	{"he",
		{"ייעוץ בריאות לבאים חדשים", "מדברים עברית ואנגלית",
			"כ־6 דקות ברגל, רכבת קלה 3 ו־7", "יום שני", "יום חמישי (היום)",
			"סגור ב־25 וב־26 בדצמבר", "להביא", "דרכון או תעודת זהות", "חינם, בלי תור",
			"כוונו את מצלמת הטלפון אל הקוד כדי לשמור."}},
	{"ur",
		{"نئے آنے والوں کے لیے صحت کا مشورہ", "یہاں اردو اور انگریزی بولی جاتی ہے",
			"پیدل تقریباً 6 منٹ، ٹرام 3 اور 7", "پیر", "جمعرات (آج)",
			"25 اور 26 دسمبر کو بند", "ساتھ لائیں", "پاسپورٹ یا شناختی کارڈ",
			"مفت، وقت لیے بغیر", "رابطہ محفوظ کرنے کے لیے فون کا کیمرہ کوڈ پر رکھیں۔"}},
	{"uk",
		{"Консультації щодо здоров’я для новоприбулих", "Розмовляють українською",
			"Пішки приблизно 6 хвилин, трамвай 3 і 7", "понеділок", "четвер (сьогодні)",
			"25 і 26 грудня зачинено", "Візьміть із собою",
			"Паспорт або посвідчення особи", "Безкоштовно, без запису",
			"Наведіть камеру телефона на код."}},
};

const char *const sample_langs[] = {
	"fr", "ar", "hi", "th", "zh-Hans", "ti", "my", "he", "ur", "uk", NULL};

static const struct words *words_of(const char *lang) {
	const struct words *words = all;
	while (strcmp(words->lang, lang) != 0) {
		words++;
	}
	return words;
}

const char *const *sample_sentences(const char *lang) {
	return words_of(lang)->text;
}

const char *sample_code(size_t *len) {
	static const char card[] = "MECARD:N:Gesundheitsberatung;TEL:+493023125014;"
				   "ADR:Gerberstraße 12, 04177 Weidental;;";
	*len = sizeof card - 1;
	return card;
}

const struct slip *sample_slip(const char *lang) {
	const char *const *say = words_of(lang)->text;
	static struct slip_line languages[1], address[3], papers[1];
	static struct slip_hours hours[3];
	static struct slip_block blocks[12];
	static struct slip slip;
	languages[0] = (struct slip_line){.text = {say[SPEAKS], "Spricht: Arabisch, Englisch, Dari"}};
	address[0] = (struct slip_line){{NULL, "Gerberstraße 12, 1. Stock"}, true, true};
	address[1] = (struct slip_line){{NULL, "04177 Weidental"}, true, true};
	address[2] = (struct slip_line){.text = {say[WAY], NULL}};
	papers[0] = (struct slip_line){.text = {say[PAPER], "Ausweis"}};
	hours[0] = (struct slip_hours){.day = {say[DAY], "Mo"}, .time = {"\u206609:00 – 16:00\u2069", NULL}};
	hours[1] =
		(struct slip_hours){.day = {say[TODAY], "Do"}, .time = {"\u206609:00 – 16:00\u2069", NULL}, true};
	hours[2] = (struct slip_hours){
		.day = {say[DAY], "Sa, So"}, .time = {say[CLOSED], "zu"}};
	size_t len;
	const char *code = sample_code(&len);
	const struct slip_block list[] = {
		{.kind = SLIP_BAND,
			.icon = 0xF4D9,
			.title = {say[TITLE], "Gesundheitsberatung für Neuzugewanderte"}},
		{.kind = SLIP_NUMBER, .value = "030 23125 014"},
		{.kind = SLIP_FACT, .icon = 0xF28C, .lines = languages, .line_count = 1},
		{.kind = SLIP_FACT, .icon = 0xF34E, .lines = address, .line_count = 3},
		{.kind = SLIP_RULE},
		{.kind = SLIP_HOURS, .hours = hours, .hours_count = 3},
		{.kind = SLIP_FACT,
			.icon = 0xF5D2,
			.title = {say[BRING], NULL},
			.lines = papers,
			.line_count = 1},
		{.kind = SLIP_FACT,
			.icon = 0xF1AD,
			.title = {say[PRICE], "Kostenlos, ohne Termin (Mi mit Termin)"}},
		{.kind = SLIP_RULE},
		{.kind = SLIP_QR,
			.value = code,
			.value_len = len,
			.text = {say[CODE], "Kontakt aufs Handy"}},
		{.kind = SLIP_BOX,
			.title = {NULL, "Für die Beratungsstelle:"},
			.text = {NULL,
				"Die Person wurde vom Arbeitsamt, Anzeige EG 2, zu Ihnen "
				"verwiesen."}},
		{.kind = SLIP_FOOT, .text = {NULL, "Angaben geprüft am 03.11.2026 · 112 Notruf"}},
	};
	memcpy(blocks, list, sizeof list);
	slip = (struct slip){.visitor_lang = lang,
		.host_lang = "de",
		.title = say[TITLE],
		.office = "Arbeitsamt Weidental",
		.when = "19.11.2026, 09:42",
		.place = "Kiosk EG 2",
		.blocks = blocks,
		.block_count = sizeof list / sizeof *list};
	return &slip;
}
