"""Results to claims: the items that come back sorted into regions, each verified against its text.

Nothing is dropped: what cannot be a claim is set aside whole, with a reason and, where there is one, a proposal.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ...corpus.claims import Claim, claim_on, text_sha256
from ..names import CODEBOOK, Vocabulary, object_name, split_control
from .results import RELATED, RELATION
from .tasks import Placed
from .verify import MISMATCH, Proposal, check_quote, propose

REGION = "region"
"""The attribute that keeps the id of a region (or of a choice) of the page."""
_COLUMNS = ("voice", "source", "target")
"""Attributes of a span that have a column of their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """A part of somebody's work that the tables cannot hold as it is: kept whole, for a person to look at.

    Attributes:
        reason: what is wrong, as a short name: mismatch, outside_text, unknown_label, unknown_control,
            unknown_text, no_label, no_region, dangling_relation, malformed.
        said: the same as a sentence.
        items: the items of the result as the server sent them.
        document_id: the document, where it is known.
        proposal: where a span may belong.
    """

    reason: str
    said: str
    items: Sequence[Mapping[str, Any]]
    document_id: str | None = None
    proposal: Proposal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a result says: its claims, what was set aside, and how its spans were verified, by outcome."""

    claims: list[Claim]
    set_aside: list[SetAside]
    outcomes: Counter[str]


def read_results(
    result: Sequence[Any],
    documents: Iterable[Placed],
    *,
    vocabulary: Vocabulary,
    annotator: str,
    status: str = "accepted",
    created: str | None = None,
    attributes: Mapping[str, str] | None = None,
) -> Reading:
    """Turn the items of a result into claims, each checked against its text.

    Nothing is dropped: what cannot be a claim is set aside whole.

    Args:
        result: the items, as the server sent them.
        documents: the documents of the task, with the texts that were shown.
        vocabulary: the names of the page.
        annotator: whose work it is.
        status: the status of the claims.
        created: ISO 8601 time.
        attributes: further attributes of every claim.
    """
    return _Reader(
        placed={object_name(document.place): document for document in documents},
        vocabulary=vocabulary,
        annotator=annotator,
        fixed={"status": status, "created": created},
        common=dict(attributes or {}),
    ).read(result)


@dataclass(slots=True)
class _Region:
    """The items that share an id and a place: a span with its labels and what is said of it."""

    document: Placed
    start: Any
    end: Any
    items: list[Mapping[str, Any]] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class _Reader:
    placed: Mapping[str, Placed]
    vocabulary: Vocabulary
    annotator: str
    fixed: Mapping[str, Any]
    common: Mapping[str, str]
    claims: list[Claim] = field(default_factory=list)
    aside: list[SetAside] = field(default_factory=list)
    outcomes: Counter[str] = field(default_factory=Counter)
    taken: set[str] = field(default_factory=set)
    digests: dict[str, str] = field(default_factory=dict)
    by_region: dict[str, list[int]] = field(default_factory=dict)

    def read(self, result: Sequence[Any]) -> Reading:
        regions: dict[tuple[Any, ...], _Region] = {}
        relations: list[Mapping[str, Any]] = []
        for item in result:
            if isinstance(item, Mapping) and item.get("type") == "relation":
                relations.append(item)
            elif not isinstance(item, Mapping) or not isinstance(item.get("value"), Mapping):
                self.put("malformed", "an item is no region, choice or relation", [item])
            else:
                self.sort(item, regions)
        for region in regions.values():
            self.region(region)
        for item in relations:
            self.relate(item)
        return Reading(claims=self.claims, set_aside=self.aside, outcomes=self.outcomes)

    def sort(self, item: Mapping[str, Any], regions: dict[tuple[Any, ...], _Region]) -> None:
        document = self.placed.get(str(item.get("to_name")))
        if document is None:
            self.put("unknown_text", f"the task has no text “{item.get('to_name')}”", [item])
            return
        name, _ = split_control(str(item.get("from_name")))
        if name not in self.vocabulary.names:
            self.put(
                "unknown_control", f"the scheme has no layer or attribute “{name}”", [item], document=document
            )
            return
        value = item.get("value") or {}
        if "start" in value or "end" in value:
            # Two regions of one id are kept apart by their place.
            key = (item.get("id"), document.place, str(value.get("start")), str(value.get("end")))
            region = regions.setdefault(key, _Region(document, value.get("start"), value.get("end")))
            region.items.append(item)
        elif name == CODEBOOK:
            self.codebook(item, document)
        else:
            self.choice(item, document, layer=name)

    def choice(self, item: Mapping[str, Any], document: Placed, *, layer: str) -> None:
        shown = item["value"].get("choices")
        if layer not in self.vocabulary.layers or not isinstance(shown, list):
            self.put("malformed", f"“{layer}” is no choice on a document", [item], document=document)
            return
        for each in shown:
            self.of_document(item, document, layer=layer, shown=each)

    def codebook(self, item: Mapping[str, Any], document: Placed) -> None:
        paths = item["value"].get("taxonomy")
        if not isinstance(paths, list):
            self.put("malformed", "a choice in a codebook names none", [item], document=document)
            return
        for path in paths:
            if not isinstance(path, list) or len(path) != 2:
                self.put("malformed", f"a choice in a codebook reads {path!r}", [item], document=document)
                continue
            layer = next((n for n in self.vocabulary.layers if n == str(path[0]).replace(" ", "_")), None)
            self.of_document(item, document, layer=layer or str(path[0]), shown=path[1])

    def of_document(self, item: Mapping[str, Any], document: Placed, *, layer: str, shown: Any) -> None:
        label = self.vocabulary.read(layer, str(shown))
        if label is None:
            self.put("unknown_label", f"layer “{layer}” has no label “{shown}”", [item], document=document)
            return
        self.add(document, layer=layer, label=label, region=str(item.get("id")))

    def region(self, region: _Region) -> None:
        document, start, end, items = region.document, region.start, region.end, region.items
        if not (_is_offset(start) and _is_offset(end) and 0 <= start < end <= len(document.text)):
            self.put(
                "outside_text",
                f"a span at {start!r} to {end!r} does not lie in a text of {len(document.text)} characters",
                items,
                document=document,
                proposal=_proposal(document.text, 0, 0, _shown(items)),
            )
            return
        shown = _shown(items)
        outcome = check_quote(document.text, start, end, shown)
        self.outcomes[outcome] += 1
        if outcome == MISMATCH:
            quote = document.text[start:end]
            self.put(
                MISMATCH,
                f"a span at {start} to {end} shows “{shown}”, but the text there reads “{quote}”",
                items,
                document=document,
                proposal=_proposal(document.text, start, end, shown),
            )
            return
        labels, said, unread = self.labels(items)
        for reason, sentence, item in unread:
            self.put(reason, sentence, [item], document=document)
        if not labels:
            if not unread:
                self.put("no_label", f"the span at {start} to {end} has no label", items, document=document)
            return
        for layer, label in labels:
            held = {name: value for name, value in said.items() if self.has(layer, name)}
            self.add(
                document,
                layer=layer,
                label=label,
                region=str(items[0].get("id")),
                start=start,
                end=end,
                said=held,
            )

    def labels(
        self, items: Sequence[Mapping[str, Any]]
    ) -> tuple[list[tuple[str, str]], dict[str, str], list[tuple[str, str, Mapping[str, Any]]]]:
        """Return the labels of a region, what is said of it, and the items that neither is read from."""
        labels: list[tuple[str, str]] = []
        said: dict[str, str] = {}
        unread: list[tuple[str, str, Mapping[str, Any]]] = []
        for item in items:
            name, _ = split_control(str(item.get("from_name")))
            value = item["value"]
            if name in self.vocabulary.layers:
                for shown in value.get("labels") or value.get("choices") or ():
                    label = self.vocabulary.read(name, str(shown))
                    if label is None:
                        unread.append(("unknown_label", f"layer “{name}” has no label “{shown}”", item))
                    else:
                        labels.append((name, label))
                continue
            free = value.get("text") if item.get("type") == "textarea" else None
            values = value.get("choices") or (free if isinstance(free, list) else [free] if free else [])
            closed = item.get("type") != "textarea"
            read = [self.vocabulary.read(name, str(each)) if closed else str(each) for each in values]
            if not read or None in read:
                unread.append(("unknown_label", f"attribute “{name}” has no value {values!r}", item))
            else:
                said[name] = "\n".join(each for each in read if each is not None)
        return labels, said, unread

    def has(self, layer: str, attribute: str) -> bool:
        found = next((each for each in self.vocabulary.scheme.attributes if each.name == attribute), None)
        return found is None or not found.layers or layer in found.layers

    def add(
        self,
        document: Placed,
        *,
        layer: str,
        label: str,
        region: str,
        start: int | None = None,
        end: int | None = None,
        said: Mapping[str, str] | None = None,
    ) -> None:
        said = said or {}
        # Of the text that was shown, so that a text edited on the server is noticed.
        digest = self.digests.setdefault(document.document_id, text_sha256(document.text))
        claim = claim_on(
            document.text,
            document_id=document.document_id,
            layer=layer,
            label=label,
            annotator=self.annotator,
            start=start,
            end=end,
            digest=digest,
            **{name: said.get(name) for name in _COLUMNS},
            confidence=None,
            attributes={
                **{name: value for name, value in said.items() if name not in _COLUMNS},
                **self.common,
                REGION: region,
            },
            **self.fixed,
        )
        self.by_region.setdefault(region, []).append(len(self.claims))
        self.claims.append(self.unlike(claim))

    def unlike(self, claim: Claim) -> Claim:
        """Give a claim an id of its own where the same was claimed twice."""
        wanted, number = claim.claim_id, 1
        while (name := wanted if number == 1 else f"{wanted}-{number}") in self.taken:
            number += 1
        self.taken.add(name)
        return replace(claim, claim_id=name)

    def relate(self, item: Mapping[str, Any]) -> None:
        ends = [str(item.get("from_id")), str(item.get("to_id"))]
        missing = [end for end in ends if end not in self.by_region]
        if missing:
            self.put(
                "dangling_relation", f"a relation names a region, {missing[0]}, that is not there", [item]
            )
            return
        if item.get("direction") == "left":
            ends.reverse()
        names = [self.relation(str(name)) for name in item.get("labels") or ()] or [self.unnamed]
        pairs = [ends, ends[::-1]] if item.get("direction") == "bi" else [ends]
        for first, second in pairs:
            for name in names:
                self.tie(first, second, name)

    def relation(self, shown: str) -> str:
        """Return the name of a relation; one that the scheme does not know keeps what it is called."""
        known = {relation.name for relation in self.vocabulary.scheme.relations}
        name = shown.replace(" ", "_")
        return name if name in known else shown

    @property
    def unnamed(self) -> str:
        """The name of a relation that was drawn without one: the scheme's only one, else “related”."""
        relations = self.vocabulary.scheme.relations
        return relations[0].name if len(relations) == 1 else "related"

    def tie(self, first: str, second: str, name: str) -> None:
        known = next((each for each in self.vocabulary.scheme.relations if each.name == name), None)
        at = self.chosen(first, known.sources if known else ())
        target = self.claims[self.chosen(second, known.targets if known else ())]
        claim = self.claims[at]
        if claim.related_id is None:
            # A relation that is called like a column tells what that column holds.
            fills = {name: target.quote} if name in _COLUMNS[1:] and target.quote else {}
            self.claims[at] = replace(claim, related_id=target.claim_id, relation=name, **fills)
            return
        number = 2
        while f"{RELATED}{number}" in claim.attributes:
            number += 1
        more = {f"{RELATION}{number}": name, f"{RELATED}{number}": target.claim_id}
        self.claims[at] = replace(claim, attributes={**claim.attributes, **more})

    def chosen(self, region: str, layers: Sequence[str]) -> int:
        """Return which claim of a region a relation speaks of: the first of the layers it may hold between."""
        places = self.by_region[region]
        return next((at for at in places if self.claims[at].layer in layers), places[0])

    def put(
        self,
        reason: str,
        said: str,
        items: Sequence[Any],
        *,
        document: Placed | None = None,
        proposal: Proposal | None = None,
    ) -> None:
        name = document.document_id if document else None
        self.aside.append(
            SetAside(reason=reason, said=said, items=list(items), document_id=name, proposal=proposal)
        )


def _is_offset(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _shown(items: Sequence[Mapping[str, Any]]) -> str | None:
    """Return the words that came with a region; those of a text field are the field's."""
    for item in items:
        shown = item["value"].get("text")
        if item.get("type") != "textarea" and isinstance(shown, str):
            return shown
    return None


def _proposal(text: str, start: int, end: int, shown: str | None) -> Proposal | None:
    return propose(text, start, end, shown) if shown else None
