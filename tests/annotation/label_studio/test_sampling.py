"""Samples: the same seed gives the same, a larger one holds the smaller, and strata keep their shares."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commentariat.annotation.label_studio.sampling import Method, Sample, draw, uncertainty
from commentariat.annotation.label_studio.threads import Threads, choose
from commentariat.corpus import Corpus, InputError
from commentariat.corpus.standoff.claims import Claim, claim_on

from ..conftest import put_claims

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


@given(ids, st.data())
def test_a_larger_sample_of_strata_holds_the_smaller(names: list[str], data: st.DataObject) -> None:
    strata = {name: data.draw(st.sampled_from("xyz")) for name in names}
    drawn = [
        set(draw(Sample(size=size, method=Method.stratified, by="outlet"), names, strata=strata))
        for size in range(1, len(names) + 1)
    ]
    assert all(small < large for small, large in pairwise(drawn))


def test_two_strata_of_one_size_do_not_take_a_place_from_a_third_as_the_sample_grows() -> None:
    # The Alabama paradox of largest remainders: 10 of 14 gave 2, 4 and 4; 11 gave 1, 5 and 5.
    strata = {
        f"{outlet}{number}": outlet
        for outlet, size in (("x", 2), ("y", 6), ("z", 6))
        for number in range(size)
    }
    small, large = (
        draw(Sample(size=size, method=Method.stratified, by="outlet"), list(strata), strata=strata)
        for size in (10, 11)
    )
    assert set(small) < set(large)


def test_a_small_stratum_is_not_rounded_away_while_the_sample_reaches() -> None:
    strata = dict(zip("abcdef", "xxxxyz", strict=True))
    drawn = draw(Sample(size=3, method=Method.stratified, by="outlet"), list("abcdef"), strata=strata)
    assert {strata[name] for name in drawn} == {"x", "y", "z"}


def test_the_least_sure_come_first() -> None:
    scores = uncertainty([("a", 0.99), ("b", 0.5), ("c", 0.6), ("c", None)])
    assert draw(Sample(size=2, method=Method.uncertainty), ["a", "b", "c"], scores=scores) == ["b", "c"]


def test_where_annotators_disagree_most_comes_first(make_corpus: Callable[..., Corpus]) -> None:
    corpus = make_corpus([["A truce.", "Good."], ["A truce.", "Good."], ["A truce."]])
    texts = corpus.texts()

    def judge(who: str, document_id: str, label: str, layer: str = "sentiment") -> Claim:
        return claim_on(
            texts[document_id],
            document_id=document_id,
            layer=layer,
            label=label,
            annotator=who,
            status="accepted",
        )

    sample = Sample(size=1, method=Method.disagreement)
    with pytest.raises(InputError, match="no two annotators disagree"):
        choose(corpus, Threads(corpus), sample)
    claims = [judge(who, name, "completed", "reading") for who in ("ann", "bob") for name in texts]
    claims += [judge(who, "r0c0", "positive") for who in ("ann", "bob")]
    claims += [judge("ann", "r1c0", "positive"), judge("bob", "r1c0", "negative")]
    put_claims(corpus, claims, table="annotations")
    assert choose(corpus, Threads(corpus), sample) == ["r1"]


def test_reports_of_which_the_machine_is_least_sure_and_strata_of_outlets(
    make_corpus: Callable[..., Corpus],
) -> None:
    corpus = make_corpus([["A truce."], ["A raid."], ["A treaty."], ["A march."]])
    unsure = {"r0": 0.9, "r1": 0.55, "r2": 1.0}
    claims = [
        claim_on(
            corpus.texts()[name],
            document_id=name,
            layer="sentiment",
            label="neutral",
            annotator="rule:x",
            confidence=confidence,
        )
        for name, confidence in unsure.items()
    ]
    put_claims(corpus, claims)
    threads = Threads(corpus)
    assert choose(corpus, threads, Sample(size=1, method=Method.uncertainty)) == ["r1"]
    strata = choose(corpus, threads, Sample(size=3, method=Method.stratified, by="outlet"))
    assert {int(name[1:]) % 3 for name in strata} == {0, 1, 2}
    with pytest.raises(InputError, match="no column “publisher”"):
        choose(corpus, threads, Sample(size=3, method=Method.stratified, by="publisher"))


def test_a_sample_that_makes_no_sense_is_told() -> None:
    with pytest.raises(InputError, match="at least one report"):
        Sample(size=0)
    with pytest.raises(InputError, match="column of its strata"):
        Sample(size=1, method=Method.stratified)
