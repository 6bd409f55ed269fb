"""Where headings and names show that a comment section begins."""

import pytest

from commentariat.corpus.splitting import split_trailing
from commentariat.corpus.splitting.markers import Attribution
from commentariat.corpus.splitting.sections import find_section


def test_the_same_name_under_every_entry_is_the_blogger():
    lines = [
        "First entry.",
        "Text.",
        "Posted by Kim at 5:04 pm on March 3",
        "Second entry.",
        "Text.",
        "Posted by Kim at 6:10 pm on March 4",
    ]
    assert find_section(lines, range(len(lines))) is None


def test_a_heading_at_the_very_end_opens_nothing():
    assert find_section(["Text.", "More text.", "0 Comments"], range(3)) is None


@pytest.mark.parametrize("last", [[], ["Post a comment"], ["You can follow any responses to this entry"]])
def test_where_names_stand_below_the_comments_their_lines_are_counted(last):
    lines = [
        *("Report.", "More of it.", "Its end."),
        *("No.", "by Ann on May 1, 2010 at 9:59 am."),
        *("Yes.", "And why.", "And how.", "by Bob on May 1, 2010 at 10:02 am."),
        *("Well.", "by Cat on May 1, 2010 at 10:12 am."),
        *last,
    ]
    section = find_section(lines, range(len(lines)))
    assert section is not None
    assert section.start == 4
    assert section.comment_lines == pytest.approx(2.0)


def test_the_heading_with_a_number_is_found_above_the_form_to_write_one():
    form = [
        "Login",
        "Favorite 2",
        "Sort by Best",
        "Join the discussion…",
        "LOG IN WITH",
        "OR SIGN UP ?",
        "Name",
    ]
    names = ["Ann Lee • 2 days ago", "No.", "Bob Ho • 3 days ago", "Yes."]
    text = "\n".join(["The bridge is closed.", "It is to open in May.", "2 Comments", *form, *names])
    split = split_trailing(text)
    assert split.body == "The bridge is closed.\nIt is to open in May."
    assert (split.declared, [comment.author for comment in split.comments]) == (2, ["Ann Lee", "Bob Ho"])


def test_where_names_stand_above_there_is_nothing_to_count():
    lines = ["Report.", "Its end.", "Ann said...", "No.", "Bob said...", "Yes."]
    section = find_section(lines, range(len(lines)))
    assert section is not None
    assert section.comment_lines is None


def test_repeated_names_whose_last_has_the_page_s_own_line_below_it_stand_below_too():
    lines = [
        *("Report.", "More of it.", "Its end.", "No.", "Ann | May 1, 2010"),
        *("Yes.", "And why.", "And how.", "Bob | May 2, 2010"),
        *("Well.", "Cat | May 3, 2010", "Post a comment", "A walk along the harbour"),
    ]
    repeated = {at: Attribution(lines[at][:3], lines[at][6:], True) for at in (4, 8, 10)}
    section = find_section(lines, range(len(lines)), repeated=repeated)
    assert section is not None
    assert (section.start, section.below, section.comment_lines) == (4, True, 2.0)
