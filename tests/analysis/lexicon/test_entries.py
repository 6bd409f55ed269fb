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
def marked(text: str, label: str) -> set[tuple[int, int]]:
    findings = loaded_language(Reading(load_pipeline()(text)))
    return {
        (f.start, f.end) for f in findings if f.label == label and f.start is not None and f.end is not None
    }


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_an_entry_marks_its_examples_and_leaves_its_counter_examples(entry: Entry) -> None:
    assert entry.holds, "at least one sentence where it holds"
    assert entry.fails, "at least one sentence where it must not"
    for example in entry.holds:
        assert marked(example.text, entry.label) >= set(example.spans), example.text
    for example in entry.fails:
        assert marked(example.text, entry.label) == set(example.spans), example.text


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_an_entry_says_why_and_names_only_senses_that_exist(entry: Entry) -> None:
    assert entry.citation or entry.rationale
    assert set(entry.sense) <= sense_names()
    assert entry.shape is None or entry.shape in shape_names()
