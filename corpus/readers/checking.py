"""Whether what another package's reader hands over is what its fields say: a slip is told where it was made.

A build relies on the types of `commentariat.corpus.records`; a value of another would fail far from the reader.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from typing import TYPE_CHECKING

from ..errors import Problem
from ..records import SourceComment, SourceReport
from ..storage.schema import COMMENT_KIND, COMMENT_SPLIT

if TYPE_CHECKING:
    from ..records import Record

_Check = tuple[Callable[[object], bool], str]


class SlipError(TypeError):
    """What a reader hands over is no record, or a field of a record holds what it may not."""


def checked(record: object) -> Record:
    """Return what a reader yields, if it is a record whose fields hold what they are to hold.

    Raises:
        SlipError: when it is not; the message names the field, what is in it and what is to be there.

    >>> checked(SourceComment(text="Well said!", locator="a.courier, letter 1", likes="3"))
    Traceback (most recent call last):
    ...
    commentariat.corpus.readers.checking.SlipError: a.courier, letter 1: “likes” is of the type str, where it is to be \
a whole number or None
    """
    if isinstance(record, Problem):
        return record
    if isinstance(record, SourceReport):
        _check(record, _OF_REPORTS)
        for comment in record.comments:
            if not isinstance(comment, SourceComment):
                raise SlipError(
                    f"{record.locator}: “comments” holds what is of the type {_kind(comment)}, where each is to be a "
                    f"SourceComment"
                )
            _check(comment, _OF_COMMENTS)
        return record
    if isinstance(record, SourceComment):
        _check(record, _OF_COMMENTS)
        return record
    raise SlipError(f"it yields what is of the type {_kind(record)}, which is no record")


def _check(record: SourceReport | SourceComment, checks: Mapping[str, _Check]) -> None:
    for name, (holds, wanted) in checks.items():
        value = getattr(record, name)
        if holds(value):
            continue
        place = f"{record.locator}: " if isinstance(record.locator, str) else ""
        said = (
            f"is “{value}”"
            if isinstance(value, str) and wanted.startswith("one of")
            else f"is of the type {_kind(value)}"
        )
        raise SlipError(f"{place}“{name}” {said}, where it is to be {wanted}")


def _kind(value: object) -> str:
    return type(value).__name__


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_whole_number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_truth(value: object) -> bool:
    return isinstance(value, bool)


def _is_probability(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1


def _are_texts(value: object) -> bool:
    return isinstance(value, tuple) and all(isinstance(one, str) for one in value)


def _is_sequence(value: object) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str | bytes)


def _one_of(values: tuple[str, ...]) -> _Check:
    return lambda value: isinstance(value, str) and value in values, f"one of {', '.join(values)}"


def _or_none(check: _Check) -> _Check:
    holds, wanted = check
    return lambda value: value is None or holds(value), f"{wanted} or None"


_TEXT: _Check = _is_text, "a text"
_NUMBER: _Check = _is_whole_number, "a whole number"
_TRUTH: _Check = _is_truth, "True or False"
_BY_TYPE: Mapping[str, _Check] = {
    "str": _TEXT,
    "str | None": _or_none(_TEXT),
    "int | None": _or_none(_NUMBER),
    "bool": _TRUTH,
    "bool | None": _or_none(_TRUTH),
    "float": (_is_probability, "a number from 0 to 1"),
    "tuple[str, ...]": (_are_texts, "a tuple of texts"),
    "Sequence[SourceComment]": (_is_sequence, "a tuple or another sequence of comments, not read one by one"),
}
_OF_REPORTS = {one.name: _BY_TYPE[str(one.type)] for one in fields(SourceReport)}
_OF_COMMENTS = {one.name: _BY_TYPE[str(one.type)] for one in fields(SourceComment)} | {
    "kind": _one_of(COMMENT_KIND),
    "split": _one_of(COMMENT_SPLIT),
}
