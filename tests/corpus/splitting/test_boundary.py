"""How the two sides of a candidate contrast, and what the weights make of it."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commentariat.corpus.splitting.boundary import (
    DETECT_FEATURES,
    FEATURES,
    PLACE_FEATURES,
    boundary_features,
    head_mean,
    log_sum,
    utilities,
)
from commentariat.corpus.splitting.cues import CUE_NAMES
from commentariat.corpus.splitting.lines import Shown
from commentariat.corpus.splitting.runs import Runs

NOTHING = (0.0,) * len(CUE_NAMES)


ALIKE = Runs(report=((1.0, 9.0),) * len(CUE_NAMES), readers=((1.0, 9.0),) * len(CUE_NAMES))


def showing(*names: str) -> tuple[float, ...]:
    return tuple(1.0 if name in names else 0.0 for name in CUE_NAMES)


def shown(scores, *, cues=None, marks=None) -> Shown:
    m = len(scores)
    return Shown(
        at=list(range(m)),
        scores=list(scores),
        cues=cues or [NOTHING] * m,
        marks=marks or [frozenset()] * m,
        page=[],
    )


def features_of(lines: Shown):
    return boundary_features(lines, ALIKE)


def feature(rows, name):
    return [row[FEATURES.index(name)] for row in rows]


def test_the_step_is_highest_where_the_scores_rise():
    rows = features_of(shown([-3.0, -2.5, -3.5, -3.0, 1.0, 1.5, 0.5]))
    step = feature(rows, "step")
    assert len(rows) == 6
    assert max(range(6), key=step.__getitem__) + 1 == 4


def test_a_step_of_the_same_size_counts_less_in_a_restless_text():
    calm = features_of(shown([-2.0, -2.0, -2.0, -2.0, -2.0, 1.0]))
    restless = features_of(shown([-4.0, 0.0, -4.0, 0.0, -2.0, 1.0]))
    assert feature(calm, "step")[-1] > feature(restless, "step")[-1] > 0


@given(st.lists(st.floats(-2, 2), min_size=2, max_size=12), st.floats(-2, 2))
def test_the_step_does_not_mind_the_level_of_a_text(scores, shift):
    moved = features_of(shown([score + shift for score in scores]))
    assert feature(moved, "step") == pytest.approx(feature(features_of(shown(scores)), "step"), abs=1e-6)


def test_only_what_no_line_above_shows_is_new():
    hello, thanks = showing("greeting", "first_person"), showing("thanks", "first_person")
    rows = features_of(
        shown(
            [0.0] * 3,
            cues=[showing("first_person"), hello, thanks],
            marks=[frozenset({"curly"}), frozenset({"curly"}), frozenset({"straight", "curly"})],
        )
    )
    assert feature(rows, "new_cues") == [1.0, 1.0]
    assert feature(rows, "tail_new_cues") == [math.sqrt(2), 1.0]
    assert feature(rows, "new_marks") == [0.0, 1.0]


def test_telling_cues_are_counted_once_from_the_candidate_on():
    rows = features_of(shown([0.0] * 3, cues=[NOTHING, showing("greeting"), showing("greeting")]))
    assert feature(rows, "telling") == [math.log(2), math.log(2)]


def test_how_lively_a_report_is_shows_in_the_lines_before_the_candidate():
    rows = features_of(shown([-4.0, -4.0, -4.0, -4.0, -4.0, -4.0, 2.0, 2.0, 2.0, 2.0, 2.0, 2.0, 2.0]))
    assert head_mean(rows[5]) < -3
    assert -2 < head_mean(rows[-1]) < 0


def test_a_cue_counts_for_less_below_a_report_that_shows_it_too():
    plain = features_of(shown([0.0] * 4, cues=[NOTHING, NOTHING, NOTHING, showing("first_person")]))
    personal = features_of(shown([0.0] * 4, cues=[showing("first_person")] * 4))
    assert feature(plain, "cues_evidence")[-1] > feature(personal, "cues_evidence")[-1]


def test_detection_takes_no_account_of_how_lines_are_typed_or_how_often_texts_show_a_cue():
    assert not {"new_marks", "tail_new_marks", "cues_evidence"} & set(DETECT_FEATURES)
    assert set(DETECT_FEATURES) | set(PLACE_FEATURES) == set(FEATURES)


def test_without_weights_all_candidates_are_alike():
    rows = features_of(shown([0.0] * 5))
    assert utilities(rows, weights=dict.fromkeys(PLACE_FEATURES, 0.0)) == [0.0] * 4


@given(st.lists(st.floats(-700, 700), min_size=1, max_size=20))
def test_the_log_of_a_sum_is_at_least_its_largest_part(values):
    assert max(values) <= log_sum(values) <= max(values) + math.log(len(values)) + 1e-9
