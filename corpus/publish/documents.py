"""What claims and measures must know of the documents they speak of, while a release is written."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple, Self

from ..storage.lookup import Lookup
from ..storage.schema import SPLIT


class Known(NamedTuple):
    """A document of a release.

    Attributes:
        report: its report, which decides its split.
        text: its text, where that stays behind.
        text_sha256: the hash of its text, where that is another than in the corpus.
    """

    report: str
    text: str | None = None
    text_sha256: str | None = None


class Documents:
    """The documents of a release by their ids, on disk."""

    def __init__(self, of: Mapping[str, str], *, needed: bool) -> None:
        """Begin without documents.

        Args:
            of: the split of every report; all are in train if empty.
            needed: whether claims need more than their documents' split.
        """
        self._of = of
        self._needed = needed or bool(of)
        self._lookup = Lookup[tuple[str, str | None, str | None]]()

    def add(self, ids: Sequence[str], documents: Sequence[Known]) -> None:
        """Take documents in."""
        if self._needed:
            self._lookup.put(
                (name, (one.report, one.text, one.text_sha256))
                for name, one in zip(ids, documents, strict=True)
            )

    def get(self, ids: Collection[str]) -> dict[str, Known]:
        """Return what is known of those documents that are there."""
        if not self._needed:
            return {}
        return {name: Known(*held) for name, held in self._lookup.get(ids).items()}

    def split(self, report: str) -> str:
        """Return the split of a report."""
        return self._of.get(report, SPLIT) if self._of else SPLIT

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *stop: object) -> None:
        self._lookup.__exit__(*stop)
