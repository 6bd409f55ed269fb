"""Concordances as HTML: the node centred, contexts aligned, labels underlined as in the report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from ...corpus.text.canonical import counted
from .highlight import Mark, Segment, segments
from .render import asset, cell, environment, policy

if TYPE_CHECKING:
    from ..statistics.concordance import Concordance
    from ..tables.corpus_tables import Frame

MOST_LINES = 2_000
MOST_CHARACTERS = 1_500_000
"""How much text a page holds below its lines."""
_OWN = ("document_id", "start", "end", "left", "node", "right")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line as it is drawn: each of its parts cut into segments."""

    document_id: str
    start: int
    end: int
    of: tuple[str, ...]
    left: list[Segment]
    node: list[Segment]
    right: list[Segment]
    anchor: bool


def concordance_html(result: Concordance, *, rows: int) -> str:
    """Return the first lines as a fragment for a notebook."""
    from markupsafe import Markup

    body = (
        environment().get_template("kwic.html.j2").render(**_context(result, rows=rows, anchored=frozenset()))
    )
    style = asset("edition.css") + asset("kwic.css")
    title = Markup('<p class="title">{}</p><p class="said">{}</p>').format(result.title, _counted(result))
    return f'<div class="cmt cmt-nb cmt-kwic"><style>{style}</style>{title}{body}</div>'


def concordance_page(result: Concordance) -> str:
    """Return the lines as one HTML document; each node is linked with its place in the text below, and back."""
    table = result.table.head(MOST_LINES)
    held = result.texts(MOST_LINES)
    marks = result.marks(MOST_LINES)
    articles = []
    room = MOST_CHARACTERS
    shown = [name for name in table.columns if name not in _OWN]
    numbered = table.assign(number=range(1, len(table) + 1))
    for document_id, lines in numbered.groupby("document_id", sort=False):
        text = held[str(document_id)]
        if len(text) > room:
            break
        room -= len(text)
        nodes = [
            Mark(layer="node", label="node", start=start, end=end, quote="", number=number)
            for start, end, number in zip(lines["start"], lines["end"], lines["number"], strict=True)
        ]
        articles.append(
            {
                "document_id": document_id,
                "of": _said(lines.iloc[0], shown),
                "lines": segments(text, [*marks.get(str(document_id), ()), *nodes]),
            }
        )
    style = asset("edition.css") + asset("kwic.css")
    anchored = frozenset(article["document_id"] for article in articles)
    return (
        environment()
        .get_template("kwic_page.html.j2")
        .render(
            style=style,
            policy=policy(style),
            counted=_counted(result),
            articles=articles,
            without_text=table["document_id"].nunique() - len(articles),
            **_context(result, rows=MOST_LINES, anchored=anchored),
        )
    )


def _context(result: Concordance, *, rows: int, anchored: frozenset[Any]) -> dict[str, Any]:
    table: Frame = result.table.head(rows)
    # What is the same in every line says nothing of any.
    shown = [name for name in table.columns if name not in _OWN and table[name].nunique(dropna=False) > 1]
    marks = result.marks(rows)
    return {
        "result": result,
        "shown": shown,
        "sort": {
            "left": [name for name in result.sort if name.startswith("L")],
            "node": [name for name in result.sort if name == "node"],
            "right": [name for name in result.sort if name.startswith("R")],
        },
        "lines": [_line(row, shown, marks, anchored=anchored) for row in table.to_dict("records")],
        "hidden": len(result.table) - len(table),
    }


def _line(
    row: Mapping[str, Any],
    shown: Sequence[str],
    marks: Mapping[str, Sequence[Mark]],
    *,
    anchored: frozenset[Any],
) -> Line:
    start, end, found = row["start"], row["end"], marks.get(row["document_id"], ())
    return Line(
        document_id=row["document_id"],
        start=start,
        end=end,
        of=_said(row, shown),
        left=_cut(row["left"], start - len(row["left"]), found),
        node=_cut(row["node"], start, found),
        right=_cut(row["right"], end, found),
        anchor=row["document_id"] in anchored,
    )


def _cut(text: str, offset: int, marks: Sequence[Mark]) -> list[Segment]:
    """Cut a part of a line into segments at the marks that reach into it."""
    inside = [
        replace(mark, start=max(mark.start - offset, 0), end=min(mark.end - offset, len(text)))
        for mark in marks
        if mark.start < offset + len(text) and mark.end > offset
    ]
    cut = segments(text, inside)
    return cut[0] if cut else [Segment(start=0, text=text, marks=(), opens=(), closes=())]


def _said(row: Mapping[str, Any] | Frame, names: Sequence[str]) -> tuple[str, ...]:
    return tuple(cell(row[name]) for name in names)


def _counted(result: Concordance) -> str:
    """Say in a sentence how often the query matches."""
    numbers = result.denominators
    matches, documents = int(numbers["matches"]), int(numbers["documents with a match"])
    return (
        f"{counted(matches, 'match', 'matches')} in {counted(documents, 'document')}, "
        f"{numbers['matches per million words']:,.1f} per million of "
        f"{int(numbers['words']):,} words ({result.filters['slice']})"
    )
