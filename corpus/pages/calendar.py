"""Month names, units of time and the words around them, in the languages of the European web and in Arabic."""

from __future__ import annotations

from datetime import date

_MONTH_NAMES = (
    "january jan januar jänner jän jaenner januari janvier janv enero ene gennaio gen janeiro stycznia"
    " styczeń sty"
    " января январь янв січня січень leden ledna ledn tammikuuta tammikuu január ianuarie ian ocak"
    " ιανουαρίου ιανουάριος"
    " gener siječnja januára jaanuar sausio janvāris",
    "february feb februar februari feber février févr fév fevrier febrero febbraio fevereiro fev lutego"
    " luty lut"
    " февраля февраль фев лютого лютий únor února helmikuuta helmikuu február februarie şubat φεβρουαρίου"
    " φεβρουάριος febrer veljače februára",
    "march mar märz mär maerz mrz mars maart mrt marzo março marco marca marzec marz марта март мар"
    " березня березень"
    " březen března maaliskuuta maaliskuu március martie mart μαρτίου μάρτιος març ožujka",
    "april apr avril avr abril abr aprile kwietnia kwiecień kwi апреля апрель апр квітня квітень duben dubna"
    " huhtikuuta huhtikuu április aprilie nisan απριλίου απρίλιος travnja apríla",
    "may mai maj mei mayo maggio mag maio maja май мая травня травень květen května toukokuuta toukokuu május"
    " mayıs μαΐου μάιος maig svibnja mája",
    "june jun juni juin junio giugno giu junho czerwca czerwiec cze июня июнь июн червня червень červen"
    " června"
    " kesäkuuta kesäkuu június iunie iun haziran ιουνίου ιούνιος juny lipnja júna",
    "july jul juli juillet juil julio luglio lug julho lipca lipiec lip июля июль июл липня липень"
    " červenec července"
    " heinäkuuta heinäkuu július iulie iul temmuz ιουλίου ιούλιος juliol srpnja júla",
    "august aug augustus août aout agosto ago sierpnia sierpień sie августа август авг серпня серпень"
    " srpen srpna"
    " elokuuta elokuu augusztus ağustos αυγούστου αύγουστος agost kolovoza augusta",
    "september sept sep septembre septiembre setiembre settembre set setembro września wrzesień wrz"
    " сентября сентябрь"
    " сен сент вересня вересень září syyskuuta syyskuu szeptember septembrie eylül σεπτεμβρίου"
    " σεπτέμβριος setembre"
    " rujna septembra",
    "october oct oktober okt octobre octubre ottobre ott outubro out października październik paź октября"
    " октябрь окт"
    " жовтня жовтень říjen října lokakuuta lokakuu október octombrie ekim οκτωβρίου οκτώβριος listopada"
    " októbra",
    "november nov novembre noviembre novembro listopad lis ноября ноябрь ноя нояб листопада marraskuuta"
    " marraskuu"
    " noiembrie kasım νοεμβρίου νοέμβριος studenoga novembra",
    "december dec dezember dez décembre déc decembre diciembre dic dicembre dezembro desember grudnia"
    " grudzień gru"
    " декабря декабрь дек грудня грудень prosinec prosince joulukuuta joulukuu decembrie aralık"
    " δεκεμβρίου δεκέμβριος"
    " desembre prosinca decembra",
)  # fmt: skip
_ARABIC = "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر"
MONTHS = {
    name.casefold(): number
    for number, names in enumerate(_MONTH_NAMES, start=1)
    for name in (*names.split(), _ARABIC.split()[number - 1])
}
"""The month of each name and abbreviation; Polish and Czech “listopad” is read as November."""

_WEEKDAY_NAMES = (
    "monday mon montag lundi lunes lunedì segunda segunda-feira maandag måndag mandag poniedziałek понедельник"
    " понеділок pazartesi pondělí hétfő luni maanantai الاثنين الإثنين",
    "tuesday tue tues dienstag mardi martes martedì terça terça-feira dinsdag tisdag tirsdag wtorek вторник вівторок"
    " salı úterý kedd marți tiistai الثلاثاء",
    "wednesday wed mittwoch mercredi miércoles mercoledì quarta quarta-feira woensdag onsdag środa среда середа"
    " çarşamba středa szerda miercuri keskiviikko الأربعاء",
    "thursday thu thur thurs donnerstag jeudi jueves giovedì quinta quinta-feira donderdag torsdag czwartek четверг"
    " четвер perşembe čtvrtek csütörtök joi torstai الخميس",
    "friday fri freitag vendredi viernes venerdì sexta sexta-feira vrijdag fredag piątek пятница п'ятниця cuma pátek"
    " péntek vineri perjantai الجمعة",
    "saturday sat samstag sonnabend samedi sábado sabato zaterdag lördag lørdag sobota суббота субота cumartesi szombat"
    " sâmbătă lauantai السبت",
    "sunday sun sonntag dimanche domingo domenica zondag söndag søndag niedziela воскресенье неділя pazar neděle"
    " vasárnap duminică sunnuntai الأحد",
)
WEEKDAYS = {name.casefold(): number for number, names in enumerate(_WEEKDAY_NAMES) for name in names.split()}
"""The day of the week of each name, from 0 for Monday, as `date.weekday` counts."""

_UNITS = {
    "second": "seconds second secs sec sekunden sekunde secondes seconde segundos segundo secondi secondo"
    " seconden"
    " sekund sekundy sekunder секунд секунды секунду",
    "minute": "minutes minute mins min minuten minuto minutos minuti minuut minuty minutę minut minuter"
    " minutter"
    " минут минуты минуту хвилин",
    "hour": "hours hour hrs hr stunden stunde std heures heure hora horas ore ora uur godzin godziny"
    " godzinę timmar"
    " timer time часов часа час годин hodinami",
    "day": "days day tagen tage tag jours jour día días dia dias giorni giorno dagen dag dagar dager dni"
    " dzień"
    " päivää gün дней дня день днів dny",
    "week": "weeks week wks wk wochen woche semaines semaine semana semanas settimane settimana weken"
    " tygodni tygodnie"
    " tydzień veckor vecka uker uke uger hafta недель недели неделю",
    "month": "months month mos monaten monate monat mois mes meses mesi mese mês maanden maand miesięcy"
    " miesiące"
    " miesiąc månader måneder ay месяцев месяца месяц",
    "year": "years year yrs yr jahren jahre jahr ans an année années año años anni anno ano anos jaar lat"
    " lata rok"
    " år yıl лет года год",
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

ONE = frozenset((
    "a", "an", "one", "ein", "eine", "einem", "einer", "un", "une", "una", "uno", "um", "uma", "een",
    "en", "ett", "et",
    "jeden", "один", "одну",
))  # fmt: skip
BEFORE = ("vor", "il y a", "hace", "há", "ha", "pred", "před", "prije", "acum", "πριν", "przed", "for", "för")
"""Words that stand before a span of time and put it into the past."""
AFTER = (
    "ago", "zuvor", "her", "atrás", "atras", "fa", "geleden", "sedan", "siden", "sitten", "önce", "назад",
    "тому",
    "temu", "plus tôt", "earlier",
)  # fmt: skip
"""Words that do so after it."""

YESTERDAY = frozenset((
    "yesterday", "gestern", "hier", "ayer", "ieri", "ontem", "gisteren", "wczoraj", "вчера", "вчора",
    "igår", "i går",
    "eilen", "včera", "tegnap", "dün",
))  # fmt: skip
TODAY = frozenset((
    "today", "heute", "aujourd'hui", "aujourd’hui", "hoy", "oggi", "hoje", "vandaag", "dzisiaj", "dziś",
    "сегодня",
    "сьогодні", "idag", "i dag", "tänään", "dnes", "ma", "bugün",
))  # fmt: skip
NOW = frozenset((
    "just now", "gerade eben", "à l'instant", "à l’instant", "ahora mismo", "adesso", "agora", "zojuist",
    "только что",
    "moments ago", "a moment ago", "a few seconds ago", "seconds ago",
))  # fmt: skip


_CYCLES, _EPOCH = 1595, 356_033
"""Years to the beginning of a cycle before the calendar's own, and the days from there to year 1 of ours."""


def from_solar_hijri(day: str) -> str:
    """Return an ISO 8601 day or moment of the Iranian calendar as one of ours; any other as it is.

    No page is of the years 1200 to 1499 of our calendar. Years leap by cycles of 33, which holds until 1500
    (Borkowski 1996, https://www.astro.uni.torun.pl/~kb/Papers/EMP/PersianC-EMP.htm).

    >>> from_solar_hijri("1402-03-15T18:42"), from_solar_hijri("2023-06-05")
    ('2023-06-05T18:42', '2023-06-05')
    """
    if not "1200" <= day[:4] <= "1499" or len(day) < len("1402-03-15"):
        return day
    year, month, number = (int(part) for part in day[:10].split("-"))
    before = 31 * (month - 1) if month <= 7 else 186 + 30 * (month - 7)
    year += _CYCLES
    ordinal = 365 * year + year // 33 * 8 + (year % 33 + 3) // 4 + before + number - _EPOCH
    return date.fromordinal(ordinal).isoformat() + day[10:]
