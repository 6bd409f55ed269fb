"""Two corpora made into one, with every clash of ids explained and nothing lost unsaid."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..errors import CorpusError, InputError
from ..replacing import Origin, replacing
from ..scheme import SCHEME_FILE, annotation_scheme
from ..splits.stored import SPLITS_FILE
from ..storage.columns import Column, columns_of
from ..storage.folder import Stage, require_finished
from ..storage.provenance import ANALYSIS_TABLES, read_provenance, stage_corpus
from ..storage.schema import CLAIM_TABLES, TABLES, columns
from ..storage.tables import FILE_NAME, read_schema, write_rows
from .clashes import Clash, OnClash, settle
from .merged_claims import merged_claims, merged_measures
from .merged_documents import merged_documents
from .merged_provenance import analysed_alike, merge_notes, merged_provenance


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """What merging did.

    Attributes:
        folder: the new corpus.
        rows: rows by table.
        same: rows that both corpora had and that are the same, kept once.
        clashes: ids that both had with rows that differ.
        analysed: whether findings and measures could be kept: only where both corpora were analysed alike.
        notes: what else a user must know, as sentences.
    """

    folder: Path
    rows: Mapping[str, int]
    same: int
    clashes: Sequence[Clash]
    analysed: bool
    notes: Sequence[str]


def merge_corpora(
    first: Path, second: Path, *, out: Path, on_clash: OnClash = "refuse", name: str | None = None
) -> Merged:
    """Write the reports, comments and annotations of two corpora as one; few rows are in memory at a time.

    A document that is the same in both is kept once, with the annotations of both. For one id with two texts,
    `on_clash` decides: ``refuse`` raises, ``first`` keeps the first corpus's row with its claims, ``both`` keeps the
    second's under a new id, to which everything that refers to it is turned. Duplicates are flagged anew.

    Args:
        first, second: corpus folders.
        out: the folder to write.
        on_clash: what becomes of different documents with one id.
        name: the new corpus's name; both names if None.

    Raises:
        InputError: when `out` is one of the two.
        CorpusError: when a corpus is damaged or unfinished, their label schemes differ, or ids clash and `on_clash` is
            ``refuse``; the error explains the clashes.
        OutputError: when `out` cannot be written, or holds a corpus with people's work that is no copy of theirs.
    """
    for folder in (first, second):
        require_finished(folder)
        if out.resolve() == folder.resolve():
            raise InputError(
                f"The merged corpus cannot be written over {folder}; choose another folder with -o."
            )
    said = read_provenance(first), read_provenance(second)
    analysed = analysed_alike(said)
    scheme_file = _scheme_file(first, second)
    settled = settle(first, second, on_clash=on_clash)
    origin = Origin(by="merge", of=tuple(str(part["name"]) for part in said))
    with replacing(out, origin) as stage:
        if scheme_file is not None:
            (stage.path / SCHEME_FILE).write_bytes(scheme_file.read_bytes())
        scheme = annotation_scheme(stage.path)
        duplicates = merged_documents(stage.path, first, second, settled=settled)
        for table in CLAIM_TABLES:
            kept = table not in ANALYSIS_TABLES or analysed
            rows = merged_claims(table, first, second, settled=settled) if kept else ()
            write_rows(
                rows, _file(stage, table), table=table, scheme=scheme if table == "annotations" else None
            )
        measured: Iterable[Any] = merged_measures(first, second, settled=settled) if analysed else ()
        extra = _measures(first, second) if analysed else None
        write_rows(measured, _file(stage, "measures"), table="measures", extra=extra)
        provenance = merged_provenance(
            said, name=name, analysed=analysed, duplicates=duplicates, settled=settled
        ) | {"made": origin.said(stage.path)}
        stage_corpus(stage, {}, provenance=provenance, scheme=scheme)
        rows_of = {table: read_schema(stage.path, table)[1] for table in TABLES}
    return Merged(
        folder=out,
        rows=rows_of,
        same=settled.same.total(),
        clashes=settled.clashes,
        analysed=analysed,
        notes=merge_notes(
            said, analysed=analysed, split=any((folder / SPLITS_FILE).is_file() for folder in (first, second))
        ),
    )


def _file(stage: Stage, table: str) -> Path:
    return stage.path / table / FILE_NAME


def _scheme_file(first: Path, second: Path) -> Path | None:
    """Return the file of the label scheme that both can be kept under; None for the shipped one."""
    files = [folder / SCHEME_FILE for folder in (first, second) if (folder / SCHEME_FILE).is_file()]
    if len(files) == 2 and files[0].read_bytes() != files[1].read_bytes():
        raise CorpusError(
            f"{first} and {second} have different label schemes ({SCHEME_FILE}). Put one scheme with the labels of "
            "both into the two folders, and merge again."
        )
    return files[0] if files else None


def _measures(first: Path, second: Path) -> dict[str, Column]:
    found: dict[str, Column] = {}
    for folder in (first, second):
        found |= columns_of(read_schema(folder, "measures")[0])
    own = columns("measures")
    return {name: column for name, column in found.items() if name not in own}
