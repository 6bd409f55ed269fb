"""Pull: people's work on the server becomes claims in the annotations table, and nothing of it is lost.

Only tasks that changed since the last pull are fetched, with a margin for clocks; their claims replace those that were
pulled from them before. What cannot be a claim is kept whole in ``label_studio/set_aside.jsonl`` of the corpus.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ...corpus.claims import Claim, check_quotes
from ...corpus.corpus import Corpus
from ...corpus.errors import CorpusError, InputError, OutputError
from ...corpus.folder import SET_ASIDE, transaction
from ...corpus.privacy import Pseudonymiser, load_key
from ...corpus.provenance import stage_corpus
from ...corpus.schema import TABLES
from ...corpus.scheme import annotation_scheme
from ...corpus.tables import decode_labels, read_parquet, to_arrow
from ..names import Vocabulary
from .ahead import ahead
from .boundary import boundary_work
from .client import PAGE, Client
from .connection import Connection, connect
from .people import People
from .practice import PracticeScore, practice_scores
from .state import BOUNDARIES, FOLDER, STATE, TEXTS, Link, load_links, render_links
from .work import ANNOTATION, COMPLETED, DRAFT, READING, SKIPPED, TASK, UNFINISHED, Kept, Work, work_on

if TYPE_CHECKING:
    import pyarrow as pa

    from ...corpus.progress import Progress

_MARGIN = timedelta(seconds=2)
"""Tasks are stamped before they are committed, so that one may show up a little late."""
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
        InputError: when the corpus was never pushed, or there is no server to connect to.
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
        summary.practice = practice_scores(claims_of(corpus), known=known)
    summary.annotators = dict(people.met)
    people.remember()
    return summary


def set_aside(corpus: Corpus) -> list[dict[str, Any]]:
    """Return what pulls could not make claims of, each as it is kept: reason, sentence, items, proposal, whose.

    Raises:
        CorpusError: when the file is damaged.
    """
    path = corpus.path / SET_ASIDE
    if not path.is_file():
        return []
    try:
        return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
    except (OSError, ValueError) as error:
        raise CorpusError(f"{path} is damaged ({error}). Delete it and pull everything again.") from error


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
        assert self.link.project is not None
        scheme = annotation_scheme(self.corpus.path)
        of_texts = partial(work_on, vocabulary=Vocabulary(scheme))
        convert = boundary_work if self.link.name == BOUNDARIES else of_texts
        texts = _texts(self.corpus)
        there = {row.id: row for row in self.client.rows(self.link.project)}
        since = None if everything else self.link.pulled
        with_drafts = {row.id for row in there.values() if row.has_draft} if drafts else set()
        fetched: set[str] = set()
        total = Work()
        tables: list[pa.Table] = []
        rows: list[dict[str, Any]] = []
        latest = self.link.pulled or ""
        for task in self.fetch(since, with_drafts):
            work = convert(
                task,
                key=self.link.key,
                drafts=self.client.drafts(task["id"]) if task["id"] in with_drafts else (),
                texts=texts.get,
                annotator_of=self.people,
            )
            fetched.add(f"{self.link.key}/{task['id']}")
            latest = max(latest, str(task.get("updated_at") or ""))
            self.count(work)
            total.add(work)
            made = [claim.to_row() for claim in work.claims]
            check_quotes(made, texts)
            rows += made
            if len(rows) >= _BATCH:
                tables.append(to_arrow(rows, table="annotations", scheme=scheme))
                rows = []
            if self.progress is not None:
                self.progress("Pulling", self.summary.tasks, None if since else len(there))
        tables.append(to_arrow(rows, table="annotations", scheme=scheme))
        self.summary.set_aside.update(each.aside.reason for each in total.set_aside)
        link = replace(self.link, pulled=_before(latest) if latest else None)
        self.write(tables, link=link, fetched=fetched, kept=total.set_aside, there=set(there), texts=texts)

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

    def write(
        self,
        tables: Sequence[pa.Table],
        *,
        link: Link,
        fetched: set[str],
        kept: Sequence[Kept],
        there: set[int],
        texts: Mapping[str, str],
    ) -> None:
        import pyarrow as pa

        path = self.corpus.path
        scheme = annotation_scheme(path)
        with transaction(path) as stage:
            self.corpus.refresh()
            if _texts(self.corpus) != texts:
                raise OutputError(
                    f"The texts of {path} changed while the work on them was pulled; nothing was written. Pull again."
                )
            everything = {name: read_parquet(path, name) for name in TABLES}
            old, before = self.remaining(decode_labels(everything["annotations"]), fetched=fetched)
            self.gone(before, there=there)
            everything["annotations"] = _sorted(
                pa.concat_tables([to_arrow(old, table="annotations", scheme=scheme), *tables])
            )
            self.withdrawn(before, everything["annotations"], fetched=fetched)
            folder = stage.path / FOLDER
            folder.mkdir()
            (folder / STATE).write_bytes(render_links(load_links(path) | {link.name: link}))
            (stage.path / SET_ASIDE).write_text(
                "".join(_lines(set_aside(self.corpus), kept, fetched=fetched)), encoding="utf-8", newline="\n"
            )
            stage_corpus(
                stage, everything, provenance=self.corpus.provenance, changed=("annotations",), scheme=scheme
            )
        self.corpus.refresh()

    def remaining(
        self, table: pa.Table, *, fetched: set[str]
    ) -> tuple[list[dict[str, Any]], dict[str, Counter[str]]]:
        """Return the rows that stay, and the claims of every annotation pulled from this project before."""
        old: list[dict[str, Any]] = []
        before: dict[str, Counter[str]] = defaultdict(Counter)
        for row in table.to_pylist():
            said = {pair["name"]: pair["value"] for pair in row["attributes"] or ()}
            task = said.get(TASK, "")
            ours = task.startswith(f"{self.link.key}/")
            if ours:
                before[task][said.get(ANNOTATION, "")] += 1
            # Drafts are what they were at the last pull that asked for them.
            if not (ours and (task in fetched or DRAFT in said)):
                old.append(row)
        return old, before

    def gone(self, before: Iterable[str], *, there: set[int]) -> None:
        self.summary.gone += sum(int(task.rpartition("/")[2]) not in there for task in before)

    def withdrawn(self, before: Mapping[str, Counter[str]], table: pa.Table, *, fetched: set[str]) -> None:
        now = {
            pair["value"]
            for pairs in table.column("attributes").to_pylist()
            for pair in pairs or ()
            if pair["name"] == ANNOTATION
        }
        self.summary.withdrawn += sum(
            number
            for task in fetched
            for annotation, number in before.get(task, {}).items()
            if annotation not in now and "draft-" not in annotation
        )


def _texts(corpus: Corpus) -> dict[str, str]:
    return corpus.texts()


def _before(latest: str) -> str:
    """Return a little before a time, in the one format that the server's filters read."""
    return (datetime.fromisoformat(latest).astimezone(UTC) - _MARGIN).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _sorted(table: pa.Table) -> pa.Table:
    """Put claims into an order that does not depend on when they were pulled."""
    keys = [
        ("document_id", "ascending"),
        ("annotator", "ascending"),
        ("start", "ascending"),
        ("claim_id", "ascending"),
    ]
    return table.sort_by(keys)


def _lines(old: Sequence[Mapping[str, Any]], kept: Sequence[Kept], *, fetched: set[str]) -> Iterator[str]:
    for entry in old:
        if entry.get("task") not in fetched:
            yield json.dumps(entry, ensure_ascii=False) + "\n"
    for each in kept:
        aside = each.aside
        entry = {
            "reason": aside.reason,
            "said": aside.said,
            "document_id": aside.document_id,
            "annotator": each.annotator,
            "task": each.task,
            "annotation": each.annotation,
            "proposal": asdict(aside.proposal) if aside.proposal else None,
            "items": list(aside.items),
        }
        yield json.dumps(entry, ensure_ascii=False) + "\n"


def claims_of(corpus: Corpus) -> list[Claim]:
    """Return every claim of the annotations table."""
    return [Claim.from_row(row) for row in corpus.arrow("annotations").to_pylist()]
