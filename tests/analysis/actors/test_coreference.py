"""Coreference: what pronouns, plain descriptions and bare capitals are taken for."""

from __future__ import annotations

import pytest

from commentariat.analysis.actors.bare_name import bare_name
from commentariat.analysis.actors.coreference import coordinated, of_description, of_pronoun
from commentariat.analysis.reading import Reading


def token_of(reading: Reading, text: str, *, last: bool = True):
    places = [token for token in reading.doc if token.text == text]
    return places[-1 if last else 0]


@pytest.mark.parametrize(
    ("text", "pronoun", "name"),
    [
        ("Boko Haram burned the school. They are thugs.", "They", "Boko Haram"),
        ("Yoweri Museveni signed the law. He is a tyrant.", "He", "Yoweri Museveni"),
        ("ETA laid down its arms. Madrid had always called it a gang.", "it", "ETA"),
        ("The soldiers left at noon. They were tired.", "They", None),
        ("Israel called it a terrorist group.", "it", None),
        ("ETA split in two. Officers hunted them for years.", "them", "ETA"),
    ],
)
def test_a_pronoun_takes_up_the_lone_actor_that_agrees(
    nlp, text: str, pronoun: str, name: str | None
) -> None:
    reading = Reading(nlp(text))
    found = of_pronoun(reading, token_of(reading, pronoun))
    assert (found.name if found else None) == name


def test_the_speaker_can_be_barred(nlp) -> None:
    reading = Reading(nlp("Hamas attacked a kibbutz. They are thugs."))
    assert of_pronoun(reading, token_of(reading, "They"), barred=frozenset({"Hamas"})) is None


@pytest.mark.parametrize(
    ("text", "noun", "name"),
    [
        ("Al-Shabaab left Baidoa in May. Elders call the group a gang.", "group", "Al-Shabaab"),
        ("Fidesz won again. Its rivals call the party a gang.", "party", "Fidesz"),
        ("A group of tourists reached Baidoa.", "group", None),
    ],
)
def test_a_definite_description_takes_up_the_last_of_its_kind(
    nlp, text: str, noun: str, name: str | None
) -> None:
    reading = Reading(nlp(text))
    found = of_description(reading, token_of(reading, noun))
    assert (found.name if found else None) == name


def test_names_joined_by_and_are_one_list(nlp) -> None:
    reading = Reading(nlp("Hamas and Hezbollah are terrorist groups."))
    start, end = coordinated(reading, reading.mentions[0])
    assert reading.doc[start:end].text == "Hamas and Hezbollah"


def test_a_bare_name_leaves_out_the_title_and_needs_capitals(nlp) -> None:
    doc = nlp("General Lamizana's regime fell within days.")
    found = bare_name(doc, 1)
    assert found is not None
    assert found.name == "Lamizana"
    assert bare_name(doc, 3) is None
