"""A text with its findings in place: overlapping spans cut into segments, drawn by the report's own renderer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from ...corpus.errors import CorpusError
from ...corpus.text.canonical import counted
from ..tables.corpus_tables import CorpusTables, rows_of, spans, texts

Explain = Callable[[str], Mapping[str, Any] | None]
"""Gives the details of a lexicon entry by its id, or None; used keys: patterns, citation, rationale, neutral."""

HIGHLIGHTED_LAYERS = ("loaded_language", "actor")
MAX_CHARACTERS = 40_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One finding as it is shown in a text.

    Attributes:
        number: 1-based, in text order; ties the mark to its line in the apparatus. 0 for quiet layers,
            which have no such line.
    """

    layer: str
    label: str
    start: int
    end: int
    quote: str
    number: int = 0
    voice: str | None = None
    source: str | None = None
    target: str | None = None
    neutral: str | None = None
    entry: str | None = None
    annotator: str | None = None


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text that the same marks cover from its first to its last code point.

    Attributes:
        text: the stretch, never across a line end.
        marks: the marks that cover it, the longest first.
        opens: those of them that begin here, or go on here after a line end.
        closes: those of them that end here.
    """

    start: int
    text: str
    marks: tuple[Mark, ...]
    opens: tuple[Mark, ...]
    closes: tuple[Mark, ...]


def segments(text: str, marks: Iterable[Mark]) -> list[list[Segment]]:
    """Cut a text into lines, and each line into segments, so that overlapping marks need no nesting.

    Args:
        text: the canonical text.
        marks: spans within it, in any order; they may overlap and cross line ends.

    Returns:
        One list of segments for every line that is not blank; the segments of a line joined are the line.

    >>> marks = [Mark(layer="x", label="a", start=0, end=7, quote="a b c d"),
    ...          Mark(layer="x", label="b", start=4, end=9, quote="c d e")]
    >>> [[(s.text, len(s.marks)) for s in line] for line in segments("a b c d e f", marks)]
    [[('a b ', 1), ('c d', 2), (' e', 1), (' f', 0)]]
    """
    ordered = sorted(marks, key=lambda mark: (mark.start, -mark.end, mark.layer, mark.label))
    lines: list[list[Segment]] = []
    offset = 0
    waiting = 0
    open_marks: list[Mark] = []
    for line in text.split("\n"):
        end = offset + len(line)
        while waiting < len(ordered) and ordered[waiting].start < end:
            open_marks.append(ordered[waiting])
            waiting += 1
        open_marks = [mark for mark in open_marks if mark.end > offset]
        if line.strip():
            lines.append(_segments_of_line(text, offset, end, open_marks))
        offset = end + 1
    return lines


def _segments_of_line(text: str, first: int, last: int, marks: Sequence[Mark]) -> list[Segment]:
    cuts = {first, last}
    for mark in marks:
        cuts.update((max(first, mark.start), min(last, mark.end)))
    bounds = sorted(cuts)
    line = []
    for start, end in pairwise(bounds):
        covering = sorted(
            (mark for mark in marks if mark.start <= start and mark.end >= end),
            key=lambda mark: (mark.start - mark.end, mark.start, mark.layer, mark.label),
        )
        line.append(
            Segment(
                start=start,
                text=text[start:end],
                marks=tuple(covering),
                opens=tuple(mark for mark in covering if max(first, mark.start) == start),
                closes=tuple(mark for mark in covering if mark.end == end),
            )
        )
    return line


@dataclass(frozen=True, kw_only=True, repr=False)
class Highlighted:
    """A report or a comment with its findings, ready to be shown.

    Attributes:
        document_id: report_id or comment_id.
        text: the canonical text, or its beginning where it is very long.
        marks: the findings shown in it, in text order.
        left_out: characters of the text that are not shown.
        explain: gives the details of a lexicon entry by its id.
        kind: report or comment, which says whose the writer's voice is.
    """

    document_id: str
    text: str
    marks: tuple[Mark, ...]
    left_out: int = 0
    explain: Explain | None = None
    kind: str = "report"

    @property
    def writer(self) -> str:
        """Whose the words are that have the voice ``outlet``."""
        return "the commenter" if self.kind == "comment" else "outlet (the writer)"

    @property
    def lines(self) -> list[list[Segment]]:
        """The text as lines of segments, for a renderer."""
        return segments(self.text, self.marks)

    def __repr__(self) -> str:
        """Say in one line what this is."""
        said = counted(len(self.marks), "finding")
        return f"Highlighted({self.document_id!r}: {len(self.text):,} characters, {said})"

    def _repr_html_(self) -> str:
        """Show the text in a notebook, self-contained, with details on hover and on keyboard focus."""
        from .render import highlighted_html

        return highlighted_html(self)


def highlight(
    corpus: CorpusTables,
    document_id: str,
    *,
    layers: Sequence[str] = HIGHLIGHTED_LAYERS,
    explain: Explain | None = None,
) -> Highlighted:
    """Return a report or a comment with its findings in place.

    Args:
        corpus: an analysed corpus.
        document_id: report_id or comment_id.
        layers: the layers to show.
        explain: gives the details of a lexicon entry by its id, or None.

    Raises:
        CorpusError: when the corpus has no such document.
    """
    found = texts(corpus, [document_id])
    if document_id not in found:
        raise CorpusError(
            f"This corpus has no document “{document_id}”; the ids stand in the columns report_id and comment_id."
        )
    of_comment = rows_of(corpus, "comments", key="comment_id", ids=[document_id], without=["text"])
    return prepared(
        document_id,
        found[document_id],
        findings(corpus, [document_id], layers=layers),
        explain=explain,
        kind="comment" if len(of_comment) else "report",
    )


def findings(
    corpus: CorpusTables, document_ids: Iterable[str], *, layers: Sequence[str] = HIGHLIGHTED_LAYERS
) -> list[dict[str, Any]]:
    """Return the findings with a span in some documents, as plain rows in text order."""
    rows = spans(
        corpus,
        *layers,
        columns=["quote", "voice", "source", "target", "entry", "annotator"],
        attributes=["neutral"],
        document_ids=document_ids,
    )
    rows = rows[rows["start"].notna()]
    wide = rows.astype(object)
    return wide.where(wide.notna(), None).to_dict("records")


def prepared(
    document_id: str,
    text: str,
    rows: Iterable[Mapping[str, Any]],
    *,
    explain: Explain | None = None,
    limit: int = MAX_CHARACTERS,
    kind: str = "report",
) -> Highlighted:
    """Tie finding rows to a text as numbered marks, cutting a very long text at a line or word end."""
    shown = text if len(text) <= limit else text[: _cut(text, limit)]
    marks = []
    number = 0
    for row in rows:
        if row["end"] > len(shown):
            continue
        loud = row["layer"] == "loaded_language"
        number += loud
        marks.append(
            Mark(
                layer=row["layer"],
                label=row["label"],
                start=row["start"],
                end=row["end"],
                quote=shown[row["start"] : row["end"]],
                number=number if loud else 0,
                voice=row.get("voice"),
                source=row.get("source"),
                target=row.get("target"),
                neutral=row.get("neutral"),
                entry=row.get("entry"),
                annotator=row.get("annotator"),
            )
        )
    return Highlighted(
        document_id=document_id,
        text=shown,
        marks=tuple(marks),
        left_out=len(text) - len(shown),
        explain=explain,
        kind=kind,
    )


def _cut(text: str, limit: int) -> int:
    line_end = text.rfind("\n", limit // 2, limit)
    blank = text.rfind(" ", limit // 2, limit)
    return line_end if line_end > 0 else blank if blank > 0 else limit
