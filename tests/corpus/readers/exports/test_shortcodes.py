from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commentariat.corpus.readers.exports.shortcodes import without_shortcodes


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ('[vc_row][vc_column width="1/2"]Inside.[/vc_column][/vc_row]', "Inside."),
        ('One.\n[su_box title="Facts"]\nTwo.', "One.\nTwo."),
        ('Write to us. [contact-form-7 id="3" title="Contact us"]', "Write to us."),
        ("One.\n> [gallery]\n[playlist]\nTwo.", "One.\nTwo."),
        ("[gallery ids=1,2]\nTwo.", "Two."),
        ("[vc_column width=1/2]Two.[/vc_column]", "Two."),
        ("[su_box title=”Facts”]Two.[/su_box]", "Two."),
        ("[su_divider][su_spacer] [gallery]\n[recent_posts]\nTwo.", "Two."),
        ("One.\n[divider /]\nTwo.", "One.\nTwo."),
        ("[youtube=https://video.example/watch?v=1&w=3]\n[tweet https://t.example/1]\nTwo.", "Two."),
        ("[dropcap]T[/dropcap]he town [highlight color='red']fell[/highlight].", "The town fell."),
        ('He left.[button link="/a"]Read on[/button]', "He left. Read on"),
        ("[caption id='a'] A bridge[/caption]It closed.", "A bridge\nIt closed."),
        ("[col]One[/col][col]Two[/col]", "One\nTwo"),
        ("[col][col]One[/col][/col]", "One"),
        ('A [badge id="3"] word', "A word"),
    ],
)
def test_codes_are_removed_and_what_they_enclose_is_kept(written: str, text: str) -> None:
    found, count = without_shortcodes(written)

    assert found == text
    assert count > 0


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("[[gallery]]", "[gallery]"),
        ('Type [[gallery ids="1"]] for it.', 'Type [gallery ids="1"] for it.'),
        ("[[caption id='a']A bridge[/caption]]", "[caption id='a']A bridge[/caption]"),
    ],
)
def test_a_code_in_double_brackets_is_shown(written: str, text: str) -> None:
    assert without_shortcodes(written) == (text, 0)


@pytest.mark.parametrize(
    "text",
    [
        "They went to the [gallery] on Monday",
        "The rebels [sic] left […], said [the minister] [1], [2] and [on Monday].",
        "[sic]",
        "[Editor’s note]",
        "[video shows the bridge] it said, [audio tape] too",
        "[Video: the bridge]",
        "[e-mail protected]",
        "[[Main page]] and [[1]]",
        "where [n = 5] or [where n=5]",
        "Enough of this. [/rant]",
        "a [b] c [i]",
        "x[0] = y[name]",
    ],
)
def test_ordinary_brackets_stay(text: str) -> None:
    assert without_shortcodes(text) == (text, 0)


@given(st.lists(st.sampled_from(["[", "]", "/", "a", "b_c", "gallery", " ", "\n", '="x"', "=1", "Word."])))
def test_nothing_outside_of_brackets_is_lost(pieces: list[str]) -> None:
    written = "".join(pieces)

    text, count = without_shortcodes(written)

    assert text.count("Word.") >= re.sub(r"\[[^\[\]]*\]", "", written).count("Word.")
    if not count and "[[" not in written:
        assert text == written


def test_many_brackets_take_no_time_to_speak_of() -> None:
    for written in ("[a " * 50_000, "[b_c]" * 50_000, "[" * 100_000, "[a]" * 30_000 + "[/a]" * 30_000):
        without_shortcodes(written)
