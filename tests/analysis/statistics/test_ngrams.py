"""N-grams and phrase frames come out as a plain count gives them, however little is held at a time."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from itertools import combinations
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from commentariat.analysis.statistics import ngrams
from commentariat.analysis.statistics.frequent import frequent, partitions
from commentariat.analysis.statistics.ranking import Ranking
from commentariat.analysis.statistics.sequences import Sequences
from commentariat.analysis.statistics.slices import Slice

Documents = list[list[list[str]]]
PACKAGE = "commentariat.analysis.statistics"
# Names of which one begins another, followed by what sorts before a blank and after it.
NAMES = ["a", "a!", "a\x01", "b", "bb", "c"]
documents_of_sentences = st.lists(
    st.lists(st.lists(st.sampled_from(NAMES), min_size=1, max_size=9), max_size=4), min_size=1, max_size=4
)
lengths = st.tuples(st.integers(2, 4), st.integers(0, 2))


def plain_sequences(documents: Documents, *, n: int, skip: int) -> Iterator[tuple[int, tuple[str, ...]]]:
    for number, sentences in enumerate(documents):
        for words in sentences:
            for first in range(len(words)):
                for rest in combinations(range(first + 1, min(first + n + skip, len(words))), n - 1):
                    yield number, tuple(words[place] for place in (first, *rest))


def commonest(counts: dict[str, int], *, min_count: int, limit: int | None) -> list[str]:
    kept = [name for name, count in counts.items() if count >= min_count]
    return sorted(kept, key=lambda name: (-counts[name], name))[:limit]


@pytest.fixture(params=["all at once", "little at a time"])
def memory(request: pytest.FixtureRequest) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        if request.param != "all at once":
            patch.setattr(import_module(f"{PACKAGE}.frequent"), "MOST_ROWS", 3)
            patch.setattr(import_module(f"{PACKAGE}.frequent"), "_LARGEST", 60)
            patch.setattr(import_module(f"{PACKAGE}.sequences"), "BLOCK_WORDS", 4)
        yield


limits = st.sampled_from([None, 1, 2, 5])


@pytest.mark.usefixtures("memory")
@given(documents=documents_of_sentences, length=lengths, min_count=st.integers(1, 3), limit=limits)
def test_ngrams_are_those_of_a_plain_count(
    slice_of: Callable[[Documents], Slice],
    documents: Documents,
    length: tuple[int, int],
    min_count: int,
    limit: int | None,
) -> None:
    n, skip = length
    counts: Counter[str] = Counter()
    held_by: defaultdict[str, set[int]] = defaultdict(set)
    for document, words in plain_sequences(documents, n=n, skip=skip):
        counts[" ".join(words)] += 1
        held_by[" ".join(words)].add(document)
    result = ngrams(
        Any, n, where=slice_of(documents), skip=skip, case_sensitive=True, min_count=min_count, limit=limit
    )
    wanted = commonest(counts, min_count=min_count, limit=limit)
    assert result.table["ngram"].tolist() == wanted
    assert result.table["count"].tolist() == [counts[name] for name in wanted]
    assert result.table["documents"].tolist() == [len(held_by[name]) for name in wanted]


@pytest.mark.usefixtures("memory")
@given(documents=documents_of_sentences, length=lengths, min_count=st.integers(1, 3), limit=limits)
def test_phrase_frames_are_those_of_a_plain_count(
    slice_of: Callable[[Documents], Slice],
    documents: Documents,
    length: tuple[int, int],
    min_count: int,
    limit: int | None,
) -> None:
    n, skip = length
    fillers: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for _, words in plain_sequences(documents, n=n, skip=skip):
        for slot in range(n):
            fillers[" ".join((*words[:slot], "*", *words[slot + 1 :]))][words[slot]] += 1
    counts = {frame: filled.total() for frame, filled in fillers.items() if len(filled) > 1}
    result = ngrams(
        Any,
        n,
        where=slice_of(documents),
        skip=skip,
        frames=True,
        case_sensitive=True,
        min_count=min_count,
        limit=limit,
    )
    wanted = commonest(counts, min_count=min_count, limit=limit)
    assert result.table["frame"].tolist() == wanted
    assert result.table["count"].tolist() == [counts[frame] for frame in wanted]
    assert result.table["variants"].tolist() == [len(fillers[frame]) for frame in wanted]
    assert result.table["commonest"].tolist() == [
        ", ".join(commonest(fillers[frame], min_count=1, limit=5)) for frame in wanted
    ]


@given(documents=documents_of_sentences, length=lengths, most=st.integers(1, 6), min_count=st.integers(1, 3))
def test_a_partition_holds_no_more_than_it_may_unless_it_is_one_sequence(
    slice_of: Callable[[Documents], Slice],
    documents: Documents,
    length: tuple[int, int],
    most: int,
    min_count: int,
) -> None:
    n, skip = length
    chosen = slice_of(documents)
    units = chosen.opened.index.vocabulary.units("form", case_sensitive=True)
    sequences = Sequences(chosen=chosen, units=units, n=n, skip=skip)
    plain = Counter(words for _, words in plain_sequences(documents, n=n, skip=skip))
    seen: Counter[tuple[str, ...]] = Counter()
    for partition in partitions(sequences, range(n), min_count=lambda: min_count, most=most):
        rows = sequences.rows(partition)
        held = Counter(
            tuple(units.names[unit] for unit in row)
            for row in zip(*(c.tolist() for c in rows.columns), strict=True)
        )
        assert len(rows) <= most or len(held) == 1
        assert not held.keys() & seen.keys()
        seen += held
    assert {words: count for words, count in seen.items() if count >= min_count} == {
        words: count for words, count in plain.items() if count >= min_count
    }
    assert seen.items() <= plain.items()


@given(
    rows=st.lists(st.tuples(*[st.integers(0, 3)] * 4), max_size=40),
    min_count=st.integers(1, 3),
    largest=st.sampled_from([16, 500, 2**63 - 1]),
)
def test_frequent_sequences_are_found_however_many_words_fit_into_a_number(
    rows: list[tuple[int, ...]], min_count: int, largest: int
) -> None:
    columns = [np.array([row[place] for row in rows], dtype=np.int32) for place in range(4)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(import_module(f"{PACKAGE}.frequent"), "_LARGEST", largest)
        found = frequent(columns, 4, min_count=min_count)
    counts = Counter(rows)
    wanted = sorted(row for row, count in counts.items() if count >= min_count)
    assert [rows[place] for place in found.example.tolist()] == wanted
    assert found.counts.tolist() == [counts[row] for row in wanted]
    assert [rows[place] for place in found.rows.tolist()] == [wanted[each] for each in found.number.tolist()]
    assert len(set(found.rows.tolist())) == len(found.rows)


@given(
    parts=st.lists(
        st.dictionaries(st.tuples(*[st.integers(0, len(NAMES) - 1)] * 2), st.integers(1, 4)), max_size=4
    ),
    limit=limits,
)
def test_the_commonest_are_the_same_in_whatever_parts_they_come(
    slice_of: Callable[[Documents], Slice], parts: list[dict[tuple[int, int], int]], limit: int | None
) -> None:
    vocabulary = slice_of([[NAMES]]).opened.index.vocabulary
    units = vocabulary.units("form", case_sensitive=True)
    ranking = Ranking(units, min_count=2, limit=limit)
    counts: dict[str, int] = {}
    for part in parts:
        new = {words: count for words, count in part.items() if _name(units.names, words) not in counts}
        words = np.array(list(new), dtype=np.int32).reshape(-1, 2)
        count = np.array(list(new.values()), dtype=np.int64)
        best = ranking.best(words, count)
        ranking.add(words=words[best], count=count[best])
        counts |= {_name(units.names, words): count for words, count in new.items()}
    ranking.add(words=np.zeros((0, 2), dtype=np.int32), count=np.zeros(0, dtype=np.int64))
    wanted = commonest(counts, min_count=2, limit=limit)
    assert ranking.names(ranking.columns()["words"]) == wanted
    rarest = counts[wanted[-1]] if limit is not None and len(wanted) == limit else 2
    assert ranking.min_count == rarest


def _name(names: Sequence[str], words: tuple[int, ...]) -> str:
    return " ".join(names[word] for word in words)


def test_once_enough_are_known_what_is_rarer_is_not_read(
    slice_of: Callable[[Documents], Slice], monkeypatch: pytest.MonkeyPatch
) -> None:
    common = [["a", "b"]] * 50
    rare = [[f"w{number:02}", f"v{number:02}"] for number in range(40)]
    monkeypatch.setattr(import_module(f"{PACKAGE}.frequent"), "MOST_ROWS", 10)
    read: list[int] = []
    rows = Sequences.rows
    monkeypatch.setattr(
        Sequences, "rows", lambda self, allowed: (found := rows(self, allowed), read.append(len(found)))[0]
    )
    result = ngrams(Any, 2, where=slice_of([common, rare]), min_count=1, limit=1)
    assert result.table["ngram"].tolist() == ["a b"]
    assert sum(read) == 50
