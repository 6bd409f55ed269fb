"""The coefficients give what the papers print, and what another implementation gives."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nltk.metrics.agreement import AnnotationTask
from nltk.metrics.distance import jaccard_distance

from commentariat.annotation.agreement.coefficients import (
    cohen_kappa,
    fleiss_kappa,
    jaccard,
    krippendorff_alpha,
    masi,
)
from commentariat.annotation.agreement.unitizing import alpha_u, observed, units_of

FOUR_OBSERVERS = ("123321412...", "1233224125.3", ".3332342251.", "12332441251.")
"""Reliability data C of Krippendorff (2011): four observers, twelve units, missing values as dots."""

FLEISS_1971 = (
    "00060 03003 01401 00006 03030 20400 00402 20310 20040 00006 10050 11040 03300 10050 02031 "
    "00501 30012 51000 02040 10203 00006 01050 02013 20040 10041 05010 40002 02040 10500 00006"
)
"""Table 1 of Fleiss (1971): thirty patients, six psychiatrists, five diagnoses."""


def units(observers: tuple[str, ...]) -> list[list[str]]:
    return [[value for value in unit if value != "."] for unit in zip(*observers, strict=True)]


def test_alpha_of_binary_data_is_krippendorffs() -> None:
    assert krippendorff_alpha(units(("0100000010", "1110010000"))) == pytest.approx(0.095, abs=0.0005)


def test_alpha_of_nominal_data_is_krippendorffs() -> None:
    ben, gerry = "aabbdcccedda", "babbbccceddd"
    assert krippendorff_alpha(units((ben, gerry))) == pytest.approx(0.692, abs=0.0005)


def test_alpha_with_missing_values_is_krippendorffs() -> None:
    assert krippendorff_alpha(units(FOUR_OBSERVERS)) == pytest.approx(0.743, abs=0.0005)


def test_ordinal_alpha_is_krippendorffs() -> None:
    assert krippendorff_alpha(units(FOUR_OBSERVERS), ranks="12345") == pytest.approx(0.815, abs=0.0005)


def test_fleiss_kappa_is_that_of_the_paper() -> None:
    counts = [[int(number) for number in row] for row in FLEISS_1971.split()]
    assert fleiss_kappa(counts) == pytest.approx(0.430, abs=0.0005)


def test_cohen_kappa_and_alpha_of_the_digitised_example_are_krippendorffs() -> None:
    bertha, bill = "001111111100001111110000", "000011110000000110000000"
    assert cohen_kappa(bertha, bill) == pytest.approx(0.385, abs=0.0005)
    assert krippendorff_alpha(list(zip(bertha, bill, strict=True))) == pytest.approx(0.329, abs=0.0005)


@pytest.mark.parametrize(
    ("first", "second", "monotone"),
    [("ab", "abc", 2 / 3), ("abc", "bcd", 1 / 3), ("ab", "cd", 0), ("ab", "ab", 1)],
)
def test_masi_weighs_jaccard_by_monotonicity(first: str, second: str, monotone: float) -> None:
    a, b = frozenset(first), frozenset(second)
    assert masi(a, b) == pytest.approx(1 - len(a & b) / len(a | b) * monotone)


def test_two_empty_sets_are_alike() -> None:
    assert masi(frozenset(), frozenset()) == jaccard(frozenset(), frozenset()) == 0


@given(
    st.lists(
        st.tuples(*[st.sampled_from("abc")] * 3),
        min_size=2,
        max_size=12,
    ).filter(lambda rows: len({value for row in rows for value in row}) > 1)
)
def test_alpha_is_that_of_nltk(rows: list[tuple[str, ...]]) -> None:
    data = [(f"coder{k}", str(i), value) for i, row in enumerate(rows) for k, value in enumerate(row)]
    assert krippendorff_alpha(rows) == pytest.approx(AnnotationTask(data=data).alpha())


@given(
    st.lists(
        st.tuples(*[st.frozensets(st.sampled_from("abc"), min_size=1)] * 2),
        min_size=2,
        max_size=10,
    ).filter(lambda rows: len({value for row in rows for value in row}) > 1)
)
def test_alpha_of_sets_is_that_of_nltk(rows: list[tuple[frozenset[str], ...]]) -> None:
    data = [(f"coder{k}", str(i), value) for i, row in enumerate(rows) for k, value in enumerate(row)]
    theirs = AnnotationTask(data=data, distance=jaccard_distance).alpha()
    assert krippendorff_alpha(rows, metric=jaccard) == pytest.approx(theirs)


@given(st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from("ab")), min_size=2, max_size=15))
def test_kappa_is_that_of_nltk(rows: list[tuple[str, str]]) -> None:
    ours = cohen_kappa([a for a, _ in rows], [b for _, b in rows])
    if len({value for row in rows for value in row}) == 1:
        assert math.isnan(ours)
        return
    data = [(f"coder{k}", str(i), value) for i, row in enumerate(rows) for k, value in enumerate(row)]
    assert ours == pytest.approx(AnnotationTask(data=data).kappa())


class TestUnitising:
    """Alpha for unitising against the worked examples of Krippendorff (2004: 254) and (1995: 57)."""

    C = ([(75, 145), (220, 250)], [(70, 150), (205, 225), (250, 270)])

    def test_distances_are_krippendorffs(self) -> None:
        assert observed([(225, 295)], [(220, 300)], length=400) == 50
        assert observed([(370, 400)], [(355, 375)], length=450) == 850
        assert observed([], [(400, 420)], length=450) == 400

    def test_alpha_of_one_label(self) -> None:
        assert alpha_u([(self.C, 300)]) == pytest.approx(0.7286, abs=0.0001)

    def test_alpha_of_units_that_agree(self) -> None:
        same = [(30, 90), (150, 200)]
        assert alpha_u([((same, same), 300)]) == 1

    @pytest.mark.parametrize(
        ("first", "second", "apart", "alpha"),
        [
            ([(2, 10), (14, 20)], [(4, 8), (15, 17)], 0.03125, 0.553),
            (
                [(0, 18)],
                [(0, 2), (2, 3), (3, 4), (4, 5), (5, 6), (6, 9), (9, 10)],
                2.26736,
                -0.926,
            ),
            (
                [(2, 8), (10, 12), (14, 18), (20, 22)],
                [(0, 2), (4, 8), (10, 14), (16, 18), (20, 22)],
                0.02777,
                0.679,
            ),
            (
                [(0, 2), (2, 10), (10, 14), (14, 20), (20, 24)],
                [(0, 4), (4, 8), (8, 15), (15, 17), (17, 24)],
                0.38715,
                0.066,
            ),
        ],
    )
    def test_the_examples_of_1995(
        self, first: list[tuple[int, int]], second: list[tuple[int, int]], apart: float, alpha: float
    ) -> None:
        # Alpha is printed for a continuum so long that its units can lie anywhere; D_E there has a known slip.
        stretch = 50_000
        wide = [[(a * stretch, b * stretch) for a, b in units] for units in (first, second)]
        assert units_of((first, second), length=24).distance / 24**2 == pytest.approx(apart, abs=0.00001)
        assert alpha_u([(wide, 24 * stretch)]) == pytest.approx(alpha, abs=0.02)

    def test_nothing_marked_is_not_defined(self) -> None:
        assert math.isnan(alpha_u([(([], []), 100)]))
