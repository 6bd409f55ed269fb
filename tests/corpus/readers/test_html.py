from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from commentariat.corpus import pages
from commentariat.corpus.errors import Problem
from commentariat.corpus.readers import ReadSettings, Source, read_source
from commentariat.corpus.readers.mhtml import mhtml_page
from commentariat.corpus.readers.saved_page import SavedPage
from commentariat.corpus.records import SourceReport

if TYPE_CHECKING:
    from pathlib import Path

    from commentariat.corpus.readers import Record

PAGE = (
    '<!DOCTYPE html><html lang="de"><head><title>Waffenruhe hält</title></head><body><article><h1>Waffenruhe hält</h1>'
    "<p>Die Waffenruhe hielt am Montag den zweiten Tag, sagten Beobachter, "
    "während Lastwagen in den Norden der Stadt fuhren.</p>"
    "<p>Am Abend folgte Hilfe, sagte die Organisation, obwohl zwei ihrer Wagen am Tor "
    "warten mussten, bis es dunkel war.</p>"
    '</article><div id="comments"><h3>1 Kommentar</h3><div class="comment" id="comment-7">'
    '<span class="author">Jörg</span> '
    '<span class="date">vor 2 Tagen</span><p>Schön wär’s.</p></div></div></body></html>'
)
MHTML = (
    "From: <Saved by Blink>\nSnapshot-Content-Location: https://example.org/truce\nSubject: Truce\n"
    "Date: Wed, 20 May 2020 10:00:00 +0200\nMIME-Version: 1.0\nContent-Type: multipart/related;\n"
    '\ttype="text/html";\n\tboundary="----Cut----"\n\n\n------Cut----\nContent-Type: text/css\n'
    "Content-Location: https://example.org/a.css\n\np { color: red }\n------Cut----\n"
    "Content-Type: text/html; charset=utf-8\nContent-ID: <frame-1>\nContent-Transfer-Encoding: quoted-printable\n"
    "Content-Location: https://example.org/truce\n\n"
    "{page}\n------Cut------\n"
)


def read(path: Path, data: bytes, settings: ReadSettings | None = None) -> list[Record]:
    path.write_bytes(data)
    return list(read_source(Source(path, f"saved/{path.name}"), settings or ReadSettings()))


def quoted(text: str) -> str:
    return "".join(f"={byte:02X}" if byte > 126 or byte == 61 else chr(byte) for byte in text.encode())


@pytest.mark.parametrize("suffix", [".html", ".htm", ".xhtml", ".HTML"])
def test_a_page_is_a_report_with_its_comments(tmp_path: Path, suffix: str) -> None:
    (report,) = read(tmp_path / f"a{suffix}", PAGE.encode())

    assert isinstance(report, SourceReport)
    assert (report.title, report.language, report.locator) == ("Waffenruhe hält", "de", f"saved/a{suffix}")
    assert not report.may_trail
    assert (report.comments_declared, report.comments_partial) == (1, False)
    (comment,) = report.comments
    assert (comment.author, comment.key, comment.text) == ("Jörg", "comment 7", "Schön wär’s.")
    assert comment.locator == f"saved/a{suffix}, comment 1"


def test_a_page_saved_as_mhtml_knows_its_address_and_when_it_was_saved(tmp_path: Path) -> None:
    (report,) = read(
        tmp_path / "a.mhtml", MHTML.replace("{page}", quoted(PAGE)).replace("\n", "\r\n").encode()
    )

    assert isinstance(report, SourceReport)
    assert (report.url, report.retrieved) == ("https://example.org/truce", "2020-05-20T10:00:00+02:00")
    assert report.comments[0].text == "Schön wär’s."
    assert report.comments[0].published == "2020-05-18"


def test_an_mhtml_file_without_a_page_says_so(tmp_path: Path) -> None:
    (problem,) = read(tmp_path / "a.mht", b"Content-Type: text/plain\n\nnothing here")

    assert str(problem) == (
        "saved/a.mht: there is no page in this MHTML file; save it from the browser again, or as HTML."
    )


def test_an_mhtml_file_with_mails_in_mails_without_end_says_so(tmp_path: Path) -> None:
    nested = "".join(f'Content-Type: multipart/mixed; boundary="{n}"\n\n--{n}\n' for n in range(1_200))
    (problem,) = read(tmp_path / "a.mht", f"{nested}Content-Type: text/html\n\n{PAGE}".encode())

    assert "there is no page in this MHTML file" in str(problem)


def test_an_mhtml_page_in_an_encoding_nobody_knows_is_read_as_it_looks() -> None:
    data = b"Content-Type: text/html; charset=x-nobody\nContent-Location: ftp://x\n\n<p>Text</p>"
    assert mhtml_page(data, where="a.mht") == SavedPage(content=b"<p>Text</p>", charset="x-nobody")


def test_the_user_may_name_the_encoding(tmp_path: Path) -> None:
    (report,) = read(tmp_path / "a.html", PAGE.encode("utf-16-le"), ReadSettings(encoding="utf-16-le"))
    assert isinstance(report, SourceReport)
    assert report.comments[0].author == "Jörg"


def test_what_is_missing_is_told_with_the_file(tmp_path: Path) -> None:
    problem, report = read(tmp_path / "a.html", PAGE.replace("1 Kommentar", "16 Kommentare").encode())

    assert isinstance(problem, Problem)
    assert not problem.skipped
    assert problem.where == "saved/a.html, its comments"
    assert "16 comments declared, 1 captured" in problem.what
    assert isinstance(report, SourceReport)


@pytest.mark.parametrize("data", [b"", b"<html><body></body></html>", b"<script>only()</script>"])
def test_a_page_that_holds_nothing_is_a_problem(tmp_path: Path, data: bytes) -> None:
    (problem,) = read(tmp_path / "a.html", data)
    assert isinstance(problem, Problem)
    assert problem.skipped


def test_a_file_that_is_no_text_is_a_problem(tmp_path: Path) -> None:
    (problem,) = read(tmp_path / "a.html", b"%PDF-1.7 and so on")
    assert (
        str(problem)
        == "saved/a.html: this is a PDF file, not a text; save or export its text as UTF-8 first."
    )


def test_a_page_longer_than_allowed_is_a_problem(tmp_path: Path) -> None:
    (problem,) = read(tmp_path / "a.html", PAGE.encode(), ReadSettings(longest_record=100))
    assert isinstance(problem, Problem)
    assert "more than the 100 one page may have" in problem.what


COMMENTS = PAGE[PAGE.index('<div id="comments">') : PAGE.index("</body>")]
FRAMED = PAGE.replace(
    COMMENTS, '<div id="t"><iframe id="dsq-app1" title="Disqus" src="{src}"></iframe></div>'
)


def test_the_frame_that_a_browser_saved_beside_a_page_holds_its_comments(tmp_path: Path) -> None:
    (tmp_path / "a_files").mkdir()
    (tmp_path / "a_files" / "saved resource.html").write_text(
        f"<html><body>{COMMENTS}</body></html>", encoding="utf-8"
    )
    (report,) = read(tmp_path / "a.html", FRAMED.format(src="./a_files/saved%20resource.html").encode())
    assert isinstance(report, SourceReport)
    assert [comment.text for comment in report.comments] == ["Schön wär’s."]
    assert "Schön" not in report.text


@pytest.mark.parametrize(
    "src",
    [
        "../secret.html",
        "/etc/hostname",
        "file:///etc/hostname",
        "https://x.example/c.html",
        "http://[x",
        "a_files",
        "%00",
        "",
    ],
)
def test_no_frame_is_read_from_elsewhere(tmp_path: Path, src: str) -> None:
    folder = tmp_path / "pages"
    (folder / "a_files").mkdir(parents=True)
    (tmp_path / "secret.html").write_text(COMMENTS, encoding="utf-8")
    records = read(folder / "a.html", FRAMED.format(src=src).encode())
    (report,) = (record for record in records if isinstance(record, SourceReport))
    assert report.comments == ()


@pytest.mark.parametrize("charset", ["utf-8", "mac_roman"])
def test_the_frame_of_a_page_saved_as_mhtml_holds_its_comments(tmp_path: Path, charset: str) -> None:
    head = f"------Cut----\nContent-Type: text/html; charset={charset}\nContent-ID: <frame-2@mhtml.blink>"
    page, end = MHTML.replace("{page}", quoted(FRAMED.format(src="cid:frame-2@mhtml.blink"))).split(
        "------Cut------"
    )
    frame = f"{head}\nContent-Transfer-Encoding: 8bit\n\n<body>{COMMENTS}</body>\n------Cut------{end}"
    (report,) = read(tmp_path / "a.mhtml", page.encode() + frame.encode(charset))
    assert isinstance(report, SourceReport)
    assert [comment.text for comment in report.comments] == ["Schön wär’s."]


def test_frames_that_do_not_speak_of_comments_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a_files").mkdir()
    (tmp_path / "a_files" / "ad.html").write_text(
        "<p>Buy a boat, today only, and sail away.</p>", encoding="utf-8"
    )
    framed = FRAMED.replace('id="dsq-app1" title="Disqus"', 'id="ad" title="Advertisement"')
    (report,) = read(tmp_path / "a.html", framed.format(src="a_files/ad.html").encode())
    assert isinstance(report, SourceReport)
    assert "boat" not in report.text


@pytest.mark.parametrize(
    ("bytes_", "read_as"), [(b"\xed\xa0\xbd\xed\xb8\x80", "\U0001f600"), (b"\xed\xa0\xbd", "\ufffd")]
)
@pytest.mark.parametrize("suffix", [".html", ".mhtml"])
def test_surrogates_written_in_utf_8_are_repaired(
    tmp_path: Path, suffix: str, bytes_: bytes, read_as: str
) -> None:
    page = PAGE.encode().replace(b"Sch\xc3\xb6n", bytes_)
    if suffix == ".mhtml":
        page = MHTML.replace("quoted-printable", "8bit").encode().replace(b"{page}", page)
    (report,) = read(tmp_path / f"a{suffix}", page)
    assert isinstance(report, SourceReport)
    assert report.comments[0].text == f"{read_as} wär’s."


def test_surrogates_in_a_frame_that_was_saved_beside_a_page_are_repaired(tmp_path: Path) -> None:
    (tmp_path / "a_files").mkdir()
    frame = f"<html><body>{COMMENTS}</body></html>".encode().replace(
        b"Sch\xc3\xb6n", b"\xed\xa0\xbd\xed\xb8\x80"
    )
    (tmp_path / "a_files" / "c.html").write_bytes(frame)
    (report,) = read(tmp_path / "a.html", FRAMED.format(src="a_files/c.html").encode())
    assert isinstance(report, SourceReport)
    assert report.comments[0].text == "\U0001f600 wär’s."


def test_an_encoding_that_nothing_names_is_told_as_a_guess(tmp_path: Path) -> None:
    said, report = read(tmp_path / "a.html", PAGE.encode("cp1252"))
    assert str(said) == (
        "saved/a.html, the page: nothing names its encoding, and it was read as Windows-1252; "
        "if letters are wrong, name another with --encoding."
    )
    assert isinstance(report, SourceReport)
    assert report.comments[0].text == "Schön wär’s."


def test_the_user_may_name_the_encoding_of_a_page_in_mhtml(tmp_path: Path) -> None:
    mail = MHTML.replace("quoted-printable", "8bit").replace("; charset=utf-8", "").replace("{page}", PAGE)
    (report,) = read(tmp_path / "a.mhtml", mail.encode("cp850", "replace"), ReadSettings(encoding="cp850"))
    assert isinstance(report, SourceReport)
    assert report.comments[0].author == "Jörg"


def test_of_the_pages_in_a_mail_that_names_none_the_one_at_the_saved_address_is_taken() -> None:
    other = "Content-Type: text/html\nContent-Location: https://ads.example/\n\n<p>Boats</p>\n------Cut----\n"
    mail = MHTML.replace("{page}", "<p>Truce</p>").replace(
        "Content-Type: text/html; charset", f"{other}Content-Type: text/html; charset"
    )
    saved = mhtml_page(mail.encode(), where="a.mht")
    assert (saved.content.strip(), saved.url) == (b"<p>Truce</p>", "https://example.org/truce")
    assert list(saved.frames) == ["https://ads.example/"]


@pytest.mark.parametrize(
    ("zone", "retrieved"),
    [
        ("-0000", "2020-05-20T10:00:00+00:00"),
        ("+0200", "2020-05-20T10:00:00+02:00"),
    ],
)
def test_browsers_say_that_a_time_is_utc_by_a_minus(zone: str, retrieved: str) -> None:
    mail = MHTML.replace("{page}", "<p>Truce</p>").replace("+0200", zone)
    assert mhtml_page(mail.encode(), where="a.mht").retrieved == retrieved


def test_an_error_of_our_own_in_one_page_costs_no_other_and_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slip(data: bytes, **known: object) -> pages.Page:
        if b"slips" in data:
            raise IndexError("list index out of range")
        return real(data, **known)

    real = pages.read_page
    monkeypatch.setattr(pages, "read_page", slip)
    (bad,) = read(tmp_path / "bad.html", b"<p>This one slips.")
    (good,) = read(tmp_path / "good.html", PAGE.encode())

    assert isinstance(bad, Problem)
    assert str(bad).startswith("saved/bad.html: the file cannot be read (IndexError in test_html.py, line ")
    assert str(bad).endswith("(“list index out of range”); tell the authors of this project.")
    assert isinstance(good, SourceReport)
