from __future__ import annotations

from pathlib import Path

import pytest

from commentariat.corpus import gathered
from commentariat.corpus.gathered import Gathered
from commentariat.corpus.readers import find_inputs, known_suffixes, reader_for

UNSEEN = "; readers of the source do not see them either."


def entry(body: str = "The bridge closed.", more: str = "", **changed: str) -> str:
    values = {
        "AUTHOR": "Mary Reed",
        "TITLE": "Bridge &amp; tunnel",
        "BASENAME": "bridge",
        "STATUS": "Publish",
        "ALLOW_COMMENTS": "1",
        "CONVERT_BREAKS": "__default__",
        "DATE": "01/31/2005 10:00:00 PM",
        "PRIMARY_CATEGORY": "News",
        "CATEGORY": "News",
    } | changed
    head = "".join(f"{key.replace('_', ' ')}: {value}\n" for key, value in values.items())
    return f"{head}-----\nBODY:\n{body}\n-----\n{more}--------\n"


def comment(text: str, more: str = "", *, author: str = "Ann", date: str = "02/01/2005 08:05:00 AM") -> str:
    return f"""COMMENT:
AUTHOR: {author}
EMAIL: ann77@mail.example
IP: 198.51.100.3
URL: http://ann77.example/
DATE: {date}
{more}{text}
-----
"""


PING = """PING:
TITLE: On the bridge
URL: http://hill.example/bridge
IP: 198.51.100.5
BLOG NAME: Hill &amp; dale
DATE: 02/02/2005 12:05:00 PM
They write that it closed [...]
-----
"""
EXPORT = entry(
    "It closed on <b>Monday</b>.\n\nNobody knew.",
    "EXTENDED BODY:\nIt opens in May.\n\n-----\nEXCERPT:\nNo text of its own\n-----\nKEYWORDS:\nbridge ann77\n-----\n"
    + comment("First &amp; foremost\n\n<a href='http://ann77.example'>second</a> paragraph")
    + comment("Third", author="Bo", date="02/01/2005 20:05:00")
    + PING,
) + entry("Another day.", TITLE="Tunnel", DATE="02/03/2005 12:00:00 AM")


def test_a_build_makes_a_report_of_every_entry_with_its_comments_and_pings(built) -> None:
    made = built({"export.txt": EXPORT})

    reports = list(made.reports.values())
    assert [(row["title"], row["text"], row["published"], row["authors"]) for row in reports] == [
        (
            "Bridge & tunnel",
            "It closed on Monday.\nNobody knew.\nIt opens in May.",
            "2005-01-31T22:00:00",
            ["Mary Reed"],
        ),
        ("Tunnel", "Another day.", "2005-02-03T00:00:00", ["Mary Reed"]),
    ]
    rows = made.comments.values()
    assert [(row["text"], row["published"], row["kind"]) for row in rows] == [
        ("First & foremost\nsecond paragraph", "2005-02-01T08:05:00", "comment"),
        ("Third", "2005-02-01T20:05:00", "comment"),
        ("On the bridge\nThey write that it closed [...]", "2005-02-02T12:05:00", "pingback"),
    ]
    assert {row["report_id"] for row in rows} == {reports[0]["report_id"]}
    assert len({row["author"] for row in rows} - {None}) == 3
    assert [
        said for said in (b"mail.example", b"198.51", b"ann77", b"hill.example") if said in made.bytes
    ] == []


def test_what_the_blog_does_not_show_is_left_out_and_counted(read) -> None:
    found = read(
        "export.txt",
        entry("Not yet", comment("On the draft"), STATUS="Draft")
        + entry(
            more=comment("BUY", "JUNK: 1\n")
            + comment("Wait", "VISIBLE: 0\n")
            + comment("Wait too", "APPROVED: 0\n")
            + comment("For your eyes only", "SECRET: 1\nPASS: tide\n")
            + comment("Seen", "VISIBLE: 1\nAPPROVED: 1\nSECRET: 0\nPASS:\n")
        ),
    )

    assert [one.text for one in found.comments] == ["Seen"]
    assert found.said == [
        "export.txt: 1 item left out: 1 draft" + UNSEEN,
        "export.txt: 5 comments left out: 2 unapproved, 1 on items left out, 1 spam, 1 secret" + UNSEEN,
    ]


def test_bars_and_labels_within_a_text_are_text(read) -> None:
    found = read(
        "export.txt",
        entry(
            "One.\n-----\nTwo.\n--------\nThree.\n-----\n\nUPDATE:\nFour.",
            comment("URL: see there\n-----\nAUTHOR: somebody else"),
        ),
    )

    assert [report.text for report in found.reports] == [
        "One.\n-----\nTwo.\n--------\nThree.\n-----\nUPDATE:\nFour."
    ]
    assert [one.text for one in found.comments] == ["URL: see there\n-----\nAUTHOR: somebody else"]


def test_keys_that_nobody_knows_are_no_part_of_a_comment(read) -> None:
    said = (
        comment("Well said.").replace("AUTHOR:", "USER: ann77\nAUTHOR:").replace("IP:", "ICON: cat.png\nIP:")
    )

    found = read("export.txt", entry(more=said + comment("PS: Well said.")))

    assert [(one.author, one.text) for one in found.comments] == [
        ("Ann", "Well said."),
        ("Ann", "PS: Well said."),
    ]


def test_a_section_of_a_name_of_its_own_is_left_out_and_counted(read) -> None:
    found = read(
        "export.txt", entry(more="SECRET COMMENT:\nAUTHOR: Ann\nDo not print.\n-----\n" + comment("Do."))
    )

    assert [one.text for one in found.comments] == ["Do."]
    assert found.said == [
        "export.txt: 1 section left out: 1 secret comment; what sections of such names hold is not known."
    ]


@pytest.mark.parametrize(
    ("body", "breaks", "text"),
    [
        ("<p>It closed\non Monday.</p>\n<p>It opens.</p>", "0", "It closed on Monday.\nIt opens."),
        ("It closed\non Monday.", "0", "It closed\non Monday."),
        ("<ul><li>It closed</ul>\non\nMonday.", "1", "It closed\non\nMonday."),
    ],
    ids=["html", "no markup", "converted"],
)
def test_line_ends_count_where_breaks_are_converted_or_nothing_else_marks_lines(
    read, body: str, breaks: str, text: str
) -> None:
    assert [report.text for report in read("export.txt", entry(body, CONVERT_BREAKS=breaks)).reports] == [
        text
    ]


@pytest.mark.parametrize(
    ("title", "said", "encoding"),
    [
        ("橋が閉鎖されました", "本当に残念です。早く開通してほしいですね。", "shift_jis"),
        ("橋が閉鎖されました", "本当に残念です。早く開通してほしいですね。", "euc_jp"),
        ("橋が閉鎖されました", "本当に残念です。", "utf-8-sig"),
        ("橋が閉鎖されました", "本当に残念です。", "utf-16"),
        ("Le pont est fermé", "Voilà, c'est très gênant.", "latin-1"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_it_is_read_in_the_encoding_and_with_the_line_ends_it_has(
    read, title: str, said: str, encoding: str, end: str
) -> None:
    text = entry(said * 3, comment(f"{said}\n{said}", author=said[:4]), TITLE=title)

    found = read("export.txt", text.replace("\n", end).encode(encoding))

    assert [(report.title, report.text) for report in found.reports] == [(title, said * 3)]
    assert [(one.author, one.text) for one in found.comments] == [(said[:4].rstrip(","), f"{said}\n{said}")]


def test_entries_that_other_services_write_are_entries(read) -> None:
    found = read(
        "blog.txt",
        "AUTHOR: mreed\nTITLE: \nSTATUS: publish\nDATE: 2005/02/13 20:05:00\nUNIQUE URL: https://hill.example/1\n"
        "\n-----\nBODY:\n-----\nEXTENDED BODY:\n-----\nEXCERPT:\nIn short.\n-----\nCOMMENT:\nAUTHOR: Ann\n"
        "TITLE: So\nDATE: 02/13/2005 20:05:00 PM\nSECRET: 0\nbe it\n--------\n\nTITLE: Empty\nDATE: 02/13/2005\n-----\n"
        "--------\nTITLE:\n-----\nBODY:\n\n-----\n",
    )

    first, second = found.reports
    assert (first.text, first.url, first.published) == (
        "In short.",
        "https://hill.example/1",
        "2005-02-13T20:05:00",
    )
    assert [(one.text, one.published) for one in first.comments] == [("So\nbe it", "2005-02-13T20:05:00")]
    assert (second.title, second.text) == ("Empty", "")
    assert found.skipped == ["blog.txt, record 3: the entry has no text; fill it in or leave it out."]


def test_a_text_that_is_too_long_costs_no_other(read) -> None:
    found = read(
        "export.txt",
        entry("It closed. " * 50)
        + entry("Short.", comment("Long. " * 80) + comment("A line.\n" * 60) + comment("Short too.")),
        longest_text=400,
    )

    assert [report.text for report in found.reports] == ["Short."]
    assert [one.text for one in found.comments] == ["Short too."]
    assert [said.partition(":")[0] for said in found.skipped] == [
        "export.txt, record 1",
        "export.txt, record 2, comment 1",
        "export.txt, record 2, comment 2",
    ]


def test_few_comments_of_an_entry_are_in_memory(read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gathered, "ROOM", 2_000)

    (report,) = read("export.txt", entry(more="".join(comment(f"No. {n}") for n in range(120)))).reports

    assert isinstance(report.comments, Gathered)
    assert [one.text for one in report.comments] == [f"No. {n}" for n in range(120)]
    assert len(report.comments.held) <= 10


@pytest.mark.parametrize(
    "text",
    [
        "The bridge closed.\n" + EXPORT,
        "TITLE: Bridge\n\nThe bridge closed on Monday.\n-----\nBODY:\nIt was found below.\n",
        "TITLE: Bridge\n-----\nBODY:\nIt closed.\n",
        "AUTHOR: Ann\nDATE: 02/13/2005\nThe bridge closed.\n-----\nBODY:\n",
        "AUTHOR: Ann\nDATE: 02/13/2005\n\nThe bridge closed on Monday.\n",
    ],
    ids=["text above", "title alone", "one key", "no bar", "no body"],
)
def test_a_text_that_looks_like_it_in_part_is_plain_text(tmp_path: Path, text: str) -> None:
    path = tmp_path / "news.txt"
    path.write_text(text, encoding="utf-8")

    assert reader_for(path).name == "text"


def test_its_name_may_be_any(tmp_path: Path) -> None:
    for name in ("export.text", "mt-export-2005"):
        (tmp_path / name).write_text(EXPORT, encoding="utf-8")

    found = [source.path for source in find_inputs([tmp_path], suffixes=known_suffixes())]  # pyright: ignore[reportAttributeAccessIssue]

    assert {path.name: reader_for(path).name for path in found} == {
        "export.text": "movable-type",
        "mt-export-2005": "movable-type",
    }
