"""A file is written whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from commentariat.corpus.errors import OutputError
from commentariat.corpus.files import require_own_place, write_whole


def test_the_file_is_written_with_its_folders(tmp_path: Path) -> None:
    path = tmp_path / "new" / "file.txt"
    write_whole(path, b"all of it")
    assert path.read_bytes() == b"all of it"
    assert list(path.parent.iterdir()) == [path]


def test_a_failure_leaves_what_was_there_and_no_half_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "file.txt"
    path.write_bytes(b"before")

    def full(self: Path, data: bytes) -> int:
        with self.open("wb") as file:
            file.write(data[:3])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OutputError, match=r"The plot cannot be written to .*file\.txt: No space left"):
        write_whole(path, b"after", what="The plot")
    assert path.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [path]


def test_what_the_same_command_wrote_before_is_replaced_and_nothing_else(tmp_path: Path) -> None:
    source, other, ours = (tmp_path / name for name in ("source.html", "other.html", "ours.html"))
    for path in (source, other):
        path.write_bytes(b"A saved page.")
    ours.write_bytes(b"Made here.")
    (tmp_path / "link.html").symlink_to(source)

    def check(name: str) -> None:
        require_own_place(
            tmp_path / name, inputs=[source], made_here=lambda page: page == b"Made here.", what="The page"
        )

    check("new.html")
    check("ours.html")
    for name in ("source.html", "link.html"):
        with pytest.raises(OutputError, match="which it is made of"):
            check(name)
    with pytest.raises(OutputError, match=r"other\.html, which this command did not write"):
        check("other.html")


def test_a_file_without_a_name_is_refused_in_a_sentence() -> None:
    with pytest.raises(OutputError, match="The page needs a name"):
        write_whole(Path(), b"page", what="The page")
