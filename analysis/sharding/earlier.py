"""An earlier analysis with another lexicon, and what of it still holds.

The lexicon reaches a text only through the words that its entries look for. So where entries were added, changed or
taken away, only the texts that hold one of their words are analysed again; the rows of all others are taken over from
the tables of the corpus as they stand. That needs a note of what the tables were made with, which is kept in the
user's cache folder, by the hashes of the tables: without it, or when anything but the lexicon changed, all texts are
analysed again.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ...corpus.errors import CommentariatError
from ...corpus.files import write_whole
from ...corpus.shards import Shard
from ...corpus.storage.tables import FILE_NAME, read_range, read_schema, to_arrow

if TYPE_CHECKING:
    import pyarrow as pa

    from ...corpus.corpus import Document
    from ..lexicon import Lexicon
    from .job import Made

MOST_NOTES = 50
Rows = dict[str, "pa.Table"]
"""Rows of the findings and of the measures table."""


@dataclass(frozen=True, kw_only=True)
class Earlier:
    """What of an earlier analysis can be taken over.

    Attributes:
        words: the words, in lower case, that make a text be analysed again.
        findings: for every shard the first of its rows in the findings table, and at the end their number.
        measures: the same of the measures table.
    """

    words: tuple[str, ...]
    findings: tuple[int, ...]
    measures: tuple[int, ...]


def note_analysis(
    folder: Path, *, made: Made, lexicon: Lexicon, shards: Sequence[Shard], rows: dict[str, list[int]]
) -> None:
    """Keep a note of what the tables of a corpus were made with; where the cache cannot be written, there is none.

    Args:
        folder: the corpus folder.
        made: what the analysis was made with.
        lexicon: its lexicon.
        shards: what the corpus was cut into.
        rows: by table, how many rows each shard has.
    """
    note = {
        "made": made.apart_from_lexicon,
        "lexicon": made.lexicon,
        "anchors": {name: sorted(words) for name, words in lexicon.anchors().items()},
        "shards": [shard.sha256 for shard in shards],
        "rows": rows,
    }
    with contextlib.suppress(OSError, CommentariatError):
        path = _note(folder)
        write_whole(path, json.dumps(note, ensure_ascii=False).encode())
        others = sorted(path.parent.glob("*.json"), key=lambda one: one.stat().st_mtime, reverse=True)
        for old in others[MOST_NOTES:]:
            old.unlink(missing_ok=True)


def earlier_analysis(
    folder: Path, *, made: Made, lexicon: Lexicon, shards: Sequence[Shard]
) -> Earlier | None:
    """Return what can be taken over from the tables of a corpus; None where nothing can.

    Args:
        folder: the corpus folder.
        made: what the new analysis is made with.
        lexicon: its lexicon.
        shards: what the corpus is cut into.
    """
    try:
        note = json.loads(_note(folder).read_bytes())
        if note["made"] != made.apart_from_lexicon or note["shards"] != [shard.sha256 for shard in shards]:
            return None
        if read_schema(folder, "findings")[0] != to_arrow([], table="findings").schema:
            return None
        before: dict[str, str] = note["lexicon"]
        same = [name for name, version in made.lexicon.items() if before.get(name) == version]
        if same != [name for name, version in before.items() if made.lexicon.get(name) == version]:
            return None  # which of two entries is credited with a span depends on their order
        changed = (made.lexicon.keys() | before.keys()) - set(same)
        anchors = lexicon.anchors()
        words = {
            word for name in changed for word in (*anchors.get(name, ()), *note["anchors"].get(name, ()))
        }
        offsets = {name: _offsets(note["rows"][name]) for name in ("findings", "measures")}
    except (OSError, ValueError, KeyError, TypeError, CommentariatError):
        return None
    return Earlier(words=tuple(sorted(words)), **offsets)


def kept_rows(folder: Path, earlier: Earlier | None, shard: Shard) -> Kept:
    """Return the rows of a shard that an earlier analysis made.

    Raises:
        CorpusError: when the tables cannot be read.
    """
    if earlier is None:
        return Kept({}, words=())
    import pyarrow as pa

    tables = {}
    # The schema of findings is the one that new rows have: in a Parquet file the items of lists go by another name.
    for name, offsets, schema in (
        ("findings", earlier.findings, to_arrow([], table="findings").schema),
        ("measures", earlier.measures, read_schema(folder, "measures")[0]),
    ):
        rows = (offsets[shard.index], offsets[shard.index + 1])
        tables[name] = pa.Table.from_batches(read_range(folder, name, rows=rows), schema=schema)
    return Kept(tables, words=earlier.words)


class Kept:
    """The rows of a shard's documents that an earlier analysis made."""

    def __init__(self, tables: Rows, *, words: Sequence[str]) -> None:
        """Take the rows of both tables, none where there are none, and the words that make them void."""
        self._tables = tables
        self._word = re.compile("|".join(map(re.escape, words))) if words else None
        self._measured: dict[str, int] = {}
        self._found: dict[str, tuple[int, int]] = {}
        if tables:
            measured = tables["measures"].column("document_id").to_pylist()
            self._measured = {name: place for place, name in enumerate(measured)}
            for place, name in enumerate(tables["findings"].column("document_id").to_pylist()):
                first, _ = self._found.get(name, (place, place))
                self._found[name] = (first, place + 1)

    def __bool__(self) -> bool:
        """Say whether there are any."""
        return bool(self._measured)

    def of(self, document: Document) -> Rows | None:
        """Return the rows of a document; None where it was not analysed, or is to be analysed again."""
        place = self._measured.get(document.document_id)
        if place is None or self._touched(document.text):
            return None
        first, end = self._found.get(document.document_id, (0, 0))
        return {
            "findings": self._tables["findings"].slice(first, end - first),
            "measures": self._tables["measures"].slice(place, 1),
        }

    def _touched(self, text: str) -> bool:
        # A capital sigma is lowered one way within a word and another way at its end.
        return "Σ" in text or (self._word is not None and self._word.search(text.lower()) is not None)


def _note(folder: Path) -> Path:
    from platformdirs import user_cache_path

    digest = hashlib.sha256()
    for table in ("findings", "measures"):
        with (folder / table / FILE_NAME).open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
    return user_cache_path("commentariat", appauthor=False) / "analyses" / f"{digest.hexdigest()[:40]}.json"


def _offsets(counts: Sequence[int]) -> tuple[int, ...]:
    offsets = [0]
    for count in counts:
        offsets.append(offsets[-1] + count)
    return tuple(offsets)
