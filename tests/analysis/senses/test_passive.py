"""Agentless passives in running text: violence meant literally, and no agent."""

from __future__ import annotations

import pytest

from commentariat.analysis.lexicon import default_lexicon
from commentariat.analysis.reading import Reading
from commentariat.analysis.senses import Match, senses_hold, shaped_span


def marked(nlp, text: str) -> list[str]:
    reading = Reading(nlp(text))
    spans = set()
    for found in default_lexicon().candidates(reading.tokens):
        if found.entry.label != "agentless_passive":
            continue
        match = Match(
            reading=reading,
            entry=found.entry,
            begin=found.begin,
            stop=found.stop,
            start=found.start,
            end=found.end,
        )
        if senses_hold(match) and (span := shaped_span(match)):
            spans.add(span)
    return [str(reading.doc[start:end]) for start, end in sorted(spans)]


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("Media claim that up to 10 soldiers were killed on injured in the encounter.", ["were killed"]),
        ("At least one soldier was injured and a few fighters were killed.", ["was injured", "were killed"]),
        ("Fishermen were allegedly beaten and their boat sunk on Friday.", ["were allegedly beaten", "sunk"]),
        ("Mourners were tear-gassed at the graveside.", ["were tear-gassed"]),
        ("The town was finally bombed flat.", ["was finally bombed"]),
    ],
)
def test_violence_without_an_agent_is_marked(nlp, text: str, spans: list[str]) -> None:
    assert marked(nlp, text) == spans


@pytest.mark.parametrize(
    "text",
    [
        "Hopes of a deal were killed in one evening.",
        "Exporters were hit when the lira fell.",
        "The champions were beaten 3-1 in the final.",
        "The protesters were arrested and driven away.",
        "Thousands were displaced from the hills.",
        "The documentary was shot in Georgia.",
        "An agreement was struck before dawn.",
        "A patrol was attacked by gunmen.",
        "The minister was attacked over his remarks.",
    ],
)
def test_figures_of_speech_arrests_and_named_agents_are_not(nlp, text: str) -> None:
    assert marked(nlp, text) == []


def test_the_lexicon_has_at_least_ninety_verbs() -> None:
    assert sum(entry.label == "agentless_passive" for entry in default_lexicon()) >= 90
