"""Places for hyphens, against pyphen itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyphen import Pyphen

from commentariat.analysis.text.hyphenation import hyphens


@pytest.fixture(scope="module")
def theirs() -> Pyphen:
    return Pyphen(lang="en_US")


@pytest.mark.parametrize(
    "word",
    [
        "",
        "a",
        "hyphenation",
        "Euphrates",
        "ﬀect",
        "oﬃcial",
        "co-operate",
        "associate",
        "peacekeepers",
        "antidisestablishmentarianism",
    ],
)
def test_hyphens_are_pyphens(word: str, theirs: Pyphen) -> None:
    assert hyphens(word) == len(theirs.positions(word))


@given(st.text(alphabet="abcdeghinoprstyé'.ﬁﬂ", max_size=14))
def test_hyphens_are_pyphens_in_any_word(word: str) -> None:
    assert hyphens(word) == len(Pyphen(lang="en_US").positions(word))
