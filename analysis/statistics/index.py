"""The token index: every word of a corpus as columns of numbers, read once and looked up from then on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from ..tables.corpus_tables import CorpusTables, scan
from .vocabulary import Vocabulary
from .words import WordReader

if TYPE_CHECKING:
    from ...corpus.progress import Progress

BATCH_CHARACTERS = 4_000_000
_COLUMNS = {"codes": "<i4", "starts": "<i4", "opens": "?"}
_KEYS = {"reports": "report_id", "comments": "comment_id"}
_FORMS, _ABOUT = "forms.json", "index.json"


@dataclass(frozen=True, eq=False)
class TokenIndex:
    """The words of a corpus, document after document: its reports, then its comments, in the order of the tables.

    Attributes:
        codes: the form of each word, as its index in the vocabulary.
        starts: the code point in its document at which each word begins.
        opens: whether a word is the first of its document or stands after a final mark or a line end.
        bounds: the words of document d are those from ``bounds[d]`` up to ``bounds[d + 1]``.
        vocabulary: the forms.
    """

    codes: np.ndarray
    starts: np.ndarray
    opens: np.ndarray
    bounds: np.ndarray
    vocabulary: Vocabulary

    @property
    def n_words(self) -> int:
        """How many words there are."""
        return len(self.codes)

    @property
    def n_documents(self) -> int:
        """How many documents there are."""
        return len(self.bounds) - 1

    @cached_property
    def counts(self) -> np.ndarray:
        """The words of each document."""
        return np.diff(self.bounds)

    def document_of(self, words: np.ndarray) -> np.ndarray:
        """Return the document in which each of some words stands."""
        return np.searchsorted(self.bounds, words, side="right") - 1

    def ends(self, words: np.ndarray) -> np.ndarray:
        """Return the code point in its document after each of some words."""
        return self.starts[words] + self.vocabulary.lengths[self.codes[words]]

    def words_within(
        self, documents: np.ndarray, starts: np.ndarray, ends: np.ndarray
    ) -> tuple[np.ndarray, np.ndarray]:
        """Turn spans of code points into spans of words: those that a span covers, be it in part.

        Args:
            documents: the document of each span.
            starts: its first code point.
            ends: one past its last.

        Returns:
            First word and one past the last, as indices into the columns; equal where a span holds no word.
        """
        first = self._first_from(documents, starts)
        before = np.maximum(first - 1, self.bounds[documents])
        reaches = (before < first) & (self.ends(before) > starts) if len(first) else np.zeros(0, bool)
        first = np.where(reaches, before, first)
        return first, np.maximum(self._first_from(documents, ends), first)

    def _first_from(self, documents: np.ndarray, places: np.ndarray) -> np.ndarray:
        """Return the first word of each document that begins at a code point or later, by bisection."""
        low, high = self.bounds[documents].copy(), self.bounds[documents + 1].copy()
        while (open_ := low < high).any():
            middle = (low + high) // 2
            earlier = np.zeros(len(low), dtype=bool)
            earlier[open_] = self.starts[middle[open_]] < places[open_]
            low = np.where(open_ & earlier, middle + 1, low)
            high = np.where(open_ & ~earlier, middle, high)
        return low


def write_index(corpus: CorpusTables, folder: Path, *, progress: Progress | None = None) -> None:
    """Read the words of every text of a corpus and write them as columns into a folder, batch by batch.

    Args:
        corpus: the corpus.
        folder: an empty folder.
        progress: called after every batch of texts.

    Raises:
        OSError: when the folder cannot be written.
    """
    from ..language import load_pipeline

    reader = WordReader(load_pipeline())
    counts: list[np.ndarray] = []
    total = sum(corpus.arrow(name, columns=[key]).num_rows for name, key in _KEYS.items())
    done = 0
    files = {name: (folder / name).open("wb") for name in _COLUMNS}
    try:
        for texts in _batches(corpus):
            words = reader.read(texts)
            for name, file in files.items():
                file.write(np.ascontiguousarray(getattr(words, name), dtype=_COLUMNS[name]).tobytes())
            counts.append(words.counts)
            done += len(texts)
            if progress is not None:
                progress("Reading the words", done, total)
    finally:
        for file in files.values():
            file.close()
    bounds = np.concatenate([[0], *counts]).cumsum().astype("<i8")
    bounds.tofile(folder / "bounds")
    (folder / _FORMS).write_text(json.dumps(reader.forms), encoding="utf-8")
    (folder / _ABOUT).write_text(json.dumps({"documents": total, "words": int(bounds[-1])}), encoding="utf-8")


def read_index(folder: Path) -> TokenIndex:
    """Open the columns in a folder; they stay on disk until they are looked at.

    Raises:
        OSError: when a file is missing.
        ValueError: when a file is not as long as it should be.
    """
    about = json.loads((folder / _ABOUT).read_text(encoding="utf-8"))
    columns = {
        name: _column(folder / name, dtype=dtype, length=about["words"]) for name, dtype in _COLUMNS.items()
    }
    bounds = np.fromfile(folder / "bounds", dtype="<i8")
    if len(bounds) != about["documents"] + 1 or bounds[-1] != about["words"]:
        raise ValueError(f"{folder / 'bounds'} does not fit {_ABOUT}")
    forms = json.loads((folder / _FORMS).read_text(encoding="utf-8"))
    return TokenIndex(**columns, bounds=bounds, vocabulary=Vocabulary(forms))


def _column(path: Path, *, dtype: str, length: int) -> np.ndarray:
    if path.stat().st_size != length * np.dtype(dtype).itemsize:
        raise ValueError(f"{path} is not as long as it should be")
    return np.memmap(path, dtype=dtype, mode="r", shape=(length,)) if length else np.zeros(0, dtype)


def _batches(corpus: CorpusTables) -> Iterator[list[str]]:
    """Yield the texts of reports, then of comments, in batches of about as many characters."""
    batch: list[str] = []
    size = 0
    parts = (part for name in _KEYS for part in scan(corpus, name, ["text"]))
    for chunk in (chunk for part in parts for chunk in part.column("text").chunks):
        for start in range(0, len(chunk), 1000):
            for text in chunk.slice(start, 1000).to_pylist():
                batch.append(text or "")
                size += len(batch[-1])
                if size >= BATCH_CHARACTERS:
                    yield batch
                    batch, size = [], 0
    if batch:
        yield batch
