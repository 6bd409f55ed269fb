"""Lines that head comments, in the languages of the world, and what they settle."""

import pytest

from commentariat.corpus.splitting import split_trailing
from commentariat.corpus.splitting.headings import declared_count, is_heading, says_none


@pytest.mark.parametrize(
    ("line", "declared"),
    [
        ("3 Comments", 3),
        ("Comments (12)", 12),
        ("Comments:", None),
        ("Responses (4)", 4),
        ("5 responses to “The bridge”", 5),
        ("Reader comments", None),
        ("1 thought on Bread", 1),
        ("Kommentare (1.204)", 1204),
        ("2 commentaires", 2),
        ("5 комментариев к записи «Мост»", 5),
        ("3 Gedanken zu „Die Brücke“", 3),
        ("Ein Kommentar zu „1914“", 1),
        ("1 Kommentar", 1),
        ("2 pensieri su “Il ponte”", 2),
        ("Komentarai (2)", 2),
        ("12 komentara", 12),
        ("Skaitytojų komentarai", None),
        ("コメント（3件）", 3),
        ("コメント 3件", 3),
        ("«Мост закрыт»: 2 комментария", 2),
        ("«1914»: 2 комментария", 2),
        ("2 pensieri riguardo “Il ponte”", 2),
        ("2 hozzászólás a(z) “A híd” bejegyzéshez", 2),
        ("Diskuze (3 příspěvky)", 3),
        ("Forum: 3 Postings", 3),
        ("3件のコメント", 3),
        ("全部评论（15）", 15),
        ("ความคิดเห็น (4)", 4),
    ],
)
def test_headings_are_known_with_what_they_declare(line: str, declared: int | None) -> None:
    assert is_heading(line)
    assert declared_count(line) == declared


@pytest.mark.parametrize(
    "line",
    [
        "Comments on the plan can be sent to the council until May.",
        "He declined to comment.",
        "Three people commented on the proposal.",
        "No comment",
        "Comment is free, but facts are sacred.",
        "12 Kommentare wurden gelöscht.",
        "Die Kommentare sind geschlossen",
        "Beiträge: 349",
        "5 Fragen zu „Die Brücke“",
        "Komentaras",
        "Kommentar",
        "KOMENTARZ",
        "",
    ],
)
def test_sentences_about_comments_are_no_headings(line: str) -> None:
    assert not is_heading(line)
    assert declared_count(line) is None


@pytest.mark.parametrize(
    ("line", "none"),
    [
        ("0 Comments", True),
        ("No comments yet", True),
        ("Be the first to comment!", True),
        ("Noch keine Kommentare", True),
        ("Aucun commentaire pour le moment.", True),
        ("Nessun commento", True),
        ("Комментариев пока нет", True),
        ("12 Comments", False),
        ("No comment.", False),
        ("No comments from the ministry reached us before we went to press on Friday.", False),
    ],
)
def test_pages_say_that_there_are_no_comments(line: str, none: bool) -> None:
    assert says_none(line) is none


RUSSIAN = [
    "Депутаты городской думы во вторник утвердили новую схему движения общественного транспорта.",
    "С 1 марта будут отменены семь маршруток, сообщила начальник отдела Ирина Савельева.",
    "В мэрии пообещали доработать схему по итогам первых месяцев.",
]
LITHUANIAN = [
    "Taryba pirmadienį pritarė naujam tiltui 31 balsu prieš 12.",
    "Darbai turėtų prasidėti balandį ir kainuoti 14 mln. eurų, pranešė savivaldybė.",
]
ENGLISH = [
    "The council approved the new bridge on Monday by 31 votes to 12.",
    "Work is expected to begin in April 2022 and to cost £14m, officials said.",
    "“We have waited a long time for this,” said the mayor, Ann Pike.",
]


def test_a_heading_settles_where_comments_begin_that_nothing_else_shows() -> None:
    found = split_trailing("\n".join([*RUSSIAN, "Комментарии (2)", "Деньги на ветер.", "Давно пора."]))

    assert found.body == "\n".join(RUSSIAN)
    assert [comment.text for comment in found.comments] == ["Деньги на ветер.", "Давно пора."]
    assert (found.declared, found.other[0].kind) == (2, "heading")


def test_in_a_language_without_cues_as_many_lines_as_its_heading_says_are_comments() -> None:
    below = ["Pinigų švaistymas.", "Pagaliau!"]
    as_many = split_trailing("\n".join([*LITHUANIAN, "Komentarai (2)", *below]))
    more = split_trailing("\n".join([*LITHUANIAN, "Komentarai (5)", *below]))

    assert (as_many.outcome, [comment.text for comment in as_many.comments]) == ("split", below)
    assert (more.outcome, more.boundary_line) == ("ask", 3)


def test_a_person_is_asked_about_what_a_heading_counts_and_no_cue_shows() -> None:
    below = [
        "Аренда составит два миллиона рублей в год.",
        "Конкурс объявлен на апрель.",
        "Здание построено в 1911 году.",
    ]
    found = split_trailing("\n".join([*RUSSIAN, "12 комментариев", *below]))

    assert (found.outcome, found.boundary_line) == ("ask", 4)


def test_where_a_page_says_that_there_are_none_nothing_trails() -> None:
    lively = ["I really can't believe it took them so long!", "Thanks, great article."]

    assert split_trailing("\n".join([*ENGLISH, *lively])).outcome == "split"
    assert split_trailing("\n".join([*ENGLISH, *lively, "No comments yet"])).outcome == "none"


def test_the_same_button_below_several_texts_shows_that_they_are_comments() -> None:
    said = ["Деньги на ветер.", "Давно пора.", "В депо автобусов нет."]
    tail = [line for text in said for line in (text, "Ответить")]

    assert [comment.text for comment in split_trailing("\n".join([*RUSSIAN, *tail])).comments] == said
    assert split_trailing("\n".join([*RUSSIAN, *said])).outcome == "none"


def test_a_heading_that_declares_none_has_no_comments_below_it() -> None:
    below = [
        "The harbour dredging contract was awarded on Friday.",
        "Council elections were put off until May.",
    ]

    assert split_trailing("\n".join([*ENGLISH, "0 Comments", *below])).outcome == "none"
