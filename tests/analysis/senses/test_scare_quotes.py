"""Quotation marks that keep a word at a distance, and those that hold somebody's words."""

from __future__ import annotations

import pytest

from commentariat.analysis.language import load_pipeline
from commentariat.analysis.reading import Reading
from commentariat.analysis.text.loaded_language import loaded_language


def scare_quotes(text: str) -> list[str]:
    doc = load_pipeline()(text)
    found = loaded_language(Reading(doc))
    return [text[f.start : f.end] for f in found if f.label == "scare_quotes"]


def test_distancing_marks_are_found_in_a_long_sentence_without_a_speaker() -> None:
    text = (
        "After three weeks in which no observer was let into the city, and with soldiers at every polling station, "
        "the “vote” that the governor's office had prepared since January went ahead."
    )
    assert scare_quotes(text) == ["“vote”"]


def test_use_of_a_kept_word_is_distance_where_nothing_is_weighed_against_it() -> None:
    assert scare_quotes("The army used “volunteers” from the prison.") == ["“volunteers”"]


def test_a_question_in_the_imperative_reports_nobodys_speech() -> None:
    assert scare_quotes("Tell me how this was a “precision raid” when nine children died.") == [
        "“precision raid”"
    ]
    assert scare_quotes("She told reporters that the charges were “absurd”.") == []


def test_a_participle_after_the_mark_may_only_describe_the_noun() -> None:
    assert scare_quotes("Minsk advertised the 'prosperity' felt by all.") == ["'prosperity'"]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor told reporters outside the courthouse that the charges were “absurd” and went in.",
        "The deputy defended the old leader of the movement as an “outstanding human being” on Monday.",
        "Troops of “Operation Steady Hand” reached the border.",
        "“Incapacity”. She had heard the word before.",
        "“The Wire” was made in Baltimore.",
        "Deputies passed the “undesirable bodies” bill at night.",
        "The weekly dubbed the pickets “wreckers” and “parasites”.",
        "Why do you use “activists” on one page and “mob” on the next?",
    ],
)
def test_words_with_a_speaker_code_names_and_mentions_are_left_alone(text: str) -> None:
    assert scare_quotes(text) == []


@pytest.mark.parametrize(
    "stand_in", ["[erased]", "[email]", "[erased].", "reader-0123456789abcdef", "@reader-0123456789abcdef"]
)
def test_what_stands_in_for_something_is_kept_at_no_distance(stand_in: str) -> None:
    assert scare_quotes(f"The “{stand_in}” made my day at the harbour.") == []


def test_words_beside_what_stands_in_for_something_are() -> None:
    text = "The “experts” of [erased] and the “volunteers of [erased]” made my day at the harbour."

    assert scare_quotes(text) == ["“experts”", "“volunteers of [erased]”"]
