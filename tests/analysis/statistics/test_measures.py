"""Association, contrast and dispersion against published worked examples and other implementations."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from commentariat.analysis.statistics import association, contrast
from commentariat.analysis.statistics.association import Contingency
from commentariat.analysis.statistics.evenness import PartCounts, evenness
from commentariat.analysis.statistics.periods import change


def one(o11: int, near: int, total: int, size: int) -> Contingency:
    return Contingency(o11=np.array([o11]), near=near, total=np.array([total]), size=size)


# new companies: Manning and Schütze (1999), ch. 5, tables 5.6, 5.8 and section 5.4: f(new) = 15,828,
# f(companies) = 4,675, f(new companies) = 8, N = 14,307,668.
def test_t_of_new_companies_is_that_of_manning_and_schuetze() -> None:
    table = one(8, 15_828, 4_675, 14_307_668)
    assert association.t_score(table)[0] == pytest.approx(0.999932, abs=2e-3)
    assert association.mutual_information(table)[0] == pytest.approx(
        math.log2(8 * 14_307_668 / 15_828 / 4_675)
    )


def test_log_dice_keeps_its_fixed_points() -> None:
    # Rychlý (2008): 14 when the two always go together; one less when they do half as often.
    assert association.log_dice(np.array([100]), 100, np.array([100]))[0] == 14
    assert association.log_dice(np.array([50]), 100, np.array([100]))[0] == 13
    assert association.log_dice(np.array([1]), 2**13, np.array([2**13]))[0] == pytest.approx(1)


TABLES = st.tuples(st.integers(1, 400), st.integers(0, 400), st.integers(1, 400), st.integers(1, 5000))


@given(TABLES)
def test_g2_and_delta_p_are_those_of_the_contingency_table(cells: tuple[int, int, int, int]) -> None:
    a, b, c, d = cells
    table = one(a, a + b, a + c, a + b + c + d)
    expected: Any = (
        stats.chi2_contingency([[a, b], [c, d]], correction=False, lambda_="log-likelihood")
        if b + d
        else None
    )
    if expected is not None:
        assert association.log_likelihood(table)[0] == pytest.approx(expected.statistic, rel=1e-6, abs=1e-6)
    word, node = association.delta_p(table)
    assert word[0] == pytest.approx(a / (a + b) - c / (c + d))
    assert node[0] == pytest.approx(a / (a + c) - b / (b + d))


def test_mi3_is_mi_with_two_more_logarithms_of_the_frequency() -> None:
    table = one(16, 100, 20, 10_000)
    assert association.mutual_information(table, power=3)[0] == pytest.approx(
        association.mutual_information(table)[0] + 2 * math.log2(16)
    )


def test_keyness_is_that_of_rayson_and_garside() -> None:
    # By the formula of the UCREL calculator: E1 = c(a+b)/(c+d), G² = 2(a ln(a/E1) + b ln(b/E2)).
    a, b, c, d = 17, 8, 100_000, 150_000
    e1, e2 = c * (a + b) / (c + d), d * (a + b) / (c + d)
    expected = 2 * (a * math.log(a / e1) + b * math.log(b / e2))
    g2 = contrast.log_likelihood(np.array([a]), np.array([b]), c, d)
    assert g2[0] == pytest.approx(expected)
    assert contrast.log_likelihood(np.array([5]), np.array([0]), 10, 10)[0] == pytest.approx(10 * math.log(2))
    assert contrast.p_of_g2(np.array([3.84, 6.63, 10.83, 15.13])).round(4).tolist() == [
        0.05,
        0.01,
        0.001,
        0.0001,
    ]


@given(st.lists(st.floats(0, 1), min_size=1, max_size=30))
def test_benjamini_and_hochberg_is_that_of_scipy(p: list[float]) -> None:
    assert contrast.corrected(np.array(p), method="bh") == pytest.approx(stats.false_discovery_control(p))


@given(st.lists(st.floats(0, 1), min_size=1, max_size=30))
def test_holm_lies_between_no_correction_and_bonferronis(p: list[float]) -> None:
    holm = contrast.corrected(np.array(p), method="holm")
    assert (holm >= np.array(p) - 1e-12).all()
    assert (holm <= np.minimum(np.array(p) * len(p), 1) + 1e-12).all()


@given(
    st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50), st.floats(0.01, 9)), min_size=2, max_size=12)
)
def test_log_odds_is_that_of_monroe_colaresi_and_quinn_word_by_word(
    rows: list[tuple[int, int, float]],
) -> None:
    y1, y2, prior = (list(column) for column in zip(*rows, strict=True))
    n1, n2, a0 = sum(y1), sum(y2), sum(prior)
    difference, z = contrast.log_odds(np.array(y1), np.array(y2), np.array(prior))
    for w, a in enumerate(prior):
        odds1 = (y1[w] + a) / (n1 + a0 - y1[w] - a)
        odds2 = (y2[w] + a) / (n2 + a0 - y2[w] - a)
        expected = math.log(odds1) - math.log(odds2)
        assert difference[w] == pytest.approx(expected, rel=1e-6, abs=1e-6)
        assert z[w] == pytest.approx(
            expected / math.sqrt(1 / (y1[w] + a) + 1 / (y2[w] + a)), rel=1e-6, abs=1e-6
        )


def parts(counts: list[int], sizes: list[int]) -> dict[str, float]:
    part = np.flatnonzero(counts)
    table = PartCounts(
        word=np.zeros(len(part), dtype=int),
        part=part,
        count=np.array(counts)[part],
        sizes=np.array(sizes),
        n_words=1,
    )
    return {name: float(values[0]) for name, values in evenness(table).items()}


def test_gries_five_parts() -> None:
    # Gries (2020: 102 to 105): a in b a m n i b e u p | b a s a t b e w q n | b c a g a b e s t a | …
    found = parts([1, 2, 3, 4, 5], [9, 10, 10, 10, 11])
    assert (found["range"], found["count"]) == (5, 15)
    assert found["dp"] == pytest.approx(0.18)
    assert found["dp_norm"] == pytest.approx(0.18 / 0.82)
    assert found["juilland_d"] == pytest.approx(0.785, abs=5e-4)
    assert found["carroll_d2"] == pytest.approx(0.938, abs=5e-4)
    assert found["rosengren_s"] == pytest.approx(0.95, abs=5e-3)
    assert found["kl"] == pytest.approx(0.137, abs=1e-3)


def test_gries_three_equal_parts() -> None:
    # Lijffijt and Gries (2012), table 1: two thirds in one of three equal parts, one third in another.
    found = parts([2, 1, 0], [100, 100, 100])
    assert found["dp"] == pytest.approx(1 / 3)
    assert found["dp_norm"] == pytest.approx(0.5)


def test_lynes_allemand() -> None:
    # Lyne (1985: 85, 299), as worked out by the R package tlda (Sönning 2025).
    found = parts(
        [2, 0, 1, 1, 3, 0, 3, 0, 0, 0], [8143, 8058, 8271, 8125, 7959, 7941, 8146, 8001, 8003, 7930]
    )
    assert found["juilland_d"] == pytest.approx(0.6038797)
    assert found["carroll_d2"] == pytest.approx(0.6521444)
    assert found["rosengren_s"] == pytest.approx(0.4763652)
    assert found["dp"] == pytest.approx(0.49907, abs=1e-5)
    assert 1 / (1 + found["kl"]) == pytest.approx(0.4665078)


@given(
    st.lists(st.tuples(st.integers(0, 30), st.integers(30, 90)), min_size=2, max_size=9).filter(
        lambda p: any(n for n, _ in p)
    )
)
def test_dispersion_is_bounded_and_even_when_it_follows_the_sizes(rows: list[tuple[int, int]]) -> None:
    counts, sizes = (list(column) for column in zip(*rows, strict=True))
    found = parts(counts, sizes)
    observed, expected = np.array(counts) / sum(counts), np.array(sizes) / sum(sizes)
    assert found["dp"] == pytest.approx(np.abs(observed - expected).sum() / 2)
    assert -1e-9 <= found["dp_norm"] <= 1 + 1e-9
    assert found["kl"] == pytest.approx(stats.entropy(observed, expected, base=2), abs=1e-9)
    assert -1e-9 <= found["rosengren_s"] <= 1 + 1e-9
    even = parts(sizes, sizes)
    assert even["dp"] == pytest.approx(0)
    assert (even["juilland_d"], even["carroll_d2"], even["rosengren_s"]) == pytest.approx((1, 1, 1))


def test_nothing_is_said_of_how_even_a_word_is_that_never_occurs() -> None:
    found = parts([0, 0, 0], [100, 100, 90])
    assert (found.pop("count"), found.pop("range")) == (0, 0)
    assert np.isnan(list(found.values())).all()


def test_a_rate_that_doubles_is_found_to_double() -> None:
    words = np.array([1000, 2000, 0, 1000, 1000])
    found = change(np.array([10, 40, 0, 80, 160]), words)
    assert found.periods == 4
    assert found.ratio == pytest.approx(2)
    assert found.low < 2 < found.high
    assert found.tau == pytest.approx(1)


def test_a_rate_that_stays_changes_by_the_factor_one() -> None:
    found = change(np.array([10, 10, 10, 10]), np.array([1000] * 4))
    assert found.ratio == pytest.approx(1)
    assert found.low < 1 < found.high


@pytest.mark.parametrize("counts", [[1, 2], [0, 0, 0]])
def test_too_little_cannot_be_tested(counts: list[int]) -> None:
    assert math.isnan(change(np.array(counts), np.array([100] * len(counts))).tau)


def test_adjusted_p_values_are_those_of_the_worked_example() -> None:
    # Benjamini and Hochberg (1995), section 4.1: four of fifteen are rejected at .05, by Holm's bound three.
    p_values = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459]
    p_values += [0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0]
    adjusted = contrast.corrected(np.array(p_values), method="bh")
    assert sum(p <= 0.05 for p in adjusted) == 4
    assert adjusted[3] == pytest.approx(0.0095 * 15 / 4)
    holm = contrast.corrected(np.array(p_values), method="holm")
    assert sum(p <= 0.05 for p in holm) == 3
    assert holm[2] == pytest.approx(0.0019 * 13)


def test_adjusting_does_not_depend_on_the_order() -> None:
    p_values = np.random.default_rng(0).random(20)
    for method in ("bh", "holm"):
        straight, turned = (
            contrast.corrected(p_values, method=method),
            contrast.corrected(p_values[::-1], method=method),
        )
        assert straight == pytest.approx(turned[::-1])


def test_a_word_absent_from_a_tiny_slice_is_never_commoner_there() -> None:
    absent, present = np.array([0, 0, 7]), np.array([40, 1, 0])
    ratio, low, high = contrast.log_ratio(absent, present, 60, 20_000)
    assert (ratio[:2] <= 0).all()
    assert ratio[2] > 0
    assert (low <= ratio).all()
    assert (ratio <= high).all()
    turned, _, _ = contrast.log_ratio(present, absent, 20_000, 60)
    assert turned == pytest.approx(-ratio)
