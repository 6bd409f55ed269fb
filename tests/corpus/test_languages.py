"""Languages: what is given stays, what is sure is detected, and the rest is that of its thread."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commentariat.corpus.languages import fill_languages, language_of

ENGLISH = "The council voted on Monday to close the harbour bridge for repairs, officials said."
GERMAN = "Das ist doch völliger Unsinn, was hier geschrieben wird."


def filled(report: dict[str, Any], *comments: dict[str, Any]) -> list[tuple[str | None, str | None]]:
    """Return language and source of a report and its comments."""
    empty = {"report_id": "r", "title": None, "parent_id": None, "language": None, "language_source": None}
    rows = [empty | {"comment_id": f"c{n}"} | row for n, row in enumerate(comments)]
    whole = empty | report
    fill_languages([whole], rows)
    return [(row["language"], row["language_source"]) for row in (whole, *rows)]


def test_a_report_has_the_language_of_its_text_and_short_comments_inherit_it() -> None:
    assert filled({"text": ENGLISH}, {"text": "Merci!"}, {"text": "lol 12:30 👍"}) == [
        ("en", "detected"), ("en", "inherited"), ("en", "inherited"),
    ]  # fmt: skip


def test_a_comment_surely_in_another_language_has_its_own_and_its_answers_inherit_that() -> None:
    assert filled({"text": ENGLISH}, {"text": GERMAN}, {"text": "Genau.", "parent_id": "c0"}) == [
        ("en", "detected"), ("de", "detected"), ("de", "inherited"),
    ]  # fmt: skip


def test_an_answer_inherits_from_what_it_answers_even_where_that_stands_below() -> None:
    assert filled({"text": ENGLISH}, {"text": "Genau.", "parent_id": "c1"}, {"text": GERMAN})[1:] == [
        ("de", "inherited"), ("de", "detected"),
    ]  # fmt: skip


def test_what_is_given_is_never_touched() -> None:
    given_rows = {"language": "tr", "language_source": "given"}

    assert filled({"text": ENGLISH, **given_rows}, {"text": GERMAN, **given_rows}) == [("tr", "given")] * 2


@pytest.mark.parametrize(
    ("text", "site", "found"),
    [
        (GERMAN, "en-US", ("de", "detected")),
        (ENGLISH, "en-US", ("en-US", "given")),
        ("Genau.", "en-US", ("en-US", "given")),
        ("", "en-US", ("en-US", "given")),
        (GERMAN, "ay", ("ay", "given")),
        ("Vlada je danas odlučila da zatvori most zbog popravke, kažu zvaničnici.", "hr", ("hr", "given")),
        ("Kommunen vedtok mandag å stenge den gamle broen for trafikk.", "nb-NO", ("nb-NO", "given")),
    ],
)
def test_the_language_of_a_site_holds_unless_a_text_surely_has_another(
    text: str, site: str, found: tuple[str, str]
) -> None:
    assert filled({"text": text, "language": site}) == [found]


def test_a_tag_that_says_more_than_the_detector_is_kept() -> None:
    report = {"text": ENGLISH, "language": "en-GB", "language_source": "given"}

    assert filled(report, {"text": ENGLISH})[1] == ("en-GB", "detected")


def test_an_empty_report_takes_the_language_of_its_comments() -> None:
    assert filled({"text": ""}, {"text": GERMAN}, {"text": "Ja."}) == [
        ("de", "inherited"), ("de", "detected"), ("de", "inherited"),
    ]  # fmt: skip


def test_nothing_known_is_null_and_never_undetermined() -> None:
    assert filled({"text": "12:30"}, {"text": "!!!"}, {"text": ""}) == [(None, None)] * 3


@pytest.mark.parametrize(
    "text",
    [
        "hahahahahahahahahahahaha",
        "GREAT ARTICLE!!! LOVE IT SO MUCH!!!",
        "u r so rite m8, dey aint never gonna lern",
        "Allahu Akbar, inshallah",
        "Al-Bab, Idlib, Saraqib, Maarat al-Numan, Khan Shaykhun",
        "LOL ROFL OMG WTF BBQ",
        "Che Guevara, Fidel Castro, Hugo Chavez y Evo",
        "https://nachrichten.example/das-ist-doch-voelliger-unsinn-was-hier",
        "@DasIstDochUnsinn @WasHierGeschriebenWird",
        "Viva la revolución!",
    ],
)
def test_odd_english_and_names_stay_with_an_english_thread(text: str) -> None:
    assert language_of(text, thread="en") in (None, "en")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Je ne suis pas du tout d'accord avec vous, c'est faux.", "fr"),
        ("Bu haber tamamen yalan, Türk askeri böyle yapmaz.", "tr"),
        ("Nie zgadzam się z tym, to jest zwykła propaganda.", "pl"),
        ("هذا كلام غير صحيح إطلاقا والله أعلم", "ar"),
        ("Это полная чушь, не верьте этой пропаганде", "ru"),
        ("这完全是假新闻，不要相信", "zh"),
    ],
)
def test_other_languages_are_told_in_an_english_thread(text: str, language: str) -> None:
    assert language_of(text, thread="en") == language


def test_another_script_is_not_english_however_short() -> None:
    assert language_of("Спасибо", thread="en") not in (None, "en")
    assert language_of("Спасибо", thread="ru") is None


@given(st.lists(st.text(max_size=40), max_size=4), st.text(max_size=40))
def test_any_text_has_a_language_with_its_source_or_neither(texts: list[str], report: str) -> None:
    for language, source in filled({"text": report}, *({"text": text} for text in texts)):
        assert (language is None) == (source is None)
        assert language not in ("und", "zxx", "")
