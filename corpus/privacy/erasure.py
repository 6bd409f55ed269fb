"""What an erasure list names is taken out of a corpus, on every build.

The comments that are listed go, with their annotations. One that others answer leaves a stub of the kind ``deleted``,
without text, author or date, so that its thread holds together. In other comments, what repeats a removed comment and
the pseudonym of a listed person become ``[erased]``. A report whose address is listed goes with all its comments. One
that a reader wrote, as the first post of a forum's thread, may be listed by its author or id too: it goes as a comment
does, and is empty where comments on it stay.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ..standoff.claims import Claim, text_sha256
from ..text.canonical import counted
from ..text.stand_ins import PREFIX, PSEUDONYM, put_in, with_pseudonyms
from ..text_reuse.quotes import ThreadQuotes
from ..threads import Parents
from .erasure_list import Erasure, entries_of_report, is_listed, listed_addresses, matched_entries

ERASED = "[erased]"
_NOTHING = {"text": "", "text_sha256": text_sha256(""), "changes": ["erased"]}
"""What stands in the row of a document that is erased."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Erased:
    """What was erased.

    Attributes:
        documents: ids of the reports and comments that went, stubs included.
        touched: ids of the comments, and of reports that readers wrote, in whose texts something was erased.
        counts: how much of what, for provenance.
        matched: the entries of the list that name something here.
    """

    documents: frozenset[str] = frozenset()
    touched: frozenset[str] = frozenset()
    counts: Mapping[str, int] = field(default_factory=dict)
    matched: frozenset[str] = frozenset()

    def __add__(self, other: Erased) -> Erased:
        """Return what was erased from both of two parts of a corpus by one list."""
        counts = Counter(self.counts)
        counts.update(other.counts)
        entries = {"entries": other.counts["entries"]} if "entries" in other.counts else {}
        return Erased(
            # Nothing is copied where nothing comes to it: most parts hold nothing that is listed.
            documents=self.documents | other.documents if other.documents else self.documents,
            touched=self.touched | other.touched if other.touched else self.touched,
            counts={**counts, **entries},
            matched=self.matched | other.matched if other.matched else self.matched,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasedThread:
    """A thread without what a list names.

    Attributes:
        comments: the rows that are left, stubs among them; None when the report is erased.
        parents: for each the place of the one it answers; -1 at the top.
        erased: what went.
    """

    comments: Sequence[dict[str, Any]] | None
    parents: Parents
    erased: Erased


def erase_thread(
    report: dict[str, Any],
    comments: Sequence[dict[str, Any]],
    *,
    erasure: Erasure,
    parents: Parents,
    keep: Callable[[Iterable[dict[str, Any]]], Sequence[dict[str, Any]]] = list,
) -> ErasedThread:
    """Remove from the comments of one report what a list names; few of them need be in memory at a time.

    Positions are counted anew; ids stay. Rows that are in memory are changed in place.

    Args:
        report: the row of the report; ``by_reader`` says whether a reader wrote it, and it is changed in place then.
        comments: the rows of its comments, which are gone through up to three times.
        erasure: the list.
        parents: for each comment the place of the one it answers, -1 at the top; without cycles.
        keep: takes the rows that are left; not called when the thread stays as it is.
    """
    addresses = listed_addresses(erasure, report["url"])
    whole = "" in addresses
    own = entries_of_report(report, erasure=erasure) if report.get("by_reader") else set()
    matched = own.union(addresses.get("", ()))
    gone = bytearray(len(comments))
    names_listed = False
    ids: set[str] = set()
    for place, row in enumerate(comments):
        if is_listed(row, erasure=erasure, fragments=addresses):
            gone[place] = True
            ids.add(row["comment_id"])
            matched |= matched_entries(row, erasure=erasure, addresses=addresses)
        elif PREFIX in row["text"] and (named := erasure.pseudonyms & set(PSEUDONYM.findall(row["text"]))):
            names_listed = True
            matched |= named
    # A reader's report that nothing is left under goes whole, as a comment does that nobody answers.
    whole = whole or (bool(own) and all(gone))
    in_report = set() if own or whole else _named_in(report, erasure)
    matched |= in_report
    counts = {
        "entries": len(erasure.pseudonyms) + len(erasure.ids) + len(erasure.addresses),
        "reports": int(whole or bool(own)),
        "comments": len(ids),
        "stubs": 0,
        "texts_with_repeats": 0,
        "texts_with_mentions": 0,
    }
    documents = frozenset([*ids, report["report_id"]] if whole or own else ids)
    if whole or not (ids or names_listed or own or in_report):
        return ErasedThread(
            comments=None if whole else comments,
            parents=parents,
            erased=Erased(documents=documents, counts=counts, matched=frozenset(matched)),
        )
    left = _Left(report, comments, erasure=erasure, parents=parents, gone=gone, report_goes=bool(own))
    kept = keep(left.rows())
    if own:
        _empty_report(report)
    elif in_report:
        left.name_report(report)
    return ErasedThread(
        comments=kept,
        parents=left.parents(),
        erased=Erased(
            documents=documents,
            touched=frozenset(left.repeating | left.naming),
            counts=counts
            | {
                "stubs": left.stubs.count(True),
                "texts_with_repeats": len(left.repeating),
                "texts_with_mentions": len(left.naming),
            },
            matched=frozenset(matched),
        ),
    )


def erase_claim(claim: Claim, *, erasure: Erasure, erased: Erased) -> Claim | None:
    """Return a claim without the pseudonyms of listed persons, or None when it must go.

    One on a removed document goes. So does one that was lost on a text in which something was erased, since its
    quote may be what was.
    """
    if claim.document_id in erased.documents:
        return None
    told = _without(claim.quote, erasure.pseudonyms) != claim.quote
    if claim.status == "lost" and (claim.document_id in erased.touched or told):
        return None
    return replace(
        claim,
        source=_without(claim.source, erasure.pseudonyms),
        target=_without(claim.target, erasure.pseudonyms),
        attributes={name: _without(value, erasure.pseudonyms) for name, value in claim.attributes.items()},
    )


def without_dangling(claims: Sequence[Claim]) -> list[Claim]:
    """Return claims without relations to claims that are gone."""
    ids = {claim.claim_id for claim in claims}
    return [
        claim
        if claim.related_id is None or claim.related_id in ids
        else replace(claim, related_id=None, relation=None)
        for claim in claims
    ]


class _Left:
    """What is left of a thread.

    Attributes:
        stubs: whether the comment at a place leaves a stub, since one that stays stands under it.
        repeating, naming: ids of documents in whose texts repeats, and names, were erased; full when all rows are made.
    """

    def __init__(
        self,
        report: Mapping[str, Any],
        comments: Sequence[dict[str, Any]],
        *,
        erasure: Erasure,
        parents: Parents,
        gone: bytearray,
        report_goes: bool,
    ) -> None:
        self._comments, self._erasure, self._parents, self._gone = comments, erasure, parents, gone
        self._report_goes = report_goes
        self._quotes = (
            ThreadQuotes(report["text"], comments, parents=parents, repeats=True)
            if report_goes or any(gone)
            else None
        )
        self.stubs = _stubs(gone, parents)
        self.repeating: set[str] = set()
        self.naming: set[str] = set()

    def rows(self) -> Iterator[dict[str, Any]]:
        position = 0
        for place, row in enumerate(self._comments):
            if self._gone[place] and not self.stubs[place]:
                continue
            if self._gone[place]:
                _empty(row)
            else:
                self._clean(place, row)
            row["position"] = position
            position += 1
            yield row

    def parents(self) -> Parents:
        """Return the places of what the comments that are left answer, among those that are left."""
        kept = [place for place, gone in enumerate(self._gone) if not gone or self.stubs[place]]
        if len(kept) == len(self._gone):
            return self._parents
        renumbered = array("q", [-1]) * len(self._gone)
        for position, place in enumerate(kept):
            renumbered[place] = position
        above = (self._parents[place] for place in kept)
        return array("q", (renumbered[parent] if parent >= 0 else -1 for parent in above))

    def _clean(self, place: int, row: dict[str, Any]) -> None:
        """Erase from a comment that stays what it repeats of those that go, and the names of listed persons."""
        repeats = [] if self._quotes is None else self._quotes.of(place)
        spans = [
            (start, end) for start, end, at in repeats if (self._gone[at] if at >= 0 else self._report_goes)
        ]
        if spans:
            text, count = put_in(row["text"], spans, ERASED)
            _set_text(row, text, f"{counted(count, 'repeated passage')} erased")
            self.repeating.add(row["comment_id"])
        if _take_names_out(row, self._erasure):
            self.naming.add(row["comment_id"])

    def name_report(self, report: dict[str, Any]) -> None:
        """Erase the names of listed persons from a report that a reader wrote and that stays."""
        report["title"] = _without(report["title"], self._erasure.pseudonyms)
        _take_names_out(report, self._erasure)
        self.naming.add(report["report_id"])


def _named_in(report: Mapping[str, Any], erasure: Erasure) -> set[str]:
    """Return the listed persons whom a report names that a reader wrote."""
    if not report.get("by_reader"):
        return set()
    return set(PSEUDONYM.findall(f"{report['title'] or ''}\n{report['text']}")) & erasure.pseudonyms


def _take_names_out(row: dict[str, Any], erasure: Erasure) -> bool:
    text = _without(row["text"], erasure.pseudonyms)
    if text == row["text"]:
        return False
    _set_text(row, text, "the pseudonym of an erased person taken out")
    return True


def _without(text: str | None, pseudonyms: frozenset[str]) -> Any:
    return with_pseudonyms(text, lambda one: ERASED if one in pseudonyms else one)


def _set_text(row: dict[str, Any], text: str, change: str) -> None:
    row["text"] = text
    row["text_sha256"] = text_sha256(text)
    row["changes"] = [*row["changes"], change]


def _stubs(gone: bytearray, parents: Parents) -> bytearray:
    """Return which of the comments that go have one under them that stays."""
    answered = bytearray(len(gone))
    for place, parent in enumerate(parents):
        if gone[place]:
            continue
        above = parent
        while above >= 0 and not answered[above]:
            answered[above] = True
            above = parents[above]
    return bytearray(a and g for a, g in zip(answered, gone, strict=True))


def _empty(row: dict[str, Any]) -> None:
    for column in (
        "author",
        "badge",
        "published",
        "published_shown",
        "published_precision",
        "likes",
        "dislikes",
        "language",
        "language_source",
    ):
        row[column] = None
    row |= {"kind": "deleted", "evidence": []} | _NOTHING


def _empty_report(row: dict[str, Any]) -> None:
    """Leave of a report that a reader wrote what holds its thread together; its address may repeat its title."""
    for column in ("title", "url", "published", "language", "language_source"):
        row[column] = None
    row |= {"authors": []} | _NOTHING
