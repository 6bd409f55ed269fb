"""Queries for words and sequences of words, matched against the vocabulary and then against columns of codes."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from ...corpus.errors import InputError
from .documents import SPAN_KEYS
from .index import TokenIndex
from .opened import Opened
from .slices import Slice, require_known_marks, spans_of_words
from .vocabulary import Vocabulary
from .words import WordReader

_WILDCARD = re.compile(r"[*?]|\[[^\]]+\]")
_GAP = re.compile(r"\{(\d+)(?:,(\d+))?\}")
MOST_GAP = 20
_State = tuple[np.ndarray, np.ndarray]


@dataclass(frozen=True, slots=True)
class Matches:
    """Where a query matches, in the order of the corpus.

    Attributes:
        first: the first word of each match.
        last: one past its last word.
    """

    first: np.ndarray
    last: np.ndarray

    def __len__(self) -> int:
        """Return how many matches there are."""
        return len(self.first)

    def within(self, chosen: Slice) -> Matches:
        """Return the matches of which the first and the last word are in a slice."""
        mask = chosen.mask
        if mask.all():
            return self
        kept = mask[self.first] & mask[self.last - 1]
        return Matches(self.first[kept], self.last[kept])

    def words(self) -> np.ndarray:
        """Return every word of every match, once, in order."""
        lengths = self.last - self.first
        return np.unique(np.repeat(self.last - np.cumsum(lengths), lengths) + np.arange(lengths.sum()))


def find(opened: Opened, query: str, *, case_sensitive: bool = False) -> Matches:
    """Find the places where a query matches.

    A query is one or more elements with blanks between them, matched word by word; punctuation does not count, and
    no match reaches over a final mark or a line end. A form that the corpus does not hold is taken apart as its texts
    were, so that ``don't`` means ``do n't``, and ``well-known`` means ``well known``:

    ============================ =====================================================
    ``regime``, ``terror*``      a form, with ``*``, ``?`` and ``[…]`` as wildcards
    ``gang|gangs``               one of several forms
    ``lemma:kill``               any form of a lemma
    ``regex:(un)?lawful``        forms that a regular expression matches as a whole (not ``regex:^reg``)
    ``label:proxy_label``        a span that the findings mark with a label (or layer:, voice:, target:, source:)
    ``*``                        any word
    ``{0,3}``                    none to three words of any kind
    ============================ =====================================================

    Args:
        opened: the corpus.
        query: what to look for.
        case_sensitive: whether case counts in forms and regular expressions.

    Raises:
        InputError: when the query is empty, or an element is malformed.
    """
    elements = query.split()
    if not elements:
        raise InputError("The query is empty; give a word, such as regime, or a pattern, such as terror*.")
    if _GAP.fullmatch(elements[0]) or _GAP.fullmatch(elements[-1]):
        raise InputError(f"“{query}”: a gap stands between two words, such as: lemma:kill {{0,3}} civilian*")
    index = opened.index
    state: _State | None = None
    for element in elements:
        if gap := _GAP.fullmatch(element):
            low, high = int(gap[1]), int(gap[2] or gap[1])
            if not low <= high <= MOST_GAP:
                raise InputError(
                    f"{element}: a gap goes from fewer words to more, and to {MOST_GAP} at most."
                )
            state = _over_gap(state, low, high, index.opens) if state is not None else None
        elif element.partition(":")[0] in SPAN_KEYS and ":" in element:
            state = _over_spans(state, *_spans(opened, element), index.opens)
        else:
            ways = _ways(index.vocabulary, element, case_sensitive=case_sensitive)
            state = _over_ways(state, ways, index)
    if state is None or not len(state[0]):
        return Matches(np.zeros(0, np.int64), np.zeros(0, np.int64))
    if len(elements) == 1 and (state[0][1:] > state[0][:-1]).all():
        return Matches(*state)
    # A match that is found in two ways counts once; a place and a length take less memory as one number.
    first, lengths = state[0].astype(np.int64), state[1] - state[0]
    longest = int(lengths.max()) + 1
    both = np.unique(first * longest + lengths)
    first = both // longest
    return Matches(first, first + both % longest)


def not_found(query: str) -> str:
    """Say that a query matches nothing, and what may be the reason.

    >>> not_found("gangs")
    '“gangs” does not occur in this slice.'
    """
    said = f"“{query}” does not occur in this slice."
    if any(element.startswith("regex:") for element in query.split()):
        said += " After regex: the whole word must match, such as regex:reg.* for words that begin with reg."
    return said


def _ways(vocabulary: Vocabulary, element: str, *, case_sensitive: bool) -> list[list[np.ndarray]]:
    """Return the sequences of words that an element means, each word as the forms it may be (bool, by code)."""
    matching = partial(vocabulary.matching, case_sensitive=case_sensitive)
    if element.startswith("regex:"):
        return [[matching(element)]]
    unit = "lemma:" if element.startswith("lemma:") else ""
    forms = np.zeros(len(vocabulary.forms), dtype=bool)
    sequences = []
    for alternative in element.removeprefix(unit).split("|"):
        found = matching(unit + alternative)
        words = [] if found.any() else _taken_apart(alternative)
        if len(words) > 1:
            sequences.append([matching(unit + word) for word in words])
        else:
            forms |= matching(unit + words[0]) if words else found
    return [[forms], *sequences]


def _taken_apart(form: str) -> list[str]:
    """Return the words that the tokenizer makes of a form, which may hold wildcards.

    >>> _taken_apart("Turkish-back*"), _taken_apart("don't"), _taken_apart("regime")
    (['Turkish', 'back*'], ['do', "n't"], ['regime'])
    """
    from ..language import load_pipeline

    reader = WordReader(load_pipeline())
    words = reader.read([_WILDCARD.sub(lambda found: "x" * len(found[0]), form)])
    ends = words.starts + np.array([len(reader.forms[code]) for code in words.codes], dtype=np.int32)
    return [form[start:end] for start, end in zip(words.starts.tolist(), ends.tolist(), strict=True)]


def _over_ways(state: _State | None, ways: Sequence[Sequence[np.ndarray]], index: TokenIndex) -> _State:
    reached = []
    for words in ways:
        at = state
        for wanted in words:
            at = _over_word(at, lambda places, wanted=wanted: wanted[index.codes[places]], index.opens)
        if at is not None:
            reached.append(at)
    return np.concatenate([first for first, _ in reached]), np.concatenate([last for _, last in reached])


def _over_word(state: _State | None, is_wanted: Callable[..., np.ndarray], opens: np.ndarray) -> _State:
    if state is None:
        first = np.flatnonzero(is_wanted(slice(None)))
        return first, first + 1
    first, at = _going_on(state, opens)
    kept = is_wanted(at)
    return first[kept], at[kept] + 1


def _over_gap(state: _State, low: int, high: int, opens: np.ndarray) -> _State:
    # There are as many states as places times lengths of the gap.
    place = np.int32 if len(opens) < 2**31 else np.int64
    state = state[0].astype(place), state[1].astype(place)
    reached = []
    for skipped in range(high + 1):
        if skipped >= low:
            reached.append(state)
        if skipped < high:
            first, at = _going_on(state, opens)
            state = first, at + 1
    return np.concatenate([first for first, _ in reached]), np.concatenate([at for _, at in reached])


def _over_spans(state: _State | None, starts: np.ndarray, ends: np.ndarray, opens: np.ndarray) -> _State:
    if state is None:
        return starts, ends
    first, at = _going_on(state, opens)
    low, high = np.searchsorted(starts, at, side="left"), np.searchsorted(starts, at, side="right")
    lengths = high - low
    spans = np.repeat(high - np.cumsum(lengths), lengths) + np.arange(lengths.sum())
    return np.repeat(first, lengths), ends[spans]


def _going_on(state: _State, opens: np.ndarray) -> _State:
    """Keep what goes on: a next word is there, and it opens no sentence."""
    first, at = state
    kept = at < len(opens)
    first, at = first[kept], at[kept]
    kept = ~opens[at]
    return first[kept], at[kept]


def _spans(opened: Opened, element: str) -> _State:
    """Return the distinct spans that an element means, as words, by their first word."""
    key, _, values = element.partition(":")
    where = {key: values.split("|")}
    require_known_marks(opened, where)
    first, last = spans_of_words(opened, where)
    held = last > first
    if not held.any():
        return first[held], last[held]
    both = np.unique(np.stack([first[held], last[held]], axis=1), axis=0)
    return both[:, 0], both[:, 1]
