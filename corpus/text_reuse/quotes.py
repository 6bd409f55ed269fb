"""Quotes in comments: the stretches that repeat the report or an earlier comment of the same thread.

Words that a commenter quotes are not the commenter's, so that counts of words, sentiment and names go wrong
unless they can be left out. A quote is

- a run of at least eight words, six of them no numbers, that stands in the report or in an earlier comment, marked
  or not; or
- a whole line that begins with ``>``, or a passage of at least three words in quotation marks, that stands in the
  report, in a comment that is answered (at most a hundred up the thread), or in one of the twenty comments before.

Case and punctuation make no difference, and where words are not spaced, two characters count as a word (see
`tokens`, beside this module). The source is the first document of the thread with these words: the report, then the
comments in order, those answered before their answers.

A comment that as a whole repeats another, or is a near duplicate of one that it does not answer, is a copy and no quote
(see `duplicates`): it quotes only what it marks by ``>``, quotation marks or “Ann wrote:”.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from itertools import accumulate
from typing import Any

from ..errors import CorpusError
from ..text.canonical import QUOTED_LINE
from ..text.stand_ins import STAND_IN
from ..threads import Parents, parents_first
from .duplicates import nearly_the_same
from .runs import Runs
from .tokens import CHARACTERS_OF_A_WORD, folded_tokens, length_in_words, token_runs, token_spans

RUN = 8
"""Words in a row that are taken for repeated and not for chance."""

FEWEST_NOT_NUMBERS = 6
"""Words of an unmarked quote that are no numbers: dates and scores repeat without being quoted."""

SHORTEST_MARKED = 3
"""Words of a passage in quotation marks; a line that begins with ``>`` may be shorter."""

NEARBY = 20
MOST_ANSWERED = 100
"""Comments up the thread that a marked passage is looked for in; where each answers the last, there are thousands."""
MOST_RUNS = 2_000_000
"""Runs of words of a thread that are remembered; what stands further down a thread of more is not found again."""

MOST_MARKED = 1_000
"""Marked passages of a comment that are looked for; no more stand in any that a person wrote."""

_REMEMBERED = 256
_PLACE_BITS = 32
_LONGEST_ATTRIBUTION = 80
_MARK = re.compile(r"[>＞\"“”«»„‟‹›「『｢]")
_IN_MARKS = re.compile(
    r"[\"“”«»„‟‹›][^\"“”«»„‟‹›\n]{1,600}[\"“”«»‹›]|「[^「」\n]{1,600}」|『[^『』\n]{1,600}』|｢[^｢｣\n]{1,600}｣"
)


class ThreadQuotes:
    """The quotes of a thread's comments, in a few bytes each.

    >>> rows = [{"text": "The bridge should never have been built there."},
    ...         {"text": "> should never have been built\\nWhy not?"}]
    >>> ThreadQuotes("", rows, parents=[-1, 0]).of(1)
    [(2, 30, 0)]
    """

    def __init__(
        self,
        report: str,
        thread: Sequence[Mapping[str, Any]],
        *,
        parents: Parents,
        repeats: bool = False,
    ) -> None:
        """Find the quotes.

        Args:
            report: the text of the report.
            thread: its comments in order: rows with ``text``. Each is looked at once, and again where another
                repeats it.
            parents: the place of what each comment answers, -1 at the top; without cycles.
            repeats: whether a whole comment that repeats another counts too.
        """
        order = array("q")
        numbers = array("q", [-1]) * len(thread)
        search = _Search(
            repeats=repeats, text_of=lambda number: thread[order[number - 1]]["text"] if number else report
        )
        search.add(folded_tokens(report), answers=-1)
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
            said = folded_tokens(row["text"][start:end])
            if (
                not last <= start < end <= len(row["text"])
                or source not in texts
                or not _holds(_joined(folded_tokens(texts[source])), said)
            ):
                raise CorpusError(
                    f"Comment {row['comment_id']} is said to quote {source} at {start}–{end}, but these words do not "
                    f"stand there. The tables were changed by hand; build the corpus again."
                )
            last = end


class _Search:
    """The documents of a thread read so far, told by their numbers, and where runs of their tokens stand.

    Texts are not kept: the few that are quoted are read again, and the last of those are remembered.
    """

    def __init__(self, *, repeats: bool, text_of: Callable[[int], str]) -> None:
        self.repeats = repeats
        self.parents = array("q")
        self.runs = Runs()
        self.tokens = lru_cache(maxsize=_REMEMBERED)(lambda number: folded_tokens(text_of(number)))
        self.joined = lru_cache(maxsize=_REMEMBERED)(lambda number: _joined(self.tokens(number)))

    def add(self, tokens: Sequence[str], *, answers: int, new: bool = False) -> None:
        """Take a document in; `new` when none of its runs of tokens is known."""
        number = len(self.parents)
        self.parents.append(answers)
        if len(self.runs) < MOST_RUNS:
            self.runs.add(list(_runs(tokens)), first=number << _PLACE_BITS, new=new)

    def read(self, text: str, *, answers: int) -> list[tuple[int, int, int]]:
        """Take the next comment in, and return the spans it quotes with the number of what."""
        tokens = folded_tokens(text)
        new = not self.runs.any_of(_runs(tokens))
        if new and not _MARK.search(text):
            self.add(tokens, answers=answers, new=True)
            return []
        spans = token_spans(text)
        marked = _Marked(text, [start for start, _, _ in spans])
        found = [] if new else list(self.long(tokens))
        if found and not self.repeats:
            copied = [run for run in marked.left_open(found) if run[2]]
            if copied and self.is_copy(tokens, copied, marked=marked, answers=answers):
                found = sorted(set(found).difference(copied))
        short = list(self.short(tokens, found, marked=marked, answers=answers))
        found = _without(found, short, tokens=tokens) + short
        self.add(tokens, answers=answers, new=new)
        return [(spans[first][0], spans[last - 1][1], source) for first, last, source in sorted(found)]

    def long(self, tokens: Sequence[str]) -> Iterator[tuple[int, int, int]]:
        """Yield runs of repeated tokens, as first token, one past the last, and the number of the source."""
        done = 0
        for first, run in enumerate(_runs(tokens)):
            if first < done or (place := self.runs.get(run)) is None:
                continue
            source, at = divmod(place, 1 << _PLACE_BITS)
            there = self.tokens(source)
            length = 0
            while (
                first + length < len(tokens)
                and at + length < len(there)
                and tokens[first + length] == there[at + length]
            ):
                length += 1
            said = tokens[first : first + length]
            telling = [token for token in said if not token.isdigit()]
            if length_in_words(said) >= RUN and length_in_words(telling) >= FEWEST_NOT_NUMBERS:
                done = first + length
                yield first, done, source
            else:
                # What begins within goes further only where it begins near the end.
                done = first + length - CHARACTERS_OF_A_WORD * RUN + 1

    def is_copy(
        self, tokens: Sequence[str], runs: Sequence[tuple[int, int, int]], *, marked: _Marked, answers: int
    ) -> bool:
        """Say whether a comment repeats others, given the runs that it shares with them and does not mark."""
        if sum(marked.rest(first, last) for first, last, _ in runs) == marked.rest(0, len(tokens)):
            return True
        shared: Counter[int] = Counter()
        for first, last, source in runs:
            shared[source] += last - first
        # An answer that repeats what it answers and adds a word quotes it.
        del shared[answers]
        if not shared:
            return False
        [(source, _)] = shared.most_common(1)
        return nearly_the_same(tokens, self.tokens(source))

    def short(
        self,
        tokens: Sequence[str],
        found: Sequence[tuple[int, int, int]],
        *,
        marked: _Marked,
        answers: int,
    ) -> Iterator[tuple[int, int, int]]:
        """Yield marked passages that no long run covers, or that stand further up than what it repeats."""
        sources: list[int] | None = None
        taken = array("q", [len(self.parents)]) * len(tokens)
        for first, last, source in found:
            taken[first:last] = array("q", [source]) * (last - first)
        for first, last, whole_line in marked.passages[:MOST_MARKED]:
            said = tokens[first:last]
            length = length_in_words(said)
            before = min(taken[first:last], default=0)
            if length < SHORTEST_MARKED and not whole_line:
                continue
            # Long passages are found as runs where they stand first.
            if not before or (length >= RUN and before < len(self.parents)):
                continue
            if sources is None:
                sources = list(self.nearby(answers))
            for source in sources:
                if source >= before:
                    break
                if _holds(self.joined(source), said):
                    taken[first:last] = array("q", [0]) * (last - first)
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
    """The passages that a comment marks as quoted, as spans of its tokens."""

    def __init__(self, text: str, starts: Sequence[int]) -> None:
        self._text = text
        self._starts = starts

    @cached_property
    def passages(self) -> list[tuple[int, int, bool]]:
        """The passages in order, and whether each is a whole line."""
        spans = [
            (*found.span("said"), True)
            for found in QUOTED_LINE.finditer(self._text)
            if _has_words(found["said"])
        ]
        spans += [(found.start() + 1, found.end() - 1, False) for found in _IN_MARKS.finditer(self._text)]
        return [
            (bisect_left(self._starts, start), bisect_left(self._starts, end), whole_line)
            for start, end, whole_line in sorted(spans)
        ]

    def left_open(self, runs: Iterable[tuple[int, int, int]]) -> Iterator[tuple[int, int, int]]:
        """Yield the runs of which no more than half is marked; all that follows “Ann wrote:” and the like is quoted."""
        for first, last, source in runs:
            start = self._starts[first]
            before = self._text[max(0, start - _LONGEST_ATTRIBUTION) : start].lower()
            if _attribution().search(before):
                return
            if 2 * self.rest(first, last) >= last - first:
                yield first, last, source

    def rest(self, first: int, last: int) -> int:
        """Return how many of some tokens are not marked."""
        return last - first - (self._before[last] - self._before[first])

    @cached_property
    def _before(self) -> list[int]:
        """How many marked tokens stand before each token and before the end."""
        inside = bytearray(len(self._starts))
        for first, last, _ in self.passages:
            inside[first:last] = bytes([1]) * (last - first)
        return [0, *accumulate(inside)]


def _has_words(line: str) -> bool:
    """Say whether a line has a word that is no number and stands in for nothing."""
    return not all(token.isdigit() for token in folded_tokens(STAND_IN.sub(" ", line)))


@cache
def _attribution() -> re.Pattern[str]:
    # The package of web pages takes long to load, and most corpora are only read.
    from ..pages.wording.phrases import SAYS

    return re.compile(
        rf"(?:\b(?:{SAYS}|έγραψε|γράφει|είπε|كتبت?|قالت?|نوشت|گفت|כתבה?|אמרה?)\b|写道|寫道|[说說]|書いた|썼다|님)"
        r"[^\n:：]{0,40}[:：]\W*$"
    )


def _without(
    runs: Sequence[tuple[int, int, int]], passages: Sequence[tuple[int, int, int]], *, tokens: Sequence[str]
) -> list[tuple[int, int, int]]:
    """Return what passages, in order, leave of runs where that is long enough."""
    left = []
    waiting = deque(passages)
    for first, last, source in runs:
        while waiting and waiting[0][0] < last:
            start, end, _ = waiting[0]
            if end > first:
                left.append((first, start, source))
                first = end
            if end > last:
                break
            waiting.popleft()
        left.append((first, last, source))
    return [piece for piece in left if length_in_words(tokens[piece[0] : piece[1]]) >= RUN]


def _joined(tokens: Iterable[str]) -> str:
    return f" {' '.join(tokens)} "


def _holds(joined: str, tokens: Iterable[str]) -> bool:
    return _joined(tokens) in joined


def _runs(tokens: Sequence[str]) -> Iterator[int]:
    # Hashes of strings differ from run to run, but what is found by them is compared token by token.
    return map(hash, token_runs(tokens, words=RUN))
