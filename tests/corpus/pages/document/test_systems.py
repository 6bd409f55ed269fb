"""Pages of the comment systems people meet, written by us as each system writes them."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from commentariat.corpus.pages import Page, read_page
from commentariat.corpus.pages.document.systems import system_of

BODY = (
    "<p>The truce held for a second day on Monday, monitors said, as convoys crossed into the north of the city and "
    "people came out to buy bread for the first time in a week.</p>"
    "<p>Aid followed in the evening, the agency said, although two of its lorries were held at the gate until the "
    "papers had been read by three officers in turn.</p>"
    "<p>Nobody could say how long it would last, and few of those in the queue cared to guess.</p>"
)


class Seen(NamedTuple):
    """What a reader of the page sees of one comment: name, moment, beginning of the text, whom it answers."""

    author: str | None
    published: str | None
    text: str
    answers: str | None = None


def page(comments: str, *, lang: str = "en", before: str = "", after: str = "") -> str:
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head><title>Truce holds</title></head><body>'
        f'<div id="header"><a href="/">Home</a> <a href="/news">News</a></div>'
        f'<div id="main"><div class="post"><h1>Truce holds</h1>{BODY}</div>{before}{comments}{after}</div>'
        f'<div id="sidebar"><h3>Recent Comments</h3><ul id="recentcomments">'
        f'<li class="recentcomments">Zed on <a href="/other#comment-9">Another report</a></li>'
        f'<li class="recentcomments">Yan on <a href="/more#comment-8">One more report</a></li></ul>'
        f'<h3>Related</h3><ul class="related"><li><h4><a href="/a">A teaser that links to another report</a></h4>'
        f"<span>May 1, 2019</span></li><li><h4><a href='/b'>Another teaser that links to a report</a></h4>"
        f"<span>May 2, 2019</span></li></ul></div></body></html>"
    )


def seen(read: Page) -> list[Seen]:
    names = {c.key: c.author for c in read.comments if c.key}
    return [
        Seen(c.author, c.published, c.text, names.get(c.parent_key) if c.parent_key else None)
        for c in read.comments
        if c.kind != "pingback"
    ]


def expect(html: str, wanted: list[Seen], *, system: str | None = None) -> Page:
    read = read_page(html)
    assert seen(read) == wanted
    if system:
        assert read.comment_system == system
    assert "truce held" in read.text
    for comment in read.comments:
        assert not comment.text or comment.text not in read.text
    return read


WORDPRESS = """
<div id="comments" class="comments-area"><h2 class="comments-title">5 thoughts on &ldquo;Truce holds&rdquo;</h2>
<ol class="comment-list">
<li id="comment-11" class="comment even thread-even depth-1 parent"><article id="div-comment-11" class="comment-body">
 <footer class="comment-meta"><div class="comment-author vcard"><img class="avatar" src="x.png" alt="">
  <b class="fn"><a href="http://ann.example" rel="external nofollow ugc" class="url">Ann</a></b> <span class="says">says:</span></div>
  <div class="comment-metadata"><a href="#comment-11"><time datetime="2020-03-01T10:15:00+00:00">March 1, 2020 at 10:15 am</time></a>
  <span class="edit-link"><a href="/edit">Edit</a></span></div></footer>
 <div class="comment-content"><p>I was there.</p><p>It was quiet.</p></div>
 <div class="reply"><a rel="nofollow" class="comment-reply-link" href="#">Reply</a></div></article>
 <ol class="children"><li id="comment-12" class="comment byuser comment-author-ed bypostauthor odd alt depth-2">
  <article id="div-comment-12" class="comment-body"><footer class="comment-meta"><div class="comment-author vcard">
   <b class="fn">Ed</b> <span class="says">says:</span></div><div class="comment-metadata">
   <a href="#comment-12"><time datetime="2020-03-01T11:00:00+00:00">March 1, 2020 at 11:00 am</time></a></div></footer>
   <div class="comment-content"><p>Thank you.</p></div><div class="reply"><a class="comment-reply-link" href="#">Reply</a></div></article></li></ol></li>
<li id="comment-13" class="pingback even thread-odd depth-1"><div class="comment-body">Pingback:
 <a href="http://blog.example" class="url" rel="ugc external nofollow">Truce, again</a> <span class="edit-link"></span></div></li>
<li id="comment-14" class="comment odd thread-even depth-1"><article id="div-comment-14" class="comment-body">
 <footer class="comment-meta"><div class="comment-author vcard"><b class="fn">Bo</b> <span class="says">says:</span></div>
 <div class="comment-metadata"><a href="#comment-14"><time datetime="2020-03-02T08:00:00+00:00">March 2, 2020 at 8:00 am</time></a></div></footer>
 <div class="comment-content"><blockquote><p>It was quiet.</p></blockquote><p>Not here!<br>Not at all.</p><script>alert(1)</script></div></article></li>
</ol><nav class="comment-navigation"><a href="/page-1">Older Comments</a></nav>
<div id="respond" class="comment-respond"><h3 id="reply-title">Leave a Reply</h3><form id="commentform"><textarea name="comment"></textarea></form></div></div>
"""


def test_wordpress_with_replies_pingbacks_and_more_pages() -> None:
    read = expect(
        page(WORDPRESS),
        [
            Seen("Ann", "2020-03-01T10:15:00+00:00", "I was there.\n\nIt was quiet."),
            Seen("Ed", "2020-03-01T11:00:00+00:00", "Thank you.", "Ann"),
            Seen("Bo", "2020-03-02T08:00:00+00:00", "> It was quiet.\n\nNot here!\nNot at all."),
        ],
        system="wordpress",
    )
    assert [c.kind for c in read.comments] == ["comment", "comment", "pingback", "comment"]
    assert [c.key for c in read.comments] == ["11", "12", "13", "14"]
    assert [c.badge for c in read.comments] == [None, "author", None, None]
    assert read.comments[0].shown == "March 1, 2020 at 10:15 am"
    assert (read.comments_declared, read.comments_partial) == (5, True)


@pytest.mark.parametrize(
    ("lang", "says", "shown", "iso", "reply"),
    [
        ("de-DE", "sagt:", "1. März 2020 um 10:15 Uhr", "2020-03-01T10:15", "Antworten"),
        ("fr-FR", "dit :", "1 mars 2020 à 10 h 15 min", "2020-03-01T10:15", "Répondre"),
        ("es-ES", "dice:", "1 de marzo de 2020 a las 10:15 am", "2020-03-01T10:15", "Responder"),
        ("ru-RU", "пишет:", "1 марта 2020 в 10:15", "2020-03-01T10:15", "Ответить"),
        ("it-IT", "ha detto:", "1 marzo 2020 alle 10:15", "2020-03-01T10:15", "Rispondi"),
        ("pl-PL", "pisze:", "1 marca 2020 o 10:15", "2020-03-01T10:15", "Odpowiedz"),
        ("nl-NL", "schreef:", "1 maart 2020 om 10:15", "2020-03-01T10:15", "Beantwoorden"),
        ("cs-CZ", "napsal:", "1.3.2020 (10:15)", "2020-03-01T10:15", "Odpovědět"),
        ("sv-SE", "skriver:", "1 mars, 2020 kl. 10:15", "2020-03-01T10:15", "Svara"),
    ],
)
def test_classic_wordpress_in_other_languages(lang: str, says: str, shown: str, iso: str, reply: str) -> None:
    def one(number: int, name: str, text: str) -> str:
        return (
            f'<li class="comment depth-1" id="comment-{number}"><div id="div-comment-{number}" class="comment-body">'
            f'<div class="comment-author vcard"><img class="avatar" alt=""><cite class="fn">{name}</cite> '
            f'<span class="says">{says}</span></div><div class="comment-meta commentmetadata"><a href="#comment-{number}">'
            f"{shown}</a></div><p>{text}</p><div class='reply'><a class='comment-reply-link' href='#'>{reply}</a></div></div></li>"
        )

    html = page(
        f'<ol class="commentlist">{one(1, "Ann", "So war es.")}{one(2, "Bo B.", "Nein, 3 Tage später!")}</ol>',
        lang=lang,
    )
    read = expect(
        html, [Seen("Ann", iso, "So war es."), Seen("Bo B.", iso, "Nein, 3 Tage später!")], system="wordpress"
    )
    assert read.language == lang


def test_a_kubrick_theme_has_the_text_bare_in_the_item() -> None:
    items = "".join(
        f"""<li class="{alt}" id="comment-{n}"><cite><a href='http://x.example' rel='external nofollow'>{name}</a></cite> Says:<br />
        <small class="commentmetadata"><a href="#comment-{n}" title="">{when}</a></small><p>{text}</p></li>"""
        for n, alt, name, when, text in (
            (1, "alt", "Ann", "October 3rd, 2007 at 4:05 pm", "First words."),
            (2, "", "Bo", "October 4th, 2007 at 9:10 am", "On May 3 2006 I said the same."),
        )
    )
    expect(
        page(
            f'<h3 id="comments">2 Responses to &#8220;Truce holds&#8221;</h3><ol class="commentlist">{items}</ol>'
        ),
        [
            Seen("Ann", "2007-10-03T16:05", "First words."),
            Seen("Bo", "2007-10-04T09:10", "On May 3 2006 I said the same."),
        ],
    )


def test_the_author_line_may_follow_the_text() -> None:
    items = "".join(
        f"""<li id="comment-{n}"><p>{text}</p><p><cite>Comment by <a href='http://x.example' rel='external nofollow' class='url'>{name}</a>
        &#8212; {when} @ <a href="#comment-{n}">{clock}</a></cite></p></li>"""
        for n, name, when, clock, text in (
            (1, "Ann", "17.07, 2011", "13:04", "Yes."),
            (2, "Bo", "18.07, 2011", "09:30", "No, never."),
        )
    )
    expect(
        page(f'<h2 id="comments">2 Comments</h2><ol id="commentlist">{items}</ol>'),
        [Seen("Ann", "2011-07-17T13:04", "Yes."), Seen("Bo", "2011-07-18T09:30", "No, never.")],
    )


def test_thesis_writes_a_definition_list_with_nested_answers() -> None:
    html = """<div id="comments"><div class="comments_intro"><p>{ <span class="bracket">2 comments&hellip;</span> read them below }</p></div>
    <dl id="comment_list">
    <dt class="comment even" id="comment-5"><span class="comment_author">Ann</span> <span class="comment_time">July 15, 2012 at <a href="#comment-5">11:59 am</a></span></dt>
    <dd class="comment even"><div class="format_text" id="comment-body-5"><p>First.</p><p class="reply"><a href="#">Reply</a></p></div>
      <dl class="children"><dt class="comment odd" id="comment-6"><span class="comment_author">Bo</span> <span class="comment_time">July 15, 2012 at <a href="#comment-6">1:10 pm</a></span></dt>
      <dd class="comment odd"><div class="format_text" id="comment-body-6"><p>Second.</p></div></dd></dl></dd>
    </dl></div>"""
    expect(
        page(html),
        [Seen("Ann", "2012-07-15T11:59", "First."), Seen("Bo", "2012-07-15T13:10", "Second.", "Ann")],
    )


def test_wpdiscuz_writes_each_id_twice_and_the_parent_into_it() -> None:
    def one(number: int, parent: int, name: str, text: str, inner: str = "") -> str:
        return f"""<div id="wpd-comm-{number}_{parent}" class="comment wpd-comment wpd_comment_level-{2 if parent else 1}">
        <div class="wpd-comment-wrap wpd-blog-guest"><div class="wpd-comment-left"><div class="wpd-avatar"><img alt=""></div></div>
        <div id="comment-{number}" class="wpd-comment-right"><div class="wpd-comment-header"><div class="wpd-comment-author">{name}</div>
        <div class="wpd-comment-date" title="12. Mai 2021 09:{number} "><i></i> 3 Jahre zuvor </div><div class="wpd-comment-share"><span>Teilen</span></div></div>
        <div class="wpd-comment-text"><p>{text}</p></div><div class="wpd-comment-footer"><div class="wpd-vote"><div class="wpd-vote-up"></div>
        <div class="wpd-vote-result wpd-vote-result-like">{number}</div><div class="wpd-vote-result wpd-vote-result-dislike">-1</div></div>
        <div class="wpd-reply-button"><span>Antworten</span></div></div></div></div>{inner}
        <div id="wpdiscuz_form_anchor-{number}_{parent}"></div></div>"""

    html = page(
        f"""<div id="wpdcom" class="wpdiscuz_unauth"><div class="wpd-threads"><div class="wpd-thread-info">3 Kommentare</div>
        <div class="wpd-thread-list">{one(11, 0, "Ann", "Erstens.", one(12, 11, "Bo", "Zweitens."))}{one(13, 0, "Cy", "Drittens.")}</div></div></div>""",
        lang="de",
    )
    read = expect(
        html,
        [
            Seen("Ann", "2021-05-12T09:11", "Erstens."),
            Seen("Bo", "2021-05-12T09:12", "Zweitens.", "Ann"),
            Seen("Cy", "2021-05-12T09:13", "Drittens."),
        ],
        system="wpdiscuz",
    )
    assert [c.key for c in read.comments] == ["11", "12", "13"]
    assert [c.likes for c in read.comments] == [11, 12, 13]
    assert read.comments[0].shown == "3 Jahre zuvor"
    assert (read.comments_declared, read.comments_partial) == (3, False)


def test_blogger_old_and_new() -> None:
    old = """<div class="comments" id="comments"><h4>2 comments:</h4><dl id="comments-block">
    <dt class="comment-author" id="c101"><a href="/p" rel="nofollow">Ann</a> said...</dt>
    <dd class="comment-body" id="Blog1_cmt-101"><p>Old words.</p></dd>
    <dd class="comment-footer"><span class="comment-timestamp"><a href="#c101" title="comment permalink">October 9, 2012 3:04 PM</a></span></dd>
    <dt class="comment-author" id="c102">Anonymous said...</dt><dd class="comment-body" id="Blog1_cmt-102"><p>More.</p></dd>
    <dd class="comment-footer"><span class="comment-timestamp"><a href="#c102">October 9, 2012 4:00 PM</a></span></dd></dl></div>"""
    expect(
        page(old),
        [Seen("Ann", "2012-10-09T15:04", "Old words."), Seen("Anonymous", "2012-10-09T16:00", "More.")],
        system="blogger",
    )
    new = """<div class="comments"><h4>2 comments:</h4><div class="comments-content"><div id="comment-holder"><div id="bc_0_2C"><ol>
    <li class="comment" id="c201"><div class="avatar-image-container"><img alt=""></div><div class="comment-block"><div class="comment-header">
    <cite class="user"><a href="/p" rel="nofollow">Ann</a></cite><span class="icon user"></span><span class="datetime secondary-text"><a href="#c201">May 30, 2019 at 1:06 PM</a></span></div>
    <p class="comment-content">New words.<br>More of them.</p><span class="comment-actions"><a class="comment-reply">Reply</a><span class="item-control"><a>Delete</a></span></span></div>
    <div class="comment-replies"><div class="comment-thread inline-thread"><ol class="thread-chrome"><div><li class="comment" id="c202"><div class="comment-block"><div class="comment-header">
    <cite class="user blog-author"><a href="/q">Ed</a></cite><span class="datetime"><a href="#c202">May 30, 2019 at 2:00 PM</a></span></div><p class="comment-content">Thanks.</p>
    <span class="comment-actions"><span class="item-control"><a>Delete</a></span></span></div></li></div></ol></div></div></li></ol></div></div></div></div>"""
    expect(
        page(new),
        [
            Seen("Ann", "2019-05-30T13:06", "New words.\nMore of them."),
            Seen("Ed", "2019-05-30T14:00", "Thanks.", "Ann"),
        ],
        system="blogger",
    )


def test_typepad_with_hexadecimal_ids() -> None:
    html = "".join(
        f"""<div id="comment-6a00d8341c60fd53ef01{n}" class="comment comment-{"odd" if n % 2 else "even"}"><div class="comment-avatar"></div>
        <div class="comment-content" id="comment-6a00d8341c60fd53ef01{n}-content"><p>{text}</p></div>
        <p class="comment-footer">Posted by: <a rel="nofollow" href="http://x.example">{name}</a> | <a href="#comment-6a00">January 10, 2008 at 04:4{n} PM</a></p></div>"""
        for n, name, text in ((1, "Ann", "Alpha."), (2, "Bo", "Beta and <em>more</em> beta."))
    )
    expect(
        page(
            f'<div id="all-comments" class="comments"><h2 class="comments-header">Comments</h2><div class="comments-content">{html}</div></div>'
        ),
        [Seen("Ann", "2008-01-10T16:41", "Alpha."), Seen("Bo", "2008-01-10T16:42", "Beta and more beta.")],
    )


def test_movable_type_writes_paragraphs_and_then_a_byline() -> None:
    html = """<p class="posted">Posted by Ed at September 10, 2012 9:01 AM</p><h2 id="comments">Comments</h2>
    <div id="c1"><p>One.</p><p>One, continued.</p></div><p class="posted">Posted by: Ann at September 10, 2012 11:40 AM</p>
    <div id="c2"><p>Two.</p></div><p class="posted">Posted by: <a href="http://x.example">Bo B.</a> at September 11, 2012 12:00 PM</p>
    <h2>Post a comment</h2><form><textarea></textarea></form>"""
    expect(
        page(html),
        [
            Seen("Ann", "2012-09-10T11:40", "One.\n\nOne, continued."),
            Seen("Bo B.", "2012-09-11T12:00", "Two."),
        ],
    )


@pytest.mark.parametrize("nested", [True, False])
def test_drupal_sets_answers_in_beside_what_they_answer(nested: bool) -> None:
    def one(number: int, name: str, text: str, title: str) -> str:
        return f"""<a id="comment-{number}"></a><div class="comment comment-by-anonymous clearfix"><h3 property="dc:title"><a href="/comment/{number}#comment-{number}" rel="bookmark">{title}</a></h3>
        <div class="submitted"><span property="dc:date dc:created" content="2014-05-02T09:0{number}:00+02:00" datatype="xsd:dateTime">Submitted by <span class="username" typeof="sioc:UserAccount" property="foaf:name">{name}</span> (not verified) on Fri, 05/02/2014 - 09:0{number}</span></div>
        <div class="content"><div class="field field-name-comment-body"><div class="field-item even" property="content:encoded"><p>{text}</p></div></div></div>
        <ul class="links inline"><li class="comment-reply first last"><a href="/comment/reply/7/{number}">reply</a></li></ul></div>"""

    second = one(2, "Bo", "A reply.", "Re: First")
    html = (
        one(1, "Ann", "A first remark.", "First")
        + (f'<div class="indented">{second}</div>' if nested else second)
        + one(3, "Cy", "A third.", "Third")
    )
    read = read_page(
        page(f'<div id="comments" class="comment-wrapper"><h2 class="title">Comments</h2>{html}</div>')
    )

    assert [(c.author, c.text) for c in read.comments] == [
        ("Ann", "First\nA first remark."),
        ("Bo", "A reply."),
        ("Cy", "Third\nA third."),
    ]
    assert [item.answers for item in seen(read)] == [None, "Ann" if nested else None, None]
    assert all((c.published or "").startswith("2014-05-02T09:0") for c in read.comments)
    assert read.comment_system == "drupal"


def test_disqus_as_rendered_into_the_page() -> None:
    html = """<div id="disqus_thread"><div id="dsq-content"><ul id="dsq-comments">
    <li class="comment even thread-even depth-1" id="dsq-comment-31"><div id="dsq-comment-header-31" class="dsq-comment-header"><cite id="dsq-cite-31"><span id="dsq-author-user-31">Ann</span></cite></div>
    <div id="dsq-comment-body-31" class="dsq-comment-body"><div id="dsq-comment-message-31" class="dsq-comment-message"><p>Like it.</p></div></div>
    <ul class="children"><li class="comment odd alt depth-2" id="dsq-comment-32"><div id="dsq-comment-header-32" class="dsq-comment-header"><cite id="dsq-cite-32"><span id="dsq-author-user-32">Bo</span></cite></div>
    <div id="dsq-comment-body-32" class="dsq-comment-body"><div id="dsq-comment-message-32" class="dsq-comment-message"><p>So do I.</p></div></div></li></ul></li></ul></div></div>
    <script src="http://x.disqus.com/embed.js"></script>"""
    expect(page(html), [Seen("Ann", None, "Like it."), Seen("Bo", None, "So do I.", "Ann")], system="disqus")


def test_spip_with_its_forum() -> None:
    def one(name: str, iso: str, shown: str, text: str, inner: str = "") -> str:
        return f"""<li class="forum-fil comment"><div class="comment-message forum-message"><div class="comment-content forum-texte"><p>{text}</p></div>
        <div class="comment-meta forum-chapo"><span class="comment-author vcard"><strong class="fn n">{name}</strong></span> <abbr class="date" title="{iso}">{shown}</abbr>
        <p class="comment-reply repondre"><a href="#">Répondre</a></p></div></div>{f"<ul>{inner}</ul>" if inner else ""}</li>"""

    html = one(
        "Ann",
        "2018-09-11T10:57:27Z",
        "Le 11 septembre 2018 à 12:57",
        "Très bien.",
        one("Bo", "2018-09-12T08:00:00Z", "Le 12 septembre 2018 à 10:00", "Merci."),
    )
    expect(
        page(
            f'<h3>Vos réactions</h3><div class="comments" id="comments"><ul class="forum comments-list">{html}</ul></div>',
            lang="fr",
        ),
        [
            Seen("Ann", "2018-09-11T10:57:27+00:00", "Très bien."),
            Seen("Bo", "2018-09-12T08:00:00+00:00", "Merci.", "Ann"),
        ],
        system="spip",
    )


def test_discourse_for_crawlers() -> None:
    html = "".join(
        f"""<div id="post_{n}" itemprop="comment" itemscope itemtype="http://schema.org/Comment" class="topic-body crawler-post"><div class="crawler-post-meta">
        <span class="creator" itemprop="author" itemscope itemtype="http://schema.org/Person"><a itemprop="url" href="/u/x"><span itemprop="name">{name}</span></a></span>
        <span class="crawler-post-infos"><time itemprop="datePublished" datetime="2022-01-0{n}T12:00:00Z" class="post-time">January {n}, 2022, 12:00pm</time><span itemprop="position">{n}</span></span></div>
        <div class="post" itemprop="text"><p>{text}</p></div><div itemprop="interactionStatistic"><meta itemprop="userInteractionCount" content="{n}"><span class="post-likes">{n} Likes</span></div></div>"""
        for n, name, text in ((1, "ann", "Opening words."), (2, "bo", "An answer."))
    )
    expect(
        page(html),
        [
            Seen("ann", "2022-01-01T12:00:00+00:00", "Opening words."),
            Seen("bo", "2022-01-02T12:00:00+00:00", "An answer."),
        ],
    )


def test_xenforo_with_a_signature_and_user_statistics() -> None:
    html = "".join(
        f"""<article class="message message--post js-post" data-author="{name}" data-content="post-{n}" id="js-post-{n}"><div class="message-inner">
        <div class="message-cell message-cell--user"><section class="message-user"><div class="message-avatar"></div><div class="message-userDetails"><h4 class="message-name"><a href="/m" class="username">{name}</a></h4><h5 class="userTitle">Member</h5></div>
        <div class="message-userExtras"><dl class="pairs"><dt>Joined</dt><dd>Mar 3, 2010</dd></dl><dl class="pairs"><dt>Messages</dt><dd>1,204</dd></dl></div></section></div>
        <div class="message-cell message-cell--main"><header class="message-attribution"><a href="#"><time class="u-dt" datetime="2021-02-0{n}T10:00:00+0000">Feb {n}, 2021</time></a><a href="#">#{n}</a></header>
        <div class="message-content"><div class="message-userContent"><article class="message-body js-selectToQuote"><div class="bbWrapper">{text}</div></article></div><aside class="message-signature"><div>My old signature</div></aside></div>
        <footer class="message-footer"><a class="actionBar-action">Like</a><a>Reply</a></footer></div></div></article>"""
        for n, name, text in ((1, "Ann", "Words of the first post."), (2, "Bo", "Words of the second."))
    )
    expect(
        page(html),
        [
            Seen("Ann", "2021-02-01T10:00:00+00:00", "Words of the first post."),
            Seen("Bo", "2021-02-02T10:00:00+00:00", "Words of the second."),
        ],
        system="xenforo",
    )


def test_phpbb() -> None:
    html = "".join(
        f"""<div id="p{n}" class="post bg{n}"><div class="inner"><div class="postbody"><h3><a href="#p{n}">Re: Truce</a></h3><p class="author">by <strong><a href="/u" class="username">{name}</a></strong> &raquo; Tue Oct 0{n}, 2013 8:15 pm</p>
        <div class="content">{text}</div></div><dl class="postprofile"><dt><a href="/u">{name}</a></dt><dd><strong>Posts:</strong> 12</dd><dd><strong>Joined:</strong> Sat Mar 03, 2012 1:00 pm</dd></dl></div></div>"""
        for n, name, text in ((1, "Ann", "First post of it."), (2, "Bo", "Second post of it."))
    )
    read = read_page(page(f'<div id="page-body" class="viewtopic">{html}</div>'))
    assert [(c.author, c.published) for c in read.comments] == [
        ("Ann", "2013-10-01T20:15"),
        ("Bo", "2013-10-02T20:15"),
    ]
    assert [c.text.splitlines()[-1] for c in read.comments] == ["First post of it.", "Second post of it."]


def test_squarespace() -> None:
    html = "".join(
        f"""<div class="comment-wrapper authored-by-None" ><div class="comment" id="comment{n}"><div id="item{n}" class="body"><p>{text}</p></div>
        <div class="signature"><span class="posted-on">October 2{n}, 2012</span> | <span class="author"><span class="registration-state-"></span>{name}</span></div></div></div>"""
        for n, name, text in ((1, "Ann", "Amazing!"), (2, "Bo", "What a day."))
    )
    expect(
        page(
            f'<div class="journal-comment-area-wrapper"><div class="journal-comment-area" id="comments"><div class="caption">Reader Comments (2)</div>{html}</div></div>'
        ),
        [Seen("Ann", "2012-10-21", "Amazing!"), Seen("Bo", "2012-10-22", "What a day.")],
        system="squarespace",
    )


def test_a_newspaper_that_wrote_its_own_in_german() -> None:
    html = "".join(
        f"""<li class="member" id="bb_message_390{n}"><a class="author person" href="/!ku4/"><h4>{name}</h4></a><time datetime="2020-01-14T13:4{n}:00+01:00">14. 01. 2020, 13:4{n}</time>
        <div class="objlink nolead"><p>{text}</p></div>{inner}</li>"""
        for n, name, text, inner in (
            (
                1,
                "Martin",
                "Offen bleibt, wer wen über den Tisch zog.",
                "<ul class='thread'><li class='member' id='bb_message_3909'><a class='author person' href='/!k/'><h4>Josan</h4></a><time datetime='2020-01-14T14:00:00+01:00'>14. 01. 2020, 14:00</time><div class='objlink'><p>@Martin Falsch.</p></div></li></ul>",
            ),
            (2, "Rolf B.", "Das Bittere daran ist der Zeitpunkt.", ""),
        )
    )
    expect(
        page(
            f'<div class="sect sect_commentlinks"><h2><span>Leserkommentare</span></h2><ul class="sectbody directory">{html}</ul></div>',
            lang="de",
        ),
        [
            Seen("Martin", "2020-01-14T13:41:00+01:00", "Offen bleibt, wer wen über den Tisch zog."),
            Seen("Josan", "2020-01-14T14:00:00+01:00", "@Martin Falsch.", "Martin"),
            Seen("Rolf B.", "2020-01-14T13:42:00+01:00", "Das Bittere daran ist der Zeitpunkt."),
        ],
        system="other",
    )


def test_coral_writes_its_records_as_articles_too() -> None:
    assert system_of(["article.coral", "article.coral-comment"], {"coral": 2}) == "coral"


def test_ptt_sets_a_line_behind_the_name_of_who_pushes_without_a_year() -> None:
    pushes = "".join(
        f'<div class="push"><span class="hl push-tag">{tag} </span><span class="f3 hl push-userid">{name}</span>'
        f'<span class="f3 push-content">: {text}</span><span class="push-ipdatetime"> {shown}\n</span></div>\n'
        for tag, name, text, shown in (
            ("推", "harbour77", "我也看到了", "05/12 23:41"),
            ("噓", "troll08", "騙人的吧", "05/12 23:50"),
            (
                "→",
                "june",
                '<a href="https://a.example/b.jpg">https://a.example/b.jpg</a> 我拍的',
                "05/13 00:15",
            ),
        )
    )
    meta = "".join(
        f'<div class="article-metaline"><span class="article-meta-tag">{tag}</span><span class="article-meta-value">{said}</span></div>'
        for tag, said in (
            ("作者", "june (小俊)"),
            ("標題", "[心情] 天鵝回來了"),
            ("時間", "Sun May 12 23:40:00 2019"),
        )
    )
    html = (
        f'<html><head><title>天鵝回來了</title></head><body><div id="main-content">{meta}今天早上看到六十隻天鵝回到湖上，湖面還結著冰。'
        f"\n\n{pushes}</div></body></html>"
    )
    found = read_page(html).comments
    assert [(one.author, one.text, one.published) for one in found] == [
        ("harbour77", "我也看到了", "2019-05-12T23:41"),
        ("troll08", "騙人的吧", "2019-05-12T23:50"),
        ("june", "https://a.example/b.jpg 我拍的", "2019-05-13T00:15"),
    ]
