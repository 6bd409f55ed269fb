"""What changed between two versions of a corpus: rows added, changed and gone, and labels that are others now."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ..privacy.fingerprints import keys_of
from ..storage.batches import read_row_batches
from ..storage.folder import require_finished
from ..storage.lookup import Lookup
from ..storage.provenance import read_provenance
from ..storage.schema import CLAIM_TABLES, KEYS, TABLES
from ..storage.tables import read_schema
from ..text.canonical import counted

_LONGEST = 200
"""Characters of a value that is kept to compare; of a longer one a hash is."""
_MOST_NAMED = 6
"""Columns that a line names."""
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
    """What differs between two versions: table by table, and the claims whose label changed.

    Attributes:
        other_key: whether the pseudonyms were made with other keys, so that every author has another name.
    """

    tables: Mapping[str, TableDifference]
    relabelled: Sequence[Relabelled]
    other_key: bool = False

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
                most = ", ".join(
                    f"{column} {number:,}" for column, number in columns.most_common(_MOST_NAMED)
                )
                parts[-1 if not one.gone else -2] += f" ({most})"
            parts += [
                f"columns {what}: {_some(names)}"
                for what, names in (("added", one.columns_added), ("gone", one.columns_gone))
                if names
            ]
            if parts:
                said.append(f"{name}: {', '.join(parts)}.")
        if self.relabelled:
            pairs = Counter((one.before, one.after) for one in self.relabelled)
            told = ", ".join(f"{one} → {other} {number:,}" for (one, other), number in pairs.most_common(8))
            said.append(f"{counted(len(self.relabelled), 'label')} changed: {told}.")
        if self.other_key:
            said.append(
                "The two were built with different keys: a person has another pseudonym in each, also within texts."
            )
        return said or ["Nothing changed in the tables."]


def _some(names: Sequence[str]) -> str:
    more = len(names) - _MOST_NAMED
    return ", ".join(names[:_MOST_NAMED]) + (f" and {more:,} more" if more > 0 else "")


def diff_corpora(before: Path, after: Path) -> Difference:
    """Compare two corpus folders, releases among them; labels are compared by name.

    Rows wait on disk until they are compared: what is in memory grows with the rows that differ.

    Raises:
        CorpusError: when one is no finished corpus, or a table is damaged.
    """
    for folder in (before, after):
        require_finished(folder)
    return replace(diff_tables(before, after), other_key=other_key(before, after))


def other_key(before: Path, after: Path) -> bool:
    """Tell whether the pseudonyms of two corpora were made with different keys."""
    one, other = (set(keys_of(read_provenance(folder))) for folder in (before, after))
    return one != other


def diff_tables(before: Path, after: Path) -> Difference:
    """Compare the tables of two folders, as `diff_corpora` does; they need not be finished corpora."""
    tables, relabelled = {}, []
    for name in TABLES:
        tables[name], others = _diff(before, after, name)
        relabelled += others
    return Difference(tables=tables, relabelled=relabelled)


def told_rows(folder: Path, table: str, columns: Sequence[str]) -> Iterator[list[dict[str, Any]]]:
    """Yield the rows of a table batch by batch, labels as names, long values as hashes: enough to compare rows."""
    for rows in read_row_batches(folder, table, columns=columns):
        yield [{name: _told(row[name]) for name in columns} for row in rows]


def _told(value: Any) -> Any:
    if isinstance(value, float) and value != value:
        return "NaN"  # which equals itself
    said = value if isinstance(value, str) else json.dumps(value) if isinstance(value, list) else None
    if said is None or len(said) <= _LONGEST:
        return value
    return hashlib.blake2b(said.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _diff(before: Path, after: Path, table: str) -> tuple[TableDifference, list[Relabelled]]:
    key = KEYS[table]
    old, new = (read_schema(folder, table)[0].names for folder in (before, after))
    shared = [name for name in old if name in new]
    added: dict[str, dict[str, Any]] = {}
    changed: dict[str, tuple[str, ...]] = {}
    # Claims that may be one and the same under another label, by their ids; the old ones keep their rows.
    labels: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {}
    with Lookup[tuple[Any, ...]]() as waiting:
        for rows in told_rows(before, table, shared):
            waiting.put((row[key], tuple(row.values())) for row in rows)
        for rows in told_rows(after, table, shared):
            held = waiting.get([row[key] for row in rows])
            for row in rows:
                name = row[key]
                if name not in held:
                    added[name] = _place(row)
                elif held[name] != tuple(row.values()):
                    was = dict(zip(shared, held[name], strict=True))
                    changed[name] = tuple(column for column in shared if was[column] != row[column])
                    if "label" in changed[name]:
                        labels[name] = _place(was), _place(row)
            waiting.drop(held)
        gone = {name: _place(dict(zip(shared, row, strict=True))) for name, row in waiting.items()}
    others = (
        _relabelled(table, gone | _part(labels, 0), added | _part(labels, 1)) if table in CLAIM_TABLES else []
    )
    was, now = {one for _, one, _ in others}, {one for _, _, one in others}
    found = TableDifference(
        added=tuple(one for one in added if one not in now),
        gone=tuple(one for one in gone if one not in was),
        changed={one: names for one, names in changed.items() if one not in now},
        columns_added=tuple(name for name in new if name not in old),
        columns_gone=tuple(name for name in old if name not in new),
    )
    return found, [one for one, _, _ in others]


def _place(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: row[name] for name in ("label", *_PLACE) if name in row}


def _part(
    labels: Mapping[str, tuple[dict[str, Any], dict[str, Any]]], side: int
) -> dict[str, dict[str, Any]]:
    return {name: pair[side] for name, pair in labels.items()}


def _relabelled(
    table: str, gone: Mapping[str, dict[str, Any]], added: Mapping[str, dict[str, Any]]
) -> list[tuple[Relabelled, str, str]]:
    """Return the claims whose label alone changed, with their old and new ids.

    The label is part of an id that was derived, so that such a claim seems gone and another added; one whose id was
    given keeps it.
    """
    waiting: dict[tuple[Any, ...], list[tuple[str, str]]] = {}
    for name, row in gone.items():
        waiting.setdefault(tuple(row[column] for column in _PLACE), []).append((name, row["label"]))
    pairs = []
    for name, row in added.items():
        if same := waiting.get(tuple(row[column] for column in _PLACE)):
            old, label = same.pop(0)
            told = {column: row[column] for column in _PLACE}
            pairs.append((Relabelled(table=table, before=label, after=row["label"], **told), old, name))
    return pairs
