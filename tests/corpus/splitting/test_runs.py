"""How a run of lines foretells its next line, and what two runs make of one text."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commentariat.corpus.splitting.runs import Runs, evidence, likelihoods

betas = st.lists(st.tuples(st.floats(0.05, 50), st.floats(0.05, 50)), min_size=2, max_size=2).map(tuple)
cues = st.lists(st.tuples(st.sampled_from((0.0, 0.7)), st.sampled_from((0.0, 1.0))), min_size=1, max_size=12)


def beta_binomial(shown: int, lines: int, a: float, b: float) -> float:
    def log_beta(a: float, b: float) -> float:
        return math.lgamma(a) + math.lgamma(b) - math.lgamma(a + b)

    return log_beta(shown + a, lines - shown + b) - log_beta(a, b)


@given(cues, betas)
def test_line_by_line_is_the_beta_binomial_of_the_counts(rows, priors):
    counts = [sum(row[j] > 0 for row in rows) for j in range(2)]
    whole = sum(beta_binomial(count, len(rows), *prior) for count, prior in zip(counts, priors, strict=True))
    assert likelihoods(rows, priors)[-1] == pytest.approx(whole, abs=1e-6)


@given(cues, betas)
def test_the_order_of_a_run_does_not_matter(rows, priors):
    assert likelihoods(rows, priors)[-1] == pytest.approx(likelihoods(rows[::-1], priors)[-1], abs=1e-6)


@given(cues, betas)
def test_sides_that_are_alike_are_evidence_by_their_contrast_alone(rows, priors):
    same = Runs(report=priors, readers=priors)
    assert evidence(rows, same)[::-1] == pytest.approx(evidence(rows[::-1], same), abs=1e-6)


def test_one_line_is_no_contrast():
    assert evidence([(1.0, 0.0)], Runs(report=((1.0, 1.0),) * 2, readers=((1.0, 1.0),) * 2)) == []


def test_the_evidence_is_greatest_where_a_cue_sets_in():
    runs = Runs(report=((1.0, 9.0),), readers=((4.0, 6.0),))
    found = evidence([(0.0,)] * 4 + [(1.0,)] * 3, runs)
    assert found.index(max(found)) + 1 == 4
