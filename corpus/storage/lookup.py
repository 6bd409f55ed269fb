"""Looking rows of a table up by their ids without holding the table: the values lie in a file without a name."""

from __future__ import annotations

import pickle
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from typing import Generic, Self, TypeVar

from ..errors import OutputError

Value = TypeVar("Value")

_AT_ONCE = 500
"""Keys of one question, below what every SQLite takes as parameters."""
_CACHE_KIB = 16_000


class Lookup(Generic[Value]):
    """Values by key, on disk. Nothing is left of it when the block ends, or however the process does.

    Values are pickled: nobody but the process that wrote them can reach them to change them.

    >>> with Lookup[int]() as lookup:
    ...     lookup.put([("b", 2), ("a", 1)])
    ...     lookup.drop(["b"])
    ...     lookup.get(["a", "b", "c"]), list(lookup)
    ({'a': 1}, ['a'])
    """

    def __init__(self) -> None:
        """Begin without keys."""
        # An empty name is a database of this connection alone, which spills into a nameless temporary file.
        self._database = sqlite3.connect("", isolation_level=None)
        self._database.execute("PRAGMA journal_mode = OFF")
        self._database.execute("PRAGMA synchronous = OFF")
        self._database.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        self._database.execute("CREATE TABLE held (key TEXT UNIQUE, value BLOB)")
        # One transaction that never ends: nothing here is for another connection to see.
        self._database.execute("BEGIN")

    def put(self, pairs: Iterable[tuple[str, Value]]) -> None:
        """Keep values; of a key that is there already the value is replaced.

        Raises:
            OutputError: when the disk is full.
        """
        told = ((key, pickle.dumps(value, pickle.HIGHEST_PROTOCOL)) for key, value in pairs)
        try:
            self._database.executemany(
                "INSERT INTO held VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", told
            )
        except sqlite3.OperationalError as error:
            raise OutputError(
                f"The folder for temporary files cannot hold what is set aside ({error}). Make room there, or name "
                "another in SQLITE_TMPDIR."
            ) from error

    def get(self, keys: Collection[str]) -> dict[str, Value]:
        """Return the values of those of the keys that are there."""
        found: dict[str, Value] = {}
        for some in _chunks(dict.fromkeys(keys)):
            marks = ",".join("?" * len(some))
            query = f"SELECT key, value FROM held WHERE key IN ({marks})"
            found |= {key: pickle.loads(value) for key, value in self._database.execute(query, some)}
        return found

    def known(self, keys: Collection[str]) -> set[str]:
        """Return those of the keys that are there."""
        found: set[str] = set()
        for some in _chunks(dict.fromkeys(keys)):
            query = f"SELECT key FROM held WHERE key IN ({','.join('?' * len(some))})"
            found.update(key for (key,) in self._database.execute(query, some))
        return found

    def drop(self, keys: Iterable[str]) -> None:
        """Forget keys; those that are not there make no difference."""
        self._database.executemany("DELETE FROM held WHERE key = ?", ((key,) for key in keys))

    def __iter__(self) -> Iterator[str]:
        """Yield all keys in the order they were put in."""
        for (key,) in self._database.execute("SELECT key FROM held ORDER BY rowid"):
            yield key

    def items(self) -> Iterator[tuple[str, Value]]:
        """Yield all keys with their values, in the order they were put in."""
        for key, value in self._database.execute("SELECT key, value FROM held ORDER BY rowid"):
            yield key, pickle.loads(value)

    def __len__(self) -> int:
        """Return the number of keys."""
        return self._database.execute("SELECT count(*) FROM held").fetchone()[0]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._database.close()


def _chunks(keys: Iterable[str]) -> Iterator[tuple[str, ...]]:
    rest = iter(keys)
    while some := tuple(islice(rest, _AT_ONCE)):
        yield some
