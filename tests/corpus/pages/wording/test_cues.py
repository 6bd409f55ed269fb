"""A piece of text that the patterns would read is never passed over for its words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commentariat.corpus.pages.document.tree import Tree
from commentariat.corpus.pages.records.zones import comment_headings
from commentariat.corpus.pages.wording.counts import count_in
from commentariat.corpus.pages.wording.cues import (
    BY,
    COUNT,
    DATE,
    HEADING,
    REPLIES,
    REPLY,
    WORD,
    cues_of,
    has_digit,
    lowered,
    words_in,
)
from commentariat.corpus.pages.wording.marks import find_marks
from commentariat.corpus.pages.wording.times import time_span

PHRASES = (
    "31 January 2011", "Jan 3, 2011", "3. 4. 2011", "2011-04-03T10:00", "4.3.11", "vor 3 Tagen", "5m ago", "2 hours ago",
    "Gestern", "à l’instant", "8 يوليو 2021", "2011년 4월 3일", "9:59 am", "12 Comments", "one comment", "Comments (3 of 17)",
    "3 réactions", "Комментарии (4)", "Leserkommentare", "READER COMMENTS", "التعليقات", "Posted by: Ann", "(by Bo)",
    "5 Μαΐου 2020", "πριν από 3 ώρες", "Χθες", "just now", "Aujourd'hui à 10:15", "i går", "#12 von Cy", "Ann says:", "Bo wrote:", "Reply", "log in to reply", "He", "left", "the", "harbour", "·", "|", ":", "99",
)  # fmt: skip


def cue(text: str) -> int:
    return cues_of(Tree(f"<p>{text}</p>")).get(0, 0)


@given(st.text() | st.text(st.characters(max_codepoint=127)))
def test_words_and_digits_are_those_of_any_script(text: str) -> None:
    assert words_in(text) == WORD.findall(lowered(text))
    assert has_digit(text) == any(map(str.isdecimal, text))


@given(st.lists(st.sampled_from(PHRASES), min_size=1, max_size=5).map(" ".join))
def test_what_a_pattern_reads_has_its_cue(text: str) -> None:
    if time_span(text):
        assert cue(text) & DATE
    if count_in(text) is not None:
        assert cue(text) & COUNT


_NUMBER = st.sampled_from(("3", "05", "12", "31", "99", "1999", "2012"))
_BETWEEN = st.sampled_from((".", "/", "-", ". ", "/ ", ".,", ", ", " ", "年", "月", "日", "년 ", "월 "))


@given(
    st.sampled_from(("", "(", "am ", "9:40 ", "10h30 ", "#1 ", "[")),
    st.lists(st.tuples(_NUMBER, _BETWEEN), min_size=1, max_size=2).map(
        lambda told: "".join(map("".join, told))
    ),
    _NUMBER,
    st.sampled_from(("", ")", "?", ".", " 9:40", ", 9:40", "(月) 9:40", "|9:40", " - 23:59", "pm", "T10:20")),
)
def test_every_date_in_figures_has_its_cue(before: str, numbers: str, last: str, after: str) -> None:
    line = f"{before}{numbers}{last}{after}"
    if time_span(line):
        assert cue(line) & DATE


@pytest.mark.parametrize(
    "number", ["2.8%", "in 2020.", "version 4.2?", "CC-BY-SA 2.0!", "http://example.org/2012/1"]
)
def test_other_numbers_are_no_part_of_a_date(number: str) -> None:
    assert not cue(number) & DATE


@pytest.mark.parametrize("label", sorted(REPLIES))
def test_every_offer_to_reply_has_its_cue(label: str) -> None:
    tree = Tree(f"<p>{label.title()}</p>")
    assert cue(label) & REPLY
    assert find_marks(tree, cues_of(tree)).replies == [0]


@pytest.mark.parametrize("line", ["Posted by: Ann", "by Bo", "  (von Cy K.)", "#3 par Dé", "by-line"])
def test_bylines_have_their_cue(line: str) -> None:
    assert cue(line) & BY


@pytest.mark.parametrize(
    "line",
    [
        "COMMENTS",
        "Leserkommentare (2)",
        "Reactions (3 of 17)",
        "12 Commentaires",
        "Обсуждение",
        "التعليقات (4)",
        "Отзывы читателей (10)",
        "نظرات بینندگان",
        "42 תגובות לכתבה",
        "पाठकों के विचार",
        "■みんなのひとこと",
        "댓글 6",
        "Ý kiến bạn đọc (7)",
        "Comentarii (2)",
        "Commentaires des lecteurs",
    ],
)
def test_headings_have_their_cue(line: str) -> None:
    tree = Tree(f"<h3>{line}</h3>")
    assert cue(line) & HEADING
    assert comment_headings(tree, cues_of(tree)) == [0]


def test_pieces_without_a_telling_word_are_left_out() -> None:
    assert cues_of(Tree("<p>The ships<p>sailed on Monday<p>7 July 2021")).keys() == {2}


def test_a_paragraph_of_a_text_is_no_heading_however_it_speaks_of_comments() -> None:
    line = "Whoever wants to leave comments on the plan has to write to the council"
    assert cues_of(Tree(f"<p>{line}</p>")) == {}
    assert cues_of(Tree(f"<h3>{line}</h3>"))[0] & HEADING
    assert cues_of(Tree(f"<p>{line} by 3 May</p>"))[0] & DATE


def test_long_pieces_are_never_about_a_comment() -> None:
    assert cues_of(Tree("<p>" + "on 7 July 2021 the ships sailed " * 20)) == {}


@pytest.mark.parametrize(
    "line", ["Leave a comment", "Deja un comentario", "¡Escribe el primer comentario!", "Most read"]
)
def test_what_invites_a_comment_heads_none(line: str) -> None:
    tree = Tree(f"<h3>{line}</h3>")
    assert comment_headings(tree, cues_of(tree)) == []
