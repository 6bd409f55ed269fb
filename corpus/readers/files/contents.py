"""What a file holds by its first bytes, for files that were saved or renamed without a suffix that tells."""

from __future__ import annotations

import re
import zlib
from contextlib import suppress
from pathlib import PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_SUFFIX = re.compile(r"\.[0-9]*[a-z][a-z0-9]*")
"""What tells of a kind of file; a number or a date behind a dot does not."""
_UNTELLING = frozenset((".bin", ".dat", ".data", ".download", ".dump"))
"""Suffixes that programs give to what they know nothing of."""
_HEAD = 1 << 12
_WARC = b"WARC/"
_OF_ARCHIVES = (".gz", ".zst")
ARCHIVE_WINDOW = 1 << 27
"""Bytes that a web archive in Zstandard, or a page in one, may look back."""
_OFFICE = rb"\[Content_Types\]|_rels/|docProps/|word/|xl/|mimetype"
_ZSTANDARD = re.compile(rb"\x28\xb5\x2f\xfd|[\x50-\x5f]\x2a\x4d\x18")
MOVABLE_TYPE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*"
    rb"(?:AUTHOR|TITLE|BASENAME|DATE|STATUS|ALLOW COMMENTS|CONVERT BREAKS|(?:PRIMARY )?CATEGORY|UNIQUE URL):"
    rb"[^\r\n]*[\r\n]+(?:[A-Z][A-Z _-]{1,30}:[^\r\n]*[\r\n]+)+-----[ \t]*[\r\n]+BODY:[ \t]*[\r\n]"
)
"""How a blog in Movable Type's import format begins: keys of an entry, a bar and the label of its body."""
_CONTENTS = (
    (".json", re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\[[\s\[]*\{|\{\s*\n)")),
    (".jsonl", re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"')),
    (".zst", _ZSTANDARD),
    (".gz", re.compile(rb"\x1f\x8b\x08")),
    (".bz2", re.compile(rb"BZh[1-9]1AY&SY")),
    (".xz", re.compile(rb"\xfd7zXZ\x00")),
    (".zip", re.compile(rb"PK\x03\x04(?!.{26}(?:" + _OFFICE + rb"))", re.DOTALL)),
    (".tar", re.compile(rb".{257}ustar", re.DOTALL)),
    (".parquet", re.compile(rb"PAR1")),
    (".sqlite3", re.compile(rb"SQLite format 3\x00")),
    (".html", re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html)\b", re.IGNORECASE)),
    (".xml", re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml|rss|disqus|feed)\b")),
    (".txt", MOVABLE_TYPE),
    (".warc", re.compile(_WARC + rb"\d")),
)
"""What gives away the first bytes of files, and the suffix they should have."""


def has_suffix(name: str) -> bool:
    """Tell whether a name says what kind of file it is of.

    >>> [has_suffix(name) for name in ("a.xml", "a.7z", "RC_2015-01", "export.2008-04-01", "a.bin")]
    [True, True, False, False, False]
    """
    suffix = PurePath(name).suffix.lower()
    return _SUFFIX.fullmatch(suffix) is not None and suffix not in _UNTELLING


def telling_name(path: Path) -> str:
    """Return a file's name; to one without a suffix, that of what it holds is added, where its first bytes show that.

    >>> import tempfile
    >>> from pathlib import Path
    >>> path = Path(tempfile.mkdtemp()) / "RC_2015-01"
    >>> _ = path.write_text('{"id": "c1"}')
    >>> telling_name(path), telling_name(Path("RC_2015-01.zst"))
    ('RC_2015-01.jsonl', 'RC_2015-01.zst')
    """
    if has_suffix(path.name):
        return path.name
    try:
        with path.open("rb") as file:
            return path.name + likely_suffix(file.read(_HEAD))
    except OSError:
        # What keeps it from being read is told when it is read.
        return path.name


def likely_suffix(head: bytes) -> str:
    r"""Return the suffix that a file should have; nothing where its first bytes do not show it.

    >>> likely_suffix(b'{"id": 1}'), likely_suffix(b'[{"id": 1}]'), likely_suffix(b"The truce held.")
    ('.jsonl', '.json', '')
    """
    for suffix, mark in _CONTENTS:
        if mark.match(head):
            return f".warc{suffix}" if suffix in _OF_ARCHIVES and _is_packed_archive(head) else suffix
    return ""


def is_zstandard(start: bytes) -> bool:
    """Say whether bytes begin as a Zstandard file does, with a frame or a skippable one.

    >>> is_zstandard(bytes.fromhex("28b52ffd")), is_zstandard(bytes.fromhex("5d2a4d18")), is_zstandard(b"WARC")
    (True, True, False)
    """
    return _ZSTANDARD.match(start) is not None


def _is_packed_archive(head: bytes) -> bool:
    """Tell whether a packed file is a web archive, which is read as it is, record by record."""
    import zstandard

    begins = b""
    with suppress(zlib.error, zstandard.ZstdError):
        if head.startswith(b"\x1f\x8b"):
            begins = zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(head, len(_WARC))
        elif head.startswith(zstandard.FRAME_HEADER):
            unpacker = zstandard.ZstdDecompressor(max_window_size=ARCHIVE_WINDOW)
            with unpacker.stream_reader(head) as stream:
                begins = stream.read(len(_WARC))
    return begins == _WARC
