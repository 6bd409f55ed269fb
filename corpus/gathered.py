"""Items gathered one by one into a sequence that is in memory while it is small, and on disk when it is large."""

from __future__ import annotations

import io
import pickle
import weakref
from array import array
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any, Generic, TypeVar, overload

Item = TypeVar("Item")

ROOM = 4_000_000
"""How much of a sequence is in memory, in the characters that its items take in their source."""
ITEM = 200
"""Characters that an item counts for besides its own."""


class Scratch:
    """A file without a name for what is too much for memory.

    It is made when it is first written to, and gone when nothing refers to it any longer.
    """

    def __init__(self, folder: Path | None = None) -> None:
        """Take the folder; the system's one for temporary files if None."""
        self._folder = folder
        self._file: IO[bytes] | None = None
        self._size = 0

    def write(self, items: list[Any]) -> int:
        """Write items and return their place; sequences of this file may be among them, or within them."""
        if self._file is None:
            self._file = TemporaryFile(dir=self._folder)  # noqa: SIM115
            weakref.finalize(self, self._file.close)
        data = io.BytesIO()
        _Pickler(data, self).dump(items)
        place = self._size
        self._file.seek(place)
        self._size += self._file.write(data.getbuffer())
        return place

    def read(self, place: int) -> list[Any]:
        """Return the items at a place that `write` returned."""
        assert self._file is not None, "nothing was written"
        self._file.seek(place)
        return _Unpickler(self._file, self).load()


class Gathered(Sequence[Item], Generic[Item]):
    """A sequence that grows at its end, and holds no more than its last items in memory.

    >>> numbers = Gathered(Scratch(), room=1_000)
    >>> for number in range(100):
    ...     numbers.append(number, size=1)
    >>> len(numbers), numbers[0], numbers[-1], len(numbers.held), sum(numbers)
    (100, 0, 99, 0, 4950)
    """

    def __init__(self, scratch: Scratch, *, room: int | None = None) -> None:
        """Begin without items.

        Args:
            scratch: where to put those that are not in memory.
            room: characters up to which they are in memory; `ROOM` if None.
        """
        self._scratch = scratch
        self._room = ROOM if room is None else room
        self._last: list[Item] = []
        self._size = 0
        # Of every block on disk its place in the file, and the number of the first item after it.
        self._places = array("q")
        self._ends = array("q")

    @property
    def held(self) -> Sequence[Item]:
        """The items in memory: the last ones."""
        return self._last

    def append(self, item: Item, *, size: int) -> None:
        """Take the next item; `size` is about how many characters it has."""
        self._last.append(item)
        self._size += size + ITEM
        if self._size > self._room:
            self._places.append(self._scratch.write(self._last))
            self._ends.append(self._before + len(self._last))
            self._last, self._size = [], 0

    @property
    def in_memory(self) -> bool:
        """Whether nothing is on disk."""
        return not self._places

    def settled(self) -> Sequence[Item]:
        """Return the items as a tuple where all are in memory, else this sequence itself."""
        return tuple(self._last) if self.in_memory else self

    def __len__(self) -> int:
        return self._before + len(self._last)

    def __iter__(self) -> Iterator[Item]:
        for place in self._places:
            yield from self._scratch.read(place)
        yield from self._last

    @overload
    def __getitem__(self, at: int) -> Item: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Item]: ...
    def __getitem__(self, at: int | slice) -> Any:
        """Return an item; a block of them is read for that, so whoever wants all iterates."""
        if isinstance(at, slice):
            return [self[number] for number in range(*at.indices(len(self)))]
        number = at + len(self) if at < 0 else at
        if not 0 <= number < len(self):
            raise IndexError(at)
        if number >= self._before:
            return self._last[number - self._before]
        block = next(index for index, end in enumerate(self._ends) if number < end)
        first = self._ends[block - 1] if block else 0
        return self._scratch.read(self._places[block])[number - first]

    @property
    def _before(self) -> int:
        """The number of items on disk."""
        return self._ends[-1] if self._ends else 0


class _Pickler(pickle.Pickler):
    """Writes a sequence that stands within an item without the file that both are in."""

    def __init__(self, file: IO[bytes], scratch: Scratch) -> None:
        super().__init__(file, pickle.HIGHEST_PROTOCOL)
        self._scratch = scratch

    def persistent_id(self, obj: object) -> str | None:
        return "scratch" if obj is self._scratch else None


class _Unpickler(pickle.Unpickler):
    def __init__(self, file: IO[bytes], scratch: Scratch) -> None:
        super().__init__(file)
        self._scratch = scratch

    def persistent_load(self, pid: str) -> Scratch:  # noqa: ARG002
        return self._scratch
