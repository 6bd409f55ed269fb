"""Where a line names a time, as pages show times.

Dates with the month's name, numeric dates and ISO dates are known in the main European languages, months and times that
count from now ("vor 3 Tagen", "5 hours ago") in those of the Common Locale Data Repository. Which moment a time is, the
module `moments` tells.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from ..cldr import HALVES, PAST_WORDS, levelled, past_in
from .calendar import (
    AFTER,
    AGO,
    BEFORE,
    BIKRAM_MONTHS,
    ERAS,
    IRANIAN_MONTHS,
    MONTHS,
    NOW,
    ONE,
    ROMAN_MONTHS,
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
)
from .cues import DATE, PAST, RELATIVE, cue_of, has_digit, longest_words, lowered, words_in

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST = 200
"""Characters of a line that is looked at for a time: the patterns are slow on long ones."""
LONGEST_LABEL = 60
"""Characters of a line beyond which words without a number, such as "yesterday", tell no time of it."""
NEAR, SHORTEST_CLOCK, LONGEST_CLOCK = 18, 3, 24
"""How many characters a date and its clock may stand apart, and a clock has at least and at most."""
LONGEST_WEEKDAY, SHORTEST_MONTH = 20, 3
_MONTHS = MONTHS.keys() | IRANIAN_MONTHS.keys() | BIKRAM_MONTHS


def any_word(words: Iterable[str]) -> str:
    """Return a pattern of any of some words, of two that begin alike the longer one."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _for_lines(pattern: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return a pattern for lines in lower case: one for any, and one for those in ASCII, by `str.isascii`.

    Most lines are in ASCII, where letters, digits and blanks are told by a glance at a table.
    """
    in_ascii = pattern.replace(r"[^\W\d_]", "[a-z]").replace(r"\s", r"[\t-\r\x1c- ]")
    return re.compile(pattern), re.compile(in_ascii, re.ASCII)


_YEAR = r"(?:(?:19|20|25|1[34])\d\d(?!\d)|['’]\d\d(?!\d))"
MOST_ENDINGS = 2
"""Letters that may follow the word for a half of the day, as Arabic has them."""
_HALVES = rf"(?:{any_word(HALVES)})[^\W\da-z]{{0,{MOST_ENDINGS}}}(?!\w)"
_PART = r"(?:0?[1-9]|[12]\d|3[01])"
IN_KANJI = r"\s?[(（][月火水木金土日][)）]"
"""A day of the week as Japanese pages set it behind the month and the day."""
_THEN_CLOCK = rf"(?:{IN_KANJI})?(?:,?\s+(?:(?:at|um|à|@|[-–|])\s*)?|\|)\d{{1,2}}[:h]\d\d"
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
# A blank without a width, levelled, may stand between any two words of Khmer.
_KHMER_DAY, _KHMER_MONTH = rf"(?:{levelled('ថ្ងៃ')}\U0002200b?)?{levelled('ទី')}\U0002200b?", levelled("ខែ")
_RARE_FIGURES = re.compile(
    rf"(?P<era>{'|'.join(ERAS)})(?P<ey>\d{{1,3}}|元)年\s?(?P<em>\d{{1,2}})月\s?(?P<ed>\d{{1,2}})日"
    rf"|{_KHMER_DAY}(?P<kd>\d{{1,2}})\s?(?P<km>{any_word(name for name in MONTHS if name.startswith(_KHMER_MONTH))})"
    rf"\s?{levelled('ឆ្នាំ')}[\s\U0002200b]?(?P<ky>(?:19|20)\d\d)"
    rf"|(?<![\d./-])(?P<rd>\d{{1,2}})\.\s?(?P<rm>{any_word(ROMAN_MONTHS)})\.?\s?(?P<ry>(?:19|20)\d\d)(?!\d)"
)
"""Dates in the eras of Japan, in Khmer and with Roman months, looked for where there are none of the others."""
# Any word stands for a month here; whether it is one, the dictionary knows faster than a pattern. What stands before
# the day is looked at after its first digit: a search for a digit is quick, one for what is no letter is not.
_DAY_MONTH = _for_lines(
    r"(?P<day>\d(?<!\w\d)\d?)(?:st|nd|rd|th|er|ère|\.|º|ª|-?го|ی)?(?:\s?de\s|\s?of\s|\s?d['’]|\s|-"
    r"|/|(?<=\.))\s*(?P<month>[^\W\d_]{2,16})(?![^\W\d_])\.?"
    rf"(?:(?:\s?,|\s?/|-|\s?del?\s|\s|\.)\s*(?P<year>{_YEAR}|\d\d(?=\s?$|,?\s(?:at|um|à|@|-|\d))))?"
)
_MONTH_DAY = _for_lines(
    rf"(?<![^\W\d_])(?P<month>[^\W\d_]{{3,12}}|[\u0900-\u1fff\U00020900-\U00021fff]{{2}})(?:\.\s*|\s+|(?<=[^\x00-\u024f]))(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.)?(?!\d"
    rf"|:)(?:\s?,?\s*(?P<year>{_YEAR}))?"
)
# As Hungarian, Lithuanian, Latvian, Basque, Kazakh, Kyrgyz and Armenian write: the year, the month, the day.
YEAR_BEFORE = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:\s?m\.|\.\sgada|\(e\)ko|[\s-]ж\.|\sթ\.|\.)?,?\s+$")
YEAR_BEHIND_CLOCK = re.compile(r"\d\d:\d\d:\d\d\s(?:[a-z]{2,5}\s)?((?:19|20)\d\d)(?!\d)")
"""The clock and the year as the C library writes them behind a day without one: "Fri Mar 12 09:10:44 EST 2004"."""
_IN_FIGURES = (_FIGURES, _RARE_FIGURES)
_MAY_BE_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d\.[0-5]\d")
"""What Danes, Finns and Indonesians write a clock like, beside a date with the month's name."""
# As with days, what stands before a clock is looked at after its first character.
CLOCK_TIME = _for_lines(
    r"[\dnm](?<![\d.:/-].)(?:(?<=\d)(?:"
    r"(?:(?<=[01])\d|(?<=2)[0-4])?\s?(?:[:h]\s?|\.|\sh\s\s?)(?P<m>[0-5]\d)(?:[:.](?P<s>[0-5]\d))?(?!\d)(?:\.\d+)?"
    r"(?:(?:(?<=h\d\d)|(?<=h\s\d\d))\s?mi?n(?![^\W\d_]))?"
    rf"\s?(?P<ap>[ap]\.?\s?m\.?(?!\w)|{_HALVES})?"
    rf"|(?:(?<=1)[0-2]|(?<=0)[1-9]|(?<=[1-9]))\s?(?P<ap2>[ap]\.?m\.?|{_HALVES})(?!\w))"
    r"|(?:(?<=n)oon|(?<=m)idnight)(?!\w))"
)
# Most times look like this: no number before the day, a month's name on either side of it, the year, a clock perhaps.
_USUAL = re.compile(
    r"\D*(?P<day>\d{1,2})(?:(?:st|nd|rd|th)?,?|(?:\.|st|nd|rd|th)? (?P<month>[a-z]{3,12})\.?,?) (?P<year>(?:19|20)\d\d)"
    r"(?:,? (?:(?:at|um|@|-|\|) )?(?P<clock>\d{1,2}:\d\d(?::\d\d)?)(?P<half> ?[ap]\.?m)?)?(?P<rest>\D*)"
)
_COUNT = rf"(?P<n>\d{{1,4}}|{any_word(ONE)})"
_UNIT = rf"(?P<unit>{any_word(UNITS)})(?![^\W\d_])\.?"
_AND_MORE = rf"(?:,?\s(?P<more>\d{{1,2}})\s(?P<smaller>{any_word(UNITS)})(?![^\W\d_])\.?)?"
"""What some systems, such as Drupal, add to a count of units: that of a smaller one."""
COUNTED_BACK = re.compile(
    rf"""(?<!\w)(?:(?:{any_word(BEFORE)})\s+(?:about\s|etwa\s|ca\.\s|environ\s|около\s)?{_COUNT}\s?{_UNIT}{_AND_MORE}
    |{_COUNT.replace("<n>", "<n2>")}\s?{_UNIT.replace("<unit>", "<unit2>")}
        {_AND_MORE.replace("<more>", "<more2>").replace("<smaller>", "<smaller2>")}\s(?:{any_word(AFTER)})(?!\w)
    |(?P<n3>\d{{1,4}})\s?(?P<unit3>{any_word(SHORT_UNITS)})(?:\s(?:ago|trước))(?!\w)
    |(?P<n4>\d{{1,4}})\s?(?P<unit4>{any_word(AGO)})(?:(?<=前)|\s?전))""",
    re.VERBOSE,
)
_ROUGHLY = frozenset(("about", "almost", "over", "around", "etwa", "circa", "environ", "около"))
"""What stands before a time that counts back and is none to the minute: "about 5 hours ago"."""
_AGO_ALONE = frozenset(("ago", "trước"))
_SHORT_AGO = re.compile(r"\d\s?[a-z]{1,2}\s(?:ago|trước)")
NAMED_DAY = re.compile(rf"(?<!\w)(?:(?P<y>{any_word(YESTERDAY)})|(?P<t>{any_word(TODAY)}))(?![^\W\d])")
JUST_NOW = re.compile(rf"(?<!\w)(?:{any_word(NOW)})(?!\w)")
_TIME_WORDS = PAST_WORDS.union(_MONTHS, RELATIVE, _AGO_ALONE)
"""Words one of which stands in every time that is not all figures."""
_NAMED = longest_words((*YESTERDAY, *TODAY, *NOW))
_NUMBERS = _for_lines(
    rf"\d\s(?:tháng|thg)\s\d|\d[./-]\s?\d{{1,2}}(?:(?:[./-]\s?|,\s)\d|\.?{_THEN_CLOCK})"
    rf"|\d\d\s\d{{1,2}}/\d|\d\s?{_KHMER_MONTH}"
    r"|\d[年년月월]|\d\.\s?[ivx]{1,4}\.?\s?\d"
)
_WITH_YEAR = re.compile(r"[./-](?:19|20)\d\d$")
_SPELT_CLOCK = re.compile(r"[时時点點시](?<=\d.)(\s?)(\d\d)[分분]")
"""The words for hour and minute in a clock, in place of a colon and behind it: they are rarer than digits."""
_ENDS_CLOCK = re.compile(r"\d[:.h]\d\d(?:[:.]\d\d)?(?:\s?[ap]\.?m\.?)?$")
_ZONES = r"[ECMP][SD]?T|BST|MSK|MES?Z|CES?T|EES?T|WES?T|A[CEW][SD]T|NZ[SD]T|[IJK]ST|[HP]KT|SGT|SAST|[EW]AT|WI[BT]A?"
_BEHIND_CLOCK = re.compile(
    rf"\s?(?:\((?:UTC|GMT|{_ZONES})\)|(?:UTC|GMT)(?:\s?[+-]\d{{1,2}}(?::?\d\d)?)?|{_ZONES}|[Uu]hr|h|น\.|น(?=\s|$))(?!\w)"
)
"""The zone of a clock, or the word for hours, behind it."""
LONGEST_OTHER = 50
"""Characters of a day in another calendar, before the same day in brackets."""
_OTHER_CALENDAR = re.compile(
    r"(?<!\w)(?:[^\W\d_]+\s\d{1,2}|\d{1,2}\s[^\W\d_]+)(?:\s[^\W\d_]+)?,?\s[1-9]\d{3}\s?[(（]\Z"
)
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
    गते बजे को की ម៉ោង ថ្ងៃ ទី ឆ្នាំ
    日上午 日下午 日凌晨 日早上 日晚上 日午前 日午後
    """.split()  # noqa: SIM905
LEAST_AGE, LONGEST_AGE = 2, 30
_AGE = re.compile(r"[^\w(]*(\d{1,3}\s?([^\W\d_]{1,10})\.?)\W*(?:\([^()\d]{1,20}\)\W*)?")
"""How old something is, and perhaps in brackets that it was changed since."""
_AGE_WORDS = frozenset((*UNITS, *SHORT_FORMS, *SHORT_UNITS)).union(
    word for short in SHORT_BY_LANGUAGE.values() for word in short if len(word) > 1
)
"""Of a single letter, those that say so in most languages: "74p" are points."""
_OF_TIMES = frozenset(
    word
    for phrase in (
        *_MONTHS, *WEEKDAYS, *SHORT_WEEKDAYS, *UNITS, *SHORT_FORMS, *SHORT_UNITS, *ONE, *BEFORE, *AFTER, *AGO,
        *YESTERDAY, *TODAY, *NOW, *HALVES, *_AROUND,
    )
    for word in words_in(phrase)
)  # fmt: skip
"""The words that times are made of, and those that stand among them."""


@lru_cache(maxsize=8192)
def time_span(text: str) -> tuple[int, int] | None:
    """Return where a line names a time: from the first to the last sign of its date and clock; None if nowhere.

    >>> line = "by james on January 31, 2011 at 9:59 am."
    >>> line[slice(*time_span(line))]
    'January 31, 2011 at 9:59 am.'
    >>> time_span("Ann, 9/22/2011 4:02 PM EDT"), time_span("Am 3. Mai 2012, 9:40 Uhr (1)")
    ((5, 26), (3, 24))
    >>> time_span("vor 3 Tagen"), time_span("about 5 hours ago"), time_span("He was 31 in May.")
    ((0, 11), (0, 17), None)
    """
    size = len(text)
    if size > LONGEST:
        return None
    said, text = text, plain(text)
    numbered = has_digit(text)
    if size > LONGEST_LABEL and not numbered:
        return None
    span = (numbered and usual_span(text)) or searched_span(text, numbered=numbered)
    if span is None:
        return None
    start, end = span
    if not numbered or end - start == size:
        return span
    if start and text[start - 1] in "(（":
        start = _with_other_calendar(text, start, end)
    if start and (before := text[max(0, start - LONGEST_WEEKDAY) : start].split()):
        day = before[-1].strip(".,")
        # A short one is told from other words by the comma or stop after it.
        if (
            day in WEEKDAYS
            or (day in SHORT_WEEKDAYS and day != before[-1] and before[-2:-1] != ["by"])
            or (before[-1] in _ROUGHLY and COUNTED_BACK.match(text, start))
        ):
            start = text.rindex(before[-1], 0, start)
    while text[end - 1].isspace():
        end -= 1
    if end < size and (zone := _BEHIND_CLOCK.match(said, end)) and _ENDS_CLOCK.search(text, start, end):
        end = zone.end()
    # "23 seconds ago (7:18 PM)"
    if end < size and text[end] == ")" and "(" in text[start:end] and ")" not in text[start:end]:
        end += 1
    return start, end


def _with_other_calendar(text: str, start: int, end: int) -> int:
    """Return where a time begins whose date alone stands in brackets, behind the same day in another calendar.

    >>> _with_other_calendar("ann, nisan 22, 5775 (april 11, 2015) at 9:40", 21, 44)
    5
    """
    if ")" not in text[start:end] and "）" not in text[start:end]:
        return start
    other = _OTHER_CALENDAR.search(text, max(0, start - LONGEST_OTHER), start)
    return other.start() if other else start - 1


def after_weekday(text: str, start: int) -> int:
    """Return where a time begins that starts somewhere in a text: with the short weekday that opens it, if one does.

    In a text that is a time and nothing else, a word such as "so" is no other word.

    >>> after_weekday("So 22. Nov 2020, 16:03", 3), after_weekday("am 22. Nov 2020", 3)
    (0, 3)
    """
    return 0 if text[:start].strip(" .,").lower() in SHORT_WEEKDAYS else start


def names_time(text: str) -> bool:
    """Tell whether a short text names a time: of most, their words tell that they do not, and no search is needed.

    >>> names_time("3 May 2012"), names_time("May Holm")
    (True, False)
    """
    return cue_of(text) & DATE != 0 and time_span(text) is not None


def usual_span(text: str) -> tuple[int, int] | None:
    """Return where a text that is `plain` names a time of the usual form: as `searched_span`, in a third of its time.

    >>> usual_span("ann on may 3, 2012 at 9:40 am"), usual_span("3. mai 2012"), usual_span("2012-05-03")
    ((7, 29), (0, 11), None)
    """
    if not text.isascii() or "noon" in text or "midnight" in text:
        return None
    match = _USUAL.fullmatch(text)
    if match is None:
        return None
    start = match.start("day")
    if month := match["month"]:
        if month not in _MONTHS or text[start - 1 : start].isidentifier():
            return None
    else:
        before = text[:start].rstrip(" ").removesuffix(".")
        start = before.rfind(" ") + 1
        month = before[start:]
        if month not in _MONTHS or len(month) < SHORTEST_MONTH:
            return None
        # "9:40 March" is a date, too.
        if match["clock"] and not match["half"] and not _MONTHS.isdisjoint(words_in(match["rest"])):
            return None
    if not match["clock"]:
        return start, match.end("year")
    clock = CLOCK_TIME[True].match(text, match.start("clock"))
    return (start, clock.end()) if clock else None


def searched_span(text: str, *, numbered: bool) -> tuple[int, int] | None:
    """Return where a text that is `plain` names a date and its clock; `numbered` says that it has a digit."""
    match = in_figures(text) if numbered else None
    span = match.span() if match is not None else None
    if match is None:
        words = words_in(text)
        if _TIME_WORDS.isdisjoint(words):
            return None
        match = in_words(text, words) if numbered else None
        span = match.span() if match is not None else _relative_span(text, words)
    if span is None:
        return None
    start, end = span
    if not numbered or end - start == len(text):
        return span
    worded = match is not None and match.re not in _IN_FIGURES and not match["year"]
    if worded and (year := YEAR_BEFORE.search(text, 0, start)):
        start = year.start()
    # Most lines begin with the date, with no clock before it.
    first = max(0, start - NEAR - LONGEST_CLOCK) if start > SHORTEST_CLOCK else end
    for clock in CLOCK_TIME[text.isascii()].finditer(text, first, end + NEAR + LONGEST_CLOCK):
        first, last = clock.span()
        if 0 <= first - end <= NEAR:
            end = last
            if worded and (year := YEAR_BEHIND_CLOCK.match(text, clock.start())):
                end = year.end()
            break
        if 0 <= start - last <= NEAR:
            start = first
            break
    return start, end


def plain(text: str) -> str:
    """Return a text in lower case, its digits and clocks as our own and its letters levelled, at the same places."""
    if text.isascii():
        return text.lower()
    text = joined_months(levelled(_OTHER_DIGIT.sub(lambda digit: str(int(digit[0])), lowered(text))))
    return _SPELT_CLOCK.sub(r":\1\2 ", text)


def in_figures(text: str) -> re.Match[str] | None:
    """Return the match of the first date in figures in a text that is `plain`."""
    in_ascii = text.isascii()
    # One of these stands between the figures, or one of several characters beyond ASCII, or the Vietnamese for a month.
    if in_ascii and not ("." in text or "/" in text or "-" in text or " thg " in text):
        return None
    if not _NUMBERS[in_ascii].search(text):
        return None
    match = _FIGURES.search(text)
    if match is None or match["cm2"]:
        return _RARE_FIGURES.search(text) or match
    if _MAY_BE_CLOCK.fullmatch(match[0]):
        words = in_words(text, words_in(text))
        return None if words is not None and words["year"] else match
    return match


def in_words(text: str, words: list[str]) -> re.Match[str] | None:
    """Return the match of the first date with a month's name in a text that is `plain`, of those words."""
    if _MONTHS.isdisjoint(words):
        return None
    months = [word for word in words if word in _MONTHS]
    found = _first_of(_DAY_MONTH, text) if has_digit(text[: text.rfind(months[-1])]) else None
    if found is not None and found["year"]:
        return found
    # The number before "1 Oct. 9, 2010" is the comment's.
    other = _first_of(_MONTH_DAY, text, start=text.find(months[0]))
    if found is None or other is None:
        return found or other
    return other if other["year"] and other.start() < found.end() else found


def _first_of(
    pattern: tuple[re.Pattern[str], re.Pattern[str]], text: str, *, start: int = 0
) -> re.Match[str] | None:
    for match in pattern[text.isascii()].finditer(text, start):
        name = match["month"]
        if name in _MONTHS and (
            name not in WEAK_MONTHS
            or len(match["year"] or "") == 4
            or YEAR_BEFORE.search(text, 0, match.start())
        ):
            return match
    return None


def _relative_span(text: str, words: list[str]) -> tuple[int, int] | None:
    """Return where a text of those words names a time that counts from now."""
    past = None if PAST_WORDS.isdisjoint(words) else past_in(text)
    # "1 hour, 5 minutes ago" begins with what only the pattern knows.
    if past is not None and not has_digit(text[: past.start]):
        # "il y a 3 semaines 2 jours" goes on with a smaller unit.
        more = COUNTED_BACK.match(text, past.start) if has_digit(text[past.end :]) else None
        return past.start, max(past.end, more.end()) if more is not None else past.end
    match = _relative_part(text, words)
    return match.span() if match is not None else past and (past.start, past.end)


def _relative_part(text: str, words: list[str]) -> re.Match[str] | None:
    if RELATIVE.isdisjoint(words) and (_AGO_ALONE.isdisjoint(words) or not _SHORT_AGO.search(text)):
        return None
    if not PAST.isdisjoint(words) and (match := COUNTED_BACK.search(text)):
        return match
    if len(text) > LONGEST_LABEL or _NAMED.isdisjoint(words):
        return None
    return NAMED_DAY.search(text) or JUST_NOW.search(text)


def speaks_of_time(text: str) -> bool:
    """Tell whether a short text has words that times are made of and no others, beside a number or for a day.

    >>> speaks_of_time("Am 6. März 2024 um 17:05 Uhr"), speaks_of_time("před 2 hodinami"), speaks_of_time("3d")
    (True, True, True)
    >>> speaks_of_time("Al Smith, 2 hours ago"), speaks_of_time("in May"), speaks_of_time("12 34")
    (False, False, False)
    """
    if len(text) > LONGEST:
        return False
    said = plain(text)
    words = words_in(said)
    if not words or not _OF_TIMES.issuperset(words):
        past = past_in(said)
        return past is not None and (past.start, past.end) == (0, len(said))
    return has_digit(said) or not _NAMED_DAYS.isdisjoint(words) or said in NOW


def age_in(text: str) -> str | None:
    """Return the age that a short text is, a number and a word, without the signs around it.

    >>> age_in("· 1d (edited)"), age_in("3 Monate"), age_in("Area 3h"), age_in("3 points")
    ('1d', '3 Monate', None, None)
    """
    match = _AGE.fullmatch(text) if LEAST_AGE <= len(text) <= LONGEST_AGE else None
    return match[1] if match and match[2].lower() in _AGE_WORDS else None


def is_clock(text: str) -> bool:
    """Tell whether a short text is a time of day and nothing else.

    >>> is_clock("19.12"), is_clock("7:05 p.m."), is_clock("19.12.2015")
    (True, True, False)
    """
    # Most short pieces with a digit are a number.
    if len(text) >= 20 or text.isdecimal():
        return False
    said = text.strip().lower()
    return CLOCK_TIME[said.isascii()].fullmatch(said) is not None and not _WITH_YEAR.search(said)
