"""Merging what was pulled into the annotations table: claims of tasks that were fetched take the place of the old."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ...corpus.errors import OutputError
from ...corpus.scheme import annotation_scheme
from ...corpus.storage.folder import SET_ASIDE, transaction
from ...corpus.storage.provenance import stage_corpus
from ...corpus.storage.tables import decode_labels, read_parquet, to_arrow
from .aside import entries, entries_after, render
from .provenance import ANNOTATION, COMPLETED, DRAFT, READING, TASK
from .state import FOLDER, STATE, Link, load_links, render_links
from .work import Kept

if TYPE_CHECKING:
    import pyarrow as pa

    from ...corpus.corpus import Corpus


@dataclass(frozen=True, slots=True, kw_only=True)
class Pulled:
    """What a pull of one project brought.

    Attributes:
        link: the project, with the time up to which it is pulled now.
        tables: claims, as parts of an annotations table.
        fetched: the server's ids of the tasks that were fetched.
        set_aside: what could not be claims.
        corrected: what was set aside before and accepted, and was read at the accepted place.
    """

    link: Link
    tables: Sequence[pa.Table]
    fetched: set[int]
    set_aside: Sequence[Kept]
    corrected: Sequence[Mapping[str, Any]]


def tasks_before(corpus: Corpus, link: Link) -> set[int]:
    """Return the server's ids of the tasks of which the corpus holds work already."""
    table = corpus.arrow("annotations", ["attributes"])
    return {
        int(said[TASK].rpartition("/")[2])
        for said in _attributes(table)
        if said.get(TASK, "").startswith(f"{link.key}/")
    }


def merge(corpus: Corpus, pulled: Pulled, *, texts: Mapping[str, str]) -> int:
    """Write what was pulled into the corpus, as one act.

    Args:
        corpus: the corpus.
        pulled: what to write.
        texts: the corpus's texts, as they were when the work was read.

    Returns:
        How many claims went whose annotation is no longer on the server.

    Raises:
        OutputError: when the folder cannot be written, or its texts changed in the meantime.
    """
    import pyarrow as pa

    path, link = corpus.path, pulled.link
    scheme = annotation_scheme(path)
    fetched = {f"{link.key}/{number}" for number in pulled.fetched}
    with transaction(path) as stage:
        corpus.refresh()
        if corpus.texts() != texts:
            raise OutputError(
                f"The texts of {path} changed while the work on them was pulled; nothing was written. Pull again."
            )
        old, before = _remaining(
            decode_labels(read_parquet(path, "annotations")),
            link=link,
            fetched=fetched,
            decided=_decided(pulled),
        )
        table = _sorted(pa.concat_tables([to_arrow(old, table="annotations", scheme=scheme), *pulled.tables]))
        folder = stage.path / FOLDER
        # A folder in the stage replaces the whole folder, so that what else it holds goes along.
        shutil.copytree(path / FOLDER, folder, dirs_exist_ok=True)
        (folder / STATE).write_bytes(render_links(load_links(path) | {link.name: link}))
        aside = entries_after(entries(corpus), pulled.set_aside, fetched=fetched, used=pulled.corrected)
        (stage.path / SET_ASIDE).write_bytes(render(aside))
        stage_corpus(
            stage,
            {"annotations": table},
            provenance=corpus.provenance,
            changed=("annotations",),
            scheme=scheme,
        )
    corpus.refresh()
    return _withdrawn(before, table)


def _remaining(
    table: pa.Table, *, link: Link, fetched: set[str], decided: set[str]
) -> tuple[list[dict[str, Any]], Counter[str]]:
    """Return the rows that stay, and how many claims came before from each annotation on what was fetched."""
    old: list[dict[str, Any]] = []
    before: Counter[str] = Counter()
    for row in table.to_pylist():
        said = {pair["name"]: pair["value"] for pair in row["attributes"] or ()}
        task = said.get(TASK, "")
        ours = task.startswith(f"{link.key}/")
        if task in fetched:
            before[said.get(ANNOTATION, "")] += 1
        if not task and row["annotator"] == link.gold and row["document_id"] in decided:
            continue  # What votes made gold gives way to what a person decided.
        # Drafts are what they were at the last pull that asked for them.
        if not (ours and (task in fetched or DRAFT in said)):
            old.append(row)
    return old, before


def _decided(pulled: Pulled) -> set[str]:
    """Return the documents on which what was pulled completes a gold layer."""
    if pulled.link.gold is None:
        return set()
    return {
        row["document_id"]
        for table in pulled.tables
        for row in decode_labels(table).to_pylist()
        if (row["layer"], row["label"]) == (READING, COMPLETED)
    }


def _withdrawn(before: Mapping[str, int], table: pa.Table) -> int:
    now = {said.get(ANNOTATION) for said in _attributes(table)}
    return sum(
        number
        for annotation, number in before.items()
        if annotation not in now and "/draft-" not in annotation
    )


def _attributes(table: pa.Table) -> Iterator[dict[str, str]]:
    for pairs in table.column("attributes").to_pylist():
        yield {pair["name"]: pair["value"] for pair in pairs or ()}


def _sorted(table: pa.Table) -> pa.Table:
    """Put claims into an order that does not depend on when they were pulled."""
    keys = [
        ("document_id", "ascending"),
        ("annotator", "ascending"),
        ("start", "ascending"),
        ("claim_id", "ascending"),
    ]
    return table.sort_by(keys)
