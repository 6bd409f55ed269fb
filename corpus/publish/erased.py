"""Who asked to be forgotten and still stands in a corpus, since the list is newer than the build."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ..privacy.erasure_list import Erasure, listed_documents, listed_page, listed_pages
from ..text.stand_ins import PSEUDONYM


class StillThere:
    """Looks for documents that an erasure list names, or that name a listed person, and that are not emptied.

    Reports come before their comments.
    """

    def __init__(self, erasure: Erasure) -> None:
        """Take the list."""
        self._erasure = erasure
        self._pages = listed_pages(erasure)
        self._reports: list[Mapping[str, Any]] = []
        self._found: list[str] = []

    def reports(self, rows: Iterable[Mapping[str, Any]]) -> None:
        """Look at reports (rows with ``report_id``, ``url``, ``authors``, ``title`` and ``text``)."""
        if not self._erasure:
            return
        rows = list(rows)
        gone, _ = listed_documents(self._erasure, reports=rows, comments=())
        self._found += sorted(
            row["report_id"]
            for row in rows
            if row["report_id"] in gone or self._names(row["title"]) or self._names(row["text"])
        )
        self._reports += [
            {name: row[name] for name in ("report_id", "url", "authors")}
            for row in rows
            if self._pages and row["url"] and listed_page(row["url"]) in self._pages
        ]

    def comments(self, rows: Iterable[Mapping[str, Any]]) -> None:
        """Look at comments (rows with ``comment_id``, ``report_id``, ``author``, ``kind`` as a name, and ``text``)."""
        if not self._erasure:
            return
        rows = list(rows)
        _, listed = listed_documents(self._erasure, reports=self._reports, comments=rows)
        self._found += [
            row["comment_id"]
            for row in rows
            if (row["comment_id"] in listed and (row["kind"] != "deleted" or row["text"]))
            or self._names(row["text"])
        ]

    def _names(self, text: str | None) -> bool:
        return bool(text) and not self._erasure.pseudonyms.isdisjoint(PSEUDONYM.findall(text))

    def result(self) -> list[str]:
        """Return the ids of these documents."""
        return list(self._found)
