"""The frames of a Zstandard file (RFC 8878), unpacked piece by piece.

WARC files are compressed a record a frame. A dictionary that all frames need may stand in front, in a skippable
frame of its own, itself compressed or not (Zstandard Compression for WARC Files 1.0, IIPC).
"""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from ..files.contents import ARCHIVE_WINDOW
from .members import EXPANSION, EXPANSION_FLOOR, PIECE, DamagedError, PassedBytes

if TYPE_CHECKING:
    from zstandard import ZstdDecompressionObj

MAGIC = b"\x28\xb5\x2f\xfd"
LARGEST_DICTIONARY = 1 << 24
"""Bytes that a dictionary may have; those in use have about 100 kilobytes."""
_DICTIONARY = b"\x5d\x2a\x4d\x18"
_STEP = 1 << 9
"""Bytes given to the unpacker at once: four of them can stand for 128 kilobytes, and all are held until read."""


def _is_skippable(start: bytes) -> bool:
    return len(start) >= 4 and 0x50 <= start[0] <= 0x5F and start[1:4] == _DICTIONARY[1:]


class Frames:
    """The frames of a file as members (see `members.members`); skippable ones are passed over."""

    def __init__(self, start: bytes, file: IO[bytes]) -> None:
        """Take the first bytes and the file behind them.

        Raises:
            DamagedError: when there is a dictionary that cannot be used.
        """
        import zstandard

        self._file = file
        self._packed = start
        self._unpacker: ZstdDecompressionObj | None = None
        self._taken = self._given = 0
        self.passed = PassedBytes()
        dictionary = None
        if self._ahead(8).startswith(_DICTIONARY):
            dictionary = zstandard.ZstdCompressionDict(_dictionary(self._skippable(keep=True)))
        try:
            self._codec = zstandard.ZstdDecompressor(dict_data=dictionary, max_window_size=ARCHIVE_WINDOW)
        except zstandard.ZstdError as error:
            raise DamagedError(f"its dictionary cannot be used ({error})") from None

    def next_member(self) -> bool:
        """Go to the next frame, past skippable ones or debris; return False when there is none."""
        self._unpacker = None
        while True:
            start = self._ahead(8)
            if start.startswith(MAGIC):
                self._unpacker = self._codec.decompressobj()
                self._taken = self._given = 0
                return True
            if len(start) == 8 and _is_skippable(start):
                self._skippable(keep=False)
                continue
            at = self._packed.find(MAGIC, 1)
            if at >= 0:
                self.passed.add(self._packed[:at])
                self._packed = self._packed[at:]
                continue
            self.passed.add(self._packed[:-3])
            self._packed = self._packed[-3:]
            more = self._file.read(PIECE)
            if not more:
                self.passed.add(self._packed)
                return False
            self._packed += more

    def pull(self) -> bytes:
        """Return the next unpacked piece of the frame; nothing at its end.

        Raises:
            DamagedError: when it cannot be unpacked, breaks off, or expands beyond measure.
        """
        import zstandard

        while self._unpacker is not None:
            if not self._packed:
                self._packed = self._file.read(PIECE)
                if not self._packed:
                    self._give_up()
                    raise DamagedError("the file breaks off in the middle of a record")
            step, rest = self._packed[:_STEP], self._packed[_STEP:]
            try:
                piece = self._unpacker.decompress(step)
            except zstandard.ZstdError as error:
                self._give_up()
                # The next frame is looked for behind this one's own opening.
                self._packed = self._packed[1:]
                raise DamagedError(f"it cannot be unpacked ({error})") from None
            self._packed = rest
            self._taken += len(step)
            if self._unpacker.eof:
                self._packed = self._unpacker.unused_data + rest
                self._unpacker = None
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

    def _ahead(self, size: int) -> bytes:
        """Return the next bytes and leave them where they are."""
        while len(self._packed) < size and (more := self._file.read(PIECE)):
            self._packed += more
        return self._packed[:size]

    def _skippable(self, *, keep: bool) -> bytes:
        """Read past a skippable frame; return its content if it is to be kept.

        Raises:
            DamagedError: when it is to be kept and is too large or not whole.
        """
        left = int.from_bytes(self._ahead(8)[4:8], "little")
        self._packed = self._packed[8:]
        if keep and left > LARGEST_DICTIONARY:
            raise DamagedError(f"its dictionary has more than {LARGEST_DICTIONARY:,} bytes")
        kept = bytearray()
        while left:
            piece = self._packed[:left] or self._file.read(min(left, PIECE))
            if not piece:
                break
            self._packed = self._packed[len(piece) :]
            left -= len(piece)
            if keep:
                kept += piece
        if keep and left:
            raise DamagedError("it breaks off in the middle of its dictionary")
        return bytes(kept)


def _dictionary(content: bytes) -> bytes:
    import zstandard

    if not content.startswith(MAGIC):
        return content
    try:
        with zstandard.ZstdDecompressor(max_window_size=ARCHIVE_WINDOW).stream_reader(content) as stream:
            found = stream.read(LARGEST_DICTIONARY + 1)
    except zstandard.ZstdError as error:
        raise DamagedError(f"its dictionary cannot be unpacked ({error})") from None
    if len(found) > LARGEST_DICTIONARY:
        raise DamagedError(f"its dictionary has more than {LARGEST_DICTIONARY:,} bytes")
    return found
