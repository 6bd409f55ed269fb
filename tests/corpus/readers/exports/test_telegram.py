from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from commentariat.corpus import Corpus
from commentariat.corpus.build import build
from commentariat.corpus.readers import reader_for

CHANNEL = "channel77"


def message(number: int, text: object = "Fair.", **changed: Any) -> dict[str, Any]:
    return {
        "id": number,
        "type": "message",
        "date": "2023-05-01T10:00:00",
        "date_unixtime": str(1682928000 + number),
        "from": "Al Smith",
        "from_id": "user42",
        "text": text,
        "text_entities": [{"type": "plain", "text": text}] if isinstance(text, str) and text else [],
    } | changed


def post(number: int, text: str = "The bridge closed on Monday.", **changed: Any) -> dict[str, Any]:
    """Return a post as Telegram passes it on to the group that discusses its channel."""
    own = {"from": "Harbour News", "from_id": CHANNEL, "forwarded_from": "Harbour News"}
    return message(number, text, **(own | changed))


def chat(*messages: dict[str, Any], kind: str = "public_supergroup", **changed: Any) -> dict[str, Any]:
    return {"name": "Harbour Talk", "type": kind, "id": 99, "messages": list(messages)} | changed


GROUP = chat(
    {
        "id": 1,
        "type": "service",
        "date": "2023-05-01T09:00:00",
        "actor": "Al Smith",
        "action": "join_group_by_link",
    },
    post(2),
    message(
        3,
        reply_to_message_id=2,
        reactions=[
            {
                "type": "emoji",
                "count": 4,
                "emoji": "👍",
                "recent": [{"from": "Cy Young", "from_id": "user7"}],
            },
            {"type": "emoji", "count": 1, "emoji": "👎"},
            {"type": "emoji", "count": 9, "emoji": "🔥"},
        ],
    ),
    message(4, "Who is up for tea?"),
    message(5, "By whose order?", reply_to_message_id=3, **{"from": "Bo", "from_id": "user43"}),
    message(6, "", reply_to_message_id=5, media_type="sticker"),
    message(7, "Indeed.", reply_to_message_id=6),
    message(8, "Ours.", reply_to_message_id=5, **{"from": "Harbour News", "from_id": CHANNEL}),
    message(9, "Keep calm.", reply_to_message_id=2, **{"from": "Harbour Talk", "from_id": "channel99"}),
    message(10, "Milk?", reply_to_message_id=4),
    message(11, "Who knows.", reply_to_message_id=2, **{"from": None, "from_id": "user44"}),
)


def test_a_build_ties_what_answers_a_post_to_it(built) -> None:
    made = built({"result.json": json.dumps(GROUP)})

    (report,) = made.reports.values()
    assert (report["outlet"], report["text"], report["published"], report["comment_system"]) == (
        "Harbour News",
        "The bridge closed on Monday.",
        "2023-05-01T08:00:02+00:00",
        "telegram",
    )
    assert {
        key: (row["text"], row["parent_id"], row["depth"], row["badge"], row["likes"], row["dislikes"])
        for key, row in made.comments.items()
    } == {
        "99-3": ("Fair.", None, 0, None, 4, 1),
        "99-5": ("By whose order?", "99-3", 1, None, None, None),
        # What answers a message without words answers what that answers.
        "99-7": ("Indeed.", "99-5", 2, None, None, None),
        "99-8": ("Ours.", "99-5", 2, "author", None, None),
        "99-9": ("Keep calm.", None, 0, "moderator", None, None),
        "99-11": ("Who knows.", None, 0, None, None, None),
    }
    assert made.comments["99-11"]["author"] is None
    assert any("3 messages left out: 2 under no post, 1 without words" in said for said in made.said)
    for secret in (b"user42", b"Al Smith", b"Cy Young"):
        assert secret not in made.bytes


def test_the_posts_of_a_channel_are_reports(read) -> None:
    posts = (
        message(1, "A truce.", **{"from": "Harbour News", "from_id": CHANNEL}),
        message(2, "", photo="a.jpg"),
    )

    found = read("result.json", json.dumps(chat(*posts, kind="public_channel", name="Harbour News")))

    assert [(made.key, made.text, made.outlet) for made in found.reports] == [
        ("99-1", "A truce.", "Harbour News")
    ]
    assert found.said == [
        "result.json: 1 post left out: 1 without words; they are of no report, or have no words."
    ]


def channel(*messages: dict[str, Any]) -> str:
    return json.dumps(chat(*messages, kind="public_channel", name="Harbour News", id=77))


def own(number: int, text: str, seconds: int) -> dict[str, Any]:
    """Return a post as it stands in the export of its channel."""
    return message(number, text, date_unixtime=str(seconds), **{"from": "Harbour News", "from_id": CHANNEL})


SENT = 1682928002
CLOSED = "The bridge closed on Monday."


@pytest.mark.parametrize(("talk", "news"), [("a.json", "b.json"), ("talk/result.json", "news/result.json")])
def test_what_a_group_says_of_a_post_is_on_the_channels_own(tmp_path: Path, talk: str, news: str) -> None:
    texts = {
        talk: json.dumps(chat(post(2, CLOSED), message(3, reply_to_message_id=2))),
        news: channel(own(801, CLOSED, SENT - 2), own(802, "The ferry sank.", SENT)),
    }
    for name, text in texts.items():
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    corpus = Corpus.build(tmp_path / "in", out=tmp_path / "out")

    counts = {row["report_id"]: (row["text"], row["n_comments"]) for row in corpus.reports}
    assert counts == {"77-801": (CLOSED, 1), "77-802": ("The ferry sank.", 0)}


@pytest.mark.parametrize("order", [1, -1])
@pytest.mark.parametrize(("talk", "news"), [("a/talk.json", "b/news.json"), ("talk", "news")])
def test_a_group_and_its_channel_know_of_each_other_where_each_is_named(
    tmp_path: Path, talk: str, news: str, order: int
) -> None:
    texts = {
        talk: json.dumps(chat(post(2, CLOSED), message(3, reply_to_message_id=2))),
        news: channel(own(801, CLOSED, SENT), own(802, "The ferry sank.", SENT)),
    }
    for name, text in texts.items():
        path = tmp_path / name if name.endswith(".json") else tmp_path / name / "result.json"
        path.parent.mkdir()
        path.write_text(text, encoding="utf-8")

    build([tmp_path / name for name in list(texts)[::order]], out=tmp_path / "out", strict=True)

    reports = Corpus.load(tmp_path / "out").reports
    assert {row["report_id"]: row["n_comments"] for row in reports} == {"77-801": 1, "77-802": 0}


def test_a_group_and_its_channel_know_of_each_other_in_one_package(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "chats.zip", "w") as package:
        package.writestr(
            "talk/result.json", json.dumps(chat(post(2, CLOSED), message(3, reply_to_message_id=2)))
        )
        package.writestr("news/result.json", channel(own(801, CLOSED, SENT)))

    corpus = Corpus.build(tmp_path / "chats.zip", out=tmp_path / "out")

    assert {row["report_id"]: row["n_comments"] for row in corpus.reports} == {"77-801": 1}


def test_the_chats_of_an_account_know_of_each_other_in_any_order(built) -> None:
    group = chat(post(2, CLOSED), message(3, reply_to_message_id=2))
    account = {
        "about": "",
        "personal_information": {},
        "chats": {"list": [group, json.loads(channel(own(801, CLOSED, SENT)))]},
    }

    made = built({"result.json": json.dumps(account)})

    assert {key: row["n_comments"] for key, row in made.reports.items()} == {"77-801": 1}


@pytest.mark.parametrize(
    "posts",
    [
        (own(801, CLOSED, SENT), own(802, CLOSED, SENT + 5)),
        (own(801, CLOSED, SENT + 3600),),
        (own(801, "The bridge closed on Tuesday.", SENT),),
    ],
    ids=["said twice", "at another time", "in other words"],
)
def test_a_post_is_not_taken_for_the_channels_own_where_that_can_be_doubted(built, posts: Any) -> None:
    made = built(
        {
            "a.json": json.dumps(chat(post(2, CLOSED), message(3, reply_to_message_id=2))),
            "b.json": channel(*posts),
        }
    )

    assert made.reports["99-2"]["n_comments"] == 1
    assert not any(row["n_comments"] for key, row in made.reports.items() if key != "99-2")


def test_a_post_that_the_channel_passed_on_is_its_own(read) -> None:
    passed_on = post(2, forwarded_from="Another Channel", saved_from="Harbour News")
    readers = message(
        3, "Look.", **{"from": "A Reader's Channel", "from_id": "channel5", "forwarded_from": "News"}
    )

    found = read("result.json", json.dumps(chat(passed_on, readers)))

    assert [made.key for made in found.reports] == ["99-2"]
    assert found.comments == []


def test_a_post_without_words_stands_for_what_is_said_of_it(built) -> None:
    made = built(
        {"result.json": json.dumps(chat(post(2, "", photo="a.jpg"), message(3, reply_to_message_id=2)))}
    )

    assert [row["text"] for row in made.reports.values()] == ["[photo]"]
    assert list(made.comments) == ["99-3"]


def test_links_and_quotations_are_read_with_the_words_around_them(read) -> None:
    old = message(3, ["See ", {"type": "link", "text": "https://h.example"}, " now."], reply_to_message_id=2)
    del old["text_entities"]
    new = message(4, "ignored", reply_to_message_id=2)
    new["text_entities"] = [
        {"type": "plain", "text": "They said"},
        {"type": "blockquote", "text": "One\nTwo"},
    ]

    found = read("result.json", json.dumps(chat(post(2), old, new)))

    assert [made.text for made in found.comments] == ["See https://h.example now.", "They said\n> One\n> Two"]


def test_whoever_a_comment_mentions_by_a_mark_is_named_as_they_are_shown(built) -> None:
    def mention(text: str, user: int) -> dict[str, Any]:
        return {"type": "mention_name", "text": text, "user_id": user}

    first = message(3, reply_to_message_id=2, **{"from": "Daria Holm", "from_id": "user7"})
    texts = [
        [mention("Dasha", 7), " saw it."],
        ["I know ", mention("Dashulya", 7), "."],
        [mention("Levka", 8), " did, Dasha."],
        [mention("🌻", 9), " grows."],
    ]
    answers = [message(4 + n, text, text_entities=[], reply_to_message_id=2) for n, text in enumerate(texts)]

    made = built({"result.json": json.dumps(chat(post(2), first, *answers))})

    daria = made.comments["99-3"]["author"]
    said = [made.comments[f"99-{4 + n}"]["text"] for n in range(len(texts))]
    assert said[:2] == [f"@{daria} saw it.", f"I know @{daria}."]
    assert said[2].startswith("@reader-")
    assert said[3] == "🌻 grows."
    assert made.comments["99-4"]["changes"][0] == "1 marked mention written as an @ and a name"


def test_only_channels_and_groups_of_an_account_are_read(read) -> None:
    account = {
        "about": "Here is the data you requested.",
        "personal_information": {"phone_number": "+1 555 0100"},
        "chats": {"list": [chat(message(1, "Dear Ann"), kind="personal_chat"), GROUP]},
    }

    found = read("result.json", json.dumps(account))

    assert [made.key for made in found.reports] == ["99-2"]
    assert len(found.comments) == 6
    assert "1 chat left out: 1 personal chat; only channels and groups are read." in found.said[-1]
    assert not any("Ann" in made.text for made in found.comments)


@pytest.mark.parametrize(
    ("row", "reader"),
    [
        (GROUP, "telegram"),
        ({"about": "Here.", "personal_information": {}, "chats": {}}, "telegram"),
        ({"name": "a", "type": "report", "messages": [{"text": "So."}]}, "jsonl"),
    ],
)
def test_its_files_are_told_by_their_fields(tmp_path: Path, row: dict[str, Any], reader: str) -> None:
    path = tmp_path / "result.json"
    path.write_text(json.dumps(row), encoding="utf-8")

    assert reader_for(path).name == reader


@pytest.mark.parametrize("number", [None, "x", -1, 10**30])
def test_a_message_whose_id_is_none_is_told(read, number: object) -> None:
    found = read("result.json", json.dumps(chat(post(2), message(3, reply_to_message_id=2) | {"id": number})))

    assert len(found.reports) == 1
    assert "1 message left out: 1 without an id" in found.said[0]


def test_a_chat_without_messages_is_told(read) -> None:
    found = read(
        "result.json",
        json.dumps({"about": "", "personal_information": {}, "chats": {"list": [{"type": "x"}]}}),
    )

    assert found.skipped == [
        "result.json, object 1, chat 1: there are no messages in this chat; export it again, as JSON and with its "
        "messages."
    ]
