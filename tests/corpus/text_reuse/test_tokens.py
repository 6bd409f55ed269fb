"""Tokens: words where words are spaced, characters where they are not, and offsets that hold in any slice."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commentariat.corpus.text_reuse.tokens import folded_tokens, length_in_words, token_runs, token_spans

TEXTS = st.text(
    st.one_of(st.characters(), st.sampled_from("ab_ .1é\u0301дנ\u05b0桥かー\u3099ไม่฿ကြခ្មែ한字\ufe00"))
)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Don't SHOUT, _please_!", ["don", "t", "shout", "please"]),
        ("Это ложь", ["это", "ложь"]),
        ("이 다리는 거기", ["이", "다리는", "거기"]),
        ("这座桥2019年", ["这", "座", "桥", "2019", "年"]),
        ("BBCの嘘だよー", ["bbc", "の", "嘘", "だ", "よ", "ー"]),
        ("ไม่ใช่", ["ไ", "ม่", "ใ", "ช่"]),
        ("ភាសាខ្មែរ", ["ភា", "សា", "ខ្", "មែ", "រ"]),
        ("မြန်မာ", ["မြ", "န်", "မာ"]),
        ("ບໍ່ແມ່ນ", ["ບໍ່", "ແ", "ມ່", "ນ"]),
        ("…!", []),
    ],
)
def test_a_token_is_a_word_or_a_character_where_words_are_not_spaced(text: str, tokens: list[str]) -> None:
    assert folded_tokens(text) == tokens


@given(TEXTS)
def test_tokens_are_where_their_spans_say(text: str) -> None:
    spans = token_spans(text)

    assert [token for _, _, token in spans] == folded_tokens(text)
    assert [text[start:end].casefold() for start, end, _ in spans] == [token for _, _, token in spans]
    assert all(left[1] <= right[0] for left, right in pairwise(spans))


@given(TEXTS, st.integers(0, 20), st.integers(0, 20))
def test_a_slice_between_tokens_has_the_tokens_in_it(text: str, first: int, more: int) -> None:
    spans = token_spans(text)[first : first + more]

    sliced = text[spans[0][0] : spans[-1][1]] if spans else ""

    assert folded_tokens(sliced) == [token for _, _, token in spans]


@given(TEXTS, st.integers(1, 6))
def test_runs_are_as_long_as_asked_and_no_longer_than_they_must_be(text: str, words: int) -> None:
    tokens = folded_tokens(text)

    for start, run in enumerate(token_runs(tokens, words=words)):
        assert run == tuple(tokens[start : start + len(run)])
        assert length_in_words(run) >= words > length_in_words(run[:-1])
