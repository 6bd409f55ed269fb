"""A report's comments to rows: ids, who answers whom, pseudonyms, and names hidden in texts."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..authors import Authors, CorpusAuthors, Words
from ..claims import text_sha256
from ..errors import Problem
from ..ids import comment_id
from ..mentions import Thread, hide_attributions
from ..privacy import Pseudonymiser
from ..problems import Problems
from ..records import SourceComment
from ..text import counted
from ..threads import break_cycles, depths
from .reports import KnownReports, free_id, path_of


@dataclass(slots=True, kw_only=True)
class _Outline:
    """What has to be known of all comments of a thread before the first becomes a row.

    Attributes:
        places: the comments that are kept, by their places in the thread.
        keys, parent_keys, authors: theirs.
        hashes: of their texts.
    """

    places: array[int] = field(default_factory=lambda: array("q"))
    keys: list[str | None] = field(default_factory=list)
    parent_keys: list[str | None] = field(default_factory=list)
    authors: list[str | None] = field(default_factory=list)
    hashes: array[int] = field(default_factory=lambda: array("q"))


class ThreadRows:
    """Makes rows of the comments of one report after the other, and knows which ids are taken.

    Of every id it keeps a hash of 64 bits, by which two ids of a corpus are told apart.
    """

    def __init__(
        self,
        *,
        pseudonymiser: Pseudonymiser,
        reports: KnownReports,
        authors: CorpusAuthors,
        public: frozenset[Words],
        problems: Problems,
    ) -> None:
        """Begin without comments.

        Args:
            pseudonymiser: turns comment authors into keyed pseudonyms.
            reports: the reports, whose ids no comment may take.
            authors: the authors of all comments.
            public: names that reports of the corpus speak of.
            problems: takes what is skipped or altered.
        """
        self._pseudonymiser = pseudonymiser
        self._authors = authors
        self._public = public
        self._problems = problems
        self._taken = _Ids(reports.ids)
        self._copies: dict[str, int] = {}
        self._stubs: Counter[str] = Counter()

    def rows(self, report: dict[str, Any], comments: Sequence[SourceComment]) -> Iterator[dict[str, Any]]:
        """Yield the rows of a report's comments, but for quotes and duplicates, and with times as written.

        Args:
            report: the report's row.
            comments: its comments with canonical and masked texts; they are gone through up to three times.
        """
        outline = self._outline(comments)
        parents = self._parents(comments, outline, self._ids(report["report_id"], comments, outline))
        deep = depths(parents)
        hide = self._hider(report, comments, outline)
        for position, (own, parent) in enumerate(parents.items()):
            comment = comments[outline.places[position]]
            text, hidden = hide(comment)
            yield {
                "comment_id": own,
                "report_id": report["report_id"],
                "position": position,
                "parent_id": parent,
                "depth": deep[own],
                "kind": comment.kind,
                "author": self._pseudonymiser.author(comment.author),
                "badge": comment.badge,
                "published": comment.published,
                "published_shown": comment.shown or comment.published,
                "likes": comment.likes,
                "dislikes": comment.dislikes,
                "language": comment.language or report["language"],
                "language_source": _language_source(comment, report),
                "text": text,
                "split": comment.split,
                "confidence": comment.confidence,
                "rule": comment.rule,
                "evidence": list(comment.evidence),
                "input": comment.locator,
                "changes": [*comment.changes, *hidden],
                "text_sha256": text_sha256(text),
            }

    def finish(self) -> None:
        """Say what was left out on purpose, file by file."""
        for path, count in self._stubs.items():
            self._problems.add(
                Problem(
                    where=path,
                    what=f"{counted(count, 'deleted comment')} that nobody answers",
                    remedy="they were left out; a stub is kept where someone answers",
                    skipped=False,
                )
            )

    def _outline(self, comments: Sequence[SourceComment]) -> _Outline:
        """Go through a thread, and leave out what is empty and not answered."""
        outline = _Outline()
        empty: dict[int, SourceComment] = {}
        answered: set[str] = set()
        for place, comment in enumerate(comments):
            if comment.parent_key:
                answered.add(comment.parent_key)
            if not comment.text:
                empty[place] = comment
            outline.places.append(place)
            outline.keys.append(comment.key)
            outline.parent_keys.append(comment.parent_key)
            outline.authors.append(comment.author)
            outline.hashes.append(hash(comment.text))
        dropped = {place for place, comment in empty.items() if comment.key not in answered}
        for place in sorted(dropped):
            comment = empty[place]
            if comment.kind == "deleted":
                self._stubs[path_of(comment.locator)] += 1
            else:
                self._problems.add(
                    Problem(where=comment.locator, what="the comment is empty", remedy="it was left out")
                )
        return _without(outline, dropped) if dropped else outline

    def _ids(self, report: str, comments: Sequence[SourceComment], outline: _Outline) -> list[str]:
        ids: list[str] = []
        positions: dict[str, int] | None = None
        for position, key in enumerate(outline.keys):
            wanted = comment_id(report, key=key, position=position)
            if wanted in self._taken:
                if positions is None:
                    positions = {own: place for place, own in enumerate(ids)}
                namesake = positions.get(wanted)
                wanted, problem = free_id(
                    wanted,
                    taken=self._taken,
                    copies=self._copies,
                    is_copy=namesake is not None and outline.hashes[namesake] == outline.hashes[position],
                    where=comments[outline.places[position]].locator,
                )
                if problem:
                    self._problems.add(problem)
            self._taken.add(wanted)
            ids.append(wanted)
            if positions is not None:
                positions[wanted] = position
        return ids

    def _parents(
        self, comments: Sequence[SourceComment], outline: _Outline, ids: Sequence[str]
    ) -> dict[str, str | None]:
        """Return the comment that each one answers, in the order of the thread."""
        by_key = {key: own for key, own in zip(reversed(outline.keys), reversed(ids), strict=True) if key}
        parents: dict[str, str | None] = {}
        for place, own, key in zip(outline.places, ids, outline.parent_keys, strict=True):
            parents[own] = by_key.get(key) if key else None
            if key and parents[own] is None:
                self._put_at_top(
                    comments[place], f"the comment it answers, {key}, is not under the same report"
                )
        cut = break_cycles(parents)
        for position, own in enumerate(ids) if cut else ():
            if own in cut:
                key = outline.parent_keys[position]
                by_way = f", by way of {key}" if key != outline.keys[position] else ""
                self._put_at_top(comments[outline.places[position]], f"the comment answers itself{by_way}")
        return parents

    def _put_at_top(self, comment: SourceComment, why: str) -> None:
        self._problems.add(
            Problem(
                where=comment.locator, what=why, remedy="it was kept at the top of the thread", skipped=False
            )
        )

    def _hider(
        self, report: dict[str, Any], comments: Sequence[SourceComment], outline: _Outline
    ) -> Callable[[SourceComment], tuple[str, tuple[str, ...]]]:
        """Return what replaces the names of authors in the texts of a thread by their pseudonyms."""
        thread = Thread(
            authors=Authors(outline.authors, pseudonymiser=self._pseudonymiser),
            corpus=self._authors,
            public=self._public,
            pseudonymiser=self._pseudonymiser,
            report="\n".join((report["title"] or "", report["text"])),
            texts=(comments[place].text for place in outline.places),
            outlet=report["outlet"],
            url=report["url"],
        )
        names = {key: author for key, author in zip(outline.keys, outline.authors, strict=True) if key}

        def hide(comment: SourceComment) -> tuple[str, tuple[str, ...]]:
            text, lines = comment.text, ()
            if comment.split == "inferred":
                text, lines = hide_attributions(text, pseudonymiser=self._pseudonymiser)
            answered = names.get(comment.parent_key) if comment.parent_key else None
            text, mentions = thread.hide(text, answered=answered)
            return text, (*lines, *mentions)

        return hide


class _Ids:
    """Ids by their hashes."""

    def __init__(self, ids: Sequence[str]) -> None:
        self._hashes = {hash(name) for name in ids}

    def add(self, name: str) -> None:
        self._hashes.add(hash(name))

    def __contains__(self, name: object) -> bool:
        return hash(name) in self._hashes


def _without(outline: _Outline, dropped: set[int]) -> _Outline:
    kept = [place for place in outline.places if place not in dropped]
    return _Outline(
        places=array("q", kept),
        keys=[outline.keys[place] for place in kept],
        parent_keys=[outline.parent_keys[place] for place in kept],
        authors=[outline.authors[place] for place in kept],
        hashes=array("q", (outline.hashes[place] for place in kept)),
    )


def _language_source(comment: SourceComment, report: dict[str, Any]) -> str | None:
    if comment.language:
        return "given"
    return "inherited" if report["language"] else None
