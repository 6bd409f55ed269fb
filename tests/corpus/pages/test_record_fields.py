"""The fields of a record where something else stands beside them: subjects, badges, pictures, questions, links."""

from __future__ import annotations

import pytest

from commentariat.corpus.pages import Page, read_page

BODY = "<p>The truce held for a second day on Monday, monitors said, as convoys crossed into the north of the city.</p>"
TEXTS = (
    "I was there on Monday and saw none of it, to be honest.",
    "Thanks, so they lied to us about the convoys as well?",
    "They never told us what was on board of them.",
)
NAMES = ("Ann Holm", "Bo Berg", "cy_99")


def each(template: str) -> str:
    return "".join(
        template.format(n=n, name=name, text=text, subject=subject)
        for n, (name, text, subject) in enumerate(
            zip(NAMES, TEXTS, ("Nothing", "Lies", "The cargo"), strict=True), start=1
        )
    )


def read(comments: str, *, head: str = "", lang: str = "en") -> Page:
    return read_page(
        f'<html lang="{lang}"><head><title>Truce holds</title>{head}</head><body>'
        f'<div class="story"><h1>Truce holds</h1>{BODY}</div>{comments}</body></html>'
    )


def authors(comments: str) -> list[str | None]:
    return [comment.author for comment in read(comments).comments]


def test_a_byline_may_stand_between_the_subject_and_the_text() -> None:
    record = (
        '<div class="comment"><h3><a href="#comment-{n}">{subject}</a></h3><span class="submitted">Submitted by {name}'
        ' (not verified) on Fri, 2010-10-0{n} 14:22.</span><div class="content"><p>{text}</p></div></div>'
    )
    assert authors(f'<div id="comments"><h2>Comments</h2>{each(record)}</div>') == list(NAMES)


def test_a_byline_may_stand_below_the_subject_and_the_text_with_the_name_in_a_link() -> None:
    record = (
        '<div class="commentLevel0" id="c{n}"><div class="commentHeader"><b><a href="?c={n}">{subject}</a></b></div>'
        '<div class="commentBody"><p>{text}</p></div><div><i>by: <a href="/user/{n}">{name}</a> @ Wed Nov 1{n}, 2010 at '
        '14:31:02 PM CST</i></div><div>[ <a href="#">Reply</a> | <a href="#">Parent</a> ]</div></div>'
    )
    assert authors(each(record)) == list(NAMES)


def test_the_name_may_stand_between_the_time_and_what_is_said() -> None:
    record = '<li class="comment"><p class="info">On May 1{n}, 2012 at 9:40pm, <b>{name}</b> said...</p><p>{text}</p></li>'
    assert authors(f'<ol class="commentlist">{each(record)}</ol>') == list(NAMES)


def test_a_question_beside_the_time_is_no_name() -> None:
    record = (
        '<div class="forum-message comment"><div class="forum-chapo"><strong class="forum-titre">{subject}</strong>'
        '<small>{n} avril 2018 08:40, par <span class="fn">{name}</span></small></div><div class="forum-texte">{text}'
        "</div></div>"
    )
    asked = (
        '<div class="forum-message comment"><div class="forum-chapo"><strong class="forum-titre">Et l’emploi ?</strong>'
        '<small>9 avril 2018 08:40</small></div><div class="forum-texte">Chez nous, il y en a peu.</div></div>'
    )
    assert authors(each(record) + asked) == [*NAMES, None]


@pytest.mark.parametrize(
    "byline",
    [
        '<p class="by">by <a href="/users/{n}" class="un">{name}</a> <span class="modbadge">Moderator</span> on',
        '<p>Posted by {name} <span class="tag">Staff</span> on',
    ],
)
def test_a_badge_after_the_name_is_none_of_it(byline: str) -> None:
    record = f'<div class="comment" id="c{{n}}"><p>{{text}}</p>{byline} Jun 1{{n}}, 2011 7:02 PM</p></div>'
    assert authors(each(record)) == list(NAMES)


def test_what_is_offered_is_said_by_nobody() -> None:
    hidden = '<li class="comment" id="comment-9"><p>This comment has been hidden.</p><p><a href="#">Show Comment</a></p></li>'
    record = '<li class="comment" id="comment-{n}"><b class="user-name">{name}</b> 9:40 pm, Mar 1{n}, 2012<p>{text}</p></li>'
    found = read(f"<ul>{each(record)}{hidden}</ul>").comments
    assert [(comment.author, comment.kind) for comment in found[-2:]] == [
        (NAMES[-1], "comment"),
        (None, "deleted"),
    ]


@pytest.mark.parametrize(
    ("votes", "wanted"),
    [
        (
            '<a title="Daumen hoch"><img src="+.gif"></a> 31 <a title="Daumen runter"><img src="-.gif"></a> 9',
            (31, 9),
        ),
        ('<span class="info">Recommandé 12 fois</span>', (12, None)),
        ('<span class="info">11 recs</span>', (11, None)),
        ('<span class="info">1.2K likes</span><span class="info">3 dislikes</span>', (1200, 3)),
        ('<span class="info">1&nbsp;234 likes</span>', (1234, None)),
        ('<span class="info"><b>1&#8239;234</b> j’aime</span>', (1234, None)),
        ('<span class="likes">1,5 тыс.</span>', (1500, None)),
        ("<button><span>Like</span><span>1&nbsp;234</span></button>", (1234, None)),
        ("<button>Likes (2K)</button>", (2000, None)),
        ('<span class="info">2 mi piace</span>', (2, None)),
        ('<span class="info"><b>12</b> <i>345 likes</i></span>', (345, None)),
        ('<a title="Profile"><img src="p.gif"></a> 31', (None, None)),
        ("<button><span>Like</span><span>31</span></button><button>Reply <b>9</b></button>", (31, None)),
        ("<button><b>31</b> <i>likes</i></button><button><b>9</b> <i>dislikes</i></button>", (31, 9)),
        (
            "<button><span>共感した</span><span>31</span></button><button>そう思わない <b>9</b></button>",
            (31, 9),
        ),
        ('<button aria-label="לא אהבתי"><span>9</span></button>', (None, 9)),
        (
            '<div aria-label="4 replies, 31 likes"><div><button aria-label="4 Replies. Reply"><b>4</b></button></div>'
            '<div><button aria-label="31 Likes. Like"><b>31</b></button></div></div>',
            (31, None),
        ),
        ('<div class="likes"><button><b>31</b></button></div><div><button>Reply</button></div>', (31, None)),
        (
            '<a class="hou-van">Hou van</a> <span class="hou-van-telling">31</span> <a>Antwoord</a>',
            (31, None),
        ),
        (
            '<a><i class="fa fa-thumbs-up"></i></a> <b class="bg-green">31</b> <a><i class="fa fa-thumbs-down"></i></a>'
            ' <b class="bg-red">9</b>',
            (31, 9),
        ),
        (
            '<a><img src="/i/th1.gif" alt="up"></a> <b>31</b> members <a><img src="/i/th2.gif" alt="down"></a> <b>9</b> members',
            (31, 9),
        ),
        ('<a><img src="/i/vote_up.gif"></a> <b>31</b> <a><img src="/i/vote_down.gif"></a> <b>9</b>', (31, 9)),
        ('<a class="vUp"><span>31</span></a> <a class="vDown"><span>9</span></a>', (31, 9)),
        (
            '<img src="p.png" alt="+"> <b class="cplus">31</b> <img src="m.png" alt="-"> <b class="cminus">9</b>',
            (31, 9),
        ),
        ('<b class="VoteUp">31</b> คน เห็นด้วย <b class="VoteDown">9</b> คน ไม่เห็นด้วย', (31, 9)),
        ("<a>Зөв</a> (<b>31</b>) <a>Буруу</a> (<b>9</b>) <a>Хариулах</a>", (31, 9)),
        ('<a><img src="/i/plus.gif" alt="+"></a> <b>31</b>', (None, None)),
    ],
)
def test_votes_stand_after_pictures_to_press_or_are_said_in_words(
    votes: str, wanted: tuple[int | None, int | None]
) -> None:
    record = (
        '<div class="comment" id="c{n}"><b class="author">{name}</b> <i class="date">May {n}, 2019</i><p>{text}</p>'
        f"<p>{votes}</p></div>"
    )
    first = read(each(record)).comments[0]
    assert (first.likes, first.dislikes) == wanted


@pytest.mark.parametrize(
    "stub",
    [
        "Dieser Kommentar wurde versteckt.",
        "Příspěvek byl administrátorem smazán pro porušení pravidel diskuse.",
        "Ce commentaire a été dépublié par la rédaction.",
    ],
)
def test_what_was_hidden_or_taken_down_is_called_deleted(stub: str) -> None:
    record = '<div class="comment" id="c{n}"><b class="author">{name}</b> <i class="date">May {n}, 2019</i><p>{text}</p></div>'
    last = read(each(record) + record.format(n=4, name="Dee", text=stub)).comments[-1]
    assert (last.author, last.kind) == ("Dee", "deleted")


def test_a_link_in_a_sentence_is_a_word_of_it_whatever_it_says() -> None:
    linked = (
        'The plan is on pages 88 to 97. <a href="/plan.pdf">Link</a>. Three of the six wells belong to him.'
    )
    record = (
        '<div class="comment" id="c{n}"><b class="author">{name}</b> <i class="date">May {n}, 2019</i>'
        '<div class="comment-content"><p>{text}</p></div><a href="#">Reply</a></div>'
    )
    last = read(each(record) + record.format(n=4, name="Dee", text=linked)).comments[-1]
    assert last.text == "The plan is on pages 88 to 97. Link. Three of the six wells belong to him."


def test_a_page_that_links_here_is_known_by_its_title_and_says_nothing() -> None:
    title = (
        "Three ships and a quarry « Coalfield Weekly, the paper of those who live where the coal was found"
    )
    record = '<li class="comment" id="comment-{n}"><cite class="fn">{name}</cite> <i class="date">May {n}, 2019</i><p>{text}</p></li>'
    pinged = f'<li class="pingback" id="comment-9"><p>Pingback: <cite class="fn"><a href="/q">{title}</a></cite></p></li>'
    last = read(f'<ol class="commentlist">{each(record)}{pinged}</ol>').comments[-1]
    assert (last.author, last.kind, last.text) == (title, "pingback", "")


def test_the_term_of_a_definition_may_be_empty_where_nobody_is_named() -> None:
    record = (
        '<dt class="comment-author" id="c{n}"><a href="/p">{name}</a> said...</dt><dd class="comment-body">{text}</dd>'
        '<dd class="comment-footer"><span class="comment-timestamp">14 November 2012 13:0{n}</span></dd>'
    )
    removed = (
        '<dt class="comment-author" id="c4"></dt><dd class="comment-body"><span class="deleted-comment">This comment has '
        'been removed by the author.</span></dd><dd class="comment-footer"><span class="comment-timestamp">14 November 2012 '
        "14:22</span></dd>"
    )
    first, *others = NAMES
    made = each(record).split("<dt")
    found = read(f'<dl id="comments-block"><dt{made[1]}{removed}<dt{made[2]}<dt{made[3]}</dl>').comments
    assert [(comment.author, comment.kind) for comment in found] == [
        (first, "comment"),
        (None, "deleted"),
        *((name, "comment") for name in others),
    ]


def test_a_stub_may_stand_in_the_box_of_a_record_without_the_record_s_own_element() -> None:
    record = (
        '<div class="bordered"><div class="indent indent-0"><div class="comment-root" id="comment-{n}"><b class="username">'
        '{name}</b> <time datetime="2024-10-1{n}T19:22:00Z">1{n} Oct</time><div class="comment-content">{text}</div></div>'
        "</div></div>"
    )
    stub = '<div class="bordered"><div class="indent indent-0"><div class="tombstone">This comment is no longer available.</div></div></div>'
    made = each(record).split('<div class="bordered">')
    inside = '<div class="bordered">'.join((*made[:3], ""))[: -len('<div class="bordered">')]
    found = read(f'<div id="comments">{inside}{stub}<div class="bordered">{made[3]}</div>').comments
    assert [comment.kind for comment in found] == ["comment", "comment", "deleted", "comment"]


def test_one_review_beside_the_report_is_of_another() -> None:
    assert not read(
        '<aside><div class="module reviews"><h3>Local business reviews</h3><div class="review"><span class="author">pete'
        '</span><p>Crust like my nonna made. Parking is a problem.</p><span class="date">Sept. 20, 2013</span></div></div>'
        "</aside>"
    ).comments


@pytest.mark.parametrize(
    "heading",
    [
        '<h2>Comments</h2> <span class="comments_count">3</span> <span>Pending Comments 0</span>',
        '<p class="count-line"><span id="count">3</span> comments in <a href="/blog">Blog</a></p>',
        "<p>Tento článek má <b>3</b> příspěvků. Diskuse se uzavírá 14. listopadu 2019.</p>",
        "<h2>Comments (<b>3</b>)</h2>",
    ],
)
def test_the_count_may_stand_apart_from_its_noun(heading: str) -> None:
    record = '<div class="comment" id="c{n}"><b class="author">{name}</b> <i class="date">May {n}, 2019</i><p>{text}</p></div>'
    found = read(f'<div id="comments">{heading}{each(record)}</div>')
    assert (found.comments_declared, found.comments_partial) == (3, False)


def test_a_number_in_an_account_is_no_count() -> None:
    record = '<div class="comment" id="c{n}"><b class="author">{name}</b> <i class="date">May {n}, 2019</i><p>{text}</p></div>'
    found = read(f'<div id="comments"><h2>Comments</h2> <span class="account">3</span>{each(record)}</div>')
    assert found.comments_declared is None


@pytest.mark.parametrize("said", ["No Comments", "Keine Kommentare", "0 comments", "Aucun commentaire"])
def test_a_page_may_say_that_there_are_none(said: str) -> None:
    found = read(f'<p class="meta"><a href="#respond">{said}</a></p>')
    assert (found.comments, found.comments_declared) == ((), 0)


def test_that_there_are_none_elsewhere_says_nothing_of_those_that_are_there() -> None:
    record = '<div class="comment" id="c{n}"><b class="author">{name}</b> <i class="date">May {n}, 2019</i><p>{text}</p></div>'
    found = read(f'<p>Cat lost <a href="#x">No Comments</a></p>{each(record)}')
    assert (len(found.comments), found.comments_declared) == (3, None)


def test_dates_without_a_year_are_shown_and_not_guessed() -> None:
    record = '<p>{text}</p><div class="posted">Posted by <a href="/p">{name}</a> &nbsp;on&nbsp; 04/1{n}&nbsp;at 10:20 AM</div>'
    found = read(f"<h3>Comments</h3>{each(record)}").comments
    assert [(c.author, c.shown, c.published) for c in found] == [
        (name, f"04/1{n} at 10:20 AM", None) for n, name in enumerate(NAMES, start=1)
    ]
    assert [c.text for c in found] == list(TEXTS)


def test_dates_that_can_be_read_in_two_ways_are_read_in_the_one_that_fits_the_report() -> None:
    record = (
        '<div class="comment" id="c{n}"><b class="author">{name}</b> <i class="date">10:41 AM on 4/0{n}/2011</i>'
        "<p>{text}</p></div>"
    )
    told = each(record)
    head = '<meta property="article:published_time" content="2011-04-01T08:00:00Z">'
    assert [c.published for c in read(told, head=head).comments] == [f"2011-04-0{n}T10:41" for n in (1, 2, 3)]
    assert [c.published for c in read(told).comments] == [None, None, None]


def test_a_form_above_the_name_is_none_of_the_record() -> None:
    record = (
        '<li class="comment" id="comment-{n}"><div class="write"><h5>Write to</h5><p>A message to <strong>{name}</strong></p>'
        '<form><label>Subject</label><input><textarea class="text"></textarea></form></div><div class="usuario_nombre">'
        '<strong>{name}</strong> <span class="date">{n} May 2020, 11:26</span></div><p>{text}</p></li>'
    )
    found = read(f"<ul>{each(record)}</ul>").comments
    assert [(c.author, c.text) for c in found] == list(zip(NAMES, TEXTS, strict=True))


def test_what_a_class_hides_is_no_text_and_fans_are_no_name() -> None:
    record = (
        '<div class="comment_item" id="comment_{n}"><div class="author_name"><a href="/m/{n}">{name}</a><div class="bio">Reads at'
        ' night, sleeps by day, and writes at noon. Born by the sea.</div><div class="author_fans"><a>{n}34 Fans</a></div></div>'
        '<div class="comment_body">{text}<div class="comment_time">{n} May 2020, 11:26</div></div>'
        '<div class="foot"><div class="hidden">{name} wrote about the convoys and about much else at /m/{n}/{n}</div>'
        "<a>Permalink</a></div></div>"
    )
    found = read(each(record)).comments
    assert [(c.author, c.text) for c in found] == list(zip(NAMES, TEXTS, strict=True))


def test_a_name_by_its_place_stands_on_one_line_and_is_no_address() -> None:
    record = (
        '<div class="comments" id="comment-{n}"><div class="ratings"><div>{n}</div><div>0</div><div>Flag as Offensive</div></div>'
        '<b>{name}</b> <span>on <a rel="nofollow" href="/c/{n}">{n} May 2020, 15:38</a> said:</span>'
        '<div class="comment-text">{text}<br><a href="http://a.example/user/9/log">http://a.example/user/9/log</a></div></div>'
    )
    assert authors(each(record)) == list(NAMES)


@pytest.mark.parametrize(
    ("said", "declared"),
    [
        ("<h3>12 Comments</h3><p>Show the first 3 comments</p>", 12),
        ("<h3>Comments 12</h3><p>Pending comments 40</p>", 12),
        ("<h3>12条评论</h3>", 12),
        ("<h3>跟贴 12</h3>", 12),
    ],
)
def test_a_part_of_the_comments_is_not_all_that_there_are(said: str, declared: int) -> None:
    record = '<div class="comment"><b class="author">{name}</b> <i class="date">{n} May 2020</i><p>{text}</p></div>'
    assert read(said + each(record)).comments_declared == declared


def test_the_count_may_stand_right_below_the_last_comment() -> None:
    record = '<div class="comment"><b class="author">{name}</b> <i class="date">{n} May 2020</i><p>{text}</p></div>'
    assert read(f"{each(record)}<p>3 comments displayed</p>").comments_declared == 3
    assert read(f"{each(record)}<p>{BODY}</p><p>9 comments elsewhere</p>").comments_declared is None


def test_answers_stand_in_a_box_named_after_what_they_answer() -> None:
    record = '<div class="comment_item" id="comment_{id}"><b class="author">{name}</b> <i class="date">{n} May 2020</i><p>{text}</p></div>'
    boxes = "".join(
        record.format(id=10 * n, n=n, name=f"{name} A", text=text)
        + f'<div class="comment_children" id="comment_children_{10 * n}">'
        + (record.format(id=10 * n + 1, n=n, name=name, text=text[::-1]) if n > 1 else "")
        + "</div>"
        for n, (name, text) in enumerate(zip(NAMES, TEXTS, strict=True), start=1)
    )
    found = read(f'<div class="comments">{boxes}</div>').comments
    assert [c.parent_key for c in found] == [None, None, "20", None, "30"]


def test_what_only_the_staff_may_click_makes_nobody_staff() -> None:
    record = (
        '<div class="comment"><b class="author">{name}</b> <i class="date">{n} May 2020</i><p>{text}</p>'
        '<div class="comment-staff-utils"><a>Feature</a></div></div>'
    )
    assert {c.badge for c in read(each(record)).comments} == {None}


def test_what_everybody_has_is_no_badge() -> None:
    record = (
        '<li class="comment"><b class="author">{name}</b> <span class="admin-badge"></span><time datetime="2019-05-0{n}">'
        "{n} May 2019</time><p>{text}</p></li>"
    )
    assert {c.badge for c in read(f"<ol>{each(record)}</ol>").comments} == {None}


def test_an_empty_place_for_a_badge_is_none_and_a_filled_one_is() -> None:
    record = (
        '<li class="comment"><b class="author">{name}</b> <span id="author-comment-badge"></span><time datetime="2019-05-'
        '0{n}">{n} May 2019</time><p>{text}</p></li>'
    )
    filled = each(record).replace('badge"></span>', 'badge"><i class="icon"></i></span>', 1)
    assert [c.badge for c in read(f"<ol>{filled}</ol>").comments] == ["author", None, None]


def test_who_pinned_a_comment_may_be_said_beside_that() -> None:
    record = (
        '<li class="comment"><div class="pinned-badge">{subject}</div><b class="author">{name}</b> <time datetime="2019-'
        '05-0{n}">{n} May 2019</time><p>{text}</p></li>'
    ).replace("{subject}", "Pinned by @harbour_walks")
    others = (
        each(record)
        .replace("Pinned by @harbour_walks", "")
        .replace("</div><b", "Pinned by @harbour_walks</div><b", 1)
    )
    assert [c.kind for c in read(f"<ol>{others}</ol>").comments] == ["pinned", "comment", "comment"]


def test_a_number_before_the_month_is_no_day_where_one_follows_it() -> None:
    record = (
        '<div class="comment"><b class="author">{name}</b><div class="comment-meta">Reply #{n}<div>Oct. 9, 2010 - 7:28 AM</div></div>'
        "<p>{text}</p></div>"
    )
    assert [c.published for c in read(each(record)).comments] == ["2010-10-09T07:28"] * 3


def test_what_a_site_calls_a_member_stands_above_the_name() -> None:
    record = (
        '<div class="comment_item" id="comment_{n}"><div class="author_name has_title"><div>SITE SUPER USER</div>'
        '<a href="/m/{n}">{name}</a><div class="bio">Onward through the fog!</div></div>'
        '<div class="badges_text">This member has no badges</div><div class="comment_body">{text}</div>'
        '<div class="comment_time">{n} May 2020, 11:26</div></div>'
    )
    found = read(each(record)).comments
    assert [(c.author, c.text) for c in found] == list(zip(NAMES, TEXTS, strict=True))


def test_who_is_quoted_and_what_they_said_are_nothing_of_the_record_s_own() -> None:
    said = "The ramp fell off on Sunday and nobody on the pier had seen it coming, the men said."
    answer = '<blockquote><cite>Marga wrote:</cite> <time datetime="2020-02-04T10:00">4 February</time> {said}</blockquote><p>{text}</p>'
    record = '<div class="cmt"><div><b>{name}</b> <i>{day} Feb 2020, 12:30</i></div><div>{said}</div><a>Reply</a></div>'
    records = "".join(
        record.format(name=name, day=day, said=text)
        for name, day, text in (
            ("Marga", 4, said),
            ("old_salt", 5, answer.format(said=said, text="It did not fall off by itself, mind you.")),
            ("Piet V.", 6, answer.format(said="The ramp fell off.", text="Who pays for it?")),
        )
    )
    read = read_page(
        f"<html><title>Ferry</title><body><h3>3 comments</h3><div>{records}</div></body></html>"
    ).comments
    assert [(c.author, c.published) for c in read] == [
        ("Marga", "2020-02-04T12:30"),
        ("old_salt", "2020-02-05T12:30"),
        ("Piet V.", "2020-02-06T12:30"),
    ]
    assert [c.text.splitlines()[-1] for c in read[1:]] == [
        "It did not fall off by itself, mind you.",
        "Who pays for it?",
    ]


def test_a_long_quotation_called_a_text_is_not_taken_for_the_answer() -> None:
    quoted = '<div class="quoted"><span class="from">{whom}</span><p class="content">{said}</p><a>顶 5</a><a>回复</a></div>'
    item = '<div class="tie-item" id="t{n}"><span class="nick">{name}</span><span class="postTime">2018-06-04 07:0{n}:11</span>{quoted}<p class="tie-content">{text}</p><a>回复</a></div>'
    long = "六万变三万八,中间的两万二去哪儿了?谁能说清楚呢,反正我说不清楚。"
    records = item.format(n=1, name="老李", quoted="", text=long) + "".join(
        item.format(n=n, name=name, quoted=quoted.format(whom="老李", said=long), text=text)
        for n, name, text in ((2, "过路的风", "你懂的"), (3, "祝平安", "谢谢"))
    )
    read = read_page(
        f'<html lang="zh"><title>征地</title><body><div class="tie-list">{records}</div></body></html>'
    ).comments
    assert [(c.author, c.text.splitlines()[-1]) for c in read] == [
        ("老李", long),
        ("过路的风", "你懂的"),
        ("祝平安", "谢谢"),
    ]
    assert not any("回复" in c.text for c in read)


def test_a_date_for_machines_inside_the_one_that_is_shown_is_part_of_it() -> None:
    date = '<span class="date"><abbr title="2020-05-0{n}T10:00:00Z">{n} May</abbr> 2020, 10:00</span>'
    record = f'<div class="comment" id="c{{n}}"><b class="author">{{name}}</b> {date}<p>{{text}}</p></div>'
    found = read(each(record)).comments
    assert [(c.shown, c.published) for c in found] == [
        (f"{n} May 2020, 10:00", f"2020-05-0{n}T10:00:00+00:00") for n in (1, 2, 3)
    ]
    assert [c.text for c in found] == list(TEXTS)


@pytest.mark.parametrize(
    "author",
    [
        '<span class="author"><a href="/u/{n}">{name}</a> <span>(1{n})</span></span>',
        '<span class="in-reply-to"><b class="author">Dee Dow</b></span> <b class="author">{name}</b>',
        '<b class="user">Regular</b> <span class="comment-author"><span class="name">{name}</span></span>',
        "<p>On May 3, 2012 at 9:4{n} pm, {name} said...</p>",
    ],
)
def test_what_stands_beside_a_name_is_none_of_it(author: str) -> None:
    record = (
        f'<div class="comment" id="c{{n}}">{author} <i class="date">{{n}} May 2020</i><p>{{text}}</p></div>'
    )
    assert authors(each(record)) == list(NAMES)


def test_a_stub_in_the_place_of_the_name_names_nobody() -> None:
    record = '<div class="comment" id="c{n}"><b class="author">{name}</b> <i class="date">May {n}, 2019</i><p>{text}</p></div>'
    last = read(each(record) + record.format(n=4, name="[deleted]", text="[removed]")).comments[-1]
    assert (last.author, last.kind) == (None, "deleted")


@pytest.mark.parametrize("said", ["+1", "Reply", "5 May 2020", "Yes"])
def test_all_that_stands_in_the_element_of_the_text_is_the_text(said: str) -> None:
    record = (
        '<div class="comment" id="c{n}"><b class="author">{name}</b> <i class="date">May {n}, 2019</i>'
        '<div class="comment-text">{text}</div></div>'
    )
    last = read(each(record) + record.format(n=4, name="Dee Dow", text=said)).comments[-1]
    assert (last.author, last.text) == ("Dee Dow", said)


def test_a_link_to_older_comments_tells_that_the_page_holds_a_part() -> None:
    record = '<div class="comment" id="c{n}"><b class="author">{name}</b> <i class="date">May {n}, 2019</i><p>{text}</p></div>'
    assert read(each(record) + "<p><a href='?page=2'>Older comments</a></p>").comments_partial is True
    assert read(each(record) + "<p><a href='?page=2'>Older reports</a></p>").comments_partial is None


def test_plus_one_alone_is_a_text() -> None:
    record = '<div class="comment" id="c{n}"><b class="author">{name}</b> <i class="date">May {n}, 2019</i><p>{text}</p></div>'
    last = read(each(record) + record.format(n=4, name="Dee Dow", text="+1")).comments[-1]
    assert (last.author, last.text) == ("Dee Dow", "+1")


def test_a_name_that_is_said_a_second_time_is_none_of_the_text() -> None:
    record = (
        '<div class="comment" id="c{n}"><b class="author">{name}</b> <i class="date">May {n}, 2019</i>'
        "<p>— {name} —</p><p>{text}</p></div>"
    )
    assert [(c.author, c.text) for c in read(each(record)).comments] == list(zip(NAMES, TEXTS, strict=True))


def test_a_clock_for_machines_beside_a_date_is_part_of_the_time() -> None:
    date = (
        '<time datetime="2020-05-0{n}">{n} May 2020</time> <time datetime="2020-05-0{n}T10:15">10:15</time>'
    )
    record = f'<div class="comment" id="c{{n}}"><b class="author">{{name}}</b> {date}<p>{{text}}</p></div>'
    found = read(each(record)).comments
    assert [(c.shown, c.text) for c in found] == [
        (f"{n} May 2020 10:15", text) for n, text in enumerate(TEXTS, start=1)
    ]


def test_what_stands_in_an_element_for_times_is_shown_though_nobody_can_read_it() -> None:
    record = '<div class="comment"><b class="author">{name}</b> <time>{n} xq.</time><div class="text"><p>{text}</p></div></div>'
    assert [comment.shown for comment in read(each(record)).comments] == ["1 xq.", "2 xq.", "3 xq."]


@pytest.mark.parametrize(
    "head",
    ["<span>Ann Holm</span> <span>8 May, 7:48</span>", "<p>Ann Holm</p><p>8 May, 7:48</p>"],
    ids=["on one line", "on two"],
)
def test_initials_above_the_only_name_stand_for_a_picture(head: str) -> None:
    record = f'<li class="x5"><div class="a7">AH</div><div class="c8">{head}</div><div class="t1"><p>{TEXTS[0]}</p></div></li>'
    (comment,) = read(
        f'<section id="comments"><h2>1 comment</h2><ul class="l4">{record}</ul></section>'
    ).comments
    assert (comment.author, comment.text) == ("Ann Holm", TEXTS[0])


@pytest.mark.parametrize(
    "votes",
    [
        '<span class="up"><i></i><b class="vote-count">7</b></span><span class="down"><i></i><b class="vote-count">2</b></span>',
        '<div><button aria-label="Stem op"><svg></svg></button><span class="votes">7</span><button aria-label="Stem ned"><svg></svg></button><span class="votes">2</span></div>',
        '<div><button>Svar</button><button aria-label="Tykkää"><svg></svg></button><span>7</span><button aria-label="Ei meeldi"><svg></svg></button><span>2</span></div>',
        "<button><span>Patinka</span><span>7</span></button><button><span>Nepatinka</span><span>2</span></button>",
    ],
    ids=["a box for each", "a button before each", "among other buttons", "words in buttons"],
)
def test_either_kind_of_votes_may_be_counted_alike(votes: str) -> None:
    record = f'<div class="comment"><b class="author">{{name}}</b> <time>1 May 2020, 10:0{{n}}</time><p>{{text}}</p>{votes}</div>'
    assert {(comment.likes, comment.dislikes) for comment in read(each(record)).comments} == {(7, 2)}


def test_a_bare_number_beside_the_heading_alone_counts_what_it_heads() -> None:
    record = '<div class="comment"><b class="author">{name}</b> <time>1 May 2020, 10:0{n}</time><p>{text}</p></div>'
    box = '<div class="k1"><h2>Comments</h2><div>3</div></div>'
    assert read(f"<section>{box}{each(record)}</section>").comments_declared == 3


@pytest.mark.parametrize(
    ("tabs", "declared"),
    [
        ('<button role="tab"><span>14 reacties</span></button><button role="tab">Mijn profiel</button>', 14),
        (
            '<button role="tab">Leden (9 reacties)</button><button role="tab">Gasten (5 reacties)</button>',
            None,
        ),
        ("<button>2 antwoorden</button>", None),
    ],
    ids=["of all", "of some each", "of answers"],
)
def test_a_tab_above_the_comments_may_count_them(tabs: str, declared: int | None) -> None:
    record = '<div class="comment"><b class="author">{name}</b> <time>1 mei 2020, 10:0{n}</time><p>{text}</p></div>'
    assert (
        read(f"<section><div>{tabs}</div>{each(record)}</section>", lang="nl").comments_declared == declared
    )


@pytest.mark.parametrize("said", ["Yes", "2019", "(42)", "x"])
@pytest.mark.parametrize("box", ["<p>{}</p>", '<div class="commtext c00">{}</div>'])
def test_a_paragraph_may_say_what_buttons_say(said: str, box: str) -> None:
    records = "".join(
        f'<div class="comment" id="c{n}"><a class="user" href="/u/{n}">{name}</a> <time datetime="2020-05-0{n}">{n} May 2020</time>'
        f'{box.format(said if n == 2 else text)}<div class="reply"><p><a href="#">reply</a></p></div></div>'
        for n, (name, text) in enumerate(zip(NAMES, TEXTS, strict=True), start=1)
    )
    assert [comment.text for comment in read(records).comments] == [TEXTS[0], said, TEXTS[2]]


def test_a_record_with_nothing_but_buttons_has_no_text() -> None:
    record = '<div class="comment"><b class="author">{name}</b> <time>1 May 2020, 10:0{n}</time>{said}<p>Reply</p></div>'
    records = "".join(
        record.format(n=n, name=name, said=f"<p>{text}</p>" if n != 2 else "")
        for n, (name, text) in enumerate(zip(NAMES, TEXTS, strict=True), start=1)
    )
    assert [comment.text for comment in read(records).comments] == [TEXTS[0], TEXTS[2]]


def test_what_is_called_a_comment_s_score_counts_its_votes() -> None:
    record = '<div class="comment"><b class="author">{name}</b> <time>1 May 2020, 10:0{n}</time><p>{text}</p><span class="cmt-score">{n}7</span></div>'
    assert [comment.likes for comment in read(each(record)).comments] == [17, 27, 37]


@pytest.mark.parametrize(("heading", "lang"), [("Diskusia (3)", "sk"), ("Diskuze <span>3</span>", "cs")])
def test_a_discussion_is_counted_as_comments_are(heading: str, lang: str) -> None:
    record = '<div class="prispevok"><b class="nick">{name}</b> <time>{n}. 5. 2020 10:0{n}</time><p>{text}</p></div>'
    assert read(f"<div><h3>{heading}</h3>{each(record)}</div>", lang=lang).comments_declared == 3


@pytest.mark.parametrize(
    "button",
    ['<time datetime="2012-05-0{n}">{n} hours ago</time>', "{n} May 2012, 9:4{n}"],
    ids=["element", "words"],
)
def test_a_time_in_a_button_is_seen(button: str) -> None:
    record = (
        '<div class="comment" id="c{n}"><b class="user">{name}</b> <button>'
        + button
        + "</button><p>{text}</p></div>"
    )
    comments = read(f'<div id="thread">{each(record)}</div>').comments
    assert [comment.author for comment in comments] == list(NAMES)
    assert [(comment.published or "")[:10] for comment in comments] == [
        "2012-05-01",
        "2012-05-02",
        "2012-05-03",
    ]
    assert [(comment.shown or "").count("hours" if "hours" in button else "May") for comment in comments] == [
        1
    ] * 3
    assert [comment.text for comment in comments] == list(TEXTS)


def test_what_a_button_offers_to_be_sorted_by_is_no_time() -> None:
    record = '<div class="comment"><b class="user">{name}</b> {n} May 2012<p>{text}</p><button>Today</button></div>'
    comments = read(f'<div id="comments">{each(record)}</div>').comments
    assert [comment.text for comment in comments] == list(TEXTS)


def test_the_name_may_be_written_straight_into_a_button() -> None:
    record = '<div class="comment"><button class="user--name">{name}</button> <i>{n} May 2012</i><p>{text}</p></div>'
    assert authors(f'<div id="comments">{each(record)}</div>') == list(NAMES)


@pytest.mark.parametrize(
    "hidden", ["", " hidden", ' style="display:none"'], ids=["shown", "hidden", "by style"]
)
def test_a_shortened_text_beside_the_whole_one_is_not_read_twice(hidden: str) -> None:
    record = (
        '<div class="comment"><b class="user">{name}</b> <i>{n} May 2012</i><div class="text">'
        f'<span class="short">{{text:.22}}...</span><span class="full"{hidden}>{{text}}</span>'
        ' <a class="more" href="#">Devamını oku</a></div></div>'
    )
    comments = read(f'<div id="comments">{each(record)}</div>').comments
    assert [comment.text for comment in comments] == list(TEXTS)


def test_a_paragraph_may_begin_as_the_one_before_it_broke_off() -> None:
    record = (
        '<div class="comment"><b class="user">{name}</b> <i>{n} May 2012</i><div class="text">'
        "<p>{subject} comes...</p><p>{subject} comes first, says {name}.</p></div></div>"
    )
    comments = read(f'<div id="comments">{each(record)}</div>').comments
    assert [comment.text.count("\n\n") for comment in comments] == [1] * 3


@pytest.mark.parametrize(
    "head",
    [
        '{name} · {n} May 2012 · <a href="#c{n}">#</a>',
        '{name} — {n} May 2012, 9:4{n} — <a href="#c{n}">Reply</a>',
        "({name}, {n} May 2012, 9:4{n})",
        "{name} / {n} May 2012",
        "#{n} by {name} at {n} May 2012",
    ],
    ids=["number", "reply", "brackets", "stroke", "by"],
)
def test_signs_and_links_around_a_time_in_the_element_of_the_name_are_none_of_it(head: str) -> None:
    record = f'<li class="comment" id="c{{n}}"><h4 class="commentauthor">{head}</h4><p>{{text}}</p></li>'
    assert authors(f'<ol class="comments">{each(record)}</ol>') == list(NAMES)


@pytest.mark.parametrize("said", ["postato da", "Комментарий от", "Kommentar von:", "написано від"])
def test_the_name_is_the_link_behind_the_words_for_by(said: str) -> None:
    record = (
        f'<li class="comment"><i>{{n}}.5.2012</i> <span class="commentAuthor">{said} <a href="#">{{name}}</a></span>'
        "<p>{text}</p></li>"
    )
    assert authors(f'<ul class="comments">{each(record)}</ul>') == list(NAMES)


@pytest.mark.parametrize(
    "said",
    [
        "Unregistered comment hidden. Show hidden text",
        "Comment flagged as junk; click to show",
        "This comment is hidden, click here to view it",
    ],
)
def test_what_says_that_a_comment_is_hidden_is_none_of_it(said: str) -> None:
    first = f'<div class="tx"><p class="note">{said}</p><div style="display:none">{TEXTS[0]}</div></div>'
    record = '<div class="comment" id="c{n}"><b class="author">{name}</b> <i>May {n}, 2012</i>'
    comments = each(f'{record}<div class="tx">{{text}}</div></div>').replace(
        f'<div class="tx">{TEXTS[0]}</div>', first
    )
    assert [comment.text for comment in read(f"<div id=comments>{comments}</div>").comments] == list(TEXTS)


def test_how_many_answers_there_are_to_see_is_none_of_the_text() -> None:
    record = '<div class="comment"><b class="author">{name}</b> <i>May {n}, 2012</i><div>{text}</div></div>'
    tools = "<div class=tools>Like this <a>Reply</a> <a>View all 2 replies</a></div></div>"
    comments = each(record).replace(f"{TEXTS[0]}</div></div>", f"{TEXTS[0]}</div>{tools}")
    page = read(f"<div id=comments>{comments}</div>")
    assert [comment.text for comment in page.comments] == list(TEXTS)


def test_quotation_marks_around_every_text_are_the_site_s() -> None:
    record = '<div class="comment" id="c{n}"><b class="author">{name}</b> <i>May {n}, 2012</i><p>&quot; {text} &quot;</p></div>'
    assert [comment.text for comment in read(f"<div id=comments>{each(record)}</div>").comments] == list(
        TEXTS
    )


@pytest.mark.parametrize(
    ("votes", "found"),
    [
        ('<a class="karma-down">down</a> <b class="karma">3</b> <a class="karma-up">up</a>', (3, None)),
        ('<b class="scoreNum">0</b> <a class="up" title="Thumb up"></a><a class="down" title="Thumb down"></a>', (0, None)),
        ('<b class="scoreButton" title="Score: 0">0</b>', (0, None)),
        ('<a class="vote-good"></a><a class="vote-poor"></a><b class="vote-none">4</b>', (4, None)),
        ('<b class="rated" title="12 up, 3 down">9 <img src="thumb.gif"></b>', (12, 3)),
        ('<b class="rec">[Recommended by 14 readers]</b>', (14, None)),
        ('<b class="recs">1 rec</b>', (1, None)),
        ('<div class="pts">410<br><b>Points</b></div><div class="rate"><a class="rate-up"></a> <b class="rate-count">3</b></div>', (3, None)),
        ('<div class="pts">410<br><b>Points</b></div>', (410, None)),
    ],
    ids=["between its buttons", "before them", "in a title", "behind both", "a sum", "in brackets", "one", "points of who writes", "points"],
)  # fmt: skip
def test_a_sum_of_votes_is_told_by_its_name_its_title_and_its_buttons(
    votes: str, found: tuple[int | None, int | None]
) -> None:
    record = f'<div class="comment" id="c{{n}}"><b class="author">{{name}}</b> <i class="date">May {{n}}, 2019</i>{votes}<p>{{text}}</p></div>'
    read_so = read(each(record)).comments
    assert [(c.likes, c.dislikes) for c in read_so] == [found] * 3
    assert [c.text for c in read_so] == list(TEXTS)


def test_a_web_component_may_have_its_score_in_an_attribute() -> None:
    record = '<x-comment class="comment" score="{n}7"><b class="author">{name}</b> <time>May {n}, 2019</time><p>{text}</p></x-comment>'
    assert [c.likes for c in read(each(record)).comments] == [17, 27, 37]


def test_a_record_called_author_among_others_is_the_author_s() -> None:
    record = '<div class="comment {kind}" id="c{n}"><b class="name">{name}</b> <i class="date">May {n}, 2019</i><p>{text}</p></div>'
    kinds = ("reader", "author", "reader")
    some = "".join(
        record.format(kind=kind, n=n, name=name, text=text)
        for n, (kind, name, text) in enumerate(zip(kinds, NAMES, TEXTS, strict=True), start=1)
    )
    assert [c.badge for c in read(some).comments] == [None, "author", None]
    assert not any(c.badge for c in read(some.replace("reader", "author")).comments)


def test_a_clock_that_is_shown_is_kept_where_machines_are_told_the_day_alone() -> None:
    record = (
        '<div class="comment" id="c{n}"><b class="author">{name}</b> <i class="date" data-date="2019-05-0{n}">{n} May 2019,'
        " 14:0{n}</i><p>{text}</p></div>"
    )
    assert [c.published for c in read(each(record)).comments] == [f"2019-05-0{n}T14:0{n}" for n in (1, 2, 3)]


def test_when_a_member_joined_is_no_time_of_a_comment() -> None:
    record = (
        "<div id='comment-id-{n}'><div class=bcomment><div class=dtop><ul class=reset><li><h4><a href='/user/{n}'>{name}</a></h4>"
        "<li>12 September 2016 1{n}:20</ul><ul class='cmsep reset'><li>Group: Visitors<li>Registered: 3.02.2014<li>Comments: {n}"
        "</ul></div><div class=dcont><div id='comm-id-{n}'>{text}</div></div></div></div>"
    )
    found = read(f"<h2>Comments:</h2><div id=dle-comments-list>{each(record)}</div>").comments
    assert [(c.author, c.published, c.text) for c in found] == [
        (name, f"2016-09-12T1{n}:20", text)
        for n, (name, text) in enumerate(zip(NAMES, TEXTS, strict=True), start=1)
    ]


def test_blanks_of_a_source_around_a_number_change_nothing() -> None:
    record = (
        '<div class="comment" id="c{n}"><b class="author">{name}</b> <i class="date">May {n}, 2019</i><p>{text}</p>'
        '<span class="vote-up"></span><span class="vote-result">{pad}{n}{pad}</span></div>'
    )
    close, wide = (each(record.replace("{pad}", pad)) for pad in ("", "\n" + 40 * " "))
    assert [c.likes for c in read(close).comments] == [1, 2, 3]
    assert read(wide).comments == read(close).comments


@pytest.mark.parametrize("day", ["So", "Mo", "wo", "Mié"])
def test_a_short_day_of_the_week_is_part_of_the_time_where_nothing_else_stands_with_it(day: str) -> None:
    record = (
        '<div class="post" id="p{n}"><p class="author">von <b class="username">{name}</b> » '
        f"<time>{day} 2{{n}}. Nov 2020, 16:03</time></p><p>{{text}}</p></div>"
    )
    found = read(f'<div id="comments">{each(record)}</div>').comments
    assert [comment.shown for comment in found] == [f"{day} 2{n}. Nov 2020, 16:03" for n in (1, 2, 3)]


def changed(below: str) -> str:
    """Return three comments, the first with something below its text."""
    record = (
        '<div class="comment"><cite class="author">{name}</cite> <time>{n} May 2024, 12:09</time>'
        '<div class="content"><p>{text}</p></div></div>'
    )
    return f'<div id="comments">{each(record).replace("</p></div>", f"</p>{below}</div>", 1)}</div>'


@pytest.mark.parametrize("box", ['<p class="edited">{}</p>', "<div>{}</div>", "<br><br><i>{}</i>"])
@pytest.mark.parametrize(
    "note",
    [
        "[Reactie gewijzigd door Bo Berg op 22 juli 2024 15:50]",
        "[Bearbeitet von Bo Berg am 22.07.2024]",
        "Edited by Bo Berg on July 22, 2024 at 3:50 pm",
        "This post was last edited by Bo Berg: July 22, 2024 at 3:50 pm",
        "Zuletzt geändert von Bo Berg am 22.07.2024, 15:50, insgesamt 2-mal geändert.",
        "Modifié par Bo Berg le 22 juillet 2024 à 15:50",
        "Editado por Bo Berg el 22 julio 2024 15:50",
        "Сообщение отредактировал Bo Berg - 22.07.2024, 15:50",
        "Edytowane przez Bo Berg dnia 22.07.2024 15:50",
    ],
)
def test_a_note_below_a_text_that_it_was_changed_is_none_of_it(note: str, box: str) -> None:
    found = read(changed(box.format(note))).comments
    assert [(c.text, c.shown) for c in found] == [
        (text, f"{n} May 2024, 12:09") for n, text in enumerate(TEXTS, start=1)
    ]


@pytest.mark.parametrize(
    "said", ["Edited on May 22, 2024: it was Tuesday.", "Edited by a child.", "The bill was changed in 2024."]
)
def test_what_a_reader_adds_to_a_text_is_part_of_it(said: str) -> None:
    found = read(changed(f"<p>{said}</p>")).comments
    assert [c.text for c in found] == [f"{TEXTS[0]}\n\n{said}", *TEXTS[1:]]


@pytest.mark.parametrize("shown", ["12 มี.ค. 2556 15:32 น.", "May 3, 2012 9:40 p.m."], ids=["th", "en"])
def test_the_stop_of_an_abbreviation_belongs_to_the_time(shown: str) -> None:
    record = (
        '<table class="c"><tr><td class="CommentBody">{text}</td></tr><tr><td class="CommentBy" align="right"><b>{name}</b><br>'
        f"{shown}</td></tr></table>"
    )
    page = read(f'<div class="CommentHead">ความคิดเห็น (3)</div><div id="CommentList">{each(record)}</div>')
    assert [comment.shown for comment in page.comments] == [shown] * 3
