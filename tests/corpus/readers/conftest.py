from __future__ import annotations

import socket
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from commentariat.corpus import Corpus
from commentariat.corpus.build import build
from commentariat.corpus.errors import Problem
from commentariat.corpus.readers import ReadSettings, Source, read_source
from commentariat.corpus.records import Record, SourceComment, SourceReport


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no reader reach the network, whatever its input asks for."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a reader reached for the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket.socket, "connect_ex", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@dataclass(frozen=True)
class Read:
    """What a reader made of a file."""

    records: list[Record]

    @property
    def reports(self) -> list[SourceReport]:
        return [record for record in self.records if isinstance(record, SourceReport)]

    @property
    def comments(self) -> list[SourceComment]:
        """Every comment, loose or within its report."""
        found: list[SourceComment] = []
        for record in self.records:
            if isinstance(record, SourceComment):
                found.append(record)
            elif isinstance(record, SourceReport):
                found += record.comments
        return found

    @property
    def said(self) -> list[str]:
        return [str(record) for record in self.records if isinstance(record, Problem)]

    @property
    def skipped(self) -> list[str]:
        return [str(record) for record in self.records if isinstance(record, Problem) and record.skipped]


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., Read]:
    """Write a file of a name and read it the way a build does."""

    def reading(name: str, data: bytes | str, **settings: Any) -> Read:
        path = tmp_path / name
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return Read(list(read_source(Source(path, name), ReadSettings(**settings))))

    return reading


@dataclass(frozen=True)
class Built:
    """The tables a build made of some files."""

    reports: dict[str, dict[str, Any]]
    comments: dict[str, dict[str, Any]]
    problems: list[Problem]
    folder: Path

    @property
    def said(self) -> list[str]:
        return [str(problem) for problem in self.problems]

    @property
    def bytes(self) -> bytes:
        """Everything the build wrote: what must be nowhere is not in it."""
        import pyarrow.parquet as pq

        tables = [pq.read_table(path).to_pylist() for path in self.folder.rglob("*.parquet")]
        others = [path.read_bytes() for path in self.folder.rglob("*") if path.suffix in (".json", ".md")]
        return repr(tables).encode() + b"".join(others)


@pytest.fixture
def built(tmp_path: Path) -> Callable[..., Built]:
    """Write files and build a corpus of them, strictly: nothing may be skipped."""

    def building(files: dict[str, bytes | str], *, strict: bool = True) -> Built:
        folder = tmp_path / "input"
        folder.mkdir()
        for name, data in files.items():
            (folder / name).write_bytes(data.encode() if isinstance(data, str) else data)
        summary = build([folder], out=tmp_path / "out", strict=strict)
        corpus = Corpus.load(tmp_path / "out")
        return Built(
            {row["report_id"]: row for row in corpus.arrow("reports").to_pylist()},
            {row["comment_id"]: row for row in corpus.arrow("comments").to_pylist()},
            list(summary.problems),
            tmp_path / "out",
        )

    return building
