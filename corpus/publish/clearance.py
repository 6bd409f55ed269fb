"""Which texts may leave: the rights in every document of a corpus, source by source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ..rights import SourceRights, rights_of
from ..values.addresses import split_address


class Clearance:
    """Decides document by document whether its text goes, and counts by whose leave.

    Reports come before their comments, whose rights depend on where they stand.

    Attributes:
        withheld: documents whose text stays behind.
        without_rights: ids of documents that leave with their text though no source says what may be done with it.
        outlets: the outlet of every report.
    """

    def __init__(self, sources: Sequence[SourceRights], *, without_text: bool) -> None:
        """Take the sources, in the order in which they count."""
        self._sources, self._without_text = sources, without_text
        self._hosts: dict[str, str] = {}
        self._shared: dict[str, str] = {}
        self._counts: dict[str, Counter[SourceRights | None]] = {"report": Counter(), "comment": Counter()}
        self.outlets: dict[str, str | None] = {}
        self.withheld = 0
        self.without_rights: list[str] = []

    def reports(self, rows: Iterable[Mapping[str, Any]]) -> list[bool]:
        """Say of reports (rows with ``report_id``, ``outlet``, ``url`` and ``input``) whether their text stays."""
        found = []
        for row in rows:
            name, outlet = row["report_id"], row["outlet"]
            # Only the host counts, and most reports share one.
            host = f"//{(split_address(row['url']).hostname or '') if row['url'] else ''}"
            self.outlets[name] = outlet and self._shared.setdefault(outlet, outlet)
            self._hosts[name] = self._shared.setdefault(host, host)
            found.append(self._stays("report", name, report=name, input=row["input"]))
        return found

    def comments(self, rows: Iterable[Mapping[str, Any]]) -> list[bool]:
        """Say of comments (rows with ``comment_id``, ``report_id`` and ``input``) whether their text stays."""
        return [
            self._stays("comment", row["comment_id"], report=row["report_id"], input=row["input"])
            for row in rows
        ]

    def counts(self) -> list[tuple[SourceRights | None, int, int]]:
        """Return every source with its reports and comments; None for documents of no source."""
        reports, comments = self._counts["report"], self._counts["comment"]
        return [
            (source, reports[source], comments[source])
            for source in (*self._sources, None)
            if source is not None or reports[None] or comments[None]
        ]

    def _stays(self, kind: str, name: str, *, report: str, input: str | None) -> bool:
        rights = rights_of(
            self._sources,
            kind=kind,
            outlet=self.outlets.get(report),
            url=self._hosts.get(report),
            input=input,
        )
        self._counts[kind][rights] += 1
        stays = self._without_text or (rights is not None and not rights.texts)
        self.withheld += stays
        if rights is None and not stays:
            self.without_rights.append(name)
        return stays
