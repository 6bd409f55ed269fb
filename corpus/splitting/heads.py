"""One line that says who wrote a comment or when: the name, the time, and the form they are written in.

The time is told as on web pages, in many languages (module `pages.times`).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ..pages.wording.calendar import MONTHS, SHORT_FORMS, UNITS
from ..pages.wording.counts import count_in
from ..pages.wording.cues import PAST, words_in
from ..pages.wording.other_times import tells_other_time
from ..pages.wording.phrases import BY_WORDS, clean_name, is_badge, is_chrome, only_connects
from ..pages.wording.times import time_span
from . import markers

LONGEST, MOST_WORDS = 120, 9
"""Characters of such a line, and words of it beside the time."""
LONGEST_NAME, MOST_NAME_WORDS = 40, 5
LEAST_TWICE = 6
"""Characters of a time that stands twice on one line."""
LONGEST_TITLE, MOST_TITLE_WORDS = 80, 10
"""Characters and words of a name; where somebody "says" something, it may be the title of a page that links here."""
FIRST_YEAR = 1993
"""The year of the first comments on the web."""
_CENTURY = re.compile(r"(?<!\d)19\d\d(?!\d)")
_CLOCK = re.compile(r"(?<![\d./-])\d{1,2}[:.h]\d\d(?!\d|[./-]\d)|\d\s?[ap]\.?m", re.IGNORECASE)
_DAY = re.compile(r"(?:19|20)\d\d|\d[./-]\d+[./-]\d\d")
_HALF = re.compile(r"\s?[ap]\.?m\.?", re.IGNORECASE)
_ZONE = re.compile(
    r"\(?\b(?:UTC|GMT|[ECMPAH][SD]?T|AK[SD]T|BST|CES?T|EES?T|WES?T|AE[SD]?T|AW[SD]T|NZ[SD]T|JST|KST|IST|SGT|MSK)\b"
    r"(?:\s?[-+−]\s?\d{1,2})?\)?"
)
SHORTENED = re.compile(r"(?<!\w)(?:[^\W\d_]|[JS]r|Esq|MD|PhD)\.$")
"""How a name ends in a full stop: with an initial, or what is written short behind names."""
_STATE = re.compile(r", [^\W\d_]{1,6}\.$")
"""How a place behind a name does."""
_MASKED = re.compile(r"\w\*+$|[\u2600-\u27bf\U0001f300-\U0001faff]\ufe0f?$")
"""How a name ends of which a site hides a part, or which ends in a picture."""
_LINK = re.compile(r"\[\d{1,4}\]")
"""How text browsers number what can be followed."""
_IP = re.compile(
    r"(?<![\d.])(?:\d{1,3}\.){3}(?:\d{1,3}(?![\d.:])|\*+|x{1,3}(?!\w))|(?<![\d.])(?:\d{1,3}\.){2}(?:\*\.?){1,2}"
)
"""The address of a computer, part of it hidden, which some sites print beside the time."""
_ANSWERED = re.compile(r"^(\S+(?: \S+){0,4}) {2,}(?=[^\W\d_])[^•|·]{1,40}(?=[•|·])")
_GLUED = re.compile(
    r"(?<=[^\W\d_])(?=\d{1,2} [^\W\d_]{3,9} (?:19|20)\d\d)|(?<=[a-z)\]])(?=[A-Z][a-z]{2,8} \d{1,2}, (?:19|20)\d\d)"
)
"""Where a name runs into the date that stood in an element of its own."""
_NUMBER = re.compile(r"^#?\d{1,4}[.):]?\s+(?:[-–]\s+)?(?=[^\W\d_])")
"""The number of a comment before the name."""
_OF_MEMBER = re.compile(
    r"\d[\d.,]*k?\s(?:fans?|followers?|posts?|comments?|points?|karma|likes?|replies|reviews?|articles?|beiträge|kommentare"
    r"|messages?|commentaires?|mensajes|comentarios|messaggi|commenti|berichten|reacties|сообщени\w+|комментари\w+)",
    re.IGNORECASE,
)
"""What a site counts of somebody, below or above the name."""
_ABOUT = re.compile(r"\s(?:about|almost|over|nearly|less than|more than)$", re.IGNORECASE)
"""What stands between a name and a time that counts from now."""
_SAYS = re.compile(r"\s(?:says?|said|wrote|writes)\W*$", re.IGNORECASE)
_BACK = PAST | {"ago", "trước"}
AVATAR = re.compile(r".{0,40}\bavatar\b.{0,20}|\[?user picture\]?|photo|foto|image|bild", re.IGNORECASE)
"""What stands for a picture."""
_LEADS = re.compile(
    r"^(?:(?:old|alt)$|\[[–+-]\]\s*|\[user picture\]\s*(?:from:\s*)?|post(?:ed)?\s?by\s+"
    r"|(?:skrivet|skrevet|geschrieben|verfasst|eingereicht|gespeichert|escrito|publicado|enviado|publié|soumis|posté|proposé"
    rf"|envoyé|rédigé|écrit|scritto|inviato|pubblicato|ingediend|geplaatst|napisan[ey]|wysłan[ey])\s(?:{BY_WORDS})\s*:?\s+"
    r"|(?:autor|auteur|autore|author)\s*:\s+)",
    re.IGNORECASE,
)
"""What stands before names: the forms of vBulletin, Reddit, LiveJournal and phpBB, and "written by" elsewhere."""
_STROKES = re.compile(r"\s*[|•·]\s*")
_BESIDE = re.compile(
    r"\s*(?:\(\s?#?\d+\s?\)|\[(?:score hidden|(?-i:[A-Z])|\+\d+)\](?!\w)|comment score below threshold"
    r"|-?\d+ (?:points?|pts?)\b|(?<=\s)-?\d+p\b|»)",
    re.IGNORECASE,
)
"""What stands beside names: a member's number, points, signs of rank."""


_SHORT_FORM = "|".join(sorted(SHORT_FORMS, key=len, reverse=True))
_UNIT = "|".join(sorted(UNITS, key=len, reverse=True))
_SHORT_AGO = re.compile(
    rf"(?:[^·•|]{{1,60}}[·•|])*\s?(?P<when>\d{{1,3}}\s?(?:{_SHORT_FORM})\.?)(?:\s?[·•|].{{0,100}})?",
    re.IGNORECASE,
)
"""A time that counts from now in figures and a letter or two, alone on a line or parted from names and buttons."""
_BUTTONS_AGO = re.compile(
    rf"(?P<before>.*?)\b(?P<when>\d{{1,3}}\s?(?:{_SHORT_FORM}|{_UNIT})\.?)(?!\w)(?P<after>.*)", re.IGNORECASE
)
"""The same with buttons beside it, whatever stands between these: "Like Reply 3y", "Antworten · 2 Tage"."""
_UNITS_BEFORE = re.compile(
    rf"\b\d{{1,3}}\s(?:{_UNIT}),?\s(?:and\s|und\s|et\s|y\s|e\s|i\s|и\s)?$", re.IGNORECASE
)
"""What stands before a time that counts from now in two units: "1 Stunde 51 Minuten her"."""
_CHANGED = re.compile(
    r"[\s·•|(]*\b(?:edited|bearbeitet|modifié|editado|modificato|redigera[dt]|redigert|redigeret|bewerkt|edytowan[eoy]|изменено"
    r"|отредактировано|düzenlendi)\b[\s·•|)]*$",
    re.IGNORECASE,
)
"""What says behind a time that a comment was changed."""


class Form(NamedTuple):
    """What lines of one kind have in common: words before or after the time, and how the time is written."""

    before: bool
    after: bool
    time: str
    exact: bool


class Head(NamedTuple):
    """What a line says: a name (None where it holds none), a time, whether the name "says" something, and its form."""

    name: str | None
    when: str
    says: bool
    form: Form


def head_of(line: str) -> Head | None:
    """Return what a line says of who wrote and when; None where it says something else as well, or no time.

    >>> head_of("[–]tram_fan 12 points 4 hours ago").name, head_of("Ann Holm | May 2, 2011 10:02")[:2]
    ('tram_fan', ('Ann Holm', 'May 2, 2011 10:02'))
    >>> head_of("Like · Reply · 3d")[:2], head_of("Ann Holm · 2 Std.")[:2], head_of("They waited 3 h")
    ((None, '3d'), ('Ann Holm', '2 Std.'), None)
    >>> head_of("Joined: Fri Jan 04, 2008 10:00 am"), head_of("3 years ago • 12 comments"), head_of("It was May 2011.")
    (None, None, None)
    """
    # What stands apart from a name is who is answered.
    line = _IP.sub(" ", _LINK.sub("", _ANSWERED.sub(r"\1 ", line)))
    line = markers.parted(_once(_GLUED.sub(" ", " ".join(line.split()))))
    span = time_span(line) if len(line) <= LONGEST else None
    short = _short_ago(line) if span is None and len(line) <= LONGEST else None
    span = short.span("when") if short else span
    if span is None or tells_other_time(line[: span[0]]):
        return None
    if longer := _UNITS_BEFORE.search(line, 0, span[0]):
        span = longer.start(), span[1]
    when = line[slice(*span)]
    ago, clock = short is not None or _is_ago(when), _CLOCK.search(when)
    alone = span == (0, len(line))
    if not (ago or _DAY.search(when) or (clock and clock[0] != when) or (alone and not clock)):
        return None
    if (year := _CENTURY.search(when)) and int(year[0]) < FIRST_YEAR:
        return None
    before = _bare(_ABOUT.sub("", line[: span[0]].rstrip()) if ago else line[: span[0]])
    after = _CHANGED.sub("", _bare(_ZONE.sub("", _without_ago(line[span[1] :]), count=1)))
    rest = f"{before} {after}".strip()
    offers = _only_offers(rest)
    if (rest and count_in(rest) is not None) or (not offers and len(rest.split()) > MOST_WORDS):
        return None
    name = None if offers else next((name for part in (before, after) if (name := _name_in(part))), None)
    if name is None and not offers:
        return None
    return Head(
        name=name,
        when=when,
        says=_SAYS.search(line) is not None,
        form=Form(
            before=any(map(str.isalpha, before)),
            after=any(map(str.isalpha, after)),
            time="ago" if ago else _written(when),
            exact=ago or clock is not None,
        ),
    )


def _short_ago(line: str) -> re.Match[str] | None:
    """Find a time that is written short, with nothing beside it but names and buttons that are parted from it."""
    short = _SHORT_AGO.fullmatch(line)
    if short:
        return short
    found = _BUTTONS_AGO.fullmatch(line)
    beside = _CHANGED.sub("", f"{found['before']} {found['after']}".strip()) if found else ""
    return found if any(map(str.isalpha, beside)) and _only_offers(beside) else None


def _only_offers(part: str) -> bool:
    """Tell whether a part of a line holds buttons and counts alone, parted by strokes or by nothing.

    >>> _only_offers("Like · Reply · Mark as spam · 2"), _only_offers("Like Reply 2"), _only_offers("Ann · Reply")
    (True, True, False)
    """
    if only_connects(part) or is_chrome(part):
        return True
    pieces = [piece for piece in _STROKES.split(part) if piece]
    return all(map(_is_offer, pieces)) or all(map(_is_offer, " ".join(pieces).split()))


def offers_answer(line: str) -> bool:
    """Tell whether a line holds what is pressed to answer a comment, among other buttons, counts and a time.

    >>> offers_answer("Like · Reply · 3d"), offers_answer("Reply to all of it took 3d")
    (True, False)
    """
    pieces = [piece for piece in _STROKES.split(line) if piece]
    return len(pieces) > 1 and any(map(markers.is_answer_button, pieces))


def _is_offer(piece: str) -> bool:
    return is_chrome(piece) or only_connects(piece) or markers.is_notice(piece)


def _once(line: str) -> str:
    """Return a line that says the same twice, as for two widths of a screen, without the second half of it."""
    half, rest = len(line) // 2, (len(line) + 1) // 2
    return line[:half] if len(line) > 2 * LEAST_TWICE and line[:half] == line[rest:] else line


def name_above(line: str) -> str:
    """Return the name in a line that holds nothing else, as stands above a time; empty where it is none.

    >>> [name_above(line) for line in ("Roger Weeks Says:", "Kim Lee", "They left early.", "ran*****", "fern_")]
    ['Roger Weeks', 'Kim Lee', '', 'ran*****', 'fern_']
    """
    bare = _LEADS.sub("", line.strip())
    if counts_of_member(bare):
        return ""
    if bare.casefold() in ("[deleted]", "[removed]"):
        return bare
    if AVATAR.fullmatch(bare):
        return ""
    if not 0 < len(bare) <= LONGEST_TITLE + 10:
        return ""
    masked = _MASKED.search(bare)
    if not (masked or bare.endswith((":", "…", "...")) or _ends(bare)):
        return ""
    name = _without_badge(clean_name(_NUMBER.sub("", bare)) or "")
    # A page that links here says its whole title.
    longest, words = (
        (LONGEST_TITLE, MOST_TITLE_WORDS) if _SAYS.search(bare) else (LONGEST_NAME, MOST_NAME_WORDS)
    )
    short = len(name) <= longest and len(name.split()) <= words
    return name if short and (masked or _ends(name)) and not markers.is_page(bare) else ""


def _ends(name: str) -> bool:
    """Tell whether a line ends as names and the places behind them do."""
    return (
        name[-1:].isalnum()
        or name.endswith("_")
        or any(pattern.search(name) for pattern in (SHORTENED, _STATE))
    )


def counts_of_member(line: str) -> bool:
    """Tell whether a line says how much somebody wrote, or how many follow them, and no more.

    >>> counts_of_member("349 Fans"), counts_of_member("12 Ann")
    (True, False)
    """
    return _OF_MEMBER.fullmatch(line.strip()) is not None


def _is_ago(when: str) -> bool:
    """Tell whether a time counts from now: "3 days ago", "vor 3 Tagen", "3時間前"."""
    words = words_in(when)
    # "ago" is August too.
    months = MONTHS.keys() & set(words) - {"ago"}
    dated = months or _DAY.search(when) or any(sign in when for sign in "月월")
    return not dated and not _BACK.isdisjoint(words)


def _without_ago(after: str) -> str:
    """Return what stands behind a time without the same time as it counts from now.

    >>> _without_ago(" - 3 hours ago"), _without_ago(" | Ann")
    (' - ', ' | Ann')
    """
    span = time_span(after)
    return after[: span[0]] + after[span[1] :] if span and _is_ago(after[slice(*span)]) else after


def _bare(part: str) -> str:
    return _BESIDE.sub("", _LEADS.sub("", part.strip())).strip()


def _without_buttons(part: str) -> str:
    """Return a part of a line without what offers something to click: "Ann | Email | Homepage"."""
    pieces = [piece.strip() for piece in _STROKES.split(part)]
    kept = [piece for piece in pieces if piece and not _is_offer(piece)]
    return " | ".join(kept) if kept and len(kept) < len(pieces) else part


def _name_in(part: str) -> str | None:
    """Return the name that is what a line holds before or after its time, numbers and words around it aside."""
    words = part.split()
    while words and not any(map(str.isalpha, words[0])):
        del words[0]
    while len(words) > 1 and words[-1].isalpha() and only_connects(words[-1]):
        del words[-1]
    part = _without_buttons(" ".join(words))
    if only_connects(part) or is_chrome(part):
        return None
    name = clean_name(part)
    name = clean_name(_NUMBER.sub("", name)) if name and _NUMBER.match(name) else name
    return _without_badge(name) if name else None


def _without_badge(name: str) -> str:
    """Return a name without the badge that runs into it, as in "Ann Holm Mod"; what everybody is called stays."""
    rest, _, last = name.rpartition(" ")
    rest = rest.rstrip(" -–—|·•,([")
    return rest if rest and is_badge(last) and last.casefold() not in ("guest", "gast") else name


def _written(when: str) -> str:
    """Return how a time is written, its numbers and words left out."""
    return re.sub(r"[^\W\d_]+\.?", "a", _HALF.sub("p", re.sub(r"\d+", "9", when.lower())))
