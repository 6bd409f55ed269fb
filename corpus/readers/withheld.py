"""Comments that a source does not show, until it is known which of them one that is shown answers."""

from __future__ import annotations

from array import array
from dataclasses import replace
from typing import TYPE_CHECKING

from ..gathered import Gathered, Scratch
from ..records import SourceComment
from .tally import Tally

if TYPE_CHECKING:
    from collections.abc import Iterator


COMMENT, TEXT = "comment", "comment text"
"""What is left out of a comment that is not shown: all of it or, where somebody answers, its text."""


class Withheld:
    """Keeps the threads of those who answered a comment before it was taken away, and counts what is left out.

    In memory are sixteen bytes for every comment that is withheld and eight for every one that answers another.

    >>> withheld, tally = Withheld(Scratch()), Tally()
    >>> for key in ("spam-1", "spam-2"):
    ...     withheld.hold(SourceComment(text="BUY", author="Al", key=key, locator="a.xml"), "spam", tally)
    >>> withheld.shown(SourceComment(text="No.", key="3", parent_key="spam-2", locator="a.xml"))
    >>> [(stub.key, stub.text, stub.author, stub.kind) for stub in withheld.answered()]
    [('spam-2', '', None, 'deleted')]
    >>> [problem.what for problem in tally.problems("a.xml")]
    ['1 comment left out: 1 spam', '1 comment text left out: 1 spam']
    """

    def __init__(self, scratch: Scratch) -> None:
        """Begin without comments; `scratch` takes the stubs that are too many for memory."""
        self._stubs = Gathered[SourceComment](scratch)
        self._keys = array("q")
        self._answered = array("q")
        # Why they are not shown and where that is counted, by number, and the number of each.
        self._reasons: dict[tuple[str, Tally], int] = {}
        self._why = array("q")

    def hold(self, comment: SourceComment, why: str, tally: Tally) -> None:
        """Take a comment that is not shown; nothing that was said in it is kept, nor who said it.

        Args:
            comment: the comment.
            why: the reason, as one or two words.
            tally: where it is counted once it is known whether somebody answers.
        """
        if comment.key is None:
            tally.leave_out(COMMENT, why)
            return
        self._stubs.append(without_words(comment), size=0)
        self._keys.append(hash(comment.key))
        self._why.append(self._reasons.setdefault((why, tally), len(self._reasons)))

    def shown(self, comment: SourceComment) -> None:
        """Take note of a comment that is shown."""
        if comment.parent_key is not None:
            self._answered.append(hash(comment.parent_key))

    def answered(self) -> Iterator[SourceComment]:
        """Yield a stub for every withheld comment that a shown one answers, in their order; count all."""
        if not self._keys:
            return
        import numpy as np

        reasons = list(self._reasons)
        keys, answered = (np.array(column, dtype=np.int64) for column in (self._keys, self._answered))
        for stub, is_answered, number in zip(
            self._stubs, np.isin(keys, answered).tolist(), self._why, strict=True
        ):
            why, tally = reasons[number]
            tally.leave_out(TEXT if is_answered else COMMENT, why)
            if is_answered:
                yield stub


def without_words(comment: SourceComment) -> SourceComment:
    """Return what is kept of a comment that is not shown: its place in the thread, nothing that was said, nor by whom.

    >>> stub = without_words(SourceComment(text="BUY", author="Al", key="2", parent_key="1", locator="a.xml"))
    >>> stub.key, stub.parent_key, stub.text, stub.author, stub.kind
    ('2', '1', '', None, 'deleted')
    """
    return replace(comment, text="", author=None, login=None, badge=None, kind="deleted", changes=())
