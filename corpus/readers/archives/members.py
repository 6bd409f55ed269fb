"""The bytes of an archive, unpacked piece by piece: a plain file is one member, a compressed one has one or many.

WARC files are compressed record by record (ISO 28500, annex D), so that behind a damaged member the next one
can be found; a file that was compressed as a whole is one member.
"""

from __future__ import annotations

import re
import zlib
from typing import IO, TYPE_CHECKING

from ..files.contents import is_zstandard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PIECE = 1 << 16
LONGEST_LINE = 1 << 16
EXPANSION = 400
"""How many times its size a member may grow to; web pages compress to a fifth, sometimes to a fiftieth."""
EXPANSION_FLOOR = 1 << 26
"""The size in bytes up to which any expansion is let pass."""
_GZIP = b"\x1f\x8b\x08"
_OPENING = 4
_RECORD = re.compile(rb"(?:\A|\n)(WARC/\d)")


class DamagedError(Exception):
    """A place in an archive that cannot be read; its text is a clause that says why."""


class Member:
    """A stretch of unpacked bytes that is read forwards only, however long it is.

    Attributes:
        debris: how many bytes that belong to no member stand before it; padding is none.
    """

    def __init__(self, pull: Callable[[], bytes], *, debris: int = 0) -> None:
        """Take a function that returns the next piece, and nothing at the end."""
        self.debris = debris
        self._pull = pull
        self._buffer = bytearray()
        self._ended = False

    def line(self) -> bytes:
        """Return the next line with its end; nothing at the end of the member.

        Raises:
            DamagedError: when the line is longer than any header, or the bytes cannot be unpacked.
        """
        searched = 0
        while (end := self._buffer.find(b"\n", searched)) < 0:
            searched = len(self._buffer)
            if searched > LONGEST_LINE:
                raise DamagedError(f"a header line has more than {LONGEST_LINE:,} bytes")
            if not self._fill():
                return self._take(len(self._buffer))
        return self._take(end + 1)

    def read(self, size: int) -> bytes:
        """Return the next bytes, fewer only where the member ends."""
        while len(self._buffer) < size and self._fill():
            pass
        return self._take(min(size, len(self._buffer)))

    def skip(self, size: int) -> int:
        """Read past some bytes without keeping them; return how many there were."""
        left = size
        while left:
            if not self._buffer and not self._fill():
                break
            step = min(left, len(self._buffer))
            del self._buffer[:step]
            left -= step
        return size - left

    def give_up(self) -> None:
        """Leave all that follows unread."""
        self._buffer.clear()
        self._ended = True

    def find_record(self) -> bool:
        """Read on to the next line that opens a record; return False when the member holds none."""
        while True:
            match = _RECORD.search(self._buffer)
            if match:
                del self._buffer[: match.start(1)]
                return True
            # The opening may be cut in two by the end of the piece.
            del self._buffer[:-8]
            if not self._fill():
                self._buffer.clear()
                return False

    def _fill(self) -> bool:
        if self._ended:
            return False
        piece = self._pull()
        self._ended = not piece
        self._buffer += piece
        return bool(piece)

    def _take(self, size: int) -> bytes:
        taken = bytes(self._buffer[:size])
        del self._buffer[:size]
        return taken


def members(file: IO[bytes]) -> Iterator[Member]:
    """Yield the members of an archive, each of which has to be read before the next is asked for.

    What is left of a member is read past; where it is damaged, the next member is looked for.
    """
    from .frames import Frames

    start = file.read(_OPENING)
    packed: _Gzip | Frames
    if is_zstandard(start):
        try:
            packed = Frames(start, file)
        except DamagedError as damage:
            yield Member(_raising(damage))
            return
    elif start.startswith(_GZIP[:2]):
        packed = _Gzip(start, file)
    else:
        yield Member(_chained(start, file))
        return
    while packed.next_member():
        member = Member(packed.pull, debris=packed.passed.take())
        yield member
        try:
            while member.skip(1 << 30):
                pass
        except DamagedError:
            pass
    if debris := packed.passed.take():
        yield Member(lambda: b"", debris=debris)


class PassedBytes:
    """Counts the bytes between members that belong to none of them.

    Attributes:
        is_known: whether they are what is left of a damaged member, of which has been told.
    """

    def __init__(self) -> None:
        """Begin without bytes."""
        self.is_known = False
        self._count = 0

    def add(self, passed: bytes) -> None:
        """Count bytes that are passed over; NUL bytes pad a file."""
        if not self.is_known:
            self._count += len(passed.strip(b"\x00"))

    def take(self) -> int:
        """Return how many there were since this was last asked."""
        count, self._count, self.is_known = self._count, 0, False
        return count


def _raising(damage: DamagedError) -> Callable[[], bytes]:
    def pull() -> bytes:
        raise damage

    return pull


def _chained(start: bytes, file: IO[bytes]) -> Callable[[], bytes]:
    pending = [start]

    def pull() -> bytes:
        return (pending.pop() if pending and pending[0] else b"") or file.read(PIECE)

    return pull


class _Gzip:
    """The members of a gzip file (RFC 1952)."""

    def __init__(self, start: bytes, file: IO[bytes]) -> None:
        self._file = file
        self._packed = start
        self._unpacker: zlib._Decompress | None = None
        self._taken = self._given = 0
        self.passed = PassedBytes()

    def next_member(self) -> bool:
        """Go to the next member, past padding or debris; return False when there is none."""
        self._unpacker = None
        while True:
            at = self._packed.find(_GZIP)
            if at >= 0:
                self.passed.add(self._packed[:at])
                self._packed = self._packed[at:]
                self._unpacker = zlib.decompressobj(31)
                self._taken = self._given = 0
                return True
            more = self._file.read(PIECE)
            if not more:
                self.passed.add(self._packed)
                return False
            self.passed.add(self._packed[:-2])
            self._packed = self._packed[-2:] + more

    def pull(self) -> bytes:
        """Return the next unpacked piece of the member; nothing at its end.

        Raises:
            DamagedError: when it cannot be unpacked, breaks off, or expands beyond measure.
        """
        while self._unpacker is not None:
            unpacker = self._unpacker
            if not self._packed:
                self._packed = self._file.read(PIECE)
                if not self._packed:
                    self._give_up()
                    raise DamagedError("the file breaks off in the middle of a record")
            before = self._packed
            try:
                piece = unpacker.decompress(before, PIECE)
            except zlib.error as error:
                self._give_up()
                # The next member is looked for behind this one's own opening.
                self._packed = before[1:]
                raise DamagedError(
                    f"it cannot be unpacked ({str(error).partition(': ')[2] or error})"
                ) from None
            if unpacker.eof:
                self._packed = unpacker.unused_data
                self._unpacker = None
            else:
                self._packed = unpacker.unconsumed_tail
            self._taken += len(before) - len(self._packed)
            self._given += len(piece)
            if self._given > EXPANSION_FLOOR and self._given > EXPANSION * self._taken:
                self._give_up()
                raise DamagedError(f"it expands to more than {EXPANSION} times its size")
            if piece:
                return piece
        return b""

    def _give_up(self) -> None:
        self._unpacker = None
        self.passed.is_known = True
