"""Pull: people's work on the server becomes claims in the annotations table, and nothing of it is lost.

Only tasks that changed since the last pull are fetched, with a margin for clocks; `merging` puts their claims in the
place of those that were pulled from them before. What cannot be a claim is kept whole (`aside`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ...corpus.corpus import Corpus
from ...corpus.errors import InputError
from ...corpus.privacy.forgotten import read_forgotten
from ...corpus.privacy.pseudonyms import Pseudonymiser, load_key
from ...corpus.scheme import annotation_scheme
from ...corpus.standoff.claims import check_quotes
from ...corpus.storage.tables import to_arrow
from ..names import Vocabulary
from ..store import read_annotations
from .ahead import ahead
from .aside import accepted_of, entries
from .boundary import boundary_work
from .client import PAGE, Client
from .connection import Connection, connect
from .merging import Pulled, merge, tasks_before
from .people import People
from .practice import PracticeScore, practice_scores
from .provenance import ANNOTATION, COMPLETED, READING, SKIPPED, UNFINISHED
from .state import BOUNDARIES, MARGIN, TEXTS, Link, load_links
from .work import Work, work_on

if TYPE_CHECKING:
    import pyarrow as pa

    from ...corpus.progress import Progress

_BATCH = 20_000


@dataclass(slots=True, kw_only=True)
class PullSummary:
    """What a pull brought.

    Attributes:
        tasks: tasks that were fetched.
        annotators: every annotator met by pseudonym, with their address; for the eyes of whoever pulls.
        completed, skipped, unfinished: annotations of these kinds that were fetched.
        claims: claims written from them, without those that only say who read what.
        verified: spans by how their words agreed with the text (exact, newline_escaped, blanks_collapsed, unquoted,
            mismatch).
        origins: what people did to the machine's claims (kept, changed, rejected, manual).
        anchored: claims on texts that changed since they were shown, by what became of them.
        erased: claims that were dropped, since what they are on has been erased.
        set_aside: what could not be a claim, by reason.
        withdrawn: claims pulled before whose annotation is no longer on the server.
        gone: tasks that were pulled before and are no longer on the server; their claims stay.
        practice: each annotator's answers beside those that are known to be right, where some are.
    """

    tasks: int = 0
    annotators: dict[str, str] = field(default_factory=dict)
    completed: int = 0
    skipped: int = 0
    unfinished: int = 0
    claims: int = 0
    verified: Counter[str] = field(default_factory=Counter)
    origins: Counter[str] = field(default_factory=Counter)
    anchored: Counter[str] = field(default_factory=Counter)
    erased: int = 0
    set_aside: Counter[str] = field(default_factory=Counter)
    withdrawn: int = 0
    gone: int = 0
    practice: dict[str, PracticeScore] = field(default_factory=dict)


def pull(
    corpus: Corpus | Path | str,
    *,
    connection: Connection | None = None,
    drafts: bool = False,
    everything: bool = False,
    key_file: Path | None = None,
    progress: Progress | None = None,
) -> PullSummary:
    """Bring people's work back from Label Studio into the annotations table.

    Annotators stand in the corpus under keyed pseudonyms; who is who is noted in a private file outside it.

    Args:
        corpus: an open corpus, or its folder.
        connection: the server; found by `connect` if None.
        drafts: whether to fetch unfinished work too, one request for each task that has any.
        everything: fetch all tasks, not only those that changed since the last pull.
        key_file: file of the secret key behind pseudonyms; the user's own key if None.
        progress: called after every task.

    Raises:
        InputError: when the corpus was never pushed, there is no server to connect to, or the private file is damaged.
        ServerError: when the server refuses or cannot be reached; nothing was written then.
        OutputError: when the folder cannot be written, or its texts changed in the meantime.
    """
    corpus = corpus if isinstance(corpus, Corpus) else Corpus.load(corpus)
    links = load_links(corpus.path)
    if not links:
        raise InputError(
            f"The corpus {corpus.path} has no project on Label Studio yet. Send it there with: "
            "commentariat annotate push"
        )
    pseudonymiser = Pseudonymiser(load_key(key_file, outside=corpus.path))
    url = next(iter(links.values())).url
    summary = PullSummary()
    with Client(connection or connect(url)) as client:
        people = People(client.users(), pseudonymiser=pseudonymiser)
        for name in sorted(links):
            _Pull(
                corpus=corpus,
                client=client,
                link=_found(client, links[name]),
                people=people,
                progress=progress,
                summary=summary,
            ).run(drafts=drafts, everything=everything)
    known = links[TEXTS].practice if TEXTS in links else None
    if known is not None:
        summary.practice = practice_scores(read_annotations(corpus), known=known)
    summary.annotators = dict(people.met)
    people.remember()
    return summary


def _found(client: Client, link: Link) -> Link:
    if link.project is not None and link.url == client.connection.url and client.project(link.project):
        return link
    found = client.find_project(link.mark)
    if found is None:
        raise InputError(
            f"The corpus's project is not on the Label Studio server {client.connection.url}: it was deleted, or it is "
            f"on another server (it was last on {link.url}). Nothing was changed."
        )
    return replace(link, url=client.connection.url, project=found)


@dataclass(slots=True, kw_only=True)
class _Pull:
    corpus: Corpus
    client: Client
    link: Link
    people: People
    progress: Progress | None
    summary: PullSummary

    def run(self, *, drafts: bool, everything: bool) -> None:
        project = self.link.project
        assert project is not None
        scheme = annotation_scheme(self.corpus.path)
        of_texts = partial(
            work_on,
            accepted=accepted_of(entries(self.corpus)),
            gold=self.link.gold,
            vocabulary=Vocabulary(scheme),
        )
        forgotten = read_forgotten(self.corpus.path)
        convert = boundary_work if self.link.name == BOUNDARIES else of_texts
        texts = self.corpus.texts()
        since = None if everything else self.link.pulled
        total = None if since else self.client.count(project)
        with_drafts = {row.id for row in self.client.rows(project) if row.has_draft} if drafts else set()
        fetched: set[int] = set()
        work = Work()
        tables: list[pa.Table] = []
        rows: list[dict[str, Any]] = []
        latest = self.link.pulled or ""
        for task in self.fetch(since, with_drafts):
            done = convert(
                task,
                key=self.link.key,
                drafts=self.client.drafts(task["id"]) if task["id"] in with_drafts else (),
                texts=texts.get,
                annotator_of=self.people,
            )
            done.without(forgotten, texts.get)
            fetched.add(task["id"])
            latest = max(latest, str(task.get("updated_at") or ""))
            self.count(done)
            work.add(done)
            made = [claim.to_row() for claim in done.claims]
            check_quotes(made, texts)
            rows += made
            if len(rows) >= _BATCH:
                tables.append(to_arrow(rows, table="annotations", scheme=scheme))
                rows = []
            if self.progress is not None:
                self.progress("Pulling", self.summary.tasks, total)
        tables.append(to_arrow(rows, table="annotations", scheme=scheme))
        self.summary.set_aside.update(each.aside.reason for each in work.set_aside)
        before = tasks_before(self.corpus, self.link)
        # Deletions leave no trace on the server.
        there = fetched | self.client.existing(project, before - fetched)
        pulled = Pulled(
            link=replace(self.link, pulled=_before(latest) if latest else None),
            tables=tables,
            fetched=fetched,
            set_aside=work.set_aside,
            corrected=work.corrected,
        )
        self.summary.gone += len(before - there)
        self.summary.withdrawn += merge(self.corpus, pulled, texts=texts)

    def fetch(self, since: str | None, with_drafts: set[int]) -> Iterator[dict[str, Any]]:
        """Yield tasks that changed, once each, and those with drafts, which do not count as a change."""
        assert self.link.project is not None
        seen: set[int] = set()
        for task in ahead(self.client.tasks(self.link.project, since=since), most=PAGE):
            if task["id"] not in seen and (task.get("meta") or {}).get("uid"):
                seen.add(task["id"])
                yield task
        for task_id in sorted(with_drafts - seen):
            yield self.client.get(f"/api/tasks/{task_id}")

    def count(self, work: Work) -> None:
        self.summary.tasks += 1
        kinds = {
            (claim.attributes[ANNOTATION], claim.label) for claim in work.claims if claim.layer == READING
        }
        by_kind = Counter(label for _, label in kinds)
        self.summary.completed += by_kind[COMPLETED]
        self.summary.skipped += by_kind[SKIPPED]
        self.summary.unfinished += by_kind[UNFINISHED]
        self.summary.claims += sum(claim.layer != READING for claim in work.claims)
        self.summary.verified += work.outcomes
        self.summary.origins += work.origins
        self.summary.anchored += work.anchored
        self.summary.erased += work.erased


def _before(latest: str) -> str:
    """Return a little before a time, in the one format that the server's filters read."""
    return (datetime.fromisoformat(latest).astimezone(UTC) - MARGIN).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
