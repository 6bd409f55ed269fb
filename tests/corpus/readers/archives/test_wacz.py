from __future__ import annotations

import gzip
import io
import random
import struct
import zipfile
from pathlib import Path

import pytest

A, B = (f"https://harbour.example/{name}" for name in "ab")


@pytest.mark.parametrize("compression", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_build_has_the_pages_of_every_archive_in_it(built, make, compression: int) -> None:
    data = make.wacz(
        {
            "archive/b.warc.gz": make.warc_gz(
                [make.captured(A, make.page("Later"), date="2024-04-01T00:00:00Z")]
            ),
            "archive/a.warc": make.warc([make.captured(A), make.captured(B, make.page("Tunnel opens"))]),
            "pages/pages.jsonl": b"{}",
            "indexes/index.cdx.gz": gzip.compress(b"x"),
        },
        compression=compression,
    )
    made = built({"site.wacz": data})

    assert {row["url"]: row["title"] for row in made.reports.values()} == {A: "Later", B: "Tunnel opens"}
    assert {row["input"] for row in made.reports.values()} == {
        "site.wacz, archive/b.warc.gz, record 2",
        "site.wacz, archive/a.warc, record 3",
    }
    assert made.said == [
        "site.wacz, archive/a.warc: 1 page joined with the same report, captured again or under another address; "
        "the latest text is kept unless much of it was missing, and each comment once."
    ]


@pytest.mark.parametrize("name", ["data.warc", "my/archive/data.warc", "warcs/data.warc"])
def test_archives_are_read_wherever_they_stand(read, make, name: str) -> None:
    assert [
        report.url for report in read("a.wacz", make.wacz({name: make.warc([make.captured(A)])})).reports
    ] == [A]


@pytest.mark.parametrize("compression", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_the_packages_of_a_collection_are_read(read, make, compression: int) -> None:
    first, second = (make.wacz({"archive/a.warc": make.warc([make.captured(url)])}) for url in (A, B))
    too_deep = make.wacz({"b.wacz": second})

    found = read(
        "all.wacz", make.wacz({"a.wacz": first, "b.wacz": b"PK", "c.wacz": too_deep}, compression=compression)
    )

    [report] = found.reports
    assert (report.url, report.locator) == (A, "all.wacz, a.wacz, archive/a.warc, record 2")
    assert found.skipped[0].startswith("all.wacz, b.wacz: it was not read: it is no whole package")
    assert found.skipped[1].startswith("all.wacz, c.wacz: there is no WARC file in it")
    assert (
        read("b.wacz", make.wacz({"a.wacz": first, "b.wacz": second}, compression=compression))
        .reports[1]
        .url.endswith("/b")
    )


@pytest.mark.parametrize("compression", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_zip_bomb_in_a_package_of_a_collection_is_not_unpacked(read, make, compression: int) -> None:
    bomb = make.warc([b"\x00" * 50_000_000])
    inner = make.wacz({"archive/a.warc": bomb}, compression=zipfile.ZIP_DEFLATED)
    packages = {"b.wacz": inner, "c.wacz": make.wacz({"archive/a.warc": make.warc([make.captured(A)])})}
    found = read("a.wacz", make.wacz(packages, compression=compression))
    assert [report.url for report in found.reports] == [A]
    assert "it expands to more than 100 times its size" in found.skipped[0]


def test_a_package_that_is_a_bomb_itself_is_not_unpacked(read, make) -> None:
    inner = make.wacz({"archive/a.warc": b"\x00" * 50_000_000})
    found = read("a.wacz", make.wacz({"b.wacz": inner}, compression=zipfile.ZIP_DEFLATED))
    assert "it expands to more than 4 times its size" in found.skipped[0]


@pytest.mark.parametrize(
    "name", ["../../escape.warc", "archive/../../escape.warc", "/etc/escape.warc", "..\\escape.wacz"]
)
def test_names_that_lead_elsewhere_are_not_read_and_nothing_is_unpacked(
    read, make, tmp_path: Path, name: str
) -> None:
    found = read(
        "a.wacz",
        make.wacz({name: make.warc([make.captured(A)]), "archive/a.warc": make.warc([make.captured(B)])}),
    )

    assert [report.url for report in found.reports] == [B]
    assert "its name leads out of the package" in found.skipped[0]
    assert list(tmp_path.parent.glob("*escape*")) == []
    assert [path.name for path in tmp_path.iterdir()] == ["a.wacz"]


def test_a_zip_bomb_is_not_unpacked(read, make) -> None:
    bomb = make.wacz({"archive/a.warc": make.warc([b"\x00" * 50_000_000])}, compression=zipfile.ZIP_DEFLATED)

    found = read("a.wacz", bomb)

    assert "it expands to more than 100 times its size" in found.skipped[0]


def test_a_size_that_lies_is_no_way_around(read, make) -> None:
    data = bytearray(
        make.wacz({"archive/a.warc": make.warc([b"\x00" * 50_000_000])}, compression=zipfile.ZIP_DEFLATED)
    )
    size = struct.pack("<I", 50_000_000 + len(make.warc([])))
    assert data.count(size) == 2

    found = read("a.wacz", bytes(data).replace(size, struct.pack("<I", 5_000)))

    assert found.reports == []
    assert found.skipped


def test_encrypted_and_repeated_entries_are_told_of(read, make) -> None:
    plain = make.wacz({"archive/a.warc": make.warc([make.captured(A)])})
    at = plain.index(b"PK\x01\x02", plain.index(b"PK\x01\x02") + 1) + 8
    found = read("a.wacz", plain[:at] + b"\x01" + plain[at + 1 :])
    assert "it is encrypted" in found.skipped[0]

    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("archive/a.warc", make.warc([make.captured(A)]))
        with pytest.warns(UserWarning, match="Duplicate name"):
            package.writestr("archive/a.warc", make.warc([make.captured(B)]))
    found = read("b.wacz", stream.getvalue())
    assert len(found.reports) == 1
    assert "there is another of that name" in found.skipped[0]


def test_a_damaged_entry_costs_no_other(read, make) -> None:
    data = bytearray(
        make.wacz(
            {"archive/a.warc": make.warc([make.captured(A)]), "archive/b.warc": make.warc([make.captured(B)])}
        )
    )
    data[data.index(b"WARC/1.0") + 40] ^= 0xFF

    found = read("a.wacz", bytes(data))

    assert B in [report.url for report in found.reports]
    assert len(found.skipped) == 1
    assert "the package cannot be unpacked" in found.skipped[0]


def test_an_entry_that_is_damaged_in_the_coding_of_lzma_is_told_of(read, make) -> None:
    archive = make.warc([make.captured(A, make.page() + random.Random(7).randbytes(6_000).hex().encode())])
    data = bytearray(make.wacz({"archive/a.warc": archive}, compression=zipfile.ZIP_LZMA))
    at = data.index(b"archive/a.warc") + 14 + 9
    data[at : at + 2_000] = b"\xff" * 2_000

    assert "the package cannot be unpacked" in read("a.wacz", bytes(data)).skipped[0]


def test_an_entry_whose_name_is_damaged_costs_no_other(read, make) -> None:
    entries = {f"archive/{name}.warc": make.warc([make.captured(url)]) for name, url in (("ä", A), ("b", B))}
    data = make.wacz(entries).replace("ä".encode(), b"\xff\xff", 1)

    found = read("a.wacz", data)

    assert [report.url for report in found.reports] == [B]
    assert "a.wacz, archive/ä.warc, before its first record: the archive is damaged here" in found.skipped[0]


def test_an_entry_without_a_name_costs_no_other(read, make) -> None:
    data = make.wacz({"\x00": b"", "archive/a.warc": make.warc([make.captured(A)])})
    assert [report.url for report in read("a.wacz", data).reports] == [A]


@pytest.mark.parametrize("at", range(200, 12_000, 1_900))
def test_wherever_an_entry_is_damaged_the_others_are_read(read, make, at: int) -> None:
    page = make.page() + random.Random(7).randbytes(6_000).hex().encode()
    archive = make.warc([make.captured(A, page)])
    data = bytearray(
        make.wacz(
            {"archive/a.warc": archive, "archive/b.warc": make.warc([make.captured(B)])},
            compression=zipfile.ZIP_DEFLATED,
        )
    )
    data[data.index(b"archive/a.warc") + 14 + at % 6_000] ^= 0xFF

    found = read("a.wacz", bytes(data))

    assert B in [report.url for report in found.reports]
    assert "the package cannot be unpacked" in "".join(found.skipped)


@pytest.mark.parametrize("data", [b"", b"PK", b"no zip" * 100])
def test_what_is_no_package_is_told_of(read, make, data: bytes) -> None:
    assert "no whole WACZ file" in read("a.wacz", data).skipped[0]
    assert "no WARC file in it" in read("b.wacz", make.wacz({})).skipped[0]
    whole = make.wacz({"archive/a.warc": make.warc([make.captured(A)])})
    assert read("c.wacz", whole[:-10]).skipped


class _Pipe(io.BytesIO):
    """What a package is written to without going back, so that sizes stand behind the files in it."""

    def seekable(self) -> bool:
        return False

    def tell(self) -> int:
        raise OSError("a pipe has no place")

    def seek(self, *_: object) -> int:
        raise OSError("a pipe has no place")


@pytest.mark.parametrize("file", [io.BytesIO, _Pipe])
def test_of_a_package_that_breaks_off_the_archives_are_read_as_far_as_they_go(read, make, file) -> None:
    written = file()
    with zipfile.ZipFile(written, "w") as package:
        for number, url in enumerate((A, B)):
            package.writestr("pages/pages.jsonl" if number else "datapackage.json", b"{}")
            package.writestr(f"archive/{number}.warc.gz", make.warc_gz([make.captured(url)]))
    data = written.getvalue()

    found = read("a.wacz", data[: data.index(b"PK\x01\x02")])
    assert [report.url for report in found.reports] == [A, B]
    assert "the package breaks off" in found.said[0]

    cut = read("a.wacz", data[: data.rindex(b"archive/1.warc.gz", 0, data.index(b"PK\x01\x02")) + 600])
    assert [report.url for report in cut.reports] == [A]
    assert cut.skipped


@pytest.mark.parametrize("size", [1 << 40, (1 << 63) - 1, (1 << 64) - 1])
def test_a_broken_size_in_a_package_that_breaks_off_costs_no_archive_before_it(read, make, size: int) -> None:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as package:
        package.writestr("archive/0.warc.gz", make.warc_gz([make.captured(A)]))
    name = b"archive/1.warc.gz"
    head = struct.pack("<4s5H3I2H", b"PK\x03\x04", 45, 0, 0, 0, 0, 0, 0xFFFFFFFF, 0xFFFFFFFF, len(name), 20)
    data = written.getvalue()
    data = data[: data.index(b"PK\x01\x02")] + head + name + struct.pack("<2H2Q", 1, 16, size, size)

    found = read("a.wacz", data + make.warc_gz([make.captured(B)]))

    assert [report.url for report in found.reports] == [A, B]
