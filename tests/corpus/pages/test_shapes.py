"""Comments of sites whose system nobody has described: found by their shape, and nothing else taken for them."""

from __future__ import annotations

import pytest

from commentariat.corpus.pages import read_page

BODY = (
    "<p>The truce held for a second day on Monday, monitors said, as convoys crossed into the north of the city and "
    "people came out to buy bread for the first time in a week.</p>"
    "<p>Aid followed in the evening, the agency said, although two of its lorries were held at the gate until the "
    "papers had been read by three officers in turn.</p>"
)
WORDS = (
    ("Ann", "I was there on Monday and saw none of it, to be honest."),
    ("Bo Berg", "Thanks, Ann. So they lied to us?"),
    ("cy_99", "Yes."),
)


def page(comments: str, *, lang: str = "en") -> str:
    return (
        f'<html lang="{lang}"><head><title>Truce holds</title></head><body><div class="top"><a href="/">Home</a></div>'
        f'<div class="story"><h1>Truce holds</h1><p class="by">By Ed Editor, May 1, 2019</p>{BODY}</div>{comments}'
        '<div class="foot"><p>Copyright 2019 The Example. All rights reserved.</p></div></body></html>'
    )


def found(html: str) -> list[tuple[str | None, str]]:
    return [(c.author, c.text) for c in read_page(html).comments]


def each(template: str) -> str:
    return "".join(
        template.format(n=n, name=name, text=text, day=n, clock=f"1{n}:05")
        for n, (name, text) in enumerate(WORDS, start=1)
    )


@pytest.mark.parametrize(
    ("comments", "lang"),
    [
        pytest.param(
            "<h3>3 Comments</h3><table>"
            + each("<tr><td><b>{name}</b><br>{day}/05/2019 {clock}</td><td>{text}</td></tr>")
            + "</table>",
            "en-GB",
            id="a bare table",
        ),
        pytest.param(
            '<div id="discussion"><h2>Discussion</h2>'
            + each(
                '<div class="row"><p><strong>{name}</strong> wrote on May {day}, 2019 at {clock}:</p><p>{text}</p></div>'
            )
            + "</div>",
            "en",
            id="rows of a discussion",
        ),
        pytest.param(
            "<h3>Kommentare (3)</h3>"
            + each(
                '<div class="eintrag"><span class="name">{name}</span> <span class="datum">0{day}.05.2019, {clock} Uhr</span><div class="inhalt">{text}</div><a href="#">Antworten</a></div>'
            ),
            "de",
            id="a German site",
        ),
        pytest.param(
            '<section class="comentarios"><h3>3 comentarios</h3>'
            + each(
                '<article><header><h4>{name}</h4><time datetime="2019-05-0{day}">{day} de mayo de 2019</time></header><p>{text}</p></article>'
            )
            + "</section>",
            "es",
            id="a Spanish site",
        ),
        pytest.param(
            '<div class="comments"><h3>Комментарии (3)</h3>'
            + each(
                '<div class="b-item"><div class="nick">{name}</div><div class="when">{day} мая 2019, {clock}</div><div class="txt">{text}</div><a>Ответить</a></div>'
            )
            + "</div>",
            "ru",
            id="a Russian site",
        ),
        pytest.param(
            '<div class="reacties"><h3>3 reacties</h3><ul>'
            + each("<li><em>{name}</em> | {day} mei 2019 om {clock}<p>{text}</p></li>")
            + "</ul></div>",
            "nl",
            id="a Dutch site",
        ),
        pytest.param(
            '<h2>Letters</h2><div class="letters">'
            + each('<div class="letter"><p>{text}</p><p class="from">{name}, May {day}, 2019</p></div>')
            + "</div>",
            "en",
            id="letters to the editor, signed below",
        ),
        pytest.param(
            "<h2>Comments</h2><dl>"
            + each("<dt>{n}. {name} - May {day}, 2019</dt><dd><p>{text}</p></dd>")
            + "</dl>",
            "en",
            id="a bare definition list",
        ),
        pytest.param(
            '<a name="comments"></a><h3>Comments</h3><div>'
            + each('<p>{text}</p><p class="posted">Posted by: {name} | May {day}, 2019 {clock} PM</p>')
            + "</div>",
            "en",
            id="paragraphs closed by a byline",
        ),
        pytest.param(
            '<div class="usercomments">'
            + each(
                '<div class="uc x{n}"><div class="uc-h"><a href="/u/{n}">{name}</a> <i>May {day}, 2019</i></div><div class="uc-b">{text}</div></div>'
            )
            + "</div>",
            "en",
            id="class names that say little",
        ),
    ],
)
def test_comments_are_found_by_their_shape(comments: str, lang: str) -> None:
    read = read_page(page(comments, lang=lang))

    assert [(c.author, c.text) for c in read.comments] == list(WORDS)
    assert [(c.published or "")[:10] for c in read.comments] == ["2019-05-01", "2019-05-02", "2019-05-03"]
    assert all(
        c.rule and 0.5 < c.confidence < 1 and c.evidence and c.split == "markup" for c in read.comments
    )
    assert "truce held" in read.text
    assert not any(text in read.text for _, text in WORDS)


def test_several_paragraphs_and_line_breaks_stay() -> None:
    html = page(
        '<div id="comments">'
        '<div class="comment" id="c1"><b class="author">Ann</b> <span class="date">May 1, 2019</span><div class="body"><p>One.</p><p>Two<br>and a half.</p><ul><li>three</li><li>four</li></ul></div></div>'
        '<div class="comment" id="c2"><b class="author">Bo</b> <span class="date">May 2, 2019</span><div class="body">Bare text<br><br>after a gap.</div></div></div>'
    )
    assert [text for _, text in found(html)] == [
        "One.\n\nTwo\nand a half.\n\nthree\nfour",
        "Bare text\n\nafter a gap.",
    ]


def test_quoted_parents_are_marked_and_nested_quotes_stay_quoted() -> None:
    html = page(
        '<div id="comments">'
        '<div class="comment" id="c1"><b class="author">Ann</b> <span class="date">May 1, 2019</span><p>It was quiet.</p></div>'
        '<div class="comment" id="c2"><b class="author">Bo</b> <span class="date">May 2, 2019</span><blockquote><p>It was quiet.</p><blockquote>Was it?</blockquote></blockquote><p>No.</p></div></div>'
    )
    assert found(html)[1] == ("Bo", "> It was quiet.\n\n> Was it?\n\nNo.")


def test_what_is_to_be_clicked_counted_or_looked_at_is_no_text() -> None:
    html = page(
        '<div class="comments"><h3>2 comments</h3>'
        + "".join(
            f'<div class="comment" id="comment-{n}"><img class="avatar" alt="{name}"><a class="comment-author" href="/u">{name}</a> <a class="permalink" href="#c">May {n}, 2019 10:0{n} AM</a>'
            f'<div class="comment-text">{text}</div><div class="comment-actions"><a href="#">Reply</a> <a href="#">Share</a> <a href="#">Report abuse</a>'
            f'<span class="like-count">{n}2</span><span class="dislike-count">{n}</span></div></div>'
            for n, name, text in ((1, "Ann", "Good."), (2, "Bo", "Bad, though I like the picture."))
        )
        + "</div>"
    )
    read = read_page(html)
    assert [(c.author, c.text, c.likes, c.dislikes) for c in read.comments] == [
        ("Ann", "Good.", 12, 1),
        ("Bo", "Bad, though I like the picture.", 22, 2),
    ]


def test_deleted_stubs_are_kept_for_their_answers_and_called_so() -> None:
    html = page(
        '<div class="comments">'
        '<div class="comment" id="comment-1"><span class="author">Ann</span> <time datetime="2019-05-01T10:00">May 1</time><p>This comment has been removed by a moderator.</p>'
        '<div class="comment" id="comment-2"><span class="author">Bo</span> <time datetime="2019-05-01T11:00">May 1</time><p>Why was that removed?</p></div></div></div>'
    )
    read = read_page(html)
    assert [(c.kind, c.key, c.parent_key) for c in read.comments] == [
        ("deleted", "1", None),
        ("comment", "2", "1"),
    ]


def test_flat_replies_say_what_they_answer() -> None:
    html = page(
        '<div class="comments">'
        '<div class="comment" id="comment-1"><span class="author">Ann</span> <time datetime="2019-05-01T10:00">May 1</time><p>First of all.</p></div>'
        '<div class="comment" id="comment-2"><span class="author">Bo</span> <time datetime="2019-05-01T11:00">May 1</time><span class="in-reply-to">In reply to <a href="#comment-1">Ann</a></span><p>Second.</p></div>'
        '<div class="comment" id="comment-3"><span class="author">Cy</span> <time datetime="2019-05-01T12:00">May 1</time><p>Third.</p></div></div>'
    )
    read = read_page(html)
    assert [(c.author, c.text, c.parent_key) for c in read.comments] == [
        ("Ann", "First of all.", None),
        ("Bo", "Second.", "1"),
        ("Cy", "Third.", None),
    ]


def test_the_list_of_answers_may_stand_in_an_item_of_its_own() -> None:
    record = '<li class="m1"><b class="author">{0}</b> <time datetime="2019-05-01T1{1}:00">May 1</time><p>{2}</p></li>'
    first, second, third, fourth = (
        record.format(name, n, text)
        for n, (name, text) in enumerate((*WORDS, ("Di", "It was Tuesday, in fact.")), start=1)
    )
    html = page(
        f'<ol class="comments">{first}<li class="sub"><ol>{second}<li class="sub"><ol>{third}</ol></li></ol></li>{fourth}</ol>'
    )
    assert [comment.parent_key for comment in read_page(html).comments] == [None, "n1", "n2", None]


def test_a_link_to_an_earlier_comment_with_the_name_on_it_says_what_is_answered() -> None:
    answer = '<li class="r2" id="comment-{n}"><b class="author">{name}</b> {link} <time datetime="2019-05-01T1{n}:00">May 1</time><p>{text}</p></li>'
    html = page(
        '<ul class="comments"><li class="c1"><div id="comment-1"><b class="author">Ann</b> <time datetime="2019-05-01T10:00">May 1</time><p>First of all.</p></div><ul class="replies">'
        + answer.format(n=2, name="Bo", link='<a href="#comment-1">Ann</a>', text="Second.")
        + answer.format(n=3, name="Cy", link='<a href="#comment-2">Bo</a>', text="Third.")
        + answer.format(n=4, name="Di", link='<a href="#comment-2">see above</a>', text="Fourth.")
        + "</ul></li></ul>"
    )
    read = read_page(html)
    assert [(c.author, c.text, c.parent_key) for c in read.comments] == [
        ("Ann", "First of all.", None),
        ("Bo", "Second.", "1"),
        ("Cy", "Third.", "2"),
        ("Di", "Fourth.", "1"),
    ]


@pytest.mark.parametrize(
    "how",
    ['class="comment depth-{d}"', 'class="comment" style="margin-left: {px}px"', 'class="comment level{d}"'],
)
def test_how_far_a_comment_is_set_in_tells_what_it_answers(how: str) -> None:
    html = page(
        '<div class="comments">'
        + "".join(
            f'<div id="comment-{n}" {how.format(d=d, px=d * 20)}><span class="author">{name}</span> <time datetime="2019-05-01T1{n}:00">May 1</time><p>Words of {name}.</p></div>'
            for n, d, name in ((1, 1, "Ann"), (2, 2, "Bo"), (3, 3, "Cy"), (4, 2, "Di"), (5, 1, "Ed"))
        )
        + "</div>"
    )
    assert [c.parent_key for c in read_page(html).comments] == [None, "1", "2", "1", None]


def test_parents_named_by_attributes() -> None:
    html = page(
        '<div class="comments">'
        '<div class="comment" data-comment-id="71"><span class="author">Ann</span> <time datetime="2019-05-01T10:00">May 1</time><p>Words of Ann.</p></div>'
        '<div class="comment" data-comment-id="72" data-parent-id="71"><span class="author">Bo</span> <time datetime="2019-05-01T11:00">May 1</time><p>Words of Bo.</p></div></div>'
    )
    assert [(c.key, c.parent_key) for c in read_page(html).comments] == [("71", None), ("72", "71")]


def test_ids_that_stand_twice_keep_both_comments() -> None:
    one = '<div class="comment" id="comment-1"><span class="author">{0}</span> <time datetime="2019-05-01">May 1</time><p>Words of {0}.</p></div>'
    html = page(f'<div class="comments">{one.format("Ann")}{one.format("Bo")}</div>')
    assert [(c.key, c.author) for c in read_page(html).comments] == [("1", "Ann"), (None, "Bo")]


DECOYS = {
    "recent comments of other pages": '<div class="widget"><h3>Recent Comments</h3><ul id="recentcomments">'
    + each(
        '<li class="recentcomments"><span class="comment-author-link">{name}</span> on <a href="/p{n}#comment-{n}">Report {n}</a></li>'
    )
    + "</ul></div>",
    "teasers with a date and a byline": '<div class="more">'
    + each(
        '<div class="item"><h3><a href="/r{n}">A report with a long headline, number {n}</a></h3><span class="byline">By {name}</span> <span class="date">May {day}, 2019</span><p>{text}</p><a href="/r{n}#comments">{n} comments</a></div>'
    )
    + "</div>",
    "other reports with counts of comments": "<h2>Also this week</h2><ul>"
    + each(
        '<li><a href="/r{n}">Report number {n} of the week</a> May {day}, 2019 <a href="/r{n}#comments">Comments ({n} posted)</a></li>'
    )
    + "</ul>",
    "a form for comments": '<div id="respond"><h3>Leave a comment</h3><form id="commentform"><p><label>Name</label><input name="author"></p><p><textarea></textarea></p>'
    "<p>Your email address will not be published.</p></form></div>",
    "a closed thread": '<div id="comments" class="comments-area"><p class="no-comments">Comments are closed.</p></div>',
    "tweets beside the report": '<div class="sidebar"><h3>Tweets</h3>'
    + each(
        '<div class="tweet"><span class="user">{name}</span> <span class="time">{n} hours ago</span><p>{text}</p></div>'
    )
    + "</div>",
}


@pytest.mark.parametrize("decoy", DECOYS.values(), ids=DECOYS.keys())
def test_what_only_looks_like_comments_is_none(decoy: str) -> None:
    read = read_page(page(decoy))
    assert read.comments == ()
    assert "truce held" in read.text


@pytest.mark.parametrize("decoy", DECOYS.values(), ids=DECOYS.keys())
def test_decoys_beside_comments_are_left_out(decoy: str) -> None:
    comments = '<div id="comments"><h3>3 Comments</h3>' + each(
        '<div class="comment" id="comment-{n}"><span class="author">{name}</span> <span class="date">May {day}, 2019</span><p>{text}</p></div>'
    )
    assert found(page(f"{comments}</div>{decoy}")) == list(WORDS)
    assert found(page(f"{decoy}{comments}</div>")) == list(WORDS)


def test_paragraphs_that_a_reader_of_the_web_made_of_names_times_and_texts_are_records() -> None:
    said = (
        ("Tansy Holm", "2, 2020 at 8:15 am", "About time! My coop has been in the shed since 2011."),
        ("George P", "2, 2020 at 9:40 am", "And the foxes?</p><p>Nobody has thought about the foxes."),
        ("plot 17", "3, 2020 at 7:00 pm", "Hens are noisy too."),
    )
    lines = "".join(f"<p>{name}</p><p>March {time}</p><p>{text}</p><p>Reply</p>" for name, time, text in said)
    page = read_page(
        "<title>Hens allowed</title><div><h1>Hens allowed</h1><p>The society has voted to allow hens on its plots.</p>"
        f"<p>Each plot may keep up to six.</p></div><h3>3 Comments</h3><div>{lines}</div>"
    )
    assert [(comment.author, (comment.published or "")[:10]) for comment in page.comments] == [
        ("Tansy Holm", "2020-03-02"),
        ("George P", "2020-03-02"),
        ("plot 17", "2020-03-03"),
    ]
    assert [comment.text.replace("\n\n", "</p><p>") for comment in page.comments] == [
        text for _, _, text in said
    ]
    assert "Tansy" not in page.text


def test_records_that_a_heading_counts_in_its_own_words_are_comments_from_the_first_on() -> None:
    said = (("Percival", "9:02am"), ("inky", "10:07am"), ("Wilhelmina", "11:37am"), ("Percival", "4:17pm"))
    items = "".join(
        f'<li id="r{n}"><div class="h"><a href="#r{n}">#{n + 1}</a> <b>{name}</b>, 14 Mar 09, {clock}</div>'
        f"<p>Our shop stopped selling ink number {n} in the spring.</p></li>"
        for n, (name, clock) in enumerate(said)
    )
    page = read_page(
        "<title>Ribbons</title><div id=entry><h2>Ribbons</h2><p>I have been thinking about ribbons since Tuesday.</p></div>"
        f"<div id=said><h3>4 people said something</h3><ol class=said>{items}</ol><form><textarea></textarea></form></div>"
    )
    assert [comment.author for comment in page.comments] == [name for name, _ in said]
