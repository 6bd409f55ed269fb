"""Lines that say who wrote a comment or when, known by being repeated: in whatever form a site prints them.

A text copied or dumped from a page has a line for the writer and the time above (or below) every comment. One such
line proves little, since reports have dates and names too; several of one form, each followed by other text, do.
The time is told as on web pages, in many languages (module `pages.times`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from ..pages.phrases import clean_name, is_chrome, only_connects
from ..pages.times import time_span
from . import markers
from .markers import Attribution

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

LONGEST, MOST_WORDS = 120, 9
"""Characters of such a line, and words of it beside the time."""
LONGEST_NAME, MOST_NAME_WORDS = 40, 5
LEAST_UNNAMED = 3
"""Times of day that stand alone, or days without one, of which fewer prove nothing."""
LEAST_APART, MOST_UNNAMED, LEAST_HEADED, LEAST_SHORT, LEAST_DIFFERENT = 0.7, 0.5, 0.6, 0.8, 0.5
"""Shares of the lines of one form that have other text below them, that may name nobody, that stand below a name, that
have a short one; and of the names that are different: reporters take turns in a report by the minute."""
MANY_NAMES, MANY = 5, 8
"""Different names, or lines with a name and a day, that no report has."""
LEAST_PLACED, LEAST_NAME = 0.9, 3
"""Share of the names above a time that have another name above them, from which on they are places, and the characters
of such a name: a letter or two stand for a picture."""
TOP, MOST_TOP = 10, 2
"""Lines of a text that its own date may be in, and how many of these may be of the form that its comments have."""
MOST_LOOKED = 200
"""How many lines after one of them are looked at for other text."""
REACH = 3
"""How far above the others one more may stand: this many times as far as they stand apart."""
_CLOCK = re.compile(r"(?<![\d./-])\d{1,2}[:.h]\d\d(?!\d|[./-]\d)|\d\s?[ap]\.?m", re.IGNORECASE)
_DAY = re.compile(r"(?:19|20)\d\d|\d[./-]\d+[./-]\d\d")
_AGO = re.compile(r"\bago\b|^(?:vor|il y a|hace|für)\b", re.IGNORECASE)
_HALF = re.compile(r"\s?[ap]\.?m\.?", re.IGNORECASE)
_ZONE = re.compile(
    r"\(?\b(?:UTC|GMT|[ECMPAH][SD]?T|AK[SD]T|BST|CES?T|EES?T|WES?T|AE[SD]?T|AW[SD]T|NZ[SD]T|JST|KST|IST|SGT|MSK)\b"
    r"(?:\s?[-+−]\s?\d{1,2})?\)?"
)
# What is to come begins at a full quarter of an hour; readers write at any minute.
_ROUND = re.compile(r"\d[:.h](?:00|15|30|45)(?!\d)|(?<![\d:.h])\d{1,2}\s?[ap]\.?m", re.IGNORECASE)
_HANDLE = re.compile(r"(?<!\S)@\w")
"""In what is quoted from social media, the name and what one is called there stand beside each other."""
_SHORTENED = re.compile(r"(?:\b[^\W\d_]|, [^\W\d_]{1,6})\.$")
"""How a name or a place ends in a full stop: with an initial, or a state."""
_BY = re.compile(r"\W*(?:by|posted|written|published|updated)\b", re.IGNORECASE)
_LINK = re.compile(r"\[\d{1,4}\]")
"""How text browsers number what can be followed."""
_ANSWERED = re.compile(r"^(\S+(?: \S+){0,4}) {2,}(?=[^\W\d_])[^•|·]{1,40}(?=[•|·])")
_GLUED = re.compile(
    r"(?<=[^\W\d_])(?=\d{1,2} [^\W\d_]{3,9} (?:19|20)\d\d)|(?<=[a-z)\]])(?=[A-Z][a-z]{2,8} \d{1,2}, (?:19|20)\d\d)"
)
"""Where a name runs into the date that stood in an element of its own."""
_NUMBER = re.compile(r"^#?\d{1,4}[.):]?\s+(?:[-–]\s+)?(?=[^\W\d_])")
"""The number of a comment before the name."""
_SAYS = re.compile(r"\s(?:says?|said|wrote|writes)\W*$", re.IGNORECASE)


class _Form(NamedTuple):
    """What lines of one kind have in common: words before or after the time, and how the time is written."""

    before: bool
    after: bool
    time: str
    exact: bool


class _Head(NamedTuple):
    name: str | None
    when: str
    says: bool
    form: _Form


def repeated_attributions(lines: Sequence[str], filled: Sequence[int]) -> dict[int, Attribution]:
    """Return the lines that say who wrote a comment or when, by where they stand; none where they are not repeated.

    At least two with a time of day and different names, or three, with other text between most of them.

    Args:
        lines: all lines of the text.
        filled: the indexes of the lines to look at, none of them blank.

    >>> text = ["It rained.", "All day.", "Ann 3 May 2014 at 10:02", "Good.", "Bob 3 May 2014 at 11:31", "Bad."]
    >>> {at: mark.author for at, mark in repeated_attributions(text, range(6)).items()}
    {2: 'Ann', 4: 'Bob'}
    >>> repeated_attributions(["On 3 May 2014 at 10:02 it rained.", "It stopped on 4 May 2014 at 11:31."], range(2))
    {}
    """
    heads = {at: head for at in filled[2:] if (head := _head(lines[at]))}
    names = _names_above(lines, filled, heads)
    by_form: dict[_Form, list[int]] = defaultdict(list)
    for at, head in heads.items():
        by_form[head.form].append(at)
    runs = [run for run in by_form.values() if _is_run(lines, run, heads, names)]
    if not runs:
        return {}
    run = _whole_run(lines, max(runs, key=len), heads)
    placed = 2 * sum("," in (heads[at].name or "") for at in run) > len(run)
    marks = {at: Attribution(_person(heads[at].name, placed), heads[at].when, True) for at in run}
    above = {at: name for at, name in names.items() if at in marks}
    above |= _above_places(lines, filled, above, marks)
    if len(above) >= LEAST_HEADED * len(marks):
        for at, (start, name) in above.items():
            marks.update((between, Attribution(name, None, True)) for between in _from_to(filled, start, at))
            marks[at] = marks[at]._replace(author=name)
    return dict(sorted(marks.items()))


def lone_attribution(lines: Sequence[str], filled: Sequence[int]) -> dict[int, Attribution]:
    """Return the only line that says when to the minute, with the name in it or above it, where text follows.

    >>> lone_attribution(["It rained.", "All day.", "Again.", "Kim Lee", "3 May 2014 at 10:00", "Good."], range(6))
    {3: Attribution(author='Kim Lee', published=None, sure=True),
     4: Attribution(author='Kim Lee', published='3 May 2014 at 10:00', sure=True)}
    """
    heads = {at: head for at in filled[3:] if (head := _head(lines[at])) and head.form.exact}
    if len(heads) != 1:
        return {}
    at, head = next(iter(heads.items()))
    above, name = _names_above(lines, filled, heads).get(at, (at, head.name))
    follows = any(i > at and _is_text(lines[i], i, heads) for i in filled)
    # A report is signed so too, and below its text.
    told = lines[above].rstrip().endswith(":")
    if not (name and (told or name[0].isupper()) and len(name.split()) <= MOST_NAME_WORDS and follows):
        return {}
    if _BY.match(lines[at]):
        return {}
    named = {between: Attribution(name, None, True) for between in _from_to(filled, above, at)}
    return named | {at: Attribution(name, head.when, True)}


def _above_places(
    lines: Sequence[str],
    filled: Sequence[int],
    headed: Mapping[int, tuple[int, str]],
    marks: Collection[int],
) -> dict[int, tuple[int, str]]:
    """Return the names one line further up, where nearly all have one: what stands right above the time is a place."""
    further: dict[int, tuple[int, str]] = {}
    for at, (above, _) in headed.items():
        before = filled[max(bisect_left(filled, above) - 1, 0)]
        name = name_above(lines[before]) if before < above and before not in marks else ""
        if len(name) >= LEAST_NAME:
            further[at] = before, name
    # A label such as "Guest" or "level 1" stands above many.
    different = len({re.sub(r"\d+", "", name) for _, name in further.values()})
    if different < max(2, LEAST_PLACED * len(headed)) or len(further) < LEAST_PLACED * len(headed):
        return {}
    return further


def _person(name: str | None, placed: bool) -> str | None:
    """Return a name without the place after it, where most have one."""
    return name.partition(",")[0].strip() or name if name and placed else name


def _from_to(filled: Sequence[int], start: int, stop: int) -> Sequence[int]:
    return filled[bisect_left(filled, start) : bisect_left(filled, stop)]


def name_above(line: str) -> str:
    """Return the name in a line that holds nothing else, as stands above a time; empty where it is none.

    >>> name_above("Roger Weeks Says:"), name_above("Kim Lee"), name_above("They left early.")
    ('Roger Weeks', 'Kim Lee', '')
    """
    bare = line.strip()
    if not 0 < len(bare) <= LONGEST_NAME + 10:
        return ""
    if not (bare[-1].isalnum() or bare.endswith((":", "…", "...")) or _SHORTENED.search(bare)):
        return ""
    name = clean_name(_NUMBER.sub("", bare)) or ""
    short = len(name) <= LONGEST_NAME and len(name.split()) <= MOST_NAME_WORDS
    ends = name[-1:].isalnum() or _SHORTENED.search(name)
    return name if short and ends and not markers.is_page(bare) else ""


def _names_above(
    lines: Sequence[str], filled: Sequence[int], heads: Mapping[int, _Head]
) -> dict[int, tuple[int, str]]:
    """Return, for each time that names nobody, the line above it and the name there, if one stands there."""
    # Votes may stand between the two.
    spoken = [at for at in filled if at in heads or any(map(str.isalpha, lines[at]))]
    return {
        at: (above, name)
        for above, at in pairwise(spoken)
        if at in heads
        and heads[at].name is None
        and above not in heads
        and (name := name_above(lines[above]))
    }


def _head(line: str) -> _Head | None:
    # What stands apart from a name is who is answered.
    line = _GLUED.sub(" ", " ".join(_LINK.sub("", _ANSWERED.sub(r"\1 ", line)).split()))
    span = time_span(line) if len(line) <= LONGEST else None
    if span is None:
        return None
    when = line[slice(*span)]
    ago, clock = _AGO.search(when) is not None, _CLOCK.search(when)
    if not (ago or _DAY.search(when) or (clock and clock[0] != when)):
        return None
    before, after = line[: span[0]].strip(), _ZONE.sub("", line[span[1] :], count=1).strip()
    rest = f"{before} {after}".strip()
    if len(rest.split()) > MOST_WORDS:
        return None
    name = next((name for part in (before, after) if (name := _name_in(part))), None)
    if name is None and not (only_connects(rest) or is_chrome(rest)):
        return None
    return _Head(
        name=name,
        when=when,
        says=_SAYS.search(line) is not None,
        form=_Form(
            before=any(map(str.isalpha, before)),
            after=any(map(str.isalpha, after)),
            time="ago" if ago else _written(when),
            exact=ago or clock is not None,
        ),
    )


def _name_in(part: str) -> str | None:
    """Return the name that is what a line holds before or after its time, numbers and words around it aside."""
    words = part.split()
    while words and not any(map(str.isalpha, words[0])):
        del words[0]
    part = " ".join(words)
    if only_connects(part) or is_chrome(part):
        return None
    name = clean_name(part)
    return clean_name(_NUMBER.sub("", name)) if name and _NUMBER.match(name) else name


def _written(when: str) -> str:
    """Return how a time is written, its numbers and words left out."""
    return re.sub(r"[^\W\d_]+\.?", "a", _HALF.sub("p", re.sub(r"\d+", "9", when.lower())))


def _is_run(
    lines: Sequence[str],
    run: Sequence[int],
    heads: Mapping[int, _Head],
    names: Mapping[int, tuple[int, str]],
) -> bool:
    """Tell whether lines of one form are those of comments."""
    gaps = list(pairwise(run))
    apart = sum(
        any(
            _is_text(lines[at], at, heads)
            for at in range(one + 1, min(names.get(other, (other, ""))[0], one + MOST_LOOKED))
        )
        for one, other in gaps
    )
    if not gaps or apart < LEAST_APART * len(gaps):
        return False
    of_run = [heads[at] for at in run]
    handles = sum(bool(_HANDLE.search(head.name or "")) for head in of_run)
    if all(_ROUND.search(head.when) for head in of_run) or 2 * handles > len(run):
        return False
    called = [head.name for head in of_run if head.name]
    exact = of_run[0].form.exact
    if len(called) < MOST_UNNAMED * len(run):
        above = [names[at][1] for at in run if at in names]
        headed = len(above) >= LEAST_HEADED * len(run) and len(set(above)) > 1
        return headed if len(run) < LEAST_UNNAMED or not exact else True
    different = len(set(called))
    turns = len(called) > 2 and different <= LEAST_DIFFERENT * len(called)
    if different < 2 or (turns and different < MANY_NAMES):
        return False
    if exact:
        return True
    # A name, or an outlet's, and a day are as likely a list of sources.
    short = sum(head.says or len((head.name or "").split()) <= MOST_NAME_WORDS - 2 for head in of_run)
    told = of_run[0].says or not of_run[0].form.before or len(run) >= MANY
    return told and len(run) >= LEAST_UNNAMED and short >= LEAST_SHORT * len(run)


def _whole_run(lines: Sequence[str], run: Sequence[int], heads: Mapping[int, _Head]) -> list[int]:
    """Return the lines of comments like those of a run, without the report's own dates, which may be of their form."""
    form = heads[run[0]].form
    reach = REACH * (1 + median(below - above for above, below in pairwise(run)))
    first = run[0]
    for above, below in list(pairwise(run))[: min(MOST_TOP, len(run) - 2)]:
        if (above <= TOP and below - above > reach) or any(map(markers.is_any_heading, lines[above:below])):
            first = below
    alike = [at for at, head in heads.items() if head.form.time == form.time]
    # The first of all may be of another form, where others have a number; a report's own date names nobody.
    before = [
        at
        for at in alike
        if at < first and (heads[at].form == form or (heads[at].name and not _BY.match(lines[at])))
    ]
    for at in reversed(before):
        if first - at > reach or any(map(markers.is_any_heading, lines[at:first])):
            break
        first = at
    return [at for at in alike if at >= first]


def _is_text(line: str, at: int, heads: Mapping[int, _Head]) -> bool:
    return at not in heads and any(map(str.isalpha, line)) and not markers.is_notice(line)
