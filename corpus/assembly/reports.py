"""Reports of a build: their ids, what comments may call them by, and their rows."""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ..errors import Problem
from ..ids import copy_id, report_id, same_page
from ..privacy.identifiers import mask_identifiers
from ..privacy.masking import mask, mask_address, mask_byline
from ..records import SourceComment, SourceReport
from ..splitting import Split
from ..standoff.claims import text_sha256
from ..text.canonical import canonical, counted
from ..values.dates import iso_date

if TYPE_CHECKING:
    from .shared_ids import SharedIds

_PLACE = re.compile(r"(?:, [a-z]+ \d+)+\Z")

_OF_PAGES = (
    ".html", ".htm", ".xhtml", ".mhtml", ".mht", ".webarchive", ".wacz", ".warc", ".warc.gz", ".warc.zst",
)  # fmt: skip
"""How the names of files end that hold pages, which have no ids that a user gives."""


class KnownReports:
    """The reports of a build by their ids, keys, addresses and titles.

    A report is told by its number, which counts them in the order of the input.
    """

    def __init__(self) -> None:
        """Begin without reports."""
        self.ids: list[str] = []
        self._numbers: dict[str, int] = {}
        self._texts: list[int] = []
        self._files = array("q")
        self._by_key: dict[str, int] = {}
        self._by_title: dict[str, int] = {}
        self._copies: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self.ids)

    def __contains__(self, name: object) -> bool:
        return name in self._numbers

    def add(
        self,
        wanted: str,
        *,
        text: str,
        key: str | None,
        url: str | None,
        title: str | None,
        where: str,
        shared: SharedIds,
    ) -> Problem | None:
        """Take the next report; returns what has to be said where its id was taken.

        What has the id of a report of another table is noted in `shared`.
        """
        problem = None
        name = free_id(wanted, taken=self._numbers, copies=self._copies)
        file = hash(path_of(where))
        if name != wanted:
            before = self._numbers[wanted]
            is_copy = self._texts[before] == hash(text)
            is_version = is_copy or self._is_at(url, before)
            if is_version or self._files[before] == file or _is_page(where):
                problem = kept_as(name, wanted, is_copy=is_copy, is_version=is_version, where=where)
            else:
                shared.add(wanted, kept=name, where=where)
        number = len(self.ids)
        self.ids.append(name)
        self._numbers[name] = number
        self._texts.append(hash(text))
        self._files.append(file)
        self.know(number, key=key, url=url, title=title)
        return problem

    def same(self, source: SourceReport) -> int | None:
        """Return the number of the report that a record repeats: key, address and text of the two are the same."""
        number = self._numbers.get(wanted_id(source)) if source.key else None
        if number is None or self._texts[number] != hash(source.text) or not self._is_at(source.url, number):
            return None
        return number

    def _is_at(self, url: str | None, number: int) -> bool:
        return bool(url) and self._by_key.get(same_page(url)) == number

    def rename(self, number: int, name: str) -> None:
        """Give a report another id, if that is free."""
        if name not in self._numbers:
            del self._numbers[self.ids[number]]
            self.ids[number] = name
            self._numbers[name] = number

    def know(self, number: int, *, key: str | None, url: str | None, title: str | None) -> None:
        """Note what a comment may call a report by: its key, its address or, failing other ones, its title."""
        if key:
            self._by_key.setdefault(key, number)
        if url:
            self._by_key.setdefault(same_page(url), number)
        if title:
            self._by_title.setdefault(title, number)

    def find(self, *, key: str | None, url: str | None, title: str | None) -> int | None:
        """Return the number of the report that a comment speaks of so, if it is there."""
        for called in (key, key and same_page(key), url and same_page(url)):
            if called and called in self._by_key:
                return self._by_key[called]
        # A table of comments may call its reports by their titles alone, which are their keys then.
        return self._by_title.get(title) if title and key in (None, "", title) and not url else None

    def number(self, name: str) -> int | None:
        """Return the number of the report with an id."""
        return self._numbers.get(name)


def free_id(wanted: str, *, taken: Any, copies: dict[str, int]) -> str:
    """Return the wanted id or, where that is taken, one derived from it; nothing is dropped for its id.

    Args:
        wanted: the id.
        taken: the ids there are.
        copies: the number of the last copy of every id that was taken before.
    """
    if wanted not in taken:
        return wanted
    # Counting on from the last copy, or a thousand texts of one id would try a thousand ids each.
    number = copies.get(wanted, 1) + 1
    while (free := copy_id(wanted, number)) in taken:
        number += 1
    copies[wanted] = number
    return free


def kept_as(
    name: str, wanted: str, *, where: str, is_copy: bool = False, is_version: bool = False
) -> Problem:
    """Return what is said of a text that has another id than its own.

    Args:
        name: the id it has.
        wanted: its own.
        where: its place.
        is_copy: whether the text that has the id is the same.
        is_version: whether it is another version of the text that has the id, as far as can be known.
    """
    said = "stands there already, word for word" if is_copy else "belongs to another text already"
    return Problem(
        where=where,
        what=f"the id {wanted} {said}, so that it was kept as {name}",
        remedy=_remedy(where, is_version=is_version),
        skipped=False,
    )


def _remedy(where: str, *, is_version: bool) -> str:
    """Say what helps where two texts have one id: pages are saved twice, and records are edited."""
    if is_version:
        return "leave out the older one, if they are two versions of one report"
    if _is_page(where):
        return "if the page was saved twice, take one of the two copies out"
    return "give every text its own id, or leave out the older record of one that was edited"


def _is_page(where: str) -> bool:
    return path_of(where).lower().endswith(_OF_PAGES)


def wanted_id(source: SourceReport) -> str:
    """Return the id that a report should have."""
    path, row = _place(source.locator)
    return report_id(key=source.key, url=source.url, path=path, row=row)


def stub_of(comment: SourceComment) -> SourceReport:
    """Return what a comment says of a report that is not in the input, as a report."""
    text, changes = canonical_text(comment.report_text or "")
    return SourceReport(
        text=text,
        locator=comment.locator,
        title=comment.report_title,
        outlet=comment.report_outlet,
        url=comment.report_url,
        language=comment.language,
        comment_system=comment.report_comment_system,
        comments_declared=comment.report_comments_declared,
        comments_partial=comment.report_comments_partial,
        changes=tuple(changes),
    )


def report_row(
    name: str, source: SourceReport, *, split: Split | None, language: str | None, outlet: str | None
) -> dict[str, Any]:
    """Return the row of a report, but for the number of its comments.

    Names still stand in one that a reader wrote; `ThreadRows` hides them with those of the comments.

    Args:
        name: its id.
        source: the report with its text in canonical form.
        split: how comments were told from it, if they were looked for.
        language: BCP 47 tag, where the source names none for the report itself.
        outlet: who published it, where the source names nobody.
    """
    text, masked = masked_text(split.body if split else source.text, by_reader=source.by_reader)
    language = source.language or language
    declared, partial = declared_in(source, split)
    return {
        "report_id": name,
        "title": masked_text(canonical_text(source.title)[0], by_reader=source.by_reader)[0]
        if source.title
        else None,
        "outlet": (mask_byline(source.outlet) if source.outlet else None) or outlet,
        "url": mask_address(source.url) if source.url else None,
        "authors": list(source.authors)
        if source.by_reader
        else [left for name in source.authors if (left := mask_byline(name))],
        "by_reader": source.by_reader,
        "published": source.published,
        "columns_language": source.columns_language,
        # That of the site has no source yet: whether it holds shows when the text's own is detected.
        "language": language or source.site_language,
        "language_source": "given" if language else None,
        "retrieved": iso_date(source.retrieved),
        "comment_system": source.comment_system,
        "comments_declared": declared,
        "comments_partial": partial,
        "text": text,
        "boundary": split.outcome if split else "given",
        "boundary_confidence": split.confidence if split and split.outcome != "decided" else None,
        "boundary_line": split.boundary_line if split else None,
        "boundary_evidence": list(split.evidence) if split else [],
        "input": source.locator,
        "changes": [*source.changes, *masked, *_left_out(split)],
        "text_sha256": text_sha256(text),
    }


def declared_in(source: SourceReport, split: Split | None) -> tuple[int | None, bool | None]:
    """Return how many comments there are said to be, and whether only some of them are there, where that is known."""
    if source.comments_declared is None and split is not None and split.declared is not None:
        # Where there are more than are said to be, others may be missing as well.
        return split.declared, None if len(split.comments) > split.declared else split.partial
    return source.comments_declared, source.comments_partial


def more_than_declared(source: SourceReport, split: Split | None) -> Problem | None:
    """Return what is said of a text in which there are more comments than it says itself; None for any other."""
    declared = declared_in(source, split)[0]
    if (
        split is None
        or source.comments_declared is not None
        or declared is None
        or len(split.comments) <= declared
    ):
        return None
    return Problem(
        where=source.locator,
        what=f"{counted(len(split.comments), 'comment')} found where the text says that there "
        f"{'is' if declared == 1 else 'are'} {declared:,}",
        remedy="look whether several reports stand in it, and write one a file if so",
        skipped=False,
    )


def masked_text(text: str, *, by_reader: bool) -> tuple[str, tuple[str, ...]]:
    """Return a canonical text without addresses and numbers of persons, and what was masked.

    >>> [masked_text("Posted from 81.2.69.142", by_reader=one)[0] for one in (True, False)]
    ['Posted from [ip]', 'Posted from 81.2.69.142']
    """
    # Numbers of cards and accounts look like those of telephones in part.
    text, identifiers = mask_identifiers(text) if by_reader else (text, ())
    text, masked = mask(text)
    return text, (*masked, *identifiers)


def canonical_text(text: str) -> tuple[str, Sequence[str]]:
    """Return a text in canonical form without blank lines around it, and what was changed."""
    result = canonical(text)
    return result.text.strip("\n"), result.changes


def path_of(locator: str) -> str:
    """Return the path in a locator, without the places within the file.

    >>> path_of("2021/a.jsonl, line 3, comment 2")
    '2021/a.jsonl'
    """
    return _PLACE.sub("", locator)


def _place(locator: str) -> tuple[str, int | None]:
    """Tell a locator's path from its row: ``a.csv, row 3`` is ``("a.csv", 3)``."""
    path, _, place = locator.rpartition(", ")
    word, _, number = place.partition(" ")
    if path and word in ("row", "line", "record") and number.isdecimal():
        return path, int(number)
    return locator, None


def _left_out(split: Split | None) -> list[str]:
    """Say which lines of the page are in no table, by kind: their words may name a commenter."""
    return (
        [f"line {line.line + 1} left out ({line.kind} of the page)" for line in split.other] if split else []
    )
