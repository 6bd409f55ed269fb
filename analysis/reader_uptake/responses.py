"""What each comment does with each expression: repeats it, contests it, or quotes it from others."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ...corpus.text.canonical import word_spans
from .contest import treatment
from .items import stem

REPEATED, CONTESTED, QUOTED = "repeated", "contested", "quoted"

Pattern = tuple[str, ...]
Kin = tuple[str, str]
"""A label and a family: what the forms of one expression share."""


class Mention(NamedTuple):
    """An expression in a report or comment, as the findings tell of it.

    Attributes:
        kin: its label and family.
        start, end: code points.
        sponsor: key of the power it names, if it names one.
        actor: key of the actor it is said of, if the text shows one.
        own: whether the words are the writer's, not quoted or attributed.
    """

    kin: Kin
    start: int
    end: int
    sponsor: str | None
    actor: str | None
    own: bool


class Response(NamedTuple):
    """What a comment does with an expression: `what` is repeated, contested or quoted; `cue` says how it contests."""

    what: str
    kin: Kin
    start: int
    end: int
    sponsor: str | None
    actor: str | None
    cue: str | None


@dataclass(slots=True)
class Patterns:
    """The forms that are looked for in comments, by their first stem."""

    _by_first: defaultdict[str, set[tuple[Pattern, Kin]]] = field(default_factory=lambda: defaultdict(set))

    def add(self, pattern: Pattern, kin: Kin) -> None:
        """Look for a form too."""
        if pattern:
            self._by_first[pattern[0]].add((pattern, kin))

    def find(self, text: str) -> Iterator[tuple[Kin, int, int]]:
        """Yield label and family, start and end of every form in a text."""
        words = word_spans(text)
        stems = [stem(word) for _, _, word in words]
        for at, first in enumerate(stems):
            for pattern, kin in self._by_first.get(first, ()):
                last = at + len(pattern)
                if tuple(stems[at:last]) == pattern:
                    yield kin, words[at][0], words[last - 1][1]


def responses(
    text: str,
    mentions: Sequence[Mention],
    *,
    quoted: Sequence[tuple[int, int]],
    patterns: Patterns,
) -> Iterator[Response]:
    """Say what one comment does with the expressions in it.

    Args:
        text: the comment.
        mentions: its expressions by the findings.
        quoted: the stretches that repeat the report or an earlier comment.
        patterns: the forms of all expressions; needed because an expression that is denied is often, and
            rightly, no finding.

    Yields:
        A quotation where the words are in a quoted stretch, or by the findings another's; else a contest where the
        words around it contest it; else a repetition, if a finding says that it is used in its loaded sense.
    """
    by_kin: defaultdict[Kin, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_kin[mention.kin].append(mention)
    settled: set[Mention] = set()
    for kin, start, end in sorted(set(patterns.find(text)), key=lambda found: found[1:]):
        held = next((m for m in by_kin[kin] if m.start < end and start < m.end), None)
        # Inside a longer expression of its label ("criminal regime") the shorter one is used too.
        around = held or next(
            (m for m in mentions if m.kin[0] == kin[0] and m.start <= start and end <= m.end), None
        )
        sponsor, actor = (around.sponsor, around.actor) if around else (None, None)
        if inside(quoted, start):
            what, cue = QUOTED, None
        else:
            treated = treatment(text, start, end)
            if treated is None:
                if held is not None or around is None:
                    continue
                what, cue = REPEATED if around.own else QUOTED, None
            elif treated.kind == "contested":
                what, cue = CONTESTED, treated.cue
            else:
                what, cue = REPEATED, None
        if held is not None:
            settled.add(held)
        yield Response(what, kin, start, end, sponsor, actor, cue)
    for mention in mentions:
        if mention not in settled:
            others = inside(quoted, mention.start) or not mention.own
            yield Response(
                QUOTED if others else REPEATED,
                mention.kin,
                mention.start,
                mention.end,
                mention.sponsor,
                mention.actor,
                None,
            )


def inside(spans: Sequence[tuple[int, int]], at: int) -> bool:
    """Tell whether a place lies in one of some spans, which are in order and do not overlap.

    >>> inside([(0, 5), (9, 12)], 9), inside([(0, 5), (9, 12)], 5)
    (True, False)
    """
    index = bisect_right(spans, (at, 1 << 60)) - 1
    return index >= 0 and spans[index][0] <= at < spans[index][1]
