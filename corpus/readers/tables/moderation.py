"""What a row says of its comment's moderation: spam, and what nobody let through, is left out as in exports."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from .cells import as_key, cell, says_nothing
from .column_names import bare, fold

if TYPE_CHECKING:
    from .cells import Row

_TRUE, _FALSE = ("true", "1", "yes", "t"), ("false", "0", "no", "f")
_FLAGS: Mapping[str, Mapping[str, str]] = {
    "isspam": dict.fromkeys(_TRUE, "spam"),
    "isdeleted": dict.fromkeys(_TRUE, "deleted"),
    "deleted": dict.fromkeys(_TRUE, "deleted"),
    "isapproved": dict.fromkeys(_FALSE, "unapproved"),
    # Plug-ins of WordPress keep their notes among the comments.
    "commenttype": {"ordernote": "order note", "actionlog": "action log"},
}
"""By the folded name of a column: which values say that a comment is left out, and why."""
_APPROVALS = frozenset(("approved", "approval", "approvalstatus"))
_STATES = frozenset(("status", "state"))
"""Columns whose values are words for what became of a comment, as those whose names begin with "moderation"."""
_OF_COMMENTS, _MODERATION = "comment", "moderation"
_WORDS: Mapping[str, tuple[str, ...]] = {
    "spam": ("spam", "likely spam", "marked as spam"),
    "trash": ("trash", "trashed", "post-trashed"),
    "deleted": ("deleted", "deleted by user", "user deleted"),
    "removed": ("removed", "removed by moderator"),
    "hidden": ("hidden",),
    "rejected": ("rejected", "declined", "disapproved", "denied", "blocked"),
    "unapproved": (
        "unapproved", "not approved", "hold", "held", "on hold", "held for review", "pending", "pending review",
        "pending approval", "pending moderation", "in moderation", "awaiting moderation", "awaiting approval", "queued",
        "premod", "system withheld", "withheld", "unpublished", "not published", "draft",
    ),
}  # fmt: skip
_SHOWN = frozenset((
    "approved", "approve", "accepted", "published", "publish", "public", "visible", "shown", "live", "active", "open",
    "closed", "ok", "ham", "normal", "edited", "flagged", "reported",
))  # fmt: skip
"""What stands in such a column of what readers see: they flag and report it there."""
_WHY = {fold(word): why for why, words in _WORDS.items() for word in words}
_LONGEST = 40
"""Characters of a value that says what became of a comment."""


def states_in(values: Mapping[str, Iterable[object]]) -> dict[str, frozenset[str]]:
    """Return what is said in the columns that may tell what became of comments, from some values of each column.

    >>> sorted(states_in({"Status": ["Approved", "SPAM", None], "text": ["Hi."]})["Status"])
    ['approved', 'spam']
    """
    return {
        name: frozenset(_said(value) for value in seen if not says_nothing(value))
        for name, seen in values.items()
        if _is_state(_key(name)) or _key(name) in _APPROVALS
    }


def flags_in(
    names: Iterable[str], states: Mapping[str, frozenset[str]] | None = None
) -> dict[str, Mapping[str, str]]:
    """Return the columns, of those named, that tell of moderation: which values say so, and why it is left out.

    Columns of other things are called "status" and "state" too. They are no such ones where they say anything else.

    Args:
        names: the columns.
        states: what is said in them (see `states_in`), as far as that is known.

    >>> sorted(flags_in(["text", "isSpam", "comment_approved", "status"]))
    ['comment_approved', 'isSpam', 'status']
    >>> flags_in(["status"], states_in({"status": ["retired", "removed"]}))
    {}
    """
    flags = {name: _telling(_key(name), (states or {}).get(name, frozenset())) for name in names}
    return {name: telling for name, telling in flags.items() if telling}


def why_left_out(row: Row, flags: Mapping[str, Mapping[str, str]]) -> str | None:
    """Return why the comment of a row is left out; None where it is not, or the columns say something else.

    >>> flags = flags_in(["isSpam", "isApproved", "status"])
    >>> why_left_out({"isSpam": True}, flags), why_left_out({"isSpam": "0", "isApproved": "false"}, flags)
    ('spam', 'unapproved')
    >>> why_left_out({"isSpam": False, "status": "Pending"}, flags)
    'unapproved'
    >>> why_left_out({"isSpam": None, "isApproved": "yes", "status": "published"}, flags) is None
    True
    """
    for name, telling in flags.items():
        if why := telling.get(_said(cell(row, name))):
            return why
    return None


def _telling(key: str, said: frozenset[str]) -> Mapping[str, str]:
    """Return the values by which a column of a name tells that a comment is left out, and why; none if it does not."""
    if key in _FLAGS:
        return _FLAGS[key]
    digits = said.intersection(("0", "1"))
    if key in _APPROVALS:
        known = said <= _SHOWN.union(_WHY, _TRUE, _FALSE)
        return {**_WHY, **dict.fromkeys(_FALSE, "unapproved")} if known else {}
    if not _is_state(key) or not said - digits <= _SHOWN.union(_WHY):
        return {}
    # By themselves, these may be numbers of any states; beside words, 0 is what WordPress writes of what it holds.
    return {**_WHY, "0": "unapproved"} if said > digits else {} if digits else _WHY


def _is_state(key: str) -> bool:
    return key in _STATES or key.startswith(_MODERATION)


@lru_cache(maxsize=10_000)
def _key(name: str) -> str:
    """Return the name of a column as it stands above.

    >>> _key("comment_is_spam"), _key("attributes.status"), _key("comment")
    ('isspam', 'status', 'comment')
    """
    key = fold(bare(name))
    return key if key in _FLAGS else key.removeprefix(_OF_COMMENTS) or key


def _said(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    written = as_key(value) or ""
    return _folded(written) if 0 < len(written) <= _LONGEST else written


@lru_cache(maxsize=10_000)
def _folded(written: str) -> str:
    """Return a word without its case and signs; a number keeps its own."""
    return fold(written) if any(map(str.isalpha, written)) else written
