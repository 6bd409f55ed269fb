"""Masked phrases: how something is said, without what it is about."""

from hypothesis import given
from hypothesis import strategies as st

from commentariat.corpus.splitting.phrases import phrases

COMMON = frozenset({"i", "made", "this", "with", "it", "was"})


def test_two_sentences_on_different_topics_show_the_same_phrases():
    assert phrases("I baked this with Ann.", common=COMMON) == phrases(
        "I painted this with Bob.", common=COMMON
    )


def test_names_figures_and_endings_become_shapes():
    found = phrases("I met NATO officers in 2014, Kim running behind.", common=COMMON)
    assert {"NAME", "Name", "0000", "-s", "-ing"} <= found
    assert not any("nato" in phrase.lower() or "2014" in phrase for phrase in found)


def test_what_is_quoted_is_not_said():
    assert "i made" not in phrases("“I made this,” it was.", common=COMMON)
    assert "i made" in phrases("I made this, it was.", common=COMMON)


@given(st.text(max_size=200))
def test_any_line_has_phrases_and_no_space_but_the_one_between_two(line):
    found = phrases(line, common=COMMON)
    assert {"^", "$"} <= found
    assert all(phrase.count(" ") <= 1 for phrase in found)
