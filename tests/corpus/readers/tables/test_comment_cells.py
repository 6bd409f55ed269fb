"""Comments that stand in one cell beside their report."""

from __future__ import annotations

BRIDGE = "The bridge was closed on Monday, the council said."
FERRY = "The ferry sank on Tuesday, the police said."


def table(*cells: str) -> str:
    rows = "".join(f'"{text}","{cell}"\n' for text, cell in zip((BRIDGE, FERRY), cells, strict=True))
    return f"Report,Comments\n{rows}"


def test_each_line_of_a_cell_is_a_comment_on_the_report_beside_it_and_told(read) -> None:
    found = read("news.csv", table("1. I disagree.\n2. Nonsense!", "Poor ferry."))

    assert {one.text: [made.text for made in one.comments] for one in found.reports} == {
        BRIDGE: ["I disagree.", "Nonsense!"],
        FERRY: ["Poor ferry."],
    }
    assert found.said == [
        "news.csv: every line in 2 cells of “Comments”, or what stands between blank lines there, was taken for a "
        "comment; put each comment into a row of its own if that is wrong."
    ]


def test_blank_lines_in_a_cell_part_comments_of_several_lines(read) -> None:
    found = read("news.csv", table("I disagree,\nas always.\n\nNonsense!", ""))

    assert [made.text for made in found.comments] == ["I disagree,\nas always.", "Nonsense!"]


def test_remarks_of_a_line_each_are_no_comments_of_readers(read) -> None:
    found = read("news.csv", table("check the date", "see legal"))

    assert not found.comments
    assert found.said[0].startswith("news.csv, row 2: “Comments” is no list of comments;")
