"""Comments of pages whose names say nothing, as machines make them, and what stands on such pages beside them."""

from __future__ import annotations

import pytest

from commentariat.corpus.pages import read_page

BODY = (
    "<h1>Port reopens</h1><p>By Jane Marlow, 7 July 2021</p>"
    "<p>The port of Harbour Town reopened on Monday, a week after the rebels left. The first ship carried grain, "
    "officials said, and two more are expected before the weekend.</p>"
    "<p>Dockers returned to work at six in the morning. The harbour master said that the cranes had suffered little "
    "damage and that the channel was free of mines.</p>"
)
RECORDS = (
    ("Ignatius", "8 July 2021, 12:30", "Good news at last!"),
    ("Maud", "8 July 2021, 13:05", "And who pays for it? We do."),
    ("Tom K.", "9 July 2021, 07:45", "The occupiers took the cranes, that is what I heard."),
)
OPAQUE = '<div class="rx"><span class="who">{name}</span><span class="at">{time}</span><div class="tx">{text}</div><i>4</i></div>'
UPDATES = "".join(
    f'<div class="entry"><time>1{n}:30</time><span class="author">Jane Marlow</span><h3>Ship number {n} has docked</h3>'
    f"<p>The vessel moored at pier {n}, and unloading has begun, our correspondent reports.</p><a>Share</a></div>"
    for n in range(5)
)


def page(rest: str, *, body: str = BODY, lang: str = "en") -> str:
    return f'<html lang="{lang}"><head><title>Port</title></head><body><div class="s">{body}</div>{rest}</body></html>'


def each(template: str) -> str:
    return "".join(
        template.format(n=n, name=name, time=time, text=text)
        for n, (name, time, text) in enumerate(RECORDS, start=1)
    )


def read(html: str) -> list[tuple[str | None, str | None, str]]:
    return [(c.author, c.published, c.text) for c in read_page(html).comments]


WHOLE = [
    ("Ignatius", "2021-07-08T12:30", "Good news at last!"),
    ("Maud", "2021-07-08T13:05", "And who pays for it? We do."),
    ("Tom K.", "2021-07-09T07:45", "The occupiers took the cranes, that is what I heard."),
]
SHAPES = {
    "a heading that says how many of how many": f"<h4>Reactions (3 of 17)</h4>{each(OPAQUE)}",
    "class names made by a machine": '<section class="css-1x2y3z"><h2 class="css-9ab">Comments <span>3</span></h2>'
    + each(
        '<div class="css-k4j2"><div class="css-p0"><strong class="css-n1">{name}</strong><span class="css-d2">{time}</span>'
        '</div><p class="css-t3">{text}</p><button>Reply</button></div>'
    )
    + "</section>",
    "class names that differ by number alone": "<h3>3 Comments</h3>"
    + each(
        '<div class="q1"><div class="q2"><a class="q3">{name}</a><a class="q4">{time}</a></div><div class="q5">{text}</div></div>'
    ),
    "no heading, but an offer to reply": '<section class="a1">'
    + each('<div class="b2"><b>{name}</b> <time>{time}</time><p>{text}</p><a href="#">Reply</a></div>')
    + "</section>",
    "names for tests only": '<div data-testid="comments-list">'
    + each(
        '<div data-testid="comment"><span data-testid="comment-author">{name}</span><span data-testid="comment-date">{time}'
        '</span><div data-testid="comment-body">{text}</div></div>'
    )
    + "</div>",
    "articles in a section that only screen readers hear named": '<section aria-label="Comments">'
    + each("<article><header><h4>{name}</h4><time>{time}</time></header><p>{text}</p></article>")
    + "</section>",
    "a table": "<h3>Comments</h3><table>"
    + each("<tr><td><b>{name}</b><br>{time}</td><td>{text}</td></tr>")
    + "</table>",
    "a list of definitions": "<h3>Readers’ comments</h3><dl>" + each("<dt>{name}, {time}</dt><dd>{text}</dd>") + "</dl>",
    "a conversation to join": '<div class="conversation"><h2>Join the conversation</h2><ul>'
    + each("<li><div><span>{name}</span> <span>{time}</span></div><div>{text}</div><button>Like</button></li>")
    + "</ul></div>",
}  # fmt: skip


@pytest.mark.parametrize("comments", SHAPES.values(), ids=SHAPES.keys())
def test_records_are_found_where_no_name_tells(comments: str) -> None:
    assert read(page(comments)) == WHOLE


@pytest.mark.parametrize("comments", SHAPES.values(), ids=SHAPES.keys())
def test_none_of_them_stays_in_the_body(comments: str) -> None:
    text = read_page(page(comments)).text
    assert "reopened on Monday" in text
    assert "occupiers" not in text


@pytest.mark.parametrize(
    ("lang", "heading", "date", "reply"),
    [
        ("de", "Leserkommentare (3)", "{n}. Juli 2021, 12:30 Uhr", "Antworten"),
        ("fr", "3 commentaires", "le {n} juillet 2021 à 12h30", "Répondre"),
        ("es", "Comentarios (3)", "{n} de julio de 2021 12:30", "Responder"),
        ("it", "3 commenti", "{n} luglio 2021 alle 12:30", "Rispondi"),
        ("nl", "Reacties (3)", "{n} juli 2021 om 12:30", "Reageer"),
        ("ru", "Комментарии (3)", "{n} июля 2021, 12:30", "Ответить"),
        ("uk", "Коментарі (3)", "{n} липня 2021, 12:30", "Відповісти"),
        ("tr", "Yorumlar (3)", "{n} Temmuz 2021 12:30", "Yanıtla"),
        ("ar", "التعليقات (3)", "{n} يوليو 2021 12:30", "رد"),
    ],
)
def test_labels_and_dates_in_the_language_of_the_page(lang: str, heading: str, date: str, reply: str) -> None:
    record = f'<div class="x1"><span class="x2">{{name}}</span><span class="x3">{date}</span><div class="x4">{{text}}</div><a>{reply}</a></div>'
    given = read_page(page(f"<h3>{heading}</h3>{each(record)}", lang=lang))
    assert [(c.author, c.published, c.text) for c in given.comments] == [
        (name, f"2021-07-0{n}T12:30", text) for n, (name, _, text) in enumerate(RECORDS, start=1)
    ]
    assert (given.comments_declared, given.comments_partial) == (3, False)


def test_what_is_shown_of_how_many_is_declared_and_the_page_partial() -> None:
    given = read_page(page(f"<h4>Reactions (3 of 17)</h4>{each(OPAQUE)}"))
    assert (given.comments_declared, given.comments_partial) == (17, True)


def test_records_without_times_are_believed_when_they_are_as_many_as_declared() -> None:
    records = each('<div class="m1"><b>{name}</b><p>{text}</p></div>')
    assert read(page(f"<h3>3 Comments</h3>{records}")) == [(name, None, text) for name, _, text in WHOLE]
    assert read(page(f"<h3>Comments</h3>{records}")) == []


TEASERS = "".join(
    f'<div class="rx"><a href="/{n}"><h4>Grain ships reach the coast at last, part {n}</h4></a><span class="who">By {name}</span>'
    f'<span class="at">{time}</span><div class="tx">The first convoy since spring has arrived.</div></div>'
    for n, (name, time, _) in enumerate(RECORDS)
)
DECOYS = {
    "teasers in a box named for discussion": f'<div class="discussion-more"><h3>Also in discussion</h3>{TEASERS}</div>',
    "updates that one reporter writes": f"<div><h3>Updates and reactions</h3>{UPDATES}</div>",
    "a diary of events": "<h3>Events</h3><ul>"
    + each("<li><time>{time}</time><h4>{name} plays the harbour hall</h4><p>Doors open at seven.</p><a>Book</a></li>")
    + "</ul>",
    "jobs": "<h3>Jobs</h3><ul>"
    + each("<li><b>Crane operator</b> <i>{name} Ltd</i> <span>{time}</span><p>Full time, in shifts.</p></li>")
    + "</ul>",
    "a timeline": "<h3>Timeline</h3><dl>" + each("<dt>{time}</dt><dd>{text}</dd>") + "</dl>",
    "corrections": "<h3>Corrections</h3><ul>" + each("<li><time>{time}</time>: {name} is the harbour master.</li>") + "</ul>",
    "nobody yet": '<div class="comments-area"><h3>Comments</h3><p>Be the first to comment</p></div>',
}  # fmt: skip


@pytest.mark.parametrize("decoy", DECOYS.values(), ids=DECOYS.keys())
def test_what_is_no_comment_is_none(decoy: str) -> None:
    assert read(page(decoy)) == []


@pytest.mark.parametrize("decoy", DECOYS.values(), ids=DECOYS.keys())
def test_and_does_not_join_the_comments(decoy: str) -> None:
    assert read(page(f"<h4>3 comments</h4>{each(OPAQUE)}{decoy}")) == WHOLE


def test_like_elements_under_another_heading_are_no_comments() -> None:
    assert read(page(f"<h3>3 Comments</h3>{each(OPAQUE)}<h3>Read more</h3>{TEASERS}")) == WHOLE


@pytest.mark.parametrize(
    "comments",
    [
        f"<h4>Reactions (3)</h4>{each(OPAQUE)}",
        '<div class="comments"><p>The last comment was made on 8 July 2021, 12:30</p></div>',
        '<ul class="recent-comments">' + each("<li>{name} on <a>the ships</a> {time}</li>") + "</ul>",
    ],
)
def test_the_time_of_a_comment_is_never_the_report_s(comments: str) -> None:
    undated = BODY.replace("<p>By Jane Marlow, 7 July 2021</p>", "")
    assert read_page(page(comments, body=undated)).published is None
    assert read_page(page(comments)).published == "2021-07-07"


LEAVE = (
    "<h3>Leave a comment</h3><form><label>Name</label><input><label>Text</label><textarea></textarea></form>"
)
MORE = (
    *RECORDS,
    ("Gudrun Hall", "9 July 2021, 08:10", "They took two of them, and the paint off the third."),
)
LOOSE = "".join(
    f'<div class="x{n}b9"><b>{name}</b><p>{text}</p><small>{time}</small></div>'
    for n, (name, time, text) in enumerate(MORE, start=1)
)


@pytest.mark.parametrize("beside", [f"{LEAVE}{{}}", f"{{}}{LEAVE}"], ids=["above", "below"])
def test_a_form_for_comments_beside_them_tells_what_they_are(beside: str) -> None:
    assert [(author, text) for author, _, text in read(page(beside.format(f"<div>{LOOSE}</div>")))] == [
        (name, text) for name, _, text in MORE
    ]


def test_the_boxes_to_be_told_of_answers_are_part_of_the_form() -> None:
    told = "<form><p>Subscribe?</p><label>Yes, write to me</label><input></form><form><label>Newest first</label></form>"
    assert len(read(page(f"{LEAVE}{told}<div>{LOOSE}</div>"))) == len(MORE)


def test_posts_above_a_form_for_comments_are_none_of_them() -> None:
    posts = "".join(
        f'<div class="x1b9"><a href="/{n}"><b>{title}</b></a><p>{text}</p><small>{n} June 2021</small></div>'
        for n, (title, text) in enumerate(
            [
                ("Cranes for sale", "The harbour sells what it no longer needs, the master said on Sunday."),
                (
                    "Grain ship sails",
                    "It is the first of this year, and it will not be the last, officials say.",
                ),
                ("No milk again", "Shops on the island have run out for the second time since the spring."),
                ("A bridge too far", "The council votes against the crossing, by seven votes to four."),
            ],
            start=1,
        )
    )
    assert read(page(f"<h3>Related</h3><div>{posts}</div>{LEAVE}")) == []
    assert read(page(f"<h3>Related</h3><div>{posts}</div>")) == []


def test_whoever_is_called_a_guest_is_one_of_many() -> None:
    said = [("Guest", "8 July 2021, 12:30", f"Good news for pier {n}, is it not?") for n in range(9)]
    records = "".join(
        f"<div class='k2m'><i>{name}</i><p>{text}</p><a>Reply</a><u>{time}</u></div>"
        for name, time, text in (*said, *MORE[:2])
    )
    assert [author for author, _, _ in read(page(f"<div>{records}</div>"))] == [
        *["Guest"] * 9,
        *(name for name, _, _ in MORE[:2]),
    ]


def test_a_heading_with_a_long_title_still_heads_comments() -> None:
    title = (
        "Port reopens a week after the rebels left and the first of many ships has carried grain to the coast"
    )
    records = each('<li class="z8q1"><cite>{name}</cite> <time>{time}</time><p>{text}</p></li>')
    assert read(page(f"<h3>3 thoughts on “{title}”</h3><ol>{records}</ol>")) == WHOLE


@pytest.mark.parametrize(
    "heading", ["One Response to “Port reopens”", "1 comment", "{ 1 comment… read it below }"]
)
def test_one_alone_below_a_heading_that_counts_it_is_found(heading: str) -> None:
    name, time, text = RECORDS[0]
    one = (
        f'<ol class="q7r2"><li class="p3x9"><cite>{name}</cite> <small>{time}</small><p>{text}</p></li></ol>'
    )
    assert read(page(f"<h3>{heading}</h3>{one}{LEAVE}")) == [WHOLE[0]]


def test_what_holds_the_comments_and_is_dressed_like_them_is_none() -> None:
    records = "".join(
        f'<div class="rx cf"><h5>{name}</h5><p>{text}</p><ul><li>Reply</li><li>{time}</li></ul></div>'
        for name, time, text in (*MORE, *MORE)
    )
    framed = f'<div class="cf"><p>The port, and what you say of it</p>{records}</div>'
    assert len(read(page(framed))) == 2 * len(MORE)


def test_heads_without_names_belong_to_the_boxes_around_them() -> None:
    box = (
        '<div class="v{dress}"><div><h4>As to number {n}</h4><div class="sm">Sent by <b>{name}</b>, {time}</div></div>'
        "<div><p>{text}</p></div></div>"
    )
    first, second, third = (
        box.format(n=n, dress="abc"[n], name=name, time=time, text=text)
        for n, (name, time, text) in enumerate(RECORDS)
    )
    found = read(page(f"<h3>3 comments</h3><div>{first}<div>{second}<div>{third}</div></div></div>"))
    assert [(time, text.splitlines()[-1]) for _, time, text in found] == [
        (time, text) for _, time, text in WHOLE
    ]


def test_short_texts_belong_to_heads_that_say_only_a_name_and_a_time() -> None:
    head = '<div class="z1"><img alt=""><div><span class="z2">{}</span><span class="z3">2021.03.02 1{}:05</span></div></div>'
    tail = '<div class="z4"><p>{}</p></div><div class="z5"><button>답글</button></div>'
    answer = f'<div class="z6"><div class="z8">{head.format("달빛걷기", 7)}{tail.format("다리 밑에 하나뿐이에요.")}</div></div>'
    thread = (
        f'<div class="z7">{head.format("달빛걷기", 5)}{tail.format("아이와 걷기 편해졌어요.")}</div>'
        f'<div class="z7">{head.format("강건너", 6)}{tail.format("화장실도 늘려 주세요.")}{answer}</div>'
    )
    page_read = read_page(page(f"<section><h3>댓글</h3>{thread}</section>", lang="ko"))
    assert [(c.author, c.text) for c in page_read.comments] == [
        ("달빛걷기", "아이와 걷기 편해졌어요."),
        ("강건너", "화장실도 늘려 주세요."),
        ("달빛걷기", "다리 밑에 하나뿐이에요."),
    ]
    assert [c.parent_key for c in page_read.comments] == [None, None, page_read.comments[1].key]


ALONE = (
    '<div class="z7"><div class="z1"><img alt=""><div><span class="z2">Ti Yann</span><span class="z3">3 mars 2021 à 9h12</span></div></div>'
    '<div class="z4"><p>J’ai signé, et ma femme aussi.</p></div><div class="z5"><button>Répondre</button></div></div>'
)


def test_one_alone_below_a_heading_is_found_where_it_offers_an_answer() -> None:
    rest = f'<section><h3>Réactions</h3><div><textarea placeholder="Écrire un commentaire"></textarea></div>{ALONE}</section>'
    assert read(page(rest, lang="fr")) == [("Ti Yann", "2021-03-03T09:12", "J’ai signé, et ma femme aussi.")]


@pytest.mark.parametrize(
    "rest",
    [
        '<h3>Comments</h3><div class="k1"><p>Log in to reply</p><a>Reply</a><div class="k2"><a href="/f">Ferry cuts its timetable</a> <small>2 hours ago</small></div></div>',
        '<h3>Comments</h3><div class="k1"><p>Comments were closed on 3 March 2021.</p></div>',
        '<h3>Comments</h3><div class="k1"><div class="k2"><a href="/f">Ferry cuts its timetable</a> <small>2 hours ago</small><a>Share</a></div></div>',
    ],
    ids=["a way to log in above a teaser", "that they are closed", "a teaser"],
)
def test_but_nothing_else_that_stands_there(rest: str) -> None:
    assert read(page(rest)) == []
