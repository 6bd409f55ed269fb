"""Taking what was erased from a corpus off the server, where tasks hold copies of it.

A task is taken away whole: its texts stand in its annotations too. Work on it is in the corpus once it has been
pulled; until then, and while somebody has begun and not submitted, the task stays, and the push says which.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from ...corpus.privacy.forgotten import Forgotten, read_forgotten
from ...corpus.standoff.claims import text_sha256
from .client import Client, TaskRow
from .state import MARGIN, Link, load_links, save_link
from .tasks import documents_in

if TYPE_CHECKING:
    from ...corpus.corpus import Corpus

_EMPTY = text_sha256("")


@dataclass(slots=True, kw_only=True)
class Cleared:
    """What became of the tasks that hold what was erased.

    Attributes:
        removed: how many were deleted.
        kept: the reports of those that hold work which is not in the corpus yet.
    """

    removed: int = 0
    kept: list[str] = field(default_factory=list)


def clear_erased(client: Client, corpus: Corpus) -> Cleared:
    """Delete the tasks of a corpus's projects that hold what was erased from it, unless work on them was not pulled.

    Raises:
        ServerError: when the server refuses or cannot be reached.
        CorpusError: when the memory of what was erased is damaged.
    """
    cleared = Cleared()
    forgotten = read_forgotten(corpus.path)
    if not forgotten:
        return cleared
    mark = _mark(forgotten)
    holds = _holding(corpus, forgotten)
    for link in load_links(corpus.path).values():
        here = link.url == client.connection.url and link.project is not None
        project = link.project if here else client.find_project(link.mark)
        if project is None or link.cleared == mark or client.project(project) is None:
            continue
        found = {task["id"]: task for task in client.texts(project) if holds(task.get("data") or {})}
        rows = list(client.rows(project, ids=found)) if found else []
        gone = [row.id for row in rows if row.idle or _is_pulled(row, found[row.id], link)]
        client.delete_tasks(project, gone)
        kept = [_report(row) for row in rows if row.id not in set(gone)]
        cleared.removed += len(gone)
        cleared.kept += kept
        if not kept:
            save_link(corpus.path, replace(link, cleared=mark))
    cleared.kept = sorted(set(cleared.kept))
    return cleared


def _mark(forgotten: Forgotten) -> str:
    """Return what tells one state of what was erased from another."""
    said = "\x1f".join([*sorted(forgotten.documents), "", *sorted(forgotten.touched)])
    return hashlib.sha256(said.encode()).hexdigest()[:12]


def _holding(corpus: Corpus, forgotten: Forgotten) -> Callable[[Mapping[str, Any]], bool]:
    """Return what says whether the data of a task hold what was erased."""
    wanted = forgotten.documents | forgotten.touched
    now = {
        name: digest
        for kind in ("report", "comment")
        for part in corpus.scan(f"{kind}s", [f"{kind}_id", "text_sha256"])
        for name, digest in zip(
            part.column(f"{kind}_id").to_pylist(), part.column("text_sha256").to_pylist(), strict=True
        )
        if name in wanted
    }
    gone = {name for name in forgotten.documents if now.get(name, _EMPTY) == _EMPTY}

    def holds(data: Mapping[str, Any]) -> bool:
        return any(
            placed.document_id in gone
            or (placed.document_id in forgotten.touched and placed.text_sha256 != now.get(placed.document_id))
            for placed in documents_in(data)
        )

    return holds


def _is_pulled(row: TaskRow, task: Mapping[str, Any], link: Link) -> bool:
    """Say whether all work on a task is in the corpus: nothing is begun, and nothing changed since the last pull."""
    if row.has_draft or link.pulled is None:
        return False
    changed = datetime.fromisoformat(str(task["updated_at"]))
    return changed <= datetime.fromisoformat(link.pulled) + MARGIN


def _report(row: TaskRow) -> str:
    return str(row.meta.get("unit") or row.id).partition("#")[0]
