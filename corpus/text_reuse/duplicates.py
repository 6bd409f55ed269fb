"""Duplicates: texts that stand in a table twice, word for word or nearly, flagged and never dropped.

Exact duplicates have the same words in the same order; case, punctuation and blanks make no difference. Near
duplicates are texts of at least twenty words whose sets of two-word shingles have a Jaccard index of at least .75
(Broder 1997): of twenty words one may be another, of a hundred about seven, or a third may be added at an end. For
these, letters that look the same in Latin, Greek and Cyrillic are one, since copies are disguised by them, and lines
that begin with ``>`` are left out, since an answer is no copy of what it quotes. Where words are not spaced, two
characters count as a word (see `commentariat.corpus.text_reuse.tokens`).

Candidates come from MinHash signatures with banding (Leskovec, Rajaraman and Ullman 2020, chapter 3) and each is
verified by the true index, so that chance decides nothing that is flagged: a pair at .75 is found with probability
.98, one at .85 practically always.

A duplicate points to the first text it is like that is no duplicate itself. Leaving out all rows with a
`duplicate_of` therefore leaves one text of each kind, in the order of the table.
"""

from __future__ import annotations

import hashlib
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING

from ..text.canonical import QUOTED_LINE
from .tokens import folded_tokens, length_in_words, token_runs

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SHINGLE = 2
SHORTEST_NEAR = 20
THRESHOLD = 0.75
BANDS, ROWS = 16, 5
SEED = 20_200_714
MOST_COMPARED = 8
"""Texts of one band that a text is compared with, in the order of the table."""
_LOOKALIKES = str.maketrans(
    "авекмнорстухіјѕһԁԛԝαβεζηικμνορτυχ",
    "abekmhopctyxijshdqwabezhikmnoptyx",
    "\u00ad\u200b\u200d\u2060",
)
"""Folded letters of Cyrillic and Greek, of which the small or the capital looks like a Latin one; what is invisible."""
_BATCH = 1_000
_MOST_SHINGLES = 200_000
_REMEMBERED = 512


@dataclass(frozen=True, slots=True, kw_only=True)
class Duplicates:
    """Which texts of a table repeat which.

    Attributes:
        leaders: for every text the place of the one it repeats; -1 where it repeats none.
        near: the places of those that repeat it nearly.
    """

    leaders: NDArray[np.int64]
    near: frozenset[int]

    def of(self, place: int) -> tuple[int, str] | None:
        """Return the place of the text that one repeats, and ``exact`` or ``near``; None where it repeats none."""
        leader = int(self.leaders[place])
        return None if leader < 0 else (leader, "near" if place in self.near else "exact")


class DuplicateSearch:
    """Finds the duplicates among texts that come one after the other and need not stay in memory.

    Of every text it keeps a hash of 16 bytes, and of a long one a signature of 128 bytes on disk.

    >>> search = DuplicateSearch()
    >>> texts = ["Well said!", "No.", "well said"]
    >>> for text in texts:
    ...     search.add(text)
    >>> search.find(texts.__getitem__).of(2)
    (0, 'exact')
    """

    def __init__(self, open_file: Callable[[], IO[bytes]] = TemporaryFile) -> None:
        """Begin without texts; signatures are set aside in files that `open_file` opens."""
        self._count = 0
        self._digests = bytearray()
        self._long = array("q")
        # One file a band, so that no more than one band of all texts is ever in memory.
        self._files = [open_file() for _ in range(BANDS)]
        self._waiting: list[list[str]] = []
        self._shingles = 0

    def add(self, text: str) -> None:
        """Take the next text in."""
        tokens = folded_tokens(text)
        if len(tokens) >= SHORTEST_NEAR and is_long(own := own_tokens(text)):
            self._long.append(self._count)
            self._waiting.append(list(shingles(own)))
            self._shingles += len(own)
            if len(self._waiting) >= _BATCH or self._shingles >= _MOST_SHINGLES:
                self._sign()
        # Emoticons and dots have no words, and are told apart by their characters; empty texts are not compared.
        said = " ".join(tokens or text.split())
        self._digests += hashlib.blake2b(said.encode(), digest_size=16).digest() if said else bytes(16)
        self._count += 1

    def find(self, text_of: Callable[[int], str]) -> Duplicates:
        """Return what repeats what; to be called once, when all texts are in.

        Args:
            text_of: returns the text at a place; called for near duplicates and those that may be some.
        """
        import numpy as np

        self._sign()
        leaders = self._exact()
        long = np.array(self._long, dtype=np.int64)
        near = dict(self._near(long[leaders[long] < 0], leaders[long] < 0, text_of))
        for file in self._files:
            file.close()
        followers = np.flatnonzero(leaders >= 0)
        for place, leader in near.items():
            leaders[place] = leader
        # An exact copy of a near duplicate points to what that one points to, so that no pointer needs following.
        moved = [place for place in followers.tolist() if int(leaders[place]) in near] if near else []
        for place in moved:
            leaders[place] = near[int(leaders[place])]
        return Duplicates(leaders=leaders, near=frozenset(near) | frozenset(moved))

    def _exact(self) -> NDArray[np.int64]:
        """Return for every text the first with the same words; -1 where that is itself."""
        import numpy as np

        halves = np.frombuffer(bytes(self._digests), dtype=np.uint64).reshape(-1, 2)
        leaders = np.full(self._count, -1, dtype=np.int64)
        if not self._count:
            return leaders
        order = np.lexsort((halves[:, 1], halves[:, 0]))
        ordered = halves[order]
        first = np.r_[True, (ordered[1:] != ordered[:-1]).any(axis=1)]
        # Sorting is stable, so that each run of equal hashes begins with the first text.
        heads = order[np.maximum.accumulate(np.where(first, np.arange(self._count), 0))]
        repeats = (heads != order) & ordered.any(axis=1)
        leaders[order[repeats]] = heads[repeats]
        return leaders

    def _sign(self) -> None:
        if not self._waiting:
            return
        for file, column in zip(self._files, _bands(self._waiting).T, strict=True):
            file.write(column.tobytes())
        self._waiting.clear()
        self._shingles = 0

    def _near(
        self, places: NDArray[np.int64], kept: NDArray[np.bool_], text_of: Callable[[int], str]
    ) -> Iterator[tuple[int, int]]:
        """Yield every near duplicate with the first text that it is like, as places among the texts."""
        shared = self._shared_bands(kept)

        @lru_cache(maxsize=_REMEMBERED)
        def shingled(index: int) -> frozenset[str]:
            return frozenset(shingles(own_tokens(text_of(int(places[index])))))

        leaders: defaultdict[int, list[int]] = defaultdict(list)
        for index in sorted(shared):
            own = shingled(index)
            candidates = sorted(
                {leader for band in shared[index] for leader in leaders[band][:MOST_COMPARED]}
            )
            leader = next((other for other in candidates if jaccard(own, shingled(other)) >= THRESHOLD), None)
            if leader is not None:
                yield int(places[index]), int(places[leader])
                continue
            for band in shared[index]:
                if len(leaders[band]) < MOST_COMPARED:
                    leaders[band].append(index)

    def _shared_bands(self, kept: NDArray[np.bool_]) -> dict[int, array[int]]:
        """Return, for the texts that share a band of their signature with another, the bands they share by number."""
        import numpy as np

        shared: defaultdict[int, array[int]] = defaultdict(lambda: array("l"))
        number = 0
        for file in self._files:
            file.seek(0)
            for places in _equal_places(np.frombuffer(file.read(), dtype=np.uint64)[kept]):
                number += 1
                for place in places:
                    shared[place].append(number)
        return dict(shared)


def shared_bands(texts: Iterable[Sequence[str]]) -> Iterator[list[int]]:
    """Yield, for every band of their signatures that several texts share, the places of those texts in order.

    Of every text 128 bytes are kept.

    Args:
        texts: the tokens of each text, which are as long as `SHINGLE` words or more.

    >>> one, other = "the road to the valley was closed".split(), "nobody knows what the mayor said".split()
    >>> {tuple(places) for places in shared_bands([one, other, one])}
    {(0, 2)}
    """
    import numpy as np

    signed = [_bands([list(shingles(tokens)) for tokens in part]) for part in _parts(texts)]
    for band in np.concatenate(signed).T if signed else ():
        yield from _equal_places(band)


def _equal_places(values: NDArray[np.uint64]) -> Iterator[list[int]]:
    """Yield, for every value that stands in several places, those places in order."""
    import numpy as np

    order = np.argsort(values, kind="stable")
    ordered = values[order]
    starts = np.flatnonzero(np.r_[True, ordered[1:] != ordered[:-1]])
    ends = np.r_[starts[1:], len(ordered)]
    several = ends - starts > 1
    for start, end in zip(starts[several].tolist(), ends[several].tolist(), strict=True):
        yield order[start:end].tolist()


def _parts(texts: Iterable[Sequence[str]]) -> Iterator[list[Sequence[str]]]:
    part: list[Sequence[str]] = []
    words = 0
    for text in texts:
        part.append(text)
        words += len(text)
        if len(part) == _BATCH or words >= _MOST_SHINGLES:
            yield part
            part, words = [], 0
    if part:
        yield part


def _bands(shingled: Sequence[list[str]]) -> NDArray[np.uint64]:
    """Return one hash a band of the signature of every text's shingles: an array of texts by bands."""
    import numpy as np
    from rensa import RMinHash  # pyright: ignore[reportAttributeAccessIssue] - a Rust module without stubs

    signatures = np.array(
        RMinHash.digests_from_token_sets(list(shingled), num_perm=BANDS * ROWS, seed=SEED),
        dtype=np.uint64,
    ).reshape(len(shingled), BANDS, ROWS)
    hashed = np.zeros((len(shingled), BANDS), dtype=np.uint64)
    for row in range(ROWS):
        hashed = (hashed ^ signatures[:, :, row]) * np.uint64(0x100000001B3)
        hashed ^= hashed >> np.uint64(29)
    return hashed


def is_long(tokens: Sequence[str]) -> bool:
    """Say whether a text is long enough for near duplicates, given its tokens."""
    # Most texts are so short that their length in words need not be told.
    return len(tokens) >= SHORTEST_NEAR and length_in_words(tokens) >= SHORTEST_NEAR


def own_tokens(text: str) -> list[str]:
    """Return the tokens by which near duplicates are told: those of no quoted line; letters that look the same are one.

    >>> own_tokens("> Is it?\\nНоt аir") == own_tokens("Hot air")
    True
    """
    if ">" in text or "＞" in text:
        text = QUOTED_LINE.sub("", text)
    return folded_tokens(text if text.isascii() else text.casefold().translate(_LOOKALIKES))


def shingles(tokens: Sequence[str]) -> Iterator[str]:
    """Yield the runs of tokens that are as long as `SHINGLE` words."""
    return map(" ".join, token_runs(tokens, words=SHINGLE))


def nearly_the_same(one: Sequence[str], other: Sequence[str]) -> bool:
    """Say whether texts are near duplicates, given their tokens.

    >>> one = "the bridge that was built so close to the harbour mouth was closed for repairs by the council on Monday"
    >>> nearly_the_same(one.split(), one.replace("harbour", "river").split())
    True
    """
    if not (is_long(one) and is_long(other)):
        return False
    return jaccard(frozenset(shingles(one)), frozenset(shingles(other))) >= THRESHOLD


def jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the Jaccard index of two sets of shingles, of which one is not empty."""
    common = len(one & other)
    return common / (len(one) + len(other) - common)
