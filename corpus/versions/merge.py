"""Two corpora made into one, with every clash of ids explained and nothing lost unsaid."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from ..duplicates import flag_duplicates
from ..errors import CorpusError, InputError
from ..folder import require_finished, transaction
from ..provenance import ANALYSIS_TABLES, read_provenance, stage_corpus
from ..schema import TABLES
from ..tables import decode_labels, read_parquet, to_arrow
from ..text import counted
from .diff import KEYS

if TYPE_CHECKING:
    import pyarrow as pa

Row = dict[str, Any]
OnClash = Literal["refuse", "first", "both"]
_SHOWN = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """One id that both corpora have.

    Attributes:
        table: the table.
        id: the id.
        columns: the columns that differ; empty when both rows are the same.
        done: what became of it: ``kept once``, ``the first kept``, or ``both kept, the second as ID``.
    """

    table: str
    id: str
    columns: tuple[str, ...]
    done: str

    def __str__(self) -> str:
        """Explain the clash as a sentence."""
        if not self.columns:
            return f"{self.table}, {self.id}: the same in both; {self.done}."
        return f"{self.table}, {self.id}: differs in {', '.join(self.columns)}; {self.done}."


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """What merging did.

    Attributes:
        folder: the new corpus.
        rows: rows by table.
        clashes: every id that both corpora had.
        analysed: whether findings and measures could be kept: only where both corpora were analysed alike.
        notes: what else a user must know, as sentences.
    """

    folder: Path
    rows: Mapping[str, int]
    clashes: Sequence[Clash]
    analysed: bool
    notes: Sequence[str]


def merge_corpora(
    first: Path, second: Path, *, out: Path, on_clash: OnClash = "refuse", name: str | None = None
) -> Merged:
    """Write the reports, comments and annotations of two corpora as one.

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
        CorpusError: when a corpus is damaged or unfinished, or ids clash and `on_clash` is ``refuse``; the error
            explains the clashes.
    """
    for folder in (first, second):
        require_finished(folder)
        if out.resolve() == folder.resolve():
            raise InputError(
                f"The merged corpus cannot be written over {folder}; choose another folder with -o."
            )
    one, other = _tables(first), _tables(second)
    said = read_provenance(first), read_provenance(second)
    clashes: list[Clash] = []
    renamed: dict[str, str] = {}
    dropped: set[str] = set()
    for table in ("reports", "comments"):
        _settle(table, one, other, on_clash=on_clash, clashes=clashes, renamed=renamed, dropped=dropped)
    different = [clash for clash in clashes if clash.columns]
    if different and on_clash == "refuse":
        shown = " ".join(str(clash) for clash in different[:_SHOWN])
        more = f" And {len(different) - _SHOWN:,} more." if len(different) > _SHOWN else ""
        raise CorpusError(
            f"{counted(len(different), 'id')} of {first} and {second} name different texts. {shown}{more} "
            f"Keep those of "
            f"the first corpus with --on-clash first, or both under two ids with --on-clash both."
        )
    _follow(other, renamed=renamed, dropped=dropped)
    rows = {table: [*one[table]] for table in TABLES}
    for table in TABLES:
        known = {row[KEYS[table]]: row for row in one[table]}
        for row in other[table]:
            before = known.get(row[KEYS[table]])
            if before is None:
                rows[table].append(row)
            elif table == "annotations":
                differs = _differing(before, row)
                clashes.append(
                    Clash(
                        table=table,
                        id=row["claim_id"],
                        columns=differs,
                        done="the first kept" if differs else "kept once",
                    )
                )
    analysed = bool(said[0].get("analysis")) and said[0].get("analysis") == said[1].get("analysis")
    _tidy(rows)
    notes = _notes(said, analysed=analysed)
    provenance = _provenance(said, name=name, analysed=analysed, duplicates=_flag(rows), clashes=clashes)
    measured = _measures(first, second) if analysed else None
    with transaction(out) as stage:
        written = {
            table: to_arrow([] if table in ANALYSIS_TABLES and not analysed else rows[table], table=table,
                            extra=measured if table == "measures" else None)
            for table in TABLES
        }  # fmt: skip
        stage_corpus(stage, written, provenance=provenance)
    return Merged(
        folder=out,
        rows={table: data.num_rows for table, data in written.items()},
        clashes=clashes,
        analysed=analysed,
        notes=notes,
    )


def _tables(folder: Path) -> dict[str, list[Row]]:
    return {table: decode_labels(read_parquet(folder, table)).to_pylist() for table in TABLES}


_OF_THE_CORPUS = (
    "n_comments",
    "position",
    "duplicate_of",
    "duplicate_kind",
    "input",
    "changes",
    "author",
    "depth",
)
"""Columns that depend on what else is in a corpus, on the key or on the way of reading: no clash."""


def _differing(row: Row, other: Row) -> tuple[str, ...]:
    return tuple(name for name in row if name not in _OF_THE_CORPUS and row[name] != other.get(name))


def _settle(
    table: str,
    one: Mapping[str, list[Row]],
    other: Mapping[str, list[Row]],
    *,
    on_clash: OnClash,
    clashes: list[Clash],
    renamed: dict[str, str],
    dropped: set[str],
) -> None:
    key = KEYS[table]
    known = {row[key]: row for row in one[table]}
    taken = set(known) | {row[key] for row in other[table]}
    for row in other[table]:
        name = row[key]
        before = known.get(name)
        if before is None:
            continue
        differs = _differing(before, row)
        # A text that is the same is the same document, whatever else a source said of it.
        if "text_sha256" not in differs and (table == "reports" or "report_id" not in differs):
            clashes.append(Clash(table=table, id=name, columns=(), done=_same(differs)))
            continue
        if on_clash == "both":
            new = next(f"{name}-{n}" for n in range(2, len(taken) + 3) if f"{name}-{n}" not in taken)
            taken.add(new)
            renamed[name] = new
            done = f"both kept, the second as {new}"
        else:
            dropped.add(name)
            done = "the first kept, with the claims on it"
        clashes.append(Clash(table=table, id=name, columns=differs, done=done))


def _same(differs: tuple[str, ...]) -> str:
    return "kept once" + (f", with {', '.join(differs)} of the first" if differs else "")


def _follow(other: dict[str, list[Row]], *, renamed: Mapping[str, str], dropped: set[str]) -> None:
    """Turn all that refers to a renamed document of the second corpus, and take out what is on a dropped one."""
    # The comments on a dropped report that only the second corpus has would stand under another text.
    gone = dropped | {row["comment_id"] for row in other["comments"] if row["report_id"] in dropped}
    other["reports"] = [row for row in other["reports"] if row["report_id"] not in gone]
    other["comments"] = [row for row in other["comments"] if row["comment_id"] not in gone]
    for table in ("findings", "measures", "annotations"):
        other[table] = [row for row in other[table] if row["document_id"] not in gone]
    for table in TABLES:
        for row in other[table]:
            for column in ("report_id", "comment_id", "parent_id", "document_id", "duplicate_of"):
                if row.get(column) in renamed:
                    row[column] = renamed[row[column]]
            if row.get("parent_id") in gone:
                row["parent_id"] = None
            for quote in row.get("quotes") or ():
                quote["document_id"] = renamed.get(quote["document_id"], quote["document_id"])


def _tidy(rows: dict[str, list[Row]]) -> None:
    """Put comments behind their reports, count anew, and leave out relations to claims that are gone."""
    order = {row["report_id"]: place for place, row in enumerate(rows["reports"])}
    rows["comments"].sort(key=lambda row: order.get(row["report_id"], len(order)))
    counts: Counter[str] = Counter()
    for row in rows["comments"]:
        row["position"] = counts[row["report_id"]]
        counts[row["report_id"]] += 1
    for row in rows["reports"]:
        row["n_comments"] = counts[row["report_id"]]
    for table in ("findings", "annotations"):
        ids = {row["claim_id"] for row in rows[table]}
        for row in rows[table]:
            if row["related_id"] is not None and row["related_id"] not in ids:
                row["related_id"] = row["relation"] = None


def _flag(rows: dict[str, list[Row]]) -> dict[str, dict[str, int]]:
    return {
        table: dict(flag_duplicates(rows[table], id_column=KEYS[table])) for table in ("reports", "comments")
    }


def _measures(first: Path, second: Path) -> Any:
    from datasets import Features

    from ..schema import features

    extra: dict[str, Any] = {}
    for folder in (first, second):
        extra |= Features.from_arrow_schema(_schema(read_parquet(folder, "measures")))
    return Features({name: kind for name, kind in extra.items() if name not in features("measures")})


def _schema(table: pa.Table) -> pa.Schema:
    return table.schema


def _notes(said: tuple[Row, Row], *, analysed: bool) -> list[str]:
    notes = []
    if said[0].get("pseudonym_key") != said[1].get("pseudonym_key"):
        notes.append(
            "The corpora were built with different keys, so that one person has two pseudonyms; build both "
            "with one key "
            "to join them."
        )
    if not analysed and (said[0].get("analysis") or said[1].get("analysis")):
        notes.append(
            "The corpora were not analysed alike, so that findings and measures were left out; run: "
            "commentariat analyze"
        )
    notes.append("A split is not carried over; make one with: commentariat splits")
    return notes


def _provenance(
    said: tuple[Row, Row],
    *,
    name: str | None,
    analysed: bool,
    duplicates: Mapping[str, Mapping[str, int]],
    clashes: Sequence[Clash],
) -> dict[str, Any]:
    one, other = said
    problems = one.get("problems", {}), other.get("problems", {})
    numbers = {key: problems[0].get(key, 0) + problems[1].get(key, 0) for key in ("skipped", "altered")}
    joined = {
        key: dict(Counter(one.get(key) or {}) + Counter(other.get(key) or {}))
        for key in ("erased", "language_sources")
    }
    if joined["erased"]:
        joined["erased"] = {"comments": 0, "reports": 0} | joined["erased"]
    rights = [source for part in said for source in part.get("rights", ())]
    unique = [source for place, source in enumerate(rights) if source not in rights[:place]]
    return {
        **one,
        "name": name or f"{one['name']} and {other['name']}",
        "inputs": [*one.get("inputs", []), *other.get("inputs", [])],
        "pseudonym_key": one["pseudonym_key"]
        if one.get("pseudonym_key") == other.get("pseudonym_key")
        else [one.get("pseudonym_key"), other.get("pseudonym_key")],
        **joined,
        "comments_that_quote": one.get("comments_that_quote", 0) + other.get("comments_that_quote", 0),
        "duplicates": duplicates,
        "problems": numbers | {"named": [*problems[0].get("named", ()), *problems[1].get("named", ())]},
        **({"rights": unique} if unique else {}),
        "merged": {
            "from": [part["name"] for part in said],
            "clashes": dict(Counter("different" if clash.columns else "same" for clash in clashes)),
        },
        "analysis": one.get("analysis") if analysed else None,
    }
