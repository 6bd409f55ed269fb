"""Boundaries that people decided: where a reader's first line is, in a text on which the splitter was unsure.

The decision is a claim of the layer ``boundary`` on the whole text. Its attributes say the line, counted from 1, and
the hash of the text that was shown; a build divides a text of that very hash there, and no other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from ..errors import Problem
from ..standoff.claims import Claim
from . import Split
from .cue_patterns import ENGLISH, patterns_for
from .frame import report_within
from .grouping import declared_above, group_lines
from .repeated import repeated_attributions
from .result import comments_of, other_lines
from .sections import find_section

BOUNDARY_LAYER = "boundary"
COMMENTS_BEGIN, NO_COMMENTS = "comments_begin", "no_comments"
LINE, SHOWN = "line", "shown_sha256"
"""The attributes of a decision: the first line that is a reader's, and the hash of the text that was judged."""
_LONGEST_NUMBER = 18


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonsDecision:
    """What people decided on one text.

    Attributes:
        line: index of the first line that is a reader's, from 0; None when no line is.
        text_sha256: the hash of the whole text.
    """

    line: int | None
    text_sha256: str


def decisions(claims: Iterable[Claim]) -> tuple[dict[str, PersonsDecision], list[Problem]]:
    """Return what people decided, by report, and where they disagree: such a text stays undecided.

    >>> from commentariat.corpus.standoff.claims import claim_on
    >>> claim = claim_on("One.\\nTwo.", document_id="r", layer="boundary", label="comments_begin", annotator="ann",
    ...                  status="accepted", attributes={"line": "2", "shown_sha256": "0f"})
    >>> decisions([claim])[0]
    {'r': PersonsDecision(line=1, text_sha256='0f')}
    """
    found: dict[str, set[PersonsDecision]] = defaultdict(set)
    for claim in claims:
        if claim.layer != BOUNDARY_LAYER or claim.status != "accepted" or SHOWN not in claim.attributes:
            continue
        begins = _index(claim.attributes.get(LINE, "")) if claim.label == COMMENTS_BEGIN else None
        if begins is None and claim.label != NO_COMMENTS:
            continue
        found[claim.document_id].add(PersonsDecision(line=begins, text_sha256=claim.attributes[SHOWN]))
    decided: dict[str, PersonsDecision] = {}
    problems: list[Problem] = []
    for name, said in found.items():
        if len(said) == 1:
            [decided[name]] = said
            continue
        lines = sorted("none" if each.line is None else str(each.line + 1) for each in said)
        problems.append(
            Problem(
                where=f"report {name}",
                what=f"annotators disagree on the line at which comments begin ({', '.join(lines)})",
                remedy="it stays undecided; let them agree, and pull again",
                skipped=False,
            )
        )
    return decided, problems


def _index(line: str) -> int | None:
    """Return the index of a line that is told by its number; None where that is no number of a line."""
    number = int(line) if line.isdecimal() and len(line) <= _LONGEST_NUMBER else 0
    return number - 1 if number > 0 else None


def divide_at(text: str, line: int | None) -> Split:
    """Divide a text where a person said; lines that are no comment's text are told by the splitter's rules.

    >>> split = divide_at("The bridge will close.\\n\\nAbout time!", 2)
    >>> split.body, [comment.text for comment in split.comments]
    ('The bridge will close.', ['About time!'])
    """
    lines = text.split("\n")
    filled = [at for at, said in enumerate(lines) if said.strip()]
    patterns = patterns_for([lines[at] for at in filled[:100]]) or ENGLISH
    body, around = report_within(lines, len(lines) if line is None else line, patterns)
    if line is None:
        return Split(
            outcome="decided",
            confidence=1.0,
            boundary_line=None,
            body=body if around else text,
            other=other_lines(lines, around),
            model="a person",
        )
    repeated = repeated_attributions(lines, filled)
    section = find_section(lines, filled, repeated=repeated)
    below = section is not None and section.below
    groups, other = group_lines(lines, line, repeated=repeated, below=below)
    said = ("a person's decision",)
    return Split(
        outcome="decided",
        confidence=1.0,
        boundary_line=line,
        body=body,
        comments=comments_of(lines, groups, confidence=1.0, evidence=said),
        other=other_lines(lines, [*around, *other], repeated=repeated),
        evidence=said,
        model="a person",
        declared=declared_above(lines, line, first=groups[0].lines[0]) if groups else None,
    )
