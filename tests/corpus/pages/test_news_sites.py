"""Comments as newspapers' own systems write them: votes, hidden badges, names in attributes, subjects, stubs."""

from __future__ import annotations

import pytest

from commentariat.corpus.pages import read_page
from commentariat.corpus.records import SourceComment

TEXTS = ("Who is to pay for it?", "All of us, as with the last one.", "It was never about the money.")
NAMES = ("Ann Holm", "Bo", "Cy Day")


def read(record: str, *, head: str = "", others: tuple[str, ...] = ()) -> list[SourceComment]:
    """Return the comments of a page whose records are made after a pattern; `others` fill `{other}`, one a record."""
    others = others or ("", "", "")
    records = "".join(
        record.format(n=n, name=name, text=text, other=other)
        for n, (name, text, other) in enumerate(zip(NAMES, TEXTS, others, strict=True), start=1)
    )
    page = read_page(
        "<title>Truce holds</title><h1>Truce holds</h1><p>The truce held for a second day on Monday, monitors said.</p>"
        f"<section id=comments><h2>{head or '3 comments'}</h2>{records}</section>"
    )
    return list(page.comments)


def record(before: str = "", after: str = "", *, text: str = "<p>{text}</p>") -> str:
    return (
        '<div class="comment" id="comment-{n}"><b class="author">{name}</b> <time datetime="2012-05-0{n}T09:40">{n} May 2012'
        f"</time>{before}<div class=comment-text>{text}</div>{after}</div>"
    )


@pytest.mark.parametrize(
    ("votes", "found"),
    [
        ("<p class=rating-total><i>rated </i><b class=value>+{n}4</b></p>", (24, None)),
        ("<a>+</a><a>-</a> <span><b>{n}8</b> <b>{n}</b></span>", (28, 2)),
        ("<ul><li><span class=rating-text>{n}1 Personen gefällt das.</span></ul>", (21, None)),
        ("<p>{n} personnes aiment ça</p>", (2, None)),
        ("<span class=scoreButton>+{n}</span>", (2, None)),
        ("<p>({n}4+ / {n}-)</p>", (24, 2)),
        ("<i class=likeSum>+{n}</i> <a class=likeYes>Yes <i class=yesCount>+{n}4</i></a> <a class=likeNo>No <i class=noCount>"
         "-{n}</i></a>", (24, 2)),
        ("<button class=voto-positivo title=Curtir>2{n}</button><button class=voto-negativo title='Não curtir'>{n}</button>",
         (22, 2)),
        ("<button class=respect-button><i>thumb_up</i><span class=respect-count>{n}5</span></button>", (25, None)),
    ],
)  # fmt: skip
def test_votes_are_read_as_the_site_counts_them(votes: str, found: tuple[int | None, int | None]) -> None:
    comments = read(record(after=votes))

    assert [comment.text for comment in comments] == list(TEXTS)
    assert (comments[1].likes, comments[1].dislikes) == found


def test_smileys_and_emojis_that_are_pictures_are_read() -> None:
    faces = (
        '<img src="/images/smilies/icon_smile.gif" alt=":)">',
        '<img class="emoji" alt="🙂">',
        "<img alt=bridge src=b.png>",
    )
    comments = read(record(text="<p>{text} {other}</p>"), others=faces)

    assert [comment.text for comment in comments] == [f"{TEXTS[0]} :)", f"{TEXTS[1]} 🙂", TEXTS[2]]


def test_who_liked_a_comment_may_stand_in_the_box_of_its_text() -> None:
    likes = "<p class=comment-likes><a href=?like>Curtir</a> <span>Curtido por <a href=#>{n} pessoas</a></span></p>"

    assert [comment.text for comment in read(record(text="<p>{text}</p>" + likes))] == list(TEXTS)


def test_a_count_beside_the_title_of_another_report_is_none_of_this_one() -> None:
    others = (
        "<ul><li>3 May <a href=/b>The trouble with bunting</a> <b>61 Comments</b>"
        "<li>4 May <a href=/c>Whose verge is it anyway?</a> <b>12 Comments</b></ul>"
    )
    records = record().format(n=1, name="Ann", text=TEXTS[0])
    page = read_page(
        "<title>A</title><h1>Truce holds</h1><p>The truce held for a second day on Monday.</p>"
        f"<div>{others}</div><div id=comments><h3>Comments</h3>{records}</div>"
    )

    assert page.comments_declared is None


def test_a_badge_that_is_hidden_is_none_and_no_text() -> None:
    badge = (
        '<div class="d-comment__pick {other}"><span class="d-comment__pick-text">Courier Pick</span></div>'
    )
    comments = read(record(badge), others=("", "u-h", "u-h"))

    assert [comment.badge for comment in comments] == ["pick", None, None]
    assert [comment.text for comment in comments] == list(TEXTS)


def test_a_name_on_the_button_of_a_component_is_told_by_its_attribute() -> None:
    component = (
        '<x-posting id="posting-{n}" class="posting"><article><x-posting--user communityname="{name}"><x-menu><button>'
        "<span>{name}</span><i>{n}</i></button></x-menu></x-posting--user><span class=posting--user-badge>Regular</span>"
        '<time datetime="2022-10-0{n}T08:15:22">{n}. Oktober 2022, 08:15</time><div class="posting--content">{text}</div>'
        "<button>antworten</button></article></x-posting>"
    )
    comments = read(component, head="3 Postings")

    assert [(comment.author, comment.text) for comment in comments] == list(zip(NAMES, TEXTS, strict=True))


def test_a_subject_of_one_comment_among_many_or_without_a_text_is_kept() -> None:
    subject = "<h4 class=comment-title>{other}</h4>"
    one = read(record(subject), others=("", "Mind the gap", ""))
    assert [comment.text for comment in one] == [TEXTS[0], f"Mind the gap\n{TEXTS[1]}", TEXTS[2]]

    said = ("Mind the gap", "Ahem", "Enough of this")
    assert [comment.text for comment in read(record(subject, text=""), others=said)] == list(said)


@pytest.mark.parametrize(
    "stub", ["Viesti on poistettu sääntöjen vastaisena.", "This comment has been rejected by a moderator"]
)
def test_why_a_comment_was_taken_down_may_be_told(stub: str) -> None:
    comments = read(record().replace("{text}", "{other}"), others=(TEXTS[0], stub, TEXTS[2]))

    assert [comment.kind for comment in comments] == ["comment", "deleted", "comment"]


def test_how_long_a_comment_may_be_is_no_count_of_them() -> None:
    page = read_page(
        "<title>A</title><h1>Truce holds</h1><p>The truce held for a second day on Monday.</p><div id=comments>"
        f"<p>Escreva o seu comentário (1000 caracteres)</p>{record().format(n=1, name='Ann', text=TEXTS[0])}</div>"
    )

    assert page.comments_declared is None


def said(n: int, *, inner: str = "", name: str = "Ann") -> str:
    return (
        f'<article><b class=name>{name} {n}</b> <time datetime="2022-10-0{n}T08:15">{n} Oct</time><p class=comment>It was no. {n}'
        f" of many, and not the last of them.</p><a>Reply</a></article>{inner}"
    )


def parents(thread: str, *, count: int) -> list[int | None]:
    """Return the place of the comment that each comment of a page answers."""
    page = read_page(
        "<title>Truce holds</title><h1>Truce holds</h1><p>The truce held for a second day on Monday, monitors said.</p>"
        f"<section id=comments><h2>{count} comments</h2>{thread}</section>"
    )
    places = {comment.key: place for place, comment in enumerate(page.comments) if comment.key}
    assert len(page.comments) == count
    return [places.get(comment.parent_key) for comment in page.comments]


def test_answers_that_outnumber_what_they_stand_in_do_not_stand_for_all() -> None:
    answers = "".join(f'<li class="replyListItem">{said(n)}</li>' for n in (2, 3))
    first = said(1, inner=f'<ul class="reply-list">{answers}</ul>')
    thread = f'<ul><li class="commentListItem">{first}</li><li class="commentListItem">{said(4)}</li></ul>'

    assert parents(thread, count=4) == [None, 0, 0, None]


def test_how_deep_answers_are_is_told_by_class_or_by_the_box_beside_what_they_answer() -> None:
    levels = "".join(f'<div class="contribution lev{n}">{said(n)}</div>' for n in (1, 2, 3))
    assert parents(levels, count=3) == [None, 0, 1]

    answers = f'<div class="sub_comment"><div class="comment_item">{said(2)}</div></div>'
    beside = f'<div class="comment_item">{said(1)}</div>{answers}<div class="comment_item">{said(3)}</div>'
    assert parents(beside, count=3) == [None, 0, None]


def test_a_box_of_a_forum_s_threads_is_no_comment() -> None:
    page = read_page(
        "<title>Truce holds</title><h1>Truce holds</h1><p>The truce held for a second day on Monday, monitors said.</p>"
        "<p>Aid followed in the evening, the agency said.</p><h2>Comments (0)</h2><div class=forum><h3>Forum</h3><ul>"
        "<li>tono77: Where are blankets needed? <span>5 minutes ago</span><li>Bypass closed, 12 answers</ul></div>"
    )

    assert page.comments == ()


PINGS = {
    "Genesis": '<div id=pings><h3>Trackbacks</h3><ol class=ping-list><li class="pingback" id=comment-9><cite class=fn><a href="http://b.example/x">'
    "Weekend links | Bo’s</a></cite> <span class=says>says:</span> <a href=#comment-9>7 May 2012 at 8:00</a><p>[…] over at Courier […]"
    "</li></ol></div>",
    "WooThemes": '<h3 id=pings>Trackbacks/Pingbacks</h3><ol class=pinglist><li><span class=author><a href="http://b.example/x">Weekend links | '
    "Bo’s</a></span> - <span class=date>7 May 2012</span> <span class=pingcontent><p>[…] over at Courier […]</p></span></li></ol>",
    "Movable Type": '<div id=trackbacks class=trackbacks><h2>1 TrackBack</h2><div class=trackbacks-content><div class=trackback id=ping-39>'
    '<div class=trackback-header><a href="http://b.example/x">Weekend links | Bo’s</a> on <abbr class=published title="2012-05-07T08:14:00'
    '+00:00">May 7, 2012 8:14 AM</abbr></div><div class=trackback-content><p>[…] over at Courier […]</p></div></div></div></div>',
    "Thesis": '<p>{ 1 trackback }</p><ul id=trackback_list><li><a href="http://b.example/x">Weekend links | Bo’s</a> <span>05.07.12 at 7:42 am'
    "</span></li></ul>",
}  # fmt: skip


@pytest.mark.parametrize("place", ["above", "below"])
@pytest.mark.parametrize("theme", PINGS)
def test_what_links_here_may_stand_in_a_list_of_its_own(theme: str, place: str) -> None:
    records = "".join(record().format(n=n, name=NAMES[n - 1], text=TEXTS[n - 1]) for n in (1, 2, 3))
    thread = f"<p>3 comments</p><ol class=commentlist>{records}</ol>"
    page = read_page(
        "<title>Truce holds</title><h1>Truce holds</h1><p>The truce held for a second day on Monday, monitors said.</p>"
        f"<div id=comments>{PINGS[theme] + thread if place == 'above' else thread + PINGS[theme]}</div>"
    )

    said = [(comment.author, comment.kind) for comment in page.comments]
    ping = ("Weekend links | Bo’s", "pingback")
    own = [(name, "comment") for name in NAMES]
    assert said == ([ping, *own] if place == "above" else [*own, ping])
    assert (page.comments_declared, page.comments_partial) == (3, False)
    assert "Weekend links" not in page.text


def test_a_number_before_a_name_and_a_label_before_its_time_are_none_of_them() -> None:
    thread = "".join(
        f'<div class="response" id="comment-{n}"><div class="author"><span>0{n}</span> {name} </div><a href="#comment-{n}" '
        f'title="Link to comment by {name}: 08/{n + 12}/2009 09:12 AM">2 years ago</a><div class=what><p>{text}</p></div></div>'
        for n, (name, text) in enumerate(zip(NAMES, TEXTS, strict=True), start=1)
    )
    page = read_page(
        "<title>Truce holds</title><h1>Truce holds</h1><p>The truce held for a second day on Monday, monitors said.</p>"
        f"<div id=responses><h2>3 responses</h2>{thread}</div>"
    )

    found = [(comment.author, comment.published) for comment in page.comments]
    assert found == [(name, f"2009-08-{n + 12}T09:12") for n, name in enumerate(NAMES, start=1)]


def test_drupals_names_stand_behind_the_time_and_its_subjects_are_no_names() -> None:
    subjects = ("Did you disable contrib", "It is in the manual,", "Subscribing", "")
    texts = (
        "Did you disable contrib modules first?",
        "It is in the manual, in yellow.",
        "Subscribing",
        "Thank you.",
    )
    names = (
        '<a href="/user/9">merlin_fan</a>',
        '<a href="/user/10">Oda</a>',
        '<a href="/user/11">tom</a>',
        "Anonymous",
    )
    thread = "".join(
        f'<a id="comment-{n}"></a><div class="comment"><h3><a href="/node/2#comment-{n}" class="active">{subject}</a></h3>'
        f'<div class="submitted">Tue, 03/{n + 12}/2010 - 14:22 — {name}</div><div class="content"><p>{text}</p></div>'
        f'<ul class="links"><li><a href="/comment/reply/2/{n}">reply</a></ul></div>'
        for n, (subject, name, text) in enumerate(zip(subjects, names, texts, strict=True), start=1)
    )
    page = read_page(
        "<title>Upgrade</title><h1>Upgrade</h1><p>The upgrade took four hours, and the site was down for two of them.</p>"
        f"<div id=comments>{thread}</div>"
    )

    said = [(comment.author, comment.text) for comment in page.comments]
    assert said == list(zip(("merlin_fan", "Oda", "tom", "Anonymous"), texts, strict=True))


def test_names_for_tests_tell_records_whose_elements_have_no_other() -> None:
    thread = "".join(
        f'<div data-testid="comment-item" role=listitem><div><div data-testid="comment-author">{name}</div><div '
        f'data-testid="comment-timestamp">{n} May 2012</div></div><div data-testid="comment-body"><div>{text}</div></div><div '
        f'role=button data-testid="comment-reply">Reageer</div>'
        + ('<div data-testid="comment-replies">' if n == 2 else "</div></div></div>" if n == 3 else "</div>")
        for n, (name, text) in enumerate(
            zip((*NAMES, "Di"), (*TEXTS, "They never asked us."), strict=True), start=1
        )
    )
    page = read_page(
        "<title>Truce holds</title><h1>Truce holds</h1><p>The truce held for a second day on Monday, monitors said.</p>"
        f'<div data-testid="comments-section"><div data-testid="comments-heading">4 reacties</div>{thread}</div>'
    )

    assert [comment.author for comment in page.comments] == [*NAMES, "Di"]


def test_a_mere_number_may_be_all_that_somebody_writes() -> None:
    comments = read(
        record(text="<p><span>{other}</span></p>"), others=("Well.", "7", "Indeed, and so it is.")
    )

    assert [comment.text for comment in comments] == ["Well.", "7", "Indeed, and so it is."]


def test_what_links_here_is_never_the_report() -> None:
    quoted = "Some kind words about an old dog of a mail client, with which we agree, and more of them than of others."
    pings = (
        '<div class="serendipity_comments serendipity_section_trackbacks"><div>Trackbacks</div><div id=c930><a href="http://b.example">'
        f"Console nostalgia</a><br>{quoted}</div></div>"
    )
    body = "".join(
        f"<p>I have read my mail in a terminal for {n} years, and nobody ever asked me why.</p>"
        for n in "abcd"
    )
    page = read_page(f"<title>Mutt</title><h1>Mutt</h1><div class=entry>{body}{pings}</div>")

    assert quoted not in page.text
    assert "I have read my mail" in page.text


def test_a_part_of_what_is_answered_may_be_quoted_below_a_subject() -> None:
    thread = "".join(
        f'<div class="comment" id="comment-{n}"><div class=comment-title><a href="/t#post{n}">{n}. {subject}</a></div><div class=user><b>'
        f'<a href="/member.php?u={n}">{name}</a></b> 12.11.2013, 0{n}:48</div><div class=text>{quoted}{text}</div><a>Antworten</a></div>'
        for n, (name, subject, quoted, text) in enumerate(
            (
                (
                    "ralf",
                    "Too late",
                    "",
                    "They have known it for three years. And nothing was done about it.",
                ),
                ("yuren", "No wish list", "", "It is about statics."),
                (
                    "Cy Day",
                    "Sums",
                    "<div class=quote><b>Quote of ralf</b><br><em>They have known it for three years.</em></div>",
                    "No.",
                ),
            ),
            start=1,
        )
    )

    assert parents(thread, count=3) == [None, None, 0]


def test_a_link_to_whom_a_text_begins_with_tells_the_answer() -> None:
    texts = (TEXTS[0], '<a href="#c1">@Ann Holm</a>: All of us.', "Nobody asked us.")
    thread = "".join(
        f'<div class="comment" id="c{n}"><a class=commenter href="/people/{n}">{name}</a> <a class=timestamp href="#c{n}">05/0{n}/08 '
        f'10:41 AM</a><p class=comment_text>{text}</p><a href="#reply">reply</a></div>'
        for n, (name, text) in enumerate(zip(NAMES, texts, strict=True), start=1)
    )

    assert parents(thread, count=3) == [None, 0, None]
