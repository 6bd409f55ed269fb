"""One task's work as claims: every annotation on it apart, with who made it, when, and what became of the machine's.

Pure conversion: a task as the server sends it and the corpus's texts go in, claims and what was set aside come out.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ...corpus.privacy.erasure import without_dangling
from ...corpus.privacy.forgotten import Forgotten
from ...corpus.standoff.anchoring import reanchor
from ...corpus.standoff.claims import Claim, text_sha256
from ..names import Vocabulary
from .corrections import corrected, decisive, moved_from
from .decisions import ORIGIN, decided
from .gathering import REGION, SetAside
from .provenance import (
    ADJUDICATOR,
    ANNOTATION,
    COMPLETED,
    DRAFT,
    SKIPPED,
    TASK,
    UNFINISHED,
    readings,
    time_of,
)
from .reading import read_results
from .results import RELATED
from .tasks import Placed, documents_in


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
        corrected: what was set aside before and accepted, and was read at the accepted place.
        erased: how many claims were on what has been erased, and are dropped.
    """

    claims: list[Claim] = field(default_factory=list)
    set_aside: list[Kept] = field(default_factory=list)
    outcomes: Counter[str] = field(default_factory=Counter)
    anchored: Counter[str] = field(default_factory=Counter)
    origins: Counter[str] = field(default_factory=Counter)
    corrected: list[Mapping[str, Any]] = field(default_factory=list)
    erased: int = 0

    def without(self, forgotten: Forgotten, texts: Callable[[str], str | None]) -> None:
        """Drop what is on erased documents, or repeats what was erased in others."""
        if not forgotten:
            return
        made = [(claim, forgotten.left_of(claim, text=texts(claim.document_id))) for claim in self.claims]
        gone = [claim for claim, left in made if left is None]
        self.erased += len(gone)
        self.claims = without_dangling([left for _, left in made if left is not None])
        self.origins.subtract(claim.attributes[ORIGIN] for claim in gone if ORIGIN in claim.attributes)
        self.anchored.subtract("lost" if claim.status == "lost" else "kept" for claim in gone)
        self.origins, self.anchored = +self.origins, +self.anchored
        self.set_aside = [
            kept
            for kept in self.set_aside
            if not forgotten.is_gone(kept.aside.document_id, texts(kept.aside.document_id or ""))
        ]

    def add(self, other: Work) -> None:
        """Take over the counts of other work, and what it set aside; claims stay where they are."""
        self.erased += other.erased
        self.set_aside += other.set_aside
        self.outcomes += other.outcomes
        self.anchored += other.anchored
        self.origins += other.origins
        self.corrected += other.corrected


def work_on(
    task: Mapping[str, Any],
    *,
    key: str,
    drafts: Sequence[Mapping[str, Any]] = (),
    accepted: Mapping[str, Sequence[Mapping[str, Any]]] | None = None,
    gold: str | None = None,
    vocabulary: Vocabulary,
    texts: Callable[[str], str | None],
    annotator_of: Callable[[Mapping[str, Any]], str],
) -> Work:
    """Turn what people did on a task into claims.

    Args:
        task: the task as the server sends it, with its annotations and predictions.
        key: the key of the project, which makes ids of claims differ from those of another.
        drafts: people's unfinished work on it, when it is wanted.
        accepted: what was set aside and accepted, by annotation (`aside.accepted_of`).
        gold: the gold layer that the work becomes, whoever did it; each author's own if None. Of several people's
            work on a task the last becomes gold, and what the others decided is set aside.
        vocabulary: the names of the page.
        texts: gives the corpus's text of a document, None when it has none.
        annotator_of: gives the name under which an annotation's author stands in the corpus.
    """
    work = Work()
    documents = documents_in(task.get("data") or {})
    name = f"{key}/{task['id']}"
    predictions = {item.get("id"): item for item in task.get("predictions") or ()}
    finished = list(task.get("annotations") or ())
    if gold is not None:
        finished, superseded = decisive(finished, documents)
        work.set_aside += [
            Kept(aside=aside, task=name, annotation=f"{key}/{item['id']}", annotator=annotator_of(item))
            for item, aside in superseded
        ]
    everything = [(item, False) for item in finished]
    everything += [(item, True) for item in drafts if gold is None]
    for item, is_draft in everything:
        label = UNFINISHED if is_draft else SKIPPED if item.get("was_cancelled") else COMPLETED
        own = f"{key}/{'draft-' if is_draft else ''}{item['id']}"
        author = annotator_of(item)
        who = gold or author
        created = time_of(item.get("created_at"))
        where = {TASK: name, ANNOTATION: own} | ({DRAFT: "yes"} if is_draft else {})
        if gold is not None:
            where[ADJUDICATOR] = author
        result, moved, used = corrected(item.get("result") or (), (accepted or {}).get(own, ()))
        work.corrected += used
        read = read_results(
            result,
            documents,
            vocabulary=vocabulary,
            annotator=who,
            status="accepted" if label == COMPLETED else "proposed",
            created=created,
            attributes=where,
        )
        shown = _shown(item, predictions, documents, vocabulary=vocabulary, annotator=who, created=created)
        # What is set aside waits for a decision: the machine's claim behind it was not rejected.
        waiting = {
            each.get("id") for aside in read.set_aside for each in aside.items if isinstance(each, Mapping)
        } - {claim.attributes[REGION] for claim in read.claims}
        shown = [claim for claim in shown if claim.attributes[REGION] not in waiting]
        claims = (
            decided(read.claims, shown, annotator=who, attributes=where)
            if label == COMPLETED
            else read.claims
        )
        claims = [moved_from(claim, moved) for claim in claims]
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
            attributes=_renamed(claim.attributes, names),
        )
        for claim in claims
    ]


def _renamed(attributes: Mapping[str, str], names: Mapping[str, str]) -> Mapping[str, str]:
    if f"{RELATED}2" not in attributes:
        return attributes
    return {
        name: names.get(value, value) if name.startswith(RELATED) else value
        for name, value in attributes.items()
    }
