"""UTF-16 and UTF-32: with a byte order mark, or told by its NULs or its script."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ..text.canonical import counted
from .encoding import Encoding
from .repair import WIDE

if TYPE_CHECKING:
    from .byte_survey import Survey


def wide(codec: str, name: str, size: int, *, skip: int = 0) -> Encoding:
    """Return the encoding of an input of some size in two or four bytes a character, cut off at its end or not."""
    over = size % (4 if "32" in codec else 2)
    changes = (f"{counted(over, 'byte')} left over at the end replaced by U+FFFD",) if over else ()
    errors = "surrogatepass" if not over else WIDE
    return Encoding(codec=codec, name=name, errors=errors, skip=skip, changes=changes)


def utf16_without_mark(seen: Survey) -> Encoding | None:
    """Return which UTF-16 an input without a byte order mark is in, if it is in one."""
    even, odd = seen.nul
    half = max(seen.size // 2, 1)
    nul = even + odd
    if nul and max(even, odd) >= 0.4 * half and min(even, odd) <= 0.05 * half and seen.size >= 4:
        little = odd > even
        return wide(
            "utf-16-le" if little else "utf-16-be",
            f"UTF-16 {'LE' if little else 'BE'} without byte order mark",
            seen.size,
        )
    if not (seen.broken or nul or seen.controls):
        return None
    sample = seen.head[: len(seen.head) // 2 * 2]
    for codec, name in (("utf-16-le", "UTF-16 LE"), ("utf-16-be", "UTF-16 BE")):
        if _reads_as_text(sample, codec):
            return wide(codec, f"{name} without byte order mark", seen.size)
    return None


def _reads_as_text(sample: bytes, codec: str) -> bool:
    """Tell whether a sample reads as UTF-16 text of a script in which NUL bytes are rare."""
    try:
        text = sample.decode(codec)
    except UnicodeDecodeError:
        return False
    if len(text) < 8 or not any(mark in text for mark in " \n\u3000\u3001\u3002"):
        return False
    good = sum(c.isalnum() or c in " \n\r\t" or (c.isprintable() and ord(c) < 0x3100) for c in text)
    rows = Counter(ord(c) >> 8 for c in text if c.isalpha())
    letters = sum(rows.values())
    top = sum(count for _, count in rows.most_common(2))
    east_asian = sum(count for row, count in rows.items() if 0x30 <= row <= 0x9F or 0xAC <= row <= 0xD7)
    common = sum(text.count(mark) for mark in " \n\u3001\u3002\u7684\u306e")
    return (
        good >= 0.98 * len(text)
        and letters > 0
        and (top >= 0.9 * letters or (east_asian >= 0.9 * letters and common >= 0.02 * len(text)))
    )
