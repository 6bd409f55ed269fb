"""What systems in other parts of the world write: answers named otherwise, names in letters without capitals."""

from __future__ import annotations

import pytest

from commentariat.corpus.pages import Page, read_page

BODY = (
    "<p>The ferry to the islands will sail twice a day from the first of June, the port said on Monday, after a winter "
    "in which it had lain in the dock for repairs.</p><p>Tickets cost as much as they did last year.</p>"
)


def read(comments: str, *, lang: str = "en") -> Page:
    return read_page(
        f'<html lang="{lang}"><head><title>Ferry sails again</title></head><body><div class="story">'
        f"<h1>Ferry sails again</h1>{BODY}</div>{comments}</body></html>"
    )


def persian(n: int, name: str, text: str, answer: str = "") -> str:
    return (
        f'<div class="comments_item" id="comm_{n}"><div class="comm_info"><div class="comm_info_name">{name}</div> | '
        f'<div class="comm_info_date">۱۲:۳{n} - ۱۴۰۳/۰۲/۲۵</div></div><div class="comments">{text}</div>{answer}</div>'
    )


ANSWER = (
    '<div class="comm_answer"><div class="comm_answer_content"><div class="head"><div class="comment_answer_2">رضا'
    '</div> <span>|</span> <div class="comment_answer_5">۱۳:۰۴ - ۱۴۰۳/۰۲/۲۵</div></div>کرایه تاکسی هم دو برابر شده بود.'
    "</div></div>"
)


def test_an_answer_inside_a_record_is_one_of_its_own_though_nothing_calls_its_name_one() -> None:
    comments = (
        persian(1, "مینا", "چهار ماه با تاکسی رفتیم و آمدیم.", ANSWER)
        + persian(2, "مسافر", "فاصله قایق‌ها چهل دقیقه است.")
        + persian(3, "آرش", "ایستگاه دانشگاه هم باز می‌شود؟")
        + persian(4, "مینا", "کسی پاسخ نمی‌دهد، مثل همیشه.")
    )
    found = read(f'<div class="list"><h3>نظرات</h3>{comments}</div>', lang="fa").comments
    assert [c.author for c in found] == ["مینا", "رضا", "مسافر", "آرش", "مینا"]
    assert found[0].text == "چهار ماه با تاکسی رفتیم و آمدیم."
    assert (found[1].text, found[1].parent_key) == ("کرایه تاکسی هم دو برابر شده بود.", found[0].key)


def test_an_answer_may_stand_in_the_text_of_what_it_answers() -> None:
    answer = (
        '<div class="comment-childs" id="comment-9"><p><cite>Olu</cite> Reply:<br><small class="commentmetadata">May 3rd, '
        "2019 at 1:58 am</small></p><p>Yes, and the dog went for free.</p></div>"
    )
    records = "".join(
        f'<div class="comment" id="c-{n}"><span class="name">{name}</span> <span class="date">May {n}, 2019</span>'
        f'<div class="comment-entry" id="comment-{n}"><p>{text}</p>{answer if n == 2 else ""}</div></div>'
        for n, (name, text) in enumerate(
            (("Ann", "Will it take dogs?"), ("Bo", "It did last year."), ("Cy", "Not cats.")), start=1
        )
    )
    found = read(f"<div><h3>4 comments</h3>{records}</div>").comments
    assert [(c.author, c.text) for c in found] == [
        ("Ann", "Will it take dogs?"),
        ("Bo", "It did last year."),
        ("Olu", "Yes, and the dog went for free."),
        ("Cy", "Not cats."),
    ]


def test_one_comment_in_boxes_that_are_named_alike_is_that_and_not_the_box() -> None:
    found = read(
        '<section class="c-comments"><h3>Comentários</h3><p class="c-comments__note">A opinião é de quem escreve, e não '
        'do jornal.</p><div class="c-comments__list"><div class="c-comments__item"><h4 class="c-comments__user">Rui Prado'
        '</h4><span class="c-comments__date">14.mai.2024 às 10h32</span><p>A balsa nunca sai na hora.</p></div></div>'
        "<a>Todos os comentários (1)</a></section>",
        lang="pt",
    ).comments
    assert [(c.author, c.text) for c in found] == [("Rui Prado", "A balsa nunca sai na hora.")]


POSTS = (
    ("ann", "2021-05-01T10:00", "Which boat is it?", None),
    ("bo", "2021-05-01T11:00", "The old one.", "ann"),
    ("ann", "2021-05-02T09:00", "With the new engine?", "bo"),
    ("cy", "2021-05-03T08:00", "I hope so.", None),
)


def post(n: int, name: str, time: str, text: str, answered: str | None) -> str:
    link = f'<a class="reply-to-tab" title="Load parent post"><svg></svg> <span>{answered}</span></a>'
    return (
        f'<li class="comment" id="p{n}"><b class="author">{name}</b>{link if answered else ""}'
        f'<time datetime="{time}">{time[:10]}</time><div class="text"><p>{text}</p></div></li>'
    )


def answers(records: list[str]) -> dict[str, str | None]:
    found = read(f'<div id="comments"><ol>{"".join(records)}</ol></div>').comments
    texts = {c.key: c.text for c in found if c.key}
    return {c.text: texts[c.parent_key] if c.parent_key else None for c in found}


def test_a_list_without_levels_says_whom_each_answers() -> None:
    records = [post(n, *said) for n, said in enumerate(POSTS, start=1)]
    wanted = {
        "Which boat is it?": None,
        "The old one.": "Which boat is it?",
        "With the new engine?": "The old one.",
        "I hope so.": None,
    }
    assert answers(records) == wanted
    assert answers(records[::-1]) == wanted


def test_who_is_answered_may_have_said_nothing_on_this_page() -> None:
    assert set(answers([post(1, *POSTS[1]), post(2, *POSTS[3])]).values()) == {None}


def nested(answer: str) -> list[tuple[str | None, str | None]]:
    record = (
        '<div class="info"><div class="post-text">{text}</div><a class="name" href="/profile/1">{name}</a> '
        '<span class="date">{n} May 2021, 10:0{n}</span> <a>Reply</a></div>'
    )
    one, two, three, four = (
        record.format(n=n, name=name, text=text)
        for n, (name, text) in enumerate(
            (("Ann", "Is it on time?"), ("Bo", "Never."), ("Cy", "It was today."), ("Di", "I walked.")),
            start=1,
        )
    )
    found = read(
        f'<h3>4 comments</h3><div id="list"><div class="comment" id="comment-1">{one}</div>'
        f'{answer.format(two, three)}<div class="comment" id="comment-4">{four}</div></div>'
    ).comments
    names = {c.key: c.author for c in found if c.key}
    return [(c.author, names[c.parent_key] if c.parent_key else None) for c in found]


def test_a_box_for_one_answer_stands_below_what_it_answers() -> None:
    box = '<div class="sub-comment-wrapper"><div class="sub-comment">{}</div></div>'
    assert nested(f"{box}{box}") == [("Ann", None), ("Bo", "Ann"), ("Cy", "Ann"), ("Di", None)]


def test_answers_may_stand_beside_what_they_answer_and_be_called_so() -> None:
    record = '<div class="comment reply">{}</div>'
    assert nested(f"{record}{record}") == [("Ann", None), ("Bo", "Ann"), ("Cy", "Ann"), ("Di", None)]


def test_what_is_called_no_answer_is_none() -> None:
    record = '<div class="comment not-reply">{}</div>'
    assert {parent for _, parent in nested(f"{record}{record}")} == {None}


def cut(*paragraphs: str) -> str:
    """Return what is read of a comment that shows some paragraphs, the first of several."""
    records = "".join(
        f'<div class="comment" id="c{n}"><b class="author">{name}</b> <i class="date">{n} May 2021</i>{text}</div>'
        for n, (name, text) in enumerate(
            (
                ("Ann Holm", "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)),
                ("Bo", "<p>Never.</p>"),
            ),
            start=1,
        )
    )
    return read(f'<div id="comments">{records}</div>').comments[0].text


LONG = (
    "I have lived beside the harbour for thirty years, and nobody ever asked us about the noise of the boats."
)


@pytest.mark.parametrize(
    "short",
    ["I have lived beside the harbour for thirty...", "I have lived beside the harbour… <a>Read on</a>"],
)
def test_what_is_cut_short_is_left_out_where_the_whole_stands_below(short: str) -> None:
    assert cut(short, LONG) == LONG
    assert cut(short, f"<b>Ann Holm</b> {LONG}") == LONG
    assert cut("Listen!", short, "Listen!", LONG) == f"Listen!\n\n{LONG}"


def test_three_points_at_the_end_of_a_line_cut_nothing_where_another_follows() -> None:
    assert (
        cut("I have lived beside the harbour...", "It is loud.")
        == "I have lived beside the harbour...\n\nIt is loud."
    )


def test_comments_whose_times_nobody_can_read_are_not_left_out() -> None:
    record = (
        '<div class="{called}comment_item"><p class="full_content"><a class="nickname">{name}</a> {text}</p><a>Reply</a> '
        '<span class="when">{time}</span></div>'
    )
    said = (
        ("", "Ann", "Is it on time?", "zoo-2"),
        ("sub_comment_item ", "Bo", "Never, they say.", "1 hour ago"),
        ("sub_comment_item ", "Cy", "On Monday it was.", "2 hours ago"),
        ("", "Di", "I walked.", "zoo-4"),
    )
    records = "".join(
        record.format(called=called, name=name, text=text, time=time) for called, name, text, time in said
    )
    found = read(f'<div class="box_comment"><h3>Comments</h3>{records}</div>').comments
    assert [c.author for c in found] == ["Ann", "Bo", "Cy", "Di"]


@pytest.mark.parametrize(
    ("said", "text"), [(":Never.", "Never."), ("：早开早谢。", "早开早谢。"), (":-) Never.", ":-) Never.")]
)
def test_who_says_something_stands_before_the_colon_in_the_text(said: str, text: str) -> None:
    record = (
        '<div class="item"><div class="text"><a href="/u/{n}" class="link_2ibt1">{name}</a><span>{said}</span></div>'
        "<div><div>24-5-14 09:1{n}</div><div>回复</div></div></div>"
    )
    records = "".join(
        record.format(n=n, name=name, said=said) for n, name in enumerate(("Ann", "桂花糕", "Cy_9"))
    )
    found = read(f'<div class="comments">{records}</div>', lang="zh").comments
    assert [(c.author, c.text) for c in found] == [("Ann", text), ("桂花糕", text), ("Cy_9", text)]


def said_in(*boxes: str) -> dict[str | None, str | None]:
    """Return whom each answers, in boxes of records of several kinds, each a letter."""
    names = iter(("Ann", "Bo", "Cy", "Di", "Eli", "Flo"))
    record = (
        '<div class="css-{kind}"><div class="css-9x"><a class="nick" href="/u/1">{name}</a><p>{name} has been there.</p>'
        "<span>2023-11-0{n}</span><a>Reply</a></div></div>"
    )
    drawn = "".join(
        f"<div>{''.join(record.format(kind=kind, name=next(names), n=n) for kind in box)}</div>"
        for n, box in enumerate(boxes, start=1)
    )
    found = read(f'<div class="comments"><h3>Comments</h3><div>{drawn}</div></div>').comments
    authors = {c.key: c.author for c in found if c.key}
    return {c.author: authors[c.parent_key] if c.parent_key else None for c in found}


def test_what_stands_below_another_kind_of_record_in_a_box_answers_it() -> None:
    assert said_in("abb", "a", "ab") == {
        "Ann": None,
        "Bo": "Ann",
        "Cy": "Ann",
        "Di": None,
        "Eli": None,
        "Flo": "Eli",
    }


@pytest.mark.parametrize("boxes", [("aab", "abb"), ("a", "bbb"), ("aa", "bbb"), ("ab", "ac"), ("aaa", "aa")])
def test_a_list_of_records_of_several_kinds_has_no_answers(boxes: tuple[str, ...]) -> None:
    assert set(said_in(*boxes).values()) == {None}


def test_comments_in_sorani_are_found_by_their_heading() -> None:
    records = "".join(
        f'<li id="b{n}"><div><span>{name}</span><span>١{n}/٠٣/٢٠١٦ - ٠٩:٤٠</span></div><div>{text}</div></li>'
        for n, (name, text) in enumerate(
            (("ئاراس", "کەشتییەکە درەنگ گەیشت."), ("شەونم", "ئێمەش لەوێ بووین، کەس نەهات.")), start=1
        )
    )
    page = read(
        f"<div><h3>بۆچوونەکان (٢)</h3><ul>{records}</ul><h4>بۆچوونی خۆت بنووسە</h4></div>", lang="ckb"
    )
    assert [c.author for c in page.comments] == ["ئاراس", "شەونم"]
    assert page.comments_declared == 2
