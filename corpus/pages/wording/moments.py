"""Which moment a time is that a page shows.

Times relative to the capture of the page ("vor 3 Tagen") count from there. Nothing is made more precise than its words:
"3 days ago" is a day, "2 hours ago" a day too (ISO 8601 has no shorter form that ends at the hour alone, and a minute
would be invented), "3 weeks ago" a month, but "3 weeks 2 days ago" a day. What could be two dates is none.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from ...values.dates import iso_date, names_day
from ...values.language_tags import primary_subtag
from ..cldr import HALVES, past_in
from .calendar import (
    AGO,
    BIKRAM_MONTHS,
    BUDDHIST,
    ERAS,
    IN_CROATIAN,
    IRANIAN_MONTHS,
    ROMAN_MONTHS,
    SHORT_BY_LANGUAGE,
    SHORT_UNITS,
    SHORT_WEEKDAYS,
    UNITS,
    WEEKDAYS,
    month_of,
    of_our_years,
)
from .cues import has_digit, words_in
from .times import (
    CLOCK_TIME,
    COUNTED_BACK,
    IN_KANJI,
    JUST_NOW,
    LONGEST,
    LONGEST_LABEL,
    MOST_ENDINGS,
    NAMED_DAY,
    YEAR_BEFORE,
    YEAR_BEHIND_CLOCK,
    any_word,
    in_figures,
    in_words,
    plain,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ...values.dates import Order

_DAY_FIRST = frozenset((
    "de", "fr", "es", "it", "pt", "nl", "pl", "ru", "uk", "cs", "sk", "da", "nb", "no", "fi", "ro", "tr", "el", "bg",
    "hr", "sr", "ca", "sl", "vi", "id",
))  # fmt: skip
_THAI = re.compile("[ก-ฮ]")
_DAYS = {"day": 1, "week": 7, "month": 30.44, "year": 365.25}
_HELD = {("year", "month"): 12, ("week", "day"): 7, ("day", "hour"): 24}
"""How many of a smaller unit another has."""
_BEFORE_NOON = ("上午", "凌晨", "清晨", "早上", "早晨", "午前", "오전")
_AFTER_NOON = ("下午", "傍晚", "晚上", "午後", "오후")
MOST_WORDS_OF_HALF, LONGEST_SHORT = 3, 2
"""Words for a half of the day, and characters of one that is a day of the week, or a name, where a clock follows."""
_BARE_IN_LANGUAGE = re.compile(r"(\d{1,3})\s?([^\W\d_]{1,4})\.?")
_BARE_SHORT = re.compile(rf"(\d{{1,3}})\s?({any_word((*SHORT_UNITS, *UNITS))}|min|hr|hrs|wk|yr|mins)\.?")


def _dated_part(text: str) -> re.Match[str] | None:
    """Return the match of the first date in a text."""
    if not has_digit(text):
        return None
    return in_figures(text) or in_words(text, words_in(text))


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
    text = plain(" ".join(text.split()))
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
    return not IN_CROATIAN.keys().isdisjoint(words_in(plain(text)))


def order_told(text: str) -> Order | None:
    """Return the order of day and month in a numeric date, where the day of the week beside it fits just one.

    >>> order_told("Tue, 06/07/2022 - 07:02"), order_told("06/07/2022")
    ('mdy', None)
    """
    words = words_in(text)
    weekdays = {WEEKDAYS[word] for word in words if word in WEEKDAYS}
    if not weekdays and words:
        weekdays = SHORT_WEEKDAYS.get(words[0], frozenset())
    match = in_figures(plain(text)) if len(weekdays) == 1 else None
    if match is None or not match.groupdict().get("numeric"):
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
        known = "mdy" if re.match(IN_KANJI, text[match.end() :]) else order
        numbers = [int(number) for number in re.findall(r"\d+", found["yearless"])]
        month, number = numbers if known == "mdy" else reversed(numbers)
        day = _last(month, number, now) if known in ("dmy", "mdy") else None
    elif found.get("rm"):
        day = _day(found["ry"], ROMAN_MONTHS[found["rm"]], found["rd"])
    elif found.get("era"):
        number = 1 if found["ey"] == "元" else int(found["ey"])
        day = _day(ERAS[found["era"]] + number, found["em"], found["ed"])
    elif found.get("ky"):
        day = _day(found["ky"], month_of(found["km"]), found["kd"])
    elif found.get("vy"):
        day = _day(found["vy"], found["vm"], found["vd"])
    elif found.get("cjk"):
        day = _day(found["cy"], found["cm"], found["cd"])
    elif found.get("cm2"):
        day = _last(int(found["cm2"]), int(found["cd2"]), now)
    else:
        name = found["month"]
        if name in BIKRAM_MONTHS:
            return None
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
    around = [clock for clock in CLOCK_TIME[text.isascii()].finditer(text) if not _overlap(clock, match)]
    return f"{day}T{clock}" if around and (clock := _clock(around[0])) else day


def _overlap(one: re.Match[str], other: re.Match[str]) -> bool:
    return one.start() < other.end() and other.start() < one.end()


def _year_beside(text: str, match: re.Match[str]) -> str | None:
    if before := YEAR_BEFORE.search(text, 0, match.start()):
        return before[1]
    if behind := YEAR_BEHIND_CLOCK.match(text[match.end() :].lstrip()):
        return behind[1]
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
    half = _half_of(match["ap"] or match["ap2"] or "") or _half_before(match)
    # Some sites write 00:03 am and 14:30 pm.
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "pm" else 0)
    elif half and (hour > 12) != (half == "pm"):
        return None
    if hour > 23:
        return None
    return f"{hour:02d}:{match['m'] or '00'}" + (f":{match['s']}" if match["s"] else "")


def _half_of(said: str) -> str:
    """Return the half of the day that is told behind a clock, as "am" or "pm"; nothing where none is.

    >>> _half_of("p. m."), _half_of("сл.об."), _half_of("p.d.")
    ('pm', 'pm', 'am')
    """
    bare = (said[: len(said) - more] for more in range(MOST_ENDINGS + 1))
    if half := next((HALVES[word] for word in bare if word in HALVES), ""):
        return half
    return f"{said[0]}m" if said else ""


def _half_before(match: re.Match[str]) -> str:
    """Return the half of the day that is told before a clock, as "am" or "pm"; nothing where none is."""
    before = match.string[: match.start()].rstrip()
    if before.endswith(_AFTER_NOON):
        return "pm"
    if before.endswith(_BEFORE_NOON):
        return "am"
    words = before.split()[-MOST_WORDS_OF_HALF:]
    said = (" ".join(words[at:]) for at in range(len(words)))
    return next((HALVES[word] for word in said if word in HALVES and len(word) > LONGEST_SHORT), "")


def _relative(text: str, now: str, language: str | None) -> str | None:
    saved = datetime.fromisoformat(now)
    to_the_minute = "T" in now
    is_label = len(text) <= LONGEST_LABEL
    if is_label and (named := NAMED_DAY.search(text)):
        day = (saved - timedelta(days=1 if named["y"] else 0)).date().isoformat()
        clock = CLOCK_TIME[text.isascii()].search(text)
        said = _clock(clock) if clock else None
        return f"{day}T{said}" if said else day
    match, past = COUNTED_BACK.search(text), past_in(text)
    counted = match is None or (past is not None and past.start <= match.start() and not match["more"])
    if past is not None and past.unit and counted:
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
    elif is_label and JUST_NOW.search(text):
        count, name = "0", "minute"
    else:
        return None
    unit = UNITS.get(name) or AGO.get(name) or SHORT_UNITS[name]
    number = int(count) if count.isdigit() else 1
    smaller = match and UNITS.get(match["smaller"] or match["smaller2"])
    if match and smaller and (to_the_minute or smaller != "hour"):
        number, unit = _together(number, unit, int(match["more"] or match["more2"]), smaller)
    return _back(saved, number, unit, to_the_minute=to_the_minute)


def _together(count: int, unit: str, more: int, smaller: str) -> tuple[int, str]:
    """Return a number of units and some of a smaller one as a number of the latter, where it is a whole one.

    Months and years have no number of days, and of a day and some hours the day is all that is told.

    >>> _together(3, "week", 2, "day"), _together(1, "year", 2, "month"), _together(1, "month", 3, "day")
    ((23, 'day'), (14, 'month'), (1, 'month'))
    """
    held = _HELD.get((unit, smaller))
    return (count * held + more, smaller) if held else (count, unit)


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
