"""What a reader hands over: reports and comments as the source has them, before ids, masking and pseudonyms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from operator import attrgetter
from typing import Any

from .errors import Problem


# Nobody changes one; that it be frozen would take most of the time in which one is made, field by field.
@dataclass(slots=True, kw_only=True)
class SourceComment:
    """One reader's comment as a reader of an input finds it.

    Attributes:
        text: the comment's text, decoded but not yet canonical.
        locator: path within the input and, where a file holds many, row or line.
        report_key: the key (or address) of its report; None when the comment stands inside a `SourceReport`, says
            only by `report_url` or `report_title` which report it trails, or tells it by what it answers: by
            `parent_key`, within the system that `report_comment_system` names.
        key: the comment's own id in the source, where it has one.
        parent_key: the `key` of the comment it answers.
        author: the name as shown; leaves the build as a keyed pseudonym only.
        login: another name that the source has for the author and others may call them by, such as the one they sign
            in with; it has the author's pseudonym where a text mentions it, and leaves the build in no form.
        badge: what the source sets beside the author's name: ``staff``, ``author`` (of the report),
            ``moderator``, ``pick`` (the editors') and the like, as one lower-case word.
        published: the time as the source writes it, by machine where it does; a build reads it, file by file.
        shown: the time as the source shows it to a reader, where that differs from `published`.
        kind: one of `commentariat.corpus.storage.schema.COMMENT_KIND`.
        rule: the rule that found the comment, such as ``wordpress``; None when the source gives it as a record.
        split: ``markup``, ``inferred`` or ``given``.
        confidence: probability that this is a reader's comment; 1.0 when given.
        evidence: the cues behind that probability, strongest first.
        report_title, report_text, report_url, report_outlet: what a table of comments says of its report;
            used only when no input has the report itself.
        report_comment_system, report_comments_declared, report_comments_partial: what the source says of all
            comments of the report, used where the report says nothing of them itself; partial is True where this is a
            page of several.
        columns_language: the language that the columns of its table are named in, where that is not English: numeric
            dates may be written as there.
        changes: what reading the record altered, as short phrases.
    """

    text: str
    locator: str
    report_key: str | None = None
    key: str | None = None
    parent_key: str | None = None
    author: str | None = None
    login: str | None = None
    badge: str | None = None
    published: str | None = None
    shown: str | None = None
    kind: str = "comment"
    rule: str | None = None
    likes: int | None = None
    dislikes: int | None = None
    language: str | None = None
    split: str = "given"
    confidence: float = 1.0
    evidence: tuple[str, ...] = ()
    report_title: str | None = None
    report_text: str | None = None
    report_url: str | None = None
    report_outlet: str | None = None
    report_comment_system: str | None = None
    report_comments_declared: int | None = None
    report_comments_partial: bool | None = None
    columns_language: str | None = None
    changes: tuple[str, ...] = ()

    # A comment is set aside and read again several times in a build: in half the time that dataclasses take for it.
    def __getstate__(self) -> tuple[Any, ...]:
        """Return the values of all fields."""
        return _values(self)

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        """Take the values of all fields."""
        for put, value in zip(_PUT, state, strict=True):
            put(self, value)


_FIELDS = tuple(one.name for one in fields(SourceComment))
_values = attrgetter(*_FIELDS)
_PUT = tuple(getattr(SourceComment, name).__set__ for name in _FIELDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceReport:
    """One report as a reader of an input finds it, with the comments that stand in the same record.

    Attributes:
        text: the text, decoded but not yet canonical; it may still hold trailing comments when
            `may_trail` is True. It may be empty where the source has none: where comments refer to the report, its
            title stands in, and where none do, the report is left out.
        locator: path within the input and, where a file holds many, row or line.
        key: the report's own id in the source, where it has one; comments elsewhere refer to it.
        may_trail: True for plain text in which comments may follow the report with nothing between
            (the splitter looks, unless an input gives comments on this report); False where the source says which
            is which.
        published: the time as the source writes it; a build reads it, file by file.
        canonical: the address that a captured page gives as its own, where that is another than `url`.
        site_language: the language that the source names for all reports of a site, where it names none for this one;
            it holds unless the text shows another.
        retrieved: when the page was saved or captured, as its archive says.
        comment_system: the system that held the comments, such as ``wordpress`` or ``disqus``.
        comments: the comments; where they are many, a sequence that has them on disk (`commentariat.corpus.gathered`).
        comments_declared: how many comments the source says there are.
        comments_partial: True when the source shows only some of them, False when it shows all; None where
            that is not known.
        by_reader: whether a reader wrote it, as they do the first post of a forum's thread: its author, title and text
            are protected as a comment's are.
        columns_language: as for comments.
        changes: what reading the record altered, as short phrases.
    """

    text: str
    locator: str
    key: str | None = None
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    canonical: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    language: str | None = None
    site_language: str | None = None
    retrieved: str | None = None
    comment_system: str | None = None
    comments_declared: int | None = None
    comments_partial: bool | None = None
    comments: Sequence[SourceComment] = field(default=())
    may_trail: bool = False
    by_reader: bool = False
    columns_language: str | None = None
    changes: tuple[str, ...] = ()


Record = SourceReport | SourceComment | Problem
"""What a reader yields: a record, or what was wrong in its place."""
