"""Habits of writing that a line shows."""

import pytest

from commentariat.corpus.splitting.habits import HABITS, line_habits


@pytest.mark.parametrize(
    ("line", "habits"),
    [
        ("It rained.", set()),
        ("It isn't over.", {"straight"}),
        ("It isn’t over.", {"curly"}),
        ("It rained.  It stopped.", {"double_space"}),
        ("It rained.It stopped.", {"no_space"}),
        ("Really ?", {"space_before_mark"}),
        ("He left -- at last.", {"double_hyphen"}),
        ("He left – at last.", {"long_dash"}),
        ("Well… no.", {"dots_character"}),
        ("Well... no.", {"dots"}),
        ("So i left.", {"lower_case_i"}),
        ("what a day.", {"lower_case_start"}),
        ("What a day", {"no_final_mark"}),
        ("What a day!!", {"heaped_marks", "exclamation"}),
        ("Nice :-)", {"smiley"}),
        ("Ask @kim.", {"address"}),
    ],
)
def test_habits_are_seen(line, habits):
    assert line_habits(line) == habits
    assert habits <= set(HABITS)
