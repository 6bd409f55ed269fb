"""Forms of one expression, and names of one actor, are one item; what differs in meaning is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commentariat.analysis.lexicon import default_lexicon
from commentariat.analysis.reader_uptake.items import (
    LABELS,
    Item,
    actor_key,
    compatible,
    family,
    opposed,
    pattern_of,
    sponsor_key,
    stem,
)


@pytest.mark.parametrize(
    ("label", "entries"),
    [
        (
            "delegitimising_label",
            ["terrorist", "terrorist-group", "terrorist-organisation", "terror-attribute"],
        ),
        ("proxy_label", ["proxies", "proxy-forces", "proxy-adjective"]),
        ("contested_territory", ["liberated", "liberate", "liberation-of"]),
        ("evaluative", ["barbaric", "barbarism", "barbarity", "barbarous"]),
    ],
)
def test_entries_that_share_a_word_are_one_family(label: str, entries: list[str]) -> None:
    assert len({family(label, f"{label}/{entry}", "…") for entry in entries}) == 1


def test_opposites_are_not_one_family() -> None:
    names = ["occupied", "de-occupied", "liberated", "unliberated"]
    assert len({family("contested_territory", f"contested_territory/{name}", "…") for name in names}) == 4


def test_every_entry_that_can_be_taken_up_has_a_family() -> None:
    assert all(family(entry.label, entry.id, "x") for entry in default_lexicon() if entry.label in LABELS)


def test_a_finding_without_an_entry_is_known_by_its_words() -> None:
    assert family("evaluative", None, "Vile acts") == family("evaluative", None, "vile act")


@given(st.text(alphabet=st.characters(categories=["Ll"]), max_size=12))
def test_a_stem_is_a_beginning_of_its_word_and_stays(word: str) -> None:
    assert word.startswith(stem(word))
    assert stem(stem(word)) == stem(word)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("ISIS", "Daesh", True),
        ("Damascus", "Assad", True),
        ("the Liwa Brigade", "Liwa Brigade", True),
        ("Turkey", "Syria", False),
        ("ISIS", "Hezbollah", False),
    ],
)
def test_names_of_one_actor_share_a_key(one: str, other: str, same: bool) -> None:
    assert (actor_key(one) == actor_key(other)) is same


def test_sponsors_tell_proxies_apart_and_a_bare_word_may_be_anybodys() -> None:
    turkish, bare = sponsor_key("proxy_label", "Turkish proxies"), sponsor_key("proxy_label", "proxies")
    iranian = sponsor_key("proxy_label", "Iran's proxies")
    assert turkish == sponsor_key("proxy_label", "Ankara-backed")
    assert not compatible(turkish, iranian)
    assert bare is None
    assert compatible(turkish, bare)
    assert sponsor_key("evaluative", "Turkish") is None


def test_an_expression_is_looked_for_by_the_word_its_family_shares() -> None:
    assert pattern_of("delegitimising_label", "terror", "terrorist group") == ("terror",)
    assert pattern_of("euphemism", "collateral-damage", "collateral damage") == ("collater", "damag")


def test_the_other_side_is_another_label_or_for_places_another_verb() -> None:
    hostile = Item("naming", "delegitimising_label", "terror", "x")
    friendly = Item("naming", "legitimising_label", "hero", "x")
    freed = Item("naming", "contested_territory", "liber", "x")
    assert opposed(hostile, "legitimising_label", "hero")
    assert opposed(friendly, "delegitimising_label", "terror")
    assert opposed(freed, "contested_territory", "occup")
    assert not opposed(freed, "contested_territory", "liber")
    assert not opposed(hostile, "delegitimising_label", "gang")
