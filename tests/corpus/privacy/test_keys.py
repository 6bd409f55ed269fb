"""Keys of comments: one that names its author is told from numbers, and from words that only look alike."""

from __future__ import annotations

import pytest

from commentariat.corpus.privacy.keys import names_author


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("comment-by-john.smith", "John Smith"),
        ("John_Smith-2014-05-01", "john smith"),
        ("post/zoe%20quist/3", "Zoë Quist"),
        ("riposte1111#4", "riposte1111"),
    ],
)
def test_a_key_with_the_name_of_its_author_names_them(key: str, name: str) -> None:
    assert names_author(key, name)


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("comment-12", "John Smith"),
        ("12345", "12345"),
        ("annex-4", "Ann"),
        ("c-al", "Al"),
        ("", "Ann"),
        ("c1", None),
    ],
)
def test_a_number_and_a_longer_word_name_nobody(key: str, name: str | None) -> None:
    assert not names_author(key, name)
