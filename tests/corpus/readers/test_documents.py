from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from commentariat.corpus.readers import ReadSettings, Record, Source, documents, read_source
from commentariat.corpus.records import SourceReport

from .office_files import document, packed, paragraph

STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
TRUCE = "The truce held for a second day on Monday, monitors said, as convoys crossed into the north."


def read(path: Path, data: bytes, settings: ReadSettings | None = None) -> list[Record]:
    path.write_bytes(data)
    return list(read_source(Source(path, path.name), settings or ReadSettings()))


def text(path: Path, body: str) -> str:
    (report,) = read(path, document(body))
    assert isinstance(report, SourceReport)
    return report.text


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.docx"


def test_a_document_is_a_report_in_which_comments_may_trail(path: Path) -> None:
    lines = ["Truce holds in the north", "By Ann Holm", "5 April 2017", TRUCE, "Thank you for the news!"]

    (report,) = read(path, document("".join(map(paragraph, lines))))

    assert report == SourceReport(
        text="\n".join(lines),
        locator="a.docx",
        title="Truce holds in the north",
        authors=("Ann Holm",),
        published="5 April 2017",
        may_trail=True,
    )


@pytest.mark.parametrize(
    ("run", "seen"),
    [
        ("<w:r><w:t>One</w:t><w:br/><w:t>two</w:t></w:r>", "One\ntwo"),
        ("<w:r><w:t>One</w:t><w:tab/><w:t>two</w:t></w:r>", "One\ttwo"),
        ("<w:r><w:t>Al</w:t><w:noBreakHyphen/><w:t>Tanf</w:t></w:r>", "Al-Tanf"),
        ("<w:ins><w:r><w:t>put in</w:t></w:r></w:ins><w:del><w:r><w:delText>out</w:delText></w:r></w:del>", "put in"),
        ("<w:moveFrom><w:r><w:t>here</w:t></w:r></w:moveFrom><w:r><w:t>there</w:t></w:r>", "there"),
        ("<w:hyperlink><w:r><w:t>linked</w:t></w:r></w:hyperlink>", "linked"),
        ("<w:fldSimple><w:r><w:t>Monday</w:t></w:r></w:fldSimple>", "Monday"),
        ("<w:r><w:instrText>HYPERLINK x</w:instrText></w:r><w:r><w:t>shown</w:t></w:r>", "shown"),
        ("<w:sdt><w:sdtContent><w:r><w:t>field</w:t></w:r></w:sdtContent></w:sdt>", "field"),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:t>shown</w:t></w:r>", "shown"),
        ('<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>shown</w:t></w:r>', "shown"),
        ("<w:ruby><w:rt><w:r><w:t>とう</w:t></w:r></w:rt><w:rubyBase><w:t>東</w:t></w:rubyBase></w:ruby>", "東"),
    ],
)  # fmt: skip
def test_a_text_is_what_its_reader_sees(path: Path, run: str, seen: str) -> None:
    assert text(path, f"<w:p>{run}</w:p>") == seen


def test_lines_of_tables_and_of_boxes_stand_in_order_and_once(path: Path) -> None:
    box = f"<w:txbxContent>{paragraph('in a box')}</w:txbxContent>"
    boxed = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    table = f"<w:tbl><w:tr><w:tc>{paragraph('a')}</w:tc><w:tc>{paragraph('b')}</w:tc></w:tr></w:tbl>"

    body = f"{paragraph('one')}{table}<w:p><w:r>{boxed}</w:r><w:r><w:t>two</w:t></w:r></w:p><w:p/>{paragraph('three')}"

    assert text(path, body).split("\n") == ["one", "a", "b", "in a box", "two", "", "three"]


def test_both_editions_of_the_standard_are_read(path: Path) -> None:
    (report,) = read(path, document(paragraph(TRUCE), space=STRICT, target="/doc/main.xml"))

    assert isinstance(report, SourceReport)
    assert report.text == TRUCE


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "the file is empty"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            "a password protects it, or it is a file of the time before 2007",
        ),
        (TRUCE.encode(), "this is no whole document (.docx) (File is not a zip file)"),
        (packed({"a.txt": "A"}), "this is no whole document (.docx)"),
        (document("<w:p>"), "this is no whole document (.docx)"),
        (document(paragraph("  ")), "the file is blank"),
    ],
)
def test_what_is_no_document_is_told(path: Path, data: bytes, said: str) -> None:
    (problem,) = read(path, data)

    assert str(problem).startswith(f"a.docx: {said}")


def test_a_document_longer_than_a_report_may_be_is_refused(path: Path) -> None:
    (problem,) = read(path, document(paragraph(TRUCE) * 50), ReadSettings(longest_text=500))

    assert "more than the 500 characters that one report may have" in str(problem)


def test_a_document_that_expands_beyond_measure_is_refused_before_it_does(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documents, "LARGEST_PART", 5_000)

    (problem,) = read(path, document(f"<w:p>{'<w:r/>' * 1_000}</w:p>"))

    assert "more than the 5,000 that are read of a document (.docx); split it" in str(problem)


def test_entities_expand_to_nothing(path: Path) -> None:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 20}">' for n in range(1, 12))
    with zipfile.ZipFile(io.BytesIO(document("<w:p><w:r><w:t>HERE</w:t></w:r></w:p>"))) as package:
        parts = {name: package.read(name).decode() for name in package.namelist()}
    xml = parts["word/document.xml"].replace("HERE", "&e11;")
    bomb = f'<!DOCTYPE d [<!ENTITY e0 "boom">{levels}]>{xml}'

    (problem,) = read(path, packed(parts | {"word/document.xml": bomb}))

    assert not isinstance(problem, SourceReport)


@given(
    lines=st.lists(
        st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1), min_size=1
    )
)
@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_lines_come_back_as_they_were_written(path: Path, lines: list[str]) -> None:
    assert text(path, "".join(map(paragraph, lines))) == "\n".join(lines)


def test_two_reports_in_one_document_are_told_by_the_number_of_their_comments(built) -> None:
    signed = ["Al Smith", "4 March 2024 at 10:15", "I never liked that bridge anyway!",
              "Bo Reed", "4 March 2024 at 11:02", "You are wrong, I use it every day."]  # fmt: skip
    other = ["Ferry sinks in the harbour", "By Maria Reed",
             "The ferry sank on Tuesday and nobody was hurt, the police said in a statement.", "1 Comment",
             "Cy Young", "5 March 2024 at 09:15", "Poor ferry, I loved it so much!"]  # fmt: skip
    lines = ["Bridge closes for repairs", "By Maria Reed",
             "The harbour bridge was closed on Monday for repairs, the council said in a statement.",
             "Traffic goes through the old tunnel until May, officials told reporters.",
             "2 Comments", *signed, *other]  # fmt: skip

    made = built({"two.docx": document("".join(map(paragraph, lines)))})

    (report,) = made.reports.values()
    assert (report["comments_declared"], report["comments_partial"], report["n_comments"]) == (2, None, 3)
    assert made.said == [
        "two.docx: 3 comments found where the text says that there are 2; look whether several reports stand in it, "
        "and write one a file if so."
    ]
