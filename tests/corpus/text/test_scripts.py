"""Scripts: told by the letters of a text, and never by one letter alone."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commentariat.corpus.text.scripts import LANGUAGES, is_written_in, script_of

CODES = {
    "ARABIC": "Arab", "ARMENIAN": "Armn", "BENGALI": "Beng", "CJK": "Hani", "CYRILLIC": "Cyrl", "DEVANAGARI": "Deva",
    "ETHIOPIC": "Ethi", "GEORGIAN": "Geor", "GREEK": "Grek", "GUJARATI": "Gujr", "GURMUKHI": "Guru", "HANGUL": "Hang",
    "HEBREW": "Hebr", "HIRAGANA": "Jpan", "KANNADA": "Knda", "KATAKANA": "Jpan", "KHMER": "Khmr", "LAO": "Laoo",
    "LATIN": "Latn", "MALAYALAM": "Mlym", "MONGOLIAN": "Mong", "MYANMAR": "Mymr", "ORIYA": "Orya", "SINHALA": "Sinh",
    "SYRIAC": "Syrc", "TAMIL": "Taml", "TELUGU": "Telu", "THAANA": "Thaa", "THAI": "Thai", "TIBETAN": "Tibt",
}  # fmt: skip


def test_letters_are_in_the_script_that_unicode_names() -> None:
    wrong = {
        letter
        for letter in map(chr, (*range(0x41, 0xAB00), *range(0xAC00, 0x1_0000)))
        if letter.isalpha()
        and (code := CODES.get(unicodedata.name(letter, "").split(" ")[0]))
        and script_of(letter * 2) not in (code, None)
    }

    assert wrong == set()


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Das ist Unsinn.", "Latn"),
        ("Señor", "Latn"),
        ("Это ложь, BBC!", "Cyrl"),
        ("这是BBC的谎言", "Hani"),
        ("全部嘘だと思う", "Jpan"),
        ("優の良品", "Hani"),
        ("हाँ", "Deva"),
        ("Спасибо means thank you", None),
        ("Ω", None),
        ("12:30", None),
        ("", None),
    ],
)
def test_a_text_is_in_the_script_of_two_thirds_of_it(text: str, script: str | None) -> None:
    assert script_of(text) == script


@given(st.text())
def test_the_languages_of_every_script_that_is_found_are_known(text: str) -> None:
    script = script_of(text)

    assert script in (None, "Latn") or LANGUAGES[script]


def test_a_language_may_have_several_scripts() -> None:
    assert [script for script in ("Cyrl", "Latn", "Arab") if is_written_in("sr", script)] == ["Cyrl", "Latn"]
    assert [script for script in ("Hani", "Jpan", "Latn") if is_written_in("ja", script)] == ["Hani", "Jpan"]
    assert [script for script in ("Cyrl", "Latn", "Arab") if is_written_in("sw", script)] == ["Latn"]
