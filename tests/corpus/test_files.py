"""A file is written whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from commentariat.corpus.errors import OutputError
from commentariat.corpus.files import write_whole


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
