from __future__ import annotations

import gzip
import io
import random
import tracemalloc
import zlib

import brotli
import pytest
import zstandard
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from commentariat.corpus.errors import Problem
from commentariat.corpus.readers.archives.canonical import canonical_address
from commentariat.corpus.readers.archives.warc import Damage, Response, responses

KEPT = "; only what a site answered with a page is read, and frames for comments with the page around them."
NO_REPORTS = "; no report of their own and no comments stand on them; name a saved page by itself to keep it."
OTHERS = "; only web pages are read."
A, B, C = (f"https://harbour.example/{name}" for name in "abc")


def test_a_build_has_the_pages_with_address_and_capture_time(built, make) -> None:
    captured = [
        make.captured(A),
        make.captured(A, kind="request", body=b"GET /a HTTP/1.1\r\nCookie: secret\r\n\r\n"),
        make.captured(f"{A}.png", b"\x89PNG", headers=(("Content-Type", "image/png"),)),
        make.captured("https://harbour.example/gone", status="404 Not Found"),
        make.captured("dns:harbour.example", b"20240304 1.2.3.4"),
        make.captured(B, make.page("Tunnel opens"), status="203 Non-Authoritative Information"),
    ]
    made = built({"crawl.warc.gz": make.warc_gz(captured)})

    rows = {row["url"]: row for row in made.reports.values()}
    assert {url: row["title"] for url, row in rows.items()} == {A: "Bridge closes", B: "Tunnel opens"}
    assert rows[A]["retrieved"] == "2024-03-04T09:30:00+00:00"
    assert "The council voted on Monday" in rows[A]["text"]
    assert rows[B]["input"] == "crawl.warc.gz, record 7"
    assert made.said == [
        f"crawl.warc.gz: 1 page left out: 1 moved or not found{KEPT}",
        f"crawl.warc.gz: 1 record left out: 1 image{OTHERS}",
    ]
    assert b"Cookie" not in made.bytes


def test_front_pages_and_forms_to_sign_in_are_counted_and_no_reports(built, make) -> None:
    entry = "<h2><a href='/{0}'>Story number {0}</a></h2><p>In year {0} the council closed the bridge to all."
    front = f"<title>Harbour News</title>{''.join(map(entry.format, range(6)))}".encode()
    sign_in = b"<title>Log in | Harbour News</title><form>Name<input>Password<input type=password></form>"
    captured = [
        make.captured("https://harbour.example/", front),
        make.captured("https://harbour.example/?page=2", front),
        make.captured("https://harbour.example/account", sign_in),
        make.captured(A),
    ]
    made = built({"a.warc": make.warc(captured)})

    assert [row["title"] for row in made.reports.values()] == ["Bridge closes"]
    assert made.said == [
        f"a.warc: 3 pages left out: 2 with a list of reports, 1 with a form to sign in{NO_REPORTS}"
    ]


def titles(found) -> list[str | None]:
    return [report.title for report in found.reports]


def test_compressed_archives_are_read_the_same_however_they_were_compressed(read, make) -> None:
    captured = [make.captured(A), make.captured(B, make.page("Tunnel opens"))]
    plain = read("a.warc", make.warc(captured))
    by_record = read("a.warc.gz", make.warc_gz(captured))
    as_a_whole = read("b.warc.gz", gzip.compress(make.warc(captured)))

    assert titles(plain) == titles(by_record) == titles(as_a_whole) == ["Bridge closes", "Tunnel opens"]


# The program leaves its temporary files to the garbage collector.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning", "ignore::ResourceWarning")
def test_archives_of_another_program_are_read(read, make) -> None:
    for packed, name in ((True, "w.warc.gz"), (False, "w.warc")):
        stream = io.BytesIO()
        writer = WARCWriter(stream, gzip=packed, warc_version="1.1")
        head = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.0")
        writer.write_record(writer.create_warcinfo_record(name, {"software": "tests"}))
        date = {"WARC-Date": "2024-03-04T09:30:00.123Z"}
        body = io.BytesIO(make.page())
        writer.write_record(
            writer.create_warc_record(A, "response", body, http_headers=head, warc_headers_dict=date)
        )
        (report,) = read(name, stream.getvalue()).reports
        assert (report.url, report.title, report.retrieved) == (
            A,
            "Bridge closes",
            "2024-03-04T09:30:00.123Z",
        )


def test_the_captures_of_a_page_are_one_report_as_it_was_captured_last(built, make) -> None:
    captured = [
        make.captured(A, make.page("Second"), date="2024-03-06T00:00:00Z"),
        make.captured(A.replace("https", "http") + "/", make.page("First"), date="2024-03-05T00:00:00Z"),
        make.captured(A, b"", kind="revisit", date="2024-03-07T00:00:00Z"),
        make.captured(A, make.page("Not there"), status="503 Gone", date="2024-03-08T00:00:00Z"),
        make.captured(
            A, b"<h1>Checking your browser</h1><p>One moment, please.", date="2024-03-09T00:00:00Z"
        ),
    ]
    made = built({"a.warc": make.warc(captured)})

    assert [row["title"] for row in made.reports.values()] == ["Second"]
    assert made.said == [
        f"a.warc: 1 page left out: 1 moved or not found{KEPT}",
        f"a.warc: 1 page left out: 1 with a notice{NO_REPORTS}",
        f"a.warc: 1 record left out: 1 revisit{OTHERS}",
        "a.warc: 1 page joined with the same report, captured again or under another address; "
        "the latest text is kept unless much of it was missing, and each comment once.",
    ]


def test_an_address_names_no_place_in_a_page_and_a_time_may_be_written_as_in_an_index(read, make) -> None:
    (report,) = read("a.warc", make.warc([make.captured(f"{A}#c7", date="20240304093000")])).reports
    assert (report.url, report.retrieved) == (A, "2024-03-04T09:30:00Z")


def test_an_address_has_no_control_characters(read, make) -> None:
    (report,) = read("a.warc", make.warc([make.captured(f"{A}\x1b[31m\u202ex")])).reports
    assert report.url == f"{A}%1B[31m%E2%80%AEx"


def test_a_response_that_does_not_say_what_was_asked_for_is_told_of(read, make) -> None:
    found = read("a.warc", make.warc([make.captured(""), make.captured(B)]))
    assert [report.url for report in found.reports] == [B]
    assert found.said == [f"a.warc: 1 record left out: 1 without an address{OTHERS}"]


def test_resources_are_pages_without_what_the_server_said(read, make) -> None:
    def resource(url: str, body: bytes, media_type: str):
        return make.captured(url, body, kind="resource", media_type=media_type)

    captured = [
        resource(A, make.page("“Déjà”").decode().encode("cp1252"), "text/html; charset=windows-1252"),
        resource(B, make.page("Tunnel opens"), "application/xhtml+xml"),
        resource(C, b"\x89PNG", "image/png"),
        resource(f"{C}.json", b"{}", "application/json"),
        resource("urn:text:c", b"Some words", "text/plain"),
        make.captured(C, b"Some words", kind="conversion", media_type="text/plain"),
        make.captured(C, b"Some words", kind="x\u200b"),
    ]
    found = read("a.warc.gz", make.warc_gz(captured))

    assert [(report.url, report.title, report.retrieved) for report in found.reports] == [
        (A, "“Déjà”", "2024-03-04T09:30:00Z"),
        (B, "Tunnel opens", "2024-03-04T09:30:00Z"),
    ]
    assert found.said == [
        f"a.warc.gz: 4 records left out: 1 image, 1 JSON, 1 conversion, 1 other{OTHERS}",
    ]


def test_addresses_that_name_one_canonical_address_are_one_report(built, make) -> None:
    page = make.page().replace(b"</title>", b'</title><link href="/a/" rel="canonical">')
    captured = [
        make.captured(f"{A}/?replytocom=1", page),
        make.captured(f"{A}/comment-page-1/", page),
        make.captured(f"{A}/", page),
    ]
    made = built({"crawl.warc": make.warc(captured)})

    [row] = made.reports.values()
    assert row["url"] == f"{A}/"
    assert [said for said in made.said if "2 pages joined with the same report" in said]


@pytest.mark.parametrize(
    ("link", "found"),
    [
        ('<link rel="canonical" href="https://harbour.example/b">', B),
        ("<LINK REL='x Canonical' HREF=/b?x=1&amp;y=2>", f"{B}?x=1&y=2"),
        (f'<link rel="canonical" href="{A}/#top">', None),
        ('<link rel="canonical" href="/">', None),
        ('<link rel="canonical" href="https://other.example/b">', None),
        ('<link rel="canonical" href="http://[b">', None),
        ('<link rel="canonical" href="javascript:b">', None),
        (
            '<!-- <link rel="canonical" href="/b"> --><script>\'<link rel="canonical" href="/b">\'</script>',
            None,
        ),
        ('<link rel="next" href="/b"></head><body><link rel="canonical" href="/b">', None),
        ('<link rel="canonical"', None),
    ],
)
def test_a_page_names_another_address_of_its_own_host(link: str, found: str | None) -> None:
    html = f"<!doctype html><html><head><title>A</title>{link}"
    assert canonical_address(html.encode(), url=A) == found


CODINGS = {
    "gzip": gzip.compress,
    "x-gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": brotli.compress,
    "zstd": zstandard.ZstdCompressor().compress,
    "identity": bytes,
}


def chunked(body: bytes) -> bytes:
    pieces = [body[at : at + 100] for at in range(0, len(body), 100)]
    return b"".join(b"%x;ext=1\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


@pytest.mark.parametrize("coding", CODINGS)
@pytest.mark.parametrize("in_chunks", [True, False])
@pytest.mark.parametrize("undone", [True, False])
def test_bodies_are_unwrapped_and_headers_that_say_too_much_are_forgiven(
    read, make, coding: str, in_chunks: bool, undone: bool
) -> None:
    headers = [("content-type", "text/html"), ("CONTENT-ENCODING", coding)]
    body = make.page() if undone else CODINGS[coding](make.page())
    if in_chunks:
        headers.append(("Transfer-Encoding", "chunked"))
        body = body if undone else chunked(body)

    found = read("a.warc", make.warc([make.captured(A, body, headers=tuple(headers))]))

    assert titles(found) == ["Bridge closes"]


@pytest.mark.parametrize("coding", sorted(CODINGS.keys() - {"identity"}))
@pytest.mark.parametrize(
    "damage", ["noise", "noise behind the opening", "other words", "noise in the middle"]
)
def test_a_body_that_cannot_be_decoded_is_left_out_by_name(read, make, coding: str, damage: str) -> None:
    noise = random.Random(7).randbytes(3_000)
    packed = CODINGS[coding](make.page() + random.Random(8).randbytes(3_000).hex().encode())
    body = {
        "noise": noise,
        "noise behind the opening": packed[:4] + noise,
        "other words": b"garbage of a coding that nobody knows",
        "noise in the middle": packed[:1_500] + noise,
    }[damage]
    headers = (("Content-Type", "text/html"), ("Content-Encoding", coding))
    found = read("a.warc", make.warc([make.captured(A, body, headers=headers), make.captured(B)]))

    if damage == "noise in the middle":
        assert found.reports[-1].url == B
        assert not any("\ufffd" in report.text for report in found.reports)
        return
    assert [report.url for report in found.reports] == [B]
    assert found.skipped == [
        f"a.warc, record 2: the page {A} cannot be unpacked: it is not in the coding that its headers declare"
        f" ({coding}); fetch the archive again."
    ]


@pytest.mark.parametrize("coding", sorted(CODINGS.keys() - {"identity"}))
def test_a_page_that_breaks_off_in_its_coding_is_kept_as_far_as_it_goes(read, make, coding: str) -> None:
    packed = CODINGS[coding](make.page() + random.Random(8).randbytes(100_000).hex().encode())
    headers = (("Content-Type", "text/html"), ("Content-Encoding", coding))

    assert titles(read("a.warc", make.warc([make.captured(A, packed[:-500], headers=headers)]))) == [
        "Bridge closes"
    ]


@pytest.mark.parametrize("broken", ["length", "chunks", "coding", "none"])
def test_a_page_that_breaks_off_is_told_of_and_says_so(read, make, broken: str) -> None:
    whole = make.page()
    half = whole[: len(whole) * 2 // 3]
    said, body = {
        "length": (("Content-Length", str(len(whole))), half),
        "chunks": (("Transfer-Encoding", "chunked"), chunked(half)[:-5]),
        "coding": (("Content-Encoding", "gzip"), gzip.compress(whole)[:-40]),
        "none": (("Content-Length", str(len(whole))), whole),
    }[broken]
    captured = make.captured(A, body, headers=(("Content-Type", "text/html"), said))

    found = read("a.warc", make.warc([captured]))

    (report,) = found.reports
    problems = [record for record in found.records if isinstance(record, Problem)]
    if broken == "none":
        assert (problems, report.changes) == ([], ())
        return
    (problem,) = problems
    assert f"the page {A} breaks off: the end of its report or comments is missing" in problem.what
    assert not problem.skipped
    assert report.changes[-1] == "breaks off before its end"


@pytest.mark.parametrize("coding", sorted(CODINGS.keys() - {"identity"}))
def test_what_is_left_of_a_body_that_breaks_off_and_is_no_page_is_left_out(read, make, coding: str) -> None:
    packed = CODINGS[coding](b"No tag stands in this. " + random.Random(8).randbytes(3_000).hex().encode())
    headers = (("Content-Type", "text/html"), ("Content-Encoding", coding))
    found = read("a.warc", make.warc([make.captured(A, packed[:-500], headers=headers), make.captured(B)]))

    assert [report.url for report in found.reports] == [B]
    assert f"the page {A} cannot be unpacked" in found.skipped[0]


def test_bare_deflate_is_read_too(read, make) -> None:
    packer = zlib.compressobj(wbits=-15)
    body = packer.compress(make.page()) + packer.flush()
    headers = (("Content-Type", "text/html"), ("Content-Encoding", "deflate"))

    assert titles(read("a.warc", make.warc([make.captured(A, body, headers=headers)]))) == ["Bridge closes"]


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "zstd"])
def test_a_page_that_expands_beyond_the_limit_is_left_out_by_name(read, make, coding: str) -> None:
    bomb = CODINGS[coding](b"<html>" + b" " * 50_000_000)
    headers = (("Content-Type", "text/html"), ("Content-Encoding", coding))

    tracemalloc.start()
    found = read(
        "a.warc",
        make.warc([make.captured(A, bomb, headers=headers), make.captured(B)]),
        longest_record=100_000,
    )
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert titles(found) == ["Bridge closes"]
    assert found.skipped == [
        f"a.warc, record 2: the page {A} has more than 100,000 bytes; "
        "save it by itself, without its pictures, if it holds a report."
    ]
    assert peak < 20_000_000


def test_the_servers_encoding_is_used_unless_the_page_is_utf_8(read, make) -> None:
    def captured(url: str, encoding: str):
        headers = (("Content-Type", "text/html; charset=iso-8859-1"),)
        return make.captured(url, make.page("“Déjà” — façade").decode().encode(encoding), headers=headers)

    found = read("a.warc", make.warc([captured(A, "cp1252"), captured(B, "utf-8")]))

    assert titles(found) == ["“Déjà” — façade"] * 2


@pytest.mark.parametrize("served", ["utf-8", "ISO-8859-1"])
@pytest.mark.parametrize("declared", [True, False])
def test_what_a_server_says_of_a_page_that_it_cannot_be_is_not_believed(
    read, make, served: str, declared: bool
) -> None:
    title = "Новый бюджет порта утверждён городским советом во вторник после долгих споров"
    page = make.page(title, title).decode().replace("<p>The council", f"<p>{title * 5}. The council")
    if declared:
        page = page.replace("<title>", '<meta charset="windows-1251"><title>')
    headers = (("Content-Type", f"text/html; charset={served}"),)

    found = read("a.warc", make.warc([make.captured(A, page.encode("cp1251"), headers=headers)]))

    assert titles(found) == [title]
    assert [("and it was read as cp1251" in said) for said in found.said] == ([] if declared else [True])


def test_the_user_may_name_the_encoding_of_the_pages(read, make) -> None:
    def captured(url: str, encoding: str):
        headers = (("Content-Type", "text/html; charset=iso-8859-1"),)
        return make.captured(url, make.page("Мир").decode().encode(encoding), headers=headers)

    found = read("a.warc", make.warc([captured(A, "koi8-r"), captured(B, "utf-8")]), encoding="koi8-r")

    assert titles(found) == ["Мир"] * 2


def test_pages_without_a_declared_type_are_told_by_their_bytes(read, make) -> None:
    found = read(
        "a.warc", make.warc([make.captured(A, headers=()), make.captured(B, b"just bytes", headers=())])
    )

    assert titles(found) == ["Bridge closes"]
    assert found.skipped == []


class TestDamage:
    @pytest.mark.parametrize(
        ("old", "new", "said"),
        [
            (b"WARC/1.0", b"WORC/1.0", "no record begins where one should"),
            (b"Content-Length: ", b"Content-Lengths: ", "it does not say how long it is"),
            (b"Content-Length: ", b"Content-Length: -", "it does not say how long it is"),
            (b"Content-Length: ", b"Content-Length: 9999999999999999999", "it does not say how long it is"),
            (b"HTTP/1.1 200", b"HTPT/1.1 200", "does not begin with an HTTP status"),
            (b"WARC-Record-ID: ", b"WARC-Record-ID: " + b"x" * 200_000, "a header line has more than"),
            (b"WARC-Record-ID: <urn:uuid:0>\r\n", b"X: y\r\n" * 600, "its headers have no end"),
        ],
    )
    @pytest.mark.parametrize("packed", [True, False])
    def test_a_bad_record_skips_itself_only(
        self, read, make, packed: bool, old: bytes, new: bytes, said: str
    ) -> None:
        bad = make.record(make.captured(B)).replace(old, new, 1)
        items = [
            make.captured(A, make.page("One")),
            gzip.compress(bad) if packed else bad,
            make.captured(C, make.page("Two")),
        ]

        found = read("a.warc.gz", make.warc_gz(items)) if packed else read("a.warc", make.warc(items))

        assert titles(found) == ["One", "Two"]
        assert len(found.skipped) == 1
        assert said in found.skipped[0]

    @pytest.mark.parametrize("error", [-40, 40])
    def test_a_wrong_length_costs_no_more_than_its_neighbour(self, read, make, error: int) -> None:
        right = len(make.record(make.captured(B))) - len(make.record(make.captured(B, b"")))
        bad = make.record(make.captured(B, make.page("Bad")), length=right + error)
        items = [
            make.captured(A, make.page("One")),
            bad,
            make.captured(C, make.page("Two")),
            make.captured(f"{C}c", make.page("Three")),
        ]

        found = read("a.warc", make.warc(items))

        assert {"One", "Three"} <= set(titles(found))

    def test_a_damaged_member_is_passed_over(self, read, make) -> None:
        member = bytearray(gzip.compress(make.record(make.captured(B))))
        for at in (len(member) // 2, -8):
            bad = bytearray(member)
            bad[at] ^= 0xFF
            items = [make.captured(A, make.page("One")), bytes(bad), make.captured(C, make.page("Two"))]

            found = read("a.warc.gz", make.warc_gz(items))

            assert titles(found)[0] == "One"
            assert titles(found)[-1] == "Two"
            assert "it cannot be unpacked" in found.skipped[0]

    @pytest.mark.parametrize("packed", [True, False])
    def test_an_archive_that_breaks_off_keeps_what_stands_before(self, read, make, packed: bool) -> None:
        items = [make.captured(A, make.page("One")), make.captured(B, make.page("Two"))]
        data = make.warc_gz(items) if packed else make.warc(items)

        found = read("a.warc.gz" if packed else "a.warc", data[:-120])

        assert titles(found) == ["One"]
        assert len(found.skipped) == 1
        assert found.skipped[0].startswith(f"{'a.warc.gz' if packed else 'a.warc'}, record 3: the page {B}")
        assert "breaks off" in found.skipped[0]

    def test_an_archive_that_breaks_off_in_a_header_names_the_record_it_belongs_to(self, read, make) -> None:
        whole, cut = (make.record(make.captured(url)) for url in (A, B))

        found = read("a.warc", whole + cut[:60])

        assert [report.url for report in found.reports] == [A]
        assert found.skipped == [
            "a.warc, record 2: the archive is damaged here: its headers have no end; the record was left out and the"
            " next record looked for."
        ]

    @pytest.mark.parametrize("error", [-40, 40])
    def test_what_stands_behind_a_record_is_not_said_of_it(self, read, make, error: int) -> None:
        right = len(make.record(make.captured(A))) - len(make.record(make.captured(A, b"")))
        right += (
            len(make.record(make.captured(A, b""))) - make.record(make.captured(A, b"")).index(b"HTTP/") - 4
        )
        bad = make.record(make.captured(A), length=right + error)

        found = read("a.warc", bad + make.record(make.captured(B)) + make.record(make.captured(C)))

        assert [found.reports[0].url, found.reports[-1].url] == [A, C]
        assert found.skipped == [
            "a.warc, behind record 1: the archive is damaged here: no record begins where one should; what stands"
            " there was left out and the next record looked for."
        ]

    def test_what_stands_before_the_first_record_is_told_of(self, read, make) -> None:
        found = read("a.warc", b"\r\ndebris\r\n" + make.record(make.captured(A)))

        assert len(found.reports) == 1
        assert found.skipped[0].startswith("a.warc, before its first record: the archive is damaged here")

    def test_padding_between_members_is_passed_over(self, read, make) -> None:
        items = [b"\x00" * 1_000, make.captured(A), b"\x00" * 70_000, make.captured(B), b"\x00" * 70_000]
        found = read("a.warc.gz", make.warc_gz(items))

        assert len(found.reports) == 2
        assert found.said == []

    @pytest.mark.parametrize(("debris", "size"), [(b"debris" * 50_000, "300,000"), (b"\x00THIS\x00", "4")])
    def test_debris_between_members_is_told_of(self, read, make, debris: bytes, size: str) -> None:
        items = [make.captured(A), debris, make.captured(B), debris]
        found = read("a.warc.gz", make.warc_gz(items))

        assert len(found.reports) == 2
        assert found.skipped == [
            f"a.warc.gz, behind record {number}: the archive is damaged here: {size} bytes that are no record; what"
            " stands there was left out and the next record looked for."
            for number in (2, 3)
        ]

    def test_what_is_left_of_a_damaged_member_is_told_of_once(self, read, make) -> None:
        noise = random.Random(7).randbytes(3_000)
        bad = gzip.compress(make.record(make.captured(B, make.page() + noise)))
        items = [make.captured(A), bad[:600] + b"\xff" * 100 + bad[700:], make.captured(C)]

        found = read("a.warc.gz", make.warc_gz(items))

        assert [found.reports[0].url, found.reports[-1].url] == [A, C]
        assert len(found.skipped) == 1

    @pytest.mark.parametrize(
        "data", [b"", b"WARC/1.0", b"\x1f\x8b", b"\x1f\x8b\x08" * 9, b"no archive at all\n" * 50]
    )
    @pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
    def test_what_is_no_archive_is_told_of(self, read, name: str, data: bytes) -> None:
        found = read(name, data)

        assert found.reports == []
        assert found.said

    def test_one_page_that_cannot_be_read_costs_no_other(
        self, read, make, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from commentariat.corpus import pages

        def refuse(html: bytes, **known: str) -> pages.Page:
            if known["url"] == A:
                raise RecursionError("deep")
            return real(html, **known)

        real = pages.read_page
        monkeypatch.setattr(pages, "read_page", refuse)
        found = read("a.warc", make.warc([make.captured(A), make.captured(B)]))

        assert len(found.reports) == 1
        assert "cannot be read (RecursionError in test_warc.py, line" in found.skipped[0]
        assert found.skipped[0].endswith("(“deep”); tell the authors of this project.")


class TestBounds:
    def test_memory_does_not_grow_with_the_archive_or_with_a_record(self, make) -> None:
        film = make.captured(f"{A}.mp4", b"\x00" * 30_000_000, headers=(("Content-Type", "video/mp4"),))
        data = make.warc_gz(
            [film, make.captured(A)] + [make.captured(f"{B}{n}") for n in range(300)] + [film]
        )

        tracemalloc.start()
        count = sum(isinstance(one, Response) for one in responses(io.BytesIO(data)))
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()

        assert count == 303
        assert peak < 5_000_000

    def test_a_member_that_expands_beyond_measure_is_given_up(self, make) -> None:
        bomb = gzip.compress(b"WARC/1.0\r\nX: " + b"y" * 200_000_000, mtime=0)
        slow = gzip.compress(make.record(make.captured(A, b" " * 200_000_000)), mtime=0)
        data = make.warc_gz([bomb, slow, make.captured(B)])

        found = list(responses(io.BytesIO(data)))

        assert [type(one) for one in found] == [Damage, Response, Damage, Response]
        assert "expands to more than 400 times" in found[2].what  # type: ignore[union-attr]

    def test_a_bomb_without_line_ends_fills_no_memory(self) -> None:
        data = gzip.compress(b"WARC/1.0\r\n" + b"y" * 60_000_000, mtime=0)

        tracemalloc.start()
        found = list(responses(io.BytesIO(data)))
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()

        assert [type(one) for one in found] == [Damage]
        assert peak < 5_000_000
