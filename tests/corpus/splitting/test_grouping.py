"""Which lines under a report make one comment."""

import pytest

from commentariat.corpus.splitting.grouping import group_lines


def grouped(*lines: str) -> list[list[int]]:
    groups, _ = group_lines(lines, 0)
    return [group.lines for group in groups]


def test_without_blank_lines_each_line_is_a_comment():
    assert grouped("Good.", "I disagree.", "Why?") == [[0], [1], [2]]


def test_blank_lines_separate_comments():
    assert grouped("Good.", "Very good.", "", "I disagree.", "", "", "Why?") == [[0, 1], [3], [6]]


def test_a_line_that_announces_more_goes_on():
    assert grouped("Three things:", "1. It is old.", "2. It is ugly.", "Why?") == [[0, 1, 2], [3]]
    assert grouped("Hi Ann,", "thanks for this.", "PS: call me.") == [[0, 1, 2]]


def test_a_name_above_a_date_is_its_author():
    groups, other = group_lines(
        ["Kim", "3 May 2014 at 10:00", "Good.", "Very good.", "Lee", "4 May 2014 at 11:30", "Bad."], 0
    )
    assert [(g.author, g.published, g.lines) for g in groups] == [
        ("Kim", "3 May 2014 at 10:00", [2, 3]),
        ("Lee", "4 May 2014 at 11:30", [6]),
    ]
    assert other == [0, 1, 4, 5]


def test_every_filled_line_is_text_or_other():
    lines = ["Good.", "Reply", "", "Kim says:", "Bad.", "3 Comments", "Like", "Leave a reply"]
    groups, other = group_lines(lines, 0)
    assert sorted([*other, *(i for group in groups for i in group.lines)]) == [0, 1, 3, 4, 5, 6, 7]


@pytest.mark.parametrize("name", ["Mary K.", "Mary King Jr.", "T.J.", "Mary Kingsley!", "~kitty~", "Mary K"])
def test_a_name_above_a_date_may_end_like_a_sentence(name):
    groups, other = group_lines(
        [
            *("Ann Weber", "3 May 2014 at 10:00", "Good.", ""),
            *(name, "4 May 2014 at 11:30", "Bad.", ""),
            *("Lee", "4 May 2014 at 11:40", "Both."),
        ],
        0,
    )
    assert [(g.author, g.lines) for g in groups] == [("Ann Weber", [2]), (name, [6]), ("Lee", [10])]
    assert other == [0, 1, 4, 5, 8, 9]


@pytest.mark.parametrize("last", ["So did I.", "Shame!", "Nobody asked."])
def test_the_last_line_of_a_comment_above_a_date_is_no_name(last):
    groups, _ = group_lines(
        [
            "3 May 2014 at 10:00",
            "Good.",
            last,
            "4 May 2014 at 11:30",
            "Bad.",
            "",
            "Lee",
            "5 May 2014",
            "Both.",
        ],
        0,
    )
    assert [(g.author, g.lines) for g in groups] == [(None, [1, 2]), (None, [4]), ("Lee", [8])]


@pytest.mark.parametrize(
    "head",
    [
        "{} | May 5, 2014 at 10:15 am | Reply",
        "Posted by {} on 5 May 2014 at 10:15 | Reply | Like (3)",
        "{} May 5, 2014 at 10:15 am Reply",
    ],
)
def test_buttons_behind_who_and_when_are_no_part_of_them(head):
    groups, _ = group_lines(["2 comments", head.format("Kim Ho"), "Good.", head.format("Mary K."), "Bad."], 0)
    assert [(g.author, g.lines) for g in groups] == [("Kim Ho", [2]), ("Mary K.", [4])]
    assert all(g.published and "Reply" not in g.published for g in groups)


def test_names_with_a_colon_are_authors():
    groups, other = group_lines(["Ann Weber:", "Good.", "jane_79:", "Bad.", "And ugly."], 0)
    assert [(g.author, g.lines) for g in groups] == [("Ann Weber", [1]), ("jane_79", [3, 4])]
    assert other == [0, 2]
    groups, _ = group_lines(["1 comment", "", "Ann Weber:", "Good."], 0)
    assert [(g.author, g.lines) for g in groups] == [("Ann Weber", [3])]


def test_what_a_comment_announces_is_no_name():
    groups, _ = group_lines(
        ["2 comments", "", "Ann:", "Good.", "Sources:", "The plan.", "", "Kim:", "Bad."], 0
    )
    assert [(g.author, g.lines) for g in groups] == [("Ann", [3, 4, 5]), ("Kim", [8])]
    assert grouped("1 comment", "Background:", "It is old.") == [[1, 2]]
    assert grouped("Good.", "Ann Weber:", "Bad.", "Kim Ho:", "Ugly.") == [[0], [1, 2], [3, 4]]


def test_names_on_lines_of_their_own_are_told_by_being_many():
    said = "The bridge at {} has been closed since March, and nobody says what is to become of it."
    names = ["Debra", "Sadee Whip", "Ground Gamer", "karl h.", "Christel Hall", "Mo"]
    groups, other = group_lines([line for name in names for line in (name, said.format(name))], 0)
    assert [(group.author, len(group.lines)) for group in groups] == [
        ("Debra", 1), ("Sadee Whip", 1), ("Ground Gamer", 3), ("Christel Hall", 1), ("Mo", 1)
    ]  # fmt: skip
    assert other == [0, 2, 4, 8, 10]


def test_short_comments_are_no_names():
    lines = [
        "Great news",
        "Finally",
        "About time",
        "So sad",
        "Shame on them",
        "The bridge is old and everybody knew it.",
    ]
    groups, other = group_lines(lines, 0)
    assert ([group.lines for group in groups], other) == ([[n] for n in range(6)], [])


def test_a_time_above_a_name_is_its_comments():
    said = ["Good.", "It was so in March as well, and nobody came.", "Well."]
    lines = [
        line
        for name, text in zip(["Kathy Bosin", "Beth", "Al"], said, strict=True)
        for line in ("May 1, 2012", name, text)
    ]
    groups, _ = group_lines(lines, 0)
    assert [(group.author, group.published) for group in groups] == [
        ("Kathy Bosin", "May 1, 2012"), ("Beth", "May 1, 2012"), ("Al", "May 1, 2012")
    ]  # fmt: skip
