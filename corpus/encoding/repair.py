"""What is done with bytes that do not fit the encoding of their text: codec error handlers that lose nothing silently.

Three handlers are registered with `codecs`, under the names `REPAIR` (UTF-8 with breaks), `C1` (Windows-1252 with bytes
it does not define) and `WIDE` (UTF-16 and UTF-32 that end in half a unit).
"""

from __future__ import annotations

import codecs
import re

REPAIR = "commentariat-repair"
C1 = "commentariat-c1"
WIDE = "commentariat-wide"
CESU = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")
"""A surrogate written in three bytes, as CESU-8 does."""
UNDEFINED_IN_1252 = frozenset(b"\x81\x8d\x8f\x90\x9d")


def repair(sequence: bytes) -> str:
    """Read a broken UTF-8 sequence as what it most likely was.

    A single byte is a Windows-1252 character that was pasted in. A surrogate written in three bytes (CESU-8)
    stays one for `canonical` to join. The stump of a longer sequence is lost, and U+FFFD says so.

    >>> repair(b"\\x92"), repair(b"\\xe2\\x80"), repair(b"\\x81")
    ('’', '�', '�')
    """
    if CESU.fullmatch(sequence):
        return sequence.decode("utf-8", "surrogatepass")
    stump = len(sequence) > 1 and (sequence[0] in (0xE2, 0xEF) or sequence[0] >= 0xF0)
    if stump or any(byte in UNDEFINED_IN_1252 for byte in sequence):
        return "\ufffd"
    return sequence.decode("cp1252")


def _repair_handler(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    cesu = CESU.match(error.object, error.start)
    end = cesu.end() if cesu else error.end
    return repair(bytes(error.object[error.start : end])), end


def _whatwg_handler(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return "".join(map(chr, error.object[error.start : error.end])), error.end


def _wide_handler(error: UnicodeError) -> tuple[str | bytes, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    unit = 4 if "32" in error.encoding else 2
    if len(error.object) - error.start < unit:
        return "\ufffd", len(error.object)
    return codecs.lookup_error("surrogatepass")(error)


codecs.register_error(REPAIR, _repair_handler)
codecs.register_error(C1, _whatwg_handler)
codecs.register_error(WIDE, _wide_handler)
