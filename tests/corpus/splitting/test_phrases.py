"""Words and pairs of words: how something is said."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commentariat.corpus.splitting.phrases import phrases, weighed


def test_what_is_quoted_is_not_said():
    assert "i made" not in phrases("“I made this,” it was.")
    assert "i made" in phrases("I made this, it was.")


def test_case_apostrophes_and_the_number_of_marks_make_no_difference():
    assert phrases("Don’t go!!!!") == phrases("don't GO!!!!!")


def test_figures_are_no_words():
    assert not any(
        character.isdigit() for phrase in phrases("In 2014, 9.5 of 10 left.") for character in phrase
    )


def test_known_phrases_weigh_as_a_vector_of_length_one():
    assert weighed({"a", "b", "c", "d", "unknown"}, dict.fromkeys("abcd", 1.0)) == pytest.approx(
        4 / math.sqrt(4)
    )
    assert weighed({"unknown"}, {"a": 1.0}) == 0.0


@given(st.text(max_size=200))
def test_any_line_has_phrases_with_no_space_but_the_one_between_two(line):
    assert all(phrase.count(" ") <= 1 for phrase in phrases(line))
