"""What has to be known of all comments of a thread before the first becomes a row, in some sixty bytes a comment."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from ..ids import comment_id
from ..privacy.keys import names_author
from .repeats import folded, kept_records, told

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from ..records import SourceComment


class Texts:
    """Short texts one after the other in one piece of memory; None is kept as such.

    >>> texts = Texts(["one", None, ""])
    >>> texts[0], texts[1], texts[2], len(texts)
    ('one', None, '', 3)
    """

    def __init__(self, texts: Iterable[str | None] = ()) -> None:
        """Take the first texts."""
        self._bytes = bytearray()
        # One past the end of each; negative, less one, where there is none.
        self._ends = array("q")
        for text in texts:
            self.append(text)

    def append(self, text: str | None) -> None:
        """Take the next text."""
        if text is None:
            self._ends.append(-1 - len(self._bytes))
        else:
            self._bytes += text.encode("utf-8", errors="surrogatepass")
            self._ends.append(len(self._bytes))

    def __len__(self) -> int:
        return len(self._ends)

    def __getitem__(self, at: int) -> str | None:
        end = self._ends[at]
        if end < 0:
            return None
        before = self._ends[at - 1] if at else 0
        start = before if before >= 0 else -1 - before
        return self._bytes[start:end].decode("utf-8", errors="surrogatepass")


class Outline:
    """The comments of a thread that are kept, told by their position among them.

    Attributes:
        places: their places among all comments of the thread.
        keys: what each is called by the source.
    """

    def __init__(self) -> None:
        """Begin without comments."""
        self.places = array("q")
        self.keys = Texts()
        # 64-bit hashes, by which the keys of a thread are told apart; 0 for none.
        self._own = array("q")
        self._answered = array("q")
        self._folded = array("q")
        self._told = array("B")
        self._empty = array("q")

    def add(self, comment: SourceComment) -> None:
        """Take the next comment."""
        if not comment.text:
            self._empty.append(len(self.places))
        self.places.append(len(self.places))
        self.keys.append(_published(comment))
        self._own.append(hash(comment.key) if comment.key else 0)
        self._answered.append(hash(comment.parent_key) if comment.parent_key else 0)
        self._folded.append(hash(folded(comment.text)) if comment.key else 0)
        self._told.append(told(comment))

    def drop_repeats(self, text_of: Callable[[int], str]) -> Sequence[int]:
        """Leave out all records of a comment but the fullest; return the places of the others.

        What is kept stands where the first of them stood (see `repeats`).

        Args:
            text_of: returns the text of the comment at a place.
        """
        import numpy as np

        own, texts = (np.frombuffer(column, dtype=np.int64) for column in (self._own, self._folded))
        kept = kept_records(own, texts, np.frombuffer(self._told, dtype=np.uint8), text_of=text_of)
        if kept is None:
            return ()
        dropped = np.ones(len(own), dtype=bool)
        dropped[kept] = False
        self._keep(kept)
        return np.flatnonzero(dropped).tolist()

    def drop_unanswered(self) -> Sequence[int]:
        """Leave out what is empty and not answered; return the places of these comments."""
        if not self._empty:
            return ()
        import numpy as np

        own, answered, empty = (
            np.frombuffer(column, dtype=np.int64) for column in (self._own, self._answered, self._empty)
        )
        dropped = empty[(own[empty] == 0) | ~np.isin(own[empty], answered)]
        places = [self.places[position] for position in dropped.tolist()]
        if places:
            self._keep(np.delete(np.arange(len(own)), dropped))
        return places

    def _keep(self, kept: NDArray[np.int64]) -> None:
        """Keep the comments at some positions, in the order of these."""
        import numpy as np

        self.keys = Texts(self.keys[position] for position in kept.tolist())
        self.places, self._own, self._answered = (
            _packed(np.frombuffer(column, dtype=np.int64)[kept])
            for column in (self.places, self._own, self._answered)
        )
        is_empty = np.zeros(int(kept.max(initial=-1)) + 1, dtype=bool)
        empty = np.frombuffer(self._empty, dtype=np.int64)
        is_empty[empty[empty < len(is_empty)]] = True
        self._empty = _packed(np.flatnonzero(is_empty[kept]))

    def answers(self) -> tuple[array[int], array[int]]:
        """Return the position of the comment that each one answers, -1 for none.

        Where several comments have one key, answers hang on the first, and are addressed to the last: both are told.
        """
        import numpy as np

        own, wanted = (np.frombuffer(column, dtype=np.int64) for column in (self._own, self._answered))
        if not len(own) or not wanted.any():
            nothing = array("q", [-1]) * len(own)
            return nothing, nothing
        order = np.argsort(own, kind="stable")
        known = own[order]
        first, past = known.searchsorted(wanted, "left"), known.searchsorted(wanted, "right")
        there = (first < past) & (wanted != 0)
        return _places(order, first, there), _places(order, past - 1, there)

    def earlier_of_key(self) -> dict[int, int]:
        """Return, by its position, the first comment of every one whose key an earlier comment of the thread has."""
        import numpy as np

        own = np.frombuffer(self._own, dtype=np.int64)
        order = np.argsort(own, kind="stable")
        first = order[own[order].searchsorted(own, "left")]
        again = np.flatnonzero((own != 0) & (first < np.arange(len(own))))
        return dict(zip(again.tolist(), first[again].tolist(), strict=True))

    def says(self, position: int) -> bool:
        """Say whether the comment at a position tells what it answers."""
        return self._answered[position] != 0


def _published(comment: SourceComment) -> str | None:
    """Return a comment's key, with a blank, which lets a hash stand for it (`ids`), where it names its author."""
    key = comment.key
    return f"{key} " if key and names_author(key, comment.author, comment.login) else key


class Ids:
    """The ids of a thread's comments: as they are derived, but for those that were taken."""

    def __init__(self, report: str, keys: Texts) -> None:
        """Take the id of the report and the keys of its comments."""
        self._report = report
        self._keys = keys
        self._other: dict[int, str] = {}

    def __getitem__(self, position: int) -> str:
        other = self._other.get(position) if self._other else None
        return other or comment_id(self._report, key=self._keys[position], position=position)

    def replace(self, position: int, name: str) -> None:
        """Give a comment another id than the derived one."""
        self._other[position] = name


class Taken:
    """The ids of a corpus by their hashes: an open hash table of 64-bit numbers.

    Two ids are told apart by 64 bits. An entry takes 16 to 32 bytes, a sixth of what a set needs.

    >>> taken = Taken(["a"])
    >>> taken.add("b")
    >>> "a" in taken, "b" in taken, "c" in taken
    (True, True, False)
    """

    def __init__(self, names: Iterable[str] = ()) -> None:
        """Take the first ids."""
        self._size = 1 << 10
        self._count = 0
        self._hashes = array("q", [0]) * self._size
        for name in names:
            self.add(name)

    def __contains__(self, name: object) -> bool:
        return self._hashes[self._slot(_hash(name))] != 0

    def add(self, name: str) -> None:
        """Take an id."""
        if 2 * self._count >= self._size:
            self._grow()
        own = _hash(name)
        slot = self._slot(own)
        self._count += self._hashes[slot] == 0
        self._hashes[slot] = own

    def _slot(self, own: int) -> int:
        hashes, mask = self._hashes, self._size - 1
        slot = own & mask
        while hashes[slot] != 0 and hashes[slot] != own:
            slot = (slot + 1) & mask
        return slot

    def _grow(self) -> None:
        before = self._hashes
        self._size *= 2
        self._hashes = array("q", [0]) * self._size
        for own in before:
            if own:
                self._hashes[self._slot(own)] = own


def _hash(name: object) -> int:
    return hash(name) or 1


def _places(order: NDArray[np.int64], at: NDArray[np.int64], there: NDArray[np.bool_]) -> array[int]:
    import numpy as np

    found = np.full(len(at), -1, dtype=np.int64)
    found[there] = order[at[there]]
    return _packed(found)


def _packed(numbers: NDArray[np.int64]) -> array[int]:
    made = array("q")
    made.frombytes(numbers.tobytes())
    return made
