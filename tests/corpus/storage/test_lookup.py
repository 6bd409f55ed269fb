"""Values that lie on disk are found by their keys like those of a dictionary."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commentariat.corpus.errors import OutputError
from commentariat.corpus.storage.lookup import Lookup

KEYS = st.text(st.characters(exclude_categories=["Cs"]), max_size=5)


@given(st.lists(st.tuples(KEYS, st.integers()), max_size=40), st.lists(KEYS, max_size=10))
def test_it_answers_as_a_dictionary_does(pairs: list[tuple[str, int]], asked: list[str]) -> None:
    wanted = dict(pairs)
    with Lookup[int]() as lookup:
        lookup.put(pairs)
        assert dict(lookup.items()) == wanted
        assert list(lookup) == list(wanted)
        assert len(lookup) == len(wanted)
        assert lookup.get(asked) == {key: wanted[key] for key in asked if key in wanted}
        assert lookup.known(asked) == set(asked) & set(wanted)
        lookup.drop(asked)
        assert set(lookup) == set(wanted) - set(asked)


def test_more_keys_than_one_question_can_name() -> None:
    keys = [f"k{n}" for n in range(2_345)]
    with Lookup[int]() as lookup:
        lookup.put((key, n) for n, key in enumerate(keys))
        assert lookup.get(keys) == {key: n for n, key in enumerate(keys)}


def test_a_full_disk_is_told_as_one() -> None:
    with Lookup[bytes]() as lookup:
        lookup._database.execute("PRAGMA max_page_count = 10")
        with pytest.raises(OutputError, match="SQLITE_TMPDIR"):
            lookup.put((str(n), bytes(4_000)) for n in range(40))
