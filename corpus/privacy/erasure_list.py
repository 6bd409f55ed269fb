"""The erasure list: whom a corpus must forget.

A person may ask that their comments go (GDPR, article 17). The list names them without naming them: a line is a
keyed pseudonym, as ``commentariat pseudonym NAME`` prints it, the id of a comment or of a report that a reader wrote,
or the address of a comment or report. ``#`` starts a comment, blank lines count for nothing. The list stays with
whoever builds; what a corpus says of it is how much was removed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from ..errors import InputError, why_unread
from ..ids import comment_page, is_given_id, same_page, source_id
from ..text.stand_ins import PREFIX, PSEUDONYM
from .masking import mask_address

ERASURE_FILE = "erasure.txt"

_PSEUDONYM_LIKE = re.compile(PREFIX, re.IGNORECASE)
_OWN_PAGE = " "
"""Begins, in the place of a fragment, the id of a comment whose own page is listed; no address has a blank."""
_KIND = re.compile(r"^t\d_")
"""Begins ids at Reddit, but not in addresses."""
_COMMENT = re.compile(r"(?:^|\s)#.*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Erasure:
    """What an erasure list names.

    Attributes:
        pseudonyms: keyed pseudonyms of persons.
        ids: ids of comments and of reports that readers wrote; one that a source gives several comments names them all.
        addresses: addresses of reports and, with a fragment such as ``#comment-42``, of comments.
    """

    pseudonyms: frozenset[str] = frozenset()
    ids: frozenset[str] = frozenset()
    addresses: frozenset[str] = frozenset()

    @property
    def entries(self) -> frozenset[str]:
        """Everything that the list names."""
        return self.pseudonyms | self.ids | self.addresses

    def __bool__(self) -> bool:
        """Say whether the list names anything."""
        return bool(self.pseudonyms or self.ids or self.addresses)


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
            f"The erasure list {path} cannot be read ({why_unread(error)}); check its path and that it is UTF-8."
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
                f"{where}, line {number}: a line is a pseudonym (reader-…), a comment id (no blanks, no @, at most 128 "
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
        reports: rows with ``report_id``, ``url`` and ``authors``, pseudonyms where a reader wrote it.
        comments: rows with ``comment_id``, ``report_id`` and ``author``.
    """
    reports = list(reports)
    pages = _pages(erasure)
    by_report = {
        row["report_id"]: pages[page]
        for row in reports
        if row["url"] and (page := listed_page(row["url"])) in pages
    }
    gone = {name for name, fragments in by_report.items() if "" in fragments}
    gone |= {
        row["report_id"]
        for row in reports
        if any(map(PSEUDONYM.fullmatch, row["authors"] or ())) and entries_of_report(row, erasure=erasure)
    }
    ids = {
        row["comment_id"]
        for row in comments
        if is_listed(row, erasure=erasure, fragments=by_report.get(row["report_id"], ()))
    }
    return frozenset(gone), frozenset(ids)


def is_listed(row: Mapping[str, Any], *, erasure: Erasure, fragments: Collection[str]) -> bool:
    """Say whether a list names a comment, given the fragments of its report's address that it names."""
    return (
        "" in fragments
        or names_id(erasure, row["comment_id"])
        or (row["author"] is not None and row["author"] in erasure.pseudonyms)
        or any(_names(fragment, row["comment_id"]) for fragment in fragments)
    )


def names_id(erasure: Erasure, comment_id: str) -> bool:
    """Say whether a list names a comment by its id: the one it has, or the one its source gave it and others.

    >>> names_id(Erasure(ids=frozenset({"31"})), "31~2"), names_id(Erasure(ids=frozenset({"31~2"})), "31")
    (True, False)
    """
    return comment_id in erasure.ids or source_id(comment_id) in erasure.ids


def matched_entries(
    row: Mapping[str, Any], *, erasure: Erasure, addresses: Mapping[str, Collection[str]]
) -> set[str]:
    """Return the entries of a list that name a comment.

    Args:
        row: as for `is_listed`.
        erasure: the list.
        addresses: the addresses that the list names on the page of the comment's report, by their fragments.
    """
    own = row["comment_id"]
    found = {own, source_id(own)} & erasure.ids
    if row["author"] in erasure.pseudonyms:
        found.add(row["author"])
    return found.union(*(said for fragment, said in addresses.items() if _names(fragment, own)))


def entries_of_report(row: Mapping[str, Any], *, erasure: Erasure) -> set[str]:
    """Return the entries of a list that name a report that a reader wrote, by its authors and its id.

    >>> row = {"report_id": "t3_a", "authors": ["reader-0123456789abcdef"]}
    >>> entries_of_report(row, erasure=Erasure(ids=frozenset({"t3_a", "t3_b"})))
    {'t3_a'}
    """
    own = row["report_id"]
    return {own, source_id(own)} & erasure.ids | erasure.pseudonyms.intersection(row["authors"] or ())


def listed_addresses(erasure: Erasure, url: str | None) -> Mapping[str, Collection[str]]:
    """Return the addresses that a list names on a page, by their fragments; the empty one names the page itself."""
    return _pages(erasure).get(listed_page(url) if url else "", {})


def listed_pages(erasure: Erasure) -> Collection[str]:
    """Return what the pages of reports are known by (`listed_page`) that, or comments on which, a list may name."""
    return _pages(erasure).keys()


def _pages(erasure: Erasure) -> Mapping[str, Mapping[str, set[str]]]:
    """Return the addresses that a list names, by their pages and fragments.

    A page may be a comment's own under its report's: it stands by that as well, marked.
    """
    pages: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for address in erasure.addresses:
        pages[listed_page(address)][urlsplit(address).fragment].add(address)
        for page, comment in _pages_above(address):
            pages[listed_page(page)][_OWN_PAGE + comment].add(address)
    return pages


def _pages_above(address: str) -> Iterator[tuple[str, str]]:
    """Yield the pages that an address may show one comment of, and the id of that: its last step or a parameter.

    >>> list(_pages_above("https://talk.example/c/12ab/a-bridge/9zk/"))
    [('https://talk.example/c/12ab/a-bridge', '9zk')]
    >>> list(_pages_above("https://tube.example/?v=x7&lc=Ugx"))
    [('https://tube.example/?lc=Ugx', 'x7'), ('https://tube.example/?v=x7', 'Ugx')]
    """
    parts = urlsplit(address)
    if parts.fragment:
        return
    above, _, step = parts.path.rstrip("/").rpartition("/")
    if above and step:
        yield parts._replace(path=above, query="").geturl(), step
    parameters = parts.query.split("&")
    for place, parameter in enumerate(parameters):
        _, _, value = parameter.partition("=")
        if value:
            rest = "&".join(parameters[:place] + parameters[place + 1 :])
            yield parts._replace(query=rest).geturl(), unquote(value)


def listed_page(url: str) -> str:
    """Return what a page is known by, whether its address is as people list it or as a corpus has it, masked.

    The pages of a report's comments are known by the report.
    """
    return same_page(mask_address(comment_page(url)[0]))


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
    if fragment.startswith(_OWN_PAGE):
        own = source_id(comment)
        return fragment.removeprefix(_OWN_PAGE) in (comment, own, _KIND.sub("", own))
    if fragment == comment:
        return True
    comment = source_id(comment)
    if fragment == comment:
        return True
    ending = re.search(r"(?:^|[^0-9a-zA-Z])c?(\d+)$", fragment)
    return bool(ending) and comment.rpartition("-")[2] == ending[1]
