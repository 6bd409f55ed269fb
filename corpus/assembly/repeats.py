"""Records of one thread that are one comment: the answers of an interface overlap, a second table repeats a first.

Records of one key are one comment where they have the same text, case and blanks aside. A record that tells neither
author nor time is one comment with the only record of its key that does, if its words are those; with two of them
nobody could say which it repeats. Any others stay apart: nothing is dropped for its key alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from ..records import SourceComment

_AUTHOR, _TIME, _ZONE, _VOTES, _PARENT, _TEXT = (1 << bit for bit in range(6))
_ALL = 1 << 6
_ZONED = re.compile(
    r":\d\d(?:[.,]\d{1,9})?\s?(?:[ap]\.?m\.?\s?)?\(?(?:Z|UTC|GMT|[+-]\d\d:?\d\d)\)?\Z|\A\d{9,19}(?:\.\d{1,9})?\Z",
    re.IGNORECASE,
)
"""A time that is the same in every time zone: with the zone beside it, or as seconds since 1970."""
_ALIKE = 0.8
"""The share of the words of a bare record that have to stand in the full one: tables mask or cut some of them."""
_WORD = re.compile(r"\w+")


def folded(text: str) -> str:
    """Return a text without the case and the blanks that its copies differ in.

    >>> folded("The  Truce\\nholds.") == folded("the truce holds. ")
    True
    """
    return "".join(text.split()).casefold()


def word_counts(text: str) -> Counter[str]:
    """Return how often each word stands in a text, case aside.

    >>> word_counts("Well, well said!")["well"]
    2
    """
    return Counter(_WORD.findall(text.casefold()))


def told(comment: SourceComment) -> int:
    """Return what a record tells, as bits; the more of them, the fuller it is."""
    return (
        _AUTHOR * bool(comment.author)
        | _TIME * bool(comment.published)
        | _ZONE * bool(comment.published and _ZONED.search(comment.published.strip()))
        | _VOTES * (comment.likes is not None or comment.dislikes is not None)
        | _PARENT * bool(comment.parent_key)
        | _TEXT * bool(comment.text)
    )


def kept_records(
    keys: NDArray[np.int64],
    texts: NDArray[np.int64],
    told: NDArray[np.uint8],
    *,
    text_of: Callable[[int], str],
) -> NDArray[np.int64] | None:
    """Return the places of the records to keep, each where the first record of its comment stood.

    Args:
        keys: hashes of the records' keys, 0 for none.
        texts: hashes of their folded texts.
        told: what each tells, as `told` says.
        text_of: returns the text of the record at a place.

    Returns:
        The places in the order of the thread; None where every record is kept.
    """
    import numpy as np

    keyed = np.flatnonzero(keys)
    order = keyed[np.lexsort((texts[keyed], keys[keyed]))]
    opens = _opens(keys[order])
    if opens.all():
        return None
    starts = np.flatnonzero(opens | _opens(texts[order]))
    first = order[starts]
    fullest = _fullest(order, starts, told)
    by_key = _opens(keys[first])
    if by_key.sum() < len(first):
        apart = _fold_bare(first, fullest, np.flatnonzero(by_key), told=told, text_of=text_of)
        first, fullest = first[apart], fullest[apart]
    if len(first) == len(keyed):
        return None
    first = np.concatenate([first, np.flatnonzero(keys == 0)])
    fullest = np.concatenate([fullest, np.flatnonzero(keys == 0)])
    return fullest[np.argsort(first)]


def _opens(values: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Say of each value whether it differs from the one before it."""
    import numpy as np

    opens = np.ones(len(values), dtype=bool)
    opens[1:] = values[1:] != values[:-1]
    return opens


def _fullest(
    order: NDArray[np.int64], starts: NDArray[np.int64], told: NDArray[np.uint8]
) -> NDArray[np.int64]:
    """Return of every stretch of records the place of the one that tells most, the first of several."""
    import numpy as np

    size = len(told)
    fullness = np.array([bits.bit_count() for bits in range(_ALL)], dtype=np.int64)
    ranked = fullness[told[order]] * size + (size - 1 - order)
    return size - 1 - np.maximum.reduceat(ranked, starts) % size


def _fold_bare(
    first: NDArray[np.int64],
    fullest: NDArray[np.int64],
    starts: NDArray[np.int64],
    *,
    told: NDArray[np.uint8],
    text_of: Callable[[int], str],
) -> NDArray[np.bool_]:
    """Unite bare records with the one full record of their key; returns which of all stand for themselves."""
    import numpy as np

    apart = np.ones(len(first), dtype=bool)
    bare = (told[fullest] & (_AUTHOR | _TIME) == 0) | (told[fullest] & _TEXT == 0)
    sizes = np.diff(np.append(starts, len(first)))
    full = np.add.reduceat((~bare).astype(np.int64), starts)
    for start, size in zip(
        *(column[(full == 1) & (sizes > 1)].tolist() for column in (starts, sizes)), strict=True
    ):
        group = range(start, start + size)
        whole = next(at for at in group if not bare[at])
        words = word_counts(text_of(int(fullest[whole])))
        for at in group:
            if at != whole and _stands_in(text_of(int(fullest[at])), words):
                apart[at] = False
                first[whole] = min(first[whole], first[at])
    return apart


def _stands_in(text: str, words: Counter[str]) -> bool:
    own = word_counts(text)
    return (own & words).total() >= _ALIKE * own.total() if own else not text
