"""ARC files, which archives wrote before there was WARC."""

from __future__ import annotations

import gzip

import pytest

A, B = "https://harbour.example/bridge", "http://harbour.example/tunnel with blanks"


def arc(make, *, second: bool = False, pieces: bool = False) -> bytes:
    """Return an ARC file of the first or second version, as one piece or record by record."""
    version = (
        b"2 0 tests\n" if second else b"1 0 tests\nURL IP-address Archive-date Content-type Archive-length\n"
    )
    opening = f"filedesc://a.arc 0.0.0.0 20080304093000 text/plain {len(version)}\n".encode() + version
    answers = [
        (A, "text/html", make.page()),
        ("dns:harbour.example", "text/dns", b""),
        ("https://harbour.example/b.png", "image/png", b"PNG"),
        (B, "text/html; charset=utf-8", make.page("Tunnel opens")),
    ]
    records = [opening]
    for url, kind, body in answers:
        block = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n".encode() + body if "//" in url else b"x"
        more = " 200 3xyz - 120 a.arc" if second else ""
        line = f"{url} 192.0.2.7 20080304093000 {kind}{more} {len(block)}\n"
        records.append(line.encode() + block + b"\n")
    return b"".join(map(gzip.compress, records)) if pieces else b"".join(records)


@pytest.mark.parametrize("second", [False, True])
@pytest.mark.parametrize("name", ["a.arc", "a.arc.gz"])
def test_pages_are_read_with_the_time_of_their_capture(built, make, name: str, second: bool) -> None:
    made = built({name: arc(make, second=second, pieces=name.endswith(".gz"))})

    rows = {row["title"]: row for row in made.reports.values()}
    assert set(rows) == {"Bridge closes", "Tunnel opens"}
    assert rows["Bridge closes"]["url"] == A
    assert {row["retrieved"] for row in rows.values()} == {"2008-03-04T09:30:00+00:00"}
    assert made.said == [f"{name}: 1 record left out: 1 image; only web pages are read."]


def test_an_archive_that_breaks_off_keeps_the_pages_before(read, make) -> None:
    found = read("a.arc", arc(make)[:-300])

    assert [report.title for report in found.reports] == ["Bridge closes"]
    (said,) = found.skipped
    assert said.startswith("a.arc, record 5: the page")


def test_behind_a_damaged_record_the_next_that_is_packed_by_itself_is_read(read, make) -> None:
    first, *others = arc(make, pieces=True).split(b"\x1f\x8b\x08")[1:]
    damaged = gzip.compress(b"no record\n")
    data = b"\x1f\x8b\x08" + first + damaged + b"".join(b"\x1f\x8b\x08" + one for one in others)

    found = read("a.arc.gz", data)

    assert [report.title for report in found.reports] == ["Bridge closes", "Tunnel opens"]
    assert found.skipped == [
        "a.arc.gz, record 2: the archive is damaged here: no record begins where one should, and nothing behind it can "
        "be found unless it is packed by itself; the record was left out and the next record looked for."
    ]
