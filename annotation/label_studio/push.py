"""Push: the documents of a corpus become tasks of a project, with what the machine claims of them.

`project` makes the project, `sending` brings each task to it exactly once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ...corpus.corpus import Corpus
from ...corpus.errors import InputError
from ...corpus.scheme import scheme_of
from ..adopt import adopt_scheme
from ..config import asked_layers, labelling_config
from ..guide import guidelines_html
from ..names import Vocabulary
from .clearing import clear_erased
from .client import Client
from .connection import Connection, connect
from .project import ensure_project
from .results import prediction, tied
from .sending import PushSummary, send_tasks
from .state import TEXTS
from .tasks import COMMENTS_A_TASK, Task, tasks_of, to_json
from .threads import Claims, Threads, choose

if TYPE_CHECKING:
    from ...corpus.progress import Progress
    from .sampling import Sample

MACHINE = "commentariat"
"""The version of every prediction: a page shows those of one version only, the project's."""


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
    are sent; a task that somebody has worked on is never deleted or changed, but for one that holds what was erased
    from the corpus, once the work on it has been pulled. Running it again after an interruption finishes it.

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
    asked = {layer.name for layer in asked_layers(labels, layers)}
    findings = Claims(corpus, "findings", layers=asked) if predictions else None
    with Client(connection or connect()) as client:
        cleared = clear_erased(client, corpus)
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
        return send_tasks(client, link, tasks, total=len(ids), cleared=cleared, progress=progress)


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
    made = prediction(
        tied(claims, vocabulary=vocabulary), task.documents, vocabulary=vocabulary, version=MACHINE
    )
    return [] if made is None else [made]


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
