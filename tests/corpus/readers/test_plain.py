from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from commentariat.corpus.errors import Problem
from commentariat.corpus.readers import ReadSettings, Source, read_source
from commentariat.corpus.records import SourceReport

if TYPE_CHECKING:
    from pathlib import Path

    from commentariat.corpus.readers import Record

BODY = (
    "The truce held for a second day on Monday, monitors said, as convoys crossed into the city's north.\n"
    "Aid followed in the evening, the agency said, although two of its lorries were held at the gate.\n"
)


def read(path: Path, data: bytes, settings: ReadSettings | None = None) -> list[Record]:
    path.write_bytes(data)
    return list(read_source(Source(path, path.name), settings or ReadSettings()))


def test_a_file_is_a_report_in_which_comments_may_trail(tmp_path: Path) -> None:
    assert read(tmp_path / "a.txt", BODY.encode()) == [
        SourceReport(text=BODY, locator="a.txt", may_trail=True)
    ]


def test_how_it_was_read_is_recorded_where_that_is_not_plain(tmp_path: Path) -> None:
    (report,) = read(tmp_path / "a.txt", "It’s over – they said".encode("cp1252"))

    assert isinstance(report, SourceReport)
    assert report.changes == ("read as Windows-1252",)


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r\n"])
def test_a_headline_is_a_title_and_stays_in_the_text(tmp_path: Path, gap: str) -> None:
    text = f"Ceasefire holds as aid reaches “the north”{gap}{BODY}"

    (report,) = read(tmp_path / "a.txt", text.encode())

    assert isinstance(report, SourceReport)
    assert report.title == "Ceasefire holds as aid reaches “the north”"
    assert report.text == text


def test_the_lines_below_a_headline_give_author_and_time_and_stay_in_the_text(tmp_path: Path) -> None:
    text = f"Ceasefire holds\nBy Ann Holm\n5 April 2017\n\n{BODY}"

    (report,) = read(tmp_path / "a.txt", text.encode())

    assert isinstance(report, SourceReport)
    assert (report.title, report.authors, report.published) == (
        "Ceasefire holds",
        ("Ann Holm",),
        "5 April 2017",
    )
    assert report.text == text


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "a.txt: the file is empty; fill it in or leave it out."),
        (b" \r\n\t\x00\n", "a.txt: the file is blank; fill it in or leave it out."),
        (b"\xef\xbb\xbf", "a.txt: the file is empty; fill it in or leave it out."),
        (
            b"%PDF-1.7 ...",
            "a.txt: this is a PDF file, not a text; save or export its text as UTF-8 first.",
        ),
        *(
            (
                data,
                "a.txt: this is JSON, not the text of a report; rename it to .jsonl (one object a line) or .json.",
            )
            for data in (b'{"id": 1, "body": "So."}\n{"id": 2}\n', b'[\n {"id": 1}\n]', b'{"id": 1}\nbroken')
        ),
    ],
)
def test_what_holds_no_text_is_one_problem(tmp_path: Path, data: bytes, said: str) -> None:
    assert [str(record) for record in read(tmp_path / "a.txt", data)] == [said]


@pytest.mark.parametrize(
    "text", [b"[Reuters] The truce held.", b'{"So be it," he said.}', b"[1]", b"{ so it goes }"]
)
def test_brackets_make_no_json(tmp_path: Path, text: bytes) -> None:
    (report,) = read(tmp_path / "a.txt", text)

    assert isinstance(report, SourceReport)


def test_a_line_of_fifty_megabytes_is_one_problem(tmp_path: Path) -> None:
    (problem,) = read(tmp_path / "a.txt", b"x" * 50_000_000)

    assert str(problem) == (
        "a.txt: the file has 50,000,000 characters, more than the 20,000,000 characters one report may have; "
        "split it into one file a report, or "
        "raise longest_text (on the command line: --longest-text)."
    )


def test_a_file_larger_than_any_report_is_not_even_opened(tmp_path: Path) -> None:
    (problem,) = read(tmp_path / "a.txt", b"x" * 5_000, ReadSettings(longest_text=1_000))

    assert "5,000 bytes" in str(problem)


def test_a_guess_of_an_encoding_is_told(tmp_path: Path) -> None:
    told, report = read(
        tmp_path / "a.txt", "Strajk w Łodzi trwał trzeci dzień, powiedział rzecznik.".encode("cp1250")
    )

    assert isinstance(report, SourceReport)
    assert report.text.startswith("Strajk w Łodzi trwał")
    assert isinstance(told, Problem)
    assert not told.skipped
    assert str(told) == (
        "a.txt: nothing names its encoding, and it was read as Windows-1250; if letters are wrong, name another with "
        "--encoding."
    )


def test_curly_marks_of_windows_alone_are_no_guess(tmp_path: Path) -> None:
    (report,) = read(tmp_path / "a.txt", "“No,” she said – twice…".encode("cp1252"))

    assert isinstance(report, SourceReport)
    assert report.text == "“No,” she said – twice…"


def test_a_wrong_encoding_from_the_user_is_one_problem(tmp_path: Path) -> None:
    (problem,) = read(tmp_path / "a.txt", b"caf\xe9", ReadSettings(encoding="utf-8"))

    assert "a.txt: this is not utf-8" in str(problem)


@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
@given(st.one_of(st.binary(max_size=300), st.text().map(lambda t: t.encode("utf-16"))))
def test_any_bytes_are_a_report_or_a_problem(tmp_path: Path, data: bytes) -> None:
    *told, record = read(tmp_path / "a.txt", data)

    assert isinstance(record, SourceReport | Problem)
    assert all(isinstance(problem, Problem) and not problem.skipped for problem in told)
