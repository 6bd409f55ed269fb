"""The set phrases around a comment: who is named, and what only connects."""

from __future__ import annotations

import pytest

from commentariat.corpus.pages.wording.phrases import clean_name, is_deleted, only_connects


@pytest.mark.parametrize(
    "line", ["posted on", "am 3. um 10:15 Uhr |", "od użytkownika", "понедельник, от", "escrito por"]
)
def test_what_stands_between_a_name_and_a_time_only_connects(line: str) -> None:
    assert only_connects(line)


@pytest.mark.parametrize(
    "line", ["on the boat", "comment Ann", "comments! comments! comments! comments! comments! Ann"]
)
def test_other_words_connect_nothing(line: str) -> None:
    assert not only_connects(line)


@pytest.mark.parametrize("word", ["comment", "comments", "reply", "posted", "par", "1", "-"])
@pytest.mark.parametrize("gap", [" ", "", ", ", " 1 "])
def test_a_long_line_of_what_connects_is_told_at_once(word: str, gap: str) -> None:
    """A pattern that tries every way to tell each word would not come back from this."""
    assert not only_connects((word + gap) * (110 // len(word + gap)) + " Ann")


@pytest.mark.parametrize("name", ["Da Silva", "Von Trapp", "Di Fay"])
def test_a_particle_before_one_word_is_part_of_the_name(name: str) -> None:
    assert clean_name(name) == name
    assert clean_name(f"by {name}") == name


@pytest.mark.parametrize("said", ["By Ann", "von Ann", "Par Ann"])
def test_by_before_one_word_is_none_of_the_name(said: str) -> None:
    assert clean_name(said) == "Ann"


def test_a_byline_of_two_words_is_none_of_the_name() -> None:
    assert clean_name("od użytkownika Jan") == "Jan"


@pytest.mark.parametrize("stub", ["[flagged]", "[dead]", "НЛО прилетело и опубликовало эту надпись здесь."])
def test_what_stands_for_a_comment_taken_down_is_a_stub(stub: str) -> None:
    assert is_deleted(stub)


@pytest.mark.parametrize("said", ["[dead] tired of it", "Flagged", "Dead!", "НЛО прилетело в наш город"])
def test_a_word_for_such_a_stub_in_a_text_is_none(said: str) -> None:
    assert not is_deleted(said)
