"""The erasure list: whom a corpus must forget, applied on every build.

A person may ask that their comments go (GDPR, article 17). The list names them without naming them: a line is a
keyed pseudonym, as ``commentariat pseudonym NAME`` prints it, the id of a comment, or the address of a comment or
report. ``#`` starts a comment, blank lines count for nothing. The list stays with whoever builds; what a corpus
says of it is how much was removed.

On a build the comments that are listed go, with their annotations. One that others answer leaves a stub of the
kind ``deleted``, without text, author or date, so that its thread holds together. In other comments, what repeats
a removed comment and the pseudonym of a listed person become ``[erased]``. A report whose address is listed goes
with all its comments.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from .claims import Claim, text_sha256
from .errors import InputError
from .ids import is_given_id, same_page
from .mentions import PSEUDONYM
from .quotes import quotes_of_thread
from .text import counted

ERASED = "[erased]"
ERASURE_FILE = "erasure.txt"

_PSEUDONYM_LIKE = re.compile(r"reader-", re.IGNORECASE)
_COMMENT = re.compile(r"(?:^|\s)#.*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Erasure:
    """What an erasure list names.

    Attributes:
        pseudonyms: keyed pseudonyms of persons.
        ids: ids of comments.
        addresses: addresses of reports and, with a fragment such as ``#comment-42``, of comments.
    """

    pseudonyms: frozenset[str] = frozenset()
    ids: frozenset[str] = frozenset()
    addresses: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        """Say whether the list names anything."""
        return bool(self.pseudonyms or self.ids or self.addresses)


@dataclass(frozen=True, slots=True, kw_only=True)
class Erased:
    """What was erased.

    Attributes:
        documents: ids of the reports and comments that went, stubs included.
        touched: ids of the comments in whose texts something was erased.
        counts: how much of what, for provenance.
    """

    documents: frozenset[str] = frozenset()
    touched: frozenset[str] = frozenset()
    counts: Mapping[str, int] = field(default_factory=dict)


def load_erasure(path: Path | None = None, *, outside: Path | None = None) -> Erasure:
    """Read an erasure list; without a path, the user's own where there is one.

    Args:
        path: the list; ``erasure.txt`` in the user's configuration folder, beside the key, if None.
        outside: the corpus folder, in which the list must not lie.

    Raises:
        InputError: when a named list cannot be read, lies in the corpus folder, or has a line that is none of
            what a list may name; the error names the line, never what stands in it.
    """
    if path is None:
        from platformdirs import user_config_path

        path = user_config_path("commentariat", appauthor=False) / ERASURE_FILE
        if not path.exists():
            return Erasure()
    if outside is not None and path.resolve().is_relative_to(outside.resolve()):
        raise InputError(
            f"The erasure list {path} lies inside the corpus folder {outside}, where it would be published; keep it "
            f"elsewhere."
        )
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"The erasure list {path} cannot be read ({error}); check its path and that it is UTF-8."
        ) from error
    return parse_erasure(text, where=str(path))


def parse_erasure(text: str, *, where: str = "the erasure list") -> Erasure:
    """Read the lines of an erasure list.

    Raises:
        InputError: at the first line that is no pseudonym, comment id or address.

    >>> parse_erasure("reader-0123456789abcdef  # asked in May\\n\\nhttps://news.example/a#comment-7").pseudonyms
    frozenset({'reader-0123456789abcdef'})
    """
    pseudonyms: set[str] = set()
    ids: set[str] = set()
    addresses: set[str] = set()
    for number, line in enumerate(text.splitlines(), start=1):
        entry = _COMMENT.sub("", line).strip()
        if not entry:
            continue
        if PSEUDONYM.fullmatch(entry):
            pseudonyms.add(entry)
        elif _PSEUDONYM_LIKE.match(entry):
            raise InputError(
                f"{where}, line {number}: a pseudonym is “reader-” and 16 hexadecimal digits in lower case; print "
                f"it with: commentariat pseudonym NAME."
            )
        elif "://" in entry:
            if not _is_address(entry):
                raise InputError(
                    f"{where}, line {number}: this is no web address; write it as https://site/page or, for a comment, "
                    f"https://site/page#comment-42."
                )
            addresses.add(entry)
        elif is_given_id(entry):
            ids.add(entry)
        else:
            raise InputError(
                f"{where}, line {number}: a line is a pseudonym (reader-…), a comment id (no blanks, at most 128 "
                f"characters) or an address (https://…); a name is turned into its pseudonym by: commentariat "
                f"pseudonym NAME."
            )
    return Erasure(pseudonyms=frozenset(pseudonyms), ids=frozenset(ids), addresses=frozenset(addresses))


def listed_documents(
    erasure: Erasure, *, reports: Iterable[Mapping[str, Any]], comments: Iterable[Mapping[str, Any]]
) -> tuple[frozenset[str], frozenset[str]]:
    """Return the ids of the reports and of the comments that a list names.

    Args:
        erasure: the list.
        reports: rows with ``report_id`` and ``url``.
        comments: rows with ``comment_id``, ``report_id`` and ``author``.
    """
    pages: dict[str, set[str]] = defaultdict(set)
    for address in erasure.addresses:
        pages[same_page(address)].add(urlsplit(address).fragment)
    by_report = {row["report_id"]: pages[page] for row in reports if (page := _page(row["url"])) in pages}
    gone = {name for name, fragments in by_report.items() if "" in fragments}
    ids: set[str] = set()
    for row in comments:
        own = row["comment_id"]
        fragments = by_report.get(row["report_id"], ())
        if (
            row["report_id"] in gone
            or own in erasure.ids
            or (row["author"] is not None and row["author"] in erasure.pseudonyms)
            or any(_names(fragment, own) for fragment in fragments)
        ):
            ids.add(own)
    return frozenset(gone), frozenset(ids)


def erase(reports: list[dict[str, Any]], comments: list[dict[str, Any]], *, erasure: Erasure) -> Erased:
    """Remove from rows, in place, what a list names.

    Positions are counted anew; ids stay.

    Returns:
        What went; empty when the list is.
    """
    if not erasure:
        return Erased()
    gone_reports, gone = listed_documents(erasure, reports=reports, comments=comments)
    touched = _erase_repeats(reports, comments, gone=gone)
    named = _erase_names(comments, erasure.pseudonyms)
    stubs = _stubs(comments, gone=gone, gone_reports=gone_reports)
    for row in comments:
        if row["comment_id"] in stubs:
            _empty(row)
    kept = [row for row in comments if row["comment_id"] not in gone or row["comment_id"] in stubs]
    comments[:] = kept
    reports[:] = [row for row in reports if row["report_id"] not in gone_reports]
    _count_anew(reports, comments)
    return Erased(
        documents=gone_reports | gone,
        touched=frozenset((touched | named) - gone),
        counts={
            "entries": len(erasure.pseudonyms) + len(erasure.ids) + len(erasure.addresses),
            "reports": len(gone_reports),
            "comments": len(gone),
            "stubs": len(stubs),
            "texts_with_repeats": len(touched - gone),
            "texts_with_mentions": len(named - gone),
        },
    )


def erase_claim(claim: Claim, *, erasure: Erasure, erased: Erased) -> Claim | None:
    """Return a claim without the pseudonyms of listed persons, or None when it must go.

    One on a removed document goes. So does one that was lost on a text in which something was erased, since its
    quote may be what was.
    """
    if claim.document_id in erased.documents or claim.document_id in erasure.ids:
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


def _page(url: str | None) -> str | None:
    return same_page(url) if url else None


def _is_address(entry: str) -> bool:
    try:
        parts = urlsplit(entry)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and not any(c.isspace() for c in entry)


def _names(fragment: str, comment: str) -> bool:
    """Say whether the fragment of an address names a comment: by its id, or by the number in both."""
    if not fragment:
        return False
    if fragment == comment:
        return True
    ending = re.search(r"(?:^|[^0-9a-zA-Z])c?(\d+)$", fragment)
    return bool(ending) and comment.rpartition("-")[2] == ending[1]


def _erase_repeats(
    reports: Sequence[Mapping[str, Any]], comments: list[dict[str, Any]], *, gone: frozenset[str]
) -> set[str]:
    """Erase from the comments that stay what they repeat of those that go."""
    threads: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in comments:
        threads[row["report_id"]].append(row)
    texts = {row["report_id"]: row["text"] for row in reports}
    touched: set[str] = set()
    for name, thread in threads.items():
        if all(row["comment_id"] not in gone for row in thread):
            continue
        found = quotes_of_thread(name, texts.get(name, ""), thread, repeats=True)
        for row, quotes in zip(thread, found, strict=True):
            spans = [(q["start"], q["end"]) for q in quotes if q["document_id"] in gone]
            if row["comment_id"] in gone or not spans:
                continue
            text, done = [], 0
            for start, end in spans:
                text += (row["text"][done:start], ERASED)
                done = end
            _set_text(
                row, "".join(text) + row["text"][done:], f"{counted(len(spans), 'repeated passage')} erased"
            )
            touched.add(row["comment_id"])
    return touched


def _erase_names(comments: Iterable[dict[str, Any]], pseudonyms: frozenset[str]) -> set[str]:
    named: set[str] = set()
    if not pseudonyms:
        return named
    for row in comments:
        text = _without(row["text"], pseudonyms)
        if text != row["text"]:
            _set_text(row, text, "the pseudonym of an erased person taken out")
            named.add(row["comment_id"])
    return named


def _without(text: str | None, pseudonyms: frozenset[str]) -> Any:
    if not text or "reader-" not in text:
        return text
    return PSEUDONYM.sub(lambda found: ERASED if found[0] in pseudonyms else found[0], text)


def _set_text(row: dict[str, Any], text: str, change: str) -> None:
    row["text"] = text
    row["text_sha256"] = text_sha256(text)
    row["changes"] = [*row["changes"], change]


def _stubs(
    comments: Sequence[Mapping[str, Any]], *, gone: frozenset[str], gone_reports: frozenset[str]
) -> set[str]:
    """Return those of the comments that go under which some comment stays."""
    parents = {row["comment_id"]: row["parent_id"] for row in comments}
    answered: set[str] = set()
    for row in comments:
        if row["comment_id"] in gone or row["report_id"] in gone_reports:
            continue
        parent = row["parent_id"]
        while parent is not None and parent not in answered:
            answered.add(parent)
            parent = parents[parent]
    return answered & gone


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
    ):
        row[column] = None
    row |= {
        "kind": "deleted",
        "text": "",
        "text_sha256": text_sha256(""),
        "evidence": [],
        "changes": ["erased"],
    }


def _count_anew(reports: Iterable[dict[str, Any]], comments: Iterable[dict[str, Any]]) -> None:
    counts: Counter[str] = Counter()
    for row in comments:
        row["position"] = counts[row["report_id"]]
        counts[row["report_id"]] += 1
    for row in reports:
        row["n_comments"] = counts[row["report_id"]]
