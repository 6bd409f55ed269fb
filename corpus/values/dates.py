"""Dates as sources write them, to ISO 8601 with no more precision than the source has.

Nothing is invented: a year stays a year, a time without a zone stays without one, and a date that could be
read in two ways is not read at all unless its column says which way (`infer_order`).
"""

from __future__ import annotations

import math
import re
import unicodedata
from calendar import monthrange
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

Order = Literal["dmy", "mdy", "ymd"]
LONGEST = 200
MOST_BEFORE_COLON = len("at 10")
"""Characters of a clock before its first colon; blanks are single ones by then."""
ORDERS: tuple[Order, ...] = ("dmy", "mdy", "ymd")
PRECISION = ("year", "month", "day", "minute", "second")

_TIME = r"(?P<h>\d{1,2}):(?P<m>\d{2})(?::(?P<s>\d{2})(?:[.,](?P<f>\d{1,9}))?)?\s*(?P<ap>[ap]\.?m\.?(?!\w))?"
_ZONES_SAID = r"(?:(?:UTC|GMT)\s?)?[+-]\d{2}:?\d{2}|(?:UTC|GMT)[+-]\d{1,2}|Z|UTC|GMT|[A-Z]{2,5}"
_ZONE = rf"(?P<z>{_ZONES_SAID})"
_WHEN = rf"(?:{_TIME}(?:\s*\(?{_ZONE}\)?)?)"
# Behind other dates, an offset without minutes may as well be the end of a stretch of time.
_ISO_WHEN = rf"(?:{_TIME}(?:\s*\(?(?P<z>{_ZONES_SAID}|[+-]\d{{2}})\)?)?)"
_ISO = re.compile(rf"(\d{{4}})(?:-(\d{{2}})(?:-(\d{{2}})(?:[T ]\s*{_ISO_WHEN})?)?)?", re.IGNORECASE)
_BASIC = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{2}(?::?\d{2})?)?)?")
_EPOCH = re.compile(r"(\d{9,10}|\d{12,13}|\d{16}|\d{19})(?:\.(\d+))?")
_AT = (
    r"(?:at|um|à|a\s?las?|às|alle(?:\sore)?|ore|om|kl\.?|klo|kell|o|ob|u|v|ve|la|ora|godz\.?|saat|pukul|lúc|στις|в|во|о|об"
    r"|الساعة|ساعت|בשעה)"
)
_HOURS = (
    r"(?P<h>\d{1,2})(?::|\.|\s?h\s?)(?P<m>\d{2})(?:[:.](?P<s>\d{2})(?:[.,](?P<f>\d{1,9}))?)?"
    r"\s*(?P<ap>[ap]\.?m\.?(?!\w))?(?:\s?(?:uhr|hrs?|h|hod\.?|godz\.?|ч\.?|год\.?))?"
)
_NUMERIC = re.compile(
    rf"(\d{{1,4}})([/-]|\.\s?)(\d{{1,2}})\2(\d{{1,4}})\.?"
    rf"(?:(?:(?:,|\s?[-–—|·•@]|,?\s{_AT})?[\sT]+|\s?\()(?:{_HOURS}(?:\s*\(?{_ZONE}\)?)?)\)?)?",
    re.IGNORECASE,
)
_RFC = re.compile(r"(?:[A-Za-z]{3},\s*)?\d{1,2}\s+[A-Za-z]{3}\s+\d{4}\s+\d{1,2}:\d{2}")
_CLOCK = re.compile(rf"(?<![\d:])(?:at\s+)?{_WHEN}(?![\d:])", re.IGNORECASE)
_MONTH_FIRST = re.compile(
    r"(?P<month>[a-z]+) (?P<day>\d{1,2})(?:st|nd|rd|th)?,? (?P<year>[12]\d{3}) (?:at )?"
    r"(?P<h>\d{1,2}):(?P<m>\d{2})(?::(?P<s>\d{2}))?(?: ?(?P<ap>[ap]m))?",
    re.IGNORECASE | re.ASCII,
)
"""A moment as most English pages write it: "October 23rd, 2012 at 4:25 pm"."""
_ZONE_NAMED = re.compile(r"([+-]\d{2}:?\d{2}) \([^()\d]+\)$")
"""The name of a zone behind its offset, as JavaScript writes dates: "GMT+0200 (Central European Summer Time)"."""
_OFFSET = re.compile(r"[+-]\d{4}(?=\s|$)")
_WORD_OR_NUMBER = re.compile(r"[^\W\d_]+|\d+")
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_WEEKDAYS = frozenset(
    name
    for day in ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    for name in (day, day[:3], {"tuesday": "tues", "thursday": "thurs"}.get(day, day))
)
_FILLERS = frozenset(("of", "on", "the", "published", "posted", "updated"))
_ZONES = {
    "Z": 0, "UTC": 0, "GMT": 0, "EST": -300, "EDT": -240, "CST": -360, "CDT": -300, "MST": -420, "MDT": -360,
    "PST": -480, "PDT": -420, "BST": 60, "CET": 60, "CEST": 120, "EET": 120, "EEST": 180, "MSK": 180,
}  # fmt: skip


def iso_date(value: object, order: Order | None = None) -> str | None:
    """Return a date or date-time as ISO 8601, as precise as it was written; None when it cannot be read.

    ISO 8601, RFC 2822, English dates with the month's name, numeric dates, and epoch times in seconds,
    milliseconds, microseconds or nanoseconds (which are UTC) are read. Two-digit years follow POSIX: 69–99
    are 1969–1999, 00–68 are 2000–2068. Dates with dots are day first unless `order` says otherwise, or there is no
    such day and the year has four digits.

    Args:
        value: text, a number, or a `date` or `datetime`.
        order: the order of day, month and year in numeric dates, where the column makes it known.

    >>> iso_date("2017-04"), iso_date("April 5, 2017"), iso_date("Wed, 05 Apr 2017 10:00:00 +0200")
    ('2017-04', '2017-04-05', '2017-04-05T10:00:00+02:00')
    >>> iso_date("4/28/2017"), iso_date("4/5/2017"), iso_date("4/5/2017", order="mdy")
    ('2017-04-28', None, '2017-04-05')
    >>> iso_date("4.5.2017"), iso_date("4.28.2017"), iso_date("4.28.17")
    ('2017-05-04', '2017-04-28', None)
    >>> iso_date("2017-04-28 10:00:00+02"), iso_date("Fri Apr 28 2017 10:00:00 GMT+0200 (Central European Summer Time)")
    ('2017-04-28T10:00:00+02:00', '2017-04-28T10:00:00+02:00')
    >>> iso_date("28.4.2017 um 18:05 Uhr"), iso_date("28/04/2017 à 18h05"), iso_date("28.04.2017 (18.05)")
    ('2017-04-28T18:05', '2017-04-28T18:05', '2017-04-28T18:05')
    """
    if isinstance(value, str):
        return _read(value, order) if len(value) <= LONGEST else None
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        if isinstance(value, float) and not math.isfinite(value):
            return None
        if abs(value) >= 1e20:
            return None
        value = str(int(value)) if value == int(value) else repr(value)
    return iso_date(str(value), order)


def precision(iso: str | None) -> str | None:
    """Return how precise an ISO 8601 date or date-time is: one of `PRECISION`; None for no date.

    >>> precision("2017"), precision("2017-04-05"), precision("2017-04-05T10:00+02:00")
    ('year', 'day', 'minute')
    """
    if iso is None:
        return None
    day, _, clock = iso.partition("T")
    if clock:
        return "second" if clock[5:6] == ":" else "minute"
    return PRECISION[day.count("-")]


def names_day(iso: str | None) -> bool:
    """Tell whether an ISO 8601 date or date-time is as precise as a day.

    >>> names_day("2017-04"), names_day("2017-04-05"), names_day("2017-04-05T10:00+02:00")
    (False, True, True)
    """
    return precision(iso) in ("day", "minute", "second")


def last_day(iso: str) -> str:
    """Return the last day that an ISO 8601 date or date-time can mean; "" for an empty one.

    >>> last_day("2017"), last_day("2017-02"), last_day("2017-02-03T10:00"), last_day("")
    ('2017-12-31', '2017-02-28', '2017-02-03', '')
    """
    match precision(iso or None):
        case "year":
            return f"{iso}-12-31"
        case "month":
            return f"{iso}-{monthrange(int(iso[:4]), int(iso[5:7]))[1]}"
        case _:
            return iso[:10]


@lru_cache(maxsize=8192)
def _read(value: str, order: Order | None) -> str | None:
    text = _plain(value)
    if not text:
        return None
    if text.endswith(")"):
        text = _ZONE_NAMED.sub(r"\1", text)
    try:
        # All that have no words begin with a digit.
        if text[0].isdecimal() and (
            found := _iso(text) or _basic(text) or _epoch(text) or _numeric(text, order)
        ):
            return found
        return _rfc(text) or _month_first(text) or _worded(text)
    except (ValueError, OverflowError, OSError):
        return None


def infer_order(values: Iterable[object]) -> Order | None:
    """Return the order in which a whole column writes its numeric dates; None when it does not show.

    One value that can be read in one way only decides for all of them; a column that holds both day-first
    and month-first evidence decides nothing.

    >>> infer_order(["4/5/2017", "4/28/2017", ""])
    'mdy'
    >>> infer_order(["4/5/2017", "28/4/2017", "4/28/2017"]) is None
    True
    """
    evidence = OrderEvidence()
    for value in values:
        evidence.add(value)
    return evidence.order


class OrderEvidence:
    """What the values of a column, taken one by one, say of the order of its numeric dates (see `infer_order`)."""

    __slots__ = ("_dotted", "_numeric", "_seen", "_year_first")

    def __init__(self) -> None:
        """Begin without evidence."""
        self._seen: set[Order] = set()
        self._dotted = self._numeric = self._year_first = 0

    def add(self, value: object) -> None:
        """Take a value of the column."""
        match = _NUMERIC.fullmatch(_plain(value)) if isinstance(value, str) else None
        if not match or _ISO.fullmatch(match[0]):
            return
        self._numeric += 1
        first, separator, second, third = match[1], match[2], match[3], match[4]
        self._dotted += separator.startswith(".")
        if len(first) == 4:
            self._year_first += 1
        elif int(first) > 31:
            self._seen.add("ymd")
        elif int(first) > 12 and int(second) <= 12 and (len(third) == 4 or int(third) > 31):
            self._seen.add("dmy")
        elif int(second) > 12 and int(first) <= 12:
            self._seen.add("mdy")

    @property
    def order(self) -> Order | None:
        """The order that is shown so far; None where none is, or more than one."""
        if len(self._seen) == 1:
            return next(iter(self._seen))
        if not self._seen and self._numeric:
            if self._year_first == self._numeric:
                return "ymd"
            if self._dotted == self._numeric:
                return "dmy"
        return None

    @property
    def is_open(self) -> bool:
        """Whether there are numeric dates and nothing in them tells their order, nor contradicts itself."""
        return self._numeric > 0 and not self._seen and self.order is None


def _plain(text: str) -> str:
    if len(text) > LONGEST:
        return ""
    text = " ".join(text.split())
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text)


def _iso(text: str) -> str | None:
    match = _ISO.fullmatch(text)
    if not match:
        return None
    year, month, day = match[1], match[2], match[3]
    if not day:
        date(int(year), int(month or 1), 1)
        return "-".join(part for part in (year, month) if part) if 1000 <= int(year) <= 2999 else None
    return _joined(date(int(year), int(month), int(day)), match)


def _basic(text: str) -> str | None:
    match = _BASIC.fullmatch(text)
    if not match or not 1600 <= int(match[1]) <= 2199:
        return None
    day = date(int(match[1]), int(match[2]), int(match[3])).isoformat()
    if not match[4]:
        return day
    clock = _clock(int(match[4]), int(match[5]), match[6], None)
    return f"{day}T{clock}{_zone(match[7])}"


def _epoch(text: str) -> str | None:
    match = _EPOCH.fullmatch(text)
    if not match:
        return None
    digits = match[1]
    unit = 1 if len(digits) <= 10 else 1_000 if len(digits) <= 13 else 10 ** (len(digits) - 10)
    seconds, rest = divmod(int(digits), unit)
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
    if not 1990 <= moment.year <= 2100:
        return None
    if rest:
        moment += timedelta(microseconds=rest * 1_000_000 // unit)
    return moment.isoformat()


def _numeric(text: str, order: Order | None) -> str | None:
    match = _NUMERIC.fullmatch(text)
    if not match:
        return None
    first, separator, second, third = match[1], match[2], match[3], match[4]
    if len(third) == 3 or len(first) == 3 or (len(first) > 2 and len(third) > 2):
        return None
    if len(first) == 4:
        readings = [(first, second, third)]
    else:
        by_order = {
            "dmy": (third, second, first),
            "mdy": (third, first, second),
            "ymd": (first, second, third),
        }
        if order is None and separator.startswith(".") and not (len(third) == 4 and 12 < int(second) <= 31):
            order = "dmy"
        if order == "ymd" and len(third) == 4:
            return None
        readings = [by_order[order]] if order else [by_order["dmy"], by_order["mdy"]]
        if order is None and len(third) < 4:
            readings.append(by_order["ymd"])
    days = set()
    for year, month, day in readings:
        try:
            days.add(date(_full_year(year), int(month), int(day)))
        except ValueError:
            continue
    return _joined(days.pop(), match) if len(days) == 1 else None


def _rfc(text: str) -> str | None:
    if ":" not in text or not _RFC.match(text):
        return None
    try:
        moment = parsedate_to_datetime(text)
    except (TypeError, ValueError, IndexError):
        return None
    seconds = re.search(r"\d{1,2}:\d{2}:\d{2}", text)
    return moment.isoformat(timespec="seconds" if seconds else "minutes")


def _month_first(text: str) -> str | None:
    """Return what `_worded` does for the most common order of words; None for any other."""
    match = _MONTH_FIRST.fullmatch(text)
    if not match or (month := _MONTHS.get(match["month"].lower())) is None:
        return None
    day = date(int(match["year"]), month, int(match["day"]))
    return f"{day.isoformat()}T{_clock(int(match['h']), int(match['m']), match['s'], match['ap'])}"


def _worded(text: str) -> str | None:
    colon = text.find(":")
    clock = _CLOCK.search(text, max(0, colon - MOST_BEFORE_COLON)) if colon >= 0 else None
    words = _WORD_OR_NUMBER.findall((text[: clock.start()] + " " + text[clock.end() :]) if clock else text)
    zone = ""
    if clock and not clock["z"] and (offset := _OFFSET.search(text)):
        zone = offset[0]
        words = [word for word in words if word != zone[1:]] + [""]
    month = day = year = None
    for word in words:
        bare = word.casefold()
        if bare.isdigit():
            if len(bare) == 4 and year is None:
                year = int(bare)
            elif len(bare) <= 2 and day is None:
                day = int(bare)
            else:
                return None
        elif bare in _MONTHS and month is None:
            month = _MONTHS[bare]
        elif bare and bare not in _WEEKDAYS and bare not in _FILLERS and bare not in ("st", "nd", "rd", "th"):
            return None
    if month is None or year is None or not 1000 <= year <= 2999:
        return None
    if day is None:
        return None if clock else f"{year:04d}-{month:02d}"
    whole = date(year, month, day)
    if not clock:
        return whole.isoformat()
    return _joined(whole, clock, zone=zone)


def _joined(day: date, match: re.Match[str], *, zone: str = "") -> str:
    if match["h"] is None:
        return day.isoformat()
    seconds = match["s"]
    clock = _clock(int(match["h"]), int(match["m"]), seconds, match["ap"])
    fraction = f".{match['f']}" if match["f"] else ""
    return f"{day.isoformat()}T{clock}{fraction}{_zone(match['z'] or zone)}"


def _clock(hour: int, minute: int, second: str | None, half: str | None) -> str:
    if half:
        if not 1 <= hour <= 12:
            raise ValueError("no hour of a twelve-hour clock")
        hour = hour % 12 + (12 if half[0] in "pP" else 0)
    if hour > 23 or minute > 59 or int(second or 0) > 60:
        raise ValueError("no time of day")
    if second == "60":
        second = "59"  # of a leap second, which hardly anything that reads dates knows
    return f"{hour:02d}:{minute:02d}" + (f":{second}" if second else "")


def _zone(zone: str | None) -> str:
    if not zone:
        return ""
    name = zone.upper()
    if name in _ZONES:
        minutes = _ZONES[name]
    else:
        match = re.fullmatch(r"(?:UTC|GMT)?\s?([+-])(\d{1,2}):?(\d{2})?", name)
        if not match:
            raise ValueError("a time zone that is not known")
        minutes = int(match[2]) * 60 + int(match[3] or 0)
        if minutes > 14 * 60 or int(match[3] or 0) > 59:
            raise ValueError("no time zone is that far off")
        minutes = -minutes if match[1] == "-" else minutes
    return datetime(2000, 1, 1, tzinfo=timezone(timedelta(minutes=minutes))).isoformat()[19:]


def _full_year(year: str) -> int:
    if len(year) == 4:
        return int(year)
    if len(year) != 2:
        raise ValueError("no year")
    return int(year) + (1900 if int(year) >= 69 else 2000)
