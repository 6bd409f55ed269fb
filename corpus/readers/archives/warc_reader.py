"""WARC files, and ARC files of before, as an input: every page in them is a report with its comments."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..files.contents import is_zstandard
from .arc import arc_responses, is_arc
from .captures import read_captures
from .warc import responses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...records import Record
    from ..base import ReadSettings, Source
    from .captures import Captures

_HEAD = 1 << 10


@dataclass(frozen=True, slots=True)
class WarcReader:
    """Reads ``.warc``, packed or not, such as those of CC-NEWS, and the older ``.arc``."""

    name: str = "warc"
    suffixes: tuple[str, ...] = (".warc", ".warc.gz", ".warc.zst", ".arc", ".arc.gz")
    description: str = "a web archive (WARC, ARC): pages with their comments"

    def recognises(self, head: bytes) -> bool:
        """Take WARC and ARC files, compressed or not."""
        return head.startswith((b"WARC/", b"\x1f\x8b")) or is_zstandard(head) or is_arc(head)

    def read(self, source: Source, settings: ReadSettings) -> Iterator[Record]:
        """Yield a report for every page that was found, with the time of its capture."""

        def opened() -> Captures:
            with source.path.open("rb") as file:
                reading = arc_responses if is_arc(file.read(_HEAD)) else responses
                file.seek(0)
                for response in reading(file):
                    yield source.relative, response

        yield from read_captures(opened, settings, where=source.relative)


READER = WarcReader()
