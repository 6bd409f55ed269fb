"""Which lines under a report make one comment."""

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
