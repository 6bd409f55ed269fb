"""Inputs that are no text at all, and are refused as what they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..errors import InputError

if TYPE_CHECKING:
    from .byte_survey import Survey

_SIGNATURES = (
    (0, b"%PDF-", "a PDF file"),
    (0, b"{\\rtf", "an RTF file"),
    (0, b"PK\x03\x04", "a ZIP archive or an Office document"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
    (0, b"\x1f\x8b", "a gzip archive"),
    (0, b"BZh", "a bzip2 archive"),
    (0, b"\xfd7zXZ\x00", "an xz archive"),
    (0, b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (0, b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (0, b"Rar!\x1a\x07", "a RAR archive"),
    (257, b"ustar", "a tar archive"),
    (0, b"SQLite format 3\x00", "an SQLite database"),
    (0, b"PAR1", "a Parquet file"),
    (0, b"ARROW1\x00", "an Arrow file"),
    (0, b"\x89PNG\r\n", "a PNG picture"),
    (0, b"\xff\xd8\xff", "a JPEG picture"),
    (0, b"GIF87a", "a GIF picture"),
    (0, b"GIF89a", "a GIF picture"),
    (0, b"\x7fELF", "a program"),
    (0, b"\xca\xfe\xba\xbe", "a program"),
    (0, b"ID3\x03", "an audio file"),
    (0, b"ID3\x04", "an audio file"),
    (0, b"OggS\x00", "an audio file"),
    (4, b"ftypisom", "a video file"),
    (4, b"ftypmp4", "a video file"),
)


def refuse_known_binary(head: bytes, where: str) -> None:
    """Raise an InputError where the first bytes of an input are the signature of a binary format."""
    for offset, signature, kind in _SIGNATURES:
        if head.startswith(signature, offset):
            raise InputError(f"{where}: this is {kind}, not a text; save or export its text as UTF-8 first.")


def refuse_control_bytes(seen: Survey, where: str) -> None:
    """Raise an InputError where too many bytes of an input are NUL or control characters."""
    bad = sum(seen.nul) + seen.controls
    share = 0.03 if seen.broken else 0.10
    if bad > 0.3 * seen.size or (bad > 8 and bad > share * seen.size):
        raise InputError(
            f"{where}: this is no text ({bad / seen.size:.0%} of its bytes are NUL or control characters); "
            f"save or export its text as UTF-8 first."
        )
