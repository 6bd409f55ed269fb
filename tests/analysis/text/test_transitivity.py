"""Transitivity: violent processes in every form, with who acts and who is acted on where the text says it."""

from __future__ import annotations

import pytest

from commentariat.analysis.language import load_pipeline
from commentariat.analysis.reading import Reading
from commentariat.analysis.text.loaded_language import loaded_language
from commentariat.analysis.text.transitivity import transitivity_findings


def processes(text: str, *, type_: str = "violence") -> list[tuple[str, str | None, str | None, str]]:
    """Return (span, agent, affected, form) of each process of a type."""
    reading = Reading(load_pipeline()(text))
    return [
        (
            text[f.start : f.end],
            f.attributes.get("agent"),
            f.attributes.get("affected"),
            f.attributes["realised"],
        )
        for f in transitivity_findings(reading, loaded_language(reading))
        if f.label == type_
    ]


def actors(text: str) -> list[tuple[str | None, str | None]]:
    reading = Reading(load_pipeline()(text))
    return [
        (f.attributes.get("agent_actor"), f.attributes.get("affected_actor"))
        for f in transitivity_findings(reading, loaded_language(reading))
        if f.label == "violence"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Government jets bombed a hospital.", ("bombed", "Government jets", "hospital", "active")),
        ("The police have been shelling the camp.", ("have been shelling", "police", "camp", "active")),
        ("Four nurses were killed.", ("were killed", None, "Four nurses", "agentless_passive")),
        ("Four nurses were killed by militiamen.", ("were killed", "militiamen", "Four nurses", "passive")),
        ("They met men wounded by a mine.", ("wounded", "mine", "men", "reduced_passive")),
        ("The killing of nurses was condemned.", ("killing", None, "nurses", "nominalisation")),
        (
            "The killing of nurses by militiamen was condemned.",
            ("killing", "militiamen", "nurses", "nominalisation"),
        ),
        ("The army's shelling of Douma went on.", ("shelling", "army", "Douma", "nominalisation")),
        ("Rebels launched an attack on the depot.", ("attack", "Rebels", "depot", "nominalisation")),
        ("The attack on the depot shook the town.", ("attack", None, "depot", "nominalisation")),
        ("Ten villagers died in the bombing.", ("died", None, "Ten villagers", "ergative")),
        ("A car bomb exploded near the market.", ("exploded", "car bomb", None, "ergative")),
    ],
)
def test_each_form_shows_or_leaves_out_its_participants(
    text: str, expected: tuple[str, str | None, str | None, str]
) -> None:
    assert expected in processes(text)


@pytest.mark.parametrize(
    "text",
    [
        "The union called a strike over pay.",
        "He died of a heart attack at home.",
        "The minister attacked the proposal.",
        "Investors were hit by higher prices.",
        "The film was shot in Georgia.",
        "The manager was fired in May.",
        "Parliament struck a deal with the banks.",
    ],
)
def test_figures_of_speech_are_no_violence(text: str) -> None:
    assert processes(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ISIS militants killed two farmers.", [("ISIS", None)]),
        ("Hamas fired rockets. The group shelled a school.", [("Hamas", None)]),
        ("Russian warplanes bombed a school in Idlib.", [("Russian", None)]),
        ("Assad told the army to wait, but Assad's regime shelled Homs.", [("Assad", "Homs")]),
        ("Syrian civilians were killed.", [(None, None)]),
        ("A raid by Boko Haram killed nine.", [("Boko Haram", None), ("Boko Haram", None)]),
    ],
)
def test_participants_carry_their_actor(text: str, expected: list[tuple[str | None, str | None]]) -> None:
    found = actors(text)
    assert [pair for pair in expected if pair not in found] == []


def test_other_processes_count_only_with_a_named_actor() -> None:
    text = "Hamas rejected the plan. A farmer sold his cow. Macron believes the talks failed."
    assert [span for span, *_ in processes(text, type_="material")] == ["rejected"]
    assert [span for span, *_ in processes(text, type_="mental")] == ["believes"]


def test_words_without_a_parse_of_violence_end() -> None:
    assert processes("In. Of by to killing. By. Under fire, to.") is not None


@pytest.mark.parametrize(
    ("text", "agent", "affected"),
    [
        ("The opposition accused government forces of gassing villagers.", "government forces", "villagers"),
        ("Troops were accused of killing civilians.", "Troops", "civilians"),
        ("The bishops condemned the army for bombing the town.", "army", "town"),
    ],
)
def test_who_is_accused_of_it_acts_not_who_accuses(text: str, agent: str, affected: str) -> None:
    assert (agent, affected) in [(a, b) for _, a, b, _ in processes(text)]


def test_what_is_fired_is_not_what_it_hits() -> None:
    assert ("Rebels", "town") in [
        (a, b) for _, a, b, _ in processes("Rebels fired hundreds of mortar bombs on the town.")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The film was a killer hit and bombed at the box office.",
        "His new film bombed at the box office.",
        "The book attacks him.",
    ],
)
def test_a_work_does_and_suffers_no_violence(text: str) -> None:
    assert processes(text) == []


def test_a_series_of_blasts_is_no_work() -> None:
    assert "hit" in [said for said, *_ in processes("A series of blasts hit the town.")]
