"""Comments that a source does not show, until it is known which of them one that is shown answers."""

from __future__ import annotations

from array import array
from dataclasses import replace
from typing import TYPE_CHECKING

from ..gathered import Gathered, Scratch
from ..records import SourceComment

if TYPE_CHECKING:
    from collections.abc import Iterator


class Withheld:
    """Keeps the threads of those who answered a comment before it was taken away.

    In memory are eight bytes for every comment that is withheld and for every one that answers another.

    >>> withheld = Withheld(Scratch())
    >>> for key in ("spam-1", "spam-2"):
    ...     withheld.hold(SourceComment(text="BUY", author="Al", key=key, locator="a.xml"))
    >>> withheld.shown(SourceComment(text="No.", key="3", parent_key="spam-2", locator="a.xml"))
    >>> [(stub.key, stub.text, stub.author, stub.kind) for stub in withheld.answered()]
    [('spam-2', '', None, 'deleted')]
    """

    def __init__(self, scratch: Scratch) -> None:
        """Begin without comments; `scratch` takes the stubs that are too many for memory."""
        self._stubs = Gathered[SourceComment](scratch)
        self._keys = array("q")
        self._answered = array("q")

    def hold(self, comment: SourceComment) -> None:
        """Take a comment that is not shown; nothing that was said in it is kept, nor who said it."""
        if comment.key is not None:
            self._stubs.append(without_words(comment), size=0)
            self._keys.append(hash(comment.key))

    def shown(self, comment: SourceComment) -> None:
        """Take note of a comment that is shown."""
        if comment.parent_key is not None:
            self._answered.append(hash(comment.parent_key))

    def answered(self) -> Iterator[SourceComment]:
        """Yield a stub for every withheld comment that a shown one answers, in their order."""
        if not self._keys or not self._answered:
            return
        import numpy as np

        keys, answered = (np.frombuffer(column, dtype=np.int64) for column in (self._keys, self._answered))
        for stub, is_answered in zip(self._stubs, np.isin(keys, answered).tolist(), strict=True):
            if is_answered:
                yield stub


def without_words(comment: SourceComment) -> SourceComment:
    """Return what is kept of a comment that is not shown: its place in the thread, nothing that was said, nor by whom.

    >>> stub = without_words(SourceComment(text="BUY", author="Al", key="2", parent_key="1", locator="a.xml"))
    >>> stub.key, stub.parent_key, stub.text, stub.author, stub.kind
    ('2', '1', '', None, 'deleted')
    """
    return replace(comment, text="", author=None, login=None, badge=None, kind="deleted", changes=())
