"""Patterns mean forms; forms count as folded forms or lemmas."""

from __future__ import annotations

import re
from fnmatch import fnmatch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commentariat.analysis.statistics.lemmas import lemma
from commentariat.analysis.statistics.vocabulary import Vocabulary, folded
from commentariat.corpus.errors import InputError

FORMS = ["Regime", "regime", "regimes", "Terrorist", "terrorists", "n't", "n’t", "killed", "KILLS", "U.S."]


def matched(pattern: str, **options: bool) -> list[str]:
    vocabulary = Vocabulary(FORMS)
    return [form for form, hit in zip(FORMS, vocabulary.matching(pattern, **options), strict=True) if hit]


@pytest.mark.parametrize(
    ("pattern", "forms"),
    [
        ("regime", ["Regime", "regime"]),
        ("REGIME*", ["Regime", "regime", "regimes"]),
        ("terrorist?", ["terrorists"]),
        ("regime|terrorists", ["Regime", "regime", "terrorists"]),
        ("n't", ["n't", "n’t"]),
        ("u.s.", ["U.S."]),
        ("lemma:kill", ["killed", "KILLS"]),
        ("lemma:ki*|regime", ["Regime", "regime", "regimes", "killed", "KILLS"]),
        ("regex:(regime|killed)s?", ["Regime", "regime", "regimes", "killed"]),
        ("nothing", []),
    ],
)
def test_a_pattern_means_these_forms(pattern: str, forms: list[str]) -> None:
    assert matched(pattern) == forms


def test_case_counts_when_asked_for_but_not_in_lemmas() -> None:
    assert matched("regime*", case_sensitive=True) == ["regime", "regimes"]
    assert matched("regex:K.*", case_sensitive=True) == ["KILLS"]
    assert matched("lemma:kill", case_sensitive=True) == ["killed", "KILLS"]


def test_a_broken_regular_expression_is_told_so() -> None:
    with pytest.raises(InputError, match=r"regular expression.*leave out regex"):
        matched("regex:(")


@given(
    st.lists(st.text("abAB’'", min_size=1, max_size=4), unique=True), st.text("ab*?", min_size=1, max_size=4)
)
def test_globs_are_those_of_file_names_without_case(forms: list[str], pattern: str) -> None:
    hits = Vocabulary(forms).matching(pattern).tolist()
    assert hits == [fnmatch(folded(form), pattern) for form in forms]


@given(st.lists(st.text("aAbB", min_size=1, max_size=3), unique=True))
def test_every_form_counts_as_its_folded_form(forms: list[str]) -> None:
    units = Vocabulary(forms).units("form")
    assert [units.names[number] for number in units.of_form] == [form.casefold() for form in forms]
    assert units.names == sorted(set(units.names))


def test_there_are_no_other_units() -> None:
    with pytest.raises(InputError, match="by form or by lemma"):
        Vocabulary(FORMS).units("stem")


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        *(("killed", "kill"), ("killing", "kill"), ("kills", "kill"), ("said", "say"), ("took", "take"), ("was", "be")),
        *(("embedded", "embed"), ("running", "run"), ("died", "die"), ("lying", "lie"), ("agreed", "agree")),
        *(("children", "child"), ("women", "woman"), ("countries", "country"), ("crises", "crisis")),
        *(("militias", "militia"), ("terrorists", "terrorist"), ("fighters", "fighter"), ("forces", "force")),
        *(("news", "news"), ("politics", "politics"), ("his", "his"), ("us", "us"), ("this", "this"), ("as", "as")),
        *(("building", "building"), ("evening", "evening"), ("n't", "not"), ("obama", "obama"), ("hamas", "hamas")),
    ],
)  # fmt: skip
def test_lemmas(form: str, expected: str) -> None:
    assert lemma(form) == expected


@given(st.text(max_size=12))
def test_any_form_has_a_lemma(form: str) -> None:
    assert isinstance(lemma(folded(form)), str)
    assert lemma(form) or not re.search(r"\w", form)
