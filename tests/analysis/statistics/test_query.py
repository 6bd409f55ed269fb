"""Queries match sequences of words, as a plain search over the words would find them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commentariat.analysis.statistics.opened import Opened, open_corpus
from commentariat.analysis.statistics.query import find
from commentariat.corpus.errors import InputError


def matched(opened: Opened, query: str, **options: bool) -> list[str]:
    forms, codes = opened.index.vocabulary.forms, opened.index.codes
    found = find(opened, query, **options)
    return [
        " ".join(forms[code] for code in codes[first:last])
        for first, last in zip(found.first, found.last, strict=True)
    ]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("the regime", ["The regime", "The regime", "The regime", "the regime"]),
        ("lemma:kill terrorist*", ["killed terrorists"]),
        ("killed {0,1} civilians", ["killed the civilians", "killed two civilians"]),
        ("killed {1} civilians", ["killed the civilians", "killed two civilians"]),
        ("killed {2} civilians", []),
        ("the * killed", ["The regime killed", "The army killed"]),
        ("civilians the", []),  # a full stop stands between
        ("terrorists the army", ["terrorists the army"]),  # only a comma
        ("lies rebels", []),  # a line end
        ("label:delegitimising_label", ["regime", "regime", "Terrorists"]),
        ("the label:delegitimising_label killed", ["The regime killed"]),
        ("label:delegitimising_label|euphemism", ["regime", "regime", "Terrorists", "killed terrorists"]),
        ("label:euphemism the", ["killed terrorists the"]),
        ("target:Damascus killed", ["regime killed"]),
        ("rebels|army said", ["Rebels said", "army said"]),
        ("nothing at all", []),
        ("say terrorists the", []),  # the corpus ends
    ],
)
def test_a_query_matches(tables: Any, query: str, found: list[str]) -> None:
    assert matched(open_corpus(tables), query) == found


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("don't", ["Do n't"]),
        ("Don’t say", ["Do n't say"]),
        ("regime's terrorists", ["regime ’s terrorists"]),
        ("regime’s|army", ["army", "army", "regime ’s"]),
        ("lemma:kill-terrorist", ["killed terrorists"]),
        ("reg*'s", ["regime ’s"]),
        ("killed-terrorists", ["killed terrorists"]),
        ("civilians-the", []),  # a full stop stands between
        ("“Rebels”", ["Rebels"]),
        ("n't", ["n't"]),
        ("…", []),
    ],
)
def test_a_form_that_the_texts_do_not_hold_is_taken_apart_as_they_were(
    tables: Any, query: str, found: list[str]
) -> None:
    assert matched(open_corpus(tables), query) == found


def test_case_counts_in_a_form_that_is_taken_apart(tables: Any) -> None:
    assert matched(open_corpus(tables), "Don't", case_sensitive=True) == ["Do n't"]
    assert matched(open_corpus(tables), "don't", case_sensitive=True) == []


def test_case_counts_when_it_is_asked_for(tables: Any) -> None:
    assert matched(open_corpus(tables), "the regime", case_sensitive=True) == ["the regime"]


@pytest.mark.parametrize(
    ("query", "message"),
    [(" ", "empty"), ("{1} a", "between two words"), ("a {0,99} b", "20 at most"), ("a {3,1} b", "fewer")],
)
def test_a_malformed_query_is_told(tables: Any, query: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        find(open_corpus(tables), query)


@pytest.mark.parametrize(
    ("label", "meant"),
    [
        ("scare", "scare_quotes"),
        ("proxxy", "proxy_label"),
        ("proxy_lable", "proxy_label"),
        ("Hedge", "hedge"),
        ("quots", "scare_quotes"),
    ],
)
def test_a_misspelt_label_is_answered_by_the_nearest_first(tables: Any, label: str, meant: str) -> None:
    with pytest.raises(InputError, match=rf"Did you mean {meant}( or |\?)"):
        find(open_corpus(tables), f"label:{label}")


def test_a_misspelt_layer_or_voice_is_told_like_a_label(tables: Any) -> None:
    for query, meant in (("voice:outlte", "outlet"), ("layer:quotations", "quotation")):
        with pytest.raises(InputError, match=rf"Did you mean {meant}\?"):
            find(open_corpus(tables), query)


def test_a_label_like_no_other_is_answered_by_all(tables: Any) -> None:
    with pytest.raises(InputError, match=r"There are: agentless_passive, .*hedge, .*scare_quotes"):
        find(open_corpus(tables), "label:xyzzy")


@given(
    st.lists(st.lists(st.sampled_from(["a", "b", "c", "a.", "b."]), max_size=8), min_size=1, max_size=3),
    st.lists(st.sampled_from(["a", "b", "*", "{0,2}"]), min_size=1, max_size=4),
)
def test_matches_are_those_of_a_plain_search(
    tables_of: Any, texts: list[list[str]], query: list[str]
) -> None:
    if query[0].startswith("{") or query[-1].startswith("{"):
        return
    reports = {f"r{n}": ("A", None, " ".join(words)) for n, words in enumerate(texts)}
    opened = open_corpus(tables_of(reports, {}))
    found = find(opened, " ".join(query))
    sentences: list[list[tuple[int, str]]] = []
    for place, (code, opens) in enumerate(zip(opened.index.codes, opened.index.opens, strict=True)):
        if opens:
            sentences.append([])
        sentences[-1].append((place, opened.index.vocabulary.forms[code]))
    expected = set()
    for sentence in sentences:
        for begin in range(len(sentence)):
            expected |= {
                (sentence[begin][0], sentence[end - 1][0] + 1) for end in _ends(sentence, begin, query)
            }
    assert set(zip(found.first.tolist(), found.last.tolist(), strict=True)) == expected
    assert len(found) == len(expected)


def _ends(sentence: list[tuple[int, str]], at: int, query: list[str]) -> set[int]:
    if not query:
        return {at}
    if query[0].startswith("{"):
        reached = [at + n for n in range(3) if at + n <= len(sentence)]
        return set().union(*(_ends(sentence, place, query[1:]) for place in reached))
    if at < len(sentence) and query[0] in ("*", sentence[at][1]):
        return _ends(sentence, at + 1, query[1:])
    return set()
