"""Whether comments trail a text, from which of its lines on, and how sure that is."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from math import exp, inf, log
from typing import TYPE_CHECKING

from . import markers
from .boundary import boundary_features, head_mean, log_sum, probability, utilities
from .dialogue import end_of_dialogue
from .english_cues import CUES
from .headings import says_none

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .lines import Shown
    from .model import SplitModel
    from .sections import Section

LEAST_NAMES, SIGNED_ODDS = 3, 3.0
"""Names beside comments, or one less below a heading, that settle where these begin whatever the lines are like; and
the log-odds then. Both are set by hand."""
_SLIGHT_WORDS = 3
_OPENING, _MOST_SAID, _LONG, _MOST_READERS = 12, 2, 120, 4
"""Lines that open a menu, how many of them may end like a sentence or have so many characters, and how many may show a
reader: buttons say "my" and "you" too."""
_SETTLED = 0.0
"""Log-odds that are enough where markers show a section, however lively the report."""
_READERS = tuple(j for j, cue in enumerate(CUES) if cue.side == "reader")


@dataclass(frozen=True, slots=True)
class Decision:
    """What was found out about a text in which comments may trail.

    Attributes:
        first: the place, among the lines that were weighed, of the likeliest first line of readers.
        starts: the probability of each of these lines that the comments begin there, if they do anywhere.
        log_odds: that comments trail.
        needed: the log-odds from which on the text is split.
        level: how lively the report is, which is what `needed` depends on.
        settled: whether repeated names settle it.
        menu: whether what trails looks like a menu of the page.
    """

    first: int
    starts: Sequence[float]
    log_odds: float
    needed: float
    level: float
    settled: bool
    menu: bool

    @property
    def confidence(self) -> float:
        """The probability that comments trail."""
        return probability(self.log_odds)


def decide(
    lines: Sequence[str],
    seen: Sequence[int],
    shown: Shown,
    model: SplitModel,
    *,
    section: Section | None,
    repeated: Mapping[int, markers.Attribution],
) -> Decision | None:
    """Weigh where the comments of a text may begin; None where nothing in it can be one.

    Args:
        lines: all lines of the text.
        seen: those among which a boundary is looked for.
        shown: what these show.
        model: what they are weighed by.
        section: the section that markers show, if they do.
        repeated: the lines that say who wrote a comment, or when.
    """
    if len(shown.at) < 2:
        return None
    features = boundary_features(shown, model.runs)
    placed, detected = (utilities(features, weights=weights) for weights in (model.place, model.detect))
    if section:
        placed, detected = (_within_section(found, shown.at, section) for found in (placed, detected))
        placed = _as_long_as_others(placed, shown.at, section)
    elif (spoken := end_of_dialogue(lines, seen)) is not None:
        placed, detected = (_after(found, shown.at, spoken) for found in (placed, detected))
        if all(utility == -inf for utility in detected):
            return None
    total = log_sum(placed)
    starts = [0.0, *(exp(utility - total) for utility in placed)]
    first = max(range(len(starts)), key=starts.__getitem__)
    tail = [lines[i] for i in shown.at[first:]]
    if not section and _is_slight(tail, shown.cues[first:]):
        return None
    # What says that there are none yet stands where they would be.
    if not section and any(map(says_none, lines[shown.at[first] :])):
        return None
    menu = not repeated and _is_menu(tail, shown.cues[first:])
    if menu and not section:
        return None
    log_odds = model.scale * log_sum(detected) + model.shift + (section.strength if section else 0.0)
    settled = section is not None and is_settled(section, repeated)
    level = head_mean(features[first - 1])
    return Decision(
        first=first,
        starts=starts,
        log_odds=max(log_odds, SIGNED_ODDS) if settled else log_odds,
        needed=_SETTLED if section else model.split.log_odds(level, page_lines=len(shown.page)),
        level=level,
        settled=settled,
        menu=menu,
    )


def is_settled(section: Section, repeated: Mapping[int, markers.Attribution]) -> bool:
    """Tell whether repeated names are so many that no report prints them."""
    names = {mark.author for mark in repeated.values()} - {None}
    return len(names) >= (LEAST_NAMES if section.start in repeated else LEAST_NAMES - 1)


def _is_slight(tail: Sequence[str], cues: Sequence[Sequence[float]]) -> bool:
    """Tell whether a tail says who worked on a report, or a word or two in which nothing shows a reader: a place."""
    return all(
        markers.is_credit(line) or (len(line.split()) <= _SLIGHT_WORDS and not any(row[j] for j in _READERS))
        for line, row in zip(tail, cues, strict=True)
    )


def _is_menu(tail: Sequence[str], cues: Sequence[Sequence[float]]) -> bool:
    """Tell whether a tail begins with a menu or a list of links: hardly a line is a sentence, none a name.

    Readers who leave full stops out show in their words.
    """
    opening = [line.strip() for line in tail[:_OPENING]]
    said = sum(markers.ends_a_sentence(line) or len(line) >= _LONG for line in opening)
    signed = any(map(markers.attribution, opening))
    readers = sum(any(row[j] for j in _READERS) for row in cues[:_OPENING])
    return len(opening) == _OPENING and said <= _MOST_SAID and readers <= _MOST_READERS and not signed


def _within_section(candidates: list[float], at: Sequence[int], section: Section) -> list[float]:
    """Keep the candidates that the markers allow: the first text after them, or, if names stand below, any before."""
    after = next((n for n, i in enumerate(at) if i >= section.start and n > 0), None)
    if after is None:
        return candidates
    if section.comment_lines is not None:
        kept = [utility if n < after else -inf for n, utility in enumerate(candidates, start=1)]
        return kept if after > 1 else candidates
    return [utility if n == after else -inf for n, utility in enumerate(candidates, start=1)]


def _after(candidates: list[float], at: Sequence[int], last: int) -> list[float]:
    """Keep the candidates after a line."""
    return [utility if at[n] > last else -inf for n, utility in enumerate(candidates, start=1)]


def _as_long_as_others(candidates: list[float], at: Sequence[int], section: Section) -> list[float]:
    """Add what the length of the other comments says of the first, where names stand below: it is geometric."""
    if section.comment_lines is None:
        return candidates
    name = bisect_left(at, section.start)
    goes_on = log(1.0 - 1.0 / max(1.01, section.comment_lines))
    return [utility + goes_on * max(0, name - n - 1) for n, utility in enumerate(candidates, start=1)]
