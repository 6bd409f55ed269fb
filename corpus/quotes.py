"""Quotes in comments: the stretches that repeat the report or an earlier comment of the same thread.

Words that a commenter quotes are not the commenter's, so that counts of words, sentiment and names go wrong
unless they can be left out. A quote is

- a run of at least eight words, six of them no numbers, that stands in the report or in an earlier comment, marked
  or not; or
- a whole line that begins with ``>``, or a passage in quotation marks, of at least three words that stands in the
  report, in a comment that is answered (at most a hundred up the thread), or in one of the twenty comments before.

Case and punctuation make no difference. The source is the first document of the thread with these words: the
report, then the comments in order, those answered before their answers. A comment that as a whole repeats another,
without a mark, is a copy and no quote (see `commentariat.corpus.duplicates`).
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Any

from .errors import CorpusError
from .text import folded_words, word_spans
from .threads import parents_first

RUN = 8
"""Words in a row that are taken for repeated and not for chance."""

FEWEST_NOT_NUMBERS = 6
"""Words of an unmarked quote that are no numbers: dates and scores repeat without being quoted."""

SHORTEST_MARKED = 3
NEARBY = 20
MOST_ANSWERED = 100
"""Comments up the thread that a marked passage is looked for in; where each answers the last, there are thousands."""
MOST_RUNS = 2_000_000
"""Runs of words of a thread that are remembered; what stands further down a thread of more is not found again."""

_REMEMBERED = 256
_PLACE_BITS = 32
_MARK = re.compile(r"[>\"“”«»„‟]")
_MARKED_LINE = re.compile(r"^[ \t]*>[>\s]*(?P<said>[^\n]+)$", re.MULTILINE)
_IN_MARKS = re.compile(r"[\"“”«„‟](?P<said>[^\"“”«»„‟\n]{8,600})[\"“”»]")


def mark_quotes(reports: Iterable[Mapping[str, Any]], comments: Sequence[dict[str, Any]]) -> int:
    """Fill the ``quotes`` column of comments, in place: spans with the id of the document they repeat.

    Args:
        reports: rows with ``report_id`` and ``text``.
        comments: rows with ``comment_id``, ``report_id``, ``parent_id`` and ``text``.

    Returns:
        How many comments quote.
    """
    threads: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in comments:
        threads[row["report_id"]].append(row)
    quoting = 0
    for report in reports:
        thread = threads[report["report_id"]]
        for row, quotes in zip(
            thread, quotes_of_thread(report["report_id"], report["text"], thread), strict=True
        ):
            row["quotes"] = quotes
            quoting += bool(quotes)
    return quoting


def quotes_of_thread(
    report_id: str, report: str, thread: Sequence[Mapping[str, Any]], *, repeats: bool = False
) -> list[list[dict[str, Any]]]:
    """Return the quotes of every comment of a thread.

    Args:
        report_id: id of the report.
        report: its text.
        thread: its comments in order: rows with ``comment_id``, ``parent_id`` and ``text``.
        repeats: whether a whole comment that repeats another counts too.

    Returns:
        For each comment its spans in order, none overlapping: ``start`` and ``end`` (code points, half-open) and
        ``document_id``, the id of the report or comment they repeat.

    >>> rows = [{"comment_id": "c1", "parent_id": None, "text": "The bridge should never have been built there."},
    ...         {"comment_id": "c2", "parent_id": "c1", "text": "> should never have been built\\nWhy not?"}]
    >>> quotes_of_thread("r", "", rows)
    [[], [{'start': 2, 'end': 30, 'document_id': 'c1'}]]
    """
    order: list[int] = []
    search = _Search(
        repeats=repeats, text_of=lambda number: thread[order[number - 1]]["text"] if number else report
    )
    search.add(report_id, folded_words(report), answers=None)
    found: dict[int, list[dict[str, Any]]] = {}
    for index in parents_first(thread):
        row = thread[index]
        order.append(index)
        if quotes := search.read(row["comment_id"], row["text"], answers=row["parent_id"]):
            found[index] = quotes
    return [found.get(index, []) for index in range(len(thread))]


def check_quoted(comments: Iterable[Mapping[str, Any]], texts: Mapping[str, str]) -> None:
    """Check that quotes lie in their comment, in order, and that their words stand in what they quote.

    Args:
        comments: rows with ``comment_id``, ``text`` and ``quotes``.
        texts: the text of every document by its id.

    Raises:
        CorpusError: at the first quote that does not.
    """
    for row in comments:
        last = 0
        for quote in row.get("quotes") or ():
            start, end, source = quote["start"], quote["end"], quote["document_id"]
            said = folded_words(row["text"][start:end])
            if (
                not last <= start < end <= len(row["text"])
                or source not in texts
                or not _holds(_joined(folded_words(texts[source])), said)
            ):
                raise CorpusError(
                    f"Comment {row['comment_id']} is said to quote {source} at {start}–{end}, but these words do not "
                    f"stand there. The tables were changed by hand; build the corpus again."
                )
            last = end


class _Search:
    """The documents of a thread read so far, and where runs of their words stand.

    Texts are not kept: the few that are quoted are read again, and the last of those are remembered.
    """

    def __init__(self, *, repeats: bool, text_of: Callable[[int], str]) -> None:
        self.repeats = repeats
        self.names: list[str] = []
        self.numbers: dict[str, int] = {}
        self.parents = array("q")
        self.runs: dict[int, int] = {}
        self.words = lru_cache(maxsize=_REMEMBERED)(lambda number: folded_words(text_of(number)))
        self.joined = lru_cache(maxsize=_REMEMBERED)(lambda number: _joined(self.words(number)))

    def add(self, name: str, words: Sequence[str], *, answers: str | None, new: bool = False) -> None:
        """Take a document in; `new` when none of its runs of words is known."""
        number = len(self.names)
        self.names.append(name)
        self.numbers[name] = number
        self.parents.append(self.numbers.get(answers, -1) if answers else -1)
        if len(self.runs) >= MOST_RUNS:
            return
        runs = list(_runs(words))
        places = range(number << _PLACE_BITS, (number << _PLACE_BITS) + len(runs))
        if new:
            # Backwards, so that of two equal runs of the document the first is kept.
            self.runs.update(zip(reversed(runs), reversed(places), strict=True))
        else:
            for run, place in zip(runs, places, strict=True):
                self.runs.setdefault(run, place)

    def read(self, name: str, text: str, *, answers: str | None) -> list[dict[str, Any]]:
        words = folded_words(text)
        new = self.runs.keys().isdisjoint(_runs(words))
        if new and not _MARK.search(text):
            self.add(name, words, answers=answers, new=True)
            return []
        spans = word_spans(text)
        marked = _Marked(text, [start for start, _, _ in spans])
        found = [] if new else list(self.long(words))
        if len(found) == 1 and found[0][:2] == (0, len(words)) and found[0][2] and not self.repeats:
            found = [] if not marked.passages else found
        found += self.short(words, found, marked=marked, answers=answers)
        self.add(name, words, answers=answers, new=new)
        return [
            {"start": spans[first][0], "end": spans[last - 1][1], "document_id": self.names[source]}
            for first, last, source in sorted(found)
        ]

    def long(self, words: Sequence[str]) -> Iterator[tuple[int, int, int]]:
        """Yield runs of repeated words, as first word, one past the last, and the number of the source."""
        done = 0
        for first, run in enumerate(_runs(words)):
            if first < done or run not in self.runs:
                continue
            source, at = divmod(self.runs[run], 1 << _PLACE_BITS)
            there = self.words(source)
            length = 0
            while (
                first + length < len(words)
                and at + length < len(there)
                and words[first + length] == there[at + length]
            ):
                length += 1
            said = words[first : first + length]
            if length >= RUN and sum(not word.isdigit() for word in said) >= FEWEST_NOT_NUMBERS:
                done = first + length
                yield first, done, source

    def short(
        self,
        words: Sequence[str],
        found: Sequence[tuple[int, int, int]],
        *,
        marked: _Marked,
        answers: str | None,
    ) -> Iterator[tuple[int, int, int]]:
        """Yield marked passages that no long run covers."""
        sources: list[int] | None = None
        taken = list(found)
        for first, last in marked.passages:
            if last - first < SHORTEST_MARKED or any(a < last and first < b for a, b, _ in taken):
                continue
            if sources is None:
                sources = list(self.nearby(answers))
            for source in sources:
                if _holds(self.joined(source), words[first:last]):
                    taken.append((first, last, source))
                    yield first, last, source
                    break

    def nearby(self, answers: str | None) -> Iterator[int]:
        seen = {0}
        number = self.numbers.get(answers, -1) if answers else -1
        while number >= 0 and len(seen) <= MOST_ANSWERED:
            seen.add(number)
            number = self.parents[number]
        seen.update(range(max(1, len(self.names) - NEARBY), len(self.names)))
        yield from sorted(seen)


class _Marked:
    """The passages that a comment marks as quoted, as spans of its words."""

    def __init__(self, text: str, starts: Sequence[int]) -> None:
        self._text = text
        self._starts = starts

    @cached_property
    def passages(self) -> list[tuple[int, int]]:
        spans = (
            [found.span("said") for found in _MARKED_LINE.finditer(self._text)] if ">" in self._text else []
        )
        spans += [found.span("said") for found in _IN_MARKS.finditer(self._text)]
        return [
            (bisect_left(self._starts, start), bisect_left(self._starts, end)) for start, end in sorted(spans)
        ]


def _joined(words: Iterable[str]) -> str:
    return f" {' '.join(words)} "


def _holds(joined: str, words: Iterable[str]) -> bool:
    return _joined(words) in joined


def _runs(words: Sequence[str]) -> Iterator[int]:
    # Hashes of strings differ from run to run, but what is found by them is compared word by word.
    return map(hash, zip(*(words[k:] for k in range(RUN)), strict=False))
