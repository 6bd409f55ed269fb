"""Duplicates: texts that stand in a table twice, word for word or nearly, flagged and never dropped.

Exact duplicates have the same words in the same order; case, punctuation and blanks make no difference. Near
duplicates are texts of at least twenty words whose sets of five-word shingles have a Jaccard index of at least
.8 (Broder 1997). Candidates come from MinHash signatures with banding (Leskovec, Rajaraman and Ullman 2020,
chapter 3) and each is verified by the true index, so that chance decides nothing that is flagged: a pair at .8 is
found with probability .99, one at .9 practically always.

A duplicate points to the first text it is like that is no duplicate itself. Leaving out all rows with a
`duplicate_of` therefore leaves one text of each kind, in the order of the table.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from .text import folded_words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SHINGLE = 5
SHORTEST_NEAR = 20
THRESHOLD = 0.8
BANDS, ROWS = 16, 6
SEED = 20_200_714
MOST_COMPARED = 8
"""Texts of one band that a text is compared with, in the order of the table."""
_BATCH = 1_000
_REMEMBERED = 512


def flag_duplicates(rows: Sequence[dict[str, Any]], *, id_column: str) -> Counter[str]:
    """Fill `duplicate_of` and `duplicate_kind` (``exact`` or ``near``) of rows, in place.

    Args:
        rows: rows with a ``text``, in the order of the table; empty texts are nobody's duplicate.
        id_column: the column with their ids.

    Returns:
        How many duplicates of each kind there are.

    >>> rows = [{"id": "a", "text": "Well said!"}, {"id": "b", "text": "No."}, {"id": "c", "text": "well said"}]
    >>> flag_duplicates(rows, id_column="id")
    Counter({'exact': 1})
    >>> [row["duplicate_of"] for row in rows]
    [None, None, 'a']
    """
    first: dict[bytes, int] = {}
    long: list[int] = []
    kinds: Counter[str] = Counter()
    for index, row in enumerate(rows):
        row["duplicate_of"] = row["duplicate_kind"] = None
        words = folded_words(row["text"])
        if not words:
            if not row["text"].strip():
                continue
            # Emoticons and dots have no words, and are told apart by their characters.
            words = row["text"].split()
        digest = hashlib.blake2b(" ".join(words).encode(), digest_size=16).digest()
        leader = first.setdefault(digest, index)
        if leader != index:
            _flag(row, rows[leader][id_column], "exact", kinds)
        elif len(words) >= SHORTEST_NEAR:
            long.append(index)
    for index, leader in _near(rows, long):
        _flag(rows[index], rows[leader][id_column], "near", kinds)
    # An exact copy of a near duplicate points to what that one points to, so that no pointer needs following.
    moved = {row[id_column]: row["duplicate_of"] for row in rows if row["duplicate_kind"] == "near"}
    for row in rows:
        if row["duplicate_kind"] == "exact" and row["duplicate_of"] in moved:
            kinds["exact"] -= 1
            _flag(row, moved[row["duplicate_of"]], "near", kinds)
    return +kinds


def _flag(row: dict[str, Any], leader: str, kind: str, kinds: Counter[str]) -> None:
    row["duplicate_of"] = leader
    row["duplicate_kind"] = kind
    kinds[kind] += 1


def _near(rows: Sequence[dict[str, Any]], indexes: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield every near duplicate with the first text that it is like, as places among the rows."""
    shared = _shared_bands([rows[index]["text"] for index in indexes])

    @lru_cache(maxsize=_REMEMBERED)
    def shingles(place: int) -> frozenset[str]:
        return frozenset(_shingles(rows[indexes[place]]["text"]))

    leaders: defaultdict[int, list[int]] = defaultdict(list)
    for place in sorted(shared):
        own = shingles(place)
        candidates = sorted({leader for band in shared[place] for leader in leaders[band][:MOST_COMPARED]})
        leader = next((other for other in candidates if _jaccard(own, shingles(other)) >= THRESHOLD), None)
        if leader is not None:
            yield indexes[place], indexes[leader]
            continue
        for band in shared[place]:
            leaders[band].append(place)


def _shared_bands(texts: Sequence[str]) -> dict[int, list[int]]:
    """Return, for the texts that share a band of their signature with another, the bands they share by number."""
    import numpy as np

    if len(texts) < 2:
        return {}
    bands = np.concatenate([_bands(texts[at : at + _BATCH]) for at in range(0, len(texts), _BATCH)])
    shared: defaultdict[int, list[int]] = defaultdict(list)
    number = 0
    for column in range(BANDS):
        # Sorting one band at a time needs a fraction of the memory that tables of all bands would.
        order = np.argsort(bands[:, column], kind="stable")
        values = bands[order, column]
        starts = np.flatnonzero(np.r_[True, values[1:] != values[:-1]])
        ends = np.r_[starts[1:], len(values)]
        for start, end in zip(
            starts[ends - starts > 1].tolist(), ends[ends - starts > 1].tolist(), strict=True
        ):
            number += 1
            for place in order[start:end].tolist():
                shared[place].append(number)
    return dict(shared)


def _bands(texts: Sequence[str]) -> NDArray[np.uint64]:
    """Return one hash a band of every text's signature: an array of texts by bands."""
    import numpy as np
    from rensa import RMinHash  # pyright: ignore[reportAttributeAccessIssue] - a Rust module without stubs

    signatures = np.array(
        RMinHash.digests_from_token_sets(
            [list(_shingles(text)) for text in texts], num_perm=BANDS * ROWS, seed=SEED
        ),
        dtype=np.uint64,
    ).reshape(len(texts), BANDS, ROWS)
    hashed = np.zeros((len(texts), BANDS), dtype=np.uint64)
    for row in range(ROWS):
        hashed = (hashed ^ signatures[:, :, row]) * np.uint64(0x100000001B3)
        hashed ^= hashed >> np.uint64(29)
    return hashed


def _shingles(text: str) -> Iterator[str]:
    words = folded_words(text)
    return map(" ".join, zip(*(words[k:] for k in range(SHINGLE)), strict=False))


def _jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    common = len(one & other)
    return common / (len(one) + len(other) - common)
