"""Which lines make one comment where nobody signed, and how many are said to be there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commentariat.corpus.splitting import split_trailing
from commentariat.corpus.splitting.grouping import group_lines

REPORT = [
    "The council voted on Monday to close the Millbrook pool after a long debate.",
    "Officials said on Tuesday that repairs would cost £2m by 2015.",
]


def grouped(*lines: str) -> list[list[int]]:
    groups, _ = group_lines(lines, 0)
    return [group.lines for group in groups]


def test_one_comment_that_is_said_to_be_there_has_all_lines():
    assert grouped("1 Comment", "Good.", "Very good.", "", "I would go again.") == [[1, 2, 4]]
    assert grouped("One response to “Rain”", "Good.", "Very good.") == [[1, 2]]


def test_blank_lines_part_paragraphs_where_lines_are_as_many_as_are_said_to_be_there():
    assert grouped("3 Comments", "Good.", "Very good.", "", "Bad.") == [[1], [2], [4]]


def test_a_line_that_seems_to_go_on_is_a_comment_where_it_is_counted_as_one():
    assert grouped("2 Comments", "Three things:", "PS: call me.") == [[1], [2]]
    assert grouped("2 Comments", "Three things:", "They lie.", "So do I.") == [[1, 2], [3]]


@pytest.mark.parametrize("heading", ["Comments", "0 Comments", "9 Comments", "12 Kommentare"])
def test_a_count_that_no_way_gives_changes_nothing(heading):
    assert grouped(heading, "Good.", "Very good.", "", "Bad.") == [[1, 2], [4]]


def test_the_last_heading_above_the_comments_counts():
    assert grouped("7 Comments", "1 Comment", "Good.", "Very good.") == [[2, 3]]


def test_a_button_below_each_comment_parts_them():
    assert grouped("Good.", "Very good.", "Reply", "Bad.", "Reply", "So so.", "It depends.") == [
        [0, 1],
        [3],
        [5, 6],
    ]


def test_different_buttons_part_nothing():
    assert grouped("Good.", "Very good.", "Reply", "Bad.", "Older comments", "So so.", "It depends.") == [
        [0],
        [1],
        [3],
        [5],
        [6],
    ]


@given(
    st.lists(st.sampled_from(["Good.", "Bad:", "", "1. It is.", "PS: no", "Reply", "Leave a Reply"])),
    st.integers(0, 9),
)
def test_no_line_is_lost_whatever_is_said_to_be_there(lines, count):
    told = [f"{count} Comments", *lines]
    groups, other = group_lines(told, 0)
    filled = [i for i, line in enumerate(told) if line]
    assert sorted([*other, *(i for group in groups for i in group.lines)]) == filled
    assert all(group.lines == sorted(group.lines) for group in groups)


def test_where_as_many_as_are_said_to_be_there_stand_above_a_form_nothing_below_it_is_a_comment():
    below = ["Leave a Reply", "Name", "Never miss a story"]
    assert grouped("2 Comments", "Good.", "Bad.", *below) == [[1], [2]]
    assert grouped("2 Comments", "Good.", "Reply", "Bad.", "Reply", *below) == [[1], [3]]
    assert grouped("5 Comments", "Good.", "Bad.", "Leave a Reply", "So so.") == [[1], [2], [4]]


def test_a_split_tells_what_is_said_to_be_there_and_whether_it_is_all():
    signed = ["Kim Lee | 3 May 2014 at 10:02", "Good.", "Ann Ho | 4 May 2014 at 11:31", "Bad."]
    split = split_trailing("\n".join([*REPORT, "5 Comments", *signed]))
    assert (split.declared, len(split.comments), split.partial) == (5, 2, True)
    split = split_trailing("\n".join([*REPORT, "2 Comments", *signed]))
    assert (split.declared, split.partial) == (2, False)


def test_fewer_comments_than_are_said_to_be_there_may_be_several_in_one_where_nobody_signed():
    split = split_trailing(
        "\n".join([*REPORT, "5 Comments", "I learned to swim there!", "Shame on you all!"])
    )
    assert (split.declared, len(split.comments), split.partial) == (5, 2, None)


def test_a_count_above_the_report_is_not_taken_for_the_comments_heading():
    split = split_trailing("\n".join(["5 Comments", *REPORT, "I learned to swim there! Shame on you all!"]))
    assert (split.declared, split.partial) == (None, None)


def test_a_long_text_with_buttons_and_forms_below_every_line_comes_back():
    """What looked at every line again for each form, or at each word for a question's end, would not."""
    below = [
        line for n in range(20_000) for line in (f"It is number {n}.", ("Reply", "Leave a Reply")[n % 2])
    ]
    split = split_trailing("\n".join([*REPORT, "7 Comments", *below, "word " * 200_000]))
    assert split.declared in (7, None)
