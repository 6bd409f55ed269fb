"""Ids that two corpora have in common: what differs behind each, and what becomes of it when they are merged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from ..errors import CorpusError
from ..ids import copy_id
from ..storage.lookup import Lookup
from ..storage.schema import KEYS, columns
from ..text.canonical import counted
from .diff import other_key, told_rows

OnClash = Literal["refuse", "first", "both"]
_SHOWN = 5
_OF_THE_CORPUS = frozenset((
    "n_comments", "position", "duplicate_of", "duplicate_kind", "input", "changes", "author", "depth",
))  # fmt: skip
"""Columns that depend on what else is in a corpus, on the key or on the way of reading: no clash."""


_KEYS = (
    " The two were built with different keys, and a text that names a commenter differs by the pseudonym alone; "
    "build both with one key to join them."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """One id that both corpora have, with rows that differ.

    Attributes:
        table: the table.
        id: the id.
        columns: the columns that differ.
        done: what became of it: ``kept once, with TITLE of the first``, ``the first kept``, ``both kept, the second
            as ID``, or that nothing did, since it is to be decided.
        texts: whether the rows are about different texts, so that somebody must decide.
    """

    table: str
    id: str
    columns: tuple[str, ...]
    done: str
    texts: bool = False

    def __str__(self) -> str:
        """Explain the clash as a sentence."""
        return f"{self.table}, {self.id}: differs in {', '.join(self.columns)}; {self.done}."


@dataclass(slots=True, kw_only=True)
class Settled:
    """What becomes of the documents of the second corpus.

    Attributes:
        renamed: new ids of those that are kept under another one.
        dropped: ids of those that are left out, since the first corpus has another text under them.
        taken: the new ids.
        same: rows that both have and that do not differ, by table.
        clashes: those that differ.
    """

    renamed: dict[str, str] = field(default_factory=dict)
    dropped: set[str] = field(default_factory=set)
    taken: set[str] = field(default_factory=set)
    same: Counter[str] = field(default_factory=Counter)
    clashes: list[Clash] = field(default_factory=list)


def settle(first: Path, second: Path, *, on_clash: OnClash) -> Settled:
    """Decide what becomes of every report and comment of the second corpus whose id the first has too.

    Args:
        first, second: corpus folders.
        on_clash: what becomes of two texts with one id: ``refuse`` raises, ``first`` leaves the second's out, ``both``
            gives it another id.

    Raises:
        CorpusError: when ids clash and `on_clash` is ``refuse``; the error explains the clashes.
    """
    settled = Settled()
    for table in ("reports", "comments"):
        _settle(table, first, second, on_clash=on_clash, settled=settled)
    clashing = [clash for clash in settled.clashes if clash.texts]
    if clashing and on_clash == "refuse":
        shown = " ".join(map(str, clashing[:_SHOWN]))
        more = f" And {len(clashing) - _SHOWN:,} more." if len(clashing) > _SHOWN else ""
        raise CorpusError(
            f"{counted(len(clashing), 'id')} of {first} and {second} name different texts. {shown}{more} Keep those of "
            f"the first corpus with --on-clash first, or both under two ids with --on-clash both."
            f"{_KEYS if other_key(first, second) else ''}"
        )
    return settled


def _settle(table: str, first: Path, second: Path, *, on_clash: OnClash, settled: Settled) -> None:
    names, key = list(columns(table)), KEYS[table]
    with Lookup[tuple[Any, ...]]() as known, Lookup[None]() as others:
        for rows in told_rows(first, table, names):
            known.put((row[key], tuple(row.values())) for row in rows)
        if on_clash == "both":
            for rows in told_rows(second, table, [key]):
                others.put((row[key], None) for row in rows)

        def free(name: str) -> bool:
            return name not in settled.taken and not known.known([name]) and not others.known([name])

        for rows in told_rows(second, table, names):
            held = known.get([row[key] for row in rows])
            for row in rows:
                if row[key] in held:
                    before = dict(zip(names, held[row[key]], strict=True))
                    _settle_row(table, before, row, on_clash=on_clash, settled=settled, free=free)


def _settle_row(
    table: str,
    before: Mapping[str, Any],
    row: Mapping[str, Any],
    *,
    on_clash: OnClash,
    settled: Settled,
    free: Callable[[str], bool],
) -> None:
    name = row[KEYS[table]]
    differs = differing(before, row)
    if not differs:
        settled.same[table] += 1
        return
    # A text that is the same is the same document, whatever else a source said of it.
    texts = "text_sha256" in differs or (table == "comments" and "report_id" in differs)
    if not texts:
        done = f"kept once, with {', '.join(differs)} of the first"
    elif on_clash == "refuse":
        done = "which to keep is to be decided, and nothing was written"
    elif on_clash == "both":
        new = next(one for n in range(2, 1_000_000) if free(one := copy_id(name, n)))
        settled.renamed[name] = new
        settled.taken.add(new)
        done = f"both kept, the second as {new}"
    else:
        settled.dropped.add(name)
        done = "the first kept, with the claims on it"
    settled.clashes.append(Clash(table=table, id=name, columns=differs, done=done, texts=texts))


def differing(row: Mapping[str, Any], other: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the columns in which two rows of one table differ, but for those that depend on the corpus."""
    return tuple(name for name in row if name not in _OF_THE_CORPUS and row[name] != other.get(name))
