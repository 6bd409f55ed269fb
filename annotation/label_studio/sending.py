"""Sending tasks to a project, each exactly once, whatever happens on the way.

What the server holds decides, never what we remember: before anything is sent the tasks there are listed by our ids,
after every doubtful answer they are looked up again, and at the end they are counted, and copies taken away. So a
push that was interrupted, on either side, is simply run again.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ...corpus.errors import OutputError
from .ahead import ahead
from .clearing import Cleared
from .client import Client, TaskRow
from .state import Link
from .transport import UnsureError

if TYPE_CHECKING:
    from ...corpus.progress import Progress

CHUNK_TASKS = 200
CHUNK_CHARACTERS = 4_000_000
"""An import is as small as these two say, so that little is in doubt when its answer is lost."""
_ATTEMPTS = 4
_SETTLE_SECONDS = 2.0
_SETTLE_LOOKS = 15


@dataclass(slots=True, kw_only=True)
class PushSummary:
    """What a push did.

    Attributes:
        project: the project's id on the server.
        url: its address.
        tasks: tasks that the project should hold after this push.
        sent: tasks that were new, or whose texts had changed.
        unchanged: tasks that were there already.
        predictions: tasks there already, on which nobody had worked, that were made anew with newer machine claims.
        replaced: tasks on an older text that nobody had worked on, and that were deleted.
        kept: tasks on an older text that somebody has worked on: they stay beside the new ones.
        copies: superfluous copies of a task that were deleted.
        left_as_shown: tasks that somebody has worked on, so that newer machine claims were not put under their work.
        erased: tasks that were deleted since they held what has been erased from the corpus.
        erased_kept: reports whose tasks hold what has been erased, and work that is not pulled yet.
    """

    project: int
    url: str
    tasks: int = 0
    sent: int = 0
    unchanged: int = 0
    predictions: int = 0
    replaced: int = 0
    kept: int = 0
    copies: int = 0
    left_as_shown: int = 0
    erased: int = 0
    erased_kept: tuple[str, ...] = ()


def send_tasks(
    client: Client,
    link: Link,
    tasks: Iterable[dict[str, Any]],
    *,
    total: int | None = None,
    cleared: Cleared | None = None,
    progress: Progress | None = None,
) -> PushSummary:
    """Bring tasks and their predictions to a project, each exactly once.

    Args:
        client: the server.
        link: the project.
        tasks: every task that the project should hold, as JSON with its predictions, all of one version; ``meta``
            holds our id (``uid``), what the task is about, whatever its texts (``unit``), and what tells its
            predictions from others (``shown``).
        total: how many there are about, for `progress`.
        cleared: what `clear_erased` did before, for the summary.
        progress: called after every chunk.
    """
    assert link.project is not None
    summary = _Push(client=client, project=link.project, total=total, progress=progress).run(tasks)
    if cleared is not None:
        summary.erased, summary.erased_kept = cleared.removed, tuple(cleared.kept)
    return summary


@dataclass(slots=True)
class _Push:
    client: Client
    project: int
    total: int | None
    progress: Progress | None
    summary: PushSummary = field(init=False)
    version: str | None = None
    """The version of the predictions that were sent."""
    number: int = 0
    """How many tasks the project should hold by now, those of others among them."""
    there: dict[str, TaskRow] = field(default_factory=dict)
    units: dict[str, list[TaskRow]] = field(default_factory=lambda: defaultdict(list))

    def run(self, tasks: Iterable[dict[str, Any]]) -> PushSummary:
        url = f"{self.client.connection.url}/projects/{self.project}"
        self.summary = PushSummary(project=self.project, url=url)
        self.look()
        stale: dict[str, int] = {}
        wanted: dict[str, str] = {}
        waiting: list[dict[str, Any]] = []
        size = 0
        for task in ahead(tasks, most=CHUNK_TASKS):
            self.summary.tasks += 1
            uid = task["meta"]["uid"]
            wanted[task["meta"]["unit"]] = uid
            row = self.there.get(uid)
            if row is not None and (row.shown == task["meta"]["shown"] or not row.idle):
                self.summary.unchanged += 1
                self.summary.left_as_shown += row.shown != task["meta"]["shown"]
                continue
            if row is not None:
                stale[uid] = row.id
            waiting.append(task)
            size += _characters(task["data"])
            if len(waiting) >= CHUNK_TASKS or size >= CHUNK_CHARACTERS:
                self.send(waiting, stale=stale)
                waiting, stale, size = [], {}, 0
        self.send(waiting, stale=stale)
        self.clear_older(wanted)
        self.show()
        if (self.summary.sent or self.summary.predictions) and self.client.count(self.project) != self.number:
            # An import that was given up for lost, here or by a push that was killed, was committed late.
            self.look()
        return self.summary

    def look(self) -> None:
        """List what the server holds, and take away superfluous copies."""
        rows: dict[str, list[TaskRow]] = defaultdict(list)
        self.number = 0
        for row in self.client.rows(self.project):
            self.number += 1
            if row.uid is not None:
                rows[row.uid].append(row)
        surplus: list[int] = []
        self.there.clear()
        self.units.clear()
        for uid, copies in rows.items():
            # Work that somebody did is never a superfluous copy.
            copies.sort(key=lambda row: (not row.worked_on, not row.has_draft, row.id))
            first, *others = copies
            self.there[uid] = first
            self.units[str(first.meta.get("unit"))].append(first)
            surplus += [row.id for row in others if row.idle]
        self.summary.copies += len(surplus) - len(self.take_away(surplus))

    def take_away(self, ids: Collection[int]) -> set[int]:
        """Delete tasks, and return those that stay since somebody has begun to work on them by now."""
        if not ids:
            return set()
        there = list(self.client.rows(self.project, ids=ids))
        idle = [row.id for row in there if row.idle]
        self.client.delete_tasks(self.project, idle)
        self.number -= len(ids) - len(there) + len(idle)
        return {row.id for row in there if not row.idle}

    def send(self, chunk: list[dict[str, Any]], *, stale: Mapping[str, int]) -> None:
        """Send tasks; after a doubtful answer look up which arrived, and send only the others again.

        Args:
            chunk: the tasks.
            stale: for some of them by our id, the server's id of the task with older claims of the machine, in whose
                place they come. One that nobody has worked on is made anew much faster than it is changed.
        """
        busy = self.take_away(stale.values())
        if busy:
            chunk = [task for task in chunk if stale.get(task["meta"]["uid"]) not in busy]
            self.summary.unchanged += len(busy)
            self.summary.left_as_shown += len(busy)
        missing = chunk
        for _ in range(_ATTEMPTS):
            if not missing:
                break
            try:
                taken = self.client.import_tasks(self.project, missing)
                if taken == len(missing):
                    missing = []
                    break
            except UnsureError:
                pass  # what arrived is looked up next
            arrived = self.settled([task["meta"]["uid"] for task in missing])
            missing = [task for task in missing if task["meta"]["uid"] not in arrived]
        if missing:
            raise OutputError(
                f"The Label Studio server did not take {len(missing)} tasks in {_ATTEMPTS} attempts. See its log, then "
                f"run the same command again: tasks that arrived are not sent twice."
            )
        for task in chunk:
            for each in task.get("predictions", ()):
                self.version = each["model_version"]
        renewed = len(stale) - len(busy)
        self.summary.sent += len(chunk) - renewed
        self.summary.predictions += renewed
        self.number += len(chunk)
        if self.progress is not None:
            done = self.summary.sent + self.summary.predictions + self.summary.unchanged
            self.progress("Pushing", done, max(done, self.total) if self.total else None)

    def settled(self, uids: Sequence[str]) -> set[str]:
        """Return which tasks arrived, once two looks agree: a server that gave no answer may still be at work."""
        before: set[str] | None = None
        for _ in range(_SETTLE_LOOKS):
            arrived = self.client.holding(self.project, uids)
            if arrived == before or len(arrived) == len(uids):
                return arrived
            before = arrived
            time.sleep(_SETTLE_SECONDS)
        return before or set()

    def show(self) -> None:
        """Have the page begin with the predictions that were sent: it does with those of one version only."""
        project = (self.client.project(self.project) or {}) if self.version else {}
        if self.version and project.get("model_version") != self.version:
            self.client.update_project(self.project, model_version=self.version)

    def clear_older(self, wanted: Mapping[str, str]) -> None:
        """Delete tasks on an older text of the same report, unless somebody has worked on them."""
        older = [row for unit, uid in wanted.items() for row in self.units.get(unit, ()) if row.uid != uid]
        idle = [row.id for row in older if row.idle]
        gone = len(idle) - len(self.take_away(idle))
        self.summary.replaced += gone
        self.summary.kept += len(older) - gone


def _characters(value: Any) -> int:
    if isinstance(value, str):
        return len(value)
    if isinstance(value, Mapping):
        return sum(map(_characters, value.values()))
    return sum(map(_characters, value)) if isinstance(value, list) else 0
