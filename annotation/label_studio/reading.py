"""Results to claims: the items that come back sorted into regions, each verified against its text.

Nothing is dropped: what cannot be a claim is set aside whole, with a reason and, where there is one, a proposal.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..names import CODEBOOK, Vocabulary, object_name, split_control
from .gathering import Gathering, Reading
from .tasks import Placed
from .verify import MISMATCH, Proposal, check_quote, propose


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
        made=Gathering(
            vocabulary=vocabulary,
            annotator=annotator,
            fixed={"status": status, "created": created},
            common=dict(attributes or {}),
        ),
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
    made: Gathering
    outcomes: Counter[str] = field(default_factory=Counter)

    def read(self, result: Sequence[Any]) -> Reading:
        regions: dict[tuple[Any, ...], _Region] = {}
        relations: list[Mapping[str, Any]] = []
        for item in result:
            if isinstance(item, Mapping) and item.get("type") == "relation":
                relations.append(item)
            elif not isinstance(item, Mapping) or not isinstance(item.get("value"), Mapping):
                self.made.put("malformed", "an item is no region, choice or relation", [item])
            else:
                self.sort(item, regions)
        for region in regions.values():
            self.region(region)
        for item in relations:
            self.made.relate(item)
        return Reading(claims=self.made.claims, set_aside=self.made.aside, outcomes=self.outcomes)

    def sort(self, item: Mapping[str, Any], regions: dict[tuple[Any, ...], _Region]) -> None:
        document = self.placed.get(str(item.get("to_name")))
        if document is None:
            self.made.put("unknown_text", f"the task has no text “{item.get('to_name')}”", [item])
            return
        name, _ = split_control(str(item.get("from_name")))
        if name not in self.vocabulary.names:
            self.made.put(
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
            self.made.put("malformed", f"“{layer}” is no choice on a document", [item], document=document)
            return
        for each in shown:
            self.of_document(item, document, layer=layer, shown=each)

    def codebook(self, item: Mapping[str, Any], document: Placed) -> None:
        paths = item["value"].get("taxonomy")
        if not isinstance(paths, list):
            self.made.put("malformed", "a choice in a codebook names none", [item], document=document)
            return
        for path in paths:
            if not isinstance(path, list) or len(path) != 2:
                self.made.put(
                    "malformed", f"a choice in a codebook reads {path!r}", [item], document=document
                )
                continue
            layer = next((n for n in self.vocabulary.layers if n == str(path[0]).replace(" ", "_")), None)
            self.of_document(item, document, layer=layer or str(path[0]), shown=path[1])

    def of_document(self, item: Mapping[str, Any], document: Placed, *, layer: str, shown: Any) -> None:
        label = self.vocabulary.read(layer, str(shown))
        if label is None:
            self.made.put(
                "unknown_label", f"layer “{layer}” has no label “{shown}”", [item], document=document
            )
            return
        self.made.add(document, layer=layer, label=label, region=str(item.get("id")))

    def region(self, region: _Region) -> None:
        document, start, end, items = region.document, region.start, region.end, region.items
        if not (_is_offset(start) and _is_offset(end) and 0 <= start < end <= len(document.text)):
            self.made.put(
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
            self.made.put(
                MISMATCH,
                f"a span at {start} to {end} shows “{shown}”, but the text there reads “{quote}”",
                items,
                document=document,
                proposal=_proposal(document.text, start, end, shown),
            )
            return
        labels, said, unread = self.labels(items)
        for reason, sentence, item in unread:
            self.made.put(reason, sentence, [item], document=document)
        if not labels:
            if not unread:
                self.made.put(
                    "no_label", f"the span at {start} to {end} has no label", items, document=document
                )
            return
        for layer, label in labels:
            held = {name: value for name, value in said.items() if self.has(layer, name)}
            self.made.add(
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
