"""How many comments a page says there are: for machines, in full, or in thousands."""

from __future__ import annotations

import pytest

from commentariat.corpus.pages import read_page
from commentariat.corpus.pages.document.tree import Tree
from commentariat.corpus.pages.wording.counts import count_in, documents_of, shown_counts, structured_count
from commentariat.corpus.pages.wording.cues import cues_of

REPORT = "<h1>The quay stays shut</h1>" + (
    "<p>The council met on Monday and heard the harbour master, who said that it would not open before May.</p>"
    * 3
)
RECORD = (
    '<li class="comment" id="comment-{n}"><b class="author">Ann {n}</b> <i class="date">3 May 2015, 8:10</i>'
    "<p>That is number {n}, and I mean it.</p></li>"
)


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("1.2K comments", 1200),
        ("Comments (1K)", 1000),
        ("1,5 mil comentarios", 1500),
        ("2 тыс. комментариев", 2000),
        ("3,4 Tsd. Kommentare", 3400),
        ("1.3만개의 댓글", 13000),
        ("1.2万评论", 12000),
        ("评论 (3千)", 3000),
        ("1.234 Kommentare", 1234),
        ("1,234 comments", 1234),
        ("1\xa0023 commentaires", 1023),
        ("10\u202f000 comments", 10000),
        ("1 234 commentaires", 1234),
        ("Комментарии: 1 234", 1234),
        ("Kommentare (1 234)", 1234),
        ("1,2\xa0k commentaires", 1200),
        ("5 mai 120 commentaires", 120),
        ("le 5\xa0mai 2015\xa0120 commentaires", 120),
        ("5m Comments", None),
        ("Comments 12km", None),
    ],
)
def test_counts_are_read_in_thousands_too(line: str, count: int | None) -> None:
    assert count_in(line) == count


@pytest.mark.parametrize(
    "heading", ["1&nbsp;000 commentaires", "<span>1&#8239;000</span> commentaires", "Commentaires (1 000)"]
)
def test_a_heading_s_count_may_have_blanks_between_its_thousands(heading: str) -> None:
    records = "".join(RECORD.format(n=n) for n in range(8))
    page = read_page(
        f"<html lang=fr><body>{REPORT}<div id=comments><h3>{heading}</h3><ul>{records}</ul></div>"
    )
    assert page.comments_declared == 1000


@pytest.mark.parametrize("heading", ["1.2K comments", "Comments (1.2K)", "<span>1.2K</span> Comments"])
def test_a_rounded_count_tells_that_comments_are_missing(heading: str) -> None:
    records = "".join(RECORD.format(n=n) for n in range(8))
    page = read_page(
        f"<html lang=en><body>{REPORT}<div id=comments><h3>{heading}</h3><ul>{records}</ul></div>"
    )
    assert (page.comments_declared, page.comments_partial) == (1200, True)
    assert type(page.comments_declared) is int


@pytest.mark.parametrize(("captured", "partial"), [(1_160, False), (1_249, False), (1_100, True)])
def test_a_rounded_count_is_not_contradicted_by_what_is_rounded_to_it(captured: int, partial: bool) -> None:
    records = "".join(RECORD.format(n=n) for n in range(captured))
    page = read_page(
        f"<html lang=en><body>{REPORT}<div id=comments><h3>1.2K comments</h3><ul>{records}</ul></div>"
    )
    assert len(page.comments) == captured
    assert page.comments_partial is partial


@pytest.mark.parametrize(
    ("page", "count"),
    [
        ("<meta itemprop=commentCount content=12>", 12),
        ("<span itemprop=commentCount>12 comments</span>", 12),
        ("<span itemprop=commentCount>1,234 comments</span>", 1234),
        ("<meta itemprop=interactionCount content='UserComments:7'>", 7),
        ("<meta itemprop=interactionCount content='UserPlays:7'>", None),
        ("<meta itemprop=commentCount content=none>", None),
        ('<script type="application/ld+json">[{"@type": "WebPage"}, {"commentCount": 3}]</script>', 3),
        (
            '<script type="application/ld+json">{"@graph": [{"mainEntity": {"commentCount": "3"}}]}</script>',
            3,
        ),
        ('<script type="application/ld+json">{"itemListElement": [{"commentCount": 3}]}</script>', None),
        ('<script type="application/ld+json">{"commentCount": </script>', None),
    ],
)
def test_the_count_for_machines(page: str, count: int | None) -> None:
    tree = Tree(page)
    assert structured_count(tree, documents_of(tree)) == count


@pytest.mark.parametrize(
    "heading",
    [
        "<h3>Hozzászólások (4)</h3>",
        "<h3>ΣΧΟΛΙΑ (4)</h3>",
        "<h4>Discussion (4)</h4>",
        "<h2>Conversation 4</h2>",
        "<h2>Contributions <span>4</span></h2>",
        "<div><b>تعليقات الزوار</b> <i>4</i></div>",
    ],
    ids=["Hungarian", "Greek capitals", "discussion", "conversation", "contributions", "of the visitors"],
)
def test_comments_are_counted_under_other_headings_too(heading: str) -> None:
    tree = Tree(f"<p>He spoke for an hour.</p>{heading}")
    assert [count for count, _ in shown_counts(tree, cues_of(tree))] == [4]


@pytest.mark.parametrize(
    "said", ["<p>Discussion (4)</p>", "<h2>Discussion 4 begins</h2>", "<h2>Contributions since 1998</h2>"]
)
def test_what_may_count_something_else_counts_no_comments(said: str) -> None:
    tree = Tree(f"<p>He spoke for an hour.</p>{said}")
    assert shown_counts(tree, cues_of(tree)) == []


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("Showing 1 of 2 pages (23 Comments)", 23),
        ("Page 1 of 3 | 45 comments", 45),
        ("Showing 20 of 45 comments", 45),
        ("10 letters of 64 | Page", 64),
        ("10 comments of 64", 64),
        ("(16) Comments", 16),
        ("(1,016) comments", 1016),
        ("2) Comments", None),
        ("12 letters", None),
    ],
)
def test_pages_of_comments_are_not_counted_for_them(line: str, count: int | None) -> None:
    assert count_in(line) == count


def test_a_list_of_letters_says_how_many_of_them_it_shows() -> None:
    tree = Tree("<h2>Letters</h2><p>10 letters of 64 | Page <b>1</b> <a>2</a> ... <a>7</a></p>")
    assert [count for count, _ in shown_counts(tree, cues_of(tree))] == [64]


def test_a_rating_beside_the_word_for_comments_counts_none_of_them() -> None:
    assert count_in("Commenti 4,6 (38 voti)") is None
    assert count_in("Commenti 1.046") == 1046


@pytest.mark.parametrize(
    "said",
    [
        "Be the first to comment",
        "Soyez le premier à commenter cet article",
        "この記事へのコメントはありません。",
    ],
    ids=["English", "French", "Japanese"],
)
def test_who_would_be_the_first_to_comment_finds_none(said: str) -> None:
    tree = Tree(f"<p>He spoke for an hour.</p><div id=comments><h3>{said}</h3></div>")
    assert [count for count, _ in shown_counts(tree, cues_of(tree))] == [0]


def test_a_number_before_a_label_and_a_colon_counts_something_else() -> None:
    tree = Tree("<p><span>812 </span><span>Şərhlər: <b>4</b></span></p>")
    assert [count for count, _ in shown_counts(tree, cues_of(tree))] == [4]
    tree = Tree("<p><b>4</b> comment(s): </p>")
    assert [count for count, _ in shown_counts(tree, cues_of(tree))] == [4]


def test_a_colon_may_stand_behind_the_number() -> None:
    assert count_in("Maoni 5:") == 5
    assert count_in("Comments 5:40") is None
