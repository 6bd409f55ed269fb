"""The captures of one report, at several times or at the addresses of the pages of its comments, made into one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence, Set
from dataclasses import replace
from datetime import datetime
from typing import TypeGuard

from ..ids import comment_page, is_given_id, same_address, same_page
from ..records import SourceComment, SourceReport
from .captures import Capture
from .repeats import folded, told

_DIGITS = re.compile(r"\d+")
_Words = tuple[str | None, str]
"""Who wrote a comment, and its text without case and blanks."""
_FILLED = (
    "title", "outlet", "authors", "published", "retrieved", "language", "site_language", "comment_system",
    "comments_partial",
)  # fmt: skip
"""What another record may say where the one that is kept does not."""


def joined_report(sources: Sequence[SourceReport], comments: Sequence[SourceComment]) -> SourceReport:
    """Return the report that several captures show.

    Args:
        sources: the captures; the first is kept, the others fill in what it does not say.
        comments: the comments of all.
    """
    kept = replace(filled(sources), url=_shared_address(sources))
    if kept.comments_declared is None:
        return kept
    captured = sum(comment.kind != "pingback" for comment in comments)
    return replace(kept, comments_partial=captured < kept.comments_declared)


def filled(sources: Sequence[SourceReport]) -> SourceReport:
    """Return the first of several records of a report, with what it does not say itself as the next one says it."""
    more = {
        name: next(value for source in sources if (value := getattr(source, name)) not in (None, (), ""))
        for name in _FILLED
        if any(getattr(source, name) not in (None, (), "") for source in sources)
    }
    declared = [source.comments_declared for source in sources if source.comments_declared is not None]
    return replace(
        sources[0],
        comments_declared=max(declared, default=None),
        by_reader=any(source.by_reader for source in sources),
        **more,
    )


def _shared_address(sources: Sequence[SourceReport]) -> str | None:
    """Return the address of the page that calls itself by it, else what pages call theirs, else the shortest."""
    urls = [comment_page(source.url or "")[0] for source in sources]
    own = [
        url
        for url, source in zip(urls, sources, strict=True)
        if not source.canonical and same_address(url) == same_page(url)
    ]
    named = [comment_page(source.canonical)[0] for source in sources if source.canonical]
    return min(own or named or urls, key=lambda url: (len(url), url))


def joined_comments(captures: Iterable[tuple[Capture, Iterable[SourceComment]]]) -> list[SourceComment]:
    """Return the comments of several captures, each once, in the order of the addresses and of each page.

    A comment is known again by the key its page gives it, if that goes with its text or its author, or else by author
    and text. Of its records the fullest is kept, of several the one captured last. Keys that are no more than places
    in a page are told apart by the page's address.
    """
    union = _Union()
    for capture, comments in captures:
        union.add(capture, list(comments))
    return union.comments()


def in_order(captures: Iterable[Capture]) -> list[Capture]:
    """Return captures by their addresses, the ninth page of comments before the tenth.

    Of one address first comes the capture that shows most comments, so that they keep its order, then by time.
    """
    return sorted(captures, key=lambda capture: (*_place(capture.url), -len(capture.comments), capture.time))


def _place(url: str) -> tuple[str, int]:
    address, number = comment_page(url)
    return _DIGITS.sub(lambda digits: digits[0].zfill(20), same_address(address)), number


class _Union:
    def __init__(self) -> None:
        self._records: list[SourceComment] = []
        self._times: list[datetime] = []
        self._keys: list[str | None] = []
        # The place of what each comment answers, or its key where that is not in the same capture.
        self._parents: list[int | str | None] = []
        self._by_key: dict[str, int] = {}
        self._by_words: defaultdict[_Words, list[int]] = defaultdict(list)
        self._keyless: defaultdict[_Words, list[int]] = defaultdict(list)

    def add(self, capture: Capture, comments: Sequence[SourceComment]) -> None:
        places: list[int] = []
        taken: set[int] = set()
        passed: dict[tuple[bool, _Words], int] = {}
        called: dict[str, int] = {}
        better: list[bool] = []
        for comment in comments:
            at = self._find(comment, taken=taken, passed=passed)
            if at is None:
                at = self._append(comment, capture)
                better.append(True)
            else:
                better.append(self._improve(at, comment, capture))
            places.append(at)
            taken.add(at)
            if comment.key:
                called.setdefault(comment.key, at)
        for comment, at, is_better in zip(comments, places, better, strict=True):
            if is_better:
                parent = comment.parent_key
                self._parents[at] = called.get(parent, parent) if parent else None

    def comments(self) -> list[SourceComment]:
        return [
            replace(record, key=key, parent_key=self._keys[parent] if isinstance(parent, int) else parent)
            for record, key, parent in zip(self._records, self._keys, self._parents, strict=True)
        ]

    def _find(
        self, comment: SourceComment, *, taken: Set[int], passed: dict[tuple[bool, _Words], int]
    ) -> int | None:
        """Return the place of the comment that a record is of.

        Args:
            comment: the record.
            taken: places of comments that are in the same capture already.
            passed: of the places with some words, how many cannot be meant any more; or a thousand readers who wrote
                the same would be compared each with all.
        """
        own = _is_own(comment.key)
        at = self._by_key.get(comment.key) if _is_own(comment.key) else None
        if at is not None and _go_together(self._records[at], comment):
            return at
        words = _words(comment)
        places = (self._keyless if own else self._by_words)[words]
        first = passed.get((own, words), 0)
        while first < len(places) and (
            places[first] in taken or (own and _is_own(self._keys[places[first]]))
        ):
            first += 1
        passed[own, words] = first
        return places[first] if first < len(places) else None

    def _append(self, comment: SourceComment, capture: Capture) -> int:
        at = len(self._records)
        key = comment.key
        if key and key in self._by_key:
            # The blanks make it a key that is tied to its report.
            key = f"{key} of {same_address(capture.url)}"
            if key in self._by_key:
                key = f"{key} at {capture.time.isoformat()}"
        if key:
            self._by_key.setdefault(key, at)
        self._keys.append(key)
        self._records.append(comment)
        self._times.append(capture.time)
        self._parents.append(None)
        self._by_words[_words(comment)].append(at)
        if not _is_own(comment.key):
            self._keyless[_words(comment)].append(at)
        return at

    def _improve(self, at: int, comment: SourceComment, capture: Capture) -> bool:
        """Take another record of a comment if it is better, and its key if the page gives one."""
        if _is_own(comment.key) and not _is_own(self._keys[at]):
            self._keys[at] = comment.key
            self._by_key.setdefault(comment.key, at)
        if "deleted" in (comment.kind, self._records[at].kind):
            # Whoever took a comment down meant it, however much it said before.
            better = capture.time > self._times[at]
        else:
            before = told(self._records[at]).bit_count(), self._times[at]
            better = (told(comment).bit_count(), capture.time) > before
        if not better:
            return False
        self._records[at], self._times[at] = comment, capture.time
        return True


def _is_own(key: str | None) -> TypeGuard[str]:
    return key is not None and is_given_id(key)


def _words(comment: SourceComment) -> _Words:
    return comment.author, folded(comment.text)


def _go_together(one: SourceComment, other: SourceComment) -> bool:
    if not one.text or not other.text or folded(one.text) == folded(other.text):
        return True
    if "deleted" in (one.kind, other.kind):
        return True
    return one.author is not None and one.author == other.author
