"""More of the systems and habits people meet, from comment plug-ins to newspapers' own and tables of 2003."""

from __future__ import annotations

from html import escape
from typing import NamedTuple

import pytest

from commentariat.corpus.pages import read_page

BODY = (
    "<p>The ferry to the island was cancelled for a third day on Tuesday, the harbour master said, because the wind had "
    "not dropped below forty knots since the weekend and the older of the two ships had lost a ramp.</p>"
    "<p>Shops on the island ran short of milk and diesel, residents told the paper, and the school sent its boarders "
    "home by helicopter once the cloud had lifted over the bay on Monday afternoon.</p>"
    "<p>The company expects to sail again on Thursday, although it would not promise as much in writing.</p>"
)


class Said(NamedTuple):
    """What is expected of one comment."""

    author: str | None
    published: str | None
    text: str
    answers: str | None = None


def page(comments: str, *, lang: str = "en", before: str = "", head: str = "") -> str:
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head><title>Ferry cancelled - The Islander</title>{head}</head><body>'
        '<header><nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav></header>'
        f'<main>{before}<article><h1>Ferry cancelled</h1><p class="byline">By Jo Writer | 4 February 2020</p>{BODY}</article>'
        f"{comments}</main><footer><p>© 2020 The Islander. All rights reserved.</p></footer></body></html>"
    )


def said(html: str) -> list[Said]:
    read = read_page(html)
    names = {c.key: c.author for c in read.comments if c.key}
    return [
        Said(c.author, c.published, c.text, names.get(c.parent_key) if c.parent_key else None)
        for c in read.comments
    ]


class Case(NamedTuple):
    """The comments of a page, as markup and as they are to be read."""

    markup: str
    wanted: list[Said]
    lang: str = "en"


THREE = (
    ("Marga", "Three days without a boat, and nobody answers the telephone."),
    ("old_salt", "Forty knots is nothing. We sailed in worse when I was young."),
    ("Piet V.", "Who pays for the milk that went sour?"),
)


def each(template: str, *, days: tuple[int, ...] = (5, 6, 7)) -> str:
    return "".join(
        template.format(n=n, day=day, name=name, text=text)
        for n, (day, (name, text)) in enumerate(zip(days, THREE, strict=True), start=1)
    )


def three(moment: str | None) -> list[Said]:
    return [
        Said(name, moment.format(n=n, day=day) if moment else None, text)
        for n, (day, (name, text)) in enumerate(zip((5, 6, 7), THREE, strict=True), start=1)
    ]


CASES: dict[str, Case] = {}

CASES["JComments for Joomla"] = Case(
    '<div id="jc"><div id="comments"><h4>Comments <a class="refresh" href="#" title="Refresh comments list">&nbsp;</a></h4>'
    '<div id="comments-list" class="comments-list">'
    + each(
        '<div class="even" id="comment-item-{n}"><div class="rbox"><div class="rbox_tr"><div class="rbox_t"></div></div>'
        '<div class="rbox_m"><div class="comment-box"><span class="comments-vote"><span id="comment-vote-holder-{n}"><span class="vote-none">0</span></span></span>'
        '<a class="comment-anchor" href="#comment-{n}" id="comment-{n}">#{n}</a> <span class="comment-author">{name}</span> <span class="comment-date">2020-02-0{day} 14:21</span>'
        '<div class="comment-body" id="comment-body-{n}">{text}</div><span class="comments-buttons"><a href="#">Quote</a></span></div></div></div></div>'
    )
    + '</div><div id="comments-list-footer"><a class="rss" href="/feed">RSS feed for comments to this post</a></div></div></div>',
    three("2020-02-0{day}T14:21"),
)
CASES["Komento for Joomla, with an answer"] = Case(
    '<div id="section-kmt" class="theme-kuro"><h3>Comments (2)</h3><div class="kmt-list"><ul class="kmt-list">'
    '<li id="kmt-11" class="kmt-item kmt-11 kmt-comment-item-public" parentid="kmt-0" depth="0"><div class="kmt-wrap"><div class="kmt-avatar"><img alt=""></div>'
    '<div class="kmt-content"><div class="kmt-head"><span class="kmt-author">Marga</span> <span class="kmt-time"><a href="#kmt-11"><time datetime="2020-02-05T08:30:00+00:00">Wednesday, 05 February 2020 08:30</time></a></span></div>'
    '<div class="kmt-body"><div class="kmt-text">Three days without a boat.</div></div><div class="kmt-control"><span class="kmt-like"><a>Like</a></span> <a class="kmt-reply">Reply</a></div></div></div></li>'
    '<li id="kmt-12" class="kmt-item kmt-12 kmt-child-1" parentid="kmt-11" depth="1" style="margin-left: 50px"><div class="kmt-wrap"><div class="kmt-avatar"><img alt=""></div>'
    '<div class="kmt-content"><div class="kmt-head"><span class="kmt-author">Piet V.</span> <span class="kmt-time"><a href="#kmt-12"><time datetime="2020-02-05T09:10:00+00:00">Wednesday, 05 February 2020 09:10</time></a></span></div>'
    '<div class="kmt-body"><div class="kmt-text">And no milk.</div></div><div class="kmt-control"><a class="kmt-reply">Reply</a></div></div></div></li></ul></div></div>',
    [
        Said("Marga", "2020-02-05T08:30:00+00:00", "Three days without a boat."),
        Said("Piet V.", "2020-02-05T09:10:00+00:00", "And no milk.", "Marga"),
    ],
)
CASES["K2 for Joomla"] = Case(
    '<a name="itemCommentsAnchor" id="itemCommentsAnchor"></a><div class="itemComments"><h3 class="itemCommentsCounter"><span>3</span> comments</h3><ul class="itemCommentsList">'
    + each(
        '<li class="even"><span class="commentLink"><a href="#comment{n}" name="comment{n}" id="comment{n}">Comment Link</a></span>'
        '<img src="a.png" alt="{name}" width="48"><span class="commentDate">Wednesday, 0{day} February 2020 10:0{n}</span>'
        '<span class="commentAuthorName">posted by {name}</span><p>{text}</p><br class="clr"></li>'
    )
    + "</ul></div>",
    [
        Said("Marga", "2020-02-05T10:01", THREE[0][1]),
        Said("old_salt", "2020-02-06T10:02", THREE[1][1]),
        Said("Piet V.", "2020-02-07T10:03", THREE[2][1]),
    ],
)
CASES["Serendipity"] = Case(
    '<div class="serendipity_comments serendipity_section_comments"><a id="comments"></a><div class="serendipity_commentsTitle">Comments</div>'
    + each(
        '<a id="c{n}"></a><div id="serendipity_comment_{n}" class="serendipity_comment serendipity_comment_author_x comment_oddbox" style="padding-left: 0px">'
        '<div class="serendipity_commentBody">{text}</div><div class="serendipity_comment_source"><a class="comment_source_trace" href="#c{n}">#{n}</a> '
        '<span class="comment_source_author"><a href="http://x.example">{name}</a></span> on <span class="comment_source_date">2020-02-0{day} 21:15</span> '
        '(<a class="comment_reply" href="#serendipity_CommentForm">Reply</a>)</div></div>'
    )
    + "</div>",
    three("2020-02-0{day}T21:15"),
)
CASES["Dotclear"] = Case(
    '<div id="comments"><h3>Commentaires</h3><dl>'
    + each(
        '<dt id="c{n}" class="first"><a href="#c{n}" class="comment-number">{n}.</a> Le mercredi {day} février 2020, 18:4{n} par <a href="http://x.example" rel="ugc nofollow">{name}</a></dt>'
        '<dd class="first"><p>{text}</p></dd>'
    )
    + "</dl></div>",
    [
        Said(name, f"2020-02-0{day}T18:4{n}", text)
        for n, (day, (name, text)) in enumerate(zip((5, 6, 7), THREE, strict=True), start=1)
    ],
    "fr",
)
CASES["b2evolution"] = Case(
    '<h3 id="comments" class="evo_comment__list_title">3 comments</h3>'
    + each(
        '<a id="c{n}"></a><article class="evo_comment evo_comment__status_published panel panel-default" id="comment_{n}"><div class="panel-heading"><h4 class="evo_comment_title panel-title">'
        'Comment from: <span class="evo_comment_author user anonymous">{name}</span> <span class="label">Visitor</span></h4></div>'
        '<div class="panel-body"><div class="evo_comment_avatar"></div><div class="evo_comment_text"><p>{text}</p></div></div>'
        '<div class="panel-footer"><span class="evo_comment_footer">02/0{day}/20 @ 17:05 </span><div class="evo_comment_actions"><a class="btn" href="#">Reply</a></div></div></article>'
    ),
    three("2020-02-0{day}T17:05"),
    "en-US",
)
CASES["TYPO3 news comments"] = Case(
    '<div class="tx-comments-pi1"><h2>Kommentare</h2>'
    + each(
        '<div class="tx-comments-comment-{n} comment-odd"><div class="tx-comments-comment-author"><span class="name">{name}</span>, {day}.02.2020 11:3{n}</div>'
        '<div class="tx-comments-comment-content">{text}</div></div>'
    )
    + "</div>",
    [
        Said(name, f"2020-02-0{day}T11:3{n}", text)
        for n, (day, (name, text)) in enumerate(zip((5, 6, 7), THREE, strict=True), start=1)
    ],
    "de",
)
CASES["HTML5 microdata and nothing else"] = Case(
    "<section>"
    + each(
        '<article itemprop="comment" itemscope itemtype="http://schema.org/Comment"><p>By <span itemprop="author" itemscope itemtype="http://schema.org/Person"><span itemprop="name">{name}</span></span> '
        '<time itemprop="dateCreated" datetime="2020-02-0{day}T12:00">{day} Feb</time></p><div itemprop="text"><p>{text}</p></div></article>'
    )
    + "</section>",
    three("2020-02-0{day}T12:00"),
)
CASES["RDFa of SIOC"] = Case(
    '<div rel="sioc:has_reply">'
    + each(
        '<div about="#reply{n}" typeof="sioct:Comment"><h3 property="dc:title">Re: ferry</h3><p>Submitted by <span property="foaf:name" class="username">{name}</span> on '
        '<span property="dc:date" content="2020-02-0{day}T07:00:00+01:00">0{day}/02/2020</span></p><div property="content:encoded"><p>{text}</p></div><a href="#">Reply</a></div>'
    )
    + "</div>",
    three("2020-02-0{day}T07:00:00+01:00"),
)
CASES["Hacker News"] = Case(
    '<table class="comment-tree" border="0">'
    + "".join(
        f'<tr class="athing comtr" id="3000{n}"><td><table border="0"><tr><td class="ind" indent="{d}"><img src="s.gif" height="1" width="{40 * d}"></td>'
        f'<td valign="top" class="votelinks"><center><a id="up_3000{n}" href="vote"><div class="votearrow" title="upvote"></div></a></center></td>'
        f'<td class="default"><div style="margin-top:2px; margin-bottom:-10px;"><span class="comhead"><a href="user?id={name}" class="hnuser">{name}</a> '
        f'<span class="age" title="2020-02-05T10:0{n}:00 158089{n}"><a href="item?id=3000{n}">3 hours ago</a></span> <span id="unv_3000{n}"></span> | <a href="#x">parent</a> | <a href="#y" class="clicky">next</a> <a class="togg clicky" id="3000{n}" href="javascript:void(0)">[–]</a></span></div>'
        f'<br><div class="comment"><div class="commtext c00">{text}</div><div class="reply"><p><font size="1"><u><a href="reply?id=3000{n}">reply</a></u></font></div></div></td></tr></table></td></tr>'
        for n, d, name, text in (
            (1, 0, "marga", "Three days without a boat."),
            (2, 1, "oldsalt", "Forty knots is nothing."),
            (3, 0, "piet", "Who pays for the milk?"),
        )
    )
    + "</table>",
    [
        Said("marga", "2020-02-05T10:01:00", "Three days without a boat."),
        Said("oldsalt", "2020-02-05T10:02:00", "Forty knots is nothing.", "marga"),
        Said("piet", "2020-02-05T10:03:00", "Who pays for the milk?"),
    ],
)
CASES["Slashdot"] = Case(
    '<div id="commentlisting_wrap"><ul id="commentlisting" class="d2">'
    '<li id="tree_501" class="comment full"><div id="comment_status_501" class="commentstatus"></div><div id="comment_501" class="cw">'
    '<div id="comment_top_501" class="commentTop"><div class="title"><h4><a id="comment_link_501" name="comment_link_501" href="#">No boat</a> <span id="comment_score_501" class="score">(Score:<a href="#">2</a>)</span></h4></div>'
    '<div class="details">by <span class="by"> <a href="//marga">Marga</a> ( <span class="uid"><a href="//marga">17</a></span> ) </span> <span class="otherdetails" id="comment_otherdetails_501">on Wednesday February 05, 2020 @08:11AM (<a href="#">#501</a>)</span></div></div>'
    '<div class="commentBody"><div id="comment_body_501">Three days without a boat.</div></div><div class="commentSub" id="comment_sub_501"><span id="reply_link_501" class="nbutton"><p><b><a href="#">Reply to This</a></b></p></span></div></div>'
    '<ul id="commtree_501"><li id="tree_502" class="comment full contain"><div id="comment_502" class="cw"><div id="comment_top_502" class="commentTop"><div class="title"><h4><a id="comment_link_502" href="#">Re: No boat</a> <span id="comment_score_502" class="score">(Score:1)</span></h4></div>'
    '<div class="details">by <span class="by"> <a href="//salt">old_salt</a> ( <span class="uid"><a href="//salt">99</a></span> ) </span> <span class="otherdetails" id="comment_otherdetails_502">on Wednesday February 05, 2020 @09:12AM (<a href="#">#502</a>)</span></div></div>'
    '<div class="commentBody"><div id="comment_body_502">Forty knots is nothing.</div></div><div class="commentSub" id="comment_sub_502"><span class="nbutton"><p><b><a href="#">Reply to This</a></b></p></span></div></div></li></ul></li></ul></div>',
    [
        Said("Marga", "2020-02-05T08:11", "Three days without a boat."),
        Said("old_salt", "2020-02-05T09:12", "Forty knots is nothing.", "Marga"),
    ],
)
CASES["have your say"] = Case(
    '<div class="have-your-say" id="dna-comments"><h2>Your comments</h2><p class="count">3 comments</p><ul class="collections forumthreadposts">'
    + each(
        '<li class="hentry" id="P10{n}"><div class="vcard"><span class="entry-title">{n}.</span> <span class="vcard"><a class="url fn" href="/u/{n}">{name}</a></span>'
        ' <abbr class="updated" title="2020-02-0{day}T16:0{n}:00Z">{day}th February 2020 - 16:0{n}</abbr></div><div class="comment-text"><p>{text}</p></div>'
        '<div class="rating"><span class="rate up">+{n}</span></div><p class="flag"><a href="#">Report this comment</a></p></li>'
    )
    + "</ul></div>",
    [
        Said(name, f"2020-02-0{day}T16:0{n}:00+00:00", text)
        for n, (day, (name, text)) in enumerate(zip((5, 6, 7), THREE, strict=True), start=1)
    ],
)
CASES["a tabloid with place and time under the name"] = Case(
    '<div id="reader-comments" class="reader-comments"><h3>Comments <span>(3)</span></h3><div class="panes">'
    + each(
        '<div class="comment" data-id="55{n}"><div class="comment-body comment-text"><p class="user-info"><a class="js-usr" href="/r/{n}">{name}</a>, Harbour Town, 2 years ago</p>'
        '<p class="comment-content">{text}</p></div><div class="comment-rating"><div class="rating-button up"><b>{n}1</b></div><div class="rating-button down"><b>{n}</b></div></div></div>'
    )
    + "</div></div>",
    three(None),
)
CASES["a quality paper, rendered on the server"] = Case(
    '<div class="d-discussion" data-discussion-key="/p/abc"><ul class="d-thread d-thread--comments">'
    '<li class="d-comment d-comment--top-level" id="comment-9001" itemscope itemtype="http://schema.org/Comment"><div class="d-comment__inner d-comment__inner--top-level"><div class="d-comment__content"><div class="d-comment__meta">'
    '<div class="d-comment__meta-text"><span class="d-comment__author" title="Marga" itemprop="author"><a itemprop="url" href="/u"><span itemprop="givenName">Marga</span></a></span>'
    '<div class="d-comment__timestamp"><a href="#"><time class="js-timestamp" itemprop="dateCreated" datetime="2020-02-05T10:21:00Z" title="Wed, 5 Feb 2020">5 Feb 2020 10:21</time></a></div></div></div>'
    '<div class="d-comment__main"><div class="d-comment__body" itemprop="text"><p>Three days without a boat.</p></div><div class="d-comment__actions"><button>Reply</button> <a>Share</a></div></div><div class="d-comment__recommend"><span class="d-comment__recommend-count--old">12</span></div></div></div>'
    '<ul class="d-thread d-thread--responses"><li class="d-comment d-comment--response" id="comment-9002" itemscope itemtype="http://schema.org/Comment"><div class="d-comment__inner"><div class="d-comment__content"><div class="d-comment__meta"><div class="d-comment__meta-text"><span class="d-comment__author" title="old_salt" itemprop="author"><a><span itemprop="givenName">old_salt</span></a></span>'
    '<span class="d-comment__reply-to"><a class="d-comment__reply-to-author" href="#comment-9001">Marga</a></span><div class="d-comment__timestamp"><a><time itemprop="dateCreated" datetime="2020-02-05T11:02:00Z">5 Feb 2020 11:02</time></a></div></div></div>'
    '<div class="d-comment__main"><div class="d-comment__body" itemprop="text"><p>Forty knots is nothing.</p></div><div class="d-comment__actions"><button>Reply</button></div></div></div></div></li></ul></li></ul></div>',
    [
        Said("Marga", "2020-02-05T10:21:00+00:00", "Three days without a boat."),
        Said("old_salt", "2020-02-05T11:02:00+00:00", "Forty knots is nothing.", "Marga"),
    ],
)
CASES["letters, signed in bold"] = Case(
    '<h2>Letters to the editor</h2><div class="letters-body">'
    "<p>Three days without a boat, and nobody answers the telephone. It was not so in my day.</p><p><strong>Marga Holm</strong><br>Harbour Street</p>"
    "<p>Forty knots is nothing. We sailed in worse when I was young, and with less fuss.</p><p><strong>Jens Salt</strong><br>The Quay</p>"
    "<p>Who pays for the milk that went sour? I ask because I had to throw away six pints.</p><p><strong>Piet Vos</strong><br>Hill Farm</p></div>",
    [
        Said(
            "Marga Holm",
            None,
            "Three days without a boat, and nobody answers the telephone. It was not so in my day.",
        ),
        Said(
            "Jens Salt",
            None,
            "Forty knots is nothing. We sailed in worse when I was young, and with less fuss.",
        ),
        Said(
            "Piet Vos",
            None,
            "Who pays for the milk that went sour? I ask because I had to throw away six pints.",
        ),
    ],
)
CASES["a guestbook of tables"] = Case(
    '<center><font size="4"><b>Readers\' comments</b></font></center>'
    + each(
        '<table width="90%" border="1" cellpadding="3"><tr bgcolor="#cccccc"><td><font face="Arial" size="2"><b>{name}</b></font></td><td align="right"><font face="Arial" size="1">February {day}, 2020 - 09:1{n}</font></td></tr>'
        '<tr><td colspan="2"><font face="Arial" size="2">{text}</font></td></tr></table><br>'
    ),
    [
        Said(name, f"2020-02-0{day}T09:1{n}", text)
        for n, (day, (name, text)) in enumerate(zip((5, 6, 7), THREE, strict=True), start=1)
    ],
)
CASES["rows of one table, two rows a comment"] = Case(
    '<h3>Comments (3)</h3><table class="com">'
    + each(
        '<tr class="hd"><td>{name}</td><td>0{day}.02.2020 20:0{n}</td></tr><tr class="tx"><td colspan="2">{text}</td></tr>'
    )
    + "</table>",
    [
        Said(name, f"2020-02-0{day}T20:0{n}", text)
        for n, (day, (name, text)) in enumerate(zip((5, 6, 7), THREE, strict=True), start=1)
    ],
    "de",
)
CASES["nested lists without a class"] = Case(
    '<h2 id="comments">Comments (3)</h2><ul><li><b>Marga</b> <small>5 February 2020, 10:00</small><p>Three days without a boat.</p>'
    "<ul><li><b>old_salt</b> <small>5 February 2020, 11:00</small><p>Forty knots is nothing.</p></li></ul></li>"
    "<li><b>Piet V.</b> <small>6 February 2020, 09:30</small><p>Who pays for the milk?</p></li></ul>",
    [
        Said("Marga", "2020-02-05T10:00", "Three days without a boat."),
        Said("old_salt", "2020-02-05T11:00", "Forty knots is nothing.", "Marga"),
        Said("Piet V.", "2020-02-06T09:30", "Who pays for the milk?"),
    ],
)
CASES["a single comment of an unknown system"] = Case(
    '<section class="reader-voices comments"><h3>1 comment</h3><div class="voice"><div class="voice-head"><span class="voice-name">Marga</span><span class="voice-date">5 February 2020</span></div>'
    '<div class="voice-text"><p>Three days without a boat.</p></div><a href="#">Reply</a></div></section>',
    [Said("Marga", "2020-02-05", "Three days without a boat.")],
)
CASES["Medium responses"] = Case(
    '<div class="responses-list"><h2>Responses (3)</h2>'
    + each(
        '<div class="ab ac"><div class="l"><a href="/@u{n}" rel="noopener"><p class="be b bf">{name}</p></a><p class="be b bg">Feb {day}, 2020</p></div><div class="ch"><pre class="ci"><div class="cj">{text}</div></pre></div>'
        '<div class="ck"><button>{n}</button><p class="be b bh"><button>Reply</button></p></div></div>'
    )
    + "</div>",
    three("2020-02-0{day}"),
)
CASES["Substack"] = Case(
    '<div id="discussion" class="comments-section"><h4>Discussion about this post</h4><div class="comment-list"><div class="comment-list-items">'
    + each(
        '<div class="comment"><div id="comment-6{n}" class="comment-anchor"></div><table class="comment-content"><tbody><tr><td class="comment-head"><div class="user-head"><a href="/p"><img alt=""></a></div></td>'
        '<td class="comment-rest"><div class="comment-meta"><span><a class="commenter-name" href="/profile">{name}</a></span><a class="comment-publication-name-separator">·</a><a href="/c/{n}" title="Feb {day}, 2020, 4:0{n} PM" class="comment-timestamp">Feb {day}, 2020</a></div>'
        '<div class="comment-body"><p>{text}</p></div><div class="comment-actions"><a>Like ({n})</a><a>Reply</a><a>Share</a></div></td></tr></tbody></table></div>'
    )
    + "</div></div></div>",
    [
        Said(name, f"2020-02-0{day}T16:0{n}", text)
        for n, (day, (name, text)) in enumerate(zip((5, 6, 7), THREE, strict=True), start=1)
    ],
)
CASES["a French daily"] = Case(
    '<section id="reactions" class="reactions"><h2 class="reactions__title">3 réactions</h2><ol class="reactions__list">'
    + each(
        '<li class="reaction" data-reaction-id="{n}"><p class="reaction__signature"><strong>{name}</strong> <span class="reaction__abonne">Abonné</span> <span class="reaction__date">le 0{day}/02/2020 à 08h1{n}</span></p>'
        '<div class="reaction__texte">{text}</div><p class="reaction__actions"><button>Répondre</button><button>Signaler</button></p></li>'
    )
    + "</ol></section>",
    [
        Said(name, f"2020-02-0{day}T08:1{n}", text)
        for n, (day, (name, text)) in enumerate(zip((5, 6, 7), THREE, strict=True), start=1)
    ],
    "fr",
)
CASES["a Spanish daily"] = Case(
    '<div class="participacion"><h3>Opiniones de los lectores (3)</h3><ul class="listado-opiniones">'
    + each(
        '<li><span class="num">#{n}</span> <strong class="nombre">{name}</strong> <em class="hora">0{day}.02.2020 | 12:3{n}</em><div class="mensaje">{text}</div><a class="responder">Responder</a> <a class="denunciar">Denunciar</a></li>'
    )
    + "</ul></div>",
    [
        Said(name, f"2020-02-0{day}T12:3{n}", text)
        for n, (day, (name, text)) in enumerate(zip((5, 6, 7), THREE, strict=True), start=1)
    ],
    "es",
)
CASES["a Russian paper"] = Case(
    '<div class="b-comments"><div class="b-comments__title">Комментарии: 3</div>'
    + each(
        '<div class="b-comments__item"><div class="b-comments__head"><span class="b-comments__user">{name}</span><span class="b-comments__date">0{day}.02.2020 в 15:2{n}</span></div>'
        '<div class="b-comments__text">{text}</div><div class="b-comments__foot"><a>Ответить</a> <span class="plus">+{n}</span></div></div>'
    )
    + "</div>",
    [
        Said(name, f"2020-02-0{day}T15:2{n}", text)
        for n, (day, (name, text)) in enumerate(zip((5, 6, 7), THREE, strict=True), start=1)
    ],
    "ru",
)
CASES["an Arabic paper"] = Case(
    '<div class="visitor-opinions"><h3>تعليقات القراء (3)</h3>'
    + each(
        '<div class="visitor"><span class="no">{n}</span><strong class="title">{name}</strong><span class="when">{day} فبراير 2020 - 10:4{n}</span><p>{text}</p><a href="#">رد</a></div>'
    )
    + "</div>",
    [
        Said(name, f"2020-02-0{day}T10:4{n}", text)
        for n, (day, (name, text)) in enumerate(zip((5, 6, 7), THREE, strict=True), start=1)
    ],
    "ar",
)
CASES["a German daily with a subject over each"] = Case(
    '<div id="leserbeitraege"><h2>Leserbeiträge zum Thema (3)</h2>'
    + each(
        '<div class="lb-item"><h4 class="lb-betreff">Zur Fähre, Nummer {n}</h4><div class="lb-meta"><span class="lb-name">{name}</span> am {day}. Februar 2020 um 07:3{n} Uhr</div><p class="lb-inhalt">{text}</p><a>Auf diesen Beitrag antworten</a> <a>Missbrauch melden</a></div>'
    )
    + "</div>",
    [
        Said(name, f"2020-02-0{day}T07:3{n}", text)
        for n, (day, (name, text)) in enumerate(zip((5, 6, 7), THREE, strict=True), start=1)
    ],
    "de",
)
CASES["a Polish portal"] = Case(
    '<div class="komentarze"><h3>Komentarze (3)</h3>'
    + each(
        '<div class="komentarz"><p class="podpis"><b>{name}</b> <span>{day} lutego 2020, 19:0{n}</span></p><p class="tresc">{text}</p><p><a>Odpowiedz</a> | <a>Zgłoś nadużycie</a></p></div>'
    )
    + "</div>",
    [
        Said(name, f"2020-02-0{day}T19:0{n}", text)
        for n, (day, (name, text)) in enumerate(zip((5, 6, 7), THREE, strict=True), start=1)
    ],
    "pl",
)
CASES["a Portuguese portal"] = Case(
    '<div class="comentarios-leitores"><h2>Comentários</h2>'
    + each(
        '<div class="item-comentario"><div class="cab"><span class="usuario">{name}</span> <span class="data">0{day}/02/2020 às 14h2{n}</span></div><div class="corpo">{text}</div><div class="acoes"><a>Responder</a><a>Denunciar</a></div></div>'
    )
    + "</div>",
    [
        Said(name, f"2020-02-0{day}T14:2{n}", text)
        for n, (day, (name, text)) in enumerate(zip((5, 6, 7), THREE, strict=True), start=1)
    ],
    "pt",
)
CASES["a Turkish paper"] = Case(
    '<div class="okur-yorumlari"><h3>3 yorum</h3>'
    + each(
        '<div class="yorum"><div class="kim"><b>{name}</b> <i>0{day} Şubat 2020 13:5{n}</i></div><div class="metin">{text}</div><a>Cevapla</a></div>'
    )
    + "</div>",
    [
        Said(name, f"2020-02-0{day}T13:5{n}", text)
        for n, (day, (name, text)) in enumerate(zip((5, 6, 7), THREE, strict=True), start=1)
    ],
    "tr",
)
CASES["Blogger for mobile"] = Case(
    '<div class="comments" id="comments"><a name="comments"></a><h4>3 comments:</h4><div id="Blog1_comments-block-wrapper"><dl id="comments-block">'
    + each(
        '<dt class="comment-author" id="c70{n}"><a name="c70{n}"></a><a href="/p" rel="nofollow">{name}</a><span class="comment-timestamp"><a href="#c70{n}" title="comment permalink">February {day}, 2020 at 5:1{n} PM</a></span></dt>'
        '<dd class="comment-body" id="Blog1_cmt-70{n}"><p>{text}</p></dd>'
    )
    + "</dl></div></div>",
    [
        Said(name, f"2020-02-0{day}T17:1{n}", text)
        for n, (day, (name, text)) in enumerate(zip((5, 6, 7), THREE, strict=True), start=1)
    ],
)
CASES["a blog whose names end with says"] = Case(
    "<h2>3 Responses to “Ferry cancelled”</h2><ol>"
    + each(
        "<li><p>{text}</p><p><small>{name} said this on February {day}, 2020 at 6:0{n} pm (<a>Reply</a>)</small></p></li>"
    )
    + "</ol>",
    [
        Said(name, f"2020-02-0{day}T18:0{n}", text)
        for n, (day, (name, text)) in enumerate(zip((5, 6, 7), THREE, strict=True), start=1)
    ],
)
CASES["two lists: picks, then all the rest"] = Case(
    '<div class="comments"><h3>3 Comments</h3><h4>Editors’ picks</h4><ul class="comment-list picks"><li class="comment featured" id="comment-81"><span class="author">Marga</span> <time datetime="2020-02-05T10:00">5 Feb</time><p>Three days without a boat.</p></li></ul>'
    '<h4>All comments</h4><ul class="comment-list"><li class="comment" id="comment-82"><span class="author">old_salt</span> <time datetime="2020-02-05T11:00">5 Feb</time><p>Forty knots is nothing.</p></li>'
    '<li class="comment" id="comment-83"><span class="author">Piet V.</span> <time datetime="2020-02-05T12:00">5 Feb</time><p>Who pays for the milk?</p></li></ul></div>',
    [
        Said("Marga", "2020-02-05T10:00", "Three days without a boat."),
        Said("old_salt", "2020-02-05T11:00", "Forty knots is nothing."),
        Said("Piet V.", "2020-02-05T12:00", "Who pays for the milk?"),
    ],
)
CASES["closed, and still there"] = Case(
    '<div id="comments"><p class="nocomments">Comments are closed.</p><ul>'
    + each(
        '<li class="item"><cite>{name}</cite> <abbr title="2020-02-0{day}T10:00:00Z">{day} Feb</abbr><blockquote><p>{text}</p></blockquote></li>'
    )
    + "</ul></div>",
    [
        Said(name, f"2020-02-0{day}T10:00:00+00:00", text)
        for day, (name, text) in zip((5, 6, 7), THREE, strict=True)
    ],
)
CASES["opaque names, no heading, likes and answers"] = Case(
    "<div>"
    + each(
        '<div class="x9f"><div class="x9g"><img alt=""><a class="x9h" href="/m/{n}">{name}</a><span class="x9i">Feb {day}, 2020 at 3:0{n}pm</span></div><div class="x9j"><p>{text}</p></div><div class="x9k"><button>Like</button><button>Reply</button></div></div>'
    )
    + "</div>",
    [
        Said(name, f"2020-02-0{day}T15:0{n}", text)
        for n, (day, (name, text)) in enumerate(zip((5, 6, 7), THREE, strict=True), start=1)
    ],
)

CASES["names and votes in buttons"] = Case(
    '<div id="coral_thread"><h2>3 Comments</h2>'
    + each(
        '<div class="coral coral-comment" id="comment-{n}b" role="article"><div class="Hidden-root">Comment from {name}</div>'
        '<div class="coral-comment-topBar"><button class="BaseButton-root coral coral-comment-username"><span class="Username-root">{name}</span></button>'
        '<time datetime="2020-02-0{day}T10:0{n}">{day} Feb</time></div><div class="coral-comment-content"><p>{text}</p></div>'
        '<button class="coral-reactButton"><span>Respect</span><span class="coral-reactButton-count">{n}</span></button><button>Reply</button></div>'
    )
    + "</div>",
    three("2020-02-0{day}T10:0{n}"),
)
CASES["a web component as browsers save it"] = Case(
    '<div data-spot-im-module-default-area="conversation"><template shadowrootmode="open"><style>p {}</style><ul class="spcv_messages-list">'
    + each(
        '<li><article class="message-view" data-spot-im-class="message-view"><span data-spot-im-class="message-username"><button><span>{name}</span></button></span>'
        '<time datetime="2020-02-0{day}T10:0{n}">{day} Feb</time><div data-spot-im-class="message-text"><p>{text}</p></div><button>Reply</button></article></li>'
    )
    + "</ul></template></div>",
    three("2020-02-0{day}T10:0{n}"),
)
CASES["a frame whose document stands in the page"] = Case(
    '<h3>3 Comments</h3><iframe title="Comments" srcdoc="'
    + escape(
        "<!doctype html><html><body><ul class='post-list'>"
        + each(
            '<li class="post" id="post-{n}"><span class="author publisher-anchor-color">{name}</span> <a class="time-ago" title="2020-02-0{day}T10:0{n}">then</a>'
            '<div class="post-message"><p>{text}</p></div><a>Reply</a></li>'
        )
        + "</ul></body></html>"
    )
    + '"></iframe>',
    three("2020-02-0{day}T10:0{n}"),
)
CASES["heads alike in boxes that are not"] = Case(
    '<section aria-label="comments drawer"><h2>Comments <span>3</span></h2>'
    + each(
        '<div class="css-{name}x"><div class="css-hd"><div class="css-av" aria-hidden="true">ZZ</div><div><span class="css-nm">{name}</span></div>'
        '<div class="css-at"><span>Old Harbour</span><span> | </span><span>February {day}, 2020</span></div></div><div class="css-bd"><p>{text}</p></div>'
        "<div><button>{n} Recommend</button><button>Reply</button></div></div>"
    )
    + "</section>",
    three("2020-02-0{day}"),
)
CASES["an Iranian portal"] = Case(
    '<div class="comments_container"><div class="comm_header">نظر بینندگان</div>'
    + each(
        '<div class="comments_item{n}" id="comm_770{n}"><div class="comment_info"><div class="comm_info_name">{name}</div>'
        '<div class="comm_info_date" dir="ltr">۱۸:۴{n} - ۱۳۹۸/۱۱/۱{n}</div><a class="comm_answer_link">پاسخ</a></div><div class="comments">{text}</div></div>',
    )
    + "</div>",
    [
        Said(name, f"2020-01-{30 + n}T18:4{n}" if n == 1 else f"2020-02-0{n - 1}T18:4{n}", text)
        for n, (name, text) in enumerate(THREE, start=1)
    ],
    "fa",
)
CASES["initials, places and counted labels around the text"] = Case(
    '<div class="comments"><h3>3 comments</h3>'
    + each(
        '<div class="comment"><p>{name[0]}</p><p><b class="author">{name}</b></p><p>, Old Harbour</p><p><span class="date">February {day}, 2020</span></p>'
        "<p>{text}</p><p>Rated {n} times {day}</p></div>"
    )
    + "</div>",
    three("2020-02-0{day}"),
)
CASES["a mere +1"] = Case(
    '<div id="comments"><h3>3 comments</h3><dl>'
    + each(
        '<dt id="c{n}">Le 0{day}/02/2020, 10:0{n} par <b class="author">{name}</b></dt><dd><p>{text}</p></dd>'
    )
    + '<dt id="c9">Le 08/02/2020, 10:09 par <b class="author">Zoé</b></dt><dd><p>+1</p></dd></dl></div>',
    [*three("2020-02-0{day}T10:0{n}"), Said("Zoé", "2020-02-08T10:09", "+1")],
    "fr",
)

CASES["IntenseDebate, votes before the name"] = Case(
    '<div id="idc-container"><h3>Comments (<span id="IDCommentsHeadCount">3</span>)</h3>'
    + each(
        '<div id="IDThread{n}" class="idc-thread"><div id="IDComment{n}" class="idc-c"><div class="idc-c-h">'
        '<div class="idc-v"><span class="idc-v-total"><span id="IDCommentVoteScore{n}">+{n}</span></span>'
        '<a class="idc-btn_voteup" title="Vote up"><span>Vote up</span></a>'
        '<a class="idc-btn_votedown" title="Vote down"><span>Vote down</span></a></div>'
        '<p class="idc-i"><span>{name}</span> <em class="idc-time"> · <a href="#IDComment{n}">February {day}, 2020</a></em></p></div>'
        '<div id="IDComment-CommentText{n}" class="idc-c-t"><div class="idc-c-t-inner">{text}</div></div>'
        '<div class="idc-c-b"><a class="idc-btn_s"><span class="idc-r">Reply</span></a></div></div></div>'
    )
    + "</div>",
    three("2020-02-0{day}"),
)
CASES["K2, the name after a set phrase"] = Case(
    '<div class="itemComments"><h3 class="itemCommentsCounter"><span>3</span> comentarios</h3><ul class="itemCommentsList">'
    + each(
        '<li class="odd"><span class="commentLink"><a href="#comment{n}">Enlace al Comentario</a></span>'
        '<span class="commentDate">Lunes, 0{day} Febrero 2020 08:1{n}</span>'
        '<span class="commentAuthorName">publicado por {name}</span><p>{text}</p>'
        '<span class="commentToolbar"><a>Reportar</a></span></li>'
    )
    + "</ul></div>",
    three("2020-02-0{day}T08:1{n}"),
    "es",
)
CASES["phpBB, a profile and a title over each post"] = Case(
    "".join(
        f'<div id="p{n}" class="post bg2"><div class="inner"><dl class="postprofile"><dt><a class="username">{name}</a></dt>'
        '<dd class="profile-posts"><strong>Posts:</strong> 97</dd>'
        '<dd class="profile-joined"><strong>Joined:</strong> Sat Jan 10, 2009 1:00 pm</dd></dl>'
        f'<div class="postbody"><div id="post_content{n}"><h3><a href="#p{n}">Re: Ferry to the island cancelled for a third day</a></h3>'
        f'<p class="author"><a title="Post"><span>Post</span></a><span>by <strong><a class="username">{name}</a></strong> » </span>'
        f'Mon Feb 0{n}, 2020 9:0{n} pm</p><div class="content">{text}</div></div></div></div></div>'
        for n, (name, text) in enumerate(THREE, start=1)
    ),
    [Said(name, f"2020-02-0{n}T21:0{n}", text) for n, (name, text) in enumerate(THREE, start=1)],
)
CASES["vBulletin, a menu at each name"] = Case(
    '<ol class="commentlist">'
    + each(
        '<li id="post_{n}" class="postbit postcontainer"><div class="userinfo"><div class="popupmenu memberaction">'
        '<a class="username offline popupctrl"><strong>{name}</strong></a><ul class="popupbody"><li><a>View Profile</a></li>'
        "<li><a>View Forum Posts</a></li></ul></div> - "
        '<span class="postdate"><span class="date">Feb {day}, 2020,&nbsp;<span class="time">08:4{n} PM</span></span></span></div>'
        '<div class="postbody"><div class="content"><blockquote class="postcontent">{text}</blockquote></div></div></li>'
    )
    + "</ol>",
    three("2020-02-0{day}T20:4{n}"),
)
CASES["a clock before the date, as the BBC had it"] = Case(
    '<div id="comments" class="dna-commentbox"><h3>Comments</h3><ul class="forumthreadposts">'
    + each(
        '<li id="P8740{n}"><span class="comment-number">{n}. </span><cite>At <a class="time">10:1{n}am</a> on '
        '<span class="date">0{day} Feb 2020</span>, <span class="vcard"><span class="fn"><a>{name}</a></span></span> wrote:</cite>'
        '<p class="comment-text">{text}</p><p class="flag"><a>Complain about this comment</a></p></li>'
    )
    + "</ul></div>",
    three("2020-02-0{day}T10:1{n}"),
)
CASES["b2evolution, names in running text"] = Case(
    "<h4>3 comments</h4>"
    + each(
        '<a id="c{n}"></a><div class="bComment"><div class="bCommentTitle"><a href="#c{n}">Comment</a> from: {name} [Visitor]</div>'
        '<div class="bCommentText"><p>{text}</p></div><div class="bCommentSmallPrint">February {day}, 2020 @ 08:2{n} am '
        '<a class="comment_reply">Reply to this comment</a></div></div>'
    ),
    three("2020-02-0{day}T08:2{n}"),
)
CASES["a Hindi portal, a label before each name"] = Case(
    '<div class="vichar"><h3>पाठकों के विचार</h3>'
    + each(
        '<div class="vichar_row"><p class="vichar_txt">{text}</p><p class="vichar_by">द्वारा: <span>{name}</span> , 0{day} Feb 2020, 11:0{n} AM</p>'
        '<p class="vichar_vote"><a>सहमत (6)</a> | <a>असहमत (1)</a> | <a>जवाब दें</a></p></div>'
    )
    + "</div>",
    three("2020-02-0{day}T11:0{n}"),
    "hi",
)
CASES["numbers that tell what is answered"] = Case(
    '<section class="comments"><h2>3 Kommentare</h2>'
    + "".join(
        f'<article id="cid-{n}" class="comment"><div class="comment-meta"><div class="comment-meta__name"><a>{name}</a></div>'
        f'<a class="comment-meta__date">#{number} — {n}. Februar 2020, 18:2{n} Uhr</a></div>'
        f'<div class="comment__body"><p>{text}</p></div></article>'
        for n, (number, (name, text)) in enumerate(zip(("1", "1.1", "2"), THREE, strict=True), start=1)
    )
    + "</section>",
    [
        Said(name, f"2020-02-0{n}T18:2{n}", text, "Marga" if n == 2 else None)
        for n, (name, text) in enumerate(THREE, start=1)
    ],
    "de",
)
CASES["how many follow somebody beside the name"] = Case(
    '<div class="comments">'
    + each(
        '<div class="posting" id="p{n}"><a class="usercontainer"><strong class="communityname">{name}</strong>'
        '<span class="follower" title="Follower">{n}4</span></a><span title="0{day}.02.2020, 08:0{n}">0{day}.02.2020, 08:0{n}</span>'
        '<div class="upost-text">{text}</div><a class="reply">antworten</a></div>'
    )
    + "</div>",
    three("2020-02-0{day}T08:0{n}"),
    "de",
)

CASES["DataLife Engine, with a column beside each text"] = Case(
    '<div id="dle-comments-list"><h2 class="heading">Комментарии (3)</h2><ol class="comments-tree-list">'
    + each(
        '<li id="comments-tree-item-48{n}" class="comments-tree-item"><div id="comment-id-48{n}"><div class="bcomment">'
        '<div class="lcol"><span class="thide">&lt;</span><ul class="small reset"><li>{n}1 комментариев</li><li>0 публикаций</li></ul></div>'
        '<div class="rcol"><div class="dpad"><span>{day} февраля 2020 09:1{n}</span><h3><a href="http://x.example/user/{name}/">{name}</a></h3></div>'
        '<div class="dpad cominfo"><a href="#"><b>Цитата</b></a><ul class="reset small"><li>Группа: Гости</li><li>Регистрация: {n}.03.2012</li></ul></div>'
        '<div class="dpad dcont"><div id="comm-id-48{n}">{text}</div></div></div></div></div></li>'
    )
    + "</ol></div>",
    three("2020-02-0{day}T09:1{n}"),
    "ru",
)
CASES["the Newspaper theme of WordPress, with a link from elsewhere"] = Case(
    '<div class="comments" id="comments"><h4 class="block-title"><span>3 КОМЕНТАРА</span></h4><ol class="comment-list">'
    + each(
        '<li class="comment" id="comment-2{n}"><article><footer><img alt="" class="avatar"> <cite>{name}</cite> <a class="comment-link" href="#comment-2{n}">'
        '<time pubdate="158{n}">{day}. фебруар 2020. at 18:4{n}</time></a></footer><div class="comment-content"><p>{text}</p></div>'
        '<div class="comment-meta" id="comment-2{n}"><a class="comment-reply-link" href="?replytocom=2{n}#respond">Одговори</a></div></article></li>'
    )
    + '<li class="comment pingback" id="comment-29"><article><footer><cite>Boats of the North</cite> <a class="comment-link" href="#comment-29">'
    '<time pubdate="159">8. фебруар 2020. at 18:44</time></a></footer><div class="comment-content"><p>[…] no boat to the island yet […]</p></div></article></li></ol></div>',
    [
        *three("2020-02-0{day}T18:4{n}"),
        Said("Boats of the North", "2020-02-08T18:44", "[…] no boat to the island yet […]"),
    ],
    "sr",
)
CASES["answers that are called otherwise, dates of the Iranian calendar"] = Case(
    '<div class="comments"><div class="comments_item" id="comment_1"><span class="comm_info_name">Marga</span> | '
    '<span class="comm_info_date">۱۳:۵۲ - ۱۶ بهمن ۱۳۹۸</span><div class="comments_text">Three days without a boat.</div><a class="comm_answer_btn">پاسخ</a>'
    '<div class="comm_answers"><div class="comment_answer_item"><span class="comm_info_name">Piet V.</span> | <span class="comm_info_date">۱۴:۳۰ - ۱۶ بهمن ۱۳۹۸</span>'
    '<div class="comm_answer">And no milk on the island.</div></div></div></div>'
    '<div class="comments_item" id="comment_3"><span class="comm_info_name">old_salt</span> | <span class="comm_info_date">۱۵:۰۱ - ۱۷ بهمن ۱۳۹۸</span>'
    '<div class="comments_text">Forty knots is nothing.</div><a class="comm_answer_btn">پاسخ</a><div class="comm_answers"><div class="comment_answer_item">'
    '<span class="comm_info_name">Ann</span> | <span class="comm_info_date">۱۶:۳۰ - ۱۷ بهمن ۱۳۹۸</span><div class="comm_answer">Then sail.</div></div></div></div></div>',
    [
        Said("Marga", "2020-02-05T13:52", "Three days without a boat."),
        Said("Piet V.", "2020-02-05T14:30", "And no milk on the island.", "Marga"),
        Said("old_salt", "2020-02-06T15:01", "Forty knots is nothing."),
        Said("Ann", "2020-02-06T16:30", "Then sail.", "old_salt"),
    ],
    "fa",
)
CASES["a wall of a federated network, set in by a variable"] = Case(
    '<div id="mastodon-comments-list"><h2>Comments</h2>'
    + "".join(
        f'<div class="mastodon-comment" style="margin-left: calc(var(--comment-indent) * {level})"><div class="author"><div class="details"><a class="name" href="https://x.example/@{name}">{name}</a></div>'
        f'<a class="date" href="https://x.example/@{name}/{n}">2020-02-05T14:2{n}</a></div><div class="content"><p>{text}</p></div></div>'
        for n, (level, (name, text)) in enumerate(zip((0, 1, 0), THREE, strict=True), start=1)
    )
    + "</div>",
    [
        Said("Marga", "2020-02-05T14:21", THREE[0][1], None),
        Said("old_salt", "2020-02-05T14:22", THREE[1][1], "Marga"),
        Said("Piet V.", "2020-02-05T14:23", THREE[2][1], None),
    ],
)
CASES["ids on the box around a record, the answered one on a button"] = Case(
    '<section class="topic-comments"><h3>Comments</h3><ul>'
    + "".join(
        f'<li><div class="topic-item" data-pid="401{n}"><div class="topic-body"><a href="https://x.example/user/{n}"><span>{name[0]}</span></a><div class="post-content" itemprop="text"><small>'
        f'<a>reply</a> <a href="https://x.example/user/{n}"><strong>{name}</strong></a> <span title="2020-02-05T08:1{n}:44.000Z">commented last month</span>{answers}</small>'
        f'<div class="post-body"><p>{text}</p></div></div></div></div></li>'
        for n, (answers, (name, text)) in enumerate(
            zip(("", '<button data-topid="4011">@Marga</button>', ""), THREE, strict=True), start=1
        )
    )
    + "</ul></section>",
    [
        Said("Marga", "2020-02-05T08:11:44.000+00:00", THREE[0][1]),
        Said("old_salt", "2020-02-05T08:12:44.000+00:00", THREE[1][1], "Marga"),
        Said("Piet V.", "2020-02-05T08:13:44.000+00:00", THREE[2][1]),
    ],
)
CASES["names with what the site says of all who are no members"] = Case(
    '<div id="comments"><h2>Մեկնաբանություններ (3)</h2>'
    + each(
        '<div class="comment" id="comment-{n}"><div class="submitted"><span class="username">{name} (չհաստատված)</span>, <span class="date">2020-02-0{day} 19:0{n}</span></div>'
        '<div class="content">{text}</div><ul class="links"><li><a href="#">պատասխանել</a></li></ul></div>'
    )
    + "</div>",
    three("2020-02-0{day}T19:0{n}"),
    "hy",
)
CASES["the tables of an Arabic site, with fonts for names"] = Case(
    '<table width="100%"><tr><td><b>تعليقات القراء (3)</b></td></tr><tr><td><table width="100%">'
    + each(
        '<tr><td><table width="100%"><tr><td><font face="Tahoma" size="2"><b>{n}</b></font></td><td><font face="Tahoma" size="2" color="#990000">{name}</font></td>'
        '<td><font face="Tahoma" size="1">الأربعاء 0{day} شباط 2020 - 10:1{n}</font></td></tr><tr><td></td><td colspan="2"><font size="3">{text}</font></td></tr></table></td></tr>'
    )
    + "</table></td></tr></table>",
    three("2020-02-0{day}T10:1{n}"),
    "ar",
)


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_records_and_fields(case: Case) -> None:
    assert said(page(case.markup, lang=case.lang)) == case.wanted


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_the_body_is_the_report_s_alone(case: Case) -> None:
    text = read_page(page(case.markup, lang=case.lang)).text
    assert "forty knots since the weekend" in text
    assert "in writing" in text
    for comment in case.wanted:
        assert comment.text.split("\n")[-1] not in text


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_comments_may_stand_before_the_report(case: Case) -> None:
    assert said(page("", before=case.markup, lang=case.lang)) == case.wanted


def test_votes_are_read_from_what_their_buttons_are_labelled() -> None:
    button = (
        '<button aria-label="{0} comment"><span class="hidden">Number of {1} </span><span>{2}</span></button>'
    )
    records = each(
        '<article class="comment" id="c{n}"><b class="author">{name}</b> <time>0{day} Feb 2020</time><p>{text}</p>'
        + button.format("Like", "likes", "21{n}")
        + button.format("Dislike", "dislikes", "{n}")
        + "</article>"
    )
    read = read_page(page(f'<div class="comments"><h3>3 comments</h3>{records}</div>')).comments
    assert [(c.likes, c.dislikes) for c in read] == [(211, 1), (212, 2), (213, 3)]


@pytest.mark.parametrize(
    ("votes", "wanted"),
    [
        ('<a title="Beğendim">Beğendim</a> <b>6{n}</b> <a title="Beğenmedim">Beğenmedim</a> <b>{n}</b>', (61, 1)),
        ('<a href="#" title="המלץ">המלץ</a><div class="recm">6{n}</div>', (61, None)),
        ('<span aria-label="6{n} points">6{n}</span>', (61, None)),
        ('<div title="Votes score">6{n}</div>', (61, None)),
        ('<div class="favourites active"><a href="#">6{n}</a></div>', (61, None)),
        ('<p class="comment-likes">Liked by 6{n} people</p>', (61, None)),
        ('<span>赞同 (6{n})</span><span>反对 ({n})</span>', (61, 1)),
        ('<form class="vote__up"><button title="Favorite">6{n}</button></form><form class="vote__down"><button>{n}</button></form>', (61, 1)),
        ('<a title="Харесва ми"><span>+</span></a><b>6{n}</b><a><span>−</span></a><b>{n}</b>', (61, 1)),
        ("<button title=\"Zustimmen\"><span>1'06{n}</span></button><button title=\"Ablehnen\"><span>{n}</span></button>", (1061, 1)),
        ('<i>6{n}</i> <a>Like</a> <i>{n}</i> <a>Dislike</a>', (None, None)),
    ],
)  # fmt: skip
def test_votes_are_told_by_words_labels_and_names(votes: str, wanted: tuple[int | None, int | None]) -> None:
    records = each(
        '<article class="comment" id="c{n}"><b class="author">{name}</b> <time>0{day} Feb 2020</time><p>{text}</p>'
        + f"<div>{votes}</div></article>"
    )
    first = read_page(page(f'<div class="comments"><h3>3 comments</h3>{records}</div>')).comments[0]
    assert (first.likes, first.dislikes) == wanted
    assert first.text == THREE[0][1]


def test_where_a_score_is_written_for_each_vote_only_what_is_shown_counts() -> None:
    records = each(
        '<div class="comment" id="t{n}"><a class="author">{name}</a> <span class="score dislikes">{n}0 points</span><span class="score unvoted">{n}1 points</span>'
        '<span class="score likes">{n}2 points</span> <time datetime="2020-02-0{day}">5 days ago</time><div class="usertext-body"><p>{text}</p></div></div>'
    )
    read = read_page(page(f'<div class="comments"><h3>3 comments</h3>{records}</div>')).comments
    assert [(c.likes, c.dislikes) for c in read] == [(11, None), (21, None), (31, None)]


def test_an_employer_in_brackets_is_part_of_a_name() -> None:
    records = "".join(
        f'<article class="comment" id="c{n}"><b class="author">Ann {n} (GiveWell)</b> <time>0{n} Feb 2020</time><p>{text}</p></article>'
        for n, (_, text) in enumerate(THREE, start=1)
    )
    read = read_page(page(f'<div class="comments"><h3>3 comments</h3>{records}</div>')).comments
    assert [c.author for c in read] == ["Ann 1 (GiveWell)", "Ann 2 (GiveWell)", "Ann 3 (GiveWell)"]


def test_a_time_named_in_a_comment_is_no_line_about_it() -> None:
    records = each(
        '<li class="comment" id="comment-{n}"><b class="fn">{name}</b> <div class="cmt-metadata"><a href="#c{n}">0{day} de fevereiro de 2020 às 07:0{n}</a></div>'
        '<div class="cmt-content"><p>E o ônibus da linha {n}, passa por onde hoje?</p></div></li>'
    )
    read = read_page(page(f'<ul class="comments">{records}</ul>', lang="pt")).comments
    assert [c.text for c in read] == [f"E o ônibus da linha {n}, passa por onde hoje?" for n in (1, 2, 3)]
    assert [c.published for c in read] == [
        f"2020-02-0{day}T07:0{n}" for n, day in enumerate((5, 6, 7), start=1)
    ]


def test_what_screen_readers_call_a_comment_is_no_name() -> None:
    records = each(
        '<div class="comment"><div role="article" aria-label="Comment by {name}" class="comment-content"><a href="https://x.example/profile/{n}-x">{name}</a> '
        '<a title="Feb {day}, 2020, 2:30 PM">Feb {day}</a><div class="comment-body"><p>as the daughter of clerk {n}: yes</p></div></div></div>'
    )
    read = read_page(page(f'<div class="comment-list">{records}</div>')).comments
    assert [c.text for c in read] == [f"as the daughter of clerk {n}: yes" for n in (1, 2, 3)]
    assert [c.author for c in read] == [name for name, _ in THREE]


def test_a_menu_or_a_link_to_the_comments_heads_nothing() -> None:
    nav = '<nav><a href="/news">News</a> <a href="/comment">Comment</a></nav>'
    meta = '<div class="meta">4 February 2020 <span class="author-name">By Jo Writer</span> <a href="#c">0 comments</a></div>'
    read = read_page(
        f"<html><title>Ferry cancelled</title>{nav}<article><h1>Ferry cancelled</h1>{meta}<div>{BODY}</div></article>"
    )
    assert read.comments == ()
    assert "forty knots since the weekend" in read.text


def test_the_stub_of_a_deleted_comment_counts_where_its_own_markup_says_less() -> None:
    records = each(
        '<div id="comment-a{n}b"><div class="coral-comment"><span class="coral-username">{name}</span>'
        '<time datetime="2020-02-0{day}T10:00Z">1 day ago</time><div class="coral-comment-content">{text}</div><button>Reply</button></div></div>'
    )
    stub = '<div id="comment-a9b"><div class="tombstone">This comment is no longer available.</div></div>'
    read = read_page(page(f'<div class="comments"><h3>4 comments</h3>{records}{stub}</div>')).comments
    assert [c.kind for c in read] == ["comment", "comment", "comment", "deleted"]


def test_the_opening_of_a_report_may_stand_in_a_box_of_its_own() -> None:
    html = page("").replace(
        BODY, f'<div class="itemIntroText"><p>Nobody crosses.</p></div><div class="itemFullText">{BODY}</div>'
    )
    assert read_page(html).text.startswith("Nobody crosses.\nThe ferry to the island")


@pytest.mark.parametrize(
    "stub",
    [
        "Inlägget är borttaget av redaktionen.",
        "Este comentário foi removido.",
        "Dieses Posting wurde gelöscht.",
        "Коментар видалено модератором",
        "（管理人により削除されました）",
        "작성자에 의해 삭제된 댓글입니다.",
        "Comment removed by moderator",
        "This comment has been referred for further consideration. Explain",
    ],
)
def test_stubs_of_deleted_comments_are_known_in_many_languages(stub: str) -> None:
    records = each(
        '<li class="comment" id="c{n}"><b class="author">{name}</b> <i>0{day} Feb 2020</i><p>{text}</p></li>'
    )
    last = f'<li class="comment" id="c9"><b class="author">Zoé</b> <i>08 Feb 2020</i><p>{stub}</p></li>'
    read = read_page(
        page(f'<div class="comments"><h3>4 comments</h3><ol>{records}{last}</ol></div>')
    ).comments
    assert [c.kind for c in read] == ["comment", "comment", "comment", "deleted"]


def test_votes_stand_after_a_sign_to_press_and_may_have_a_minus() -> None:
    records = each(
        '<li class="comment" id="c{n}"><b class="author">{name}</b> <i>0{day} Feb 2020</i><p>{text}</p>'
        "<span><a>+</a><em>2{n}</em> <a>−</a><em>{n}</em></span></li>"
    )
    read = read_page(page(f'<div class="comments"><h3>3 comments</h3><ol>{records}</ol></div>')).comments
    assert [(c.likes, c.dislikes) for c in read] == [(21, 1), (22, 2), (23, 3)]


def test_a_page_that_links_here_says_its_title_where_others_say_their_name() -> None:
    ping = (
        '<li class="alt" id="comment-9"><cite>The Bay Ledger » Blog Archive » Night of the short ferry, and of the long walk</cite> Says:'
        "<br><small>February 8th, 2020 at 9:01 am</small><p>[...] Over at the Islander there is an account. It is long [...]</p></li>"
    )
    records = each(
        '<li id="comment-{n}"><cite>{name}</cite> Says:<br><small>February {day}th, 2020 at 8:0{n} am</small><p>{text}</p></li>'
    )
    read = read_page(
        page(f'<h3 id="comments">4 Responses</h3><ol class="commentlist">{records}{ping}</ol>')
    ).comments
    assert read[-1].kind == "pingback"
    assert read[-1].author is not None
    assert read[-1].author.startswith("The Bay Ledger")


def test_several_letters_may_stand_under_one_heading() -> None:
    letters = [
        f"<p>SIR – {text}</p><p><strong>{name}</strong><br><em>Ilkley, West Yorkshire</em></p><hr>"
        for name, text in zip(
            ("Ann Holm", "The Rev Bo Salt", "Cy and Di Rook", "Eva Stone"),
            (t for _, t in THREE * 2),
            strict=False,
        )
    ]
    headed = "".join(
        f"<h2><strong>{heading}</strong></h2>{{}}{{}}" for heading in ("On the quay", "Hedgehogs")
    )
    html = f"<html><title>Letters - The Islander</title><h1>Letters: two hours on the quay</h1><div>{headed.format(*letters)}</div>"
    assert [c.author for c in read_page(html).comments] == [
        "Ann Holm",
        "The Rev Bo Salt",
        "Cy and Di Rook",
        "Eva Stone",
    ]


def test_what_a_member_has_written_elsewhere_is_no_count_of_comments() -> None:
    profile = '<div class="message-userExtras"><dl><dt>Messages</dt><dd>3,002</dd></dl></div>'
    records = each(
        '<article class="message" id="post-{n}"><b class="username">{name}</b> <time>0{day} Feb 2020</time><p>{text}</p></article>'
    )
    assert read_page(page(f'<div class="comments">{profile}{records}</div>')).comments_declared is None


@pytest.mark.parametrize(
    "heading", ["Son Yorumlar", "Latest comments:", "Последние комментарии", "» آخر التعليقات"]
)
def test_a_box_of_the_site_s_newest_comments_is_told_by_its_heading(heading: str) -> None:
    box = (
        f'<div class="kutu"><div class="baslik">{heading}</div><p>Hatice K.: May they rest in peace, all of them.</p>'
        "<p>Kemal: The wind does not carry ballot boxes, as everybody knows.</p></div>"
    )
    text = read_page(page("", before=box)).text
    assert "rest in peace" not in text
    assert "ballot boxes" not in text
    assert "forty knots since the weekend" in text


def test_a_report_on_the_latest_comments_keeps_its_words() -> None:
    body = f"<h2>Latest comments</h2>{BODY}"
    text = read_page(
        f"<html><head><title>What readers say</title></head><body><h1>What readers say</h1>{body}"
    ).text
    assert "forty knots since the weekend" in text


def test_a_comment_that_is_pinned_above_the_others_is_one() -> None:
    record = '<article class="comment"{own}><b class="author">{name}</b> <time>0{day} Feb 2020</time><p>{text}</p></article>'
    (name, text), *_ = THREE
    pinned = f'<div class="comment__pinned">{record.format(own="", name=name, text=text, day=5)}</div>'
    listed = "".join(
        record.format(own=f' id="c{n}"', name=name, text=text, day=day)
        for n, (day, (name, text)) in enumerate(zip((5, 6, 7), THREE, strict=True), start=1)
    )
    assert len(said(page(f'<div class="comments"><h3>3 comments</h3>{pinned}{listed}</div>'))) == 3


def test_a_badge_may_say_that_a_comment_is_pinned() -> None:
    records = each(
        '<div class="atk-comment" id="atk-comment-{n}"><span class="atk-nick">{name}</span> <span class="atk-pinned-badge">置顶</span>'
        '<time datetime="2020-02-0{day}">5 天前</time><div class="atk-content"><p>{text}</p></div><span>回复</span></div>'
    )
    records = records.replace('<span class="atk-pinned-badge">置顶</span>', "", 1)
    assert [c.kind for c in read_page(page(records)).comments] == ["comment", "pinned", "pinned"]


def test_the_entries_of_a_live_ticker_are_none_of_a_reader_s() -> None:
    entries = each(
        '<li class="comment-like live-entry" id="entry-{n}"><span class="author">{name}</span> <time datetime="2020-02-04T2{n}:04">2{n}:04</time>'
        '<div class="live-entry__body"><p>{text}</p></div><button>Share</button></li>'
    )
    ticker = f'<section class="live"><h2>Live <span>(3 entries)</span></h2><ul>{entries}</ul></section>'
    off = '<section id="comments"><h3>Comments</h3><p>Comments on this report are closed.</p></section>'
    assert said(page(ticker + off)) == []


def test_a_stub_that_shows_its_time_is_one_of_the_records() -> None:
    record = '<div class="cmt"{0}><span class="nm">{1}</span><span class="tm">3 jam yang lalu</span><p>{2}</p><button>Balas</button></div>'
    records = "".join(
        record.format(f' data-cid="{n}"', name, text) for n, (name, text) in enumerate(THREE * 2, start=1)
    )
    stub = '<div class="cmt is-removed" data-cid="9"><span class="tm">2 jam yang lalu</span><p>Komentar ini telah dihapus.</p></div>'
    read = read_page(page(f'<section id="komentar"><h2>7 Komentar</h2>{records}{stub}</section>', lang="id"))
    assert [c.kind for c in read.comments] == ["comment"] * 6 + ["deleted"]


@pytest.mark.parametrize("text", ["Не нравится", "suka", "Lubię to nie jest moje słowo."])
def test_what_a_reader_writes_is_kept_though_a_button_might_say_it(text: str) -> None:
    records = each(
        f'<div class="comment" id="c{{n}}"><b class="author">{{name}}</b> <time>0{{day}} Feb 2020</time><p>{text}</p><a>Reply</a></div>'
    )
    read = read_page(page(f'<div class="comments"><h3>3 comments</h3>{records}</div>')).comments
    assert [c.text for c in read] == [text] * 3
