"""The subject that a reader gives a comment is kept as its first line; what a system writes there is not."""

from __future__ import annotations

import pytest

from commentariat.corpus.pages import read_page

REPORT = "The ferry to Hallam will not sail before Monday, the harbour office said. " * 6


def texts(
    *subjects: str, tag: str = "h4", name: str = "comment-title", body: str = "It was late again."
) -> list[str]:
    """Return what is read of comments with some subjects, by three readers in turn."""
    comments = "".join(
        f'<li class="comment" id="comment-{n}"><cite class="fn">{writer}</cite> <time datetime="2019-05-1{n}T10:00">May 1{n}, 2019</time>'
        f'<{tag} class="{name}">{subject}</{tag}><div class="comment-body"><p>{body} {"Again and again. " * n}</p></div></li>'
        for n, (subject, writer) in enumerate(zip(subjects, ("Ines", "Bo", "Cy"), strict=False), start=1)
    )
    page = f"<title>No ferry</title><h1>No ferry</h1><p>{REPORT}</p><div id=comments><h2>Comments</h2><ol>{comments}</ol></div>"
    return [comment.text.partition("\n")[0] for comment in read_page(page.encode()).comments]


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("h4", ""),
        ("h4", "comment-title"),
        ("div", "upost-title"),
        ("span", "talkback_title"),
        ("p", "subject"),
        ("div", "title"),
    ],
)
def test_a_subject_is_the_first_line_of_the_text(tag: str, name: str) -> None:
    assert texts("Shameful", "2. Typical council", "“no sailing”", tag=tag, name=name) == [
        "Shameful",
        "Typical council",
        "“no sailing”",
    ]


@pytest.mark.parametrize(
    "written",
    [
        "Re: Shameful",
        "AW: Shameful",
        "(no subject)",
        "Ohne Titel",
        "No ferry",
        "It was late…",
        "#12",
        "May 12, 2019",
        "Bo",
    ],
)
def test_what_a_system_writes_is_no_subject(written: str) -> None:
    assert texts("Shameful", written, "Well said")[1].startswith("It was late again.")


def test_a_label_that_stands_in_every_comment_is_no_subject() -> None:
    assert all(text.startswith("It was late") for text in texts("Member", "Member", "Member", name=""))


def test_one_heading_of_many_comments_is_no_subject() -> None:
    """Where it is called nothing, it may be what the site says of one who writes."""
    assert all(text.startswith("It was late") for text in texts("", "Newsroom", "", name=""))


@pytest.mark.parametrize("subject", ["It", "Again", "Thing", "Bother"])
def test_a_short_subject_is_kept_though_its_letters_stand_in_the_text_or_the_name(subject: str) -> None:
    """A word of the text is not the subject once more, nor a name in it ("Bo") a byline."""
    text = "Nothing sails again. It never did."
    assert texts("Shameful", subject, "Well said", body=text)[1] == subject


def test_a_title_among_what_is_said_of_the_writer_is_theirs() -> None:
    records = "".join(
        f'<li class="comment" id="comment-{n}"><div class="user-info"><b class="nick">{name}</b><div class="title">{rank}'
        f'</div></div><time datetime="2019-05-1{n}">1{n} May 2019</time><div class="comment-body"><p>It was late.</p></div></li>'
        for n, (name, rank) in enumerate(
            (("Ines", "Old hand"), ("Bo", "Newcomer"), ("Cy", "Quiet one")), start=1
        )
    )
    page = read_page(f"<h1>No ferry</h1><p>{REPORT}</p><div id=comments><ol>{records}</ol></div>")
    assert {comment.text for comment in page.comments} == {"It was late."}


def test_a_subject_may_be_all_that_a_reader_writes_where_others_write_both() -> None:
    record = (
        '<div class="item" id="item_{n}"><h5 class="ctitle"><a href="#{n}">{subject}</a></h5><div class="cbody">{body}</div>'
        '<p class="by">by <a href="/u/{n}">Ann {n}</a> on <a href="#{n}">May {n}, 2019 4:42 PM</a> <a>reply</a></p></div>'
    )
    comments = "".join(
        record.format(n=n, subject=subject, body=body)
        for n, (subject, body) in enumerate(
            (("Shameful.", ""), ("Typical council", "<p>It was late again.</p>"), ("So what?", "")), start=1
        )
    )
    page = f"<title>No ferry</title><h1>No ferry</h1><p>{REPORT}</p><div id=comments><h3>3 comments</h3>{comments}</div>"
    assert [comment.text.partition("\n")[0] for comment in read_page(page).comments] == [
        "Shameful.",
        "Typical council",
        "So what?",
    ]


def test_one_reader_may_write_a_subject_and_a_text_where_the_others_write_the_one_in_place_of_the_other() -> (
    None
):
    record = (
        '<div class="talkback" id="t{n}"><div class="talkback-main"><div class="head"><div class="no">{n}.</div>'
        '<div class="title">{subject}</div></div>{body}<div><span class="name">Ann {n}</span>|'
        '<span class="date">1{n}.05.19 | 17:4{n}</span></div></div><button class="reply">Reply</button></div>'
    )
    comments = "".join(
        record.format(n=n, subject=subject, body=body)
        for n, (subject, body) in enumerate(
            (
                ("Works again?", '<div class="text">It was late on Monday, too.</div>'),
                ("True, all of it", ""),
                ("So?", ""),
            ),
            start=1,
        )
    )
    page = f"<title>No ferry</title><h1>No ferry</h1><p>{REPORT}</p><div id=talkbacks><h3>3 comments</h3>{comments}</div>"
    assert [comment.text for comment in read_page(page).comments] == [
        "Works again?\nIt was late on Monday, too.",
        "True, all of it",
        "So?",
    ]


def test_what_the_record_is_called_makes_its_subject_nobody_s_title() -> None:
    comments = "".join(
        f'<div class="comment {called}" id="c{n}"><h3 class="title"><a href="/{n}">{subject}</a></h3><div class="submitted">'
        f'Submitted by <a href="/u{n}">{name}</a> on May 1{n}, 2019</div><div class="content"><p>It was late again.</p></div></div>'
        for n, (subject, name, called) in enumerate(
            (("Shameful", "Ines", ""), ("Thank you", "Bo", "comment-by-author"), ("Why?", "Cy", "")), start=1
        )
    )
    page = read_page(
        f"<title>No ferry</title><h1>No ferry</h1><p>{REPORT}</p><div id=comments>{comments}</div>"
    )
    assert [comment.text.partition("\n")[0] for comment in page.comments] == [
        "Shameful",
        "Thank you",
        "Why?",
    ]


@pytest.mark.parametrize("subject", ["No!", "Yes"])
def test_a_subject_may_answer_in_a_word(subject: str) -> None:
    assert texts("Shameful", subject, "Why?") == ["Shameful", subject, "Why?"]
