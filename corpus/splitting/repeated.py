"""Lines that say who wrote a comment or when, known by being repeated: in whatever form a site prints them.

A text copied or dumped from a page has a line for the writer and the time above (or below) every comment. One such
line proves little, since reports have dates and names too; several of one form, each followed by other text, do.
The time is told as on web pages, in many languages (module `pages.times`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from ..pages.phrases import clean_name, is_chrome, only_connects
from ..pages.times import time_span
from . import markers
from .markers import Attribution

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LONGEST, MOST_WORDS = 120, 9
"""Characters of such a line, and words of it beside the time."""
LONGEST_NAME, MOST_NAME_WORDS = 40, 5
LEAST_UNNAMED = 3
"""Times of day that stand alone, or days without one, of which fewer prove nothing."""
LEAST_APART, MOST_UNNAMED, LEAST_HEADED = 0.7, 0.5, 0.6
"""Shares of the lines of one form that have other text below them, that may name nobody, that stand below a name."""
REACH = 3
"""How far above the others one more may stand: this many times as far as they stand apart."""
_CLOCK = re.compile(r"(?<![\d./-])\d{1,2}[:.h]\d\d(?!\d|[./-]\d)|\d\s?[ap]\.?m", re.IGNORECASE)
_DAY = re.compile(r"(?:19|20)\d\d|\d[./-]\d+[./-]\d\d")
_AGO = re.compile(r"\bago\b|^(?:vor|il y a|hace|für)\b", re.IGNORECASE)
_HALF = re.compile(r"\s?[ap]\.?m\.?", re.IGNORECASE)
_ZONE = re.compile(r"\(?(?:[A-Z]{1,3}[SD]?T|UTC|GMT|BST)\)?")
_BY = re.compile(r"\W*(?:by|posted|written|published|updated)\b", re.IGNORECASE)
_GLUED = re.compile(
    r"(?<=[^\W\d_])(?=\d{1,2} [^\W\d_]{3,9} (?:19|20)\d\d)|(?<=[a-z)\]])(?=[A-Z][a-z]{2,8} \d{1,2}, (?:19|20)\d\d)"
)
"""Where a name runs into the date that stood in an element of its own."""
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

    >>> text = ["It rained.", "All day.", "Ann 3 May 2014 at 10:00", "Good.", "Bob 3 May 2014 at 11:30", "Bad."]
    >>> {at: mark.author for at, mark in repeated_attributions(text, range(6)).items()}
    {2: 'Ann', 4: 'Bob'}
    >>> repeated_attributions(["On 3 May 2014 at 10:00 it rained.", "It stopped on 4 May 2014 at 11:30."], range(2))
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
    run = max(runs, key=len)
    time = heads[run[0]].form.time
    alike = [at for at, head in heads.items() if head.form.time == time]
    reach = REACH * (1 + median(below - above for above, below in pairwise(run)))
    first = run[0]
    for at in reversed([at for at in alike if at < first]):
        if first - at > reach:
            break
        first = at
    marks = {at: Attribution(heads[at].name, heads[at].when, True) for at in alike if at >= first}
    headed = {at: name for at, name in names.items() if at in marks}
    if len(headed) >= LEAST_HEADED * len(marks):
        for at, (above, name) in headed.items():
            marks[above] = Attribution(name, None, True)
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
    if not (name and name[0].isupper() and len(name.split()) <= MOST_NAME_WORDS and follows):
        return {}
    if _BY.match(lines[at]):
        return {}
    return {above: Attribution(name, None, True), at: Attribution(name, head.when, True)}


def name_above(line: str) -> str:
    """Return the name in a line that holds nothing else, as stands above a time; empty where it is none.

    >>> name_above("Roger Weeks Says:"), name_above("Kim Lee"), name_above("They left early.")
    ('Roger Weeks', 'Kim Lee', '')
    """
    name = _SAYS.sub("", line.strip())
    short = 0 < len(name) <= LONGEST_NAME and len(name.split()) <= MOST_NAME_WORDS
    return name if short and name[-1].isalnum() and not markers.is_notice(name) else ""


def _names_above(
    lines: Sequence[str], filled: Sequence[int], heads: Mapping[int, _Head]
) -> dict[int, tuple[int, str]]:
    """Return, for each time that names nobody, the line above it and the name there, if one stands there."""
    return {
        at: (above, name)
        for above, at in pairwise(filled)
        if at in heads
        and heads[at].name is None
        and above not in heads
        and (name := name_above(lines[above]))
    }


def _head(line: str) -> _Head | None:
    line = _GLUED.sub(" ", " ".join(line.split()))
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
    return None if only_connects(part) or is_chrome(part) else clean_name(part)


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
        any(_is_text(lines[at], at, heads) for at in range(one + 1, names.get(other, (other, ""))[0]))
        for one, other in gaps
    )
    if not gaps or apart < LEAST_APART * len(gaps):
        return False
    of_run = [heads[at] for at in run]
    called = {head.name for head in of_run if head.name}
    exact = of_run[0].form.exact
    if sum(head.name is None for head in of_run) > MOST_UNNAMED * len(run):
        above = [names[at][1] for at in run if at in names]
        headed = len(above) >= LEAST_HEADED * len(run) and len(set(above)) > 1
        return headed if len(run) < LEAST_UNNAMED or not exact else True
    if len(called) < 2:
        return False
    if exact:
        return True
    # A day and a few words are as likely a list of sources, or of what is to come.
    short = sum(head.says or len((head.name or "").split()) <= MOST_NAME_WORDS - 2 for head in of_run)
    return len(run) >= LEAST_UNNAMED and short >= 0.8 * len(run)


def _is_text(line: str, at: int, heads: Mapping[int, _Head]) -> bool:
    return at not in heads and any(map(str.isalpha, line)) and not markers.is_notice(line)
