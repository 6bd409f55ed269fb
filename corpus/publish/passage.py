"""The one pass over a corpus in which a release is counted, protected, scanned and written, batch by batch."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import CorpusError
from ..privacy.erasure_list import Erasure
from ..privacy.pseudonyms import Pseudonymiser
from ..rights import SourceRights
from ..storage.schema import CLAIM_TABLES, TABLES
from ..storage.tables import decode_labels, read_batches, read_schema
from .anonymity import AnonymityCount
from .clearance import Clearance
from .composition import Census
from .documents import Documents, Known
from .erased import StillThere
from .layout import DividedWriter
from .protect import HiddenAnnotators, Rotation
from .scan import Sighting, scan_table
from .settings import ReleaseSettings
from .withhold import withhold_claims, withhold_documents

if TYPE_CHECKING:
    import pyarrow as pa

    from ..progress import Progress


class Passage:
    """Takes every row of a corpus once and writes it as it leaves.

    Attributes:
        census, anonymity, clearance, still_there: what was counted on the way, of the corpus as it is.
        gone: annotations that stay behind, since the corpus no longer holds their texts.
        sightings: cells of what was written that hold what must not be published.
        schemas: the schema of every table as it was written.
    """

    def __init__(
        self,
        corpus: Path,
        settings: ReleaseSettings,
        *,
        sources: Sequence[SourceRights],
        erasure: Erasure,
        pseudonymiser: Pseudonymiser,
        fine: Callable[[Sighting], bool],
        progress: Progress | None = None,
    ) -> None:
        """Take the corpus, how it leaves, and what a person has looked at and found fit to leave (`fine`)."""
        self._corpus, self._settings = corpus, settings
        self._pseudonymiser, self._fine, self._progress = pseudonymiser, fine, progress
        self._withholds = settings.without_text or any(not source.texts for source in sources)
        self._rotation = (
            Rotation(pseudonymiser, release=settings.tag) if settings.rotate and settings.tag else None
        )
        self._done, self._total = 0, sum(read_schema(corpus, table)[1] for table in TABLES)
        self.census, self.anonymity = Census(), AnonymityCount()
        self.clearance = Clearance(sources, without_text=settings.without_text)
        self.still_there = StillThere(erasure)
        self.sightings: list[Sighting] = []
        self.schemas: dict[str, pa.Schema] = {}
        self.gone = 0
        self._without_text = self._lost()
        """Documents on which annotations are lost; in the end those of them that the corpus does not hold."""

    def write(self, out: Path, *, of: Mapping[str, str]) -> None:
        """Write all tables into a folder, by the split of every report (all in train if empty).

        Raises:
            CorpusError: when a table is damaged, or texts are withheld from it already.
        """
        with Documents(of, needed=self._withholds or self._rotation is not None) as documents:
            for table in TABLES:
                self._write_table(out, table, documents)

    def _write_table(self, out: Path, table: str, documents: Documents) -> None:
        empty = read_schema(self._corpus, table)[0].empty_table()
        self.schemas[table] = self._leaving(table, empty, documents)[0].schema
        writer = DividedWriter(out, table, self.schemas[table])
        for rows in self._read(table):
            leaving, splits = self._leaving(table, rows, documents)
            self.sightings += [one for one in scan_table(table, leaving) if not self._fine(one)]
            writer.write(leaving, splits)
            self._done += rows.num_rows
            if self._progress is not None:
                self._progress("Building the release", self._done, self._total)
        writer.close()

    def _read(self, table: str) -> Iterator[pa.Table]:
        import pyarrow as pa

        for batch in read_batches(self._corpus, table):
            yield pa.Table.from_batches([batch])

    def _leaving(self, table: str, rows: pa.Table, documents: Documents) -> tuple[pa.Table, list[str]]:
        """Return rows as they leave, and the split of each."""
        if table == "reports":
            return self._reports(rows, documents)
        if table == "comments":
            return self._comments(rows, documents)
        if table == "annotations" and self._without_text:
            rows = self._held(rows)
        ids = rows.column("document_id").to_pylist()
        known = documents.get(ids)
        splits = [documents.split(known[name].report if name in known else name) for name in ids]
        return self._claims(table, rows, known) if table in CLAIM_TABLES else rows, splits

    def _reports(self, rows: pa.Table, documents: Documents) -> tuple[pa.Table, list[str]]:
        self._require_texts(rows)
        self.census.reports(decode_labels(rows))
        listed = rows.select(["report_id", "outlet", "url", "input", "authors", "title", "text"]).to_pylist()
        stays = self.clearance.reports(listed)
        self.still_there.reports(listed)
        ids = [row["report_id"] for row in listed]
        self._without_text.difference_update(ids)
        if self._rotation is not None:
            rows = self._rotation.reports(rows)
        hashes = rows.column("text_sha256").to_pylist() if self._rotation else [None] * len(ids)
        texts = rows.column("text").to_pylist() if self._withholds else [None] * len(ids)
        documents.add(
            ids,
            [
                Known(report=name, text=text if hidden else None, text_sha256=digest)
                for name, text, hidden, digest in zip(ids, texts, stays, hashes, strict=True)
            ],
        )
        leaving = withhold_documents("reports", rows, stays) if self._withholds else rows
        return leaving, [documents.split(name) for name in ids]

    def _comments(self, rows: pa.Table, documents: Documents) -> tuple[pa.Table, list[str]]:
        self._require_texts(rows)
        decoded = decode_labels(rows)
        outlets = self.clearance.outlets
        ids, parents = (rows.column(name).to_pylist() for name in ("comment_id", "report_id"))
        self._without_text.difference_update(ids)
        self.census.comments(decoded, [outlets.get(name) for name in parents])
        columns = [
            "comment_id",
            "report_id",
            "author",
            "published",
            "language",
            "badge",
            "kind",
            "text",
            "input",
        ]
        listed = decoded.select(columns).to_pylist()
        self.anonymity.add(listed, outlets)
        stays = self.clearance.comments(listed)
        self.still_there.comments(listed)
        if self._rotation is not None:
            rows = self._rotation.comments(rows)
        hashes = rows.column("text_sha256").to_pylist() if self._rotation else [None] * len(ids)
        texts = rows.column("text").to_pylist() if self._withholds else [None] * len(ids)
        documents.add(
            ids,
            [
                Known(report=parent, text=text if hidden else None, text_sha256=digest)
                for parent, text, hidden, digest in zip(parents, texts, stays, hashes, strict=True)
            ],
        )
        leaving = withhold_documents("comments", rows, stays) if self._withholds else rows
        return leaving, [documents.split(name) for name in parents]

    def _lost(self) -> set[str]:
        columns = ["document_id", "status"]
        parts = (decode_labels(rows.select(columns)).to_pylist() for rows in self._read("annotations"))
        return {row["document_id"] for part in parts for row in part if row["status"] == "lost"}

    def _held(self, rows: pa.Table) -> pa.Table:
        """Return annotations without those on texts that left the input: their quotes are of what is not released."""
        import pyarrow as pa

        stays = [name not in self._without_text for name in rows.column("document_id").to_pylist()]
        self.gone += stays.count(False)
        return rows.filter(pa.array(stays, type=pa.bool_()))

    def _claims(self, table: str, rows: pa.Table, known: Mapping[str, Known]) -> pa.Table:
        self.census.claims(table, decode_labels(rows))
        if table == "annotations" and not self._settings.keep_annotators:
            rows = self._hidden.claims(rows)
        if self._rotation is not None:
            rows = self._rotation.claims(rows, {name: one.text_sha256 for name, one in known.items()})
        if self._withholds:
            texts = {name: one.text for name, one in known.items() if one.text is not None}
            rows = withhold_claims(rows, texts)
        return rows

    @cached_property
    def _hidden(self) -> HiddenAnnotators:
        return HiddenAnnotators(self._pseudonymiser, lambda: self._read("annotations"))

    def _require_texts(self, rows: pa.Table) -> None:
        if rows.column("text").null_count:
            raise CorpusError(
                f"{self._corpus} is a release without texts; publish the corpus that it was made of."
            )
