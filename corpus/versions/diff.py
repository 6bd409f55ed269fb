"""What changed between two versions of a corpus: rows added, changed and gone, and labels that are others now."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..folder import require_finished
from ..schema import CLAIM_TABLES, TABLES
from ..tables import decode_labels, read_parquet
from ..text import counted

if TYPE_CHECKING:
    import pyarrow as pa

KEYS = {
    "reports": "report_id",
    "comments": "comment_id",
    "findings": "claim_id",
    "measures": "document_id",
    "annotations": "claim_id",
}
_PLACE = ("document_id", "layer", "start", "end", "annotator")


@dataclass(frozen=True, slots=True, kw_only=True)
class Relabelled:
    """A claim whose label changed while its document, span, layer and annotator stayed.

    Attributes:
        table: findings or annotations.
        document_id, layer, start, end, annotator: the claim.
        before, after: its labels.
    """

    table: str
    document_id: str
    layer: str
    start: int | None
    end: int | None
    annotator: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TableDifference:
    """The rows of a table that differ, by their ids; a relabelled claim is neither added nor gone.

    Attributes:
        added, gone: ids that only the new, only the old version has.
        changed: the columns that differ, by id.
        columns_added, columns_gone: columns that only one version has.
    """

    added: tuple[str, ...]
    gone: tuple[str, ...]
    changed: Mapping[str, tuple[str, ...]]
    columns_added: tuple[str, ...] = ()
    columns_gone: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What differs between two versions: table by table, and the claims whose label changed."""

    tables: Mapping[str, TableDifference]
    relabelled: Sequence[Relabelled]

    def __bool__(self) -> bool:
        """Say whether anything differs."""
        return bool(self.relabelled) or any(
            one.added or one.gone or one.changed or one.columns_added or one.columns_gone
            for one in self.tables.values()
        )

    def lines(self) -> list[str]:
        """Say what differs, a line a table; one line when nothing does."""
        said = []
        for name, one in self.tables.items():
            parts = [
                f"{number:,} {what}"
                for number, what in (
                    (len(one.added), "added"),
                    (len(one.changed), "changed"),
                    (len(one.gone), "gone"),
                )
                if number
            ]
            columns = Counter(column for names in one.changed.values() for column in names)
            if columns:
                most = ", ".join(f"{column} {number:,}" for column, number in columns.most_common(6))
                parts[-1 if not one.gone else -2] += f" ({most})"
            parts += [
                f"columns {what}: {', '.join(names)}"
                for what, names in (("added", one.columns_added), ("gone", one.columns_gone))
                if names
            ]
            if parts:
                said.append(f"{name}: {', '.join(parts)}.")
        if self.relabelled:
            pairs = Counter((one.before, one.after) for one in self.relabelled)
            told = ", ".join(f"{one} → {other} {number:,}" for (one, other), number in pairs.most_common(8))
            said.append(f"{counted(len(self.relabelled), 'label')} changed: {told}.")
        return said or ["Nothing changed in the tables."]


def diff_corpora(before: Path, after: Path) -> Difference:
    """Compare two corpus folders, releases among them.

    Raises:
        CorpusError: when one is no finished corpus, or a table is damaged.
    """
    for folder in (before, after):
        require_finished(folder)
    return diff_tables(
        {table: read_parquet(before, table) for table in TABLES},
        {table: read_parquet(after, table) for table in TABLES},
    )


def diff_tables(before: Mapping[str, pa.Table], after: Mapping[str, pa.Table]) -> Difference:
    """Compare two versions of all tables, label columns as integers: labels are compared by name."""
    tables, relabelled = {}, []
    for name in TABLES:
        old, new = decode_labels(before[name]), decode_labels(after[name])
        found = _diff(old, new, key=KEYS[name])
        if name in CLAIM_TABLES:
            others = _relabelled(name, old, new, found)
            relabelled += [one for one, _, _ in others]
            was, now = {old_id for _, old_id, _ in others}, {new_id for _, _, new_id in others}
            found = TableDifference(
                added=tuple(one for one in found.added if one not in now),
                gone=tuple(one for one in found.gone if one not in was),
                changed={one: names for one, names in found.changed.items() if one not in now},
                columns_added=found.columns_added,
                columns_gone=found.columns_gone,
            )
        tables[name] = found
    return Difference(tables=tables, relabelled=relabelled)


def _diff(old: pa.Table, new: pa.Table, *, key: str) -> TableDifference:
    shared = [name for name in old.column_names if name in new.column_names]
    one, other = _hashes(old, shared, key=key), _hashes(new, shared, key=key)
    differing = [name for name, digest in other.items() if name in one and one[name] != digest]
    return TableDifference(
        added=tuple(name for name in other if name not in one),
        gone=tuple(name for name in one if name not in other),
        changed=_columns(old, new, differing, shared, key=key),
        columns_added=tuple(name for name in new.column_names if name not in shared),
        columns_gone=tuple(name for name in old.column_names if name not in shared),
    )


def _hashes(table: pa.Table, columns: Sequence[str], *, key: str) -> dict[str, bytes]:
    found = {}
    for batch in table.select(columns).to_batches(max_chunksize=2_000):
        for row in batch.to_pylist():
            said = json.dumps([row[name] for name in columns], ensure_ascii=False, default=str)
            found[row[key]] = hashlib.blake2b(said.encode("utf-8", "surrogatepass"), digest_size=16).digest()
    return found


def _columns(
    old: pa.Table, new: pa.Table, ids: Sequence[str], columns: Sequence[str], *, key: str
) -> dict[str, tuple[str, ...]]:
    one, other = _rows(old, ids, columns, key=key), _rows(new, ids, columns, key=key)
    return {name: tuple(c for c in columns if one[name][c] != other[name][c]) for name in ids}


def _rows(
    table: pa.Table, ids: Iterable[str], columns: Sequence[str], *, key: str
) -> dict[str, dict[str, Any]]:
    import pyarrow as pa

    wanted = set(ids)
    places = [place for place, name in enumerate(table.column(key).to_pylist()) if name in wanted]
    return {row[key]: row for row in table.select(columns).take(pa.array(places, pa.int64())).to_pylist()}


def _relabelled(
    table: str, old: pa.Table, new: pa.Table, found: TableDifference
) -> list[tuple[Relabelled, str, str]]:
    """Return the claims whose label alone changed, with their old and new ids.

    The label is part of an id that was derived, so that such a claim seems gone and another added; one whose id was
    given keeps it.
    """
    columns = ("claim_id", "label", *_PLACE)
    kept = [name for name, names in found.changed.items() if "label" in names]
    gone = _rows(old, [*found.gone, *kept], columns, key="claim_id")
    added = _rows(new, [*found.added, *kept], columns, key="claim_id")
    waiting: dict[tuple[Any, ...], list[dict[str, Any]]] = {}
    for row in gone.values():
        waiting.setdefault(tuple(row[name] for name in _PLACE), []).append(row)
    pairs = []
    for row in added.values():
        place = tuple(row[name] for name in _PLACE)
        if before := waiting.get(place):
            was = before.pop(0)
            told = dict(zip(_PLACE, place, strict=True))
            pairs.append(
                (
                    Relabelled(table=table, before=was["label"], after=row["label"], **told),
                    was["claim_id"],
                    row["claim_id"],
                )
            )
    return pairs
