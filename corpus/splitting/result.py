"""What the splitter returns: the report, its comments, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .headings import is_heading
from .markers import attribution, is_notice

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from .signed_groups import Group


@dataclass(frozen=True, slots=True, kw_only=True)
class TrailingComment:
    """One reader's comment found under a report.

    Attributes:
        text: the comment, verbatim but for lines of the page's between its own.
        start_line, end_line: first and last line of the text among ``text.split("\\n")``, both included.
        confidence: probability that this is a reader's.
        evidence: the cues that speak for it, strongest first.
        author: the name that a line of its own gives, if one does.
        published: the time that such a line gives, as written.
    """

    text: str
    start_line: int
    end_line: int
    confidence: float
    evidence: tuple[str, ...]
    author: str | None = None
    published: str | None = None


def comments_of(
    lines: Sequence[str], groups: Iterable[Group], *, confidence: float, evidence: tuple[str, ...]
) -> tuple[TrailingComment, ...]:
    """Return groups of lines as comments that are as certain as one another.

    Args:
        lines: all lines of the text.
        groups: the lines of each comment (see `grouping.group_lines`).
        confidence: probability that they are readers'.
        evidence: what speaks for it.
    """
    return tuple(comment_of(lines, group, confidence=confidence, evidence=evidence) for group in groups)


def comment_of(
    lines: Sequence[str], group: Group, *, confidence: float, evidence: tuple[str, ...]
) -> TrailingComment:
    """Return a group of lines as a comment; the arguments are those of `comments_of`."""
    return TrailingComment(
        text=text_of(lines, group.lines),
        start_line=group.lines[0],
        end_line=group.lines[-1],
        confidence=confidence,
        evidence=evidence,
        author=group.author,
        published=group.published,
    )


def text_of(lines: Sequence[str], own: Sequence[int]) -> str:
    """Return some lines of a text and the blank ones between them.

    >>> text_of(["Good.", "", "Follow Ann", "Bad."], [0, 3])
    'Good.\\n\\nBad.'
    """
    inside = set(own)
    return "\n".join(lines[i] for i in range(own[0], own[-1] + 1) if i in inside or not lines[i].strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherLine:
    """A line that is neither report nor comment: a heading, an attribution, a button of the comment system.

    Attributes:
        line: its index.
        text: what it says.
        repeated: whether it is told for an attribution by others like it.

    >>> OtherLine(line=4, text="Kim said...").kind
    'attribution'
    """

    line: int
    text: str
    repeated: bool = False

    @property
    def kind(self) -> str:
        """``heading``, ``notice``, ``attribution`` or ``other`` (related links, policies, boxes)."""
        if is_heading(self.text):
            return "heading"
        if is_notice(self.text):
            return "notice"
        return "attribution" if self.repeated or attribution(self.text) else "other"


def other_lines(
    lines: Sequence[str], at: Iterable[int], *, repeated: Collection[int] = ()
) -> tuple[OtherLine, ...]:
    """Return some lines of a text, in order, as those that are neither report nor comment.

    Args:
        lines: all lines of the text.
        at: where they stand.
        repeated: the lines that are told for attributions by others like them.
    """
    return tuple(OtherLine(line=i, text=lines[i], repeated=i in repeated) for i in sorted(set(at)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """How a text divides into a report and its trailing comments.

    Attributes:
        outcome: ``split``, ``none`` or ``ask`` (a person should look).
        confidence: calibrated probability that comments trail.
        boundary_line: index of the first line that is (split) or may be (ask) a reader's among
            ``text.split("\\n")``; None for none.
        body: the report, verbatim up to the boundary, or all of a text without comments, but for what a copied page
            prints above and below it; the whole text where a person should look.
        comments: the comments in order; empty unless split.
        other: lines that are neither.
        evidence: what speaks for the boundary, strongest first; empty for none.
        model: the model that decided.
        declared: how many comments their heading says there are; None where it says nothing.
    """

    outcome: str
    confidence: float
    boundary_line: int | None
    body: str
    comments: tuple[TrailingComment, ...] = ()
    other: tuple[OtherLine, ...] = ()
    evidence: tuple[str, ...] = ()
    model: str = ""
    declared: int | None = None

    @property
    def partial(self) -> bool | None:
        """Whether the text holds only some of the comments that are said to be there; None where that is not known.

        Fewer than are said to be there may be several in one, unless each has its writer or time.
        """
        if self.declared is None or not self.comments:
            return None
        if len(self.comments) >= self.declared:
            return False
        signed = all(comment.author or comment.published for comment in self.comments)
        return True if signed else None
