"""What one pass over the bytes of an input tells of its encoding, in memory that does not grow with its size."""

from __future__ import annotations

import codecs
from collections import Counter
from typing import TYPE_CHECKING

from .code_pages import is_plain
from .repair import CESU

if TYPE_CHECKING:
    from collections.abc import Iterable

SAMPLE = 1 << 16
"""Bytes of the beginning that are kept."""
FIRST_BROKEN = 20_000
"""Breaks of UTF-8 after which no more are looked for."""

_STEP = 1 << 12
_CONTROLS = bytes(set(range(32)) - set(b"\x00\t\n\x0b\x0c\r\x1a\x1b")) + b"\x7f"
_LETTERS = bytes(range(65, 91)) + bytes(range(97, 123))
_PUNCTUATION = b"\x85\x91\x92\x93\x94\x96\x97"
_LEADS = bytes(range(0xC2, 0xF5))
_ALL = bytes(range(256))


def surveyed(chunks: Iterable[bytes], *, with_utf8: bool = True) -> Survey:
    """Return what the bytes of an input tell, which is given in pieces; `with_utf8` also where UTF-8 breaks."""
    seen = Survey(with_utf8=with_utf8)
    for chunk in chunks:
        seen.add(chunk)
    seen.close()
    return seen


class Survey:
    """What one pass over the bytes tells.

    Attributes:
        head: the first bytes, no more than `SAMPLE`.
        size: how many bytes there are.
        high, letters, controls, leads: bytes over 0x7F, letters of ASCII, controls that no text has, and bytes with
            which a valid or broken sequence of UTF-8 begins.
        nul: NULs at even and at odd places.
        c1: the bytes from 0x80 to 0x9F by their number.
        broken: where UTF-8 breaks, each with the bytes of the break; no more than `FIRST_BROKEN`.
        regional: whether bytes are there whose letters depend on the code page.
    """

    def __init__(self, *, with_utf8: bool) -> None:
        """Begin without bytes; `with_utf8` to look where UTF-8 breaks, too."""
        self.head = b""
        self.size = 0
        self.high = self.letters = self.controls = self.leads = 0
        self.nul = [0, 0]
        self.c1: Counter[int] = Counter()
        self.broken: list[tuple[int, bytes]] = []
        self._broken_leads = 0
        self._rest = b""
        self._looked_at = 0
        self._surveyed = with_utf8
        self.regional = False

    def add(self, chunk: bytes) -> None:
        """Look at the next bytes."""
        if len(self.head) < SAMPLE:
            self.head += chunk[: SAMPLE - len(self.head)]
        even = self.size % 2
        if 0 in chunk:
            self.nul[0] += chunk[even::2].count(0)
            self.nul[1] += chunk[1 - even :: 2].count(0)
        self.controls += len(chunk) - len(chunk.translate(None, _CONTROLS))
        self.size += len(chunk)
        if not chunk.isascii():
            self.high += len(chunk) - len(chunk.translate(None, _ALL[128:]))
            c1 = chunk.translate(None, _ALL[:0x80] + _ALL[0xA0:])
            self.c1.update(c1)
            self.regional = self.regional or not is_plain(chunk)
        self.letters += len(chunk) - len(chunk.translate(None, _LETTERS))
        # In short pieces, since every break costs a copy of what it stands in.
        for start in range(0, len(chunk) if self._surveyed else 0, _STEP):
            self._utf8(chunk[start : start + _STEP], final=False)

    def close(self) -> None:
        """Look at what waited for more bytes: a sequence that the end cuts off is broken."""
        self._utf8(b"", final=True)

    @property
    def sequences(self) -> int:
        """Valid sequences of more than one byte; surrogates written in UTF-8 are not among them."""
        return self.leads - self._broken_leads

    @property
    def dense(self) -> bool:
        """True where bytes over 0x7F stand for the letters of the text, as in Cyrillic or Japanese."""
        punctuation = sum(self.c1[byte] for byte in _PUNCTUATION)
        high = self.high - punctuation
        return high > 0.4 * (high + self.letters)

    @property
    def is_mostly_utf8(self) -> bool:
        """True where what breaks UTF-8 are slips in it, or what was pasted into it."""
        surrogates = sum(1 for _, sequence in self.broken if CESU.fullmatch(sequence))
        sequences, broken = self.sequences + surrogates, len(self.broken) - surrogates
        return sequences >= broken or (not self.dense and sequences >= max(1, broken / 20))

    @property
    def cut_off(self) -> bool:
        """True when the only break is a last character of three or four bytes that is not all there."""
        if len(self.broken) != 1:
            return False
        at, seq = self.broken[0]
        return at + len(seq) == self.size and len(seq) > 1 and seq[0] >= 0xE0

    def _utf8(self, chunk: bytes, *, final: bool) -> None:
        if not self._surveyed:
            return
        self._looked_at += len(chunk)
        data = self._rest + chunk if self._rest else chunk
        if data.isascii():
            self._rest = b""
            return
        view = memoryview(data)
        base = self._looked_at - len(data)
        at = 0
        while True:
            try:
                _, used = codecs.utf_8_decode(view[at:], "strict", final)
            except UnicodeDecodeError as error:
                start, end = at + error.start, at + error.end
                sequence = data[start : start + 3] if CESU.match(data, start) else data[start:end]
                self.broken.append((base + start, sequence))
                at = start + len(sequence)
                if len(self.broken) >= FIRST_BROKEN:
                    self._surveyed = False
                    used = 0
                    break
            else:
                break
        done = at + used
        self._rest = data[done:]
        checked = data[:done]
        self.leads += len(checked) - len(checked.translate(None, _LEADS))
        self._broken_leads = sum(1 for _, seq in self.broken if seq[0] in _LEADS)
