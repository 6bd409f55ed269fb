"""Times as pages show them: where one stands in a line, and which moment it is.

Dates with the month's name, numeric dates and ISO dates are read in the main European languages, and times
relative to the capture of the page ("vor 3 Tagen", "5 hours ago"). Nothing is made more precise than its
words: "3 days ago" is a day, "2 hours ago" a day too (ISO 8601 has no shorter form that ends at the hour
alone, and a minute would be invented), "3 weeks ago" a month. What could be two dates is none.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from ..dates import iso_date, names_day
from ..language_tags import primary_subtag
from .calendar import (
    AFTER,
    AGO,
    BEFORE,
    BUDDHIST,
    IN_CROATIAN,
    IRANIAN_MONTHS,
    MONTHS,
    NOW,
    ONE,
    SHORT_BY_LANGUAGE,
    SHORT_FORMS,
    SHORT_UNITS,
    SHORT_WEEKDAYS,
    TODAY,
    UNITS,
    WEAK_MONTHS,
    WEEKDAYS,
    YESTERDAY,
    joined_months,
    month_of,
    of_our_years,
)
from .cldr import PAST_WORDS, levelled, past_in
from .cues import PAST, RELATIVE, has_digit, longest_words, lowered, words_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ..dates import Order

LONGEST = 200
"""Characters of a line that is looked at for a time: the patterns are slow on long ones."""
LONGEST_LABEL = 60
"""Characters of a line beyond which words without a number, such as "yesterday", tell no time of it."""
NEAR, LONGEST_CLOCK = 14, 24
"""How many characters a date and its clock may stand apart, and a clock may have."""
LONGEST_WEEKDAY = 20
_DAY_FIRST = frozenset((
    "de", "fr", "es", "it", "pt", "nl", "pl", "ru", "uk", "cs", "sk", "da", "nb", "no", "fi", "ro", "tr", "el", "bg",
    "hr", "sr", "ca", "sl", "vi", "id",
))  # fmt: skip
_MONTHS = MONTHS.keys() | IRANIAN_MONTHS.keys()
_THAI = re.compile("[ก-ฮ]")
_DAYS = {"day": 1, "week": 7, "month": 30.44, "year": 365.25}


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _for_lines(pattern: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return a pattern for lines in lower case: one for any, and one for those in ASCII, by `str.isascii`.

    Most lines are in ASCII, where letters, digits and blanks are told by a glance at a table.
    """
    in_ascii = pattern.replace(r"[^\W\d_]", "[a-z]").replace(r"\s", r"[\t-\r\x1c- ]")
    return re.compile(pattern), re.compile(in_ascii, re.ASCII)


_YEAR = r"(?:(?:19|20|25|1[34])\d\d(?!\d)|['’]\d\d(?!\d))"
# The halves of the day in Arabic, Greek, Malay and Albanian, and those that stand before the clock.
_MORNING, _EVENING = ("ص", "صباح", "πμ", "π.μ.", "pg", "p.d."), ("م", "مساء", "μμ", "μ.μ.", "ptg", "m.d.")
_BEFORE_NOON = ("上午", "凌晨", "清晨", "早上", "早晨", "午前", "오전")
_AFTER_NOON = ("下午", "傍晚", "晚上", "午後", "오후")
_HALVES = rf"(?:{'|'.join(map(re.escape, (*_MORNING, *_EVENING)))})[^\W\da-z]{{0,2}}(?!\w)"
_PART = r"(?:0?[1-9]|[12]\d|3[01])"
_IN_KANJI = r"\s?[(（][月火水木金土日][)）]"
"""A day of the week as Japanese pages set it behind the month and the day."""
_THEN_CLOCK = rf"(?:{_IN_KANJI})?(?:,?\s+(?:(?:at|um|à|@|[-–|])\s*)?|\|)\d{{1,2}}[:h]\d\d"
"""The clock after a day and a month without a year, which are a date only with it."""
# Those below are for lines in lower case: a pattern that is to ignore case passes over no place quickly.
_FIGURES = re.compile(
    r"(?P<iso>(?<!\d)(?:19|20)\d\d-\d\d-\d\d(?:[t ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?!\s?[ap]\.?m)"
    r"\s?(?:z\b|[+-]\d\d:?\d\d)?)?)"
    r"|(?P<cjk>(?P<cy>(?:19|20)\d\d)[年년.]\s?(?P<cm>\d{1,2})[月월.]\s?(?P<cd>\d{1,2})(?:[日일]|\.(?=\s|$)))"
    r"|(?P<cm2>\d{1,2})[月월]\s?(?P<cd2>\d{1,2})[日일]"
    r"|(?P<vd>\d{1,2})\s(?:tháng|thg)\s(?P<vm>\d{1,2})(?:,|,?\snăm)?\s(?P<vy>(?:19|20)\d\d)(?!\d)"
    r"|(?P<numeric>(?<![\d./-])(?:\d{1,2}(?P<sep>[./-])\s?\d{1,2}(?P=sep)\s?(?:\d{4}|\d{2})"
    r"|\d{4}[./]\d{1,2}[./]\d{1,2}"
    r"|\d{1,2}\.\d{1,2}\.?,\s(?:19|20)\d\d)(?![\d/-]|[:h]\d\d))"
    rf"|(?P<yearless>(?<![\d./-]){_PART}[./]{_PART}\.?(?={_THEN_CLOCK})|(?<=[:h]\d\d\s){_PART}/{_PART}(?![\d./-]))"
)
# Any word stands for a month here; whether it is one, the dictionary knows faster than a pattern. What stands before
# the day is looked at after its first digit: a search for a digit is quick, one for what is no letter is not.
_DAY_MONTH = _for_lines(
    r"(?P<day>\d(?<!\w\d)\d?)(?:st|nd|rd|th|er|ère|\.|º|ª|-?го)?(?:\s?de\s|\s?of\s|\s?d['’]|\s|-"
    r"|/|(?<=\.))\s*(?P<month>[^\W\d_]{2,12})(?![^\W\d_])\.?"
    rf"(?:(?:\s?,|\s?/|-|\s?del?\s|\s|\.)\s*(?P<year>{_YEAR}|\d\d(?=\s?$|,?\s(?:at|um|à|@|-|\d))))?"
)
_MONTH_DAY = _for_lines(
    rf"(?<![^\W\d_])(?P<month>[^\W\d_]{{3,12}})\.?\s*(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.)?(?!\d"
    rf"|:)(?:\s?,?\s*(?P<year>{_YEAR}))?"
)
# As Hungarian, Lithuanian, Latvian, Basque, Kazakh, Kyrgyz and Armenian write: the year, the month, the day.
_YEAR_BEFORE = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:\s?m\.|\.\sgada|\(e\)ko|[\s-]ж\.|\sթ\.|\.)?,?\s+$")
_MAY_BE_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d\.[0-5]\d")
"""What Danes, Finns and Indonesians write a clock like, beside a date with the month's name."""
# As with days, what stands before a clock is looked at after its first character.
_CLOCK_TIME = _for_lines(
    r"[\dnm](?<![\d.:/-].)(?:(?<=\d)(?:"
    r"(?:(?<=[01])\d|(?<=2)[0-4])?\s?(?:[:h]\s?|\.|\sh\s\s?)(?P<m>[0-5]\d)(?:[:.](?P<s>[0-5]\d))?(?!\d)(?:\.\d+)?"
    rf"\s?(?P<ap>[ap]\.?\s?m\.?(?!\w)|{_HALVES})?"
    rf"|(?:(?<=1)[0-2]|(?<=0)[1-9]|(?<=[1-9]))\s?(?P<ap2>[ap]\.?m\.?|{_HALVES})(?!\w))"
    r"|(?:(?<=n)oon|(?<=m)idnight)(?!\w))"
)
_COUNT = rf"(?P<n>\d{{1,4}}|{_any(ONE)})"
_UNIT = rf"(?P<unit>{_any(UNITS)})(?![^\W\d_])\.?"
_RELATIVE = re.compile(
    rf"""(?<!\w)(?:(?:{_any(BEFORE)})\s+(?:about\s|etwa\s|ca\.\s|environ\s|около\s)?{_COUNT}\s?{_UNIT}
    |{_COUNT.replace("<n>", "<n2>")}\s?{_UNIT.replace("<unit>", "<unit2>")}
        (?:,?\s\d{{1,2}}\s(?:{_any(UNITS)}))?\s(?:{_any(AFTER)})(?!\w)
    |(?P<n3>\d{{1,4}})\s?(?P<unit3>{_any(SHORT_UNITS)})(?:\s(?:ago|trước))(?!\w)
    |(?P<n4>\d{{1,4}})\s?(?P<unit4>{_any(AGO)})(?:(?<=前)|\s?전))""",
    re.VERBOSE,
)
_AGO_ALONE = frozenset(("ago", "trước"))
_SHORT_AGO = re.compile(r"\d\s?[a-z]{1,2}\s(?:ago|trước)")
_BARE_IN_LANGUAGE = re.compile(r"(\d{1,3})\s?([^\W\d_]{1,4})\.?")
_BARE_SHORT = re.compile(rf"(\d{{1,3}})\s?({_any(SHORT_UNITS)}|min|hr|hrs|wk|yr|mins)\.?")
_NAMED_DAY = re.compile(rf"(?<!\w)(?:(?P<y>{_any(YESTERDAY)})|(?P<t>{_any(TODAY)}))(?![^\W\d])")
_JUST_NOW = re.compile(rf"(?<!\w)(?:{_any(NOW)})(?!\w)")
_TIME_WORDS = PAST_WORDS.union(_MONTHS, RELATIVE, _AGO_ALONE)
"""Words one of which stands in every time that is not all figures."""
_NAMED = longest_words((*YESTERDAY, *TODAY, *NOW))
_NUMBERS = _for_lines(
    rf"\d\s(?:tháng|thg)\s\d|\d[./-]\s?\d{{1,2}}(?:(?:[./-]\s?|,\s)\d|\.?{_THEN_CLOCK})"
    r"|\d\d\s\d{1,2}/\d|\d[年년月월]"
)
_WITH_YEAR = re.compile(r"[./-](?:19|20)\d\d$")
_SPELT_CLOCK = re.compile(r"[时時点點시](?<=\d.)(\s?)(\d\d)[分분]")
"""The words for hour and minute in a clock, in place of a colon and behind it: they are rarer than digits."""
_OTHER_DIGIT = re.compile(r"[^\D0-9]")
_NAMED_DAYS = (YESTERDAY | TODAY) - {"ma"}
_AROUND = """
    t z at on the of in about st nd rd th am pm a p m utc gmt est edt cst cdt mst mdt pst pdt bst ist cet cest
    mez mesz eet eest msk noon midnight o clock den der um uhr h le les du à er ère ha el la los las a las del
    de do da das dos di il alle ore às op om kl klo o ob u godz w dnia dne v ve в г года р о об у во saat
    στις ώρα الساعة ساعت בשעה ב lúc vào pukul pada wib wita мск น เวลา พ ศ published posted written publié posté
    écrit veröffentlicht geschrieben erstellt publicado enviado escrito pubblicato inviato scritto geplaatst
    opublikowano dodano опубликовано
    年 月 日 时 時 点 點 分 秒 上午 下午 午前 午後 星期 년 월 일 시 초 오전 오후
    日上午 日下午 日凌晨 日早上 日晚上 日午前 日午後
    """.split()  # noqa: SIM905
_OF_TIMES = frozenset(
    word
    for phrase in (
        *_MONTHS, *WEEKDAYS, *SHORT_WEEKDAYS, *UNITS, *SHORT_FORMS, *SHORT_UNITS, *ONE, *BEFORE, *AFTER, *AGO,
        *YESTERDAY, *TODAY, *NOW, *_MORNING, *_EVENING, *_AROUND,
    )
    for word in words_in(phrase)
)  # fmt: skip
"""The words that times are made of, and those that stand among them."""
_SAVED = re.compile(
    r"saved date:\s*(?P<single>[^\n<]{10,80})|FILE ARCHIVED ON (?P<wayback>\d\d:\d\d:\d\d \w{3} \d\d, \d{4})",
    re.IGNORECASE,
)


@lru_cache(maxsize=8192)
def time_span(text: str) -> tuple[int, int] | None:
    """Return where a line names a time: from the first to the last sign of its date and clock; None if nowhere.

    >>> line = "by james on January 31, 2011 at 9:59 am."
    >>> line[slice(*time_span(line))]
    'January 31, 2011 at 9:59 am.'
    >>> time_span("vor 3 Tagen"), time_span("He was 31 in May.")
    ((0, 11), None)
    """
    size = len(text)
    if size > LONGEST:
        return None
    text = _plain(text)
    numbered = has_digit(text)
    if size > LONGEST_LABEL and not numbered:
        return None
    match = _in_figures(text) if numbered else None
    span = match.span() if match is not None else None
    if match is None:
        words = words_in(text)
        if _TIME_WORDS.isdisjoint(words):
            return None
        match = _in_words(text, words) if numbered else None
        span = match.span() if match is not None else _relative_span(text, words)
    if span is None:
        return None
    start, end = span
    if not numbered or end - start == size:
        return start, end
    worded = match is not None and match.re is not _FIGURES and not match["year"]
    if worded and (year := _YEAR_BEFORE.search(text, 0, start)):
        start = year.start()
    clocks = _CLOCK_TIME[text.isascii()]
    for clock in clocks.finditer(text, max(0, start - NEAR - LONGEST_CLOCK), end + NEAR + LONGEST_CLOCK):
        first, last = clock.span()
        if 0 <= first - end <= NEAR:
            end = last
            break
        if 0 <= start - last <= NEAR:
            start = first
            break
    if start and (before := text[max(0, start - LONGEST_WEEKDAY) : start].split()):
        day = before[-1].strip(".,")
        # A short one is told from other words by the comma or stop after it.
        if day in WEEKDAYS or (day in SHORT_WEEKDAYS and day != before[-1]):
            start = text.rindex(before[-1], 0, start)
    while text[end - 1].isspace():
        end -= 1
    # "23 seconds ago (7:18 PM)"
    if end < size and text[end] == ")" and "(" in text[start:end] and ")" not in text[start:end]:
        end += 1
    return start, end


def _plain(text: str) -> str:
    """Return a text in lower case, its digits and clocks as our own and its letters levelled, at the same places."""
    if text.isascii():
        return text.lower()
    text = joined_months(levelled(_OTHER_DIGIT.sub(lambda digit: str(int(digit[0])), lowered(text))))
    return _SPELT_CLOCK.sub(r":\1\2 ", text)


def _dated_part(text: str) -> re.Match[str] | None:
    """Return the match of the first date in a text."""
    if not has_digit(text):
        return None
    return _in_figures(text) or _in_words(text, words_in(text))


def _in_figures(text: str) -> re.Match[str] | None:
    in_ascii = text.isascii()
    # One of these stands between the figures, or one of several characters beyond ASCII, or the Vietnamese for a month.
    if in_ascii and not ("." in text or "/" in text or "-" in text or " thg " in text):
        return None
    match = _FIGURES.search(text) if _NUMBERS[in_ascii].search(text) else None
    if match is not None and _MAY_BE_CLOCK.fullmatch(match[0]):
        words = _in_words(text, words_in(text))
        return None if words is not None and words["year"] else match
    return match


def _in_words(text: str, words: list[str]) -> re.Match[str] | None:
    if _MONTHS.isdisjoint(words):
        return None
    last = [word for word in words if word in _MONTHS][-1]
    found = _first_of(_DAY_MONTH, text) if has_digit(text[: text.rfind(last)]) else None
    if found is not None and found["year"]:
        return found
    # The number before "1 Oct. 9, 2010" is the comment's.
    other = _first_of(_MONTH_DAY, text)
    if found is None or other is None:
        return found or other
    return other if other["year"] and other.start() < found.end() else found


def _first_of(pattern: tuple[re.Pattern[str], re.Pattern[str]], text: str) -> re.Match[str] | None:
    for match in pattern[text.isascii()].finditer(text):
        name = match["month"]
        if name in _MONTHS and (
            name not in WEAK_MONTHS
            or len(match["year"] or "") == 4
            or _YEAR_BEFORE.search(text, 0, match.start())
        ):
            return match
    return None


def _relative_span(text: str, words: list[str]) -> tuple[int, int] | None:
    """Return where a text of those words names a time that counts from now."""
    past = None if PAST_WORDS.isdisjoint(words) else past_in(text)
    # "1 hour, 5 minutes ago" begins with what only the pattern knows.
    if past is not None and not has_digit(text[: past.start]):
        return past.start, past.end
    match = _relative_part(text, words)
    return match.span() if match is not None else past and (past.start, past.end)


def _relative_part(text: str, words: list[str]) -> re.Match[str] | None:
    if RELATIVE.isdisjoint(words) and (_AGO_ALONE.isdisjoint(words) or not _SHORT_AGO.search(text)):
        return None
    if not PAST.isdisjoint(words) and (match := _RELATIVE.search(text)):
        return match
    if len(text) > LONGEST_LABEL or _NAMED.isdisjoint(words):
        return None
    return _NAMED_DAY.search(text) or _JUST_NOW.search(text)


def speaks_of_time(text: str) -> bool:
    """Tell whether a short text has words that times are made of and no others, beside a number or for a day.

    >>> speaks_of_time("Am 6. März 2024 um 17:05 Uhr"), speaks_of_time("před 2 hodinami"), speaks_of_time("3d")
    (True, True, True)
    >>> speaks_of_time("Al Smith, 2 hours ago"), speaks_of_time("in May"), speaks_of_time("12 34")
    (False, False, False)
    """
    if len(text) > LONGEST:
        return False
    plain = _plain(text)
    words = words_in(plain)
    if not words or not _OF_TIMES.issuperset(words):
        past = past_in(plain)
        return past is not None and (past.start, past.end) == (0, len(plain))
    return has_digit(plain) or not _NAMED_DAYS.isdisjoint(words) or plain in NOW


def is_clock(text: str) -> bool:
    """Tell whether a short text is a time of day and nothing else.

    >>> is_clock("19.12"), is_clock("7:05 p.m."), is_clock("19.12.2015")
    (True, True, False)
    """
    # Most short pieces with a digit are a number.
    if len(text) >= 20 or text.isdecimal():
        return False
    said = text.strip().lower()
    return _CLOCK_TIME[said.isascii()].fullmatch(said) is not None and not _WITH_YEAR.search(said)


def read_time(
    text: str, *, now: str | None = None, order: Order | None = None, language: str | None = None
) -> str | None:
    """Return the moment a text names, as ISO 8601; None when that is not certain.

    Args:
        text: a time as a page shows it, with little around it.
        now: when the page was saved, as ISO 8601; relative times cannot be told without it, or where it is no day.
        order: the order of day and month in numeric dates, where it is known.
        language: the language of the page, as a BCP 47 tag, where it is known: some months have the names of others.

    >>> read_time("Am 6. März 2024 um 17:05 Uhr"), read_time("le 11 septembre 2018 à 12h57")
    ('2024-03-06T17:05', '2018-09-11T12:57')
    >>> read_time("vor 3 Tagen", now="2020-05-20T10:00"), read_time("il y a 2 heures", now="2020-05-20T01:00")
    ('2020-05-17', '2020-05-19')
    """
    text = _plain(" ".join(text.split()))
    if len(text) > LONGEST:
        return None
    exact = iso_date(text, order)
    try:
        if exact:
            return of_our_years(exact)
        match = _dated_part(text)
        if match:
            dated = _dated(text, match, now=now, order=order, language=language)
            return of_our_years(dated) if dated else None
        return _relative(text, now, language) if now and names_day(now) else None
    except (ValueError, OverflowError):
        return None


def has_ambiguous_month(text: str) -> bool:
    """Tell whether a text has a word that is one month in Croatian and another in Polish or Czech.

    >>> has_ambiguous_month("5. listopada 2020."), has_ambiguous_month("5. siječnja 2020.")
    (True, False)
    """
    return not IN_CROATIAN.keys().isdisjoint(words_in(_plain(text)))


def order_told(text: str) -> Order | None:
    """Return the order of day and month in a numeric date, where the day of the week beside it fits just one.

    >>> order_told("Tue, 06/07/2022 - 07:02"), order_told("06/07/2022")
    ('mdy', None)
    """
    words = words_in(text)
    weekdays = {WEEKDAYS[word] for word in words if word in WEEKDAYS}
    if not weekdays and words:
        weekdays = SHORT_WEEKDAYS.get(words[0], frozenset())
    match = _in_figures(_plain(text)) if len(weekdays) == 1 else None
    if match is None or not match["numeric"]:
        return None
    fits: list[Order] = []
    orders: tuple[Order, ...] = ("dmy", "mdy")
    for order in orders:
        day = iso_date(match["numeric"], order)
        if day and date.fromisoformat(day).weekday() in weekdays:
            fits.append(order)
    return fits[0] if len(fits) == 1 else None


def order_of_language(language: str | None) -> Order | None:
    """Return the order of day and month in numeric dates of a language, as a BCP 47 tag; None where it is not sure.

    >>> order_of_language("de-AT"), order_of_language("en-US"), order_of_language("en")
    ('dmy', 'mdy', None)
    """
    tag = (language or "").replace("_", "-").lower()
    if primary_subtag(tag) in _DAY_FIRST or tag in (
        "en-gb",
        "en-au",
        "en-ie",
        "en-nz",
        "en-za",
        "en-in",
    ):
        return "dmy"
    return "mdy" if tag == "en-us" else None


def saved_when(html: str) -> str | None:
    """Return when a page says it was saved, as SingleFile and the Internet Archive write it into pages.

    >>> saved_when("<!-- Page saved with SingleFile saved date: Wed May 20 2020 10:00:00 GMT+0200 -->")
    '2020-05-20T10:00:00+02:00'
    """
    match = _SAVED.search(html[:4_000]) or _SAVED.search(html[-4_000:])
    if not match:
        return None
    if match["wayback"]:
        clock, day = match["wayback"].split(" ", 1)
        return iso_date(f"{day} {clock}")
    zone = re.search(r"GMT([+-]\d{4})", match["single"])
    said = re.sub(r"\s*GMT.*", "", match["single"]).strip()
    return iso_date(f"{said} {zone[1]}" if zone else said)


def _dated(
    text: str, match: re.Match[str], *, now: str | None, order: Order | None, language: str | None
) -> str | None:
    found = match.groupdict()
    if found.get("iso"):
        day = found["iso"]
        if len(day) > 10:
            return iso_date(day)
    elif found.get("numeric"):
        numeric = re.sub(r"[.]?,\s", ".", found["numeric"]).replace(" ", "")
        day = iso_date(numeric.replace("/", "-") if re.match(r"\d{4}/", numeric) else numeric, order)
    elif found.get("yearless"):
        known = "mdy" if re.match(_IN_KANJI, text[match.end() :]) else order
        numbers = [int(number) for number in re.findall(r"\d+", found["yearless"])]
        month, number = numbers if known == "mdy" else reversed(numbers)
        day = _last(month, number, now) if known in ("dmy", "mdy") else None
    elif found.get("vy"):
        day = _day(found["vy"], found["vm"], found["vd"])
    elif found.get("cjk"):
        day = _day(found["cy"], found["cm"], found["cd"])
    elif found.get("cm2"):
        day = _last(int(found["cm2"]), int(found["cd2"]), now)
    else:
        name = found["month"]
        year = found["year"] or _year_beside(text, match)
        number = int(found["day"])
        if name in IRANIAN_MONTHS:
            # Its months have days that ours have not, so it is no date to our calendar.
            return (
                _with_clock(text, match, f"{year}-{IRANIAN_MONTHS[name]:02d}-{number:02d}") if year else None
            )
        month = month_of(name, language)
        if year and len(year) == 4 and not year.startswith(("19", "20")):
            # In Thailand years count from the death of the Buddha.
            year = str(int(year) - BUDDHIST) if year.startswith("25") and _THAI.match(name) else None
        elif year and len(year) == 2 and _THAI.match(name):
            year = str(2500 + int(year) - BUDDHIST)
        day = _day(year.strip("'’"), month, number) if year else _last(month, number, now)
    return _with_clock(text, match, day) if day else None


def _with_clock(text: str, match: re.Match[str], day: str) -> str:
    around = [clock for clock in _CLOCK_TIME[text.isascii()].finditer(text) if not _overlap(clock, match)]
    return f"{day}T{clock}" if around and (clock := _clock(around[0])) else day


def _overlap(one: re.Match[str], other: re.Match[str]) -> bool:
    return one.start() < other.end() and other.start() < one.end()


def _year_beside(text: str, match: re.Match[str]) -> str | None:
    if before := _YEAR_BEFORE.search(text, 0, match.start()):
        return before[1]
    found = re.match(r"\D{0,16}((?:19|20)\d\d)(?!\d)", text[match.end() :])
    return found[1] if found else None


def _day(year: str | int, month: str | int, day: str | int) -> str:
    number = int(year)
    return date(number + 2000 if number < 100 else number, int(month), int(day)).isoformat()


def _last(month: int, day: int, now: str | None) -> str | None:
    """Return the last such day before a page was saved: pages leave out the year only of recent days."""
    if not now or not names_day(now):
        return None
    saved = date.fromisoformat(now[:10])
    year = saved.year if (month, day) <= (saved.month, saved.day) else saved.year - 1
    return date(year, month, day).isoformat()


def _clock(match: re.Match[str]) -> str | None:
    if not match[0][0].isdigit():
        return "12:00" if match[0] == "noon" else "00:00"
    hour = int(match[0][:2] if match[0][1:2].isdigit() else match[0][0])
    half = match["ap"] or match["ap2"] or _half_before(match)
    # Some sites write 00:03 am and 14:30 pm.
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half.startswith(("p", *_EVENING)) else 0)
    elif half and (hour > 12) != half.startswith(("p", *_EVENING)):
        return None
    if hour > 23:
        return None
    return f"{hour:02d}:{match['m'] or '00'}" + (f":{match['s']}" if match["s"] else "")


def _half_before(match: re.Match[str]) -> str:
    """Return the half of the day that is told before a clock, as "am" or "pm"; nothing where none is."""
    before = match.string[: match.start()].rstrip()
    return "pm" if before.endswith(_AFTER_NOON) else "am" if before.endswith(_BEFORE_NOON) else ""


def _relative(text: str, now: str, language: str | None) -> str | None:
    saved = datetime.fromisoformat(now)
    to_the_minute = "T" in now
    is_label = len(text) <= LONGEST_LABEL
    if is_label and (named := _NAMED_DAY.search(text)):
        day = (saved - timedelta(days=1 if named["y"] else 0)).date().isoformat()
        clock = _CLOCK_TIME[text.isascii()].search(text)
        said = _clock(clock) if clock else None
        return f"{day}T{said}" if said else day
    match, past = _RELATIVE.search(text), past_in(text)
    if past is not None and past.unit and (match is None or past.start <= match.start()):
        return _back(saved, past.amount, past.unit, to_the_minute=to_the_minute)
    if match:
        groups = match.groupdict()
        count = groups["n"] or groups["n2"] or groups["n3"] or groups["n4"]
        name = groups["unit"] or groups["unit2"] or groups["unit3"] or groups["unit4"]
    elif (bare := _BARE_IN_LANGUAGE.fullmatch(text.strip())) and (
        unit := SHORT_BY_LANGUAGE.get(primary_subtag(language), {}).get(bare[2])
    ):
        return _back(saved, int(bare[1]), unit, to_the_minute=to_the_minute)
    elif bare := _BARE_SHORT.fullmatch(text.strip()):
        count, name = bare[1], bare[2]
    elif is_label and _JUST_NOW.search(text):
        count, name = "0", "minute"
    else:
        return None
    unit = UNITS.get(name) or AGO.get(name) or SHORT_UNITS[name]
    return _back(saved, int(count) if count.isdigit() else 1, unit, to_the_minute=to_the_minute)


def _back(saved: datetime, count: int, unit: str, *, to_the_minute: bool) -> str | None:
    if unit in ("second", "minute", "hour"):
        if not to_the_minute:
            return None
        seconds: Mapping[str, int] = {"second": 1, "minute": 60, "hour": 3600}
        moment = saved - timedelta(seconds=count * seconds[unit])
        return moment.date().isoformat() if unit == "hour" else moment.isoformat(timespec="minutes")
    moment = saved - timedelta(days=count * _DAYS[unit])
    shown = moment.date().isoformat()
    return shown if unit == "day" else shown[:7] if unit in ("week", "month") else shown[:4]
