"""Encodings of one byte a character: what an input that is not Unicode is read in.

Windows-1252 and Latin-1 differ only in the bytes 0x80–0x9F, where Latin-1 has control characters and Windows-1252 has
quotation marks, dashes and the euro sign.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from ..text.canonical import counted
from .code_pages import code_page
from .cyrillic import CODE_PAGES, cyrillic_code_page
from .encoding import Encoding
from .repair import C1, UNDEFINED_IN_1252

if TYPE_CHECKING:
    from .byte_survey import Survey


def single_byte(seen: Survey) -> Encoding:
    """Return the encoding that an input which is not Unicode is in, or most likely in."""
    defined = sum(count for byte, count in seen.c1.items() if byte not in UNDEFINED_IN_1252)
    undefined = sum(seen.c1.values()) - defined
    if not seen.dense and (found := code_page(seen.head)):
        name = f"Windows-{found[2:]}" if found.startswith("cp") else found.upper()
        return Encoding(codec=found, name=name, errors=C1, guessed=True)
    if seen.dense and (found := cyrillic_code_page(seen.head)):
        return _likeliest(found, CODE_PAGES[found])
    if seen.dense or undefined or _oddly_placed(seen.head):
        other = _other(seen)
        if other:
            return other
    if not seen.c1:
        return Encoding(codec="latin-1", name="Latin-1", guessed=seen.regional)
    if defined <= undefined:
        noun = counted(defined + undefined, "C1 control character")
        return Encoding(codec="latin-1", name="Latin-1", changes=(f"{noun} kept",), guessed=seen.regional)
    changes = (f"{counted(undefined, 'byte')} undefined in Windows-1252 kept as control characters",)
    return Encoding(
        codec="cp1252",
        name="Windows-1252",
        errors=C1,
        changes=changes if undefined else (),
        guessed=seen.regional,
    )


def _oddly_placed(sample: bytes) -> bool:
    """Tell whether signs stand inside words, where a Western text has letters or an apostrophe."""
    text = sample.decode("cp1252", C1)
    inside = re.findall(r"(?<=[^\W\d_])[\x80-\U0010ffff](?=[^\W\d_])", text)
    odd = sum(not c.isalpha() and c not in "’‘‐–—\xad\xb4\xb7…“”«»\xa0" for c in inside)
    return odd >= 3 and odd > 0.1 * len(inside)


def _other(seen: Survey) -> Encoding | None:
    from charset_normalizer import from_bytes

    sample = seen.head
    cut = max(sample.rfind(b"\n"), sample.rfind(b" "))
    best = from_bytes(sample[: cut + 1] if seen.size > len(sample) and cut > 0 else sample).best()
    if best is None or best.encoding in ("ascii", "utf_8", "latin_1", "cp1252"):
        return None
    codec = codecs.lookup(best.encoding).name
    return _likeliest(codec, codec)


def _likeliest(codec: str, name: str) -> Encoding:
    return Encoding(
        codec=codec,
        name=name,
        errors="replace",
        changes=(f"read as {name}, the likeliest of several encodings",),
        guessed=True,
    )
