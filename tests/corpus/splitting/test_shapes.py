"""What a line looks like."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commentariat.corpus.splitting.shapes import NAMES, line_shapes


def shown(line: str) -> set[str]:
    return {name for name, value in zip(NAMES, line_shapes(line), strict=True) if value}


@pytest.mark.parametrize(
    ("line", "has", "lacks"),
    [
        ("Five Ways to Plant Tulips »", {"title", "ends_with_arrow"}, {"ends_like_a_sentence", "figure"}),
        ("Home | News | Sport", {"bars", "up_to_3_words", "title"}, {"comma", "small_letter_first"}),
        ("© 2014 Brightwater Courier", {"copyright", "year", "figure"}, {"clock", "figure_last"}),
        ("The mayor said that she would...", {"ends_cut_off"}, {"title", "ends_with_question"}),
        ("Is it open at 7:30?", {"clock", "ends_with_question", "ends_like_a_sentence"}, {"year"}),
        (
            "It rained. “Good,” she said!",
            {"several_sentences", "ends_with_exclamation", "quotation"},
            {"title"},
        ),
        ("FERRY SUNK", {"all_capitals"}, {"title"}),
    ],
)
def test_a_line_shows_its_looks(line: str, has: set[str], lacks: set[str]) -> None:
    assert has <= shown(line)
    assert not lacks & shown(line)


@given(st.text(max_size=80), st.text(alphabet=" \t\n", max_size=3))
def test_blanks_around_a_line_are_no_part_of_its_looks(line: str, blanks: str) -> None:
    assert line_shapes(blanks + line + blanks) == line_shapes(line)
