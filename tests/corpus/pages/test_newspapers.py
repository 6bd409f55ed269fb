"""What newspapers and forums of several countries write themselves: whole records, and nothing of the page around."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from commentariat.corpus.pages import read_page

BODY = (
    "<p>The council will close the swimming pool in Mill Lane at the end of May, the mayor announced on Friday evening, "
    "since the roof can no longer be repaired for less than the price of a new one.</p>"
    "<p>Parents who had gathered outside the town hall said that three schools use the pool, and that the nearest other "
    "one lies eleven miles away and has a waiting list for lessons.</p>"
    "<p>A petition against the plan had four thousand signatures by Sunday, according to its organisers.</p>"
)


class Said(NamedTuple):
    """What is expected of one comment."""

    author: str | None
    published: str | None
    text: str
    answers: str | None = None


class Case(NamedTuple):
    """The comments of a page, as markup and as they are to be read."""

    markup: str
    wanted: list[Said]
    lang: str = "en"


def page(comments: str, *, lang: str = "en", before: str = "", head: str = "") -> str:
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head><title>Pool to close | The Courier</title>{head}</head><body>'
        '<div class="top-bar"><a href="/">The Courier</a><ul class="menu"><li><a href="/news">News</a></li><li><a href="/letters">Letters</a></li></ul></div>'
        f'<div class="page">{before}<div class="story"><h1>Pool to close</h1><div class="story-meta"><span class="story-author">Kim Reporter</span> <time datetime="2021-04-09T20:15">9 April 2021</time></div>'
        f'<div class="story-body">{BODY}</div><div class="tags"><a href="/t/1">Council</a> <a href="/t/2">Sport</a></div></div>{comments}</div>'
        '<div class="site-footer"><a href="/contact">Contact</a> <a href="/privacy">Privacy</a></div></body></html>'
    )


def said(html: str) -> list[Said]:
    read = read_page(html)
    names = {c.key: c.author for c in read.comments if c.key}
    return [
        Said(c.author, c.published, c.text, names.get(c.parent_key) if c.parent_key else None)
        for c in read.comments
    ]


WORDS = (
    ("Frida", "My children learned to swim there. A town without a pool is a poor town."),
    ("T. Okafor", "Eleven miles? Try it with a pram and two buses!"),
    ("swimmer1961", "Signed."),
)


def each(template: str) -> str:
    return "".join(
        template.format(n=n, name=name, text=text) for n, (name, text) in enumerate(WORDS, start=1)
    )


def whole(moment: str | None) -> list[Said]:
    return [
        Said(name, moment.format(n=n) if moment else None, text)
        for n, (name, text) in enumerate(WORDS, start=1)
    ]


CASES: dict[str, Case] = {
    "Genesis themes": Case(
        '<div class="entry-comments" id="comments"><h3>Comments</h3><ol class="comment-list">'
        + each(
            '<li class="comment even depth-1" id="comment-{n}"><article id="article-comment-{n}" itemprop="comment" itemscope itemtype="https://schema.org/Comment"><header class="comment-header">'
            '<p class="comment-author" itemprop="author" itemscope itemtype="https://schema.org/Person"><img class="avatar"><span itemprop="name">{name}</span> <span class="says">says</span></p>'
            '<p class="comment-meta"><time class="comment-time" datetime="2021-04-1{n}T08:00:00+01:00" itemprop="datePublished"><a class="comment-time-link" href="#comment-{n}" itemprop="url">April 1{n}, 2021 at 8:00 am</a></time></p></header>'
            '<div class="comment-content" itemprop="text"><p>{text}</p></div><div class="comment-reply"><a class="comment-reply-link">Reply</a></div></article></li>'
        )
        + "</ol></div>",
        whole("2021-04-1{n}T08:00:00+01:00"),
    ),
    "Avada": Case(
        '<div id="comments" class="comments-container"><div class="fusion-title"><h3>3 Comments</h3></div><ol class="comment-list commentlist">'
        + each(
            '<li class="comment" id="comment-{n}"><div class="the-comment"><div class="avatar"><img></div><div class="comment-box"><div class="comment-author meta"><strong>{name}</strong>'
            'April 1{n}, 2021 at 3:0{n} pm<a class="comment-reply-link"> - Reply</a></div><div class="comment-text"><p>{text}</p></div></div></div></li>'
        )
        + "</ol></div>",
        whole("2021-04-1{n}T15:0{n}"),
    ),
    "tagDiv Newspaper": Case(
        '<div class="comments" id="comments"><div class="td-comments-title-wrap"><h4><span>3 COMMENTS</span></h4></div><ol class="comment-list">'
        + each(
            '<li class="comment" id="comment-{n}"><article><footer><img class="avatar"><cite>{name}</cite> <a class="comment-link" href="#comment-{n}"><time pubdate="1618{n}">April 1{n}, 2021 At 4:0{n} am</time></a></footer>'
            '<div class="comment-content"><p>{text}</p></div><div class="comment-meta" id="comment-{n}"><a class="comment-reply-link">Reply</a></div></article></li>'
        )
        + "</ol></div>",
        whole("2021-04-1{n}T04:0{n}"),
    ),
    "a corporation's blogs": Case(
        '<div id="comments"><h2>Comments</h2><ol class="comments-list">'
        + each(
            '<li id="comment{n}" class="comment"><p class="comment-details"><span class="comment-number">{n}.</span> At 10:1{n}am on 1{n} Apr 2021, <span class="vcard"><a class="fn url">{name}</a></span> wrote:</p>'
            '<p>{text}</p><p class="complain"><a href="/c">Complain about this comment</a></p></li>'
        )
        + "</ol></div>",
        whole("2021-04-1{n}T10:1{n}"),
    ),
    "a paper of record, with places": Case(
        '<div class="comments-view"><h2>3 Comments</h2><ol class="comments">'
        + each(
            '<li class="comment-item" data-id="88{n}"><article><header class="commentHeader"><h3 class="commenter">{name}</h3><span class="commenter-location">Mill Lane</span><time class="commenttime" datetime="2021-04-1{n}T09:00Z">April 1{n}</time></header>'
            '<p class="commentText">{text}</p><footer><ul class="comment-actions"><li><button>Reply</button></li><li><button class="recommend">{n}2 Recommend</button></li><li><a>Share</a></li><li><a>Flag</a></li></ul></footer></article></li>'
        )
        + "</ol></div>",
        whole("2021-04-1{n}T09:00+00:00"),
    ),
    "a German weekly": Case(
        '<section class="comment-section" id="comments"><div class="comment-section__head"><h2>3 Kommentare</h2></div><div class="comment-section__body">'
        + each(
            '<article class="comment js-comment" id="cid-50{n}" data-ct-row="comment"><div class="comment__container"><div class="comment-meta"><div class="comment-meta__name"><a href="/profil/{n}">{name}</a></div>'
            '<a class="comment-meta__date" href="#cid-50{n}" title="1{n}. April 2021 10:4{n}">#{n} &nbsp;—&nbsp; vor 2 Monaten</a><span class="comment-meta__stars">{n}</span></div><div class="comment__body"><p>{text}</p></div>'
            '<div class="comment__reactions"><a class="comment__reaction">Antworten</a><a>Melden</a><a>Empfehlen</a></div></div></article>'
        )
        + "</div></section>",
        whole("2021-04-1{n}T10:4{n}"),
        "de",
    ),
    "a German public broadcaster": Case(
        '<div id="kommentare"><h3>Kommentare</h3><ul class="list">'
        + each(
            '<li class="item"><h4 class="titel">Am 1{n}. April 2021 um 17:2{n} von {name}</h4><div class="beitrag"><p>{text}</p></div></li>'
        )
        + "</ul></div>",
        whole("2021-04-1{n}T17:2{n}"),
        "de",
    ),
    "a German daily's list": Case(
        '<div class="Comments" id="lesermeinungen"><h2>Lesermeinungen (3)</h2><ul class="lst-Comments">'
        + each(
            '<li class="lst-Comments_Item"><div class="lst-Comments_CommentHeader"><span class="lst-Comments_CommentInfoUsername">{name}</span> <span class="lst-Comments_CommentInfoDate">1{n}.04.2021 - 11:0{n} Uhr</span></div>'
            '<p class="lst-Comments_CommentText">{text}</p><div class="lst-Comments_CommentFooter"><button>Antworten</button><span>Empfehlen {n}</span></div></li>'
        )
        + "</ul></div>",
        whole("2021-04-1{n}T11:0{n}"),
        "de",
    ),
    "a French evening paper": Case(
        '<section class="comments" id="comments"><p class="comments__title">Contributions</p>'
        + each(
            '<section class="comments__content" id="c{n}"><p class="comments__author">{name} <span class="comments__date">1{n}/04/2021 - 19H3{n}</span></p><p class="comments__body">{text}</p><button>Signaler</button></section>'
        )
        + "</section>",
        whole("2021-04-1{n}T19:3{n}"),
        "fr",
    ),
    "a Spanish paper with numbers": Case(
        '<div id="comentarios"><h3>Comentarios</h3>'
        + each(
            '<div class="comentario" id="comentario{n}"><span class="numero_comentario">{n}</span> <strong class="autor">{name}</strong> - <span class="fecha">1{n}-04-2021 - 10:5{n}:33h</span><div class="cuerpo_comentario"><p>{text}</p></div></div>'
        )
        + "</div>",
        whole("2021-04-1{n}T10:5{n}:33"),
        "es",
    ),
    "an Italian paper": Case(
        '<div class="commenti-box"><h3>3 Commenti</h3>'
        + each(
            '<div class="commento"><div class="commento-testa"><b>{name}</b><br>1{n} aprile 2021 alle ore 09:1{n}</div><div class="commento-testo">{text}</div><a>Rispondi</a> <a>Segnala</a></div>'
        )
        + "</div>",
        whole("2021-04-1{n}T09:1{n}"),
        "it",
    ),
    "a Greek site": Case(
        '<div class="sxolia"><h3>3 Σχόλια</h3>'
        + each(
            '<div class="sxolio"><span class="onoma">{name}</span><span class="imera">1{n} Απριλίου 2021, 21:0{n}</span><p>{text}</p><a>Απάντηση</a></div>'
        )
        + "</div>",
        whole("2021-04-1{n}T21:0{n}"),
        "el",
    ),
    "a Swedish paper": Case(
        '<div class="kommentarer"><h3>Kommentarer (3)</h3><ul>'
        + each(
            '<li><div class="kommentar-namn">{name}</div><div class="kommentar-tid">1{n} april 2021, kl 14:0{n}</div><div class="kommentar-text">{text}</div><a>Svara</a> <a>Anmäl</a></li>'
        )
        + "</ul></div>",
        whole("2021-04-1{n}T14:0{n}"),
        "sv",
    ),
    "a Czech daily": Case(
        '<div class="diskuse"><h3>Diskuse (3 příspěvky)</h3>'
        + each(
            '<div class="prispevek"><div class="hlava"><span class="jmeno">{name}</span> <span class="datum">1{n}. 4. 2021 8:0{n}</span></div><div class="telo">{text}</div><a>Odpovědět</a></div>'
        )
        + "</div>",
        whole("2021-04-1{n}T08:0{n}"),
        "cs",
    ),
    "a Hungarian portal": Case(
        '<div class="hozzaszolasok"><h3>3 hozzászólás</h3>'
        + each(
            '<div class="hozzaszolas"><span class="nev">{name}</span> <span class="ido">2021. április 1{n}., 12:0{n}</span><div class="szoveg">{text}</div><a>Válasz</a></div>'
        )
        + "</div>",
        whole("2021-04-1{n}T12:0{n}"),
        "hu",
    ),
    "a Finnish paper": Case(
        '<div class="kommentit"><h2>Kommentit (3)</h2>'
        + each(
            '<div class="kommentti"><span class="nimimerkki">{name}</span> <span class="aika">1{n}.4.2021 klo 15.0{n}</span><p>{text}</p><a>Vastaa</a> <a>Ilmoita asiaton viesti</a></div>'
        )
        + "</div>",
        whole("2021-04-1{n}T15:0{n}"),
        "fi",
    ),
    "a Japanese news site": Case(
        '<div class="commentArea"><h2>コメント（3件）</h2>'
        + each(
            '<div class="commentItem"><p class="commentMeta">{n}. <span class="commentName">{name}</span> <span class="commentDate">2021年4月1{n}日 10:0{n}</span></p><p class="commentBody">{text}</p><a>返信</a></div>'
        )
        + "</div>",
        whole("2021-04-1{n}T10:0{n}"),
        "ja",
    ),
    "a Chinese portal": Case(
        '<div class="pinglun"><h3>评论 3</h3><ul class="comment-list">'
        + each(
            '<li><div class="user">{name}</div><div class="time">2021-04-1{n} 22:0{n}</div><div class="content">{text}</div><a>回复</a></li>'
        )
        + "</ul></div>",
        whole("2021-04-1{n}T22:0{n}"),
        "zh",
    ),
    "an Arabic daily": Case(
        '<section class="comments-list"><h2>التعليقات</h2>'
        + each(
            '<div class="one-comment"><h5>{name}</h5><span class="tarikh">1{n} أبريل 2021 - 09:0{n}</span><p>{text}</p><a>رد</a><a>إبلاغ</a></div>'
        )
        + "</section>",
        whole("2021-04-1{n}T09:0{n}"),
        "ar",
    ),
    "threads with points": Case(
        '<div class="commentarea"><div class="panestack-title"><span>all 3 comments</span></div><div class="sitetable nestedlisting">'
        '<div class="thing id-t1_aa comment" id="thing_t1_aa" data-author="Frida"><div class="entry unvoted"><p class="tagline"><a class="expand">[–]</a><a class="author">Frida</a> <span class="score unvoted" title="12">12 points</span> <time title="Sat Apr 10 2021" datetime="2021-04-10T10:00:00+00:00" class="live-timestamp">3 years ago</time></p>'
        '<form class="usertext"><div class="usertext-body"><div class="md"><p>My children learned to swim there.</p></div></div></form><ul class="flat-list buttons"><li><a>permalink</a></li><li><a>reply</a></li></ul></div>'
        '<div class="child"><div class="sitetable listing"><div class="thing id-t1_ab comment" id="thing_t1_ab"><div class="entry unvoted"><p class="tagline"><a class="expand">[–]</a><a class="author">Okafor</a> <span class="score unvoted">3 points</span> <time datetime="2021-04-10T11:00:00+00:00">3 years ago</time></p>'
        '<form class="usertext"><div class="usertext-body"><div class="md"><p>Eleven miles?</p></div></div></form><ul class="flat-list buttons"><li><a>permalink</a></li><li><a>reply</a></li></ul></div></div></div></div></div>'
        '<div class="thing id-t1_ac comment" id="thing_t1_ac"><div class="entry unvoted"><p class="tagline"><a class="expand">[–]</a><a class="author">swimmer1961</a> <span class="score unvoted">1 point</span> <time datetime="2021-04-11T10:00:00+00:00">3 years ago</time></p>'
        '<form class="usertext"><div class="usertext-body"><div class="md"><p>Signed.</p></div></div></form><ul class="flat-list buttons"><li><a>permalink</a></li><li><a>reply</a></li></ul></div></div></div></div>',
        [
            Said("Frida", "2021-04-10T10:00:00+00:00", "My children learned to swim there."),
            Said("Okafor", "2021-04-10T11:00:00+00:00", "Eleven miles?", "Frida"),
            Said("swimmer1961", "2021-04-11T10:00:00+00:00", "Signed."),
        ],
    ),
    "paragraphs, breaks, smileys and a quoted neighbour": Case(
        '<h3 id="discuss">Discussion</h3><div class="discuss">'
        '<div class="post"><div class="by">Frida, 10 April 2021</div><div class="what">One.<br><br>Two :-)<br>Three.</div></div>'
        '<div class="post"><div class="by">T. Okafor, 11 April 2021</div><div class="what"><blockquote>Frida wrote: One.</blockquote>No, two 😀</div></div>'
        '<div class="post"><div class="by">swimmer1961, 12 April 2021</div><div class="what"><p>Signed.</p><p>Twice.</p></div></div></div>',
        [
            Said("Frida", "2021-04-10", "One.\n\nTwo :-)\nThree."),
            Said("T. Okafor", "2021-04-11", "> Frida wrote: One.\n\nNo, two 😀"),
            Said("swimmer1961", "2021-04-12", "Signed.\n\nTwice."),
        ],
    ),
    "name and place over each, in a feedback box": Case(
        '<div class="feedback-list"><h2>Your feedback</h2>'
        + each(
            '<div class="fb"><strong>{name}, Mill Lane</strong> <em>April 1{n}, 2021</em><div>{text}</div></div>'
        )
        + "</div>",
        [Said(f"{name}, Mill Lane", f"2021-04-1{n}", text) for n, (name, text) in enumerate(WORDS, start=1)],
    ),
    "disclosure widgets": Case(
        '<section aria-label="Reader comments"><h2>Reader comments</h2>'
        + each(
            '<details open class="cm"><summary><b>{name}</b> <time datetime="2021-04-1{n}">1{n} April</time></summary><p>{text}</p></details>'
        )
        + "</section>",
        whole("2021-04-1{n}"),
    ),
    "lines of text with breaks alone": Case(
        '<div class="readers-comments"><h3>Readers’ comments</h3>'
        + each("<p><b>{name}</b> - 1{n} April 2021<br>{text}</p>")
        + "</div>",
        whole("2021-04-1{n}"),
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_records_and_fields(case: Case) -> None:
    assert said(page(case.markup, lang=case.lang)) == case.wanted


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_none_of_them_stays_in_the_body(case: Case) -> None:
    text = read_page(page(case.markup, lang=case.lang)).text
    assert "swimming pool in Mill Lane" in text
    assert "four thousand signatures" in text
    for comment in case.wanted:
        assert comment.text.split("\n")[-1] not in text


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_comments_may_stand_before_the_report(case: Case) -> None:
    assert said(page("", before=case.markup, lang=case.lang)) == case.wanted
