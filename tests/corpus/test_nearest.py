"""What somebody may have meant: the names most like theirs, and none that only shares some letters with it."""

from __future__ import annotations

import pytest

from commentariat.corpus.nearest import nearest

NAMES = ["outlet", "published", "scare_quotes", "proxy_label", "loaded_language", "hedge", "n_words"]


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("outlt", "outlet"),
        ("Hedge", "hedge"),
        ("loaded", "loaded_language"),
        ("quots", "scare_quotes"),
        ("proxy_lable", "proxy_label"),
        ("words", "n_words"),
    ],
)
def test_the_nearest_name_is_like_it_as_a_whole_or_in_a_part(name: str, meant: str) -> None:
    assert nearest(name, NAMES) == [meant]


@pytest.mark.parametrize("name", ["", "a", "sentiment", 7])
def test_a_name_like_no_other_has_no_nearest(name: object) -> None:
    assert nearest(name, NAMES) == []


def test_no_more_are_named_than_asked_for_the_nearest_first() -> None:
    assert nearest("scare", ["scar", "scare_quotes", "squares", "score"], most=2) == ["scare_quotes", "scar"]


def test_of_two_that_are_alike_in_a_part_the_shorter_is_nearer() -> None:
    assert nearest("sentimant", ["actor_sentiment", "sentiment"]) == ["sentiment"]
