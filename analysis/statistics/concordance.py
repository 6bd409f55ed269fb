"""Concordance: every match of a query in its context, sorted by the words around it (key word in context, KWIC)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from ...corpus.errors import InputError
from ...corpus.results import SHOWN_ROWS, Result
from ..report.highlight import Mark
from ..tables.corpus_tables import CorpusTables, texts
from .counting import MILLION, WORDS_NOTE, shown_filters
from .query import Matches, find, not_found
from .slices import Slice, Where, corpus_slice
from .spans import standing_spans

DEFAULT_SORT = ("R1", "R2", "R3")
CORPUS_ORDER = "text"
BLOCK = 1_000_000
"""Lines that are sorted at once, where only the first are wanted."""
_PLACE = re.compile(r"([LR])([1-9]\d?)")
_MARKED_LAYERS = ("loaded_language",)
_COLUMNS = {
    "document_id": "report_id or comment_id",
    "kind": "report or comment",
    "outlet": "outlet of the report, or of the report the comment trails",
    "start": "first code point of the node in the document's text",
    "end": "one past its last code point",
    "left": "the text before the node, line ends as blanks",
    "node": "the match, equal to text[start:end]",
    "right": "the text after the node, line ends as blanks",
}


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Concordance(Result):
    """A `Result` that shows itself as lines around a node.

    Attributes:
        sort: what the lines are sorted by.
        corpus: where the texts and the findings in them are looked up when the lines are shown.
    """

    sort: tuple[str, ...] = DEFAULT_SORT
    corpus: CorpusTables | None = field(default=None)

    def marks(self, rows: int) -> dict[str, list[Mark]]:
        """Return the loaded language in the documents of the first lines, by document."""
        return _marks(self.corpus, self.table["document_id"].head(rows)) if self.corpus is not None else {}

    def texts(self, rows: int) -> dict[str, str]:
        """Return the texts of the documents of the first lines, by document."""
        return texts(self.corpus, self.table["document_id"].head(rows)) if self.corpus is not None else {}

    def save_html(self, path: str | Path) -> Path:
        """Write the lines as a page of its own, each linked with its place in the full text below."""
        from ...corpus.files import write_whole
        from ..report.kwic import concordance_page

        target = Path(path)
        write_whole(target, concordance_page(self).encode("utf-8"), what="The concordance")
        return target

    def _repr_html_(self) -> str:
        from ..report.kwic import concordance_html

        return concordance_html(self, rows=SHOWN_ROWS)


def concordance(
    corpus: CorpusTables,
    query: str,
    *,
    where: Where | Slice | None = None,
    sort: Sequence[str] = DEFAULT_SORT,
    width: int = 60,
    show: Sequence[str] = ("kind", "outlet"),
    case_sensitive: bool = False,
    sample: int | None = None,
    seed: int = 0,
    limit: int | None = 1000,
) -> Concordance:
    """Return the matches of a query, each with the text around it.

    Args:
        corpus: the corpus.
        query: what to look for; see `find`.
        where: the slice, as in `corpus_slice`; the whole corpus if None. A match is in it when its first and its
            last word are.
        sort: what the lines are sorted by: ``L1`` is the word to the left of the node, ``R1`` that to its right, and
            so on; ``node``; ``text`` for the order of the corpus; or a column, such as published or outlet.
        width: characters of context on each side, less what would be half a word.
        show: columns of the documents to show beside the lines.
        case_sensitive: whether case counts.
        sample: take so many lines at random, before they are sorted.
        seed: of the sample.
        limit: lines at most; all if None.

    Raises:
        InputError: when the query is malformed, or there is no such column.
    """
    import pandas as pd

    if isinstance(sort, str) or isinstance(show, str):
        raise InputError("Give a list for sort and for show, such as [“L1”, “node”] or [“outlet”].")
    chosen = corpus_slice(corpus, where)
    index = chosen.opened.index
    found = find(chosen.opened, query, case_sensitive=case_sensitive).within(chosen)
    total = len(found)
    in_documents = int(np.count_nonzero(np.diff(found.first.searchsorted(index.bounds))))
    notes = list(chosen.notes)
    if sample is not None and sample < total:
        drawn = np.sort(np.random.default_rng(seed).choice(total, size=sample, replace=False))
        found = Matches(found.first[drawn], found.last[drawn])
        notes.append(f"A random sample of {sample:,} of {total:,} lines (seed {seed}).")
    order = _first_lines(chosen, found, sort, limit=limit)
    if len(order) < len(found):
        notes.append(f"The first {limit:,} of {len(found):,} lines; a higher limit gives more.")
    first, last = found.first[order], found.last[order]
    documents = index.document_of(first)
    ids = chosen.opened.documents.ids.take(documents).to_pylist()
    starts, ends = index.starts[first].tolist(), index.ends(last - 1).tolist()
    held = texts(corpus, ids)
    lines = [
        in_line(held[name], start, end, width=width)
        for name, start, end in zip(ids, starts, ends, strict=True)
    ]
    table = pd.DataFrame({"document_id": ids})
    for name in show:
        table[name] = chosen.opened.documents.column(name).take(documents).to_pylist()
    table["start"], table["end"] = starts, ends
    for place, name in enumerate(("left", "node", "right")):
        table[name] = [line[place] for line in lines]
    return Concordance(
        title=f"Concordance of “{query}”",
        table=table,
        method=(
            WORDS_NOTE
            + "Punctuation does not count, and no match goes over a final mark or a line end. Offsets are "
            "code points of the document's text. Words are sorted without regard to case."
        ),
        columns={name: _COLUMNS.get(name, f"{name} of the document") for name in table.columns},
        filters=shown_filters(
            query=query, slice=chosen.description, sort=", ".join(sort), case_sensitive=case_sensitive
        ),
        denominators={
            "matches": total,
            "documents with a match": in_documents,
            "words": chosen.n_words,
            "matches per million words": total / chosen.n_words * MILLION if chosen.n_words else 0.0,
        },
        notes=tuple(notes) if total else (*notes, not_found(query)),
        sort=tuple(sort),
        corpus=corpus,
    )


def in_line(text: str, start: int, end: int, *, width: int) -> tuple[str, str, str]:
    """Return a node with the text to its left and right, on one line, cut between words.

    >>> in_line("The army said.\\nThe regime's men fled north.", 19, 25, width=12)
    ('said. The ', 'regime', "'s men fled")
    """
    left, right = text[max(0, start - width) : start], text[end : end + width]
    if start > width and not text[start - width - 1].isspace():
        left = left.partition(" ")[2] or left
    if end + width < len(text) and not text[end + width].isspace():
        right = right.rpartition(" ")[0] or right
    return left.translate(_FLAT), text[start:end].translate(_FLAT), right.translate(_FLAT)


_FLAT = {ord("\n"): " ", ord("\t"): " "}


def _first_lines(chosen: Slice, found: Matches, sort: Sequence[str], *, limit: int | None) -> np.ndarray:
    """Return the first lines in their order; of millions, only those are sorted that may be among them."""
    if limit is None:
        return _order(chosen, found, sort)
    first = np.empty(0, dtype=np.int64)
    for start in range(0, len(found), BLOCK):
        lines = np.concatenate([first, np.arange(start, min(start + BLOCK, len(found)))])
        part = Matches(found.first[lines], found.last[lines])
        first = lines[_order(chosen, part, sort)[:limit]]
    return first


def _order(chosen: Slice, found: Matches, sort: Sequence[str]) -> np.ndarray:
    """Return the order of the lines."""
    index = chosen.opened.index
    keys: list[np.ndarray] = []
    for name in sort:
        if name == CORPUS_ORDER:
            keys.append(found.first)
        elif name == "node":
            longest = int((found.last - found.first).max()) if len(found) else 0
            keys.extend(
                _words_at(chosen, found.first + k, inside=found.first + k < found.last)
                for k in range(longest)
            )
        elif place := _PLACE.fullmatch(name):
            away = int(place[2])
            at = found.first - away if place[1] == "L" else found.last - 1 + away
            document = index.document_of(found.first)
            inside = (at >= index.bounds[document]) & (at < index.bounds[document + 1])
            keys.append(_words_at(chosen, at, inside=inside))
        else:
            codes, _ = chosen.opened.documents.codes(name)
            keys.append(codes[index.document_of(found.first)])
    return np.lexsort([found.first, *reversed(keys)])


def _words_at(chosen: Slice, words: np.ndarray, *, inside: np.ndarray) -> np.ndarray:
    """Return the alphabetical rank of words, −1 where there is none."""
    index = chosen.opened.index
    ranks = index.vocabulary.units("form").of_form
    return np.where(inside, ranks[index.codes[np.where(inside, words, 0)]], -1)


def _marks(corpus: CorpusTables, document_ids: Iterable[str]) -> dict[str, list[Mark]]:
    columns = ("layer", "label", "quote", "voice", "source", "target", "entry", "annotator")
    wanted: Mapping[str, Sequence[str]] = {
        "layer": _MARKED_LAYERS,
        "document_id": sorted(set(document_ids)),
    }
    found: dict[str, list[Mark]] = {}
    for row in standing_spans(corpus, where=wanted, columns=columns).to_pylist():
        document = row.pop("document_id")
        found.setdefault(document, []).append(Mark(**row))
    return found
