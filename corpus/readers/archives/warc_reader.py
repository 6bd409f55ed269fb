"""WARC files as an input: every page in them is a report with its comments."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..files.contents import is_zstandard
from .captures import read_captures
from .warc import responses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...records import Record
    from ..base import ReadSettings, Source
    from .captures import Captures


@dataclass(frozen=True, slots=True)
class WarcReader:
    """Reads ``.warc``, ``.warc.gz``, such as those of CC-NEWS, and ``.warc.zst``."""

    name: str = "warc"
    suffixes: tuple[str, ...] = (".warc", ".warc.gz", ".warc.zst")
    description: str = "a web archive (WARC): pages with their comments"

    def recognises(self, head: bytes) -> bool:
        """Take WARC files, compressed or not."""
        return head.startswith((b"WARC/", b"\x1f\x8b")) or is_zstandard(head)

    def read(self, source: Source, settings: ReadSettings) -> Iterator[Record]:
        """Yield a report for every page that was found, with the time of its capture."""

        def opened() -> Captures:
            with source.path.open("rb") as file:
                for response in responses(file):
                    yield source.relative, response

        yield from read_captures(opened, settings, where=source.relative)


READER = WarcReader()
