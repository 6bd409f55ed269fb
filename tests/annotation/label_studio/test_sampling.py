"""Samples: the same seed gives the same, a larger one holds the smaller, and strata keep their shares."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commentariat.annotation.label_studio.sampling import Method, Sample, draw, uncertainty
from commentariat.corpus import InputError

ids = st.lists(st.text("abcdef", min_size=1, max_size=4), unique=True, min_size=1, max_size=30)


@given(ids, st.integers(1, 30), st.integers(1, 30), st.integers(0, 3))
def test_a_larger_random_sample_holds_the_smaller(names: list[str], a: int, b: int, seed: int) -> None:
    small, large = (draw(Sample(size=size, seed=seed), names) for size in sorted((a, b)))
    assert set(small) <= set(large)
    assert len(large) == min(max(a, b), len(names))
    assert large == [name for name in names if name in set(large)]


@given(ids, st.integers(1, 30), st.data())
def test_strata_give_in_proportion_and_none_more_than_it_has(
    names: list[str], size: int, data: st.DataObject
) -> None:
    strata = {name: data.draw(st.sampled_from("xyz")) for name in names}
    drawn = draw(Sample(size=size, method=Method.stratified, by="outlet"), names, strata=strata)
    assert len(drawn) == min(size, len(names))
    had, got = Counter(strata.values()), Counter(strata[name] for name in drawn)
    for stratum, number in had.items():
        assert got[stratum] <= number
        assert abs(got[stratum] - len(drawn) * number / len(names)) <= len(had)
    if size >= len(had):
        assert set(got) == set(had)


def test_the_least_sure_come_first() -> None:
    scores = uncertainty([("a", 0.99), ("b", 0.5), ("c", 0.6), ("c", None)])
    assert draw(Sample(size=2, method=Method.uncertainty), ["a", "b", "c"], scores=scores) == ["b", "c"]


def test_a_sample_that_makes_no_sense_is_told() -> None:
    with pytest.raises(InputError, match="at least one report"):
        Sample(size=0)
    with pytest.raises(InputError, match="column of its strata"):
        Sample(size=1, method=Method.stratified)
