"""The adjudication project: texts on which annotators disagree, sent to somebody who decides.

Every task shows what all annotators claimed alike and each rival claim, with who made it in the note of its span. What
the adjudicator submits becomes a gold layer (``gold:main``); what the annotators said stays as it is.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ...corpus.corpus import Corpus
from ...corpus.errors import InputError
from ...corpus.scheme import annotation_scheme
from ...corpus.standoff.claims import Claim
from ..adjudication import gold_name
from ..agreement.queue import disputed_in
from ..agreement.study import READING, Study, make_study
from ..config import asked_layers, labelling_config
from ..guide import guidelines_html
from ..names import Vocabulary
from ..store import held_annotations
from .clearing import clear_erased
from .client import Client
from .connection import Connection, connect
from .project import ensure_project
from .results import prediction
from .sending import PushSummary, send_tasks
from .state import ADJUDICATION
from .tasks import COMMENTS_A_TASK, Task, tasks_of, to_json
from .threads import Threads

if TYPE_CHECKING:
    from ...corpus.progress import Progress

_INSTRUCTION = (
    "<p><b>You adjudicate.</b> The spans and answers shown are those of the annotators: what they agree on, and every "
    "rival claim; the note of a span says who made it. Keep what holds, delete what does not, change or add what is "
    "missing, answer what is left open, then Submit. What you submit is the gold layer.</p>"
)


def push_adjudication(
    corpus: Corpus | Path | str,
    *,
    connection: Connection | None = None,
    name: str = "main",
    annotators: Sequence[str] | None = None,
    layers: Sequence[str] | None = None,
    size: int | None = None,
    title: str | None = None,
    comments_a_task: int = COMMENTS_A_TASK,
    progress: Progress | None = None,
) -> PushSummary:
    """Send the reports on which annotators disagree, with their rival claims, to a project of their own.

    Of a long thread only the pages with a disputed text go. `pull` brings the adjudicator's decisions back as a gold
    layer. Pushing again adds what is disputed by now.

    Args:
        corpus: an open corpus, or its folder.
        connection: the server; found by `connect` if None.
        name: the name of the gold layer.
        annotators: whose claims to adjudicate; every person's if None.
        layers: the layers to adjudicate; all that the scheme asks of annotators if None.
        size: how many reports, those with the greatest disagreement; all that are disputed if None.
        title: the project's title at its making; the corpus's name if None.
        comments_a_task: how many comments one page shows at most.
        progress: called after every chunk.

    Raises:
        InputError: when no two annotators disagree.
        ServerError: when the server refuses or cannot be reached.
    """
    corpus = corpus if isinstance(corpus, Corpus) else Corpus.load(corpus)
    scheme = annotation_scheme(corpus.path)
    vocabulary = Vocabulary(scheme)
    asked = {layer.name for layer in asked_layers(scheme, layers)}
    held = held_annotations(corpus)
    study = make_study(
        [claim for claim in held.claims if claim.layer in asked or claim.layer == READING],
        annotators=annotators,
        kinds=held.kinds,
        scheme=scheme,
    )
    threads = Threads(corpus)
    report_of = threads.report_of()
    disputed = [each.document_id for each in disputed_in(study)]
    reports = list(dict.fromkeys(report_of[name] for name in disputed))
    if not reports:
        raise InputError(
            f"There is nothing to adjudicate in {corpus.path}: no two annotators who completed the same text disagree "
            "on it."
        )
    documents = frozenset(disputed)
    chosen = reports if size is None else reports[:size]
    with Client(connection or connect()) as client:
        cleared = clear_erased(client, corpus)
        link = ensure_project(
            client,
            corpus,
            name=ADJUDICATION + name,
            title=title or f"Adjudicate {corpus.name}",
            config=labelling_config(scheme, layers=layers),
            instruction=_INSTRUCTION + guidelines_html(scheme, layers=layers, whole=False),
            overlap=1,
            layers=None if layers is None else tuple(layers),
            gold=gold_name(name),
        )
        tasks = (
            to_json(task, predictions=_shown(task, study, vocabulary=vocabulary))
            for report in chosen
            for task in tasks_of(threads[report], comments_a_task=comments_a_task)
            if not documents.isdisjoint(placed.document_id for placed in task.documents)
        )
        return send_tasks(client, link, tasks, total=len(chosen), cleared=cleared, progress=progress)


def rivals(study: Study, document_id: str, *, single: Collection[str] = ()) -> list[Claim]:
    """Return what annotators claim of a document, one of each claim, for an adjudicator to decide on.

    Args:
        study: whose claims, on which documents.
        document_id: the document.
        single: layers in which a document has one label at most; where annotators differ there, nothing is shown.

    Returns:
        Claims whose annotator is who makes them, and whose confidence is the share of readers who do.

    >>> from commentariat.corpus.standoff.claims import claim_on
    >>> made = [claim_on("Reportedly so.", document_id="d", layer="loaded_language", label="hedge", annotator=who,
    ...                  start=0, end=end) for who, end in (("ann", 10), ("bob", 10), ("cid", 13))]
    >>> [(claim.quote, claim.annotator, round(claim.confidence, 2)) for claim in rivals(make_study(made), "d")]
    [('Reportedly', 'ann, bob', 0.67), ('Reportedly so', 'cid', 0.33)]
    """
    readers = [who for who in study.annotators if document_id in study.read[who]]
    made: dict[tuple[Any, ...], list[Claim]] = {}
    for who in readers:
        own = {
            (claim.layer, claim.label, claim.start, claim.end): claim
            for claim in study.claims.get((who, document_id), ())
        }
        for key, claim in own.items():
            made.setdefault(key, []).append(claim)
    labels: dict[str, int] = {}
    for layer, _, start, _ in made:
        labels[layer] = labels.get(layer, 0) + (start is None)
    return [
        replace(
            alike[0],
            annotator=", ".join(claim.annotator for claim in alike),
            confidence=len(alike) / len(readers),
            entry=None,
            **_agreed(alike),
        )
        for (layer, _, start, _), alike in made.items()
        if not (start is None and layer in single and labels[layer] > 1)
    ]


def _agreed(alike: Sequence[Claim]) -> dict[str, Any]:
    """Return what is said of a span where all say the same of it; the adjudicator answers what is left open."""
    names = {name for claim in alike for name in claim.attributes}
    attributes = {
        name: alike[0].attributes[name]
        for name in sorted(names)
        if len({claim.attributes.get(name) for claim in alike}) == 1
    }
    same = {
        name: getattr(alike[0], name) if len({getattr(claim, name) for claim in alike}) == 1 else None
        for name in ("voice", "source", "target")
    }
    return {"attributes": attributes, **same}


def _shown(task: Task, study: Study, *, vocabulary: Vocabulary) -> list[dict[str, Any]]:
    single = {name for name, layer in vocabulary.layers.items() if not layer.of_spans and not layer.several}
    known = {attribute.name for attribute in vocabulary.scheme.attributes}
    claims = [
        replace(claim, attributes={name: value for name, value in claim.attributes.items() if name in known})
        for placed in task.documents
        for claim in rivals(study, placed.document_id, single=single)
    ]
    made = prediction(claims, task.documents, vocabulary=vocabulary, version="annotators")
    return [] if made is None else [made]
