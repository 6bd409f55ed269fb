"""What a build sets aside on disk: items in a file that has no name, so that nothing is left of it however it ends."""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any, Generic, Self, TypeVar, overload

Item = TypeVar("Item")

ROOM = 32_000_000
"""Bytes, as they would stand on disk, up to which a thread is kept in memory."""


class Aside:
    """Files without names in a folder; all of them are closed, and their space given back, when the block ends."""

    def __init__(self, folder: Path | None = None) -> None:
        """Take the folder; the system's one for temporary files if None."""
        self._folder = folder
        self._files = ExitStack()

    def open(self) -> IO[bytes]:
        """Return a new file to write to and read from."""
        return self._files.enter_context(TemporaryFile(dir=self._folder))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._files.close()


class Spool(Generic[Item]):
    """Items written one after the other, and read again by their place.

    They are pickled: nobody but the process that wrote them can reach them to change them.

    >>> with Aside() as aside:
    ...     spool = Spool[str](aside.open())
    ...     places = [spool.append("one"), spool.append("two")]
    ...     spool.read(places[1]), spool.read(places[0])
    ('two', 'one')
    """

    def __init__(self, file: IO[bytes]) -> None:
        """Take an empty file to write to and read from."""
        self._file = file
        self._writing = True
        self.size = 0

    def append(self, item: Item) -> int:
        """Write an item and return its place."""
        if not self._writing:
            self._file.seek(self.size)
            self._writing = True
        place = self.size
        self.size += self._file.write(pickle.dumps(item, pickle.HIGHEST_PROTOCOL))
        return place

    def read(self, place: int) -> Item:
        """Return the item at a place that `append` returned."""
        self._writing = False
        self._file.seek(place)
        return pickle.load(self._file)

    def close(self) -> None:
        """Give the disk space back."""
        self._file.close()


class Spooled(Sequence[Item]):
    """Some items of a spool as a sequence that holds none of them."""

    def __init__(self, spool: Spool[Item], places: Sequence[int]) -> None:
        """Take the places of the items, in their order."""
        self._spool = spool
        self._places = places

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, at: int) -> Item: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Item]: ...
    def __getitem__(self, at: int | slice) -> Any:
        if isinstance(at, slice):
            return Spooled(self._spool, self._places[at])
        return self._spool.read(int(self._places[at]))

    def __iter__(self) -> Iterator[Item]:
        for place in self._places:
            yield self._spool.read(int(place))
