"""Push: the documents of a corpus become tasks of a project, each exactly once, whatever happens on the way.

What the server holds decides, never what we remember: before anything is sent the tasks there are listed by our ids,
after every doubtful answer they are looked up again, and at the end copies are taken away. So a push that was
interrupted, on either side, is simply run again.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.metadata import version
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ...corpus.corpus import Corpus
from ...corpus.errors import InputError, OutputError
from ...corpus.scheme import scheme_of
from ..adopt import adopt_scheme
from ..config import labelling_config
from ..guide import guidelines_html
from ..names import Vocabulary
from .ahead import ahead
from .client import Client, TaskRow, UnsureError
from .connection import Connection, connect
from .results import prediction, tied
from .state import TEXTS, Link, load_links, new_link, save_link
from .tasks import COMMENTS_A_TASK, Task, findings_digest, tasks_of, to_json
from .threads import Claims, Threads, choose

if TYPE_CHECKING:
    from collections.abc import Collection

    from ...corpus.progress import Progress
    from ...corpus.scheme import Scheme
    from .sampling import Sample

CHUNK_TASKS = 200
CHUNK_CHARACTERS = 4_000_000
"""An import is as small as these two say, so that little is in doubt when its answer is lost."""
_ATTEMPTS = 4
_SETTLE_SECONDS = 2.0
_SETTLE_LOOKS = 15
_TITLE = (3, 50)


@dataclass(slots=True, kw_only=True)
class PushSummary:
    """What a push did.

    Attributes:
        project: the project's id on the server.
        url: its address.
        tasks: tasks that the project should hold after this push.
        sent: tasks that were new, or whose texts had changed.
        unchanged: tasks that were there already.
        predictions: tasks there already whose machine claims were renewed.
        replaced: tasks on an older text that nobody had worked on, and that were deleted.
        kept: tasks on an older text that somebody has worked on: they stay beside the new ones.
        copies: superfluous copies of a task that were deleted.
        left_as_shown: tasks that somebody has worked on, so that newer machine claims were not put under their work.
        doubts: answers that were lost and had to be looked up.
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
    doubts: int = 0


def push(
    corpus: Corpus | Path | str,
    *,
    connection: Connection | None = None,
    scheme: Path | str | None = None,
    layers: Sequence[str] | None = None,
    title: str | None = None,
    sample: Sample | None = None,
    overlap: int | None = None,
    practice: str | None = None,
    predictions: bool = True,
    comments_a_task: int = COMMENTS_A_TASK,
    examples: Mapping[str, Sequence[str]] | None = None,
    progress: Progress | None = None,
) -> PushSummary:
    """Send a corpus to Label Studio: a project, and a task for every report with its thread.

    The project is made at the first push and found again at the next. Only tasks that are new or whose texts changed
    are sent; a task that somebody has worked on is never deleted or changed. Running it again after an interruption
    finishes it.

    Args:
        corpus: an open corpus, or its folder.
        connection: the server; found by `connect` if None.
        scheme: a file with a label scheme, which becomes the corpus's own (`adopt_scheme`); the one it has if None.
        layers: the layers to ask for; all that the scheme asks of annotators if None.
        title: the project's title at its making, 3 to 50 characters; the corpus's name if None.
        sample: which reports to send; all if None. What was sent before stays.
        overlap: how many annotators each task is for; 1 for a new project, unchanged for another, if None.
        practice: an annotator of the corpus whose answers are known to be right: the reports they annotated go too,
            without machine claims, and `pull` compares everybody's answers with theirs.
        predictions: whether to show the machine's claims.
        comments_a_task: how many comments one page shows at most.
        examples: examples of every label for the guidelines, by ``layer/label``.
        progress: called after every chunk.

    Raises:
        InputError: when a setting does not fit, or there is no server to connect to.
        ServerError: when the server refuses or cannot be reached; what was sent stays, and the next push goes on.
        CorpusError: when a text cannot be sent.
    """
    corpus = corpus if isinstance(corpus, Corpus) else Corpus.load(corpus)
    if scheme is not None:
        adopt_scheme(corpus, Path(scheme))
    labels = scheme_of(corpus.path)
    vocabulary = Vocabulary(labels)
    if overlap is not None and overlap < 1:
        raise InputError(f"A task is for at least one annotator, not {overlap}.")
    threads = Threads(corpus)
    known = _known_answers(corpus, threads, practice)
    chosen = choose(corpus, threads, sample) if sample else threads.ids
    ids = [*(name for name in threads.ids if name in known), *(name for name in chosen if name not in known)]
    config = labelling_config(labels, layers=layers)
    asked = _asked(labels, layers)
    findings = Claims(corpus, "findings", layers=asked) if predictions else None
    with Client(connection or connect()) as client:
        link = ensure_project(
            client,
            corpus,
            name=TEXTS,
            title=title or corpus.name,
            config=config,
            instruction=guidelines_html(labels, layers=layers, examples=examples, whole=False),
            overlap=overlap,
            layers=None if layers is None else tuple(layers),
            practice=practice,
        )
        tasks = (
            to_json(task, predictions=_shown(task, findings, vocabulary=vocabulary))
            for name in ids
            for task in tasks_of(threads[name], comments_a_task=comments_a_task, practice=name in known)
        )
        return send_tasks(client, link, tasks, total=len(ids), progress=progress)


def send_tasks(
    client: Client,
    link: Link,
    tasks: Iterable[dict[str, Any]],
    *,
    total: int | None = None,
    progress: Progress | None = None,
) -> PushSummary:
    """Bring tasks and their predictions to a project, each exactly once.

    Args:
        client: the server.
        link: the project.
        tasks: every task that the project should hold, as JSON with its predictions; ``meta`` holds our id (``uid``)
            and what the task is about, whatever its texts (``unit``).
        total: how many there are about, for `progress`.
        progress: called after every chunk.
    """
    assert link.project is not None
    return _Push(client=client, project=link.project, total=total, progress=progress).run(tasks)


def ensure_project(
    client: Client,
    corpus: Corpus,
    *,
    name: str,
    title: str,
    config: str,
    instruction: str,
    overlap: int | None,
    layers: tuple[str, ...] | None = None,
    practice: str | None = None,
) -> Link:
    """Return the corpus's project of a name, made if there is none, with its config and settings brought up to date.

    The link is written before the project is made, and the project bears its mark, so that a project whose making
    was interrupted is found and not made twice.
    """
    link = load_links(corpus.path).get(name)
    if link is None:
        link = new_link(name, url=client.connection.url)
        save_link(corpus.path, link)
    here = link.url == client.connection.url
    project = client.project(link.project) if here and link.project is not None else None
    if project is None:
        # A local server may be back on another port, and a making that was interrupted leaves no id.
        found = client.find_project(link.mark)
        project = client.project(found) if found is not None else None
    settings: dict[str, Any] = {"label_config": config, "expert_instruction": instruction}
    if overlap is not None:
        settings["maximum_annotations"] = overlap
    if project is None:
        # What was pulled from a project that is no more says nothing of the new one.
        made = _make_project(client, link, title=title, settings=settings)
        link = replace(link, project=made, pulled=None)
    else:
        changed = {key: value for key, value in settings.items() if project.get(key) != value}
        if changed:
            client.update_project(int(project["id"]), **changed)
        link = replace(link, project=int(project["id"]))
    link = replace(link, url=client.connection.url, layers=layers, practice=practice or link.practice)
    save_link(corpus.path, link)
    return link


def _make_project(client: Client, link: Link, *, title: str, settings: Mapping[str, Any]) -> int:
    title = " ".join(title.split())[: _TITLE[1]]
    if len(title) < _TITLE[0]:
        title = f"Corpus {title}".strip()
    try:
        return client.create_project(
            title=title,
            description=f"Made by Commentariat; the mark below ties it to its corpus, leave it in place. {link.mark}",
            show_instruction=True,
            show_skip_button=True,
            enable_empty_annotation=True,
            show_collab_predictions=True,
            **{"maximum_annotations": 1, **settings},
        )
    except UnsureError:
        found = client.find_project(link.mark)
        if found is None:
            raise
        return found


@dataclass(slots=True)
class _Push:
    client: Client
    project: int
    total: int | None
    progress: Progress | None
    summary: PushSummary = field(init=False)
    there: dict[str, TaskRow] = field(default_factory=dict)
    units: dict[str, list[TaskRow]] = field(default_factory=lambda: defaultdict(list))

    def run(self, tasks: Iterable[dict[str, Any]]) -> PushSummary:
        url = f"{self.client.connection.url}/projects/{self.project}"
        self.summary = PushSummary(project=self.project, url=url)
        self.look()
        renewed: list[tuple[TaskRow, list[dict[str, Any]]]] = []
        wanted: dict[str, str] = {}
        waiting: list[dict[str, Any]] = []
        size = 0
        for task in ahead(tasks, most=CHUNK_TASKS):
            self.summary.tasks += 1
            uid, shown = task["meta"]["uid"], task.get("predictions", [])
            wanted[task["meta"]["unit"]] = uid
            row = self.there.get(uid)
            if row is None:
                waiting.append(task)
                size += _characters(task["data"])
            elif (shown[0]["model_version"] if shown else "") == row.versions:
                self.summary.unchanged += 1
            elif row.worked_on or row.has_draft:
                self.summary.unchanged += 1
                self.summary.left_as_shown += 1
            else:
                renewed.append((row, shown))
            if len(waiting) >= CHUNK_TASKS or size >= CHUNK_CHARACTERS:
                self.send(waiting)
                waiting, size = [], 0
            if len(renewed) >= CHUNK_TASKS:
                self.renew(renewed)
                renewed = []
        self.send(waiting)
        self.renew(renewed)
        self.clear_older(wanted)
        if self.summary.sent:
            # An import that was given up for lost, here or by a push that was killed, may have been committed late.
            uids = list(self.client.uids(self.project))
            if len(uids) > len(set(uids)):
                self.look()
        return self.summary

    def look(self) -> None:
        """List what the server holds, and take away superfluous copies."""
        rows: dict[str, list[TaskRow]] = defaultdict(list)
        for row in self.client.rows(self.project):
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
            surplus += [row.id for row in others if not (row.worked_on or row.has_draft)]
        if surplus:
            self.client.delete_tasks(self.project, surplus)
            self.summary.copies += len(surplus)

    def send(self, chunk: list[dict[str, Any]]) -> None:
        """Send tasks; after a doubtful answer look up which arrived, and send only the others again."""
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
                self.summary.doubts += 1
            arrived = self.settled([task["meta"]["uid"] for task in missing])
            missing = [task for task in missing if task["meta"]["uid"] not in arrived]
        if missing:
            raise OutputError(
                f"The Label Studio server did not take {len(missing)} tasks in {_ATTEMPTS} attempts. See its log, then "
                f"run the same command again: tasks that arrived are not sent twice."
            )
        self.summary.sent += len(chunk)
        if self.progress is not None:
            done = self.summary.sent + self.summary.unchanged
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

    def renew(self, renewed: Sequence[tuple[TaskRow, list[dict[str, Any]]]]) -> None:
        """Put new predictions in the place of old ones; doing it twice does no harm."""
        if not renewed:
            return
        fresh = [{**each, "task": row.id} for row, shown in renewed for each in shown]
        for _ in range(_ATTEMPTS):
            try:
                self.client.delete_predictions(self.project, [row.id for row, _ in renewed])
                if fresh:
                    self.client.import_predictions(self.project, fresh)
                break
            except UnsureError:
                self.summary.doubts += 1
        else:
            raise OutputError(
                "The Label Studio server did not take the machine's new claims. See its log, then run the same "
                "command again."
            )
        self.summary.predictions += len(renewed)

    def clear_older(self, wanted: Mapping[str, str]) -> None:
        """Delete tasks on an older text of the same report, unless somebody has worked on them."""
        older = [row for unit, uid in wanted.items() for row in self.units.get(unit, ()) if row.uid != uid]
        idle = [row.id for row in older if not (row.worked_on or row.has_draft)]
        if idle:
            self.client.delete_tasks(self.project, idle)
        self.summary.replaced += len(idle)
        self.summary.kept += len(older) - len(idle)


def _characters(value: Any) -> int:
    if isinstance(value, str):
        return len(value)
    if isinstance(value, Mapping):
        return sum(map(_characters, value.values()))
    return sum(map(_characters, value)) if isinstance(value, list) else 0


def _shown(task: Task, findings: Claims | None, *, vocabulary: Vocabulary) -> list[dict[str, Any]]:
    if findings is None or task.practice:
        return []
    asked = vocabulary.layers
    claims = [
        claim
        for placed in task.documents
        for claim in findings.on(placed.document_id)
        if claim.layer in asked
        and asked[claim.layer].asked_of(placed.kind)
        and (claim.start is not None) == asked[claim.layer].of_spans
    ]
    made = prediction(tied(claims, vocabulary=vocabulary), task.documents, vocabulary=vocabulary, version="")
    if made is None:
        return []
    digest = findings_digest([made])
    return [{**made, "model_version": f"commentariat {_own_version()} · {digest}"}]


@cache
def _own_version() -> str:
    return version("commentariat")


def _asked(scheme: Scheme, layers: Sequence[str] | None) -> Collection[str]:
    wanted = [scheme.layer(name) for name in layers] if layers is not None else scheme.layers
    return {layer.name for layer in wanted if layer.asked_of("report") or layer.asked_of("comment")}


def _known_answers(corpus: Corpus, threads: Threads, annotator: str | None) -> set[str]:
    """Return the reports on which an annotator's answers are known."""
    if annotator is None:
        return set()
    columns = corpus.arrow("annotations", ["document_id", "annotator", "status"]).to_pydict()
    documents = {
        document
        for document, who, status in zip(*columns.values(), strict=True)
        if who == annotator and status == "accepted"
    }
    if not documents:
        known = sorted(set(chain(columns["annotator"])))
        raise InputError(
            f"The corpus holds no answers by “{annotator}” to practise on. Its annotators are: "
            f"{', '.join(known) or 'none yet'}."
        )
    report_of = threads.report_of()
    return {report_of[document] for document in documents if document in report_of}
