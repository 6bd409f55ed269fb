"""Equal rows of features are one kind, for as long as kinds are kept."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from commentariat.analysis.language import kinds as module
from commentariat.analysis.language.kinds import PADDING, KindsOfTokens

ROWS = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 2**64 - 1)), min_size=1, max_size=20)


@given(st.lists(ROWS, min_size=1, max_size=5))
def test_tokens_are_one_kind_if_their_features_are_equal_and_only_then(
    batches: list[list[tuple[int, int]]],
) -> None:
    kinds = KindsOfTokens(["A", "B"])
    number_of: dict[tuple[int, int], int] = {}
    for rows in batches:
        for row, number in zip(rows, kinds.of(np.array(rows, dtype=np.uint64)).tolist(), strict=True):
            assert number_of.setdefault(row, number) == number
    assert len(set(number_of.values())) == len(number_of) == len(kinds) - 1
    assert PADDING not in number_of.values()
    features = kinds.features(["B", "A"], since=1).tolist()
    assert {(a, b): place for place, (b, a) in enumerate(features, 1)} == number_of


def test_too_many_kinds_are_all_forgotten_and_numbered_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_KEPT", 4)
    kinds = KindsOfTokens(["A"])
    kinds.of(np.array([[1], [2]], dtype=np.uint64))
    assert (kinds.generation, len(kinds)) == (0, 3)
    after = kinds.of(np.array([[2], [3], [4], [5], [6], [3]], dtype=np.uint64))
    assert (kinds.generation, len(kinds)) == (1, 6)
    assert kinds.features(["A"], since=1)[after - 1].ravel().tolist() == [2, 3, 4, 5, 6, 3]
