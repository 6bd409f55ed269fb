"""How many liked and disliked a comment, where pages write it in their own words and pictures."""

from __future__ import annotations

import pytest

from commentariat.corpus.pages import read_page
from commentariat.corpus.pages.document.tree import Tree
from commentariat.corpus.pages.fields.votes import votes_in
from commentariat.corpus.pages.wording.cues import cues_of
from commentariat.corpus.pages.wording.marks import find_marks

RECORD = (
    '<li class="comment" id="comment-{n}"><b class="author">{name}</b> <i class="date">0{n}.05.2012 10:15</i>'
    "<p>{name} has seen the ferry {n} times this week.</p><div>{votes}</div></li>"
)


def votes(template: str) -> list[tuple[int | None, int | None]]:
    records = "".join(
        RECORD.format(n=n, name=name, votes=template.format(up=10 * n, down=n))
        for n, name in enumerate(("Ann Holm", "Bo Berg", "Cy Day"), start=1)
    )
    page = read_page(
        "<title>No ferry</title><h1>No ferry</h1><p>The ferry to Hallam will not sail before Monday, the office said.</p>"
        f"<div id=comments><h3>3 comments</h3><ul>{records}</ul></div>"
    )
    return [(comment.likes, comment.dislikes) for comment in page.comments]


@pytest.mark.parametrize(
    "template",
    [
        "<a href=#>A favor</a> <span class=a-favor>{up}</span> <a href=#>En contra</a> <span class=en-contra>{down}</span>",
        "<a href=#>A favor</a> {up} <a href=#>En contra</a> {down}",
    ],
)
def test_votes_for_and_against_are_told_in_spanish(template: str) -> None:
    assert votes(template) == [(10, 1), (20, 2), (30, 3)]


def test_what_readers_recommend_is_liked() -> None:
    assert votes("<a>Empfehlen</a> <span>{up} Leserempfehlungen</span>") == [
        (10, None),
        (20, None),
        (30, None),
    ]


def test_the_sum_of_votes_in_what_is_called_after_both_is_told_by_its_sign() -> None:
    rated = '<span class="ratingtypeplusminus {kind}">{sign}{up}</span>'
    above = rated.replace("{kind}", "ratingplus").replace("{sign}", "+")
    assert votes(above) == [(10, None), (20, None), (30, None)]
    below = rated.replace("{kind}", "ratingminus").replace("{sign}", "-")
    assert votes(below) == [(None, 10), (None, 20), (None, 30)]


def test_a_number_behind_a_picture_counts_likes_on_the_line_of_their_button() -> None:
    counted = "<span><i class=img></i>{up}</span>"
    assert votes(f"<a href=#>Like</a> · <a href=#>Reply</a> · {counted}") == [
        (10, None),
        (20, None),
        (30, None),
    ]
    assert votes(f"<a href=#>Reply</a> · {counted}") == [(None, None)] * 3


def test_a_record_that_stands_in_another_with_all_it_has_is_left_without_votes() -> None:
    tree = Tree("<p><b>Ann</b> <i>3</i><p>No.")
    assert votes_in(tree, find_marks(tree, cues_of(tree)), [], [(0, 2)]) == (None, None)
