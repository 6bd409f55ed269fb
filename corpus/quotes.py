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
from .runs import Runs
from .text import folded_words, word_spans
from .threads import Parents, parent_places, parents_first

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
    found = ThreadQuotes(report, thread, repeats=repeats)
    return [
        [
            {"start": start, "end": end, "document_id": report_id if at < 0 else thread[at]["comment_id"]}
            for start, end, at in found.of(place)
        ]
        for place in range(len(thread))
    ]


class ThreadQuotes:
    """The quotes of a thread's comments, in a few bytes each.

    >>> rows = [{"comment_id": "c1", "parent_id": None, "text": "The bridge should never have been built there."},
    ...         {"comment_id": "c2", "parent_id": "c1", "text": "> should never have been built\\nWhy not?"}]
    >>> ThreadQuotes("", rows).of(1)
    [(2, 30, 0)]
    """

    def __init__(
        self,
        report: str,
        thread: Sequence[Mapping[str, Any]],
        *,
        parents: Parents | None = None,
        repeats: bool = False,
    ) -> None:
        """Find the quotes.

        Args:
            report: the text of the report.
            thread: its comments in order: rows with ``text`` and, without `parents`, ``comment_id`` and
                ``parent_id``. Each is looked at once, and again where another repeats it.
            parents: the place of what each comment answers; looked up by their ids if None.
            repeats: whether a whole comment that repeats another counts too.
        """
        parents = parent_places(thread) if parents is None else parents
        order = array("q")
        numbers = array("q", [-1]) * len(thread)
        search = _Search(
            repeats=repeats, text_of=lambda number: thread[order[number - 1]]["text"] if number else report
        )
        search.add(folded_words(report), answers=-1)
        self._places, self._spans = array("q"), array("q")
        for place in parents_first(parents):
            order.append(place)
            numbers[place] = len(order)
            above = parents[place]
            for start, end, source in search.read(
                thread[place]["text"], answers=numbers[above] if above >= 0 else -1
            ):
                self._places.append(place)
                self._spans.extend((start, end, order[source - 1] if source else -1))
        self._settle()

    def __bool__(self) -> bool:
        """Say whether any comment quotes."""
        return bool(self._places)

    def of(self, place: int) -> list[tuple[int, int, int]]:
        """Return the spans that the comment at a place quotes (code points, half-open), and the place of what.

        The place of the report is -1.
        """
        first, last = bisect_left(self._places, place), bisect_left(self._places, place + 1)
        spans = self._spans[3 * first : 3 * last]
        return list(zip(spans[::3], spans[1::3], spans[2::3], strict=True))

    def _settle(self) -> None:
        """Put the quotes into the order of the thread, where answers stand before what they answer."""
        order = sorted(range(len(self._places)), key=self._places.__getitem__)
        self._places = array("q", (self._places[at] for at in order))
        self._spans = array("q", (self._spans[3 * at + k] for at in order for k in range(3)))


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
    """The documents of a thread read so far, told by their numbers, and where runs of their words stand.

    Texts are not kept: the few that are quoted are read again, and the last of those are remembered.
    """

    def __init__(self, *, repeats: bool, text_of: Callable[[int], str]) -> None:
        self.repeats = repeats
        self.parents = array("q")
        self.runs = Runs()
        self.words = lru_cache(maxsize=_REMEMBERED)(lambda number: folded_words(text_of(number)))
        self.joined = lru_cache(maxsize=_REMEMBERED)(lambda number: _joined(self.words(number)))

    def add(self, words: Sequence[str], *, answers: int, new: bool = False) -> None:
        """Take a document in; `new` when none of its runs of words is known."""
        number = len(self.parents)
        self.parents.append(answers)
        if len(self.runs) < MOST_RUNS:
            self.runs.add(list(_runs(words)), first=number << _PLACE_BITS, new=new)

    def read(self, text: str, *, answers: int) -> list[tuple[int, int, int]]:
        """Take the next comment in, and return the spans it quotes with the number of what."""
        words = folded_words(text)
        new = not self.runs.any_of(_runs(words))
        if new and not _MARK.search(text):
            self.add(words, answers=answers, new=True)
            return []
        spans = word_spans(text)
        marked = _Marked(text, [start for start, _, _ in spans])
        found = [] if new else list(self.long(words))
        if len(found) == 1 and found[0][:2] == (0, len(words)) and found[0][2] and not self.repeats:
            found = [] if not marked.passages else found
        found += self.short(words, found, marked=marked, answers=answers)
        self.add(words, answers=answers, new=new)
        return [(spans[first][0], spans[last - 1][1], source) for first, last, source in sorted(found)]

    def long(self, words: Sequence[str]) -> Iterator[tuple[int, int, int]]:
        """Yield runs of repeated words, as first word, one past the last, and the number of the source."""
        done = 0
        for first, run in enumerate(_runs(words)):
            if first < done or (place := self.runs.get(run)) is None:
                continue
            source, at = divmod(place, 1 << _PLACE_BITS)
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
        answers: int,
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

    def nearby(self, number: int) -> Iterator[int]:
        seen = {0}
        while number >= 0 and len(seen) <= MOST_ANSWERED:
            seen.add(number)
            number = self.parents[number]
        seen.update(range(max(1, len(self.parents) - NEARBY), len(self.parents)))
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
