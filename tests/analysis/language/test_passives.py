"""Passives: where they begin and end, who is named as agent, and which participles share an auxiliary."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commentariat.analysis.language import load_pipeline
from commentariat.analysis.language.passives import passives


def found(nlp, text: str) -> list[tuple[str, str | None]]:
    doc = nlp(text)
    return [
        (str(doc[p.start : p.end]), str(doc[slice(*p.agent)]) if p.agent else None) for p in passives(doc)
    ]


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("Three people were killed near the river.", "were killed"),
        ("Several people have reportedly been killed.", "have reportedly been killed"),
        ("Hundreds may have been wounded.", "may have been wounded"),
        ("The village had been being shelled for weeks.", "had been being shelled"),
        ("They survived after being shelled for hours.", "being shelled"),
        ("He ordered the village to be razed.", "be razed"),
        ("My cousin got shot at the gate.", "got shot"),
        ("Was the school bombed?", "Was the school bombed"),
        ("Were three people killed?", "Were three people killed"),
        ("Ten miners were reported killed on Monday.", "were reported killed"),
    ],
)
def test_the_span_reaches_from_the_first_auxiliary_to_the_participle(nlp, text: str, span: str) -> None:
    assert found(nlp, text) == [(span, None)]


@pytest.mark.parametrize(
    ("text", "agent"),
    [
        ("The bus was hit by a bomb.", "by a bomb"),
        ("Civilians were killed by stray bullets.", "by stray bullets"),
        ("By whom were they killed?", "By whom"),
        ("Villagers were killed at the hands of militants.", "at the hands of militants"),
        ("Three civilians were killed in a strike by Russian jets.", "by Russian jets"),
        ("The barracks were burned by retreating soldiers.", "by retreating soldiers"),
    ],
)
def test_whoever_or_whatever_acted_is_the_agent(nlp, text: str, agent: str) -> None:
    assert [named for _, named in found(nlp, text)] == [agent]


@pytest.mark.parametrize(
    "text",
    [
        "He was killed by the river.",
        "The town was shelled by nightfall.",
        "The bridge was destroyed by Monday.",
        "He was shot by mistake.",
        "The smuggler was shot by the lagoon.",
        "A soldier was killed by throwing a grenade at him.",
        "The houses were burned by the hundreds.",
        "Two nuns were dragged across the square by their hair.",
        "Three were killed in clashes sparked by the arrest.",
    ],
)
def test_place_time_manner_and_means_are_no_agents(nlp, text: str) -> None:
    assert {named for _, named in found(nlp, text)} == {None}


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("Three were killed and five wounded in the raid.", ["were killed", "wounded"]),
        ("Nineteen hostages were killed or injured in the first hour.", ["were killed", "injured"]),
        ("Ten were reported killed, five wounded and two hurt.", ["were reported killed", "wounded", "hurt"]),
        ("Two soldiers were killed and three others were injured.", ["were killed", "were injured"]),
        ("Three people were killed and police arrested five.", ["were killed"]),
        ("The mill was shelled at noon and a granary set alight.", ["was shelled", "set"]),
        ("The port was bombed overnight and a hay barn set ablaze.", ["was bombed", "set"]),
        ("The headman was seized and, neighbours say, hanged.", ["was seized", "hanged"]),
        ("The patrol was ambushed and set camp.", ["was ambushed"]),
        ("Two were killed and five wounded soldiers slept.", ["were killed"]),
    ],
)
def test_a_participle_with_a_shared_auxiliary_stands_alone(nlp, text: str, spans: list[str]) -> None:
    assert [span for span, _ in found(nlp, text)] == spans


def test_an_agent_after_the_last_participle_belongs_to_all(nlp) -> None:
    assert found(nlp, "They were beaten and robbed by soldiers.") == [
        ("were beaten", "by soldiers"),
        ("robbed", "by soldiers"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Relatives of the men killed in the mine came to the gate.",
        "The army has bombed the market.",
        "The fishermen were tired and hungry.",
        "Burned cars lined the road.",
    ],
)
def test_reduced_relatives_perfects_and_adjectives_are_no_passives(nlp, text: str) -> None:
    assert found(nlp, text) == []


PIECES = st.sampled_from(
    [
        "people",
        "troops",
        "were",
        "was",
        "been",
        "being",
        "got",
        "killed",
        "wounded",
        "and",
        ",",
        "by",
        "the",
        "river",
        "Monday",
        "not",
        ".",
        "?",
        "shot",
        "police",
        "to",
        "be",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=14).map(" ".join))
def test_spans_lie_in_the_text_and_end_at_the_participle(text: str) -> None:
    doc = load_pipeline()(text)
    for passive in passives(doc):
        assert 0 <= passive.start <= passive.participle < passive.end <= len(doc)
        assert passive.end == passive.participle + 1
