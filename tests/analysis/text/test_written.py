"""Sentences and tokens by the signs of a text alone."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commentariat.analysis.text.written import written_sentences, written_tokens


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("He left. She stayed!", ["He left.", "She stayed!"]),
        (
            "Gen. Haftar met Mr. Kerr of the U.S. Army on Feb. 3.",
            ["Gen. Haftar met Mr. Kerr of the U.S. Army on Feb. 3."],
        ),
        ('"We won." That was all.', ['"We won."', "That was all."]),
        ("A headline\n\nThe text began", ["A headline", "The text began"]),
        ("It cost 3.5 million. 12 died.", ["It cost 3.5 million.", "12 died."]),
        ("so what... who cares", ["so what... who cares"]),
        ("  \n ", []),
    ],
)
def test_sentences_end_where_a_new_one_starts(text: str, sentences: list[str]) -> None:
    assert [text[start:end] for start, end in written_sentences(text)] == sentences


@given(st.text(alphabet=st.sampled_from("aB .!?\n\"'”Dr1é😀-"), max_size=60))
def test_sentences_hold_every_character_that_is_not_blank_once_and_in_order(text: str) -> None:
    spans = written_sentences(text)
    assert "".join(text[start:end] for start, end in spans).split() == "".join(spanless(text, spans)).split()
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


def spanless(text: str, spans: list[tuple[int, int]]) -> list[str]:
    """Return the text with what stands between sentences taken out, which may be blanks alone."""
    edges = [0, *(edge for span in spans for edge in span), len(text)]
    between = [text[edges[place] : edges[place + 1]] for place in range(0, len(edges), 2)]
    assert not "".join(between).strip()
    return [text[start:end] for start, end in spans]


@given(st.text(max_size=60))
def test_tokens_stand_where_they_say(text: str) -> None:
    tokens, starts = written_tokens(text)
    assert all(text.startswith(token.text, start) for token, start in zip(tokens, starts, strict=True))
    assert starts == sorted(starts)
    assert "".join(token.text for token in tokens) == "".join(text.split())
