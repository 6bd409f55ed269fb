from __future__ import annotations

import json
from html import escape
from pathlib import Path

import pytest

from commentariat.corpus.readers import reader_for

NEWS = "Harbour News"


def message(
    number: int,
    text: str = "Fair.",
    *,
    writer: str | None = "Al Smith",
    at: str = "01.05.2023 10:00:00 UTC+02:00",
    answers: str | None = None,
    passed_on: tuple[str, str] | None = None,
    more: str = "",
) -> str:
    """Return a message as it is written; without a writer it is joined to the one before."""
    name = f'<div class="from_name">\n{writer} \n</div>' if writer else ""
    reply = (
        f'<div class="reply_to details">\nIn reply to <a href="{answers}">this message</a>\n</div>'
        if answers
        else ""
    )
    said = f'<div class="text">\n{text}\n</div>' if text else ""
    if passed_on:
        origin, moment = passed_on
        said = (
            '<div class="pull_left forwarded userpic_wrap"></div><div class="forwarded body">'
            f'<div class="from_name">\n{origin} <span class="date details" title="{moment}"> {moment}</span>\n</div>'
            f"{said}</div>"
        )
    joined = "" if writer else " joined"
    return (
        f'<div class="message default clearfix{joined}" id="message{number}"><div class="body">'
        f'<div class="pull_right date details" title="{at}">\n10:00\n</div>{name}{reply}{said}{more}</div></div>'
    )


def post(
    number: int, text: str = "The bridge closed on Monday.", at: str = "01.05.2023 10:00:02 UTC+02:00"
) -> str:
    return message(number, text, writer=NEWS, at=at, passed_on=(NEWS, "01.05.2023 10:00:00 UTC+02:00"))


def to(number: int, *, file: str = "") -> str:
    return f"{file}#go_to_message{number}"


def page(*messages: str, name: str = "Harbour Talk") -> str:
    day = '<div class="message service" id="message-1"><div class="body details">\n1 May 2023\n</div></div>'
    return (
        '<!DOCTYPE html><html><head><meta charset="utf-8"/><title>Exported Data</title></head><body>'
        '<div class="page_wrap"><div class="page_header"><div class="content"><div class="text bold">\n'
        f'{escape(name)}\n</div></div></div><div class="page_body chat_page"><div class="history">{day}'
        f"{''.join(messages)}</div></div></div></body></html>"
    )


GROUP = page(
    post(2),
    message(
        3,
        answers=to(2),
        more='<span class="reactions"><span class="reaction"><span class="emoji">👍</span><span class="count">4</span>'
        '</span><span class="reaction"><span class="emoji">👎</span><span class="userpics"><div class="userpic"></div>'
        "</span></span></span>",
    ),
    message(4, "Who is up for tea?"),
    message(5, "By whose order?", writer="Bo", answers=to(3)),
    message(6, "", writer=None, answers=to(5), more='<div class="media_wrap"><a class="sticker_wrap"></a></div>'),
    message(7, "Indeed.<br>Yes &amp; no.", answers=to(6)),
    message(8, "Ours.", writer=NEWS, answers=to(5)),
    message(9, "Keep calm.", writer="Harbour Talk", answers=to(2)),
    message(10, "Milk?", answers=to(4)),
)  # fmt: skip


def test_what_answers_a_post_is_tied_to_it(built) -> None:
    made = built({"messages.html": GROUP})

    (report,) = made.reports.values()
    assert (report["outlet"], report["text"], report["published"], report["comment_system"]) == (
        NEWS,
        "The bridge closed on Monday.",
        "2023-05-01T10:00:02+02:00",
        "telegram",
    )
    texts = {comment["text"]: comment for comment in made.comments.values()}
    assert list(texts) == ["Fair.", "By whose order?", "Indeed.\nYes & no.", "Ours.", "Keep calm."]
    fair, order, indeed, ours, calm = texts.values()
    assert (fair["likes"], fair["dislikes"], fair["parent_id"]) == (4, 1, None)
    assert order["parent_id"] == fair["comment_id"]
    # A sticker has no words; what answers it answers what it answered.
    assert indeed["parent_id"] == order["comment_id"]
    assert (ours["badge"], calm["badge"], fair["badge"]) == ("author", "moderator", None)
    assert fair["author"] == indeed["author"] != order["author"]


def test_what_belongs_to_no_post_is_left_out_and_counted(read) -> None:
    records = read("messages.html", GROUP)

    assert records.said == [
        "messages.html: 3 messages left out: 2 under no post, 1 without words; they are of no report, or have no "
        "words."
    ]


def test_the_ids_are_those_of_the_export_as_json(read) -> None:
    said = [
        {"id": 2, "type": "message", "from": NEWS, "from_id": "channel7", "forwarded_from": NEWS, "text": "It closed."},
        {"id": 3, "type": "message", "from": "Al", "from_id": "user1", "text": "So.", "reply_to_message_id": 2,
         "date_unixtime": "1682928000"},
    ]  # fmt: skip
    chat = {"name": "Harbour Talk", "type": "private_supergroup", "messages": said}

    of_json = read("result.json", json.dumps(chat))
    of_pages = read("messages.html", page(post(2), message(3, answers=to(2))))

    assert [one.key for one in of_pages.reports] == [one.key for one in of_json.reports]
    assert [(one.key, one.report_key) for one in of_pages.comments] == [
        (one.key, one.report_key) for one in of_json.comments
    ]


def test_a_chat_in_which_all_is_in_its_name_is_a_channel(read) -> None:
    records = read(
        "messages.html",
        page(message(1, "One.", writer=NEWS), message(2, "Two.", writer=None), name=NEWS),
    )

    assert [(one.outlet, one.text) for one in records.reports] == [(NEWS, "One."), (NEWS, "Two.")]


def test_a_message_joined_to_another_is_the_same_persons(read) -> None:
    records = read(
        "messages.html",
        page(post(2), message(3, answers=to(2)), message(4, "No.", writer=None, answers=to(2))),
    )

    assert [one.author for one in records.comments] == ["Al Smith", "Al Smith"]


def test_what_people_pass_on_of_their_own_is_no_post(read) -> None:
    again = message(3, "My view.", passed_on=("Al Smith", "01.04.2023 09:00:00 UTC+02:00"))

    records = read("messages.html", page(post(2), again))

    assert [one.text for one in records.reports] == ["The bridge closed on Monday."]


def test_older_exports_have_neither_zones_nor_moments_of_what_was_passed_on(read) -> None:
    old = message(2, "It closed.", writer=NEWS, at="11.02.2020 09:03:59", passed_on=(NEWS, ""))

    records = read("messages.html", page(old, message(3, answers=to(2), at="11.02.2020 09:05:00")))

    assert [one.published for one in (*records.reports, *records.comments)] == [
        "2020-02-11T09:03:59",
        "2020-02-11T09:05:00",
    ]


def test_the_files_of_a_chat_are_read_as_one(built) -> None:
    made = built(
        {
            "messages.html": page(post(2)),
            "messages2.html": page(message(3, "Two.", answers=to(2, file="messages.html"))),
            "messages3.html": page(message(4, "Three.", answers=to(3, file="messages2.html"))),
        }
    )

    assert len(made.reports) == 1
    two, three = made.comments.values()
    assert (two["text"], three["text"], three["parent_id"]) == ("Two.", "Three.", two["comment_id"])


def test_a_later_file_that_is_a_link_out_of_the_folder_is_not_read(read, tmp_path: Path) -> None:
    outside = tmp_path.parent / f"{tmp_path.name}-outside.html"
    outside.write_text(page(message(3, "Secret.", answers=to(2))), encoding="utf-8")
    (tmp_path / "messages2.html").symlink_to(outside)

    assert not read("messages.html", page(post(2))).comments


def test_a_later_file_without_the_first_is_read_by_itself(read) -> None:
    records = read("messages7.html", page(post(2), message(3, answers=to(2))))

    assert (len(records.reports), len(records.comments)) == (1, 1)


def test_a_talk_of_two_people_holds_no_report(read) -> None:
    records = read("messages.html", page(message(1, "Hi."), message(2, "Hello.", writer="Bo"), name="Bo"))

    assert not records.reports
    assert not records.comments
    assert "2 messages left out" in records.said[0]


@pytest.mark.parametrize(
    ("head", "name"), [(page(), "telegram-pages"), ("<html><div class=page_wrap>A page</div>", "html")]
)
def test_only_pages_of_chats_are_taken(tmp_path: Path, head: str, name: str) -> None:
    path = tmp_path / "messages.html"
    path.write_text(head, encoding="utf-8")

    assert reader_for(path).name == name


@pytest.mark.parametrize("encoding", ["latin_1", "mac_roman"])
def test_the_user_names_the_encoding_as_python_does(read, encoding: str) -> None:
    chat = page(post(2), message(3, "Größer!", answers=to(2)))
    assert [one.text for one in read("messages.html", chat.encode(encoding), encoding=encoding).comments] == [
        "Größer!"
    ]


def test_pages_in_another_encoding_than_the_user_names_are_told(read) -> None:
    found = read("messages.html", page(message(3, "Größer!")).encode("latin_1"), encoding="utf_8")
    assert "this is not utf_8" in found.skipped[0]
