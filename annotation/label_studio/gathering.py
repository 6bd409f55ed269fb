"""Gathering what a result says: claims with their relations, and what is set aside because no claim can hold it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ...corpus.standoff.claims import Claim, claim_on, text_sha256
from ..names import Vocabulary
from .results import RELATED, RELATION
from .tasks import Placed
from .verify import Proposal

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


@dataclass(slots=True, kw_only=True)
class Gathering:
    """The claims of one result, one added after the other, then related.

    Attributes:
        vocabulary: the names of the page.
        annotator: whose work it is.
        fixed: fields that every claim has.
        common: attributes that every claim has.
        claims, aside: what came of it.
        taken: the ids of the claims.
        digests: the hash of every document's text.
        by_region: the places of the claims that a region of the page became.
    """

    vocabulary: Vocabulary
    annotator: str
    fixed: Mapping[str, Any]
    common: Mapping[str, str]
    claims: list[Claim] = field(default_factory=list)
    aside: list[SetAside] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)
    digests: dict[str, str] = field(default_factory=dict)
    by_region: dict[str, list[int]] = field(default_factory=dict)

    def put(
        self,
        reason: str,
        said: str,
        items: Sequence[Any],
        *,
        document: Placed | None = None,
        proposal: Proposal | None = None,
    ) -> None:
        """Set items aside, whole."""
        name = document.document_id if document else None
        self.aside.append(
            SetAside(reason=reason, said=said, items=list(items), document_id=name, proposal=proposal)
        )

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
        """Add a claim, which a region or a choice of the page became."""
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
        self.claims.append(self._unlike(claim))

    def _unlike(self, claim: Claim) -> Claim:
        """Give a claim an id of its own where the same was claimed twice."""
        wanted, number = claim.claim_id, 1
        while (name := wanted if number == 1 else f"{wanted}-{number}") in self.taken:
            number += 1
        self.taken.add(name)
        return claim if name == wanted else replace(claim, claim_id=name)

    def relate(self, item: Mapping[str, Any]) -> None:
        """Tie the claims of two regions, or set the relation aside where one is not there."""
        ends = [str(item.get("from_id")), str(item.get("to_id"))]
        missing = [end for end in ends if end not in self.by_region]
        if missing:
            self.put(
                "dangling_relation", f"a relation names a region, {missing[0]}, that is not there", [item]
            )
            return
        if item.get("direction") == "left":
            ends.reverse()
        names = [self._relation(str(name)) for name in item.get("labels") or ()] or [self._unnamed]
        pairs = [ends, ends[::-1]] if item.get("direction") == "bi" else [ends]
        for first, second in pairs:
            for name in names:
                self._tie(first, second, name)

    def _relation(self, shown: str) -> str:
        """Return the name of a relation; one that the scheme does not know keeps what it is called."""
        known = {relation.name for relation in self.vocabulary.scheme.relations}
        name = shown.replace(" ", "_")
        return name if name in known else shown

    @property
    def _unnamed(self) -> str:
        """The name of a relation that was drawn without one: the scheme's only one, else “related”."""
        relations = self.vocabulary.scheme.relations
        return relations[0].name if len(relations) == 1 else "related"

    def _tie(self, first: str, second: str, name: str) -> None:
        known = next((each for each in self.vocabulary.scheme.relations if each.name == name), None)
        at = self._chosen(first, known.sources if known else ())
        target = self.claims[self._chosen(second, known.targets if known else ())]
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

    def _chosen(self, region: str, layers: Sequence[str]) -> int:
        """Return which claim of a region a relation speaks of: the first of the layers it may hold between."""
        places = self.by_region[region]
        return next((at for at in places if self.claims[at].layer in layers), places[0])
