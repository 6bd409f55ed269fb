"""Lines of the page between a report and its comments are neither."""

from commentariat.corpus.splitting import split_trailing
from commentariat.corpus.splitting.markers import is_furniture

REPORT = [
    "The council approved the new bridge on Monday by 31 votes to 12.",
    "Work is expected to begin in April 2022 and to cost £14m, officials said.",
    "“We have waited a long time for this,” said the mayor, Ann Pike.",
]
PAGE = ["Related posts", "Posted in Transport", "Comments are closed for this article."]
COMMENTS = ["Great article, thanks! I can't believe it took them so long...", "I agree, what a joke!!"]


def test_they_go_neither_to_the_report_nor_to_a_comment():
    lines = [*REPORT, *PAGE, *COMMENTS]
    split = split_trailing("\n".join(lines))
    assert split.outcome == "split"
    assert split.body == "\n".join(REPORT)
    assert [other.text for other in split.other] == PAGE
    assert split.boundary_line == len(REPORT) + len(PAGE)
    assert [comment.text for comment in split.comments] == COMMENTS


def test_without_comments_they_stay_in_the_text():
    text = "\n".join([*REPORT, *PAGE])
    split = split_trailing(text)
    assert (split.outcome, split.body) == ("none", text)


def test_who_agrees_to_terms_signs_a_form_and_who_agrees_with_them_may_be_a_reader():
    assert is_furniture("*I agree to the Terms & Conditions")
    assert is_furniture("2015 Courier Ltd. All Rights Reserved")
    assert not is_furniture("I agree with the terms of the truce, and so does everybody here.")


def test_who_else_worked_on_a_report_is_no_reader():
    credit = "—Adam Holm and Julian E. Berg contributed to this article."
    assert split_trailing("\n".join([*REPORT, credit])).outcome == "none"
