"""What pulls set aside: parts of people's work that could not be claims, and those that a person accepts after all.

They are kept whole in ``label_studio/set_aside.jsonl`` of the corpus. An entry that was accepted stays there, so that
later pulls read its span at the accepted place.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from ...corpus.errors import CorpusError, InputError
from ...corpus.files import write_whole
from ...corpus.scheme import annotation_scheme
from ...corpus.standoff.claims import Claim, text_sha256
from ...corpus.storage.folder import SET_ASIDE
from ..names import Vocabulary, split_control
from ..store import read_annotations, write_annotations
from .corrections import MOVED_FROM, corrected
from .decisions import CHANGED, FINDING, KEPT, MANUAL, ORIGIN
from .gathering import REGION
from .provenance import ANNOTATION, COMPLETED, DRAFT, READING, TASK
from .reading import read_results
from .state import load_links, save_link
from .tasks import Placed
from .work import Kept, own_ids

if TYPE_CHECKING:
    from ...corpus.corpus import Corpus

ACCEPTED = "accepted"
_ORIGINS = {"prediction": KEPT, "prediction-changed": CHANGED}


def set_aside(corpus: Corpus) -> list[dict[str, Any]]:
    """Return what pulls could not make claims of and nobody has accepted yet.

    Returns:
        For each entry its id, reason, a sentence, the items as the server sent them, and where there is one a proposal
        (start, end, quote, method, alternatives).

    Raises:
        CorpusError: when the file is damaged.
    """
    return [{"id": entry_id(entry), **entry} for entry in entries(corpus) if not entry.get(ACCEPTED)]


def entries(corpus: Corpus) -> list[dict[str, Any]]:
    """Return every entry of the file, those that were accepted among them.

    Raises:
        CorpusError: when the file is damaged.
    """
    path = corpus.path / SET_ASIDE
    if not path.is_file():
        return []
    try:
        # Not `splitlines`: JSON may hold separators of lines such as U+2028 unescaped.
        return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
    except (OSError, ValueError) as error:
        raise CorpusError(f"{path} is damaged ({error}). Delete it and pull everything again.") from error


def entry_id(entry: Mapping[str, Any]) -> str:
    """Return the id of an entry: the same at every pull, as long as the annotation says the same."""
    what = json.dumps([entry.get("annotation"), entry.get("reason"), entry.get("items")], sort_keys=True)
    return hashlib.sha256(what.encode()).hexdigest()[:8]


def accepted_of(found: Iterable[Mapping[str, Any]]) -> dict[str, list[Mapping[str, Any]]]:
    """Return the entries that were accepted, by the annotation they belong to."""
    made: dict[str, list[Mapping[str, Any]]] = {}
    for entry in found:
        if entry.get(ACCEPTED):
            made.setdefault(str(entry["annotation"]), []).append(entry)
    return made


def render(found: Iterable[Mapping[str, Any]]) -> bytes:
    """Return the content of the file."""
    return "".join(json.dumps(entry, ensure_ascii=False) + "\n" for entry in found).encode("utf-8")


def entries_after(
    found: Iterable[Mapping[str, Any]],
    kept: Sequence[Kept],
    *,
    fetched: Collection[str],
    used: Sequence[Mapping[str, Any]],
) -> Iterator[Mapping[str, Any]]:
    """Yield what the file holds after a pull.

    Args:
        found: the entries before it.
        kept: what it set aside.
        fetched: the tasks it fetched; what they said before no longer counts.
        used: entries that were accepted, and that it read at the accepted place.
    """
    yield from (entry for entry in found if entry.get("task") not in fetched)
    yield from used
    for each in kept:
        aside = each.aside
        yield {
            "reason": aside.reason,
            "said": aside.said,
            "document_id": aside.document_id,
            "annotator": each.annotator,
            "task": each.task,
            "annotation": each.annotation,
            "proposal": asdict(aside.proposal) if aside.proposal else None,
            "items": list(aside.items),
        }


def accept(corpus: Corpus, ids: Collection[str] | None = None) -> list[Claim]:
    """Accept the places that pulls proposed for spans whose words did not stand at their offsets.

    The spans become claims of whoever marked them, with the attribute ``moved_from``; later pulls keep them there.
    Relations of such a span come with the next pull.

    Args:
        corpus: the corpus; its annotations table gains the claims.
        ids: which entries, by the ids that `set_aside` tells; all that have a proposal if None.

    Returns:
        The claims that were written.

    Raises:
        InputError: when there is no entry of an id, it has no proposal, or the text has changed since.
        CorpusError: when the file is damaged.
        OutputError: when the folder cannot be written.
    """
    found = entries(corpus)
    named = {entry_id(entry): entry for entry in found if not entry.get(ACCEPTED)}
    for name in ids or ():
        if name not in named:
            raise InputError(f"Nothing of the id “{name}” is set aside; see: commentariat annotate aside")
        if not named[name]["proposal"]:
            raise InputError(
                f"There is no proposal for {name} ({named[name]['said']}). It can be mended on the labelling page only."
            )
    chosen = [
        entry
        for name, entry in named.items()
        if (name in ids if ids is not None else entry["proposal"] is not None)
    ]
    if not chosen:
        return []
    texts = corpus.texts()
    readings = {
        claim.attributes[ANNOTATION]: claim
        for claim in read_annotations(corpus)
        if claim.layer == READING and ANNOTATION in claim.attributes
    }
    vocabulary = Vocabulary(annotation_scheme(corpus.path))
    claims = [
        claim
        for entry in chosen
        for claim in _claims(
            entry, texts.get(entry["document_id"]), readings.get(entry["annotation"]), vocabulary=vocabulary
        )
    ]
    write_annotations(corpus, {claim.claim_id: claim for claim in claims}.values())
    after = [{**entry, ACCEPTED: True} if entry in chosen else entry for entry in found]
    write_whole(corpus.path / SET_ASIDE, render(after), what="The list of what is set aside")
    _pull_again(corpus, found, chosen)
    return claims


def _claims(
    entry: Mapping[str, Any], text: str | None, reading: Claim | None, *, vocabulary: Vocabulary
) -> list[Claim]:
    proposal = entry["proposal"]
    if text is None or text[proposal["start"] : proposal["end"]] != proposal["quote"]:
        raise InputError(
            f"The text of {entry['document_id']} has changed since its annotations were pulled, so that “"
            f"{proposal['quote']}” no longer stands where it was proposed. Pull again first."
        )
    items, moved, _ = corrected(entry["items"], [entry])
    _, place = split_control(str(items[0].get("to_name")))
    placed = Placed(document_id=entry["document_id"], place=place, text=text, text_sha256=text_sha256(text))
    is_draft = "/draft-" in entry["annotation"]
    complete = reading is not None and reading.label == COMPLETED
    where = {TASK: entry["task"], ANNOTATION: entry["annotation"]} | ({DRAFT: "yes"} if is_draft else {})
    read = read_results(
        items,
        [placed],
        vocabulary=vocabulary,
        annotator=entry["annotator"],
        status="accepted" if complete else "proposed",
        created=reading.created if reading is not None else None,
        attributes=where,
    )
    if read.set_aside:
        raise InputError(f"{entry_id(entry)} cannot be a claim even so: {read.set_aside[0].said}.")
    origin = _ORIGINS.get(str(items[0].get("origin")), MANUAL)
    made = []
    for claim in read.claims:
        more = {MOVED_FROM: moved[claim.attributes[REGION]]}
        if complete:
            more |= {ORIGIN: origin} | ({} if origin == MANUAL else {FINDING: claim.attributes[REGION]})
        made.append(replace(claim, attributes={**claim.attributes, **more}))
    return own_ids(made, annotation=entry["annotation"])


def _pull_again(
    corpus: Corpus, found: Sequence[Mapping[str, Any]], chosen: Sequence[Mapping[str, Any]]
) -> None:
    """Have the next pull fetch everything, where relations were set aside because a span was."""
    waiting = {entry["annotation"] for entry in found if entry["reason"] == "dangling_relation"}
    keys = {str(each["annotation"]).partition("/")[0] for each in chosen if each["annotation"] in waiting}
    for link in load_links(corpus.path).values():
        if link.key in keys:
            save_link(corpus.path, replace(link, pulled=None))
