"""Runs of words: what is moved out of the dictionary is found as before."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from commentariat.corpus.text_reuse.runs import Runs

HASHES = st.integers(-(2**63), 2**63 - 1) | st.integers(0, 9)
DOCUMENTS = st.lists(st.lists(HASHES, max_size=8), max_size=12)


@given(DOCUMENTS, st.integers(1, 20))
def test_every_hash_keeps_the_first_number_it_was_given(documents: list[list[int]], room: int) -> None:
    runs, expected = Runs(room=room), dict[int, int]()
    for number, document in enumerate(documents):
        first = number << 32
        known = any(key in expected for key in document)

        assert runs.any_of(document) == known
        runs.add(document, first=first, new=not known)

        for place, key in enumerate(document):
            expected.setdefault(key, first + place)
        assert len(runs) == len(expected)
    assert {key: runs.get(key) for key in expected} == expected
    assert runs.get(10) is None or 10 in expected
