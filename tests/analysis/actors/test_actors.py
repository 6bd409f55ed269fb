"""Actors: who counts as named, what is written, and which mentions are one."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from commentariat.analysis.actors.gazetteer import gazetteer, known
from commentariat.analysis.actors.mentions import actor_findings, find_mentions, is_armed_group
from commentariat.analysis.reading import Reading


def actors(nlp, text: str) -> dict[str, str]:
    return {mention.name: mention.actor for mention in find_mentions(Reading(nlp(text)))}


def kinds(nlp, text: str) -> dict[str, str]:
    return {mention.name: mention.kind for mention in find_mentions(Reading(nlp(text)))}


def test_names_of_one_group_are_one_actor(nlp) -> None:
    named = actors(nlp, "Islamic State withdrew on Monday. ISIS, or Daesh, still holds the hills.")
    assert set(named.values()) == {"Islamic State"}
    assert set(named) == {"Islamic State", "ISIS", "Daesh"}


def test_the_army_the_people_and_the_government_of_a_state_stay_apart(nlp) -> None:
    named = actors(
        nlp, "The Syrian Army shelled the town. Syrian troops entered. The Damascus government was silent."
    )
    assert len({named["Syrian Army"], named["Syrian"], named["Damascus"]}) == 3


def test_an_acronym_in_brackets_joins(nlp) -> None:
    named = actors(nlp, "The Northern Liberation Front (NLF) took the town. The NLF then left.")
    assert named["NLF"] == "Northern Liberation Front"


def test_a_surname_joins_the_full_name(nlp) -> None:
    named = actors(nlp, "Bashar al-Assad flew to Moscow. The talks went well, Assad said.")
    assert named["Assad"] == "Bashar al-Assad"


def test_a_demonym_takes_the_name_of_its_state(nlp) -> None:
    named = actors(nlp, "Turkey denied it. Turkish officials declined to comment.")
    assert named["Turkish"] == "Turkey"


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The Russian Aerospace Forces struck again.", "Russian Aerospace Forces", "organisation"),
        ("The Syrian Air Force carried out raids.", "Syrian Air Force", "organisation"),
        ("Hayat Tahrir al-Sham signed a truce.", "Hayat Tahrir al-Sham", "organisation"),
        ("Turkey’s army crossed the border.", "Turkey", "polity"),
        ("The Kremlin declined to comment.", "Kremlin", "polity"),
        ("Hundreds of Kurds fled.", "Kurds", "people"),
        ("The so-called Donetsk People's Republic resigned.", "Donetsk People's Republic", "polity"),
    ],
)
def test_kinds(nlp, text: str, name: str, kind: str) -> None:
    assert kinds(nlp, text)[name] == kind


@pytest.mark.parametrize(
    "text", ["Clashes erupted on Monday.", "Troops left in July.", "Operation Euphrates Shield began."]
)
def test_dates_operations_and_common_words_are_no_actors(nlp, text: str) -> None:
    assert actors(nlp, text) == {}


def test_a_town_is_no_actor(nlp) -> None:
    assert actors(nlp, "They shelled the village of Abdi and the town of Tell Abyad.") == {}


def test_findings_hold_the_mention_and_the_actor(nlp) -> None:
    text = "Islamic State withdrew. ISIS lost the town."
    findings = actor_findings(Reading(nlp(text)))
    assert [(f.layer, f.label, text[f.start : f.end], f.target, f.rule) for f in findings] == [
        ("actor", "organisation", "Islamic State", "Islamic State", "actors"),
        ("actor", "organisation", "ISIS", "Islamic State", "actors"),
    ]


def test_armed_groups_are_told_from_state_forces(nlp) -> None:
    mentions = find_mentions(
        Reading(nlp("The Syrian Army fought Jabhat al-Nusra and the PKK near the UN base."))
    )
    assert {m.name for m in mentions if is_armed_group(m)} == {"Jabhat al-Nusra", "PKK"}


def test_the_seed_names_its_actors(nlp) -> None:
    [path] = (Path(__file__).parents[3] / "seeds").glob("*.txt")
    named = actors(nlp, path.read_text(encoding="utf-8"))
    assert {
        "Syrian Army",
        "ISIS",
        "Russian Aerospace Forces",
        "Syrian Air Force",
        "Syrian National Army",
    } <= set(named)
    assert {
        "Turkish Armed Forces",
        "Damascus",
        "Hayat Tahrir al-Sham",
        "Fa Ithbatu coalition",
        "al-Qaeda",
    } <= set(named)


def test_mentions_do_not_overlap_and_are_in_order(nlp) -> None:
    [path] = (Path(__file__).parents[3] / "seeds").glob("*.txt")
    mentions = find_mentions(Reading(nlp(path.read_text(encoding="utf-8"))))
    assert all(before.end <= after.start for before, after in pairwise(mentions))


def test_the_gazetteer_knows_names_with_article_and_possessive() -> None:
    assert known("the Kremlin’s") == gazetteer()["Kremlin"]
    assert known("Nobody in particular") is None
