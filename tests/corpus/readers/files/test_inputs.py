from __future__ import annotations

import gzip
import os
from datetime import date
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import zstandard

from commentariat.corpus import readers
from commentariat.corpus.build import build
from commentariat.corpus.errors import InputError, Problem
from commentariat.corpus.readers import (
    ReadSettings,
    Source,
    available,
    broken,
    find_inputs,
    known_suffixes,
    read_source,
    reader_for,
    tabular,
)
from commentariat.corpus.records import SourceComment, SourceReport

if TYPE_CHECKING:
    from collections.abc import Iterator

    from commentariat.corpus.readers import Record

TEXT = frozenset((".txt",))


def make(root: Path, *paths: str) -> Path:
    for relative in paths:
        path = root / relative
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Some words.", encoding="utf-8")
    return root


def read(*paths: Path) -> list[Record]:
    """Read everything there is to read, in order."""
    records: list[Record] = []
    for item in find_inputs(paths, suffixes=known_suffixes()):
        records += [item] if isinstance(item, Problem) else read_source(item, ReadSettings())
    return records


def found(*paths: Path, exclude: tuple[Path, ...] = ()) -> list[str]:
    return [
        item.where if isinstance(item, Problem) else item.relative
        for item in find_inputs(paths, suffixes=TEXT, exclude=exclude)
    ]


def test_a_tree_is_read_in_the_order_of_its_paths(tmp_path: Path) -> None:
    make(tmp_path, "b.txt", "a/z.txt", "a/b/c.txt", "B.TXT", "a.txt")

    assert found(tmp_path) == ["B.TXT", "a/b/c.txt", "a/z.txt", "a.txt", "b.txt"]


def test_hidden_files_and_files_about_the_others_are_passed_over(tmp_path: Path) -> None:
    make(
        tmp_path,
        ".a.txt",
        ".git/b.txt",
        "README.md",
        "README.txt",
        "README",
        "LICENSE",
        "x.png",
        "y.py",
        "ok.txt",
    )

    assert found(tmp_path) == ["ok.txt"]


@pytest.mark.parametrize(
    "folder", ["p_files", "p-Dateien", "p_fichiers", "p_archivos", "p_bestanden", "p_ficheiros", "p.files"]
)
def test_what_a_browser_saved_along_with_a_page_is_left_out_and_told(tmp_path: Path, folder: str) -> None:
    make(
        tmp_path,
        "a/p.html",
        f"a/{folder}/saved_resource.html",
        f"a/{folder}/deep/ad.html",
        f"a/{folder}/x.js",
    )
    pages = frozenset((".html",))

    first, second = sorted(
        find_inputs([tmp_path], suffixes=pages), key=lambda item: isinstance(item, Problem)
    )

    assert isinstance(first, Source)
    assert first.relative == "a/p.html"
    assert isinstance(second, Problem)
    assert (second.where, second.skipped) == (f"a/{folder}", False)
    assert "2 files that a browser saved along with p.html" in second.what
    named = find_inputs([tmp_path / "a/p.html", tmp_path / "a" / folder], suffixes=pages)
    assert [type(item) for item in named] == [Source, Problem]
    alone = find_inputs([tmp_path / "a" / folder], suffixes=pages)
    assert [type(item) for item in alone] == [Source, Source]


def test_a_folder_that_is_only_called_like_a_page_is_read(tmp_path: Path) -> None:
    names = [
        "a.txt",
        "archive/b.txt",
        "p.txt",
        "p_files/c.txt",
        "q_files/d.txt",
        "q_more/e.txt",
        "qfiles/f.txt",
    ]
    make(tmp_path, *names)
    make(tmp_path, "a.png", "q.png")

    assert found(tmp_path) == names
    make(tmp_path, "q.html")
    assert sorted(found(tmp_path)) == [*names[:4], "q.html", "q_files", *names[5:]]


def test_pictures_and_scripts_of_a_page_need_no_telling(tmp_path: Path) -> None:
    make(tmp_path, "p.html", "p_files/x.js", "p_files/x.css")

    assert [item.relative for item in find_inputs([tmp_path], suffixes=frozenset((".html",)))] == ["p.html"]  # pyright: ignore


def test_a_file_that_is_named_is_read_whatever_it_is_called(tmp_path: Path) -> None:
    make(tmp_path, ".a.txt", "README.txt")

    assert found(tmp_path / ".a.txt", tmp_path / "README.txt") == [".a.txt", "README.txt"]


def test_files_a_person_might_expect_to_be_read_are_told_of(tmp_path: Path) -> None:
    make(tmp_path, "a.pdf", "b.odt", "c.pdf.gz", "d")

    problems = [str(item) for item in find_inputs([tmp_path], suffixes=TEXT)]

    assert problems == [
        "a.pdf: there is no reader for .pdf files; save its text as .txt.",
        "b.odt: there is no reader for .odt files; save it as .docx.",
        "c.pdf.gz: there is no reader for .gz files; unpack it first.",
        "d: the file name has no suffix, and what it holds does not show of what kind it is; "
        "add .txt if it is a report, .csv if it is a table.",
    ]


@pytest.mark.parametrize("name", ["RC_2015-01", "export.2015-01-31", "download.bin"])
@pytest.mark.parametrize(
    ("data", "reader"),
    [
        (b'{"link_id": "t3_1", "body": "So."}\n', "reddit"),
        (b'\xef\xbb\xbf[\n  {"id": 1}]', "jsonl"),
        (b'{\n  "id": 1}', "jsonl"),
        (b"\x28\xb5\x2f\xfd\x04", "reddit"),
        (b"SQLite format 3\x00", "million-posts"),
        (b"PAR1", "parquet"),
        (b"<!DOCTYPE html><p>So.", "html"),
        (b'<?xml version="1.0"?><disqus>', "disqus"),
        (b"WARC/1.0\r\n", "warc"),
        (gzip.compress(b"WARC/1.0\r\n", mtime=0), "warc"),
        (zstandard.compress(b"WARC/1.0\r\n"), "warc"),
    ],
)
def test_a_file_without_a_suffix_that_tells_is_read_as_what_it_holds(
    tmp_path: Path, name: str, data: bytes, reader: str
) -> None:
    (tmp_path / name).write_bytes(data)

    assert [item.relative for item in find_inputs([tmp_path], suffixes=known_suffixes())] == [name]  # pyright: ignore
    assert reader_for(tmp_path / name).name == reader


@pytest.mark.parametrize("data", [b"[So it is", b"So it is.", b"id,text\n1,So.\n", b""])
def test_a_text_without_a_suffix_is_told_of_and_not_read(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "letter").write_bytes(data)

    (problem,) = find_inputs([tmp_path], suffixes=known_suffixes())

    assert isinstance(problem, Problem)
    with pytest.raises(InputError, match="no reader is known for “letter”"):
        reader_for(tmp_path / "letter")


def test_a_folder_called_like_a_text_is_a_folder(tmp_path: Path) -> None:
    make(tmp_path, "x.txt/a.txt")

    assert found(tmp_path) == ["x.txt/a.txt"]
    assert found(tmp_path / "x.txt") == ["a.txt"]


def test_links_are_followed_once_and_broken_ones_told_of(tmp_path: Path) -> None:
    make(tmp_path, "a/one.txt")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")

    assert found(tmp_path) == ["a/one.txt", "gone.txt"]
    assert "leads nowhere" in [str(i) for i in find_inputs([tmp_path], suffixes=TEXT)][-1]
    assert found(tmp_path / "gone.txt") == ["gone.txt"]


def test_a_link_out_of_the_folder_is_told_of_and_not_followed(tmp_path: Path) -> None:
    make(tmp_path, "in/one.txt", "secret/two.txt", "secret/notes.xyz")
    (tmp_path / "in" / "out").symlink_to(tmp_path / "secret")
    (tmp_path / "in" / "three.txt").symlink_to(tmp_path / "secret" / "two.txt")
    (tmp_path / "in" / "within.txt").symlink_to(tmp_path / "in" / "one.txt")
    (tmp_path / "in" / "notes.xyz").symlink_to(tmp_path / "secret" / "notes.xyz")

    items = list(find_inputs([tmp_path / "in"], suffixes=TEXT))
    assert [i.relative for i in items if not isinstance(i, Problem)] == ["one.txt", "within.txt"]
    said = (
        "the link leads out of the folder and was not followed; name what it leads to as an input of its own."
    )
    assert [str(i) for i in items if isinstance(i, Problem)] == [f"out: {said}", f"three.txt: {said}"]


def test_a_folder_that_is_itself_a_link_is_read(tmp_path: Path) -> None:
    make(tmp_path, "in/one.txt")
    (tmp_path / "named").symlink_to(tmp_path / "in")

    assert found(tmp_path / "named") == ["one.txt"]


def test_links_in_a_circle_end(tmp_path: Path) -> None:
    make(tmp_path, "one.txt")
    (tmp_path / "a.txt").symlink_to(tmp_path / "b.txt")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    (tmp_path / "self").symlink_to(tmp_path / "self")

    said = [str(i) for i in find_inputs([tmp_path], suffixes=TEXT) if isinstance(i, Problem)]
    assert [line.partition(":")[0] for line in said] == ["a.txt", "b.txt", "self"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")

    assert [str(i) for i in find_inputs([tmp_path], suffixes=TEXT)] == [
        "pipe.txt: this is no regular file; leave it out."
    ]


def test_the_output_folder_is_stayed_out_of(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "build/b.txt")

    assert found(tmp_path, exclude=(tmp_path / "build",)) == ["a.txt"]


def test_a_corpus_in_an_input_folder_is_no_input_and_is_told(tmp_path: Path) -> None:
    make(
        tmp_path,
        "a.txt",
        "out/provenance.json",
        "out/reports/a.txt",
        "out/report.txt",
        "scans/provenance.json",
    )
    make(tmp_path, "scans/b.txt")

    assert found(tmp_path) == ["a.txt", "out", "scans/b.txt"]
    [said] = [item for item in find_inputs([tmp_path], suffixes=TEXT) if isinstance(item, Problem)]
    assert "holds a corpus, which is no input" in str(said)
    assert not said.skipped
    assert "report.txt" in found(tmp_path / "out")


def test_inputs_of_one_name_do_not_hide_each_other(tmp_path: Path) -> None:
    make(tmp_path, "a/news.txt", "b/news.txt")

    assert found(tmp_path / "a", tmp_path / "b") == ["news.txt", "b/news.txt"]
    assert found(tmp_path / "a" / "news.txt", tmp_path / "b" / "news.txt") == ["news.txt", "b/news.txt"]
    assert found(tmp_path / "a", tmp_path / "a") == ["news.txt"]


def test_every_source_says_which_input_it_was_found_under(tmp_path: Path) -> None:
    make(tmp_path, "a/deep/news.txt", "b.txt")
    roots = [tmp_path / "a", tmp_path / "b.txt"]

    assert [item.root for item in find_inputs(roots, suffixes=TEXT) if isinstance(item, Source)] == roots


def test_a_deep_tree_is_no_trouble(tmp_path: Path) -> None:
    make(tmp_path, "/".join("d" for _ in range(400)) + "/a.txt")

    assert len(found(tmp_path)) == 1


def test_a_path_that_does_not_exist_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"There is no file or folder .*nothing"):
        list(find_inputs([tmp_path / "nothing"], suffixes=TEXT))


def test_one_file_that_cannot_be_read_does_not_stop_the_others(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "c.txt")
    (tmp_path / "b.txt").write_bytes(b"\x00" * 100)

    records = read(tmp_path)

    assert [type(record) for record in records] == [SourceReport, Problem, SourceReport]


def test_a_file_that_may_not_be_read_is_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path, "a.txt", "b.txt")
    read_bytes = Path.read_bytes

    def guarded(path: Path) -> bytes:
        if path.name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", guarded)

    first, second = read(tmp_path)

    assert str(first).startswith("a.txt: it cannot be read (Permission denied); check that")
    assert isinstance(second, SourceReport)


def test_every_built_in_reader_is_found_by_suffix() -> None:
    for reader in available().values():
        assert reader.description
        for suffix in reader.suffixes:
            rivals = [other for other in available().values() if suffix.endswith(other.suffixes)]
            if rivals == [reader] or reader.recognises(b""):
                assert reader_for(Path(f"x{suffix.upper()}")) is reader


def test_a_suffix_of_several_formats_needs_bytes_that_one_of_them_recognises(tmp_path: Path) -> None:
    (tmp_path / "sitemap.xml").write_text("<urlset/>")

    with pytest.raises(InputError, match=r"sitemap\.xml: .*WordPress.*Disqus"):
        reader_for(tmp_path / "sitemap.xml")


def test_an_unknown_suffix_is_an_error_that_lists_what_there_is() -> None:
    with pytest.raises(InputError, match=r"a\.odd: no reader is known for “\.odd”.*\.jsonl"):
        reader_for(Path("a.odd"))


def test_a_suffix_that_a_person_might_expect_to_be_read_is_told_with_what_to_do() -> None:
    with pytest.raises(InputError, match=r"a\.ODS: there is no reader for \.ods files; save it as \.xlsx\."):
        reader_for(Path("a.ODS"))


def test_files_that_office_programs_write_beside_an_open_one_are_hidden(tmp_path: Path) -> None:
    make(tmp_path, "~$a.txt", "a.txt")

    assert found(tmp_path) == ["a.txt"]


@pytest.mark.parametrize("name", ["export.xml.gz", "site.ZIP", "pages.tar.xz", "a.7z"])
def test_what_is_packed_has_no_reader_of_its_own(name: str) -> None:
    with pytest.raises(InputError, match=r"no reader reads it packed as it is; unpack it"):
        reader_for(Path(name))


class Shouting:
    name = "shouting"
    suffixes = (".shout", ".csv")
    description = "for the test"

    def recognises(self, head: bytes) -> bool:
        return head.startswith(b"HEY")

    def read(self, source: Source, settings: ReadSettings) -> Iterator[Record]:  # noqa: ARG002
        yield SourceReport(text=source.path.read_text(encoding="utf-8").upper(), locator=source.relative)
        raise KeyError("surprise")


@pytest.fixture
def third_parties(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    points = [
        EntryPoint("shouting", f"{__name__}:Shouting", readers.GROUP),
        EntryPoint("gone", "no_such_module_at_all:READER", readers.GROUP),
        EntryPoint("odd", "json:dumps", readers.GROUP),
    ]
    loaded = {points[0].value: Shouting}
    load = EntryPoint.load
    monkeypatch.setattr(EntryPoint, "load", lambda point: loaded.get(point.value) or load(point))
    monkeypatch.setattr(readers, "entry_points", lambda *, group: points if group == readers.GROUP else [])
    readers._third_party.cache_clear()
    yield
    readers._third_party.cache_clear()


def test_another_package_adds_a_reader_and_its_failure_stays_its_own(
    tmp_path: Path, third_parties: None
) -> None:
    path = tmp_path / "a.shout"
    path.write_text("hey", encoding="utf-8")

    report, problem = read(path)

    assert isinstance(report, SourceReport)
    assert report.text == "HEY"
    assert "the reader “shouting” failed with KeyError (“'surprise'”)" in str(problem)


def a_report(**fields: Any) -> SourceReport:
    return SourceReport(**{"text": "It held.", "locator": "a.shout"} | fields)


def a_comment(**fields: Any) -> SourceComment:
    return SourceComment(**{"text": "Well said!", "locator": "a.shout, letter 1"} | fields)


@pytest.mark.parametrize(
    ("yielded", "said"),
    [
        ("a stray text", "it yields what is of the type str, which is no record"),
        (a_report(text=None), "“text” is of the type NoneType, where it is to be a text"),
        (
            a_report(comments=(None,)),
            "“comments” holds what is of the type NoneType, where each is to be a SourceC",
        ),
        (
            a_report(comments=(one for one in ())),
            "“comments” is of the type generator, where it is to be a tuple or ",
        ),
        (a_report(authors=["Al"]), "“authors” is of the type list, where it is to be a tuple of texts"),
        (
            a_report(published=date(2024, 1, 2)),
            "“published” is of the type date, where it is to be a text or None",
        ),
        (
            a_report(comments=(a_comment(likes="3"),)),
            "letter 1: “likes” is of the type str, where it is to be a ",
        ),
        (
            a_comment(kind="letter"),
            "letter 1: “kind” is “letter”, where it is to be one of comment, pingback, ",
        ),
        (
            a_comment(confidence=17),
            "letter 1: “confidence” is of the type int, where it is to be a number from 0 to 1",
        ),
    ],
)
def test_what_is_no_record_or_no_value_of_its_field_is_told_with_reader_file_and_field(
    tmp_path: Path, third_parties: None, monkeypatch: pytest.MonkeyPatch, yielded: Record, said: str
) -> None:
    monkeypatch.setattr(Shouting, "read", lambda *_: iter([yielded]))
    path = tmp_path / "a.shout"
    path.write_text("hey", encoding="utf-8")
    [problem] = read(path)
    assert str(problem).startswith(f"a.shout: the reader “shouting” slips (“{said}")


def test_a_build_names_a_reader_that_cannot_be_used_and_the_files_that_nobody_else_reads(
    tmp_path: Path, third_parties: None
) -> None:
    for name in ("a.txt", "b.courier", "c.png"):
        (tmp_path / "in" / name).parent.mkdir(exist_ok=True)
        (tmp_path / "in" / name).write_text(
            "The truce held for a second day, monitors said.", encoding="utf-8"
        )
    told = [str(one) for one in build([tmp_path / "in"], out=tmp_path / "out").problems]
    assert told[0].startswith(
        "reader gone: this reader of another package cannot be used (“no_such_module_at_all"
    )
    assert told[1].startswith("reader odd: ")
    assert told[2].startswith("b.courier: no reader that can be used reads .courier files; ")
    assert len(told) == 3


@pytest.mark.parametrize("suffixes", [".shout", ("shout",), (".SHOUT",), [".shout"]])
def test_a_reader_whose_suffixes_no_file_could_have_is_named(
    third_parties: None, monkeypatch: pytest.MonkeyPatch, suffixes: object
) -> None:
    monkeypatch.setattr(Shouting, "suffixes", suffixes)
    assert "a tuple of texts in lower case, each with its dot" in broken()["shouting"]


def test_a_reader_that_fails_to_tell_whether_a_file_is_its_own_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Failing(Shouting):
        name = "failing"

        def recognises(self, head: bytes) -> bool:
            return bool(head.index(b"!"))

    monkeypatch.setattr(readers, "available", lambda: {"failing": Failing(), "shouting": Shouting()})
    path = tmp_path / "a.shout"
    path.write_text("HEY", encoding="utf-8")
    assert reader_for(path).name == "shouting"
    path.write_text("hey", encoding="utf-8")
    with pytest.raises(
        InputError, match=r"“failing” failed when it was asked .* \(ValueError: subsection not found"
    ):
        reader_for(path)


@pytest.mark.skipif(os.name == "nt", reason="names of files are text there")
def test_a_file_whose_name_is_no_text_is_left_out_and_named(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("It held.", encoding="utf-8")
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/bad\xff.txt")).write_text("It fell.", encoding="utf-8")
    problem, report = read(tmp_path)
    assert str(problem) == "bad\\udcff.txt: its name is not valid UTF-8; rename it."
    assert isinstance(report, SourceReport)


def test_of_two_readers_of_a_suffix_the_one_that_recognises_the_file_reads_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readers, "available", lambda: {"shouting": Shouting(), "csv": tabular.READER})
    path = tmp_path / "a.csv"
    path.write_text("HEY", encoding="utf-8")
    assert reader_for(path).name == "shouting"
    path.write_text("text\nhey\n", encoding="utf-8")
    assert reader_for(path).name == "csv"


def test_broken_readers_are_named_and_stop_no_other(third_parties: None) -> None:
    assert set(broken()) == {"gone", "odd"}
    assert reader_for(Path("a.txt")).name == "text"
    with pytest.raises(InputError, match="“gone” cannot be used: no_such_module_at_all:READER could not be"):
        reader_for(Path("a.x"))
