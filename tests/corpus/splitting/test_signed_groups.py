"""Comments with names and times of their own: which lines are theirs, and which are the page's."""

from __future__ import annotations

from commentariat.corpus.splitting.markers import Attribution
from commentariat.corpus.splitting.signed_groups import signed_groups


def test_where_somebody_works_and_learnt_stands_on_lines_of_its_own_below_the_name():
    lines = [
        *(
            "Brenda Kowal",
            "Owner at Mund Heating",
            "Riverton High School",
            "It rained all day here.",
            "May 1",
        ),
        *("Steve Mund", "Works at Harbour Mills", "Good for them, I say.", "May 2"),
    ]
    marks = [(at, Attribution(None, f"May {at}", True)) for at in (1, 2)]
    groups, rest = signed_groups([[0, 1, 2, 3], [5, 6, 7]], marks, lines, ahead=False, lone=True, above="")
    assert [(group.author, group.lines) for group in groups] == [("Brenda Kowal", [3]), ("Steve Mund", [7])]
    assert sorted(rest) == [0, 1, 2, 5, 6]


def test_the_subject_above_a_name_is_the_end_of_no_comment():
    lines = [
        *("The bridge", "Ann", "It rained all day.", "The ferry", "Bo", "No, it did not."),
        *("The boat", "Cy", "Sure it did.", "The sea", "Dee", "Never again."),
    ]
    segments = [[2, 3], [5, 6], [8, 9], [11]]
    marks = [(at, Attribution(name, None, True)) for at, name in enumerate(("Ann", "Bo", "Cy", "Dee"))]
    taken = {}
    for above in ("The bridge", "It rained all day."):
        own = [list(segment) for segment in segments]
        groups, rest = signed_groups(own, marks, lines, ahead=True, lone=True, above=above)
        taken[above] = [group.lines for group in groups], sorted(rest)
    assert taken["The bridge"] == ([[2], [5], [8], [11]], [3, 6, 9])
    assert taken["It rained all day."] == (segments, [])


def test_what_stands_above_a_line_that_only_pages_print_inside_comments_is_a_subject():
    lines = [
        "Ann",
        "Re: the bridge",
        "(link)",
        "It rained all day.",
        "Bo",
        "Quote:",
        "It rained.",
        "It did not.",
    ]
    marks = [(0, Attribution("Ann", None, True)), (1, Attribution("Bo", None, True))]
    groups, rest = signed_groups([[1, 2, 3], [5, 6, 7]], marks, lines, ahead=True, lone=True, above="")
    assert [group.lines for group in groups] == [[3], [5, 6, 7]]
    assert sorted(rest) == [1, 2]
