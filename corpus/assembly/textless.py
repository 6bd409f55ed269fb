"""Reports whose source has no text, such as that of a page behind a paywall, until a comment refers to one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from ..errors import Problem
from ..records import SourceReport
from ..text.canonical import counted
from .reports import KnownReports, canonical_text, path_of

Called = tuple[str | None, str | None, str | None]
"""What a comment calls its report by: key, address, title."""
_FILLED = ("outlet", "language", "comment_system", "comments_declared", "comments_partial")
"""What comments may say of a report that says it nowhere itself."""


class Textless:
    """Keeps reports without a text or comments in their record; what is said beside the text of each is not long.

    >>> textless = Textless()
    >>> textless.add(SourceReport(text="", locator="a.csv, row 2", key="r1", title="Truce holds"))
    >>> textless.add(SourceReport(text="", locator="a.csv, row 3", key="r2"))
    >>> textless.take(("r1", None, None), told=SourceReport(text="", locator="b.csv, row 2")).text
    'Truce holds'
    >>> print(*textless.problems(), sep="\\n")
    a.csv, row 3: the text is empty; fill it in or take it out.
    a.csv: a report has no text (“Truce holds”); its title stands in for it; it was kept because comments refer to it.
    """

    def __init__(self) -> None:
        """Begin without reports."""
        self._sources: list[SourceReport | None] = []
        self._known = KnownReports()
        self._taken: Counter[tuple[str, str | None]] = Counter()
        self._examples: dict[tuple[str, str | None], str] = {}

    def add(self, source: SourceReport) -> None:
        """Take a report in."""
        self._known.know(len(self._sources), key=source.key, url=source.url, title=source.title)
        self._sources.append(source)

    def take(self, called: Called, *, told: SourceReport) -> SourceReport | None:
        """Return the report that a comment speaks of, if it is here, with something in place of its text.

        Args:
            called: what the comment calls it by: key, address and title.
            told: what the comment says of it.
        """
        key, url, title = called
        number = self._known.find(key=key, url=url, title=title)
        source = None if number is None else self._sources[number]
        if number is None or source is None:
            return None
        self._sources[number] = None
        text, what = told.text, "what its comments say of it"
        changes = told.changes
        if not text:
            text, changes = canonical_text(source.title or "")
            what = "its title" if text else None
        kind = path_of(source.locator), what
        self._taken[kind] += 1
        self._examples.setdefault(kind, source.title or source.key or source.url or source.locator)
        if what:
            changes = (*source.changes, f"no text in the source, {what} stands in", *changes)
        found = {name: getattr(told, name) for name in _FILLED if getattr(source, name) is None}
        return replace(source, text=text, may_trail=False, changes=tuple(changes), **found)

    def problems(self) -> Iterator[Problem]:
        """Yield what has to be said: which reports were left out, and how many stand without their text."""
        taken_down = Counter[str]()
        for source in self._sources:
            if source is not None and source.by_reader:
                taken_down[path_of(source.locator)] += 1
            elif source is not None:
                yield no_text(source.locator)
        for path, count in taken_down.items():
            one = count == 1
            yield Problem(
                where=path,
                what=f"{counted(count, 'opening post')} without a text, on which nobody comments",
                remedy=f"{'it was' if one else 'they were'} left out; what somebody comments on is kept",
                skipped=False,
            )
        for (path, what), count in self._taken.items():
            example, one = self._examples[path, what], count == 1
            stands = what or "nothing"
            yield Problem(
                where=path,
                what="a report has no text" if one else f"{counted(count, 'report')} have no text",
                remedy=(
                    f"{stands} stands in for it; it was kept because comments refer to it"
                    if one
                    else f"{stands} stands in for that of each; they were kept because comments refer to them"
                ),
                skipped=False,
                quoted=example,
            )


def no_text(where: str) -> Problem:
    """Return what is said of a report that is left out because nothing is in it."""
    return Problem(where=where, what="the text is empty", remedy="fill it in or take it out")
