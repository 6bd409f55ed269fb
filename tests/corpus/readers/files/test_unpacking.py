"""Packed downloads are read as the files in them, and nothing in them gets out of its folder or fills the disk."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

import pytest
import zstandard
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commentariat.corpus import Corpus
from commentariat.corpus.errors import InputError, Problem
from commentariat.corpus.inspection import inspect_file
from commentariat.corpus.readers import Source, find_inputs, known_suffixes, opened, reader_for
from commentariat.corpus.readers.files import unpacking

TRUCE = b"The truce held for a second day on Monday, monitors said.\n"
COMMENTS = b'{"report_id": "r1", "comment_id": "c1", "author": "Ada", "text": "So it is."}\n'
PACKERS: Mapping[str, Callable[[bytes], bytes]] = {
    ".gz": partial(gzip.compress, mtime=0),
    ".bz2": bz2.compress,
    ".xz": lzma.compress,
    ".zst": zstandard.compress,
}


def zipped(files: Mapping[str, bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a package that is the same bytes at any time of day, so that what is drawn of it is too."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        for name, data in files.items():
            package.writestr(zipfile.ZipInfo(name), data, compress_type=method)
    return file.getvalue()


def tarred(files: Mapping[str, bytes], *, links: Mapping[str, str] | None = None) -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as package:
        for name, data in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            package.addfile(entry, io.BytesIO(data))
        for name, target in (links or {}).items():
            entry = tarfile.TarInfo(name)
            entry.type, entry.linkname = tarfile.SYMTYPE, target
            package.addfile(entry)
    return file.getvalue()


def unpacked(path: Path, data: bytes | None = None) -> dict[str, bytes | str]:
    """Return what is in each file of a package, or what is said of it, by the place that is told."""
    if data is not None:
        path.write_bytes(data)
    return {
        item.where if isinstance(item, Problem) else item.relative: str(item)
        if isinstance(item, Problem)
        else item.path.read_bytes()
        for item in opened(Source(path, path.name), suffixes=known_suffixes(), scratch=path.parent)
    }


@pytest.mark.parametrize("suffix", PACKERS)
def test_a_packed_file_is_read_by_the_reader_of_what_is_in_it(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"export.XML{suffix}"

    assert unpacked(path, PACKERS[suffix](b"<disqus/>")) == {f"{path.name}/export.XML": b"<disqus/>"}


@pytest.mark.parametrize("suffix", PACKERS)
def test_a_file_that_a_browser_unpacked_already_is_read_as_it_is(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"export.xml{suffix}"

    assert unpacked(path, b"<disqus/>") == {f"{path.name}/export.xml": b"<disqus/>"}


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("texts.zip", zipped),
        ("texts.ZIP", lambda files: zipped(files, method=zipfile.ZIP_BZIP2)),
        ("texts.tar", tarred),
        ("texts.tgz", lambda files: gzip.compress(tarred(files))),
        ("texts.tar.bz2", lambda files: bz2.compress(tarred(files))),
        ("texts.tar.xz", lambda files: lzma.compress(tarred(files))),
        ("texts.tar.zst", lambda files: zstandard.compress(tarred(files))),
    ],
)
def test_a_package_is_read_as_a_folder_is(
    tmp_path: Path, name: str, pack: Callable[[Mapping[str, bytes]], bytes]
) -> None:
    files = {
        "b.txt": TRUCE,
        "2021/a.txt": b"One.",
        "2021/pic.png": b"\x89PNG",
        "README.txt": b"About.",
        ".hidden.txt": b"No.",
        "__MACOSX/2021/._a.txt": b"No.",
        "notes.pdf": b"%PDF",
    }

    found = unpacked(tmp_path / name, pack(files))

    assert list(found) == [f"{name}/2021/a.txt", f"{name}/b.txt", f"{name}/notes.pdf"]
    assert found[f"{name}/b.txt"] == TRUCE
    assert "no reader for .pdf" in str(found[f"{name}/notes.pdf"])


def test_frames_stay_with_the_page_that_a_browser_saved_them_for(tmp_path: Path) -> None:
    files = {"p.html": b"<p>A</p>", "p_files/disqus.html": b"<p>B</p>"}

    found = unpacked(tmp_path / "pages.zip", zipped(files))

    assert found["pages.zip/p.html"] == b"<p>A</p>"
    assert "saved along with p.html" in str(found["pages.zip/p_files"])


@pytest.mark.parametrize("name", ["export", "export.gz", "export.bin"])
def test_a_packed_file_without_a_suffix_that_tells_is_read_as_what_is_in_it(
    tmp_path: Path, name: str
) -> None:
    assert list(unpacked(tmp_path / name, gzip.compress(COMMENTS)).values()) == [COMMENTS]


def test_a_package_without_a_suffix_is_read_with_the_files_in_it_that_have_none(tmp_path: Path) -> None:
    files = unpacked(tmp_path / "export", zipped({"comments": COMMENTS, "truce": TRUCE}))

    assert files["export/comments"] == COMMENTS
    assert "the file name has no suffix" in str(files["export/truce"])


def test_packages_in_packages_are_unpacked_too_but_not_without_end(tmp_path: Path) -> None:
    nested = {
        "a.jsonl.gz": gzip.compress(COMMENTS),
        "b.zip": zipped({"c.zip": zipped({"d.zip": zipped({})})}),
    }

    found = unpacked(tmp_path / "all.tar", tarred(nested))

    assert found["all.tar/a.jsonl.gz/a.jsonl"] == COMMENTS
    assert "more than 3 deep" in str(found["all.tar/b.zip/c.zip/d.zip"])


def test_an_archive_that_a_reader_reads_packed_is_left_to_it(tmp_path: Path) -> None:
    for name in ("a.warc.gz", "RC_2015-01.zst", "RC_2011-01.bz2"):
        assert unpacked(tmp_path / name, b"whatever") == {name: b"whatever"}
    assert reader_for(tmp_path / "RC_2011-01.bz2").name == "reddit"


def test_nothing_of_a_package_is_left_when_it_was_read(tmp_path: Path) -> None:
    path = tmp_path / "texts.zip"
    path.write_bytes(zipped({"a.txt": TRUCE, "b.zip": zipped({"c.txt": TRUCE})}))
    files = opened(Source(path, path.name), suffixes=known_suffixes(), scratch=tmp_path)
    assert isinstance(files, Iterator)

    first = next(files)

    assert isinstance(first, Source)
    assert first.path.is_relative_to(tmp_path)
    files.close()  # pyright: ignore[reportAttributeAccessIssue]
    unpacked(path)
    assert [other.name for other in tmp_path.iterdir()] == ["texts.zip"]


@pytest.mark.parametrize(
    "name", ["../out.txt", "a/../../out.txt", "..\\out.txt", "/../out.txt", "C:\\..\\out.txt"]
)
@pytest.mark.parametrize("pack", [zipped, tarred])
def test_a_name_that_leads_out_of_the_package_leads_nowhere(
    tmp_path: Path, name: str, pack: Callable[[Mapping[str, bytes]], bytes]
) -> None:
    folder = tmp_path / "deep" / "deeper"
    folder.mkdir(parents=True)
    path = folder / f"p.{'zip' if pack is zipped else 'tar'}"

    found = unpacked(path, pack({name: b"Out.", "a.txt": TRUCE}))

    (said,) = [text for text in found.values() if isinstance(text, str)]
    assert "its name leads out of the package" in said
    assert found[f"{path.name}/a.txt"] == TRUCE
    assert list(tmp_path.rglob("*.txt")) == []


@pytest.mark.parametrize("name", ["/tmp/out.txt", "C:\\tmp\\out.txt", "C:/tmp/out.txt", "./tmp//out.txt"])
@pytest.mark.parametrize("pack", [zipped, tarred])
def test_of_a_whole_path_what_is_below_the_root_counts(
    tmp_path: Path, name: str, pack: Callable[[Mapping[str, bytes]], bytes]
) -> None:
    path = tmp_path / f"p.{'zip' if pack is zipped else 'tar'}"

    assert unpacked(path, pack({name: TRUCE})) == {f"{path.name}/tmp/out.txt": TRUCE}


def test_links_in_a_package_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("Mine.")
    data = tarred({"a.txt": TRUCE}, links={"l.txt": str(tmp_path / "secret.txt"), "m.txt": "a.txt"})

    found = unpacked(tmp_path / "p.tar", data)

    assert found["p.tar/a.txt"] == TRUCE
    assert all("it is no regular file" in str(found[f"p.tar/{name}"]) for name in ("l.txt", "m.txt"))


def test_two_files_of_one_name_are_told_of(tmp_path: Path) -> None:
    path = tmp_path / "p.tar"
    with tarfile.open(path, "w") as package:
        for name, data in (("a.txt", b"One."), ("a.txt", b"Two."), ("a.txt/b.txt", b"Three.")):
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            package.addfile(entry, io.BytesIO(data))

    items = list(opened(Source(path, path.name), suffixes=known_suffixes(), scratch=tmp_path))

    assert [f"{item.where}: {item.what}" for item in items if isinstance(item, Problem)] == [
        "p.tar/a.txt: it was not unpacked (a later file in the package has that name)",
        "p.tar/a.txt/b.txt: it was not unpacked (a folder and a file in the package have that name)",
    ]
    assert unpacked(path)["p.tar/a.txt"] == b"Two."


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("bomb.zip", zipped),
        ("bomb.tar.gz", lambda files: gzip.compress(tarred(files))),
        ("bomb.zip", lambda files: zipped({"in.zip": zipped(files)})),
    ],
)
def test_what_expands_beyond_measure_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, pack: Callable[[Mapping[str, bytes]], bytes]
) -> None:
    monkeypatch.setattr(unpacking, "EXPANSION_FLOOR", 1 << 20)

    found = unpacked(tmp_path / name, pack({"a.txt": TRUCE, "b.txt": b"0" * 40_000_000, "c.txt": TRUCE}))

    large, behind = (text for text in found.values() if isinstance(text, str))
    assert "expands to more than 400 times its size" in large
    assert "the files that are packed behind that one were not unpacked either" in behind
    assert TRUCE in found.values()
    assert sum(len(text) for text in found.values()) < 1_000


@pytest.mark.parametrize("suffix", [".gz", ".bz2", ".xz", ".zst"])
def test_a_file_that_breaks_off_is_read_as_far_as_it_goes(tmp_path: Path, suffix: str) -> None:
    lines = b"".join(b'{"id": %d, "n": %d}\n' % (n, n * 7919 % 10_007) for n in range(200_000))
    data = PACKERS[suffix](lines)
    path = tmp_path / f"a.jsonl{suffix}"

    path.write_bytes(data[: len(data) // 2])
    files = opened(Source(path, path.name), suffixes=known_suffixes(), scratch=tmp_path)

    problem = next(files)
    assert isinstance(problem, Problem)
    assert "the file is damaged from here on" in problem.what
    assert 0 < len(unpacked(path)[f"{path.name}/a.jsonl"]) < len(lines)


def test_a_damaged_header_in_a_tar_package_is_told(tmp_path: Path) -> None:
    data = bytearray(tarred({"a.txt": TRUCE, "b.txt": TRUCE, "c.txt": TRUCE}))
    data[1024] ^= 1

    found = unpacked(tmp_path / "p.tar", bytes(data))

    assert "the header of a file in it is damaged" in str(found["p.tar"])
    assert found["p.tar/a.txt"] == TRUCE


def test_junk_behind_a_packed_file_loses_nothing_before_it(tmp_path: Path) -> None:
    path = tmp_path / "a.txt.gz"
    path.write_bytes(gzip.compress(TRUCE) + b"junk")

    problem, file = opened(Source(path, path.name), suffixes=known_suffixes(), scratch=tmp_path)

    assert "damaged from here on" in str(problem)
    assert isinstance(file, Source)


def test_names_that_are_utf_8_and_do_not_say_so_are_read(tmp_path: Path) -> None:
    data = zipped({"Мост.txt": TRUCE}).replace(b"\x00\x08", b"\x00\x00")

    assert list(unpacked(tmp_path / "p.zip", data)) == ["p.zip/Мост.txt"]


def test_a_file_without_a_name_in_a_zip_package_costs_no_other(tmp_path: Path) -> None:
    found = unpacked(tmp_path / "p.zip", zipped({"\x00": TRUCE, "a.txt": TRUCE}))

    assert found["p.zip/a.txt"] == TRUCE


def test_a_link_in_a_zip_package_is_not_followed(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "p.zip", "w") as package:
        entry = zipfile.ZipInfo("l.txt")
        entry.external_attr = 0o120777 << 16
        package.writestr(entry, "/etc/passwd")

    assert "it is no regular file" in str(unpacked(tmp_path / "p.zip"))


def test_a_package_that_is_none_says_so(tmp_path: Path) -> None:
    assert "it was not unpacked (File is not a zip file)" in str(
        unpacked(tmp_path / "a.zip", b"PK\x03\x04oh")
    )
    assert "it was not unpacked" in str(unpacked(tmp_path / "a.tar.gz", gzip.compress(b"no tar at all" * 99)))
    assert "it holds no file of a kind" in str(unpacked(tmp_path / "a.zip", zipped({"a.png": b""})))


def test_a_package_of_which_nothing_is_read_cannot_be_inspected(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped({"a.pdf": b"%PDF"}))

    with pytest.raises(InputError, match=r"a\.zip/a\.pdf: there is no reader for \.pdf files"):
        inspect_file(tmp_path / "a.zip")


def test_an_encrypted_file_is_told_of(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.txt": TRUCE}))
    # The bit of the general purpose flag, in the local header and in the central directory.
    data[6] |= 1
    data[data.find(b"PK\x01\x02") + 8] |= 1

    assert "it is encrypted" in str(unpacked(tmp_path / "p.zip", bytes(data)))


def test_what_stands_unpacked_beside_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "in" / "texts").mkdir(parents=True)
    (tmp_path / "in" / "texts" / "a.txt").write_bytes(TRUCE)
    (tmp_path / "in" / "texts.zip").write_bytes(zipped({"a.txt": TRUCE}))
    (tmp_path / "in" / "b.csv").write_bytes(b"text\nSo.\n")
    (tmp_path / "in" / "b.csv.gz").write_bytes(gzip.compress(b"text\nSo.\n"))
    (tmp_path / "in" / "c.zip").write_bytes(zipped({"a.txt": TRUCE}))

    found = list(find_inputs([tmp_path / "in"], suffixes=known_suffixes()))

    assert [item.relative for item in found if isinstance(item, Source)] == ["b.csv", "c.zip", "texts/a.txt"]
    assert [f"{item.where}: {item.what}" for item in found if isinstance(item, Problem)] == [
        "b.csv.gz: it was not read, because b.csv stands beside it",
        "texts.zip: it was not read, because texts stands beside it",
    ]


def test_a_build_names_the_files_in_a_package(tmp_path: Path, built) -> None:
    report = b'{"report_id": "r1", "title": "Truce", "text": "The truce held for a second day on Monday."}\n'

    made = built({"nyt.zip": zipped({"articles.jsonl": report, "comments/jan.jsonl": COMMENTS})})

    inputs = Corpus.load(made.folder).provenance["inputs"]
    assert [(file["path"], file["reader"], file["reports"], file["comments"]) for file in inputs] == [
        ("nyt.zip/articles.jsonl", "jsonl", 1, 0),
        ("nyt.zip/comments/jan.jsonl", "jsonl", 0, 1),
    ]
    assert made.comments["c1"]["report_id"] == "r1"


def test_a_package_is_inspected_as_what_is_in_it(tmp_path: Path) -> None:
    path = tmp_path / "texts.zip"
    path.write_bytes(zipped({"a.txt": TRUCE, "b.jsonl": COMMENTS, "c.pdf": b"%PDF"}))

    found = inspect_file(path)

    assert found.reader == "text, jsonl"
    assert [len(found.reports), len(found.comments), len(found.problems)] == [1, 1, 1]


@given(data=st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=60)
def test_damaged_packages_give_files_or_problems(tmp_path: Path, data: st.DataObject) -> None:
    files = {"a.txt": TRUCE, "b/c.jsonl": COMMENTS, "d.zip": zipped({"e.txt": TRUCE})}
    name, whole = data.draw(
        st.sampled_from(
            [
                ("p.zip", zipped(files)),
                ("p.tar", tarred(files)),
                *((f"p.tar{suffix}", pack(tarred(files))) for suffix, pack in PACKERS.items()),
            ]
        )
    )
    damaged = bytearray(whole[: data.draw(st.integers(0, len(whole)))])
    for at in data.draw(st.lists(st.integers(0, max(len(damaged) - 1, 0)), max_size=4)) if damaged else ():
        damaged[at] = data.draw(st.integers(0, 255))

    found = unpacked(tmp_path / name, bytes(damaged))

    assert all(place.startswith(name) for place in found)
    assert [other.name for other in tmp_path.iterdir() if other.is_dir()] == []
