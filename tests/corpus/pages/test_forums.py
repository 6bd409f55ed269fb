"""Threads of forums: the first post is the report, the others answer it."""

from __future__ import annotations

import pytest

from commentariat.corpus.pages import read_page

FIRST = (
    "The bridge at the old mill has been closed since Monday, and the sign says that it will stay so until the river "
    "falls. I walked down to look at it this morning and could see two of its planks in the reeds below the weir."
)
POSTS = (
    ("Ines", FIRST),
    ("Ravi", "The council knew about it in March."),
    ("mill_cat", "So no bus on Friday either?"),
)


def thread(template: str, around: str) -> str:
    posts = "".join(
        template.format(n=n, name=name, text=text) for n, (name, text) in enumerate(POSTS, start=1)
    )
    return (
        '<!DOCTYPE html><html lang="en"><head><title>Bridge at the old mill - Valley Forum</title></head><body>'
        '<div class="nav"><a href="/">Index</a> <a href="/f2">Roads</a></div><h1>Bridge at the old mill</h1>'
        + around.format(posts)
        + '<div class="foot"><a href="/about">About</a></div></body></html>'
    )


FORUMS = {
    "vbulletin": thread(
        '<li class="postbit postbitlegacy postcontainer old" id="post_{n}"><div class="posthead"><span class="postdate old"><span class="date">05-1{n}-2019, <span class="time">10:1{n} AM</span></span></span>'
        '<span class="nodecontrols"><a name="post{n}" href="showthread.php?p={n}" class="postcounter">#{n}</a></span></div><div class="postdetails"><div class="userinfo"><div class="username_container">'
        '<a class="username offline" href="member.php?{n}"><strong>{name}</strong></a></div><span class="usertitle">Senior Member</span><dl class="userinfo_extra"><dt>Join Date</dt><dd>May 2009</dd><dt>Posts</dt><dd>1,234</dd></dl></div>'
        '<div class="postbody"><div class="postrow"><div class="content"><div id="post_message_{n}"><blockquote class="postcontent restore">{text}</blockquote></div></div></div></div></div></li>',
        '<div id="postlist" class="postlist"><ol id="posts" class="posts">{}</ol></div>',
    ),
    "xenforo": thread(
        '<article class="message message--post js-post" data-author="{name}" data-content="post-{n}" id="js-post-{n}"><div class="message-inner"><div class="message-cell message-cell--user"><h4 class="message-name"><a class="username">{name}</a></h4><h5 class="userTitle">Member</h5></div>'
        '<div class="message-cell message-cell--main"><header class="message-attribution"><time class="u-dt" datetime="2019-05-1{n}T10:1{n}:00+0000">May 1{n}, 2019</time> <a>#{n}</a></header><div class="message-content"><article class="message-body"><div class="bbWrapper">{text}</div></article></div>'
        '<footer class="message-footer"><a class="actionBar-action">Like</a> <a>Reply</a></footer></div></div></article>',
        '<div class="block-body js-replyNewMessageContainer">{}</div>',
    ),
    "discourse": thread(
        '<div id="post_{n}" itemprop="comment" itemscope itemtype="http://schema.org/Comment" class="topic-body crawler-post"><div class="crawler-post-meta"><span class="creator" itemprop="author"><a href="/u/x"><span itemprop="name">{name}</span></a></span>'
        '<span class="crawler-post-infos"><time itemprop="datePublished" datetime="2019-05-1{n}T10:1{n}:00Z" class="post-time">May 1{n}, 2019</time></span></div><div class="post" itemprop="text"><p>{text}</p></div></div>',
        '<div id="main-outlet" class="wrap" role="main">{}</div>',
    ),
    "smf": thread(
        '<div class="windowbg" id="msg{n}"><div class="post_wrapper"><div class="poster"><h4><a href="u={n}" title="View the profile of {name}">{name}</a></h4><ul class="user_info"><li class="postgroup">Newbie</li><li class="postcount">Posts: 1{n}</li></ul></div>'
        '<div class="postarea"><div class="keyinfo"><a href="#msg{n}" class="smalltext" title="Reply #{n}">May 1{n}, 2019, 10:1{n} AM</a></div><div class="post"><div class="inner" id="msg_{n}">{text}</div></div></div></div></div>',
        '<div id="forumposts"><form id="quickModForm">{}</form></div>',
    ),
}  # fmt: skip


@pytest.mark.parametrize(("system", "html"), FORUMS.items(), ids=FORUMS.keys())
def test_the_first_post_is_the_report(system: str, html: str) -> None:
    read = read_page(html)

    assert (read.text, read.authors, (read.published or "")[:10]) == (FIRST, ("Ines",), "2019-05-11")
    assert read.by_reader
    assert read.report(locator="a.html").by_reader
    assert [(c.author, (c.published or "")[:10], c.text, c.parent_key) for c in read.comments] == [
        ("Ravi", "2019-05-12", "The council knew about it in March.", None),
        ("mill_cat", "2019-05-13", "So no bus on Friday either?", None),
    ]
    assert read.comment_system == system
    assert [c.locator for c in read.comments] == ["comment 1", "comment 2"]


def test_a_report_with_its_thread_below_keeps_all_posts() -> None:
    report = (
        "<div class='story'><p>The valley line reopens on Sunday after nine years, the company said, once the last of the "
        "signals between the quarry and the coast has been tested by night.</p><p>Four trains a day will stop at each of "
        "the villages, and the fare will be what it was when the line was closed, a spokesman promised.</p>"
    )
    html = FORUMS["xenforo"].replace("</h1>", f"</h1>{report}</div>")
    read = read_page(html)

    assert [c.author for c in read.comments] == ["Ines", "Ravi", "mill_cat"]
    assert "valley line" in read.text


def posts(title: str) -> str:
    record = (
        '<article class="css-175oi2r" data-testid="tweet"><div data-testid="User-Name"><a href="/u{n}"><span>{name}</span>'
        '</a><a href="/u{n}/status/{n}"><time datetime="2019-05-1{n}T10:1{n}:00Z">May 1{n}</time></a></div><div data-testid='
        '"tweetText">{text}</div><button aria-label="Reply"></button></article>'
    )
    return thread(record, "<h2>Conversation</h2><div>{}</div>").replace(
        "<title>Bridge at the old mill - Valley Forum</title>", f"<title>{title}</title>"
    )


def test_the_first_post_is_the_report_where_the_page_is_called_after_it() -> None:
    read = read_page(posts(f"Ines on X: &quot;{FIRST[:90]}…&quot; / X"))
    assert (read.text, read.authors) == (FIRST, ("Ines",))
    assert [c.author for c in read.comments] == ["Ravi", "mill_cat"]


def test_it_is_a_comment_where_the_page_is_called_otherwise() -> None:
    read = read_page(posts("Bridge at the old mill, and what everybody says of it"))
    assert [c.author for c in read.comments] == ["Ines", "Ravi", "mill_cat"]
