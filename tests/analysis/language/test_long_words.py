"""Very long words are tokenised in parts, all others as the pipeline does."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commentariat.analysis.language import load_pipeline
from commentariat.analysis.language.long_words import LONGEST_RUN, LONGEST_WORD, tokenise

LONG = [
    "No" + 5_000 * "!",
    "Well " + 3_000 * "?!" + "\n\nand so on",
    "(" * 700 + "a" + ")" * 700,
    " \U0001f602" + 2_000 * "\U0001f602" + " fine",
    "_" * 900,
    "so " + "x/" * 2_000,
]


@pytest.mark.parametrize("text", LONG)
def test_the_text_stays_whole(text):
    doc = tokenise(load_pipeline(), text)
    assert doc.text == text
    assert [text[token.idx : token.idx + len(token)] for token in doc] == [token.text for token in doc]


@pytest.mark.parametrize("text", LONG)
def test_the_tokenizer_is_never_given_much_without_a_blank(text):
    nlp, given = load_pipeline(), []
    tokenise(
        SimpleNamespace(vocab=nlp.vocab, make_doc=lambda part: given.append(part) or nlp.make_doc(part)), text
    )
    words = [word for part in given for word in part.split()]
    assert max(map(len, words)) <= LONGEST_RUN


@pytest.mark.parametrize(
    "text",
    ["He said: “No!!!” ---------- See https://news.example/" + 300 * "a" + "?b=1.", "", "x" * LONGEST_WORD],
)
def test_ordinary_texts_are_tokenised_as_by_the_pipeline(text):
    nlp = load_pipeline()
    assert [(t.text, t.whitespace_) for t in tokenise(nlp, text)] == [
        (t.text, t.whitespace_) for t in nlp.make_doc(text)
    ]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(["!", "?…", "a", " ", "\n", "'s", "é", "$", "1"]), max_size=12),
    st.integers(1, 400),
)
def test_any_text_comes_back(pieces, times):
    text = "".join(pieces) * times
    assert tokenise(load_pipeline(), text).text == text
