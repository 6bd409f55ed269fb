"""What counts as a strongly evaluative word, by families of contrasts."""

from __future__ import annotations

import pytest

from commentariat.analysis.language import load_pipeline
from commentariat.analysis.reading import Reading
from commentariat.analysis.text.loaded_language import loaded_language


def evaluative(text: str, *, kind: str = "report") -> list[str]:
    doc = load_pipeline()(text)
    found = loaded_language(Reading(doc, kind=kind))
    return [text[f.start : f.end] for f in found if f.label == "evaluative"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The cowardly and despicable raid was also barbaric.", ["cowardly", "despicable", "barbaric"]),
        ("Residents called the shelling “monstrous”.", ["monstrous"]),
        ("The shelling, the envoy said, was a heinous crime.", ["heinous"]),
    ],
)
def test_each_word_is_one_span_in_every_voice(text: str, words: list[str]) -> None:
    assert evaluative(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "Heavy and fierce fighting went on near the dam.",
        "The talks were good, useful and successful.",
        "It is so refreshing to watch a well produced and objective news.",
        "A severe drought made the hard winter worse.",
    ],
)
def test_force_and_mild_praise_or_blame_are_not_strong_judgements(text: str) -> None:
    assert evaluative(text) == []


def test_crimes_under_law_are_named_not_judged() -> None:
    assert evaluative("Investigators listed atrocities, two massacres and a war crime.") == []
    assert evaluative("Investigators listed atrocious deeds.") == ["atrocious"]


@pytest.mark.parametrize(
    ("judged", "measured"),
    [
        ("The brutal repression went on.", "The brutal winter went on."),
        ("A vicious slander was printed.", "A vicious circle of debt began."),
        ("It was a glorious victory for the army.", "It was a glorious day for a picnic."),
        ("What a brilliant article.", "A brilliant light woke the village."),
        ("It is a treacherous alliance.", "The mountain road is treacherous."),
        ("Their resistance was heroic.", "The goalkeeper's save was heroic in the final."),
    ],
)
def test_the_noun_decides_whether_a_word_judges(judged: str, measured: str) -> None:
    assert len(evaluative(judged)) == 1
    assert evaluative(measured) == []


def test_an_adverb_that_only_strengthens_an_adjective_is_left_out() -> None:
    assert evaluative("The strike was brutally crushed.") == ["brutally"]
    assert evaluative("She was brutally honest.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Savage scored twice in the second half.",
        "Kurt Vile plays Manchester on Thursday.",
        "HMS Glorious was sunk off Norway.",
        "The musical Wicked opens in Leeds next month.",
        "Editors struck out the word barbaric.",
        "The adjective cruel has one syllable.",
    ],
)
def test_names_titles_and_words_as_words_judge_nothing(text: str) -> None:
    assert evaluative(text) == []


def test_a_headline_in_capitals_still_judges() -> None:
    assert evaluative("Senate Condemns Barbaric Attack On Market") == ["Barbaric"]


def test_readers_use_capitals_for_weight() -> None:
    assert evaluative("These are Evil people and you know it.", kind="comment") == ["Evil"]
    assert evaluative("This is EVIL and you know it.", kind="comment") == ["EVIL"]


def test_a_glorifying_word_before_fighters_belongs_to_their_name() -> None:
    assert evaluative("The heroic defenders held the bridge.") == []
    assert evaluative("The heroic defence of the bridge is taught in school.") == ["heroic"]


def test_glory_of_an_army_is_a_judgement() -> None:
    assert evaluative("The glorious army of the republic paraded.") == ["glorious"]


def test_praise_of_a_piece_or_its_author_is_mild() -> None:
    assert evaluative("Brave column. Brave writer.", kind="comment") == []
    assert evaluative("The brave reporter who filmed it is in jail.", kind="comment") == ["brave"]


def test_a_noun_of_feeling_is_no_verdict() -> None:
    assert evaluative("The ruling is an outrage.") == ["outrage"]
    assert evaluative("The ruling sparked outrage in the capital.") == []
