"""Month names, units of time and the words around them, beside those that `cldr` has for all languages."""

from __future__ import annotations

import re
from calendar import isleap
from datetime import date

from ...values.language_tags import primary_subtag
from .. import cldr

_MONTH_NAMES = (
    "january jan januar jänner jän jaenner januari janvier janv enero ene gennaio gen janeiro stycznia"
    " styczeń sty"
    " января январь янв січня січень leden ledna ledn tammikuuta tammikuu január ianuarie ian ocak"
    " ιανουαρίου ιανουάριος"
    " gener siječnja januára oca jaanuar sausio janvāris",
    "february feb februar februari feber février févr fév fevrier febrero febbraio fevereiro fev lutego"
    " luty lut"
    " февраля февраль фев лютого лютий únor února helmikuuta helmikuu február februarie şubat φεβρουαρίου"
    " φεβρουάριος febrer veljače februára febr şub úno",
    "march mar märz mär maerz mrz mars maart mrt marzo março marco marca marzec marz марта март мар"
    " березня березень"
    " březen března maaliskuuta maaliskuu március martie mart μαρτίου μάρτιος març ožujka márc bře",
    "april apr avril avr abril abr aprile kwietnia kwiecień kwi апреля апрель апр квітня квітень duben dubna"
    " huhtikuuta huhtikuu április aprilie nisan απριλίου απρίλιος travnja apríla ápr nis",
    "may mai maj mei mayo maggio mag maio maja май мая травня травень květen května toukokuuta toukokuu május"
    " mayıs μαΐου μάιος μαΐ maig svibnja mája máj kvě",
    "june jun juni juin junio giugno giu junho czerwca czerwiec cze июня июнь июн червня червень červen"
    " června"
    " kesäkuuta kesäkuu június iunie iun haziran ιουνίου ιούνιος juny lipnja júna jún haz čvn",
    "july jul juli juillet juil julio luglio lug julho lipca lipiec lip июля июль июл липня липень"
    " červenec července"
    " heinäkuuta heinäkuu július iulie iul temmuz ιουλίου ιούλιος juliol srpnja júla júl čvc",
    "august aug augustus août aout agosto ago sierpnia sierpień sie августа август авг серпня серпень"
    " srpen srpna"
    " elokuuta elokuu augusztus ağustos αυγούστου αύγουστος agost kolovoza augusta ağu",
    "september sept sep septembre septiembre setiembre settembre set setembro września wrzesień wrz"
    " сентября сентябрь"
    " сен сент вересня вересень září syyskuuta syyskuu szeptember septembrie eylül σεπτεμβρίου"
    " σεπτέμβριος setembre"
    " rujna septembra szept eyl zář",
    "october oct oktober okt octobre octubre ottobre ott outubro out października październik paź октября"
    " октябрь окт"
    " жовтня жовтень říjen října lokakuuta lokakuu október octombrie ekim οκτωβρίου οκτώβριος"
    " októbra říj",
    "november nov novembre noviembre novembro listopad listopada listopadu lis"
    " ноября ноябрь ноя нояб листопада marraskuuta marraskuu"
    " noiembrie kasım νοεμβρίου νοέμβριος studenoga novembra",
    "december dec dezember dez décembre déc decembre diciembre dic dicembre dezembro desember grudnia"
    " grudzień gru"
    " декабря декабрь дек грудня грудень prosinec prosince joulukuuta joulukuu decembrie aralık"
    " δεκεμβρίου δεκέμβριος"
    " desembre prosinca decembra",
)  # fmt: skip
# The twelve of a year, language by language. The two words of an Arabic or Kurdish month are as `joined_months` makes
# them one.
_YEARS = (
    "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    "كانونـالثاني شباط آذار نيسان أيار حزيران تموز آب أيلول تشرينـالأول تشرينـالثاني كانونـالأول",
    "كانونـثاني شباط اذار نيسان ايار حزيران تموز اب ايلول تشرينـأول تشرينـثاني كانونـأول",
    "جانفي فيفري مارس أفريل ماي جوان جويلية أوت سبتمبر أكتوبر نوفمبر ديسمبر",
    "يناير فبراير مارس ابريل مايو يونيه يوليه اغسطس سبتمبر اكتوبر نوفمبر ديسمبر",
    "ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר",
    "בינואר בפברואר במרץ באפריל במאי ביוני ביולי באוגוסט בספטמבר באוקטובר בנובמבר בדצמבר",
    "ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر",
    "جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر",
    "հունվար փետրվար մարտ ապրիլ մայիս հունիս հուլիս օգոստոս սեպտեմբեր հոկտեմբեր նոյեմբեր դեկտեմբեր",
    "հունվարի փետրվարի մարտի ապրիլի մայիսի հունիսի հուլիսի օգոստոսի սեպտեմբերի հոկտեմբերի նոյեմբերի դեկտեմբերի",
    "იანვარი თებერვალი მარტი აპრილი მაისი ივნისი ივლისი აგვისტო სექტემბერი ოქტომბერი ნოემბერი დეკემბერი",
    "yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr",
    "јануар фебруар март април мај јун јул август септембар октобар новембар децембар",
    "јануара фебруара марта априла маја јуна јула августа септембра октобра новембра децембра",
    "januar februar mart april maj jun jul avgust septembar oktobar novembar decembar",
    "јануари февруари март април мај јуни јули август септември октомври ноември декември",
    "януари февруари март април май юни юли август септември октомври ноември декември",
    "студзеня лютага сакавіка красавіка мая чэрвеня ліпеня жніўня верасня кастрычніка лістапада снежня",
    "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан",
    "janar shkurt mars prill maj qershor korrik gusht shtator tetor nëntor dhjetor",
    "січ лют бер кві тра чер лип сер вер жов лис гру",
    "januari februari maret april mei juni juli agustus september oktober november desember",
    "jaanuar veebruar märts aprill mai juuni juuli august september oktoober november detsember",
    "sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio",
    "janvārī februārī martā aprīlī maijā jūnijā jūlijā augustā septembrī oktobrī novembrī decembrī",
    "janvāris februāris marts aprīlis maijs jūnijs jūlijs augusts septembris oktobris novembris decembris",
    "çile sibat adar nîsan gulan hezîran tîrmeh tebax îlon cotmeh mijdar berfanbar",
    "rêbendan reşemî adarê nîsanê gulanê pûşper tîrmehê gelawêj îlonê kewçêr sermawez befranbar",
    "کانوونیـدووەم شوبات ئازار نیسان ئایار حوزەیران تەممووز ئاب ئەیلوول تشرینیـیەکەم تشرینیـدووەم کانوونیـیەکەم",
    "کانوونیـدووەمی شوباتی ئازاری نیسانی ئایاری حوزەیرانی تەمموزی ئابی ئەیلوولی تشرینیـیەکەمی"
    " تشرینیـدووەمی کانوونیـیەکەمی",
    "ιαν φεβ μαρ απρ μαΐ ιουν ιουλ αυγ σεπ οκτ νοε δεκ",
    "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
)  # fmt: skip
_IRANIAN = "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند"
_OWN = {
    name.lower(): number
    for number, names in enumerate(_MONTH_NAMES, start=1)
    for name in (*names.split(), *(year.split()[number - 1] for year in _YEARS))
}
_KHMER = {
    cldr.levelled("ខែ") + name: number
    for name, number in cldr.MONTHS.items()
    if "\u1780" <= name[0] <= "\u17ff"
}
"""The months of Khmer with the word for month before them, as they stand in dates."""
MONTHS = cldr.MONTHS | _OWN | _KHMER
"""The month of each name and abbreviation; “listopad” is November, as in Polish and Czech (see `month_of`)."""
WEAK_MONTHS = cldr.WEAK_MONTHS - _OWN.keys()
"""Names in plain letters that are words of other languages, or people's: months beside a year of four figures only."""
IN_CROATIAN = {"srp": 7, "lip": 6, "lis": 10, "listopad": 10, "listopada": 10}
"""Months whose names are those of others in the languages that most pages with these are in."""
IRANIAN_MONTHS = {name: number for number, name in enumerate(_IRANIAN.split(), start=1)}
"""The month of the Iranian calendar of each name."""
_BIKRAM = (
    "वैशाख बैशाख बैसाख जेठ जेष्ठ ज्येष्ठ असार आषाढ साउन श्रावण भदौ भाद्र असोज आश्विन कार्तिक कात्तिक मंसिर मङ्सिर मार्ग पुस पुष पौष"
    " माघ फागुन फाल्गुन फाल्गुण चैत चैत्र"
)
BIKRAM_MONTHS = frozenset(map(cldr.levelled, _BIKRAM.split()))
"""The months of the calendar of Nepal: how many days each has is laid down anew for every year."""
_CROATIAN = frozenset(("hr", "bs", "sh"))
_TWO_WORDS = re.compile(
    r"(?<!\w)(كانون|تشرين|کانوونی|تشرینی)\s(?=(?:ال)?(?:ثاني|أول|اول)|(?:یەکەم|دووەم)ی?(?!\w))"
)
_FIRST_OF_TWO = ("كانون", "تشرين", "کانوونی", "تشرینی")


def month_of(name: str, language: str | None = None) -> int:
    """Return the number of a month in `MONTHS`, in a language given as a BCP 47 tag where it is known.

    >>> month_of("listopada"), month_of("listopada", "pl"), month_of("listopada", "hr-HR")
    (11, 11, 10)
    """
    return IN_CROATIAN.get(name, MONTHS[name]) if primary_subtag(language) in _CROATIAN else MONTHS[name]


def joined_months(text: str) -> str:
    """Return a text with the two words of Arabic and Kurdish month names made one, every character at its place.

    >>> joined_months("٣ كانون الثاني ٢٠١٤") == "٣ كانونـالثاني ٢٠١٤"
    True
    """
    return _TWO_WORDS.sub(r"\1ـ", text) if any(word in text for word in _FIRST_OF_TWO) else text


_WEEKDAY_NAMES = (
    "monday mon montag lundi lunes lunedì segunda segunda-feira maandag måndag mandag poniedziałek понедельник"
    " понеділок pazartesi pondělí hétfő luni maanantai الاثنين الإثنين երկուշաբթի երկ"
    " понедељак понеделник ponedjeljak ponedeljak שני دوشنبه",
    "tuesday tue tues dienstag mardi martes martedì terça terça-feira dinsdag tisdag tirsdag wtorek вторник вівторок"
    " salı úterý kedd marți tiistai الثلاثاء երեքշաբթի երք уторак utorak שלישי سه‌شنبه",
    "wednesday wed mittwoch mercredi miércoles mercoledì quarta quarta-feira woensdag onsdag środa среда середа"
    " çarşamba středa szerda miercuri keskiviikko الأربعاء չորեքշաբթի չրք среда сряда srijeda sreda רביעי چهارشنبه",
    "thursday thu thur thurs donnerstag jeudi jueves giovedì quinta quinta-feira donderdag torsdag czwartek четверг"
    " четвер perşembe čtvrtek csütörtök joi torstai الخميس հինգշաբթի հնգ четвртак четвъртък četvrtak חמישי پنجشنبه",
    "friday fri freitag vendredi viernes venerdì sexta sexta-feira vrijdag fredag piątek пятница п'ятниця cuma pátek"
    " péntek vineri perjantai الجمعة ուրբաթ ուրբ петак петък petak שישי جمعه",
    "saturday sat samstag sonnabend samedi sábado sabato zaterdag lördag lørdag sobota суббота субота cumartesi szombat"
    " sâmbătă lauantai السبت շաբաթ շբթ շաբ събота subota שבת شنبه",
    "sunday sun sonntag dimanche domingo domenica zondag söndag søndag niedziela воскресенье неділя pazar neděle"
    " vasárnap duminică sunnuntai الأحد կիրակի կիր недеља неделя nedjelja nedelja ראשון یکشنبه",
)
WEEKDAYS = cldr.WEEKDAYS | {
    name.lower(): number for number, names in enumerate(_WEEKDAY_NAMES) for name in names.split()
}
"""The day of the week of each name, from 0 for Monday, as `date.weekday` counts."""
_SHORT_WEEKDAYS = (
    "mon tue wed thu fri sat sun", "mo di mi do fr sa so", "lun mar mer jeu ven sam dim", "lun mar mié jue vie sáb dom",
    "lun mar mer gio ven sab dom", "seg ter qua qui sex sáb dom", "ma di wo do vr za zo", "man tir ons tor fre lør søn",
    "mån tis ons tors fre lör sön", "ma ti ke to pe la su", "pon wto śro czw pią sob nie", "po út st čt pá so ne",
    "пн вт ср чт пт сб вс", "пн вт ср чт пт сб нд", "δευ τρί τετ πέμ παρ σάβ κυρ", "pzt sal çar per cum cmt paz",
    "lun mar mie joi vin sâm dum", "пон вто сре чет пет суб нед", "pon uto sri čet pet sub ned",
    "pn wt śr czw pt so nd", "pon wt śr cz pt sob ndz", "sen sel rab kam jum sab min", "isn sel rab kha jum sab ahd",
    "пон вто сре чет пет саб нед",
)  # fmt: skip
SHORT_WEEKDAYS = {
    name: frozenset(
        number for names in _SHORT_WEEKDAYS for number, other in enumerate(names.split()) if other == name
    )
    for name in " ".join(_SHORT_WEEKDAYS).split()
}
"""The days of the week that an abbreviation may stand for, which is a word of some other language as often."""

_UNITS = {
    "second": "seconds second secs sec sekunden sekunde secondes seconde segundos segundo secondi secondo"
    " seconden"
    " sekund sekundy sekunder секунд секунды секунду ثانية ثوان ثواني ثانیه שניות שנייה δευτερόλεπτα секунди վայրկյան"
    " saniyə giây detik",
    "minute": "minutes minute mins min minuten minuto minutos minuti minuut minuty minutę minut minuter"
    " minutter"
    " минут минуты минуту хвилин دقيقة دقائق دقیقه דקות דקה λεπτά λεπτό минути минута րոպե წუთის dəqiqə phút menit"
    " dakika",
    "hour": "hours hour hrs hr stunden stunde std heures heure hora horas ore ora uur godzin godziny"
    " godzinę timmar"
    " timer time часов часа час годин hodinami ساعة ساعات ساعت שעות שעה"
    " ώρες ώρα sata sati сата сати ժամ საათის saat giờ jam",
    "day": "days day tagen tage tag jours jour día días dia dias giorni giorno dagen dag dagar dager dni"
    " dzień"
    " päivää gün дней дня день днів dny يوم أيام روز ימים יום ημέρες μέρες ημέρα дни дана dana օր დღის ngày hari",
    "week": "weeks week wks wk wochen woche semaines semaine semana semanas settimane settimana weken"
    " tygodni tygodnie"
    " tydzień veckor vecka uker uke uger hafta недель недели неделю"
    " أسبوع أسابيع هفته שבועות שבוע εβδομάδες εβδομάδα седмици недеље tjedna tjedana nedelje კვირის həftə tuần minggu",
    "month": "months month mos monaten monate monat mois mes meses mesi mese mês maanden maand miesięcy"
    " miesiące"
    " miesiąc månader måneder ay месяцев месяца месяц"
    " شهر أشهر ماه חודשים חודש μήνες μήνα месеца mjeseca mjeseci meseci ամիս თვის tháng bulan",
    "year": "years year yrs yr jahren jahre jahr ans an année années año años anni anno ano anos jaar lat"
    " lata rok"
    " år yıl лет года год سنة سنوات سال שנים שנה χρόνια χρόνο години godina godine տարի წლის năm tahun",
}
UNITS = {name: unit for unit, names in _UNITS.items() for name in names.split()}
SHORT_UNITS = {
    "s": "second",
    "m": "minute",
    "h": "hour",
    "d": "day",
    "w": "week",
    "mo": "month",
    "y": "year",
    "j": "day",
}

SHORT_FORMS = frozenset((
    "s", "sec", "secs", "m", "min", "mins", "h", "hr", "hrs", "d", "w", "wk", "wks", "mo", "mos", "y", "yr", "yrs",
    "sek", "std", "tg", "wo", "mt", "j", "sem", "sett", "dag", "godz", "с", "мин", "ч", "д", "нед", "мес", "хв", "год",
    "дн", "тиж", "sn", "dk", "sa", "gün", "hf", "ay", "分", "時間", "日", "小时", "天", "周", "분", "시간", "일", "주",
))  # fmt: skip
"""Units as they are written short behind a figure and nothing else: 3d, 2 Std., 5 мин."""

_SHORT = {
    "cs": "hod:hour týd:week měs:month r:year",
    "da": "t:hour u:week md:month mdr:month år:year",
    "de": "std:hour t:day tg:day wo:week mon:month j:year",
    "es": "sem:week mes:month",
    "et": "t:hour p:day n:week k:month a:year",
    "fi": "t:hour pv:day vk:week kk:month v:year",
    "fr": "sem:week mois:month an:year ans:year",
    "it": "g:day gg:day sett:week mesi:month",
    "lt": "val:hour sav:week mėn:month",
    "lv": "st:hour ned:week mēn:month",
    "nb": "t:hour u:week md:month mnd:month år:year",
    "nl": "u:hour wk:week mnd:month jr:year",
    "pl": "godz:hour dn:day dni:day tyg:week mies:month",
    "pt": "sem:week",
    "ru": "ч:hour дн:day д:day нед:week мес:month г:year",
    "sv": "t:hour tim:hour v:week mån:month år:year",
    "tr": "dk:minute sa:hour g:day hf:week ay:month",
    "uk": "год:hour хв:minute дн:day тиж:week міс:month",
}
_SHORT |= {"no": _SHORT["nb"], "nn": _SHORT["nb"]}
SHORT_BY_LANGUAGE = {
    language: {cldr.levelled(name): unit for name, _, unit in (pair.partition(":") for pair in pairs.split())}
    for language, pairs in _SHORT.items()
}
"""The same by the primary language: what is an hour in Danish, Estonian and Finnish is a day in German."""

ROMAN_MONTHS = {
    name: month
    for month, name in enumerate("i ii iii iv v vi vii viii ix x xi xii".split(), start=1)  # noqa: SIM905
}
"""Months in Roman figures, as Polish, Serbian and Hungarian pages write them between the day and the year."""
ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "民國": 1911, "民国": 1911}
"""The eras of Japan and of the Republic of China, and the year of ours before the first of each."""

ONE = frozenset((
    "a", "an", "one", "ein", "eine", "einem", "einer", "un", "une", "una", "uno", "um", "uma", "een",
    "en", "ett", "et",
    "jeden", "один", "одну",
))  # fmt: skip
BEFORE = (
    "vor", "il y a", "hace", "há", "ha", "pred", "před", "prije", "acum", "πριν", "πριν από", "przed", "for", "för",
    "منذ", "قبل", "לפני", "преди", "пре", "pre",
)  # fmt: skip
"""Words that stand before a span of time and put it into the past."""
AFTER = (
    "ago", "zuvor", "her", "atrás", "atras", "fa", "geleden", "sedan", "siden", "sitten", "önce", "назад",
    "тому",
    "temu", "plus tôt", "earlier", "پیش", "قبل", "առաջ", "წინ", "əvvəl", "trước", "lalu", "yang lalu",
)  # fmt: skip
"""Words that do so after it."""

AGO = {
    **dict.fromkeys(("秒前", "초"), "second"),
    **dict.fromkeys(("分钟前", "分鐘前", "分前", "분"), "minute"),
    **dict.fromkeys(("小时前", "小時前", "時間前", "시간"), "hour"),
    **dict.fromkeys(("天前", "日前", "일"), "day"),
    **dict.fromkeys(("周前", "週前", "週間前", "주"), "week"),
    **dict.fromkeys(("个月前", "個月前", "ヶ月前", "か月前", "カ月前", "개월", "달"), "month"),
    **dict.fromkeys(("年前", "년"), "year"),
}
"""Spans of time in the past as Chinese and Japanese write them in one word, and Korean before 전."""

YESTERDAY = cldr.YESTERDAY.union((
    "yesterday", "gestern", "hier", "ayer", "ieri", "ontem", "gisteren", "wczoraj", "вчера", "вчора",
    "igår", "i går",
    "eilen", "včera", "tegnap", "dün", "أمس", "دیروز", "אתמול", "χθες", "χτες", "jučer", "juče", "јуче", "երեկ",
    "გუშინ", "dünən", "hôm qua", "kemarin", "昨天", "昨日", "어제",
))  # fmt: skip
TODAY = cldr.TODAY.union((
    "today", "heute", "aujourd'hui", "aujourd’hui", "hoy", "oggi", "hoje", "vandaag", "dzisiaj", "dziś",
    "сегодня",
    "сьогодні", "idag", "i dag", "tänään", "dnes",
    "bugün", "اليوم", "امروز", "היום", "σήμερα", "danas", "данас", "днес", "այսօր", "დღეს",
    "bu gün", "hôm nay", "今天", "今日", "오늘",
))  # fmt: skip
NOW = frozenset((
    "just now", "gerade eben", "à l'instant", "à l’instant", "ahora mismo", "adesso", "agora", "zojuist",
    "только что",
    "刚刚", "剛剛", "たった今", "방금", "moments ago", "a moment ago", "a few seconds ago", "seconds ago",
))  # fmt: skip


_CYCLES, _EPOCH = 1595, 356_033
"""Years to the beginning of a cycle before the calendar's own, and the days from there to year 1 of ours."""


BUDDHIST = 543
"""Years from the death of the Buddha, from which Thais count, to the first of ours."""
_LAST_SOLAR, _THAI_YEARS = "1419", ("2500", "2600")
"""The last year that is taken for one of the Iranian calendar, and between which ones are those of the Thai."""


def of_our_years(day: str) -> str | None:
    """Return an ISO 8601 day or moment of the Iranian or the Thai calendar as one of ours; any other as it is.

    No page is of the years 1200 to 1499 of our calendar, nor of those from 2400 on. What would be a year of the Islamic
    calendar, whose months are others, is None, and so is a day that our calendar has not.

    >>> of_our_years("1402-03-15T18:42"), of_our_years("2563-01-13"), of_our_years("1442-01-05")
    ('2023-06-05T18:42', '2020-01-13', None)
    >>> of_our_years("2564-02-29"), of_our_years("2999-03-05"), of_our_years("1399-07")
    (None, None, None)
    """
    whole = len(day) >= len("1402-03-15")
    if "1200" <= day < "1500":
        return from_solar_hijri(day) if whole and day[:4] <= _LAST_SOLAR else None
    if day < "2400":
        return day
    if not _THAI_YEARS[0] <= day < _THAI_YEARS[1]:
        return None
    ours = f"{int(day[:4]) - BUDDHIST}{day[4:]}"
    # Leap years are not the same ones.
    return None if ours[4:10] == "-02-29" and not isleap(int(ours[:4])) else ours


def from_solar_hijri(day: str) -> str:
    """Return an ISO 8601 day or moment of the Iranian calendar as one of ours.

    Years leap by cycles of 33, which holds until 1500
    (Borkowski 1996, https://www.astro.uni.torun.pl/~kb/Papers/EMP/PersianC-EMP.htm).

    >>> from_solar_hijri("1402-03-15T18:42")
    '2023-06-05T18:42'
    """
    year, month, number = (int(part) for part in day[:10].split("-"))
    before = 31 * (month - 1) if month <= 7 else 186 + 30 * (month - 7)
    year += _CYCLES
    ordinal = 365 * year + year // 33 * 8 + (year % 33 + 3) // 4 + before + number - _EPOCH
    return date.fromordinal(ordinal).isoformat() + day[10:]
