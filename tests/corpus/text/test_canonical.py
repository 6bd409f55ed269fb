from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commentariat.corpus.text.canonical import canonical, folded_words, line_spans, visible

MESSY = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("\r\n\x00\ufeff\u0085\u2028\u2029\ud83d\ude22\u0301\u0316e\u1100\u1161"),
    )
)


@pytest.mark.parametrize(
    ("raw", "text", "changes"),
    [
        ("a\r\nb\r\nc", "a\nb\nc", ("2 CRLF line ends",)),
        ("a\rb", "a\nb", ("1 CR line end",)),
        ("a\u2028b\u2029c\u0085d", "a\nb\nc\nd", ("3 Unicode line separators",)),
        ("\ufeffa\ufeffb", "ab", ("2 byte order marks removed",)),
        ("a\x00b\x00", "ab", ("2 NUL removed",)),
        ("sad \ud83d\ude22", "sad 😢", ("1 surrogate pair joined",)),
        ("sad \ud83d", "sad \ufffd", ("1 lone surrogate replaced by U+FFFD",)),
        ("cafe\u0301", "café", ("NFC",)),
        ("two  blanks\t and a tab ", "two  blanks\t and a tab ", ()),
        ("", "", ()),
    ],
)
def test_every_change_is_made_and_told(raw: str, text: str, changes: tuple[str, ...]) -> None:
    assert canonical(raw).text == text
    assert canonical(raw).changes == changes


def test_what_a_removed_character_kept_apart_is_dealt_with_too() -> None:
    assert canonical("a\r\x00\nb").text == "a\nb"
    assert canonical("e\ufeff\u0301").text == "é"


def test_a_hostile_run_of_combining_marks_is_broken_up_instead_of_ordered_for_hours() -> None:
    hostile = "a" + "\u0301\u0316" * 200_000

    result = canonical(hostile)

    assert "400,000 combining marks" in result.changes[0]
    assert canonical(result.text) == type(result)(result.text)


@given(MESSY)
def test_canonical_text_is_canonical(raw: str) -> None:
    text = canonical(raw).text

    assert canonical(text).text == text
    assert canonical(text).changes == ()
    assert unicodedata.is_normalized("NFC", text)
    assert not set(text) & set("\r\x00\ufeff\u0085\u2028\u2029")
    assert text.encode("utf-8").decode("utf-8") == text


@given(st.text("ab \n\t", max_size=80))
def test_line_spans_hold_every_character_that_is_not_blank(text: str) -> None:
    spans = line_spans(text)

    assert all("\n" not in text[left:right] and text[left:right].strip() for left, right in spans)
    assert "".join(text[left:right] for left, right in spans).split() == text.split() or spans
    covered = {at for left, right in spans for at in range(left, right)}
    assert all(text[at].isspace() for at in range(len(text)) if at not in covered)


@pytest.mark.parametrize(
    "text", ["می\u200cگوید", "\u3000\u3000他说", "👩\u200d👧", "soft\u00adhyphen", "a\tb\nc"]
)
def test_what_writing_needs_is_shown_on_a_terminal_as_it_is(text: str) -> None:
    assert visible(text) == text


@pytest.mark.parametrize("control", ["\x1b", "\x07", "\x9b", "\u202e", "\u2066", "\u2028"])
def test_what_may_take_over_a_terminal_is_made_visible(control: str) -> None:
    assert control not in visible(f"a{control}[2J")


@pytest.mark.parametrize(
    "word",
    ["နန္ဒာအောင်", "សុភក្ត្រា", "ދިވެހި", "ཀྱི", "ܣܘܪܝܳܝܳܐ", "สุภักดิ์", "नमस्ते"],
    ids=["my", "km", "dv", "bo", "syr", "th", "hi"],
)
def test_the_signs_that_combine_with_the_letters_of_a_word_are_of_it(word: str) -> None:
    assert folded_words(f"No {word}, no.") == ["no", word, "no"]
