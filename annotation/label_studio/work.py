"""One task's work as claims: every annotation on it apart, with who made it, when, and what became of the machine's.

Pure conversion: a task as the server sends it and the corpus's texts go in, claims and what was set aside come out.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ...corpus.anchoring import reanchor
from ...corpus.claims import Claim, claim_on, text_sha256
from ..names import Vocabulary
from .decisions import ORIGIN, decided
from .reading import SetAside, read_results
from .results import RELATED
from .tasks import Placed, documents_in

READING = "reading"
COMPLETED, SKIPPED, UNFINISHED = "completed", "skipped", "unfinished"
TASK, ANNOTATION, DRAFT = "task", "annotation", "draft"
"""Attributes that say where a claim comes from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Something set aside, with whose and which work it was part of."""

    aside: SetAside
    task: str
    annotation: str
    annotator: str


@dataclass(slots=True, kw_only=True)
class Work:
    """What the annotations of some tasks say.

    Attributes:
        claims: every annotator's claims, and one of the layer ``reading`` for each document of a task they worked on.
        set_aside: what could not be a claim.
        outcomes: how spans were verified, by outcome.
        anchored: claims on a text that is no longer the one shown, by what became of them (kept, moved, lost).
        origins: what people did to the machine's claims.
    """

    claims: list[Claim] = field(default_factory=list)
    set_aside: list[Kept] = field(default_factory=list)
    outcomes: Counter[str] = field(default_factory=Counter)
    anchored: Counter[str] = field(default_factory=Counter)
    origins: Counter[str] = field(default_factory=Counter)

    def add(self, other: Work) -> None:
        """Take over the counts of other work, and what it set aside; claims stay where they are."""
        self.set_aside += other.set_aside
        self.outcomes += other.outcomes
        self.anchored += other.anchored
        self.origins += other.origins


def work_on(
    task: Mapping[str, Any],
    *,
    key: str,
    drafts: Sequence[Mapping[str, Any]] = (),
    vocabulary: Vocabulary,
    texts: Callable[[str], str | None],
    annotator_of: Callable[[Mapping[str, Any]], str],
) -> Work:
    """Turn what people did on a task into claims.

    Args:
        task: the task as the server sends it, with its annotations and predictions.
        key: the key of the project, which makes ids of claims differ from those of another.
        drafts: people's unfinished work on it, when it is wanted.
        vocabulary: the names of the page.
        texts: gives the corpus's text of a document, None when it has none.
        annotator_of: gives the name under which an annotation's author stands in the corpus.
    """
    work = Work()
    documents = documents_in(task.get("data") or {})
    name = f"{key}/{task['id']}"
    predictions = {item.get("id"): item for item in task.get("predictions") or ()}
    everything = [(item, False) for item in task.get("annotations") or ()]
    everything += [(item, True) for item in drafts]
    for item, is_draft in everything:
        label = UNFINISHED if is_draft else SKIPPED if item.get("was_cancelled") else COMPLETED
        own = f"{key}/{'draft-' if is_draft else ''}{item['id']}"
        who = annotator_of(item)
        created = _time(item.get("created_at"))
        where = {TASK: name, ANNOTATION: own} | ({DRAFT: "yes"} if is_draft else {})
        read = read_results(
            item.get("result") or (),
            documents,
            vocabulary=vocabulary,
            annotator=who,
            status="accepted" if label == COMPLETED else "proposed",
            created=created,
            attributes=where,
        )
        shown = _shown(item, predictions, documents, vocabulary=vocabulary, annotator=who, created=created)
        claims = (
            decided(read.claims, shown, annotator=who, attributes=where)
            if label == COMPLETED
            else read.claims
        )
        claims += readings(item, documents, label=label, annotator=who, created=created, where=where)
        work.outcomes += read.outcomes
        work.origins.update(c.attributes[ORIGIN] for c in claims if ORIGIN in c.attributes)
        work.set_aside += [
            Kept(aside=each, task=name, annotation=own, annotator=who) for each in read.set_aside
        ]
        work.claims += own_ids(_on_corpus(claims, documents, texts=texts, work=work), annotation=own)
    return work


def _shown(
    item: Mapping[str, Any],
    predictions: Mapping[Any, Mapping[str, Any]],
    documents: Sequence[Placed],
    *,
    vocabulary: Vocabulary,
    annotator: str,
    created: str | None,
) -> list[Claim]:
    """Return the machine's claims that somebody started from: those of the prediction, where it is known which."""
    parent = item.get("parent_prediction")
    if isinstance(parent, Mapping):
        parent = parent.get("id")
    chosen = predictions.get(parent)
    if chosen is None and len(predictions) == 1:
        # The page starts from the only prediction; an annotation made by other means has regions of other ids.
        [chosen] = predictions.values()
        ids = {str(each.get("id")) for each in chosen.get("result") or ()}
        if ids.isdisjoint(
            str(each.get("id")) for each in item.get("result") or () if isinstance(each, Mapping)
        ):
            return []
    if chosen is None:
        return []
    return read_results(
        chosen.get("result") or (), documents, vocabulary=vocabulary, annotator=annotator, created=created
    ).claims


def readings(
    item: Mapping[str, Any],
    documents: Sequence[Placed],
    *,
    label: str,
    annotator: str,
    created: str | None,
    where: Mapping[str, str],
) -> list[Claim]:
    """Say that somebody worked on documents: a claim of the layer ``reading`` on each, with times and lead time.

    Args:
        item: the annotation as the server sends it.
        documents: the documents of the task.
        label: completed, skipped or unfinished.
        annotator: whose work it is.
        created: ISO 8601 time.
        where: the attributes that say where it comes from.
    """
    lead = item.get("lead_time")
    more = {
        "updated": _time(item.get("updated_at")),
        # Of the whole task: the page does not say how long somebody stayed with each of its texts.
        "lead_time": None if lead is None else f"{float(lead):.3f}",
        "ground_truth": "yes" if item.get("ground_truth") else None,
    }
    return [
        claim_on(
            placed.text,
            document_id=placed.document_id,
            layer=READING,
            label=label,
            annotator=annotator,
            created=created,
            status="accepted" if label == COMPLETED else "proposed",
            attributes={**where, **{key: value for key, value in more.items() if value is not None}},
        )
        for placed in documents
    ]


def _on_corpus(
    claims: Sequence[Claim],
    documents: Sequence[Placed],
    *,
    texts: Callable[[str], str | None],
    work: Work,
) -> list[Claim]:
    """Carry claims over to the corpus's texts, where these are no longer those that were shown."""
    shown = {placed.document_id: placed.text for placed in documents}
    digests: dict[str, tuple[str | None, str | None]] = {}
    carried: list[Claim] = []
    for claim in claims:
        if claim.document_id not in digests:
            text = texts(claim.document_id)
            digests[claim.document_id] = (text, None if text is None else text_sha256(text))
        text, digest = digests[claim.document_id]
        if digest == claim.text_sha256:
            carried.append(claim)
            continue
        anchored = reanchor(claim, old_text=shown[claim.document_id], new_text=text)
        work.anchored[anchored.outcome] += 1
        carried.append(anchored.claim)
    return carried


def own_ids(claims: Sequence[Claim], *, annotation: str) -> list[Claim]:
    """Give claims ids that hold apart the work of different annotations, and turn their relations to them.

    Args:
        claims: the claims of one annotation.
        annotation: its name, the same at every pull.
    """
    names = {
        claim.claim_id: "a" + hashlib.sha256(f"{annotation}\x1f{claim.claim_id}".encode()).hexdigest()[:20]
        for claim in claims
    }
    return [
        replace(
            claim,
            claim_id=names[claim.claim_id],
            related_id=names.get(claim.related_id) if claim.related_id else None,
            attributes={
                name: names.get(value, value) if name.startswith(RELATED) else value
                for name, value in claim.attributes.items()
            },
        )
        for claim in claims
    ]


def _time(value: Any) -> str | None:
    """Return a time of the server, which is ISO 8601 in UTC."""
    return None if value is None else str(value)
