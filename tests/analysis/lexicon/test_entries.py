"""Every entry of the shipped lexicon is held to its own examples."""

from __future__ import annotations

import os
from functools import cache

import pytest

from commentariat.analysis.language import load_pipeline
from commentariat.analysis.lexicon import Entry, default_lexicon
from commentariat.analysis.reading import Reading
from commentariat.analysis.senses import sense_names, shape_names
from commentariat.analysis.text.loaded_language import loaded_language

# COMMENTARIAT_TEST_LABEL=proxy_label runs one label's entries, for whoever edits that file.
ENTRIES = [
    entry
    for entry in default_lexicon()
    if os.environ.get("COMMENTARIAT_TEST_LABEL", entry.label) == entry.label
]


@cache
def credited(text: str, label: str) -> dict[tuple[int, int], str]:
    """The entry behind every span of a label that the lexicon marks in a text."""
    findings = loaded_language(Reading(load_pipeline()(text)))
    return {
        (f.start, f.end): f.entry
        for f in findings
        if f.label == label and f.start is not None and f.end is not None and f.entry is not None
    }


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_an_entry_marks_its_examples_and_leaves_its_counter_examples(entry: Entry) -> None:
    assert entry.holds, "at least one sentence where it holds"
    assert entry.fails, "at least one sentence where it must not"
    for example in entry.holds:
        found = credited(example.text, entry.label)
        assert set(found) == set(example.spans), example.text
        assert entry.id in found.values(), f"credited to {set(found.values())}: {example.text}"
    for example in entry.fails:
        assert set(credited(example.text, entry.label)) == set(example.spans), example.text


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_an_entry_says_why_and_on_whose_word(entry: Entry) -> None:
    assert entry.rationale, (
        "why the expression is loaded; a sentence of its own or one of the file's “rationales:”"
    )
    assert " " in entry.rationale, "a sentence, not a name"
    assert entry.citation, "the work it rests on, or “cite: own”"
    assert set(entry.sense) <= sense_names()
    assert entry.shape is None or entry.shape in shape_names()


@pytest.mark.parametrize("entry", [entry for entry in ENTRIES if entry.neutral], ids=lambda entry: entry.id)
def test_a_neutral_wording_fits_whatever_the_entry_marks(entry: Entry) -> None:
    assert entry.neutral is not None
    assert not set("…()/") & set(entry.neutral), "a wording, not a hint at one"
    for example in entry.holds:
        found = credited(example.text, entry.label)
        for start, end in (span for span, by in found.items() if by == entry.id):
            neutral = entry.neutral_for(example.text[start:end])
            assert neutral, "the slots of the wording can be filled"
            assert not set("{}") & set(neutral)
