"""Which encoding an input is in, how sure that is, and what could not be read as it stands.

The order of the tests follows what is certain before what is likely: a byte order mark, the signature of a
binary format, UTF-16 by its NULs, valid UTF-8 (which other encodings almost never look like), and only then
the one-byte encodings (`single_byte`).

Text that was garbled before it was saved ("â€™" in valid UTF-8) is valid text and is left as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..text.canonical import counted
from .binary import refuse_control_bytes, refuse_known_binary
from .byte_survey import FIRST_BROKEN, Survey, surveyed
from .encoding import BYTE_ORDER_MARKS, Encoding
from .repair import CESU, REPAIR, repair
from .single_byte import single_byte
from .utf16 import utf16_without_mark, wide

if TYPE_CHECKING:
    from collections.abc import Iterable


def detect(chunks: Iterable[bytes], *, where: str = "the input", words: bytes | None = None) -> Encoding:
    """Find the encoding of an input that is given in pieces; the memory used does not grow with its size.

    Args:
        chunks: the whole input.
        where: what to call it in an error.
        words: the words of the input, where most of it is markup, whose letters say nothing of the text's; what is not
            Unicode is judged by them.

    Raises:
        InputError: when the bytes are no text.
    """
    seen = surveyed(chunks)
    bom = next(((b, codec, name) for b, codec, name in BYTE_ORDER_MARKS if seen.head.startswith(b)), None)
    if bom and bom[1] != "utf-8":
        mark, codec, name = bom
        return wide(codec, f"{name} with byte order mark", seen.size - len(mark), skip=len(mark))
    refuse_known_binary(seen.head, where)
    if not bom and (found := utf16_without_mark(seen)):
        return found
    refuse_control_bytes(seen, where)
    skip, mark = (3, " with byte order mark") if bom else (0, "")
    if not seen.broken:
        return Encoding(codec="utf-8", name="ASCII" if not seen.high else f"UTF-8{mark}", skip=skip)
    judged = surveyed([words]) if words and not words.isascii() else seen
    if bom or judged.is_mostly_utf8 or seen.cut_off:
        return Encoding(
            codec="utf-8",
            name=f"UTF-8{mark}, broken in places",
            errors=REPAIR,
            skip=skip,
            changes=_repairs(seen),
        )
    return single_byte(judged)


def is_dense(words: bytes) -> bool:
    """Say whether the bytes beyond ASCII stand for the letters of a text, as in Cyrillic or Japanese.

    >>> is_dense("Мир и труд".encode("koi8-r")), is_dense("Père Noël".encode("cp1252"))
    (True, False)
    """
    return surveyed([words], with_utf8=False).dense


def _repairs(seen: Survey) -> tuple[str, ...]:
    kept: list[int] = []
    lost: list[int] = []
    joined = 0
    for at, sequence in seen.broken:
        text = repair(sequence)
        if CESU.fullmatch(sequence):
            joined += 1
        elif text == "\ufffd":
            lost.append(at)
        else:
            kept.extend(range(at, at + len(sequence)))
    least = "at least " if len(seen.broken) >= FIRST_BROKEN else ""
    changes = []
    if kept:
        noun = counted(len(kept), "byte that is not UTF-8", "bytes that are not UTF-8")
        changes.append(f"{least}{noun} read as Windows-1252 (first at byte {kept[0]:,})")
    if lost:
        noun = counted(len(lost), "broken UTF-8 sequence")
        changes.append(f"{least}{noun} replaced by U+FFFD (first at byte {lost[0]:,})")
    if joined:
        changes.append(f"{least}{counted(joined, 'surrogate')} written in UTF-8 (CESU-8)")
    return tuple(changes)
