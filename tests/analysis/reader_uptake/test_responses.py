"""Comments repeat, contest, quote or ignore an expression of their report, as a person reads them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from commentariat.analysis.reader_uptake.contest import treatment
from commentariat.analysis.reader_uptake.gather import gather
from commentariat.analysis.reader_uptake.items import LABELS, NAMING, actor_key, stem
from commentariat.analysis.reader_uptake.reception import receptions

GOLD = yaml.safe_load(
    (Path(__file__).parents[2] / "gold" / "uptake.yaml").read_text(encoding="utf-8"),
)
MISSED = {"I danced when Ain Hajar was liberated."}
"""What the lexicon does not find; a person reads it as a repetition."""
KINDS = ("repeated", "contested", "quoted", "ignored")


def read(case: dict[str, Any], analysed: Callable[..., Any]) -> dict[str, set[str]]:
    """What each comment of a case does with its item, as a word or as a naming of its actor."""
    said = [line for kind in KINDS for line in case.get(kind, ())]
    found = gather(analysed([(case["report"], said)]), labels=LABELS, layers=())
    heard: dict[str, set[str]] = {f"r0c{number}": set() for number in range(len(said))}
    for reception in receptions(found):
        item = reception.item
        forms = {stem(word) for form in found.names[item] for word in form.casefold().split()}
        ours = item.kind != NAMING or (case.get("actor") and item.about == actor_key(case["actor"]))
        if ours and stem(case["item"]) in forms:
            for what, by_report in reception.places.items():
                for name, _, _ in by_report["r0"]:
                    heard[name].add(what)
    return {line: heard[f"r0c{number}"] for number, line in enumerate(said)}


@pytest.mark.parametrize("case", GOLD, ids=lambda case: case["item"])
def test_comments_are_read_as_a_person_reads_them(case: dict[str, Any], analysed: Callable[..., Any]) -> None:
    heard = read(case, analysed)
    for kind in KINDS:
        for line in set(case.get(kind, ())) - MISSED:
            what = heard[line]
            expected = (
                kind in what and not (kind == "repeated" and "contested" in what)
                if kind in ("repeated", "contested")
                else what == ({"quoted"} if kind == "quoted" else set())
            )
            assert expected, (kind, line, what)


@pytest.mark.parametrize(
    ("line", "word", "cue"),
    [
        ("They are not terrorists.", "terrorists", "negation"),
        ("Your “terrorists” are boys.", "terrorists", "scare quotes"),
        ("Stop calling them terrorists.", "terrorists", "meta-comment"),
        ("Terrorists? They are boys.", "Terrorists", "question"),
    ],
)
def test_the_cue_says_how_it_is_contested(line: str, word: str, cue: str) -> None:
    start = line.index(word)
    found = treatment(line, start, start + len(word))
    assert found is not None
    assert (found.kind, found.cue) == ("contested", cue)


@pytest.mark.parametrize(
    "line",
    [
        "I do not support terrorists.",
        "Aren't they terrorists?",
        "It is not the terrorists who suffer.",
        "They won't stop. Terrorists never do.",
        "Not only terrorists do that.",
        "This is not because terrorists came.",
        "We are not afraid of terrorists.",
        "The terrorists' aim is not peace.",
    ],
)
def test_a_negation_that_does_not_govern_the_expression_contests_nothing(line: str) -> None:
    start = line.lower().index("terrorists")
    assert treatment(line, start, start + len("terrorists")) is None


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_around_an_expression_can_be_read(before: str, after: str) -> None:
    text = f"{before}regime{after}"
    found = treatment(text, len(before), len(before) + 6)
    assert found is None or found.kind in ("contested", "endorsed")


def test_a_reply_inherits_the_actor_and_nothing_else(analysed: Callable[..., Any]) -> None:
    report = "The terrorists of the Liwa Brigade fired on the village. The Liwa Brigade fled."
    said = ["The Liwa Brigade fled to the hills.", ("Those terrorists will be back.", 0), ("I agree.", 0)]
    found = gather(analysed([(report, said)]), labels=LABELS, layers=())
    [naming] = [reception for reception in receptions(found) if reception.item.kind == NAMING]
    assert [name for name, _, _ in naming.places["repeated"]["r0"]] == ["r0c1"]


def test_offsets_of_a_response_are_those_of_its_words(analysed: Callable[..., Any]) -> None:
    comment = "💣 Well, they are NOT terrorists."
    corpus = analysed([("The terrorists fled.", [comment])])
    [response] = [
        answer
        for answers in gather(corpus, labels=LABELS, layers=()).answers.values()
        for answer in answers
        if answer.what == "contested"
    ]
    assert comment[response.start : response.end] == "terrorists"
