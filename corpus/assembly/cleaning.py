"""What is said of the texts of a report and its comments once names are hidden: erased, quoted, in what language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from ..languages import fill_report
from ..privacy.erasure import Erased, erase_thread
from ..privacy.erasure_list import Erasure
from ..text_reuse.quotes import ThreadQuotes, check_quoted
from ..threads import Parents


class Cleaning:
    """Cleans one report with its comments after the other, and counts what it finds.

    Attributes:
        erased: what was erased so far.
        quoting: comments that quote, so far.
        language_sources: documents so far by where their language is from.
    """

    def __init__(self, *, erasure: Erasure, detect: bool) -> None:
        """Take the erasure list, and whether the languages of texts that name none are to be detected."""
        self._erasure = erasure
        self._detect = detect
        self.erased = Erased()
        self.quoting = 0
        self.language_sources: Counter[str] = Counter()

    def clean(
        self,
        report: dict[str, Any],
        comments: Sequence[dict[str, Any]],
        *,
        parents: Parents,
        keep: Callable[[Iterable[dict[str, Any]]], Sequence[dict[str, Any]]],
    ) -> tuple[dict[str, Any] | None, Iterator[dict[str, Any]]]:
        """Return a report's row and its comments' rows, with quotes and languages, without what is erased.

        The report's row is changed in place, and None when the report itself is erased. Texts are final after the
        erasure, so that all that follows may count characters.

        Args:
            report: the report's row.
            comments: its comments' rows.
            parents: the place of what each comment answers, -1 at the top.
            keep: holds the rows of a thread from which something was erased.
        """
        if self._erasure:
            left = erase_thread(report, comments, erasure=self._erasure, parents=parents, keep=keep)
            self.erased += left.erased
            if left.comments is None:
                return None, iter(())
            comments, parents = left.comments, left.parents
        report["n_comments"] = len(comments)
        languages = fill_report(report, comments, parents=parents) if self._detect else None
        if report["language_source"]:
            self.language_sources[report["language_source"]] += 1
        return report, self._rows(report, comments, parents, languages)

    def counts(self) -> dict[str, Any]:
        """Return what provenance says of it."""
        return {
            "erased": dict(self.erased.counts),
            "comments_that_quote": self.quoting,
            "language_sources": dict(sorted(self.language_sources.items())),
        }

    def _rows(
        self,
        report: Mapping[str, Any],
        comments: Sequence[dict[str, Any]],
        parents: Parents,
        languages: Sequence[tuple[str | None, str | None]] | None,
    ) -> Iterator[dict[str, Any]]:
        found = ThreadQuotes(report["text"], comments, parents=parents)
        for place, row in enumerate(comments):
            row["quotes"] = []
            if found and (quotes := found.of(place)):
                self.quoting += 1
                sources = {at: _named(report, comments, at) for _, _, at in quotes}
                row["quotes"] = [
                    {"start": start, "end": end, "document_id": sources[at][0]} for start, end, at in quotes
                ]
                check_quoted([row], dict(sources.values()))
            if languages is not None:
                row["language"], row["language_source"] = languages[place]
            if row["language_source"]:
                self.language_sources[row["language_source"]] += 1
            yield row


def _named(report: Mapping[str, Any], comments: Sequence[Mapping[str, Any]], place: int) -> tuple[str, str]:
    """Return the id and the text of a comment, or of the report for -1."""
    if place < 0:
        return report["report_id"], report["text"]
    row = comments[place]
    return row["comment_id"], row["text"]
