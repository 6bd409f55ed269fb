"""What stands in frames for comments is read with the page around them."""

from __future__ import annotations

import json
from html import escape

import pytest

from commentariat.corpus.pages import read_page
from commentariat.corpus.pages.document.disqus_thread import with_thread
from commentariat.corpus.pages.document.frames import embedded_for, frames_for_comments, with_frames

BODY = (
    "<p>The council approved the new harbour budget on Tuesday after a debate that lasted late into the night.</p>"
    "<p>The money will be spent on the northern quay, which has been closed since the storm, the mayor said.</p>"
    "<p>Opponents called the plan a waste and said that the schools had been forgotten once again.</p>"
)
SAID = (
    ("Ann", "I walked past the quay yesterday and it looks dreadful."),
    ("Bo", "The mayor has promised this three times already."),
    ("Cy", "Schools first! My daughter sits in a container."),
)
POSTS = "".join(
    f'<li class="post" id="post-{number}"><span class="author">{name}</span>'
    f'<time datetime="2021-03-0{number}">{number} March 2021</time><div class="post-message">'
    f"<p>{text}</p></div></li>"
    for number, (name, text) in enumerate(SAID, start=7)
)
FRAME = f"<!DOCTYPE html><html><head><title>{{title}}</title></head><body><ul>{POSTS}</ul></body></html>"


def page(frame: str) -> str:
    return (
        f"<html><head><title>Harbour budget</title></head><body><article><h1>Harbour budget</h1>{BODY}</article>"
        f"{frame}<footer>The Courier</footer></body></html>"
    )


def said(html: str, **frames: str) -> list[tuple[str | None, str]]:
    return [(c.author, c.text) for c in read_page(html, frames=frames.get).comments]


@pytest.mark.parametrize("title", ["Disqus Comments", "Kommentare", "Comentarios"])
def test_a_document_in_the_page_itself_may_say_by_its_title_that_it_holds_comments(title: str) -> None:
    document = escape(FRAME.format(title=title))
    assert said(page(f'<iframe id="c" srcdoc="{document}"></iframe>')) == list(SAID)


@pytest.mark.parametrize(
    "names", ['title="Comments"', 'src="https://disqus.com/embed/comments/"', 'src="/comments/7"']
)
@pytest.mark.parametrize("behind", [True, False])
def test_or_the_tag_of_the_frame_says_so(names: str, behind: bool) -> None:
    document = f'srcdoc="{escape(FRAME.format(title="7"))}"'
    tag = f"{document} {names}" if behind else f"{names} {document}"
    assert said(page(f"<iframe {tag}></iframe>")) == list(SAID)


def test_a_frame_is_known_by_the_place_it_is_loaded_from() -> None:
    html = page(
        '<iframe src="https://ads.example/x?comments"></iframe>'
        '<iframe src="https://disqus.com/embed/comments/?f=a&amp;t=b"></iframe><iframe src="/comments/7"></iframe>'
    )
    assert [address for _, address in frames_for_comments(html)] == [
        "https://disqus.com/embed/comments/?f=a&t=b",
        "/comments/7",
    ]
    assert said(html, **{"/comments/7": FRAME.format(title="7")}) == list(SAID)


@pytest.mark.parametrize(
    ("place", "is_for_comments"),
    [
        ("./page_files/widget_comments.html", True),
        ("https://vk.com/widget_comments.php?app=1", True),
        ("./page_files/widget_recent_comments.html", False),
    ],
)
def test_a_widget_in_a_frame_of_its_own_is_for_the_comments_on_this_page(
    place: str, is_for_comments: bool
) -> None:
    found = [address for _, address in frames_for_comments(page(f'<iframe src="{place}"></iframe>'))]
    assert found == [place] * is_for_comments


@pytest.mark.parametrize(
    ("address", "embedded"),
    [
        ("https://disqus.com/embed/comments/?t_u=https%3A%2F%2Fa.example%2F1", "https://a.example/1"),
        ("https://disqus.com/embed/comments/?t_u=https%3A%2F%2Fdisqus.com%2F1", None),
        ("https://disqus.com/embed/comments/?t_i=1", None),
        ("https://a.example/1?from=https%3A%2F%2Fdisqus.com%2Fembed", None),
        ("http://[disqus.com/embed/?u=http://a.example", None),
    ],
)
def test_the_frame_of_a_system_names_its_page(address: str, embedded: str | None) -> None:
    assert embedded_for(address) == embedded


def thread(posts: object) -> str:
    data = json.dumps({"response": {"posts": posts}}).replace("</", "<\\/")
    return f'<html><body><script type="text/json" id="disqus-threadData">{data}</script></body></html>'


def post(number: int, *, parent: int | None = None, **more: object) -> dict[str, object]:
    name, text = SAID[number]
    made = {
        "id": str(number + 7),
        "parent": parent,
        "author": {"name": name},
        "message": f"<p>{text}</p>",
        "createdAt": f"2021-03-0{number + 3}T10:00:00",
    }
    return made | more


def test_the_thread_that_disqus_sends_as_data_is_read() -> None:
    posts = [post(0, likes=3), post(1, isDeleted=True), post(2, parent=7)]
    read = read_page(page('<iframe title="Disqus" src="d"></iframe>'), frames={"d": thread(posts)}.get)
    assert [(c.author, c.text, c.published, c.likes, c.key, c.parent_key) for c in read.comments] == [
        ("Ann", SAID[0][1], "2021-03-03T10:00:00+00:00", 3, "7", None),
        ("Cy", SAID[2][1], "2021-03-05T10:00:00+00:00", None, "9", "7"),
    ]


def test_how_many_posts_disqus_counts_tells_whether_all_are_there() -> None:
    def read(total: int):
        data = thread([post(0), post(1), post(2)]).replace(
            '{"response"', f'{{"cursor": {{"total": {total}}}, "response"'
        )
        return read_page(page('<iframe title="Disqus" src="d"></iframe>'), frames={"d": data}.get)

    assert (read(3).comments_declared, read(3).comments_partial) == (3, False)
    assert (read(12).comments_declared, read(12).comments_partial) == (12, True)


@pytest.mark.parametrize("posts", [None, 7, "x", [7], [{"message": None}], {"a": 1}])
def test_data_of_another_shape_is_left_alone(posts: object) -> None:
    assert "post-message" not in with_thread(thread(posts))
    assert with_thread('<script id="disqus-threadData">{') == '<script id="disqus-threadData">{'


def test_posts_that_answer_each_other_in_a_circle_or_deeply_are_all_written() -> None:
    assert with_thread(thread([post(0, parent=8), post(1, parent=7)])).count("post-message") == 2
    deep = [post(0) | {"id": str(n), "parent": n - 1 if n else None} for n in range(20_000)]
    assert with_thread(thread(deep)).count("post-message") == 20_000


def test_each_frame_is_followed_by_its_document() -> None:
    page = "<p>a<iframe srcdoc='&lt;p&gt;Sure.'></iframe><p>b<iframe id=c srcdoc=\"&lt;p&gt;No.\"></iframe>"
    assert with_frames(page) == (
        "<p>a<iframe srcdoc=''></iframe><div><p>Sure.</div><p>b<iframe id=c srcdoc=\"\"></iframe><div><p>No.</div>"
    )


@pytest.mark.parametrize(
    "page",
    [
        "<p srcdoc='&lt;p&gt;Sure.'></p>",
        "<iframe></iframe> srcdoc='Sure.'",
        "<iframe><p srcdoc='Sure.'></iframe>",
        "<iframe srcdoc='Sure.",
        "<iframe srcdoc=''></iframe>",
        "<p" + ' srcdoc="' * 100_000,
    ],
)
def test_what_is_no_frame_with_a_document_stays_as_it_is(page: str) -> None:
    assert with_frames(page) == page


def test_a_root_whose_tag_does_not_end_loses_nothing_that_follows() -> None:
    assert with_frames("<iframe srcdoc='&lt;body &lt;p&gt;Sure.'></iframe>").endswith(
        "<div><body <p>Sure.</div>"
    )
