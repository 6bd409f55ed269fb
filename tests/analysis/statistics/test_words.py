"""The words are those of the pipeline's tokenizer, at their places, whatever the text."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from commentariat.analysis.language import load_pipeline
from commentariat.analysis.language.own_words import own_words
from commentariat.analysis.statistics.words import WordReader

PIECES = (
    *(
        "the regime",
        "U.S.-backed",
        "don't",
        "Don’t",
        "Turkey’s",
        "and/or",
        "10a.m.",
        "Dr.",
        "e.g.",
        "s.",
        "'s",
    ),
    *("8)", ":)", ":(", ":-)", "x:(", "(o.O)", "3", "D", "p", "o", ".", "...", "!", "?!", ",", "(", ")"),
    *("“", "”", "’", "'", "-", "—", "@reader", "#tag", "💥", "é", "e\u0301", "https://example.org/a?b=1"),
    *(">", ">>", "[email]", "u/", "@reader-0123456789abcdef", "reader-99be9efcce33d695"),
    *("1,000", "$5", " ", "  ", "\n", "\n\n", "\t", "\u00a0", "\u2009"),
)


@cache
def a_reader() -> WordReader:
    return WordReader(load_pipeline())


@pytest.fixture(scope="module")
def reader() -> WordReader:
    return a_reader()


def words_of_pipeline(text: str) -> list[tuple[str, int]]:
    tokenizer: Any = load_pipeline().tokenizer
    doc = tokenizer(text)
    return [(token.text, token.idx) for token, word in zip(doc, own_words(doc), strict=True) if word]


@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=12).map("".join), max_size=4))
@example(["great :)", "", "(:( ) : ( x:) ) :)) (8) 8 )", "Hi:) )", "it’s . s."])
def test_words_are_the_tokens_that_n_words_counts(texts: list[str]) -> None:
    reader = a_reader()
    words = reader.read(texts)
    forms = reader.forms
    found = [(forms[code], start) for code, start in zip(words.codes, words.starts, strict=True)]
    expected = [words_of_pipeline(text) for text in texts]
    assert found == [word for text in expected for word in text]
    assert words.counts.tolist() == [len(text) for text in expected]


@given(st.text(max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    reader = a_reader()
    words = reader.read([text])
    for code, start in zip(words.codes, words.starts, strict=True):
        form = reader.forms[code]
        assert text[start : start + len(form)] == form


@pytest.mark.parametrize(
    ("text", "openers"),
    [
        ("One two. Three four", "One Three"),
        ("One two.\nThree", "One Three"),
        ("One\ntwo", "One two"),
        ("One, two; three", "One"),
        ("The U.S. army", "The"),
        ("He said “Stop!” Then left", "He Then"),
        ("Wait... what", "Wait what"),
    ],
)
def test_a_final_mark_or_a_line_end_opens_anew(reader: WordReader, text: str, openers: str) -> None:
    words = reader.read([text])
    assert [reader.forms[code] for code in words.codes[words.opens]] == openers.split()


def test_a_text_begins_anew_after_one_that_ends_in_mid_sentence(reader: WordReader) -> None:
    words = reader.read(["one two", "", "three"])
    assert words.opens.tolist() == [True, False, True]
    assert words.counts.tolist() == [2, 0, 1]
