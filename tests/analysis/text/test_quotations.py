"""Quotations: what is said, by whom and with which word, in every order and between all marks."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commentariat.analysis.findings import Finding, claim_rows
from commentariat.analysis.language import load_pipeline, parse
from commentariat.analysis.reading import Reading
from commentariat.analysis.text.quotations import CUE, KINDS, quotation_findings

GOLD = Path(__file__).parents[2] / "gold" / "quotations.yaml"


def found_in(text: str) -> list[Finding]:
    return quotation_findings(Reading(load_pipeline()(text)))


def said(text: str, finding: Finding) -> str:
    return text[finding.start : finding.end]


@cache
def scores() -> Counter[str]:
    """Count hits, misses and false alarms over the golden passages, and right attributes among the hits."""
    rows: list[dict[str, Any]] = yaml.safe_load(GOLD.read_text(encoding="utf-8"))
    counts: Counter[str] = Counter()
    for row, doc in zip(rows, parse(row["text"] for row in rows), strict=True):
        text = row["text"]
        gold = {(kind, content): rest for kind, content, *rest in row["quotes"]}
        found = {
            (f.label, said(text, f)): [
                f.source,
                f.attributes.get("speaker"),
                said(text, f.related) if f.related is not None else None,
            ]
            for f in quotation_findings(Reading(doc))
            if f.label != CUE
        }
        for key in gold.keys() | found.keys():
            counts["hit" if key in gold and key in found else "miss" if key in gold else "false"] += 1
        for key in gold.keys() & found.keys():
            for name, want, have in zip(("source", "speaker", "cue"), gold[key], found[key], strict=True):
                counts[name] += want == have
    return counts


def test_the_golden_quotations_are_found() -> None:
    counts = scores()
    assert counts["hit"] / (counts["hit"] + counts["miss"]) >= 0.95
    assert counts["hit"] / (counts["hit"] + counts["false"]) >= 0.95


@pytest.mark.parametrize("name", ["source", "speaker", "cue"])
def test_speakers_and_cues_of_the_golden_quotations_are_right(name: str) -> None:
    assert scores()[name] / scores()["hit"] >= 0.95


def test_a_quotation_is_related_to_its_cue_as_a_claim() -> None:
    text = "Moscow claims the convoy carried weapons."
    cue, speech = claim_rows(found_in(text), document_id="r", text=text)
    assert (cue["label"], cue["quote"], speech["quote"]) == ("cue", "claims", "the convoy carried weapons")
    assert (speech["related_id"], speech["relation"]) == (cue["claim_id"], "cue")


@pytest.mark.parametrize(
    ("verb", "verb_class"),
    [("said", "neutral"), ("claimed", "doubting"), ("admitted", "factive"), ("warned", "interpreting")],
)
def test_the_verb_says_how_what_is_said_is_presented(verb: str, verb_class: str) -> None:
    _, speech = found_in(f"The mayor {verb} that the bridge was gone.")
    assert speech.attributes["verb_class"] == verb_class


def test_words_and_quoted_words_are_counted() -> None:
    (_, speech) = found_in("The minister said the raid was “an act of cowards” and would be answered.")
    assert (speech.attributes["words"], speech.attributes["quoted_words"]) == ("11", "4")


def test_parts_around_a_reporting_clause_are_one_quotation() -> None:
    parts = [f for f in found_in("“The corridor,” said Ankara, “is closed.”") if f.label != CUE]
    assert [part.attributes.get("continues") for part in parts] == [None, "yes"]


def test_thought_and_naming_are_no_quotations() -> None:
    assert found_in("Kyiv believes the bridge is lost. Kyiv calls the fighters bandits.") == []


PIECES = st.sampled_from(
    [
        "“",
        "”",
        '"',
        "‘",
        "’",
        "'",
        "«",
        "»",
        " said ",
        "Omar Nasser",
        "we held",
        ". ",
        ", ",
        ": ",
        "\n",
        "“They ran,” ",
    ]
)


@given(st.lists(PIECES, max_size=14).map("".join))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_the_marks_spans_lie_in_the_text(text: str) -> None:
    for finding in found_in(text):
        assert finding.label in (*KINDS, CUE)
        assert finding.start is not None
        assert finding.end is not None
        assert 0 <= finding.start < finding.end <= len(text)
        assert said(text, finding) == said(text, finding).strip()


@pytest.mark.parametrize(
    ("text", "content", "source", "speaker"),
    [
        (
            "The road is open, said the governor of Homs, Talal Barazi.",
            "The road is open",
            "governor of Homs",
            "Talal Barazi",
        ),
        (
            "According to Jan Egeland, a UN adviser on Syria, no convoy got through.",
            "no convoy got through",
            "Jan Egeland",
            "Jan Egeland",
        ),
        (
            "President Bashar al-Assad said the army had won.",
            "the army had won",
            "President Bashar al-Assad",
            "Bashar al-Assad",
        ),
        ("ALEPPO, Syria - The council said bread had run out.", "bread had run out", "council", None),
        (
            "DAMASCUS, (SANA) – Army units took the hill, a military source said.",
            "Army units took the hill",
            "military source",
            None,
        ),
        ("Rebels said on Monday they had taken the town.", "they had taken the town", "Rebels", None),
        (
            "Steifo: Regime & Allies Onslaught on Aleppo Failed",
            "Regime & Allies Onslaught on Aleppo Failed",
            "Steifo",
            None,
        ),
    ],
)
def test_titles_appositions_datelines_and_days_are_told_from_what_is_said(
    text: str, content: str, source: str, speaker: str | None
) -> None:
    [found] = [finding for finding in found_in(text) if finding.label != CUE]
    assert said(text, found) == content
    assert (found.source, found.attributes.get("speaker")) == (source, speaker)
