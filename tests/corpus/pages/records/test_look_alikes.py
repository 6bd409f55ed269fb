"""What looks like comments and is none, and what stands in a report's page but is not its text."""

from __future__ import annotations

import pytest

from commentariat.corpus.pages import read_page

BODY = (
    "<p>The council will close the swimming pool in Mill Lane at the end of May, the mayor announced on Friday evening, "
    "since the roof can no longer be repaired for less than the price of a new one.</p>"
    "<p>Parents who had gathered outside the town hall said that three schools use the pool, and that the nearest other "
    "one lies eleven miles away and has a waiting list for lessons.</p>"
    "<p>A petition against the plan had four thousand signatures by Sunday, according to its organisers.</p>"
)
NAMES = ("Frida Holm", "Tunde Okafor", "Sam Waters")


def page(rest: str, *, inside: str = "", body: str = BODY) -> str:
    return (
        '<!DOCTYPE html><html lang="en"><head><title>Pool to close | The Courier</title></head><body><header><a href="/">The Courier</a></header>'
        f'<main><article class="story"><h1>Pool to close</h1><p class="byline">By Kim Reporter</p><time datetime="2021-04-09">9 April 2021</time>{body}{inside}</article>{rest}</main>'
        "<footer><p>All rights reserved</p></footer></body></html>"
    )


def each(template: str) -> str:
    return "".join(template.format(n=n, name=name) for n, name in enumerate(NAMES, start=1))


def several(template: str) -> str:
    return each(template) + template.format(n=4, name="Ines Prado")


LOOK_ALIKES = {
    "what experts say, in a box of reactions": '<aside class="box reactions"><h3>They react</h3>'
    '<figure class="pullquote"><blockquote><p>“We built bridges and forgot the boats.”</p><cite>Aude Perry, 11 March 2025</cite></blockquote></figure>'
    '<div class="columns experts"><div class="column"><blockquote class="quote"><p>“A pool costs more than a road does in a year.”</p><cite>Ada Finch, economist, on 10 March 2025 at 8:12</cite></blockquote></div>'
    '<div class="column"><blockquote class="quote"><p>“Nobody asked the schools about any of this.”</p><cite>Colonel Brice Manning, on 12 March 2025 at 7:30</cite></blockquote></div></div></aside>',
    "cards of related reports": '<section class="related-articles"><h2>Related</h2>'
    + each(
        '<div class="card"><a href="/a{n}"><h3>Council votes on the budget for a third time, part {n}</h3></a><span class="author">{name}</span> <time datetime="2021-04-0{n}">{n} April 2021</time><p>The vote was close again.</p></div>'
    )
    + "</section>",
    "short titles under a heading of their own, below the way to comments": '<section><h3>Comments</h3><p>23 comments</p></section><section class="b m"><header><h2>More of it</h2></header>'
    + each(
        '<article class="c d"><header class="h"><h2><a href="/r{n}">Pool number {n}</a></h2></header><div class="w"><a href="/by/{n}" class="a_a">{name}</a> <time datetime="2021-04-0{n}">{n} Apr 2021 - 05:20</time></div><p class="t">The council has not met for {n} years, and its members no longer ask why.</p></article>'
    )
    + "</section>",
    "reviews of a product": '<section class="shop"><h2>Swimming goggles</h2><div class="reviews" itemscope itemtype="http://schema.org/Product">'
    + each(
        '<div class="review" itemprop="review" itemscope itemtype="http://schema.org/Review"><span itemprop="author">{name}</span> <time itemprop="datePublished" datetime="2021-03-0{n}">{n} March 2021</time><span class="stars">{n} stars</span><p itemprop="reviewBody">These goggles do not leak at all.</p></div>'
    )
    + "</div></section>",
    "reviews of several products": '<div class="tested">'
    + each(
        '<div class="review-card" itemscope itemtype="https://schema.org/Review"><h3 itemprop="itemReviewed">Goggles {n}</h3><span itemprop="author">{name}</span><time itemprop="datePublished">{n}. 3. 2021</time><b>{n}/10</b><p itemprop="reviewBody">Light, but pair {n} leaks at the nose after an hour.</p></div>'
    )
    + "</div>",
    "reviews of a product that only class names call one": '<section class="product"><h2>Goggles</h2><ul class="review_list">'
    + each(
        '<li class="review_item"><em class="star">{n}</em><strong class="id">{name}</strong><span class="date">0{n}.03.2021</span><p class="txt">They do not leak at all, says {name}.</p></li>'
    )
    + "</ul></section>",
    "a list of threads in a language of few forums": '<section class="forum"><h3>Mada mpya</h3><table>'
    + each(
        '<tr class="thread"><td class="title"><a href="/mada/{n}">Bei ya unga {n}</a></td><td class="starter">{name}</td><td>4{n}</td><td class="last">1{n} Mei 2021 10:12</td></tr>'
    )
    + "</table></section>",
    "what the outlet posts elsewhere": '<aside class="channel"><h3>قناتنا</h3>'
    + each(
        '<div class="msg"><div class="msg-author">الجريدة</div><div class="msg-text">صور من موقع العمل رقم {n}</div><time datetime="2021-04-09T10:0{n}">10:0{n}</time></div>'
    )
    + "</aside>",
    "threads with how many answers each has": '<section class="forum-last"><h3>Сейчас на форуме</h3><ul>'
    + each(
        '<li class="forum-topic"><a href="/forum/t{n}">Куда девать старые шины {n}?</a><span class="nick">{name}</span><span class="date">сегодня, 12:4{n}</span><span class="answers">4{n} ответов</span></li>'
    )
    + "</ul></section>",
    "boxes about the authors": '<div class="author-boxes"><h3>About the authors</h3>'
    + each(
        '<div class="author-box"><img alt=""><h4 class="author-name">{name}</h4><p class="author-bio">{name} has reported for The Courier since 201{n}.</p><a href="/by/{n}">More by {name}</a></div>'
    )
    + "</div>",
    "entries of a live blog": '<div class="live-blog"><h2>Live updates</h2>'
    + each(
        '<div class="live-entry" id="post-{n}"><time datetime="2021-04-09T1{n}:00">1{n}:00</time><span class="author">{name}</span><p>The meeting has moved on to item {n} of its agenda.</p><a>Share</a></div>'
    )
    + "</div>",
    "tweets in the report": each(
        '<blockquote class="twitter-tweet"><p lang="en">The pool belongs to all of us, number {n}.</p>&mdash; {name} (@user{n}) <a href="https://twitter.com/u/status/{n}">April {n}, 2021</a></blockquote>'
    ),
    "embedded posts with buttons, and paragraphs of the report between them": '<div class="text">'
    + each(
        '<div class="embed-x"><div><a href="https://x.example/u{n}">{name}</a> <span>@user{n}</span></div><div class="embed-text">The pool belongs to all of us, number {n}, and nobody else.</div><a href="#">{n}:12 PM · Apr {n}, 2021</a><div><span>Reply</span> <span>Copy link</span></div></div><p>That was what many wrote in week {n} of the dispute, and some went further.</p>'
    )
    + "</div>",
    "messages of a channel between two paragraphs": "<section><p>The channels of the town had the news an hour before the mayor spoke.</p>"
    + each(
        '<div class="channel_message"><div class="channel_message_author">{name}</div><div class="channel_message_text">The roof is closed from today, entrance {n} too.</div><time datetime="2021-04-09T08:0{n}">09.04.2021 08:0{n}</time></div>'
    )
    + "<p>By noon nobody in the town needed to be told any more.</p></section>",
    "letters that are printed elsewhere": '<aside class="letters-promo"><h3>From our letters page</h3>'
    + each(
        '<div class="letters-promo__item"><a href="/letters/{n}">“A pool is no luxury, part {n}”</a><span>Mrs {name}, Eastry</span><span>{n} April 2021</span></div>'
    )
    + "</aside>",
    "the newest comments, each on another page, in a box that no name tells": '<div class="b3"><h3>Neueste Kommentare</h3><ul>'
    + each(
        '<li class="b4"><span class="b5">{name}</span> <span>vor {n} Minuten</span><p>Das kann ich so nicht stehen lassen, Nummer {n} …</p><a href="/{name}/artikel.html#comment-{n}77">zum Beitrag</a></li>'
    )
    + "</ul></div>",
    "posts in a list with how many answers each has": '<div class="list">'
    + several(
        '<div class="list__item"><a class="list__pic"><img alt=""></a><div class="list__meta"><a href="/by/{n}">{name}</a> <span>{n} days ago</span></div><h2><a href="/e/{n}">On queues</a></h2><p>A queue is a small republic with {n} laws.</p><div class="list__foot"><a>Share</a> <a>{n} responses</a></div></div>'
    )
    + "</div>",
    "sections of the page below a box of the newest comments": '<div class="q1"><h2>Recent Comments</h2><ul><li>Frida Holm on <a href="/x">Storm</a></li></ul></div>'
    '<section class="q2"><h2>Comments (1)</h2><p>They are moderated since 6 March 2021.</p><a>Reply</a><form><textarea></textarea></form></section><section class="q2"><h2>The Tide</h2><p>Sign up to our letter.</p></section>'
    '<section class="q2"><h2>More of it</h2><a href="/y"><b>Ferry cuts its winter timetable</b></a> <small>2 hours ago | Meredith Oakes</small></section>',
    "a poll": '<div class="poll"><h3>Should the pool close?</h3><ul>'
    + each('<li><label><input type="radio"> Answer {n}</label> <span>{n}2%</span> <span>{n}00 votes</span></li>')
    + "</ul><p>Poll closes 1 May 2021</p></div>",
    "the most commented": '<div class="most-commented"><h3>Most commented</h3><ol>'
    + each('<li><a href="/m{n}">A report that many readers have answered, {n}</a> <span class="count">{n}5 comments</span></li>')
    + "</ol></div>",
    "comments on other pages": '<div class="sidebar"><h3>Latest comments</h3><ul class="latest-comments">'
    + each('<li><b>{name}</b> on <a href="/x{n}#comment-{n}">Budget, part {n}</a> <span>{n} hours ago</span></li>')
    + "</ul></div>",
    "only the way to comments": '<div class="comments-link"><a href="/pool/comments">Read all 57 comments</a></div>',
    "rules for comments": '<div class="comment-policy"><h3>Comments</h3><p>Be polite. Comments are moderated between 9 am and 5 pm. Updated 3 March 2021.</p></div>',
    "a log-in for comments": '<div id="comments"><h3>Comments</h3><p>You must be <a href="/login">logged in</a> to post a comment.</p></div>',
    "notes of a blog for pictures": '<div class="notes-box"><h3>3 notes</h3><ol class="notes">'
    + each('<li class="note like"><a class="tumblelog" href="/t{n}">user-{n}</a> liked this</li>')
    + "</ol></div>",
    "entries of a live blog that nothing calls one": '<div class="stream">'
    + several(
        '<div class="block" id="block-{n}"><p><a href="#block-{n}"><time datetime="2021-04-09T1{n}:00">1{n}:00</time></a></p><p>The meeting has moved on to item {n} of its agenda.</p><div><a href="#">Share</a></div><p class="block-author">{name}</p></div>'
    )
    + "</div>",
    "those who died": '<div class="lives">'
    + several(
        '<div class="life"><h3 class="life-name">{name}</h3><span class="life-date">Identified {n} March 2021</span><p>A swimmer for {n} decades, who taught half of this town.</p></div>'
    )
    + "</div>",
    "events": '<div class="events"><h3>What is on</h3>'
    + each('<div class="event"><time datetime="2021-05-0{n}T19:00">{n} May 2021, 7 pm</time><h4>{name} reads from a new book</h4><p>At the library.</p><a>Book</a></div>')
    + "</div>",
    "questions and answers": '<div class="faq"><h3>Questions and answers</h3><dl>'
    + each("<dt>What happens in week {n}?</dt><dd>The pool stays open in week {n}, {name} of the council said.</dd>")
    + "</dl></div>",
    "staff with telephone numbers": '<div class="contacts"><h3>Talk to us</h3>'
    + each('<div class="contact"><strong>{name}</strong><span>Desk {n}</span><a href="tel:1">01632 96000{n}</a></div>')
    + "</div>",
    "quotations set off": each('<blockquote class="pullquote"><p>We learned to swim there, all {n} of us.</p><cite>{name}, parent</cite></blockquote>'),
    "a history of changes": '<div class="history"><h3>Changes</h3><ul>'
    + each("<li><time>{n} April 2021, 10:0{n}</time> {name} corrected the number of schools.</li>")
    + "</ul></div>",
    "podcasts": '<section class="podcasts"><h3>Listen</h3>'
    + each('<div class="episode"><h4>Episode {n}: the pool</h4><span class="host">with {name}</span> <time>{n} April 2021</time><p>Half an hour about water.</p><button>Play</button></div>')
    + "</section>",
    "a table of results": "<h3>Results</h3><table>"
    + each("<tr><td>{name}</td><td>{n} April 2021</td><td>1:0{n}.4</td></tr>")
    + "</table>",
    "announcements of deaths": '<div class="notices"><h3>Notices</h3>'
    + each('<div class="notice"><h4>{name}</h4><span>{n} April 2021</span><p>The family thanks all who came.</p></div>')
    + "</div>",
    "job offers with a reply": '<div class="jobs"><h3>Jobs</h3>'
    + each('<div class="job"><b>Lifeguard {n}</b><span class="company">{name} Ltd</span><time>{n} April 2021</time><p>Part time.</p><a>Reply by email</a></div>')
    + "</div>",
    "small ads that are answered by e-mail": '<div class="x7"><h3>From the neighbourhood</h3><ul>'
    + each(
        '<li><div><b>{name}</b> <span>1{n}.04. 09:1{n}</span></div><p>I sell a pram, number {n}, that has hardly been driven.</p><a href="mailto:a{n}@example.org">Reply</a></li>'
    )
    + "</ul></div>",
    "an interview": '<div class="interview">'
    + each("<p><strong>The Courier:</strong> What comes after item {n}?</p><p><strong>{name}:</strong> We shall see in time.</p>")
    + "</div>",
    "a template for comments that come later": '<template id="c"><div class="comment"><span class="author">Name</span><time datetime="2021-04-09">Date</time><p>Text of it</p></div></template>',
    "comments for those without scripts": '<noscript><div id="comments"><p>Please enable JavaScript to view the comments.</p></div></noscript>',
}  # fmt: skip


@pytest.mark.parametrize("rest", LOOK_ALIKES.values(), ids=LOOK_ALIKES.keys())
def test_none_is_taken_for_comments(rest: str) -> None:
    assert [(c.author, c.text) for c in read_page(page(rest)).comments] == []


@pytest.mark.parametrize("inside", LOOK_ALIKES.values(), ids=LOOK_ALIKES.keys())
def test_nor_inside_the_report(inside: str) -> None:
    assert [(c.author, c.text) for c in read_page(page("", inside=inside)).comments] == []


@pytest.mark.parametrize(
    "named", ["mas-comentadas", "lo_mas_comentado", "mais-comentadas", "plus-commentes", "most-commented"]
)
def test_what_other_reports_have_is_not_declared_of_this_one(named: str) -> None:
    links = each(
        '<li><a href="/m{n}">A report that many have answered, {n}</a> <span>{n}5 comments</span></li>'
    )
    read = read_page(page(f'<section class="{named}"><h3>On other pages</h3><ul>{links}</ul></section>'))
    assert (read.comments_declared, read.comments_partial) == (None, None)


def test_what_several_reports_of_a_feed_have_is_not_declared_of_this_one() -> None:
    cards = each(
        '<div class="card"><a href="/a{n}">夜市搬到河边以后 {n}</a><span class="cmt">{n}2评论</span></div>'
    )
    assert read_page(page(f'<section class="feed">{cards}</section>')).comments_declared is None


def test_what_is_shown_of_this_one_several_times_is() -> None:
    counts = '<span class="cmt-total">57 comments</span>' * 3
    assert read_page(page(f'<div class="cmt-bar">{counts}</div>')).comments_declared == 57


def test_reviews_that_a_page_is_made_of_are_its_report() -> None:
    reviews = several(
        '<div class="review"><div class="review__head"><h3>The Weir, part {n}</h3><span class="review__by">{name}</span><span class="review__date">{n} March 2021</span></div><div class="review__text"><p>A film about water that never once gets wet, and its {n} heroines wait.</p></div></div>'
    )
    read = read_page(page("", body=f"<p>Our critics on the new releases.</p>{reviews}"))
    assert read.comments == ()
    assert read.text.count("never once gets wet") == 4


def test_what_readers_say_in_reviews_below_the_report_are_comments() -> None:
    reviews = several(
        '<div class="review"><h3>Point {n}</h3><span class="review__by">{name}</span><span class="review__date">{n} March 2021</span><div class="review__text"><p>I have read it {n} times and do not agree.</p></div></div>'
    )
    read = read_page(page(reviews, body=BODY * 2))
    assert [c.author for c in read.comments] == [*NAMES, "Ines Prado"]


def test_a_thread_that_nothing_calls_one_is_told_by_the_form_below_it() -> None:
    entries = several(
        '<div class="block" id="block-{n}"><p><a href="#block-{n}"><time datetime="2021-04-09T1{n}:00">1{n}:00</time></a></p><p>The meeting has moved on to item {n} of its agenda.</p><p class="block-author">{name}</p></div>'
    )
    form = "<form><label>Leave a comment</label><textarea></textarea></form>"
    assert len(read_page(page(f'<div class="stream">{entries}</div>{form}')).comments) == 4


COMMENTS = '<div id="comments"><h3>3 comments</h3>' + each(
    '<div class="comment" id="comment-{n}"><b class="author">{name}</b> <time datetime="2021-04-1{n}">1{n} April 2021</time><p>Words of {name} on it.</p><a>Reply</a></div>'
) + "</div>"  # fmt: skip


@pytest.mark.parametrize("rest", LOOK_ALIKES.values(), ids=LOOK_ALIKES.keys())
def test_nor_joined_to_them(rest: str) -> None:
    wanted = [(name, f"Words of {name} on it.") for name in NAMES]
    assert [(c.author, c.text) for c in read_page(page(rest + COMMENTS)).comments] == wanted
    assert [(c.author, c.text) for c in read_page(page(COMMENTS + rest)).comments] == wanted


SCRIPTED = {
    "disqus": '<div id="disqus_thread"></div><noscript>Please enable JavaScript to view the <a href="https://disqus.com/?ref_noscript">comments powered by Disqus.</a></noscript><script>(function(){var d=document,s=d.createElement("script");s.src="https://courier.disqus.com/embed.js";})();</script>',
    "facebook": '<div class="fb-comments" data-href="https://x.example/pool" data-numposts="5"></div>',
    "livefyre": '<div id="livefyre-comments"></div><script src="https://cdn.livefyre.com/Livefyre.js"></script>',
    "intensedebate": '<div id="idc-container"></div><script src="https://www.intensedebate.com/js/genericCommentWrapperV2.js"></script>',
    "coral": '<div id="coral_talk_stream"></div><script src="https://talk.coralproject.net/embed.js"></script>',
    "openweb": '<div data-spotim-module="conversation"></div><script async src="https://launcher.spot.im/spot/sp_abc"></script>',
    "viafoura": '<div class="viafoura"><vf-conversations></vf-conversations></div>',
    "hyvor": '<hyvor-talk-comments website-id="1" page-id="2"></hyvor-talk-comments><script src="https://talk.hyvor.com/embed/embed.js" type="module"></script>',
    "isso": '<section id="isso-thread"></section><script data-isso="/isso/" src="/isso/js/embed.min.js"></script>',
    "commento": '<div id="commento"></div><script src="https://cdn.commento.io/js/commento.js"></script>',
    "utterances": '<script src="https://utteranc.es/client.js" repo="a/b" issue-term="pathname"></script>',
    "giscus": '<div class="giscus"></div><script src="https://giscus.app/client.js" data-repo="a/b"></script>',
    "cusdis": '<div id="cusdis_thread" data-host="https://cusdis.com"></div><script src="https://cusdis.com/js/cusdis.es.js"></script>',
    "ghost": '<script defer src="https://cdn.jsdelivr.net/ghost/comments-ui@~0.1/umd/comments-ui.min.js" data-ghost-comments="https://x.example/" data-post-id="1"></script>',
    "waline": '<div id="waline"></div><script src="https://unpkg.com/@waline/client@v2/dist/waline.js"></script>',
    "cactus comments": '<div id="cactus-comments"></div><script src="https://latest.cactus.chat/cactus.js"></script>',
}  # fmt: skip


@pytest.mark.parametrize(("system", "markup"), SCRIPTED.items(), ids=SCRIPTED.keys())
def test_comments_that_a_script_brings_are_declared(system: str, markup: str) -> None:
    read = read_page(page(f'<h3><span class="count">57</span> Comments</h3>{markup}'))
    assert read.comments == ()
    assert (read.comment_system, read.comments_partial) == (system, True)


BESIDE = {
    "the title again": ("<h2>Pool to close</h2>", "Pool to close"),
    "buttons to share": (
        '<ul class="share-buttons"><li><a href="#">Share on Facebook</a></li><li><a href="#">Tweet</a></li><li><a href="#">Email this</a></li></ul>',
        "Share on Facebook",
    ),
    "a line to share": ('<p>Share this article</p><p class="share">Facebook Twitter WhatsApp Email</p>', "WhatsApp"),
    "the byline": ('<p class="author">By <a href="/by/kim">Kim Reporter</a></p>', "Kim Reporter"),
    "a caption": (
        '<figure><img src="p.jpg" alt="The pool"><figcaption>The pool in Mill Lane on a quiet day. Photo: A. Lens</figcaption></figure>',
        "A. Lens",
    ),
    "a caption without a figure": (
        '<div class="image"><img src="p.jpg" alt="The pool"><p class="caption">The pool in Mill Lane on a quiet day. Photo: A. Lens</p></div>',
        "A. Lens",
    ),
    "a pointer elsewhere": ('<p><strong>Read more:</strong> <a href="/other">Why roofs leak in April</a></p>', "roofs leak"),
    "a pointer without bold": ('<p>Read also: <a href="/other">Why roofs leak in April</a></p>', "roofs leak"),
    "a pointer in German": ('<p>Lesen Sie auch: <a href="/other">Warum Dächer im April lecken</a></p>', "lecken"),
    "a pointer in French": ("<p>À lire aussi : <a href='/other'>Pourquoi les toits fuient en avril</a></p>", "fuient"),
    "a notice of cookies": (
        '<div class="cookie-notice"><p>We use cookies to give you the best experience. By continuing you agree to our use of cookies.</p><button>Accept</button></div>',
        "cookies",
    ),
    "a newsletter": (
        '<div class="newsletter-signup"><p>Sign up for our daily newsletter and never miss a story.</p><form><input type="email"><button>Subscribe</button></form></div>',
        "newsletter",
    ),
    "a newsletter in a bare paragraph": ("<p><em>Sign up for our daily newsletter here.</em></p>", "newsletter"),
    "advertising": ('<div class="ad"><p>Advertisement</p></div>', "Advertisement"),
    "advertising in a paragraph": ("<p>Advertisement</p>", "Advertisement"),
    "a count of comments": ('<p class="meta"><a href="#comments">3 Comments</a></p>', "3 Comments"),
    "tags": ('<p class="tags">Tags: <a href="/t/1">Council</a>, <a href="/t/2">Sport</a></p>', "Tags"),
    "rights": ("<p>© 2021 The Courier. All rights reserved.</p>", "rights reserved"),
    "how to follow": ('<p>Follow us on <a href="#">Twitter</a> and <a href="#">Facebook</a></p>', "Follow us"),
}  # fmt: skip


@pytest.mark.parametrize(("markup", "unwanted"), BESIDE.values(), ids=BESIDE.keys())
@pytest.mark.parametrize("where", ["before", "between", "after"])
def test_what_stands_beside_the_text_is_no_text(markup: str, unwanted: str, where: str) -> None:
    first, rest = BODY.split("</p>", 1)
    body = {
        "before": markup + BODY,
        "between": f"{first}</p>{markup}{rest}",
        "after": BODY + markup,
    }[where]
    text = read_page(page(COMMENTS, body=body)).text
    assert unwanted not in text
    assert all(words in text for words in ("swimming pool", "eleven miles", "four thousand"))


def test_reviews_of_a_product_above_the_words_that_there_is_no_comment_are_none() -> None:
    review = (
        "<div class='review-item'><b>{title}</b><br>By <a>{name}</a> on May {day}, 2011<p>{text}</p>"
        "<span>9 of 11 people found this helpful</span></div>"
    )
    reviews = review.format(title="Whips well", name="Ann", day=2, text="Four meringues before lunch.")
    reviews += review.format(title="Too loud", name="Bo", day=9, text="The dog left the room at once.")
    story = (
        "<h1>Meringues</h1>"
        + "<p>Beat the whites of four eggs with a pinch of salt until they stand.</p>" * 5
    )
    shop = f"<div class=shop><h3>From our shop</h3><p>Customer reviews (2)</p>{reviews}</div>"
    none = "<div id=c><h3>0 comments</h3><p>Be the first to comment.</p></div>"
    assert read_page(f"<title>Meringues</title>{story}{shop}{none}").comments == ()
    assert len(read_page(f"<title>Meringues</title>{story}{shop}").comments) == 2


STORY = (
    "<h1>The square</h1>"
    + "<p>The market square is to be paved again, the council said on Monday evening.</p>" * 6
)
SAID = "<div class='comment-box said'><b class='user-name'>{name}</b> <i class='date'>{n}.10.2018</i><p>{text} number {n}.</p></div>"


def said(template: str = SAID) -> str:
    names = ("Ann Holm", "Bo Salt", "Cy Day")
    return "".join(
        template.format(n=n, name=name, text="I shall open the hall on Sundays")
        for n, name in enumerate(names, start=1)
    )


@pytest.mark.parametrize(
    "below",
    [
        "<h3>Comments</h3><p>Log in to comment.</p>",
        "<h3>Comments (0)</h3><p>There are no comments yet.</p>",
        "<div id=c><p>0 comments</p></div>",
        "<div id=talk><h2><span>41 comments</span></h2></div>",
    ],
    ids=["a heading", "none", "none without a heading", "loaded by a script"],
)
def test_statements_above_the_place_of_the_comments_are_none(below: str) -> None:
    assert read_page(f"<title>The square</title>{STORY}{said()}{below}").comments == ()


@pytest.mark.parametrize(
    "below",
    [
        "<aside><h3>Comments elsewhere</h3><p>Bo: No.</p></aside>",
        "<h3>Leave a comment</h3><form><textarea name=comment></textarea></form>",
        "<p>Comments are closed.</p>",
    ],
    ids=["in a side bar", "an invitation", "closed"],
)
def test_comments_above_what_is_no_heading_of_theirs_are_some(below: str) -> None:
    assert len(read_page(f"<title>The square</title>{STORY}{said()}{below}").comments) == 3


def test_teasers_that_are_named_for_comments_and_have_some_are_none() -> None:
    card = SAID.replace("</div>", " <a href='/op/{n}#comments'>{n}7 comments</a></div>")
    assert read_page(f"<title>The square</title>{STORY}<h2>More by Ann Holm</h2>{said(card)}").comments == ()


def test_a_comment_named_for_the_newest_ones_is_of_a_list_of_these() -> None:
    newest = SAID.replace("comment-box said", "comment recent-comment")
    assert read_page(f"<title>The square</title>{STORY}<div class=widget>{said(newest)}</div>").comments == ()


def test_the_box_that_the_heading_opens_is_not_the_one_comment_in_it() -> None:
    one = (
        "<div class='box-komentarze' id='komentarze'><h3>Komentarze (1)</h3><div class='komentarz' id='k4412'><div "
        "class='komentarz-head'><span class='nick'>Ann</span> <span class='date'>2016-09-14 10:22</span></div>"
        "<p>My mother walks a mile now.</p></div></div>"
    )
    page = read_page(f"<title>The square</title>{STORY}{one}")
    assert [(c.author, c.text) for c in page.comments] == [("Ann", "My mother walks a mile now.")]
    assert page.comments_declared == 1


def test_letters_that_are_answered_above_the_place_of_the_comments_are_none() -> None:
    answered = said(SAID.replace("</div>", "<p><b>Pru says</b></p><p>Leave them shut.</p></div>"))
    below = "<div id=comments><h2>Comments</h2><p>Comments are closed.</p></div>"
    assert read_page(f"<title>The square</title>{STORY}{answered}{below}").comments == ()


def test_a_form_below_the_heading_may_be_of_the_comments_above_it() -> None:
    answered = said(SAID.replace("</div>", "<a href='#reply'>Reply</a></div>"))
    below = "<h2>Comments</h2><form><textarea name=comment></textarea></form>"
    assert len(read_page(f"<title>The square</title>{STORY}{answered}{below}").comments) == 3


@pytest.mark.parametrize("minute", ["9{n}'", "45+{n}′"])
def test_what_is_said_of_each_minute_of_a_match_is_no_comment(minute: str) -> None:
    entry = SAID.replace("<b class", f"<span>{minute}</span> <b class")
    assert read_page(f"<title>The square</title>{STORY}{said(entry)}").comments == ()
    assert len(read_page(f"<title>The square</title>{STORY}{said()}").comments) == 3


@pytest.mark.parametrize("name", ["message transcript-row", "debate-speech comment"])
def test_lines_of_what_was_said_are_none(name: str) -> None:
    lines = said(SAID.replace("comment-box said", name))
    page = read_page(f"<title>The square</title>{STORY}<section>{lines}</section>")
    assert page.comments == ()
