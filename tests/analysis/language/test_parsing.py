"""Parsing gives what spaCy's own loop gives, whatever the texts and however they are put together."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commentariat.analysis.language import MODELS, kinds, load_pipeline, parse, parsing
from commentariat.analysis.language.columns import read_attributes
from commentariat.analysis.language.entities import EntityDecoder

if TYPE_CHECKING:
    from spacy.tokens import Doc

GOLD = Path(__file__).parents[2] / "gold"
ATTRIBUTES = ["TAG", "HEAD", "DEP", "POS", "LEMMA", "ENT_TYPE", "ENT_IOB", "MORPH", "SENT_START"]
AWKWARD = [
    "",
    " ",
    "\n\n",
    "I'm gonna go. Let's see: y'all gotta c'mon, there's nothin' to do, ain't it? Nuff said, 'nuff said.",
    "There is a war. There's hope.\n\nThere were 12 dead in Aleppo on 3 May 2016, said Mr. Smith-Jones of the U.N.",
    "👩‍👩‍👧 RT @someone: LOOOL!!! http://example.org/a?b=c #war 🇸🇾  \t  ok…",
    "«Non», dit-il. שלום. مرحبا. 你好 世界.",
    "Turkish President Recep Tayyip Erdogan met Vladimir Putin\nin the Black Sea resort of Sochi on Monday, Feb. 14",
    "a" * 400,
    "U.S.-backed fighters; non‑breaking hyphens; 10km; $5m–$6m; wo n't; sha n't; doin' goin' ol' somethin'",
]


def annotated(doc: Doc) -> list[list[int]]:
    """Return all that was annotated, token by token."""
    return read_attributes([doc], ATTRIBUTES).tolist()


@pytest.fixture(scope="module")
def texts() -> list[str]:
    """Awkward texts, and real sentences of every kind."""
    gold = [
        json.loads(line)["text"]
        for name in ("blind3", "blind4")
        for line in (GOLD / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    return AWKWARD + gold + ["\n\n".join(gold[start : start + 12]) for start in range(0, len(gold), 12)]


def test_the_annotations_are_those_of_spacys_own_loop(texts: list[str]) -> None:
    theirs = load_pipeline().pipe(texts)
    for ours, spacys in zip(parse(texts), theirs, strict=True):
        assert ours.text == spacys.text
        assert annotated(ours) == annotated(spacys)
        assert [(e.start, e.end, e.label_) for e in ours.ents] == [
            (e.start, e.end, e.label_) for e in spacys.ents
        ]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(AWKWARD), min_size=1, max_size=6), st.integers(1, 60))
def test_a_text_is_parsed_alike_alone_and_in_any_company(company: list[str], batch: int) -> None:
    alone = [annotated(doc) for text in company for doc in parse([text])]
    words, parsing.BATCH_WORDS = parsing.BATCH_WORDS, batch
    try:
        assert [annotated(doc) for doc in parse(company)] == alone
    finally:
        parsing.BATCH_WORDS = words


WORDS = [
    "the",
    "Turkish",
    "proxies",
    "took",
    "Afrin",
    "who",
    "said",
    "that",
    "of",
    "and",
    "not",
    "it's",
    "U.S.",
]
ODD = [
    ".",
    "?!",
    "...",
    ",",
    ";",
    "“",
    "”",
    "(",
    ")",
    "--",
    "\n",
    "\n\n",
    "  ",
    "\t",
    "😀",
    "10km",
    "#war",
    "𝔸",
]


@settings(max_examples=30, deadline=None, derandomize=True)
@given(st.lists(st.lists(st.sampled_from(WORDS + ODD), max_size=50).map(" ".join), min_size=1, max_size=12))
def test_word_salad_is_parsed_as_by_spacys_own_loop(salads: list[str]) -> None:
    assert [annotated(doc) for doc in parse(salads)] == [
        annotated(doc) for doc in load_pipeline().pipe(salads)
    ]


@pytest.mark.parametrize("count", [1, 2, 700])
def test_a_sentence_without_end_is_parsed_as_by_spacys_own_loop(count: int) -> None:
    text = "and the regime said that its proxies took " * count
    (doc,) = parse([text])
    assert annotated(doc) == annotated(load_pipeline()(text))


def test_the_shipped_pipeline_takes_the_quick_way() -> None:
    assert isinstance(parsing.parser_for(load_pipeline()), parsing.Parser)


@pytest.mark.parametrize("change", ["a beam", "a component more", "a component less"])
def test_a_pipeline_of_another_build_is_parsed_as_it_is(change: str, texts: list[str]) -> None:
    import spacy
    from spacy.util import get_installed_models

    # Loaded anew, since the shared one must stay as it is.
    nlp: Any = spacy.load(next(name for name in MODELS if name in get_installed_models()))
    if change == "a beam":
        nlp.get_pipe("parser").cfg["beam_width"] = 2
    elif change == "a component more":
        nlp.add_pipe("merge_noun_chunks")
    else:
        nlp.disable_pipe("ner")
    changed = parsing.parser_for(nlp)
    assert not isinstance(changed, parsing.Parser)
    assert [annotated(doc) for doc in changed.parse(texts[:15])] == [
        annotated(doc) for doc in nlp.pipe(texts[:15])
    ]


def test_a_full_memory_of_words_is_emptied_and_changes_nothing(
    texts: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = [annotated(doc) for doc in parse(texts[:40])]
    monkeypatch.setattr(kinds, "_KEPT", 50)
    forgetful = parsing.Parser(load_pipeline())
    assert [annotated(doc) for doc in forgetful.parse(texts[:40])] == before


def test_a_recogniser_of_another_build_is_refused() -> None:
    import spacy

    nlp = spacy.blank("en")
    recogniser: Any = nlp.add_pipe("beam_ner")
    recogniser.add_label("ORG")
    nlp.initialize()
    with pytest.raises(ValueError, match="greedy one"):
        EntityDecoder(recogniser)
