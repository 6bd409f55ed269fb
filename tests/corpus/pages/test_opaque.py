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
        '<div class="v{dress}"><div><h4>As to number {n}</h4><div class="sm">Heard from <b>{name}</b>, {time}</div></div>'
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


def test_parts_of_records_that_are_dressed_like_these_do_not_part_them() -> None:
    dress = ("b", "a", "a", "a", "a", "a")
    records = "".join(
        f'<div class="w {dress[n % 6]}1"><div class="{dress[n % 6]}1"><i>Gast</i></div><div class="x"><b>{name} {n}</b><p>{text}</p>'
        f"<u>{n + 2} hours ago</u></div></div>"
        for n, (name, _, text) in enumerate(MORE * 4)
    )
    assert len(read(page(f"<div>{records}</div>{LEAVE}"))) == 4 * len(MORE)


def test_what_a_box_to_write_in_asks_for_makes_it_the_form_for_comments() -> None:
    asks = '<form><textarea placeholder="{}"></textarea><button>Send</button></form>'
    assert len(read(page(f"{asks.format('Write a comment')}<div>{LOOSE}</div>"))) == len(MORE)
    assert read(page(f"{asks.format('Where shall we send it?')}<div>{LOOSE}</div>")) == []


def test_teasers_beside_a_form_are_none() -> None:
    teasers = "".join(
        f'<div class="x1"><b class="x2">{name}</b><i class="x3">{time}</i><p class="x4"><a href="/{n}">The {n} ships of the harbour</a></p>'
        f'<p class="x5">The council met for an hour and a half on pier {n}, and not for the first time in its {n + 2} years; '
        "it will meet again before the summer, and nobody who was there could say what about.</p></div>"
        for n, (name, time, _) in enumerate(MORE, start=2)
    )
    assert read(page(f"<div>{teasers}</div>{LEAVE}")) == []


def test_a_list_of_the_newest_comments_on_other_pages_is_no_thread() -> None:
    newest = "".join(
        f'<li class="x1"><b>{name}</b> <i>{n} minutes ago</i><p>{text[:18]} …</p><a href="/{name.lower()}">on: {text[:12]}</a></li>'
        for n, (name, _, text) in enumerate(MORE, start=2)
    )
    box = f'<div class="b1"><h3>Latest comments</h3><ul>{newest}</ul></div>'
    assert read(page(box)) == []
    assert read(page(f"{box}<h3>3 comments</h3>{each(OPAQUE)}")) == WHOLE
    assert len(read(page(box.replace("<a href", "<i title").replace("</a>", "</i>")))) == len(MORE)


ONE_SHAPES = {
    "a box": '<div class="k1"><p class="k2"><span>{name}</span> <span>{time}</span></p><p class="k3">{text}</p></div>',
    "a definition": '<dl class="k1"><dt class="k2"><a>{name}</a> said...</dt><dd>{text}</dd><dd class="k3"><a>{time}</a></dd></dl>',
    "the text first": '<div class="k1"><div class="k2"><div class="k3">{text}</div><div class="k4">{time} | <a>{name}</a></div></div></div>',
    "a list": '<ul class="k1"><li class="k2"><b>{name}</b> <i>{time}</i><p>{text}</p></li></ul>',
}  # fmt: skip


@pytest.mark.parametrize("shape", ONE_SHAPES.values(), ids=ONE_SHAPES.keys())
@pytest.mark.parametrize(
    "heading",
    ["<h3>Reader comments (1)</h3>", "<h4>1 Comment</h4>", "<p>{ <b>1</b> comment… read it below }</p>"],
)
def test_the_box_right_below_a_heading_that_counts_one_is_that_comment(heading: str, shape: str) -> None:
    name, time, text = RECORDS[1]
    one = shape.format(name=name, time=time, text=text)
    assert read(page(f'<section class="q1">{heading}{one}</section>')) == [WHOLE[1]]


def test_the_report_below_a_line_that_counts_its_one_comment_is_none() -> None:
    about = "<p>Grain has left the harbour for the first time since the rebels came in the spring.</p>"
    counted = f'</h1>{about}<p><a href="/port#c">1 comment</a></p><div class="b1">'
    report = BODY.replace("</h1>", counted) + "</div>"
    assert read(page("<p>Sign in to write.</p>", body=report)) == []


@pytest.mark.parametrize(
    "below",
    [
        '<div class="k1"><a href="/a">Ferry cuts its timetable for the third time this year</a> <span>2 hours ago</span></div>',
        '<div class="k1"><p>Comments were closed on 3 March 2021.</p></div>',
    ],
    ids=["a link", "that they are closed"],
)
def test_what_else_stands_below_such_a_heading_is_none(below: str) -> None:
    assert read(page(f"<section><h3>1 Comment</h3>{below}</section>")) == []


def test_a_count_in_an_element_of_its_own_makes_a_heading_and_so_does_the_title_below_it() -> None:
    body = BODY.replace("Port reopens", "Port of Harbour Town reopens")
    heading = "<p><strong>There are <span>3</span> comments about:</strong></p><h3>Port of Harbour Town reopens</h3>"
    assert read(page(f"<div>{heading}{each(OPAQUE)}</div>", body=body)) == WHOLE
    other = heading.replace("<h3>Port", "<h3>More from the port")
    assert read(page(f"<div>{other}{each(OPAQUE)}</div>", body=body)) == []


def test_a_count_in_a_language_whose_noun_stands_behind_a_counter_makes_a_heading() -> None:
    assert len(read(page(f"<div><h2>3 条评论</h2>{each(OPAQUE)}</div>", lang="zh"))) == len(RECORDS)


@pytest.mark.parametrize("none", ["0 comments", "No comments yet"])
def test_below_a_heading_that_counts_none_there_are_none(none: str) -> None:
    teasers = "".join(
        f'<div class="x1"><a href="/{n}">{text} That is what the harbour says.</a><span class="x2">{name}</span><span class="x2">{n} hours ago</span></div>'
        for n, (name, _, text) in enumerate(MORE, start=2)
    )
    asked = f"<div><h3>{none}</h3><form><textarea placeholder='Your comment'></textarea></form></div>"
    assert read(page(f"{asked}<div><h3>Read next</h3>{teasers}</div>")) == []


def test_an_offer_to_write_above_the_comments_does_not_end_them() -> None:
    items = "".join(
        f'<ol class="c1"><li class="c{n % 2}x"><strong>{n} {name}</strong> | <small>{time}</small><p>{text}</p></li></ol>'
        for n, (name, time, text) in enumerate(MORE, start=1)
    )
    form = "<form><label>Comments</label><textarea></textarea></form>"
    assert [text for _, _, text in read(page(f"<div><h3>Post a Comment</h3>{items}{form}</div>"))] == [
        text for _, _, text in MORE
    ]
    assert read(page(f"<div><h3>Chronicle</h3>{items}{form}</div>")) == []


def test_the_box_that_begins_with_the_heading_of_comments_is_none_of_them() -> None:
    head = '<div class="h1"><a>{}</a> <i>{}</i></div><p>{}</p><ul><li><a>回复</a></li></ul>'
    first, second = (
        head.format(name, time, text)
        for name, time, text in (
            ("江边", "2021-03-03 13:20", "十四班也不够。"),
            ("小满", "2021-03-03 13:45", "总比以前坐大巴强。"),
        )
    )
    thread = f'<div class="z1"><h2>2 条评论</h2><div class="z2">{first}<div class="z3"><div class="z2">{second}</div></div></div><p>登录后发表</p></div>'
    assert [text for _, _, text in read(page(thread, lang="zh"))] == ["十四班也不够。", "总比以前坐大巴强。"]


def test_the_one_declared_is_found_right_above_the_form_where_somebody_writes_it() -> None:
    links = '<div class="k9"><a href="#">one comment</a> – <a href="/p">permalink</a></div>'
    one = '<div class="k1"><p><a>Maud</a> <i>{said}</i></p><p>8 July 2021, 13:05</p><p>And who pays for it? We do.</p></div>'
    rest = f'<div class="b1"><div class="b2">{BODY}</div>{links}{one}<div class="b3">{LEAVE}</div></div>'
    assert read(page(rest.format(said="writes"), body="")) == [WHOLE[1]]
    assert read(page(rest.format(said="on Twitter"), body="")) == []


def test_a_number_each_tells_comments_as_a_form_does() -> None:
    records = "".join(
        f'<div class="k1"><b>{name}</b><p>{text}</p><small>{{0}}{n} - {time}</small></div>'
        for n, (name, time, text) in enumerate(MORE, start=1)
    )
    invited = f"<h2>Discuss this post</h2><div>{records}</div>"
    assert len(read(page(invited.format("#")))) == len(MORE)
    assert read(page(invited.format("No. "))) == []


def test_an_offer_to_share_this_comment_tells_as_much_as_one_to_answer_it() -> None:
    records = each(
        '<div class="k1"><b>{name}</b> <i>{time}</i><p>{text}</p><span>Diesen Kommentar teilen?</span></div>'
    )
    assert read(page(f"<div>{records}</div>")) == WHOLE
    assert read(page(f"<div>{records}</div>".replace("Diesen Kommentar", "Diesen Beitrag"))) == []


def test_boxes_of_a_page_below_a_link_that_heads_comments_are_none() -> None:
    boxes = "".join(
        f'<div class="ln"><p>{text} This is said of pier {n}, and of all that was built there.</p>{time}</div>'
        for n, (text, time) in enumerate(
            [("A", "<i>3 May 2021</i>"), ("B", ""), ("C", ""), ("D", "<i>today at 9:30</i>")]
        )
    )
    menu = '<ul><li><a href="/weather">Weather</a></li><li><a href="/feedback">Feedback</a></li></ul>'
    assert read(page(boxes + BODY, body=menu)) == []


def test_a_form_to_write_in_is_no_part_of_the_report() -> None:
    asks = (
        "<p>Your address will not be shown to anybody, and all that is written here is read by us first.</p>"
    )
    form = f'<form class="f1"><h3>Write to us</h3>{asks}<textarea></textarea></form>'
    text = read_page(page("", body=f"{BODY}{form}")).text
    assert "reopened on Monday" in text
    assert "will not be shown" not in text
    whole = read_page(page("</form>", body=f'<form>{BODY}<input type="search"><textarea></textarea>'))
    assert "reopened on Monday" in whole.text


def test_the_box_of_the_heading_is_no_comment_though_it_is_dressed_like_one() -> None:
    name, time, text = RECORDS[1]
    boxes = f'<div class="b1"><h3>Comments (1)</h3></div><div class="b1"><p>{text}</p><p>Posted by {name} | {time}</p></div>'
    assert read(page(f'<div class="b2"><div class="b3">{BODY}</div>{boxes}</div>', body="")) == [WHOLE[1]]


def test_a_time_is_read_across_the_lines_that_it_stands_on() -> None:
    times = ("July 8th,<br>2021<br>12:30", "July 8th,<br>2021<br>13:05", "July 9th,<br>2021<br>07:45")
    records = "".join(
        f'<div class="r"><b class="n">{name}</b><div class="m">{time}</div><p>{text}</p><i>Reply</i></div>'
        for (name, _, text), time in zip(RECORDS, times, strict=True)
    )

    assert read(page(f"<h4>3 Comments</h4>{records}")) == WHOLE


TWO = "".join(
    f'<li class="r1"><b>{name}</b> <i>{time}</i><p>{text}</p></li>' for name, time, text in RECORDS[:2]
)


def test_two_with_a_name_each_are_believed_under_a_heading_that_calls_them_comments() -> None:
    assert read(page(f"<h3>Comments</h3><ol>{TWO}</ol>")) == WHOLE[:2]
    assert read(page(f"<h3>Reactions</h3><ol>{TWO}</ol>")) == []


def test_rules_for_comments_may_stand_below_their_heading() -> None:
    rules = "Comments are read before they appear, and those that call names are left out. " * 5
    rest = "Ships are read about before they appear, and those that sink are left out of it. " * 5
    assert read(page(f"<h3>Comments</h3><p>{rules}</p>{each(OPAQUE)}")) == WHOLE
    assert read(page(f"<h3>Comments</h3><p>{rest}</p>{each(OPAQUE)}")) == []


def test_names_in_headings_of_the_first_rank_are_no_title_of_the_page() -> None:
    records = each(
        '<li class="r2"><article><h1>{name}</h1><time>{time}</time><p>{text}</p><a>Reply</a></article></li>'
    )
    assert read(page(f"<h2>Comments</h2><ul>{records}</ul>")) == WHOLE


MARKED = "".join(
    f'<li class="r3"><div><span>{name}</span> <i>{time}</i> <a href="#">#</a></div><p>{text}</p></li>'
    for name, time, text in MORE
)


@pytest.mark.parametrize(
    ("above", "count"),
    [("<ul><li><a href='#c'>Comments (4)</a></li></ul>", 4), ("<h4>Four postcards back</h4>", 4), ("", 0)],
    ids=["as many as declared", "as many as a heading says in a word", "nothing"],
)
def test_what_tells_how_many_there_are_tells_that_they_are_comments(above: str, count: int) -> None:
    assert len(read(page(f"{above}<ol>{MARKED}</ol>"))) == count


def test_a_box_of_the_newest_comments_below_them_heads_none_of_these() -> None:
    said = "".join(
        f'<div class="e{n}"><div class="h"><a>{name}</a> said...</div><div class="b">{text}</div><div class="f">{time}</div></div>'
        for n, (name, time, text) in enumerate(RECORDS, start=1)
    )
    newest = "<h2>Recent Comments</h2><ul><li>Tom K. on <a href='/p/9'>Port reopens at last</a></li></ul>"
    assert read(page(f"<div>{said}</div>{newest}")) == WHOLE


def test_who_a_comment_is_from_heads_none() -> None:
    records = "".join(
        f'<div class="e1"><div>Comment from: <strong>{name}</strong> [Visitor]</div><p>{text}</p><div>{time}</div></div>'
        for name, time, text in RECORDS
    )
    assert read(page(f"<h4>Comments, Trackbacks:</h4>{records}")) == WHOLE


def test_names_on_buttons_are_told_by_their_place() -> None:
    records = each(
        '<div class="w1"><div><button class="w2"><span class="w3">{name}</span></button> <i>{time}</i></div>'
        "<p>{text}</p><button>Share</button><button>{n}2</button></div>"
    )
    assert read(page(f"<h3>3 Comments</h3><div>{records}</div>")) == WHOLE


def test_a_byline_below_a_subject_names_the_writer_and_the_subject_does_not() -> None:
    records = each(
        '<div class="d1"><h3><a>{name} says so</a></h3><div class="d2">{line}</div><p>{text}</p><a>Reply</a></div>'.replace(
            "{line}", "Submitted by {name} on {time}."
        )
    )
    assert read(page(f"<h2>Comments</h2>{records}")) == [
        (name, time, f"{name} says so\n{text}") for name, time, text in WHOLE
    ]


def test_what_is_clicked_before_a_byline_is_no_part_of_the_name() -> None:
    records = each(
        '<div class="f1"><p class="f2">{text}</p><p class="f3"><a>report</a> Posted by <a>{name}</a> on {time}</p></div>'
    )
    assert read(page(f"<h3>3 comments</h3>{records}")) == WHOLE


def test_ages_and_texts_in_one_box_with_a_name_leave_the_texts_to_the_records() -> None:
    told = [
        (name, f"{text} I said so before, and nobody would hear it.", f"{n}d")
        for n, (name, _, text) in enumerate(RECORDS, start=1)
    ]
    records = "".join(
        f'<li class="g1"><div class="g2"><span>{name}</span><div>{age}</div><p>{text}</p><a aria-label="Reply"></a></div></li>'
        for name, text, age in told
    )
    assert [
        (c.author, c.text) for c in read_page(page(f"<h3>3 comments</h3><ul>{records}</ul>")).comments
    ] == [(name, text) for name, text, _ in told]


def test_what_is_clicked_to_answer_heads_nothing() -> None:
    one, its_answer, other, its_own = (
        f'<li class="h1 h{n % 2 + 2}"><b>{name}</b> <span>sagt:</span><div>{time}</div><p>{text}</p><a>Antworten</a>{{}}</li>'
        for n, (name, time, text) in enumerate(MORE)
    )
    nested = one.format(f"<ol>{its_answer.format('')}</ol>") + other.format(f"<ol>{its_own.format('')}</ol>")
    assert [author for author, _, _ in read(page(f"<ol>{nested}</ol>"))] == [name for name, _, _ in MORE]


def test_the_answer_alone_in_its_box_is_one_of_the_records_around_it() -> None:
    first, second, third = (
        f'<li class="j1"><div><cite><a>{name}</a></cite> <i>{time}</i></div><p>{text}</p><a>Reply</a>{{}}</li>'
        for name, time, text in RECORDS
    )
    answers = f"<div><span>Replies</span><ol><div>{second.format('')}</div></ol></div>"
    assert read(page(f"<ol>{first.format(answers)}{third.format('')}</ol>")) == WHOLE


def test_the_floors_of_a_thread_are_no_names() -> None:
    records = each('<div class="l1"><span>{n}樓</span> <b>{name}</b> <i>{time}</i><p>{text}</p></div>')
    assert read(page(f"<h3>3 comments</h3><div>{records}</div>")) == WHOLE


def test_fewer_names_than_answers_offered_do_not_part_the_records() -> None:
    records = "".join(
        f'<div class="m1 {dress}"><h3>{text[:8]}</h3><div>{time} — {name}</div><p>{text}</p><a>reply</a></div>'
        for dress, name, (_, time, text) in zip(
            ("m2", "m3", "m2"),
            ("<a>Ignatius</a>", "Anonymous (not verified)", "<a>Tom K.</a>"),
            RECORDS,
            strict=True,
        )
    )
    assert [time for _, time, _ in read(page(f"<h2>Comments</h2>{records}"))] == [
        time for _, time, _ in WHOLE
    ]


def test_initials_above_a_name_and_a_trade_beside_the_time_are_no_text() -> None:
    records = each(
        '<li class="n1"><i>−</i><div>{name[0]}</div><div class="n2">{name}</div><div class="n3">docker | {time}</div><p>{text}</p></li>'
    )
    assert read(page(f"<h3>3 comments</h3><ul>{records}</ul>")) == WHOLE


def test_answers_in_boxes_within_are_records_where_no_element_has_a_name() -> None:
    first, second, third = (
        f"<div><div><div><b>{name}</b> <i>{time}</i></div><p>{text}</p><a>Reply</a></div>{{}}</div>"
        for name, time, text in RECORDS
    )
    answers = second.format(f"<div>{third.format('')}</div>")
    nested = first.format(f"<div>{answers}</div>")
    assert read(page(f"<div>{nested}</div>")) == WHOLE
